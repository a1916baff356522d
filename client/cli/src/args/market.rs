//! `hefu product` and `hefu negotiation`.

use clap::{Args, Subcommand};
use hefu_primitives::{
	DatasetId, GrantId, MemberId, NegotiationId, ProductId,
	market::{ContractKind, Fee, FeeRole, WHOLE},
	right::Right,
	settlement::Currency,
};
use hefu_sdk::terms::Term;

use super::{about::term, digest};

/// Products on the market.
#[derive(Debug, Subcommand)]
pub enum Product {
	/// Put a product of a dataset on the market (挂牌), for whoever may grant the right. What is listed never changes
	Add(Box<Listing>),
	/// Take a product off the market (摘牌); what was agreed about it holds
	Remove {
		/// The product
		#[arg(value_name = "PRODUCT")]
		product: ProductId,
	},
	/// A product, with its price, and how many of its seller's deliveries were proven wrong
	Show {
		/// The product
		#[arg(value_name = "PRODUCT")]
		product: ProductId,
	},
	/// Products, all or some
	List {
		/// Only of this dataset
		#[arg(long, value_name = "DATASET")]
		dataset: Option<DatasetId>,
		/// Only of this seller
		#[arg(long, value_name = "MEMBER")]
		seller: Option<MemberId>,
		/// Those that were taken off as well
		#[arg(long)]
		all: bool,
	},
}

/// What is listed.
#[derive(Debug, Args)]
pub struct Listing {
	/// The dataset
	#[arg(value_name = "DATASET")]
	pub dataset: DatasetId,
	/// The version that is delivered; the latest unless given
	#[arg(long, value_name = "NUMBER")]
	pub version: Option<u32>,
	/// The right that is granted with each order: use (使用权) or operate (经营权)
	#[arg(long, value_parser = term::<Right>(), default_value = "use")]
	pub right: Right,
	/// The grant by which you grant; your own right to operate unless given
	#[arg(long, value_name = "GRANT")]
	pub by: Option<GrantId>,
	/// What is contracted for, after the model contracts (示范合同)
	#[arg(long, value_parser = term::<ContractKind>(), default_value = "provision")]
	pub contract: ContractKind,
	/// What it costs.
	#[command(flatten)]
	pub price: PriceArgs,
	/// How many units there are; as many as are wanted unless given
	#[arg(long, value_name = "UNITS", value_parser = clap::value_parser!(u64).range(1..))]
	pub stock: Option<u64>,
	/// How long the buyer inspects, in working days after the day on which it got the keys (验收期)
	#[arg(long, value_name = "DAYS", default_value_t = 5)]
	pub inspection_days: u16,
	/// Use is not acceptance (使用不视为合格): where quality cannot be judged without it
	#[arg(long)]
	pub use_is_not_acceptance: bool,
	/// Who says whether what was delivered is what was registered: this member, to whom alone evidence is shown (仲裁方)
	#[arg(long, value_name = "MEMBER", required_unless_present = "proof", conflicts_with = "proof")]
	pub arbiter: Option<MemberId>,
	/// A proof on chain says it (链上举证). It publishes the order's key, which opens its ciphertext to whoever has that
	#[arg(long)]
	pub proof: bool,
	/// A share in what is paid: ROLE:MEMBER:POINTS, in basis points; one of each role: exchange, broker, institution, fiscal
	#[arg(long = "fee", value_name = "ROLE:MEMBER:POINTS", value_parser = fee)]
	pub fees: Vec<Fee>,
	/// Digest of the terms that are your standing offer; they stay with the parties
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub terms: [u8; 32],
}

/// What a product costs: one of the five.
#[derive(Debug, Args)]
pub struct PriceArgs {
	/// Nothing (免费)
	#[arg(long, conflicts_with_all = ["amount", "tiers", "cap", "capped_by_tariff"])]
	pub free: bool,
	/// So much a unit, in the major unit (固定价)
	#[arg(long, value_name = "AMOUNT", requires = "bank", conflicts_with_all = ["tiers", "cap", "capped_by_tariff"])]
	pub amount: Option<String>,
	/// From this unit on so much a unit: UNIT:AMOUNT, the first 1:AMOUNT; several times for more (阶梯价)
	#[arg(long = "tier", value_name = "UNIT:AMOUNT", requires = "bank", value_parser = tier,
		conflicts_with_all = ["cap", "capped_by_tariff"])]
	pub tiers: Vec<(u64, String)>,
	/// What both sides agree upon, at most so much a unit (协议价)
	#[arg(long, value_name = "AMOUNT", requires = "bank", conflicts_with = "capped_by_tariff")]
	pub cap: Option<String>,
	/// What both sides agree upon, within the cap of the authorised operation whose product it is (上限收费标准)
	#[arg(long, requires = "bank")]
	pub capped_by_tariff: bool,
	/// The bank in whose book it is paid
	#[arg(long, value_name = "BANK")]
	pub bank: Option<MemberId>,
	/// The currency, ISO 4217
	#[arg(long, default_value = "CNY", value_parser = Currency::parse)]
	pub currency: Currency,
}

/// Negotiations of contracts, as the Dataspace Protocol has them.
#[derive(Debug, Subcommand)]
pub enum Negotiation {
	/// Ask for a contract about a product, which begins a negotiation (for who wants it)
	Request {
		/// The product
		#[arg(value_name = "PRODUCT")]
		product: ProductId,
		/// What is asked for.
		#[command(flatten)]
		offer: OfferArgs,
	},
	/// Offer a contract about your product to a member, which begins a negotiation (for its seller)
	Offer {
		/// The product
		#[arg(value_name = "PRODUCT")]
		product: ProductId,
		/// To whom
		#[arg(long, value_name = "MEMBER")]
		to: MemberId,
		/// What is offered.
		#[command(flatten)]
		offer: OfferArgs,
	},
	/// Ask for, or offer, something else than the other side did
	Counter {
		/// The negotiation
		#[arg(value_name = "NEGOTIATION")]
		negotiation: NegotiationId,
		/// What.
		#[command(flatten)]
		offer: OfferArgs,
	},
	/// Accept what was offered (for the consumer)
	Accept {
		/// The negotiation
		#[arg(value_name = "NEGOTIATION")]
		negotiation: NegotiationId,
	},
	/// Agree to what was asked for or accepted, which makes the agreement (for the provider)
	Agree {
		/// The negotiation
		#[arg(value_name = "NEGOTIATION")]
		negotiation: NegotiationId,
	},
	/// Say that you have verified the agreement (for the consumer)
	Verify {
		/// The negotiation
		#[arg(value_name = "NEGOTIATION")]
		negotiation: NegotiationId,
	},
	/// Finalise the agreement: it holds, and one order can be placed by it (for the provider)
	Finalize {
		/// The negotiation
		#[arg(value_name = "NEGOTIATION")]
		negotiation: NegotiationId,
	},
	/// End a negotiation
	Terminate {
		/// The negotiation
		#[arg(value_name = "NEGOTIATION")]
		negotiation: NegotiationId,
	},
	/// A negotiation, with what was last asked or offered, and the agreement
	Show {
		/// The negotiation
		#[arg(value_name = "NEGOTIATION")]
		negotiation: NegotiationId,
	},
	/// Negotiations, all or some
	List {
		/// Only about this product
		#[arg(long, value_name = "PRODUCT")]
		product: Option<ProductId>,
		/// Only of this member
		#[arg(long, value_name = "MEMBER")]
		member: Option<MemberId>,
	},
}

/// What a side asks or offers.
#[derive(Debug, Args)]
pub struct OfferArgs {
	/// How many units
	#[arg(long, value_name = "UNITS", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
	pub units: u64,
	/// What they cost together, in the major unit; needed where the price is for both sides to agree upon, else the list says it
	#[arg(long, value_name = "AMOUNT")]
	pub amount: Option<String>,
	/// Digest of the terms; those of the listing unless given
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub terms: Option<[u8; 32]>,
}

/// A fee, as `ROLE:MEMBER:POINTS`.
pub fn fee(text: &str) -> Result<Fee, String> {
	let [role, to, points] = text.split(':').collect::<Vec<_>>()[..] else {
		return Err("not ROLE:MEMBER:POINTS".into());
	};
	let roles = || FeeRole::all().iter().map(Term::word).collect::<Vec<_>>().join(", ");
	let role = FeeRole::from_word(role).ok_or_else(|| format!("{role} is none of {}", roles()))?;
	let to = to.parse().map_err(|error| format!("{to}: {error}"))?;
	let points = points.parse().ok().filter(|points| (1..WHOLE).contains(points));
	let points = points.ok_or_else(|| format!("points are from 1 to {}", WHOLE - 1))?;
	Ok(Fee { role, to, points })
}

/// A tier, as `UNIT:AMOUNT`.
pub fn tier(text: &str) -> Result<(u64, String), &'static str> {
	let (from, amount) = text.split_once(':').ok_or("not UNIT:AMOUNT")?;
	let from = from.parse().ok().filter(|from| *from > 0).ok_or("units are counted from 1")?;
	Ok((from, amount.into()))
}
