//! How long it takes to record 10,000 decisions that an institution made elsewhere: `hefu register mirror`, killed three times on the way
//! and started again. Each row has one result, and the chain records none of them twice.

#![allow(missing_docs)]

use std::{
	fmt::Write,
	path::Path,
	time::{Duration, Instant},
};

use hefu_e2e::{
	council::{THREE, carry},
	network::{Network, Plan},
	programs::{Ran, hefu_command, run_hefu},
};
use serde_json::{Value, json};

/// Rows of the table.
const ROWS: usize = 10_000;
/// How many results there are when the command is killed.
const KILLS: [usize; 3] = [1_000, 4_500, 8_000];

#[tokio::main]
async fn main() {
	let roles = json!(["validator", "registry-institution"]);
	let plan = Plan { genesis: vec![("/members/founders/3/roles", roles)], ..Plan::default() };
	let network = Network::start_as(&plan).await;
	let url = network.node(0).url();
	let hefu = |arguments: &[&str]| run_hefu(url, arguments);
	let dave = hefu(&["--key", "//Dave", "member", "show"]).done()["member"].clone();
	let institution = ["register", "institution", "appoint", dave.as_str().expect("an id"), "441"];
	let proposed = hefu(&[&["--key", THREE[0]], &institution[..]].concat()).done();
	carry(&hefu, &proposed["motion"]);

	let table = network.folder().join("decisions.csv");
	std::fs::write(&table, decisions()).expect("a file");
	let results = network.folder().join("results.csv");
	let table = table.display().to_string();
	let to = results.display().to_string();
	let mirror = ["--key", "//Dave", "register", "mirror", &table, "--results", &to, "--no-receipts"];
	let began = Instant::now();
	for at in KILLS {
		let mut running = hefu_command(url).args(mirror).spawn().expect("hefu starts");
		while rows(&results) < at {
			assert!(running.try_wait().expect("it is ours").is_none(), "it ended before it was killed");
			std::thread::sleep(Duration::from_millis(20));
		}
		running.kill().expect("it runs");
		running.wait().expect("it is ours");
		println!("killed with {} results after {:.1?}", rows(&results), began.elapsed());
	}
	let counted = |ran: Ran| -> Value {
		let json = ran.done();
		let [all, recorded, before] = ["rows", "recorded", "recordedBefore"].map(|name| json[name].clone());
		json!([all, recorded.as_u64().zip(before.as_u64()).map(|(new, old)| new + old)])
	};
	assert_eq!(counted(hefu(&mirror)), json!([ROWS, ROWS]));
	let took = began.elapsed();
	assert_eq!(rows(&results), ROWS, "one result a row");
	println!("{ROWS} rows in {took:.1?}: {:.0} a second", ROWS as f64 / took.as_secs_f64());

	// Without the results of the first time the chain itself records none twice.
	std::fs::remove_file(&results).expect("it was written");
	let again = hefu(&mirror).done();
	assert_eq!((&again["recorded"], &again["recordedBefore"]), (&json!(0), &json!(ROWS)));
	println!(
		"again without the results: {} recorded, {} recorded before",
		again["recorded"], again["recordedBefore"]
	);
}

/// The table, the same each time.
fn decisions() -> String {
	let mut table = String::from("登记编码,数据摘要,登记类型,登记时间,权利配置说明\n");
	for row in 0..ROWS {
		writeln!(table, "粤数登2026-{row:05},{row:064x},初次登记,2026-07-15,示例企业 持有权")
			.expect("memory");
	}
	table
}

/// How many results the file has, none while there is no file. Its first line is the headings; a line that is half written is none.
fn rows(results: &Path) -> usize {
	std::fs::read(results)
		.map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1))
}
