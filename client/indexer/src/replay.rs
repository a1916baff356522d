//! Which past filings for the property register, and applications for the register of public data, another law pack would have decided
//! otherwise, and from which step on.
//!
//! A case is led through its history twice at the same time: by the pack that holds for it, and by the other. What people did, and when,
//! is taken as it was: nobody knows what they would have done. So a case differs from the first step on that the other pack does not allow,
//! or at which silence, or the term of what is registered, is another. What follows from there is not guessed.
//!
//! What the chain refused left nothing behind, and is not looked at: neither a case, nor a step such as an objection that came too late.

mod case;
mod course;
mod histories;
#[cfg(test)]
mod tests;

use hefu_primitives::{
	MemberId,
	almanac::{Almanac, Deemed},
	clock::{Clock, ClockError},
	law::{ClockName, Eligibility, Obtained, PackId},
	registration::{Conclusion, Filing, StageError},
	right::Right,
};

pub use case::Case;
use course::Course;
pub use histories::{Histories, Names};

/// What happened to a case, as its event says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
	/// It was made.
	Made,
	/// This member confirmed it.
	Confirmed(MemberId),
	/// What silence had done was written down.
	Silence,
	/// What was asked for was supplied.
	Supplied,
	/// It was taken back.
	Withdrawn,
	/// It was taken on.
	Accepted,
	/// A correction was asked for.
	CorrectionAsked,
	/// The review was made longer by so many units.
	Extended(u16),
	/// The review's clock was stopped.
	Stopped,
	/// It went on.
	Resumed,
	/// It was shown to the public.
	Publicised,
	/// It was not, for a reason.
	Waived,
	/// Somebody objected.
	Objected,
	/// An objection was decided about. Where it was right, another event says that the filing was rejected.
	Decided(Conclusion),
	/// What it asked for was registered, or cancelled.
	Registered,
	/// It was not registered.
	Rejected,
	/// It was ended.
	Terminated,
}

/// A step of a case, and where the chain says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
	/// What happened.
	pub act: Act,
	/// When, in milliseconds since 1970 UTC.
	pub at_ms: u64,
	/// In which block.
	pub block: u32,
	/// The event's number in it.
	pub event: u32,
}

/// All that happened to a case.
#[derive(Clone, Debug)]
pub struct History<C: Case = Filing> {
	/// Its id.
	pub id: C::Id,
	/// As it was made, under the law that holds for it.
	pub made: C,
	/// The term of what was registered before, if it asks for another.
	pub before: Option<Clock>,
	/// What happened, in order; that it was made comes first.
	pub steps: Vec<Done>,
	/// The moment until which nothing more has happened.
	pub until_ms: u64,
}

/// How a case would have gone otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
	/// This right could not have been registered, or only with the consent of others.
	NotEligible {
		/// Which.
		right: Right,
		/// How the data was come by.
		obtained: Obtained,
		/// What the other pack says of it.
		eligibility: Eligibility,
	},
	/// The renewal would have been asked for too early or too late.
	OutOfWindow {
		/// The first moment at which it could have been.
		from_ms: u64,
		/// The first moment at which it could no longer have been.
		until_ms: u64,
	},
	/// By then silence would have answered at another time, or with something else, or not at all.
	Silence {
		/// What it did by the pack that holds.
		own: Option<Deemed>,
		/// What it would have done by the other.
		other: Option<Deemed>,
	},
	/// It would have been done when this clock was over.
	TooLate(ClockName),
	/// The review could not have been made longer, or not by so much.
	NotExtended,
	/// It would have been registered while the public could still object.
	StillPublicised,
	/// What was registered would hold for another time.
	Expires {
		/// Until when it holds, by the pack that holds.
		own_ms: u64,
		/// Until when it would hold.
		other_ms: u64,
	},
	/// That cannot be told.
	Unknown(ClockError),
	/// It could not have been done at its stage.
	Stage(StageError),
}

/// From where on a case would have gone otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
	/// At which step; none if after the last.
	pub at: Option<Done>,
	/// How.
	pub how: Otherwise,
}

/// A step that the pack which holds does not allow, though the chain took it: the history is not the chain's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit {
	/// The step.
	pub at: Done,
	/// Why not.
	pub why: Otherwise,
}

/// From where on the case would have gone otherwise by the other pack; nothing if nowhere.
pub fn replay<C: Case>(
	law: &impl Almanac,
	other: PackId,
	history: &History<C>,
) -> Result<Option<Difference>, Unfit> {
	let mut own = Course::of(history, history.made.pack());
	let mut under = Course::of(history, other);
	for done in &history.steps {
		let unfit = |why| Unfit { at: *done, why };
		let found = |how| Ok(Some(Difference { at: Some(*done), how }));
		let (silence, otherwise) = (own.silence(law, done.at_ms), under.silence(law, done.at_ms));
		let silence = silence.map_err(|error| unfit(Otherwise::Unknown(error)))?;
		match otherwise {
			Ok(other) if other == silence => {}
			Ok(other) => return found(Otherwise::Silence { own: silence, other }),
			Err(error) => return found(Otherwise::Unknown(error)),
		}
		own.take(law, done).map_err(unfit)?;
		if let Err(how) = under.take(law, done) {
			return found(how);
		}
		let expires = own.expires(law).map_err(|error| unfit(Otherwise::Unknown(error)))?;
		match (expires, under.expires(law)) {
			(_, Err(error)) => return found(Otherwise::Unknown(error)),
			(Some(own_ms), Ok(Some(other_ms))) if own_ms != other_ms => {
				return found(Otherwise::Expires { own_ms, other_ms });
			}
			_ => {}
		}
	}
	let how = match (own.silence(law, history.until_ms), under.silence(law, history.until_ms)) {
		(own, other) if own == other => return Ok(None),
		(Ok(own), Ok(other)) => Otherwise::Silence { own, other },
		(Err(error), _) | (_, Err(error)) => Otherwise::Unknown(error),
	};
	Ok(Some(Difference { at: None, how }))
}
