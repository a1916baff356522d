/** Which chain this is, and the node that is asked for receipts. */

import { signal } from "@preact/signals";
import { get } from "./api";
import { Node } from "./node";
import type { Network } from "./types";

export interface Known {
	node: Node;
	about: Network;
}

export const network = signal<Known | null>(null);

let finding: Promise<Known> | null = null;

/** Asks the server which, once; again where it did not answer. */
export const findNetwork = (): Promise<Known> =>
	(finding ??= find().catch((error) => {
		finding = null;
		throw error;
	}));

async function find(): Promise<Known> {
	const { body } = await get<Network>("/network");
	return (network.value = { node: new Node(body.node), about: body });
}
