//! Signing and sending.

use hefu_primitives::digest::blake2_256;
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	transactions::{Payload, SubmittableTransaction},
	utils::H256,
};

use super::{At, Client, Config, Included, OnlineAt, Pending, refusal};
use crate::{Error, Nonces, Signer, signer::Scheme};

/// Blocks in which a transaction can still be included. The chain refuses immortal ones.
const LIFETIME: u64 = 64;

/// A transaction with its signature.
pub(super) struct Signed {
	/// As it is sent.
	pub bytes: Vec<u8>,
	/// Its number among those of its account.
	pub nonce: u64,
	/// The block that it was signed as of: it can be in those after it.
	pub birth: u64,
	/// The version of the runtime that it was signed for. No other takes it.
	pub spec_version: u32,
}

impl Signed {
	/// The transaction's hash.
	pub fn hash(&self) -> H256 {
		H256(blake2_256(&self.bytes))
	}

	/// The last block that it can be in.
	pub fn death(&self) -> u64 {
		self.birth + LIFETIME
	}
}

impl Client {
	/// Signs and sends a call, and waits until it is final and has succeeded. Where the runtime is upgraded before it is in a
	/// block, it is signed and sent again.
	pub async fn submit<C: Payload>(&self, call: &C, signer: &Signer) -> Result<Included, Error> {
		let nonces = Nonces::new(signer.account());
		loop {
			match self.send(call, signer, &nonces).await?.included().await {
				// That is said when the upgrade is final: the old one comes into no block, so the call is not made twice.
				Err(Error::Refused(refusal)) if refusal == refusal::outdated() => {}
				done => return done,
			}
		}
	}

	/// Signs and sends a call without waiting for its block. What becomes of it, also where the connection is lost meanwhile,
	/// [`Pending::included`] tells.
	pub async fn send<C: Payload>(
		&self,
		call: &C,
		signer: &Signer,
		nonces: &Nonces,
	) -> Result<Pending, Error> {
		let sent = self.try_send(call, signer, nonces).await;
		if sent.is_err() {
			nonces.reset().await;
		}
		sent
	}

	async fn try_send<C: Payload>(
		&self,
		call: &C,
		signer: &Signer,
		nonces: &Nonces,
	) -> Result<Pending, Error> {
		let birth = self.finalised().await?;
		let at = self.for_next_block(&birth).await?;
		let nonce = nonces.take(self, &at).await?;
		let transaction = self.sign(call, signer, nonce, &birth, &at)?;
		let signed = Signed {
			bytes: transaction.encoded().to_vec(),
			nonce,
			birth: birth.block_number(),
			spec_version: at.spec_version(),
		};
		let progress = match transaction.submit_and_watch().await {
			Ok(progress) => Some(progress),
			Err(error) => {
				self.refused(&signed, signer, &error.to_string()).await?;
				None
			}
		};
		Ok(Pending::new(self, signer, nonces, signed, progress))
	}

	/// The chain as the next block's transactions have to be signed for: at `finalised`, unless a later block upgraded the runtime.
	async fn for_next_block(&self, finalised: &At) -> Result<At, Error> {
		let version = self.legacy().state_get_runtime_version(None).await;
		let version = version.map_err(|error| self.failed(&error))?;
		if version.spec_version == finalised.spec_version() {
			Ok(finalised.clone())
		} else {
			self.best().await
		}
	}

	fn sign<C: Payload>(
		&self,
		call: &C,
		signer: &Signer,
		nonce: u64,
		birth: &At,
		at: &At,
	) -> Result<SubmittableTransaction<Config, OnlineAt>, Error> {
		let params = DefaultExtrinsicParamsBuilder::<Config>::new()
			.mortal_from_unchecked(LIFETIME, birth.block_number(), birth.block_ref().hash())
			.nonce(nonce)
			.build();
		let signable = at.transactions().create_v4_signable_offline(call, params);
		let mut signable = signable.map_err(|error| self.failed(&error))?;
		signable.sign(signer).map_err(|error| self.failed(&error))
	}

	/// Hands a transaction in again. However often that is done, it is taken once.
	pub(super) async fn hand_in(&self, signed: &Signed, signer: &Signer) -> Result<(), Error> {
		match self.legacy().author_submit_extrinsic(&signed.bytes).await {
			Ok(_) => Ok(()),
			Err(error) => self.refused(signed, signer, &error.to_string()).await,
		}
	}

	/// Fails when the chain refuses a transaction that the node did not take, saying this. What final blocks alone tell is no
	/// refusal: it may be in a block already, or wait at the node.
	async fn refused(&self, signed: &Signed, signer: &Signer, said: &str) -> Result<(), Error> {
		match self.why_invalid(signed, said).await {
			Error::Refused(refusal) if refusal::is_passing(&refusal) => Ok(()),
			Error::Unreachable { .. } => Ok(()),
			why => Err(self.stranger(signer, why).await),
		}
	}

	/// Asks the runtime at the node's best block why it takes this transaction for invalid: the pool says it in prose only.
	async fn why_invalid(&self, signed: &Signed, said: &str) -> Error {
		let at = match self.best().await {
			Ok(at) => at,
			Err(error) => return error,
		};
		match at.transactions().from_bytes(signed.bytes.clone()).validate().await {
			Ok(result) => match refusal::of_validation(&result) {
				Some(refusal)
					if refusal.name == refusal::BAD_PROOF && at.spec_version() != signed.spec_version =>
				{
					Error::Refused(refusal::outdated())
				}
				Some(refusal) => Error::Refused(refusal),
				None => Error::Refused(refusal::unexplained(said)),
			},
			Err(error) => self.failed(&error),
		}
	}

	/// Of an SM2 key that nobody here has, the chain says only that the signature is bad: checking one takes long, so it does
	/// that for members alone.
	async fn stranger(&self, signer: &Signer, error: Error) -> Error {
		let bad = matches!(&error, Error::Refused(refusal) if refusal.name == refusal::BAD_PROOF);
		if !bad || signer.scheme() != Scheme::Sm2 {
			return error;
		}
		let Ok(at) = self.finalised().await else { return error };
		match self.key(&at, &signer.account()).await {
			Ok(None) => Error::Refused(refusal::stranger()),
			_ => error,
		}
	}
}
