//! The index of a real network: killed at any moment, or cut off from its node or its database, it ends with the rows of an undisturbed
//! run, in both databases; and what it answers is what receipts prove.

mod answers;
mod away;
#[path = "../../../indexer/tests/common/line.rs"]
mod line;
#[path = "../../../indexer/tests/common/postgres.rs"]
mod postgres;

use std::{
	cell::Cell,
	collections::BTreeSet,
	path::Path,
	process::{Child, Stdio},
	time::{Duration, SystemTime, UNIX_EPOCH},
};

use hefu_e2e::{
	data::content,
	key,
	network::{Network, Plan},
	programs::hefu_command,
	seconds, until,
};
use hefu_indexer::{Database, Writer};
use hefu_primitives::{
	right::{Ground, Right},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
};
use hefu_proofs::Trust;
use hefu_sdk::{Client, rights::Granting};
use postgres::Postgres;
use serde_json::{Value, json};

/// Kills at least, unless `HEFU_KILLS` says how many.
const KILLS: usize = 10;
/// Datasets that are registered and granted meanwhile.
const DATASETS: usize = 3;

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_ends_with_the_same_rows_which_are_what_receipts_prove() {
	let plan = Plan {
		genesis: vec![("/validators/slotMs", json!(1_000))],
		// Over a line it is asked by another address than its own, which it refuses unless it is told to answer everybody.
		arguments: |_| vec!["--rpc-cors".into(), "all".into()],
		..Plan::default()
	};
	let network = Network::start_as(&plan).await;
	let (url, client) = (network.node(0).url(), network.node(0).client().await);
	let trust = std::fs::read(network.first_trust()).expect("a file");
	let trust = Trust::from_bytes(&trust).expect("a trust file");
	let mut server = Postgres::start();
	let file = |name: &str| format!("sqlite://{}", network.folder().join(name).display());

	let killed = [file("killed"), server.database("killed")];
	let kills = std::env::var("HEFU_KILLS").map_or(KILLS, |kills| kills.parse().expect("a number"));
	let done = Cell::new(false);
	let life = async {
		live(&client, network.folder()).await;
		done.set(true);
	};
	let killing = async {
		let mut far = Vec::new();
		while far.len() < kills || !done.get() {
			let before = far.last().filter(|_| far.len() % 3 != 0);
			let came = kill_both(url, &killed, before.copied()).await;
			far.push(came);
		}
		far
	};
	let ((), far) = tokio::join!(life, killing);
	println!("killed {} times; after each they had come to the blocks {far:?}", far.len());
	away::from_its_database(url, &mut server, &killed[1]).await;

	let best = network.node(0).best().await.expect("it answers");
	let last = network.node(0).wait_finalised(best, seconds(120)).await;
	for place in 0..killed.len() {
		let heights: BTreeSet<_> = far.iter().map(|far| far[place]).collect();
		let before = heights.range(0..last as i64).count();
		assert!(before >= kills / 2, "{}: {far:?} of {last}", killed[place]);
	}
	let undisturbed = [file("undisturbed"), server.database("undisturbed")];
	let mut rows = Vec::new();
	for database in undisturbed.iter().chain(&killed) {
		let ended = index(url, database, &["--until", &last.to_string()]).wait().expect("it ends");
		assert!(ended.success(), "{database}");
		let database = Database::open(database).await.expect("it is there");
		rows.push(database.rows().await.expect("it answers"));
		database.close().await;
	}
	rows.push(away::from_its_node(url, last as u32, &file("away")).await);
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
	answers::are_what_receipts_prove(url, &killed[0], &client, &trust).await;
}

/// Starts an index of each database and kills them; how far each has come. They are killed at any moment, be it before they have said a
/// word to the database; but where it is given how far they were `before`, not before they have come further.
async fn kill_both(url: &str, databases: &[String; 2], before: Option<[i64; 2]>) -> [i64; 2] {
	let batch = (1 + drawn() % 4).to_string();
	let start = |database: &String| index(url, database, &["--batch", &batch, "--listen", "127.0.0.1:0"]);
	let mut running: Vec<Child> = databases.iter().map(start).collect();
	for (database, before) in databases.iter().zip(before.into_iter().flatten()) {
		comes_further(database, before).await;
	}
	tokio::time::sleep(Duration::from_millis(drawn() % 900)).await;
	for process in &mut running {
		process.kill().expect("it is ours to kill");
		process.wait().expect("what is killed ends");
	}
	[height(&databases[0]).await, height(&databases[1]).await]
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

/// How far the index in a database is.
async fn height(database: &str) -> i64 {
	let database = Database::open(database).await.expect("it can be opened");
	let mut session = database.snapshot().await.expect("it answers");
	let row = session.row("SELECT next_block FROM chain", Vec::new()).await.expect("it answers");
	drop(session);
	database.close().await;
	row.map_or(0, |row| row.int(0)) - 1
}

/// Waits until an index has come further than to this block.
async fn comes_further(database: &str, than: i64) {
	let what = format!("{database} has more than block {than}");
	until(&what, seconds(120), async || (height(database).await > than).then_some(())).await;
}

async fn another_chain_is_refused(url: &str, database: &str) {
	let other = Database::open(database).await.expect("a new file");
	Writer::open(other.clone(), &[7; 32]).await.expect("the index of another chain begins");
	other.close().await;
	let refused = index(url, database, &["--until", "1"]).wait_with_output().expect("it ends");
	let said: Value = serde_json::from_slice(&refused.stdout).expect("JSON");
	assert_eq!((refused.status.code(), &said["error"]["name"]), (Some(3), &json!("OtherChain")), "{said}");
}
