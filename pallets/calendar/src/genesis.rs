//! The years and the laws that are known from the first block.

use alloc::{string::String, vec::Vec};
use hefu_primitives::{
	calendar::CalendarKind,
	date::Day,
	law::{ClockName, Pack, Row, Rule, Silence, TextStatus, Unit},
	text::Text,
};
use serde::{Deserialize, Serialize};

use crate::{Basis, Config, Entry, InForce, PackIds, Pallet, Years};

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

/// A law pack, as a person writes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PackConfig {
	/// What the law is cited by.
	pub identifier: String,
	/// Which version of the pack.
	pub version: u16,
	/// What the law is called, who made it, and where its text was found.
	pub source: String,
	/// How the text was come by.
	pub status: TextStatus,
	/// The clocks that it sets, in the order of their names.
	pub clocks: Vec<RuleConfig>,
	/// Which rights can be registered.
	pub eligibility: Vec<Row>,
	/// From which day it is in force, if it is: a later one than that of the pack before.
	pub in_force_from: Option<Day>,
}

/// What a law pack says of a clock, as a person writes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleConfig {
	/// Of which.
	pub clock: ClockName,
	/// How many units it has.
	pub amount: u16,
	/// What it counts.
	pub unit: Unit,
	/// What silence means when it is over.
	pub silence: Silence,
	/// Where the law says so.
	pub basis: String,
}

impl PackConfig {
	/// The pack, if its texts and lists are not too long.
	pub fn pack(&self) -> Option<Pack> {
		let rule = |config: &RuleConfig| {
			let RuleConfig { clock, amount, unit, silence, basis } = config;
			let basis = Text::new(basis).ok()?;
			Some(Rule { clock: *clock, amount: *amount, unit: *unit, silence: *silence, basis })
		};
		Some(Pack {
			identifier: Text::new(&self.identifier).ok()?,
			version: self.version,
			source: Text::new(&self.source).ok()?,
			status: self.status,
			clocks: self.clocks.iter().map(rule).collect::<Option<Vec<_>>>()?.try_into().ok()?,
			eligibility: self.eligibility.clone().try_into().ok()?,
		})
	}
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

	/// Records a pack of genesis, and from when it is in force: any day, for nothing was filed before.
	///
	/// Panics on what is wrong with it.
	pub(crate) fn build_pack(config: &PackConfig) {
		let PackConfig { identifier, version, in_force_from, .. } = config;
		let wrong = |what: &str| -> ! { panic!("genesis: {identifier} {version}: {what}") };
		let pack = config.pack().unwrap_or_else(|| wrong("a text or a list is too long, or a text is none"));
		let name = (pack.identifier.clone(), pack.version);
		if let Err(error) = Self::do_record_pack(pack) {
			wrong(error.into());
		}
		let (Some(from), Some(pack)) = (*in_force_from, PackIds::<T>::get(name)) else { return };
		let entry = InForce::<T>::count();
		let last = entry.checked_sub(1).and_then(InForce::<T>::get);
		if last.is_some_and(|last| last.from >= from) {
			wrong("the pack before it is in force from that day, or a later one");
		}
		InForce::<T>::insert(entry, Entry { from, pack });
	}
}
