/** What is printed of a registration, typed or pasted, against what the ledger says. */

import { useState } from "preact/hooks";
import { lang, t, word, type Key } from "../i18n";
import { comparePrinted, readPrinted, type Ledger, type Sheet } from "../lib/printed";

const TONES = { Agrees: "good", Differs: "bad", Unread: "warn" } as const;

interface Props<F extends string> {
	sheet: Sheet<F>;
	/** A field's names in Chinese and English. */
	labels: Record<F, string[]>;
	ledger: Ledger<F>;
	/** Whether it does; one that stands no longer is right in nothing. */
	stands: boolean;
	/** What is pasted, and what is said of one that stands no longer. */
	paste: Key;
	void_: Key;
}

export function CheckForm<F extends string>({ sheet, labels, ledger, stands, paste, void_ }: Props<F>) {
	const [typed, setTyped] = useState<Partial<Record<F, string>>>({});
	const [pasted, setPasted] = useState("");
	const compared = comparePrinted(sheet, typed, ledger);
	const differs = compared.filter(({ is }) => is !== "Agrees").length;
	const isWrong = differs > 0 || !stands;
	const label = (field: F) => labels[field][lang.value === "zh" ? 0 : 1]!;
	return (
		<form class="check-form" onSubmit={(event) => event.preventDefault()}>
			<label>
				{t(paste)}
				<textarea
					rows={4}
					value={pasted}
					onInput={({ currentTarget: { value } }) => {
						setPasted(value);
						setTyped(readPrinted(sheet, value, labels));
					}}
				/>
			</label>
			{sheet.fields.map((field) => {
				const found = compared.find((one) => one.field === field);
				return (
					<div key={field} class="check-field" data-field={field} data-check={found?.is}>
						<label>
							{label(field)}
							<input value={typed[field] ?? ""} onInput={({ currentTarget: { value } }) => setTyped({ ...typed, [field]: value } as Partial<Record<F, string>>)} />
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
				{!stands && <p><strong>{t(void_)}</strong></p>}
			</div>
		</form>
	);
}
