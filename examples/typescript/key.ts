// An Ed25519 key in a PEM file, as a signer of polkadot-api. Node.js signs; no library sees the key.

import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { AccountId, type PolkadotSigner } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";

export interface Key {
	account: string;
	signer: PolkadotSigner;
}

export async function readKey(file: string): Promise<Key> {
	const secret = createPrivateKey(await readFile(file));
	const { x } = createPublicKey(secret).export({ format: "jwk" });
	if (secret.asymmetricKeyType !== "ed25519" || x === undefined) throw new Error(`${file}: no Ed25519 key`);
	const account = Uint8Array.from(Buffer.from(x, "base64url"));
	return {
		account: AccountId().dec(account),
		signer: getPolkadotSigner(account, "Ed25519", (message) => Uint8Array.from(sign(null, message, secret))),
	};
}
