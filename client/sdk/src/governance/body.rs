//! The two bodies that decide: their calls and storage are the same, but not by type.

use hefu_primitives::MemberId;
use serde::Serialize;
use subxt::utils::{AccountId32, H256};

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, Call,
		runtime_types::{sp_runtime::DispatchError, sp_weights::weight_v2::Weight},
	},
	client::At,
};

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
	/// The council (理事会): who takes part, who validates, under which rules.
	Council,
	/// The technical committee (技术委员会): what must be quick.
	TechnicalCommittee,
}

/// How a motion stands.
#[derive(Clone, Debug)]
pub(super) struct Votes {
	pub(super) number: u32,
	pub(super) threshold: u32,
	pub(super) ayes: Vec<AccountId32>,
	pub(super) nays: Vec<AccountId32>,
	pub(super) end: u32,
}

/// Bounds on what a motion may weigh and its length, as it is closed. The whole bound is taken from the closing member's
/// allowance until it is known what was used: this much is left to governance whatever the council sets, and fits a block
/// of the shortest slot.
const MOST_WEIGHT: Weight = Weight { ref_time: 80_000_000_000, proof_size: 1 << 20 };
const MOST_BYTES: u32 = 1 << 20;

/// The same with either body's pallet.
macro_rules! with {
	($body:expr, $of:expr, $pallet:ident => $done:expr) => {
		match $body {
			Body::Council => {
				let $pallet = $of.council();
				$done
			}
			Body::TechnicalCommittee => {
				let $pallet = $of.technical_committee();
				$done
			}
		}
	};
}

/// A field of either body's event, if the transaction made it.
macro_rules! told {
	($body:expr, $included:expr, $event:ident, $field:ident) => {
		match $body {
			Body::Council => $included.event::<chain::council::events::$event>()?.map(|event| event.$field),
			Body::TechnicalCommittee => {
				$included.event::<chain::technical_committee::events::$event>()?.map(|event| event.$field)
			}
		}
	};
}

impl Body {
	/// Both.
	pub const ALL: [Self; 2] = [Self::Council, Self::TechnicalCommittee];

	/// The name of its pallet.
	pub fn pallet(self) -> &'static str {
		match self {
			Self::Council => "Council",
			Self::TechnicalCommittee => "TechnicalCommittee",
		}
	}

	pub(super) async fn propose(
		self,
		client: &Client,
		signer: &Signer,
		threshold: u32,
		call: Call,
		length: u32,
	) -> Result<Included, Error> {
		with!(self, chain::transactions(), body => {
			client.submit(&body.propose(threshold, call, length), signer).await
		})
	}

	pub(super) async fn vote(
		self,
		client: &Client,
		signer: &Signer,
		hash: [u8; 32],
		number: u32,
		yes: bool,
	) -> Result<Included, Error> {
		with!(self, chain::transactions(), body => {
			client.submit(&body.vote(H256(hash), number, yes), signer).await
		})
	}

	pub(super) async fn close(
		self,
		client: &Client,
		signer: &Signer,
		hash: [u8; 32],
		number: u32,
	) -> Result<Included, Error> {
		with!(self, chain::transactions(), body => {
			client.submit(&body.close(H256(hash), number, MOST_WEIGHT, MOST_BYTES), signer).await
		})
	}

	/// The number that a motion was given.
	pub(super) fn number(self, included: &Included) -> Result<Option<u32>, Error> {
		Ok(told!(self, included, Proposed, proposal_index))
	}

	/// What came of a motion that was carried out.
	pub(super) fn executed(self, included: &Included) -> Result<Option<Result<(), DispatchError>>, Error> {
		Ok(told!(self, included, Executed, result))
	}

	/// The members that have seats, also those whose votes a suspension has ended: majorities are of all of them.
	pub(super) async fn seats(self, client: &Client, at: &At) -> Result<Vec<MemberId>, Error> {
		let seats = with!(self, chain::storage().members(), seats => client.value(at, seats, ()).await?);
		Ok(seats.map(|seats| seats.0.into_iter().map(|seat| seat.0).collect()).unwrap_or_default())
	}

	/// The hashes of its open motions.
	pub(super) async fn open(self, client: &Client, at: &At) -> Result<Vec<[u8; 32]>, Error> {
		let open = with!(self, chain::storage(), body => client.value(at, body.proposals(), ()).await?);
		Ok(open.map(|open| open.0.into_iter().map(|hash| hash.0).collect()).unwrap_or_default())
	}

	/// Who proposed which motion; of closed ones too, for a while.
	pub(super) async fn proposers(
		self,
		client: &Client,
		at: &At,
	) -> Result<Vec<([u8; 32], AccountId32)>, Error> {
		with!(self, chain::storage(), body => {
			let found = client.entries(at, body.cost_of(), ()).await?;
			Ok(found.into_iter().map(|(key, (who, _))| (key.0.0, who)).collect())
		})
	}

	/// What an open motion is about.
	pub(super) async fn proposal(
		self,
		client: &Client,
		at: &At,
		hash: [u8; 32],
	) -> Result<Option<Call>, Error> {
		with!(self, chain::storage(), body => client.value(at, body.proposal_of(), (H256(hash),)).await)
	}

	/// How an open motion stands.
	pub(super) async fn votes(
		self,
		client: &Client,
		at: &At,
		hash: [u8; 32],
	) -> Result<Option<Votes>, Error> {
		with!(self, chain::storage(), body => {
			let found = client.value(at, body.voting(), (H256(hash),)).await?;
			Ok(found.map(|votes| Votes {
				number: votes.index,
				threshold: votes.threshold,
				ayes: votes.ayes,
				nays: votes.nays,
				end: votes.end,
			}))
		})
	}
}
