/** The comparison of the trust file's fingerprint: the one thing that this page cannot do for its reader. */

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { count, moment } from "../lib/format";
import { network } from "../lib/network";
import { comparing, offer, pin, trust, unpin, withdraw } from "../lib/trust";
import { grouped } from "../lib/trust-text";
import { ChooseFile } from "../receipt/choose";
import { judge } from "../receipt/judge";
import { verifier } from "../lib/verifier";

export function Compare() {
	const dialog = useRef<HTMLDialogElement>(null);
	const open = comparing.value;
	useEffect(() => {
		if (open) dialog.current?.showModal();
		else dialog.current?.close();
	}, [open]);
	const { pinned, offered } = trust.value;
	return (
		<dialog ref={dialog} aria-labelledby="compare-title" onClose={() => (comparing.value = false)}>
			<h2 id="compare-title">{t("trust.title")}</h2>
			{open && (
				<>
					<p>{t("trust.why")}</p>
					{pinned && <Card title={t("trust.pinned")} of={pinned} />}
					{offered && <Offered key={offered.info.fingerprint} changed={pinned !== null} />}
					{!pinned && !offered && <p class="notice warn">{t("trust.none")}</p>}
					<Own />
					<p class="actions">
						{pinned && <button type="button" class="quiet" onClick={unpin}>{t("trust.forget")}</button>}
						<button type="button" class="quiet" onClick={() => (comparing.value = false)}>{t("close")}</button>
					</p>
				</>
			)}
		</dialog>
	);
}

function Card({ title, of: { info } }: { title: string; of: NonNullable<typeof trust.value.pinned> }) {
	return (
		<div class="fingerprint">
			<p class="faint">{title}</p>
			<p class="digits" data-raw data-fingerprint={info.fingerprint}>{grouped(info.fingerprint)}</p>
			<p class="faint">{t("trust.about", { set: info.setId, keys: count(info.authorities.length), time: moment(info.dateMs) })}</p>
		</div>
	);
}

/** The one that the server offers: taken once the reader says that it was compared. */
function Offered({ changed }: { changed: boolean }) {
	const [compared, setCompared] = useState(false);
	const { offered } = trust.value;
	if (!offered) return null;
	return (
		<>
			{changed && offered.by === "server" && <p class="notice bad" role="alert">{t("trust.changed")}</p>}
			{changed && offered.by === "reader" && <p class="notice warn" role="alert">{t("trust.other")}</p>}
			{network.value && network.value.about.genesis !== offered.info.genesis && <p class="notice bad" role="alert">{t("trust.otherChain")}</p>}
			<Card title={t(offered.by === "server" ? "trust.offered" : "trust.brought")} of={offered} />
			<p>{t("trust.how")}</p>
			<label class="row">
				<input type="checkbox" checked={compared} onChange={(event) => setCompared(event.currentTarget.checked)} />
				{t("trust.compared")}
			</label>
			<p class="actions">
				<button
					type="button"
					disabled={!compared}
					onClick={() => {
						pin(offered);
						comparing.value = false;
					}}
				>
					{t("trust.take")}
				</button>
			</p>
		</>
	);
}

/** A trust file of the reader's own, obtained elsewhere. */
function Own() {
	const [failed, setFailed] = useState(false);
	const take = async (file: File) => {
		const judged = await judge(file, await verifier(), null);
		setFailed(judged.is !== "trust");
		if (judged.is === "trust") await offer(judged.file);
		else withdraw();
	};
	return (
		<details>
			<summary>{t("trust.own")}</summary>
			<p class="row">
				{t("trust.ownFile")} <ChooseFile what={t("trust.ownFile")} onFile={(file) => void take(file)} />
			</p>
			{failed && <p class="notice bad" role="alert">{t("trust.notOne")}</p>}
		</details>
	);
}

/** At the head of every page: that nothing is verified yet, or that the server offers another trust file. */
export function TrustBanner() {
	const { pinned, offered, asked } = trust.value;
	if (!asked) return null;
	if (pinned && offered?.by === "server") {
		return (
			<div class="banner bad" role="alert" data-trust="changed">
				<strong>{t("trust.changed")}</strong> <button type="button" onClick={() => (comparing.value = true)}>{t("trust.look")}</button>
			</div>
		);
	}
	return pinned ? null : (
		<div class="banner" role="region" aria-label={t("trust.title")} data-trust="unconfirmed">
			<span>{t("trust.first")}</span> <button type="button" onClick={() => (comparing.value = true)}>{t("trust.compare")}</button>
		</div>
	);
}
