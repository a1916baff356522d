//! Values and rows, as both databases have them.

use sqlx::{Column as _, Row as _, TypeInfo, ValueRef, postgres::PgRow, sqlite::SqliteRow};

/// A value, or none of its type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
	/// A whole number.
	Int(Option<i64>),
	/// Text.
	Text(Option<String>),
	/// Bytes.
	Bytes(Option<Vec<u8>>),
}

macro_rules! from {
	($($of:ty => $to:ident, $value:ident => $made:expr;)*) => {$(
		impl From<$of> for Value {
			fn from($value: $of) -> Self {
				Self::$to(Some($made))
			}
		}
		impl From<Option<$of>> for Value {
			fn from(value: Option<$of>) -> Self {
				Self::$to(value.map(|$value| $made))
			}
		}
	)*};
}

from! {
	i64 => Int, value => value;
	u32 => Int, value => value.into();
	bool => Int, value => value.into();
	String => Text, value => value;
	&str => Text, value => value.into();
	&String => Text, value => value.clone();
	Vec<u8> => Bytes, value => value;
}

/// Numbers above 2^63 are none that a block or its time has: they saturate.
impl From<u64> for Value {
	fn from(value: u64) -> Self {
		Self::Int(Some(i64::try_from(value).unwrap_or(i64::MAX)))
	}
}

/// A row: its values by the place of their columns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row(pub Vec<Value>);

impl Row {
	/// The number in a column that always has one.
	pub fn int(&self, column: usize) -> i64 {
		self.opt_int(column).unwrap_or_default()
	}

	/// The number in a column.
	pub fn opt_int(&self, column: usize) -> Option<i64> {
		match self.0.get(column) {
			Some(Value::Int(value)) => *value,
			_ => None,
		}
	}

	/// The text in a column that always has some.
	pub fn text(&self, column: usize) -> String {
		self.opt_text(column).unwrap_or_default()
	}

	/// The text in a column.
	pub fn opt_text(&self, column: usize) -> Option<String> {
		match self.0.get(column) {
			Some(Value::Text(value)) => value.clone(),
			_ => None,
		}
	}

	/// The bytes in a column.
	pub fn bytes(&self, column: usize) -> &[u8] {
		match self.0.get(column) {
			Some(Value::Bytes(Some(value))) => value,
			_ => &[],
		}
	}
}

/// The values of a column, for many rows.
pub enum Column {
	/// Of whole numbers.
	Ints(Vec<Option<i64>>),
	/// Of text.
	Texts(Vec<Option<String>>),
	/// Of bytes.
	Bytes(Vec<Option<Vec<u8>>>),
}

impl Column {
	/// The name of its values' type in PostgreSQL.
	pub const fn type_name(&self) -> &'static str {
		match self {
			Self::Ints(_) => "int8",
			Self::Texts(_) => "text",
			Self::Bytes(_) => "bytea",
		}
	}

	fn of(value: Value) -> Self {
		match value {
			Value::Int(value) => Self::Ints(vec![value]),
			Value::Text(value) => Self::Texts(vec![value]),
			Value::Bytes(value) => Self::Bytes(vec![value]),
		}
	}

	fn push(&mut self, value: Value) {
		match (self, value) {
			(Self::Ints(values), Value::Int(value)) => values.push(value),
			(Self::Texts(values), Value::Text(value)) => values.push(value),
			(Self::Bytes(values), Value::Bytes(value)) => values.push(value),
			(_, value) => {
				unreachable!("{value:?} is of another type than its column; the tests read every event")
			}
		}
	}
}

/// Rows, which all have values of the same types, column by column.
pub fn columns(rows: Vec<Vec<Value>>) -> Vec<Column> {
	let mut rows = rows.into_iter();
	let mut columns: Vec<_> = rows.next().into_iter().flatten().map(Column::of).collect();
	for row in rows {
		columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
	}
	columns
}

/// A row of SQLite. The columns are typed (`STRICT`), so a value that is null can be told by its column's declared type; an
/// expression has none, and is a number where nothing is said.
pub fn of_sqlite(row: &SqliteRow) -> Result<Row, sqlx::Error> {
	let value = |(place, column): (usize, &sqlx::sqlite::SqliteColumn)| {
		let value = row.try_get_raw(place)?;
		let declared = column.type_info().name().to_owned();
		let name = if value.is_null() { declared } else { value.type_info().name().to_owned() };
		Ok(match &*name {
			"TEXT" => Value::Text(row.try_get(place)?),
			"BLOB" => Value::Bytes(row.try_get(place)?),
			_ => Value::Int(row.try_get(place)?),
		})
	};
	row.columns().iter().enumerate().map(value).collect::<Result<_, _>>().map(Row)
}

/// A row of PostgreSQL.
pub fn of_postgres(row: &PgRow) -> Result<Row, sqlx::Error> {
	let value = |(place, column): (usize, &sqlx::postgres::PgColumn)| {
		Ok(match column.type_info().name() {
			"INT8" => Value::Int(row.try_get(place)?),
			"INT4" => Value::Int(row.try_get::<Option<i32>, _>(place)?.map(Into::into)),
			"BYTEA" => Value::Bytes(row.try_get(place)?),
			_ => Value::Text(row.try_get(place)?),
		})
	};
	row.columns().iter().enumerate().map(value).collect::<Result<_, _>>().map(Row)
}
