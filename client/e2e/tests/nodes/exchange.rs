//! JSON-RPC for exchanges: every method with good parameters and with bad ones.

use std::collections::BTreeSet;

use hefu_e2e::{
	desk::Desk,
	key,
	network::Network,
	rpc::{Refused, Rpc},
	seconds, until,
};
use hefu_primitives::{DatasetId, MemberId};
use serde_json::{Map, Value, json};

/// Codes of errors.
const INVALID_PARAMS: i32 = -32602;
const UNKNOWN_BLOCK: i32 = 7001;
const REFUSED: i32 = 7101;
const UNKNOWN_TRANSACTION: i32 = 7103;

/// More than any method takes, and less than a node reads of a request.
const TOO_LONG: usize = 7 * 1024 * 1024;

#[tokio::test(flavor = "multi_thread")]
async fn exchanges_speak_json() {
	let network = Network::start().await;
	let rpc = network.node(0).rpc().await;
	let document = rpc.ask("rpc.discover", &json!({})).await.expect("it describes itself");
	the_document_is_of_what_the_node_registers(&rpc, &document).await;
	bad_parameters_are_named(&rpc, &document).await;

	let exchange = Desk::new(&rpc, "//Alice");
	let dataset = a_registration_is_read_back(&exchange).await;
	histories_have_pages(&exchange, &dataset).await;
	the_chains_errors_have_their_names(&exchange, &dataset).await;
	a_subscription_tells_each_state(&exchange, &dataset).await;
	several_can_be_prepared_at_once(&exchange).await;
	receipts_alone(&rpc).await;
}

async fn the_document_is_of_what_the_node_registers(rpc: &Rpc, document: &Value) {
	assert_eq!(document["openrpc"], "1.3.2");
	let methods = document["methods"].as_array().expect("a list");
	let mut described: BTreeSet<&str> =
		methods.iter().map(|method| method["name"].as_str().expect("a name")).collect();
	described.extend(methods.iter().filter_map(|method| method["x-subscription"]["unsubscribe"].as_str()));
	let all = rpc.call("rpc_methods", &[]).await.expect("every node tells");
	let registered: BTreeSet<&str> = all["methods"]
		.as_array()
		.expect("a list")
		.iter()
		.filter_map(Value::as_str)
		.filter(|name| name.starts_with("hefu_") || *name == "rpc.discover")
		.collect();
	assert_eq!(described, registered);
}

/// Each parameter of each method: missing, of another type, unknown, and too long.
async fn bad_parameters_are_named(rpc: &Rpc, document: &Value) {
	for method in document["methods"].as_array().expect("a list") {
		let name = method["name"].as_str().expect("a name");
		let good: Map<String, Value> = method["examples"][0]["params"]
			.as_array()
			.expect("an example")
			.iter()
			.map(|param| (param["name"].as_str().expect("a name").to_owned(), param["value"].clone()))
			.collect();
		let refused = async |params: Map<String, Value>| {
			let error = rpc.ask(name, &params.into()).await.expect_err(name);
			assert_eq!(error.code, INVALID_PARAMS, "{name}: {error:?}");
			assert!(error.data["next"].is_string() && error.message.contains('。'), "{error:?}");
			let text = |field: &str| error.data[field].as_str().unwrap_or_default().to_owned();
			(text("name"), text("path"))
		};
		for param in method["params"].as_array().expect("a list") {
			let param_name = param["name"].as_str().expect("a name");
			let with = |value: Value| {
				let mut params = good.clone();
				params.insert(param_name.into(), value);
				params
			};
			if param["required"] == true {
				let mut missing = good.clone();
				missing.remove(param_name);
				assert_eq!(refused(missing).await, ("params.Missing".into(), param_name.into()), "{name}");
			}
			let other = match param["schema"]["type"].as_str() {
				Some("object") => json!(7),
				_ => json!({ "no": "such" }),
			};
			assert_eq!(refused(with(other)).await, ("params.WrongType".into(), param_name.into()), "{name}");
		}
		let mut unknown = good.clone();
		unknown.insert("nosuch".into(), json!(1));
		assert_eq!(refused(unknown).await, ("params.Unknown".into(), "nosuch".into()), "{name}");
		let mut long = good.clone();
		long.insert("nosuch".into(), "x".repeat(TOO_LONG).into());
		assert_eq!(refused(long).await, ("params.TooLong".into(), "params".into()), "{name}");
		let surplus = vec![Value::Null; 20];
		let error = rpc.ask(name, &surplus.into()).await.expect_err(name);
		assert_eq!(
			(error.code, &error.data["name"]),
			(INVALID_PARAMS, &json!("params.WrongType")),
			"{error:?}"
		);
	}
}

fn registration(name: &str) -> Value {
	json!({
		"nonce": format!("0x{}", "42".repeat(32)),
		"content": {
			"descriptor": {
				"name": name,
				"source": "Generated",
				"volume": { "records": 3 },
				"kind": "Product",
				"access": "OnApplication",
				"grade": { "class": "General" },
				"personal_information": "None",
			},
			"distributions": [{
				"name": "a.csv",
				"media_type": "text/csv",
				"size": 12,
				"locator": { "Url": "https://data.example.cn/a.csv" },
				"digests": { "sha256": format!("0x{}", "07".repeat(32)) },
			}],
			"parents": [],
		},
		"check": "Later",
	})
}

/// Prepared, signed, submitted, read back by every question, with receipts. The dataset.
async fn a_registration_is_read_back(desk: &Desk) -> String {
	let rpc = &desk.rpc;
	let params = registration("气象观测数据");
	let prepared = desk.prepare("registry.register", &params).await.expect("it is as it must be");
	let zh = prepared["summary"]["zh"].as_str().expect("words");
	assert!(zh.contains("登记数据集") && zh.contains("气象观测数据"), "{zh}");
	assert_eq!(prepared["summary"]["call"]["call"], "registry.register");
	assert_eq!(prepared["summary"]["call"]["params"]["nonce"], params["nonce"]);

	let signed = desk.signed(&prepared);
	let submitted = rpc.ask("hefu_submit", &signed).await.expect("it is taken");
	let again = rpc.ask("hefu_submit", &signed).await.expect("once more is no harm");
	assert_eq!(again["transaction"], submitted["transaction"]);
	let done = desk.wait_final(&submitted["transaction"]).await;
	assert_eq!(done["succeeded"], true, "{done}");
	let later = rpc.ask("hefu_submit", &signed).await.expect("nor is it afterwards");
	assert_eq!((&later["state"], &later["block"]), (&json!("finalised"), &done["block"]));

	let events = done["events"].as_array().expect("a list");
	let registered = events
		.iter()
		.find(|event| event["name"] == "DatasetRegistered")
		.expect("the event of the registration");
	let dataset = registered["fields"]["dataset"].as_str().expect("an id");
	let holder = &registered["fields"]["holder"];
	let block = &done["block"]["hash"];

	let asked = json!({ "blockHash": block, "eventIndex": registered["index"] });
	let receipt = until("its receipt", seconds(30), async || rpc.ask("hefu_eventReceipt", &asked).await.ok());
	let receipt = receipt.await;
	assert_eq!(receipt["fact"]["event"]["fields"]["dataset"], dataset);
	assert!(receipt["receipt"].as_str().is_some_and(|file| file.starts_with("0x48465243")), "HFRC");

	let ask = async |method: &str, mut params: Value| {
		params["at"] = block.clone();
		params["receipt"] = true.into();
		let answer = rpc.ask(method, &params).await.unwrap_or_else(|error| panic!("{method}: {error:?}"));
		assert_eq!(answer["block"], done["block"]);
		assert_eq!(&answer["receipt"]["fact"]["block"]["hash"], block);
		answer
	};
	let read = ask("hefu_dataset", json!({ "dataset": dataset })).await;
	assert_eq!((&read["dataset"]["holder"], &read["dataset"]["versions"]), (holder, &json!(1)));
	let content = &read["versions"][0]["record"]["content"];
	assert_eq!(content["descriptor"]["name"], "气象观测数据");
	assert_eq!(content["distributions"], prepared["summary"]["call"]["params"]["content"]["distributions"]);
	let answers = read["receipt"]["fact"]["answers"].as_array().expect("a list");
	assert_eq!(answers.len(), 2);
	assert_eq!(answers[0]["value"], read["dataset"]);
	assert_eq!(answers[1]["value"], read["versions"][0]["record"]);

	let version = ask("hefu_version", json!({ "dataset": dataset, "version": 1 })).await;
	assert_eq!(version["version"], read["versions"][0]["record"]);
	let none = ask("hefu_version", json!({ "dataset": dataset, "version": 2 })).await;
	assert_eq!(
		(&none["version"], &none["receipt"]["fact"]["answers"][0]["value"]),
		(&Value::Null, &Value::Null)
	);
	let member = ask("hefu_member", json!({ "member": holder })).await;
	assert_eq!(member["member"]["status"], "Live");
	let account = desk.key.account().to_string();
	let found = ask("hefu_memberOfKey", json!({ "account": account })).await;
	assert_eq!(&found["key"]["Operator"]["member"], holder);
	let validators = ask("hefu_validators", json!({})).await;
	assert_eq!(validators["selected"].as_array().map(Vec::len), Some(4));
	let status = rpc.ask("hefu_status", &json!([])).await.expect("it answers");
	assert_eq!((&status["specName"], &status["specVersion"]), (&json!("hefu"), &prepared["specVersion"]));
	assert!(status["finalised"]["number"].as_u64() >= done["block"]["number"].as_u64());
	dataset.into()
}

/// Open checks and closed ones. Nobody serves the file, so what comes of them does not matter here.
async fn histories_have_pages(desk: &Desk, dataset: &str) {
	let rpc = &desk.rpc;
	let file = json!({ "dataset": dataset, "version": 1, "distribution": 0 });
	let done = desk.done("registry.request_check", &file).await;
	let opened =
		done["events"].as_array().expect("a list").iter().find(|event| event["name"] == "CheckOpened");
	let number = opened.expect("a check is open")["fields"]["check"].clone();

	let mut at_opening = file.clone();
	at_opening["at"] = done["block"]["hash"].clone();
	let of_file = rpc.ask("hefu_check", &at_opening).await.expect("it answers");
	assert_eq!(of_file["check"], number);
	let by_number = json!({ "check": number, "at": done["block"]["hash"] });
	let by_number = rpc.ask("hefu_check", &by_number).await.expect("it answers");
	assert_eq!((&by_number["open"], &by_number["open"]["subject"]), (&of_file["open"], &file));

	let history = until("the check closes", seconds(180), async || {
		let history = rpc.ask("hefu_checks", &file).await.expect("it answers");
		(history["count"] == 1).then_some(history)
	});
	let history = history.await;
	assert_eq!(history["checks"][0]["closed"]["check"], number);
	let mut entry = file.clone();
	entry["sequence"] = 0.into();
	entry["receipt"] = true.into();
	let closed = rpc.ask("hefu_check", &entry).await.expect("it answers");
	assert_eq!(closed["closed"], history["checks"][0]["closed"]);
	assert_eq!(closed["receipt"]["fact"]["answers"][0]["value"], closed["closed"]);
	let mut second = file.clone();
	second["from"] = 1.into();
	let rest = rpc.ask("hefu_checks", &second).await.expect("it answers");
	assert_eq!((&rest["count"], &rest["checks"]), (&json!(1), &json!([])));

	let error = rpc.ask("hefu_check", &json!({})).await.expect_err("of what?");
	assert_eq!((error.code, &error.data["path"]), (INVALID_PARAMS, &json!("dataset")));
}

async fn the_chains_errors_have_their_names(desk: &Desk, dataset: &str) {
	let rpc = &desk.rpc;
	let other = Desk::new(rpc, "//Bob");
	let withdraw = json!({ "dataset": dataset, "reason": "Error" });
	let failed = other.done("registry.withdraw", &withdraw).await;
	assert_eq!(
		(&failed["succeeded"], &failed["error"]["name"]),
		(&json!(false), &json!("registry.NotHolder"))
	);
	assert!(
		failed["error"]["message"].as_str().is_some_and(|text| text.contains("Another member")),
		"{failed}"
	);
	assert!(failed["events"].as_array().is_some_and(|events| !events.is_empty()));

	let refused = |error: Refused| (error.code, error.data["name"].as_str().unwrap_or_default().to_owned());
	let stranger = Desk::new(rpc, "//Mallory");
	let error = stranger.submit("registry.withdraw", &withdraw).await.expect_err("a stranger");
	assert!(error.data["next"].as_str().is_some_and(|next| next.contains("add-operator")), "{error:?}");
	assert_eq!(refused(error), (REFUSED, "members.Stranger".into()));
	let owner = other.submit("members.rotate_owner", &json!({ "new": desk.key.account().to_string() })).await;
	let owner = owner.expect("the pool cannot know");
	assert_eq!(other.wait_final(&owner["transaction"]).await["error"]["name"], "members.NotOwner");

	let prepared = desk.prepare("registry.withdraw", &withdraw).await.expect("it is as it must be");
	let mut signed = desk.signed(&prepared);
	signed["signature"] = format!("0x{}", "5a".repeat(64)).into();
	let error = rpc.ask("hefu_submit", &signed).await.expect_err("another's signature");
	assert_eq!(refused(error), (REFUSED, "transaction.BadProof".into()));
	signed["signature"] = "0x5a".into();
	let error = rpc.ask("hefu_submit", &signed).await.expect_err("no signature");
	assert_eq!((error.code, &error.data["path"]), (INVALID_PARAMS, &json!("signature")));
	let error = rpc.ask("hefu_submit", &json!(["0x00", "0x5a"])).await.expect_err("no payload");
	assert_eq!((error.code, &error.data["path"]), (INVALID_PARAMS, &json!("payload")));

	let mut long = registration(&"名".repeat(60));
	let error = desk.prepare("registry.register", &long).await.expect_err("too long a name");
	assert_eq!(error.data["path"], "params.content.descriptor.name");
	assert_eq!(refused(error), (INVALID_PARAMS, "params.TooLong".into()));
	long["content"]["descriptor"]["name"] = json!("名");
	long["content"]["parents"] = json!([{ "dataset": MemberId([1; 32]).to_string(), "version": 1 }]);
	let error = desk.prepare("registry.register", &long).await.expect_err("a member is no parent");
	assert_eq!(error.data["path"], "params.content.parents[0].dataset");
	assert_eq!(refused(error), (INVALID_PARAMS, "params.OtherKind".into()));

	let hash = format!("0x{}", "07".repeat(32));
	let error = rpc.ask("hefu_transaction", &json!([hash])).await.expect_err("never seen");
	assert_eq!(refused(error), (UNKNOWN_TRANSACTION, "UnknownTransaction".into()));
	let unknown = json!({ "dataset": DatasetId([9; 32]).to_string(), "at": hash });
	let error = rpc.ask("hefu_dataset", &unknown).await.expect_err("no such block");
	assert_eq!(refused(error), (UNKNOWN_BLOCK, "UnknownBlock".into()));
	let unknown = json!({ "dataset": DatasetId([9; 32]).to_string() });
	let none = rpc.ask("hefu_dataset", &unknown).await.expect("it answers");
	assert_eq!((&none["dataset"], &none["versions"]), (&Value::Null, &json!([])));
}

async fn a_subscription_tells_each_state(desk: &Desk, dataset: &str) {
	let withdraw = json!({ "dataset": dataset, "reason": "Superseded" });
	let prepared = desk.prepare("registry.withdraw", &withdraw).await.expect("it is as it must be");
	let signed = desk.signed(&prepared);
	let arguments = [signed["payload"].clone(), signed["signature"].clone()];
	let subscribing = desk.rpc.subscribe("hefu_submitAndWatch", &arguments, "hefu_unwatchTransaction");
	let mut states = subscribing.await.expect("it is taken");
	let mut seen = Vec::new();
	while seen.last().is_none_or(|state| state != "finalised") {
		let next = tokio::time::timeout(seconds(90), states.next()).await.expect("in time");
		let state = next.expect("it goes on until it is final").expect("it is JSON");
		seen.push(state["state"].as_str().expect("a state").to_owned());
		if state["state"] == "finalised" {
			assert_eq!(state["succeeded"], true, "{state}");
		}
	}
	assert_eq!(seen.first().map(String::as_str), Some("pooled"), "{seen:?}");
	assert!(seen.contains(&"inBlock".to_owned()), "{seen:?}");
	let nothing = ["0x".into(), "0x".into()];
	let refused = desk.rpc.subscribe("hefu_submitAndWatch", &nothing, "hefu_unwatchTransaction").await;
	let error = hefu_e2e::rpc::refused(refused.expect_err("no payload"));
	assert_eq!((error.code, &error.data["path"]), (INVALID_PARAMS, &json!("payload")));
}

/// With numbers of their own, three are in flight at once.
async fn several_can_be_prepared_at_once(desk: &Desk) {
	let first =
		desk.prepare("system.remark", &json!({ "remark": "0x00" })).await.expect("it is as it must be");
	let first = first["nonce"].as_u64().expect("a number");
	let mut handed_in = Vec::new();
	for nonce in [first + 1, first, first + 2] {
		let request = json!({
			"call": "system.remark",
			"params": { "remark": "0x01" },
			"signer": desk.key.account().to_string(),
			"scheme": "sr25519",
			"lifetime": 16,
			"nonce": nonce,
		});
		let prepared = desk.rpc.ask("hefu_prepare", &request).await.expect("it is as it must be");
		let submitted = desk.rpc.ask("hefu_submit", &desk.signed(&prepared)).await.expect("it is taken");
		handed_in.push(submitted["transaction"].clone());
	}
	for transaction in handed_in {
		assert_eq!(desk.wait_final(&transaction).await["succeeded"], true);
	}
}

async fn receipts_alone(rpc: &Rpc) {
	let receipt =
		rpc.ask("hefu_stateReceipt", &json!({ "questions": ["council"] })).await.expect("a receipt");
	assert!(receipt["fact"]["answers"][0]["value"].is_array(), "{receipt}");
	let error =
		rpc.ask("hefu_stateReceipt", &json!({ "questions": ["nosuch"] })).await.expect_err("no question");
	assert_eq!((error.code, &error.data["path"]), (INVALID_PARAMS, &json!("questions")));
	let handover = rpc.ask("hefu_handover", &json!({ "fromSet": 0 })).await.expect("the set that began");
	assert_eq!(handover["fromSet"], 0);
	let error = rpc.ask("hefu_handover", &json!({ "fromSet": 1_000_000 })).await.expect_err("no such set");
	assert_eq!(error.data["name"], "NoSuchSet");
	let status = rpc.ask("hefu_status", &json!({})).await.expect("it answers");
	let block = &status["finalised"]["hash"];
	let finality = rpc.ask("hefu_finality", &json!([block])).await.expect("it answers");
	assert_eq!(finality["final"], true, "{finality}");
	let unknown = json!([format!("0x{}", "07".repeat(32))]);
	let error = rpc.ask("hefu_finality", &unknown).await.expect_err("no such block");
	assert_eq!(error.code, UNKNOWN_BLOCK);
}
