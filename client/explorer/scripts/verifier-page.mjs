// Makes dist/verifier.html: one file with the script, the style and the wasm in it. Its policy allows these by their hashes,
// and nothing else: no network, no other script.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const { output } = [
	await build({
		configFile: at("../vite.config.ts"),
		root: at(".."),
		publicDir: false,
		logLevel: "warn",
		build: {
			write: false,
			emptyOutDir: false,
			cssCodeSplit: false,
			rollupOptions: { input: at("../src/verifier/main.tsx"), output: { format: "es", codeSplitting: false } },
		},
	}),
].flat()[0];

const script = output.find(({ type }) => type === "chunk").code.replaceAll("</script", "<\\/script");
const style = String(output.find(({ fileName }) => fileName.endsWith(".css")).source);
const wasm = readFileSync(at("../../verifier/js/hefu-verifier.wasm")).toString("base64");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
	"default-src 'none'",
	`script-src ${hash(script)} 'wasm-unsafe-eval'`,
	`style-src ${hash(style)}`,
	"base-uri 'none'",
	"form-action 'none'",
].join("; ");

writeFileSync(
	at("../dist/verifier.html"),
	`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hefu 合符</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script id="verifier-wasm" type="text/plain">${wasm}</script>
<script type="module">${script}</script>
</body>
</html>
`,
);
