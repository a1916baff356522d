/** Which chain this is, and the node that is asked for receipts. */

import { signal } from "@preact/signals";
import { get } from "./api";
import { Node } from "./node";
import type { Network } from "./types";

export const network = signal<{ node: Node; about: Network } | null>(null);

export async function findNetwork(): Promise<void> {
	const { body } = await get<Network>("/network");
	const node = network.value?.node.address === body.node ? network.value.node : new Node(body.node);
	network.value = { node, about: body };
}
