//! Law packs, and why a clock does not tell, as JSON.

use hefu_primitives::{
	clock::ClockError,
	law::{Pack, PackId},
};
use serde_json::{Value, json};

use crate::{
	law::{InForce, PackFile},
	terms::Term,
};

/// A pack, in the form in which it is recorded, with the days from which it is in force.
pub fn pack(id: PackId, pack: &Pack, in_force: &[InForce]) -> Value {
	let days = in_force.iter().filter(|entry| entry.pack == id).map(|entry| entry.from.to_string());
	json!({ "number": id.0, "pack": PackFile::of(pack), "inForceFrom": days.collect::<Vec<_>>() })
}

/// Why a clock does not tell when it is over: the reason, and the year that is not recorded, or the clock.
pub fn clock_error(error: &ClockError) -> Value {
	let (reason, year, calendar, clock) = match error {
		ClockError::MissingYear(missing) => {
			("missing-year", Some(missing.year), Some(missing.kind.word()), None)
		}
		ClockError::UnknownPack => ("unknown-pack", None, None, None),
		ClockError::NotSet(clock) => ("not-set", None, None, Some(clock.word())),
		ClockError::OtherCounting(clock) => ("other-counting", None, None, Some(clock.word())),
		ClockError::Stopped => ("stopped", None, None, None),
		ClockError::Running => ("running", None, None, None),
		ClockError::Over => ("over", None, None, None),
		ClockError::AlreadyExtended => ("already-extended", None, None, None),
		ClockError::NotBySoMuch => ("not-by-so-much", None, None, None),
		ClockError::OutOfReach => ("out-of-reach", None, None, None),
	};
	json!({ "reason": reason, "year": year, "calendar": calendar, "clock": clock })
}
