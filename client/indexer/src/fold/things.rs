//! Things of the chain's state, held in memory while many blocks are read, and written at the end.

use std::{
	collections::{BTreeSet, HashMap, HashSet},
	hash::{BuildHasher, RandomState},
};

use serde_json::Value as Json;

use crate::{
	Error,
	database::{Insert, Row, Session, Value},
	tables::{FIRST, Table},
};

/// Things that are kept in memory between two writes at most.
const KEPT: usize = 20_000;
/// Things of a new index that are known to be there, or not, without asking: eight bytes each.
const MARKED: usize = 4_000_000;

/// Where something was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
	/// The block.
	pub block: u32,
	/// The event's number in it; -1 where no event says it.
	pub event: i64,
}

impl Place {
	/// In the first block's state.
	pub const FIRST: Self = Self { block: 0, event: -1 };
}

/// A thing: its value in the chain's state, where it came from, and what it is searched by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
	/// Its table.
	pub table: Table,
	/// The value, in the words of receipts; null where the state holds nothing.
	pub state: Json,
	/// Where it came to be.
	pub since: Place,
	/// Where it changed last.
	pub changed: Place,
	/// The other columns, as many as the table has.
	more: Vec<Value>,
}

impl Thing {
	/// The value of one of the table's own columns.
	pub fn get(&self, column: &str) -> &Value {
		&self.more[self.place(column)]
	}

	/// The text in one of the table's own columns.
	pub fn text(&self, column: &str) -> Option<String> {
		match self.get(column) {
			Value::Text(text) => text.clone(),
			_ => None,
		}
	}

	/// The number in one of the table's own columns.
	pub fn int(&self, column: &str) -> Option<i64> {
		match self.get(column) {
			Value::Int(number) => *number,
			_ => None,
		}
	}

	/// Sets one of the table's own columns.
	pub fn set(&mut self, column: &str, value: impl Into<Value>) {
		let place = self.place(column);
		self.more[place] = value.into();
	}

	fn place(&self, column: &str) -> usize {
		let found = self.table.columns().iter().position(|name| *name == column);
		found.expect("the columns of tables are named as the tables have them; the tests read every event")
	}

	/// As a row of its table.
	fn row(&self, id: &str) -> Vec<Value> {
		let state = (!self.state.is_null()).then(|| self.state.to_string());
		let mut row: Vec<Value> = vec![id.into(), state.into()];
		for place in [self.since, self.changed] {
			row.extend([place.block.into(), place.event.into()]);
		}
		row.extend(self.more.iter().cloned());
		row
	}

	fn of(table: Table, row: Row) -> Self {
		let state = row.opt_text(0).map(|text| serde_json::from_str(&text).unwrap_or_default());
		let place = |at: usize| Place { block: row.int(at) as u32, event: row.int(at + 1) };
		let (since, changed) = (place(1), place(3));
		Self {
			table,
			state: state.unwrap_or_default(),
			since,
			changed,
			more: row.0.into_iter().skip(5).collect(),
		}
	}
}

/// The things of all tables.
#[derive(Debug, Default)]
pub struct Things {
	known: HashMap<(Table, String), Option<Thing>>,
	changed: BTreeSet<(Table, String)>,
	marks: Option<Marks>,
}

/// Everything that was ever put into an index: whatever has no mark here is not in the database, and need not be looked for there.
#[derive(Debug, Default)]
struct Marks {
	hashes: HashSet<u64>,
	hasher: RandomState,
}

impl Marks {
	fn has(&self, key: &(Table, String)) -> bool {
		self.hashes.contains(&self.hasher.hash_one(key))
	}

	/// Whether there is room for it.
	fn put(&mut self, key: &(Table, String)) -> bool {
		self.hashes.insert(self.hasher.hash_one(key));
		self.hashes.len() <= MARKED
	}
}

impl Things {
	/// Of an index in which there is nothing yet.
	pub fn of_new_index() -> Self {
		Self { marks: Some(Marks::default()), ..Self::default() }
	}

	/// The thing with this id.
	pub async fn get(
		&mut self,
		session: &mut Session,
		table: Table,
		id: &str,
	) -> Result<Option<Thing>, Error> {
		Ok(self.look(session, table, id).await?.and_then(|found| found.clone()))
	}

	/// Takes the thing with this id out, which is put back when it has changed: unlike [`Self::get`] nothing is copied.
	pub async fn take(
		&mut self,
		session: &mut Session,
		table: Table,
		id: &str,
	) -> Result<Option<Thing>, Error> {
		Ok(self.look(session, table, id).await?.and_then(Option::take))
	}

	/// What is known of this id; nothing of what was never put into a new index.
	async fn look(
		&mut self,
		session: &mut Session,
		table: Table,
		id: &str,
	) -> Result<Option<&mut Option<Thing>>, Error> {
		let key = (table, id.to_owned());
		if !self.known.contains_key(&key) {
			if self.marks.as_ref().is_some_and(|marks| !marks.has(&key)) {
				return Ok(None);
			}
			let columns: Vec<_> = FIRST[1..].iter().chain(table.columns()).copied().collect();
			let sql = format!("SELECT {} FROM {} WHERE id = $1", columns.join(","), table.name());
			let found = session.row(&sql, vec![id.into()]).await?.map(|row| Thing::of(table, row));
			self.known.insert(key.clone(), found);
		}
		Ok(self.known.get_mut(&key))
	}

	/// Keeps a thing, to be written.
	pub fn put(&mut self, id: &str, thing: Thing) {
		let key = (thing.table, id.to_owned());
		self.marks.take_if(|marks| !marks.put(&key));
		self.changed.insert(key.clone());
		self.known.insert(key, Some(thing));
	}

	/// A new thing of a table, with the values of the table's own columns.
	pub fn made(table: Table, state: Json, at: Place, more: Vec<Value>) -> Thing {
		debug_assert_eq!(more.len(), table.columns().len(), "{table:?}");
		Thing { table, state, since: at, changed: at, more }
	}

	/// What is to be written of what changed.
	pub fn changes(&mut self) -> Vec<Insert> {
		let changed = std::mem::take(&mut self.changed);
		let of = |table: &Table| {
			let keys = changed.range((*table, String::new())..).take_while(|(of, _)| of == table);
			let rows: Vec<_> =
				keys.filter_map(|key| Some(self.known.get(key)?.as_ref()?.row(&key.1))).collect();
			let columns: Vec<_> = FIRST.iter().chain(table.columns()).copied().collect();
			let set: Vec<_> =
				columns[1..].iter().map(|column| format!("{column} = excluded.{column}")).collect();
			let otherwise = format!("ON CONFLICT (id) DO UPDATE SET {}", set.join(","));
			Insert { table: table.name(), columns, rows, otherwise }
		};
		let changes = Table::ALL.iter().map(of).filter(|insert| !insert.rows.is_empty()).collect();
		if self.known.len() > KEPT {
			self.known.clear();
		}
		changes
	}
}

impl super::Fold<'_> {
	/// The thing with this id.
	pub(crate) async fn get(&mut self, table: Table, id: &str) -> Result<Option<Thing>, Error> {
		self.things.get(self.session, table, id).await
	}

	/// The thing with this id, which there must be.
	pub(crate) async fn must(&mut self, table: Table, id: &str) -> Result<Thing, super::Fault> {
		let found = self.get(table, id).await?;
		found.ok_or_else(|| absent(table, id))
	}

	/// What there was with this id is so now, or there is such a thing from now on.
	pub(crate) async fn set(
		&mut self,
		table: Table,
		id: &str,
		state: Json,
		more: Vec<Value>,
	) -> Result<(), Error> {
		let former = self.get(table, id).await?;
		let mut thing = Things::made(table, state, self.at, more);
		if let Some(former) = former {
			thing.since = former.since;
		}
		self.things.put(id, thing);
		Ok(())
	}

	/// Changes the thing with this id, which there must be.
	pub(crate) async fn change(
		&mut self,
		table: Table,
		id: &str,
		change: impl FnOnce(&mut Thing) -> Result<(), super::Fault>,
	) -> Result<(), super::Fault> {
		let found = self.things.take(self.session, table, id).await?;
		let mut thing = found.ok_or_else(|| absent(table, id))?;
		// After a fault nothing of these things is written.
		change(&mut thing)?;
		thing.changed = self.at;
		self.things.put(id, thing);
		Ok(())
	}
}

/// What an event says of a thing that is not there.
fn absent(table: Table, id: &str) -> super::Fault {
	super::said::impossible(format!("{id} is not in {}", table.name()))
}
