//! A transaction, whose inserts are carried out while something else is done.

use tokio::task::JoinHandle;

use super::{
	link::Link,
	value::{Row, Value},
};
use crate::Error;

/// Rows to be inserted into a table.
#[derive(Debug)]
pub struct Insert {
	/// The table.
	pub table: &'static str,
	/// Its columns, in the order of the rows' values.
	pub columns: Vec<&'static str>,
	/// The rows, of which all values of a column have the same type.
	pub rows: Vec<Vec<Value>>,
	/// What follows the values in the statement: what becomes of rows that are there already.
	pub otherwise: String,
}

/// A transaction. What is not committed has not been.
#[derive(Debug)]
pub struct Session(State);

/// Who has the transaction.
#[derive(Debug)]
enum State {
	/// The session.
	Here(Link),
	/// A task that inserts, and gives it back.
	Inserting(JoinHandle<Result<Link, Error>>),
	/// Nobody: an insert failed, was told, and what was written before it is undone.
	Undone,
}

impl From<Link> for Session {
	fn from(link: Link) -> Self {
		Self(State::Here(link))
	}
}

impl Session {
	/// The rows that a statement finds. `sql` is made of this crate's own words, and what anybody else said is in `values`.
	pub async fn rows(&mut self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, Error> {
		self.link().await?.rows(sql.to_owned(), values).await
	}

	/// The first row that a statement finds.
	pub async fn row(&mut self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, Error> {
		Ok(self.rows(sql, values).await?.into_iter().next())
	}

	/// Carries a statement out; how many rows it changed.
	pub async fn run(&mut self, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
		self.link().await?.run(sql.to_owned(), values).await
	}

	/// Has rows inserted, and does not wait for it: whatever is asked of the session next does, and is told if it failed. So the
	/// database works while the next rows are made.
	pub async fn insert(&mut self, inserts: Vec<Insert>) -> Result<(), Error> {
		let mut link = self.take().await?;
		self.0 = State::Inserting(tokio::spawn(async move {
			for insert in inserts {
				link.insert(insert).await?;
			}
			Ok(link)
		}));
		Ok(())
	}

	/// Makes what was written stand.
	pub async fn commit(mut self) -> Result<(), Error> {
		self.take().await?.commit().await
	}

	async fn link(&mut self) -> Result<&mut Link, Error> {
		let link = self.take().await?;
		self.0 = State::Here(link);
		match &mut self.0 {
			State::Here(link) => Ok(link),
			State::Inserting(_) | State::Undone => unreachable!("it was put there"),
		}
	}

	/// The transaction, when all inserts are done.
	async fn take(&mut self) -> Result<Link, Error> {
		match std::mem::replace(&mut self.0, State::Undone) {
			State::Here(link) => Ok(link),
			State::Inserting(task) => match task.await {
				Ok(done) => done,
				Err(broken) if broken.is_panic() => std::panic::resume_unwind(broken.into_panic()),
				Err(_) => Err(sqlx::Error::WorkerCrashed.into()),
			},
			State::Undone => Err(sqlx::Error::WorkerCrashed.into()),
		}
	}
}
