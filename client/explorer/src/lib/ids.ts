/** What a text can be: the kinds of identifiers, where their pages are, and what is wrong with one that is none. */

/** Prefix of an identifier, and the folder of its page. */
const FOLDERS: Record<string, string> = {
	hfmb: "members",
	hfcu: "customers",
	hfds: "datasets",
	hfgr: "grants",
	hffl: "filings",
	hfop: "operations",
	hfap: "public-register/applications",
	hfpd: "products",
	hfng: "negotiations",
	hfor: "orders",
	hfmt: "meters",
	hfan: "anchors",
	hfin: "instructions",
	hfbl: "bills",
	hflc: "licences",
};

/** The page of an identifier; null for one that has none. */
export function pageOf(id: string): string | null {
	const folder = FOLDERS[id.slice(0, 4)];
	return folder && id[4] === "1" ? `/${folder}/${id}` : null;
}

/** Characters that are none of an identifier's: letters of other scripts that look like Latin ones, full-width forms, invisible ones. */
export function strangers(text: string): { character: string; code: string; place: number }[] {
	return [...text]
		.map((character, place) => ({ character, code: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`, place: place + 1 }))
		.filter(({ character }) => !/^[\x00-\x7f]$/.test(character));
}

/** The alphabet of bech32m has no 1, b, i, o. */
const BODY = /^[023456789acdefghjklmnpqrstuvwxyz]{58}$/;

export type Fault = "stranger" | "form" | "kind" | null;

/** What is wrong with an identifier of this kind before any server is asked; its check digits are the server's to check. */
export function fault(id: string, prefix: string): Fault {
	if (strangers(id).length > 0) return "stranger";
	if (/^hf[a-z]{2}1/.test(id) && !id.startsWith(`${prefix}1`)) return "kind";
	return id.startsWith(`${prefix}1`) && BODY.test(id.slice(5)) ? null : "form";
}
