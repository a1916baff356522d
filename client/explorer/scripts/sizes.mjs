// Prints what each page loads of script, compressed, and refuses more than 250 KiB. Also compresses the files beside
// themselves, as the server gives them.

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const MOST = 250 * 1024;

const assets = readdirSync(`${dist}assets`).filter((name) => /\.(js|css|wasm)$/.test(name));
const sizes = new Map();
for (const name of assets) {
	const bytes = readFileSync(`${dist}assets/${name}`);
	const gzip = gzipSync(bytes, { level: 9 });
	writeFileSync(`${dist}assets/${name}.gz`, gzip);
	writeFileSync(`${dist}assets/${name}.br`, brotliCompressSync(bytes));
	sizes.set(name, gzip.length);
}

// What a chunk imports, at once or (import(…)) later.
const imports = (name, later) => {
	const text = readFileSync(`${dist}assets/${name}`, "utf8");
	const pattern = later ? /import\([`"']\.\/([^`"']+\.js)[`"']\)/g : /(?:from|import)\s*[`"']\.\/([^`"']+\.js)[`"']/g;
	return [...text.matchAll(pattern)].map(([, found]) => found);
};
const closure = (names, seen = new Set()) => {
	for (const name of names) {
		if (!seen.has(name)) {
			seen.add(name);
			closure(imports(name, false), seen);
		}
	}
	return seen;
};
const sum = (names) => [...names].reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

const entry = /assets\/([^"]+\.js)/.exec(readFileSync(`${dist}index.html`, "utf8"))[1];
let worst = 0;
for (const page of imports(entry, true)) {
	const at = closure([entry, page]);
	// What the page loads by itself afterwards: the home page follows the chain's head.
	const later = closure(imports(page, true), new Set(at));
	const size = sum(later);
	worst = Math.max(worst, size);
	console.log(`${page.replace(/-[^-]*\.js$/, "").padEnd(16)} ${kib(sum(at)).padStart(10)} at once, ${kib(size).padStart(10)} in all`);
}
const wasm = assets.find((name) => name.endsWith(".wasm"));
console.log(`${"the verifier".padEnd(16)} ${kib(sizes.get(wasm)).padStart(10)} of wasm, when it is needed`);
console.log(`${"verifier.html".padEnd(16)} ${kib(statSync(`${dist}verifier.html`).size).padStart(10)}, one file`);
if (worst > MOST) throw new Error(`a page loads ${kib(worst)} of script; at most ${kib(MOST)} are allowed`);
