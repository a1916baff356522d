-- The index of one chain. Tables of what the chain's state holds have the same first columns:
--   id                      the thing's id as people see it, parts joined by '/' where it has several
--   state                   the value in the chain's state, as JSON in the words of receipts; null where the state holds nothing
--   since_block, since_event   where it came to be; event -1: it stands in the first block, or no event says it
--   block, event               where it changed last
-- Everything else is there to be searched by, and follows from events and block times.

-- The chain, in one row: its first block, and the number of the block that is indexed next.
CREATE TABLE chain (
	one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
	genesis TEXT NOT NULL,
	next_block INTEGER NOT NULL
) STRICT;

-- Final blocks; author is the member whose node made it, missed_slots the slots since the block before that nobody used.
CREATE TABLE blocks (
	number INTEGER NOT NULL PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE,
	parent TEXT NOT NULL,
	state_root TEXT NOT NULL,
	extrinsics_root TEXT NOT NULL,
	events_root TEXT NOT NULL,
	now_ms INTEGER NOT NULL,
	spec_version INTEGER NOT NULL,
	slot INTEGER,
	author TEXT,
	missed_slots INTEGER NOT NULL,
	transactions INTEGER NOT NULL,
	events INTEGER NOT NULL
) STRICT;
CREATE INDEX blocks_author ON blocks (author, number);

-- Transactions; member is whose key signed, args the call's arguments as JSON where they are not long.
CREATE TABLE transactions (
	block INTEGER NOT NULL,
	idx INTEGER NOT NULL,
	hash TEXT NOT NULL,
	signer TEXT,
	member TEXT,
	pallet TEXT NOT NULL,
	call TEXT NOT NULL,
	args TEXT,
	success INTEGER NOT NULL,
	error TEXT,
	bytes INTEGER NOT NULL,
	PRIMARY KEY (block, idx)
) STRICT;
CREATE INDEX transactions_hash ON transactions (hash);
CREATE INDEX transactions_signer ON transactions (signer, block, idx);
CREATE INDEX transactions_member ON transactions (member, block, idx);

-- Events; record is the bytes of the EventRecord, of which the leaf of the block's root of events is made.
CREATE TABLE events (
	block INTEGER NOT NULL,
	idx INTEGER NOT NULL,
	transaction_idx INTEGER,
	pallet TEXT NOT NULL,
	name TEXT NOT NULL,
	domain INTEGER NOT NULL,
	fields TEXT,
	record BLOB NOT NULL,
	PRIMARY KEY (block, idx)
) STRICT;
CREATE INDEX events_domain ON events (block, idx) WHERE domain = 1;
CREATE INDEX events_name ON events (pallet, name, block, idx);

-- Which events name which thing.
CREATE TABLE event_objects (
	id TEXT NOT NULL,
	block INTEGER NOT NULL,
	idx INTEGER NOT NULL,
	PRIMARY KEY (id, block, idx)
) STRICT;

-- Slots in which a member's node had to make a block and did not, since the block before.
CREATE TABLE missed (
	block INTEGER NOT NULL,
	member TEXT NOT NULL,
	slots INTEGER NOT NULL,
	PRIMARY KEY (block, member)
) STRICT;

-- Which parties stand in which bill, instruction, filing or registration, or stood.
CREATE TABLE parties (
	kind TEXT NOT NULL,
	party TEXT NOT NULL,
	id TEXT NOT NULL,
	PRIMARY KEY (kind, party, id)
) STRICT;

-- What can be found by name: title is shown, folded is title and code in lower case.
CREATE TABLE names (
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	title TEXT NOT NULL,
	detail TEXT NOT NULL,
	folded TEXT NOT NULL,
	PRIMARY KEY (kind, id)
) STRICT;

-- Every one and two characters that stand in a folded name: words of Chinese are that short.
CREATE TABLE grams (
	gram TEXT NOT NULL,
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	PRIMARY KEY (gram, kind, id)
) STRICT;

-- Codes that a law or a standard prescribes, and digests of files and documents, by which things are found exactly.
CREATE TABLE codes (
	code TEXT NOT NULL,
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	PRIMARY KEY (code, kind, id)
) STRICT;

-- What there is one of: council, technicalCommittee, approvedValidators, selectedValidators, locatorPolicy, publicLaw; and where the reading of events stands: session, slot, totals, verifiers/…, motion/….
CREATE TABLE singles (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX singles_since ON singles (since_block, since_event, id);

-- Organisations; roles is a number with one bit a role.
CREATE TABLE members (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	name TEXT NOT NULL,
	code TEXT NOT NULL,
	roles INTEGER NOT NULL,
	status TEXT NOT NULL
) STRICT;
CREATE INDEX members_since ON members (since_block, since_event, id);

-- Accounts, and whose they are.
CREATE TABLE member_keys (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	member TEXT,
	customer TEXT
) STRICT;
CREATE INDEX member_keys_since ON member_keys (since_block, since_event, id);
CREATE INDEX member_keys_member ON member_keys (member, since_block, since_event, id);

-- Customers whom members sponsor.
CREATE TABLE customers (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	sponsor TEXT NOT NULL,
	status TEXT NOT NULL
) STRICT;
CREATE INDEX customers_since ON customers (since_block, since_event, id);
CREATE INDEX customers_sponsor ON customers (sponsor, since_block, since_event, id);

-- To which private parts are sealed, by member.
CREATE TABLE sealing_keys (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX sealing_keys_since ON sealing_keys (since_block, since_event, id);

-- Worked days, by whose and the year.
CREATE TABLE years (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX years_since ON years (since_block, since_event, id);

-- Law packs; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE law_packs (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	identifier TEXT NOT NULL,
	version INTEGER NOT NULL,
	scale TEXT NOT NULL
) STRICT;
CREATE INDEX law_packs_since ON law_packs (since_block, since_event, id);

-- Which law pack is in force from which day: its number, counted from 1 January 1970.
CREATE TABLE laws_in_force (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	pack INTEGER NOT NULL,
	from_day INTEGER NOT NULL
) STRICT;
CREATE INDEX laws_in_force_since ON laws_in_force (since_block, since_event, id);

-- When the chain stood still.
CREATE TABLE stalls (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX stalls_since ON stalls (since_block, since_event, id);

-- On which days the chain stood still, by the year.
CREATE TABLE stalled_years (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX stalled_years_since ON stalled_years (since_block, since_event, id);

-- name and verdict are those of the latest version; joint: who made it together, as JSON.
CREATE TABLE datasets (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	holder TEXT NOT NULL,
	status TEXT NOT NULL,
	versions INTEGER NOT NULL,
	name TEXT NOT NULL,
	verdict TEXT,
	joint TEXT
) STRICT;
CREATE INDEX datasets_since ON datasets (since_block, since_event, id);
CREATE INDEX datasets_holder ON datasets (holder, since_block, since_event, id);

-- Versions of datasets.
CREATE TABLE versions (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	version INTEGER NOT NULL,
	content TEXT NOT NULL
) STRICT;
CREATE INDEX versions_since ON versions (since_block, since_event, id);
CREATE INDEX versions_dataset ON versions (dataset, since_block, since_event, id);

-- From which version (parent) which was made.
CREATE TABLE lineage (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	version INTEGER NOT NULL,
	parent TEXT NOT NULL,
	parent_version INTEGER NOT NULL
) STRICT;
CREATE INDEX lineage_since ON lineage (since_block, since_event, id);
CREATE INDEX lineage_dataset ON lineage (dataset, since_block, since_event, id);
CREATE INDEX lineage_parent ON lineage (parent, since_block, since_event, id);

-- Files of versions: the state has no entry of its own for them.
CREATE TABLE files (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	version INTEGER NOT NULL,
	distribution INTEGER NOT NULL,
	name TEXT NOT NULL,
	verdict TEXT,
	open_check INTEGER,
	closed_checks INTEGER NOT NULL
) STRICT;
CREATE INDEX files_since ON files (since_block, since_event, id);
CREATE INDEX files_dataset ON files (dataset, since_block, since_event, id);

-- Checks of files by validators. While one is open, progress is what its events say of it, as JSON; state is its entry in the history of closed ones.
CREATE TABLE checks (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	version INTEGER NOT NULL,
	distribution INTEGER NOT NULL,
	sequence INTEGER,
	verdict TEXT,
	progress TEXT
) STRICT;
CREATE INDEX checks_since ON checks (since_block, since_event, id);
CREATE INDEX checks_dataset ON checks (dataset, since_block, since_event, id);

-- Rights in datasets.
CREATE TABLE holdings (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	kind TEXT NOT NULL,
	member TEXT NOT NULL
) STRICT;
CREATE INDEX holdings_since ON holdings (since_block, since_event, id);
CREATE INDEX holdings_dataset ON holdings (dataset, since_block, since_event, id);
CREATE INDEX holdings_member ON holdings (member, since_block, since_event, id);

-- Grants of rights.
CREATE TABLE grants (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	grantor TEXT NOT NULL,
	grantee TEXT NOT NULL,
	parent TEXT
) STRICT;
CREATE INDEX grants_since ON grants (since_block, since_event, id);
CREATE INDEX grants_dataset ON grants (dataset, since_block, since_event, id);
CREATE INDEX grants_grantor ON grants (grantor, since_block, since_event, id);
CREATE INDEX grants_grantee ON grants (grantee, since_block, since_event, id);
CREATE INDEX grants_parent ON grants (parent, since_block, since_event, id);

-- Grants that are offered for settlement; the state forgets those that were made.
CREATE TABLE offers (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	grantor TEXT NOT NULL,
	grantee TEXT NOT NULL
) STRICT;
CREATE INDEX offers_since ON offers (since_block, since_event, id);
CREATE INDEX offers_dataset ON offers (dataset, since_block, since_event, id);
CREATE INDEX offers_grantor ON offers (grantor, since_block, since_event, id);

-- Rights in datasets as they were claimed, and who has them now.
CREATE TABLE titles (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	kind TEXT NOT NULL,
	claimant TEXT NOT NULL,
	holder TEXT NOT NULL
) STRICT;
CREATE INDEX titles_since ON titles (since_block, since_event, id);
CREATE INDEX titles_dataset ON titles (dataset, since_block, since_event, id);
CREATE INDEX titles_holder ON titles (holder, since_block, since_event, id);

-- Who claimed the rights that members have from others; the state forgets those that came back.
CREATE TABLE acquired (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	kind TEXT NOT NULL,
	member TEXT NOT NULL
) STRICT;
CREATE INDEX acquired_since ON acquired (since_block, since_event, id);
CREATE INDEX acquired_dataset ON acquired (dataset, since_block, since_event, id);

-- Who stands for the grants that were made from a right to operate in a tenure of it that is over.
CREATE TABLE encumbrances (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	claimant TEXT NOT NULL,
	tenure INTEGER NOT NULL
) STRICT;
CREATE INDEX encumbrances_since ON encumbrances (since_block, since_event, id);
CREATE INDEX encumbrances_dataset ON encumbrances (dataset, since_block, since_event, id);

-- Rights that secure debts; the state forgets those whose pledge has ended.
CREATE TABLE pledges (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	kind TEXT NOT NULL,
	holder TEXT NOT NULL,
	pledgee TEXT NOT NULL
) STRICT;
CREATE INDEX pledges_since ON pledges (since_block, since_event, id);
CREATE INDEX pledges_dataset ON pledges (dataset, since_block, since_event, id);
CREATE INDEX pledges_holder ON pledges (holder, since_block, since_event, id);
CREATE INDEX pledges_pledgee ON pledges (pledgee, since_block, since_event, id);

-- What members accept of rights that others let go; the state forgets what was used or taken back.
CREATE TABLE acceptances (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	from_member TEXT NOT NULL,
	to_member TEXT NOT NULL
) STRICT;
CREATE INDEX acceptances_since ON acceptances (since_block, since_event, id);
CREATE INDEX acceptances_dataset ON acceptances (dataset, since_block, since_event, id);

-- From which rights grants were made, by grant: who claimed the right, and in which tenure of it.
CREATE TABLE grant_roots (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX grant_roots_since ON grant_roots (since_block, since_event, id);

-- What banks owe, by bank and currency.
CREATE TABLE books (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	bank TEXT NOT NULL,
	currency TEXT NOT NULL
) STRICT;
CREATE INDEX books_since ON books (since_block, since_event, id);

-- What parties have in books. free and locked are minor units, 39 digits; holder_party is the party as JSON.
CREATE TABLE claims (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	book TEXT NOT NULL,
	holder TEXT NOT NULL,
	holder_party TEXT NOT NULL,
	free TEXT NOT NULL,
	locked TEXT NOT NULL
) STRICT;
CREATE INDEX claims_since ON claims (since_block, since_event, id);
CREATE INDEX claims_book ON claims (book, since_block, since_event, id);
CREATE INDEX claims_holder ON claims (holder, since_block, since_event, id);

-- What payers put aside for what they will have used. amount is minor units, 39 digits; payer_party is the party as JSON.
CREATE TABLE deposits (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	book TEXT NOT NULL,
	payer TEXT NOT NULL,
	payer_party TEXT NOT NULL,
	amount TEXT NOT NULL
) STRICT;
CREATE INDEX deposits_since ON deposits (since_block, since_event, id);
CREATE INDEX deposits_book ON deposits (book, since_block, since_event, id);
CREATE INDEX deposits_payer ON deposits (payer, since_block, since_event, id);

-- What was redeemed on a day, until the two are netted. amount is minor units, 39 digits; the parties are there as JSON, too.
CREATE TABLE dues (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	day TEXT NOT NULL,
	book TEXT NOT NULL,
	payer TEXT NOT NULL,
	payee TEXT NOT NULL,
	payer_party TEXT NOT NULL,
	payee_party TEXT NOT NULL,
	amount TEXT NOT NULL
) STRICT;
CREATE INDEX dues_since ON dues (since_block, since_event, id);
CREATE INDEX dues_book ON dues (book, since_block, since_event, id);
CREATE INDEX dues_payer ON dues (payer, since_block, since_event, id);
CREATE INDEX dues_payee ON dues (payee, since_block, since_event, id);

-- What banks attested; amount is minor units, 39 digits.
CREATE TABLE bank_entries (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	book TEXT NOT NULL,
	bank TEXT NOT NULL,
	reference TEXT NOT NULL,
	holder TEXT NOT NULL,
	amount TEXT NOT NULL
) STRICT;
CREATE INDEX bank_entries_since ON bank_entries (since_block, since_event, id);
CREATE INDEX bank_entries_book ON bank_entries (book, since_block, since_event, id);
CREATE INDEX bank_entries_holder ON bank_entries (holder, since_block, since_event, id);

-- Statements of what two owed each other of a day, netted; said is what the event says, as JSON. The state has no entry for them.
CREATE TABLE statements (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	day TEXT NOT NULL,
	book TEXT NOT NULL,
	payer TEXT NOT NULL,
	payee TEXT NOT NULL,
	said TEXT NOT NULL
) STRICT;
CREATE INDEX statements_since ON statements (since_block, since_event, id);
CREATE INDEX statements_book ON statements (book, since_block, since_event, id);
CREATE INDEX statements_payer ON statements (payer, since_block, since_event, id);
CREATE INDEX statements_payee ON statements (payee, since_block, since_event, id);

-- Instructions to settle; status is what was recorded, and Open ones lapse by time, but not those that another pallet keeps.
CREATE TABLE instructions (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	creator TEXT NOT NULL,
	status TEXT NOT NULL,
	expires_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX instructions_since ON instructions (since_block, since_event, id);
CREATE INDEX instructions_creator ON instructions (creator, since_block, since_event, id);
CREATE INDEX instructions_status ON instructions (status, since_block, since_event, id);

-- Bills of lading and other title documents; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE bills (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	carrier TEXT NOT NULL,
	reference TEXT NOT NULL,
	status TEXT NOT NULL,
	controller TEXT NOT NULL,
	scale TEXT NOT NULL
) STRICT;
CREATE INDEX bills_since ON bills (since_block, since_event, id);
CREATE INDEX bills_carrier ON bills (carrier, since_block, since_event, id);
CREATE INDEX bills_controller ON bills (controller, since_block, since_event, id);

-- Endorsement chains.
CREATE TABLE bill_entries (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	bill TEXT NOT NULL,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX bill_entries_since ON bill_entries (since_block, since_event, id);
CREATE INDEX bill_entries_bill ON bill_entries (bill, since_block, since_event, id);

-- Types of licences.
CREATE TABLE licence_types (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	name TEXT NOT NULL
) STRICT;
CREATE INDEX licence_types_since ON licence_types (since_block, since_event, id);

-- Who may issue licences of a type.
CREATE TABLE licence_issuers (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	licence_type TEXT NOT NULL,
	issuer TEXT NOT NULL,
	region INTEGER NOT NULL
) STRICT;
CREATE INDEX licence_issuers_since ON licence_issuers (since_block, since_event, id);
CREATE INDEX licence_issuers_licence_type ON licence_issuers (licence_type, since_block, since_event, id);

-- Licences; status is what was recorded last, and those in force lapse by time.
CREATE TABLE licences (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	licence_type TEXT NOT NULL,
	issuer TEXT NOT NULL,
	identifier TEXT NOT NULL,
	status TEXT NOT NULL,
	predecessor TEXT
) STRICT;
CREATE INDEX licences_since ON licences (since_block, since_event, id);
CREATE INDEX licences_licence_type ON licences (licence_type, since_block, since_event, id);
CREATE INDEX licences_issuer ON licences (issuer, since_block, since_event, id);
CREATE INDEX licences_predecessor ON licences (predecessor, since_block, since_event, id);

-- Histories of licences.
CREATE TABLE licence_changes (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	licence TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	by_member TEXT NOT NULL
) STRICT;
CREATE INDEX licence_changes_since ON licence_changes (since_block, since_event, id);
CREATE INDEX licence_changes_licence ON licence_changes (licence, since_block, since_event, id);

-- Commitments to the phone keys that were bound to licences.
CREATE TABLE licence_keys (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	licence TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	commitment TEXT NOT NULL
) STRICT;
CREATE INDEX licence_keys_since ON licence_keys (since_block, since_event, id);
CREATE INDEX licence_keys_licence ON licence_keys (licence, since_block, since_event, id);

-- Rules by which one region recognises another's licences.
CREATE TABLE recognitions (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	licence_type TEXT NOT NULL,
	publisher TEXT NOT NULL,
	from_region INTEGER NOT NULL,
	to_region INTEGER NOT NULL
) STRICT;
CREATE INDEX recognitions_since ON recognitions (since_block, since_event, id);
CREATE INDEX recognitions_licence_type ON recognitions (licence_type, since_block, since_event, id);
CREATE INDEX recognitions_to_region ON recognitions (to_region, since_block, since_event, id);

-- Presentations that verifiers logged.
CREATE TABLE presentations (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	verifier TEXT NOT NULL
) STRICT;
CREATE INDEX presentations_since ON presentations (since_block, since_event, id);
CREATE INDEX presentations_verifier ON presentations (verifier, since_block, since_event, id);

-- Members that register rights in data, or did; code is their part of certificates' codes.
CREATE TABLE institutions (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	code TEXT NOT NULL
) STRICT;
CREATE INDEX institutions_since ON institutions (since_block, since_event, id);

-- Filings for registration; stage is what was recorded last, and silence goes on from there; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE filings (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	institution TEXT NOT NULL,
	stage TEXT NOT NULL,
	scale TEXT NOT NULL
) STRICT;
CREATE INDEX filings_since ON filings (since_block, since_event, id);
CREATE INDEX filings_dataset ON filings (dataset, since_block, since_event, id);
CREATE INDEX filings_institution ON filings (institution, since_block, since_event, id);
CREATE INDEX filings_stage ON filings (stage, since_block, since_event, id);

-- Objections to filings.
CREATE TABLE objections (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	filing TEXT NOT NULL,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX objections_since ON objections (since_block, since_event, id);
CREATE INDEX objections_filing ON objections (filing, since_block, since_event, id);

-- What is registered of datasets, which lapses by time; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE registrations (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	institution TEXT NOT NULL,
	certificate TEXT NOT NULL,
	scale TEXT NOT NULL
) STRICT;
CREATE INDEX registrations_since ON registrations (since_block, since_event, id);
CREATE INDEX registrations_institution ON registrations (institution, since_block, since_event, id);

-- Certificates of registration.
CREATE TABLE certificates (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL
) STRICT;
CREATE INDEX certificates_since ON certificates (since_block, since_event, id);
CREATE INDEX certificates_dataset ON certificates (dataset, since_block, since_event, id);

-- Objections to what is registered.
CREATE TABLE late_objections (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX late_objections_since ON late_objections (since_block, since_event, id);
CREATE INDEX late_objections_dataset ON late_objections (dataset, since_block, since_event, id);

-- What is noted on datasets.
CREATE TABLE annotations (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX annotations_since ON annotations (since_block, since_event, id);
CREATE INDEX annotations_dataset ON annotations (dataset, since_block, since_event, id);

-- Preservations of a dataset that were not lifted.
CREATE TABLE preservations (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX preservations_since ON preservations (since_block, since_event, id);

-- What institutions decided in systems of their own; digest is the data's.
CREATE TABLE mirrors (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	institution TEXT NOT NULL,
	digest TEXT NOT NULL,
	dataset TEXT
) STRICT;
CREATE INDEX mirrors_since ON mirrors (since_block, since_event, id);
CREATE INDEX mirrors_institution ON mirrors (institution, since_block, since_event, id);
CREATE INDEX mirrors_digest ON mirrors (digest, since_block, since_event, id);
CREATE INDEX mirrors_dataset ON mirrors (dataset, since_block, since_event, id);

-- Rules for exports of data, by number: the last holds.
CREATE TABLE export_rules (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX export_rules_since ON export_rules (since_block, since_event, id);

-- Data that left the country.
CREATE TABLE exports (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	exporter TEXT NOT NULL,
	number INTEGER NOT NULL,
	dataset TEXT NOT NULL
) STRICT;
CREATE INDEX exports_since ON exports (since_block, since_event, id);
CREATE INDEX exports_exporter ON exports (exporter, since_block, since_event, id);
CREATE INDEX exports_dataset ON exports (dataset, since_block, since_event, id);

-- How many persons are counted of an exporter in a year.
CREATE TABLE exported (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	exporter TEXT NOT NULL,
	year INTEGER NOT NULL
) STRICT;
CREATE INDEX exported_since ON exported (since_block, since_event, id);
CREATE INDEX exported_exporter ON exported (exporter, since_block, since_event, id);

-- Authorised operations of public data; stage is what was recorded last, and that a term is over needs no record.
CREATE TABLE operations (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	body TEXT NOT NULL,
	operated_by TEXT,
	stage TEXT NOT NULL
) STRICT;
CREATE INDEX operations_since ON operations (since_block, since_event, id);
CREATE INDEX operations_body ON operations (body, since_block, since_event, id);
CREATE INDEX operations_operated_by ON operations (operated_by, since_block, since_event, id);

-- Data in operations, what was taken out as well.
CREATE TABLE operation_data (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	operation TEXT NOT NULL,
	dataset TEXT NOT NULL
) STRICT;
CREATE INDEX operation_data_since ON operation_data (since_block, since_event, id);
CREATE INDEX operation_data_operation ON operation_data (operation, since_block, since_event, id);
CREATE INDEX operation_data_dataset ON operation_data (dataset, since_block, since_event, id);

-- Products of operations, those that were taken off the list as well.
CREATE TABLE operation_products (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	operation TEXT NOT NULL,
	number INTEGER NOT NULL,
	dataset TEXT NOT NULL
) STRICT;
CREATE INDEX operation_products_since ON operation_products (since_block, since_event, id);
CREATE INDEX operation_products_operation ON operation_products (operation, since_block, since_event, id);
CREATE INDEX operation_products_dataset ON operation_products (dataset, since_block, since_event, id);

-- Caps and prices of products: the last one holds.
CREATE TABLE tariffs (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	operation TEXT NOT NULL,
	product INTEGER NOT NULL,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX tariffs_since ON tariffs (since_block, since_event, id);
CREATE INDEX tariffs_operation ON tariffs (operation, since_block, since_event, id);

-- Books of operations, by year.
CREATE TABLE accounts (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	operation TEXT NOT NULL,
	year INTEGER NOT NULL
) STRICT;
CREATE INDEX accounts_since ON accounts (since_block, since_event, id);
CREATE INDEX accounts_operation ON accounts (operation, since_block, since_event, id);

-- What operators charged.
CREATE TABLE revenues (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	operation TEXT NOT NULL,
	year INTEGER NOT NULL,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX revenues_since ON revenues (since_block, since_event, id);
CREATE INDEX revenues_operation ON revenues (operation, since_block, since_event, id);

-- What the two sides of operations disclosed, by year.
CREATE TABLE disclosures (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	operation TEXT NOT NULL,
	year INTEGER NOT NULL,
	side TEXT NOT NULL
) STRICT;
CREATE INDEX disclosures_since ON disclosures (since_block, since_event, id);
CREATE INDEX disclosures_operation ON disclosures (operation, since_block, since_event, id);

-- Applications to the register of public data; stage is what was recorded last, and silence goes on from there; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE applications (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL,
	institution TEXT NOT NULL,
	applicant TEXT NOT NULL,
	stage TEXT NOT NULL,
	scale TEXT NOT NULL
) STRICT;
CREATE INDEX applications_since ON applications (since_block, since_event, id);
CREATE INDEX applications_dataset ON applications (dataset, since_block, since_event, id);
CREATE INDEX applications_institution ON applications (institution, since_block, since_event, id);
CREATE INDEX applications_applicant ON applications (applicant, since_block, since_event, id);
CREATE INDEX applications_stage ON applications (stage, since_block, since_event, id);

-- Objections to applications.
CREATE TABLE application_objections (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	application TEXT NOT NULL,
	sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX application_objections_since ON application_objections (since_block, since_event, id);
CREATE INDEX application_objections_application ON application_objections (application, since_block, since_event, id);

-- The register of public data, whose entries lapse by time; scale is the value in the chain's state as it is encoded, in hex.
CREATE TABLE public_entries (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	institution TEXT NOT NULL,
	registrant TEXT NOT NULL,
	code TEXT NOT NULL,
	scale TEXT NOT NULL
) STRICT;
CREATE INDEX public_entries_since ON public_entries (since_block, since_event, id);
CREATE INDEX public_entries_institution ON public_entries (institution, since_block, since_event, id);
CREATE INDEX public_entries_registrant ON public_entries (registrant, since_block, since_event, id);

-- Query codes of entries, those of the past as well, and which dataset got each.
CREATE TABLE query_codes (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	dataset TEXT NOT NULL
) STRICT;
CREATE INDEX query_codes_since ON query_codes (since_block, since_event, id);
CREATE INDEX query_codes_dataset ON query_codes (dataset, since_block, since_event, id);

-- Products on the market, those that were taken off the list as well.
CREATE TABLE products (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	seller TEXT NOT NULL,
	dataset TEXT NOT NULL,
	status TEXT NOT NULL
) STRICT;
CREATE INDEX products_since ON products (since_block, since_event, id);
CREATE INDEX products_seller ON products (seller, since_block, since_event, id);
CREATE INDEX products_dataset ON products (dataset, since_block, since_event, id);
CREATE INDEX products_status ON products (status, since_block, since_event, id);

-- Negotiations of contracts; stage is how far each is by the protocol, moves how many moves were made.
CREATE TABLE negotiations (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	product TEXT NOT NULL,
	dataset TEXT NOT NULL,
	consumer TEXT NOT NULL,
	provider TEXT NOT NULL,
	stage TEXT NOT NULL,
	moves INTEGER NOT NULL
) STRICT;
CREATE INDEX negotiations_since ON negotiations (since_block, since_event, id);
CREATE INDEX negotiations_product ON negotiations (product, since_block, since_event, id);
CREATE INDEX negotiations_consumer ON negotiations (consumer, since_block, since_event, id);
CREATE INDEX negotiations_provider ON negotiations (provider, since_block, since_event, id);
CREATE INDEX negotiations_stage ON negotiations (stage, since_block, since_event, id);

-- Moves in negotiations, the opening first; offer is what was asked or offered, as JSON, where that was new.
CREATE TABLE negotiation_moves (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	negotiation TEXT NOT NULL,
	number INTEGER NOT NULL,
	by_side TEXT NOT NULL,
	stage TEXT NOT NULL,
	offer TEXT
) STRICT;
CREATE INDEX negotiation_moves_since ON negotiation_moves (since_block, since_event, id);
CREATE INDEX negotiation_moves_negotiation ON negotiation_moves (negotiation, since_block, since_event, id);

-- Orders; stage is what was recorded last, and silence goes on from there at due_ms; locked is 1 once money was locked, proven and ruling what was found, as JSON.
CREATE TABLE orders (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	product TEXT NOT NULL,
	dataset TEXT NOT NULL,
	buyer TEXT NOT NULL,
	seller TEXT NOT NULL,
	arbiter TEXT,
	stage TEXT NOT NULL,
	due_ms INTEGER NOT NULL,
	locked INTEGER NOT NULL,
	stages INTEGER NOT NULL,
	proven TEXT,
	ruling TEXT
) STRICT;
CREATE INDEX orders_since ON orders (since_block, since_event, id);
CREATE INDEX orders_product ON orders (product, since_block, since_event, id);
CREATE INDEX orders_dataset ON orders (dataset, since_block, since_event, id);
CREATE INDEX orders_buyer ON orders (buyer, since_block, since_event, id);
CREATE INDEX orders_seller ON orders (seller, since_block, since_event, id);
CREATE INDEX orders_arbiter ON orders (arbiter, since_block, since_event, id);
CREATE INDEX orders_stage ON orders (stage, since_block, since_event, id);

-- To which stages orders came, and where; because is what the event says of it, as JSON.
CREATE TABLE order_stages (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	order_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	stage TEXT NOT NULL,
	because TEXT
) STRICT;
CREATE INDEX order_stages_since ON order_stages (since_block, since_event, id);
CREATE INDEX order_stages_order_id ON order_stages (order_id, since_block, since_event, id);

-- What was last committed to and handed over, by order.
CREATE TABLE deliveries (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX deliveries_since ON deliveries (since_block, since_event, id);

-- Commitments to keys, and for which order each was made.
CREATE TABLE commitments (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	order_id TEXT NOT NULL
) STRICT;
CREATE INDEX commitments_since ON commitments (since_block, since_event, id);
CREATE INDEX commitments_order_id ON commitments (order_id, since_block, since_event, id);

-- How many deliveries of sellers were proven wrong on chain.
CREATE TABLE marks (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX marks_since ON marks (since_block, since_event, id);

-- Meters of use under grants; status is what was recorded last.
CREATE TABLE meters (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	grant_id TEXT NOT NULL,
	dataset TEXT NOT NULL,
	payer TEXT NOT NULL,
	provider TEXT NOT NULL,
	status TEXT NOT NULL
) STRICT;
CREATE INDEX meters_since ON meters (since_block, since_event, id);
CREATE INDEX meters_grant_id ON meters (grant_id, since_block, since_event, id);
CREATE INDEX meters_payer ON meters (payer, since_block, since_event, id);
CREATE INDEX meters_provider ON meters (provider, since_block, since_event, id);
CREATE INDEX meters_status ON meters (status, since_block, since_event, id);

-- What was redeemed of windows of meters: totals, as JSON, as the last voucher said, and in how many redemptions.
CREATE TABLE meter_windows (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	meter TEXT NOT NULL,
	number INTEGER NOT NULL,
	totals TEXT NOT NULL,
	redemptions INTEGER NOT NULL
) STRICT;
CREATE INDEX meter_windows_since ON meter_windows (since_block, since_event, id);
CREATE INDEX meter_windows_meter ON meter_windows (meter, since_block, since_event, id);

-- What was used under grants, by their meters.
CREATE TABLE tallies (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX tallies_since ON tallies (since_block, since_event, id);

-- Who attests the invoices of tax offices and years.
CREATE TABLE attestors (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	member TEXT NOT NULL
) STRICT;
CREATE INDEX attestors_since ON attestors (since_block, since_event, id);

-- Anchors of documents; kind is what each is, dataset, instruction, order_id and grant_id what it is about, red_of which invoice a red one takes back.
CREATE TABLE anchors (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	kind TEXT NOT NULL,
	by_member TEXT NOT NULL,
	dataset TEXT,
	instruction TEXT,
	order_id TEXT,
	grant_id TEXT,
	red_of TEXT
) STRICT;
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
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	anchor TEXT NOT NULL
) STRICT;
CREATE INDEX nullifiers_since ON nullifiers (since_block, since_event, id);

-- What was invoiced of what buyers paid sellers in instructions.
CREATE TABLE invoiced (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	instruction TEXT NOT NULL
) STRICT;
CREATE INDEX invoiced_since ON invoiced (since_block, since_event, id);
CREATE INDEX invoiced_instruction ON invoiced (instruction, since_block, since_event, id);

-- How much of blue invoices red ones took back.
CREATE TABLE reddened (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX reddened_since ON reddened (since_block, since_event, id);

-- Which accounting entry of an entity stands for a dataset in a period; the state forgets those that were withdrawn.
CREATE TABLE live_entries (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	entity TEXT NOT NULL,
	dataset TEXT NOT NULL
) STRICT;
CREATE INDEX live_entries_since ON live_entries (since_block, since_event, id);

-- Which accounting entries auditors confirm.
CREATE TABLE audits (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	auditor TEXT NOT NULL
) STRICT;
CREATE INDEX audits_since ON audits (since_block, since_event, id);

-- Session keys that members brought, as JSON.
CREATE TABLE nodes (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	session_keys TEXT
) STRICT;
CREATE INDEX nodes_since ON nodes (since_block, since_event, id);

-- Whose keys make blocks in a session, in the order of their slots, as JSON: since the block after it began.
CREATE TABLE sessions (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	authors TEXT NOT NULL,
	queued TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_since ON sessions (since_block, since_event, id);

-- Motions of the council and the technical committee; votes and call as JSON.
CREATE TABLE motions (
	id TEXT NOT NULL PRIMARY KEY,
	state TEXT,
	since_block INTEGER NOT NULL,
	since_event INTEGER NOT NULL,
	block INTEGER NOT NULL,
	event INTEGER NOT NULL,
	body TEXT NOT NULL,
	number INTEGER NOT NULL,
	hash TEXT NOT NULL,
	proposer TEXT NOT NULL,
	threshold INTEGER NOT NULL,
	status TEXT NOT NULL,
	ayes TEXT NOT NULL,
	nays TEXT NOT NULL,
	call TEXT,
	error TEXT
) STRICT;
CREATE INDEX motions_since ON motions (since_block, since_event, id);
CREATE INDEX motions_hash ON motions (hash, since_block, since_event, id);
CREATE INDEX motions_status ON motions (status, since_block, since_event, id);
