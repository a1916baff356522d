/** What a search found. */

import { useLocation } from "preact-iso";
import { t, word } from "../i18n";
import { get } from "../lib/api";
import { short } from "../lib/format";
import { strangers } from "../lib/ids";
import type { Found } from "../lib/types";
import { useData } from "../ui/data";
import { Id } from "../ui/atoms";
import { PageOf } from "../ui/parts";

/** An identifier in which a letter of another script stands is none, however much it looks like one. */
const lookalike = (q: string) => /^\s*hf/i.test(q) && strangers(q.trim()).length > 0 && q.trim().length > 40;

export default function SearchPage() {
	const q = (useLocation().query.q ?? "").trim().slice(0, 64 * 4);
	const data = useData(`search ${q}`, () =>
		q === "" || q.length > 100 ? Promise.resolve({ body: { items: [] as Found[] }, block: NaN }) : get<{ items: Found[] }>("/search", { q, limit: 40 }),
	);
	return (
		<PageOf data={data} title={t("search.title")} lead={<bdi data-raw class="breaks">{q}</bdi>} checked={false}>
			{({ items }) => (
				<>
					{lookalike(q) && (
						<div class="notice bad" role="alert" data-error="BadId stranger">
							<p><strong>{t("badId.stranger")}</strong></p>
							<ul>
								{strangers(q).slice(0, 5).map(({ character, code, place }) => <li key={place}>{t("badId.strangerAt", { character, code, place })}</li>)}
							</ul>
						</div>
					)}
					{items.length === 0 && !lookalike(q) && <p class="notice" data-found="0">{t(q === "" ? "search.ask" : "search.nothing")}</p>}
					<ul class="lines">
						{items.map((found) => (
							<li key={`${found.kind}${found.id}`}>
								<span class="tag">{word(`Kind.${found.kind}`)}</span>
								<a href={found.path} class="grow"><bdi data-raw>{found.title.trim() || short(found.id)}</bdi></a>
								<Id id={found.id} whole={found.kind === "party"} />
							</li>
						))}
					</ul>
				</>
			)}
		</PageOf>
	);
}
