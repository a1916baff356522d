//! Refuses to serve a chain that real parties rely on and that anybody could take over.

use crate::{chain_spec::is_disposable, service::FullClient};
use sc_client_api::{StorageKey, StorageProvider};
use sc_service::ChainType;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{AuraApi, sr25519::AuthorityId as AuraId};
use sp_consensus_grandpa::GrandpaApi;
use sp_core::{Pair, crypto::ByteArray, ed25519, sr25519};
use sp_io::hashing::twox_128;
use std::fmt;

/// The accounts whose secrets everybody knows.
const WELL_KNOWN: [&str; 6] = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];

/// Why the node will not serve a chain.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
	/// One key may do everything.
	Sudo,
	/// Authorities whose secrets everybody knows.
	WellKnownKeys(Vec<&'static str>),
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
				"validators of this chain use keys whose secrets everybody knows ({}). Replace them in the \
					chain specification by keys of the validators' own; if this is a test, give it chain type \
					Development or Local. 正式链不得使用公开的开发密钥，请换成各验证人自己的密钥。",
				names.join(", ")
			),
		}
	}
}

impl std::error::Error for Refusal {}

/// Looks at the chain's best block, and refuses to go on where nobody should rely on the chain.
pub fn check(client: &FullClient, chain_type: &ChainType) -> sp_blockchain::Result<()> {
	if is_disposable(chain_type) {
		return Ok(());
	}
	let best = client.info().best_hash;
	let has_sudo = client.storage_hash(best, &sudo_key())?.is_some();
	let aura: Vec<AuraId> = client.runtime_api().authorities(best)?;
	let grandpa = client.runtime_api().grandpa_authorities(best)?;
	let authorities =
		aura.iter().map(AuraId::to_raw_vec).chain(grandpa.iter().map(|(key, _)| key.to_raw_vec()));
	judge(has_sudo, authorities).map_err(|refusal| sp_blockchain::Error::Application(refusal.into()))
}

fn judge(has_sudo: bool, authorities: impl Iterator<Item = Vec<u8>>) -> Result<(), Refusal> {
	if has_sudo {
		return Err(Refusal::Sudo);
	}
	let authorities: Vec<Vec<u8>> = authorities.collect();
	let known: Vec<&str> = WELL_KNOWN
		.into_iter()
		.filter(|uri| {
			authorities.contains(&public::<sr25519::Pair>(uri))
				|| authorities.contains(&public::<ed25519::Pair>(uri))
		})
		.collect();
	if known.is_empty() { Ok(()) } else { Err(Refusal::WellKnownKeys(known)) }
}

/// `Sudo::Key`, wherever the runtime has pallet-sudo.
fn sudo_key() -> StorageKey {
	StorageKey([twox_128(b"Sudo"), twox_128(b"Key")].concat())
}

fn public<P: Pair>(uri: &str) -> Vec<u8> {
	P::from_string(uri, None).expect("the names above are valid derivation paths").public().to_raw_vec()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn own(seed: &str) -> Vec<u8> {
		public::<sr25519::Pair>(seed)
	}

	#[test]
	fn a_chain_of_its_validators_own_keys_is_served() {
		assert_eq!(judge(false, [own("//Exchange//1"), own("//Bank//1")].into_iter()), Ok(()));
	}

	#[test]
	fn sudo_is_refused() {
		assert_eq!(judge(true, std::iter::empty()), Err(Refusal::Sudo));
	}

	#[test]
	fn one_well_known_key_of_either_scheme_is_refused_and_named() {
		assert_eq!(
			judge(false, [own("//Bank//1"), own("//Bob")].into_iter()),
			Err(Refusal::WellKnownKeys(vec!["//Bob"]))
		);
		assert_eq!(
			judge(false, [public::<ed25519::Pair>("//Ferdie"), own("//Alice")].into_iter()),
			Err(Refusal::WellKnownKeys(vec!["//Alice", "//Ferdie"]))
		);
	}

	#[test]
	fn the_sudo_key_is_where_the_pallet_keeps_it() {
		assert_eq!(
			sudo_key().0,
			sp_core::bytes::from_hex("0x5c0d1176a568c1f92944340dbfed9e9c530ebca703c85910e7164cb7d1c9e47b")
				.unwrap()
		);
	}
}
