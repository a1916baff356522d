/**
 * A file: its bytes as they are (the SCALE form, or the JSON form's text), a text in JSON, `0x` and hex of the SCALE form
 * (as a node answers), or the parsed JSON form.
 */
export type File = Uint8Array | ArrayBuffer | string | object;

/** The same in both languages. */
export interface Text {
	en: string;
	zh: string;
}

/** A question to the state, such as `{ dataset: "hfds1…" }` or `"council"`. */
export type Question = string | Record<string, unknown>;

/** By what a receipt is judged, besides the trust file. All times are milliseconds since 1970 UTC. */
export interface Limits {
	/** The reader's time: `Date.now()`. */
	nowMs: number;
	/** The most that the trust file may be older: `MAX_TRUST_AGE_MS`, unless the consortium says otherwise. */
	maxTrustAgeMs: number;
}

export interface Options extends Limits {
	/** The most that the fact may be older (`FactTooOld`): against an old receipt in place of a young one. */
	maxFactAgeMs?: number;
	/**
	 * What the receipt has to be of, so that it proves what was shown and not something else that is true too:
	 * `OtherKind`, `OtherBlock`, `OtherEvent`, `OtherQuestions`.
	 */
	expect?: {
		kind?: "event" | "state";
		blockNumber?: number;
		blockHash?: string;
		eventIndex?: number;
		questions?: Question[];
	};
}

/** What a trust file (信任文件) says. */
export interface TrustInfo {
	/** What people compare: BLAKE2b-256 of the SCALE form, as `0x` and hex. The same for every form of one file. */
	fingerprint: string;
	/** The chain: hash of its first block. */
	genesis: string;
	/** Number of the authority set. */
	setId: number;
	/** The authorities' keys. */
	authorities: string[];
	/** As at when, such as `2026-03-01T12:30:05Z`. */
	date: string;
	dateMs: number;
}

/** A proven fact (已证事实), as `hefu receipt verify --output json` prints it, with texts for people in both languages. */
export interface Fact {
	verified: true;
	/** The chain: hash of its first block. */
	genesis: string;
	/** The fact is as at this block, and no later. */
	block: { number: number; hash: string; nowMs: number; specVersion: number; setId: number };
	/** Of an event: its number in the block, from 0. */
	eventIndex?: number;
	/** Of an event: the raw record. */
	record?: string;
	/** Of an event: what the record says. */
	event?: { pallet: string; name: string; fields: unknown };
	/** Of the state: an answer to each question. `raw` is null where the state held nothing. */
	answers?: { question: Question; key: string; raw: string | null; value?: unknown }[];
	/** Why it is proven but not put into words, if so. */
	notDescribed?: Text;
	/** How long ago the block was. */
	ageMs: number;
	/** How many hand-overs lead from the trust file's authority set to the block's. */
	handovers: number;
	trust: TrustInfo & { ageMs: number };
	/** What is not proven, and has to be said beside what is. */
	notProven: { later: Text; trust: Text; truth: Text };
}

/** A trust file that hand-overs lead to. */
export interface Renewed {
	trust: TrustInfo;
	/** How many hand-overs were followed. */
	handovers: number;
	/** The new trust file in its SCALE form. */
	bytes: Uint8Array;
	/** The same in its JSON form. */
	json: string;
}

/** Why there is no fact; its message is in English. */
export class VerifierError extends Error {
	/**
	 * Its name, which never changes. Of a receipt: those of `hefu_proofs::Error` (`NotInBlock`, `Block`, `TrustTooOld`, …),
	 * `FactTooOld`, and the four of `Options.expect`. Of files: `Form`, `TrustFile`, `HandoversFile`, `TooLarge`. Of
	 * the page: `Options`, `NotTheVerifier`, `Internal`.
	 */
	code: string;
	/** What is wrong with the block, the hand-over or the file that the code speaks of: `OtherGenesis`, `BadSignature`, … */
	link: string | null;
	en: string;
	zh: string;
	/** What to do about it. */
	next: Text;
	/** Whether the receipt may well hold, by another trust file or another verifier: then do not call it false. */
	mayHold: boolean;
}

/** Verifies receipts (凭证), at once and with no network. Throws nothing but `VerifierError`, and `TypeError` for arguments of a wrong type. */
export class Verifier {
	private constructor();
	/** The fact that a receipt proves to whoever relies on this trust file. */
	verify(receipt: File, trust: File, options: Options): Fact;
	/** The fingerprint (指纹) of a trust file, which people compare. */
	fingerprint(trust: File): string;
	/** What a trust file says. */
	trust(trust: File): TrustInfo;
	/** The trust file that hand-overs (交接) lead to from this one. Its date is that of the last of them. */
	renew(trust: File, handovers: File, limits: Limits): Renewed;
	/** What a file is by its form alone, for one that somebody drops; null: none of these. */
	identify(file: File): "receipt" | "trust" | "handovers" | null;
}

/** How old a trust file may be at most, unless the consortium says otherwise: 90 days. */
export const MAX_TRUST_AGE_MS: number;

/** Compiles hefu-verifier.wasm, which the caller brings: its bytes, an answer of `fetch`, or a module. */
export function load(
	source: BufferSource | WebAssembly.Module | Response | PromiseLike<BufferSource | WebAssembly.Module | Response>,
): Promise<Verifier>;
