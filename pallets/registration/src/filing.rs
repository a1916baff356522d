//! What applicants do: file, confirm, supply, take back.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, FilingId, MemberId, Nonce,
	dataset::{GradeClass, Kind, VersionRef},
	law::{ClockName, Eligibility, PackId},
	registration::{FilingKind, Request, Stage, Statement, StatementLine, Step, is_unique},
	right::{Ground, Right},
};
use pallet_support::{
	DatasetFacts, DatasetInspect, JointConsents, LawClocks, LawPacks, MemberInspect, OnRegistered,
	genesis_hash,
};

use crate::{
	Answers, Applicants, Clocks, Config, Error, Event, FiledBy, Filing, Filings, OpenFiling, Pallet,
	Registration, Registrations, Standing, standing::clock_error,
};

impl<T: Config> Pallet<T> {
	/// Makes a filing.
	pub(crate) fn do_file(
		by: MemberId,
		nonce: Nonce,
		dataset: DatasetId,
		version: u32,
		institution: MemberId,
		applicants: Applicants,
		request: Request,
	) -> DispatchResult {
		let id = FilingId::derive(&genesis_hash::<T>(), &by, &nonce);
		ensure!(!Filings::<T>::contains_key(id), Error::<T>::AlreadyExists);
		Self::ensure_institution(&institution)?;
		Self::check_applicants(&by, &institution, &applicants)?;
		let facts = Self::facts_of(&dataset, version)?;
		// What is withdrawn can be taken out of the register; and who has rights in it that another withdrew, keeps them there.
		let is_ending = matches!(request, Request::Cancellation(_));
		ensure!(facts.is_live || is_ending || facts.holder != by, Error::<T>::Withdrawn);
		Self::check_data(&dataset, &facts)?;
		// One that silence has ended gives way.
		if let Some(open) = OpenFiling::<T>::get(dataset) {
			ensure!(Self::filing_now(&open)?.stage.is_ended(), Error::<T>::FilingOpen);
		}
		let filed = FiledBy::<T>::get(by);
		ensure!(filed < T::MaxOpenFilings::get(), Error::<T>::TooManyFilings);
		let now = T::Clock::get();
		let pack = T::LawPacks::in_force(now).ok_or(Error::<T>::NoLaw)?;
		Self::check_request(&by, &institution, &dataset, &facts, &applicants, &request, pack, now)?;

		let mut filing = Filing {
			dataset,
			version,
			institution,
			applicants,
			confirmed: 1,
			request,
			pack,
			stage: Stage::Draft,
			made_ms: now,
			clocks: Clocks::default(),
			objections: 0,
			open_objections: 0,
		};
		if filing.is_confirmed() {
			filing = Self::filed(filing)?;
		}
		Self::note_answers(&id, &filing);
		OpenFiling::<T>::insert(dataset, id);
		FiledBy::<T>::insert(by, filed.saturating_add(1));
		Filings::<T>::insert(id, &filing);
		Self::deposit_event(Event::Made { filing: id, by, made: filing });
		Ok(())
	}

	/// Confirms a filing in the member's own name: with it goes its consent to what the filing asks for.
	pub(crate) fn do_confirm(by: MemberId, id: FilingId) -> DispatchResult {
		let mut filing = Self::filing_now(&id)?;
		let place = filing.place(&by).ok_or(Error::<T>::NotApplicant)?;
		let bit = 1u16.checked_shl(place).ok_or(Error::<T>::NotApplicant)?;
		ensure!(filing.confirmed & bit == 0, Error::<T>::AlreadyConfirmed);
		ensure!(!filing.stage.is_ended(), Error::<T>::Ended);
		filing.confirmed |= bit;
		if filing.is_confirmed() {
			filing = Self::filed(Self::under_law_of_today(&id, filing)?)?;
			Self::note_answers(&id, &filing);
		}
		Self::write(&id, &filing);
		Self::deposit_event(Event::Confirmed { filing: id, by, stage: filing.stage });
		Ok(())
	}

	/// Supplies what was asked for, in time.
	pub(crate) fn do_supply(by: MemberId, id: FilingId, documents: [u8; 32]) -> DispatchResult {
		let filing = Self::filing_now(&id)?;
		ensure!(filing.place(&by).is_some(), Error::<T>::NotApplicant);
		// Between the period's end and the day on which its silence counts it is too late, too.
		let now = T::Clock::get();
		if let (Stage::CorrectionAsked, Some(clock)) = (filing.stage, &filing.clocks.answer) {
			ensure!(!T::LawClocks::is_over(clock, now).map_err(clock_error::<T>)?, Error::<T>::TooLate);
		}
		let mut filing = Self::step(filing, Step::Supply)?;
		filing.clocks.answer =
			Self::start(filing.pack, ClockName::Acceptance, now).map_err(clock_error::<T>)?;
		Self::write(&id, &filing);
		Self::deposit_event(Event::Supplied { filing: id, by, documents });
		Ok(())
	}

	/// Takes a filing back. One that silence has ended stays so.
	pub(crate) fn do_withdraw(by: MemberId, id: FilingId) -> DispatchResult {
		let was_open = Filings::<T>::get(id).is_some_and(|filing| !filing.stage.is_ended());
		let filing = Self::filing_now(&id)?;
		ensure!(filing.place(&by).is_some(), Error::<T>::NotApplicant);
		if was_open && filing.stage.is_ended() {
			return Ok(());
		}
		let filing = Self::step(filing, Step::Withdraw)?;
		Self::write(&id, &filing);
		Self::deposit_event(Event::FilingWithdrawn { filing: id, by });
		Ok(())
	}

	/// The draft under the law in force now, if it can be asked for by that: it is made now, whenever it was drafted.
	fn under_law_of_today(id: &FilingId, mut filing: Filing) -> Result<Filing, Error<T>> {
		let now = T::Clock::get();
		let pack = T::LawPacks::in_force(now).ok_or(Error::<T>::NoLaw)?;
		if pack != filing.pack {
			filing.pack = pack;
			Self::deposit_event(Event::LawTaken { filing: *id, pack });
		}
		match &filing.request {
			Request::Initial(statement) => {
				let facts = Self::facts_of(&filing.dataset, filing.version)?;
				Self::check_statement(&filing.dataset, &facts, statement, &filing.applicants, pack)?;
			}
			Request::Renewal => {
				let before = Registrations::<T>::get(filing.dataset).ok_or(Error::<T>::NotRegistered)?;
				Self::check_renewal(&before, pack, now)?;
			}
			_ => (),
		}
		Ok(filing)
	}

	/// The filing, made: the institution's time begins.
	fn filed(filing: Filing) -> Result<Filing, Error<T>> {
		let mut filing = Self::step(filing, Step::Confirm)?;
		let started = Self::start(filing.pack, ClockName::Acceptance, T::Clock::get());
		filing.clocks.answer = started.map_err(clock_error)?;
		Ok(filing)
	}

	/// Notes how many objections a change that is filed answers: what is found right later it cannot.
	fn note_answers(id: &FilingId, filing: &Filing) {
		if filing.stage != Stage::Filed || filing.request.kind() != FilingKind::Change {
			return;
		}
		let upheld = Registrations::<T>::get(filing.dataset).map_or(0, |before| before.upheld_objections);
		if upheld > 0 {
			Answers::<T>::insert(id, upheld);
		}
	}

	/// R9: the institution is none of those in whose names it is made; these are live, each named once, the caller first.
	fn check_applicants(
		by: &MemberId,
		institution: &MemberId,
		applicants: &Applicants,
	) -> Result<(), Error<T>> {
		ensure!(applicants.first() == Some(by), Error::<T>::NotApplicant);
		ensure!(!applicants.contains(institution), Error::<T>::InstitutionApplies);
		for (place, applicant) in applicants.iter().enumerate() {
			ensure!(T::Members::is_live(applicant), Error::<T>::ApplicantNotLive);
			ensure!(
				!applicants.iter().take(place).any(|other| other == applicant),
				Error::<T>::ApplicantTwice
			);
		}
		Ok(())
	}

	/// What was said of the version that is filed about.
	fn facts_of(dataset: &DatasetId, version: u32) -> Result<DatasetFacts, Error<T>> {
		T::Datasets::version_facts(dataset, version).ok_or_else(|| match T::Datasets::facts(dataset) {
			Some(_) => Error::NoSuchVersion,
			None => Error::UnknownDataset,
		})
	}

	/// R12: raw data of the state is registered elsewhere, and core data, or what was made of it, nowhere. And rights are in the dataset,
	/// whatever its version: how its holder came by it was asked of the first, so a version that was come by otherwise is not registered
	/// by that.
	fn check_data(dataset: &DatasetId, facts: &DatasetFacts) -> Result<(), Error<T>> {
		let first = T::Datasets::facts(dataset).ok_or(Error::<T>::UnknownDataset)?;
		let is_raw = |facts: &DatasetFacts| facts.kind == Kind::PublicResource;
		ensure!(!is_raw(facts) && !is_raw(&first), Error::<T>::GovernmentData);
		ensure!(has_same_origin(dataset, &first, facts), Error::<T>::HolderOrSourceChanged);
		ensure!(facts.class != GradeClass::Core, Error::<T>::CoreData);
		let is_core = |parent: &VersionRef| {
			let facts = T::Datasets::version_facts(&parent.dataset, parent.version);
			facts.is_none_or(|facts| facts.class == GradeClass::Core)
		};
		ensure!(!facts.parents.iter().any(is_core), Error::<T>::CoreData);
		Ok(())
	}

	/// Whether it can be asked for.
	#[allow(clippy::too_many_arguments, reason = "all that a request is judged by")]
	fn check_request(
		by: &MemberId,
		institution: &MemberId,
		dataset: &DatasetId,
		facts: &DatasetFacts,
		applicants: &Applicants,
		request: &Request,
		pack: PackId,
		now: u64,
	) -> Result<(), Error<T>> {
		let before = Registrations::<T>::get(dataset);
		if let Request::Initial(statement) = request {
			ensure!(facts.holder == *by, Error::<T>::NotHolder);
			let is_free = match &before {
				Some(before) => Self::standing_of(before, now).map_err(clock_error)? != Standing::Live,
				None => true,
			};
			ensure!(is_free, Error::<T>::AlreadyRegistered);
			return Self::check_statement(dataset, facts, statement, applicants, pack);
		}
		// R8: what is registered nowhere cannot change, and it changes where it is registered; elsewhere when that institution was removed.
		let before = before.ok_or(Error::<T>::NotRegistered)?;
		let is_there = before.institution == *institution || Self::is_removed(&before.institution);
		ensure!(is_there, Error::<T>::OtherInstitution);
		// R9, of those too in whose names it is not made.
		let is_holder = before.statement.iter().any(|line| line.holder == *institution);
		ensure!(!is_holder, Error::<T>::InstitutionApplies);
		match Self::standing_of(&before, now).map_err(clock_error)? {
			Standing::Live => (),
			Standing::Lapsed => return Err(Error::Lapsed),
			Standing::Cancelled => return Err(Error::Cancelled),
		}
		match request {
			Request::Initial(_) => (),
			Request::Transfer { from, to, rights, .. } => {
				let is_agreed = applicants.as_slice() == [*from, *to].as_slice();
				// A pledgee enforces its pledge without who has the rights.
				let is_enforced = || {
					from != to
						&& applicants.contains(to)
						&& applicants.iter().all(|side| side == by || side == to)
						&& T::OnRegistered::may_enforce(dataset, *rights, from, by)
				};
				ensure!(is_agreed || is_enforced(), Error::<T>::NotParties);
				ensure!(!Self::frozen_at(dataset, now), Error::<T>::Frozen);
				Self::moved(&before, request)?;
			}
			Request::Change(statement) => {
				Self::check_holders(&before, applicants, T::Members::is_live)?;
				ensure!(has_same_source(&before.statement, statement), Error::<T>::HolderOrSourceChanged);
				// Of whom nobody asked nothing else is said than before.
				let is_kept = |line: &StatementLine| {
					applicants.contains(&line.holder) || before.statement.contains(line)
				};
				ensure!(statement.iter().all(is_kept), Error::<T>::NotParties);
			}
			Request::Renewal => {
				Self::check_holders(&before, applicants, T::Members::is_live)?;
				Self::check_renewal(&before, pack, now)?;
			}
			// It takes the right from everybody.
			Request::Cancellation(_) => {
				Self::check_holders(&before, applicants, |_| true)?;
				ensure!(!Self::frozen_at(dataset, now), Error::<T>::Frozen);
			}
		}
		Ok(())
	}

	/// R7: whether a renewal can be made at this moment.
	fn check_renewal(before: &Registration, pack: PackId, now: u64) -> Result<(), Error<T>> {
		let expires = T::LawClocks::end(&before.term).map_err(clock_error)?;
		let (from, until) = T::LawClocks::renewal_window(pack, expires).map_err(clock_error)?;
		ensure!(now >= from, Error::<T>::TooEarly);
		ensure!(now < until, Error::<T>::TooLate);
		Ok(())
	}

	/// R1 and R2: each right of each holder once, each holder among those in whose names it is made, and each right such as the law
	/// lets be registered. What needs the consent of others has it when they have confirmed the filing, or consented before; and no data
	/// are said here to have been come by otherwise than the dataset says.
	fn check_statement(
		dataset: &DatasetId,
		facts: &DatasetFacts,
		statement: &Statement,
		applicants: &Applicants,
		pack: PackId,
	) -> Result<(), Error<T>> {
		ensure!(!statement.is_empty(), Error::<T>::NothingStated);
		ensure!(is_unique(statement), Error::<T>::StatedTwice);
		for line in statement {
			ensure!(applicants.contains(&line.holder), Error::<T>::NotParties);
			let ground = Ground::stated(line.obtained, line.evidence);
			let of_source = ground.eligible(facts.source, facts.kind);
			ensure!(of_source.contains(line.right), Error::<T>::NotEligible);
			let eligible = T::LawPacks::eligibility(pack, line.obtained, line.right).map_err(clock_error)?;
			match eligible {
				Eligibility::Yes | Eligibility::UnlessAgreed => (),
				Eligibility::ByConsent => {
					ensure!(Self::all_consent(dataset, &line.holder, applicants), Error::<T>::NoConsent);
				}
				Eligibility::No => return Err(Error::NotEligible),
			}
		}
		Ok(())
	}

	/// Whether all others consent to the member's right: whoever was declared to have made the data with it, and where nobody was, at
	/// least one other who files with it.
	pub(crate) fn all_consent(dataset: &DatasetId, holder: &MemberId, applicants: &Applicants) -> bool {
		T::JointConsents::have_consented(dataset, holder, applicants).unwrap_or(applicants.len() > 1)
	}

	/// All of these who hold rights ask for it, and nobody who holds none.
	fn check_holders(
		before: &Registration,
		applicants: &Applicants,
		is_needed: impl Fn(&MemberId) -> bool,
	) -> Result<(), Error<T>> {
		let holds = |member: &MemberId| before.statement.iter().any(|line| line.holder == *member);
		ensure!(applicants.iter().all(holds), Error::<T>::NotHolder);
		let mut missing = before.statement.iter().filter(|line| !applicants.contains(&line.holder));
		ensure!(!missing.any(|line| is_needed(&line.holder)), Error::<T>::NotParties);
		Ok(())
	}

	/// R5: the statement after a transfer. Exactly the rights that move are another's then.
	pub(crate) fn moved(before: &Registration, request: &Request) -> Result<Statement, Error<T>> {
		let mut statement = before.statement.clone();
		let Request::Transfer { from, to, rights, contract } = request else { return Ok(statement) };
		let mut count = 0u32;
		for right in Right::ALL.iter().filter(|right| rights.contains(**right)) {
			let line = statement.iter_mut().find(|line| line.holder == *from && line.right == *right);
			let line = line.ok_or(Error::<T>::NotHolder)?;
			*line = StatementLine { holder: *to, evidence: *contract, ..*line };
			count = count.saturating_add(1);
		}
		ensure!(count > 0, Error::<T>::NothingStated);
		ensure!(is_unique(&statement), Error::<T>::StatedTwice);
		Ok(statement)
	}
}

/// R6: whether a version of the dataset was come by as the first was, from nothing but what that was made from, or from its own versions.
pub(crate) fn has_same_origin(dataset: &DatasetId, first: &DatasetFacts, version: &DatasetFacts) -> bool {
	let is_known = |parent: &VersionRef| {
		parent.dataset == *dataset || first.parents.iter().any(|other| other.dataset == parent.dataset)
	};
	first.source == version.source && version.parents.iter().all(is_known)
}

/// R6: whether the same rights of the same holders are come by in the same ways.
pub(crate) fn has_same_source(before: &[StatementLine], after: &[StatementLine]) -> bool {
	let key = |line: &StatementLine| (line.holder, line.right, line.obtained);
	before.len() == after.len()
		&& is_unique(after)
		&& after.iter().all(|line| before.iter().any(|other| key(other) == key(line)))
}
