/** The verifier, loaded when it is first needed. */

import { load, type Verifier } from "hefu-verifier";
import address from "hefu-verifier/wasm?url";

let loading: Promise<Verifier> | undefined;

export function verifier(): Promise<Verifier> {
	loading ??= load(fetch(address)).catch((error: unknown) => {
		loading = undefined;
		throw error;
	});
	return loading;
}
