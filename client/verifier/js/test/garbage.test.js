// Whatever is given, the answer is a fact or a refusal in both languages; and the module neither stops nor grows.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { load } from "../hefu-verifier.js";
import { WASM, file, options, receipts, refusal, text, verifier } from "./files.js";

const trust = file("trust.hftr");

/** Numbers that are the same in each run (xorshift32). */
function* numbers(seed) {
	for (let x = seed; ; ) {
		x ^= x << 13;
		x ^= x >>> 17;
		x ^= x << 5;
		yield x >>> 0;
	}
}

test("files of another kind are called what they are", () => {
	const kinds = { "event.hfrc": "receipt", "event.json": "receipt", "trust.hftr": "trust", "trust.json": "trust", "handovers.hfho": "handovers", "handovers.json": "handovers" };
	for (const [name, kind] of Object.entries(kinds)) {
		assert.equal(verifier.identify(file(name)), kind);
		if (kind !== "receipt") {
			const error = refusal(() => verifier.verify(file(name), trust, options));
			assert.deepEqual([error.code, error.link], ["Form", "OtherFile"]);
		}
		if (kind !== "trust") {
			assert.equal(refusal(() => verifier.fingerprint(file(name))).code, "TrustFile");
		}
	}
});

test("garbage is refused, and not called anything", () => {
	const deep = `${"[".repeat(100_000)}`;
	for (const garbage of ["", "0x", "0xzz", "{}", '{"format":"hefu-receipt-1"}', '{"format":"hefu-receipt-9"}', "null", deep, `{"a":${deep}`, new Uint8Array(100_000), {}, []]) {
		assert.equal(refusal(() => verifier.verify(garbage, trust, options)).code, "Form");
		assert.equal(refusal(() => verifier.verify(file("event.hfrc"), garbage, options)).code, "TrustFile");
	}
	assert.equal(verifier.identify("{}"), null);
	assert.equal(verifier.identify(new Uint8Array(3)), null);
});

test("a file of 50 MB is refused at once", () => {
	const large = new Uint8Array(50_000_000);
	large.set(file("event.hfrc"));
	assert.equal(refusal(() => verifier.verify(large, trust, options)).code, "TooLarge");
	assert.equal(refusal(() => verifier.identify(large)).code, "TooLarge");
	const still = new Uint8Array(8 << 20);
	still.set(file("event.hfrc"));
	assert.equal(refusal(() => verifier.verify(still, trust, options)).link, "TrailingBytes");
});

test("random files and random changes of good ones stop nothing", () => {
	const random = numbers(0x48464643);
	const next = (below) => random.next().value % below;
	const names = Object.keys(receipts);
	const magics = ["HFRC\u0001", "HFHO\u0001", '{"format":"hefu-receipt-1",', ""].map((text) => new TextEncoder().encode(text));
	for (let i = 0; i < 1_000; i++) {
		let bytes;
		if (i % 3 === 0) {
			const magic = magics[next(magics.length)];
			bytes = new Uint8Array(magic.length + next(300)).map(() => next(256));
			bytes.set(magic);
		} else {
			const good = file(`${names[next(names.length)]}.${i % 3 === 1 ? "hfrc" : "json"}`);
			bytes = good.slice(0, next(8) === 0 ? next(good.length) : good.length);
			for (let changes = 1 + next(4); changes > 0 && bytes.length > 0; changes--) {
				bytes[next(bytes.length)] = next(256);
			}
		}
		verifier.identify(bytes);
		try {
			verifier.verify(bytes, trust, options);
		} catch (error) {
			assert.equal(error.name, "VerifierError", error.stack);
			assert.notEqual(error.code, "Internal", error.en);
		}
		try {
			verifier.renew(bytes, bytes, options);
		} catch (error) {
			assert.notEqual(error.code ?? "TypeError", "Internal", error.en);
		}
	}
});

test("arguments of a wrong type are the caller's fault", () => {
	for (const wrong of [undefined, null, 7]) {
		assert.throws(() => verifier.verify(wrong, trust, options), TypeError);
		assert.throws(() => verifier.fingerprint(wrong), TypeError);
	}
	for (const wrong of [undefined, {}, { ...options, nowMs: 1.5 }, { ...options, nowMs: -1 }, { ...options, maxTrustAgeMs: Infinity }, { ...options, maxFactAgeMs: "1" }]) {
		assert.throws(() => verifier.verify(file("event.hfrc"), trust, wrong), TypeError);
	}
	const unknown = { ...options, expect: { blok: 1 } };
	assert.equal(refusal(() => verifier.verify(file("event.hfrc"), trust, unknown)).code, "Options");
});

test("memory is given back", async () => {
	let memory;
	const { Instance } = WebAssembly;
	class Watched extends Instance {
		constructor(module) {
			super(module);
			memory = this.exports.memory;
		}
	}
	WebAssembly.Instance = Watched;
	const watched = await load(readFileSync(WASM));
	const round = () => {
		for (const name of Object.keys(receipts)) {
			watched.verify(file(`${name}.hfrc`), trust, options);
			watched.verify(text(`${name}.json`), text("trust.json"), options);
		}
		refusal(() => watched.verify("{}", trust, options));
		watched.renew(trust, file("handovers.hfho"), options);
		watched.identify(trust);
		refusal(() => watched.verify(file("event.hfrc"), new Uint8Array(9 << 20), options));
	};
	try {
		for (let i = 0; i < 20; i++) {
			round();
		}
		const before = memory.buffer.byteLength;
		for (let i = 0; i < 200; i++) {
			round();
		}
		assert.equal(memory.buffer.byteLength, before);
	} finally {
		WebAssembly.Instance = Instance;
	}
});
