// The module answers as the same code does natively: to each receipt, and to each with one byte altered.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { VerifierError } from "../hefu-verifier.js";
import { canonical, file, options, receipts, verifier } from "./files.js";

const trust = file("trust.hftr");

/** The answer, as the module gave it. */
function answer(receipt) {
	try {
		return { ok: verifier.verify(receipt, trust, options) };
	} catch (error) {
		assert.ok(error instanceof VerifierError);
		const { code, link, en, zh, next, mayHold } = error;
		return { error: { code, link, en, zh, next, mayHold } };
	}
}

for (const [name, native] of Object.entries(receipts)) {
	test(`${name}: every byte`, () => {
		const bytes = file(`${name}.hfrc`);
		const whole = answer(bytes);
		assert.deepEqual(whole, native.answer);
		const hash = createHash("sha256");
		for (const place of bytes.keys()) {
			const altered = bytes.slice();
			altered[place] ^= 1 << (place % 8);
			const given = answer(altered);
			if (given.ok) {
				// Where nothing is, another question may be answered by the same nodes: another absence, as true.
				const known = whole.ok.answers?.map(canonical);
				const absent = given.ok.answers?.every((one) => one.raw === null || known.includes(canonical(one)));
				assert.ok(absent, `byte ${place} of ${name} was altered, and nobody noticed`);
			}
			const said = Buffer.from(canonical(given));
			const length = Buffer.alloc(4);
			length.writeUInt32LE(said.length);
			hash.update(length).update(said);
		}
		assert.equal(hash.digest("hex"), native.altered);
	});
}
