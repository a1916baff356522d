//! Rows that are only ever added: what blocks have, and by what things are found.

use std::collections::BTreeMap;

use crate::database::{Insert, Value};

/// Leaves the row that is there.
const NOTHING: &str = "ON CONFLICT DO NOTHING";
/// Takes the place of the row that is there.
const NAMED: &str = "ON CONFLICT (kind, id) DO UPDATE SET title = excluded.title, detail = excluded.detail, \
                     folded = excluded.folded";

/// Rows, by table.
#[derive(Default)]
pub struct Rows {
	pub blocks: Vec<Vec<Value>>,
	pub transactions: Vec<Vec<Value>>,
	pub events: Vec<Vec<Value>>,
	pub event_objects: Vec<Vec<Value>>,
	pub missed: Vec<Vec<Value>>,
	pub parties: Vec<Vec<Value>>,
	pub names: Vec<Vec<Value>>,
	pub grams: Vec<Vec<Value>>,
	pub codes: Vec<Vec<Value>>,
}

impl Rows {
	/// What is to be inserted.
	pub fn inserts(self) -> Vec<Insert> {
		// A name that changed twice is written once: one statement must not change a row twice.
		let names = self.names.into_iter().map(|row| ((row[0].clone(), row[1].clone()), row));
		let names = names.collect::<BTreeMap<_, _>>().into_values().collect();
		let insert = |table, columns: &[&'static str], rows, otherwise: &str| Insert {
			table,
			columns: columns.to_vec(),
			rows,
			otherwise: otherwise.into(),
		};
		vec![
			insert(
				"blocks",
				&[
					"number",
					"hash",
					"parent",
					"state_root",
					"extrinsics_root",
					"events_root",
					"now_ms",
					"spec_version",
					"slot",
					"author",
					"missed_slots",
					"transactions",
					"events",
				],
				self.blocks,
				"",
			),
			insert(
				"transactions",
				&[
					"block", "idx", "hash", "signer", "member", "pallet", "call", "args", "success", "error",
					"bytes",
				],
				self.transactions,
				"",
			),
			insert(
				"events",
				&["block", "idx", "transaction_idx", "pallet", "name", "domain", "fields", "record"],
				self.events,
				"",
			),
			insert("event_objects", &["id", "block", "idx"], self.event_objects, ""),
			insert("missed", &["block", "member", "slots"], self.missed, ""),
			insert("parties", &["kind", "party", "id"], self.parties, NOTHING),
			insert("grams", &["gram", "kind", "id"], self.grams, NOTHING),
			insert("codes", &["code", "kind", "id"], self.codes, NOTHING),
			insert("names", &["kind", "id", "title", "detail", "folded"], names, NAMED),
		]
	}
}
