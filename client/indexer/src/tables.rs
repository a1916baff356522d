//! The tables of what the chain's state holds. All begin with the same columns; the migrations say what each is for.

use crate::{
	Error,
	database::{Database, Row},
};

macro_rules! tables {
	($($(#[$doc:meta])* $variant:ident = $name:literal, [$($column:literal),*];)*) => {
		/// A table of things.
		#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
		pub enum Table {
			$($(#[$doc])* $variant,)*
		}

		impl Table {
			/// Every table of things.
			pub const ALL: &'static [Self] = &[$(Self::$variant),*];

			/// Its name.
			pub const fn name(self) -> &'static str {
				match self { $(Self::$variant => $name,)* }
			}

			/// Its columns after those that all have.
			pub const fn columns(self) -> &'static [&'static str] {
				match self { $(Self::$variant => &[$($column),*],)* }
			}
		}
	};
}

/// The columns with which each table of things begins.
pub const FIRST: [&str; 6] = ["id", "state", "since_block", "since_event", "block", "event"];

/// The tables that are no tables of things, with the columns that say in which order their rows are.
pub const OTHERS: [(&str, &str); 10] = [
	("chain", "one"),
	("blocks", "number"),
	("transactions", "block, idx"),
	("events", "block, idx"),
	("event_objects", "id, block, idx"),
	("missed", "block, member"),
	("parties", "kind, party, id"),
	("names", "kind, id"),
	("grams", "gram, kind, id"),
	("codes", "code, kind, id"),
];

tables! {
	/// What there is one of: council, technicalCommittee, approvedValidators, selectedValidators, locatorPolicy, publicLaw; and where the reading of events stands: session, slot, totals, verifiers/…, motion/….
	Singles = "singles", [];
	/// Organisations; roles is a number with one bit a role.
	Members = "members", ["name", "code", "roles", "status"];
	/// Accounts, and whose they are.
	MemberKeys = "member_keys", ["member", "customer"];
	/// Customers whom members sponsor.
	Customers = "customers", ["sponsor", "status"];
	/// To which private parts are sealed, by member.
	SealingKeys = "sealing_keys", [];
	/// Worked days, by whose and the year.
	Years = "years", [];
	/// Law packs; scale is the value in the chain's state as it is encoded, in hex.
	LawPacks = "law_packs", ["identifier", "version", "scale"];
	/// Which law pack is in force from which day: its number, counted from 1 January 1970.
	LawsInForce = "laws_in_force", ["pack", "from_day"];
	/// When the chain stood still.
	Stalls = "stalls", [];
	/// On which days the chain stood still, by the year.
	StalledYears = "stalled_years", [];
	/// name and verdict are those of the latest version; joint: who made it together, as JSON.
	Datasets = "datasets", ["holder", "status", "versions", "name", "verdict", "joint"];
	/// Versions of datasets.
	Versions = "versions", ["dataset", "version", "content"];
	/// From which version (parent) which was made.
	Lineage = "lineage", ["dataset", "version", "parent", "parent_version"];
	/// Files of versions: the state has no entry of its own for them.
	Files = "files", ["dataset", "version", "distribution", "name", "verdict", "open_check", "closed_checks"];
	/// Checks of files by validators. While one is open, progress is what its events say of it, as JSON; state is its entry in the history of closed ones.
	Checks = "checks", ["dataset", "version", "distribution", "sequence", "verdict", "progress"];
	/// Rights in datasets.
	Holdings = "holdings", ["dataset", "kind", "member"];
	/// Grants of rights.
	Grants = "grants", ["dataset", "grantor", "grantee", "parent"];
	/// Grants that are offered for settlement; the state forgets those that were made.
	Offers = "offers", ["dataset", "grantor", "grantee"];
	/// Rights in datasets as they were claimed, and who has them now.
	Titles = "titles", ["dataset", "kind", "claimant", "holder"];
	/// Who claimed the rights that members have from others; the state forgets those that came back.
	Acquired = "acquired", ["dataset", "kind", "member"];
	/// Who stands for the grants that were made from a right to operate in a tenure of it that is over.
	Encumbrances = "encumbrances", ["dataset", "claimant", "tenure"];
	/// Rights that secure debts; the state forgets those whose pledge has ended.
	Pledges = "pledges", ["dataset", "kind", "holder", "pledgee"];
	/// What members accept of rights that others let go; the state forgets what was used or taken back.
	Acceptances = "acceptances", ["dataset", "from_member", "to_member"];
	/// From which rights grants were made, by grant: who claimed the right, and in which tenure of it.
	GrantRoots = "grant_roots", [];
	/// What banks owe, by bank and currency.
	Books = "books", ["bank", "currency"];
	/// What parties have in books. free and locked are minor units, 39 digits; holder_party is the party as JSON.
	Claims = "claims", ["book", "holder", "holder_party", "free", "locked"];
	/// What payers put aside for what they will have used. amount is minor units, 39 digits; payer_party is the party as JSON.
	Deposits = "deposits", ["book", "payer", "payer_party", "amount"];
	/// What was redeemed on a day, until the two are netted. amount is minor units, 39 digits; the parties are there as JSON, too.
	Dues = "dues", ["day", "book", "payer", "payee", "payer_party", "payee_party", "amount"];
	/// What banks attested; amount is minor units, 39 digits.
	BankEntries = "bank_entries", ["book", "bank", "reference", "holder", "amount"];
	/// Statements of what two owed each other of a day, netted; said is what the event says, as JSON. The state has no entry for them.
	Statements = "statements", ["day", "book", "payer", "payee", "said"];
	/// Instructions to settle; status is what was recorded, and Open ones lapse by time, but not those that another pallet keeps.
	Instructions = "instructions", ["creator", "status", "expires_ms"];
	/// Bills of lading and other title documents; scale is the value in the chain's state as it is encoded, in hex.
	Bills = "bills", ["carrier", "reference", "status", "controller", "scale"];
	/// Endorsement chains.
	BillEntries = "bill_entries", ["bill", "sequence"];
	/// Types of licences.
	LicenceTypes = "licence_types", ["name"];
	/// Who may issue licences of a type.
	LicenceIssuers = "licence_issuers", ["licence_type", "issuer", "region"];
	/// Licences; status is what was recorded last, and those in force lapse by time.
	Licences = "licences", ["licence_type", "issuer", "identifier", "status", "predecessor"];
	/// Histories of licences.
	LicenceChanges = "licence_changes", ["licence", "sequence", "by_member"];
	/// Commitments to the phone keys that were bound to licences.
	LicenceKeys = "licence_keys", ["licence", "sequence", "commitment"];
	/// Rules by which one region recognises another's licences.
	Recognitions = "recognitions", ["licence_type", "publisher", "from_region", "to_region"];
	/// Presentations that verifiers logged.
	Presentations = "presentations", ["verifier"];
	/// Members that register rights in data, or did; code is their part of certificates' codes.
	Institutions = "institutions", ["code"];
	/// Filings for registration; stage is what was recorded last, and silence goes on from there; scale is the value in the chain's state as it is encoded, in hex.
	Filings = "filings", ["dataset", "institution", "stage", "scale"];
	/// Objections to filings.
	Objections = "objections", ["filing", "sequence"];
	/// What is registered of datasets, which lapses by time; scale is the value in the chain's state as it is encoded, in hex.
	Registrations = "registrations", ["institution", "certificate", "scale"];
	/// Certificates of registration.
	Certificates = "certificates", ["dataset"];
	/// Objections to what is registered.
	LateObjections = "late_objections", ["dataset", "sequence"];
	/// What is noted on datasets.
	Annotations = "annotations", ["dataset", "sequence"];
	/// Preservations of a dataset that were not lifted.
	Preservations = "preservations", [];
	/// What institutions decided in systems of their own; digest is the data's.
	Mirrors = "mirrors", ["institution", "digest", "dataset"];
	/// Rules for exports of data, by number: the last holds.
	ExportRules = "export_rules", [];
	/// Data that left the country.
	Exports = "exports", ["exporter", "number", "dataset"];
	/// How many persons are counted of an exporter in a year.
	Exported = "exported", ["exporter", "year"];
	/// Authorised operations of public data; stage is what was recorded last, and that a term is over needs no record.
	Operations = "operations", ["body", "operated_by", "stage"];
	/// Data in operations, what was taken out as well.
	OperationData = "operation_data", ["operation", "dataset"];
	/// Products of operations, those that were taken off the list as well.
	OperationProducts = "operation_products", ["operation", "number", "dataset"];
	/// Caps and prices of products: the last one holds.
	Tariffs = "tariffs", ["operation", "product", "sequence"];
	/// Books of operations, by year.
	Accounts = "accounts", ["operation", "year"];
	/// What operators charged.
	Revenues = "revenues", ["operation", "year", "sequence"];
	/// What the two sides of operations disclosed, by year.
	Disclosures = "disclosures", ["operation", "year", "side"];
	/// Applications to the register of public data; stage is what was recorded last, and silence goes on from there; scale is the value in the chain's state as it is encoded, in hex.
	Applications = "applications", ["dataset", "institution", "applicant", "stage", "scale"];
	/// Objections to applications.
	ApplicationObjections = "application_objections", ["application", "sequence"];
	/// The register of public data, whose entries lapse by time; scale is the value in the chain's state as it is encoded, in hex.
	PublicEntries = "public_entries", ["institution", "registrant", "code", "scale"];
	/// Query codes of entries, those of the past as well, and which dataset got each.
	QueryCodes = "query_codes", ["dataset"];
	/// Products on the market, those that were taken off the list as well.
	Products = "products", ["seller", "dataset", "status"];
	/// Negotiations of contracts; stage is how far each is by the protocol, moves how many moves were made.
	Negotiations = "negotiations", ["product", "dataset", "consumer", "provider", "stage", "moves"];
	/// Moves in negotiations, the opening first; offer is what was asked or offered, as JSON, where that was new.
	NegotiationMoves = "negotiation_moves", ["negotiation", "number", "by_side", "stage", "offer"];
	/// Orders; stage is what was recorded last, and silence goes on from there at due_ms; locked is 1 once money was locked, proven and ruling what was found, as JSON.
	Orders = "orders", ["product", "dataset", "buyer", "seller", "arbiter", "stage", "due_ms", "locked", "stages", "proven", "ruling"];
	/// To which stages orders came, and where; because is what the event says of it, as JSON.
	OrderStages = "order_stages", ["order_id", "number", "stage", "because"];
	/// What was last committed to and handed over, by order.
	Deliveries = "deliveries", [];
	/// Commitments to keys, and for which order each was made.
	Commitments = "commitments", ["order_id"];
	/// How many deliveries of sellers were proven wrong on chain.
	Marks = "marks", [];
	/// Meters of use under grants; status is what was recorded last.
	Meters = "meters", ["grant_id", "dataset", "payer", "provider", "status"];
	/// What was redeemed of windows of meters: totals, as JSON, as the last voucher said, and in how many redemptions.
	MeterWindows = "meter_windows", ["meter", "number", "totals", "redemptions"];
	/// What was used under grants, by their meters.
	Tallies = "tallies", [];
	/// Who attests the invoices of tax offices and years.
	Attestors = "attestors", ["member"];
	/// Anchors of documents; kind is what each is, dataset, instruction, order_id and grant_id what it is about, red_of which invoice a red one takes back.
	Anchors = "anchors", ["kind", "by_member", "dataset", "instruction", "order_id", "grant_id", "red_of"];
	/// Nullifiers of invoices, and the anchor of each.
	Nullifiers = "nullifiers", ["anchor"];
	/// What was invoiced of what buyers paid sellers in instructions.
	Invoiced = "invoiced", ["instruction"];
	/// How much of blue invoices red ones took back.
	Reddened = "reddened", [];
	/// Which accounting entry of an entity stands for a dataset in a period; the state forgets those that were withdrawn.
	LiveEntries = "live_entries", ["entity", "dataset"];
	/// Which accounting entries auditors confirm.
	Audits = "audits", ["auditor"];
	/// Session keys that members brought, as JSON.
	Nodes = "nodes", ["session_keys"];
	/// Whose keys make blocks in a session, in the order of their slots, as JSON: since the block after it began.
	Sessions = "sessions", ["authors", "queued"];
	/// Motions of the council and the technical committee; votes and call as JSON.
	Motions = "motions", ["body", "number", "hash", "proposer", "threshold", "status", "ayes", "nays", "call", "error"];
}

impl Database {
	/// Every row of every table, each table in an order of its own: two indexes of the same blocks have the same.
	pub async fn rows(&self) -> Result<Vec<(&'static str, Vec<Row>)>, Error> {
		let mut session = self.snapshot().await?;
		let mut all = Vec::new();
		for (table, order) in OTHERS {
			let sql = format!("SELECT * FROM {table} ORDER BY {order}");
			all.push((table, session.rows(&sql, Vec::new()).await?));
		}
		for table in Table::ALL {
			let columns: Vec<_> = FIRST.iter().chain(table.columns()).copied().collect();
			let sql = format!("SELECT {} FROM {} ORDER BY id", columns.join(","), table.name());
			all.push((table.name(), session.rows(&sql, Vec::new()).await?));
		}
		Ok(all)
	}
}
