/** What state a licence is in at a moment, worked out from its recorded changes as the chain does it. */

interface Change {
	status: string;
	from_ms: number;
}

const LIVE = new Set(["Valid", "Suspended"]);

/** Null: not issued, or not in force, at that moment. */
export function statusAt(changes: Change[], validFromMs: number, validUntilMs: number | null, ms: number): string | null {
	const recorded = changes.filter(({ from_ms }) => from_ms <= ms).at(-1)?.status;
	if (recorded === undefined) return null;
	if (!LIVE.has(recorded)) return recorded;
	if (validUntilMs !== null && ms >= validUntilMs) return "Lapsed";
	return ms >= validFromMs ? recorded : null;
}
