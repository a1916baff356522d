//! The first blocks of development networks. Their keys are derived from seeds that everybody knows: a node refuses a
//! live network with them.

mod exports;
mod law;
mod years;

use crate::{AccountId, RuntimeGenesisConfig, SessionKeys, Validators};
use alloc::{string::ToString, vec, vec::Vec};
use frame_support::build_struct_json_patch;
use hefu_primitives::{
	MemberId,
	code::MemberCode,
	member::Role::{self, *},
};
use hex_literal::hex;
use sp_core::{ByteArray, ed25519, sr25519};
use sp_genesis_builder::PresetId;

/// One validator, with sudo: `//Alice`.
pub const DEVELOPMENT: &str = sp_genesis_builder::DEV_RUNTIME_PRESET;
/// Four validators: `//Alice`, `//Bob`, `//Charlie`, `//Dave`.
pub const LOCAL: &str = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET;

/// A founder of a development network. The organisations do not exist: their codes spell the project's name.
pub struct DevFounder {
	/// Seed of its operator key and of its node's keys; the owner's and the governance key are derived from it.
	pub seed: &'static str,
	/// Unified social credit code.
	pub code: &'static str,
	/// Its name.
	pub name: &'static str,
	/// Six digits of GB/T 2260.
	pub region: &'static str,
	/// The parts that it plays.
	pub roles: &'static [Role],
	/// Sr25519 key of `//{seed}//owner`.
	pub owner: [u8; 32],
	/// Sr25519 key of `//{seed}//governance`.
	pub governance: [u8; 32],
	/// Sr25519 key of `//{seed}`.
	pub operator: [u8; 32],
	/// Ed25519 key of `//{seed}`.
	pub ed25519: [u8; 32],
}

/// The founders of development networks.
pub const FOUNDERS: [DevFounder; 4] = [
	DevFounder {
		seed: "Alice",
		code: "91440300HEFU00018Q",
		name: "开发网数据交易所 Development Data Exchange",
		region: "440300",
		roles: &[Validator, DataHolder, Exchange],
		owner: hex!("b81fb58dd426a60bbe06074a9da3bf43f11f32b6542563089e0c455d5053221a"),
		governance: hex!("e25ab256a45d09fbafa10dc2ac2013a52ec8636af3a3a1573f614f884568194f"),
		operator: hex!("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"),
		ed25519: hex!("88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee"),
	},
	DevFounder {
		seed: "Bob",
		code: "91310000HEFU000261",
		name: "开发网数据公司 Development Data Holder",
		region: "310000",
		roles: &[Validator, DataHolder, DataService],
		owner: hex!("a250224054053591afbe94ffddcc861ff991401fc4ab714d4fb2ead12a734768"),
		governance: hex!("72fd8a0becfc4feb3ad28ccba29c941dc61d11a10263bee0fa4256e67f9c3d12"),
		operator: hex!("8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48"),
		ed25519: hex!("d17c2d7823ebf260fd138f2d7e27d114c0145d968b5ff5006125f2414fadae69"),
	},
	DevFounder {
		seed: "Charlie",
		code: "91330200HEFU00034E",
		name: "开发网航运公司 Development Carrier",
		region: "330200",
		roles: &[Validator, DataHolder, Carrier],
		owner: hex!("3634fcac562eb359741110c8d57589e872d6061c800efec87c2a3ed97fefce11"),
		governance: hex!("c6ca4f5d273ff232881713fcaf8f3a0f3c399664b1d83cd359492a47a41fd827"),
		operator: hex!("90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22"),
		ed25519: hex!("439660b36c6c03afafca027b910b4fecf99801834c62a5e6006f27d978de234f"),
	},
	DevFounder {
		seed: "Dave",
		code: "91110000HEFU000429",
		name: "开发网监管局 Development Regulator",
		region: "110000",
		roles: &[Validator, DataHolder, Regulator, Bank],
		owner: hex!("9e93fd581511cdba4ee3318cd01c6d09301aa2f4841840d8e32092862717f270"),
		governance: hex!("2e08bb1363cf2a1ec60c08385fe91602db7fb3ba7b43e4ace3b47c42da7cb56d"),
		operator: hex!("306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20"),
		ed25519: hex!("5e639b43e0052c47447dac87d6fd2b6ec50bdd4d0f614e4299c665249bbd09d9"),
	},
];

impl DevFounder {
	/// The member's id.
	pub fn member(&self) -> MemberId {
		MemberId::derive(&MemberCode::parse(self.code).expect("the test below checks it; qed"))
	}

	/// The keys of its node.
	pub fn session_keys(&self) -> SessionKeys {
		let ed25519 = ed25519::Public::from_raw(self.ed25519);
		SessionKeys {
			aura: sr25519::Public::from_raw(self.operator).into(),
			grandpa: ed25519.into(),
			verifier: pallet_verification::VerifierId::from_slice(ed25519.as_slice()).expect("32 bytes; qed"),
		}
	}
}

/// The names of the presets.
pub fn names() -> Vec<PresetId> {
	vec![DEVELOPMENT.into(), LOCAL.into()]
}

/// The preset of this name, as JSON.
pub fn get(id: &PresetId) -> Option<Vec<u8>> {
	let preset = match id.as_ref() {
		DEVELOPMENT => network(&FOUNDERS[..1], 1, Some(FOUNDERS[0].operator.into())),
		LOCAL => network(&FOUNDERS, 4, None),
		_ => return None,
	};
	Some(preset.to_string().into_bytes())
}

fn network(founders: &[DevFounder], min_validators: u32, sudo: Option<AccountId>) -> serde_json::Value {
	let members = founders.iter().map(|founder| pallet_members::Founder {
		code: founder.code.to_string(),
		name: founder.name.to_string(),
		region: Some(founder.region.to_string()),
		roles: founder.roles.to_vec(),
		certificate: Default::default(),
		owner: AccountId::new(founder.owner),
		governance: AccountId::new(founder.governance),
		operators: vec![AccountId::new(founder.operator)],
	});
	let keys = founders.iter().map(|founder| {
		let account = Validators::account_of(&founder.member());
		(account.clone(), account, founder.session_keys())
	});
	let seats: Vec<u32> = (0..founders.len() as u32).collect();
	build_struct_json_patch!(RuntimeGenesisConfig {
		members: pallet_members::GenesisConfig {
			founders: members.collect::<Vec<_>>(),
			technical_committee: seats,
		},
		validators: pallet_validators::GenesisConfig {
			validators: founders.iter().map(|founder| founder.code.to_string()).collect::<Vec<_>>(),
			min_validators,
			slot_ms: Some(2_000),
			session_blocks: Some(10),
		},
		session: pallet_session::GenesisConfig { keys: keys.collect::<Vec<_>>() },
		calendar: pallet_calendar::GenesisConfig { years: years::years(), packs: law::packs() },
		catalogue: pallet_catalogue::GenesisConfig { law: Some(law::PUBLIC_DATA) },
		exports: pallet_exports::GenesisConfig { rules: Some(exports::rules()) },
		// Development networks check files on the same machine.
		verification: pallet_verification::GenesisConfig { allow_http: true, allow_private_addresses: true },
		sudo: pallet_sudo::GenesisConfig { key: sudo },
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::Pair;

	#[test]
	fn the_keys_are_those_of_the_seeds() {
		for founder in &FOUNDERS {
			let sr25519 = |path: &str| {
				sr25519::Pair::from_string(&format!("//{}{path}", founder.seed), None).unwrap().public().0
			};
			assert_eq!(founder.operator, sr25519(""));
			assert_eq!(founder.owner, sr25519("//owner"));
			assert_eq!(founder.governance, sr25519("//governance"));
			let ed25519 = ed25519::Pair::from_string(&format!("//{}", founder.seed), None).unwrap();
			assert_eq!(founder.ed25519, ed25519.public().0);
			assert!(MemberCode::parse(founder.code).is_ok());
		}
	}
}
