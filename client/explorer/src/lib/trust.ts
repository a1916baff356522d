/**
 * The trust file by which this page verifies. The server offers one; it is used once the reader has compared its fingerprint
 * and said so, and kept in this browser from then on. Another one that is offered later is not taken, and said aloud.
 */

import { signal } from "@preact/signals";
import type { TrustInfo } from "hefu-verifier";
import { verifier } from "./verifier";

const PLACE = "hefu.trust";
/** Trust files of even a thousand validators are smaller. */
const MAX_BYTES = 256 * 1024;

export interface Trust {
	/** The file: its JSON form, or its SCALE form in hex. */
	file: string;
	info: TrustInfo;
}

export interface Known {
	/** The one that is verified by. */
	pinned: Trust | null;
	/** Another one that is offered: by the server, or by the reader, who has it from elsewhere. */
	offered: (Trust & { by: "server" | "reader" }) | null;
	/** The server was asked, and what is above is known. */
	asked: boolean;
}

export const trust = signal<Known>({ pinned: null, offered: null, asked: false });
/** The page that asks for the comparison is open. */
export const comparing = signal(false);

async function read(file: string): Promise<Trust> {
	return { file, info: (await verifier()).trust(file) };
}

/** A trust file as text: JSON as it is, SCALE in hex. */
function textOf(bytes: Uint8Array): string {
	const text = new TextDecoder().decode(bytes);
	return text.trimStart().startsWith("{") ? text : `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const kept = (): string | null => {
	try {
		return localStorage.getItem(PLACE);
	} catch {
		return null;
	}
};

async function served(): Promise<string | null> {
	try {
		const response = await fetch("/trust.json", { cache: "no-store" });
		// Where the server has none it may answer with the page itself.
		if (!response.ok || response.headers.get("content-type")?.startsWith("text/html")) return null;
		const bytes = new Uint8Array(await response.arrayBuffer());
		return bytes.length < MAX_BYTES ? textOf(bytes) : null;
	} catch {
		return null;
	}
}

let finding: Promise<void> | null = null;

/** Reads what was kept and asks the server for its own, once. */
export const findTrust = (): Promise<void> => (finding ??= find());

async function find(): Promise<void> {
	const [own, offer] = await Promise.all([attempt(kept()), served().then(attempt)]);
	const same = own && offer && own.info.fingerprint === offer.info.fingerprint;
	trust.value = { pinned: own, offered: same || !offer ? null : { ...offer, by: "server" }, asked: true };
}

/** A file that cannot be read is none. */
async function attempt(file: string | null): Promise<Trust | null> {
	if (file === null) return null;
	try {
		return await read(file);
	} catch {
		return null;
	}
}

/** Verifies by this one from now on: the reader has compared its fingerprint. */
export function pin(chosen: Trust): void {
	try {
		localStorage.setItem(PLACE, chosen.file);
	} catch {
		// A browser that keeps nothing asks again at the next visit.
	}
	const { offered } = trust.value;
	const still = offered && offered.info.fingerprint !== chosen.info.fingerprint ? offered : null;
	trust.value = { pinned: chosen, offered: still, asked: true };
}

/** Forgets it: the next verification asks for the comparison again. */
export function unpin(): void {
	localStorage.removeItem(PLACE);
	const { pinned, offered } = trust.value;
	trust.value = { pinned: null, offered: offered ?? (pinned && { ...pinned, by: "reader" }), asked: true };
}

/** What the reader brought is none, or not wanted: the one before it is offered no more. */
export function withdraw(): void {
	if (trust.value.offered?.by === "reader") trust.value = { ...trust.value, offered: null };
}

/** A trust file that the reader brought, in either form. Throws the verifier's error. */
export async function offer(bytes: Uint8Array): Promise<void> {
	const brought = await read(textOf(bytes));
	// The one that is verified by already is no other.
	if (brought.info.fingerprint === trust.value.pinned?.info.fingerprint) return;
	trust.value = { ...trust.value, offered: { ...brought, by: "reader" } };
}
