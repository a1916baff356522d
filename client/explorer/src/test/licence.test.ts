import { expect, test } from "vitest";
import { statusAt } from "../lib/licence";

const changes = [
	{ status: "Valid", from_ms: 100 },
	{ status: "Suspended", from_ms: 200 },
	{ status: "Valid", from_ms: 300 },
	{ status: "Revoked", from_ms: 400 },
];

test("the state at a moment is that of the last change before it", () => {
	const at = (ms: number) => statusAt(changes, 150, null, ms);
	expect([99, 100, 149, 150, 199, 200, 299, 300, 399, 400, 999].map(at)).toEqual([
		null, null, null, "Valid", "Valid", "Suspended", "Suspended", "Valid", "Valid", "Revoked", "Revoked",
	]);
});

test("what is live lapses at its end; what ended before stays so", () => {
	expect(statusAt(changes.slice(0, 1), 100, 250, 249)).toBe("Valid");
	expect(statusAt(changes.slice(0, 1), 100, 250, 250)).toBe("Lapsed");
	expect(statusAt(changes.slice(0, 2), 100, 250, 250)).toBe("Lapsed");
	expect(statusAt(changes, 100, 250, 500)).toBe("Revoked");
});
