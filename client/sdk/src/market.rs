//! The market (交易市场): products, negotiated contracts, and orders with fair delivery ([`crate::delivery`]).

mod offered;
mod outcome;
mod read;
mod used;

use hefu_primitives::{
	DatasetId, GrantId, MemberId, NegotiationId, Nonce, OrderId, ProductId,
	delivery::{Commitment, Dispute, Handed},
	market::{Charge, ContractKind, Fee, Price, Settling, TransferState, UseReceipt},
	right::Right,
};
use subxt::{
	transactions::Signer as _,
	utils::{AccountId32, Static},
};

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, market,
		runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_market::types},
	},
	dataset::fresh_nonce,
	signer::Signature,
};

pub use offered::shortfall;
pub use outcome::Outcome;
pub use read::{Standing, agreed};
pub use types::{Agreement, File, Ruling, Wrong};

/// A product as the chain stores it.
pub type Product = market::storage::products::Output;
/// A negotiation as the chain stores it.
pub type Negotiation = market::storage::negotiations::Output;
/// An order as the chain stores it: as it was when something was last done about it.
pub type Order = market::storage::orders::Output;
/// A delivery as the chain stores it: of what is delivered again, the last one.
pub type Delivery = market::storage::deliveries::Output;

/// What is listed. It never changes.
#[derive(Clone, Debug)]
pub struct Listing {
	/// The dataset.
	pub dataset: DatasetId,
	/// The version that is delivered.
	pub version: u32,
	/// The right that is granted with each order: to use, or to operate.
	pub right: Right,
	/// The grant by which the seller grants; none: its own right to operate.
	pub by: Option<GrantId>,
	/// What is contracted for.
	pub contract: ContractKind,
	/// What it costs.
	pub price: Price,
	/// How many units there are; none: as many as are wanted.
	pub stock: Option<u64>,
	/// How long the buyer inspects, in working days after the day on which it got the key.
	pub inspection_days: u16,
	/// Whether use is not acceptance.
	pub use_is_not_acceptance: bool,
	/// How it is found out whether what was delivered is what was registered.
	pub settling: Settling,
	/// Who gets a share of what is paid, in the order of their roles: one of each role, at most four.
	pub fees: Vec<Fee>,
	/// Digest of the terms that are the seller's standing offer.
	pub terms: [u8; 32],
}

impl From<Listing> for types::Listing {
	fn from(listing: Listing) -> Self {
		Self {
			dataset: Static(listing.dataset),
			version: listing.version,
			right: Static(listing.right),
			by: listing.by.map(Static),
			contract: Static(listing.contract),
			price: Static(listing.price),
			stock: listing.stock,
			inspection_days: listing.inspection_days,
			use_is_not_acceptance: listing.use_is_not_acceptance,
			settling: Static(listing.settling),
			fees: BoundedVec(listing.fees.into_iter().map(Static).collect()),
			terms: listing.terms,
		}
	}
}

/// What a side asks or offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
	/// Digest of the terms, which stay with the parties.
	pub terms: [u8; 32],
	/// How many units; not zero.
	pub units: u64,
	/// What they cost together; none: nothing.
	pub charge: Option<Charge>,
}

impl From<Offer> for types::Offer {
	fn from(Offer { terms, units, charge }: Offer) -> Self {
		Self { terms, units, charge: charge.map(Static) }
	}
}

/// A move in a negotiation, as the Dataspace Protocol has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// The consumer asks for something else than what was offered.
	Request(Offer),
	/// The provider offers something else than what was requested.
	Offer(Offer),
	/// The consumer accepts the offer.
	Accept,
	/// The provider agrees.
	Agree,
	/// The consumer has verified the agreement.
	Verify,
	/// The provider finalises it.
	Finalize,
	/// A side ends the negotiation.
	Terminate,
}

impl From<Step> for types::Step {
	fn from(step: Step) -> Self {
		match step {
			Step::Request(offer) => Self::Request(offer.into()),
			Step::Offer(offer) => Self::Offer(offer.into()),
			Step::Accept => Self::Accept,
			Step::Agree => Self::Agree,
			Step::Verify => Self::Verify,
			Step::Finalize => Self::Finalize,
			Step::Terminate => Self::Terminate,
		}
	}
}

/// Of what an order is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
	/// Of the listing, at its price.
	Listed {
		/// Which product.
		product: ProductId,
		/// How many units.
		units: u64,
	},
	/// Of a finalised agreement.
	Agreed(NegotiationId),
}

impl From<Basis> for types::Basis {
	fn from(basis: Basis) -> Self {
		match basis {
			Basis::Listed { product, units } => Self::Listed { product: Static(product), units },
			Basis::Agreed(negotiation) => Self::Agreed(Static(negotiation)),
		}
	}
}

/// A receipt of use, with the key that signed it.
#[derive(Clone, Debug)]
pub struct SignedUse {
	/// What was used, and when.
	pub receipt: UseReceipt,
	/// The buyer's key.
	pub key: AccountId32,
	/// Its signature of [`UseReceipt::signed_bytes`].
	pub signature: Signature,
}

impl Client {
	/// A nonce that nobody used, with the id of the product that `seller` lists with it.
	pub fn fresh_product(&self, seller: &MemberId) -> Result<(Nonce, ProductId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, ProductId::derive(&self.genesis(), seller, &nonce)))
	}

	/// A nonce that nobody used, with the id of the negotiation that `opener` begins with it.
	pub fn fresh_negotiation(&self, opener: &MemberId) -> Result<(Nonce, NegotiationId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, NegotiationId::derive(&self.genesis(), opener, &nonce)))
	}

	/// A nonce that nobody used, with the id of the order that `buyer` places with it.
	pub fn fresh_order(&self, buyer: &MemberId) -> Result<(Nonce, OrderId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, OrderId::derive(&self.genesis(), buyer, &nonce)))
	}

	/// Lists a product on the market. For whoever may grant the right.
	pub async fn list_on_market(
		&self,
		signer: &Signer,
		nonce: Nonce,
		listing: Listing,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().list_product(nonce, listing.into()), signer).await
	}

	/// Takes a product off the market. For its seller.
	pub async fn take_off_market(&self, signer: &Signer, product: ProductId) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().delist_product(Static(product)), signer).await
	}

	/// Begins a negotiation: a consumer requests, or the seller offers to `consumer`.
	pub async fn open_negotiation(
		&self,
		signer: &Signer,
		nonce: Nonce,
		product: ProductId,
		consumer: Option<MemberId>,
		offer: Offer,
	) -> Result<Included, Error> {
		let call = chain::transactions().market().open_negotiation(
			nonce,
			Static(product),
			consumer.map(Static),
			offer.into(),
		);
		self.submit(&call, signer).await
	}

	/// Makes a move in a negotiation. For the side whose move it is.
	pub async fn negotiate(
		&self,
		signer: &Signer,
		negotiation: NegotiationId,
		step: Step,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().negotiate(Static(negotiation), step.into()), signer).await
	}

	/// Places an order. For the buyer.
	pub async fn place_order(&self, signer: &Signer, nonce: Nonce, basis: Basis) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().place_order(nonce, basis.into()), signer).await
	}

	/// Takes an order back for which no money is locked. For either side.
	pub async fn cancel_order(&self, signer: &Signer, order: OrderId) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().cancel(Static(order)), signer).await
	}

	/// Commits to what is delivered, of each file in the version's order, and names the grant that is offered with it. For the seller.
	pub async fn commit_delivery(
		&self,
		signer: &Signer,
		order: OrderId,
		grant: GrantId,
		commitments: Vec<Commitment>,
	) -> Result<Included, Error> {
		let commitments = BoundedVec(commitments.into_iter().map(Static).collect());
		let call = chain::transactions().market().commit(Static(order), Static(grant), commitments);
		self.submit(&call, signer).await
	}

	/// Locks the money of an order whose ciphertext was checked, and registers the public half of a one-time key. For the buyer.
	pub async fn lock_order(
		&self,
		signer: &Signer,
		order: OrderId,
		key: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().lock(Static(order), key), signer).await
	}

	/// Hands the keys over, of each file in the version's order. For the seller.
	pub async fn reveal_keys(
		&self,
		signer: &Signer,
		order: OrderId,
		handed: Vec<Handed>,
	) -> Result<Included, Error> {
		let handed = BoundedVec(handed.into_iter().map(Static).collect());
		self.submit(&chain::transactions().market().reveal(Static(order), handed), signer).await
	}

	/// Makes a move in the transfer of a delivery. For the side whose move it is.
	pub async fn move_transfer(
		&self,
		signer: &Signer,
		order: OrderId,
		to: TransferState,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().transfer(Static(order), Static(to)), signer).await
	}

	/// Accepts what was delivered, and tells whether it was settled with that. For the buyer.
	pub async fn accept_order(&self, signer: &Signer, order: OrderId) -> Result<(Included, Outcome), Error> {
		let call = chain::transactions().market().accept(Static(order));
		outcome::of(self.submit(&call, signer).await?)
	}

	/// Signs that the data of an order was used: the seller shows it to the chain.
	pub fn sign_use(&self, signer: &Signer, receipt: UseReceipt) -> SignedUse {
		let signature = signer.sign(&receipt.signed_bytes(&self.genesis()));
		SignedUse { receipt, key: signer.account(), signature }
	}

	/// Shows that the buyer used what was delivered, and tells whether the order was settled with that. For the seller.
	pub async fn note_use(&self, signer: &Signer, used: SignedUse) -> Result<(Included, Outcome), Error> {
		let SignedUse { receipt: UseReceipt { order, used_ms }, key, signature } = used;
		let call = chain::transactions().market().note_use(Static(order), used_ms, key, signature);
		outcome::of(self.submit(&call, signer).await?)
	}

	/// Objects to what was delivered, with the digest of evidence that stays with the parties. For the buyer.
	pub async fn object_to_order(
		&self,
		signer: &Signer,
		order: OrderId,
		evidence: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().object(Static(order), evidence), signer).await
	}

	/// Goes to the arbiter with an objection. For either side.
	pub async fn arbitrate_order(&self, signer: &Signer, order: OrderId) -> Result<Included, Error> {
		self.submit(&chain::transactions().market().arbitrate(Static(order)), signer).await
	}

	/// Rules on an order, with the digest of the ruling, and tells what followed. For the arbiter.
	pub async fn rule_on_order(
		&self,
		signer: &Signer,
		order: OrderId,
		ruling: Ruling,
		document: [u8; 32],
	) -> Result<(Included, Outcome), Error> {
		let call = chain::transactions().market().rule(Static(order), ruling, document);
		outcome::of(self.submit(&call, signer).await?)
	}

	/// Proves that a key, or a group of the file at this place, is wrong: the money goes back. For the buyer.
	///
	/// The evidence is public from then on: it has the key of the delivery, or the secret of the one-time key.
	pub async fn dispute_order(
		&self,
		signer: &Signer,
		order: OrderId,
		file: u8,
		evidence: Dispute,
	) -> Result<(Included, Outcome), Error> {
		let call = chain::transactions().market().dispute(Static(order), file, Static(evidence));
		outcome::of(self.submit(&call, signer).await?)
	}

	/// Does what follows from a time that is over, or settles what was accepted, and tells what that was. For every member.
	pub async fn close_order(&self, signer: &Signer, order: OrderId) -> Result<(Included, Outcome), Error> {
		let call = chain::transactions().market().close(Static(order));
		outcome::of(self.submit(&call, signer).await?)
	}

	/// Takes the money back of what was accepted and could not be settled for too long, unless it can be now. For the buyer.
	pub async fn reclaim_order(&self, signer: &Signer, order: OrderId) -> Result<(Included, Outcome), Error> {
		let call = chain::transactions().market().reclaim(Static(order));
		outcome::of(self.submit(&call, signer).await?)
	}
}
