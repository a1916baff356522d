//! How many questions whether a use is allowed one node answers in a second: `hefu_canUse` over JSON-RPC, asked by several exchanges at
//! the same time, of a grant that was made from another.

#![allow(missing_docs)]

use std::time::{Duration, Instant};

use hefu_e2e::{
	network::Network,
	programs::{Ran, SAID, run_hefu},
	rpc::Rpc,
};
use serde_json::{Value, json};

/// How long is asked.
const TIME: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() {
	let network = Network::start().await;
	let node = network.node(0);
	let grant = granted(&network);
	println!("{:>10}  {:>10}  {:>10}  {:>10}", "asking", "a second", "median", "99 of 100");
	for askers in [1, 2, 8, 32] {
		let mut asking = Vec::new();
		for _ in 0..askers {
			asking.push(tokio::spawn(asks(node.rpc().await, grant.clone())));
		}
		let mut times = Vec::new();
		for asked in asking {
			times.extend(asked.await.expect("it asks to the end"));
		}
		times.sort();
		println!(
			"{askers:>10}  {:>10.0}  {:>10.1?}  {:>10.1?}",
			times.len() as f64 / TIME.as_secs_f64(),
			times[times.len() / 2],
			times[times.len() * 99 / 100],
		);
	}
}

/// How long each answer took.
async fn asks(rpc: Rpc, grant: Value) -> Vec<Duration> {
	let (began, mut times) = (Instant::now(), Vec::new());
	// Every other use is refused.
	for region in [440_300, 330_100].into_iter().cycle() {
		if began.elapsed() > TIME {
			break;
		}
		let asked = json!({ "grant": grant, "purpose": 0, "region": region, "sector": "I65" });
		let asking = Instant::now();
		let answer = rpc.ask("hefu_canUse", &asked).await.expect("it answers");
		times.push(asking.elapsed());
		assert_eq!(answer["allowed"], region == 440_300, "{answer}");
	}
	times
}

/// A grant that was made from another.
fn granted(network: &Network) -> Value {
	let url = network.node(0).url();
	let done = |key: &str, arguments: &[&str]| -> Value {
		let Ran { code, json, stderr } = run_hefu(url, &[&["--key", key], arguments].concat());
		assert_eq!(code, 0, "{arguments:?}: {json} {stderr}");
		json
	};
	let text = |json: &Value, field: &str| json[field].as_str().expect("text").to_owned();
	let data = network.folder().join("weather.csv");
	std::fs::write(&data, "station,celsius\n59493,21.4\n").expect("a file");
	let data = data.to_str().expect("text");

	let locator = "https://data.example.cn/weather.csv";
	let register = ["dataset", "register", data, "--locator", locator, "--name", "Weather"];
	let registered = done("//Alice", &[&register[..], &SAID].concat());
	let dataset = text(&registered, "dataset");
	done("//Alice", &["right", "claim", &dataset, "operate", "--ground", "generated"]);
	let member = |key: &str| text(&done(key, &["member", "show"]), "member");
	let (bob, charlie) = (member("//Bob"), member("//Charlie"));
	let terms = ["--purpose", "0", "--region", "440000", "--sector", "I65", "--until"];
	let make = ["grant", "make", &dataset, &bob, "--right", "operate", "--sublicence", "1:carrier"];
	let parent = text(&done("//Alice", &[&make[..], &terms, &["365d"]].concat()), "grant");
	let make = ["grant", "make", &dataset, &charlie, "--parent", &parent];
	// A grant made later for as many days would end after its parent.
	done("//Bob", &[&make[..], &terms, &["364d"]].concat())["grant"].clone()
}
