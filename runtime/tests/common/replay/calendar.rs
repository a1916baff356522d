//! Years and law packs, which events carry whole; and when the chain stood still, from which its days follow.

use hefu_runtime::Runtime;
use pallet_calendar::{Entry, Event, InForce, PackIds, Packs, Stall, Stalls, Year, Years, mark_days};

pub fn read(event: Event<Runtime>) {
	match event {
		Event::YearSet { kind, year, worked, basis } => {
			Years::<Runtime>::insert(kind, year, Year { worked, basis });
		}
		Event::PackRecorded { id, pack } => {
			PackIds::<Runtime>::insert((pack.identifier.clone(), pack.version), id);
			Packs::<Runtime>::insert(id, pack);
		}
		Event::PutInForce { entry, pack, from } => {
			InForce::<Runtime>::insert(entry, Entry { from, pack });
		}
		Event::StoodStill { stall, from_ms, until_ms } => {
			let time = Stall { from_ms, until_ms };
			Stalls::<Runtime>::insert(stall, time);
			mark_days::<Runtime>(&time);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}
