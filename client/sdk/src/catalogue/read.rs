//! Applications and entries of the register of public data, looked up.

use hefu_primitives::{ApplicationId, DatasetId, catalogue::QueryCode, clock::ClockError, law::PackId};
use subxt::utils::Static;

use super::{Application, Due, Entry, EntryStanding, Objection, Queried};
use crate::{
	Client, Error, chain,
	client::At,
	error::{Missing, Sought},
	registration::Ends,
	texts::sent,
};

/// An application as it was written down, and as it stands at a block's time.
#[derive(Clone, Debug)]
pub struct Progress {
	/// As it was when something was last done about it.
	pub recorded: Application,
	/// With what silence has done since; or why that cannot be told.
	pub now: Result<Application, ClockError>,
	/// When its clocks are over.
	pub ends: Ends,
}

impl Progress {
	/// How it stands, as far as that can be told.
	pub fn application(&self) -> &Application {
		self.now.as_ref().unwrap_or(&self.recorded)
	}

	/// Whether silence brought it to where it is.
	pub fn is_deemed(&self) -> bool {
		self.now.as_ref().is_ok_and(|now| now.stage.0 != self.recorded.stage.0)
	}
}

/// An entry in the register, and how it stands at a block's time.
#[derive(Clone, Debug)]
pub struct Standing {
	/// The entry.
	pub entry: Entry,
	/// How it stands, or why that cannot be told.
	pub standing: Result<EntryStanding, ClockError>,
	/// When its term is over, or why that cannot be told.
	pub expires: Result<u64, ClockError>,
}

impl Client {
	/// An application.
	pub async fn application(&self, at: &At, id: ApplicationId) -> Result<Progress, Error> {
		let missing = || Missing::new(Sought::Application, id);
		let recorded = self.value(at, chain::storage().catalogue().applications(), (Static(id),)).await?;
		let recorded = recorded.ok_or_else(missing)?;
		let question = chain::view_functions().catalogue().application(Static(id));
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

	/// Every application as it was written down, in the order in which they were made.
	pub async fn applications(&self, at: &At) -> Result<Vec<(ApplicationId, Application)>, Error> {
		let found = self.entries(at, chain::storage().catalogue().applications(), ()).await?;
		let mut found: Vec<(ApplicationId, Application)> =
			found.into_iter().map(|(key, application)| (key.0.0, application)).collect();
		found.sort_by_key(|(id, application)| (application.made_ms, *id));
		Ok(found)
	}

	/// The objections to an application, by number.
	pub async fn application_objections(
		&self,
		at: &At,
		application: ApplicationId,
	) -> Result<Vec<(u32, Objection)>, Error> {
		let address = chain::storage().catalogue().objections();
		let found = self.entries(at, address, (Static(application),)).await?.into_iter();
		let mut found: Vec<_> = found.map(|(key, objection)| (key.1, objection)).collect();
		found.sort_by_key(|(number, _)| *number);
		Ok(found)
	}

	/// The entry of a dataset in the register.
	pub async fn public_entry(&self, at: &At, dataset: DatasetId) -> Result<Standing, Error> {
		let question = chain::view_functions().catalogue().entry(Static(dataset));
		let found = self.view(at, question).await?;
		let (entry, standing) = found.ok_or_else(|| Missing::new(Sought::PublicEntry, dataset))?;
		let expires = self.clock_end(at, entry.term.0).await?;
		Ok(Standing { entry, standing: standing.map_err(|error| error.0), expires })
	}

	/// What a query code leads to, by the runtime's own answer.
	pub async fn query_code(&self, at: &At, code: &QueryCode) -> Result<Queried, Error> {
		let question = chain::view_functions().catalogue().query(sent(code));
		let found = self.view(at, question).await?;
		found.ok_or_else(|| Missing::new(Sought::QueryCode, code.to_string_lossy()).into())
	}

	/// By when a dataset that is operated under an authorisation must be filed; none of what is not. The runtime's own answer.
	pub async fn filing_due(&self, at: &At, dataset: DatasetId) -> Result<Option<Due>, Error> {
		self.view(at, chain::view_functions().catalogue().due(Static(dataset))).await
	}

	/// The law pack that holds for what is filed from now on.
	pub async fn public_law(&self, at: &At) -> Result<Option<PackId>, Error> {
		Ok(self.value(at, chain::storage().catalogue().law(), ()).await?.map(|pack| pack.0))
	}
}
