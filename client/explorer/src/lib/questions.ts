/**
 * The questions by which the state proves what a page shows, in the words of receipts (`hefu_proofs::Question`). A page makes them
 * of what its reader sees: the identifier in its address or in the row. What the server says that its answer is an answer to is
 * not looked at, for then it would choose what is proven.
 */

import { digestOfText } from "./header";
import type { Book, Party, Question } from "./types";

/** A file: its place, from 0, in a version of a dataset. */
export interface FileAt {
	dataset: string;
	version: number;
	distribution: number;
}

/** Questions name parties and rights in lower case, the state in the chain's own words. */
function lower(party: Party): Question {
	const [[kind, id]] = Object.entries(party) as [[string, string]];
	return { [kind.toLowerCase()]: id };
}

export const ask = {
	council: "council",
	technicalCommittee: "technicalCommittee",
	approvedValidators: "approvedValidators",
	selectedValidators: "selectedValidators",
	member: (id: string) => ({ member: id }),
	key: (account: string) => ({ key: account }),
	customer: (id: string) => ({ customer: id }),
	sealingKey: (member: string) => ({ sealingKey: member }),
	dataset: (id: string) => ({ dataset: id }),
	version: (dataset: string, version: number) => ({ version: { dataset, version } }),
	openCheck: (number: number) => ({ openCheck: number }),
	openCheckOf: (file: FileAt) => ({ openCheckOf: { ...file } }),
	closedChecks: (file: FileAt) => ({ closedChecks: { ...file } }),
	closedCheck: (file: FileAt, sequence: number) => ({ closedCheck: { ...file, sequence } }),
	holding: (dataset: string, right: string, member: string) => ({ holding: { dataset, right: right.toLowerCase(), member } }),
	grant: (id: string) => ({ grant: id }),
	grantOffer: (id: string) => ({ grantOffer: id }),
	book: ({ bank, currency }: Book) => ({ book: { bank, currency } }),
	claimOf: ({ bank, currency }: Book, holder: Party) => ({ claimOf: { book: { bank, currency }, holder: lower(holder) } }),
	bankEntry: (bank: string, reference: string) => ({ bankEntry: { bank, reference } }),
	instruction: (id: string) => ({ instruction: id }),
	bill: (id: string) => ({ bill: id }),
	billEntry: (bill: string, sequence: number) => ({ billEntry: { bill, sequence } }),
	licenceType: (code: string) => ({ licenceType: code }),
	licenceIssuer: (licenceType: string, issuer: string) => ({ licenceIssuer: { licenceType, issuer } }),
	licence: (id: string) => ({ licence: id }),
	licenceChange: (licence: string, sequence: number) => ({ licenceChange: { licence, sequence } }),
	recognition: (rule: string) => ({ recognition: rule }),
	lawPack: (number: number) => ({ lawPack: number }),
	lawInForce: (entry: number) => ({ lawInForce: entry }),
	stall: (number: number) => ({ stall: number }),
	institution: (member: string) => ({ institution: member }),
	filing: (id: string) => ({ filing: id }),
	openFiling: (dataset: string) => ({ openFiling: dataset }),
	objection: (filing: string, sequence: number) => ({ objection: { filing, sequence } }),
	objectionAfter: (dataset: string, sequence: number) => ({ objectionAfter: { dataset, sequence } }),
	registration: (dataset: string) => ({ registration: dataset }),
	certificate: (code: string) => ({ certificate: code }),
	annotation: (dataset: string, sequence: number) => ({ annotation: { dataset, sequence } }),
	annotations: (dataset: string) => ({ annotations: dataset }),
	/** Of a decision, by the code that it has in the institution's own system: the chain keeps it under the code's digest. */
	mirror: (institution: string, code: string) => ({ mirror: { institution, code: digestOfText(code) } }),
	title: (dataset: string, right: string, claimant: string) => ({ title: { dataset, right: right.toLowerCase(), claimant } }),
	encumbrance: (dataset: string, claimant: string, tenure: number) => ({ encumbrance: { dataset, claimant, tenure } }),
	pledge: (dataset: string, right: string, holder: string) => ({ pledge: { dataset, right: right.toLowerCase(), holder } }),
	acceptance: (dataset: string, from: string, to: string) => ({ acceptance: { dataset, from, to } }),
	grantRoot: (grant: string) => ({ grantRoot: grant }),
	exportRules: (number: number) => ({ exportRules: number }),
	export: (exporter: string, number: number) => ({ export: { exporter, number } }),
	exported: (exporter: string, year: number) => ({ exported: { exporter, year } }),
	operation: (id: string) => ({ operation: id }),
	operationData: (operation: string, dataset: string) => ({ operationData: { operation, dataset } }),
	operationProduct: (operation: string, number: number) => ({ operationProduct: { operation, number } }),
	tariff: (operation: string, product: number, sequence: number) => ({ tariff: { operation, product, sequence } }),
	account: (operation: string, year: number) => ({ account: { operation, year } }),
	revenue: (operation: string, year: number, sequence: number) => ({ revenue: { operation, year, sequence } }),
	disclosure: (operation: string, year: number, side: string) => ({ disclosure: { operation, year, side: side.toLowerCase() } }),
	application: (id: string) => ({ application: id }),
	applicationObjection: (application: string, sequence: number) => ({ applicationObjection: { application, sequence } }),
	publicEntry: (dataset: string) => ({ publicEntry: dataset }),
	queryCode: (code: string) => ({ queryCode: code }),
	deposit: ({ bank, currency }: Book, payer: Party) => ({ deposit: { book: { bank, currency }, payer: lower(payer) } }),
	due: (day: string, { bank, currency }: Book, payer: Party, payee: Party) => ({ due: { day, book: { bank, currency }, payer: lower(payer), payee: lower(payee) } }),
	product: (id: string) => ({ product: id }),
	negotiation: (id: string) => ({ negotiation: id }),
	order: (id: string) => ({ order: id }),
	delivery: (order: string) => ({ delivery: order }),
	mark: (seller: string) => ({ mark: seller }),
	meter: (id: string) => ({ meter: id }),
	tally: (grant: string) => ({ tally: grant }),
	attestor: (year: number, region: number) => ({ attestor: { year, region } }),
	anchor: (id: string) => ({ anchor: id }),
	invoiced: (instruction: string, seller: Party, buyer: Party) => ({ invoiced: { instruction, seller: lower(seller), buyer: lower(buyer) } }),
	reddened: (invoice: string) => ({ reddened: invoice }),
	audit: (entry: string) => ({ audit: entry }),
} satisfies Record<string, Question | ((...of: never[]) => Question)>;
