//! The two databases, as one: the same statements with the same values, which are numbers, text and bytes.
//!
//! Statements are written once, with `$1` for what is bound; both databases read that. Values are always bound, never written
//! into a statement: what a statement is put together from are names of this crate's own tables and columns.

mod value;

use std::{str::FromStr, time::Duration};

use sqlx::{
	AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool, Transaction,
	migrate::Migrator,
	postgres::{PgConnectOptions, PgPoolOptions},
	sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::Error;

use value::Column;
pub use value::{Row, Value};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections that answer questions at the same time; more questions wait.
const CONNECTIONS: u32 = 8;
/// How long a question waits for a connection, and a writer for another.
const WAIT: Duration = Duration::from_secs(5);
/// Rows that one statement inserts into SQLite. With 15 columns at most they bind far less than its 32,766 values.
const AT_ONCE: [usize; 3] = [64, 8, 1];
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
				let options = PgConnectOptions::from_str(url)?.statement_cache_capacity(PREPARED);
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
			Self::Sqlite(pool) => Session::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
			Self::Postgres(pool) => Session::Postgres(pool.begin().await?),
		})
	}

	/// A transaction that reads, all of it as at one moment.
	pub async fn snapshot(&self) -> Result<Session, Error> {
		Ok(match self {
			Self::Sqlite(pool) => Session::Sqlite(pool.begin().await?),
			Self::Postgres(pool) => {
				let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
				Session::Postgres(pool.begin_with(begin).await?)
			}
		})
	}

	/// Ends all connections.
	pub async fn close(&self) {
		match self {
			Self::Sqlite(pool) => pool.close().await,
			Self::Postgres(pool) => pool.close().await,
		}
	}
}

/// A transaction. What is not committed has not been.
#[derive(Debug)]
pub enum Session {
	/// In a file.
	Sqlite(Transaction<'static, Sqlite>),
	/// With a server.
	Postgres(Transaction<'static, Postgres>),
}

/// Binds the values to a statement.
macro_rules! bound {
	($sql:expr, $values:expr) => {{
		let mut query = sqlx::query(AssertSqlSafe($sql));
		for value in $values {
			query = match value {
				Value::Int(int) => query.bind(int),
				Value::Text(text) => query.bind(text),
				Value::Bytes(bytes) => query.bind(bytes),
			};
		}
		query
	}};
}

impl Session {
	/// The rows that a statement finds. `sql` is made of this crate's own words, and what anybody else said is in `values`.
	pub async fn rows(&mut self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, Error> {
		let sql = sql.to_owned();
		Ok(match self {
			Self::Sqlite(session) => {
				let rows = bound!(sql, values).fetch_all(&mut **session).await?;
				rows.iter().map(value::of_sqlite).collect::<Result<_, _>>()?
			}
			Self::Postgres(session) => {
				let rows = bound!(sql, values).fetch_all(&mut **session).await?;
				rows.iter().map(value::of_postgres).collect::<Result<_, _>>()?
			}
		})
	}

	/// The first row that a statement finds.
	pub async fn row(&mut self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, Error> {
		Ok(self.rows(sql, values).await?.into_iter().next())
	}

	/// Carries a statement out; how many rows it changed.
	pub async fn run(&mut self, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
		let sql = sql.to_owned();
		Ok(match self {
			Self::Sqlite(session) => bound!(sql, values).execute(&mut **session).await?.rows_affected(),
			Self::Postgres(session) => bound!(sql, values).execute(&mut **session).await?.rows_affected(),
		})
	}

	/// Inserts rows into a table, many with one statement, and with few forms of a statement: each is prepared once a connection.
	/// `otherwise` is what follows the values: what becomes of rows that are there already.
	pub async fn insert(
		&mut self,
		table: &'static str,
		columns: &[&'static str],
		rows: Vec<Vec<Value>>,
		otherwise: &str,
	) -> Result<(), Error> {
		if rows.is_empty() {
			return Ok(());
		}
		let into = format!("INSERT INTO {table} ({})", columns.join(","));
		match self {
			Self::Sqlite(session) => {
				let mut rows = rows.into_iter();
				for size in AT_ONCE {
					// `?` and not `$1`: that is a name to SQLite, and it looks through the names before it for each.
					let row = format!("({})", vec!["?"; columns.len()].join(","));
					let sql = format!("{into} VALUES {} {otherwise}", vec![row; size].join(","));
					while rows.len() >= size {
						let some = rows.by_ref().take(size).flatten();
						bound!(sql.clone(), some).execute(&mut **session).await?;
					}
				}
			}
			Self::Postgres(session) => {
				let columns = value::columns(rows);
				let places: Vec<_> =
					(1..).zip(&columns).map(|(at, of)| format!("${at}::{}[]", of.type_name())).collect();
				let from = format!("SELECT * FROM UNNEST({})", places.join(","));
				let mut query = sqlx::query(AssertSqlSafe(format!("{into} {from} {otherwise}")));
				for column in columns {
					query = match column {
						Column::Ints(values) => query.bind(values),
						Column::Texts(values) => query.bind(values),
						Column::Bytes(values) => query.bind(values),
					};
				}
				query.execute(&mut **session).await?;
			}
		}
		Ok(())
	}

	/// Makes what was written stand.
	pub async fn commit(self) -> Result<(), Error> {
		match self {
			Self::Sqlite(session) => session.commit().await?,
			Self::Postgres(session) => session.commit().await?,
		}
		Ok(())
	}
}
