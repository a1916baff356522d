//! A runtime with this pallet, in which a few accounts are keys of authorities and verifiers.

use frame::{
	deps::sp_core::{Pair as _, ed25519},
	testing_prelude::*,
};
use hefu_primitives::{
	CustomerId, LicenceId, MemberId, RecognitionId,
	code::{MemberCode, Region, Uscc},
	licence::{
		Scenario, Scenarios,
		identifier::{Identifier, Line, Serial, TypeCode},
		presentation::{Hidden, HolderKey, HolderSignature, Opening, Presentation},
	},
	member::Role,
	text::Text,
};
use pallet_support::{Actor, MemberInspect, genesis_hash};

use crate::{HolderClass, Issuance, IssuanceKind, LicenceType, Recognition};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Licences: crate = 1,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

/// The first block's time.
pub const START: u64 = 1_760_000_000_000;
/// A day, in milliseconds.
pub const DAY: u64 = 86_400_000;

parameter_types! {
	pub static Now: u64 = START;
	pub static MaxPresentationMs: u64 = 600_000;
	pub static MaxLicences: u32 = 50;
	pub static MaxRules: u32 = 10;
	pub static Suspended: Option<u64> = None;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Members = Members;
	type Clock = Now;
	type MaxPresentationMs = MaxPresentationMs;
	type MaxLicencesPerIssuer = MaxLicences;
	type MaxRulesPerPublisher = MaxRules;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

/// Keys of members: the ministry that defines the types,
pub const MINISTRY: u64 = 1;
/// the issuing authorities of two provinces,
pub const GUANGDONG: u64 = 2;
pub const ZHEJIANG: u64 = 3;
/// two verifiers,
pub const SITE: u64 = 10;
pub const PLANT: u64 = 11;
/// and a member that is no licensing authority.
pub const TRADER: u64 = 12;
/// Key of a customer whom the site sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// The scenario that recognition rules of the tests have, and one that they have not.
pub const HOT_WORK: Scenario = Scenario(1);
pub const LIFTING: Scenario = Scenario(2);

pub const GUANGDONG_REGION: Region = Region(440_000);
pub const ZHEJIANG_REGION: Region = Region(330_000);
pub const HANGZHOU: Region = Region(330_100);
pub const SHENZHEN: Region = Region(440_300);

/// Who takes part in the tests: accounts below 90 are members' keys.
pub struct Members;

/// The code of the member whose key `who` is.
pub fn uscc(who: u64) -> Uscc {
	"0123456789ABCDEFGHJKLMNPQRTUWXY"
		.chars()
		.find_map(|check| Uscc::parse(&format!("11350100{who:09}{check}")).ok())
		.expect("one of the 31 characters fits")
}

/// The member whose key `who` is.
pub fn member(who: u64) -> MemberId {
	MemberId::derive(&MemberCode::Uscc(uscc(who)))
}

impl MemberInspect<u64> for Members {
	fn actor(key: &u64) -> Option<Actor> {
		match *key {
			_ if Suspended::get() == Some(*key) => None,
			CUSTOMER => Some(Actor::Customer { customer: CustomerId([90; 32]), sponsor: member(SITE) }),
			STRANGER => None,
			who => Some(Actor::Member(member(who))),
		}
	}

	fn is_live(id: &MemberId) -> bool {
		Suspended::get().is_none_or(|who| member(who) != *id)
	}

	fn has_role(id: &MemberId, role: Role) -> bool {
		role == Role::LicensingAuthority && [SITE, PLANT, TRADER].iter().all(|who| member(*who) != *id)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(seed: u32) -> (MemberId, u64) {
		let key = u64::from(seed % 9) + 1;
		(member(key), key)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeCodedMember<u64> for Members {
	fn code(seed: u32) -> Uscc {
		uscc(u64::from(seed % 9) + 1)
	}
}

/// Block 1, without types.
pub fn new_test_ext() -> TestState {
	let mut state = TestState::new(
		RuntimeGenesisConfig::default().build_storage().expect("the genesis block can be built"),
	);
	// Whatever another test set on this thread.
	Now::set(START);
	MaxPresentationMs::set(600_000);
	MaxLicences::set(50);
	MaxRules::set(10);
	Suspended::set(None);
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Checks every invariant.
pub fn check_state() {
	Licences::do_try_state().expect("every invariant holds");
}

/// Runs a test that begins with nothing; its state is checked at the end.
pub fn test_empty(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check_state();
	});
}

/// Runs a test that begins with a type and two issuers of it; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	test_empty(|| {
		appoint_both();
		System::reset_events();
		run();
	});
}

/// The type, and Guangdong and Zhejiang as its issuers.
pub fn appoint_both() {
	assert_ok!(Licences::set_type(RuntimeOrigin::root(), code(), licence_type()));
	for (issuer, region) in [(GUANGDONG, GUANGDONG_REGION), (ZHEJIANG, ZHEJIANG_REGION)] {
		assert_ok!(Licences::appoint(signed(MINISTRY), code(), member(issuer), region));
	}
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Goes on to a block that many milliseconds later.
pub fn later(ms: u64) {
	Now::set(Now::get() + ms);
	System::set_block_number(System::block_number() + 1);
}

/// The ministry's first type.
pub fn code() -> TypeCode {
	TypeCode { definer: uscc(MINISTRY), number: 1 }
}

pub fn licence_type() -> LicenceType {
	LicenceType {
		name: Text::new("特种作业操作证").expect("a name"),
		holder: HolderClass::Person,
		schema: [1; 32],
		scenarios: Scenarios::of(&[HOT_WORK, LIFTING]),
		max_age_ms: 60_000,
		until_ms: None,
	}
}

/// Identifier of a licence of the ministry's first type.
pub fn identifier(issuer: u64, serial: u32, version: u16) -> Identifier {
	let serial = Serial::parse(&format!("2026{serial:07}")).expect("a serial");
	let line = Line { licence_type: code(), issuer: uscc(issuer), serial };
	Identifier::new(line, version).expect("an identifier")
}

/// A first licence: in force for a year from now, with a phone key. `seed` makes serial and commitments.
pub fn issuance(issuer: u64, seed: u8) -> Issuance {
	Issuance {
		identifier: identifier(issuer, u32::from(seed), 1),
		kind: IssuanceKind::New,
		private: [seed; 32],
		key: Some(phone(seed).commitment()),
		valid_from_ms: Now::get(),
		valid_until_ms: Some(Now::get() + 365 * DAY),
	}
}

pub fn licence_id(issuer: u64, nonce: u8) -> LicenceId {
	LicenceId::derive(&genesis_hash::<Test>(), &member(issuer), &[nonce; 32])
}

/// `issuer` issues a licence, with its seed as nonce; returns its id.
pub fn issue(issuer: u64, seed: u8) -> LicenceId {
	issue_with(issuer, seed, issuance(issuer, seed))
}

pub fn issue_with(issuer: u64, nonce: u8, issuance: Issuance) -> LicenceId {
	assert_ok!(Licences::issue(signed(issuer), [nonce; 32], Box::new(issuance)));
	licence_id(issuer, nonce)
}

/// The next version of Guangdong's licence with that seed; its commitments come from `nonce`.
pub fn renewal(seed: u8, version: u16, nonce: u8, predecessor: LicenceId) -> Issuance {
	Issuance {
		identifier: identifier(GUANGDONG, u32::from(seed), version),
		kind: IssuanceKind::Renewal { predecessor },
		..issuance(GUANGDONG, nonce)
	}
}

/// A holder's phone.
pub struct Phone {
	pair: ed25519::Pair,
	/// Of its binding.
	pub salt: [u8; 32],
}

pub fn phone(seed: u8) -> Phone {
	Phone { pair: ed25519::Pair::from_seed(&[seed; 32]), salt: [seed ^ 0xff; 32] }
}

impl Phone {
	/// What the issuer binds.
	pub fn commitment(&self) -> [u8; 32] {
		HolderKey::Ed25519(self.pair.public().0).commitment(&self.salt)
	}

	/// A presentation of the licence as drafted, with everything that the verifier gets.
	pub fn present(&self, hidden: Hidden, draft: Presentation) -> Opening {
		let presentation = Presentation { commitment: hidden.commitment(), ..draft };
		let signature = self.pair.sign(&presentation.signed_bytes(&genesis_hash::<Test>())).0;
		let signature = HolderSignature::Ed25519 { public: self.pair.public().0, signature };
		Opening { presentation, hidden, signature, key_salt: self.salt }
	}
}

/// What only the verifier sees.
pub fn hidden(licence: LicenceId, salt: u8) -> Hidden {
	let cause = Text::new("储罐区动火作业").expect("a cause");
	Hidden { licence, cause, disclosed: [salt; 32], salt: [salt; 32] }
}

/// A presentation of a licence of Guangdong for the site in Hangzhou, made now for five minutes, without its commitment.
pub fn draft() -> Presentation {
	Presentation {
		licence_type: code(),
		issuer: member(GUANGDONG),
		audience: member(SITE),
		place: HANGZHOU,
		scenario: HOT_WORK,
		made_ms: Now::get(),
		expires_ms: Now::get() + 300_000,
		commitment: [0; 32],
	}
}

/// That Zhejiang recognises Guangdong's licences for hot work, from now on.
pub fn recognition() -> Recognition {
	Recognition {
		licence_type: code(),
		from: GUANGDONG_REGION,
		to: ZHEJIANG_REGION,
		scenarios: Scenarios::of(&[HOT_WORK]),
		from_ms: Now::get(),
		until_ms: None,
		contact: Text::new("zzj@example.org").expect("a contact"),
	}
}

pub fn rule_id(publisher: u64, nonce: u8) -> RecognitionId {
	RecognitionId::derive(&genesis_hash::<Test>(), &member(publisher), &[nonce; 32])
}

/// Zhejiang publishes that rule; returns its id.
pub fn recognise(nonce: u8) -> RecognitionId {
	assert_ok!(Licences::recognise(signed(ZHEJIANG), [nonce; 32], recognition()));
	rule_id(ZHEJIANG, nonce)
}

/// This pallet's events since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
