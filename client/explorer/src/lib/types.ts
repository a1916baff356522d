/** What the index answers: the names of its HTTP API, `docs` of which is /api/v1/openapi.json. */

import type { TallyState } from "./market-types";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Fields = { [key: string]: Json };

/** A question to the chain's state, as a receipt answers it: `{ "dataset": "hfds1…" }`, or a name alone. */
export type Question = string | Fields;

/** Where something was recorded. `event` is null for what stands in the first block. */
export interface Place {
	block: number;
	hash: string;
	event: number | null;
	nowMs: number;
}

/** One thing of the chain's state. `state` null: the state holds nothing. */
export interface Rec<S = Json> {
	question: Question;
	state: S | null;
	since?: Place | null;
	changed?: Place | null;
}

export interface Page<T> {
	items: T[];
	next: string | null;
}

export interface ChainEvent {
	place: Place;
	pallet: string;
	name: string;
	fields: Json;
	domain: boolean;
	transaction: number | null;
	leaf?: string;
}

export interface Block {
	number: number;
	hash: string;
	parent: string;
	stateRoot: string;
	extrinsicsRoot: string;
	nowMs: number;
	specVersion: number;
	slot: number | null;
	author?: string | null;
	missedSlots?: number | null;
	transactions: number;
	events: number;
	eventsRoot: string | null;
}

export interface Transaction {
	block: number;
	blockHash: string;
	index: number;
	hash: string;
	signer: string | null;
	member: string | null;
	nowMs: number;
	pallet: string;
	call: string;
	args: Json;
	argsOmitted?: boolean;
	success: boolean;
	error: string | null;
	bytes: number;
	eventList?: ChainEvent[];
}

export interface Network {
	genesis: string;
	name: string;
	node: string;
	indexed: { block: number; hash: string; nowMs: number };
	best: number | null;
	finalised: number | null;
	specVersion: number;
	slotMs: number;
	blockTimeMs: { mean: number; longest: number; blocks: number } | null;
	nodeAnswers: boolean;
	validators: number;
	counts: Record<string, number>;
}

export interface Found {
	kind: string;
	id: string;
	title: string;
	detail: string | null;
	path: string;
}

/** `{ "Member": "hfmb1…" }`, `{ "Customer": "hfcu1…" }` or `{ "Key": "hfpa1…" }`. */
export type Party = { Member: string } | { Customer: string } | { Key: string };

export interface MemberState {
	code: { Uscc: string } | { Lei: string };
	profile: { name: string; region: number | null; roles: number; certificate: string };
	status: string | Fields;
	owner: string;
	governance: string;
}

export interface Member extends Rec<MemberState> {
	id: string;
	sealingKey?: Rec<string> | null;
	council?: boolean;
	technicalCommittee?: boolean;
	validator?: boolean;
}

export interface Digests {
	blake3: string | null;
	sha256: string | null;
	sm3: string | null;
}

export interface VersionState {
	content: {
		descriptor: Fields & { name: string };
		distributions: { name: string; media_type: string; size: number | string; locator: { Url: string }; digests: Digests; seal: Json }[];
		parents: { dataset: string; version: number }[];
	};
	registered_at: number;
	registered_ms: number;
}

export interface ClosedState {
	check: number;
	verdict: string;
	tally: { matches: number; mismatches: number; unavailable: number; malformed: number };
	coverage: Record<keyof Digests, Json>;
	verifiers: number;
	opened_at: number;
	closed_at: number;
	closed_ms: number;
	difference: Json;
	reports: [number, Json][];
}

export interface File_ {
	distribution: number;
	name: string;
	openCheck: { check: number } | null;
	checks: (Rec<ClosedState> & { sequence: number })[];
	checksClosed: number;
}

export interface Version extends Rec<VersionState> {
	version: number;
	files: File_[];
}

export interface GrantState {
	dataset: string;
	right: string;
	grantor: string;
	grantee: string;
	parent: string | null;
	level: number;
	terms: Fields;
	number: number;
	made_ms: number;
	revoked_ms: number | null;
}

export interface Grant extends Rec<GrantState> {
	id: string;
	ancestors?: Grant[];
	children?: Grant[];
	offer?: Rec | null;
	/** What was used under it by meters that are closed. */
	tally?: Rec<TallyState> | null;
	/** From which title it was made; null for one that is made from a grant. */
	root?: Rec<RootState> | null;
}

/** A right that a member claimed, whoever has it now. */
export interface Title extends Rec<{ holder: string; tenure: number; ended_ms: number | null }> {
	right: string;
	claimant: string;
}

/** Who stands for what was granted in a tenure that is over. */
export interface Encumbrance extends Rec<string> {
	claimant: string;
	tenure: number;
}

export interface RootState {
	claimant: string;
	tenure: number;
}

export interface Pledge extends Rec<{ pledgee: string; due_ms: number; may_grant: boolean; contract: string }> {
	right: string;
	holder: string;
}

/** What a member accepts of the rights that another lets go: a bit each. */
export interface Acceptance extends Rec<{ rights: number; outbound: string; document: string }> {
	from: string;
	to: string;
}

export interface Holding extends Rec<{ ground: Json; since_ms: number; until_ms: number | null }> {
	right: string;
	member: string;
}

export interface DatasetState {
	holder: string;
	versions: number;
	state: string | Fields;
	registered_at: number;
}

export interface Dataset extends Rec<DatasetState> {
	id: string;
	name: string | null;
	versions: Version[];
	rights: { joint: string[] | null; holdings: Holding[] };
	/** Absent in lists. */
	registration?: Registration | null;
	openFiling?: Filing | null;
	titles?: Title[];
	encumbrances?: Encumbrance[];
	pledges?: Pledge[];
	acceptances?: Acceptance[];
	publicEntry?: PublicEntry | null;
	operations?: { id: string; as: string; current: boolean }[];
	grants: Grant[];
	grantsTotal: number;
	offers: Rec[];
	parents: { dataset: string; version: number; name: string | null }[];
	children: { dataset: string; version: number; ofVersion: number; name: string | null }[];
}

export interface Lineage {
	nodes: { dataset: string; version: number; name: string | null; holder: string }[];
	edges: { from: { dataset: string; version: number }; to: { dataset: string; version: number } }[];
	truncated: boolean;
}

export interface BillState {
	face: { carrier: string; issuance: Fields };
	control: { status: string; possessor: Party; title: Json; previous: Json; pending: Json };
	reject_until_ms: number | null;
	offer: { to: Party; expires_ms: number; comment: string | null } | null;
	lock: string | null;
	chain: { length: number; hash: string };
	opened_at: number;
}

export interface BillEntry extends Rec<Fields & { action: string; actor: Party; recipient: Party | null; at_ms: number }> {
	sequence: number;
	place?: Place;
}

export interface Bill extends Rec<BillState> {
	id: string;
	entries: BillEntry[];
}

export interface LicenceState {
	identifier: { line: { licence_type: TypeCode; issuer: string; serial: string }; version: number; check: number };
	issuer: string;
	private: string;
	valid_from_ms: number;
	valid_until_ms: number | null;
	predecessor: string | null;
	changes: number;
	keys: number;
	issued_at: number;
}

export interface TypeCode {
	definer: string;
	number: number;
}

export interface LicenceChange extends Rec<{ status: string; operation: string; from_ms: number; decision: string | null }> {
	sequence: number;
}

export interface Licence extends Rec<LicenceState> {
	id: string;
	identifier: string;
	type: string;
	changes: LicenceChange[];
	keys: { sequence: number; key: string; place: Place }[];
	regions: Recognition[];
}

export interface Recognition extends Rec<{ publisher: string; recognition: Fields & { from: number; to: number; scenarios: number | string; from_ms: number; until_ms: number | null; contact: string } }> {
	rule: string;
}

export interface InstructionState {
	creator: string;
	legs: { from: Party; to: Party; what: { Claim: { book: Book; amount: number | string } } | { Thing: { kind: string; id: string } } | { Cash: { currency: string; amount: number | string; attestor: string } } }[];
	when: Json;
	/** Null: another pallet keeps it. */
	expires_ms: number | string | null;
	about: string | null;
	parties: { party: Party; affirmed: boolean }[];
	mediators: { member: string; until_ms: number | string | null }[];
	receipts: { leg: number; reference: string }[];
	state: string | Fields;
}

export interface Book {
	bank: string;
	currency: string;
}

export interface Instruction extends Rec<InstructionState> {
	id: string;
	events?: ChainEvent[];
}

export interface BookOf extends Rec<{ decimals: number; received: number | string; paid: number | string }> {
	bank: string;
	currency: string;
}

export interface Claim_ extends Rec<{ free: number | string; locked: number | string }> {
	holder: Party;
}

export interface Validators {
	active: {
		member: string;
		name: string | null;
		since: Place | null;
		keys: Record<string, string> | null;
		blocks: number;
		missed: number;
		lastBlock: number | null;
	}[];
	selected: Rec<string[]>;
	approved: Rec<string[]>;
	session: number;
	setChanges: ChainEvent[];
	finality: { best: number | null; finalised: number | null; gap: number | null };
}

export interface Motion {
	hash: string;
	body: string;
	number: number;
	proposer: string;
	proposerMember: string | null;
	threshold: number;
	state: string;
	ayes: { account: string; member: string | null; place: Place }[];
	nays: { account: string; member: string | null; place: Place }[];
	call: { pallet: string; name: string; args: Json } | null;
	error: string | null;
	since: Place;
	changed: Place;
	events?: ChainEvent[];
}

/** A province's two digits, and the institution's one. */
export interface InstitutionCode {
	province: number;
	number: number;
}

export interface InstitutionState {
	code: InstitutionCode;
	appointed_ms: number;
	removed_ms: number | null;
}

export interface Institution extends Rec<InstitutionState> {
	member: string;
	name: string | null;
	code: string;
	removed: boolean;
	filings?: number;
}

/** A clock of the law (`hefu_primitives::clock::Clock`). */
export interface ClockState {
	pack: number;
	name: string;
	started_ms: number;
	extended: number;
	used: number;
	run: { Running: { since_ms: number } } | { Stopped: { at_ms: number } };
}

export type ClockKind = "answer" | "review" | "publicity" | "inquiry";

export interface StatementLine {
	holder: string;
	right: string;
	obtained: string;
	limits: string | null;
	evidence: string;
}

/** What is asked for: `"Renewal"`, or a case with what belongs to it. */
export type Request =
	| "Renewal"
	| { Initial: StatementLine[] }
	| { Change: StatementLine[] }
	| { Transfer: { from: string; to: string; rights: number; contract: string } }
	| { Cancellation: string };

export interface FilingState {
	dataset: string;
	version: number;
	institution: string;
	applicants: string[];
	confirmed: number;
	request: Request;
	pack: number;
	stage: string;
	made_ms: number;
	clocks: Record<ClockKind, ClockState | null>;
	objections: number;
	open_objections: number;
}

/** How a filing stands by the law's clocks, which the index reads. */
export interface FilingStanding {
	/** Null where that is not known. */
	stage: string | null;
	/** Silence brought it there, and nobody has written that down. */
	deemed: boolean;
	ends: Record<ClockKind, number | null>;
	/** A year of which it is not known which days are worked: an end is not known. */
	unknown: { year: number; calendar: string } | null;
}

export interface ObjectionState {
	by: string;
	grounds: string;
	at_ms: number;
	notice: ClockState | null;
	outcome: string | null;
}

export interface Objection extends Rec<ObjectionState> {
	sequence: number;
}

export interface Filing extends Rec<FilingState> {
	id: string;
	kind: string;
	title: string | null;
	institutionName: string | null;
	stage: string;
	standing: FilingStanding;
	applicants?: { member: string; name: string | null; confirmed: boolean }[];
	objections?: Objection[];
	pack?: LawPack | null;
	events?: ChainEvent[];
}

/** A certificate's code, as the state has it. */
export interface CodeState {
	institution: InstitutionCode;
	month: { year: number; month: number };
	serial: number;
}

export interface RegistrationState {
	institution: string;
	filing: string;
	certificate: CodeState;
	version: number;
	statement: StatementLine[];
	term: ClockState;
	cancelled: { ground: string; at_ms: number } | null;
	objections: number;
	open_objections: number;
	upheld_objections: number;
}

export interface AnnotationState {
	kind: string;
	by: string;
	document: string;
	from_ms: number;
	until_ms: number | null;
	lifted_ms: number | null;
}

export interface Annotation extends Rec<AnnotationState> {
	sequence: number;
}

export interface CertificateState {
	dataset: string;
	filing: string;
	issued_ms: number;
	superseded_by: CodeState | null;
	withdrawn_ms: number | null;
}

export interface Certificate extends Rec<CertificateState> {
	code: string;
	title?: string | null;
	registration?: Registration | null;
}

/** What an institution decided in a system of its own. */
export interface MirrorState {
	code: string;
	digest: string;
	dataset: string | null;
	kind: string;
	decided_ms: number;
	statement: string;
}

export interface Mirror extends Rec<MirrorState> {
	institution: string;
	institutionName: string | null;
	others: number;
}

export interface Registration extends Rec<RegistrationState> {
	dataset: string;
	title: string | null;
	certificate: string;
	institutionName: string | null;
	standing: string | null;
	expiresMs: number | null;
	frozen: boolean;
	holders?: { member: string; name: string | null }[];
	certificates?: Certificate[];
	annotations?: Annotation[];
	objections?: Objection[];
	filings?: Filing[];
	mirrors?: Mirror[];
}

/** A clock's rule in a law pack. */
export interface Rule {
	clock: string;
	amount: number;
	unit: string | { WorkingDays: string };
	silence: string;
	basis: string;
}

/** Which rights can be registered in data that was come by in one way. */
export interface Eligibility {
	obtained: string;
	to_hold: string;
	to_use: string;
	to_operate: string;
}

export interface PackState {
	identifier: string;
	version: number;
	source: string;
	status: string;
	clocks: Rule[];
	eligibility: Eligibility[];
}

export interface LawPack extends Rec<PackState> {
	id: number;
	inForce: { fromDay: string; fromMs: number }[];
}

/** From which day a law pack is in force: days since 1970 in China. */
export interface LawEntry extends Rec<{ from: number; pack: number }> {
	entry: number;
}

export interface Stall extends Rec<{ from_ms: number; until_ms: number }> {
	stall: number;
}

/** An amount in a currency's minor unit: as text where it is too large for a number. */
export type Minor = number | string;

export interface AgreementState {
	document: string;
	security: string;
	exit: string;
	/** Days since 1970 in China, the first and the last. */
	from: number;
	last: number;
	currency: string;
}

export interface OperationState {
	body: string;
	plan: { mode: string; document: string; decision: string; price_authority: string };
	planned_ms: number;
	selected: { operator: string; method: string; document: string } | null;
	agreement: AgreementState | null;
	stage: string;
	begun_ms: number | null;
	ended: { ground: string; at_ms: number } | null;
	data: number;
	products: number;
	listed: number;
	uncapped: number;
}

export interface InOperation extends Rec<{ since_ms: number; until_ms: number | null }> {
	dataset: string;
	title?: string | null;
}

export interface TariffState {
	cap: Minor;
	decision: string;
	price: Minor | null;
	from_ms: number;
}

export interface Tariff extends Rec<TariffState> {
	product: number;
	sequence: number;
}

export interface ProductState {
	dataset: string;
	purpose: string;
	unit: string;
	per: number;
	tariffs: number;
	listed_ms: number;
	delisted_ms: number | null;
}

export interface Product extends Rec<ProductState> {
	number: number;
	title?: string | null;
	tariff?: Tariff | null;
}

export interface AccountState {
	permitted: { granted: Minor; deducted: Minor; decision: string } | null;
	charged: { revenue: Minor; surplus: Minor };
	entries: number;
}

export interface Account extends Rec<AccountState> {
	year: number;
}

export interface Disclosure extends Rec<{ document: string; first_ms: number; last_ms: number; corrections: number }> {
	year: number;
	side: string;
}

export interface Operation extends Rec<OperationState> {
	id: string;
	bodyName: string | null;
	operatorName: string | null;
	stage: string;
	over: boolean;
	data?: InOperation[];
	products?: Product[];
	accounts?: Account[];
	disclosures?: Disclosure[];
	/** Absent where it cannot be told. */
	overdue?: { year: number; side: string }[];
	events?: ChainEvent[];
}

/** What is filed for with the public register: `"Renewal"`, or a case with its materials or its reason. */
export type Demand = "Renewal" | { Initial: string } | { Change: string } | { Correction: string } | { Cancellation: string };

export interface ApplicationState {
	dataset: string;
	version: number;
	institution: string;
	applicant: string;
	demand: Demand;
	pack: number;
	stage: string;
	made_ms: number;
	clocks: Record<ClockKind, ClockState | null>;
	objections: number;
	open_objections: number;
}

export interface Application extends Rec<ApplicationState> {
	id: string;
	title?: string | null;
	standing?: FilingStanding;
	objections?: Objection[];
	pack?: LawPack | null;
	events?: ChainEvent[];
}

export interface EntryState {
	institution: string;
	registrant: string;
	application: string;
	code: string;
	version: number;
	materials: string;
	term: ClockState;
	cancelled: { ground: string; at_ms: number } | null;
}

/** An entry of the public register. */
export interface PublicEntry extends Rec<EntryState> {
	dataset: string;
	title: string | null;
	code: string;
	institutionName: string | null;
	registrantName: string | null;
	standing: string | null;
	expiresMs?: number | null;
	applications?: Application[];
	operations?: string[];
}

/** What a query code leads to: the dataset that got it. */
export interface CodeOf extends Rec<string> {
	code: string;
	entry: PublicEntry | null;
}

export interface Heads {
	persons: Minor;
	sensitive: Minor;
}

export interface ExportRulesState {
	assessment: Heads;
	contract_persons: Minor;
	basis: string;
}

export interface ExportRules extends Rec<ExportRulesState> {
	number: number;
}

export interface Exported extends Rec<Heads> {
	year: number;
}

export interface ExportState {
	dataset: string;
	version: number;
	grant: string | null;
	heads: Heads;
	important: boolean;
	recipient: string;
	basis: Json;
	rules: number;
	at_ms: number;
}

export interface Export extends Rec<ExportState> {
	exporter: string;
	number: number;
	exporterName: string | null;
	title: string | null;
}
