//! `hefu anchor`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use hefu_primitives::{
	AnchorId, DatasetId, GrantId, InstructionId, MemberId, OrderId, Party,
	anchor::{Acquisition, AssessmentKind, Category, InvoiceNumber, Office, Period},
	code::Uscc,
	date::Day,
	export::Path as ExportPath,
	registration::CertificateCode,
};
use hefu_sdk::anchors::parse_period;

use super::{Account, DigestOrFile, Votes, about::term, digest, licence::until};

/// Anchors of documents.
#[derive(Debug, Subcommand)]
pub enum Anchor {
	/// Make a tax office's key in a new file that only you can read; it goes to the office's next attestor, and to nobody else
	NewKey {
		/// The file; nothing is overwritten
		file: PathBuf,
	},
	/// The commitment to an office's key, by which the council appoints its attestor
	ShowKey {
		/// The file, as hefu anchor new-key made it
		file: PathBuf,
	},
	/// Propose to the council who attests the invoices of a tax office and year (for a seat's governance key)
	Appoint {
		/// The first four digits of the invoices' numbers: the year, and the tax office
		#[arg(value_name = "OFFICE", value_parser = office)]
		office: Office,
		/// The member, with the role tax-attestor
		#[arg(value_name = "MEMBER")]
		member: MemberId,
		/// Commitment to the office's key: 64 hexadecimal digits, as hefu anchor show-key prints it
		#[arg(long, value_name = "COMMITMENT", value_parser = digest)]
		commitment: [u8; 32],
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
	/// Name the key that signs your office's invoices (for its attestor)
	SetSigner {
		/// The office and year, four digits
		#[arg(value_name = "OFFICE", value_parser = office)]
		office: Office,
		/// The key's account
		#[arg(value_name = "ACCOUNT")]
		account: Account,
	},
	/// Sign an invoice with --key, as the attestor of its office; nothing is sent (发票核验)
	///
	/// Whoever needs the anchor brings what is signed: hefu anchor invoice. Seller and buyer get the private part, which shows what is on
	/// paper field by field.
	Attest(Box<AttestInvoice>),
	/// Anchor an invoice that its office's attestor has signed (发票存证)
	Invoice {
		/// What it signed, as hefu anchor attest wrote it
		#[arg(value_name = "FILE")]
		file: PathBuf,
	},
	/// File a contract about an order or a grant (for its sides and for exchanges; 合同备案)
	Contract(Contract),
	/// Record that data are in your books, on the strength of a certificate (数据资产入表)
	Entry(Entry),
	/// Confirm an accounting entry (for an auditor; 审计确认)
	Audit {
		/// The entry
		#[arg(value_name = "ANCHOR")]
		anchor: AnchorId,
		/// Your opinion: 64 hexadecimal digits, or a file of which SHA-256 is recorded
		#[arg(long, value_name = "DIGEST|FILE")]
		opinion: DigestOrFile,
	},
	/// Anchor an assessment of another's dataset (for reviewers, data services and auditors; 评估)
	Assessment(AssessmentArgs),
	/// Anchor what your exports of a dataset stand on (出境依据)
	ExportBasis(BasisArgs),
	/// Withdraw an anchor of yours that is no invoice (撤回)
	Withdraw {
		/// The anchor
		#[arg(value_name = "ANCHOR")]
		anchor: AnchorId,
		/// Why: 64 hexadecimal digits, or a file of which SHA-256 is recorded
		#[arg(long, value_name = "DIGEST|FILE")]
		document: DigestOrFile,
	},
	/// Who attests the invoices of which tax office and year
	Attestors,
	/// Whether an invoice is anchored (for whoever has its office's key)
	Find {
		/// Its number, 20 digits
		#[arg(value_name = "NUMBER", value_parser = number)]
		number: InvoiceNumber,
		/// The seller's code (USCC)
		#[arg(long, value_name = "CODE", value_parser = Uscc::parse)]
		seller_code: Uscc,
		/// The office's key
		#[arg(long, value_name = "FILE")]
		office_key: PathBuf,
	},
	/// What a buyer paid a seller in an instruction, and what of it is invoiced
	Invoiced {
		/// The instruction
		#[arg(value_name = "INSTRUCTION")]
		instruction: InstructionId,
		/// Who was paid
		#[arg(value_name = "SELLER")]
		seller: Party,
		/// Who paid
		#[arg(value_name = "BUYER")]
		buyer: Party,
	},
	/// An anchor, and how it stands
	Show {
		/// The anchor
		#[arg(value_name = "ANCHOR")]
		anchor: AnchorId,
	},
	/// Anchors, all or some
	List {
		/// Only those of this kind
		#[arg(long, value_parser = ["invoice", "contract", "entry", "assessment", "export-basis"])]
		kind: Option<String>,
		/// Only those that this member made
		#[arg(long, value_name = "MEMBER")]
		by: Option<MemberId>,
		/// Only those about this dataset
		#[arg(long, value_name = "DATASET")]
		dataset: Option<DatasetId>,
	},
}

/// An invoice, as it is on paper and as it was paid.
#[derive(Debug, Args)]
pub struct AttestInvoice {
	/// Its number, 20 digits (发票号码)
	#[arg(value_name = "NUMBER", value_parser = number)]
	pub number: InvoiceNumber,
	/// The seller's code, USCC (销售方)
	#[arg(long, value_name = "CODE", value_parser = Uscc::parse)]
	pub seller_code: Uscc,
	/// The buyer's code, USCC (购买方)
	#[arg(long, value_name = "CODE", value_parser = Uscc::parse)]
	pub buyer_code: Uscc,
	/// Price and tax, in the major unit; of a red invoice how much it takes back (价税合计)
	#[arg(long, value_name = "AMOUNT")]
	pub amount: String,
	/// The tax in it, in the major unit (税额)
	#[arg(long, value_name = "AMOUNT")]
	pub tax: String,
	/// The day of issue, such as 2026-03-01 (开票日期)
	#[arg(long, value_name = "DAY")]
	pub date: Day,
	/// The instruction in which it was paid
	#[arg(long, value_name = "INSTRUCTION")]
	pub instruction: InstructionId,
	/// Who was paid in it
	#[arg(long, value_name = "PARTY")]
	pub seller: Party,
	/// Who paid
	#[arg(long, value_name = "PARTY")]
	pub buyer: Party,
	/// Of a red invoice, the anchor of the blue one (红字发票)
	#[arg(long, value_name = "ANCHOR")]
	pub red_of: Option<AnchorId>,
	/// The office's key
	#[arg(long, value_name = "FILE")]
	pub office_key: PathBuf,
	/// The file for what is signed; nothing is overwritten
	#[arg(long, value_name = "FILE")]
	pub out: PathBuf,
	/// The file for the private part, which goes to seller and buyer; nothing is overwritten
	#[arg(long, value_name = "FILE")]
	pub part: PathBuf,
}

/// A contract.
#[derive(Debug, Args)]
pub struct Contract {
	/// About this order
	#[arg(long, value_name = "ORDER", required_unless_present = "grant", conflicts_with = "grant")]
	pub order: Option<OrderId>,
	/// About this grant
	#[arg(long, value_name = "GRANT")]
	pub grant: Option<GrantId>,
	/// Root of its private part: 64 hexadecimal digits, or a file of which SHA-256 is recorded
	#[arg(long, value_name = "DIGEST|FILE")]
	pub digest: DigestOrFile,
}

/// An accounting entry.
#[derive(Debug, Args)]
pub struct Entry {
	/// The certificate of registration that states a right of yours
	#[arg(value_name = "CERTIFICATE")]
	pub certificate: CertificateCode,
	/// As what the data are in the books (列报类别)
	#[arg(long, value_parser = term::<Category>())]
	pub category: Category,
	/// How you came by them (取得方式)
	#[arg(long, value_parser = term::<Acquisition>())]
	pub acquisition: Acquisition,
	/// The accounting period: 2026, 2026-H1, 2026-Q3 or 2026-07 (会计期间)
	#[arg(long, value_name = "PERIOD", value_parser = period)]
	pub period: Period,
	/// Root of the private part (amount, purpose, limits): 64 hexadecimal digits, or a file of which SHA-256 is recorded
	#[arg(long, value_name = "DIGEST|FILE")]
	pub digest: DigestOrFile,
}

/// An assessment.
#[derive(Debug, Args)]
pub struct AssessmentArgs {
	/// The dataset
	#[arg(value_name = "DATASET")]
	pub dataset: DatasetId,
	/// Which version; the latest unless given
	#[arg(long, value_name = "NUMBER")]
	pub version: Option<u32>,
	/// What of it (评估种类)
	#[arg(long, value_parser = term::<AssessmentKind>())]
	pub kind: AssessmentKind,
	/// The last day on which the report holds, or the moment from which it no longer does, if it says so
	#[arg(long, value_name = "TIME", value_parser = until)]
	pub until: Option<u64>,
	/// The report, salted: 64 hexadecimal digits, or a file of which SHA-256 is recorded
	#[arg(long, value_name = "DIGEST|FILE")]
	pub digest: DigestOrFile,
}

/// On what exports of a dataset stand.
#[derive(Debug, Args)]
pub struct BasisArgs {
	/// The dataset
	#[arg(value_name = "DATASET")]
	pub dataset: DatasetId,
	/// The grant to you by which you may export it; a right of your own unless given
	#[arg(long, value_name = "GRANT")]
	pub grant: Option<GrantId>,
	/// What it has gone through (出境路径)
	#[arg(long, value_parser = term::<ExportPath>())]
	pub path: ExportPath,
	/// The last day on which that holds, or the moment from which it no longer does, if it ends
	#[arg(long, value_name = "TIME", value_parser = until)]
	pub until: Option<u64>,
	/// The document, salted: 64 hexadecimal digits, or a file of which SHA-256 is recorded
	#[arg(long, value_name = "DIGEST|FILE")]
	pub digest: DigestOrFile,
}

/// A tax office and year, by the first four digits of its invoices' numbers.
pub fn office(text: &str) -> Result<Office, &'static str> {
	const FORM: &str = "not four digits, such as 2644: the year, and the tax office";
	let is_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
	let number: u16 = text.parse().ok().filter(|_| is_digits).ok_or(FORM)?;
	let part = |number: u16| u8::try_from(number).map_err(|_| FORM);
	Ok(Office { year: part(number / 100)?, region: part(number % 100)? })
}

/// The number of an invoice. It is not repeated: it is a secret of the parties.
pub fn number(text: &str) -> Result<InvoiceNumber, &'static str> {
	InvoiceNumber::parse(text).map_err(|_| "not the 20 digits of an electronic invoice")
}

/// An accounting period.
pub fn period(text: &str) -> Result<Period, &'static str> {
	parse_period(text).ok_or("not an accounting period such as 2026, 2026-H1, 2026-Q3 or 2026-07")
}
