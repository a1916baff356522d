import { expect, test } from "vitest";
import { amount, bits, bytes, short } from "../lib/format";
import { grouped } from "../lib/trust-text";

test("amounts are exact", () => {
	expect(amount("80050", 2)).toBe("800.50");
	expect(amount(5, 2)).toBe("0.05");
	expect(amount("340282366920938463463374607431768211455", 2)).toBe("3,402,823,669,209,384,634,633,746,074,317,682,114.55");
	expect(amount(1234567, 0)).toBe("1,234,567");
	expect(amount(0, 3)).toBe("0.000");
});

test("bits of a set", () => {
	expect(bits(0)).toEqual([]);
	expect(bits("36893488147419103232")).toEqual([65]);
	expect(bits(35)).toEqual([0, 1, 5]);
});

test("sizes, ends and groups", () => {
	expect(bytes(1023)).toBe("1,023 B");
	expect(bytes(52_428_800)).toBe("50 MiB");
	expect(short("0123456789abcdef0123456789abcdef")).toBe("0123456789…abcdef");
	expect(short("0x12")).toBe("0x12");
	expect(grouped("0x0123456789ab")).toBe("0123 4567 89ab");
});
