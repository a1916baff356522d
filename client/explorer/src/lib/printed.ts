/** What is printed, of a registration, against what the ledger says: field by field, and the ledger prevails. */

/** What is printed, in its order; which of it are days and lists of names; and what is known by its form wherever it stands. */
export interface Sheet<F extends string> {
	fields: readonly F[];
	days: ReadonlySet<F>;
	lists: ReadonlySet<F>;
	forms: readonly (readonly [F, RegExp])[];
}

const DATASET = /hfds1[0-9a-z]{58}/;

/** A certificate of registration of rights in data. */
export type Printed = "code" | "name" | "dataset" | "institution" | "hold" | "use" | "operate" | "issued" | "until";
export const CERTIFICATE: Sheet<Printed> = {
	fields: ["code", "name", "dataset", "institution", "hold", "use", "operate", "issued", "until"],
	days: new Set(["issued", "until"]),
	lists: new Set(["hold", "use", "operate"]),
	forms: [["code", /SJ\d{13}(?!\d)/], ["dataset", DATASET]],
};

/** What is given out of the public data register: the form of its codes is the register's. */
export type Entered = "code" | "name" | "dataset" | "institution" | "registrant" | "until";
export const ENTRY: Sheet<Entered> = {
	fields: ["code", "name", "dataset", "institution", "registrant", "until"],
	days: new Set(["until"]),
	lists: new Set(),
	forms: [["dataset", DATASET]],
};

/** Of each field the texts that are right: one of them, or of a list of holders all. */
export type Ledger<F extends string = Printed> = Record<F, string[][]>;

export interface Comparison<F extends string> {
	field: F;
	typed: string;
	is: "Agrees" | "Differs" | "Unread";
}

/** Full-width forms, spaces and letters' cases make no difference; no more is forgiven. */
const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/** A day however it is written in numbers, as 2026-07-01. */
export function dayText(text: string): string | null {
	const [, year, month, day] = /^\D*(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?:\D|$)/.exec(text.normalize("NFKC").trim()) ?? [];
	if (!year || !month || !day || Number(month) > 12 || Number(day) > 31) return null;
	return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** A day in China as it is printed. */
export const chinaDay = (ms: number): string => dayText(new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(ms)) ?? "";

/** Names that stand in a list; a dash alone is nobody. */
const names = (text: string): string[] => text.split(/[、,，;；\n]/).map(plain).filter((name) => name !== "" && !/^[-—–]+$/.test(name));

function compare<F extends string>({ days, lists }: Sheet<F>, field: F, typed: string, right: string[][]): Comparison<F>["is"] {
	if (days.has(field)) {
		const day = dayText(typed);
		if (day === null) return "Unread";
		return right.some((of) => of.includes(day)) ? "Agrees" : "Differs";
	}
	if (!lists.has(field)) return right.flat().some((text) => plain(text) === plain(typed)) ? "Agrees" : "Differs";
	// Each of the holders, by its name or its identifier, and nobody else.
	const typedNames = names(typed);
	const isNamed = (holder: string[]) => holder.some((text) => typedNames.includes(plain(text)));
	const isHolder = (name: string) => right.some((holder) => holder.some((text) => plain(text) === name));
	return right.every(isNamed) && typedNames.every(isHolder) ? "Agrees" : "Differs";
}

/** What was typed, field by field; what was left out is not compared. */
export const comparePrinted = <F extends string>(sheet: Sheet<F>, typed: Partial<Record<F, string>>, ledger: Ledger<F>): Comparison<F>[] =>
	sheet.fields.flatMap((field) => {
		const text = typed[field]?.trim() ?? "";
		return text === "" ? [] : [{ field, typed: text, is: compare(sheet, field, text, ledger[field]) }];
	});

/**
 * The fields in a text that was copied from one: a field's name in one of its languages or in all of them, and behind it in
 * the line, or in the next one, what stands there.
 */
export function readPrinted<F extends string>({ fields, forms }: Sheet<F>, text: string, labels: Record<F, string[]>): Partial<Record<F, string>> {
	const found: Partial<Record<F, string>> = {};
	const byLabel = new Map(fields.flatMap((field) => [...labels[field], labels[field].join("")].map((label) => [plain(label), field] as const)));
	let awaiting: F | undefined;
	for (const line of text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "")) {
		const [name, value] = split(line);
		const named = byLabel.get(plain(line)) ?? byLabel.get(plain(name));
		if (named === undefined && awaiting !== undefined) found[awaiting] ??= line;
		if (named !== undefined && value !== "") found[named] ??= value;
		awaiting = value === "" ? named : undefined;
	}
	for (const [field, form] of forms) {
		const [of] = form.exec(text.normalize("NFKC")) ?? [];
		if (of) found[field] ??= of;
	}
	return found;
}

/** A line's name and value: by a colon, a tab, a full-width space or two spaces. */
function split(line: string): [string, string] {
	const at = /[:：\t\u3000]\s*|\s{2,}/.exec(line);
	return at ? [line.slice(0, at.index), line.slice(at.index + at[0].length)] : [line, ""];
}
