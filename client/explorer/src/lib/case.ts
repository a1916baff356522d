/** Cases of the chain's enums. */

import type { Json } from "./types";

/** The name of a case: `"Live"`, or `{"Suspended": …}`. */
export const caseOf = (value: Json | undefined): string =>
	typeof value === "string" ? value : value && typeof value === "object" && !Array.isArray(value) ? (Object.keys(value)[0] ?? "") : "";
