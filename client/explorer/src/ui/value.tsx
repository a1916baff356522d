/** A value of the chain's, whatever it is: every field that is proven is to be seen. */

import { known, label, t, word } from "../i18n";
import { amount, bits, bytes, count, day, span } from "../lib/format";
import { regionName } from "../i18n/regions";
import { codeText, institutionCode, rightsIn } from "../lib/registration";
import type { CodeState, Fields, InstitutionCode, Json } from "../lib/types";
import { BlockLink, Id, RightName, Time } from "./atoms";

/** Amounts, in minor units of a currency whose decimals stand elsewhere. */
const MINOR = new Set([
	"amount", "free", "locked", "received", "paid", "cap", "price", "granted", "deducted", "revenue", "surplus", "net", "value", "deposit",
	"deposit_cap", "deposited", "due", "returned", "blue", "red",
]);
/** Lengths of time. */
const SPANS = new Set(["period_ms", "max_age_ms", "window_ms", "grace_ms", "challenge_ms"]);
const BLOCKS = new Set(["registered_at", "opened_at", "closed_at", "closes_at", "issued_at", "deadline", "at", "settled"]);
const REGIONS = new Set(["region", "from", "to", "place"]);
const DAYS = new Set(["issued_on", "shipped_on", "start", "end", "last"]);
const ROLES = [
	"Validator", "DataHolder", "DataUser", "Exchange", "RegistryInstitution", "Reviewer", "Carrier", "Bank", "LicensingAuthority",
	"Regulator", "Court", "Auditor", "DataService", "ImplementingBody", "AuthorisedOperator", "SpaceOperator", "Verifier",
	"TaxAttestor",
];

export const roles = (set: number) => bits(set).map((bit) => word(ROLES[bit] ?? String(bit))).join(t("comma"));

/** Divisions (大类) of GB/T 4754 are 01 to 97. */
const DIVISIONS = 97;

const sectors = (set: number | string) => {
	const divisions = bits(set);
	return divisions.length === DIVISIONS ? t("any") : divisions.map((division) => String(division).padStart(2, "0")).join(t("comma"));
};

const ANY = { purposes: 2n ** 64n - 1n };
const ENVIRONMENTS = ["OnSite", "Sandbox", "Tee", "Mpc", "Plain"];

/** With `brief`, fields that hold nothing are left out. */
export function Value({ of, name = "", brief = false }: { of: Json; name?: string; brief?: boolean }) {
	if (of === null) return <span class="faint">{t("nothing")}</span>;
	if (typeof of === "boolean") return <>{of ? t("yes") : t("no")}</>;
	if (Array.isArray(of)) return <List of={of} name={name} brief={brief} />;
	if (typeof of === "object") return <Struct of={of} name={name} brief={brief} />;
	return <Plain of={of} name={name} />;
}

/** Fields whose cases have words of their own, where the same case means something else elsewhere. */
const OWN_WORDS: Record<string, string> = {
	side: "Side", demand: "Application", list_price: "Price", order_stage: "Order", negotiation_state: "Negotiation", transfer_state: "Transfer",
	transfer: "Transfer", meter_state: "Meter", reason: "Refund", wrong: "Wrong", what: "Anchor", path: "Path",
};

const caseName = (field: string, name: string): string => {
	const own = `${OWN_WORDS[field]}.${name}`;
	return known(own) ? own : name;
};
const caseWord = (field: string, name: string): string => word(caseName(field, name));

function Plain({ of, name }: { of: number | string; name: string }) {
	if (SPANS.has(name)) return <>{span(Number(of))}</>;
	if (name.endsWith("_ms")) return <Time ms={Number(of)} legal={name.endsWith("until_ms") ? "last" : true} />;
	if (name === "ts_ns") return <Time ms={Number(BigInt(of) / 1_000_000n)} legal />;
	if (name === "roles" || name === "grantees") return <>{roles(Number(of)) || t("nothing")}</>;
	if (name === "rights") return <>{rightsIn(Number(of)).map((right) => <RightName key={right} right={right} />)}</>;
	if (name === "purposes") return <>{BigInt(of) === ANY.purposes ? t("any") : bits(of).join(t("comma"))}</>;
	if (name === "scenarios") return <>{bits(of).join(t("comma"))}</>;
	if (name === "environments") return <>{bits(of).map((bit) => word(ENVIRONMENTS[bit] ?? String(bit))).join(t("comma"))}</>;
	if (name === "sectors") return <>{sectors(of)}</>;
	if (name === "right") return <RightName right={String(of)} />;
	if (name === "year") return <span class="number">{String(of)}</span>;
	if (MINOR.has(name) && /^\d+$/.test(String(of))) return <>{t("brackets", { text: count(of), more: t("money.minor") })}</>;
	if (name === "bytes" || name === "size" || name === "bytes_read") return <>{bytes(of)}</>;
	if (typeof of === "number") {
		if (REGIONS.has(name) && of >= 100_000) return <>{regionName(of)}</>;
		if (DAYS.has(name)) return <>{day(of)}</>;
		if (BLOCKS.has(name)) return <BlockLink number={of} />;
		if (name === "section" || name === "check") return name === "section" ? <>{String.fromCharCode(of)}</> : <>{of}</>;
		return <>{count(of)}</>;
	}
	if (/^hf[a-z]{2}1/.test(of)) return <Id id={of} />;
	if (of.startsWith("0x")) return <code data-raw class="breaks">{of}</code>;
	if (known(caseName(name, of))) return <>{caseWord(name, of)}</>;
	return <bdi data-raw class="breaks">{of}</bdi>;
}

function List({ of, name, brief }: { of: Json[]; name: string; brief: boolean }) {
	if (of.length === 0) return <span class="faint">{t("nothing")}</span>;
	return (
		<ol class="values">
			{of.map((value, i) => <li key={i}><Value of={value} name={name === "territory" ? "region" : name} brief={brief} /></li>)}
		</ol>
	);
}

/** What a field means beside another one: its name, the other's, and the name that it has by that. */
const MEANT: [string, string, string][] = [
	// From which day a law pack is in force, or an agreement holds.
	["from", "pack", "start"],
	["from", "last", "start"],
	// What was filed for with the public data register, of which an entry came.
	["kind", "entry", "demand"],
	// Of a product on the market.
	["by", "settling", "by_grant"],
	["contract", "settling", "contract_kind"],
	["price", "settling", "list_price"],
	["to", "points", "to_party"],
	// Of negotiations, orders and transfers.
	["state", "consumer", "negotiation_state"],
	["state", "negotiation", "negotiation_state"],
	["agreement", "consumer", "contract_agreement"],
	["agreement", "negotiation", "contract_agreement"],
	["state", "order", "transfer_state"],
	["stage", "placed_ms", "order_stage"],
	// Of meters.
	["state", "signers", "meter_state"],
	["cap", "signers", "deposit_cap"],
	["limits", "signers", "metered_limits"],
	["before", "signers", "used_before"],
	["open", "signers", "open_windows"],
	["units", "ts_ns", "used_units"],
	["window", "grant", "each_window"],
	["grant", "window", "whole_grant"],
];

/** A field by what it means among those beside it. */
function meant(name: string, of: Fields): string {
	// A tier's first unit.
	if (name === "from" && "amount" in of && typeof of.from !== "object") return "from_unit";
	return MEANT.find(([field, beside]) => field === name && beside in of)?.[2] ?? name;
}

/** What the only field of these cases is. */
const CASES: Record<string, string> = { Url: "url", Stated: "amount" };

function Struct({ of, name: field, brief }: { of: Fields; name: string; brief: boolean }) {
	const entries = Object.entries(of).filter(([, value]) => !brief || value !== null);
	const [first] = entries;
	// A case with fields: its name, then they.
	if (entries.length === 1 && first && /^[A-Z]/.test(first[0])) {
		const [name, value] = first;
		if (name === "Member" || name === "Customer") return <><span class="tag">{word(`Party.${name}`)}</span> <Value of={value} /></>;
		if (name === "Key" && typeof value === "string") return <><span class="tag">{word("Party.Key")}</span> <Id id={value} whole /></>;
		return <><span class="tag">{caseWord(field, name)}</span> <Value of={value} name={CASES[name] ?? ""} brief={brief} /></>;
	}
	if ("institution" in of && "month" in of && "serial" in of) return <code data-raw>{codeText(of as unknown as CodeState)}</code>;
	if ("province" in of && "number" in of) return <code data-raw>{institutionCode(of as unknown as InstitutionCode)}</code>;
	if ("definer" in of && "number" in of) return <code data-raw>{typeCode(of)}</code>;
	if ("bank" in of && "currency" in of && entries.length === 2) return <><Id id={String(of.bank)} /> <span data-raw>{String(of.currency)}</span></>;
	// What terms do not say, they do not limit.
	const limits = "seats" in of || ("calls" in of && "bytes" in of) || ("from_ms" in of && "until_ms" in of);
	return (
		<dl class="value">
			{entries.map(([name, value]) => (
				<div key={name}>
					<dt>{label(name === "operation" && String(value).startsWith("hfop1") ? "authorised_operation" : meant(name, of))}</dt>
					<dd>{limits && value === null ? t("unlimited") : <Value of={value} name={meant(name, of)} brief={brief} />}</dd>
				</div>
			))}
		</dl>
	);
}

/** The code of a type of licence, as people write it. */
export const typeCode = (of: Fields | { definer: string; number: number }): string =>
	`${String(of.definer)}${String(of.number).padStart(3, "0")}`;

/** An amount in a book's currency; where the book is not known, in the minor units that are recorded, and said so. */
export function Money({ minor, decimals, currency }: { minor: number | string; decimals: number | null; currency: string }) {
	return (
		<>
			<span class="number" data-raw>{amount(minor, decimals ?? 0)} {currency}</span>
			{decimals === null && t("brackets", { text: "", more: t("money.minor") })}
		</>
	);
}

/** Everything that is recorded, to unfold. */
export function Whole({ of }: { of: Json }) {
	return (
		<details class="whole">
			<summary>{t("whole")}</summary>
			<Value of={of} />
		</details>
	);
}
