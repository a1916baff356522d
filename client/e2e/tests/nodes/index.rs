//! The index of a real network: killed at any moment it ends with the rows of an undisturbed run, in both databases; and what it answers
//! is what receipts prove, word for word.

#[path = "../../../indexer/tests/common/postgres.rs"]
mod postgres;

use std::{
	cell::Cell,
	collections::BTreeMap,
	io::{BufReader, Read, Write},
	net::TcpStream,
	path::Path,
	process::{Child, Stdio},
	time::{Duration, SystemTime, UNIX_EPOCH},
};

use hefu_e2e::{
	data::content,
	key,
	network::{Network, Plan},
	programs::hefu_command,
	seconds,
};
use hefu_indexer::{Database, Writer};
use hefu_primitives::{
	right::{Ground, Right},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
};
use hefu_proofs::{Limits, Question, Trust, Zebra, verify};
use hefu_sdk::{Client, H256, rights::Granting};
use postgres::Postgres;
use serde_json::{Value, json};

/// Kills at least, unless `HEFU_KILLS` says how many.
const KILLS: usize = 10;
/// Datasets that are registered and granted meanwhile.
const DATASETS: usize = 3;

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_ends_with_the_same_rows_which_are_what_receipts_prove() {
	let plan = Plan { genesis: vec![("/validators/slotMs", json!(1_000))], ..Plan::default() };
	let network = Network::start_as(&plan).await;
	let (url, client) = (network.node(0).url(), network.node(0).client().await);
	let trust = std::fs::read(network.first_trust()).expect("a file");
	let trust = Trust::from_bytes(&trust).expect("a trust file");
	let server = Postgres::start();
	let file = |name: &str| format!("sqlite://{}", network.folder().join(name).display());

	let killed = [file("killed"), server.database("killed")];
	let kills = std::env::var("HEFU_KILLS").map_or(KILLS, |kills| kills.parse().expect("a number"));
	let (mut far, done) = (Vec::new(), Cell::new(false));
	let life = async {
		live(&client, network.folder()).await;
		done.set(true);
	};
	let killing = async {
		while far.len() < kills || !done.get() {
			let batch = (1 + drawn() % 4).to_string();
			let start =
				|database: &String| index(url, database, &["--batch", &batch, "--listen", "127.0.0.1:0"]);
			let mut running: Vec<Child> = killed.iter().map(start).collect();
			tokio::time::sleep(Duration::from_millis(60 + drawn() % 900)).await;
			for process in &mut running {
				process.kill().expect("it is ours to kill");
				process.wait().expect("what is killed ends");
			}
			far.push(indexed(&killed[0]).await);
		}
	};
	tokio::join!(life, killing);
	println!("killed {} times; after each it had come to block {far:?}", far.len());

	let best = network.node(0).best().await.expect("it answers");
	let last = network.node(0).wait_finalised(best, seconds(120)).await;
	let undisturbed = [file("undisturbed"), server.database("undisturbed")];
	let mut rows = Vec::new();
	for database in undisturbed.iter().chain(&killed) {
		let ended = index(url, database, &["--until", &last.to_string()]).wait().expect("it ends");
		assert!(ended.success(), "{database}");
		let database = Database::open(database).await.expect("it is there");
		rows.push(database.rows().await.expect("it answers"));
		database.close().await;
	}
	for other in &rows[1..] {
		for ((table, one), (_, other)) in rows[0].iter().zip(other) {
			assert!(one == other, "{table} differs: {} and {} rows", one.len(), other.len());
		}
	}
	let count =
		|name: &str| rows[0].iter().find(|(table, _)| *table == name).map_or(0, |(_, rows)| rows.len());
	assert_eq!(count("blocks") as u64, last + 1);
	assert_eq!((count("datasets"), count("grants")), (DATASETS, DATASETS));

	another_chain_is_refused(url, &file("other")).await;
	answers_are_what_receipts_prove(url, &killed[0], &client, &trust).await;
}

/// Registers datasets, claims the right to operate each and grants its use.
async fn live(client: &Client, folder: &Path) {
	let signer = key("//Bob");
	let at = client.finalised().await.expect("the node answers");
	let holder = client.acting_member(&at, &signer.account()).await.expect("a founder");
	let grantee = client.acting_member(&at, &key("//Charlie").account()).await.expect("a founder");
	for number in 0..DATASETS {
		let path = folder.join(format!("data-{number}.csv"));
		std::fs::write(&path, format!("station,mm\n{number},4\n")).expect("a file");
		let url = "http://127.0.0.1:9/data.csv".to_owned();
		let content = content(&format!("气象观测{number}"), &[(&path, url)]);
		let (nonce, dataset) = client.fresh_dataset(&holder).expect("randomness");
		client.register(&signer, nonce, content, true).await.expect("it is registered");
		let claimed = client.claim_right(&signer, dataset, Right::Operate, Ground::Generated).await;
		claimed.expect("it is claimed");
		let (nonce, _) = client.fresh_grant(&holder).expect("randomness");
		let terms = Terms {
			purposes: Purposes(1),
			territory: Territory::everywhere(),
			period: Period { from_ms: 0, until_ms: None },
			volume: Volume::default(),
			exclusivity: Exclusivity::None,
			sublicence: Sublicence::none(),
			sectors: Sectors::all(),
			environments: Environments::of(&[Environment::Plain]),
			export: Export::No,
			clauses: None,
		};
		let right = Right::Use;
		let granting = Granting { dataset, right, parent: None, grantee, terms, survivors: Vec::new() };
		client.grant(&signer, nonce, granting).await.expect("it is granted");
	}
}

/// A number that nobody chose.
fn drawn() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| u64::from(now.subsec_micros()))
}

/// `hefu index` of this node into this database.
fn index(url: &str, database: &str, arguments: &[&str]) -> Child {
	let mut command = hefu_command(url);
	command.args(["--quiet", "index", "--database", database]).args(arguments);
	command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().expect("hefu starts")
}

/// How far the index in a file is.
async fn indexed(database: &str) -> i64 {
	let database = Database::open(database).await.expect("it can be opened");
	let mut session = database.snapshot().await.expect("it answers");
	let row = session.row("SELECT next_block FROM chain", Vec::new()).await.expect("it answers");
	row.map_or(0, |row| row.int(0)) - 1
}

async fn another_chain_is_refused(url: &str, database: &str) {
	let other = Database::open(database).await.expect("a new file");
	Writer::open(other.clone(), &[7; 32]).await.expect("the index of another chain begins");
	other.close().await;
	let refused = index(url, database, &["--until", "1"]).wait_with_output().expect("it ends");
	let said: Value = serde_json::from_slice(&refused.stdout).expect("JSON");
	assert_eq!((refused.status.code(), &said["error"]["name"]), (Some(3), &json!("OtherChain")), "{said}");
}

/// An index that answers, until it is dropped.
struct Answering {
	process: Child,
	address: String,
}

impl Answering {
	fn start(url: &str, database: &str) -> Self {
		let mut process = index(url, database, &["--listen", "127.0.0.1:0"]);
		let said = BufReader::new(process.stdout.take().expect("it is piped"));
		let mut said = serde_json::Deserializer::from_reader(said).into_iter::<Value>();
		let said = said.next().expect("it says where it answers").expect("JSON");
		let address = said["url"].as_str().expect("its address").trim_start_matches("http://");
		Self { process, address: address.trim_end_matches('/').to_owned() }
	}

	fn get(&self, path: &str) -> Value {
		let mut stream = TcpStream::connect(&self.address).expect("it listens");
		let host = &self.address;
		let request = format!("GET /api/v1{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
		stream.write_all(request.as_bytes()).expect("it reads");
		let mut answer = String::new();
		stream.read_to_string(&mut answer).expect("it answers");
		let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
		assert!(head.starts_with("HTTP/1.1 200"), "{path}: {answer}");
		serde_json::from_str(body).expect("JSON")
	}
}

impl Drop for Answering {
	fn drop(&mut self) {
		self.process.kill().expect("it is ours to kill");
		self.process.wait().expect("what is killed ends");
	}
}

async fn answers_are_what_receipts_prove(url: &str, database: &str, client: &Client, trust: &Trust) {
	let index = Answering::start(url, database);
	let mut answers = Vec::new();
	for list in ["/members", "/datasets", "/calendar", "/events?limit=100"] {
		answers.push(index.get(list));
	}
	let ids = |answer: &Value| -> Vec<String> {
		let items = answer["items"].as_array().expect("a page").iter();
		items.map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
	};
	let members =
		ids(&answers[0]).into_iter().flat_map(|id| [format!("/members/{id}"), format!("/members/{id}/keys")]);
	let datasets = ids(&answers[1]).into_iter().map(|id| format!("/datasets/{id}"));
	let others = ["/council", "/technical-committee", "/validators"].map(String::from);
	let pages: Vec<_> = members.chain(datasets).chain(others).collect();
	answers.extend(pages.iter().map(|page| index.get(page)));
	// Whatever stands beside a question, and whatever is an event.
	let (mut records, mut events) = (BTreeMap::new(), BTreeMap::new());
	for answer in &answers {
		collect(answer, &mut records, &mut events);
	}
	assert!(records.len() > 30 && events.len() > 10, "{} {}", records.len(), events.len());
	let limits = Limits::NONE;
	let records: Vec<_> = records.into_iter().collect();
	for some in records.chunks(16) {
		let question =
			|(question, _): &(String, Value)| serde_json::from_str::<Question>(question).expect("a question");
		let questions: Vec<_> = some.iter().map(question).collect();
		let receipt = client.state_receipt(&questions, None, None).await.expect("a receipt");
		let fact = verify(&receipt, trust, &limits, &Zebra).expect("it holds");
		let proven = fact.to_json().expect("JSON");
		for ((question, state), proven) in some.iter().zip(proven["answers"].as_array().expect("answers")) {
			assert_eq!(*state, proven["value"], "{question}");
		}
	}
	for ((hash, event), fields) in events.iter().take(12) {
		let block: H256 = hash.parse().expect("a hash");
		let receipt = client.event_receipt(block, *event, None).await.expect("a receipt");
		let fact = verify(&receipt, trust, &limits, &Zebra).expect("it holds");
		assert_eq!(*fields, fact.to_json().expect("JSON")["event"]["fields"], "{hash} {event}");
	}
	let found = index.get("/search?q=%E6%B0%94%E8%B1%A1");
	assert_eq!(found["items"].as_array().expect("a list").len(), DATASETS, "{found}");
}

/// Everything with a question and a state, and every domain event, wherever it stands in an answer.
fn collect(json: &Value, records: &mut BTreeMap<String, Value>, events: &mut BTreeMap<(String, u32), Value>) {
	match json {
		Value::Array(values) => values.iter().for_each(|value| collect(value, records, events)),
		Value::Object(fields) => {
			if let (Some(question), Some(state)) = (fields.get("question"), fields.get("state")) {
				records.insert(question.to_string(), state.clone());
			}
			if fields.get("domain") == Some(&json!(true)) {
				let place = &fields["place"];
				let hash = place["hash"].as_str().expect("a hash").to_owned();
				let event = place["event"].as_u64().expect("a number") as u32;
				events.insert((hash, event), fields["fields"].clone());
			}
			fields.values().for_each(|value| collect(value, records, events));
		}
		_ => {}
	}
}
