//! Public data from the command line: a body has its data operated under an agreement, whose operator asks no more than the cap, and files
//! them for the register; and rights in data go to another member, secure a debt, and let data leave the country with what that needs.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hefu_e2e::{
	network::{Network, Plan},
	programs::{Ran, member, run_hefu, text},
	seconds,
};
use hefu_primitives::date::{Day, moment};
use serde_json::json;

/// A digest of something.
const DIGEST: &str = "0707070707070707070707070707070707070707070707070707070707070707";
/// From when a right is pledged until the debt is due: time for the pledge, and no longer.
const DEBT_MS: u64 = 12_000;

#[tokio::test(flavor = "multi_thread")]
async fn public_data_are_operated_and_filed_and_rights_in_data_go_on() {
	let with = |role: &str| json!(["validator", role]);
	let genesis = vec![
		("/members/founders/0/roles", with("implementing-body")),
		("/members/founders/1/roles", with("authorised-operator")),
		("/members/founders/2/roles", with("registry-institution")),
		("/validators/slotMs", json!(1_000)),
	];
	let network = Network::start_as(&Plan { genesis, ..Plan::default() }).await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let members = ["//Alice", "//Bob", "//Charlie", "//Dave"].map(|key| member(&hefu, key));
	let data = operated(&network, &hefu, &members);
	filed(&hefu, &data, &members);
	let dataset = passed_on(&network, &hefu, &members).await;
	exported(&hefu, &dataset);
}

/// Alice has data operated by Bob, at prices that Dave oversees. Gives the data.
fn operated(network: &Network, hefu: &impl Fn(&[&str]) -> Ran, [_, bob, _, dave]: &[String; 4]) -> String {
	let by = |key: &str, arguments: &[&str]| hefu(&[&["--key", key, "operation"], arguments].concat());
	let plan = ["plan", "--mode", "scenario", "--document", DIGEST, "--decision", DIGEST];
	let planned = by("//Alice", &[&plan[..], &["--price-authority", dave]].concat()).done();
	let operation = text(&planned, "operation");
	let select = ["select", operation, bob, "--method", "open-tender", "--document", DIGEST];
	by("//Alice", &select).done();
	let today = Day::in_china(now_ms());
	let (from, last) = (today.to_string(), today.months_later(24).previous().to_string());
	let days = ["--from", &from, "--last", &last];
	let terms = [&["--document", DIGEST, "--security", DIGEST, "--exit", DIGEST][..], &days].concat();
	by("//Alice", &[&["offer", operation][..], &terms].concat()).done();
	by("//Bob", &[&["sign", operation][..], &terms].concat()).done();

	let data = registered(network, hefu, "//Alice", ["generated", "public-resource"], &[]);
	by("//Bob", &["add-data", operation, &data]).failed(5, "refused", "Operation::NotInCharge");
	by("//Alice", &["add-data", operation, &data]).done();
	let product = registered(network, hefu, "//Bob", ["derived", "product"], &["--parent", &data]);
	let list = ["list-product", operation, &product, "--purpose", "industry", "--unit", "calls"];
	let listed = by("//Bob", &[&list[..], &["--per", "1000"]].concat()).done();
	assert_eq!(listed["product"], 1);

	by("//Alice", &["cap", operation, "1", "500", "--decision", DIGEST]).done();
	let refused = by("//Bob", &["price", operation, "1", "501"]);
	refused.failed(5, "refused", "Operation::AboveCap");
	let message = refused.json["error"]["message"].to_string();
	assert!(message.contains("The price is above its cap"), "{message}");
	by("//Bob", &["price", operation, "1", "300"]).done();
	by("//Alice", &["begin", operation]).done();
	let year = today.date().0.to_string();
	let charge = ["revenue", operation, "--year", &year, "--product", "1", "--units", "2000", "--amount"];
	by("//Bob", &[&charge[..], &["601"]].concat()).failed(5, "refused", "Operation::AbovePrice");
	by("//Bob", &[&charge[..], &["600"]].concat()).done();
	let disclose = ["disclose", operation, "--year", &year, "--document", DIGEST];
	by("//Alice", &disclose).failed(5, "refused", "Operation::TooEarly");

	let shown = by("//Dave", &["show", operation]).done();
	let tariff = &shown["products"][0]["tariff"];
	assert_eq!(
		(&shown["stage"], &tariff["cap"], &tariff["price"], &shown["revenues"][0]["amount"]),
		(&json!("active"), &json!("500.00"), &json!("300.00"), &json!("600.00")),
		"{shown}"
	);
	assert_eq!(by("//Dave", &["overdue", operation]).done()["overdue"], json!([]));
	data
}

/// Alice files the data at Charlie's; the query code waits until the public's time is over.
fn filed(hefu: &impl Fn(&[&str]) -> Ran, data: &str, [_, _, charlie, _]: &[String; 4]) {
	let by = |key: &str, arguments: &[&str]| hefu(&[&["--key", key, "catalogue"], arguments].concat());
	assert_eq!(by("//Alice", &["due", data]).done()["filed"], false);
	let file = ["file", data, "--kind", "initial", "--materials", DIGEST];
	let filed = by("//Alice", &[&file[..], &["--institution", charlie]].concat()).done();
	let application = text(&filed, "application");
	assert_eq!(by("//Alice", &["due", data]).done()["filed"], true);
	by("//Alice", &["accept", application]).failed(5, "refused", "Catalogue::NotInCharge");
	by("//Charlie", &["accept", application]).done();
	by("//Charlie", &["publicise", application]).done();
	by("//Dave", &["object", application, "--grounds", DIGEST]).done();
	let enter = ["enter", application, "--code", "GD2026000001"];
	by("//Charlie", &enter).failed(5, "refused", "Catalogue::NotReady");
	by("//Charlie", &["decide", application, "1", "--conclusion", "dismissed", "--decision", DIGEST]).done();
	by("//Charlie", &enter).failed(5, "refused", "Catalogue::StillPublicised");
	let shown = by("//Bob", &["show", application]).done();
	let objection = &shown["objectionsMade"][0]["outcome"];
	assert_eq!((&shown["stage"], objection), (&json!("publicised"), &json!("dismissed")), "{shown}");
	assert_eq!(by("//Bob", &["query", "GD2026000001"]).code, 6, "nobody has the code yet");
}

/// Dave's right to operate goes to Alice, who pledges it to Bob: once for a debt that is paid, and once for one that is not.
async fn passed_on(
	network: &Network,
	hefu: &impl Fn(&[&str]) -> Ran,
	[alice, bob, _, dave]: &[String; 4],
) -> String {
	let dataset = registered(network, hefu, "//Dave", ["generated", "product"], &[]);
	let by = |key: &str, arguments: &[&str]| hefu(&[&["--key", key, "right"], arguments].concat());
	by("//Dave", &["claim", &dataset, "operate", "--ground", "generated"]).done();
	let moved = ["--right", "operate", "--outbound", "novated"];
	let transfer = [&["transfer", &dataset, "--to", alice, "--contract", DIGEST][..], &moved].concat();
	by("//Dave", &transfer).failed(5, "refused", "Rights::NotAccepted");
	let accept = [&["accept", &dataset, "--from", dave, "--document", DIGEST][..], &moved].concat();
	by("//Alice", &accept).done();
	by("//Dave", &transfer).done();

	let pledge = ["pledge", &dataset, "operate", "--to", bob, "--contract", DIGEST, "--due"];
	by("//Alice", &[&pledge[..], &["2199-12-31"]].concat()).done();
	let listed = by("//Dave", &["list", &dataset]).done();
	assert_eq!(listed["pledges"][0]["pledgee"], json!(bob), "{listed}");
	let enforce = ["enforce", &dataset, "operate", alice, "--to", bob, "--outbound", "novated"];
	let enforce = [&enforce[..], &["--document", DIGEST]].concat();
	by("//Bob", &enforce).failed(5, "refused", "Rights::NotDue");
	by("//Bob", &["release-pledge", &dataset, "operate", alice]).done();

	let due_ms = now_ms() + DEBT_MS;
	let due = moment(due_ms);
	by("//Alice", &[&pledge[..], &[due.as_str()]].concat()).done();
	// Until a block has a time after it.
	tokio::time::sleep(Duration::from_millis(due_ms.saturating_sub(now_ms())) + seconds(4)).await;
	by("//Bob", &enforce).done();
	let listed = by("//Dave", &["list", &dataset]).done();
	assert_eq!((&listed["titles"][0]["holder"], &listed["pledges"]), (&json!(bob), &json!([])), "{listed}");
	dataset
}

/// Bob exports what is his now.
fn exported(hefu: &impl Fn(&[&str]) -> Ran, dataset: &str) {
	let by = |arguments: &[&str]| hefu(&[&["--key", "//Bob", "export"], arguments].concat());
	assert_eq!(by(&["need", "--persons", "200000"]).done()["needs"], "contract");
	let record = ["record", dataset, "--persons", "200000", "--recipient", DIGEST, "--basis"];
	by(&[&record[..], &["few"]].concat()).failed(5, "refused", "Exports::ContractRequired");
	let done = by(&[&record[..], &["standard-contract", "--evidence", DIGEST]].concat()).done();
	assert_eq!(done["number"], 1);
	assert_eq!(by(&["count"]).done()["counted"][0]["heads"]["persons"], 200_000);
	let listed = by(&["list", "--dataset", dataset]).done();
	assert_eq!(listed["exports"][0]["basis"]["kind"], "standard-contract", "{listed}");
}

/// A dataset of this key's member, come by so and of this kind.
fn registered(
	network: &Network,
	hefu: &impl Fn(&[&str]) -> Ran,
	key: &str,
	[source, kind]: [&str; 2],
	more: &[&str],
) -> String {
	let file = network.folder().join(format!("{source}-{kind}.csv"));
	std::fs::write(&file, format!("source,kind\n{source},{kind}\n")).expect("a file");
	let file = file.display().to_string();
	let locator = "https://data.example.org/file.csv";
	let said = ["--name", "公交客流", "--source", source, "--kind", kind, "--access", "authorised-operation"];
	let arguments = ["--key", key, "dataset", "register", &file, "--locator", locator, "--check", "later"];
	let graded = ["--grade", "general", "--personal-information", "none"];
	let registered = hefu(&[&arguments[..], &said, &graded, more].concat()).done();
	text(&registered, "dataset").into()
}

/// This machine's time, by which blocks are made: milliseconds since 1970 UTC.
fn now_ms() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
	u64::try_from(since.as_millis()).expect("for millions of years")
}
