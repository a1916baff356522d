//! What can be asked of the state.

#[cfg(feature = "json")]
mod form;

use alloc::{vec, vec::Vec};
use codec::{Decode, Encode};
use hefu_primitives::{
	ApplicationId, BillId, CustomerId, DatasetId, FilingId, GrantId, InstructionId, LicenceId, MemberId,
	OperationId, Party, RecognitionId,
	calendar::CalendarKind,
	catalogue::QueryCode,
	licence::identifier::{Identifier, TypeCode},
	operation::Side,
	registration::CertificateCode,
	right::Right,
	settlement::{BankReference, Book},
	verification::Subject,
};

use crate::{
	DescribeError, PublicKey,
	spec::{self, Spec, StorageItem},
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
	/// Which application about this dataset is open, as far as was written down; none when the state holds nothing.
	#[codec(index = 66)]
	OpenApplication(DatasetId),
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
}

impl Question {
	/// The storage key that it leads to in the chain's version `spec_version`: what a node proves.
	pub fn storage_key(&self, spec_version: u32) -> Result<Vec<u8>, DescribeError> {
		self.key(spec::released(spec_version)?)
	}

	pub(crate) fn key(&self, spec: &Spec) -> Result<Vec<u8>, DescribeError> {
		let (item, parts) = (self.item(spec)?, self.parts());
		if item.keys.len() != parts.len() {
			return Err(DescribeError::NotDescribed);
		}
		let mut key = item.prefix().to_vec();
		for ((hasher, _), part) in item.keys.iter().zip(&parts) {
			hasher.push(part, &mut key);
		}
		Ok(key)
	}

	/// The storage item that has the answer.
	pub(crate) fn item(&self, spec: &Spec) -> Result<&'static StorageItem, DescribeError> {
		let (pallet, name) = match self {
			Self::Member(_) => ("Members", "Members"),
			Self::Key(_) => ("Members", "Keys"),
			Self::Customer(_) => ("Members", "Customers"),
			Self::Council => ("Members", "Council"),
			Self::TechnicalCommittee => ("Members", "TechnicalCommittee"),
			Self::ApprovedValidators => ("Validators", "Approved"),
			Self::SelectedValidators => ("Validators", "Selected"),
			Self::Dataset(_) => ("Registry", "Datasets"),
			Self::Version { .. } => ("Registry", "Versions"),
			Self::OpenCheck(_) => ("Verification", "Checks"),
			Self::OpenCheckOf { .. } => ("Verification", "OpenBySubject"),
			Self::ClosedChecks { .. } => ("Verification", "HistoryLength"),
			Self::ClosedCheck { .. } => ("Verification", "History"),
			Self::LocatorPolicy => ("Verification", "Policy"),
			Self::SealingKey(_) => ("Members", "SealingKeys"),
			Self::WorkedDays { .. } => ("Calendar", "Years"),
			Self::Holding { .. } => ("Rights", "Holdings"),
			Self::Grant(_) => ("Rights", "Grants"),
			Self::GrantOffer(_) => ("Rights", "Offers"),
			Self::Book(_) => ("Settlement", "Books"),
			Self::ClaimOf { .. } => ("Settlement", "Claims"),
			Self::BankEntry { .. } => ("Settlement", "Entries"),
			Self::Instruction(_) => ("Settlement", "Instructions"),
			Self::Bill(_) => ("Bills", "Bills"),
			Self::BillEntry { .. } => ("Bills", "Chain"),
			Self::LicenceType(_) => ("Licences", "Types"),
			Self::LicenceIssuer { .. } => ("Licences", "Issuers"),
			Self::Licence(_) => ("Licences", "Licences"),
			Self::LicenceOf(_) => ("Licences", "Identifiers"),
			Self::LicenceChange { .. } => ("Licences", "History"),
			Self::Recognition(_) => ("Licences", "Rules"),
			Self::Verification { .. } => ("Licences", "Verifications"),
			Self::LawPack(_) => ("Calendar", "Packs"),
			Self::LawInForce(_) => ("Calendar", "InForce"),
			Self::Stall(_) => ("Calendar", "Stalls"),
			Self::StalledDays(_) => ("Calendar", "StalledYears"),
			Self::Institution(_) => ("Registration", "Institutions"),
			Self::InstitutionAt { .. } => ("Registration", "InstitutionAt"),
			Self::Filing(_) => ("Registration", "Filings"),
			Self::OpenFiling(_) => ("Registration", "OpenFiling"),
			Self::Objection { .. } => ("Registration", "Objections"),
			Self::ObjectionAfter { .. } => ("Registration", "LateObjections"),
			Self::Registration(_) => ("Registration", "Registrations"),
			Self::Certificate(_) => ("Registration", "Certificates"),
			Self::Annotation { .. } => ("Registration", "Annotations"),
			Self::Annotations(_) => ("Registration", "Annotated"),
			Self::Preserved(_) => ("Registration", "Preserved"),
			Self::Mirror { .. } => ("Registration", "Mirrored"),
			Self::Mirrors(_) => ("Registration", "SameDigest"),
			Self::Title { .. } => ("Rights", "Titles"),
			Self::Acquired { .. } => ("Rights", "Acquired"),
			Self::Encumbrance { .. } => ("Rights", "Encumbrances"),
			Self::Pledge { .. } => ("Rights", "Pledges"),
			Self::GrantRoot(_) => ("Rights", "Roots"),
			Self::ExportRules(_) => ("Exports", "AllRules"),
			Self::Export { .. } => ("Exports", "Exports"),
			Self::Exported { .. } => ("Exports", "Counted"),
			Self::Operation(_) => ("Operation", "Operations"),
			Self::OperationData { .. } => ("Operation", "Data"),
			Self::OperationProduct { .. } => ("Operation", "Products"),
			Self::Tariff { .. } => ("Operation", "Tariffs"),
			Self::Account { .. } => ("Operation", "Accounts"),
			Self::Revenue { .. } => ("Operation", "Entries"),
			Self::Disclosure { .. } => ("Operation", "Disclosures"),
			Self::PublicLaw => ("Catalogue", "Law"),
			Self::Application(_) => ("Catalogue", "Applications"),
			Self::OpenApplication(_) => ("Catalogue", "OpenApplication"),
			Self::ApplicationObjection { .. } => ("Catalogue", "Objections"),
			Self::PublicEntry(_) => ("Catalogue", "Entries"),
			Self::QueryCode(_) => ("Catalogue", "CodeOf"),
		};
		let found = spec.storage.iter().find(|item| (item.pallet, item.name) == (pallet, name));
		found.ok_or(DescribeError::NotDescribed)
	}

	/// The parts of the key, encoded and not yet hashed.
	fn parts(&self) -> Vec<Vec<u8>> {
		match self {
			Self::Member(id) | Self::SealingKey(id) => vec![id.encode()],
			Self::Key(account) => vec![account.encode()],
			Self::Customer(id) => vec![id.encode()],
			Self::Council
			| Self::TechnicalCommittee
			| Self::ApprovedValidators
			| Self::SelectedValidators
			| Self::LocatorPolicy
			| Self::PublicLaw => vec![],
			Self::Dataset(id) => vec![id.encode()],
			Self::Version { dataset, version } => vec![dataset.encode(), version.encode()],
			Self::OpenCheck(check) => vec![check.encode()],
			Self::OpenCheckOf { dataset, version, distribution }
			| Self::ClosedChecks { dataset, version, distribution } => {
				vec![subject(dataset, version, distribution)]
			}
			Self::ClosedCheck { dataset, version, distribution, sequence } => {
				vec![subject(dataset, version, distribution), sequence.encode()]
			}
			Self::WorkedDays { kind, year } => vec![kind.encode(), year.encode()],
			Self::Holding { dataset, right, member }
			| Self::Title { dataset, right, claimant: member }
			| Self::Acquired { dataset, right, member }
			| Self::Pledge { dataset, right, holder: member } => {
				vec![dataset.encode(), right.encode(), member.encode()]
			}
			Self::Encumbrance { dataset, claimant, tenure } => {
				vec![dataset.encode(), claimant.encode(), tenure.encode()]
			}
			Self::Grant(id) | Self::GrantOffer(id) | Self::GrantRoot(id) => vec![id.encode()],
			Self::Book(book) => vec![book.encode()],
			Self::ClaimOf { book, holder } => vec![book.encode(), holder.encode()],
			Self::BankEntry { bank, reference } => vec![bank.encode(), reference.encode()],
			Self::Instruction(id) => vec![id.encode()],
			Self::Bill(id) => vec![id.encode()],
			Self::BillEntry { bill, sequence } => vec![bill.encode(), sequence.encode()],
			Self::LicenceType(code) => vec![code.encode()],
			Self::LicenceIssuer { licence_type, issuer } => vec![licence_type.encode(), issuer.encode()],
			Self::Licence(id) => vec![id.encode()],
			Self::LicenceOf(identifier) => vec![identifier.line.encode(), identifier.version.encode()],
			Self::LicenceChange { licence, sequence } => vec![licence.encode(), sequence.encode()],
			Self::Recognition(id) => vec![id.encode()],
			Self::Verification { verifier, commitment } => vec![verifier.encode(), commitment.encode()],
			Self::LawPack(number)
			| Self::LawInForce(number)
			| Self::Stall(number)
			| Self::ExportRules(number) => {
				vec![number.encode()]
			}
			Self::StalledDays(year) => vec![year.encode()],
			Self::Institution(member) => vec![member.encode()],
			Self::InstitutionAt { province, number } => vec![(province, number).encode()],
			Self::Filing(id) => vec![id.encode()],
			Self::Objection { filing, sequence } => vec![filing.encode(), sequence.encode()],
			Self::ObjectionAfter { dataset, sequence } | Self::Annotation { dataset, sequence } => {
				vec![dataset.encode(), sequence.encode()]
			}
			Self::OpenFiling(id)
			| Self::Registration(id)
			| Self::Annotations(id)
			| Self::Preserved(id)
			| Self::OpenApplication(id)
			| Self::PublicEntry(id) => vec![id.encode()],
			Self::Certificate(code) => vec![code.encode()],
			Self::Mirror { institution, code } => vec![institution.encode(), code.encode()],
			Self::Mirrors(digest) => vec![digest.encode()],
			Self::Export { exporter, number } => vec![exporter.encode(), number.encode()],
			Self::Exported { exporter, year } => vec![exporter.encode(), year.encode()],
			Self::Operation(id) => vec![id.encode()],
			Self::OperationData { operation, dataset } => vec![operation.encode(), dataset.encode()],
			Self::OperationProduct { operation, number } => vec![operation.encode(), number.encode()],
			Self::Tariff { operation, product, sequence } => {
				vec![operation.encode(), (product, sequence).encode()]
			}
			Self::Account { operation, year } => vec![operation.encode(), year.encode()],
			Self::Revenue { operation, year, sequence } => {
				vec![operation.encode(), (year, sequence).encode()]
			}
			Self::Disclosure { operation, year, side } => vec![operation.encode(), (year, side).encode()],
			Self::Application(id) => vec![id.encode()],
			Self::ApplicationObjection { application, sequence } => {
				vec![application.encode(), sequence.encode()]
			}
			Self::QueryCode(code) => vec![code.encode()],
		}
	}
}

fn subject(dataset: &DatasetId, version: &u32, distribution: &u8) -> Vec<u8> {
	Subject { dataset: *dataset, version: *version, distribution: *distribution }.encode()
}
