/** What is printed on a certificate, typed or pasted, against what the ledger says. */

import { useState } from "preact/hooks";
import { lang, t, word } from "../i18n";
import { comparePrinted, PRINTED, readPrinted, type Ledger, type Printed } from "../lib/printed";
import { printedLabels } from "./printed";

const TONES = { Agrees: "good", Differs: "bad", Unread: "warn" } as const;

/** `stands`: whether the certificate does; one that stands no longer is right in nothing. */
export function CheckForm({ ledger, stands }: { ledger: Ledger; stands: boolean }) {
	const [typed, setTyped] = useState<Partial<Record<Printed, string>>>({});
	const [pasted, setPasted] = useState("");
	const compared = comparePrinted(typed, ledger);
	const differs = compared.filter(({ is }) => is !== "Agrees").length;
	const isWrong = differs > 0 || !stands;
	const label = (field: Printed) => printedLabels[field][lang.value === "zh" ? 0 : 1]!;
	return (
		<form class="check-form" onSubmit={(event) => event.preventDefault()}>
			<label>
				{t("printed.check.paste")}
				<textarea
					rows={4}
					value={pasted}
					onInput={({ currentTarget: { value } }) => {
						setPasted(value);
						setTyped(readPrinted(value, printedLabels));
					}}
				/>
			</label>
			{PRINTED.map((field) => {
				const found = compared.find((one) => one.field === field);
				return (
					<div key={field} class="check-field" data-field={field} data-check={found?.is}>
						<label>
							{label(field)}
							<input value={typed[field] ?? ""} onInput={({ currentTarget: { value } }) => setTyped({ ...typed, [field]: value })} />
						</label>
						{found && (
							<p>
								<span class={`tag ${TONES[found.is]}`}>{word(found.is)}</span>
								{found.is !== "Agrees" && <> {t("printed.check.ledger")} <bdi data-raw class="breaks">{ledger[field].map(([first]) => first).join(t("comma")) || "—"}</bdi></>}
							</p>
						)}
					</div>
				);
			})}
			<div role="status" class={`notice ${compared.length > 0 && isWrong ? "bad" : ""}`} data-compared={compared.length === 0 ? "none" : isWrong ? "differs" : "agrees"}>
				<p>{compared.length === 0 ? t("printed.check.nothing") : differs > 0 ? t("printed.check.differs", { count: differs }) : t("printed.check.agrees", { count: compared.length })}</p>
				{!stands && <p><strong>{t("printed.check.void")}</strong></p>}
			</div>
		</form>
	);
}
