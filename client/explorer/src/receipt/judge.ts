/** What a file is that somebody drops, and what it proves. */

import { MAX_TRUST_AGE_MS, VerifierError, type Fact, type TrustInfo, type Verifier } from "hefu-verifier";

/** Receipts are a few KiB, after many hand-overs some hundred; what is larger is none and is not read. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

export type Judged =
	| { is: "fact"; fact: Fact }
	| { is: "trust"; info: TrustInfo; file: Uint8Array }
	| { is: "handovers" }
	| { is: "tooLarge"; size: number }
	| { is: "empty" }
	| { is: "unknown" }
	| { is: "noTrust" }
	| { is: "error"; error: VerifierError };

/** Judges a file by a trust file; without one, a receipt is `noTrust`. */
export async function judge(file: Blob, verifier: Verifier, trust: string | Uint8Array | null): Promise<Judged> {
	if (file.size > MAX_FILE_BYTES) return { is: "tooLarge", size: file.size };
	if (file.size === 0) return { is: "empty" };
	const bytes = new Uint8Array(await file.arrayBuffer());
	try {
		const kind = verifier.identify(bytes);
		if (kind === null) return { is: "unknown" };
		if (kind === "handovers") return { is: "handovers" };
		if (kind === "trust") return { is: "trust", info: verifier.trust(bytes), file: bytes };
		if (trust === null) return { is: "noTrust" };
		return { is: "fact", fact: verifier.verify(bytes, trust, { nowMs: Date.now(), maxTrustAgeMs: MAX_TRUST_AGE_MS }) };
	} catch (error) {
		if (error instanceof VerifierError) return { is: "error", error };
		throw error;
	}
}
