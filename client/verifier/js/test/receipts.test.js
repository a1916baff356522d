// What a receipt proves, and what none does.

import assert from "node:assert/strict";
import { test } from "node:test";

import { file, options, receipts, refusal, text, verifier } from "./files.js";

const trust = file("trust.hftr");
const verify = (receipt, more = {}) => verifier.verify(receipt, trust, { ...options, ...more });

test("every form of a receipt proves the same fact", () => {
	for (const name of Object.keys(receipts)) {
		const bytes = file(`${name}.hfrc`);
		const json = text(`${name}.json`);
		const hex = `0x${Buffer.from(bytes).toString("hex")}`;
		const expected = receipts[name].answer.ok;
		for (const form of [bytes, bytes.slice().buffer, json, file(`${name}.json`), JSON.parse(json), hex, hex.toUpperCase().replace("X", "x")]) {
			assert.deepEqual(verify(form), expected, name);
		}
		assert.deepEqual(verifier.verify(bytes, text("trust.json"), options), expected);
	}
});

test("an event is proven with its path to the block", () => {
	const fact = verify(file("event.hfrc"));
	assert.equal(fact.verified, true);
	assert.equal(fact.block.number, 1000);
	assert.deepEqual([fact.eventIndex, fact.event.pallet, fact.event.name], [3, "Registry", "DatasetRegistered"]);
	assert.match(fact.event.fields.dataset, /^hfds1/);
	assert.equal(fact.trust.fingerprint, verifier.fingerprint(trust));
	assert.deepEqual(Object.keys(fact.notProven).sort(), ["later", "trust", "truth"]);
	const receipt = JSON.parse(text("event.json"));
	for (const hash of receipt.claim.event.path.keys()) {
		const altered = structuredClone(receipt);
		altered.claim.event.path[hash] = `0x${"11".repeat(32)}`;
		assert.equal(refusal(() => verify(altered)).code, "NotInBlock");
	}
	receipt.claim.event.path.pop();
	assert.equal(refusal(() => verify(receipt)).code, "PathLength");
});

test("absence is not shown as presence, nor presence as absence", () => {
	const fact = verify(file("absence.hfrc"));
	assert.ok(fact.answers.length > 1 && fact.answers.every((answer) => answer.raw === null && answer.value === null));
	const there = verify(file("state.hfrc")).answers;
	assert.ok(there[0].raw !== null && there[1].raw === null);
	for (const name of ["absence", "state"]) {
		const receipt = JSON.parse(text(`${name}.json`));
		for (const [place, claimed] of receipt.claim.state.asked.entries()) {
			claimed.present = !claimed.present;
			assert.equal(refusal(() => verify(receipt)).code, claimed.present ? "Absent" : "Present", `${name} ${place}`);
			claimed.present = !claimed.present;
		}
		assert.equal(verify(receipt).verified, true);
	}
});

test("a true fact that is not the one that was shown is refused", () => {
	const of = (name, expect) => refusal(() => verify(file(`${name}.hfrc`), { expect })).code;
	assert.equal(of("state", { kind: "event" }), "OtherKind");
	assert.equal(of("event", { questions: ["council"] }), "OtherKind");
	assert.equal(of("event", { blockNumber: 1001 }), "OtherBlock");
	assert.equal(of("event", { eventIndex: 0 }), "OtherEvent");
	assert.equal(of("state", { questions: ["council"] }), "OtherQuestions");
	const { block, answers } = verify(file("state.hfrc"));
	const expect = { kind: "state", blockHash: block.hash, questions: answers.map((answer) => answer.question) };
	assert.equal(verify(file("state.hfrc"), { expect }).verified, true);
});

test("an old receipt in place of a young one, and an old trust file, are refused", () => {
	const { ageMs } = verify(file("state.hfrc"));
	assert.equal(verify(file("state.hfrc"), { maxFactAgeMs: ageMs }).ageMs, ageMs);
	const old = refusal(() => verify(file("state.hfrc"), { maxFactAgeMs: ageMs - 1 }));
	assert.deepEqual([old.code, old.mayHold], ["FactTooOld", true]);
	const trustAge = options.nowMs - verifier.trust(trust).dateMs;
	assert.equal(verify(file("event.hfrc"), { maxTrustAgeMs: trustAge }).verified, true);
	assert.equal(refusal(() => verify(file("event.hfrc"), { maxTrustAgeMs: trustAge - 1 })).code, "TrustTooOld");
});

test("another chain and a replaced authority set are refused", () => {
	const by = (name, other) => refusal(() => verifier.verify(file(`${name}.hfrc`), file(other), options));
	for (const name of Object.keys(receipts)) {
		const genesis = by(name, "other-genesis.hftr");
		assert.deepEqual([genesis.link, genesis.mayHold], ["OtherGenesis", true]);
		const replaced = by(name, "replaced.hftr");
		assert.deepEqual([replaced.link, replaced.mayHold], ["NotAuthority", false]);
	}
});

test("hand-overs lead to a new trust file", () => {
	const renewed = verifier.renew(trust, file("handovers.hfho"), options);
	assert.deepEqual([renewed.handovers, renewed.trust.setId], [1, 1]);
	assert.notEqual(renewed.trust.fingerprint, verifier.fingerprint(trust));
	for (const form of [renewed.bytes, renewed.json, JSON.parse(renewed.json)]) {
		assert.deepEqual(verifier.trust(form), renewed.trust);
	}
	assert.equal(verifier.verify(file("handover.hfrc"), renewed.bytes, options).handovers, 0);
	assert.equal(refusal(() => verifier.verify(file("event.hfrc"), renewed.bytes, options)).code, "TrustTooNew");
	assert.equal(refusal(() => verifier.renew(trust, file("event.hfrc"), options)).code, "HandoversFile");
	const early = refusal(() => verifier.renew(trust, file("handovers.json"), { nowMs: options.nowMs, maxTrustAgeMs: 0 }));
	assert.equal(early.code, "TrustTooOld");
});

test("the fingerprint is the file's, in every form", () => {
	const fingerprint = verifier.fingerprint(trust);
	assert.match(fingerprint, /^0x[0-9a-f]{64}$/);
	for (const form of [text("trust.json"), JSON.parse(text("trust.json")), file("trust.json")]) {
		assert.equal(verifier.fingerprint(form), fingerprint);
	}
	assert.notEqual(verifier.fingerprint(file("replaced.hftr")), fingerprint);
	const said = verifier.trust(trust);
	assert.deepEqual([said.setId, said.authorities.length, said.date], [0, 4, "2026-09-21T14:13:20Z"]);
});
