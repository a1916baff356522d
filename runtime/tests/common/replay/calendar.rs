//! Years, which events carry whole.

use hefu_runtime::Runtime;
use pallet_calendar::{Event, Year, Years};

pub fn read(event: Event<Runtime>) {
	match event {
		Event::YearSet { kind, year, worked, basis } => {
			Years::<Runtime>::insert(kind, year, Year { worked, basis });
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}
