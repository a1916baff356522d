/** A real server between the page and those whom it asks, that tells what it is made to tell. */

import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Json = any;

/** What is altered on its way; what is not named passes as it is. */
export interface Lies {
	/** An answer of the index's, by its path. */
	api?: (path: string, body: Json) => Json | Promise<Json>;
	/** What the node answers to a method; `pass` asks it. */
	node?: (method: string, params: Json, pass: () => Promise<Json>) => Promise<Json>;
	/** The block that the index says its answers are of. */
	block?: number;
	/** A file of the page's own. */
	file?: (path: string, text: string) => string;
	/** Another trust file. */
	trust?: (file: Json) => Json;
}

const collect = async (stream: IncomingMessage): Promise<Buffer> => {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	return Buffer.concat(parts);
};

const fetchFrom = (url: URL, method: string, headers: Record<string, string>, body: Buffer) =>
	new Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }>((done, fail) => {
		const asked = request(url, { method, headers }, async (answer) =>
			done({ status: answer.statusCode!, headers: answer.headers, body: await collect(answer) }),
		);
		asked.on("error", fail);
		asked.end(body);
	});

/** Starts it; pages are at `url`. The node is asked through it too. */
export async function lying(index: string, node: string, lies: Lies): Promise<{ url: string; end: () => Promise<void> }> {
	const server = createServer(async (asked, answer) => {
		const body = await collect(asked);
		const path = new URL(asked.url!, index).pathname;
		if (path === "/node") {
			const call = JSON.parse(body.toString());
			const pass = async () => {
				const { body: told } = await fetchFrom(new URL(node), "POST", { "content-type": "application/json" }, body);
				const { result, error } = JSON.parse(told.toString());
				if (error) throw error;
				return result;
			};
			let told: Json;
			try {
				told = { result: await (lies.node?.(call.method, call.params, pass) ?? pass()) };
			} catch (error) {
				told = { error };
			}
			answer.setHeader("content-type", "application/json");
			answer.end(JSON.stringify({ jsonrpc: "2.0", id: call.id, ...told }));
			return;
		}
		// The stream of live events is not passed on: the page does without.
		if (path.endsWith("/events/live")) return void answer.writeHead(503).end();
		const from = await fetchFrom(new URL(asked.url!, index), "GET", { host: new URL(index).host }, Buffer.alloc(0));
		let { body: told } = from;
		if (path.startsWith("/api/") && from.status === 200) {
			let json = JSON.parse(told.toString());
			if (path === "/api/v1/network") json.node = `${address()}/node`;
			json = (await lies.api?.(path, json)) ?? json;
			told = Buffer.from(JSON.stringify(json));
		}
		if (path === "/trust.json" && lies.trust) told = Buffer.from(JSON.stringify(lies.trust(JSON.parse(told.toString()))));
		if (/\.(js|html)$/.test(path) && lies.file) told = Buffer.from(lies.file(path, told.toString()));
		const { "content-length": _length, "transfer-encoding": _encoding, connection: _connection, ...headers } = from.headers;
		if (lies.block !== undefined && headers["x-hefu-block"]) headers["x-hefu-block"] = String(lies.block);
		answer.writeHead(from.status, headers).end(told);
	});
	const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	return {
		url: address(),
		end: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
	};
}
