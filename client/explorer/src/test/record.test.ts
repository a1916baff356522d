import { readFileSync } from "node:fs";
import type { Fact } from "hefu-verifier";
import { expect, test } from "vitest";
import { phaseOf, unknownTo } from "../lib/record";
import type { ChainEvent } from "../lib/types";

const success = "0x000200000000000000";
const failed = "0x000200000000010300";
const vote = "0x00020000000601aa";

const fact = (record: string, en = "no domain event") => ({ record, notDescribed: { en, zh: "" } }) as unknown as Fact;
const event = (pallet: string, name: string) => ({ pallet, name }) as ChainEvent;

test("which transaction emitted an event", () => {
	expect(phaseOf(success)).toBe(2);
	expect(phaseOf("0x00010200000000")).toBe(0x201);
	expect(phaseOf("0x01fe00")).toBeNull();
	expect(phaseOf("0x02fe00")).toBeNull();
});

test("what ends a transaction is known by its bytes", () => {
	expect(unknownTo(fact(success), event("System", "ExtrinsicSuccess"))).toEqual({ whole: true, differences: [] });
	expect(unknownTo(fact(failed), event("System", "ExtrinsicFailed")).whole).toBe(true);
	expect(unknownTo(fact(failed), event("System", "ExtrinsicSuccess")).differences).toHaveLength(1);
	expect(unknownTo(fact(vote), event("System", "ExtrinsicSuccess")).differences).toHaveLength(1);
	expect(unknownTo(fact(success), event("Council", "Voted")).differences).toHaveLength(1);
});

test("no record without words passes for an event that the verifier would describe", () => {
	expect(unknownTo(fact(vote), event("Council", "Voted"))).toEqual({ whole: false, differences: [] });
	expect(unknownTo(fact(vote), event("Bills", "Issued")).differences).toHaveLength(1);
	// Of a newer version of the chain it may be so: then it is not told, and not called proven.
	expect(unknownTo(fact(vote, "newer than is known here"), event("Bills", "Issued"))).toEqual({ whole: false, differences: [] });
});

test("the pallets that the verifier describes are those of its newest version", () => {
	const table = readFileSync("../../proofs/src/spec/v1.rs", "utf8").split("storage: &[")[0]!;
	const pallets = new Set([...table.matchAll(/pallet: "(\w+)", index/g)].map(([, pallet]) => pallet!));
	expect(pallets.size).toBeGreaterThan(8);
	for (const pallet of pallets) expect([pallet, unknownTo(fact(vote), event(pallet, "Anything")).differences.length]).toEqual([pallet, 1]);
});
