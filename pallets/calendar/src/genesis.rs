//! The years that are known from the first block.

use alloc::{string::String, vec::Vec};
use hefu_primitives::{calendar::CalendarKind, date::Day};
use serde::{Deserialize, Serialize};

use crate::{Basis, Config, Pallet, Years};

/// Which days of a year are worked, as a person writes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct YearConfig {
	/// Whose days.
	pub kind: CalendarKind,
	/// The year.
	pub year: u16,
	/// Days off (放假), weekends among them or not, such as `2026-10-01`.
	pub holidays: Vec<Day>,
	/// Weekend days that are worked (调休上班).
	pub make_up: Vec<Day>,
	/// Where it is said.
	pub basis: String,
}

impl<T: Config> Pallet<T> {
	/// Records a year of genesis.
	///
	/// Panics on what is wrong with it: a chain must not start from a bad genesis.
	pub(crate) fn build_year(config: &YearConfig) {
		let YearConfig { kind, year, holidays, make_up, basis } = config;
		let wrong = |what: &str| -> ! { panic!("genesis: {} {year}: {what}", kind.chinese()) };
		if Years::<T>::contains_key(kind, year) {
			wrong("it is there twice");
		}
		let basis = Basis::new(basis).unwrap_or_else(|_| wrong("its basis is too long or no text"));
		if let Err(error) = Self::do_set_year(*kind, *year, holidays, make_up, basis) {
			wrong(error.into());
		}
	}
}
