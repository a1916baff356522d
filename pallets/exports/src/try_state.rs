//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::prelude::*;
use hefu_primitives::{
	MemberId,
	export::{Basis, Heads, year_in_china},
};

use crate::{AllRules, Config, Counted, Export, ExportCount, Exports, MAX_RULES, Pallet};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		let count = AllRules::<T>::count();
		let rules = AllRules::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(count <= MAX_RULES && rules.keys().copied().eq(0..count), "rules out of order");
		ensure!(rules.values().all(|rules| rules.is_sound()), "rules that say nothing");

		let mut exports = BTreeMap::<MemberId, BTreeMap<u32, Export>>::new();
		for (exporter, number, export) in Exports::<T>::iter() {
			exports.entry(exporter).or_default().insert(number, export);
		}
		let mut counted = BTreeMap::new();
		for (exporter, exports) in &exports {
			counted
				.extend(Self::heads_of(exports)?.into_iter().map(|(year, heads)| ((*exporter, year), heads)));
		}
		let stored = Counted::<T>::iter().map(|(exporter, year, heads)| ((exporter, year), heads));
		ensure!(stored.collect::<BTreeMap<_, _>>() == counted, "R20: heads are counted wrong");
		let numbers = exports.iter().map(|(exporter, exports)| (*exporter, exports.len() as u32));
		ensure!(
			ExportCount::<T>::iter().collect::<BTreeMap<_, _>>() == numbers.collect(),
			"exports are counted wrong"
		);
		Ok(())
	}

	/// R20, of one exporter's exports: each came after those before it, and had what it needed by the rules of its time. Gives the heads
	/// by year.
	fn heads_of(exports: &BTreeMap<u32, Export>) -> Result<BTreeMap<u16, Heads>, DispatchError> {
		ensure!(exports.keys().copied().eq(1..=exports.len() as u32), "exports out of order");
		let mut counted = BTreeMap::<u16, Heads>::new();
		let mut before = (0, 0);
		for export in exports.values() {
			let Export { heads, important, basis, rules, at_ms, .. } = export;
			let is_later = *at_ms >= before.0 && *rules >= before.1;
			ensure!(is_later, "an export before the one before it");
			before = (*at_ms, *rules);
			ensure!(!basis.exempts_wrongly(heads, *important), "R20: an exemption that does not cover it");
			if basis.is_exemption() {
				continue;
			}
			let rules = AllRules::<T>::get(rules).ok_or("R20: an export by no rules")?;
			let year = counted.get(&year_in_china(*at_ms)).copied().unwrap_or_default().and(heads);
			ensure!(
				rules.required(heads, &year, *important) <= basis.path(),
				"R20: an export without evidence"
			);
			let is_over = matches!(basis, Basis::Assessment { until_ms, .. } if until_ms <= at_ms);
			ensure!(!is_over, "R20: an assessment that held no more");
			if !heads.is_nobody() {
				counted.insert(year_in_china(*at_ms), year);
			}
		}
		Ok(counted)
	}
}
