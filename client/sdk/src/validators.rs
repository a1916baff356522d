//! Validators: who they are, and the keys of their nodes.

use std::collections::BTreeMap;

use hefu_primitives::{MemberId, digest::blake2_256};
use serde::Deserialize;
use subxt::utils::Static;
use subxt_rpcs::client::RpcParams;

use crate::{AccountId32, Client, Error, Included, Signer, chain, client::At};

/// The method that makes session keys with their proof.
const ROTATE: &str = "author_rotateKeysWithOwner";

/// The three public keys of a node as the runtime writes them: aura, grandpa, verifier.
pub(crate) type PublicKeys = [u8; 96];

/// Which members' nodes validate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validators {
	/// Those that the council named.
	pub approved: Vec<MemberId>,
	/// Those in the set that was selected last.
	pub selected: Vec<MemberId>,
}

/// New session keys in a node's keystore, and the proof that it holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKeys {
	/// The three public keys as the runtime writes them: aura, grandpa, verifier.
	pub keys: PublicKeys,
	/// The proof, made out to one member.
	pub proof: Vec<u8>,
}

/// The node's answer.
#[derive(Deserialize)]
struct Rotated {
	keys: String,
	proof: Option<String>,
}

impl Client {
	/// The members whose nodes shall validate, and those whose nodes do.
	pub async fn validators(&self, at: &At) -> Result<Validators, Error> {
		let validators = chain::storage().validators();
		let approved = self.value(at, validators.approved(), ()).await?;
		let selected = self.value(at, validators.selected(), ()).await?;
		let ids = |members: Vec<Static<MemberId>>| members.into_iter().map(|member| member.0).collect();
		Ok(Validators {
			approved: approved.map(|members| ids(members.0)).unwrap_or_default(),
			selected: selected.map(|members| ids(members.0)).unwrap_or_default(),
		})
	}

	/// The keys by which verifiers sign now, with their members where those are known: the validators' of this session and of
	/// the next, whose keys are known a session before, and those of former sessions who still have a check to report.
	pub async fn verifier_keys(&self, at: &At) -> Result<BTreeMap<[u8; 32], Option<MemberId>>, Error> {
		let Validators { approved, selected } = self.validators(at).await?;
		let members = approved.into_iter().chain(selected);
		let members: BTreeMap<_, _> = members.map(|member| (validator_account(&member), member)).collect();
		let mut keys = BTreeMap::new();
		let address = chain::storage().verification().sets();
		for (_, set) in self.entries(at, address, ()).await? {
			keys.extend(set.0.into_iter().map(|key| (key.0, None)));
		}
		let session = chain::storage().session();
		let queued = self.value(at, session.queued_keys(), ()).await?.unwrap_or_default();
		keys.extend(queued.into_iter().map(|(who, keys)| (verifier_of(&keys), members.get(&who.0).copied())));
		let current = self.value(at, session.validators(), ()).await?.unwrap_or_default();
		let set =
			self.value(at, chain::storage().verification().current_set(), ()).await?.unwrap_or_default();
		let set = self.value(at, chain::storage().verification().sets(), (set,)).await?;
		let current = current.iter().zip(set.map(|set| set.0).unwrap_or_default());
		keys.extend(current.map(|(who, key)| (key.0, members.get(&who.0).copied())));
		Ok(keys)
	}

	/// Whether a member has brought session keys.
	pub async fn has_session_keys(&self, at: &At, member: MemberId) -> Result<bool, Error> {
		let account = AccountId32(validator_account(&member));
		let keys = self.value(at, chain::storage().session().next_keys(), (account,)).await?;
		Ok(keys.is_some())
	}

	/// Has the node make new session keys, with a proof made out to this member. The node answers only those whom it
	/// trusts: [`Error::Unsafe`].
	pub async fn rotate_keys(&self, owner: MemberId) -> Result<SessionKeys, Error> {
		let mut params = RpcParams::new();
		params
			.push(format!("0x{}", crate::hex(owner.as_bytes())))
			.map_err(|error| Error::Other(error.to_string()))?;
		let rotated: Rotated = match self.rpc().request(ROTATE, params).await {
			Ok(rotated) => rotated,
			Err(subxt_rpcs::Error::User(refused)) if refused.message.contains("unsafe") => {
				return Err(Error::Unsafe { url: self.url().into(), method: ROTATE });
			}
			Err(error) => return Err(self.failed(&error)),
		};
		let proof = rotated.proof.ok_or_else(|| Error::Other("the node made no proof".into()))?;
		SessionKeys::parse(&rotated.keys, &proof).map_err(|error| Error::Other(error.into()))
	}

	/// Brings (or replaces) the session keys of the signer's member.
	pub async fn set_session_keys(&self, signer: &Signer, keys: SessionKeys) -> Result<Included, Error> {
		let call = chain::transactions().validators().set_session_keys(Static(keys.keys), keys.proof);
		self.submit(&call, signer).await
	}
}

impl SessionKeys {
	/// From hexadecimal digits, as a node prints them.
	pub fn parse(keys: &str, proof: &str) -> Result<Self, &'static str> {
		let bytes = |text: &str| hex::decode(text.trim_start_matches("0x"));
		let keys = bytes(keys).ok().and_then(|keys| keys.try_into().ok());
		let keys = keys.ok_or("session keys are 96 bytes, as 192 hexadecimal digits")?;
		let proof = bytes(proof).map_err(|_| "the proof is not made of hexadecimal digits")?;
		Ok(Self { keys, proof })
	}
}

/// The last of the three.
fn verifier_of(keys: &PublicKeys) -> [u8; 32] {
	let mut verifier = [0; 32];
	verifier.copy_from_slice(&keys[64..]);
	verifier
}

/// The account under which the session pallet knows a member's node; no key has it.
fn validator_account(member: &MemberId) -> [u8; 32] {
	blake2_256(&[&b"hefu/validator"[..], member.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_are_three_times_32_bytes() {
		let found = SessionKeys::parse(&format!("0x{}", "ab".repeat(96)), "0x01").unwrap();
		assert_eq!((found.keys, found.proof), ([0xab; 96], vec![1]));
		for (keys, proof) in [("", "01"), (&*"ab".repeat(95), "01"), (&*"ab".repeat(96), "0"), ("xy", "01")] {
			assert!(SessionKeys::parse(keys, proof).is_err(), "{keys} {proof}");
		}
	}
}
