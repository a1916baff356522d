/** JSON-RPC of a node: receipts, and what is asked of it directly. */

import type { Question } from "./types";

const PATIENCE_MS = 30_000;

/** The node's refusal; `next` says what to do, in the node's words. */
export class NodeError extends Error {
	override name = "NodeError";
	constructor(
		readonly code: number,
		message: string,
		readonly next: string,
	) {
		super(message);
	}
}

/** A receipt as the node gives it: the file's bytes in hex. The fact that the node puts beside it is not looked at. */
export interface Made {
	receipt: string;
}

export class Node {
	readonly http: string;
	#calls = 0;

	/** @param address WebSocket or HTTP address; both are on one port */
	constructor(readonly address: string) {
		this.http = address.replace(/^ws/, "http");
	}

	async call<T>(method: string, params: unknown): Promise<T> {
		this.#calls += 1;
		let answer: { result?: T; error?: { code: number; message: string; data?: { next?: string } } };
		try {
			const response = await fetch(this.http, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ jsonrpc: "2.0", id: this.#calls, method, params }),
				signal: AbortSignal.timeout(PATIENCE_MS),
			});
			answer = await response.json();
		} catch {
			throw new NodeError(0, this.http, "");
		}
		if (answer.error) throw new NodeError(answer.error.code, answer.error.message, answer.error.data?.next ?? "");
		return answer.result as T;
	}

	blockHash(number: number): Promise<string | null> {
		return this.call("chain_getBlockHash", [number]);
	}

	eventReceipt(blockHash: string, eventIndex: number, fromSet: number): Promise<Made> {
		return this.call("hefu_eventReceipt", { blockHash, eventIndex, fromSet });
	}

	/** At most 16 questions. */
	stateReceipt(questions: Question[], at: string, fromSet: number): Promise<Made> {
		return this.call("hefu_stateReceipt", { questions, at, fromSet });
	}

	header(hash: string): Promise<Header | null> {
		return this.call("chain_getHeader", [hash]);
	}

	handovers(fromSet: number): Promise<{ handovers: string }> {
		return this.call("hefu_handover", { fromSet });
	}
}

/** A header as nodes write it in JSON; the logs are in SCALE. */
export interface Header {
	parentHash: string;
	number: string;
	stateRoot: string;
	extrinsicsRoot: string;
	digest: { logs: string[] };
}
