//! The market from the command line: a file is delivered for its price so that neither side can cheat the other, one that is not what was
//! registered is refunded by proof and another by an arbiter, a contract is negotiated, and use is metered and paid.

use std::path::{Path, PathBuf};

use hefu_e2e::{
	council::{THREE, carry},
	data::Host,
	key,
	network::Network,
	programs::{Ran, run_hefu},
};
use hefu_primitives::OrderId;
use hefu_sdk::{
	Client,
	delivery::{KeyFile, hand_over},
};
use serde_json::{Value, json};

/// A digest of something.
const DIGEST: &str = "0707070707070707070707070707070707070707070707070707070707070707";
/// Ten groups, and some of an eleventh.
const SIZE: usize = 10 * 16 * 1024 + 99;

/// Alice sells to Bob, who has money in Dave's book; Charlie arbitrates.
struct Trade<'a> {
	network: &'a Network,
	/// Serves the seller's folder.
	host: &'a Host,
	/// The seller's folder.
	served: PathBuf,
	/// The file, as it is registered.
	plain: PathBuf,
	/// What is offered with every product: its file, and its digest.
	offer: [String; 2],
	dataset: String,
	members: [String; 4],
}

#[tokio::test(flavor = "multi_thread")]
async fn data_change_hands_for_money_and_neither_side_can_cheat() {
	let network = Network::start().await;
	let served = network.folder().join("served");
	std::fs::create_dir(&served).expect("a folder");
	let plain = served.join("passengers.csv");
	let bytes = (0..SIZE).map(|place| (place * 31 + place / 251) as u8).collect::<Vec<_>>();
	std::fs::write(&plain, bytes).expect("a file");
	let host = Host::start(&served).await;
	let trade = Trade::begin(&network, &host, served, plain);

	let proven = trade.listed(&["--amount", "600", "--stock", "2", "--proof"]);
	trade.narrow(&proven);
	let (honest, grant) = trade.ordered(&proven);
	trade.honest(&honest, &grant);
	let (order, lying) = trade.ordered(&proven);
	trade.lie(&order, &lying, "proof");
	trade.refunded_by_proof(&order, &proven);
	let (order, lying) = trade.ordered(&proven);
	trade.hand_another_key(&order, &lying, &honest).await;
	trade.refunded_for_the_key(&order, &proven);
	let judged = trade.listed(&["--amount", "300", "--arbiter", &trade.members[2]]);
	let (order, lying) = trade.ordered(&judged);
	trade.lie(&order, &lying, "arbiter");
	trade.refunded_by_arbiter(&order);
	trade.negotiated();
	trade.metered(&grant, &proven);
	host.stop().await;
}

impl<'a> Trade<'a> {
	/// Bob has money, and what Alice sells is registered and verified.
	fn begin(network: &'a Network, host: &'a Host, served: PathBuf, plain: PathBuf) -> Self {
		let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
		let members = ["//Alice", "//Bob", "//Charlie", "//Dave"]
			.map(|key| text(&hefu(&["--key", key, "member", "show"]).done(), "member"));
		let [_, bob, _, dave] = &members;
		let opened = hefu(&["--key", THREE[0], "money", "open-book", dave]).done();
		carry(&hefu, &opened["motion"]);
		hefu(&["--key", "//Dave", "money", "received", bob, "1500", "--reference", DIGEST]).done();
		let said = [
			"--source",
			"generated",
			"--kind",
			"product",
			"--access",
			"on-application",
			"--grade",
			"general",
			"--personal-information",
			"none",
			"--name",
			"乘客名单",
			"--wait",
		];
		let (file, url) = (shown(&plain), host.url("passengers.csv"));
		let register = ["--key", "//Alice", "dataset", "register", &file, "--locator", &url];
		let dataset = text(&hefu(&[&register[..], &said].concat()).done(), "dataset");
		hefu(&["--key", "//Alice", "right", "claim", &dataset, "operate", "--ground", "generated"]).done();
		let offer = shown(&network.folder().join("offer.json"));
		let terms = ["--purpose", "any", "--region", "any", "--sector", "any", "--from", "2026-01-01"];
		let written =
			hefu(&[&["dsp", "digest"][..], &terms, &["--until", "never", "--out", &offer]].concat());
		let offer = [offer, text(&written.done(), "digest")];
		Self { network, host, served, plain, offer, dataset, members }
	}

	fn by(&self, key: &str, arguments: &[&str]) -> Ran {
		run_hefu(self.network.node(0).url(), &[&["--key", key][..], arguments].concat())
	}

	/// A product that Alice lists, paid in Dave's book.
	fn listed(&self, price: &[&str]) -> String {
		let add = ["product", "add", &*self.dataset, "--bank", &self.members[3], "--terms", &self.offer[1]];
		let inspected = ["--inspection-days", "0"];
		text(&self.by("//Alice", &[&add[..], &inspected, price].concat()).done(), "product")
	}

	/// An order of Bob's, and the grant that Alice offers with it.
	fn ordered(&self, product: &str) -> (String, String) {
		let order = text(&self.by("//Bob", &["order", "place", product]).done(), "order");
		(order, self.offered())
	}

	fn offered(&self) -> String {
		self.offered_but(&[])
	}

	/// The same on the terms of the offer, but for these.
	fn offered_but(&self, terms: &[&str]) -> String {
		let offer = ["grant", "offer", &*self.dataset, &self.members[1], "--policy", &self.offer[0]];
		text(&self.by("//Alice", &[&offer[..], terms].concat()).done(), "grant")
	}

	/// Bob gets what lies in this folder of Alice's, and holds it against the offer.
	fn receive(&self, order: &str, folder: &str, more: &[&str]) -> Ran {
		self.receive_for(order, folder, &[&["--offer", &self.offer[0]][..], more].concat())
	}

	/// Where Bob gets what lies in this folder of Alice's, and where it goes.
	fn receive_for(&self, order: &str, folder: &str, more: &[&str]) -> Ran {
		let (from, out) = (self.host.url(folder), shown(&self.network.folder().join(folder)));
		let receive = ["order", "receive", order, "--from", &from, "--out", &out];
		self.by("//Bob", &[&receive[..], more].concat())
	}

	/// What Bob has in Dave's book: free, and locked.
	fn money(&self) -> Value {
		let claims = self.by("//Bob", &["money", "claims"]).done();
		json!([claims["claims"][0]["free"], claims["claims"][0]["locked"]])
	}

	/// Alice delivers with a grant of less than she offered: no money is locked for it.
	fn narrow(&self, product: &str) {
		let order = text(&self.by("//Bob", &["order", "place", product]).done(), "order");
		let grant = self.offered_but(&["--calls", "1"]);
		let (file, out) = (shown(&self.plain), shown(&self.served.join("narrow")));
		let deliver = ["order", "deliver", &*order, &file, "--grant", &grant, "--out", &out];
		assert_eq!(self.by("//Alice", &deliver).done()["stage"], "committed");

		self.receive_for(&order, "narrow", &[]).failed(2, "usage", "NoOffer");
		let other = shown(&self.network.folder().join("other.json"));
		let terms = ["--policy", &*self.offer[0], "--calls", "1", "--out", &other];
		self.by("//Bob", &[&["dsp", "digest"][..], &terms].concat()).done();
		self.receive_for(&order, "narrow", &["--offer", &other]).failed(3, "input", "OtherOffer");
		let refused = self.receive(&order, "narrow", &[]);
		refused.failed(7, "not-verified", "NarrowGrant");
		assert_eq!(refused.json["terms"]["calls"]["amount"], 1);
		assert_eq!(self.money(), json!(["1500.00", "0.00"]));
		self.by("//Bob", &["order", "cancel", &order]).done();
	}

	/// Each side does its part twice, and says what it waits for; then the data are Bob's, and the money is Alice's.
	fn honest(&self, order: &str, grant: &str) {
		let (file, out) = (shown(&self.plain), shown(&self.served.join("honest")));
		let deliver = ["order", "deliver", order, &file, "--out", &out];
		self.by("//Alice", &deliver).failed(2, "usage", "Usage");
		self.by("//Bob", &deliver).failed(5, "refused", "Market::NotInCharge");
		let deliver = [&deliver[..], &["--grant", grant]].concat();
		assert_eq!(self.by("//Alice", &deliver).done()["stage"], "committed");
		assert_eq!(self.receive(order, "honest", &[]).done()["stage"], "locked");
		assert_eq!(self.money(), json!(["900.00", "600.00"]));
		assert_eq!(self.by("//Alice", &deliver).done()["stage"], "inspecting");
		let received = self.receive(order, "honest", &["--accept"]).done();
		assert_eq!((&received["stage"], &received["outcome"]), (&json!("settled"), &json!("settled")));
		let opened = received["opened"][0].as_str().expect("a file");
		let read = |path: &Path| std::fs::read(path).expect("it can be read");
		assert!(read(Path::new(opened)) == read(&self.plain), "it is what was registered");
		assert_eq!(self.money(), json!(["900.00", "0.00"]));
		let use_of = ["--purpose", "0", "--region", "440300", "--sector", "I65"];
		self.by("//Bob", &[&["grant", "can-use", grant][..], &use_of].concat()).done();
	}

	/// Alice delivers the file with one byte changed, by other programs, and Bob's money is locked for it.
	fn lie(&self, order: &str, grant: &str, folder: &str) {
		let out = self.served.join(folder);
		std::fs::create_dir(&out).expect("a folder");
		let name = format!("{order}-0");
		let mut bytes = std::fs::read(&self.plain).expect("it can be read");
		bytes[70_000] ^= 1;
		let altered = self.network.folder().join("altered.csv");
		std::fs::write(&altered, bytes).expect("a file");
		let (altered, ciphertext) = (shown(&altered), shown(&out.join(&name)));
		let elsewhere = shown(&self.network.folder().join("refused"));
		let deliver = ["order", "deliver", order, &altered, "--grant", grant, "--out", &elsewhere];
		self.by("//Alice", &deliver).failed(3, "input", "NotRegistered");

		let sealed = self.by("//Alice", &["data", "seal", &altered, "--out", &ciphertext]).done();
		self.by("//Alice", &["data", "outboard", &ciphertext]).done();
		let plain = self.by("//Alice", &["data", "outboard", &shown(&self.plain)]).done();
		let outboard = text(&plain, "outboard");
		std::fs::rename(outboard, out.join(format!("{name}.plain.obao4"))).expect("it is moved");
		let commitment =
			format!("{}:{}", text(&sealed["digests"], "blake3"), text(&sealed["seal"], "keyCommitment"));
		let commit = ["order", "commit", order, "--grant", grant, "--file", &commitment];
		self.by("//Alice", &commit).done();
		assert_eq!(self.receive(order, folder, &[]).done()["stage"], "locked");

		let key = text(&sealed, "keyFile");
		let written = std::fs::read_to_string(&key).expect("it can be read");
		let mut written: Value = serde_json::from_str(&written).expect("JSON");
		written["registered"] = plain["blake3"].clone();
		// Written over, it stays readable for its owner alone.
		std::fs::write(&key, written.to_string()).expect("a file");
		self.by("//Alice", &["order", "reveal", order, &key]).done();
	}

	/// Bob's `hefu order receive` proves the wrong group by itself.
	fn refunded_by_proof(&self, order: &str, product: &str) {
		let received = self.receive(order, "proof", &["--accept"]);
		assert_eq!(received.code, 7, "{}\n{}", received.json, received.stderr);
		let (wrong, outcome) = (&received.json["wrong"], &received.json["outcome"]);
		assert_eq!(
			(&wrong["what"], &wrong["group"], outcome),
			(&json!("group"), &json!(4), &json!("refunded"))
		);
		assert_eq!(self.money(), json!(["900.00", "0.00"]));
		let shown = self.by("//Bob", &["product", "show", product]).done();
		assert_eq!((&shown["marks"], &shown["sold"]), (&json!(1), &json!("1")));
		self.by("//Bob", &["order", "accept", order]).failed(5, "refused", "Market::WrongStage");
	}

	/// Alice delivers what is registered, and hands over the key of another order of hers: by other programs, for `hefu` would not.
	async fn hand_another_key(&self, order: &str, grant: &str, other: &str) {
		let (file, out) = (shown(&self.plain), shown(&self.served.join("swapped")));
		let deliver = ["order", "deliver", order, &file, "--grant", grant, "--out", &out];
		assert_eq!(self.by("//Alice", &deliver).done()["stage"], "committed");
		// It can be taken on whatever terms, which are shown all the same.
		let locked = self.receive_for(order, "swapped", &["--any-terms"]).done();
		assert_eq!((&locked["stage"], &locked["terms"]["exclusivity"]), (&json!("locked"), &json!("none")));
		let path = self.served.join("honest").join(format!("{other}-0.key"));
		self.by("//Alice", &["order", "reveal", order, &shown(&path)]).failed(3, "input", "OtherKey");
		let client = Client::connect(self.network.node(0).url()).await.expect("a node");
		let at = client.finalised().await.expect("a block");
		let id: OrderId = order.parse().expect("an order");
		let buyer = client.delivery(&at, id).await.expect("a delivery").key.expect("money is locked");
		let other = KeyFile::read(&path).expect("a key");
		let handed = hand_over(&other, &buyer, &id).expect("the buyer's key is sound");
		client.reveal_keys(&key("//Alice"), id, vec![handed]).await.expect("it is taken");
	}

	/// Bob's `hefu order receive` proves the wrong key by itself, too.
	fn refunded_for_the_key(&self, order: &str, product: &str) {
		let received = self.receive(order, "swapped", &["--accept"]);
		assert_eq!(received.code, 7, "{}\n{}", received.json, received.stderr);
		let (wrong, outcome) = (&received.json["wrong"], &received.json["outcome"]);
		assert_eq!((&wrong["what"], outcome), (&json!("key"), &json!("refunded")));
		assert_eq!(received.json["opened"], json!([]));
		assert_eq!(self.money(), json!(["900.00", "0.00"]));
		let shown = self.by("//Bob", &["product", "show", product]).done();
		assert_eq!((&shown["marks"], &shown["sold"]), (&json!(2), &json!("1")));
	}

	/// Before an arbiter it objects, and the evidence stays with the parties.
	fn refunded_by_arbiter(&self, order: &str) {
		let kept = self.receive(order, "arbiter", &["--no-dispute"]);
		assert_eq!((kept.code, &kept.json["stage"]), (7, &json!("inspecting")), "{}", kept.stderr);
		let evidence = text(&kept.json["wrong"], "evidence");
		let dispute = ["order", "dispute", order, "--file", "0", &evidence];
		self.by("//Bob", &dispute).failed(5, "refused", "Market::NotByProof");
		let received = self.receive(order, "arbiter", &[]);
		assert_eq!((received.code, &received.json["stage"]), (7, &json!("objected")), "{}", received.stderr);
		self.by("//Bob", &["order", "arbitrate", order]).done();
		let rule = ["order", "rule", order, "--for", "buyer", "--document", DIGEST];
		self.by("//Dave", &rule).failed(5, "refused", "Market::NotInCharge");
		assert_eq!(self.by("//Charlie", &rule).done()["outcome"], "refunded");
		assert_eq!(self.money(), json!(["900.00", "0.00"]));
	}

	/// A price is agreed upon, and one order placed by it, whose use its buyer signs.
	fn negotiated(&self) {
		let product = self.listed(&["--cap", "100", "--arbiter", &self.members[2]]);
		self.by("//Bob", &["order", "place", &product]).failed(5, "refused", "Market::Negotiable");
		let request = ["negotiation", "request", &*product];
		self.by("//Bob", &request).failed(3, "input", "Market::Negotiable");
		let asked = self.by("//Bob", &[&request[..], &["--amount", "70"]].concat()).done();
		let id = text(&asked, "negotiation");
		self.by("//Alice", &["negotiation", "counter", &id, "--amount", "80"]).done();
		for (key, verb) in
			[("//Bob", "accept"), ("//Alice", "agree"), ("//Bob", "verify"), ("//Alice", "finalize")]
		{
			self.by(key, &["negotiation", verb, &id]).done();
		}
		let found = self.by("//Bob", &["negotiation", "show", &id]).done();
		assert_eq!(
			(&found["state"], &found["offer"]["charge"]["amount"]),
			(&json!("FINALIZED"), &json!("80.00"))
		);
		let order = text(&self.by("//Bob", &["order", "place", "--agreement", &id]).done(), "order");

		let (file, out, grant) = (shown(&self.plain), shown(&self.served.join("agreed")), self.offered());
		let deliver = ["order", "deliver", &*order, &file, "--out", &out, "--grant", &grant];
		self.by("//Alice", &deliver).done();
		self.receive(&order, "agreed", &[]).done();
		self.by("//Alice", &deliver).done();
		let received = self.receive(&order, "agreed", &[]).done();
		assert_eq!((&received["stage"], &received["outcome"]), (&json!("inspecting"), &Value::Null));
		let receipt = shown(&self.network.folder().join("use.json"));
		self.by("//Bob", &["order", "sign-use", &order, "--out", &receipt]).done();
		let noted = self.by("//Alice", &["order", "note-use", &receipt]).done();
		assert_eq!(noted["outcome"], "settled");
		assert_eq!(self.money(), json!(["820.00", "0.00"]));
	}

	/// What Bob uses under the grant it bought is paid from a deposit, many uses at once.
	fn metered(&self, grant: &str, service: &str) {
		let account = text(&self.by("//Bob", &["key", "show"]).done(), "account");
		let open = ["meter", "open", grant, &self.members[0], "--service", service, "--signer", &account];
		let of = ["--purpose", "0", "--region", "440300", "--sector", "I65", "--bank", &self.members[3]];
		let deposit = ["--deposit", "20", "--window", "1d"];
		let meter = text(&self.by("//Bob", &[&open[..], &of, &deposit].concat()).done(), "meter");
		let file = |name: &str| shown(&self.network.folder().join(name));
		let (receipts, journal, voucher) = (file("receipts"), file("journal"), file("voucher"));
		let sign = ["meter", "sign", &*meter, "--amount", "0.05", "--times", "200", "--out", &receipts];
		self.by("//Alice", &sign).failed(3, "input", "NotSigner");
		self.by("//Bob", &sign).done();
		let add_up = ["meter", "voucher", &*meter, &receipts, "--journal", &journal, "--out", &voucher];
		let made = self.by("//Bob", &add_up).done();
		assert_eq!((&made["taken"], &made["totals"]["value"]), (&json!(200), &json!("10.00")));
		// Receipts that are taken again are counted once.
		let again = self.by("//Bob", &add_up).done();
		assert_eq!((&again["refused"], &again["totals"]["value"]), (&json!(200), &json!("10.00")));
		let redeemed = self.by("//Alice", &["meter", "redeem", &voucher]).done();
		assert_eq!(redeemed["vouchers"][0]["due"], "10.00");
		let twice = self.by("//Alice", &["meter", "redeem", &voucher]);
		assert_eq!((twice.code, &twice.json["vouchers"][0]["refused"]), (5, &json!("not-more")));
		self.by("//Bob", &["meter", "close", &meter]).done();
		self.by("//Alice", &["meter", "close", &meter]).done();
		let found = self.by("//Bob", &["meter", "show", &meter]).done();
		assert_eq!((&found["state"], &found["returned"]), (&json!("closed"), &json!("10.00")));
	}
}

fn text(json: &Value, name: &str) -> String {
	json[name].as_str().unwrap_or_else(|| panic!("no {name}: {json}")).into()
}

fn shown(path: &Path) -> String {
	path.display().to_string()
}
