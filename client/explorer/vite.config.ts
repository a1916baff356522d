import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const verifier = (file: string) => fileURLToPath(new URL(`../verifier/js/${file}`, import.meta.url));

export default defineConfig({
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	resolve: {
		alias: [
			{ find: /^hefu-verifier$/, replacement: verifier("hefu-verifier.js") },
			{ find: /^hefu-verifier\/wasm/, replacement: verifier("hefu-verifier.wasm") },
		],
	},
	build: {
		target: "es2022",
		// No inline scripts or styles: the server's policy forbids them. No data: URLs for the same reason.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
	},
	server: {
		fs: { allow: [".", "../verifier/js", "../sdk/src/currencies.json"] },
		// In development: `hefu index` beside `npm run dev`.
		proxy: { "/api": "http://127.0.0.1:8080", "/trust.json": "http://127.0.0.1:8080" },
	},
});
