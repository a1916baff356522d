/** What is printed on a certificate, against what the ledger says: field by field, and the ledger prevails. */

/** What is printed, in its order. */
export const PRINTED = ["code", "name", "dataset", "institution", "hold", "use", "operate", "issued", "until"] as const;
export type Printed = (typeof PRINTED)[number];

/** Of each field the texts that are right: one of them, or of a list of holders all. */
export type Ledger = Record<Printed, string[][]>;

export interface Comparison {
	field: Printed;
	typed: string;
	is: "Agrees" | "Differs" | "Unread";
}

const DAYS = new Set<Printed>(["issued", "until"]);
const LISTS = new Set<Printed>(["hold", "use", "operate"]);

/** Full-width forms, spaces and letters' cases make no difference; no more is forgiven. */
const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/** A day however it is written in numbers, as 2026-07-01. */
export function dayText(text: string): string | null {
	const [, year, month, day] = /^\D*(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?:\D|$)/.exec(text.normalize("NFKC").trim()) ?? [];
	if (!year || !month || !day || Number(month) > 12 || Number(day) > 31) return null;
	return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Names that stand in a list; a dash alone is nobody. */
const names = (text: string): string[] => text.split(/[、,，;；\n]/).map(plain).filter((name) => name !== "" && !/^[-—–]+$/.test(name));

function compare(field: Printed, typed: string, right: string[][]): Comparison["is"] {
	if (DAYS.has(field)) {
		const day = dayText(typed);
		if (day === null) return "Unread";
		return right.some((of) => of.includes(day)) ? "Agrees" : "Differs";
	}
	if (!LISTS.has(field)) return right.flat().some((text) => plain(text) === plain(typed)) ? "Agrees" : "Differs";
	// Each of the holders, by its name or its identifier, and nobody else.
	const typedNames = names(typed);
	const isNamed = (holder: string[]) => holder.some((text) => typedNames.includes(plain(text)));
	const isHolder = (name: string) => right.some((holder) => holder.some((text) => plain(text) === name));
	return right.every(isNamed) && typedNames.every(isHolder) ? "Agrees" : "Differs";
}

/** What was typed, field by field; what was left out is not compared. */
export const comparePrinted = (typed: Partial<Record<Printed, string>>, ledger: Ledger): Comparison[] =>
	PRINTED.flatMap((field) => {
		const text = typed[field]?.trim() ?? "";
		return text === "" ? [] : [{ field, typed: text, is: compare(field, text, ledger[field]) }];
	});

/**
 * The fields in a text that was copied from a certificate: a field's name in one of its languages or in all of them, and behind it in
 * the line, or in the next one, what stands there.
 */
export function readPrinted(text: string, labels: Record<Printed, string[]>): Partial<Record<Printed, string>> {
	const found: Partial<Record<Printed, string>> = {};
	const byLabel = new Map(PRINTED.flatMap((field) => [...labels[field], labels[field].join("")].map((label) => [plain(label), field])));
	let awaiting: Printed | undefined;
	for (const line of text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "")) {
		const [name, value] = split(line);
		const named = byLabel.get(plain(line)) ?? byLabel.get(plain(name));
		if (named === undefined && awaiting !== undefined) found[awaiting] ??= line;
		if (named !== undefined && value !== "") found[named] ??= value;
		awaiting = value === "" ? named : undefined;
	}
	const [code] = /SJ\d{13}(?!\d)/.exec(text.normalize("NFKC")) ?? [];
	if (code) found.code ??= code;
	const [dataset] = /hfds1[0-9a-z]{58}/.exec(text) ?? [];
	if (dataset) found.dataset ??= dataset;
	return found;
}

/** A line's name and value: by a colon, a tab, a full-width space or two spaces. */
function split(line: string): [string, string] {
	const at = /[:：\t\u3000]\s*|\s{2,}/.exec(line);
	return at ? [line.slice(0, at.index), line.slice(at.index + at[0].length)] : [line, ""];
}
