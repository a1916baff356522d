//! A transaction with either database.

use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use super::{
	session::Insert,
	value::{self, Column, Row, Value},
};
use crate::Error;

/// Rows that one statement inserts into SQLite. With 16 columns at most they bind far less than its 32,766 values.
const AT_ONCE: [usize; 3] = [64, 8, 1];

/// A transaction.
#[derive(Debug)]
pub enum Link {
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

impl Link {
	/// The rows that a statement finds.
	pub async fn rows(&mut self, sql: String, values: Vec<Value>) -> Result<Vec<Row>, Error> {
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

	/// Carries a statement out; how many rows it changed.
	pub async fn run(&mut self, sql: String, values: Vec<Value>) -> Result<u64, Error> {
		Ok(match self {
			Self::Sqlite(session) => bound!(sql, values).execute(&mut **session).await?.rows_affected(),
			Self::Postgres(session) => bound!(sql, values).execute(&mut **session).await?.rows_affected(),
		})
	}

	/// Inserts rows, many with one statement, and with few forms of a statement: each is prepared once a connection.
	pub async fn insert(&mut self, Insert { table, columns, rows, otherwise }: Insert) -> Result<(), Error> {
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
