//! What the chain does not have, told apart so that each language has its own word for it.

/// A kind of thing that is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
	/// A member.
	Member,
	/// A dataset.
	Dataset,
	/// A version of a dataset.
	Version,
	/// A grant of a right.
	Grant,
	/// An offer of a grant, whose grant was not made yet.
	Offer,
	/// A bank's book in a currency.
	Book,
	/// What a bank attested under a reference.
	BankEntry,
	/// An instruction to settle.
	Instruction,
	/// A party key.
	PartyKey,
	/// A bill.
	Bill,
	/// An entry of a bill's chain.
	BillEntry,
	/// A licence.
	Licence,
	/// A type of licence.
	LicenceType,
	/// A recognition rule.
	RecognitionRule,
	/// A filing for registration of rights.
	Filing,
	/// What is registered of a dataset.
	Registration,
	/// A certificate of registration.
	Certificate,
	/// A registration institution.
	Institution,
	/// What an institution recorded of a decision that it made in a system of its own.
	Mirror,
	/// An authorised operation of public data.
	Operation,
	/// A product of an operation.
	Product,
	/// A product on the market.
	MarketProduct,
	/// A negotiation of a contract.
	Negotiation,
	/// An order.
	Order,
	/// What the seller of an order committed to.
	Delivery,
	/// A meter.
	Meter,
	/// An anchor.
	Anchor,
	/// Who attests the invoices of a tax office and year.
	Attestor,
	/// An application to the register of public data.
	Application,
	/// What the register of public data has of a dataset.
	PublicEntry,
	/// A query code of the register of public data.
	QueryCode,
	/// Rules of export.
	ExportRules,
	/// A law pack.
	LawPack,
	/// A year's working days.
	Year,
	/// An open motion.
	Motion,
	/// A block.
	Block,
	/// A pallet.
	Pallet,
	/// A call of a pallet.
	Call,
	/// Room for so many calls in a key's scope.
	Room,
}

/// A thing that the chain does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
	/// Of which kind.
	pub what: Sought,
	/// Which one.
	pub which: String,
}

impl Missing {
	/// No such thing.
	pub fn new(what: Sought, which: impl std::fmt::Display) -> Self {
		Self { what, which: which.to_string() }
	}
}

impl From<Missing> for super::Error {
	fn from(missing: Missing) -> Self {
		Self::NotFound(missing)
	}
}

impl std::fmt::Display for Missing {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let what = match self.what {
			Sought::Member => "member",
			Sought::Dataset => "dataset",
			Sought::Version => "version",
			Sought::Grant => "grant",
			Sought::Offer => "offer whose grant was not made yet,",
			Sought::Book => "book in",
			Sought::BankEntry => "entry under",
			Sought::Instruction => "instruction",
			Sought::PartyKey => "party key",
			Sought::Bill => "bill",
			Sought::BillEntry => "entry",
			Sought::Licence => "licence",
			Sought::LicenceType => "type of licence",
			Sought::RecognitionRule => "recognition rule",
			Sought::Filing => "filing",
			Sought::Registration => "registration of",
			Sought::Certificate => "certificate",
			Sought::Institution => "registration institution",
			Sought::Mirror => "decision that your institution recorded under",
			Sought::Operation => "operation",
			Sought::Product => "product",
			Sought::MarketProduct => "product on the market",
			Sought::Negotiation => "negotiation",
			Sought::Order => "order",
			Sought::Delivery => "delivery for order",
			Sought::Meter => "meter",
			Sought::Anchor => "anchor",
			Sought::Attestor => "attestor of tax office",
			Sought::Application => "application",
			Sought::PublicEntry => "entry in the register of public data of",
			Sought::QueryCode => "query code",
			Sought::ExportRules => "rules of export at block",
			Sought::LawPack => "law pack",
			Sought::Year => "year",
			Sought::Motion => "open motion",
			Sought::Block => "block",
			Sought::Pallet => "pallet",
			Sought::Call => "call",
			Sought::Room => "room in a key's scope for",
		};
		write!(f, "{what} {}", self.which)
	}
}
