//! Registration of rights from the command line: an institution is appointed, rights are filed for and certified, certificates are held
//! against the ledger, and what was decided elsewhere is recorded from a table, each decision once, and put right; what is noted on a
//! dataset the council lifts.

use std::{fmt::Write, time::Duration};

use hefu_e2e::{
	council::{THREE, carry},
	network::{Network, Plan},
	programs::{Ran, SAID, hefu_command, member, run_hefu, text},
};
use serde_json::json;

/// A digest of something.
const DIGEST: &str = "0707070707070707070707070707070707070707070707070707070707070707";
/// Rows of the table: more than two transactions take.
const ROWS: usize = 230;

#[tokio::test(flavor = "multi_thread")]
async fn rights_are_registered_and_decisions_made_elsewhere_recorded() {
	let roles = json!(["validator", "registry-institution"]);
	let plan = Plan { genesis: vec![("/members/founders/3/roles", roles)], ..Plan::default() };
	let network = Network::start_as(&plan).await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let (alice, dave) = (member(&hefu, "//Alice"), member(&hefu, "//Dave"));
	let by = |key: &str, arguments: &[&str]| hefu(&[&["--key", key, "register"], arguments].concat());

	let proposed = by(THREE[0], &["institution", "appoint", &dave, "441"]).done();
	carry(&hefu, &proposed["motion"]);
	let listed = by("//Alice", &["institution", "list"]).done();
	assert_eq!(
		(&listed["institutions"][0]["institution"], &listed["institutions"][0]["code"]),
		(&json!(dave), &json!("441"))
	);

	let dataset = registered(&network, &hefu);
	let statement = network.folder().join("statement.json");
	let line =
		|right: &str| json!({ "holder": alice, "right": right, "obtained": "generated", "evidence": DIGEST });
	std::fs::write(&statement, json!([line("hold"), line("use")]).to_string()).expect("a file");
	let statement = statement.display().to_string();
	let file = ["file", &dataset, "--kind", "initial", "--statement", &statement];
	by("//Alice", &file).failed(2, "usage", "Usage");
	let filed = by("//Alice", &[&file[..], &["--institution", &dave]].concat()).done();
	let filing = text(&filed, "filing");
	let shown = by("//Alice", &["show", filing]).done();
	assert_eq!((&shown["stage"], &shown["deemed"]), (&json!("filed"), &json!(false)));
	by("//Alice", &["accept", filing]).failed(5, "refused", "Registration::NotInCharge");
	by("//Dave", &["store", filing]).failed(5, "refused", "Registration::NotReady");
	by("//Dave", &["accept", filing]).done();
	by("//Dave", &["publicise", filing]).done();
	by("//Dave", &["store", filing]).failed(5, "refused", "Registration::StillPublicised");
	by("//Bob", &["object", filing, "--grounds", DIGEST]).done();
	by("//Dave", &["decide", filing, "1", "--conclusion", "upheld", "--decision", DIGEST]).done();
	assert_eq!(by("//Alice", &["show", filing]).done()["stage"], "rejected");

	let filed = by("//Alice", &[&file[..], &["--institution", &dave]].concat()).done();
	let filing = text(&filed, "filing");
	by("//Dave", &["accept", filing]).done();
	by("//Dave", &["waive", filing, "--reason", DIGEST]).done();
	let stored = by("//Dave", &["store", filing]).done();
	let code = text(&stored, "certificate");
	assert!(code.starts_with("SJ441") && code.ends_with("0001"), "{code}");
	let certificate = network.folder().join("certificate.json").display().to_string();
	by("//Alice", &["certificate", code, "--out", &certificate]).done();
	assert_eq!(by("//Bob", &["check", &certificate]).done()["matches"], true);
	let said = std::fs::read_to_string(&certificate).expect("it was written");
	std::fs::write(&certificate, said.replace("\"use\"", "\"operate\"")).expect("a file");
	let altered = by("//Bob", &["check", &certificate]);
	assert_eq!((altered.code, &altered.json["mismatch"]), (5, &json!("statement")), "{}", altered.json);
	replayed(&network, &hefu, filing);

	by("//Alice", &["mirror", &table(&network), "--no-receipts"]).failed(
		5,
		"refused",
		"Registration::NotInstitution",
	);
	let decisions = table(&network);
	interrupted(network.node(0).url(), &decisions);
	let first = by("//Dave", &["mirror", &decisions, "--no-receipts"]);
	// One row holds no decision, and one says of another's code something else.
	let counts = |ran: &Ran| {
		["recorded", "recordedBefore", "refused", "unreadable"].map(|name| ran.json[name].as_u64())
	};
	// What was sent when it was killed may have been recorded without a result.
	let [recorded, before, refused, unreadable] = counts(&first);
	assert_eq!(
		(first.code, recorded.zip(before).map(|(now, before)| now + before), refused, unreadable),
		(5, Some(ROWS as u64 - 2), Some(1), Some(1)),
		"{}",
		first.json
	);
	let again = by("//Dave", &["mirror", &decisions, "--no-receipts"]);
	assert_eq!(counts(&again), counts(&first));
	// Without the results of the first time the chain itself does not record them twice.
	std::fs::remove_file(text(&first.json, "results")).expect("they were written");
	let lost = by("//Dave", &["mirror", &decisions, "--no-receipts"]);
	assert_eq!(counts(&lost), [Some(0), Some(ROWS as u64 - 2), Some(1), Some(1)]);
	let elsewhere = by("//Bob", &["show", &digest(0)]).done();
	assert_eq!(elsewhere["elsewhere"].as_array().map(Vec::len), Some(1));
	put_right(&hefu);
	lifted(&hefu, &dataset);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_law_is_recorded_and_put_in_force() {
	let network = Network::start().await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let seat = |arguments: &[&str]| hefu(&[&["--key", THREE[0], "law"], arguments].concat());
	let packs = hefu(&["law", "packs"]).done();
	assert_eq!(packs["inForce"], 0);
	let mut pack = hefu(&["law", "show", "0"]).done()["pack"].clone();
	pack["version"] = 2.into();
	let file = network.folder().join("pack.json");
	std::fs::write(&file, pack.to_string()).expect("a file");
	let proposed = seat(&["record", &file.display().to_string()]).done();
	carry(&hefu, &proposed["motion"]);
	assert_eq!(hefu(&["law", "show", "1"]).done()["pack"], pack);
	hefu(&["law", "show", "2"]).failed(6, "not-found", "NotFound");
	let proposed = seat(&["put-in-force", "1", "--from", "2199-01-01"]).done();
	carry(&hefu, &proposed["motion"]);
	let packs = hefu(&["law", "packs"]).done();
	assert_eq!((&packs["inForce"], &packs["packs"][1]["inForceFrom"]), (&json!(0), &json!(["2199-01-01"])));
}

/// By a law under which registrations hold for three years, this filing would have gone otherwise, and not the one that was rejected.
fn replayed(network: &Network, hefu: &impl Fn(&[&str]) -> Ran, registered: &str) {
	let database = format!("sqlite://{}", network.folder().join("index").display());
	let block = hefu(&["register", "list"]).done()["block"].to_string();
	hefu(&["index", "--database", &database, "--until", &block]).done();
	let replay = |pack: &str| hefu(&["law", "replay", pack, "--database", &database]);
	let own = replay("0").done();
	assert_eq!((&own["filings"], &own["differ"]), (&json!(2), &json!([])));
	replay("9").failed(6, "not-found", "NotFound");

	let mut pack = hefu(&["law", "show", "0"]).done()["pack"].clone();
	let clocks = pack["clocks"].as_array_mut().expect("it has clocks");
	let term = clocks.iter_mut().find(|clock| clock["clock"] == "registration-validity");
	term.expect("registrations have a term")["amount"] = 3.into();
	let file = network.folder().join("three-years.json");
	std::fs::write(&file, pack.to_string()).expect("a file");
	let other = replay(&file.display().to_string()).done();
	let differ = other["differ"].as_array().expect("a list");
	assert_eq!((&other["filings"], differ.len()), (&json!(2), 1), "{other}");
	assert_eq!(differ[0]["filing"], registered, "{other}");
	assert_eq!(
		(&differ[0]["at"]["step"], &differ[0]["how"]["reason"]),
		(&json!("registered"), &json!("expires"))
	);
}

/// What was recorded of a decision its institution corrects, and withdraws.
fn put_right(hefu: &impl Fn(&[&str]) -> Ran) {
	let by = |key: &str, arguments: &[&str]| hefu(&[&["--key", key, "register"], arguments].concat());
	let elsewhere = |of: &str| by("//Bob", &["show", of]).done()["elsewhere"].clone();
	let (before, after) = (digest(0), digest(ROWS));
	let correct = ["correct-mirror", "粤数登2026-0000", "--document", DIGEST, "--digest", &after];
	by("//Alice", &correct).failed(6, "not-found", "NotFound");
	let corrected = by("//Dave", &[&correct[..], &["--kind", "transfer"]].concat()).done();
	assert_eq!((&corrected["digest"], &corrected["others"]), (&json!(after), &json!(0)));
	by("//Dave", &correct).failed(5, "refused", "Registration::NothingCorrected");
	assert_eq!(elsewhere(&before), json!([]));
	let found = elsewhere(&after);
	// What was not said stayed as it was recorded.
	assert_eq!(
		(&found[0]["kind"], &found[0]["decided"]),
		(&json!("transfer"), &json!("2026-07-14T16:00:00Z")),
		"{found}"
	);
	let withdraw = ["withdraw-mirror", "粤数登2026-0000", "--document", DIGEST];
	by("//Dave", &withdraw).done();
	by("//Dave", &withdraw).failed(5, "refused", "Registration::NoMirror");
	assert_eq!(elsewhere(&after), json!([]));
}

/// A preservation on a dataset is lifted by the council.
fn lifted(hefu: &impl Fn(&[&str]) -> Ran, dataset: &str) {
	let by = |key: &str, arguments: &[&str]| hefu(&[&["--key", key, "register"], arguments].concat());
	by("//Dave", &["annotate", dataset, "--kind", "preservation", "--document", DIGEST]).done();
	assert_eq!(by("//Alice", &["show", dataset]).done()["frozen"], true);
	let lift = ["lift", dataset, "1", "--document", DIGEST];
	by("//Alice", &lift).failed(5, "refused", "Registration::NotInCharge");
	let proposed = by(THREE[0], &[&lift[..], &["--council"]].concat()).done();
	let open = hefu(&["motion", "list"]).done();
	let about = &open["motions"][0]["about"];
	assert_eq!((&about["dataset"], &about["number"]), (&json!(dataset), &json!(1)), "{open}");
	carry(hefu, &proposed["motion"]);
	let shown = by("//Alice", &["show", dataset]).done();
	assert_eq!(shown["frozen"], false);
	assert!(shown["annotations"][0]["liftedOn"].is_string(), "{shown}");
}

/// A dataset of Alice's.
fn registered(network: &Network, hefu: &impl Fn(&[&str]) -> Ran) -> String {
	let file = network.folder().join("file.csv");
	std::fs::write(&file, "a,b\n1,2\n").expect("a file");
	let file = file.display().to_string();
	let locator = "https://data.example.org/file.csv";
	let arguments =
		["--key", "//Alice", "dataset", "register", &file, "--locator", locator, "--check", "later"];
	let registered = hefu(&[&arguments[..], &["--name", "气象观测数据"], &SAID].concat()).done();
	text(&registered, "dataset").into()
}

/// The recording of a table, killed when the first of its transactions has results.
fn interrupted(url: &str, decisions: &str) {
	let arguments = ["--key", "//Dave", "register", "mirror", decisions, "--no-receipts"];
	let mut running = hefu_command(url).args(arguments).spawn().expect("hefu starts");
	let results = format!("{decisions}.results.csv");
	let lines = || std::fs::read_to_string(&results).map_or(0, |text| text.lines().count());
	while lines() < 3 {
		assert!(running.try_wait().expect("it is ours").is_none(), "it ended before it was killed");
		std::thread::sleep(Duration::from_millis(20));
	}
	running.kill().expect("it runs");
	running.wait().expect("it is ours");
}

/// A table of decisions, the same each time; its file.
fn table(network: &Network) -> String {
	let mut table = String::from("登记编码,数据摘要,登记类型,登记时间,权利配置说明\n");
	for row in 0..ROWS {
		let (code, kind) = match row {
			// The code of the row before, under which something else was decided.
			7 => (6, "初次登记"),
			9 => (9, "登记"),
			row => (row, "初次登记"),
		};
		writeln!(table, "粤数登2026-{code:04},{},{kind},2026-07-15,示例企业 持有权", digest(row))
			.expect("memory");
	}
	let file = network.folder().join("decisions.csv");
	std::fs::write(&file, table).expect("a file");
	file.display().to_string()
}

fn digest(row: usize) -> String {
	format!("{row:064x}")
}
