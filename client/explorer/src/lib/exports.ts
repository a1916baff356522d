/** Data that left the country: what the rules ask for, worked out in the page as the chain does it (`Rules::required` of the primitives). */

import type { ExportRulesState } from "./types";

/** What an export about one more person of this kind would have to go through, with so many counted in the year before it. */
export function needed({ assessment, contract_persons }: ExportRulesState, kind: "persons" | "sensitive", counted: bigint): "Free" | "Contract" | "Assessment" {
	const year = counted + 1n;
	if (year >= BigInt(assessment[kind])) return "Assessment";
	return kind === "sensitive" || year >= BigInt(contract_persons) ? "Contract" : "Free";
}
