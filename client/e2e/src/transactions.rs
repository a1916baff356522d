//! Transactions made offline, also those that no honest client makes.

use hefu_sdk::{
	Client, Signer,
	client::{At, Config},
};
use subxt::{config::DefaultExtrinsicParamsBuilder, transactions::Payload};

/// Blocks in which a mortal transaction can be included.
const LIFETIME: u64 = 256;

/// How long a transaction is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
	/// For 256 blocks.
	Mortal,
	/// For ever, which the chain refuses.
	Immortal,
}

/// Makes transactions as of one block, without asking the node again.
#[derive(Clone)]
pub struct Pen {
	at: At,
}

impl Pen {
	/// As of the last final block.
	pub async fn new(client: &Client) -> Self {
		Self { at: client.finalised().await.expect("the node answers") }
	}

	/// A mortal transaction with this number of its account.
	pub fn sign(&self, call: &impl Payload, signer: &Signer, nonce: u64) -> Vec<u8> {
		self.sign_for(Life::Mortal, call, signer, nonce)
	}

	/// A transaction that is valid for so long.
	pub fn sign_for(&self, life: Life, call: &impl Payload, signer: &Signer, nonce: u64) -> Vec<u8> {
		let params = DefaultExtrinsicParamsBuilder::<Config>::new().nonce(nonce);
		let params = match life {
			Life::Mortal => {
				params.mortal_from_unchecked(LIFETIME, self.at.block_number(), self.at.block_ref().hash())
			}
			Life::Immortal => params.immortal(),
		};
		let transactions = self.at.transactions();
		let mut signable =
			transactions.create_v4_signable_offline(call, params.build()).expect("the call is the chain's");
		signable.sign(signer).expect("the extensions are known").into_encoded()
	}
}

/// The number of an account's next transaction in the state of the last final block.
pub async fn final_nonce(client: &Client, signer: &Signer) -> u64 {
	let at = client.finalised().await.expect("the node answers");
	at.transactions().account_nonce(&signer.account()).await.expect("every account has a number")
}
