//! What the law says, and when its periods are over. Implemented by `calendar`; whoever has cases asks.

use frame::prelude::*;
use hefu_primitives::{
	almanac::{Almanac, Deemed},
	clock::{Clock, ClockError},
	law::{ClockName, Eligibility, Obtained, PackId},
	right::Right,
};

/// Tells which law holds, and which rights it lets be registered.
pub trait LawPacks {
	/// The pack that holds for what is filed at this moment; none before the first came into force. A filing keeps it.
	fn in_force(at_ms: u64) -> Option<PackId>;

	/// Whether by this pack a right can be registered in data that was come by in this way.
	fn eligibility(pack: PackId, obtained: Obtained, right: Right) -> Result<Eligibility, ClockError>;

	/// Weight of [`LawPacks::in_force`].
	fn in_force_weight() -> Weight;

	/// Weight of [`LawPacks::eligibility`].
	fn eligibility_weight() -> Weight;
}

/// Runs the law's clocks. All moments are milliseconds since 1970 UTC; those at which something is done never go back.
///
/// What was over stays over: no answer of "yes" ever becomes "no", whatever governance records and however long the chain stands still
/// later.
pub trait LawClocks {
	/// The law and the days that are recorded, for whatever is read of them at once.
	fn almanac() -> impl Almanac;

	/// A clock that this moment sets off. An error when the pack does not set it, or it is neither a period nor a term.
	fn start(pack: PackId, name: ClockName, at_ms: u64) -> Result<Clock, ClockError>;

	/// The clock, stopped. An error when it is over or stands. It goes on with [`Clock::resume`].
	fn stop(clock: Clock, at_ms: u64) -> Result<Clock, ClockError>;

	/// The clock, made longer by so many units, whether it runs or stands. An error when it is over, when it was made longer before, or
	/// when its pack does not let it be made longer by so much.
	fn extend(clock: Clock, by: u16, at_ms: u64) -> Result<Clock, ClockError>;

	/// When it will be over, if it is not stopped and the chain does not stand still until then. What is done before is in time.
	fn end(clock: &Clock) -> Result<u64, ClockError>;

	/// Whether it is over at this moment; one that stands is not. It needs no year beyond the moment's.
	fn is_over(clock: &Clock, at_ms: u64) -> Result<bool, ClockError>;

	/// What silence has meant since a moment up to this one, if the clock is over and its silence means anything.
	fn deemed(clock: &Clock, at_ms: u64) -> Result<Option<Deemed>, ClockError>;

	/// From when until when the renewal of what holds until `expires_ms` can be asked for: what is done at the first moment or later,
	/// and before the second, is in time.
	fn renewal_window(pack: PackId, expires_ms: u64) -> Result<(u64, u64), ClockError>;

	/// Weight of the heaviest of these.
	fn weight() -> Weight;
}
