//! Anchors of documents (存证): invoices, filed contracts, accounting entries, assessments, and what exports stand on. The documents stay with
//! the parties; the chain has a salted digest of each.
//!
//! A tax attestor keeps its office's [`OfficeKey`], signs invoices ([`Client::attest`]), and gives what it has signed to whoever
//! needs the anchor, who brings it ([`Client::anchor_invoice`]).

mod attested;
mod office;
mod period;
mod read;

use hefu_primitives::{
	AnchorId, DatasetId, GrantId, MemberId, Nonce, OrderId,
	anchor::{Acquisition, AssessmentKind, Category, Office, Period},
	export::Path,
	registration::CertificateCode,
};
use subxt::utils::{AccountId32, Static};

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, anchors,
		runtime_types::{hefu_primitives::dataset, pallet_anchors::types},
	},
	dataset::fresh_nonce,
};

pub use attested::{Attested, part_of};
pub use office::OfficeKey;
pub use period::{parse_period, period_text};
pub use read::Standing;
pub use types::{Audit, Billed, Standing as Stands, What};

/// An anchor as the chain stores it.
pub type Anchor = anchors::storage::anchors::Output;
/// Who attests the invoices of a tax office and year, as the chain stores it.
pub type Attestor = anchors::storage::attestors::Output;

/// What a contract is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
	/// An order.
	Order(OrderId),
	/// A grant.
	Grant(GrantId),
}

impl From<Subject> for types::Subject {
	fn from(subject: Subject) -> Self {
		match subject {
			Subject::Order(order) => Self::Order(Static(order)),
			Subject::Grant(grant) => Self::Grant(Static(grant)),
		}
	}
}

/// Data in an entity's books (数据资产入表).
#[derive(Clone, Copy, Debug)]
pub struct Entry {
	/// The certificate that shows that the entity controls them.
	pub certificate: CertificateCode,
	/// As what they are in the books.
	pub category: Category,
	/// How the entity came by them.
	pub acquisition: Acquisition,
	/// In the books of which period.
	pub period: Period,
}

/// An assessment of a dataset (评估).
#[derive(Clone, Copy, Debug)]
pub struct Assessment {
	/// The dataset.
	pub dataset: DatasetId,
	/// Which version of it.
	pub version: u32,
	/// What of it.
	pub kind: AssessmentKind,
	/// Until when the report holds, if it says so: milliseconds since 1970 UTC.
	pub until_ms: Option<u64>,
}

impl From<Assessment> for types::Assessment {
	fn from(assessment: Assessment) -> Self {
		let Assessment { dataset, version, kind, until_ms } = assessment;
		let of = dataset::VersionRef { dataset: Static(dataset), version };
		Self { of, kind: Static(kind), until_ms }
	}
}

/// On what an export of data stands (出境依据).
#[derive(Clone, Copy, Debug)]
pub struct ExportBasis {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// By which grant it may be exported; none: by a right of whoever exports.
	pub grant: Option<GrantId>,
	/// What it has gone through.
	pub path: Path,
	/// Until when that holds, if it ends: milliseconds since 1970 UTC.
	pub until_ms: Option<u64>,
}

impl From<ExportBasis> for types::ExportBasis {
	fn from(basis: ExportBasis) -> Self {
		let ExportBasis { dataset, grant, path, until_ms } = basis;
		Self { dataset: Static(dataset), grant: grant.map(Static), path: Static(path), until_ms }
	}
}

impl Client {
	/// A nonce that nobody used, with the id of what `by` anchors with it.
	pub fn fresh_anchor(&self, by: &MemberId) -> Result<(Nonce, AnchorId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, AnchorId::derive(&self.genesis(), by, &nonce)))
	}

	/// Names the key by which the office's attestor signs invoices. For that attestor.
	pub async fn set_invoice_signer(
		&self,
		signer: &Signer,
		office: Office,
		key: AccountId32,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().anchors().set_signer(Static(office), key), signer).await
	}

	/// Anchors an invoice that its office's attestor has signed. For every member.
	pub async fn anchor_invoice(
		&self,
		signer: &Signer,
		nonce: Nonce,
		attested: Attested,
	) -> Result<Included, Error> {
		let Attested { digest, invoice, signature } = attested;
		let call = chain::transactions().anchors().anchor_invoice(nonce, digest, Static(invoice), signature);
		self.submit(&call, signer).await
	}

	/// Files a contract. For the sides of what it is about, and for exchanges.
	pub async fn file_contract(
		&self,
		signer: &Signer,
		nonce: Nonce,
		digest: [u8; 32],
		about: Subject,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().anchors().file_contract(nonce, digest, about.into()), signer).await
	}

	/// Records that data are in the books of whom the key acts for.
	pub async fn enter_asset(
		&self,
		signer: &Signer,
		nonce: Nonce,
		digest: [u8; 32],
		entry: Entry,
	) -> Result<Included, Error> {
		let Entry { certificate, category, acquisition, period } = entry;
		let call = chain::transactions().anchors().enter_asset(
			nonce,
			digest,
			Static(certificate),
			Static(category),
			Static(acquisition),
			Static(period),
		);
		self.submit(&call, signer).await
	}

	/// Confirms an accounting entry, with the digest of the opinion. For auditors.
	pub async fn audit_entry(
		&self,
		signer: &Signer,
		entry: AnchorId,
		opinion: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().anchors().audit_entry(Static(entry), opinion), signer).await
	}

	/// Anchors an assessment. For reviewers, data services and auditors.
	pub async fn anchor_assessment(
		&self,
		signer: &Signer,
		nonce: Nonce,
		digest: [u8; 32],
		assessment: Assessment,
	) -> Result<Included, Error> {
		let call = chain::transactions().anchors().anchor_assessment(nonce, digest, assessment.into());
		self.submit(&call, signer).await
	}

	/// Anchors what exports of a dataset stand on. For whoever may export it.
	pub async fn anchor_export_basis(
		&self,
		signer: &Signer,
		nonce: Nonce,
		digest: [u8; 32],
		basis: ExportBasis,
	) -> Result<Included, Error> {
		let call = chain::transactions().anchors().anchor_export_basis(nonce, digest, basis.into());
		self.submit(&call, signer).await
	}

	/// Withdraws an anchor that is no invoice, with the digest of why. For whoever anchored it.
	pub async fn withdraw_anchor(
		&self,
		signer: &Signer,
		anchor: AnchorId,
		document: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().anchors().withdraw(Static(anchor), document), signer).await
	}
}
