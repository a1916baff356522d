//! What is written: the same into both databases, however the chain comes, and what the chain's own state holds.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use codec::{Decode, Encode};
use common::{
	Chain, assert_same, decoded, decoder, index,
	line::{Break, Line, To},
	metadata,
	postgres::Postgres,
	rows, sqlite,
};
use hefu_indexer::{Block, Database, Decoder, Error, FIRST, OTHERS, RawBlock, Row, Table, Value, Writer};
use hefu_primitives::event_root::{self, EventsDigest};
use hefu_proofs::{Question, header::DigestItem, spec};
use serde_json::{Value as Json, json};

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_have_the_same_rows_however_the_blocks_come() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let whole = sqlite(folder.path(), "whole").await;
	index(&whole, &chain, &blocks, blocks.len()).await;
	let expected = rows(&whole).await;
	assert!(expected.iter().any(|(table, rows)| *table == "events" && rows.len() > 1_000));

	let single = sqlite(folder.path(), "single").await;
	index(&single, &chain, &blocks, 1).await;
	assert_same(&expected, &rows(&single).await);

	let server = Postgres::start();
	let postgres = Database::open(&server.database("whole")).await.unwrap();
	index(&postgres, &chain, &blocks, 7).await;
	assert_same(&expected, &rows(&postgres).await);
	postgres.close().await;
}

#[tokio::test]
async fn what_is_left_off_goes_on() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let whole = sqlite(folder.path(), "whole").await;
	index(&whole, &chain, &blocks, 64).await;
	let parts = sqlite(folder.path(), "parts").await;
	// Each part by a process of its own, which knows nothing but the database.
	for some in blocks.chunks(23) {
		let mut writer = Writer::open(parts.clone(), &chain.genesis()).await.unwrap();
		assert_eq!(writer.next(), some[0].number());
		writer.write(Some(&chain.first), some).await.unwrap();
	}
	assert_same(&rows(&whole).await, &rows(&parts).await);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_changes_nothing() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "index").await;
	index(&database, &chain, &blocks[..10], 10).await;
	let before = rows(&database).await;

	let other = Writer::open(database.clone(), &[9; 32]).await;
	assert!(matches!(other, Err(Error::OtherChain { .. })), "{other:?}");

	let mut writer = Writer::open(database.clone(), &chain.genesis()).await.unwrap();
	// A block is left out.
	let skipped = writer.write(None, &blocks[11..12]).await;
	assert!(matches!(skipped, Err(Error::OtherHistory { number: 10 })), "{skipped:?}");
	// Another history of the same length.
	let mut forked = blocks[10].clone();
	forked.raw.header.parent_hash = [7; 32];
	let forked = writer.write(None, &[forked]).await;
	assert!(matches!(forked, Err(Error::OtherHistory { number: 10 })), "{forked:?}");
	// An event of what never was.
	let mut impossible = blocks[10].clone();
	let mut event = blocks
		.iter()
		.flat_map(|block| &block.events)
		.find(|event| event.name == "Suspended")
		.unwrap()
		.clone();
	event.fields["member"] = "hfmb1nobody".into();
	impossible.events.push(event);
	let impossible =
		Writer::open(database.clone(), &chain.genesis()).await.unwrap().write(None, &[impossible]).await;
	assert!(matches!(impossible, Err(Error::Impossible { number: 10, .. })), "{impossible:?}");
	assert_same(&before, &rows(&database).await);

	// Two at once: the second finds that it is not the only one.
	let mut first = Writer::open(database.clone(), &chain.genesis()).await.unwrap();
	let mut second = Writer::open(database.clone(), &chain.genesis()).await.unwrap();
	first.write(None, &blocks[10..12]).await.unwrap();
	let late = second.write(None, &blocks[10..11]).await;
	assert!(matches!(late, Err(Error::Concurrent)), "{late:?}");
}

#[tokio::test]
async fn what_failed_is_written_again_as_if_it_had_not() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let whole = sqlite(folder.path(), "whole").await;
	index(&whole, &chain, &blocks, 64).await;
	let expected = rows(&whole).await;

	// Another history: what the blocks before it said is in no database and in no memory.
	let failed = sqlite(folder.path(), "failed").await;
	let mut writer = Writer::open(failed.clone(), &chain.genesis()).await.unwrap();
	writer.write(Some(&chain.first), &blocks[..40]).await.unwrap();
	let mut forked = blocks[40..].to_vec();
	forked.last_mut().unwrap().raw.header.parent_hash = [7; 32];
	let other = writer.write(None, &forked).await.unwrap_err();
	assert!(matches!(other, Error::OtherHistory { .. }) && !other.may_pass(), "{other}");
	writer.write(None, &blocks[40..]).await.unwrap();
	assert_same(&expected, &rows(&failed).await);

	// A server that is restarted.
	let mut server = Postgres::start();
	let database = Database::open(&server.database("stopped")).await.unwrap();
	let mut writer = Writer::open(database.clone(), &chain.genesis()).await.unwrap();
	writer.write(Some(&chain.first), &blocks[..40]).await.unwrap();
	server.stop();
	let gone = writer.write(None, &blocks[40..]).await.unwrap_err();
	assert!(gone.may_pass(), "{gone}");
	server.go_on();
	writer.write(None, &blocks[40..]).await.unwrap();
	assert_same(&expected, &rows(&database).await);
	database.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_whose_answer_is_lost_counts_once() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let whole = sqlite(folder.path(), "whole").await;
	index(&whole, &chain, &blocks, 64).await;

	let server = Postgres::start();
	let near = Database::open(&server.database("unheard")).await.unwrap();
	let line = Line::to(To::Socket(server.socket())).await;
	let far = Database::open(&format!("postgres://postgres@{}/unheard", line.address())).await.unwrap();
	let mut writer = Writer::open(far.clone(), &chain.genesis()).await.unwrap();
	writer.write(Some(&chain.first), &blocks[..40]).await.unwrap();
	let is_lost = async |writer: &mut Writer, when: Break, some: &[Block], stands: usize| {
		line.breaks([when]);
		let lost = writer.write(None, some).await.unwrap_err();
		assert!(line.has_broken() && lost.may_pass(), "{lost}");
		let next = Writer::open(near.clone(), &chain.genesis()).await.unwrap().next();
		assert_eq!((next as usize, writer.next()), (stands, some[0].number()));
	};
	// It has been written, or it has not: only the database knows.
	is_lost(&mut writer, Break::Unheard("COMMIT"), &blocks[40..80], 80).await;
	writer.write(None, &blocks[40..80]).await.unwrap();
	is_lost(&mut writer, Break::Unheard("INSERT"), &blocks[80..100], 80).await;
	writer.write(None, &blocks[80..100]).await.unwrap();
	assert_eq!(writer.next(), 100);
	// It has been written, and another has gone on from there.
	is_lost(&mut writer, Break::Unheard("COMMIT"), &blocks[100..110], 110).await;
	let mut other = Writer::open(near.clone(), &chain.genesis()).await.unwrap();
	other.write(None, &blocks[110..]).await.unwrap();
	let late = writer.write(None, &blocks[100..110]).await;
	assert!(matches!(late, Err(Error::Concurrent)), "{late:?}");
	assert_same(&rows(&whole).await, &rows(&near).await);
	far.close().await;
	near.close().await;
}

#[tokio::test]
async fn what_was_not_inserted_is_not_taken_for_a_commit_that_was_not_heard() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "refusing").await;
	let run = async |sql: &str| {
		let mut session = database.begin().await.unwrap();
		session.run(sql, Vec::new()).await.unwrap();
		session.commit().await.unwrap();
	};
	let mut writer = Writer::open(database.clone(), &chain.genesis()).await.unwrap();
	writer.write(Some(&chain.first), &blocks[..40]).await.unwrap();
	// What stands in this table is inserted last, when nothing but the commit is left.
	run("CREATE TRIGGER refuses BEFORE INSERT ON singles BEGIN SELECT RAISE(ABORT, 'refused'); END").await;
	writer.write(None, &blocks[40..80]).await.unwrap_err();
	run("DROP TRIGGER refuses").await;
	// Another process writes the very same.
	let mut other = Writer::open(database.clone(), &chain.genesis()).await.unwrap();
	other.write(None, &blocks[40..80]).await.unwrap();
	let late = writer.write(None, &blocks[40..80]).await;
	assert!(matches!(late, Err(Error::Concurrent)), "{late:?}");
}

#[tokio::test]
async fn a_lying_node_is_found_out() {
	let chain = Chain::read();
	let decoder = decoder(chain.genesis());
	let raw = chain.raw.iter().find(|raw| raw.events.len() > 400).unwrap();
	decoder.read(raw.clone()).await.unwrap();
	let refused = async |changed: RawBlock| {
		let read = decoder.read(changed).await;
		assert!(matches!(read, Err(Error::NotInBlock { .. })), "{read:?}");
	};
	let mut flipped = raw.clone();
	*flipped.events.last_mut().unwrap() ^= 1;
	refused(flipped).await;
	let mut cut = raw.clone();
	cut.events.truncate(cut.events.len() / 2);
	refused(cut).await;
	let mut none = raw.clone();
	none.events.clear();
	refused(none).await;
	// Transactions of which one is another, one is missing, one is more, or that come in another order.
	let changes: [fn(&mut Vec<Vec<u8>>); 4] = [
		|transactions| *transactions.last_mut().unwrap().last_mut().unwrap() ^= 1,
		|transactions| drop(transactions.pop()),
		|transactions| transactions.push(transactions[0].clone()),
		|transactions| transactions.reverse(),
	];
	for change in changes {
		let mut changed = raw.clone();
		change(&mut changed.transactions);
		assert_ne!(raw.transactions, changed.transactions);
		refused(changed).await;
	}
	// Metadata of another version than the one whose block it is to read: behind two names and another number.
	let mut metadata = metadata();
	let names = ("hefu", "hefu", 1u32).encode();
	let at = metadata.windows(names.len()).position(|part| part == names).unwrap() + names.len();
	metadata[at] += 1;
	let learnt = Decoder::new(chain.genesis()).learn(1, decoded(&metadata));
	assert!(matches!(learnt, Err(Error::Node(_))), "{learnt:?}");
	// Another first block.
	let mut first = chain.raw[0].clone();
	first.header.state_root = [7; 32];
	refused(first).await;
	// A version's content with another digest than the event's.
	let registers = chain.raw.iter().position(|raw| !raw.versions.is_empty()).unwrap();
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "index").await;
	let mut blocks = chain.blocks().await;
	index(&database, &chain, &blocks[..registers], 64).await;
	let name = |value: &mut Vec<u8>| value[2] ^= 1;
	name(&mut blocks[registers].raw.versions[0].value);
	let mut writer = Writer::open(database, &chain.genesis()).await.unwrap();
	let written = writer.write(None, &blocks[registers..registers + 1]).await;
	assert!(matches!(written, Err(Error::Impossible { .. })), "{written:?}");
}

#[tokio::test]
async fn a_newer_version_is_not_guessed_at() {
	let chain = Chain::read();
	let mut decoder = decoder(chain.genesis());
	let mut newer = chain.raw[1].clone();
	for item in &mut newer.header.digest {
		let DigestItem::Consensus(event_root::ENGINE_ID, bytes) = item else { continue };
		let said = EventsDigest::decode(&mut &bytes[..]).unwrap();
		*bytes = EventsDigest { spec_version: 2, ..said }.encode();
	}
	assert_eq!(decoder.digest(&newer).unwrap().unwrap().spec_version, 2);
	assert!(!decoder.knows(2));
	for said in [decoder.learn(2, decoded(&metadata())), decoder.read(newer).await.map(drop)] {
		assert!(matches!(said, Err(Error::Newer { spec_version: 2 })), "{said:?}");
	}
	// What it knows it goes on reading.
	decoder.read(chain.raw[1].clone()).await.unwrap();
}

/// Every table, with what it has: the questions that lead to its rows, by their ids.
fn question(table: Table, id: &str) -> Option<Json> {
	let parts: Vec<&str> = id.split('/').collect();
	let number = |place: usize| parts[place].parse::<u64>().unwrap();
	Some(match table {
		Table::Singles
			if [
				"council",
				"technicalCommittee",
				"approvedValidators",
				"selectedValidators",
				"locatorPolicy",
				"publicLaw",
			]
			.contains(&id) =>
		{
			json!(id)
		}
		Table::Members => json!({ "member": id }),
		Table::MemberKeys => json!({ "key": id }),
		Table::Customers => json!({ "customer": id }),
		Table::SealingKeys => json!({ "sealingKey": id }),
		Table::Years => json!({ "workedDays": { "kind": parts[0].to_lowercase(), "year": number(1) } }),
		Table::LawPacks => json!({ "lawPack": number(0) }),
		Table::LawsInForce => json!({ "lawInForce": number(0) }),
		Table::Stalls => json!({ "stall": number(0) }),
		Table::StalledYears => json!({ "stalledDays": number(0) }),
		Table::Datasets => json!({ "dataset": id }),
		Table::Versions => json!({ "version": { "dataset": parts[0], "version": number(1) } }),
		Table::Holdings => {
			json!({ "holding": { "dataset": parts[0], "right": parts[1].to_lowercase(), "member": parts[2] } })
		}
		Table::Titles => {
			json!({ "title": { "dataset": parts[0], "right": parts[1].to_lowercase(), "claimant": parts[2] } })
		}
		Table::Acquired => {
			json!({ "acquired": { "dataset": parts[0], "right": parts[1].to_lowercase(), "member": parts[2] } })
		}
		Table::Encumbrances => {
			json!({ "encumbrance": { "dataset": parts[0], "claimant": parts[1], "tenure": number(2) } })
		}
		Table::Pledges => {
			json!({ "pledge": { "dataset": parts[0], "right": parts[1].to_lowercase(), "holder": parts[2] } })
		}
		Table::Acceptances => {
			json!({ "acceptance": { "dataset": parts[0], "from": parts[1], "to": parts[2] } })
		}
		Table::GrantRoots => json!({ "grantRoot": id }),
		Table::Grants => json!({ "grant": id }),
		Table::Offers => json!({ "grantOffer": id }),
		Table::Books => json!({ "book": { "bank": parts[0], "currency": parts[1] } }),
		Table::Claims => json!({ "claimOf": {
			"book": { "bank": parts[0], "currency": parts[1] },
			"holder": parts[2].parse::<hefu_primitives::Party>().unwrap(),
		} }),
		Table::Deposits => json!({ "deposit": {
			"book": { "bank": parts[0], "currency": parts[1] },
			"payer": parts[2].parse::<hefu_primitives::Party>().unwrap(),
		} }),
		Table::Dues => json!({ "due": {
			"day": parts[0],
			"book": { "bank": parts[1], "currency": parts[2] },
			"payer": parts[3].parse::<hefu_primitives::Party>().unwrap(),
			"payee": parts[4].parse::<hefu_primitives::Party>().unwrap(),
		} }),
		Table::BankEntries => json!({ "bankEntry": { "bank": parts[0], "reference": parts[1] } }),
		Table::Instructions => json!({ "instruction": id }),
		Table::Products => json!({ "product": id }),
		Table::Negotiations => json!({ "negotiation": id }),
		Table::Orders => json!({ "order": id }),
		Table::Deliveries => json!({ "delivery": id }),
		Table::Commitments => json!({ "commitment": id }),
		Table::Marks => json!({ "mark": id }),
		Table::Meters => json!({ "meter": id }),
		Table::Tallies => json!({ "tally": id }),
		Table::Attestors => json!({ "attestor": { "year": number(0), "region": number(1) } }),
		Table::Anchors => json!({ "anchor": id }),
		Table::Nullifiers => json!({ "nullifier": id }),
		Table::Invoiced => json!({ "invoiced": {
			"instruction": parts[0],
			"seller": parts[1].parse::<hefu_primitives::Party>().unwrap(),
			"buyer": parts[2].parse::<hefu_primitives::Party>().unwrap(),
		} }),
		Table::Reddened => json!({ "reddened": id }),
		Table::LiveEntries => {
			let period = parts[2].split('-').map(|part| part.parse::<u64>().unwrap()).collect::<Vec<_>>();
			let period = json!({ "year": period[0], "months": period[1], "number": period[2] });
			json!({ "liveEntry": { "entity": parts[0], "dataset": parts[1], "period": period } })
		}
		Table::Audits => json!({ "audit": id }),
		Table::Bills => json!({ "bill": id }),
		Table::BillEntries => json!({ "billEntry": { "bill": parts[0], "sequence": number(1) } }),
		Table::Licences => json!({ "licence": id }),
		Table::LicenceChanges => json!({ "licenceChange": { "licence": parts[0], "sequence": number(1) } }),
		Table::Recognitions => json!({ "recognition": id }),
		Table::Presentations => json!({ "verification": { "verifier": parts[0], "commitment": parts[1] } }),
		Table::Institutions => json!({ "institution": id }),
		Table::Filings => json!({ "filing": id }),
		Table::Objections => json!({ "objection": { "filing": parts[0], "sequence": number(1) } }),
		Table::Registrations => json!({ "registration": id }),
		Table::Certificates => json!({ "certificate": id }),
		Table::LateObjections => json!({ "objectionAfter": { "dataset": parts[0], "sequence": number(1) } }),
		Table::Annotations => json!({ "annotation": { "dataset": parts[0], "sequence": number(1) } }),
		Table::Preservations => json!({ "preserved": id }),
		Table::Mirrors => json!({ "mirror": { "institution": parts[0], "code": parts[1] } }),
		Table::ExportRules => json!({ "exportRules": number(0) }),
		Table::Exports => json!({ "export": { "exporter": parts[0], "number": number(1) } }),
		Table::Exported => json!({ "exported": { "exporter": parts[0], "year": number(1) } }),
		Table::Operations => json!({ "operation": id }),
		Table::OperationData => json!({ "operationData": { "operation": parts[0], "dataset": parts[1] } }),
		Table::OperationProducts => {
			json!({ "operationProduct": { "operation": parts[0], "number": number(1) } })
		}
		Table::Tariffs => {
			json!({ "tariff": { "operation": parts[0], "product": number(1), "sequence": number(2) } })
		}
		Table::Accounts => json!({ "account": { "operation": parts[0], "year": number(1) } }),
		Table::Revenues => {
			json!({ "revenue": { "operation": parts[0], "year": number(1), "sequence": number(2) } })
		}
		Table::Disclosures => {
			json!({ "disclosure": { "operation": parts[0], "year": number(1), "side": parts[2].to_lowercase() } })
		}
		Table::Applications => json!({ "application": id }),
		Table::ApplicationObjections => {
			json!({ "applicationObjection": { "application": parts[0], "sequence": number(1) } })
		}
		Table::PublicEntries => json!({ "publicEntry": id }),
		Table::QueryCodes => json!({ "queryCode": id }),
		Table::LicenceTypes => {
			let code = hefu_primitives::licence::identifier::TypeCode::parse(id).unwrap();
			json!(Question::LicenceType(code))
		}
		Table::LicenceIssuers => {
			let licence_type = hefu_primitives::licence::identifier::TypeCode::parse(parts[0]).unwrap();
			json!(Question::LicenceIssuer { licence_type, issuer: parts[1].parse().unwrap() })
		}
		_ => return None,
	})
}

#[tokio::test]
async fn the_state_is_the_chains_in_the_words_of_receipts() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "index").await;
	index(&database, &chain, &blocks, 64).await;
	let held: BTreeMap<_, _> = chain.last.iter().map(|(key, value)| (&key[..], &value[..])).collect();
	let known = spec::released(1).unwrap();
	let mut reached = BTreeSet::new();
	let mut compared: BTreeMap<&str, usize> = BTreeMap::new();
	let mut session = database.snapshot().await.unwrap();
	let mut compare = |table: &'static str, question: Question, state: Option<Json>| {
		let key = question.storage_key(1).unwrap();
		let item = known.storage.iter().find(|item| {
			Question::storage_key(&question, 1)
				.is_ok_and(|key| key.starts_with(&prefix(item.pallet, item.name)))
		});
		let value = held.get(&key[..]);
		let expected = value.map(|value| serde_json::to_value(item.unwrap().decode(value).unwrap()).unwrap());
		assert_eq!(state, expected, "{table}: {question:?}");
		reached.insert(key);
		*compared.entry(table).or_default() += 1;
	};
	for table in Table::ALL {
		let sql = format!("SELECT id, state FROM {}", table.name());
		for row in session.rows(&sql, Vec::new()).await.unwrap() {
			let state = row.opt_text(1).map(|text| serde_json::from_str(&text).unwrap());
			let Some(question) = question(*table, &row.text(0)) else { continue };
			compare(table.name(), serde_json::from_value(question).unwrap(), state);
		}
	}
	let closed =
		"SELECT dataset, version, distribution, sequence, state FROM checks WHERE sequence IS NOT NULL";
	for row in session.rows(closed, Vec::new()).await.unwrap() {
		let question = Question::ClosedCheck {
			dataset: row.text(0).parse().unwrap(),
			version: row.int(1) as u32,
			distribution: row.int(2) as u8,
			sequence: row.int(3) as u32,
		};
		compare("checks", question, row.opt_text(4).map(|text| serde_json::from_str(&text).unwrap()));
	}
	// What the chain keeps to be found by, or counted.
	let open = "stage NOT IN ('Registered', 'Rejected', 'Terminated', 'Withdrawn', 'NeverFiled')";
	let filings = format!("SELECT dataset, id FROM filings WHERE {open}");
	for row in session.rows(&filings, Vec::new()).await.unwrap() {
		compare("filings", Question::OpenFiling(row.text(0).parse().unwrap()), Some(row.text(1).into()));
	}
	let applications = format!("SELECT dataset, applicant, id FROM applications WHERE {open}");
	for row in session.rows(&applications, Vec::new()).await.unwrap() {
		let (dataset, applicant) = (row.text(0).parse().unwrap(), row.text(1).parse().unwrap());
		compare("applications", Question::OpenApplication { dataset, applicant }, Some(row.text(2).into()));
	}
	for row in session.rows("SELECT id, code FROM institutions", Vec::new()).await.unwrap() {
		let (id, code) = (row.text(0), row.text(1));
		let (province, number) = (code[..2].parse().unwrap(), code[2..].parse().unwrap());
		compare("institutions", Question::InstitutionAt { province, number }, Some(id.into()));
	}
	let noted = "SELECT dataset, MAX(sequence) FROM annotations GROUP BY dataset";
	for row in session.rows(noted, Vec::new()).await.unwrap() {
		let question = Question::Annotations(row.text(0).parse().unwrap());
		compare("annotations", question, Some(row.int(1).into()));
	}
	let same = "SELECT digest, COUNT(*) FROM mirrors WHERE state IS NOT NULL GROUP BY digest";
	for row in session.rows(same, Vec::new()).await.unwrap() {
		let digest = hex::decode(&row.text(0)[2..]).unwrap().try_into().unwrap();
		compare("mirrors", Question::Mirrors(digest), Some(row.int(1).into()));
	}
	println!("{compared:?}");
	// Nothing of what receipts can prove is left out, but open checks (of which the index has the events' part), the counts of closed
	// ones and what has another key to the same thing.
	let elsewhere = [
		("Verification", "Checks"),
		("Verification", "OpenBySubject"),
		("Verification", "HistoryLength"),
		("Licences", "Identifiers"),
	];
	for item in known.storage.iter().filter(|item| !elsewhere.contains(&(item.pallet, item.name))) {
		let prefix = prefix(item.pallet, item.name);
		for (key, _) in held.range(&prefix[..]..).take_while(|(key, _)| key.starts_with(&prefix)) {
			assert!(reached.contains(*key), "{}::{} {}", item.pallet, item.name, hex::encode(key));
		}
	}
	// The life has all that there is to happen.
	let happened: BTreeSet<_> = blocks
		.iter()
		.flat_map(|block| &block.events)
		.filter(|event| event.domain)
		.map(|event| format!("{}.{}", event.pallet, event.name))
		.collect();
	let never: Vec<_> = known
		.events
		.iter()
		.map(|event| format!("{}.{}", event.pallet, event.name))
		.filter(|event| !happened.contains(event))
		.collect();
	assert!(never.is_empty(), "never happened: {never:?}");
	// Open checks are those that the state has.
	let open = session.rows("SELECT id FROM checks WHERE sequence IS NULL", Vec::new()).await.unwrap();
	let open: BTreeSet<u64> = open.iter().map(|row| row.text(0).parse().unwrap()).collect();
	let prefix = prefix("Verification", "Checks");
	let there = held.range(&prefix[..]..).take_while(|(key, _)| key.starts_with(&prefix));
	let there: BTreeSet<u64> = there.map(|(key, _)| u64::from_le_bytes(*key.last_chunk().unwrap())).collect();
	assert_eq!(open, there);
}

fn prefix(pallet: &str, name: &str) -> Vec<u8> {
	use std::hash::Hasher;
	let part = |(text, seed): (&str, u64)| {
		let mut hasher = twox_hash::XxHash64::with_seed(seed);
		hasher.write(text.as_bytes());
		hasher.finish().to_le_bytes()
	};
	[(pallet, 0), (pallet, 1), (name, 0), (name, 1)].into_iter().flat_map(part).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_and_columns_are_equal() {
	let folder = tempfile::tempdir().unwrap();
	let file = sqlite(folder.path(), "tables").await;
	let server = Postgres::start();
	let postgres = Database::open(&server.database("tables")).await.unwrap();
	let columns = async |database: &Database, sql: &str| -> BTreeSet<(String, String, String, bool)> {
		let mut session = database.snapshot().await.unwrap();
		let row = |row: Row| {
			let kind = match &*row.text(2).to_uppercase() {
				"INTEGER" | "BIGINT" => "number".to_owned(),
				"BLOB" | "BYTEA" => "bytes".to_owned(),
				other => other.to_lowercase(),
			};
			(row.text(0), row.text(1), kind, row.0[3] == Value::Int(Some(1)))
		};
		session.rows(sql, Vec::new()).await.unwrap().into_iter().map(row).collect()
	};
	let of_sqlite = "SELECT m.name, p.name, p.type, p.\"notnull\" FROM sqlite_master m JOIN pragma_table_info(m.name) p \
	                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '_sqlx%'";
	let of_postgres = "SELECT table_name::text, column_name::text, data_type::text, \
	                   (is_nullable = 'NO')::int FROM information_schema.columns \
	                   WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'";
	let one = columns(&file, of_sqlite).await;
	assert_eq!(one, columns(&postgres, of_postgres).await);
	// And they are those that this program names.
	let named: BTreeSet<_> = one.iter().map(|(table, ..)| table.clone()).collect();
	let ours = Table::ALL.iter().map(|table| table.name()).chain(OTHERS.iter().map(|(table, _)| *table));
	assert_eq!(named, ours.map(String::from).collect());
	for table in Table::ALL {
		for column in FIRST.iter().chain(table.columns()) {
			let there = one.iter().any(|(of, name, ..)| of == table.name() && name == column);
			assert!(there, "{}.{column}", table.name());
		}
	}
	let indices = async |database: &Database, sql: &str| -> BTreeSet<String> {
		let mut session = database.snapshot().await.unwrap();
		session.rows(sql, Vec::new()).await.unwrap().iter().map(|row| row.text(0)).collect()
	};
	let of_sqlite =
		indices(&file, "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite%'")
			.await;
	let of_postgres = indices(
		&postgres,
		"SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%\\_pkey' \
		 AND indexname NOT LIKE '%\\_key' AND indexname NOT LIKE '\\_sqlx%'",
	)
	.await;
	assert_eq!(of_sqlite, of_postgres);
	postgres.close().await;
}

#[tokio::test]
async fn an_address_of_no_database_is_refused() {
	for url in ["", "index.sqlite", "mysql://localhost/x", "sqlite://", "http://localhost"] {
		let opened = Database::open(url).await;
		assert!(matches!(opened, Err(Error::Address(_))), "{url}: {opened:?}");
	}
	let opened = Database::open("sqlite:///no/such/folder/index").await;
	assert!(matches!(opened, Err(Error::Database(_))), "{opened:?}");
}
