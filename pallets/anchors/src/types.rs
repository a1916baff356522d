//! What is stored of attestors and of anchors.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{
	DatasetId, GrantId, MemberId, OrderId,
	anchor::{Acquisition, AssessmentKind, Category, Invoice, Period},
	dataset::VersionRef,
	export::Path,
	registration::CertificateCode,
	settlement::Currency,
};

/// Who attests the invoices of a tax office and year (税务核验方).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Attestor<AccountId> {
	/// The member.
	pub member: MemberId,
	/// Commitment to the office's key ([`hefu_primitives::anchor::NullifierKey::commitment`]).
	pub key: [u8; 32],
	/// By which key it signs what it attests; none until it has said so.
	pub signer: Option<AccountId>,
	/// How many invoices of the office and year are anchored, whoever attested them.
	pub invoices: u32,
}

/// What a contract is about.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Subject {
	/// An order.
	Order(OrderId),
	/// A grant.
	Grant(GrantId),
}

/// That data are in an entity's books (数据资产入表).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// The certificate that shows that the entity controls them.
	pub certificate: CertificateCode,
	/// The dataset that it is of.
	pub dataset: DatasetId,
	/// As what they are in the books.
	pub category: Category,
	/// How the entity came by them.
	pub acquisition: Acquisition,
	/// In the books of which period.
	pub period: Period,
}

/// That a dataset was assessed (评估).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Assessment {
	/// Which version of which dataset.
	pub of: VersionRef,
	/// What of it.
	pub kind: AssessmentKind,
	/// Until when the report holds, if it says so: milliseconds since 1970 UTC.
	pub until_ms: Option<u64>,
}

/// On what an export of data stands (出境依据).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
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

/// What is anchored.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum What {
	/// An invoice.
	#[codec(index = 0)]
	Invoice(Invoice),
	/// A contract that is filed (合同备案).
	#[codec(index = 1)]
	Contract(Subject),
	/// An accounting entry.
	#[codec(index = 2)]
	Entry(Entry),
	/// An assessment.
	#[codec(index = 3)]
	Assessment(Assessment),
	/// What an export stands on.
	#[codec(index = 4)]
	ExportBasis(ExportBasis),
}

/// That an anchor was withdrawn.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Withdrawal {
	/// Digest of why.
	pub document: [u8; 32],
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

/// An anchor (存证).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Anchor {
	/// Who anchored it.
	pub by: MemberId,
	/// Salted digest of the document: the root of its private part ([`hefu_primitives::private::root`]).
	pub digest: [u8; 32],
	/// What it is.
	pub what: What,
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
	/// That it was withdrawn.
	pub withdrawn: Option<Withdrawal>,
}

impl Anchor {
	/// The invoice, if it is one.
	pub const fn invoice(&self) -> Option<&Invoice> {
		match &self.what {
			What::Invoice(invoice) => Some(invoice),
			_ => None,
		}
	}
}

/// How an anchor stands at a moment.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Standing {
	/// It stands (有效).
	Live,
	/// Whoever anchored it withdrew it (已撤回).
	Withdrawn,
	/// Red invoices took all of it back (已红冲).
	Reddened,
	/// Its time is over (已到期).
	Over,
	/// The certificate that it rests on holds no more (凭证失效).
	Uncertified,
	/// What it rests on is under objection or preservation (争议中).
	Disputed,
}

/// What was invoiced of what a buyer paid a seller in an instruction, in the currency's minor unit (M18).
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Sums {
	/// Sum of the blue invoices.
	pub blue: u128,
	/// Sum of the red ones: no more than the blue.
	pub red: u128,
}

impl Sums {
	/// What is invoiced and not taken back.
	pub fn net(&self) -> u128 {
		self.blue.saturating_sub(self.red)
	}
}

/// What was paid, and what of it is invoiced.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Billed {
	/// In which currency.
	pub currency: Currency,
	/// How much was paid in the instruction, less what came back in it.
	pub paid: u128,
	/// How much was invoiced.
	pub sums: Sums,
}

/// That an auditor confirms an accounting entry.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Audit {
	/// Who.
	pub auditor: MemberId,
	/// Digest of its opinion.
	pub opinion: [u8; 32],
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
}
