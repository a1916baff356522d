//! Pages of a list: a cursor says behind which row the next one begins.

use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use utoipa::{IntoParams, ToSchema};

use super::refusal::{Cause, Refusal};

/// Rows of a page unless said otherwise, and at most.
const LIMIT: u32 = 25;
const MAX_LIMIT: u32 = 100;

/// Which page of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageOf {
	/// Rows, 1 to 100; 25 unless given.
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub cursor: Option<String>,
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page {
	/// The rows.
	items: Vec<Json>,
	/// Where the next page begins; null: this is the last.
	next: Option<String>,
}

impl PageOf {
	/// How many rows.
	pub fn limit(&self) -> Result<u32, Refusal> {
		match self.limit.unwrap_or(LIMIT) {
			limit @ 1..=MAX_LIMIT => Ok(limit),
			other => Err(Refusal::new(Cause::BadParameter, &format!("limit={other}"))),
		}
	}

	/// The parts of the cursor: numbers, and what is left.
	pub fn behind<const NUMBERS: usize>(&self) -> Result<Option<([i64; NUMBERS], String)>, Refusal> {
		let Some(cursor) = &self.cursor else { return Ok(None) };
		let bad = || Refusal::from(Cause::BadCursor);
		let text = hex::decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
		let text = text.filter(|text| !text.contains('\0')).ok_or_else(bad)?;
		let mut parts = text.splitn(NUMBERS + 1, '.');
		let mut numbers = [0; NUMBERS];
		for number in &mut numbers {
			*number = parts.next().and_then(|part| part.parse().ok()).ok_or_else(bad)?;
		}
		Ok(Some((numbers, parts.next().unwrap_or_default().into())))
	}
}

/// A page of rows, of which one more than its limit was looked for; each with its cursor.
pub fn page(limit: u32, mut rows: Vec<(String, Json)>) -> Json {
	let more = rows.len() > limit as usize;
	rows.truncate(limit as usize);
	let next = rows.last().filter(|_| more).map(|(cursor, _)| hex::encode(cursor));
	let items: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
	json!({ "items": items, "next": next })
}
