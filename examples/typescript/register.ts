// Registers a dataset with polkadot-api, waits until it is final, reads it back, and fetches the receipt. Calls, storage and
// events have types, which `npm run generate` makes of the chain's metadata: what the chain does not know does not compile.
// 登记一个数据集:调用、存储与事件均有类型,由链的元数据生成。
//
// usage: node dist/register.js URL KEY FILE LOCATOR RECEIPT   (see ../README.md)

import "./platform.js";
import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { bech32m } from "@scure/base";
import { createClient, Enum, type PolkadotClient } from "polkadot-api";
import { getWsProvider } from "polkadot-api/ws";
import { hefu, type HefuCalls } from "#chain";
import { readKey } from "./key.js";

type Content = HefuCalls["Registry"]["register"]["content"];

/** Final, and the votes are on their way: ask again in a moment. 终局证明尚在途中,稍候重试。 */
const NOT_YET = [7002, 7003, 7004, 7005];
const PATIENCE_SECONDS = 60;

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}`;
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.slice(2), "hex"));
const text = (text: string) => new TextEncoder().encode(text);
/** An identifier as people read it: `hfds1…`. */
const identifier = (prefix: string, id: string) => bech32m.encodeFromBytes(prefix, bytes(id));

/** What is said of the dataset. What may be left out, the chain knows as absent. */
function content(name: string, data: Uint8Array, locator: string): Content {
	return {
		descriptor: {
			name: text(name),
			overview: undefined,
			industry: undefined,
			source: Enum("Generated"),
			spatial: undefined,
			temporal: undefined,
			update_frequency: undefined,
			volume: { records: undefined, bytes: BigInt(data.length) },
			form: undefined,
			kind: Enum("Product"),
			access: Enum("OnApplication"),
			grade: { class: Enum("General"), level: undefined, report: undefined },
			personal_information: Enum("None"),
			schema: undefined,
			metadata: undefined,
			derivation: undefined,
			watermark: undefined,
		},
		distributions: [
			{
				name: text(name),
				media_type: text("text/csv"),
				size: BigInt(data.length),
				locator: Enum("Url", text(locator)),
				digests: { blake3: undefined, sha256: hex(createHash("sha256").update(data).digest()), sm3: undefined },
				seal: undefined,
			},
		],
		parents: [],
	};
}

/** The receipt of an event: a file that is verified offline. */
async function eventReceipt(client: PolkadotClient, block: string, index: number): Promise<Uint8Array> {
	for (let second = 0; second < PATIENCE_SECONDS; second++) {
		try {
			const { receipt } = await client._request<{ receipt: string }>("hefu_eventReceipt", [block, index]);
			return bytes(receipt);
		} catch (error) {
			if (!NOT_YET.includes((error as { code?: number }).code ?? 0)) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
	throw new Error("no receipt: finality stands still");
}

async function register(client: PolkadotClient, keyFile: string, file: string, locator: string, receiptFile: string) {
	const api = client.getTypedApi(hefu);
	const { account, signer } = await readKey(keyFile);
	if ((await api.query.Members.Keys.getValue(account)) === undefined) {
		throw new Error(`${account} is nobody's key: its member adds it with hefu member add-operator`);
	}

	// The nonce makes the dataset's identifier, and is used once.
	const call = api.tx.Registry.register({
		nonce: hex(randomBytes(32)),
		content: content(basename(file), await readFile(file), locator),
		check: Enum("Later"),
	});
	const { ok, block, events, dispatchError } = await call.signAndSubmit(signer);
	if (!ok) throw new Error(`refused by the chain: ${JSON.stringify(dispatchError)}`);
	const [registered] = api.event.Registry.DatasetRegistered.filter(events);
	if (registered === undefined) throw new Error("no event tells the dataset's id");
	const { dataset } = registered.payload;

	// As at that block, whatever comes after it.
	const at = { at: block.hash };
	const found = await api.query.Registry.Datasets.getValue(dataset, at);
	const version = await api.query.Registry.Versions.getValue(dataset, 1, at);
	if (found === undefined || version === undefined) throw new Error(`${dataset} is not in the chain's state`);

	// An event's place among those of its block names its receipt.
	const inBlock = await api.query.System.Events.getValue(at);
	const index = inBlock.findIndex(
		({ event }) =>
			event.type === "Registry" &&
			event.value.type === "DatasetRegistered" &&
			event.value.value.dataset === dataset,
	);
	await writeFile(receiptFile, await eventReceipt(client, block.hash, index));
	return {
		dataset: identifier("hfds", dataset),
		block: { number: block.number, hash: block.hash },
		holder: identifier("hfmb", found.holder),
		name: new TextDecoder().decode(version.content.descriptor.name),
		receipt: receiptFile,
	};
}

const [url, keyFile, file, locator, receiptFile, more] = process.argv.slice(2);
if (!url || !keyFile || !file || !locator || !receiptFile || more) {
	console.error("usage: node dist/register.js URL KEY FILE LOCATOR RECEIPT   (see ../README.md)");
	process.exit(2);
}
const client = createClient(getWsProvider(url));
try {
	console.log(JSON.stringify(await register(client, keyFile, file, locator, receiptFile), null, 2));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	client.destroy();
}
