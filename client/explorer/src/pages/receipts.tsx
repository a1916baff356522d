/** A receipt that somebody has: dropped here, it is verified in this page and sent nowhere. */

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { comparing, findTrust, offer, trust } from "../lib/trust";
import { verifier } from "../lib/verifier";
import { Drop } from "../receipt/drop";
import { judge, type Judged } from "../receipt/judge";
import { Judgement } from "../receipt/judgement";
import { Section } from "../ui/parts";

export default function ReceiptsPage() {
	const [judged, setJudged] = useState<{ name: string; of: Judged } | null>(null);
	document.title = `${t("nav.receipts")} · ${t("name")}`;
	const take = async (file: File) => {
		// Whoever is quick drops it before that is known.
		await findTrust();
		const of = await judge(file, await verifier(), trust.value.pinned?.file ?? null);
		setJudged({ name: file.name, of });
		if (of.is === "trust") await offer(of.file);
	};
	return (
		<>
			<div class="page-head">
				<div>
					<h1 tabIndex={-1}>{t("nav.receipts")}</h1>
					<p class="lead">{t("receipts.lead")}</p>
				</div>
			</div>
			<Section title={t("receipts.verify")}>
				<Drop text={t("receipts.drop")} onFile={(file) => void take(file)} />
				{judged && (
					<Judgement of={judged.of} name={judged.name}>
						{(judged.of.is === "noTrust" || judged.of.is === "trust") && (
							<button type="button" onClick={() => (comparing.value = true)}>{t("trust.compare")}</button>
						)}
					</Judgement>
				)}
			</Section>
			<Section title={t("receipts.alone")}>
				<p>{t("receipts.aloneText")}</p>
				<p><a class="button" href="/verifier.html" download="hefu-verifier.html">{t("receipts.download")}</a></p>
				<p class="faint">{t("receipts.command")} <code data-raw>hefu receipt verify FILE --trust TRUST</code></p>
			</Section>
		</>
	);
}
