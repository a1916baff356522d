// The two catalogues say the same, in their languages.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { calls, errors } from "../i18n/asked";
import { events, fields, words } from "../i18n/chain";
import { en } from "../i18n/en";
import { fill } from "../i18n/fill";
import { lang, t } from "../i18n";
import { zh } from "../i18n/zh";

const CHINESE = /[\u3400-\u9fff]/;
/** Latin letters of which Chinese text has its own use. */
const NAMES = /Hefu|hefu receipt (renew|verify)|hefu index|LEI|UTC|KiB|\.hfrc|\.hftr|\.json|\{\w+\}|HTTP|BLAKE3|SHA-256|SM3|ChaCha20|\bb、i、o\b/g;

const source = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? source(join(folder, entry.name)) : /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [],
	);
const files = source("src").filter((file) => !/i18n\/(en|zh|chain|asked)|test/.test(file));

test("both catalogues have the same keys and placeholders", () => {
	expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
	const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
	for (const key of Object.keys(en) as (keyof typeof en)[]) expect([key, placeholders(zh[key])]).toEqual([key, placeholders(en[key])]);
});

test("one is not many", () => {
	lang.value = "en";
	expect(t("all.none", { count: 1 })).toBe("1 fact, none verified yet");
	expect(t("all.none", { count: 2 })).toBe("2 facts, none verified yet");
	expect(t("check.older", { count: 1 })).toBe("1 older check is not shown.");
	expect(t("all.bad", { bad: 1, count: 2 })).toBe("1 of 2 facts does NOT hold");
	// As it is written for people, too.
	expect(t("validators.gap", { gap: "1" })).toBe("1 block behind the newest");
	expect(t("validators.gap", { gap: "1,001" })).toBe("1,001 blocks behind the newest");
	// No English noun follows a number as if there were always many.
	expect(Object.values(en).filter((text) => /\{(count|keys|gap|bad)\} [a-z]+s\b/.test(text))).toEqual([]);
	for (const text of [...Object.values(en), ...Object.values(zh)]) expect(fill(text, {})).not.toContain("|");
});

test("no English in the Chinese catalogue, no Chinese in the English one", () => {
	for (const [key, text] of Object.entries(en)) expect([key, CHINESE.test(text)]).toEqual([key, false]);
	for (const [key, text] of Object.entries(zh)) expect([key, /[A-Za-z]{2}/.test(text.replace(NAMES, ""))]).toEqual([key, false]);
	for (const [key, [english, chinese]] of Object.entries({ ...words, ...events, ...fields, ...calls, ...errors })) {
		expect([key, CHINESE.test(english)]).toEqual([key, false]);
		expect([key, /[A-Za-z]{2}/.test(chinese.replace(NAMES, ""))]).toEqual([key, false]);
	}
});

/** Half-width punctuation that belongs to a Chinese sentence: beside a Chinese character, a full-width sign or what is filled in. */
const HALF = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”…}]\s?[,:;?!()"]|[,:;?!()"]\s?[\u3400-\u9fff{]/;
/** What stands in quotes, without what is filled in between its parts. */
const literals = (text: string) => [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].map(([found]) => found.slice(1, -1).replaceAll("${", "{"));

test("Chinese has Chinese punctuation", () => {
	for (const half of ["好,", "好 (a)", "{a},好", "a:好", "“好”(b)"]) expect([half, HALF.test(half)]).toEqual([half, true]);
	for (const full of ["好，a:b", "好（a, b）", "12:30", "{a}好"]) expect([full, HALF.test(full)]).toEqual([full, false]);
	const chinese = source("src").filter((file) => !file.includes("test")).flatMap((file) => literals(readFileSync(file, "utf8"))).filter((text) => CHINESE.test(text));
	expect(chinese.length).toBeGreaterThan(700);
	expect(chinese.filter((text) => HALF.test(text))).toEqual([]);
});

test("every text is used", () => {
	const all = files.map((file) => readFileSync(file, "utf8")).join("\n");
	const unused = Object.keys(en).filter((key) => !all.includes(`"${key}"`) && !key.startsWith("theme."));
	expect(unused).toEqual([]);
});

test("pages have no text of their own", () => {
	for (const file of files.filter((name) => name.endsWith(".tsx"))) {
		const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
		const literals = [...text.matchAll(/>\s*([A-Za-z][A-Za-z ,.'’-]{3,})\s*<\//g)].map(([, found]) => found);
		expect([file, literals.filter((found) => !/^(hefu receipt verify FILE --trust TRUST)$|=>/.test(found!))]).toEqual([file, []]);
	}
});

test("every event and field of the newest version of the chain has its words", () => {
	const table = readFileSync("../../proofs/src/spec/v1.rs", "utf8");
	const [eventTable, rest] = table.split("storage: &[") as [string, string];
	const named = [...eventTable.matchAll(/pallet: "(\w+)", index: \d+, name: "(\w+)"/g)].map(([, pallet, name]) => `${pallet}.${name}`);
	expect(named.length).toBeGreaterThan(60);
	expect(named.filter((name) => !(name in events))).toEqual([]);
	const fieldNames = [...new Set([...table.matchAll(/\("([a-z_0-9]+)", &/g)].map(([, name]) => name!))].filter((name) => !/^\d+$/.test(name));
	expect(fieldNames.filter((name) => !(name in fields))).toEqual([]);
	// Errors of the runtime's own machinery are shown by their names.
	const machinery = /SP_RUNTIME|SP_ARITHMETIC|PROVING_TRIE/;
	const statics = rest.split(/^static /m).filter((part) => !machinery.test(part.slice(0, 40)));
	const cases = statics.flatMap((part) => [...part.matchAll(/Variant \{ index: \d+, name: "(\w+)"/g)].map(([, name]) => name!));
	// With a prefix: as parties.
	const shown = new Set(["Member", "Customer", "Key"]);
	expect([...new Set(cases)].filter((name) => !(name in words) && !shown.has(name))).toEqual([]);
});

test("every question to the state has its words", () => {
	const source = readFileSync("../../proofs/src/state/question.rs", "utf8").split("pub enum Question {")[1]!.split(/^}$/m)[0]!;
	const asked = [...source.matchAll(/^\t([A-Z]\w+)(?: \{|\(|,)/gm)].map(([, name]) => `Question.${name![0]!.toLowerCase()}${name!.slice(1)}`);
	expect(asked.length).toBeGreaterThan(48);
	expect(asked.filter((name) => !(name in words))).toEqual([]);
});

test("every event, call and error of the pallets whose rules are the law's, of the market and of money has its words", () => {
	for (const pallet of ["registration", "calendar", "rights", "exports", "operation", "catalogue", "settlement", "market", "metering", "anchors"]) {
		const source = readFileSync(`../../pallets/${pallet}/src/lib.rs`, "utf8");
		const name = pallet[0]!.toUpperCase() + pallet.slice(1);
		/** The cases of an enum: those at the depth of its own. */
		const cases = (head: string) => [...source.split(head)[1]!.split(/^\t}$/m)[0]!.matchAll(/^\t\t([A-Z]\w+)(?: \{|,)/gm)].map(([, found]) => found!);
		const asked = [...source.matchAll(/pub fn (\w+)\(\s*origin: OriginFor<T>/g)].map(([, found]) => found!);
		expect(asked.length).toBeGreaterThan(1);
		expect(cases("pub enum Error<T> {").length).toBeGreaterThan(10);
		expect(cases("pub enum Event<T: Config> {").map((found) => `${name}.${found}`).filter((found) => !(found in events))).toEqual([]);
		expect(cases("pub enum Error<T> {").map((found) => `${name}::${found}`).filter((found) => !(found in errors))).toEqual([]);
		expect(asked.map((found) => `${name}.${found}`).filter((found) => !(found in calls))).toEqual([]);
	}
});
