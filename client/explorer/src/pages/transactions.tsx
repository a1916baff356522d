/** What members signed, newest first. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { get } from "../lib/api";
import type { Page, Transaction } from "../lib/types";
import { useData } from "../ui/data";
import { More, PageOf } from "../ui/parts";
import { TransactionTable } from "../ui/transactions";

export default function TransactionsPage() {
	const { cursor } = useLocation().query;
	const data = useData(`transactions ${cursor ?? ""}`, () => get<Page<Transaction>>("/transactions", { cursor, signed: "true" }));
	return (
		<PageOf data={data} title={t("nav.transactions")} lead={t("transactions.lead")} checked={false}>
			{(page) => (
				<>
					<TransactionTable of={page.items} />
					<More of={page} path="/transactions" />
				</>
			)}
		</PageOf>
	);
}
