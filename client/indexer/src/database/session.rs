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
pub struct Session {
	/// The transaction, unless a task has it. Without either an insert failed, and what was written before it is undone.
	link: Option<Link>,
	/// A task that inserts, and gives the transaction back.
	inserting: Option<JoinHandle<Result<Link, Error>>>,
}

impl From<Link> for Session {
	fn from(link: Link) -> Self {
		Self { link: Some(link), inserting: None }
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
		self.inserting = Some(tokio::spawn(async move {
			for insert in inserts {
				link.insert(insert).await?;
			}
			Ok(link)
		}));
		Ok(())
	}

	/// Waits until all that was handed over is inserted, and is told if it failed.
	pub async fn done(&mut self) -> Result<(), Error> {
		self.link().await?;
		Ok(())
	}

	/// Makes what was written stand.
	pub async fn commit(mut self) -> Result<(), Error> {
		self.take().await?.commit().await
	}

	async fn link(&mut self) -> Result<&mut Link, Error> {
		let link = self.take().await?;
		Ok(self.link.insert(link))
	}

	/// The transaction, when all inserts are done. Who stops waiting for it leaves it to the next who asks.
	async fn take(&mut self) -> Result<Link, Error> {
		let Some(task) = &mut self.inserting else {
			return self.link.take().ok_or_else(|| sqlx::Error::WorkerCrashed.into());
		};
		let done = task.await;
		self.inserting = None;
		match done {
			Ok(done) => done,
			Err(broken) if broken.is_panic() => std::panic::resume_unwind(broken.into_panic()),
			Err(_) => Err(sqlx::Error::WorkerCrashed.into()),
		}
	}
}
