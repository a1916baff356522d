// Registers a dataset and reads it back, with polkadot-api and nothing of Hefu's own: the chain is known from its metadata
// alone. Prints what it read as JSON.
//
// usage: node register.mjs ws://127.0.0.1:9944

import { webcrypto } from "node:crypto";

// Node.js 18, which Debian 12 has, does not name it; the libraries look for it when they are loaded.
globalThis.crypto ??= webcrypto;
const { sr25519CreateDerive } = await import("@polkadot-labs/hdkd");
const { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy } = await import("@polkadot-labs/hdkd-helpers");
const { createClient, Enum } = await import("polkadot-api");
const { getPolkadotSigner } = await import("polkadot-api/signer");
const { getWsProvider } = await import("polkadot-api/ws");
const { WebSocket } = await import("ws");

const bytes = (text) => new TextEncoder().encode(text);
const filled = (byte) => `0x${byte.repeat(32)}`;

const content = {
	descriptor: {
		name: bytes("气象观测数据"),
		overview: undefined,
		industry: undefined,
		source: Enum("Generated"),
		spatial: undefined,
		temporal: undefined,
		update_frequency: undefined,
		volume: { records: undefined, bytes: undefined },
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
			name: bytes("a.csv"),
			media_type: bytes("text/csv"),
			size: 1n,
			locator: Enum("Url", bytes("http://127.0.0.1:9/a.csv")),
			digests: { blake3: filled("01"), sha256: undefined, sm3: undefined },
		},
	],
	parents: [],
};

const pair = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)))("//Alice");
const alice = getPolkadotSigner(pair.publicKey, "Sr25519", pair.sign);
const client = createClient(getWsProvider(process.argv[2], { websocketClass: WebSocket }));
try {
	const api = client.getUnsafeApi();
	const transaction = api.tx.Registry.register({ nonce: filled("09"), content, check: Enum("Later") });
	const { ok, block, events } = await transaction.signAndSubmit(alice);
	const registered = events.find(({ type, value }) => type === "Registry" && value.type === "DatasetRegistered");
	const { dataset } = registered.value.value;
	const found = await api.query.Registry.Datasets.getValue(dataset);
	const version = await api.query.Registry.Versions.getValue(dataset, 1);
	const { name } = version.content.descriptor;
	const answer = {
		ok,
		block: block.number,
		versions: found.versions,
		state: found.state.type,
		registeredAt: found.registered_at,
		name: new TextDecoder().decode(name),
		size: String(version.content.distributions[0].size),
	};
	console.log(JSON.stringify(answer));
} finally {
	client.destroy();
}
