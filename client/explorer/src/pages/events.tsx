/** What happened, newest first. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { get } from "../lib/api";
import type { ChainEvent, Page } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { More, PageOf, Section } from "../ui/parts";

export default function EventsPage() {
	const { cursor } = useLocation().query;
	const data = useData(`events ${cursor ?? ""}`, () => get<Page<ChainEvent>>("/events", { cursor, domain: "true" }));
	return (
		<PageOf data={data} title={t("home.happened")}>
			{(page) => (
				<>
					<Section title={t("nav.events")}><Events of={page.items} /></Section>
					<More of={page} path="/events" />
				</>
			)}
		</PageOf>
	);
}
