//! Years and law packs, which events carry whole, and which pack is in force when; and when the chain stood still. Derived: on which days
//! it did.

use codec::Encode;
use hefu_primitives::{
	calendar::StalledDays,
	date::{Day, days_in},
	law::{Pack, PackId},
};
use serde_json::{Value as Json, json};

use super::{Fault, Fold, registry::described, said::*};
use crate::{decode::Event, law, tables::Table};

impl Fold<'_> {
	pub(super) async fn calendar(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"YearSet" => {
				let id = format!("{}/{}", text(said, "kind")?, number(said, "year")?);
				let state = json!({ "worked": said["worked"], "basis": said["basis"] });
				Ok(self.set(Table::Years, &id, state, Vec::new()).await?)
			}
			"PackRecorded" => {
				let (id, pack): (PackId, Pack) = typed(&event.record)?;
				self.law_pack(id, &pack).await
			}
			"PutInForce" => {
				let (entry, pack, from): (u32, PackId, Day) = typed(&event.record)?;
				self.law_in_force(entry, pack, from).await
			}
			"StoodStill" => self.stood_still(said).await,
			_ => Ok(()),
		}
	}

	/// There is this law pack.
	pub(crate) async fn law_pack(&mut self, id: PackId, pack: &Pack) -> Result<(), Fault> {
		let bytes = pack.encode();
		let state = described("Calendar", "Packs", &bytes)?;
		let name = pack.identifier.to_string_lossy();
		let more = vec![name.into(), u32::from(pack.version).into(), hex::encode(bytes).into()];
		Ok(self.set(Table::LawPacks, &id.0.to_string(), state, more).await?)
	}

	/// The pack is in force from this day on, until the next entry's.
	pub(crate) async fn law_in_force(&mut self, entry: u32, pack: PackId, from: Day) -> Result<(), Fault> {
		let state = json!({ "from": from.0, "pack": pack.0 });
		let more = vec![pack.0.into(), i64::from(from.0).into()];
		Ok(self.set(Table::LawsInForce, &entry.to_string(), state, more).await?)
	}

	async fn stood_still(&mut self, said: &Json) -> Result<(), Fault> {
		let (from_ms, until_ms) = (number(said, "from_ms")?, number(said, "until_ms")?);
		let id = number(said, "stall")?.to_string();
		let state = json!({ "from_ms": said["from_ms"], "until_ms": said["until_ms"] });
		self.set(Table::Stalls, &id, state, Vec::new()).await?;
		let ((first_year, first), (last_year, last)) =
			(Day::in_china(from_ms).place(), Day::in_china(until_ms.saturating_sub(1)).place());
		for year in first_year..=last_year {
			let Ok(known) = u16::try_from(year) else { break };
			let from = if year == first_year { first } else { 0 };
			let to = if year == last_year { last } else { days_in(year).saturating_sub(1) };
			let id = known.to_string();
			let mut days = match self.get(Table::StalledYears, &id).await? {
				Some(former) => law::days::<StalledDays>(&former.state)
					.ok_or_else(|| impossible(format!("{id} is no year with days")))?,
				None => StalledDays::default(),
			};
			days.add(from, to);
			let state = super::hex(&days.encode()).into();
			self.set(Table::StalledYears, &id, state, Vec::new()).await?;
		}
		Ok(())
	}
}
