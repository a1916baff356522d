/**
 * What a page claims, and what comes of checking it. A claim holds the very value that is shown; a receipt for it is fetched
 * from the node and verified in the page, and the two are compared. Whoever altered the answer, the block or the receipt is
 * found out by that, whichever server it is.
 */

import { MAX_TRUST_AGE_MS, VerifierError, type Fact, type TrustInfo } from "hefu-verifier";
import { ApiError, get } from "./api";
import { differences, type Difference } from "./compare";
import { digestOf, hashOf } from "./header";
import { NodeError, type Node } from "./node";
import { phaseOf, unknownTo } from "./record";
import type { Trust } from "./trust";
import type { Block, ChainEvent, Json, Question } from "./types";
import { verifier } from "./verifier";

/** An answer of the state, all of it or (`part`) some fields. */
export interface StateClaim {
	kind: "state";
	/** Asked by the page, of what its reader sees. */
	question: Question;
	shown: Json;
	part: boolean;
	/** What the record says of where it belongs, where that is not what it is shown under: then it is a lie there, however true elsewhere. */
	misplaced: Difference[];
	/** The block as at which it was answered; that of the page's data unless given. */
	block?: number;
}

/** What a page shows of an event: a row that is made of one does not say which transaction emitted it. */
export type ShownEvent = Omit<ChainEvent, "transaction" | "domain"> & Partial<Pick<ChainEvent, "transaction">>;

/** An event of a block, all of it or (`part`) some of its fields. */
export interface EventClaim {
	kind: "event";
	event: ShownEvent;
	part?: boolean;
}

/** A block's header. */
export interface BlockClaim {
	kind: "block";
	block: Block;
}

export type Claim = StateClaim | EventClaim | BlockClaim;

/** Whose word it is. */
export interface By {
	block: Fact["block"];
	ageMs: number;
	trust: TrustInfo;
	/** Validators of the set that made the block final, and how many of them must sign; null where the set's size is not known. */
	signers: { needed: number; of: number } | null;
	handovers: number;
	notProven: Fact["notProven"];
	/** The receipt, to save. */
	receipt: string;
}

/** A text of the verifier's, in both languages. */
export interface Said {
	en: string;
	zh: string;
}

export type Outcome =
	/** What is shown is what was proven. */
	| { is: "proven"; by: By }
	/** The record is the chain's, byte for byte, but this page cannot tell whether the words beside it are what it says. */
	| { is: "raw"; by: By }
	/** What is shown is not what is proven. */
	| { is: "lie"; by: By; differences: Difference[] }
	/** The receipt does not hold. */
	| { is: "refused"; why: Said; next: Said; code: string }
	/** The receipt may well hold, but this page cannot tell, or it is too old to say what is so now. */
	| { is: "open"; why: Said; next: Said; code: string };

/** What identifies a claim on a page: what is asked and what is shown, for two answers to one question are two claims. */
export const keyOf = (claim: Claim): string => JSON.stringify(claim);

/** Questions of one receipt at most. */
const MAX_QUESTIONS = 16;
/** What the state of a block older than this held is no answer to "now". */
export const MAX_STATE_AGE_MS = 120_000;
/** How old a page's data may get before it is loaded anew for a check. */
export const FRESH_MS = 45_000;

/** With what is checked. */
export interface Means {
	node: Node;
	trust: Trust;
}

const threshold = (validators: number) => validators - Math.floor((validators - 1) / 3);

async function by(fact: Fact, receipt: string, means: Means): Promise<By> {
	const { block, ageMs, trust, handovers, notProven } = fact;
	const authorities = await authoritiesOf(block.setId, means);
	const signers = authorities === null ? null : { needed: threshold(authorities), of: authorities };
	return { block, ageMs, trust, handovers, notProven, receipt, signers };
}

const sizes = new Map<string, number>();

/** How many validators a set has: of the trust file's set itself, of later ones by the hand-overs to them, which are verified. */
async function authoritiesOf(set: number, { node, trust }: Means): Promise<number | null> {
	if (set === trust.info.setId) return trust.info.authorities.length;
	const key = `${trust.info.fingerprint} ${set}`;
	const known = sizes.get(key);
	if (known !== undefined) return known;
	try {
		const { handovers } = await node.handovers(trust.info.setId);
		const { trust: newer } = (await verifier()).renew(trust.file, handovers, { nowMs: Date.now(), maxTrustAgeMs: MAX_TRUST_AGE_MS });
		sizes.set(`${trust.info.fingerprint} ${newer.setId}`, newer.authorities.length);
	} catch {
		// Not known then, and said so: the receipt itself is verified by its own hand-overs.
	}
	return sizes.get(key) ?? null;
}

/** What went wrong, as an outcome. */
export function failure(error: unknown): Outcome {
	if (error instanceof VerifierError) {
		const { en, zh, next, code, mayHold } = error;
		// A receipt of something else than was asked for may hold, and is no answer all the same.
		const open = (mayHold && !code.startsWith("Other")) || code === "FactTooOld";
		return { is: open ? "open" : "refused", why: { en, zh }, next, code };
	}
	if (error instanceof NodeError) {
		const [en, zh] = error.code === 0 ? [`The node does not answer: ${error.message}`, `节点没有响应：${error.message}`] : bilingual(error.message);
		const [nextEn, nextZh] = bilingual(error.next);
		return { is: "open", why: { en, zh }, next: { en: nextEn, zh: nextZh }, code: "Node" };
	}
	if (error instanceof ApiError) return { is: "open", why: error.text, next: error.next, code: error.code };
	const what = error instanceof Error ? error.message : String(error);
	const why = { en: `The answer could not be read: ${what}`, zh: `无法读取所得应答：${what}` };
	return { is: "open", why, next: { en: "Try again, or ask another node.", zh: "请重试，或询问其他节点。" }, code: "Unreadable" };
}

/** The node's messages are English, with Chinese behind it where it has it: "not found. 未找到。" */
function bilingual(text: string): [string, string] {
	const at = text.search(/[\u3400-\u9fff]/);
	return at > 0 ? [text.slice(0, at).trim(), text.slice(at)] : [text, text];
}

/** Verifies by the trust file: throws the verifier's error. */
async function proven(receipt: string, { trust }: Means, expect: object): Promise<Fact> {
	return (await verifier()).verify(receipt, trust.file, { nowMs: Date.now(), maxTrustAgeMs: MAX_TRUST_AGE_MS, expect });
}

/** What the state held at the end of this block, as old as it may be. */
export async function checkState(claims: StateClaim[], block: number, means: Means): Promise<Outcome[]> {
	// Asked once, however many claims are about it.
	const asked = [...new Map(claims.map(({ question }) => [JSON.stringify(question), question])).entries()];
	const proofs = new Map<string, StateProof>();
	for (let from = 0; from < asked.length; from += MAX_QUESTIONS) {
		const some = asked.slice(from, from + MAX_QUESTIONS);
		const proof = await prove(some.map(([, question]) => question), block, means);
		some.forEach(([key], i) => proofs.set(key, proof[i]!));
	}
	return claims.map((claim) => compare(claim, proofs.get(JSON.stringify(claim.question))!));
}

/** The answer to a question: `value` is undefined where the verifier has no words for it; or why there is none. */
type StateProof = { by: By; value: Json | undefined } | Outcome;

function compare({ shown, part, misplaced }: StateClaim, proof: StateProof): Outcome {
	if ("is" in proof) return proof;
	if (proof.value === undefined) return { is: "raw", by: proof.by };
	const found = [...misplaced, ...differences(shown, proof.value, part)];
	return found.length === 0 ? { is: "proven", by: proof.by } : { is: "lie", by: proof.by, differences: found };
}

/** Asks one receipt for the answers to so many questions as it may have. */
async function prove(questions: Question[], block: number, means: Means): Promise<StateProof[]> {
	try {
		// Without a block (the server did not say) there is nothing to ask for.
		const hash = Number.isSafeInteger(block) ? await means.node.blockHash(block) : null;
		if (hash === null) throw new NodeError(7001, "The node does not know the block. 节点没有该区块。", "");
		const { receipt } = await means.node.stateReceipt(questions, hash, means.trust.info.setId);
		const fact = await proven(receipt, means, { kind: "state", blockNumber: block, questions });
		const word = await by(fact, receipt, means);
		return questions.map((_, i) => ({ by: word, value: fact.answers?.[i]?.value as Json | undefined }));
	} catch (error) {
		const outcome = failure(error);
		return questions.map(() => outcome);
	}
}

/** A proven state that is too old says nothing of what is so now. What happened, happened: events and blocks do not age. */
export function stale(claim: Claim, outcome: Outcome): Outcome {
	if (claim.kind !== "state" || !("by" in outcome) || outcome.is === "lie" || outcome.by.ageMs <= MAX_STATE_AGE_MS) return outcome;
	const { number } = outcome.by.block;
	return {
		is: "open",
		why: {
			en: `It was so at block ${number}, which is too long ago to say what is so now, and the server has nothing younger.`,
			zh: `截至区块 ${number} 如此，但为时已久，不能说明现状；服务器未给出更新的内容。`,
		},
		next: { en: "Load the page again; if this stays so, ask another server.", zh: "请重新加载页面；若仍如此，请询问其他服务器。" },
		code: "FactTooOld",
	};
}

/** An event: it never changes, so its receipt may be of any age. */
export async function checkEvent({ event, part = false }: EventClaim, means: Means): Promise<Outcome> {
	const { hash, block, event: index } = event.place;
	try {
		const { receipt } = await means.node.eventReceipt(hash, index ?? 0, means.trust.info.setId);
		const fact = await proven(receipt, means, { kind: "event", blockHash: hash, blockNumber: block, eventIndex: index ?? 0 });
		const word = await by(fact, receipt, means);
		const record = fact.record ?? "";
		const found = differences(event.place.nowMs, fact.block.nowMs, false, "nowMs");
		if (event.transaction !== undefined) found.push(...differences(event.transaction, phaseOf(record), false, "transaction"));
		if (fact.event) {
			const { pallet, name, fields } = event;
			found.push(...differences({ pallet, name, fields }, fact.event as unknown as Json, part));
			return found.length > 0 ? { is: "lie", by: word, differences: found } : { is: "proven", by: word };
		}
		found.push(...differences(await leafOf(event), record, false, "record"));
		const described = unknownTo(fact, event);
		found.push(...described.differences);
		if (found.length > 0) return { is: "lie", by: word, differences: found };
		return { is: described.whole ? "proven" : "raw", by: word };
	} catch (error) {
		return failure(error);
	}
}

/** An event's record as the server has it. */
async function leafOf(event: ShownEvent): Promise<string> {
	if (event.leaf) return event.leaf;
	const { body } = await get<ChainEvent>(`/blocks/${event.place.block}/events/${event.place.event}`);
	return body.leaf ?? "";
}

/** A block: its hash, number and time by the receipt of its first event, the rest of the header by the hash. */
export async function checkBlock({ block }: BlockClaim, means: Means): Promise<Outcome> {
	try {
		const { receipt } = await means.node.eventReceipt(block.hash, 0, means.trust.info.setId);
		const fact = await proven(receipt, means, { kind: "event", eventIndex: 0 });
		const word = await by(fact, receipt, means);
		const { number, hash, nowMs, specVersion } = block;
		const found = differences({ number, hash, nowMs, specVersion }, fact.block as unknown as Json, true);
		const header = await means.node.header(fact.block.hash);
		if (header === null || hashOf(header) !== fact.block.hash) {
			const [en, zh] = ["The node's header is not that of the proven block.", "节点给出的区块头与已证明的区块不符。"];
			return { is: "refused", why: { en, zh }, next: { en: "Ask another node.", zh: "请询问其他节点。" }, code: "Header" };
		}
		const { parent, stateRoot, extrinsicsRoot, slot, events, eventsRoot } = block;
		const { parentHash, ...roots } = header;
		const shown = { parent, stateRoot, extrinsicsRoot, slot, events, eventsRoot };
		found.push(...differences(shown, { parent: parentHash, stateRoot: roots.stateRoot, extrinsicsRoot: roots.extrinsicsRoot, ...digestOf(header) }));
		return found.length > 0 ? { is: "lie", by: word, differences: found } : { is: "proven", by: word };
	} catch (error) {
		return failure(error);
	}
}
