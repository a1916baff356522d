//! A look at the tables, all of it as at one moment.

use hefu_proofs::Question;
use serde_json::{Map, Value as Json, json};

use super::{
	Index,
	answer::Answer,
	page::{PageOf, page},
	refusal::{Cause, Refusal},
};
use crate::{
	database::{Row, Session, Value},
	law::Law,
	tables::Table,
};

/// A look at the tables.
pub struct Look {
	session: Session,
	/// How many rows there are of lists in the answer that end before their last.
	totals: Map<String, Json>,
	/// The last block that is indexed, -1 before the first.
	pub block: i64,
	/// The last block's time.
	pub now_ms: i64,
}

impl Index {
	/// Looks at the tables.
	pub async fn look(&self) -> Result<Look, Refusal> {
		let mut session = self.database.snapshot().await?;
		let last = "SELECT number, now_ms FROM blocks ORDER BY number DESC LIMIT 1";
		let last = session.row(last, Vec::new()).await?;
		let (block, now_ms) = last.map_or((-1, 0), |row| (row.int(0), row.int(1)));
		Ok(Look { session, totals: Map::new(), block, now_ms })
	}
}

/// What is looked for: conditions that hold together.
#[derive(Clone, Default)]
pub struct Filter {
	conditions: Vec<String>,
	values: Vec<Value>,
}

impl Filter {
	/// A filter by one column.
	pub fn by(column: &str, value: impl Into<Value>) -> Self {
		Self::default().and(column, value)
	}

	/// And by another.
	pub fn and(self, column: &str, value: impl Into<Value>) -> Self {
		self.holds(&format!("{column} = $?"), value)
	}

	/// And by another, where it is asked for.
	pub fn and_if(self, column: &str, value: Option<impl Into<Value>>) -> Self {
		match value {
			Some(value) => self.and(column, value),
			None => self,
		}
	}

	/// And by this condition, in which `$?` stands for the value.
	pub fn holds(mut self, condition: &str, value: impl Into<Value>) -> Self {
		self.values.push(value.into());
		self.conditions.push(condition.replace("$?", &format!("${}", self.values.len())));
		self
	}

	/// And by this condition, which has no value.
	pub fn is(mut self, condition: &str) -> Self {
		self.conditions.push(condition.into());
		self
	}

	/// And of events only those that the chain is for, where it is asked for. Said as the index `events_domain` says it, which has no
	/// others.
	pub fn domain_if(self, only: bool) -> Self {
		if only { self.is("e.domain = 1") } else { self }
	}

	/// And behind a row, in an order of columns.
	pub fn behind(mut self, columns: &str, sign: char, values: Vec<Value>) -> Self {
		let first = self.values.len() + 1;
		let places: Vec<_> = (first..first + values.len()).map(|place| format!("${place}")).collect();
		self.conditions.push(format!("({columns}) {sign} ({})", places.join(",")));
		self.values.extend(values);
		self
	}

	/// The clause, and its values.
	pub fn clause(self) -> (String, Vec<Value>) {
		match self.conditions.len() {
			0 => (String::new(), self.values),
			_ => (format!("WHERE {}", self.conditions.join(" AND ")), self.values),
		}
	}
}

/// A thing that was found.
#[derive(Clone, Debug)]
pub struct Found {
	/// Its id.
	pub id: String,
	/// Its value in the chain's state.
	pub state: Json,
	/// Where it came to be, and changed last.
	pub since: Json,
	/// Where it changed last.
	pub changed: Json,
	table: Table,
	cursor: String,
	row: Row,
}

impl Found {
	/// The text in a column of its table.
	pub fn text(&self, column: &str) -> Option<String> {
		self.row.opt_text(self.place(column)?)
	}

	/// The number in a column of its table.
	pub fn int(&self, column: &str) -> Option<i64> {
		self.row.opt_int(self.place(column)?)
	}

	/// The JSON in a column of its table.
	pub fn json(&self, column: &str) -> Json {
		self.text(column).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
	}

	fn place(&self, column: &str) -> Option<usize> {
		self.table.columns().iter().position(|name| *name == column).map(|place| 10 + place)
	}

	/// The record of what the state holds: with the question for its receipt, and more.
	pub fn record(&self, question: &Question, more: Json) -> Json {
		let mut record = Map::new();
		record.insert("question".into(), json!(question));
		record.insert("state".into(), self.state.clone());
		record.insert("since".into(), self.since.clone());
		record.insert("changed".into(), self.changed.clone());
		record.extend(more.as_object().cloned().unwrap_or_default());
		record.into()
	}

	/// The same of what the state has no entry for.
	pub fn bare(&self, more: Json) -> Json {
		let mut record = Map::new();
		record.insert("since".into(), self.since.clone());
		record.insert("changed".into(), self.changed.clone());
		record.extend(more.as_object().cloned().unwrap_or_default());
		record.into()
	}
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
	/// The youngest first.
	Youngest,
	/// The oldest first.
	Oldest,
}

impl Look {
	/// Law packs and days, as the clocks of the law are read by them.
	pub async fn law(&mut self) -> Result<Law, Refusal> {
		Ok(Law::read(&mut self.session).await?)
	}

	/// Rows of a statement of this crate.
	pub async fn rows(&mut self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, Refusal> {
		Ok(self.session.rows(sql, values).await?)
	}

	/// The first row of a statement.
	pub async fn row(&mut self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, Refusal> {
		Ok(self.session.row(sql, values).await?)
	}

	/// The answer. Where it does not show all rows of a list, its `totals` say how many there are.
	pub fn answer(self, mut json: Json) -> Answer {
		if !self.totals.is_empty() {
			json["totals"] = self.totals.into();
		}
		Answer { block: self.block, json }
	}

	/// Counts what a list of the answer is taken `from`, if it shows as many rows as it may.
	pub async fn total(
		&mut self,
		list: &str,
		(shown, limit): (usize, u32),
		from: &str,
		values: Vec<Value>,
	) -> Result<(), Refusal> {
		if shown as u32 == limit {
			let there = self.row(&format!("SELECT COUNT(*) FROM {from}"), values).await?;
			let there = there.map_or(0, |row| row.int(0));
			if there > i64::from(limit) {
				self.totals.insert(list.into(), there.into());
			}
		}
		Ok(())
	}

	/// The thing with this id.
	pub async fn find(&mut self, table: Table, id: &str) -> Result<Option<Found>, Refusal> {
		Ok(self.some(table, Filter::by("t.id", id), Order::Oldest, 1).await?.pop())
	}

	/// The thing with this id, which is asked for.
	pub async fn must(&mut self, table: Table, id: &str) -> Result<Found, Refusal> {
		self.find(table, id).await?.ok_or_else(|| Refusal::not_found(id))
	}

	/// The first things that a filter leaves.
	pub async fn some(
		&mut self,
		table: Table,
		filter: Filter,
		order: Order,
		limit: u32,
	) -> Result<Vec<Found>, Refusal> {
		let direction = if order == Order::Youngest { "DESC" } else { "ASC" };
		let (clause, mut values) = filter.clause();
		values.push(limit.into());
		let columns: String = table.columns().iter().map(|column| format!(", t.{column}")).collect();
		let sql = format!(
			"SELECT t.id, t.state, t.since_block, t.since_event, s.hash, s.now_ms, t.block, t.event, c.hash, c.now_ms{columns}
			FROM {} t JOIN blocks s ON s.number = t.since_block JOIN blocks c ON c.number = t.block {clause}
			ORDER BY t.since_block {direction}, t.since_event {direction}, t.id {direction} LIMIT ${}",
			table.name(),
			values.len()
		);
		let found = |row: Row| {
			let state = row.opt_text(1).and_then(|text| serde_json::from_str(&text).ok());
			let (since, changed) = (place(&row, 2), place(&row, 6));
			let id = row.text(0);
			let cursor = format!("{}.{}.{id}", row.int(2), row.int(3));
			Found { id, state: state.unwrap_or_default(), since, changed, table, cursor, row }
		};
		Ok(self.rows(&sql, values).await?.into_iter().map(found).collect())
	}

	/// The same as a list of the answer.
	pub async fn list(
		&mut self,
		list: &str,
		table: Table,
		filter: Filter,
		order: Order,
		limit: u32,
	) -> Result<Vec<Found>, Refusal> {
		let found = self.some(table, filter.clone(), order, limit).await?;
		let (clause, values) = filter.clause();
		let from = format!("{} t {clause}", table.name());
		self.total(list, (found.len(), limit), &from, values).await?;
		Ok(found)
	}

	/// A page of the things that a filter leaves.
	pub async fn page(
		&mut self,
		table: Table,
		filter: Filter,
		order: Order,
		of: &PageOf,
		mut show: impl FnMut(&Found) -> Result<Json, Refusal>,
	) -> Result<Json, Refusal> {
		let limit = of.limit()?;
		let filter = match of.behind::<2>()? {
			Some(([block, event], id)) => {
				let sign = if order == Order::Youngest { '<' } else { '>' };
				let behind = vec![block.into(), event.into(), id.into()];
				filter.behind("t.since_block, t.since_event, t.id", sign, behind)
			}
			None => filter,
		};
		let found = self.some(table, filter, order, limit + 1).await?;
		let rows = found.iter().map(|found| Ok((found.cursor.clone(), show(found)?)));
		Ok(page(limit, rows.collect::<Result<_, Refusal>>()?))
	}

	/// The member's name.
	pub async fn name_of(&mut self, member: &str) -> Result<Option<String>, Refusal> {
		let row = self.row("SELECT name FROM members WHERE id = $1", vec![member.into()]).await?;
		Ok(row.map(|row| row.text(0)))
	}

	/// The name of the dataset's latest version.
	pub async fn title_of(&mut self, dataset: &str) -> Result<Option<String>, Refusal> {
		let row = self.row("SELECT name FROM datasets WHERE id = $1", vec![dataset.into()]).await?;
		Ok(row.map(|row| row.text(0)))
	}

	/// Puts the names of a record's `dataset` and `institution` beside them, where it has them.
	pub async fn with_names(&mut self, record: &mut Json) -> Result<(), Refusal> {
		if let Some(dataset) = record["dataset"].as_str().map(String::from) {
			record["title"] = self.title_of(&dataset).await?.into();
		}
		if let Some(institution) = record["institution"].as_str().map(String::from) {
			record["institutionName"] = self.name_of(&institution).await?.into();
		}
		Ok(())
	}

	/// Puts the names of members beside their ids in a record, each under a name of its own; null where there is no member.
	pub async fn with_members(&mut self, record: &mut Json, named: &[(&str, &str)]) -> Result<(), Refusal> {
		for (member, name) in named {
			record[*name] = match record[*member].as_str().map(String::from) {
				Some(member) => self.name_of(&member).await?.into(),
				None => Json::Null,
			};
		}
		Ok(())
	}

	/// A block's hash by its number.
	pub async fn place(&mut self, block: i64, event: i64) -> Result<Json, Refusal> {
		let row = self.row("SELECT hash, now_ms FROM blocks WHERE number = $1", vec![block.into()]).await?;
		let row = row.ok_or_else(|| Refusal::not_found(&format!("block {block}")))?;
		Ok(json!({
			"block": block, "hash": row.text(0), "event": (event >= 0).then_some(event), "nowMs": row.int(1),
		}))
	}
}

/// Four columns as a place: block, event, hash, time.
fn place(row: &Row, at: usize) -> Json {
	let event = row.int(at + 1);
	json!({
		"block": row.int(at),
		"hash": row.text(at + 2),
		"event": (event >= 0).then_some(event),
		"nowMs": row.int(at + 3),
	})
}

/// An id of this kind, in the one form that it has.
pub fn id<T: std::str::FromStr + std::fmt::Display>(text: &str) -> Result<T, Refusal> {
	let id: T = text.parse().map_err(|_| Refusal::bad_id(text))?;
	if id.to_string() == text { Ok(id) } else { Err(Refusal::bad_id(text)) }
}

/// The same, where one is asked for, as it is written.
pub fn given<T: std::str::FromStr + std::fmt::Display>(
	text: Option<String>,
) -> Result<Option<String>, Refusal> {
	text.map(|text| id::<T>(&text).map(|id| id.to_string())).transpose()
}

/// A word of these.
pub fn word(parameter: &str, given: Option<String>, words: &[&str]) -> Result<Option<String>, Refusal> {
	match given {
		Some(word) if !words.contains(&&*word) => {
			let what = format!("{parameter}={word} (one of {})", words.join(", "));
			Err(Refusal::new(Cause::BadParameter, &what))
		}
		given => Ok(given),
	}
}
