//! `hefu operation`.

use clap::{Args, Subcommand};
use hefu_primitives::{
	DatasetId, MemberId, OperationId,
	date::Day,
	operation::{ChargeUnit, Ending, Mode, Purpose, Selection},
	settlement::Currency,
};

use super::{about::term, digest, registration::day};

/// Authorised operation of public data.
#[derive(Debug, Subcommand)]
pub enum Operation {
	/// Plan an operation (实施方案), for implementing bodies
	Plan {
		/// What it covers: whole (整体授权), field (分领域授权) or scenario (依场景授权)
		#[arg(long, value_parser = term::<Mode>())]
		mode: Mode,
		/// Digest of the plan
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
		/// Digest of the decision by which it holds
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
		/// Who permits the revenue (价格主管部门): a member with the role regulator
		#[arg(long, value_name = "MEMBER")]
		price_authority: MemberId,
	},
	/// What its sides and the price authority do in it.
	#[command(flatten)]
	Act(OperationAct),
	/// What is about money in it, and its disclosure.
	#[command(flatten)]
	Books(OperationBooks),
	/// An operation as it stands, with its data, products, prices, books and disclosures
	Show {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
	},
	/// Operations, all or some
	List {
		/// Only this body's
		#[arg(long, value_name = "MEMBER")]
		body: Option<MemberId>,
		/// Only this operator's
		#[arg(long, value_name = "MEMBER")]
		operator: Option<MemberId>,
	},
	/// Disclosures that are overdue (逾期未披露), of all operations or of one
	Overdue {
		/// Only of this operation
		#[arg(value_name = "OPERATION")]
		operation: Option<OperationId>,
	},
}

/// What its sides and the price authority do in an operation.
#[derive(Debug, Subcommand)]
pub enum OperationAct {
	/// Select the operator (选定运营机构), for the operation's body
	Select {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The operator
		#[arg(value_name = "MEMBER")]
		operator: MemberId,
		/// How
		#[arg(long, value_parser = term::<Selection>())]
		method: Selection,
		/// Digest of the result
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
	},
	/// Offer the agreement to the operator (提出运营协议), for the operation's body
	Offer(Agreement),
	/// Sign the agreement that is offered, said in full (签署运营协议), for the operator
	///
	/// What is said must be what is offered: nobody signs what was changed meanwhile.
	Sign(Agreement),
	/// Name another price authority (更换价格主管部门) where the plan's is none any more, for the operation's body
	ReplaceAuthority {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The price authority: a member with the role regulator
		#[arg(value_name = "MEMBER")]
		authority: MemberId,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
	},
	/// Put data in the operation (纳入数据), for its body
	AddData {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The data: a public resource; another's if that has consented
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
	},
	/// Consent to your data being put in an operation (同意纳入数据), for the data's holder
	Consent {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The data
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// Digest of the consent
		#[arg(long, value_name = "DIGEST", value_parser = digest, required_unless_present = "withdraw")]
		document: Option<[u8; 32]>,
		/// Take the consent back; what is in the operation stays
		#[arg(long, conflicts_with = "document")]
		withdraw: bool,
	},
	/// Note an operation as the first that used a dataset (记载首次使用), where one that has not begun was
	NoteFirstUse {
		/// The operation, which has begun
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// Data of it, or a product
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
	},
	/// Take data out of the operation (移出数据), for its body
	WithdrawData {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The data
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
	},
	/// List a product that was made of the operation's data (产品上架), for the operator
	ListProduct {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The product
		#[arg(value_name = "DATASET")]
		dataset: DatasetId,
		/// What for: public-good is free (公共治理、公益事业), industry is for a fee (产业发展)
		#[arg(long, value_parser = term::<Purpose>())]
		purpose: Purpose,
		/// What a fee is counted by
		#[arg(long, value_parser = term::<ChargeUnit>())]
		unit: ChargeUnit,
		/// For how many of them a price is
		#[arg(long, value_name = "UNITS", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
		per: u32,
	},
	/// Take a product off the list (产品下架), for both sides
	DelistProduct {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The product's number, as hefu operation show tells it
		#[arg(value_name = "PRODUCT")]
		product: u32,
	},
	/// Let the operation begin (开始运营), for its body
	Begin {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
	},
	/// End the operation before its term (终止运营), for its body
	Terminate {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// Why
		#[arg(long, value_parser = term::<Ending>())]
		ground: Ending,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
	},
}

/// What is about money in an operation, and its disclosure.
#[derive(Debug, Subcommand)]
pub enum OperationBooks {
	/// Permit so much revenue in a year (最高准许收入), for the plan's price authority
	Permit {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The year
		#[arg(long, value_name = "YEAR")]
		year: u16,
		/// How much, in the major unit of the agreement's currency: 1200 or 1200.50
		#[arg(long, value_name = "AMOUNT")]
		amount: String,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
	},
	/// Set the cap of a product (上限收费标准), for the operation's body
	Cap {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The product's number
		#[arg(value_name = "PRODUCT")]
		product: u32,
		/// The cap, in the major unit of the currency, for as many units as the product says
		#[arg(value_name = "CAP")]
		cap: String,
		/// Digest of the decision
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		decision: [u8; 32],
	},
	/// Set the price of a product, within its cap (具体收费标准), for the operator
	Price {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The product's number
		#[arg(value_name = "PRODUCT")]
		product: u32,
		/// The price, in the major unit of the currency, for as many units as the product says
		#[arg(value_name = "PRICE")]
		price: String,
	},
	/// Record what was charged for a product (收入入账), for the operator
	Revenue(Charge),
	/// Take an entry of revenue back (冲正), for the operator
	Reverse {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The year in whose books it is
		#[arg(long, value_name = "YEAR")]
		year: u16,
		/// The entry's number in them, as hefu operation show tells it
		#[arg(value_name = "NUMBER")]
		number: u32,
	},
	/// Disclose a year that is over (信息披露), or put right what you disclosed, for both sides, each its own
	Disclose {
		/// The operation
		#[arg(value_name = "OPERATION")]
		operation: OperationId,
		/// The year
		#[arg(long, value_name = "YEAR")]
		year: u16,
		/// Digest of what is disclosed
		#[arg(long, value_name = "DIGEST", value_parser = digest)]
		document: [u8; 32],
	},
}

/// An agreement.
#[derive(Debug, Args)]
pub struct Agreement {
	/// The operation
	#[arg(value_name = "OPERATION")]
	pub operation: OperationId,
	/// Digest of the agreement
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub document: [u8; 32],
	/// Digest of what it demands for security
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub security: [u8; 32],
	/// Digest of how it is left (退出机制)
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub exit: [u8; 32],
	/// Its first day, in China
	#[arg(long, value_name = "DAY", value_parser = day)]
	pub from: Day,
	/// Its last day
	#[arg(long, value_name = "DAY", value_parser = day)]
	pub last: Day,
	/// The currency of caps, prices and revenue, ISO 4217
	#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
	pub currency: Currency,
}

/// What was charged.
#[derive(Debug, Args)]
pub struct Charge {
	/// The operation
	#[arg(value_name = "OPERATION")]
	pub operation: OperationId,
	/// In which year's books
	#[arg(long, value_name = "YEAR")]
	pub year: u16,
	/// The product's number
	#[arg(long, value_name = "PRODUCT")]
	pub product: u32,
	/// The number of the tariff by which; the last one's unless given
	#[arg(long, value_name = "NUMBER")]
	pub tariff: Option<u32>,
	/// For how many units
	#[arg(long, value_name = "UNITS")]
	pub units: u128,
	/// How much, in the major unit of the currency: 1200 or 1200.50
	#[arg(long, value_name = "AMOUNT")]
	pub amount: String,
}
