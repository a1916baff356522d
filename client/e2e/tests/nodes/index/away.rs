//! An index whose node or database goes away for a while waits, and goes on.

use hefu_e2e::seconds;
use hefu_indexer::{Database, Error, Follower, Row, Source};
use hefu_sdk::Client;

use super::{
	comes_further, height, index,
	line::{Break, Line, To},
	postgres::Postgres,
};

/// Bytes of the node's after which the line breaks, again and again: within the first blocks and their state, and within later blocks.
const AT_FIRST: [usize; 4] = [300, 5_000, 50_000, 300_000];
const LATER: [usize; 3] = [1_000, 2_000, 4_000];

/// Ends the server of its database while it runs, and starts it again.
pub async fn from_its_database(url: &str, server: &mut Postgres, database: &str) {
	let mut process = index(url, database, &["--listen", "127.0.0.1:0"]);
	comes_further(database, height(database).await).await;
	server.stop();
	// Blocks become final meanwhile, and it tries to write them.
	tokio::time::sleep(seconds(6)).await;
	server.go_on();
	comes_further(database, height(database).await).await;
	assert!(process.try_wait().expect("it is our child").is_none(), "it has ended");
	process.kill().expect("it is ours to kill");
	process.wait().expect("what is killed ends");
}

/// Breaks the line to its node in the middle of answers of every length; the rows of what it has indexed up to the block `last`.
pub async fn from_its_node(url: &str, last: u32, database: &str) -> Vec<(&'static str, Vec<Row>)> {
	let line = Line::to(To::Address(url.trim_start_matches("ws://").into())).await;
	let client = Client::connect(&format!("ws://{}", line.address())).await.expect("the node is there");
	let source = Source::new(client);
	line.breaks([Break::After(1_000)]);
	let lost = source.metadata(source.genesis()).await;
	assert!(matches!(lost, Err(Error::Node(hefu_sdk::Error::Unreachable { .. }))), "{:?}", lost.err());
	source.metadata(source.genesis()).await.expect("the line is there again");

	let database = Database::open(database).await.expect("a new file");
	// Block by block, so that there is something to break for long.
	let follower = Follower::open(database.clone(), source, 1).await.expect("the node answers");
	let mut progress = follower.progress();
	line.breaks(AT_FIRST.map(Break::After));
	let breaking = async {
		progress.wait_for(|progress| progress.indexed.is_some()).await.expect("it follows");
		assert!(line.has_broken(), "the first blocks came over a whole line");
		line.breaks(LATER.map(Break::After));
		std::future::pending().await
	};
	tokio::select! {
		done = follower.run(Some(last)) => done.expect("it goes on"),
		() = breaking => {}
	}
	assert!(line.has_broken(), "the later blocks came over a whole line");
	let rows = database.rows().await.expect("it answers");
	database.close().await;
	rows
}
