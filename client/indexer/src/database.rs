//! The two databases, as one: the same statements with the same values, which are numbers, text and bytes.
//!
//! Statements are written once, with `$1` for what is bound; both databases read that. Values are always bound, never written
//! into a statement: what a statement is put together from are names of this crate's own tables and columns.

mod link;
mod session;
mod value;

use std::{str::FromStr, time::Duration};

use sqlx::{
	PgPool, SqlitePool,
	migrate::Migrator,
	postgres::{PgConnectOptions, PgPoolOptions},
	sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::Error;

use link::Link;
pub use session::{Insert, Session};
pub use value::{Row, Value};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections that answer questions at the same time; more questions wait.
const CONNECTIONS: u32 = 8;
/// How long a question waits for a connection, and a writer for another.
const WAIT: Duration = Duration::from_secs(5);
/// Statements that a connection keeps prepared: more than this crate has.
const PREPARED: usize = 512;

/// A database with the tables of the index.
#[derive(Clone, Debug)]
pub enum Database {
	/// A file.
	Sqlite(SqlitePool),
	/// A server.
	Postgres(PgPool),
}

impl Database {
	/// Opens `sqlite://FILE` (made if it is not there) or `postgres://…`, and makes or changes its tables to this program's.
	pub async fn open(url: &str) -> Result<Self, Error> {
		Self::at(url, true).await
	}

	/// Opens one that is there, to be asked: no file is made.
	pub async fn open_existing(url: &str) -> Result<Self, Error> {
		Self::at(url, false).await
	}

	async fn at(url: &str, make: bool) -> Result<Self, Error> {
		match url.split_once("://") {
			Some(("sqlite", file)) if !file.is_empty() => {
				let options = SqliteConnectOptions::from_str(url)?
					.create_if_missing(make)
					// One writes and many read at the same time. A crash of the machine may undo the last transactions, never
					// half of one: they are indexed again.
					.journal_mode(SqliteJournalMode::Wal)
					.synchronous(SqliteSynchronous::Normal)
					.busy_timeout(WAIT)
					.statement_cache_capacity(PREPARED);
				let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(WAIT);
				let pool = pool.connect_with(options).await?;
				SQLITE.run(&pool).await?;
				Ok(Self::Sqlite(pool))
			}
			Some(("postgres" | "postgresql", _)) => {
				let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(WAIT);
				let options = PgConnectOptions::from_str(url)?
					// A crash of the server may undo the last transactions, never half of one: they are indexed again.
					.options([("synchronous_commit", "off")])
					.statement_cache_capacity(PREPARED);
				let pool = pool.connect_with(options).await?;
				POSTGRES.run(&pool).await?;
				Ok(Self::Postgres(pool))
			}
			_ => Err(Error::Address(url.into())),
		}
	}

	/// A transaction that writes.
	pub async fn begin(&self) -> Result<Session, Error> {
		Ok(match self {
			Self::Sqlite(pool) => Link::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
			Self::Postgres(pool) => Link::Postgres(pool.begin().await?),
		}
		.into())
	}

	/// A transaction that reads, all of it as at one moment.
	pub async fn snapshot(&self) -> Result<Session, Error> {
		Ok(match self {
			Self::Sqlite(pool) => Link::Sqlite(pool.begin().await?),
			Self::Postgres(pool) => {
				let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
				Link::Postgres(pool.begin_with(begin).await?)
			}
		}
		.into())
	}

	/// Ends all connections.
	pub async fn close(&self) {
		match self {
			Self::Sqlite(pool) => pool.close().await,
			Self::Postgres(pool) => pool.close().await,
		}
	}
}
