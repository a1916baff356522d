/** The blocks, newest first. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { get } from "../lib/api";
import { count } from "../lib/format";
import type { Block, Page } from "../lib/types";
import { useData } from "../ui/data";
import { Ago, BlockLink, Id } from "../ui/atoms";
import { More, PageOf, Table } from "../ui/parts";
import { Verify } from "../ui/verify";

export default function BlocksPage() {
	const { cursor } = useLocation().query;
	const data = useData(`blocks ${cursor ?? ""}`, () => get<Page<Block>>("/blocks", { cursor }));
	return (
		<PageOf data={data} title={t("nav.blocks")}>
			{(page) => (
				<>
					<Table
						caption={t("nav.blocks")}
						head={[t("block.number"), t("block.time"), t("nav.transactions"), t("nav.events"), t("block.author"), t("verify.title")]}
						rows={page.items.map((block) => [
							<BlockLink number={block.number} />,
							<Ago ms={block.nowMs} />,
							count(block.transactions),
							count(block.events),
							block.author ? <Id id={block.author} /> : "—",
							block.number === 0 ? "—" : <Verify claim={{ kind: "block", block }} what={t("block.title", { number: block.number })} />,
						])}
					/>
					<p class="faint">{t("blocks.notProven")}</p>
					<More of={page} path="/blocks" />
				</>
			)}
		</PageOf>
	);
}
