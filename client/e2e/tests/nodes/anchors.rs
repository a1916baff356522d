//! Documents from the command line: an invoice of what was paid is attested with the office's key, anchored once, taken back in part, and
//! never for more than was paid; contracts and reports are anchored by those whom they concern, and withdrawn.

use std::path::Path;

use hefu_e2e::{
	council::{THREE, carry},
	network::{Network, Plan},
	programs::{Ran, SAID, member, run_hefu, text},
};
use serde_json::{Value, json};

/// A digest of something.
const DIGEST: &str = "0707070707070707070707070707070707070707070707070707070707070707";
/// The codes of Alice and of Bob, and one of neither.
const SELLER: &str = "91440300HEFU00018Q";
const BUYER: &str = "91310000HEFU000261";
const OTHER: &str = "91350100M000100Y43";

/// Bob has paid Alice; Charlie attests the invoices of office 44.
struct Books<'a> {
	network: &'a Network,
	alice: String,
	bob: String,
	instruction: String,
	key: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn invoices_are_anchored_once_and_never_for_more_than_was_paid() {
	let roles = json!(["validator", "tax-attestor"]);
	let plan = Plan { genesis: vec![("/members/founders/2/roles", roles)], ..Plan::default() };
	let network = Network::start_as(&plan).await;
	let books = Books::begin(&network);
	books.attested_by_its_office();
	let blue = books.anchored(1, "1130.00", None);
	books.never_more(&blue);
	books.taken_back(&blue);
	books.found(&blue);
	books.others(&blue);
}

impl<'a> Books<'a> {
	fn begin(network: &'a Network) -> Self {
		let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
		let [alice, bob, dave] = ["//Alice", "//Bob", "//Dave"].map(|key| member(&hefu, key));
		let opened = hefu(&["--key", THREE[0], "money", "open-book", &dave]).done();
		carry(&hefu, &opened["motion"]);
		hefu(&["--key", "//Dave", "money", "received", &bob, "2000", "--reference", DIGEST]).done();
		let pay = format!("{bob}:{alice}:1130.00");
		let made = hefu(&["--key", "//Bob", "instruction", "make", "--pay", &pay, "--bank", &dave]).done();
		let instruction = text(&made, "instruction").to_owned();
		for side in ["//Bob", "//Alice"] {
			hefu(&["--key", side, "instruction", "affirm", &instruction]).done();
		}
		let key = shown(&network.folder().join("office.key"));
		Self { network, alice, bob, instruction, key }
	}

	fn by(&self, key: &str, arguments: &[&str]) -> Ran {
		run_hefu(self.network.node(0).url(), &[&["--key", key, "anchor"][..], arguments].concat())
	}

	/// A file of the network's folder.
	fn file(&self, name: &str) -> String {
		shown(&self.network.folder().join(name))
	}

	/// The council appoints Charlie, who names the key by which it signs: its own.
	fn attested_by_its_office(&self) {
		let hefu = |arguments: &[&str]| run_hefu(self.network.node(0).url(), arguments);
		let made = self.by("//Charlie", &["new-key", &self.key]).done();
		let commitment = text(&made, "commitment");
		let charlie = member(&hefu, "//Charlie");
		let appoint = ["appoint", "2644", &charlie, "--commitment", commitment];
		carry(&hefu, &self.by(THREE[0], &appoint).done()["motion"]);
		self.attest(1, "1130.00", None).failed(3, "input", "NotSigner");
		let shown = hefu(&["--key", "//Charlie", "key", "show"]).done();
		let account = text(&shown, "account");
		self.by("//Alice", &["set-signer", "2644", account]).failed(5, "refused", "Anchors::NotInCharge");
		self.by("//Charlie", &["set-signer", "2644", account]).done();
		// With another code the number would have another nullifier.
		for codes in [[OTHER, BUYER], [SELLER, OTHER]] {
			self.attest_with(codes, 1, "1130.00", None).failed(3, "input", "OtherCode");
		}
		let taxed = self.attest_taxed([SELLER, BUYER], 1, ["1130.00", "1130.01"], None);
		taxed.failed(3, "input", "TaxAboveTotal");
		let attestors = self.by("//Alice", &["attestors"]).done();
		let office = &attestors["attestors"][0];
		assert_eq!((&office["office"], &office["attestor"]), (&json!("2644"), &json!(charlie)));
	}

	/// Charlie signs the invoice with this serial.
	fn attest(&self, serial: u8, amount: &str, red_of: Option<&str>) -> Ran {
		self.attest_with([SELLER, BUYER], serial, amount, red_of)
	}

	/// The same, with these codes of the sides.
	fn attest_with(&self, codes: [&str; 2], serial: u8, amount: &str, red_of: Option<&str>) -> Ran {
		self.attest_taxed(codes, serial, [amount, "0.01"], red_of)
	}

	/// The same, of price and tax, and with this tax in it.
	fn attest_taxed(
		&self,
		[seller, buyer]: [&str; 2],
		serial: u8,
		[amount, tax]: [&str; 2],
		red_of: Option<&str>,
	) -> Ran {
		let number = format!("264420000000000000{serial:02}");
		let (out, part) = (self.file(&format!("{serial}.invoice")), self.file(&format!("{serial}.part")));
		let paper = ["attest", &number, "--seller-code", seller, "--buyer-code", buyer, "--amount", amount];
		let more = ["--tax", tax, "--date", "2026-09-22", "--instruction", &self.instruction];
		let sides = ["--seller", &self.alice, "--buyer", &self.bob, "--office-key", &self.key];
		let files = ["--out", &out, "--part", &part];
		let red = red_of.map(|of| vec!["--red-of", of]).unwrap_or_default();
		self.by("//Charlie", &[&paper[..], &more, &sides, &files, &red].concat())
	}

	/// An invoice that Charlie signs and Alice brings.
	fn anchored(&self, serial: u8, amount: &str, red_of: Option<&str>) -> String {
		self.attest(serial, amount, red_of).done();
		let file = self.file(&format!("{serial}.invoice"));
		let done = self.by("//Alice", &["invoice", &file]).done();
		text(&done, "anchor").to_owned()
	}

	fn invoiced(&self) -> Value {
		let invoiced = ["invoiced", &self.instruction, &self.alice, &self.bob];
		let json = self.by("//Bob", &invoiced).done();
		json!([json["paid"], json["blue"], json["red"], json["open"]])
	}

	/// The same again is refused, whoever brings it, and so is another of the same payment.
	fn never_more(&self, blue: &str) {
		self.by("//Bob", &["invoice", &self.file("1.invoice")]).failed(
			5,
			"refused",
			"Anchors::AlreadyAnchored",
		);
		let above = self.attest(2, "0.01", None);
		assert!(above.stderr.contains("cannot be anchored"), "{}", above.stderr);
		above.done();
		self.by("//Bob", &["invoice", &self.file("2.invoice")]).failed(
			5,
			"refused",
			"Anchors::MoreThanSettled",
		);
		self.by("//Alice", &["withdraw", blue, "--document", DIGEST]).failed(5, "refused", "Anchors::Final");
		assert_eq!(self.invoiced(), json!(["1130.00", "1130.00", "0.00", "0.00"]));
	}

	/// A red invoice takes back a part, which is invoiced anew.
	fn taken_back(&self, blue: &str) {
		self.anchored(3, "130.00", Some(blue));
		assert_eq!(self.invoiced(), json!(["1130.00", "1130.00", "130.00", "130.00"]));
		self.by("//Bob", &["invoice", &self.file("2.invoice")]).done();
		let shown = self.by("//Bob", &["show", blue]).done();
		assert_eq!((&shown["standing"], &shown["takenBack"]), (&json!("live"), &json!("130.00")));
	}

	/// Whoever has the office's key finds it by its number; what is on paper is nowhere else than in the part.
	fn found(&self, blue: &str) {
		let find = ["find", "26442000000000000001", "--seller-code", SELLER, "--office-key", &self.key];
		assert_eq!(self.by("//Charlie", &find).done()["anchor"], json!(blue));
		let other = self.file("other.key");
		self.by("//Bob", &["new-key", &other]).done();
		let find = ["find", "26442000000000000001", "--seller-code", SELLER, "--office-key", &other];
		self.by("//Bob", &find).failed(3, "input", "OtherOfficeKey");
		let read = |name: &str| std::fs::read_to_string(self.file(name)).expect("a file");
		assert!(read("1.part").contains("26442000000000000001") && read("1.part").contains(BUYER));
		assert!(!read("1.invoice").contains("26442000000000000001") && !read("1.invoice").contains(BUYER));
	}

	/// What else is anchored, and that it is withdrawn.
	fn others(&self, blue: &str) {
		let hefu = |arguments: &[&str]| run_hefu(self.network.node(0).url(), arguments);
		let data = self.file("data.csv");
		std::fs::write(&data, "day,count\n1,2\n").expect("a file");
		let locator = "https://data.example.org/file.csv";
		let register =
			["--key", "//Alice", "dataset", "register", &data, "--locator", locator, "--check", "later"];
		let registered = hefu(&[&register[..], &["--name", "客流"], &SAID].concat()).done();
		let dataset = text(&registered, "dataset");
		hefu(&["--key", "//Alice", "right", "claim", dataset, "operate", "--ground", "generated"]).done();
		let basis = ["export-basis", dataset, "--path", "contract", "--digest", DIGEST];
		self.by("//Bob", &basis).failed(5, "refused", "Anchors::MayNotExport");
		let anchored = self.by("//Alice", &basis).done();
		let anchor = text(&anchored, "anchor");
		self.by("//Alice", &["withdraw", anchor, "--document", DIGEST]).done();
		assert_eq!(self.by("//Bob", &["show", anchor]).done()["standing"], "withdrawn");
		// Bob serves data trades, and Dave does not.
		let assessment = ["assessment", dataset, "--kind", "value", "--digest", DIGEST];
		self.by("//Dave", &assessment).failed(5, "refused", "Anchors::NotAssessor");
		self.by("//Bob", &assessment).done();
		self.by("//Dave", &["audit", blue, "--opinion", DIGEST]).failed(5, "refused", "Anchors::NotAuditor");
		let listed = self.by("//Bob", &["list", "--kind", "export-basis", "--dataset", dataset]).done();
		assert_eq!(listed["anchors"][0]["anchor"], json!(anchor));
	}
}

fn shown(path: &Path) -> String {
	path.display().to_string()
}
