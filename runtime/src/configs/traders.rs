//! Who trades, for benchmarks of the market and of metering: members whose keys sign, and a grant to use.

use crate::{
	AccountId, Members, Registry, Rights, Runtime, RuntimeOrigin, Signature,
	configs::{governance::OpenMotions, system::Clock},
};
use alloc::{boxed::Box, vec::Vec};
use frame_support::traits::Get;
use hefu_primitives::{
	GrantId, MemberId,
	code::{Industry, Region},
	dataset::Source,
	member::Scope,
	metering::UsedFor,
	right::{Ground, Right},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purpose, Purposes, Sectors, Sublicence,
		Terms, Territory, Volume,
	},
};
use pallet_market::MakeReceipt;
use pallet_members::MakeSignature;
use pallet_metering::BenchmarkHelper;
use pallet_rights::{Granting, Survivors};
use pallet_support::{MakeDataset, MakeMember, SetClock, genesis_hash};

/// Seeds of members: who grants, who is granted to, and whose keys sign receipts, which the market's benchmarks have for nobody else.
const GRANTOR: u32 = 0;
const GRANTEE: u32 = 1;
const SIGNING: u32 = 900;

/// A moment at which nothing else happened.
const NOW: u64 = 1_800_000_000_000;
const NONCE: [u8; 32] = [0; 32];

/// Makes members whose keys sign, and grants that allow a use.
pub struct Traders;

impl MakeMember<AccountId> for Traders {
	fn make_member(seed: u32) -> (MemberId, AccountId) {
		Members::make_member(seed)
	}
}

impl MakeReceipt<AccountId, Signature> for Traders {
	fn make_receipt(message: impl FnOnce(&MemberId) -> Vec<u8>) -> (MemberId, AccountId, Signature) {
		let (member, _) = Members::make_member(SIGNING);
		let (key, signature) = OpenMotions::sign(&message(&member));
		let owner = pallet_members::Members::<Runtime>::get(member).expect("it was just made; qed").owner;
		Members::add_operator(RuntimeOrigin::signed(owner), key.clone(), Scope::All)
			.expect("it has few keys; qed");
		(member, key, signature)
	}
}

impl BenchmarkHelper<AccountId, Signature> for Traders {
	fn make_grant() -> (GrantId, UsedFor, [(MemberId, AccountId); 2]) {
		if Clock::get() == 0 {
			Clock::set_clock(NOW);
		}
		let [grantor, grantee] = [GRANTOR, GRANTEE].map(Members::make_member);
		let dataset = Registry::make_dataset(&grantor.0, 0, Source::Generated, Default::default());
		let by = || RuntimeOrigin::signed(grantor.1.clone());
		Rights::claim(by(), dataset, Right::Operate, Ground::Generated).expect("it generated it; qed");
		let granting = Granting {
			dataset,
			right: Right::Use,
			parent: None,
			grantee: grantee.0,
			terms: terms(),
			survivors: Survivors::default(),
		};
		Rights::grant(by(), NONCE, Box::new(granting)).expect("it operates it; qed");
		(GrantId::derive(&genesis_hash::<Runtime>(), &grantor.0, &NONCE), USED_FOR, [grantee, grantor])
	}

	fn sign(message: &[u8]) -> (AccountId, Signature) {
		OpenMotions::sign(message)
	}
}

/// A use that [`terms`] allow.
const USED_FOR: UsedFor = UsedFor {
	purpose: Purpose(0),
	region: Region(440_300),
	sector: Industry { section: b'I', division: Some(65) },
};

/// One purpose, in Guangdong, in information services, without end.
fn terms() -> Terms {
	Terms {
		purposes: Purposes(1),
		territory: Territory::of(&[Region(440_000)]).expect("one is few; qed"),
		period: Period { from_ms: 0, until_ms: None },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence::none(),
		sectors: Sectors::of(&[Industry { section: b'I', division: None }]),
		environments: Environments::of(&[Environment::Plain]),
		export: Export::No,
		clauses: None,
	}
}
