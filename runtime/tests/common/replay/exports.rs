//! Data that left the country. Derived: how many exports somebody recorded, and the heads of the year, from its event.

use hefu_primitives::export::year_in_china;
use hefu_runtime::Runtime;
use pallet_exports::{AllRules, Counted, Event, ExportCount, Exports};

pub fn read(event: Event<Runtime>) {
	match event {
		Event::RulesSet { number, rules } => AllRules::<Runtime>::insert(number, rules),
		Event::Exported { exporter, number, export, counted } => {
			Exports::<Runtime>::insert(exporter, number, export);
			ExportCount::<Runtime>::insert(exporter, number);
			if !counted.is_nobody() {
				Counted::<Runtime>::insert(exporter, year_in_china(export.at_ms), counted);
			}
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}
