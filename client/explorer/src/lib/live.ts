/** The chain's head as the node itself tells it, by polkadot-api: no word of the index's. */

import { createClient } from "polkadot-api";
import { getWsProvider } from "polkadot-api/ws";

export interface Head {
	best: number;
	finalised: number;
}

/** Tells the head as it moves; the answer ends it. */
export function follow(address: string, tell: (head: Head) => void): () => void {
	const client = createClient(getWsProvider(address.replace(/^http/, "ws")));
	const watching = client.bestBlocks$.subscribe({
		next: (blocks) => {
			const best = blocks[0];
			const finalised = blocks.at(-1);
			if (best && finalised) tell({ best: best.number, finalised: finalised.number });
		},
		// The page says that the node is not heard of; the client connects again by itself.
		error: () => undefined,
	});
	return () => {
		watching.unsubscribe();
		client.destroy();
	};
}
