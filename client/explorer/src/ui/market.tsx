/** Parts of the market's pages: amounts, prices, how far something is, and who is to act until when. */

import { known, t, word, type Key } from "../i18n";
import { placesOf } from "../lib/books";
import { parts } from "../lib/countdown";
import { count } from "../lib/format";
import { awaited, orderStage, percent, type Actor } from "../lib/market";
import type { Charge, Fee, OrderState, Price, Settling } from "../lib/market-types";
import { ask } from "../lib/questions";
import type { Book, Minor } from "../lib/types";
import { Id, Tag, Time } from "./atoms";
import { useNow } from "./clock";
import { partClaim, Table } from "./parts";
import { Money } from "./value";
import { Mark } from "./verify";

/** An amount in a book; how it is written is checked with the page. */
export function Sum({ book, minor }: { book: Book; minor: Minor | bigint }) {
	const places = placesOf(book);
	return (
		<span class="sum">
			<Money minor={String(minor)} decimals={places?.decimals ?? null} currency={book.currency} />{" "}
			{places && <Mark claim={{ ...partClaim(ask.book(book), { decimals: places.decimals }), block: places.block }} />}
		</span>
	);
}

/** What something costs together; nothing is free. */
export function ChargeText({ of }: { of: Charge | null }) {
	return of === null ? <>{word("Free")}</> : <Sum book={of.book} minor={of.amount} />;
}

/** A price in a line. */
export function PriceText({ of }: { of: Price }) {
	if (of === "Free") return <>{word("Free")}</>;
	if ("Fixed" in of) return <><Sum book={of.Fixed.book} minor={of.Fixed.amount} /> <span class="faint">{t("price.each")}</span></>;
	if ("Tiered" in of) {
		const least = of.Tiered.tiers.reduce((least, { amount }) => (BigInt(amount) < least ? BigInt(amount) : least), BigInt(of.Tiered.tiers[0]?.amount ?? 0));
		return <>{word("Tiered")} <span class="faint">{t("price.from")}</span> <Sum book={of.Tiered.book} minor={least} /></>;
	}
	const { book, cap } = of.Capped;
	return cap === "Tariff" ? <>{word("Capped")} <span class="faint">{word("Tariff")}</span></> : <>{word("Capped")} <span class="faint">{t("price.most")}</span> <Sum book={book} minor={cap.Stated} /></>;
}

const STAGE_TONES: Record<string, "good" | "bad" | "warn"> = {
	Settled: "good", Accepted: "good", Finalized: "good", Refunded: "bad", Expired: "bad", Terminated: "bad", Objected: "warn", Arbitrating: "warn",
};

const own = (prefix: string, name: string): string => (known(`${prefix}.${name}`) ? `${prefix}.${name}` : name);

/** How an order stands, by its record and the reader's clock. */
export function OrderTag({ of }: { of: OrderState }) {
	const stage = orderStage(of, Date.now());
	return <Tag name={own("Order", stage)} tone={STAGE_TONES[stage] ?? "plain"} />;
}

export function NegotiationTag({ state }: { state: string }) {
	return <Tag name={own("Negotiation", state)} tone={STAGE_TONES[state] ?? "plain"} />;
}

export function TransferTag({ state }: { state: string }) {
	return <Tag name={own("Transfer", state)} tone={state === "Completed" ? "good" : "plain"} />;
}

/** How it is found out whether what was delivered is what was registered. */
export function SettlingText({ of }: { of: Settling }) {
	return of === "Proof" ? <>{word("Proof")}</> : <>{word("Arbiter")} <Id id={of.Arbiter} /></>;
}

/** A moment until which something can be done, and how long that is still. */
export function Until({ ms }: { ms: number }) {
	const left = ms - useNow();
	const { days, clock } = parts(left);
	return (
		<span class="clock">
			<Time ms={ms} legal />
			{left > 0 && <strong class="countdown" role="timer" data-left={Math.floor(left / 1000)}>{days > 0 ? t("clock.left", { days, left: clock }) : t("clock.leftToday", { left: clock })}</strong>}
		</span>
	);
}

/** What an order waits for: what is to be done, and what follows if it is not done in time. */
const ACTS: Record<string, [act: Key, otherwise: Key | null]> = {
	Placed: ["order.act.placed", "order.else.expires"],
	Committed: ["order.act.committed", "order.else.expires"],
	CommittedAgain: ["order.act.again", "order.else.accepted"],
	Locked: ["order.act.locked", "order.else.refunded"],
	Inspecting: ["order.act.inspecting", "order.else.accepted"],
	InspectingProof: ["order.act.proof", "order.else.accepted"],
	Objected: ["order.act.objected", "order.else.refunded"],
	Arbitrating: ["order.act.arbitrating", "order.else.refunded"],
	Accepted: ["order.act.accepted", null],
	Held: ["order.act.held", null],
	Over: ["order.act.over", null],
};

/** Who is to act in an order, until when, and what follows from silence. */
export function NextAct({ of, settling }: { of: OrderState; settling: Settling | undefined }) {
	const now = useNow();
	const next = awaited(of, settling, now);
	if (next === null) return null;
	const { who, what, untilMs } = next;
	const [act, otherwise] = ACTS[what]!;
	const arbiter = settling !== undefined && settling !== "Proof" ? settling.Arbiter : null;
	const members: Record<Actor, string | null> = { Buyer: of.buyer, Seller: of.seller, Arbiter: arbiter, Anybody: null };
	const member = members[who];
	return (
		<div class={`notice ${what === "Over" ? "warn" : ""}`} data-next={who} data-act={what}>
			<p><strong>{t("order.next")}</strong> <span class="tag">{word(who)}</span> {member !== null && <Id id={member} />}</p>
			<p>{t(act)}</p>
			{untilMs !== null && <p>{t("order.until")} <Until ms={untilMs} /></p>}
			{otherwise !== null && <p>{t(otherwise)}</p>}
		</div>
	);
}

/** Who gets a share of what is paid, and of a charge how much. */
export function Fees({ of, seller, shares }: { of: Fee[]; seller: string; shares?: { book: Book; seller: bigint; fees: bigint[] } }) {
	const rest = 10_000 - of.reduce((sum, { points }) => sum + points, 0);
	const rows = [...of.map(({ role, to, points }, i) => ({ role, to, points, share: shares?.fees[i] })), { role: "Seller", to: seller, points: rest, share: shares?.seller }];
	return (
		<Table
			caption={t("fees.title")}
			head={[t("fees.role"), t("fees.to"), t("fees.share"), ...(shares ? [t("fees.amount")] : [])]}
			rows={rows.map(({ role, to, points, share }) => [
				word(role),
				<Id id={to} />,
				<span class="number">{percent(points)}</span>,
				...(shares && share !== undefined ? [<Sum book={shares.book} minor={share} />] : []),
			])}
		/>
	);
}

/** How many units are left; none: as many as are wanted. */
export function Left({ units }: { units: bigint | null }) {
	if (units === null) return <>{t("unlimited")}</>;
	return units === 0n ? <Tag name="SoldOut" tone="bad" /> : <span class="number">{count(String(units))}</span>;
}
