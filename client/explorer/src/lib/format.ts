/** Numbers, moments and days as people read them. */

import currencies from "../../../sdk/src/currencies.json";
import { lang, t } from "../i18n";

const locale = () => (lang.value === "zh" ? "zh-CN" : "en-GB");

/** The last moment that a calendar of the browser's knows, in milliseconds: ECMA-262, "Time Values and Time Range". */
const LAST_MS = 8.64e15;

/** Whether it is a moment that can be written as a date. */
export const isMoment = (ms: number): boolean => Math.abs(ms) <= LAST_MS;

/** The day that a moment falls in, in a zone. */
const dayIn = (ms: number, timeZone: string) =>
	new Intl.DateTimeFormat(locale(), { year: "numeric", month: "short", day: "numeric", timeZone }).format(ms);

/** Zones whose time is Beijing's, by IANA's names. */
const BEIJING = new Set(["Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "PRC"]);

/** A moment in the reader's zone, to the second, with the zone. */
export function moment(ms: number, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
	const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone } as const;
	const time = new Intl.DateTimeFormat(locale(), clock).format(ms);
	const parts = new Intl.DateTimeFormat(locale(), { ...clock, timeZoneName: "short" }).formatToParts(ms);
	const zone = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
	const named = lang.value === "en" ? zone : BEIJING.has(timeZone) ? t("time.beijing") : zone.replace("GMT", "UTC");
	return t("time.moment", { day: dayIn(ms, timeZone), time, zone: named });
}

/** The day of Beijing time that a moment falls in, which is the legal one in China. */
export const legalDay = (ms: number): string => dayIn(ms, "Asia/Shanghai");

const DAY_MS = 86_400_000;

/** A day that is recorded as a day, whatever the zone: days since 1970. */
export function day(days: number): string {
	if (!isMoment(days * DAY_MS)) return String(days);
	return dayIn(days * DAY_MS, "UTC");
}

/** Such a day as the chain records it, from its text: 2026-12-16. Of what is no day it is not a number, which nothing proves. */
export const days = (text: string): number => Date.parse(`${text}T00:00Z`) / DAY_MS;

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [["day", DAY_MS], ["hour", 3_600_000], ["minute", 60_000], ["second", 1000]];

/** How long ago, or in how long. */
export function ago(ms: number, now = Date.now()): string {
	const distance = ms - now;
	const [unit, size] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? (["second", 1000] as const);
	return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.trunc(distance / size), unit);
}

/** A length of time: 3 min 20 s. */
export function span(ms: number): string {
	const parts: string[] = [];
	let rest = Math.max(0, ms);
	for (const [unit, size] of UNITS) {
		const count = Math.floor(rest / size);
		rest -= count * size;
		if (count > 0) parts.push(new Intl.NumberFormat(locale(), { style: "unit", unit: unit as string, unitDisplay: "long" }).format(count));
	}
	return parts.slice(0, 2).join(lang.value === "zh" ? "" : " ") || new Intl.NumberFormat(locale(), { style: "unit", unit: "second", unitDisplay: "long" }).format(0);
}

/** Seconds with one decimal: 2.0 s. */
export const seconds = (ms: number): string =>
	new Intl.NumberFormat(locale(), { style: "unit", unit: "second", unitDisplay: "short", maximumFractionDigits: 1 }).format(ms / 1000);

export const count = (value: number | string): string => new Intl.NumberFormat(locale()).format(BigInt(value));

/** Minor units as the currency's major one, exact: no rounding, no floating point. */
export function amount(minor: number | string, decimals: number): string {
	const digits = BigInt(minor).toString().padStart(decimals + 1, "0");
	const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
	return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
}

/** The currencies that do not have two. */
const PLACES: Record<string, number> = currencies;

/** How many decimal places a currency has by ISO 4217, as the command line reads and writes amounts: `Intl` tells what people use of them, which is less. Null for one that is none. */
export const decimalsOf = (currency: string): number | null => (/^[A-Z]{3}$/.test(currency) ? (PLACES[currency] ?? 2) : null);

/** Bytes, in the unit that suits: 1.5 MiB. */
export function bytes(value: number | string): string {
	const units = ["B", "KiB", "MiB", "GiB", "TiB"];
	let size = Number(value);
	let unit = 0;
	for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
	return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: unit === 0 ? 0 : 1 }).format(size)} ${units[unit]}`;
}

/** An identifier's or a digest's two ends. */
export const short = (id: string, ends = 6): string => (id.length <= 2 * ends + 4 ? id : `${id.slice(0, ends + 4)}…${id.slice(-ends)}`);

/** The numbers of the bits that are set. */
export function bits(value: number | string): number[] {
	const set = BigInt(value);
	return Array.from({ length: 128 }, (_, bit) => bit).filter((bit) => ((set >> BigInt(bit)) & 1n) === 1n);
}
