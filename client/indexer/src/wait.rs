//! Waiting for a node or a database that is away: at the beginning as later.

use std::time::Duration;

use crate::Error;

/// Pause before another attempt.
pub(crate) const RETRY: Duration = Duration::from_secs(2);

/// What is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
	/// The node does not answer.
	Node,
	/// The database does not.
	Database,
}

/// Tries until it is done, or fails by what waiting does not help against.
///
/// `told` hears what is away, and why, whenever that changes; and without a reason that it is there again.
///
/// ```no_run
/// # use hefu_indexer::{Database, Error, Indexer, Options, Source, until_there};
/// # use hefu_sdk::Client;
/// # async fn begin(options: Options) -> Result<(), Error> {
/// let told = |away, why: Option<&Error>| match why {
///     Some(why) => eprintln!("waiting for {away:?}: {why}"),
///     None => eprintln!("{away:?} is there"),
/// };
/// let database = until_there(async || Database::open("postgres://db/index").await, told).await?;
/// let indexer = until_there(async || {
///     let source = Source::new(Client::connect("ws://node:9944").await?);
///     Indexer::new(database.clone(), source, options.clone()).await
/// }, told);
/// # indexer.await?;
/// # Ok(())
/// # }
/// ```
pub async fn until_there<T>(
	mut attempt: impl AsyncFnMut() -> Result<T, Error>,
	mut told: impl FnMut(Away, Option<&Error>),
) -> Result<T, Error> {
	let mut before = None;
	loop {
		let done = attempt().await;
		let error = done.as_ref().err();
		let away = error.and_then(Error::away);
		if before != away {
			if let Some(back) = before {
				told(back, None);
			}
			if let Some(now) = away {
				told(now, error);
			}
			before = away;
		}
		if away.is_none() {
			return done;
		}
		tokio::time::sleep(RETRY).await;
	}
}
