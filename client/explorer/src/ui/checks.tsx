/** The claims of a page, and the checking of them. */

import { signal, type Signal } from "@preact/signals";
import { createContext, type ComponentChildren } from "preact";
import { useContext, useLayoutEffect, useMemo } from "preact/hooks";
import {
	checkBlock, checkEvent, checkState, FRESH_MS, keyOf, type Claim, type Outcome, type StateClaim,
} from "../lib/claims";
import { differences } from "../lib/compare";
import { network } from "../lib/network";
import { comparing, trust } from "../lib/trust";
import { DataContext, usePageData, type Loaded } from "./data";

export type Check = { is: "unchecked" } | { is: "checking" } | Outcome;

interface Entry {
	claim: Claim;
	check: Signal<Check>;
	/** How many places show it. */
	places: number;
}

export class Checks {
	readonly entries = new Map<string, Entry>();
	/** Changes when a claim comes or goes. */
	readonly version = signal(0);

	/** The state of a claim's check, made when it is first asked for. */
	of(claim: Claim): Entry {
		const key = keyOf(claim);
		let entry = this.entries.get(key);
		if (!entry) {
			entry = { claim, check: signal<Check>({ is: "unchecked" }), places: 0 };
			this.entries.set(key, entry);
		}
		return entry;
	}

	enter(claim: Claim): () => void {
		const entry = this.of(claim);
		const other = JSON.stringify(entry.claim) !== JSON.stringify(claim);
		entry.claim = claim;
		// What was checked was another value. (While it is being checked, whoever checks sees to it.)
		if (other && entry.check.value.is !== "checking") entry.check.value = { is: "unchecked" };
		entry.places += 1;
		this.version.value += 1;
		return () => {
			entry.places -= 1;
			this.version.value += 1;
		};
	}

	/** What the page shows now. */
	shown(): [string, Entry][] {
		return [...this.entries].filter(([, { places }]) => places > 0);
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
export function useClaim(claim: Claim): Signal<Check> {
	const checks = useChecks();
	const content = JSON.stringify(claim);
	useLayoutEffect(() => checks.enter(claim), [checks, content]);
	return checks.of(claim).check;
}

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** The check of these claims, or of all on the page. */
export function useChecking(): (keys?: string[]) => Promise<void> {
	const checks = useChecks();
	const data = usePageData();
	return async (keys) => {
		const { pinned } = trust.value;
		const node = network.value?.node;
		if (!pinned || !node) {
			comparing.value = true;
			return;
		}
		const wanted = keys ?? checks.shown().map(([key]) => key);
		const means = { node, trust: pinned };
		const entries = () => wanted.flatMap((key) => checks.entries.get(key) ?? []);
		for (const { check } of entries()) check.value = { is: "checking" };
		const old = new Map(entries().map(({ claim }) => [keyOf(claim), claim]));
		let { block } = data;
		const loadAnew = async () => {
			({ block } = await data.reload());
			await frame();
		};
		const states = () => entries().filter((entry) => entry.claim.kind === "state");
		if (states().length > 0 && Date.now() - data.atMs > FRESH_MS) await loadAnew();
		const judge = async () => {
			const now = states();
			const outcomes = await checkState(now.map(({ claim }) => claim as StateClaim), block, means);
			return now.map((entry, i) => ({ entry, outcome: outcomes[i]! }));
		};
		let judged = await judge();
		// What differs may have changed while the page was read: its data are loaded anew, and checked once more.
		if (judged.some(({ outcome }) => outcome.is === "lie")) {
			await loadAnew();
			judged = await judge();
		}
		for (const { entry, outcome } of judged) entry.check.value = since(old.get(keyOf(entry.claim)), entry.claim, outcome, data.block);
		await Promise.all(
			entries().map(async ({ claim, check }) => {
				if (claim.kind === "event") check.value = await checkEvent(claim, means);
				if (claim.kind === "block") check.value = await checkBlock(claim, means);
			}),
		);
	};
}

/** What becomes of a proof where something else was shown before the page was loaded anew. */
function since(before: Claim | undefined, now: Claim, outcome: Outcome, block: number): Outcome {
	if (before?.kind !== "state" || now.kind !== "state" || outcome.is !== "proven") return outcome;
	const found = differences(before.shown, now.shown);
	if (found.length === 0) return outcome;
	// The server says when it changed: after what was shown, or what was shown was never so.
	const later = now.changed === null || !(now.changed.block <= block);
	return { is: later ? "changed" : "lie", by: outcome.by, differences: found };
}
