/** Pages that are about an identifier look at it before they ask anybody. */

import type { ComponentType } from "preact";
import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { fault, strangers } from "../lib/ids";

/** The page, or what is wrong with the identifier in its address. */
export function withId(prefix: string, Page: ComponentType): ComponentType {
	return function Guarded() {
		const { id = "" } = useRoute().params;
		const wrong = fault(id, prefix);
		return wrong === null ? <Page key={id} /> : <BadId id={id} prefix={prefix} />;
	};
}

export function BadId({ id, prefix }: { id: string; prefix: string }) {
	const wrong = fault(id, prefix);
	document.title = `${t("badId.title")} · ${t("name")}`;
	return (
		<>
			<h1 tabIndex={-1}>{t("badId.title")}</h1>
			<div class="notice bad" role="alert" data-error={`BadId ${wrong}`}>
				<p><code data-raw class="breaks">{id}</code></p>
				{wrong === "stranger" && (
					<>
						<p><strong>{t("badId.stranger")}</strong></p>
						<ul>
							{strangers(id).slice(0, 5).map(({ character, code, place }) => (
								<li key={place}>{t("badId.strangerAt", { character, code, place })}</li>
							))}
						</ul>
					</>
				)}
				{wrong === "kind" && <p><strong>{t("badId.kind", { prefix: `${prefix}1`, found: id.slice(0, 5) })}</strong></p>}
				{wrong === "form" && <p><strong>{t("badId.form", { prefix: `${prefix}1` })}</strong></p>}
				<p>{t("badId.next")}</p>
			</div>
		</>
	);
}
