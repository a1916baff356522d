// The module, and the fixtures that tests/fixtures.rs keeps.

import { readFileSync } from "node:fs";

import { load } from "../hefu-verifier.js";

export const WASM = new URL("../hefu-verifier.wasm", import.meta.url);

/** The bytes of a fixture. */
export function file(name) {
	return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

/** The text of a fixture. */
export function text(name) {
	return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
}

/** What the same code answers natively, and by which options. */
export const { options, receipts } = JSON.parse(text("answers.json"));

export const verifier = await load(readFileSync(WASM));

/** JSON in its canonical form (RFC 8785), but for numbers, which JSON.stringify writes so. */
export function canonical(value) {
	if (Array.isArray(value)) {
		return `[${value.map(canonical).join(",")}]`;
	}
	if (typeof value === "object" && value !== null) {
		const fields = Object.keys(value).sort();
		return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
	}
	return JSON.stringify(value);
}

/** What `action` throws, after a look at whether it says so in both languages. */
export function refusal(action) {
	try {
		action();
	} catch (error) {
		if (error.name !== "VerifierError") {
			throw error;
		}
		for (const [en, zh] of [[error.en, error.zh], [error.next.en, error.next.zh]]) {
			if (!/^[\x20-\x7e]+$/.test(en) || !/[\u4e00-\u9fff]/.test(zh)) {
				throw new Error(`not in both languages: ${en} / ${zh}`);
			}
		}
		return error;
	}
	throw new Error("nothing was refused");
}
