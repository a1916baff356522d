//! Refuses to serve a chain that real parties rely on and that anybody could take over.

use crate::{chain_spec::is_disposable, service::FullClient};
use hefu_runtime::{AccountId, Runtime, SessionKeys};
use sc_client_api::{StorageKey, StorageProvider};
use sc_service::ChainType;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{AuraApi, sr25519::AuthorityId as AuraId};
use sp_consensus_grandpa::GrandpaApi;
use sp_core::{Pair, crypto::ByteArray, ed25519, sr25519};
use sp_io::hashing::twox_128;
use sp_runtime::traits::OpaqueKeys;
use std::fmt;

/// The names from which development keys are derived.
const WELL_KNOWN: [&str; 6] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];

/// What development networks derive from each name: the operator's and the node's keys, the owner's, the governance key.
const DERIVED: [&str; 3] = ["", "//owner", "//governance"];

/// Why the node will not serve a chain.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
	/// One key may do everything.
	Sudo,
	/// Keys of members or of validators' nodes whose secrets everybody knows.
	WellKnownKeys(Vec<String>),
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Sudo => write!(
				f,
				"this chain has a sudo key, so one party alone could change everything on it. Make the chain \
					specification again without `sudo` in its genesis; if this is a test, give it chain type \
					Development or Local. 正式链不得设有 sudo 密钥，请在创世配置中去除后重新生成链规格。"
			),
			Self::WellKnownKeys(names) => write!(
				f,
				"members or validators of this chain use keys whose secrets everybody knows ({}). Make the chain \
					specification with keys of their own, or on a running chain let these validators rotate theirs; if \
					this is a test, give it chain type Development or Local. 正式链不得使用公开的开发密钥，请换成各\
					成员与验证节点自己的密钥。",
				names.join(", ")
			),
		}
	}
}

impl std::error::Error for Refusal {}

/// Looks at the chain as this node has it, and refuses to go on where nobody should rely on the chain.
///
/// Before its first block, every key that the chain was made with is looked at. Later only who could take it over now
/// counts: a member that adds a key which everybody knows harms itself, and must not be able to keep the others' nodes
/// from starting again.
pub fn check(client: &FullClient, chain_type: &ChainType) -> sp_blockchain::Result<()> {
	if is_disposable(chain_type) {
		return Ok(());
	}
	let info = client.info();
	let best = info.best_hash;
	let exists = |key: Vec<u8>| Ok(client.storage_hash(best, &StorageKey(key))?.is_some());
	let refusal = if info.best_number == 0 {
		judge_genesis(exists)?
	} else {
		let aura: Vec<AuraId> = client.runtime_api().authorities(best)?;
		let grandpa = client.runtime_api().grandpa_authorities(best)?;
		let authorities =
			aura.iter().map(AuraId::to_raw_vec).chain(grandpa.iter().map(|(key, _)| key.to_raw_vec()));
		judge_running(exists(sudo_key())?, &authorities.collect::<Vec<_>>())
	};
	refusal.map_err(|refusal| sp_blockchain::Error::Application(refusal.into()))
}

/// Asks `exists` for each storage key that a chain to rely on is not made with.
fn judge_genesis(
	exists: impl Fn(Vec<u8>) -> sp_blockchain::Result<bool>,
) -> sp_blockchain::Result<Result<(), Refusal>> {
	if exists(sudo_key())? {
		return Ok(Err(Refusal::Sudo));
	}
	let mut known = Vec::new();
	for uri in well_known() {
		let places = keys(&uri).into_iter().flat_map(places);
		if places.map(&exists).collect::<Result<Vec<_>, _>>()?.contains(&true) {
			known.push(uri);
		}
	}
	Ok(refuse(known))
}

fn judge_running(has_sudo: bool, authorities: &[Vec<u8>]) -> Result<(), Refusal> {
	if has_sudo {
		return Err(Refusal::Sudo);
	}
	let used = |uri: &String| keys(uri).iter().any(|key| authorities.contains(&key.to_vec()));
	refuse(well_known().filter(used).collect())
}

fn refuse(known: Vec<String>) -> Result<(), Refusal> {
	if known.is_empty() { Ok(()) } else { Err(Refusal::WellKnownKeys(known)) }
}

/// Every secret that everybody knows.
fn well_known() -> impl Iterator<Item = String> {
	WELL_KNOWN.into_iter().flat_map(|name| DERIVED.map(|path| format!("//{name}{path}")))
}

/// The keys of both schemes.
fn keys(uri: &str) -> [[u8; 32]; 2] {
	[public::<sr25519::Pair>(uri), public::<ed25519::Pair>(uri)]
}

/// Where a key would be recorded: as a member's or customer's, or as one of a validator's node, now or in a session to
/// come.
fn places(key: [u8; 32]) -> Vec<Vec<u8>> {
	let session = SessionKeys::key_ids()
		.iter()
		.map(|id| pallet_session::KeyOwner::<Runtime>::hashed_key_for((*id, key.to_vec())));
	std::iter::once(pallet_members::Keys::<Runtime>::hashed_key_for(AccountId::new(key)))
		.chain(session)
		.collect()
}

/// `Sudo::Key`, wherever the runtime has pallet-sudo.
fn sudo_key() -> Vec<u8> {
	[twox_128(b"Sudo"), twox_128(b"Key")].concat()
}

fn public<P: Pair<Public: AsRef<[u8]>>>(uri: &str) -> [u8; 32] {
	let public = P::from_string(uri, None).expect("the names above are valid derivation paths").public();
	public.as_ref().try_into().expect("both schemes have keys of 32 bytes")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain_spec::load;
	use sc_service::ChainSpec as _;

	/// A new chain whose storage has these keys.
	fn chain(keys: &[Vec<u8>]) -> Result<(), Refusal> {
		judge_genesis(|key| Ok(keys.contains(&key))).unwrap()
	}

	fn member(uri: &str) -> Vec<u8> {
		pallet_members::Keys::<Runtime>::hashed_key_for(AccountId::new(public::<sr25519::Pair>(uri)))
	}

	#[test]
	fn a_chain_of_its_members_own_keys_is_served() {
		assert_eq!(chain(&[member("//Exchange//1"), member("//Bank//1")]), Ok(()));
	}

	#[test]
	fn sudo_is_refused() {
		assert_eq!(chain(&[sudo_key()]), Err(Refusal::Sudo));
		assert_eq!(judge_running(true, &[]), Err(Refusal::Sudo));
	}

	#[test]
	fn a_well_known_key_of_a_member_is_refused_and_named() {
		assert_eq!(
			chain(&[member("//Bank//1"), member("//Bob//owner")]),
			Err(Refusal::WellKnownKeys(vec!["//Bob//owner".into()]))
		);
	}

	#[test]
	fn a_well_known_key_of_a_node_is_refused_whatever_it_is_for() {
		for id in SessionKeys::key_ids() {
			let key = public::<ed25519::Pair>("//Ferdie").to_vec();
			let place = pallet_session::KeyOwner::<Runtime>::hashed_key_for((*id, key));
			assert_eq!(chain(&[place]), Err(Refusal::WellKnownKeys(vec!["//Ferdie".into()])));
		}
	}

	#[test]
	fn on_a_running_chain_only_its_authorities_count() {
		let own = public::<sr25519::Pair>("//Bank//1").to_vec();
		assert_eq!(judge_running(false, &[own.clone()]), Ok(()));
		let known = public::<ed25519::Pair>("//Ferdie").to_vec();
		assert_eq!(judge_running(false, &[own, known]), Err(Refusal::WellKnownKeys(vec!["//Ferdie".into()])));
	}

	/// The guard looks where the chain really keeps keys.
	#[test]
	fn every_key_of_a_development_network_is_found() {
		if hefu_runtime_wasm::WASM_BINARY.is_none() {
			return;
		}
		let genesis = load("local").unwrap().as_storage_builder().build_storage().unwrap();
		let found = judge_genesis(|key| Ok(genesis.top.contains_key(&key))).unwrap();
		let keys = ["Alice", "Bob", "Charlie", "Dave"]
			.into_iter()
			.flat_map(|name| DERIVED.map(|path| format!("//{name}{path}")))
			.collect();
		assert_eq!(found, Err(Refusal::WellKnownKeys(keys)));
	}

	#[test]
	fn the_sudo_key_is_where_the_pallet_keeps_it() {
		assert_eq!(
			sudo_key(),
			sp_core::bytes::from_hex("0x5c0d1176a568c1f92944340dbfed9e9c530ebca703c85910e7164cb7d1c9e47b")
				.unwrap()
		);
	}
}
