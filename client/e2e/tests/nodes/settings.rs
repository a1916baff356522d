//! What operators choose: the slot's length at genesis, a shifted clock, a node that checks nothing.

use std::time::{SystemTime, UNIX_EPOCH};

use hefu_e2e::{
	data::{Host, closed, register},
	key,
	network::{Network, Plan},
	seconds, until,
};
use hefu_primitives::verification::{Tally, Verdict};
use hefu_sdk::chain;
use serde_json::json;
use tempfile::NamedTempFile;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_of_one_second_and_a_clock_that_jumps_by_weeks() {
	static CLOCK: std::sync::OnceLock<NamedTempFile> = std::sync::OnceLock::new();
	let clock = CLOCK.get_or_init(|| {
		let file = NamedTempFile::new().expect("a file");
		std::fs::write(file.path(), "0").expect("it can be written");
		file
	});
	let plan = Plan {
		genesis: vec![("/validators/slotMs", json!(1_000))],
		arguments: |_| {
			let clock = CLOCK.get().expect("it was made");
			vec!["--dev-clock".into(), clock.path().display().to_string()]
		},
		..Plan::default()
	};
	let network = Network::start_as(&plan).await;
	let client = network.node(0).client().await;
	let now = async || {
		let at = client.finalised().await.ok()?;
		let now = at.storage().try_fetch(chain::storage().timestamp().now(), ()).await.ok()??;
		let slot = at.storage().try_fetch(chain::storage().aura().current_slot(), ()).await.ok()??;
		Some((at.block_number(), now.decode().ok()?, slot.decode().ok()?.0))
	};
	let (first, began, first_slot) = now().await.expect("the chain has a clock");
	network.node(0).wait_finalised(first + 8, seconds(60)).await;
	let (later, then, later_slot) = now().await.expect("the chain has a clock");
	// A block's time is within its slot, some milliseconds after it began.
	assert_eq!((began / 1_000, then / 1_000), (first_slot, later_slot), "slots of a second");
	assert!(later_slot - first_slot >= later - first, "one block a slot at the most");
	let wall = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis() as u64;
	assert!(then.abs_diff(wall) < 60_000, "no shift yet");

	let replaced = clock.path().with_extension("new");
	std::fs::write(&replaced, (21 * DAY_MS).to_string()).expect("a file");
	std::fs::rename(&replaced, clock.path()).expect("renaming is atomic");
	until("three weeks have passed", seconds(90), async || {
		now().await.filter(|(_, now, _)| *now >= then + 21 * DAY_MS)
	})
	.await;
	let reached = network.node(3).finalised().await.expect("it lives");
	network.node(3).wait_finalised(reached + 5, seconds(60)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_checks_nothing_validates_all_the_same() {
	let plan = Plan {
		arguments: |place| if place == 3 { vec!["--no-verification".into()] } else { Vec::new() },
		..Plan::default()
	};
	let network = Network::start_as(&plan).await;
	let client = network.node(3).client().await;
	let folder = network.folder().join("served");
	std::fs::create_dir(&folder).expect("a folder");
	let file = folder.join("one.csv");
	std::fs::write(&file, "city,value\n").expect("a file");
	let host = Host::start(&folder).await;
	let subjects = register(&client, &key("//Alice"), &[(&*file, host.url("one.csv"))]).await;
	let [closed] = closed(&client, &subjects, 0).await.try_into().map_err(|_| "another number").expect("one");
	assert_eq!(closed.verdict.0, Verdict::Verified);
	assert_eq!(closed.tally.0, Tally { matches: 3, ..Tally::default() }, "three of four report");
	let reached = network.node(3).finalised().await.expect("it lives");
	network.node(3).wait_finalised(reached + 5, seconds(60)).await;
	host.stop().await;
}
