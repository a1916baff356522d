//! Checks: asked for, followed, read.

use std::time::Duration;

use hefu_primitives::{
	DatasetId,
	verification::{CheckId, Subject},
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Nonces, Signer,
	chain::{self, verification},
	client::At,
	patience::Patience,
};

/// An open check as the chain stores it.
pub type Check = verification::storage::checks::Output;
/// A closed check as the chain stores it.
pub type Closed = verification::storage::history::Output;

/// Time between looks at the chain while a check is followed: final blocks come slower.
const LOOK: Duration = Duration::from_millis(500);

/// How far checks have come that are waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
	/// Checks that have closed.
	pub closed: usize,
	/// Checks that are waited for.
	pub all: usize,
	/// Reports on the open ones.
	pub reports: u32,
}

impl Client {
	/// The files of a version, as checks name them.
	pub async fn subjects(&self, at: &At, dataset: DatasetId, version: u32) -> Result<Vec<Subject>, Error> {
		let content = self.version(at, dataset, version).await?.content;
		let places = 0u8..;
		Ok(places
			.zip(&content.distributions)
			.map(|(distribution, _)| Subject { dataset, version, distribution })
			.collect())
	}

	/// Asks for a check of each file, all in flight at once. A check that is open already serves as well.
	pub async fn request_checks(
		&self,
		signer: &Signer,
		subjects: &[Subject],
	) -> Result<Vec<Included>, Error> {
		let nonces = Nonces::new(signer.account());
		let at = self.finalised().await?;
		let mut pending = Vec::new();
		for subject in subjects {
			if self.open_check(&at, *subject).await?.is_none() {
				let call = chain::transactions().registry().request_check(
					Static(subject.dataset),
					subject.version,
					subject.distribution,
				);
				pending.push(self.send(&call, signer, &nonces).await?);
			}
		}
		let mut included = Vec::new();
		for pending in pending {
			match pending.included().await {
				Ok(done) => included.push(done),
				// Somebody else asked in between.
				Err(Error::Refused(refusal)) if refusal.name == "Verification::AlreadyOpen" => {}
				Err(error) => return Err(error),
			}
		}
		Ok(included)
	}

	/// The open check of a file.
	pub async fn open_check(&self, at: &At, subject: Subject) -> Result<Option<(CheckId, Check)>, Error> {
		let address = chain::storage().verification().open_by_subject();
		let Some(id) = self.value(at, address, (Static(subject),)).await? else { return Ok(None) };
		let check = self.value(at, chain::storage().verification().checks(), (id,)).await?;
		Ok(check.map(|check| (id, check)))
	}

	/// How many checks of a file have closed.
	pub async fn history_length(&self, at: &At, subject: Subject) -> Result<u32, Error> {
		let address = chain::storage().verification().history_length();
		Ok(self.value(at, address, (Static(subject),)).await?.unwrap_or(0))
	}

	/// A closed check of a file, by its place in the file's history.
	pub async fn closed(&self, at: &At, subject: Subject, sequence: u32) -> Result<Option<Closed>, Error> {
		self.value(at, chain::storage().verification().history(), (Static(subject), sequence)).await
	}

	/// The latest closed check of a file.
	pub async fn latest(&self, at: &At, subject: Subject) -> Result<Option<Closed>, Error> {
		match self.history_length(at, subject).await?.checked_sub(1) {
			Some(sequence) => self.closed(at, subject, sequence).await,
			None => Ok(None),
		}
	}

	/// Waits until each file has a closed check at the place named for it; `told` hears how far they have come. Fails with
	/// [`Error::NotFinal`] when no block becomes final for as long as the client's patience lasts.
	pub async fn wait_closed(
		&self,
		wanted: &[(Subject, u32)],
		mut told: impl FnMut(Progress),
	) -> Result<Vec<Closed>, Error> {
		let mut patience = Patience::new(self.patience());
		loop {
			let at = self.finalised().await?;
			patience.see(at.block_number())?;
			let mut closed = Vec::new();
			let mut reports = 0;
			for (subject, sequence) in wanted {
				match self.closed(&at, *subject, *sequence).await? {
					Some(check) => closed.push(check),
					None => {
						let open = self.open_check(&at, *subject).await?;
						reports += open.map_or(0, |(_, check)| check.tally.total());
					}
				}
			}
			told(Progress { closed: closed.len(), all: wanted.len(), reports });
			if closed.len() == wanted.len() {
				return Ok(closed);
			}
			tokio::time::sleep(LOOK).await;
		}
	}
}
