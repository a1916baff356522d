//! Every transport document that DCSA publishes and that can be issued, issued on a real network: its digest is on chain, and of its
//! parties nothing.

use std::path::{Path, PathBuf};

use hefu_e2e::{key, network::Network};
use hefu_primitives::{BillId, Party, PartyId, bill::Kind, date::Day, party::Consent, private::Identity};
use hefu_sdk::{
	Client, Signer,
	bill::{Document, ImportError, import},
	bills::{Act, Endorsement, Parties},
	hex,
	parties::PartyOpening,
	private::{BoxKey, Opened, Part},
};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn every_example_is_issued_and_none_of_its_names_is_told() {
	let documents = documents();
	assert_eq!(documents.len(), 8, "the examples with a transport document");
	let network = Network::start().await;
	let (client, rpc) = (network.node(0).client().await, network.node(1).rpc().await);
	let (carrier, sponsor) = (key("//Charlie"), key("//Alice"));
	let at = client.finalised().await.expect("the node answers");
	let issuer = client.acting_member(&at, &carrier.account()).await.expect("a founder");
	let today = Day::in_china(client.time(&at).await.expect("a time"));

	let mut issued = Vec::new();
	for (place, (file, canonical, mut document)) in documents.into_iter().enumerate() {
		// Some documents stand in several messages; a carrier uses a reference once.
		document.sub_reference = Some(format!("{place}"));
		let (nonce, bill) = client.fresh_bill(&issuer).expect("randomness");
		let holder = party(&client, &sponsor, &network.folder().join(format!("{place}")), bill.0).await;
		let titleholder = (document.kind != Kind::BearerBl).then_some(holder.party);
		let parties = Parties {
			shipper: holder.party,
			holder: holder.party,
			titleholder,
			named: Vec::new(),
			agents: Vec::new(),
		};
		let faced = document.issuance(&issuer, parties, today, None).expect("it can be issued");
		let included = client.issue_bill(&carrier, nonce, faced.issuance).await.expect("it is issued");
		let whole = client.whole_bill(&included.at, bill).await.expect("it is there");
		whole.check().expect("its chain holds");
		assert_eq!(hex(&whole.bill.face.issuance.document), canonical, "{file}");
		assert_eq!(whole.bill.face.issuance.private.root, faced.part.root(), "{file}");
		issued.push((file, document, faced.part, bill, included.block_hash(), holder));
	}

	// A life goes on: handed over, endorsed in blank where it is to bearer, surrendered, and accepted by the carrier.
	let (_, _, part, bill, _, holder) = &issued[0];
	let act = async |signer: &Signer, act| client.act_on_bill(signer, *bill, act).await.expect("it is done");
	let buyer = key("//Bob");
	let to = Party::Member(client.acting_member(&at, &buyer.account()).await.expect("a founder"));
	act(&holder.key, Act::Endorse { how: Endorsement::Blank, comment: None }).await;
	act(&holder.key, Act::Offer { to, comment: None }).await;
	act(&buyer, Act::Accept { after: last_of(&client, *bill).await }).await;
	let late = client.act_on_bill(&holder.key, *bill, Act::Sign { comment: None }).await.err();
	let late = late.expect("it has given control away").to_string();
	assert!(late.contains("NotPossessor"), "{late}");
	let reference = hefu_sdk::bills::fresh_reference().expect("randomness");
	act(&buyer, Act::Surrender { to: issuer, reference, comment: None }).await;
	let last = act(&carrier, Act::AcceptSurrender { reference, comment: None }).await;
	let whole = client.whole_bill(&last.at, *bill).await.expect("it is there");
	whole.check().expect("its chain holds");
	assert_eq!(whole.entries.len(), 5);
	let controls = client.who_controls(&last.at, *bill).await.expect("the runtime answers");
	assert_eq!(controls, *whole.bill.control);

	// Sealed to a member's key and opened there; one field is shown to somebody else.
	let sealing = BoxKey::random().expect("randomness");
	client.set_sealing_key(&buyer, Some(sealing.public())).await.expect("it is recorded");
	let at = client.finalised().await.expect("the node answers");
	let member = to.member().expect("a member");
	let recorded = client.sealing_key(&at, member).await.expect("the node answers").expect("a key");
	let sealed = part.seal(&recorded).expect("it is sealed");
	let received = Part::open_sealed(&sealing, &sealed).expect("it is for this key");
	let opened = Opened::try_from(&received.open("/documentParties/shipper/partyName").expect("a field"));
	let opened = opened.expect("JSON");
	opened.verify(&whole.bill.face.issuance.private.root).expect("it belongs to the bill");

	for (file, document, _, bill, block, _) in &issued {
		let mut told = String::new();
		for (method, params) in [
			("hefu_bill", json!({ "bill": bill })),
			("chain_getBlock", json!([format!("{block:?}")])),
			("hefu_stateReceipt", json!({ "questions": [{ "bill": bill }] })),
		] {
			let answer = rpc.ask(method, &params).await.expect("it answers");
			assert!(!answer.is_null(), "{method}");
			told += &answer.to_string();
		}
		scan(file, document, told.as_bytes());
	}
	let state = rpc.state().await;
	assert!(state.contains(&hex(b"HHL71800000")), "the state is there: it has the references");
	for (file, document, ..) in &issued {
		scan(file, document, state.as_bytes());
	}
}

/// A party with a key that was made for one bill.
struct Holder {
	key: Signer,
	party: Party,
}

async fn party(client: &Client, sponsor: &Signer, path: &Path, object: [u8; 32]) -> Holder {
	let key = Signer::create(path, hefu_sdk::signer::Scheme::Sr25519).expect("a new file");
	let opening = PartyOpening::create(&path.with_extension("opening"), Identity::Named("DCSA CTK".into()))
		.expect("a new file");
	let id = PartyId(key.account().0);
	let at = client.finalised().await.expect("a final block");
	let member = client.acting_member(&at, &sponsor.account()).await.expect("a founder");
	let consent = Consent { sponsor: member, object, commitment: opening.commitment(&id) };
	let signed = client.party_consent(&key, consent);
	client.add_party_key(sponsor, signed).await.expect("it is sponsored");
	Holder { key, party: Party::Key(id) }
}

/// Hash of the last entry of the bill's chain.
async fn last_of(client: &Client, bill: BillId) -> [u8; 32] {
	let at = client.finalised().await.expect("a final block");
	client.bill(&at, bill).await.expect("it was issued").chain.hash
}

/// Fails where a party's name stands in these bytes.
fn scan(file: &str, document: &Document, bytes: &[u8]) {
	for party in &document.parties {
		let name = party.name.as_bytes();
		let found = bytes.windows(name.len()).any(|window| window == name);
		assert!(!found, "{file}: {} is told", party.name);
		let digits = hex(name);
		let found = bytes.windows(digits.len()).any(|window| window == digits.as_bytes());
		assert!(!found, "{file}: {} is told as hexadecimal digits", party.name);
	}
}

/// The examples with a transport document: file, SHA-256 of its canonical form (which a test of the reader compares with that of other
/// programs), and what is read of it.
fn documents() -> Vec<(String, String, Document)> {
	let folder = examples();
	let index: Value =
		serde_json::from_slice(&std::fs::read(folder.join("index.json")).expect("the samples"))
			.expect("JSON");
	let files = index.as_array().expect("a list").iter().map(|row| row["file"].as_str().expect("a file"));
	let read = |file: &str| {
		let bytes = std::fs::read(folder.join(file)).expect("a file");
		match import(&bytes) {
			Ok(document) => Some((file.to_owned(), hex(&document.sha256), document)),
			Err(ImportError::NoDocument(_)) => None,
			Err(error) => panic!("{file}: {error}"),
		}
	};
	files.filter_map(read).collect()
}

fn examples() -> PathBuf {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
	shared.join("data/dcsa/examples")
}
