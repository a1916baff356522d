/** Transactions in a table. */

import { t } from "../i18n";
import type { Transaction } from "../lib/types";
import { Ago, BlockLink, Id, Tag } from "./atoms";
import { Table } from "./parts";

export function TransactionTable({ of }: { of: Transaction[] }) {
	return (
		<>
			<Table
				caption={t("nav.transactions")}
				head={[t("transaction.hash"), t("transaction.call"), t("transaction.by"), t("transaction.outcome"), t("block.number"), t("block.time")]}
				rows={of.map(({ block, index, hash, pallet, call, member, signer, success, nowMs }) => [
					<a href={`/transactions/${block}/${index}`} class="id"><Id id={hash} /></a>,
					<code data-raw>{pallet}.{call}</code>,
					member !== null ? <Id id={member} /> : signer !== null ? <Id id={signer} /> : t("transaction.machinery"),
					<Tag name={success ? "Succeeded" : "Failed"} tone={success ? "good" : "bad"} />,
					<BlockLink number={block} />,
					<Ago ms={nowMs} />,
				])}
			/>
			{of.length > 0 && <p class="faint">{t("transactions.notProven")}</p>}
		</>
	);
}
