//! What can be asked of the state.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use hefu_primitives::{
	AnchorId, ApplicationId, BillId, CustomerId, DatasetId, FilingId, GrantId, InstructionId, LicenceId,
	MemberId, MeterId, NegotiationId, OperationId, OrderId, Party, ProductId, RecognitionId,
	anchor::{Office, Period},
	calendar::CalendarKind,
	catalogue::QueryCode,
	date::Day,
	licence::identifier::{Identifier, TypeCode},
	operation::Side,
	registration::CertificateCode,
	right::Right,
	settlement::{BankReference, Book},
};

use crate::{
	DescribeError, PublicKey,
	spec::{self, Reader, Spec, StorageItem},
};

/// A question to the state at the end of a block (问题). The numbers of the variants never change.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Question {
	/// The member with this id (成员).
	#[codec(index = 0)]
	Member(MemberId),
	/// Whose key this account is, or was.
	#[codec(index = 1)]
	Key(PublicKey),
	/// The sponsored customer with this id (被担保客户).
	#[codec(index = 2)]
	Customer(CustomerId),
	/// Who has a seat in the council (理事会).
	#[codec(index = 3)]
	Council,
	/// Who has a seat in the technical committee (技术委员会).
	#[codec(index = 4)]
	TechnicalCommittee,
	/// The members whose nodes the council wants to validate.
	#[codec(index = 5)]
	ApprovedValidators,
	/// The members whose nodes were last selected to validate (验证节点).
	#[codec(index = 6)]
	SelectedValidators,
	/// The dataset with this id (数据集).
	#[codec(index = 7)]
	Dataset(DatasetId),
	/// A version of a dataset.
	#[codec(index = 8)]
	Version {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
	},
	/// The open check with this number (核验).
	#[codec(index = 9)]
	OpenCheck(u64),
	/// Number of the open check of this file.
	#[codec(index = 10)]
	OpenCheckOf {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
		/// The file's place in the version, from 0.
		distribution: u8,
	},
	/// How many checks of this file have closed; none when the state holds nothing.
	#[codec(index = 11)]
	ClosedChecks {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
		/// The file's place in the version, from 0.
		distribution: u8,
	},
	/// A closed check of this file (核验记录).
	#[codec(index = 12)]
	ClosedCheck {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
		/// The file's place in the version, from 0.
		distribution: u8,
		/// The check's place in the file's history, from 0.
		sequence: u32,
	},
	/// Where verifiers may be sent; nowhere but to public `https` when the state holds nothing.
	#[codec(index = 13)]
	LocatorPolicy,
	/// The key to which private parts are sealed for this member; none when the state holds nothing.
	#[codec(index = 14)]
	SealingKey(MemberId),
	/// Which days of a year are worked (工作日).
	#[codec(index = 15)]
	WorkedDays {
		/// Whose.
		kind: CalendarKind,
		/// The year.
		year: u16,
	},
	/// How a member came by a right in a dataset (数据产权).
	#[codec(index = 16)]
	Holding {
		/// The dataset.
		dataset: DatasetId,
		/// The right.
		right: Right,
		/// The member.
		member: MemberId,
	},
	/// The grant with this id (授权).
	#[codec(index = 17)]
	Grant(GrantId),
	/// The grant with this id that is offered for settlement.
	#[codec(index = 18)]
	GrantOffer(GrantId),
	/// What a bank owes in a currency.
	#[codec(index = 19)]
	Book(Book),
	/// What a party has in a book (债权); nothing when the state holds nothing.
	#[codec(index = 20)]
	ClaimOf {
		/// The bank and the currency.
		book: Book,
		/// The party.
		holder: Party,
	},
	/// What a bank attested under a reference of its own.
	#[codec(index = 21)]
	BankEntry {
		/// The bank.
		bank: MemberId,
		/// Its reference.
		reference: BankReference,
	},
	/// The instruction with this id (结算指令).
	#[codec(index = 22)]
	Instruction(InstructionId),
	/// The bill with this id (提单).
	#[codec(index = 23)]
	Bill(BillId),
	/// An entry of a bill's endorsement chain (背书链).
	#[codec(index = 24)]
	BillEntry {
		/// The bill.
		bill: BillId,
		/// Its place in the chain, from 0.
		sequence: u32,
	},
	/// A type of licence (证照类型).
	#[codec(index = 25)]
	LicenceType(TypeCode),
	/// For which region a member may issue licences of a type.
	#[codec(index = 26)]
	LicenceIssuer {
		/// The type.
		licence_type: TypeCode,
		/// The member.
		issuer: MemberId,
	},
	/// The licence with this id (电子证照).
	#[codec(index = 27)]
	Licence(LicenceId),
	/// Which licence has this identifier (电子证照标识).
	#[codec(index = 28)]
	LicenceOf(Identifier),
	/// A change of a licence's state (证照状态变更).
	#[codec(index = 29)]
	LicenceChange {
		/// The licence.
		licence: LicenceId,
		/// Its place in the history, from 1.
		sequence: u32,
	},
	/// The recognition rule with this id (互认规则).
	#[codec(index = 30)]
	Recognition(RecognitionId),
	/// A verifier's log entry of a presentation (核验记录).
	#[codec(index = 31)]
	Verification {
		/// The verifier.
		verifier: MemberId,
		/// The presentation's commitment.
		commitment: [u8; 32],
	},
	/// The law pack with this number (规则包).
	#[codec(index = 32)]
	LawPack(u32),
	/// Which law pack is in force from which day, by the entry's number.
	#[codec(index = 33)]
	LawInForce(u32),
	/// The time with this number at which the chain stood still (停摆).
	#[codec(index = 34)]
	Stall(u32),
	/// On which days of a year the chain stood still; none when the state holds nothing.
	#[codec(index = 35)]
	StalledDays(u16),
	/// The registration institution that is this member (登记机构).
	#[codec(index = 36)]
	Institution(MemberId),
	/// Which member has this institution's code, as it stands in certificates' codes.
	#[codec(index = 37)]
	InstitutionAt {
		/// The first two digits of the province's code.
		province: u8,
		/// The institution's digit.
		number: u8,
	},
	/// The filing with this id (登记申请).
	#[codec(index = 38)]
	Filing(FilingId),
	/// Which filing about this dataset is open, as far as was written down; none when the state holds nothing.
	#[codec(index = 39)]
	OpenFiling(DatasetId),
	/// An objection to a filing (异议).
	#[codec(index = 40)]
	Objection {
		/// The filing.
		filing: FilingId,
		/// Its number, from 1.
		sequence: u32,
	},
	/// An objection to what is registered.
	#[codec(index = 41)]
	ObjectionAfter {
		/// The dataset.
		dataset: DatasetId,
		/// Its number, from 1.
		sequence: u32,
	},
	/// What is registered of this dataset (登记簿记载).
	#[codec(index = 42)]
	Registration(DatasetId),
	/// The certificate with this code (登记凭证).
	#[codec(index = 43)]
	Certificate(CertificateCode),
	/// What is noted on a dataset (注记).
	#[codec(index = 44)]
	Annotation {
		/// The dataset.
		dataset: DatasetId,
		/// Its number, from 1.
		sequence: u32,
	},
	/// How many annotations this dataset has; none when the state holds nothing.
	#[codec(index = 45)]
	Annotations(DatasetId),
	/// Which preservations of this dataset were not lifted (保全); none when the state holds nothing.
	#[codec(index = 46)]
	Preserved(DatasetId),
	/// What an institution decided elsewhere (异地登记结果).
	#[codec(index = 47)]
	Mirror {
		/// The institution.
		institution: MemberId,
		/// BLAKE2b-256 of the decision's code there, as SCALE encodes it.
		code: [u8; 32],
	},
	/// How many decisions about data with this digest were made elsewhere; none when the state holds nothing.
	#[codec(index = 48)]
	Mirrors([u8; 32]),
	/// A right as it was claimed, and who has it now (权利).
	#[codec(index = 49)]
	Title {
		/// The dataset.
		dataset: DatasetId,
		/// The right.
		right: Right,
		/// Who claimed it.
		claimant: MemberId,
	},
	/// Who claimed the right that this member has, or had last; nothing where it was the member itself.
	#[codec(index = 50)]
	Acquired {
		/// The dataset.
		dataset: DatasetId,
		/// The right.
		right: Right,
		/// The member.
		member: MemberId,
	},
	/// Who stands for what was granted from a right to operate in a tenure that is over (权利负担).
	#[codec(index = 51)]
	Encumbrance {
		/// The dataset.
		dataset: DatasetId,
		/// Who claimed the right.
		claimant: MemberId,
		/// The tenure, from 0.
		tenure: u32,
	},
	/// For what a right is pledged (质押); nothing when it is not.
	#[codec(index = 52)]
	Pledge {
		/// The dataset.
		dataset: DatasetId,
		/// The right.
		right: Right,
		/// Who has it.
		holder: MemberId,
	},
	/// The title on which a grant hangs; nothing of one that was made from another grant.
	#[codec(index = 53)]
	GrantRoot(GrantId),
	/// The rules of exports with this number (出境规则).
	#[codec(index = 54)]
	ExportRules(u32),
	/// An export of data (数据出境).
	#[codec(index = 55)]
	Export {
		/// The exporter.
		exporter: MemberId,
		/// Its number, from 1.
		number: u32,
	},
	/// Of how many persons a member exported data in a year; nobody when the state holds nothing.
	#[codec(index = 56)]
	Exported {
		/// The exporter.
		exporter: MemberId,
		/// The year, in China.
		year: u16,
	},
	/// The authorised operation with this id (授权运营).
	#[codec(index = 57)]
	Operation(OperationId),
	/// Since when a dataset is in an operation.
	#[codec(index = 58)]
	OperationData {
		/// The operation.
		operation: OperationId,
		/// The dataset.
		dataset: DatasetId,
	},
	/// A product of an operation (数据产品).
	#[codec(index = 59)]
	OperationProduct {
		/// The operation.
		operation: OperationId,
		/// Its number, from 1.
		number: u32,
	},
	/// A product's cap and price (上限收费标准、收费标准).
	#[codec(index = 60)]
	Tariff {
		/// The operation.
		operation: OperationId,
		/// The product's number.
		product: u32,
		/// The tariff's number, from 1.
		sequence: u32,
	},
	/// What an operation may charge and did charge in a year (收入账目); nothing when the state holds nothing.
	#[codec(index = 61)]
	Account {
		/// The operation.
		operation: OperationId,
		/// The year.
		year: u16,
	},
	/// An entry of an operation's books.
	#[codec(index = 62)]
	Revenue {
		/// The operation.
		operation: OperationId,
		/// The year.
		year: u16,
		/// Its number in the year, from 1.
		sequence: u32,
	},
	/// What a side of an operation disclosed about a year (信息披露).
	#[codec(index = 63)]
	Disclosure {
		/// The operation.
		operation: OperationId,
		/// The year.
		year: u16,
		/// The side.
		side: Side,
	},
	/// The law pack of the register of public data.
	#[codec(index = 64)]
	PublicLaw,
	/// The application with this id (公共数据资源登记申请).
	#[codec(index = 65)]
	Application(ApplicationId),
	/// Which application of this member's about this dataset is open, as far as was written down; none when the state holds nothing.
	#[codec(index = 66)]
	OpenApplication {
		/// The dataset.
		dataset: DatasetId,
		/// The member.
		applicant: MemberId,
	},
	/// An objection to an application (异议).
	#[codec(index = 67)]
	ApplicationObjection {
		/// The application.
		application: ApplicationId,
		/// Its number, from 1.
		sequence: u32,
	},
	/// What the register of public data has of this dataset (公共数据资源登记结果).
	#[codec(index = 68)]
	PublicEntry(DatasetId),
	/// Which dataset got this query code (登记结果查询码).
	#[codec(index = 69)]
	QueryCode(QueryCode),
	/// What a member accepts of the rights that another lets go (同意受让); nothing when it accepts none.
	#[codec(index = 70)]
	Acceptance {
		/// The dataset.
		dataset: DatasetId,
		/// Who lets them go.
		from: MemberId,
		/// Who gets them.
		to: MemberId,
	},
	/// What a payer has deposited in a book (预存款); nothing when the state holds nothing.
	#[codec(index = 71)]
	Deposit {
		/// The bank and the currency.
		book: Book,
		/// The payer.
		payer: Party,
	},
	/// What was redeemed on a day and is not paid yet (应付); nothing when the state holds nothing.
	#[codec(index = 72)]
	Due {
		/// The day, in China.
		day: Day,
		/// The bank and the currency.
		book: Book,
		/// Who owes it.
		payer: Party,
		/// To whom.
		payee: Party,
	},
	/// The product with this id (数据产品).
	#[codec(index = 73)]
	Product(ProductId),
	/// The negotiation with this id (磋商).
	#[codec(index = 74)]
	Negotiation(NegotiationId),
	/// The order with this id (订单), as it was when something was last done.
	#[codec(index = 75)]
	Order(OrderId),
	/// What was last committed to, and handed over, for this order (交付); nothing when the seller has committed to nothing.
	#[codec(index = 76)]
	Delivery(OrderId),
	/// For which order this commitment to a key was made.
	#[codec(index = 77)]
	Commitment([u8; 32]),
	/// How many deliveries of this seller were proven wrong; none when the state holds nothing.
	#[codec(index = 78)]
	Mark(MemberId),
	/// The meter with this id (计量账户).
	#[codec(index = 79)]
	Meter(MeterId),
	/// What was used under this grant, by its meters; nothing when it never had one.
	#[codec(index = 80)]
	Tally(GrantId),
	/// Who attests the invoices of this tax office and year (税务核验方).
	#[codec(index = 81)]
	Attestor(Office),
	/// The anchor with this id (存证).
	#[codec(index = 82)]
	Anchor(AnchorId),
	/// The anchor of the invoice with this nullifier.
	#[codec(index = 83)]
	Nullifier([u8; 32]),
	/// What was invoiced of what a buyer paid a seller in an instruction; nothing when no invoice of it is anchored.
	#[codec(index = 84)]
	Invoiced {
		/// The instruction.
		instruction: InstructionId,
		/// Who was paid in it.
		seller: Party,
		/// Who paid.
		buyer: Party,
	},
	/// How much of this blue invoice red ones took back; nothing when none did.
	#[codec(index = 85)]
	Reddened(AnchorId),
	/// The accounting entry of an entity's that stands for a dataset in a period (入表).
	#[codec(index = 86)]
	LiveEntry {
		/// The entity.
		entity: MemberId,
		/// The dataset.
		dataset: DatasetId,
		/// The period.
		period: Period,
	},
	/// That an auditor confirms this accounting entry (审计).
	#[codec(index = 87)]
	Audit(AnchorId),
}

impl Question {
	/// Where the answers are, pallet and storage item, each at the place of its question's number.
	pub const ITEMS: &'static [(&'static str, &'static str)] = &[
		("Members", "Members"),
		("Members", "Keys"),
		("Members", "Customers"),
		("Members", "Council"),
		("Members", "TechnicalCommittee"),
		("Validators", "Approved"),
		("Validators", "Selected"),
		("Registry", "Datasets"),
		("Registry", "Versions"),
		("Verification", "Checks"),
		("Verification", "OpenBySubject"),
		("Verification", "HistoryLength"),
		("Verification", "History"),
		("Verification", "Policy"),
		("Members", "SealingKeys"),
		("Calendar", "Years"),
		("Rights", "Holdings"),
		("Rights", "Grants"),
		("Rights", "Offers"),
		("Settlement", "Books"),
		("Settlement", "Claims"),
		("Settlement", "Entries"),
		("Settlement", "Instructions"),
		("Bills", "Bills"),
		("Bills", "Chain"),
		("Licences", "Types"),
		("Licences", "Issuers"),
		("Licences", "Licences"),
		("Licences", "Identifiers"),
		("Licences", "History"),
		("Licences", "Rules"),
		("Licences", "Verifications"),
		("Calendar", "Packs"),
		("Calendar", "InForce"),
		("Calendar", "Stalls"),
		("Calendar", "StalledYears"),
		("Registration", "Institutions"),
		("Registration", "InstitutionAt"),
		("Registration", "Filings"),
		("Registration", "OpenFiling"),
		("Registration", "Objections"),
		("Registration", "LateObjections"),
		("Registration", "Registrations"),
		("Registration", "Certificates"),
		("Registration", "Annotations"),
		("Registration", "Annotated"),
		("Registration", "Preserved"),
		("Registration", "Mirrored"),
		("Registration", "SameDigest"),
		("Rights", "Titles"),
		("Rights", "Acquired"),
		("Rights", "Encumbrances"),
		("Rights", "Pledges"),
		("Rights", "Roots"),
		("Exports", "AllRules"),
		("Exports", "Exports"),
		("Exports", "Counted"),
		("Operation", "Operations"),
		("Operation", "Data"),
		("Operation", "Products"),
		("Operation", "Tariffs"),
		("Operation", "Accounts"),
		("Operation", "Entries"),
		("Operation", "Disclosures"),
		("Catalogue", "Law"),
		("Catalogue", "Applications"),
		("Catalogue", "OpenApplication"),
		("Catalogue", "Objections"),
		("Catalogue", "Entries"),
		("Catalogue", "CodeOf"),
		("Rights", "Acceptances"),
		("Settlement", "Deposited"),
		("Settlement", "Dues"),
		("Market", "Products"),
		("Market", "Negotiations"),
		("Market", "Orders"),
		("Market", "Deliveries"),
		("Market", "Commitments"),
		("Market", "Marks"),
		("Metering", "Meters"),
		("Metering", "Tallies"),
		("Anchors", "Attestors"),
		("Anchors", "Anchors"),
		("Anchors", "Nullifiers"),
		("Anchors", "Invoiced"),
		("Anchors", "Reddened"),
		("Anchors", "LiveEntries"),
		("Anchors", "Audits"),
	];

	/// The storage key that it leads to in the chain's version `spec_version`: what a node proves.
	pub fn storage_key(&self, spec_version: u32) -> Result<Vec<u8>, DescribeError> {
		self.key(spec::released(spec_version)?)
	}

	/// The parts of the key are the question's own bytes, cut by the types that the storage item's key has. (What is behind
	/// them leads nowhere else: the check character of a licence's identifier.)
	pub(crate) fn key(&self, spec: &Spec) -> Result<Vec<u8>, DescribeError> {
		let (scale, item) = (self.encode(), self.item(spec)?);
		let mut rest = scale.get(1..).unwrap_or_default();
		let mut key = item.prefix().to_vec();
		for (hasher, part) in item.keys {
			let from = rest;
			Reader::new(&mut rest).value(part)?;
			hasher.push(&from[..from.len() - rest.len()], &mut key);
		}
		Ok(key)
	}

	/// The storage item that has the answer.
	pub(crate) fn item(&self, spec: &Spec) -> Result<&'static StorageItem, DescribeError> {
		let number = self.using_encoded(|scale| scale.first().copied()).map(usize::from);
		let asked = number.and_then(|number| Self::ITEMS.get(number)).ok_or(DescribeError::NotDescribed)?;
		let found = spec.storage.iter().find(|item| (item.pallet, item.name) == *asked);
		found.ok_or(DescribeError::NotDescribed)
	}
}
