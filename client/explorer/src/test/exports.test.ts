import { expect, test } from "vitest";
import { needed } from "../lib/exports";

const rules = { assessment: { persons: 1_000_000, sensitive: 10_000 }, contract_persons: 100_000, basis: "第七条、第八条" };

test("what one person more would need", () => {
	const path = (kind: "persons" | "sensitive", ...counted: number[]) => counted.map((count) => needed(rules, kind, BigInt(count)));
	expect(path("persons", 0, 99_998, 99_999, 999_998, 999_999)).toEqual(["Free", "Free", "Contract", "Contract", "Assessment"]);
	// A single person of whom it is sensitive needs the contract.
	expect(path("sensitive", 0, 9_998, 9_999)).toEqual(["Contract", "Contract", "Assessment"]);
});
