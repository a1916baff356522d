/** Anchors: what each is, and how it stands. */

import { word } from "../i18n";
import { anchorStanding, isTold, kindOf } from "../lib/anchor";
import type { Anchor, What } from "../lib/anchor-types";
import { Id, Tag } from "./atoms";
import { Unproven } from "./parts";

const TONES: Record<string, "good" | "bad" | "warn" | "plain"> = {
	Live: "good", Withdrawn: "plain", Reddened: "plain", Over: "plain", Uncertified: "bad", Disputed: "warn",
};

/** How an anchor stands: by its record and the reader's clock, or as the index says. */
export function AnchorTag({ of }: { of: Anchor }) {
	if (!of.state) return null;
	const is = anchorStanding(of.state, of.standing, Date.now());
	return <><Tag name={is} tone={TONES[is] ?? "plain"} />{isTold(of) && <> <Unproven /></>}</>;
}

/** What an anchor is, in a word. */
export function KindText({ of }: { of: What }) {
	return <>{word(`Anchor.${kindOf(of)}`)}</>;
}

/** The thing that an anchor is about. */
export function AboutText({ of }: { of: What }) {
	if ("Invoice" in of) return <Id id={of.Invoice.instruction} />;
	if ("Contract" in of) return <Id id={"Order" in of.Contract ? of.Contract.Order : of.Contract.Grant} />;
	if ("Entry" in of) return <Id id={of.Entry.dataset} />;
	return <Id id={"Assessment" in of ? of.Assessment.of.dataset : of.ExportBasis.dataset} />;
}
