import { expect, test } from "vitest";
import { lang } from "../i18n";
import { regionName } from "../i18n/regions";
import { amount, bits, bytes, days, decimalsOf, moment, short, span } from "../lib/format";
import { grouped } from "../lib/trust-text";

test("amounts are exact", () => {
	expect(amount("80050", 2)).toBe("800.50");
	expect(amount(5, 2)).toBe("0.05");
	expect(amount("340282366920938463463374607431768211455", 2)).toBe("3,402,823,669,209,384,634,633,746,074,317,682,114.55");
	expect(amount(1234567, 0)).toBe("1,234,567");
	expect(amount(0, 3)).toBe("0.000");
});

test("a currency has the decimal places of the standard, not those of Intl", () => {
	expect(["CNY", "JPY", "KWD", "CLF"].map(decimalsOf)).toEqual([2, 0, 3, 4]);
	expect(["HUF", "IDR", "IQD", "KPW"].map(decimalsOf)).toEqual([2, 2, 3, 2]);
	expect(["", "cny", "CN", "元"].map(decimalsOf)).toEqual([null, null, null, null]);
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

test("a moment in each language, with its zone", () => {
	lang.value = "zh";
	expect(moment(1_790_000_000_000, "Asia/Shanghai")).toBe("2026年9月21日 22:13:20（北京时间）");
	expect(moment(1_790_000_000_000, "Europe/Berlin")).toBe("2026年9月21日 16:13:20（UTC+2）");
	expect(moment(1_790_000_000_000, "UTC")).toBe("2026年9月21日 14:13:20（UTC）");
	// Midnight is the day's beginning.
	expect(moment(Date.UTC(2026, 0, 1), "UTC")).toBe("2026年1月1日 00:00:00（UTC）");
	expect(span(200_000)).toBe("3分钟20秒钟");
	lang.value = "en";
	expect(moment(1_790_000_000_000, "Asia/Shanghai")).toBe("21 Sept 2026, 22:13:20 GMT+8");
	expect(moment(Date.UTC(2026, 0, 1), "UTC")).toBe("1 Jan 2026, 00:00:00 UTC");
	expect(span(200_000)).toBe("3 minutes 20 seconds");
});

test("a region is a province, or a place within one", () => {
	lang.value = "en";
	expect([440000, 440300, 440304, 990000].map(regionName)).toEqual(["Guangdong", "440300, in Guangdong", "440304, in Guangdong", "990000"]);
	lang.value = "zh";
	expect([440000, 440300].map(regionName)).toEqual(["广东省", "广东省内 440300"]);
	lang.value = "en";
});

test("a day that is told as text is the number that the chain records", () => {
	expect(days("1970-01-02")).toBe(1);
	expect(days("2026-12-16")).toBe(20_803);
	expect(days("soon")).toBeNaN();
});
