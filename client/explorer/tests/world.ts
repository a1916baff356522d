/** The network, its data and the index of it, for all tests: started once, ended at the end. */

import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PATIENCE_MS = 900_000;

/** Where everything is, by name: identifiers, addresses, the trust file. */
export type World = Record<
	| "alice" | "bob" | "dave" | "authority" | "registry" | "registered" | "filing" | "certificate"
	| "dataset" | "derived" | "mismatched" | "grant" | "instruction" | "open" | "bill" | "licence" | "type"
	| "operator" | "operation" | "resource" | "product" | "application" | "year"
	| "negotiated" | "negotiation" | "inspected" | "listed" | "settled" | "meter" | "anchor" | "invoice"
	| "entered" | "code" | "shift" | "customer" | "key"
	| "motion" | "transaction" | "index" | "node" | "trust" | "hefu" | "folder",
	string
>;

export const world = (): World => JSON.parse(readFileSync(process.env.HEFU_WORLD!, "utf8"));

export default async function start(): Promise<() => Promise<void>> {
	// One that is up already is used, and left up.
	if (process.env.HEFU_WORLD) return async () => undefined;
	const folder = mkdtempSync(join(tmpdir(), "hefu-explorer-"));
	const log = createWriteStream(join(folder, "world.log"));
	const running = spawn(fileURLToPath(new URL("world.sh", import.meta.url)), [folder], { stdio: ["ignore", "pipe", "pipe"] });
	running.stdout.pipe(log);
	running.stderr.pipe(log);
	let ended = false;
	const end = new Promise<void>((done) => running.on("exit", () => ((ended = true), done())));
	const ready = join(folder, "world.json");
	const until = Date.now() + PATIENCE_MS;
	while (!existsSync(ready)) {
		if (ended || Date.now() > until) {
			running.kill("SIGTERM");
			await end;
			throw new Error(`the network did not come up: ${readFileSync(join(folder, "world.log"), "utf8")}\nits logs are in ${folder}`);
		}
		await sleep(500);
	}
	process.env.HEFU_WORLD = ready;
	return async () => {
		running.kill("SIGTERM");
		await end;
		rmSync(folder, { recursive: true, force: true });
	};
}
