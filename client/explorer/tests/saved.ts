/** Receipts that the command line saved while the data were put on the network. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { World } from "./world";

export function receipt(w: World, event = "Rights.Granted"): string {
	const folder = join(w.folder, "receipts");
	const name = readdirSync(folder).find((name) => name.includes(event));
	if (!name) throw new Error(`no receipt of ${event} in ${folder}`);
	return join(folder, name);
}
