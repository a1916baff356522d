//! The beginning: a database or a node that is away is waited for, and nothing else is.

mod common;

use std::cell::RefCell;

use common::postgres::Postgres;
use hefu_indexer::{Away, Database, Error, Source, until_there};
use hefu_sdk::Client;

/// What is heard of what is away: whether it is, or is there again.
type Heard = RefCell<Vec<(Away, bool)>>;

fn hears(heard: &Heard) -> impl FnMut(Away, Option<&Error>) {
	|away, why| heard.borrow_mut().push((away, why.is_some()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_at_first_is_waited_for() {
	let mut server = Postgres::start();
	let url = server.database("late");
	server.stop();
	let away = Database::open(&url).await.expect_err("nothing listens");
	assert_eq!(away.away(), Some(Away::Database), "{away:?}");
	let heard = Heard::default();
	let mut attempts = 0;
	let opened = until_there(
		async || {
			attempts += 1;
			if attempts == 2 {
				server.go_on();
			}
			Database::open(&url).await
		},
		hears(&heard),
	);
	opened.await.expect("it is there again").close().await;
	assert_eq!((attempts, heard.take()), (2, vec![(Away::Database, true), (Away::Database, false)]));
}

#[tokio::test]
async fn a_node_that_is_away_at_first_is_waited_for() {
	// Nothing listens at the address of a socket that was bound and is gone.
	let address = std::net::TcpListener::bind("127.0.0.1:0").and_then(|gone| gone.local_addr());
	let url = format!("ws://{}", address.expect("a port"));
	let heard = Heard::default();
	let mut attempts = 0;
	let found = until_there(
		async || {
			attempts += 1;
			match attempts {
				1 | 2 => Client::connect(&url).await.map(Source::new).map(drop).map_err(Error::from),
				3 => Err(sqlx::Error::PoolTimedOut.into()),
				_ => Ok(()),
			}
		},
		hears(&heard),
	);
	found.await.expect("the fourth attempt");
	let expected = [(Away::Node, true), (Away::Node, false), (Away::Database, true), (Away::Database, false)];
	assert_eq!((attempts, heard.take()), (4, expected.to_vec()));
}

#[tokio::test]
async fn what_is_wrong_is_not_waited_for() {
	let wrong = until_there(async || Database::open("mysql://nowhere").await, |away, _| panic!("{away:?}"));
	assert!(matches!(wrong.await, Err(Error::Address(_))));
	let folder = tempfile::tempdir().expect("a folder");
	let file = folder.path().join("no-database");
	std::fs::write(&file, "text").expect("a file");
	let url = format!("sqlite://{}", file.display());
	let wrong = until_there(async || Database::open(&url).await, |away, _| panic!("{away:?}"));
	assert!(matches!(wrong.await, Err(Error::Database(_))));
}
