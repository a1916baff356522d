/** A certificate to print: in Chinese, with English beside it, and a QR code of the page that tells whether it still stands. */

import { t, type Key } from "../i18n";
import { en } from "../i18n/en";
import { zh } from "../i18n/zh";
import type { Printed } from "../lib/printed";
import { QrCode } from "./qr";

/** What stands on it, as texts: what a reader types into the check form is compared with the same. */
export type Texts = Record<Printed, string>;

const LINES: [Printed, Key][] = [
	["code", "printed.code"],
	["name", "printed.name"],
	["dataset", "printed.dataset"],
	["institution", "printed.institution"],
	["hold", "printed.hold"],
	["use", "printed.use"],
	["operate", "printed.operate"],
	["issued", "printed.issued"],
	["until", "printed.until"],
];

/** A field's names in both languages. */
export const printedLabels = Object.fromEntries(LINES.map(([field, key]) => [field, [zh[key], en[key]]])) as Record<Printed, string[]>;

/** `void_` says in both languages why it does not stand, if it does not. */
export function PrintedCertificate({ of, isCopy, address, void_ }: { of: Texts; isCopy: boolean; address: string; void_: Key | null }) {
	return (
		<section class="card printed" aria-label={t("printed.title")}>
			<p class="printed-tools"><button type="button" onClick={() => print()}>{t("printed.print")}</button></p>
			<header>
				<h2><Both of="printed.title" /></h2>
				{isCopy && <p class="stamp" data-copy><Both of="printed.copy" /></p>}
				{void_ && <p class="stamp bad" data-void><Both of={void_} /></p>}
			</header>
			<dl class="facts">
				{LINES.map(([field, key]) => (
					<div key={field}>
						<dt><Both of={key} /></dt>
						<dd data-printed={field}><bdi data-raw class="breaks">{of[field]}</bdi></dd>
					</div>
				))}
			</dl>
			<div class="printed-foot">
				<QrCode text={address} name={t("printed.qr")} />
				<div>
					<p><Both of="printed.prevails" /></p>
					<p><code data-raw class="breaks">{address}</code></p>
				</div>
			</div>
		</section>
	);
}

/** A text in Chinese, and in English below it, whatever the page's language. */
function Both({ of }: { of: Key }) {
	return (
		<span class="both" data-raw>
			<span lang="zh-CN">{zh[of]}</span> <small lang="en">{en[of]}</small>
		</span>
	);
}
