//! Filings, registrations, certificates and institutions, looked up.

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	clock::{Clock, ClockError},
	registration::{CertificateCode, Statement},
};
use subxt::utils::Static;

use super::{
	Annotation, Certificate, Certified, Checked, Filing, Institution, Mirror, Objection, Registration,
	RegistrationStanding,
};
use crate::{
	Client, Error, chain,
	client::At,
	error::{Missing, Sought},
};

/// A filing as it was written down, and as it stands at a block's time.
#[derive(Clone, Debug)]
pub struct Progress {
	/// As it was when something was last done about it.
	pub recorded: Filing,
	/// With what silence has done since; or why that cannot be told.
	pub now: Result<Filing, ClockError>,
	/// When its clocks are over.
	pub ends: Ends,
}

impl Progress {
	/// How it stands, as far as that can be told.
	pub fn filing(&self) -> &Filing {
		self.now.as_ref().unwrap_or(&self.recorded)
	}

	/// Whether silence brought it to where it is.
	pub fn is_deemed(&self) -> bool {
		self.now.as_ref().is_ok_and(|now| now.stage.0 != self.recorded.stage.0)
	}
}

/// When the clocks of a filing are over, in milliseconds since 1970 UTC, or why that cannot be told; none where none was set off.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends {
	/// Until it is taken on, or what was asked for is supplied.
	pub answer: Option<Result<u64, ClockError>>,
	/// Of the review.
	pub review: Option<Result<u64, ClockError>>,
	/// For how long it is shown to the public.
	pub publicity: Option<Result<u64, ClockError>>,
	/// Until objections are looked into.
	pub inquiry: Option<Result<u64, ClockError>>,
}

/// What is registered of a dataset, and how that stands at a block's time.
#[derive(Clone, Debug)]
pub struct Standing {
	/// What is registered.
	pub registration: Registration,
	/// How it stands, or why that cannot be told.
	pub standing: Result<RegistrationStanding, ClockError>,
	/// When its term is over, or why that cannot be told.
	pub expires: Result<u64, ClockError>,
	/// Whether nothing in the dataset changes hands.
	pub frozen: bool,
}

impl Standing {
	/// Who has which rights.
	pub fn statement(&self) -> Statement {
		let lines: Vec<_> = self.registration.statement.0.iter().map(|line| line.0).collect();
		// The chain stores no longer one.
		Statement::truncate_from(lines)
	}
}

impl Client {
	/// A filing.
	pub async fn filing(&self, at: &At, id: FilingId) -> Result<Progress, Error> {
		let missing = || Missing::new(Sought::Filing, id);
		let recorded = self.value(at, chain::storage().registration().filings(), (Static(id),)).await?;
		let recorded = recorded.ok_or_else(missing)?;
		let question = chain::view_functions().registration().filing(Static(id));
		let now = self.view(at, question).await?.ok_or_else(missing)?;
		let now = now.map_err(|error| error.0);
		let clocks = now.as_ref().unwrap_or(&recorded).clocks.clone();
		let ends = Ends {
			answer: self.maybe_end(at, clocks.answer).await?,
			review: self.maybe_end(at, clocks.review).await?,
			publicity: self.maybe_end(at, clocks.publicity).await?,
			inquiry: self.maybe_end(at, clocks.inquiry).await?,
		};
		Ok(Progress { recorded, now, ends })
	}

	/// When a clock is over, where one was set off.
	pub(crate) async fn maybe_end(
		&self,
		at: &At,
		clock: Option<Static<Clock>>,
	) -> Result<Option<Result<u64, ClockError>>, Error> {
		Ok(match clock {
			Some(clock) => Some(self.clock_end(at, clock.0).await?),
			None => None,
		})
	}

	/// Every filing as it was written down, in the order in which they were made.
	pub async fn filings(&self, at: &At) -> Result<Vec<(FilingId, Filing)>, Error> {
		let found = self.entries(at, chain::storage().registration().filings(), ()).await?;
		let mut found: Vec<(FilingId, Filing)> =
			found.into_iter().map(|(key, filing)| (key.0.0, filing)).collect();
		found.sort_by_key(|(id, filing)| (filing.made_ms, *id));
		Ok(found)
	}

	/// The objections to a filing, by number.
	pub async fn objections(&self, at: &At, filing: FilingId) -> Result<Vec<(u32, Objection)>, Error> {
		let address = chain::storage().registration().objections();
		let found = self.entries(at, address, (Static(filing),)).await?;
		Ok(in_order(found.into_iter().map(|(key, objection)| (key.1, objection))))
	}

	/// The objections to what is registered of a dataset, by number.
	pub async fn late_objections(&self, at: &At, dataset: DatasetId) -> Result<Vec<(u32, Objection)>, Error> {
		let address = chain::storage().registration().late_objections();
		let found = self.entries(at, address, (Static(dataset),)).await?;
		Ok(in_order(found.into_iter().map(|(key, objection)| (key.1, objection))))
	}

	/// What is noted on a dataset, by number.
	pub async fn annotations(&self, at: &At, dataset: DatasetId) -> Result<Vec<(u32, Annotation)>, Error> {
		let address = chain::storage().registration().annotations();
		let found = self.entries(at, address, (Static(dataset),)).await?;
		Ok(in_order(found.into_iter().map(|(key, annotation)| (key.1, annotation))))
	}

	/// What is registered of a dataset.
	pub async fn registration(&self, at: &At, dataset: DatasetId) -> Result<Standing, Error> {
		let question = chain::view_functions().registration().registration(Static(dataset));
		let found = self.view(at, question).await?;
		let (registration, standing) = found.ok_or_else(|| Missing::new(Sought::Registration, dataset))?;
		let expires = self.clock_end(at, registration.term.0).await?;
		let frozen = self.frozen(at, dataset).await?;
		Ok(Standing { registration, standing: standing.map_err(|error| error.0), expires, frozen })
	}

	/// Whether nothing in the dataset changes hands, by the runtime's own answer.
	pub async fn frozen(&self, at: &At, dataset: DatasetId) -> Result<bool, Error> {
		self.view(at, chain::view_functions().registration().frozen(Static(dataset))).await
	}

	/// A certificate.
	pub async fn certificate(&self, at: &At, code: CertificateCode) -> Result<Certificate, Error> {
		let question = chain::view_functions().registration().certificate(Static(code));
		let found = self.view(at, question).await?;
		found.ok_or_else(|| Missing::new(Sought::Certificate, code).into())
	}

	/// Whether a certificate says what the ledger says, by the runtime's own answer.
	pub async fn check_certificate(&self, at: &At, certified: &Certified) -> Result<Checked, Error> {
		let question = chain::view_functions()
			.registration()
			.check_certificate(Static(certified.code), certified.claim());
		self.view(at, question).await
	}

	/// A registration institution, or one that was.
	pub async fn institution(&self, at: &At, member: MemberId) -> Result<Institution, Error> {
		let question = chain::view_functions().registration().institution(Static(member));
		let found = self.view(at, question).await?;
		found.ok_or_else(|| Missing::new(Sought::Institution, member).into())
	}

	/// Every registration institution, and those that were, by their codes.
	pub async fn institutions(&self, at: &At) -> Result<Vec<(MemberId, Institution)>, Error> {
		let found = self.entries(at, chain::storage().registration().institutions(), ()).await?;
		let mut found: Vec<(MemberId, Institution)> =
			found.into_iter().map(|(key, institution)| (key.0.0, institution)).collect();
		found.sort_by_key(|(_, institution)| institution.code.0);
		Ok(found)
	}

	/// What was decided elsewhere about data with this digest: the first 100 decisions.
	pub async fn mirrors(&self, at: &At, digest: [u8; 32]) -> Result<Vec<(MemberId, Mirror)>, Error> {
		let found = self.view(at, chain::view_functions().registration().mirrors(digest)).await?;
		Ok(found.into_iter().map(|(institution, mirror)| (institution.0, mirror)).collect())
	}
}

fn in_order<T>(found: impl Iterator<Item = (u32, T)>) -> Vec<(u32, T)> {
	let mut found: Vec<_> = found.collect();
	found.sort_by_key(|(number, _)| *number);
	found
}
