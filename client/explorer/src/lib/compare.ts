/** Whether what a page shows is what a receipt proves. */

import type { Json } from "./types";

/** A place where the two are not the same. */
export interface Difference {
	path: string;
	shown: Json | undefined;
	proven: Json | undefined;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** Where `shown` is not `proven`; with `part`, what is proven may have more fields than are shown. */
export function differences(shown: Json | undefined, proven: Json | undefined, part = false, path = ""): Difference[] {
	if (Array.isArray(shown) && Array.isArray(proven)) {
		const length = Math.max(shown.length, proven.length);
		return Array.from({ length }, (_, i) => differences(shown[i], proven[i], part, `${path}[${i}]`)).flat();
	}
	if (isObject(shown) && isObject(proven)) {
		const keys = part ? Object.keys(shown) : [...new Set([...Object.keys(shown), ...Object.keys(proven)])];
		return keys.flatMap((key) => differences(shown[key], proven[key], part, path ? `${path}.${key}` : key));
	}
	return shown === proven ? [] : [{ path, shown, proven }];
}
