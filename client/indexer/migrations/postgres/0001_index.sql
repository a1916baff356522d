-- The index of one chain. Tables of what the chain's state holds have the same first columns:
--   id                      the thing's id as people see it, parts joined by '/' where it has several
--   state                   the value in the chain's state, as JSON in the words of receipts; null where the state holds nothing
--   since_block, since_event   where it came to be; event -1: it stands in the first block, or no event says it
--   block, event               where it changed last
-- Everything else is there to be searched by, and follows from events and block times.

-- The chain, in one row: its first block, and the number of the block that is indexed next.
CREATE TABLE chain (
	one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
	genesis TEXT COLLATE "C" NOT NULL,
	next_block BIGINT NOT NULL
);

-- Final blocks; author is the member whose node made it, missed_slots the slots since the block before that nobody used.
CREATE TABLE blocks (
	number BIGINT NOT NULL PRIMARY KEY,
	hash TEXT COLLATE "C" NOT NULL UNIQUE,
	parent TEXT COLLATE "C" NOT NULL,
	state_root TEXT COLLATE "C" NOT NULL,
	extrinsics_root TEXT COLLATE "C" NOT NULL,
	events_root TEXT COLLATE "C" NOT NULL,
	now_ms BIGINT NOT NULL,
	spec_version BIGINT NOT NULL,
	slot BIGINT,
	author TEXT COLLATE "C",
	missed_slots BIGINT NOT NULL,
	transactions BIGINT NOT NULL,
	events BIGINT NOT NULL
);
CREATE INDEX blocks_author ON blocks (author, number);

-- Transactions; member is whose key signed, args the call's arguments as JSON where they are not long.
CREATE TABLE transactions (
	block BIGINT NOT NULL,
	idx BIGINT NOT NULL,
	hash TEXT COLLATE "C" NOT NULL,
	signer TEXT COLLATE "C",
	member TEXT COLLATE "C",
	pallet TEXT COLLATE "C" NOT NULL,
	call TEXT COLLATE "C" NOT NULL,
	args TEXT COLLATE "C",
	success BIGINT NOT NULL,
	error TEXT COLLATE "C",
	bytes BIGINT NOT NULL,
	PRIMARY KEY (block, idx)
);
CREATE INDEX transactions_hash ON transactions (hash);
CREATE INDEX transactions_signer ON transactions (signer, block, idx);
CREATE INDEX transactions_member ON transactions (member, block, idx);

-- Events; record is the bytes of the EventRecord, of which the leaf of the block's root of events is made.
CREATE TABLE events (
	block BIGINT NOT NULL,
	idx BIGINT NOT NULL,
	transaction_idx BIGINT,
	pallet TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	domain BIGINT NOT NULL,
	fields TEXT COLLATE "C",
	record BYTEA NOT NULL,
	PRIMARY KEY (block, idx)
);
CREATE INDEX events_domain ON events (block, idx) WHERE domain = 1;
CREATE INDEX events_name ON events (pallet, name, block, idx);

-- Which events name which thing.
CREATE TABLE event_objects (
	id TEXT COLLATE "C" NOT NULL,
	block BIGINT NOT NULL,
	idx BIGINT NOT NULL,
	PRIMARY KEY (id, block, idx)
);

-- Slots in which a member's node had to make a block and did not, since the block before.
CREATE TABLE missed (
	block BIGINT NOT NULL,
	member TEXT COLLATE "C" NOT NULL,
	slots BIGINT NOT NULL,
	PRIMARY KEY (block, member)
);

-- Which parties stand in which bill, instruction, filing or registration, or stood.
CREATE TABLE parties (
	kind TEXT COLLATE "C" NOT NULL,
	party TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (kind, party, id)
);

-- What can be found by name: title is shown, folded is title and code in lower case.
CREATE TABLE names (
	kind TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	detail TEXT COLLATE "C" NOT NULL,
	folded TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (kind, id)
);

-- Every one and two characters that stand in a folded name: words of Chinese are that short.
CREATE TABLE grams (
	gram TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (gram, kind, id)
);

-- Codes that a law or a standard prescribes, and digests of files and documents, by which things are found exactly.
CREATE TABLE codes (
	code TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (code, kind, id)
);

-- What there is one of: council, technicalCommittee, approvedValidators, selectedValidators, locatorPolicy, publicLaw; and where the reading of events stands: session, slot, totals, verifiers/…, motion/….
CREATE TABLE singles (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX singles_since ON singles (since_block, since_event, id);

-- Organisations; roles is a number with one bit a role.
CREATE TABLE members (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	code TEXT COLLATE "C" NOT NULL,
	roles BIGINT NOT NULL,
	status TEXT COLLATE "C" NOT NULL
);
CREATE INDEX members_since ON members (since_block, since_event, id);

-- Accounts, and whose they are.
CREATE TABLE member_keys (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	member TEXT COLLATE "C",
	customer TEXT COLLATE "C"
);
CREATE INDEX member_keys_since ON member_keys (since_block, since_event, id);
CREATE INDEX member_keys_member ON member_keys (member, since_block, since_event, id);

-- Customers whom members sponsor.
CREATE TABLE customers (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	sponsor TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL
);
CREATE INDEX customers_since ON customers (since_block, since_event, id);
CREATE INDEX customers_sponsor ON customers (sponsor, since_block, since_event, id);

-- To which private parts are sealed, by member.
CREATE TABLE sealing_keys (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX sealing_keys_since ON sealing_keys (since_block, since_event, id);

-- Worked days, by whose and the year.
CREATE TABLE years (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX years_since ON years (since_block, since_event, id);

-- Law packs; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE law_packs (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	identifier TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	scale TEXT COLLATE "C" NOT NULL
);
CREATE INDEX law_packs_since ON law_packs (since_block, since_event, id);

-- Which law pack is in force from which day: its number, counted from 1 January 1970.
CREATE TABLE laws_in_force (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	pack BIGINT NOT NULL,
	from_day BIGINT NOT NULL
);
CREATE INDEX laws_in_force_since ON laws_in_force (since_block, since_event, id);

-- When the chain stood still.
CREATE TABLE stalls (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX stalls_since ON stalls (since_block, since_event, id);

-- On which days the chain stood still, by the year.
CREATE TABLE stalled_years (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX stalled_years_since ON stalled_years (since_block, since_event, id);

-- name and verdict are those of the latest version; joint: who made it together, as JSON.
CREATE TABLE datasets (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	holder TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL,
	versions BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	verdict TEXT COLLATE "C",
	joint TEXT COLLATE "C"
);
CREATE INDEX datasets_since ON datasets (since_block, since_event, id);
CREATE INDEX datasets_holder ON datasets (holder, since_block, since_event, id);

-- Versions of datasets.
CREATE TABLE versions (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	content TEXT COLLATE "C" NOT NULL
);
CREATE INDEX versions_since ON versions (since_block, since_event, id);
CREATE INDEX versions_dataset ON versions (dataset, since_block, since_event, id);

-- From which version (parent) which was made.
CREATE TABLE lineage (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	parent TEXT COLLATE "C" NOT NULL,
	parent_version BIGINT NOT NULL
);
CREATE INDEX lineage_since ON lineage (since_block, since_event, id);
CREATE INDEX lineage_dataset ON lineage (dataset, since_block, since_event, id);
CREATE INDEX lineage_parent ON lineage (parent, since_block, since_event, id);

-- Files of versions: the state has no entry of its own for them.
CREATE TABLE files (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	distribution BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	verdict TEXT COLLATE "C",
	open_check BIGINT,
	closed_checks BIGINT NOT NULL
);
CREATE INDEX files_since ON files (since_block, since_event, id);
CREATE INDEX files_dataset ON files (dataset, since_block, since_event, id);

-- Checks of files by validators. While one is open, progress is what its events say of it, as JSON; state is its entry in the history of closed ones.
CREATE TABLE checks (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	version BIGINT NOT NULL,
	distribution BIGINT NOT NULL,
	sequence BIGINT,
	verdict TEXT COLLATE "C",
	progress TEXT COLLATE "C"
);
CREATE INDEX checks_since ON checks (since_block, since_event, id);
CREATE INDEX checks_dataset ON checks (dataset, since_block, since_event, id);

-- Rights in datasets.
CREATE TABLE holdings (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	member TEXT COLLATE "C" NOT NULL
);
CREATE INDEX holdings_since ON holdings (since_block, since_event, id);
CREATE INDEX holdings_dataset ON holdings (dataset, since_block, since_event, id);
CREATE INDEX holdings_member ON holdings (member, since_block, since_event, id);

-- Grants of rights.
CREATE TABLE grants (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	grantor TEXT COLLATE "C" NOT NULL,
	grantee TEXT COLLATE "C" NOT NULL,
	parent TEXT COLLATE "C"
);
CREATE INDEX grants_since ON grants (since_block, since_event, id);
CREATE INDEX grants_dataset ON grants (dataset, since_block, since_event, id);
CREATE INDEX grants_grantor ON grants (grantor, since_block, since_event, id);
CREATE INDEX grants_grantee ON grants (grantee, since_block, since_event, id);
CREATE INDEX grants_parent ON grants (parent, since_block, since_event, id);

-- Grants that are offered for settlement; the state forgets those that were made.
CREATE TABLE offers (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	grantor TEXT COLLATE "C" NOT NULL,
	grantee TEXT COLLATE "C" NOT NULL
);
CREATE INDEX offers_since ON offers (since_block, since_event, id);
CREATE INDEX offers_dataset ON offers (dataset, since_block, since_event, id);
CREATE INDEX offers_grantor ON offers (grantor, since_block, since_event, id);

-- Rights in datasets as they were claimed, and who has them now.
CREATE TABLE titles (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	claimant TEXT COLLATE "C" NOT NULL,
	holder TEXT COLLATE "C" NOT NULL
);
CREATE INDEX titles_since ON titles (since_block, since_event, id);
CREATE INDEX titles_dataset ON titles (dataset, since_block, since_event, id);
CREATE INDEX titles_holder ON titles (holder, since_block, since_event, id);

-- Who claimed the rights that members have from others; the state forgets those that came back.
CREATE TABLE acquired (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	member TEXT COLLATE "C" NOT NULL
);
CREATE INDEX acquired_since ON acquired (since_block, since_event, id);
CREATE INDEX acquired_dataset ON acquired (dataset, since_block, since_event, id);

-- Who stands for the grants that were made from a right to operate in a tenure of it that is over.
CREATE TABLE encumbrances (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	claimant TEXT COLLATE "C" NOT NULL,
	tenure BIGINT NOT NULL
);
CREATE INDEX encumbrances_since ON encumbrances (since_block, since_event, id);
CREATE INDEX encumbrances_dataset ON encumbrances (dataset, since_block, since_event, id);

-- Rights that secure debts; the state forgets those whose pledge has ended.
CREATE TABLE pledges (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	holder TEXT COLLATE "C" NOT NULL,
	pledgee TEXT COLLATE "C" NOT NULL
);
CREATE INDEX pledges_since ON pledges (since_block, since_event, id);
CREATE INDEX pledges_dataset ON pledges (dataset, since_block, since_event, id);
CREATE INDEX pledges_holder ON pledges (holder, since_block, since_event, id);
CREATE INDEX pledges_pledgee ON pledges (pledgee, since_block, since_event, id);

-- What members accept of rights that others let go; the state forgets what was used or taken back.
CREATE TABLE acceptances (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	from_member TEXT COLLATE "C" NOT NULL,
	to_member TEXT COLLATE "C" NOT NULL
);
CREATE INDEX acceptances_since ON acceptances (since_block, since_event, id);
CREATE INDEX acceptances_dataset ON acceptances (dataset, since_block, since_event, id);

-- From which rights grants were made, by grant: who claimed the right, and in which tenure of it.
CREATE TABLE grant_roots (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX grant_roots_since ON grant_roots (since_block, since_event, id);

-- What banks owe, by bank and currency.
CREATE TABLE books (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	bank TEXT COLLATE "C" NOT NULL,
	currency TEXT COLLATE "C" NOT NULL
);
CREATE INDEX books_since ON books (since_block, since_event, id);

-- What parties have in books. free and locked are minor units, 39 digits; holder_party is the party as JSON.
CREATE TABLE claims (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	book TEXT COLLATE "C" NOT NULL,
	holder TEXT COLLATE "C" NOT NULL,
	holder_party TEXT COLLATE "C" NOT NULL,
	free TEXT COLLATE "C" NOT NULL,
	locked TEXT COLLATE "C" NOT NULL
);
CREATE INDEX claims_since ON claims (since_block, since_event, id);
CREATE INDEX claims_book ON claims (book, since_block, since_event, id);
CREATE INDEX claims_holder ON claims (holder, since_block, since_event, id);

-- What payers put aside for what they will have used. amount is minor units, 39 digits; payer_party is the party as JSON.
CREATE TABLE deposits (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	book TEXT COLLATE "C" NOT NULL,
	payer TEXT COLLATE "C" NOT NULL,
	payer_party TEXT COLLATE "C" NOT NULL,
	amount TEXT COLLATE "C" NOT NULL
);
CREATE INDEX deposits_since ON deposits (since_block, since_event, id);
CREATE INDEX deposits_book ON deposits (book, since_block, since_event, id);
CREATE INDEX deposits_payer ON deposits (payer, since_block, since_event, id);

-- What was redeemed on a day, until the two are netted. amount is minor units, 39 digits; the parties are there as JSON, too.
CREATE TABLE dues (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	day TEXT COLLATE "C" NOT NULL,
	book TEXT COLLATE "C" NOT NULL,
	payer TEXT COLLATE "C" NOT NULL,
	payee TEXT COLLATE "C" NOT NULL,
	payer_party TEXT COLLATE "C" NOT NULL,
	payee_party TEXT COLLATE "C" NOT NULL,
	amount TEXT COLLATE "C" NOT NULL
);
CREATE INDEX dues_since ON dues (since_block, since_event, id);
CREATE INDEX dues_book ON dues (book, since_block, since_event, id);
CREATE INDEX dues_payer ON dues (payer, since_block, since_event, id);
CREATE INDEX dues_payee ON dues (payee, since_block, since_event, id);

-- What banks attested; amount is minor units, 39 digits.
CREATE TABLE bank_entries (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	book TEXT COLLATE "C" NOT NULL,
	bank TEXT COLLATE "C" NOT NULL,
	reference TEXT COLLATE "C" NOT NULL,
	holder TEXT COLLATE "C" NOT NULL,
	amount TEXT COLLATE "C" NOT NULL
);
CREATE INDEX bank_entries_since ON bank_entries (since_block, since_event, id);
CREATE INDEX bank_entries_book ON bank_entries (book, since_block, since_event, id);
CREATE INDEX bank_entries_holder ON bank_entries (holder, since_block, since_event, id);

-- Statements of what two owed each other of a day, netted; said is what the event says, as JSON. The state has no entry for them.
CREATE TABLE statements (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	day TEXT COLLATE "C" NOT NULL,
	book TEXT COLLATE "C" NOT NULL,
	payer TEXT COLLATE "C" NOT NULL,
	payee TEXT COLLATE "C" NOT NULL,
	said TEXT COLLATE "C" NOT NULL
);
CREATE INDEX statements_since ON statements (since_block, since_event, id);
CREATE INDEX statements_book ON statements (book, since_block, since_event, id);
CREATE INDEX statements_payer ON statements (payer, since_block, since_event, id);
CREATE INDEX statements_payee ON statements (payee, since_block, since_event, id);

-- Instructions to settle; status is what was recorded, and Open ones lapse by time, but not those that another pallet keeps.
CREATE TABLE instructions (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	creator TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL,
	expires_ms BIGINT NOT NULL
);
CREATE INDEX instructions_since ON instructions (since_block, since_event, id);
CREATE INDEX instructions_creator ON instructions (creator, since_block, since_event, id);
CREATE INDEX instructions_status ON instructions (status, since_block, since_event, id);

-- Bills of lading and other title documents; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE bills (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	carrier TEXT COLLATE "C" NOT NULL,
	reference TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL,
	controller TEXT COLLATE "C" NOT NULL,
	scale TEXT COLLATE "C" NOT NULL
);
CREATE INDEX bills_since ON bills (since_block, since_event, id);
CREATE INDEX bills_carrier ON bills (carrier, since_block, since_event, id);
CREATE INDEX bills_controller ON bills (controller, since_block, since_event, id);

-- Endorsement chains.
CREATE TABLE bill_entries (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	bill TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL
);
CREATE INDEX bill_entries_since ON bill_entries (since_block, since_event, id);
CREATE INDEX bill_entries_bill ON bill_entries (bill, since_block, since_event, id);

-- Types of licences.
CREATE TABLE licence_types (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL
);
CREATE INDEX licence_types_since ON licence_types (since_block, since_event, id);

-- Who may issue licences of a type.
CREATE TABLE licence_issuers (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	licence_type TEXT COLLATE "C" NOT NULL,
	issuer TEXT COLLATE "C" NOT NULL,
	region BIGINT NOT NULL
);
CREATE INDEX licence_issuers_since ON licence_issuers (since_block, since_event, id);
CREATE INDEX licence_issuers_licence_type ON licence_issuers (licence_type, since_block, since_event, id);

-- Licences; status is what was recorded last, and those in force lapse by time.
CREATE TABLE licences (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	licence_type TEXT COLLATE "C" NOT NULL,
	issuer TEXT COLLATE "C" NOT NULL,
	identifier TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL,
	predecessor TEXT COLLATE "C"
);
CREATE INDEX licences_since ON licences (since_block, since_event, id);
CREATE INDEX licences_licence_type ON licences (licence_type, since_block, since_event, id);
CREATE INDEX licences_issuer ON licences (issuer, since_block, since_event, id);
CREATE INDEX licences_predecessor ON licences (predecessor, since_block, since_event, id);

-- Histories of licences.
CREATE TABLE licence_changes (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	licence TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL,
	by_member TEXT COLLATE "C" NOT NULL
);
CREATE INDEX licence_changes_since ON licence_changes (since_block, since_event, id);
CREATE INDEX licence_changes_licence ON licence_changes (licence, since_block, since_event, id);

-- Commitments to the phone keys that were bound to licences.
CREATE TABLE licence_keys (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	licence TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL,
	commitment TEXT COLLATE "C" NOT NULL
);
CREATE INDEX licence_keys_since ON licence_keys (since_block, since_event, id);
CREATE INDEX licence_keys_licence ON licence_keys (licence, since_block, since_event, id);

-- Rules by which one region recognises another's licences.
CREATE TABLE recognitions (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	licence_type TEXT COLLATE "C" NOT NULL,
	publisher TEXT COLLATE "C" NOT NULL,
	from_region BIGINT NOT NULL,
	to_region BIGINT NOT NULL
);
CREATE INDEX recognitions_since ON recognitions (since_block, since_event, id);
CREATE INDEX recognitions_licence_type ON recognitions (licence_type, since_block, since_event, id);
CREATE INDEX recognitions_to_region ON recognitions (to_region, since_block, since_event, id);

-- Presentations that verifiers logged.
CREATE TABLE presentations (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	verifier TEXT COLLATE "C" NOT NULL
);
CREATE INDEX presentations_since ON presentations (since_block, since_event, id);
CREATE INDEX presentations_verifier ON presentations (verifier, since_block, since_event, id);

-- Members that register rights in data, or did; code is their part of certificates' codes.
CREATE TABLE institutions (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	code TEXT COLLATE "C" NOT NULL
);
CREATE INDEX institutions_since ON institutions (since_block, since_event, id);

-- Filings for registration; stage is what was recorded last, and silence goes on from there; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE filings (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	institution TEXT COLLATE "C" NOT NULL,
	stage TEXT COLLATE "C" NOT NULL,
	scale TEXT COLLATE "C" NOT NULL
);
CREATE INDEX filings_since ON filings (since_block, since_event, id);
CREATE INDEX filings_dataset ON filings (dataset, since_block, since_event, id);
CREATE INDEX filings_institution ON filings (institution, since_block, since_event, id);
CREATE INDEX filings_stage ON filings (stage, since_block, since_event, id);

-- Objections to filings.
CREATE TABLE objections (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	filing TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL
);
CREATE INDEX objections_since ON objections (since_block, since_event, id);
CREATE INDEX objections_filing ON objections (filing, since_block, since_event, id);

-- What is registered of datasets, which lapses by time; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE registrations (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	institution TEXT COLLATE "C" NOT NULL,
	certificate TEXT COLLATE "C" NOT NULL,
	scale TEXT COLLATE "C" NOT NULL
);
CREATE INDEX registrations_since ON registrations (since_block, since_event, id);
CREATE INDEX registrations_institution ON registrations (institution, since_block, since_event, id);

-- Certificates of registration.
CREATE TABLE certificates (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL
);
CREATE INDEX certificates_since ON certificates (since_block, since_event, id);
CREATE INDEX certificates_dataset ON certificates (dataset, since_block, since_event, id);

-- Objections to what is registered.
CREATE TABLE late_objections (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL
);
CREATE INDEX late_objections_since ON late_objections (since_block, since_event, id);
CREATE INDEX late_objections_dataset ON late_objections (dataset, since_block, since_event, id);

-- What is noted on datasets.
CREATE TABLE annotations (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL
);
CREATE INDEX annotations_since ON annotations (since_block, since_event, id);
CREATE INDEX annotations_dataset ON annotations (dataset, since_block, since_event, id);

-- Preservations of a dataset that were not lifted.
CREATE TABLE preservations (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX preservations_since ON preservations (since_block, since_event, id);

-- What institutions decided in systems of their own; digest is the data's.
CREATE TABLE mirrors (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	institution TEXT COLLATE "C" NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C"
);
CREATE INDEX mirrors_since ON mirrors (since_block, since_event, id);
CREATE INDEX mirrors_institution ON mirrors (institution, since_block, since_event, id);
CREATE INDEX mirrors_digest ON mirrors (digest, since_block, since_event, id);
CREATE INDEX mirrors_dataset ON mirrors (dataset, since_block, since_event, id);

-- Rules for exports of data, by number: the last holds.
CREATE TABLE export_rules (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX export_rules_since ON export_rules (since_block, since_event, id);

-- Data that left the country.
CREATE TABLE exports (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	exporter TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL
);
CREATE INDEX exports_since ON exports (since_block, since_event, id);
CREATE INDEX exports_exporter ON exports (exporter, since_block, since_event, id);
CREATE INDEX exports_dataset ON exports (dataset, since_block, since_event, id);

-- How many persons are counted of an exporter in a year.
CREATE TABLE exported (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	exporter TEXT COLLATE "C" NOT NULL,
	year BIGINT NOT NULL
);
CREATE INDEX exported_since ON exported (since_block, since_event, id);
CREATE INDEX exported_exporter ON exported (exporter, since_block, since_event, id);

-- Authorised operations of public data; stage is what was recorded last, and that a term is over needs no record.
CREATE TABLE operations (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	body TEXT COLLATE "C" NOT NULL,
	operated_by TEXT COLLATE "C",
	stage TEXT COLLATE "C" NOT NULL
);
CREATE INDEX operations_since ON operations (since_block, since_event, id);
CREATE INDEX operations_body ON operations (body, since_block, since_event, id);
CREATE INDEX operations_operated_by ON operations (operated_by, since_block, since_event, id);

-- Data in operations, what was taken out as well.
CREATE TABLE operation_data (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	operation TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL
);
CREATE INDEX operation_data_since ON operation_data (since_block, since_event, id);
CREATE INDEX operation_data_operation ON operation_data (operation, since_block, since_event, id);
CREATE INDEX operation_data_dataset ON operation_data (dataset, since_block, since_event, id);

-- Products of operations, those that were taken off the list as well.
CREATE TABLE operation_products (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	operation TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL
);
CREATE INDEX operation_products_since ON operation_products (since_block, since_event, id);
CREATE INDEX operation_products_operation ON operation_products (operation, since_block, since_event, id);
CREATE INDEX operation_products_dataset ON operation_products (dataset, since_block, since_event, id);

-- Caps and prices of products: the last one holds.
CREATE TABLE tariffs (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	operation TEXT COLLATE "C" NOT NULL,
	product BIGINT NOT NULL,
	sequence BIGINT NOT NULL
);
CREATE INDEX tariffs_since ON tariffs (since_block, since_event, id);
CREATE INDEX tariffs_operation ON tariffs (operation, since_block, since_event, id);

-- Books of operations, by year.
CREATE TABLE accounts (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	operation TEXT COLLATE "C" NOT NULL,
	year BIGINT NOT NULL
);
CREATE INDEX accounts_since ON accounts (since_block, since_event, id);
CREATE INDEX accounts_operation ON accounts (operation, since_block, since_event, id);

-- What operators charged.
CREATE TABLE revenues (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	operation TEXT COLLATE "C" NOT NULL,
	year BIGINT NOT NULL,
	sequence BIGINT NOT NULL
);
CREATE INDEX revenues_since ON revenues (since_block, since_event, id);
CREATE INDEX revenues_operation ON revenues (operation, since_block, since_event, id);

-- What the two sides of operations disclosed, by year.
CREATE TABLE disclosures (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	operation TEXT COLLATE "C" NOT NULL,
	year BIGINT NOT NULL,
	side TEXT COLLATE "C" NOT NULL
);
CREATE INDEX disclosures_since ON disclosures (since_block, since_event, id);
CREATE INDEX disclosures_operation ON disclosures (operation, since_block, since_event, id);

-- Applications to the register of public data; stage is what was recorded last, and silence goes on from there; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE applications (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	institution TEXT COLLATE "C" NOT NULL,
	applicant TEXT COLLATE "C" NOT NULL,
	stage TEXT COLLATE "C" NOT NULL,
	scale TEXT COLLATE "C" NOT NULL
);
CREATE INDEX applications_since ON applications (since_block, since_event, id);
CREATE INDEX applications_dataset ON applications (dataset, since_block, since_event, id);
CREATE INDEX applications_institution ON applications (institution, since_block, since_event, id);
CREATE INDEX applications_applicant ON applications (applicant, since_block, since_event, id);
CREATE INDEX applications_stage ON applications (stage, since_block, since_event, id);

-- Objections to applications.
CREATE TABLE application_objections (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	application TEXT COLLATE "C" NOT NULL,
	sequence BIGINT NOT NULL
);
CREATE INDEX application_objections_since ON application_objections (since_block, since_event, id);
CREATE INDEX application_objections_application ON application_objections (application, since_block, since_event, id);

-- The register of public data, whose entries lapse by time; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE public_entries (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	institution TEXT COLLATE "C" NOT NULL,
	registrant TEXT COLLATE "C" NOT NULL,
	code TEXT COLLATE "C" NOT NULL,
	scale TEXT COLLATE "C" NOT NULL
);
CREATE INDEX public_entries_since ON public_entries (since_block, since_event, id);
CREATE INDEX public_entries_institution ON public_entries (institution, since_block, since_event, id);
CREATE INDEX public_entries_registrant ON public_entries (registrant, since_block, since_event, id);

-- Query codes of entries, those of the past as well, and which dataset got each.
CREATE TABLE query_codes (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL
);
CREATE INDEX query_codes_since ON query_codes (since_block, since_event, id);
CREATE INDEX query_codes_dataset ON query_codes (dataset, since_block, since_event, id);

-- Products on the market, those that were taken off the list as well.
CREATE TABLE products (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	seller TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL
);
CREATE INDEX products_since ON products (since_block, since_event, id);
CREATE INDEX products_seller ON products (seller, since_block, since_event, id);
CREATE INDEX products_dataset ON products (dataset, since_block, since_event, id);
CREATE INDEX products_status ON products (status, since_block, since_event, id);

-- Negotiations of contracts; stage is how far each is by the protocol, moves how many moves were made.
CREATE TABLE negotiations (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	product TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	consumer TEXT COLLATE "C" NOT NULL,
	provider TEXT COLLATE "C" NOT NULL,
	stage TEXT COLLATE "C" NOT NULL,
	moves BIGINT NOT NULL
);
CREATE INDEX negotiations_since ON negotiations (since_block, since_event, id);
CREATE INDEX negotiations_product ON negotiations (product, since_block, since_event, id);
CREATE INDEX negotiations_consumer ON negotiations (consumer, since_block, since_event, id);
CREATE INDEX negotiations_provider ON negotiations (provider, since_block, since_event, id);
CREATE INDEX negotiations_stage ON negotiations (stage, since_block, since_event, id);

-- Moves in negotiations, the opening first; offer is what was asked or offered, as JSON, where that was new.
CREATE TABLE negotiation_moves (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	negotiation TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	by_side TEXT COLLATE "C" NOT NULL,
	stage TEXT COLLATE "C" NOT NULL,
	offer TEXT COLLATE "C"
);
CREATE INDEX negotiation_moves_since ON negotiation_moves (since_block, since_event, id);
CREATE INDEX negotiation_moves_negotiation ON negotiation_moves (negotiation, since_block, since_event, id);

-- Orders; stage is what was recorded last, and silence goes on from there at due_ms; locked is 1 once money was locked, proven and ruling what was found, as JSON.
CREATE TABLE orders (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	product TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	buyer TEXT COLLATE "C" NOT NULL,
	seller TEXT COLLATE "C" NOT NULL,
	arbiter TEXT COLLATE "C",
	stage TEXT COLLATE "C" NOT NULL,
	due_ms BIGINT NOT NULL,
	locked BIGINT NOT NULL,
	stages BIGINT NOT NULL,
	proven TEXT COLLATE "C",
	ruling TEXT COLLATE "C"
);
CREATE INDEX orders_since ON orders (since_block, since_event, id);
CREATE INDEX orders_product ON orders (product, since_block, since_event, id);
CREATE INDEX orders_dataset ON orders (dataset, since_block, since_event, id);
CREATE INDEX orders_buyer ON orders (buyer, since_block, since_event, id);
CREATE INDEX orders_seller ON orders (seller, since_block, since_event, id);
CREATE INDEX orders_arbiter ON orders (arbiter, since_block, since_event, id);
CREATE INDEX orders_stage ON orders (stage, since_block, since_event, id);

-- To which stages orders came, and where; because is what the event says of it, as JSON.
CREATE TABLE order_stages (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	order_id TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	stage TEXT COLLATE "C" NOT NULL,
	because TEXT COLLATE "C"
);
CREATE INDEX order_stages_since ON order_stages (since_block, since_event, id);
CREATE INDEX order_stages_order_id ON order_stages (order_id, since_block, since_event, id);

-- What was last committed to and handed over, by order.
CREATE TABLE deliveries (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX deliveries_since ON deliveries (since_block, since_event, id);

-- Commitments to keys, and for which order each was made.
CREATE TABLE commitments (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	order_id TEXT COLLATE "C" NOT NULL
);
CREATE INDEX commitments_since ON commitments (since_block, since_event, id);
CREATE INDEX commitments_order_id ON commitments (order_id, since_block, since_event, id);

-- How many deliveries of sellers were proven wrong on chain.
CREATE TABLE marks (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX marks_since ON marks (since_block, since_event, id);

-- Meters of use under grants; status is what was recorded last.
CREATE TABLE meters (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	grant_id TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL,
	payer TEXT COLLATE "C" NOT NULL,
	provider TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL
);
CREATE INDEX meters_since ON meters (since_block, since_event, id);
CREATE INDEX meters_grant_id ON meters (grant_id, since_block, since_event, id);
CREATE INDEX meters_payer ON meters (payer, since_block, since_event, id);
CREATE INDEX meters_provider ON meters (provider, since_block, since_event, id);
CREATE INDEX meters_status ON meters (status, since_block, since_event, id);

-- What was redeemed of windows of meters: totals, as JSON, as the last voucher said, and in how many redemptions.
CREATE TABLE meter_windows (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	meter TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	totals TEXT COLLATE "C" NOT NULL,
	redemptions BIGINT NOT NULL
);
CREATE INDEX meter_windows_since ON meter_windows (since_block, since_event, id);
CREATE INDEX meter_windows_meter ON meter_windows (meter, since_block, since_event, id);

-- What was used under grants, by their meters.
CREATE TABLE tallies (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX tallies_since ON tallies (since_block, since_event, id);

-- Who attests the invoices of tax offices and years.
CREATE TABLE attestors (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	member TEXT COLLATE "C" NOT NULL
);
CREATE INDEX attestors_since ON attestors (since_block, since_event, id);

-- Anchors of documents; kind is what each is, dataset, instruction, order_id and grant_id what it is about, red_of which invoice a red one takes back.
CREATE TABLE anchors (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	by_member TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C",
	instruction TEXT COLLATE "C",
	order_id TEXT COLLATE "C",
	grant_id TEXT COLLATE "C",
	red_of TEXT COLLATE "C"
);
CREATE INDEX anchors_since ON anchors (since_block, since_event, id);
CREATE INDEX anchors_kind ON anchors (kind, since_block, since_event, id);
CREATE INDEX anchors_by_member ON anchors (by_member, since_block, since_event, id);
CREATE INDEX anchors_dataset ON anchors (dataset, since_block, since_event, id);
CREATE INDEX anchors_instruction ON anchors (instruction, since_block, since_event, id);
CREATE INDEX anchors_order_id ON anchors (order_id, since_block, since_event, id);
CREATE INDEX anchors_grant_id ON anchors (grant_id, since_block, since_event, id);
CREATE INDEX anchors_red_of ON anchors (red_of, since_block, since_event, id);

-- Nullifiers of invoices, and the anchor of each.
CREATE TABLE nullifiers (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	anchor TEXT COLLATE "C" NOT NULL
);
CREATE INDEX nullifiers_since ON nullifiers (since_block, since_event, id);

-- What was invoiced of what buyers paid sellers in instructions.
CREATE TABLE invoiced (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	instruction TEXT COLLATE "C" NOT NULL
);
CREATE INDEX invoiced_since ON invoiced (since_block, since_event, id);
CREATE INDEX invoiced_instruction ON invoiced (instruction, since_block, since_event, id);

-- How much of blue invoices red ones took back.
CREATE TABLE reddened (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL
);
CREATE INDEX reddened_since ON reddened (since_block, since_event, id);

-- Which accounting entry of an entity stands for a dataset in a period; the state forgets those that were withdrawn.
CREATE TABLE live_entries (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	entity TEXT COLLATE "C" NOT NULL,
	dataset TEXT COLLATE "C" NOT NULL
);
CREATE INDEX live_entries_since ON live_entries (since_block, since_event, id);

-- Which accounting entries auditors confirm.
CREATE TABLE audits (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	auditor TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audits_since ON audits (since_block, since_event, id);

-- Session keys that members brought, as JSON.
CREATE TABLE nodes (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	session_keys TEXT COLLATE "C"
);
CREATE INDEX nodes_since ON nodes (since_block, since_event, id);

-- Whose keys make blocks in a session, in the order of their slots, as JSON: since the block after it began.
CREATE TABLE sessions (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	authors TEXT COLLATE "C" NOT NULL,
	queued TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sessions_since ON sessions (since_block, since_event, id);

-- Motions of the council and the technical committee; votes and call as JSON.
CREATE TABLE motions (
	id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	state TEXT COLLATE "C",
	since_block BIGINT NOT NULL,
	since_event BIGINT NOT NULL,
	block BIGINT NOT NULL,
	event BIGINT NOT NULL,
	body TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	hash TEXT COLLATE "C" NOT NULL,
	proposer TEXT COLLATE "C" NOT NULL,
	threshold BIGINT NOT NULL,
	status TEXT COLLATE "C" NOT NULL,
	ayes TEXT COLLATE "C" NOT NULL,
	nays TEXT COLLATE "C" NOT NULL,
	call TEXT COLLATE "C",
	error TEXT COLLATE "C"
);
CREATE INDEX motions_since ON motions (since_block, since_event, id);
CREATE INDEX motions_hash ON motions (hash, since_block, since_event, id);
CREATE INDEX motions_status ON motions (status, since_block, since_event, id);
