//! Weights of every call and of the gate, each at its worst case: the longest scope, both bodies full of members and of
//! open motions.

use alloc::{vec, vec::Vec};
use frame::{
	benchmarking::prelude::*,
	deps::frame_support::dispatch::DispatchInfo,
	traits::{EnsureOrigin, Get},
};
use hefu_primitives::{
	CustomerId, MemberId,
	code::{MemberCode, Uscc},
	member::{CallPattern, MAX_SCOPE_PATTERNS, Role, Roles, Scope},
	party::Consent,
	sm2::{Sm2Public, Sm2Signature},
};
use pallet_support::{CallInspect, MakeBank, MakeCodedMember, MakeMember, genesis_hash};

use crate::*;

/// Opens motions, for benchmarks: a change of votes rewrites every open motion of the body.
pub trait OpenMotions {
	/// Fills both bodies with as many open motions as they allow, in each of which all of the body's members voted.
	fn fill();
}

/// Signs, for benchmarks.
pub trait MakeSignature<AccountId, Signature> {
	/// A new key, with what it signs of the message: by a scheme that the host checks.
	fn sign(message: &[u8]) -> (AccountId, Signature);
}

const SEED: u32 = 1_000;
/// For members that come after those of [`SEED`].
const LATER: u32 = 1_000_000;

/// A valid code; another one for each seed.
fn code(seed: u32) -> MemberCode {
	MemberCode::Uscc(uscc(seed))
}

fn uscc(seed: u32) -> Uscc {
	let mut text = *b"913501000000000000";
	let mut rest = seed;
	for digit in text[8..17].iter_mut().rev() {
		*digit = b'0' + (rest % 10) as u8;
		rest /= 10;
	}
	for check in b"0123456789ABCDEFGHJKLMNPQRTUWXY" {
		text[17] = *check;
		let code = core::str::from_utf8(&text).ok().and_then(|text| Uscc::parse(text).ok());
		if let Some(code) = code {
			return code;
		}
	}
	unreachable!("one of the 31 characters fits; qed")
}

/// The longest profile.
fn profile() -> Profile {
	let name = core::str::from_utf8(&[b'n'; 128]).ok().and_then(|name| Name::new(name).ok());
	Profile {
		name: name.expect("128 letters are a name"),
		region: None,
		roles: Roles::of(Role::ALL),
		certificate: [1; 32],
	}
}

/// The longest scope, in which `last` comes last.
fn long_scope(last: (u8, u8)) -> Scope {
	let mut patterns = vec![CallPattern { pallet: 255, call: Some(255) }; MAX_SCOPE_PATTERNS as usize];
	patterns[MAX_SCOPE_PATTERNS as usize - 1] = CallPattern { pallet: last.0, call: Some(last.1) };
	Scope::Calls(patterns.try_into().expect("as many as fit"))
}

/// The longest scope within `long_scope(call)`, and the slowest to find there.
fn last_scope(call: (u8, u8)) -> Scope {
	let pattern = CallPattern { pallet: call.0, call: Some(call.1) };
	Scope::Calls(vec![pattern; MAX_SCOPE_PATTERNS as usize].try_into().expect("as many as fit"))
}

fn key<T: Config>(seed: u32, of: &'static str) -> T::AccountId {
	account(of, seed, 0)
}

/// A member with its owner key.
fn member<T: Config>(seed: u32) -> (MemberId, T::AccountId) {
	let owner = key::<T>(seed, "owner");
	let id = Pallet::<T>::do_enrol(code(seed), profile(), owner.clone(), key::<T>(seed, "governance"));
	(id.expect("every seed has a code and keys of its own"), owner)
}

/// A member with an operator key of the longest scope.
fn operator<T: Config>() -> (MemberId, T::AccountId) {
	operator_of::<T>(long_scope((0, 0)))
}

/// A member with an operator key of this scope.
fn operator_of<T: Config>(scope: Scope) -> (MemberId, T::AccountId) {
	let (id, _) = member::<T>(SEED);
	let operator = key::<T>(SEED, "operator");
	Pallet::<T>::do_add_operator(id, operator.clone(), scope).expect("its first operator");
	(id, operator)
}

/// The longest scope that covers what party keys may do, which comes last.
fn party_sponsors_scope<T: Config>() -> Scope {
	let Scope::Calls(party) = T::PartyScope::get() else { return Scope::All };
	let before = MAX_SCOPE_PATTERNS as usize - party.len();
	let mut patterns = vec![CallPattern { pallet: 255, call: Some(255) }; before];
	patterns.extend(party);
	Scope::Calls(patterns.try_into().expect("as many as fit"))
}

const OBJECT: [u8; 32] = [1; 32];
const COMMITMENT: [u8; 32] = [2; 32];

/// A new key that consents to being sponsored.
fn consenting<T: Config>(sponsor: MemberId) -> (T::AccountId, T::KeySignature) {
	let consent = Consent { sponsor, object: OBJECT, commitment: COMMITMENT };
	T::BenchmarkHelper::sign(&consent.signed_bytes(&genesis_hash::<T>()))
}

/// A party key that the member sponsors.
fn party<T: Config>(sponsor: MemberId) -> Result<T::AccountId, BenchmarkError> {
	let (key, signature) = consenting::<T>(sponsor);
	let consent = Consent { sponsor, object: OBJECT, commitment: COMMITMENT };
	Pallet::<T>::do_add_party_key(key.clone(), consent, &signature)?;
	Ok(key)
}

/// `count` members, as seats.
fn seats<T: Config>(seed: u32, count: u32) -> SeatsOf<T> {
	let seats: Vec<_> = (0..count).map(|n| member::<T>(seed + n).0).collect();
	seats.try_into().expect("no more than MaxSeats")
}

/// A member with a seat in both bodies, which are full, with motions in which all voted, and its owner key.
fn seated<T: Config>() -> (MemberId, T::AccountId) {
	let seats = seats::<T>(SEED, T::MaxSeats::get());
	let first = seats[0];
	Pallet::<T>::do_set_council(seats.clone()).expect("its seats are members");
	Pallet::<T>::do_set_technical_committee(seats).expect("its seats are members");
	T::BenchmarkHelper::fill();
	(first, key::<T>(SEED, "owner"))
}

/// A member, its operator key, and a customer of it with its key.
fn customer<T: Config>(scope: Scope) -> (MemberId, T::AccountId, CustomerId, T::AccountId) {
	let (sponsor, operator) = operator::<T>();
	let key = key::<T>(SEED, "customer");
	Pallet::<T>::do_sponsor(sponsor, [0; 32], [0; 32], key.clone(), scope).expect("its first customer");
	let id = CustomerId::derive(&genesis_hash::<T>(), &sponsor, &[0; 32]);
	(sponsor, operator, id, key)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn suspender<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::SuspendOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks(where
	T: Send + Sync,
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo> + From<Call<T>>,
)]
mod benches {
	use super::*;

	#[benchmark]
	fn enrol() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let (owner, governance) = (key::<T>(SEED, "owner"), key::<T>(SEED, "governance"));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, code(SEED), profile(), owner, governance);
		assert!(Members::<T>::contains_key(MemberId::derive(&code(SEED))));
		Ok(())
	}

	#[benchmark]
	fn update() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let (id, _) = member::<T>(SEED);
		let changed = Profile { certificate: [2; 32], ..profile() };
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, changed.clone());
		assert_eq!(Pallet::<T>::member(id).map(|member| member.profile), Some(changed));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let origin = suspender::<T>()?;
		let (id, _) = seated::<T>();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, SuspensionReason::Vote);
		assert_eq!(Pallet::<T>::council_keys().len() as u32, T::MaxSeats::get() - 1);
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let (id, _) = seated::<T>();
		Pallet::<T>::do_suspend(id, SuspensionReason::Vote)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);
		assert_eq!(Pallet::<T>::council_keys().len() as u32, T::MaxSeats::get());
		Ok(())
	}

	#[benchmark]
	fn add_operator() {
		let (_, owner) = member::<T>(SEED);
		let new = key::<T>(SEED, "operator");
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), new.clone(), long_scope((0, 0)));
		assert!(Keys::<T>::contains_key(new));
	}

	#[benchmark]
	fn set_scope() -> Result<(), BenchmarkError> {
		let (id, owner) = member::<T>(SEED);
		let operator = key::<T>(SEED, "operator");
		Pallet::<T>::do_add_operator(id, operator.clone(), long_scope((0, 0)))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), operator.clone(), long_scope((1, 1)));
		assert_eq!(Keys::<T>::get(operator), Some(Key::Operator { member: id, scope: long_scope((1, 1)) }));
		Ok(())
	}

	#[benchmark]
	fn remove_operator() -> Result<(), BenchmarkError> {
		let (id, owner) = member::<T>(SEED);
		let operator = key::<T>(SEED, "operator");
		Pallet::<T>::do_add_operator(id, operator.clone(), long_scope((0, 0)))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), operator.clone());
		assert_eq!(Keys::<T>::get(operator), Some(Key::Removed { subject: Subject::Member(id) }));
		Ok(())
	}

	#[benchmark]
	fn rotate_governance_key() {
		let (_, owner) = seated::<T>();
		let new = key::<T>(SEED, "new");
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), new.clone());
		assert!(Pallet::<T>::council_keys().contains(&new));
	}

	#[benchmark]
	fn rotate_owner() {
		let (id, owner) = member::<T>(SEED);
		let new = key::<T>(SEED, "new");
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), new.clone());
		assert_eq!(Keys::<T>::get(new), Some(Key::Owner { member: id }));
	}

	#[benchmark]
	fn recover() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let (id, _) = member::<T>(SEED);
		let new = key::<T>(SEED, "new");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, new.clone());
		assert_eq!(Keys::<T>::get(new), Some(Key::Owner { member: id }));
		Ok(())
	}

	#[benchmark]
	fn sponsor() {
		let (_, operator) = operator::<T>();
		let new = key::<T>(SEED, "customer");
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), [0; 32], [0; 32], new.clone(), last_scope((0, 0)));
		assert!(Keys::<T>::contains_key(new));
	}

	#[benchmark]
	fn suspend_customer() {
		let (_, operator, customer, _) = customer::<T>(Scope::All);
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), customer);
		assert_eq!(Customers::<T>::get(customer).map(|c| c.status), Some(CustomerStatus::Suspended));
	}

	#[benchmark]
	fn reinstate_customer() -> Result<(), BenchmarkError> {
		let (payer, operator, customer, _) = customer::<T>(last_scope((0, 0)));
		Pallet::<T>::do_suspend_customer(payer, customer)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), customer);
		assert_eq!(Customers::<T>::get(customer).map(|c| c.status), Some(CustomerStatus::Live));
		Ok(())
	}

	#[benchmark]
	fn rotate_customer_key() {
		let (_, operator, customer, _) = customer::<T>(last_scope((0, 0)));
		let new = key::<T>(SEED, "new");
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), customer, new.clone());
		assert_eq!(Customers::<T>::get(customer).map(|c| c.key), Some(new));
	}

	#[benchmark]
	fn set_council(s: Linear<1, { T::MaxSeats::get() }>) -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		// Nobody stays, so every vote in every motion falls.
		seated::<T>();
		let seats = seats::<T>(LATER, s);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, seats);
		assert_eq!(Pallet::<T>::council_keys().len() as u32, s);
		Ok(())
	}

	#[benchmark]
	fn set_technical_committee(s: Linear<1, { T::MaxSeats::get() }>) -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		// Nobody stays, so every vote in every motion falls.
		seated::<T>();
		let seats = seats::<T>(LATER, s);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, seats);
		assert_eq!(Pallet::<T>::technical_committee_keys().len() as u32, s);
		Ok(())
	}

	#[benchmark]
	fn add_party_key() {
		let (payer, operator) = operator_of::<T>(party_sponsors_scope::<T>());
		let (new, signature) = consenting::<T>(payer);
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), new.clone(), OBJECT, COMMITMENT, signature);
		assert!(matches!(Keys::<T>::get(new), Some(Key::Party { .. })));
	}

	#[benchmark]
	fn retire_party_key() -> Result<(), BenchmarkError> {
		let (payer, _) = member::<T>(SEED);
		let party = party::<T>(payer)?;
		PartyAllowances::<T>::insert(&party, Bucket::default());
		#[extrinsic_call]
		_(RawOrigin::Signed(party.clone()));
		assert_eq!(Keys::<T>::get(party), Some(Key::Removed { subject: Subject::PartyKey(payer) }));
		Ok(())
	}

	#[benchmark]
	fn set_sealing_key() {
		let (member, operator) = operator::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), Some([9; 32]));
		assert_eq!(SealingKeys::<T>::get(member), Some([9; 32]));
	}

	/// A customer's call, the last in the longest scope, that needed less weight than it declared.
	#[benchmark]
	fn member_gate() {
		let call: T::RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		let (payer, _, _, key) = customer::<T>(long_scope(T::Calls::indices(&call)));
		let info = DispatchInfo { call_weight: Weight::from_parts(2, 0), ..Default::default() };
		let spent = PostDispatchInfo { actual_weight: Some(Weight::from_parts(1, 0)), ..Default::default() };
		let origin = T::RuntimeOrigin::from(RawOrigin::Signed(key));
		let result;
		#[block]
		{
			result = MemberGate::<T>::new().test_run(origin, &call, &info, 1, 0, |_| Ok(spent));
		}
		assert!(matches!(result, Ok(Ok(_))));
		assert_eq!(Allowances::<T>::get(payer).ordinary.used, Usage { ref_time: 1, bytes: 1 });
	}

	/// The same of a party key, which has a share of its own.
	#[benchmark]
	fn member_gate_of_party() -> Result<(), BenchmarkError> {
		let call: T::RuntimeCall = Call::<T>::retire_party_key {}.into();
		let (payer, _) = member::<T>(SEED);
		let key = party::<T>(payer)?;
		let info = DispatchInfo { call_weight: Weight::from_parts(2, 0), ..Default::default() };
		let spent = PostDispatchInfo { actual_weight: Some(Weight::from_parts(1, 0)), ..Default::default() };
		let origin = T::RuntimeOrigin::from(RawOrigin::Signed(key.clone()));
		let result;
		#[block]
		{
			result = MemberGate::<T>::new().test_run(origin, &call, &info, 1, 0, |_| Ok(spent));
		}
		assert!(matches!(result, Ok(Ok(_))));
		assert_eq!(PartyAllowances::<T>::get(key).used, Usage { ref_time: 1, bytes: 1 });
		Ok(())
	}

	/// Checking an SM2 signature of the longest payload that is signed as it is. The key is the curve's generator
	/// (GB/T 32918.5); the numbers are in range, so that all the arithmetic is done before the answer, which is no.
	#[benchmark]
	fn sm2_signature() {
		let mut public = [0x02; 33];
		public[1..].copy_from_slice(&[
			0x32, 0xc4, 0xae, 0x2c, 0x1f, 0x19, 0x81, 0x19, 0x5f, 0x99, 0x04, 0x46, 0x6a, 0x39, 0xc9, 0x94,
			0x8f, 0xe3, 0x0b, 0xbf, 0xf2, 0x66, 0x0b, 0xe1, 0x71, 0x5a, 0x45, 0x89, 0x33, 0x4c, 0x74, 0xc7,
		]);
		let signature = Sm2Signature { public: Sm2Public(public), signature: [0x5a; 64] };
		let valid;
		#[block]
		{
			valid = signature.verify(&[0; 256]);
		}
		assert!(!valid);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}

impl<T: Config> MakeMember<T::AccountId> for Pallet<T> {
	fn make_member(seed: u32) -> (MemberId, T::AccountId) {
		let operator = key::<T>(seed, "operator");
		let id = MemberId::derive(&code(seed));
		if !Members::<T>::contains_key(id) {
			member::<T>(seed);
			Self::do_add_operator(id, operator.clone(), Scope::All).expect("its first operator");
		}
		(id, operator)
	}
}

impl<T: Config> MakeBank<T::AccountId> for Pallet<T> {
	fn make_bank(seed: u32) -> (MemberId, T::AccountId) {
		let (id, operator) = Self::make_member(u32::MAX - seed);
		let mut profile = Members::<T>::get(id).expect("it was just made").profile;
		profile.roles = Roles::of(&[Role::Bank]);
		Self::do_update(id, profile).expect("the profile is sound");
		(id, operator)
	}
}

impl<T: Config> MakeCodedMember<T::AccountId> for Pallet<T> {
	fn code(seed: u32) -> Uscc {
		uscc(seed)
	}
}
