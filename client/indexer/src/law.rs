//! The law's clocks, read as the chain reads them, over what the index has of law packs and days.

use std::collections::BTreeMap;

use codec::Decode;
use hefu_primitives::{
	almanac::Almanac,
	calendar::{CalendarKind, StalledDays, WorkedDays},
	law::{Pack, PackId},
};
use serde_json::Value as Json;

use crate::{Error, database::Session, raw::stored};

/// Law packs and days, as many as were added. What cannot be read is not added: it is told as missing, and not guessed.
#[derive(Clone, Debug, Default)]
pub struct Law {
	packs: BTreeMap<PackId, Pack>,
	years: BTreeMap<(CalendarKind, u16), WorkedDays>,
	stalled: BTreeMap<u16, StalledDays>,
}

impl Law {
	/// All that the index has.
	pub async fn read(session: &mut Session) -> Result<Self, Error> {
		let mut law = Self::default();
		for row in session.rows("SELECT id, scale FROM law_packs", Vec::new()).await? {
			law.add_pack(&row.text(0), &row.text(1));
		}
		let state = |text: String| serde_json::from_str::<Json>(&text).unwrap_or_default();
		for row in session.rows("SELECT id, state FROM years", Vec::new()).await? {
			law.add_year(&row.text(0), &state(row.text(1)));
		}
		for row in session.rows("SELECT id, state FROM stalled_years", Vec::new()).await? {
			law.add_stalled(&row.text(0), &state(row.text(1)));
		}
		Ok(law)
	}

	/// Adds a pack by its number, as it is encoded.
	pub fn add_pack(&mut self, id: &str, scale: &str) {
		if let (Ok(number), Some(pack)) = (id.parse(), stored(scale)) {
			self.packs.insert(PackId(number), pack);
		}
	}

	/// Adds a pack that nobody has recorded; its number, which no recorded one has.
	pub fn propose(&mut self, pack: Pack) -> PackId {
		let number = PackId(u32::MAX);
		self.packs.insert(number, pack);
		number
	}

	/// Adds a year, by whose it is and its number.
	pub fn add_year(&mut self, id: &str, state: &Json) {
		let Some((kind, year)) = id.split_once('/') else { return };
		let kind = CalendarKind::ALL.into_iter().find(|known| format!("{known:?}") == kind);
		if let (Some(kind), Ok(year), Some(worked)) = (kind, year.parse(), days(&state["worked"])) {
			self.years.insert((kind, year), worked);
		}
	}

	/// Adds the days of a year on which the chain stood still.
	pub fn add_stalled(&mut self, year: &str, state: &Json) {
		if let (Ok(year), Some(stalled)) = (year.parse(), days(state)) {
			self.stalled.insert(year, stalled);
		}
	}
}

impl Almanac for Law {
	fn pack(&self, id: PackId) -> Option<Pack> {
		self.packs.get(&id).cloned()
	}

	fn year(&self, kind: CalendarKind, year: u16) -> Option<WorkedDays> {
		self.years.get(&(kind, year)).copied()
	}

	fn stalled(&self, year: u16) -> StalledDays {
		self.stalled.get(&year).copied().unwrap_or_default()
	}
}

/// Days of a year, in the words of receipts: a bit each.
pub fn days<T: Decode>(said: &Json) -> Option<T> {
	stored(said.as_str()?.strip_prefix("0x")?)
}
