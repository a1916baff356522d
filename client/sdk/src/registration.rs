//! Registration of rights in data (数据产权登记): filed for, taken on, shown to the public, registered; certificates of it, what courts
//! and institutions note, and what was decided elsewhere.

mod certificate;
mod mirror;
mod read;
mod review;
mod statement;

use hefu_primitives::{
	DatasetId, FilingId, MemberId, Nonce,
	registration::{AnnotationKind, CancellationGround, Conclusion, Request},
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, registration,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec, hefu_primitives::registration::register,
			pallet_registration::types,
		},
	},
	dataset::fresh_nonce,
};

pub use certificate::{Certified, NoCertificate};
pub use mirror::{Decision, MAX_MIRRORS, Mirrored};
pub use read::{Ends, Progress, Standing};
pub use register::Standing as RegistrationStanding;
pub use statement::{NoStatement, line_of, read_statement};
pub use types::{Checked, Field, NotMirrored};

/// A filing as the chain stores it: as it was when something was last done about it.
pub type Filing = registration::storage::filings::Output;
/// An objection as the chain stores it.
pub type Objection = registration::storage::objections::Output;
/// What is registered of a dataset, as the chain stores it.
pub type Registration = registration::storage::registrations::Output;
/// A certificate as the chain stores it.
pub type Certificate = registration::storage::certificates::Output;
/// What is noted on a dataset, as the chain stores it.
pub type Annotation = registration::storage::annotations::Output;
/// A registration institution as the chain stores it.
pub type Institution = registration::storage::institutions::Output;
/// What was decided elsewhere, as the chain stores it.
pub type Mirror = registration::storage::mirrored::Output;

/// Most members in whose names one filing is made.
pub const MAX_APPLICANTS: usize = hefu_primitives::registration::MAX_APPLICANTS as usize;

/// What is filed.
#[derive(Clone, Debug)]
pub struct Filed {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// Of which version of it.
	pub version: u32,
	/// At which institution.
	pub institution: MemberId,
	/// In whose names, at most [`MAX_APPLICANTS`]: the signer's member first.
	pub applicants: Vec<MemberId>,
	/// What is asked for.
	pub request: Request,
}

impl Client {
	/// A nonce that nobody used, with the id of the filing that `by` makes with it.
	pub fn fresh_filing(&self, by: &MemberId) -> Result<(Nonce, FilingId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, FilingId::derive(&self.genesis(), by, &nonce)))
	}

	/// Files for registration. The others in whose names it is made confirm it.
	pub async fn file(&self, signer: &Signer, nonce: Nonce, filed: Filed) -> Result<Included, Error> {
		let applicants = BoundedVec(filed.applicants.into_iter().map(Static).collect());
		let call = chain::transactions().registration().file(
			nonce,
			Static(filed.dataset),
			filed.version,
			Static(filed.institution),
			applicants,
			Static(filed.request),
		);
		self.submit(&call, signer).await
	}

	/// Confirms a filing in the name of the signer's member, with whose consent it goes on.
	pub async fn confirm_filing(&self, signer: &Signer, filing: FilingId) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().confirm(Static(filing)), signer).await
	}

	/// Supplies what the institution asked for, by its digest.
	pub async fn supply_filing(
		&self,
		signer: &Signer,
		filing: FilingId,
		documents: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().supply(Static(filing), documents), signer).await
	}

	/// Takes a filing back.
	pub async fn withdraw_filing(&self, signer: &Signer, filing: FilingId) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().withdraw_filing(Static(filing)), signer).await
	}

	/// Objects to a filing while it is shown to the public.
	pub async fn object_to_filing(
		&self,
		signer: &Signer,
		filing: FilingId,
		grounds: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().object(Static(filing), grounds), signer).await
	}

	/// Objects to what is registered.
	pub async fn object_to_registration(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		grounds: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().object_after(Static(dataset), grounds), signer)
			.await
	}

	/// Concludes about an objection to what is registered. For its institution.
	pub async fn conclude_objection(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		sequence: u32,
		conclusion: Conclusion,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().registration().decide_objection_after(
			Static(dataset),
			sequence,
			Static(conclusion),
			decision,
		);
		self.submit(&call, signer).await
	}

	/// Notes something on a dataset. For courts and authorities, and for its institution.
	pub async fn annotate(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		kind: AnnotationKind,
		document: [u8; 32],
		until_ms: Option<u64>,
	) -> Result<Included, Error> {
		let call =
			chain::transactions().registration().annotate(Static(dataset), Static(kind), document, until_ms);
		self.submit(&call, signer).await
	}

	/// Lifts what the signer's member noted.
	pub async fn lift_annotation(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		sequence: u32,
		document: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().registration().lift(Static(dataset), sequence, document);
		self.submit(&call, signer).await
	}

	/// Cancels a registration without being asked. For its institution.
	pub async fn cancel_registration(
		&self,
		signer: &Signer,
		dataset: DatasetId,
		ground: CancellationGround,
		notice: [u8; 32],
	) -> Result<Included, Error> {
		let call =
			chain::transactions().registration().cancel_ex_officio(Static(dataset), Static(ground), notice);
		self.submit(&call, signer).await
	}
}
