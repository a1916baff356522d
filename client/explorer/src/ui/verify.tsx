/** The button that checks a fact in this page, and what came of it, said plainly. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { both, t } from "../i18n";
import type { By, Claim, Outcome } from "../lib/claims";
import type { Difference } from "../lib/compare";
import { count, moment, short, span } from "../lib/format";
import { pageStanding } from "../lib/standing";
import { grouped } from "../lib/trust-text";
import { useChecking, useChecks, useClaim, type Check } from "./checks";
import { Asked } from "./question";

const MARKS: Record<Check["is"], string> = { unchecked: "○", checking: "◌", proven: "✓", raw: "≈", lie: "✗", refused: "✗", open: "?" };

/** How a check stands, as a word. */
const standing = (check: Check): string =>
	({
		unchecked: t("verify.unchecked"),
		checking: t("verify.checking"),
		proven: t("verify.proven"),
		raw: t("verify.raw"),
		lie: t("verify.lie"),
		refused: t("verify.refused"),
		open: t("verify.open"),
	})[check.is];

/** The verify button of one fact; `what` names it. Its result appears below it. */
export function Verify({ claim, what, children }: { claim: Claim; what: string; children?: ComponentChildren }) {
	const check = useClaim(claim).value;
	const verify = useChecking();
	const [open, setOpen] = useState(false);
	const id = useId();
	const checked = check.is !== "unchecked" && check.is !== "checking";
	return (
		<div class={`verify is-${check.is}`} data-check={check.is}>
			<button
				type="button"
				class="verify-button"
				disabled={check.is === "checking"}
				aria-label={t("colon", { name: checked ? standing(check) : t("verify.button"), what })}
				aria-expanded={checked ? open : undefined}
				aria-controls={checked ? id : undefined}
				onClick={() => {
					if (checked) {
						setOpen(!open);
						return;
					}
					setOpen(true);
					void verify(claim);
				}}
			>
				<span class="mark" aria-hidden="true">{MARKS[check.is]}</span>
				{checked ? standing(check) : check.is === "checking" ? t("verify.checking") : t("verify.button")}
			</button>
			{children}
			<div id={id} role="status" class="verify-result" hidden={!checked || !(open || isBad(check))}>
				{checked && <Result claim={claim} outcome={check} again={() => void verify(claim)} />}
			</div>
		</div>
	);
}

const isBad = (check: Check) => check.is === "lie" || check.is === "refused";

/** What a check came to. */
function Result({ claim, outcome, again }: { claim: Claim; outcome: Outcome; again: () => void }) {
	return (
		<div class="result">
			<p class="verdict">{sentence(outcome)}</p>
			<Asked of={claim} />
			{"differences" in outcome && <Differences found={outcome.differences} />}
			{"why" in outcome && (
				<p>
					{both(outcome.why)} {both(outcome.next)}
				</p>
			)}
			{"by" in outcome && <Word by={outcome.by} />}
			<button type="button" class="quiet" onClick={again}>{t("verify.again")}</button>
		</div>
	);
}

function sentence(outcome: Outcome): string {
	if (outcome.is === "proven") return t("verify.saysProven");
	if (outcome.is === "raw") return t("verify.saysRaw");
	if (outcome.is === "lie") return t("verify.saysLie");
	return outcome.is === "refused" ? t("verify.saysRefused") : t("verify.saysOpen");
}

/** Where what was shown is not what was proven. */
function Differences({ found }: { found: Difference[] }) {
	const value = (json: unknown) => (json === undefined ? "—" : JSON.stringify(json));
	return (
		<div class="scroll" tabIndex={0} role="region" aria-label={t("verify.differences")}>
			<table class="differences">
				<thead>
					<tr><th>{t("verify.field")}</th><th>{t("verify.shown")}</th><th>{t("verify.provenValue")}</th></tr>
				</thead>
				<tbody>
					{found.slice(0, 8).map(({ path, shown, proven }) => (
						<tr key={path}>
							<td data-raw>{path || "·"}</td>
							<td data-raw>{value(shown)}</td>
							<td data-raw>{value(proven)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** What was proven, by whom, at which block; and what was not. */
export function Word({ by }: { by: By }) {
	const { block, ageMs, signers, handovers, trust, notProven } = by;
	return (
		<dl class="word">
			<dt>{t("word.block")}</dt>
			<dd>{t("word.blockText", { number: count(block.number), time: moment(block.nowMs), age: span(ageMs) })}</dd>
			<dt>{t("word.hash")}</dt>
			<dd class="breaks" data-raw>{block.hash}</dd>
			<dt>{t("word.by")}</dt>
			<dd>
				{signers
					? t("word.byText", { set: block.setId, needed: signers.needed, of: signers.of })
					: t("word.bySetText", { set: block.setId })}{" "}
				{handovers > 0 && t("word.handovers", { count: handovers, from: trust.setId })}
			</dd>
			<dt>{t("word.trust")}</dt>
			<dd>
				<span data-raw class="breaks">{grouped(short(trust.fingerprint, 8))}</span>
			</dd>
			<dt>{t("word.not")}</dt>
			<dd>
				<ul>
					<li>{both(notProven.later)}</li>
					<li>{both(notProven.trust)}</li>
					<li>{both(notProven.truth)}</li>
				</ul>
			</dd>
			<dt>{t("word.receipt")}</dt>
			<dd><Save hex={by.receipt} name={`hefu-${block.number}.hfrc`} /></dd>
		</dl>
	);
}

/** Saves a receipt as the file that `hefu receipt verify` reads. */
function Save({ hex, name }: { hex: string; name: string }) {
	const save = () => {
		const bytes = Uint8Array.from(hex.slice(2).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
		const address = URL.createObjectURL(new Blob([bytes]));
		const link = Object.assign(document.createElement("a"), { href: address, download: name });
		link.click();
		URL.revokeObjectURL(address);
	};
	return <button type="button" class="quiet" onClick={save}>{t("word.save")}</button>;
}

/** Checks all facts of the page, and says how many hold. */
export function VerifyAll() {
	const checks = useChecks();
	const verify = useChecking();
	checks.version.value;
	const all = checks.shown().map(({ check }) => check.value.is);
	const standing = pageStanding(all, checks.gone().length);
	if (standing === null) return null;
	const { is, text } = standing;
	return (
		<div class={`verify-all ${is === "bad" ? "is-lie" : is === "proven" ? "is-proven" : ""}`}>
			<button type="button" onClick={() => void verify()} disabled={all.includes("checking")}>{t("all.button")}</button>
			<span role="status" data-all={is}>{text}</span>
		</div>
	);
}

/** What the page showed before and was refuted: it stays said, whatever the server shows now. */
export function Refuted() {
	const checks = useChecks();
	checks.version.value;
	const gone = checks.gone();
	return gone.length === 0 ? null : (
		<div class="notice bad" role="alert" data-refuted>
			<p><strong>{t("verify.refuted")}</strong></p>
			{gone.map(({ claim, check: { value } }) => (
				<div key={JSON.stringify(claim)}>
					<Asked of={claim} />
					{"differences" in value && <Differences found={value.differences} />}
				</div>
			))}
		</div>
	);
}

/** A small mark beside something that is checked with whatever is checked on the page: a name, a row. */
export function Mark({ claim }: { claim: Claim }) {
	const check = useClaim(claim, true).value;
	return (
		<span class={`mark is-${check.is}`} data-check={check.is} role="img" aria-label={standing(check)} title={standing(check)}>
			{MARKS[check.is]}
		</span>
	);
}
