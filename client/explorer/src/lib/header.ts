/** A block's header by its hash: what is proven is the hash, and the header is what hashes to it. */

import { blake2b } from "@noble/hashes/blake2.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import type { Header } from "./node";

const bytes = (hex: string) => hexToBytes(hex.replace(/^0x/, ""));

/** SCALE's compact form of a number below 2^32, which block numbers and lengths are. */
export function compact(value: number): Uint8Array {
	if (value < 1 << 6) return Uint8Array.of(value << 2);
	if (value < 1 << 14) return Uint8Array.of(((value << 2) | 1) & 0xff, value >> 6);
	if (value < 2 ** 30) {
		const shifted = value * 4 + 2;
		return Uint8Array.of(shifted & 0xff, (shifted >>> 8) & 0xff, (shifted >>> 16) & 0xff, shifted >>> 24);
	}
	return Uint8Array.of(3, value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}

/** The hash of a block with this header. */
export function hashOf(header: Header): string {
	const encoded = concatBytes(
		bytes(header.parentHash),
		compact(Number.parseInt(header.number, 16)),
		bytes(header.stateRoot),
		bytes(header.extrinsicsRoot),
		compact(header.digest.logs.length),
		...header.digest.logs.map(bytes),
	);
	return `0x${bytesToHex(blake2b(encoded, { dkLen: 32 }))}`;
}

const little = (from: Uint8Array) => from.reduceRight((value, byte) => value * 256 + byte, 0);
const tag = (log: Uint8Array) => new TextDecoder().decode(log.subarray(1, 5));
const PRE_RUNTIME = 6;
const CONSENSUS = 4;

/** Of the digest: the slot, and the events' number and root (`DigestItem::Consensus(*b"HFEV", …)`). */
export function digestOf(header: Header): { slot: number | null; events: number | null; eventsRoot: string | null } {
	const logs = header.digest.logs.map(bytes);
	const aura = logs.find((log) => log[0] === PRE_RUNTIME && tag(log) === "aura");
	const receipts = logs.find((log) => log[0] === CONSENSUS && tag(log) === "HFEV");
	// After the tag, a length of one or two bytes; then version, genesis, spec version, time, number of leaves, root.
	const inner = receipts?.subarray(5 + ((receipts[5] ?? 0) % 4 === 0 ? 1 : 2));
	return {
		slot: aura ? little(aura.subarray(6, 14)) : null,
		events: inner ? little(inner.subarray(45, 49)) : null,
		eventsRoot: inner ? `0x${bytesToHex(inner.subarray(49, 81))}` : null,
	};
}

/** BLAKE2b-256 of a text as SCALE encodes it, under which the chain keeps what has a code of somebody else's making. */
export function digestOfText(text: string): string {
	const bytes = new TextEncoder().encode(text);
	return `0x${bytesToHex(blake2b(concatBytes(compact(bytes.length), bytes), { dkLen: 32 }))}`;
}
