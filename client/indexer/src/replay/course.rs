//! The way of a case under one pack: the rules of `pallet_registration` (`filing`, `standing`, `review`, `objections`, `store`), and so of
//! `pallet_catalogue`, as far as a pack has a say in them. What primitives say once (stages and their steps, silence, clocks) is theirs.

use hefu_primitives::{
	almanac::{Almanac, Deemed},
	clock::{Clock, ClockError},
	law::{ClockName, Eligibility, PackId},
	registration::{Clocks, Conclusion, Filing, FilingKind, Request, Stage, Step},
};

use super::{Act, Case, Done, History, Otherwise};

/// A case on its way, as a filing.
#[derive(Clone, Debug)]
pub struct Course {
	filing: Filing,
	/// Whether it is shown to the public before it is registered, or its institution says why not.
	is_shown: bool,
	/// The pack that holds for it.
	own: PackId,
	/// The term of what was registered before, if another is asked for.
	before: Option<Clock>,
	/// The term of what was registered, if it is a new one.
	term: Option<Clock>,
}

impl Course {
	/// The case under this pack, before it was made.
	pub fn of<C: Case>(history: &History<C>, pack: PackId) -> Self {
		let draft = Filing {
			pack,
			stage: Stage::Draft,
			confirmed: 1,
			clocks: Clocks::default(),
			objections: 0,
			open_objections: 0,
			..history.made.filing()
		};
		Self {
			filing: draft,
			is_shown: history.made.is_shown(),
			own: history.made.pack(),
			before: history.before,
			term: None,
		}
	}

	/// What silence has done by this moment, and the filing goes on from there.
	pub fn silence(&mut self, law: &impl Almanac, at_ms: u64) -> Result<Option<Deemed>, ClockError> {
		let deemed = self.filing.deemed(law, at_ms)?;
		self.filing = self.filing.standing(law, at_ms)?;
		Ok(deemed)
	}

	/// Until when what was registered holds, if it is a new term.
	pub fn expires(&self, law: &impl Almanac) -> Result<Option<u64>, ClockError> {
		self.term.map(|term| law.end(&term)).transpose()
	}

	/// Takes a step, if the pack allows it.
	pub fn take(&mut self, law: &impl Almanac, done: &Done) -> Result<(), Otherwise> {
		let now = done.at_ms;
		match done.act {
			// What waits for others is judged by the law of the day on which the last confirms it.
			Act::Made if !self.filing.is_confirmed() => {}
			Act::Made => self.file(law, now)?,
			Act::Confirmed(by) => {
				if let Some(place) = self.filing.place(&by) {
					self.filing.confirmed |= 1 << place;
				}
				if self.filing.is_confirmed() {
					self.file(law, now)?;
				}
			}
			// It was asked for before every step.
			Act::Silence => {}
			Act::Supplied => {
				self.step(Step::Supply)?;
				self.in_time(law, self.filing.clocks.answer, now)?;
				self.filing.clocks.answer = self.start(law, ClockName::Acceptance, now)?;
			}
			Act::Withdrawn => self.step(Step::Withdraw)?,
			Act::Accepted => {
				self.step(Step::Accept)?;
				self.filing.clocks.answer = None;
				self.filing.clocks.review = self.start(law, ClockName::Review, now)?;
			}
			Act::CorrectionAsked => {
				self.step(Step::AskCorrection)?;
				self.filing.clocks.answer = self.start(law, ClockName::Correction, now)?;
			}
			Act::Extended(units) => {
				self.step(Step::Extend)?;
				self.filing.clocks.review = Some(law.extend(self.review()?, units, now).map_err(refused)?);
			}
			Act::Stopped => {
				self.step(Step::Stop)?;
				self.filing.clocks.review = Some(law.stop(self.review()?, now).map_err(refused)?);
			}
			Act::Resumed => {
				self.step(Step::Resume)?;
				self.filing.clocks.review = Some(self.review()?.resume(now).map_err(refused)?);
			}
			Act::Publicised => self.publicise(law, now)?,
			Act::Waived => self.step(Step::Waive)?,
			Act::Objected => {
				self.step(Step::Object)?;
				self.in_time(law, self.filing.clocks.publicity, now)?;
				self.filing.open_objections = self.filing.open_objections.saturating_add(1);
			}
			Act::Decided(conclusion) => {
				self.filing.open_objections = self.filing.open_objections.saturating_sub(1);
				if conclusion == Conclusion::Dismissed && self.filing.open_objections == 0 {
					self.step(Step::Dismiss)?;
				}
			}
			Act::Registered => self.store(law, now)?,
			Act::Rejected => self.step(Step::Reject)?,
			Act::Terminated => self.step(Step::Terminate)?,
		}
		Ok(())
	}

	/// It is made, if it can be asked for: the institution's time begins.
	fn file(&mut self, law: &impl Almanac, now: u64) -> Result<(), Otherwise> {
		self.check_statement(law)?;
		self.check_renewal(law, now)?;
		self.step(Step::Confirm)?;
		self.filing.clocks.answer = self.start(law, ClockName::Acceptance, now)?;
		Ok(())
	}

	fn publicise(&mut self, law: &impl Almanac, now: u64) -> Result<(), Otherwise> {
		self.step(Step::Publicise)?;
		if let Some(review) = self.filing.clocks.review {
			self.filing.clocks.review = match law.stop(review, now) {
				Err(ClockError::Over) => Some(review),
				stopped => Some(stopped.map_err(refused)?),
			};
		}
		let publicity = law.start(self.filing.pack, ClockName::Publicity, now);
		self.filing.clocks.publicity = Some(publicity.map_err(Otherwise::Unknown)?);
		Ok(())
	}

	fn store(&mut self, law: &impl Almanac, now: u64) -> Result<(), Otherwise> {
		if let (Stage::Publicised, Some(publicity)) = (self.filing.stage, &self.filing.clocks.publicity)
			&& !law.is_over(publicity, now).map_err(Otherwise::Unknown)?
		{
			return Err(Otherwise::StillPublicised);
		}
		// What nobody is shown needs no reason why not.
		if self.filing.stage == Stage::Reviewing && !self.is_shown {
			self.step(Step::Waive)?;
		}
		self.step(Step::Store)?;
		if matches!(self.filing.request.kind(), FilingKind::Initial | FilingKind::Renewal) {
			let term = law.start(self.filing.pack, ClockName::RegistrationValidity, now);
			self.term = Some(term.map_err(Otherwise::Unknown)?);
		}
		Ok(())
	}

	/// Whether each right of a first registration can be registered. Others confirm it, and so consent; and what was registered by consent
	/// has it by another law too.
	fn check_statement(&self, law: &impl Almanac) -> Result<(), Otherwise> {
		let Request::Initial(statement) = &self.filing.request else { return Ok(()) };
		let pack = |id| law.pack(id).ok_or(Otherwise::Unknown(ClockError::UnknownPack));
		let (own, pack) = (pack(self.own)?, pack(self.filing.pack)?);
		for line in statement.iter() {
			let eligibility = pack.eligibility(line.obtained, line.right);
			let is_eligible = match eligibility {
				Eligibility::Yes | Eligibility::UnlessAgreed => true,
				Eligibility::ByConsent => {
					self.filing.applicants.len() > 1
						|| own.eligibility(line.obtained, line.right) == eligibility
				}
				Eligibility::No => false,
			};
			if !is_eligible {
				let (right, obtained) = (line.right, line.obtained);
				return Err(Otherwise::NotEligible { right, obtained, eligibility });
			}
		}
		Ok(())
	}

	/// Whether a renewal can be asked for now. What is registered holds by the pack that it was registered under.
	fn check_renewal(&self, law: &impl Almanac, now: u64) -> Result<(), Otherwise> {
		if self.filing.request != Request::Renewal {
			return Ok(());
		}
		let not_set = Otherwise::Unknown(ClockError::NotSet(ClockName::RegistrationValidity));
		let expires = law.end(&self.before.ok_or(not_set)?).map_err(Otherwise::Unknown)?;
		let window = law.renewal_window(self.filing.pack, expires).map_err(Otherwise::Unknown)?;
		let (from_ms, until_ms) = window;
		if (from_ms..until_ms).contains(&now) {
			Ok(())
		} else {
			Err(Otherwise::OutOfWindow { from_ms, until_ms })
		}
	}

	/// Fails when the clock is over. One that the pack does not set never is.
	fn in_time(&self, law: &impl Almanac, clock: Option<Clock>, now: u64) -> Result<(), Otherwise> {
		let Some(clock) = clock else { return Ok(()) };
		if law.is_over(&clock, now).map_err(Otherwise::Unknown)? {
			return Err(Otherwise::TooLate(clock.name()));
		}
		Ok(())
	}

	fn review(&self) -> Result<Clock, Otherwise> {
		self.filing.clocks.review.ok_or(Otherwise::Unknown(ClockError::NotSet(ClockName::Review)))
	}

	fn start(&self, law: &impl Almanac, name: ClockName, now: u64) -> Result<Option<Clock>, Otherwise> {
		law.start_if_set(self.filing.pack, name, now).map_err(Otherwise::Unknown)
	}

	fn step(&mut self, step: Step) -> Result<(), Otherwise> {
		self.filing.stage = self.filing.stage.after(step).map_err(Otherwise::Stage)?;
		Ok(())
	}
}

/// Why the clock of a review does not let it be done.
fn refused(error: ClockError) -> Otherwise {
	match error {
		ClockError::Over => Otherwise::TooLate(ClockName::Review),
		ClockError::AlreadyExtended
		| ClockError::NotBySoMuch
		| ClockError::NotSet(ClockName::ReviewExtension) => Otherwise::NotExtended,
		error => Otherwise::Unknown(error),
	}
}
