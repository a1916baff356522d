//! What an index answers is what receipts prove, word for word.

use std::{
	collections::BTreeMap,
	io::{BufReader, Read, Write},
	net::TcpStream,
	process::Child,
};

use hefu_proofs::{Limits, Question, Trust, Zebra, verify};
use hefu_sdk::{Client, H256};
use serde_json::{Value, json};

use super::{DATASETS, index};

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

pub async fn are_what_receipts_prove(url: &str, database: &str, client: &Client, trust: &Trust) {
	let index = Answering::start(url, database);
	let mut answers = Vec::new();
	for list in ["/members", "/datasets", "/calendar", "/law/packs", "/law/in-force", "/events?limit=100"] {
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
