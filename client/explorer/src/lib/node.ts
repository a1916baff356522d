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

interface Reply<T> {
	id: number;
	result?: T;
	error?: { code: number; message: string; data?: { next?: string } };
}

/** Asks by WebSocket, which needs no leave of the node's for this origin, or by HTTP where the address says so. */
export class Node {
	#calls = 0;
	#socket: Promise<WebSocket> | null = null;
	readonly #waiting = new Map<number, (reply: Reply<unknown> | null) => void>();

	constructor(readonly address: string) {}

	async call<T>(method: string, params: unknown): Promise<T> {
		const id = (this.#calls += 1);
		const request = JSON.stringify({ jsonrpc: "2.0", id, method, params });
		const reply = (await (this.address.startsWith("ws") ? this.#bySocket(id, request) : this.#byHttp(request))) as Reply<T> | null;
		if (reply === null) throw new NodeError(0, this.address, "");
		if (reply.error) throw new NodeError(reply.error.code, reply.error.message, reply.error.data?.next ?? "");
		return reply.result as T;
	}

	/** Null where the node does not answer. */
	async #byHttp(body: string): Promise<unknown> {
		try {
			const headers = { "content-type": "application/json" };
			const response = await fetch(this.address, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
			return await response.json();
		} catch {
			return null;
		}
	}

	/** Null where the node does not answer. */
	async #bySocket(id: number, request: string): Promise<unknown> {
		let socket: WebSocket;
		try {
			socket = await (this.#socket ??= this.#open());
		} catch {
			this.#socket = null;
			return null;
		}
		return new Promise((done) => {
			const patience = setTimeout(() => answer(null), PATIENCE_MS);
			const answer = (reply: Reply<unknown> | null) => {
				clearTimeout(patience);
				this.#waiting.delete(id);
				done(reply);
			};
			this.#waiting.set(id, answer);
			socket.send(request);
		});
	}

	#open(): Promise<WebSocket> {
		return new Promise((done, fail) => {
			const socket = new WebSocket(this.address);
			const patience = setTimeout(() => socket.close(), PATIENCE_MS);
			socket.onopen = () => {
				clearTimeout(patience);
				done(socket);
			};
			socket.onmessage = ({ data }) => {
				const reply = JSON.parse(String(data)) as Reply<unknown>;
				this.#waiting.get(reply.id)?.(reply);
			};
			// Whoever waits hears that there is no answer; the next call opens another.
			socket.onclose = () => {
				clearTimeout(patience);
				this.#socket = null;
				for (const answer of [...this.#waiting.values()]) answer(null);
				fail(new Error(this.address));
			};
		});
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
