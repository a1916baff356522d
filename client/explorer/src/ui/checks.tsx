/** The claims of a page, and the checking of them. */

import { signal, type Signal } from "@preact/signals";
import { createContext, type ComponentChildren } from "preact";
import { useContext, useLayoutEffect, useMemo } from "preact/hooks";
import { books, findBooks } from "../lib/books";
import {
	checkBlock, checkEvent, checkState, failure, FRESH_MS, keyOf, stale, type Claim, type Means, type Outcome, type StateClaim,
} from "../lib/claims";
import { findNames, names } from "../lib/directory";
import { findNetwork } from "../lib/network";
import { comparing, findTrust, trust } from "../lib/trust";
import { DataContext, usePageData, type Loaded } from "./data";

export type Check = { is: "unchecked" } | { is: "checking" } | Outcome;

export interface Entry {
	claim: Claim;
	check: Signal<Check>;
	/** How many places show it. */
	places: number;
	/** It stands beside something else, and is checked with whatever is checked. */
	beside: boolean;
}

const isBad = ({ is }: Check) => is === "lie" || is === "refused";

export class Checks {
	readonly #entries = new Map<string, Entry>();
	/** Changes when a claim comes or goes. */
	readonly version = signal(0);

	/** The state of a claim's check, made when it is first asked for. */
	of(claim: Claim): Entry {
		const key = keyOf(claim);
		let entry = this.#entries.get(key);
		if (!entry) {
			entry = { claim, check: signal<Check>({ is: "unchecked" }), places: 0, beside: false };
			this.#entries.set(key, entry);
		}
		return entry;
	}

	enter(claim: Claim, beside: boolean): () => void {
		const entry = this.of(claim);
		entry.beside ||= beside;
		entry.places += 1;
		this.version.value += 1;
		return () => {
			entry.places -= 1;
			this.version.value += 1;
			// What was refuted stays known, though the server shows something else now.
			if (entry.places === 0 && !isBad(entry.check.value)) this.#entries.delete(keyOf(claim));
		};
	}

	/** What the page shows now. */
	shown(): Entry[] {
		return [...this.#entries.values()].filter(({ places }) => places > 0);
	}

	/** What the page showed before, and was refuted. */
	gone(): Entry[] {
		return [...this.#entries.values()].filter(({ places, check }) => places === 0 && isBad(check.value));
	}
}

const ChecksContext = createContext<Checks>(new Checks());
export const useChecks = () => useContext(ChecksContext);

/** A page whose facts can be checked. */
export function Checked({ data, children }: { data: Loaded<unknown>; children: ComponentChildren }) {
	const checks = useMemo(() => new Checks(), []);
	return (
		<ChecksContext.Provider value={checks}>
			<DataContext.Provider value={data}>{children}</DataContext.Provider>
		</ChecksContext.Provider>
	);
}

/** Enters a claim among those of its page, and answers how its check stands. */
export function useClaim(claim: Claim, beside = false): Signal<Check> {
	const checks = useChecks();
	const key = keyOf(claim);
	useLayoutEffect(() => checks.enter(claim, beside), [checks, key]);
	return checks.of(claim).check;
}

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** The question of a claim about the state, to find what is shown in its place after the page was loaded anew. */
const asked = ({ claim }: Entry) => (claim.kind === "state" ? JSON.stringify(claim.question) : null);

/** The outcomes of these entries' claims; answers of the state as at their own block, or else this one. */
async function judge(entries: Entry[], block: number, means: Means): Promise<Map<Entry, Outcome>> {
	const outcomes = new Map<Entry, Outcome>();
	const states = new Map<number, Entry[]>();
	for (const entry of entries) {
		if (entry.claim.kind !== "state") continue;
		const at = entry.claim.block ?? block;
		states.set(at, [...(states.get(at) ?? []), entry]);
	}
	for (const [at, some] of states) {
		const found = await checkState(some.map(({ claim }) => claim as StateClaim), at, means);
		some.forEach((entry, i) => outcomes.set(entry, found[i]!));
	}
	await Promise.all(
		entries.map(async (entry) => {
			const { claim } = entry;
			if (claim.kind === "event") outcomes.set(entry, await checkEvent(claim, means));
			if (claim.kind === "block") outcomes.set(entry, await checkBlock(claim, means));
		}),
	);
	return outcomes;
}

/**
 * The check of one claim, with those that stand beside others, or of all on the page.
 *
 * What is shown is judged as at the block that the server says it is of: an honest server's answer is so to the byte, so what
 * differs is no accident of time. Where that is too long ago to say what is so now, the page is loaded anew and judged once more.
 */
export function useChecking(): (claim?: Claim) => Promise<void> {
	const checks = useChecks();
	const data = usePageData();
	return async (claim) => {
		// Whoever is quicker than the page waits for what it reads at first.
		await findTrust();
		const { pinned } = trust.value;
		if (!pinned) {
			comparing.value = true;
			return;
		}
		const own = claim && checks.of(claim);
		const wanted = checks.shown().filter((entry) => !own || entry === own || entry.beside);
		let means: Means;
		try {
			means = { node: (await findNetwork()).node, trust: pinned };
		} catch (error) {
			for (const { check } of wanted) check.value = failure(error);
			return;
		}
		const run = async (entries: Entry[], block: number) => {
			for (const { check } of entries) check.value = { is: "checking" };
			const outcomes = await judge(entries, block, means);
			return [...outcomes].map(([{ claim, check }, outcome]) => (check.value = stale(claim, outcome)));
		};
		const outcomes = await run(wanted, data.block);
		const old = Date.now() - Math.min(data.atMs, names.value.atMs, books.value.atMs) > FRESH_MS;
		if (!old || outcomes.some(isBad) || !outcomes.some(({ is }) => is === "open")) return;
		const questions = new Set(wanted.map(asked));
		const [{ block }] = await Promise.all([data.reload(), findNames(), findBooks()]);
		await frame();
		await run(checks.shown().filter((entry) => !own || entry === own || questions.has(asked(entry)) || entry.beside), block);
	};
}
