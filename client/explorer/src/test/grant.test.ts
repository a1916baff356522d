import { expect, test } from "vitest";
import { above, grantCase, held } from "../lib/grant";
import type { Grant, Holding } from "../lib/types";

const grant = (id: string, parent: string | null, more: object = {}) =>
	({ id, state: { dataset: "d", parent, revoked_ms: null, terms: { period: { from_ms: 0, until_ms: 100 } }, ...more } }) as unknown as Grant;
const known = (...of: Grant[]) => new Map(of.map((one) => [one.id, one]));

test("a line is whole from the parent to the first", () => {
	const [first, second, third] = [grant("1", null), grant("2", "1"), grant("3", "2")];
	expect(above(third, known(first, second, third))?.map(({ id }) => id)).toEqual(["2", "1"]);
	expect(above(third, known(second, third))).toBeNull();
	expect(above(first, known())).toEqual([]);
	expect(above(grant("4", "5"), known(grant("5", null, { dataset: "another" })))).toBeNull();
	expect(above(grant("6", "7"), known(grant("7", "6"), grant("6", "7")))).toBeNull();
});

test("it ends with those above it, and with the right that the first was made from", () => {
	const [first, second] = [grant("1", null), grant("2", "1")];
	expect(grantCase(second, [first], true, 50)).toBe("Live");
	expect(grantCase(second, [grant("1", null, { revoked_ms: 9 })], true, 50)).toBe("EndedAbove");
	expect(grantCase(second, [first], false, 50)).toBe("EndedAbove");
	expect(grantCase(second, [first], true, 100)).toBe("Ended");
	expect(grantCase(grant("2", "1", { revoked_ms: 9 }), [first], true, 50)).toBe("RevokedGrant");
});

test("where too little is known, no more is said than it says itself", () => {
	expect(grantCase(grant("2", "1"), null, null, 50)).toBe("ByItself");
	expect(grantCase(grant("1", null), [], null, 50)).toBe("ByItself");
	expect(held(undefined)).toBeNull();
	expect(held({ state: { until_ms: 10 } } as Holding, 10)).toBe(false);
	expect(held({ state: { until_ms: 10 } } as Holding, 9)).toBe(true);
});
