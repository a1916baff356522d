/** The index's HTTP API. Each answer says as of which block it is. */

const BASE = "/api/v1";
/** An answer that takes longer is given up. */
const PATIENCE_MS = 15_000;

export interface Answer<T> {
	body: T;
	/** The last block that was indexed when it was given. */
	block: number;
}

/** The index's refusal, in its own words in both languages, or that it does not answer. */
export class ApiError extends Error {
	override name = "ApiError";
	constructor(
		readonly code: string,
		readonly text: { en: string; zh: string },
		readonly next: { en: string; zh: string },
	) {
		super(text.en);
	}
}

const unreachable = () =>
	new ApiError(
		"Unreachable",
		{ en: "The server does not answer.", zh: "服务器没有响应。" },
		{ en: "See whether hefu index runs, and load the page again.", zh: "请确认 hefu index 正在运行，然后重新加载页面。" },
	);

export async function get<T>(path: string, parameters: Record<string, string | number | undefined> = {}): Promise<Answer<T>> {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== undefined && value !== "") query.set(name, String(value));
	}
	const url = `${BASE}${path}${query.size > 0 ? `?${query}` : ""}`;
	let response: Response;
	let body: unknown;
	try {
		response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store" });
		body = await response.json();
	} catch {
		throw unreachable();
	}
	if (!response.ok) throw refusal(body);
	return { body: body as T, block: Number(response.headers.get("x-hefu-block") ?? NaN) };
}

function refusal(body: unknown): ApiError {
	const error = (body as { error?: Record<string, string> } | null)?.error;
	if (!error?.code) return unreachable();
	const { code, message = code, messageZh = message, next = "", nextZh = next } = error;
	return new ApiError(code, { en: message, zh: messageZh }, { en: next, zh: nextZh });
}

/** How often answers are asked for until they are all of one block. */
const TRIES = 5;

/** Several answers as at one block, so that a page is of one moment. Where the server never gives such, the block is `NaN`. */
export async function together<T extends unknown[]>(...asked: { [K in keyof T]: () => Promise<Answer<T[K]>> }): Promise<Answer<T>> {
	for (let left = TRIES; ; left -= 1) {
		const answers = (await Promise.all(asked.map((ask) => ask()))) as Answer<unknown>[];
		const blocks = new Set(answers.map(({ block }) => block));
		if (blocks.size === 1 || left === 1) return { body: answers.map(({ body }) => body) as T, block: blocks.size === 1 ? answers[0]!.block : NaN };
	}
}

/** A part of a path: what a reader typed does not leave its place. */
export const part = encodeURIComponent;

/** Blocks and events as they come; `gone` is called when the stream ends. The answer ends it. */
export function live(on: { block: (data: unknown) => void; event: (data: unknown) => void }): () => void {
	const source = new EventSource(`${BASE}/events/live?domain=true`);
	source.addEventListener("block", (message) => on.block(JSON.parse((message as MessageEvent<string>).data)));
	source.addEventListener("event", (message) => on.event(JSON.parse((message as MessageEvent<string>).data)));
	return () => source.close();
}
