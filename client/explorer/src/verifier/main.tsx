/** The verifier in one file: opened from a disk, it uses no network and keeps nothing. */

import { load, type Verifier } from "hefu-verifier";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { lang, speak, t } from "../i18n";
import { grouped } from "../lib/trust-text";
import { Drop } from "../receipt/drop";
import { judge, type Judged } from "../receipt/judge";
import { Judgement } from "../receipt/judgement";
import "../style.css";

/** The wasm stands in the page, in base64. */
function wasm(): Uint8Array<ArrayBuffer> {
	const text = document.getElementById("verifier-wasm")?.textContent ?? "";
	return Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
}

interface Dropped {
	name: string;
	of: Judged;
}

function Page({ verifier }: { verifier: Verifier }) {
	const [trust, setTrust] = useState<Dropped | null>(null);
	const [receipt, setReceipt] = useState<File | null>(null);
	/** What the receipt came to, and the fingerprint of the trust file by which it did. */
	const [judged, setJudged] = useState<(Dropped & { by: string | null }) | null>(null);
	/** The fingerprint that the reader says to have compared. */
	const [compared, setCompared] = useState<string | null>(null);
	const file = trust?.of.is === "trust" ? trust.of.file : null;
	const fingerprint = trust?.of.is === "trust" ? trust.of.info.fingerprint : null;
	// A receipt that was dropped before the trust file is judged again by it.
	useEffect(() => {
		let late = false;
		if (receipt) void judge(receipt, verifier, file).then((of) => late || setJudged({ name: receipt.name, of, by: fingerprint }));
		return () => {
			late = true;
		};
	}, [receipt, file]);
	document.title = t("alone.title");
	return (
		<main>
			<div class="page-head">
				<div>
					<h1>{t("alone.title")}</h1>
					<p class="lead">{t("alone.lead")}</p>
				</div>
				<button type="button" class="quiet" lang={lang.value === "zh" ? "en" : "zh-CN"} data-raw onClick={() => speak(lang.value === "zh" ? "en" : "zh")}>
					{lang.value === "zh" ? "English" : "中文"}
				</button>
			</div>
			<section class="card" id="trust">
				<h2>{t("alone.trust")}</h2>
				<Drop text={t("alone.dropTrust")} onFile={(own) => void judge(own, verifier, null).then((of) => setTrust({ name: own.name, of }))} />
				{fingerprint !== null ? (
					<>
						<div role="status" class="fingerprint">
							<p>{t("alone.compare")}</p>
							<p class="digits" data-raw data-fingerprint={fingerprint}>{grouped(fingerprint)}</p>
						</div>
						<p>{t("trust.how")}</p>
						<label class="row">
							<input type="checkbox" checked={compared === fingerprint} onChange={(event) => setCompared(event.currentTarget.checked ? fingerprint : null)} />
							{t("alone.compared")}
						</label>
					</>
				) : trust && (
					trust.of.is === "noTrust" || trust.of.is === "handovers"
						? <p role="status" class="notice bad" data-judged="wrong">{t("alone.wrongTrust")}</p>
						: <Judgement of={trust.of} name={trust.name} />
				)}
			</section>
			<section class="card" id="receipt">
				<h2>{t("alone.receipt")}</h2>
				<Drop text={t("alone.dropReceipt")} onFile={setReceipt} />
				{judged && <Judgement of={judged.of} name={judged.name} confirmed={judged.by === null || judged.by === compared} />}
			</section>
		</main>
	);
}

document.documentElement.dataset.theme = "auto";
speak(lang.value);
const verifier = await load(wasm());
render(<Page verifier={verifier} />, document.getElementById("app")!);
