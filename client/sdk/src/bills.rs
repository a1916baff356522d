//! Bills on chain (电子提单): issued from transport documents, handed over, endorsed, surrendered; and read with their chain, which
//! is replayed before it is relied on.
//!
//! What is on chain of a document is its digest, its reference and its dates ([`Document::issuance`](crate::bill::Document::issuance)).
//! What its parties know is its private part, whose root stands beside them. A comment is a private part of its own, of one field
//! ([`comment`]): its root is on chain, its text stays with whoever is given the file.

mod face;
mod read;

use hefu_primitives::{
	BillId, MemberId, Nonce, Party,
	bill::{Issuance, Purpose},
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{self, bills},
	dataset::fresh_nonce,
	private::{Part, PartError},
};

pub use face::{Faced, NotIssued, Parties};
pub use read::{Broken, Whole};

/// A bill as the chain stores it.
pub type Bill = bills::storage::bills::Output;

/// Root of a comment's private part.
pub type Comment = Option<[u8; 32]>;

/// A comment, salted: its root goes on chain.
pub fn comment(text: &str) -> Result<Part, PartError> {
	Part::new([("comment".into(), text.into())])
}

/// A reference for a request to surrender, that nobody used.
pub fn fresh_reference() -> Result<[u8; 32], Error> {
	fresh_nonce()
}

/// What a party does about a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
	/// Offers possession (转让要约). For the possessor.
	Offer {
		/// To whom.
		to: Party,
		/// Why.
		comment: Comment,
	},
	/// Takes possession. For whom it was offered to, as declining.
	Accept {
		/// Hash of the last entry of the chain as the party saw it: of what it answers.
		after: [u8; 32],
	},
	/// Does not take possession.
	Decline {
		/// Hash of the last entry of the chain as the party saw it: of what it answers.
		after: [u8; 32],
		/// Why.
		comment: Comment,
	},
	/// Takes an offer back. For the possessor.
	Withdraw,
	/// Endorses (背书). For the titleholder in possession.
	Endorse {
		/// How, and to whom.
		how: Endorsement,
		/// Why.
		comment: Comment,
	},
	/// Gives back what came with the last action (退回). For who got it.
	Reject {
		/// What.
		what: Rejected,
		/// Why.
		comment: Comment,
	},
	/// Asks the carrier or its agent to take the bill back and deliver (交单提货请求).
	Surrender {
		/// The carrier or its agent.
		to: MemberId,
		/// Digest of the request's reference, used for no other.
		reference: [u8; 32],
		/// Why.
		comment: Comment,
	},
	/// Accepts the request with this reference, for good (接受交单). For the carrier and the agent that was asked.
	AcceptSurrender {
		/// The request's reference.
		reference: [u8; 32],
		/// What is said with it.
		comment: Comment,
	},
	/// Rejects the request with this reference (拒绝交单). For the same.
	RejectSurrender {
		/// The request's reference.
		reference: [u8; 32],
		/// Root of the reason, without which nothing is rejected.
		reason: [u8; 32],
	},
	/// Takes the request with this reference back (撤回交单). For who asked.
	CancelSurrender {
		/// The request's reference.
		reference: [u8; 32],
		/// Why.
		comment: Comment,
	},
	/// Signs (签署). For the possessor.
	Sign {
		/// What is said with it.
		comment: Comment,
	},
	/// Voids the bill for good (作废). For the carrier, when it is its own.
	Void {
		/// Why.
		comment: Comment,
	},
}

/// How a bill is endorsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endorsement {
	/// To a party that cannot endorse further (记名背书).
	Named(Party),
	/// To the order of a party, that can (指示背书).
	ToOrder(Party),
	/// In blank: the title goes with possession (空白背书).
	Blank,
}

/// What a party gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
	/// Possession.
	Possession,
	/// The title.
	Title,
	/// Both, which came together.
	Both,
}

impl Act {
	/// Name of the event that it makes, of the pallet `Bills`.
	pub const fn event(&self) -> &'static str {
		match self {
			Self::Offer { .. } => "TransferOffered",
			Self::Decline { .. } => "TransferDeclined",
			Self::Withdraw => "OfferWithdrawn",
			_ => "ChainExtended",
		}
	}
}

impl Client {
	/// A nonce that nobody used, with the id of the bill that `carrier` issues with it: party keys are made for that id before the
	/// bill is there.
	pub fn fresh_bill(&self, carrier: &MemberId) -> Result<(Nonce, BillId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, self.bill_id(carrier, &nonce)))
	}

	/// The id of the bill that `carrier` issues with this nonce.
	pub fn bill_id(&self, carrier: &MemberId, nonce: &Nonce) -> BillId {
		BillId::derive(&self.genesis(), carrier, nonce)
	}

	/// Issues a bill. For carriers.
	pub async fn issue_bill(
		&self,
		signer: &Signer,
		nonce: Nonce,
		issuance: Issuance,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().bills().issue(nonce, Static(issuance)), signer).await
	}

	/// Does something about a bill, as the party for which the key acts.
	pub async fn act_on_bill(&self, signer: &Signer, bill: BillId, act: Act) -> Result<Included, Error> {
		let (calls, bill) = (chain::transactions().bills(), Static(bill));
		match act {
			Act::Offer { to, comment } => {
				self.submit(&calls.offer_transfer(bill, Static(to), comment), signer).await
			}
			Act::Accept { after } => self.submit(&calls.accept_transfer(bill, after), signer).await,
			Act::Decline { after, comment } => {
				self.submit(&calls.decline_transfer(bill, after, comment), signer).await
			}
			Act::Withdraw => self.submit(&calls.withdraw_offer(bill), signer).await,
			Act::Endorse { how: Endorsement::Named(to), comment } => {
				self.submit(&calls.endorse(bill, Static(to), comment), signer).await
			}
			Act::Endorse { how: Endorsement::ToOrder(to), comment } => {
				self.submit(&calls.endorse_to_order(bill, Static(to), comment), signer).await
			}
			Act::Endorse { how: Endorsement::Blank, comment } => {
				self.submit(&calls.blank_endorse(bill, comment), signer).await
			}
			Act::Reject { what: Rejected::Possession, comment } => {
				self.submit(&calls.reject_possession(bill, comment), signer).await
			}
			Act::Reject { what: Rejected::Title, comment } => {
				self.submit(&calls.reject_title(bill, comment), signer).await
			}
			Act::Reject { what: Rejected::Both, comment } => {
				self.submit(&calls.reject_both(bill, comment), signer).await
			}
			Act::Surrender { to, reference, comment } => {
				let purpose = Static(Purpose::Delivery);
				let call = calls.request_surrender(bill, purpose, Static(to), reference, comment);
				self.submit(&call, signer).await
			}
			Act::AcceptSurrender { reference, comment } => {
				self.submit(&calls.accept_surrender(bill, reference, comment), signer).await
			}
			Act::RejectSurrender { reference, reason } => {
				self.submit(&calls.reject_surrender(bill, reference, reason), signer).await
			}
			Act::CancelSurrender { reference, comment } => {
				self.submit(&calls.cancel_surrender(bill, reference, comment), signer).await
			}
			Act::Sign { comment } => self.submit(&calls.sign(bill, comment), signer).await,
			Act::Void { comment } => self.submit(&calls.void(bill, comment), signer).await,
		}
	}
}
