//! A standard client, subxt, without any of Hefu's own: it knows the chain from its metadata alone.

use hefu_e2e::network::Network;
use subxt::{
	OnlineClient, SubstrateConfig,
	dynamic::{self, At, Value},
};
use subxt_signer::sr25519::dev;

const NAME: &str = "气象观测数据";

#[tokio::test(flavor = "multi_thread")]
async fn subxt_registers_a_dataset_and_reads_it_back() {
	let network = Network::start().await;
	let api =
		OnlineClient::<SubstrateConfig>::from_insecure_url(network.node(0).url()).await.expect("a node");
	let at = api.at_current_block().await.expect("a block");
	let call = dynamic::tx("Registry", "register", (Value::from_bytes([7; 32]), content(), term("Later")));
	let sent = at.transactions().sign_and_submit_then_watch_default(&call, &dev::alice()).await;
	let events = sent.expect("the pool takes it").wait_for_finalized_success().await.expect("it succeeds");
	let registered =
		events.iter().filter_map(Result::ok).find(|event| event.event_name() == "DatasetRegistered");
	let bytes = registered.expect("its event").field_bytes().to_vec();
	let (dataset, holder) = bytes.split_at(32);

	let at = api.at_current_block().await.expect("a block");
	let id = Value::from_bytes(dataset);
	let datasets = dynamic::storage::<(Value,), Value>("Registry", "Datasets");
	let found =
		at.storage().fetch(datasets, (id.clone(),)).await.expect("it is there").decode().expect("a value");
	assert_eq!(found.at("versions").and_then(Value::as_u128), Some(1));
	assert!(found.at("holder").expect("its holder").to_string().contains(&format!("{}", holder[0])));
	let versions = dynamic::storage::<(Value, u32), Value>("Registry", "Versions");
	let version =
		at.storage().fetch(versions, (id, 1)).await.expect("it is there").decode().expect("a value");
	let size = version.at("content").at("distributions").at(0).at(0).at("size").and_then(Value::as_u128);
	assert_eq!(size, Some(1));
}

fn content() -> Value {
	let descriptor = Value::named_composite([
		("name", text(NAME)),
		("overview", none()),
		("industry", none()),
		("source", term("Generated")),
		("spatial", none()),
		("temporal", none()),
		("update_frequency", none()),
		("volume", Value::named_composite([("records", none()), ("bytes", none())])),
		("form", none()),
		("kind", term("Product")),
		("access", term("OnApplication")),
		(
			"grade",
			Value::named_composite([("class", term("General")), ("level", none()), ("report", none())]),
		),
		("personal_information", term("None")),
		("schema", none()),
		("metadata", none()),
		("derivation", none()),
		("watermark", none()),
	]);
	let blake3 = Value::unnamed_variant("Some", [Value::from_bytes([1; 32])]);
	let file = Value::named_composite([
		("name", text("a.csv")),
		("media_type", text("text/csv")),
		("size", Value::u128(1)),
		("locator", Value::unnamed_variant("Url", [text("http://127.0.0.1:9/a.csv")])),
		("digests", Value::named_composite([("blake3", blake3), ("sha256", none()), ("sm3", none())])),
		("seal", none()),
	]);
	Value::named_composite([
		("descriptor", descriptor),
		("distributions", Value::unnamed_composite([file])),
		("parents", Value::unnamed_composite([])),
	])
}

fn text(text: &str) -> Value {
	Value::from_bytes(text)
}

fn term(name: &str) -> Value {
	Value::unnamed_variant(name, [])
}

fn none() -> Value {
	term("None")
}
