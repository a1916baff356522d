// The module itself: its size, what it needs, and how it is loaded.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { VerifierError, load } from "../hefu-verifier.js";
import { WASM, file, options, verifier } from "./files.js";

const bytes = readFileSync(WASM);
const kib = (count) => `${(count / 1024).toFixed(1)} KiB`;

test("it is small", (t) => {
	t.diagnostic(`hefu-verifier.wasm: ${kib(bytes.length)}, ${kib(gzipSync(bytes).length)} compressed`);
	assert.ok(bytes.length < 300 * 1024, kib(bytes.length));
});

test("it needs nothing, and names no machine", () => {
	const module = new WebAssembly.Module(bytes);
	assert.deepEqual(WebAssembly.Module.imports(module), []);
	assert.deepEqual(WebAssembly.Module.customSections(module, "name"), []);
	assert.ok(!bytes.includes("/.cargo/"), "a path of the machine that built it");
});

test("it is loaded from bytes, a module, and a server's answer", async () => {
	const answer = new Response(bytes, { headers: { "content-type": "application/wasm" } });
	for (const source of [bytes, new Uint8Array(bytes).buffer, new WebAssembly.Module(bytes), answer, Promise.resolve(new Response(bytes))]) {
		const loaded = await load(source);
		assert.equal(loaded.verify(file("event.hfrc"), file("trust.hftr"), options).verified, true);
	}
});

test("what is not the verifier is not loaded", async () => {
	const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
	for (const source of [empty, new Uint8Array(4), bytes.subarray(0, 1000), new Response("", { status: 404 }), new Response("<html>")]) {
		await assert.rejects(load(source), (error) => error instanceof VerifierError && error.code === "NotTheVerifier");
	}
});

test("a module that stops is begun anew", () => {
	const { Instance } = WebAssembly;
	let stops = true;
	WebAssembly.Instance = class extends Instance {
		get exports() {
			const { hefu_identify, ...rest } = super.exports;
			return {
				...rest,
				hefu_identify: (...places) => {
					if (stops) {
						throw new WebAssembly.RuntimeError("unreachable");
					}
					return hefu_identify(...places);
				},
			};
		}
	};
	return load(bytes)
		.then((loaded) => {
			assert.throws(() => loaded.identify("{}"), (error) => error.code === "Internal" && /中止/.test(error.zh));
			stops = false;
			assert.equal(loaded.identify(file("trust.hftr")), "trust");
		})
		.finally(() => {
			WebAssembly.Instance = Instance;
		});
});

test("two verifiers do not know each other", async () => {
	const other = await load(bytes);
	assert.equal(other.fingerprint(file("trust.hftr")), verifier.fingerprint(file("trust.hftr")));
});
