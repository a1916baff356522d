//! Who gets into a block: signed transactions through the real extensions.

mod common;

use common::*;
use frame_support::assert_ok;
use hefu_primitives::member::{CallPattern, Scope};
use hefu_runtime::{Members, Runtime, RuntimeCall, RuntimeEvent, RuntimeParameters, Signature, params};
use pallet_members::{GateRefusal, WeightInfo};
use pallet_registry::CheckWhen;
use sp_core::{Pair, sr25519};
use sp_runtime::{
	DispatchError,
	generic::Era,
	traits::Hash,
	transaction_validity::{InvalidTransaction, TransactionValidityError, UnknownTransaction},
};

fn refused(refusal: GateRefusal) -> TransactionValidityError {
	InvalidTransaction::Custom(refusal.code()).into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch { calls }.into()
}

/// Alice's owner gives `key` this scope.
fn add_operator(chain: &mut Chain, key: &sr25519::Pair, scope: Scope) {
	let call = pallet_members::Call::add_operator { key: account(key), scope };
	let transaction = chain.sign(&pair("Alice//owner"), call);
	assert_eq!(chain.block(vec![transaction]), [Ok(Ok(()))]);
}

#[test]
fn a_stranger_never_enters() {
	let mut chain = Chain::new();
	let transaction = chain.sign(&pair("Mallory"), remark());
	assert_eq!(chain.validate(transaction.clone()), Err(refused(GateRefusal::Stranger)));
	assert_eq!(chain.block(vec![transaction]), [Err(refused(GateRefusal::Stranger))]);
}

#[test]
fn an_immortal_transaction_never_enters() {
	let mut chain = Chain::new();
	let transaction = chain.sign_with(&pair("Alice"), remark(), 0, Era::Immortal);
	assert_eq!(chain.validate(transaction.clone()), Err(refused(GateRefusal::Immortal)));
	assert_eq!(chain.block(vec![transaction]), [Err(refused(GateRefusal::Immortal))]);
}

#[test]
fn a_forged_signature_never_enters() {
	let mut chain = Chain::new();
	let mut transaction = chain.sign(&pair("Alice"), remark());
	if let sp_runtime::generic::Preamble::Signed(_, signature, _) = &mut transaction.preamble {
		*signature = Signature::Sr25519(pair("Mallory").sign(b"something else"));
	}
	assert_eq!(chain.validate(transaction), Err(InvalidTransaction::BadProof.into()));
}

#[test]
fn a_scope_holds_inside_a_batch_in_a_batch() {
	let mut chain = Chain::new();
	let key = pair("Alice//clerk");
	let registry = CallPattern { pallet: 21, call: Some(0) };
	add_operator(&mut chain, &key, Scope::Calls(vec![registry].try_into().unwrap()));

	let outside = chain.sign(&key, remark());
	assert_eq!(chain.validate(outside), Err(refused(GateRefusal::OutOfScope)));

	let nested = batch(vec![batch(vec![register(1, CheckWhen::Later), remark()])]);
	let transaction = chain.sign(&key, nested);
	assert_eq!(chain.block(vec![transaction]), [Ok(Ok(()))]);
	let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
	let interrupted = chain.last_events().iter().any(|event| {
		matches!(event, RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { index: 1, error }) if *error == filtered)
	});
	assert!(interrupted, "{:?}", chain.last_events());
	assert!(
		chain.last_events().iter().any(|e| matches!(e, RuntimeEvent::Registry(_))),
		"what is in scope was done"
	);
}

#[test]
fn calls_that_change_the_origin_are_not_offered() {
	use hefu_runtime::OriginCaller;
	use pallet_utility::{Call as Utility, Event};
	let root = || Box::new(OriginCaller::system(frame_system::RawOrigin::Root));
	let call = || Box::new(remark());
	let not_offered: [RuntimeCall; 6] = [
		Utility::as_derivative { index: 0, call: call() }.into(),
		Utility::dispatch_as { as_origin: root(), call: call() }.into(),
		Utility::dispatch_as_fallible { as_origin: root(), call: call() }.into(),
		Utility::with_weight { call: call(), weight: Default::default() }.into(),
		Utility::if_else { main: call(), fallback: call() }.into(),
		// It changes no origin, but is not offered either.
		frame_system::Call::remark_with_event { remark: vec![] }.into(),
	];
	let mut chain = Chain::new();
	let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
	for call in not_offered {
		let carried = batch(vec![batch(vec![call.clone()])]);
		let transactions = chain.sign_all(&pair("Alice"), [call.clone(), carried]);
		assert_eq!(chain.block(transactions), [Ok(Err(filtered)), Ok(Ok(()))], "{call:?}");
		let interrupted = RuntimeEvent::Utility(Event::BatchInterrupted { index: 0, error: filtered });
		assert!(chain.last_events().contains(&interrupted), "{call:?}");
	}
}

#[test]
fn a_removed_key_can_never_act_or_come_back() {
	let mut chain = Chain::new();
	let key = pair("Alice//clerk");
	add_operator(&mut chain, &key, Scope::All);
	let replayed = chain.sign(&key, remark());
	let fresh = chain.sign_with(&key, remark(), 1, Era::mortal(64, chain.number().into()));
	assert_eq!(chain.block(vec![replayed.clone()]), [Ok(Ok(()))]);

	let owner = pair("Alice//owner");
	let remove = chain.sign(&owner, pallet_members::Call::remove_operator { key: account(&key) });
	assert_eq!(chain.block(vec![remove]), [Ok(Ok(()))]);
	for transaction in [replayed, fresh] {
		assert_eq!(chain.validate(transaction.clone()), Err(refused(GateRefusal::KeyRemoved)));
		assert_eq!(chain.block(vec![transaction]), [Err(refused(GateRefusal::KeyRemoved))]);
	}
	for owner in [owner, pair("Bob//owner")] {
		let again =
			chain.sign(&owner, pallet_members::Call::add_operator { key: account(&key), scope: Scope::All });
		assert!(matches!(chain.block(vec![again])[..], [Ok(Err(_))]));
	}
	chain.empty_blocks(30);
	let later = chain.sign(&key, remark());
	assert_eq!(chain.validate(later), Err(refused(GateRefusal::KeyRemoved)));
}

#[test]
fn an_exhausted_allowance_refuses_refills_and_slows_nobody_else() {
	let mut chain = Chain::new();
	let bytes = params::members::OrdinaryBytes;
	let parameter =
		RuntimeParameters::Members(params::members::Parameters::OrdinaryBytes(bytes, Some(1_000)));
	chain.as_root(pallet_parameters::Call::set_parameter { key_value: parameter });
	let big: RuntimeCall = frame_system::Call::remark { remark: vec![0; 500] }.into();
	let first = chain.sign_all(&pair("Alice"), [big.clone(), big.clone()]);
	let others = chain.sign(&pair("Bob"), big.clone());
	let [one, two] = first.try_into().unwrap();
	// Alone each fits, and the pool takes them; together they do not.
	let exhausted = refused(GateRefusal::AllowanceExhausted);
	assert_eq!(chain.block(vec![one, two.clone(), others]), [Ok(Ok(())), Err(exhausted), Ok(Ok(()))]);
	// At validation the answer is one that does not ban the transaction: it fits later.
	let unknown = UnknownTransaction::Custom(pallet_members::EXHAUSTED);
	assert_eq!(chain.validate(two.clone()), Err(unknown.into()));
	// A window of 60 s refills all of it; half of it suffices here.
	chain.block_after(20, vec![]);
	assert_ok!(chain.validate(two.clone()));
	assert_eq!(chain.block(vec![two]), [Ok(Ok(()))]);
}

#[test]
fn governance_has_an_allowance_of_its_own() {
	let mut chain = Chain::new();
	let parameter = RuntimeParameters::Members(params::members::Parameters::OrdinaryBytes(
		params::members::OrdinaryBytes,
		Some(0),
	));
	chain.as_root(pallet_parameters::Call::set_parameter { key_value: parameter });
	let ordinary = chain.sign(&pair("Alice"), remark());
	assert!(chain.validate(ordinary).is_err());
	let propose = pallet_collective::Call::<Runtime, pallet_collective::Instance1>::propose {
		threshold: 2,
		proposal: Box::new(remark()),
		length_bound: 100,
	};
	let motion = chain.sign(&pair("Alice//governance"), propose);
	let valid = chain.validate(motion.clone()).unwrap();
	assert!(valid.priority >= pallet_members::GOVERNANCE_PRIORITY);
	assert_eq!(chain.block(vec![motion]), [Ok(Ok(()))]);
}

#[test]
fn a_suspended_member_is_stopped_in_the_same_block() {
	use codec::Encode;
	type Collective = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
	let mut chain = Chain::new();
	let member = founder(3).member();
	let suspend: RuntimeCall =
		pallet_members::Call::suspend { member, reason: pallet_members::SuspensionReason::Vote }.into();
	let hash = sp_runtime::traits::BlakeTwo256::hash_of(&suspend);
	let length_bound = suspend.encoded_size() as u32;
	let propose = Collective::propose { threshold: 3, proposal: Box::new(suspend), length_bound };
	let propose = chain.sign(&pair("Alice//governance"), propose);
	assert_eq!(chain.block(vec![propose]), [Ok(Ok(()))]);
	let votes: Vec<_> = ["Alice", "Bob", "Charlie"]
		.iter()
		.map(|name| {
			let vote = Collective::vote { proposal: hash, index: 0, approve: true };
			chain.sign(&pair(&format!("{name}//governance")), vote)
		})
		.collect();
	assert_eq!(chain.block(votes), [Ok(Ok(())), Ok(Ok(())), Ok(Ok(()))]);

	let close = Collective::close {
		proposal_hash: hash,
		index: 0,
		proposal_weight_bound: frame_support::weights::Weight::from_parts(80_000_000_000, 1_000_000),
		length_bound,
	};
	let close = chain.sign(&pair("Alice//governance"), close);
	let before = chain.sign_all(&pair("Dave"), [remark(), remark()]);
	let [first, second] = before.try_into().unwrap();
	let suspended = refused(GateRefusal::MemberSuspended);
	assert_eq!(chain.block(vec![first, close, second]), [Ok(Ok(())), Ok(Ok(())), Err(suspended)]);
	assert!(!chain.read(|| <Members as pallet_support::MemberInspect<_>>::is_live(&member)));

	// Its seat is empty at once, its node leaves with the sessions.
	assert_eq!(
		chain.read(|| pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get().len()),
		3
	);
	chain.empty_blocks(20);
	let node = chain.read(|| hefu_runtime::Validators::account_of(&member));
	assert!(!chain.read(hefu_runtime::Session::validators).contains(&node));
}

#[test]
fn every_kind_of_signature_signs() {
	use codec::Encode;
	use hefu_primitives::sm2::{DISTINGUISHING_ID, Sm2Public, Sm2Signature};
	use hefu_runtime::{AccountId, Address, UncheckedExtrinsic, configs::system::extension};
	use sm2::dsa::{SigningKey, signature::Signer};
	use sp_core::{ecdsa, ed25519};
	use sp_runtime::traits::IdentifyAccount;

	let ed25519 = ed25519::Pair::from_string("//clerk", None).unwrap();
	let ecdsa = ecdsa::Pair::from_string("//clerk", None).unwrap();
	let secret = sm2::SecretKey::from_slice(&[7; 32]).unwrap();
	let sm2 = SigningKey::new(DISTINGUISHING_ID, &secret).unwrap();
	let point = sm2::elliptic_curve::sec1::ToEncodedPoint::to_encoded_point(&secret.public_key(), true);
	let public = Sm2Public(point.as_bytes().try_into().unwrap());
	use hefu_runtime::signature::Signer as Key;
	type Sign = Box<dyn Fn(&[u8]) -> Signature>;
	let signers: [(AccountId, Sign); 3] = [
		(
			Key::Ed25519(ed25519.public()).into_account(),
			Box::new(move |bytes| Signature::Ed25519(ed25519.sign(bytes))),
		),
		(
			Key::Ecdsa(ecdsa.public()).into_account(),
			Box::new(move |bytes| Signature::Ecdsa(ecdsa.sign(bytes))),
		),
		(
			Key::Sm2(public).into_account(),
			Box::new(move |bytes| {
				let signature: sm2::dsa::Signature = sm2.sign(bytes);
				Signature::Sm2(Sm2Signature { public, signature: signature.to_bytes() })
			}),
		),
	];
	let mut chain = Chain::new();
	let mut spent = Vec::new();
	for (key, sign) in signers {
		let add = pallet_members::Call::add_operator { key: key.clone(), scope: Scope::All };
		let add = chain.sign(&pair("Alice//owner"), add);
		assert_eq!(chain.block(vec![add]), [Ok(Ok(()))]);
		// Made as any client would: immortal birth is refused, so the era begins at the last block.
		let era = Era::mortal(64, chain.number().into());
		let made = chain.payload(remark(), extension(era, 0));
		let signature = made.using_encoded(&sign);
		let transaction = UncheckedExtrinsic::new_signed(
			remark(),
			Address::Id(key.clone()),
			signature.clone(),
			extension(era, 0),
		);
		let other = UncheckedExtrinsic::new_signed(
			register(9, CheckWhen::Later),
			Address::Id(key),
			signature,
			extension(era, 0),
		);
		assert_eq!(chain.validate(other), Err(InvalidTransaction::BadProof.into()));
		assert_eq!(chain.block(vec![transaction]), [Ok(Ok(()))]);
		let used = chain.read(|| pallet_members::Allowances::<Runtime>::get(founder(0).member()));
		spent.push(used.ordinary.used.ref_time);
		// All of it has come back before the next one.
		chain.block_after(60, vec![]);
	}
	// SM2 is checked by the runtime itself, which is paid for.
	let [ed25519, ecdsa, sm2] = spent[..] else { panic!("three kinds") };
	let cost = <Runtime as pallet_members::Config>::WeightInfo::sm2_signature().ref_time();
	assert_eq!(ed25519, ecdsa);
	assert_eq!(sm2 - ed25519, cost);
}

#[test]
fn what_closed_motions_leave_is_removed() {
	type Collective = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
	type Costs = pallet_collective::CostOf<Runtime, pallet_collective::Instance1>;
	let mut chain = Chain::new();
	let motion = |n: u8| -> RuntimeCall { frame_system::Call::remark { remark: vec![n] }.into() };
	for n in 0..4 {
		let proposal_hash = <Runtime as frame_system::Config>::Hashing::hash_of(&motion(n));
		let propose = Collective::propose { threshold: 2, proposal: Box::new(motion(n)), length_bound: 100 };
		let vote = |approve| Collective::vote { proposal: proposal_hash, index: n.into(), approve };
		let proposed = chain.sign(&pair("Alice//governance"), propose);
		assert_eq!(chain.block(vec![proposed]), [Ok(Ok(()))]);
		// Its own, and none of those before.
		assert_eq!(chain.read(|| Costs::iter().count()), 1);
		for seat in ["Bob", "Charlie"] {
			let voted = chain.sign(&pair(&format!("{seat}//governance")), vote(true));
			assert_eq!(chain.block(vec![voted]), [Ok(Ok(()))]);
		}
		let close = Collective::close {
			proposal_hash,
			index: n.into(),
			proposal_weight_bound: frame_support::weights::Weight::from_parts(1_000_000_000, 100_000),
			length_bound: 100,
		};
		let closed = chain.sign(&pair("Alice//governance"), close);
		assert_eq!(chain.block(vec![closed]), [Ok(Ok(()))]);
	}
}

#[test]
fn no_seat_fills_the_agenda_alone() {
	type Collective = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
	let mut chain = Chain::new();
	let propose = |n: u8| Collective::propose {
		threshold: 2,
		proposal: Box::new(frame_system::Call::remark { remark: vec![n] }.into()),
		length_bound: 100,
	};
	let motions = chain.sign_all(&pair("Alice//governance"), (0..6).map(propose));
	let results = chain.block(motions);
	assert_eq!(results[..5], [Ok(Ok(())); 5]);
	assert!(matches!(results[5], Ok(Err(DispatchError::Other(_)))), "{:?}", results[5]);
	let other = chain.sign(&pair("Bob//governance"), propose(9));
	assert_eq!(chain.block(vec![other]), [Ok(Ok(()))]);

	// Another key gives the seat no more places.
	let new = pair("Alice//governance//2");
	let rotate = pallet_members::Call::rotate_governance_key { new: account(&new) };
	let rotate = chain.sign(&pair("Alice//owner"), rotate);
	assert_eq!(chain.block(vec![rotate]), [Ok(Ok(()))]);
	let more = chain.sign(&new, propose(10));
	assert!(matches!(chain.block(vec![more])[..], [Ok(Err(DispatchError::Other(_)))]));
}

#[test]
fn an_owner_stops_a_stolen_key_whatever_the_thief_uses_up() {
	use pallet_members::Call;
	let mut chain = Chain::new();
	let stolen = pair("Alice//clerk");
	add_operator(&mut chain, &stolen, Scope::All);
	for parameters in [
		params::members::Parameters::OrdinaryBytes(params::members::OrdinaryBytes, Some(0)),
		params::members::Parameters::GovernanceRefTime(params::members::GovernanceRefTime, Some(0)),
	] {
		let key_value = RuntimeParameters::Members(parameters);
		chain.as_root(pallet_parameters::Call::set_parameter { key_value });
	}
	let owner = pair("Alice//owner");
	let [governance, heir] = ["Alice//governance//2", "Alice//owner//2"].map(|path| account(&pair(path)));
	let registry = CallPattern { pallet: 21, call: Some(0) };
	let narrow = Scope::Calls(vec![registry].try_into().unwrap());
	let calls = [
		Call::set_scope { key: account(&stolen), scope: narrow },
		Call::remove_operator { key: account(&stolen) },
		Call::rotate_governance_key { new: governance },
		Call::rotate_owner { new: heir },
	];
	for call in calls {
		let transaction = chain.sign(&owner, call.clone());
		let valid = chain.validate(transaction.clone()).unwrap_or_else(|error| panic!("{call:?}: {error:?}"));
		assert!(valid.priority >= pallet_members::GOVERNANCE_PRIORITY);
		assert_eq!(chain.block(vec![transaction]), [Ok(Ok(()))]);
		// The lane refills within the window.
		chain.block_after(60, vec![]);
	}
	let late = chain.sign(&stolen, remark());
	assert_eq!(chain.validate(late), Err(refused(GateRefusal::KeyRemoved)));
}

#[test]
fn no_governed_number_locks_the_chain() {
	use params::members::*;
	let mut chain = Chain::new();
	for parameters in [
		Parameters::WindowMs(WindowMs, Some(u64::MAX)),
		Parameters::GovernanceBytes(GovernanceBytes, Some(0)),
		Parameters::GovernanceRefTime(GovernanceRefTime, Some(0)),
		Parameters::OrdinaryBytes(OrdinaryBytes, Some(0)),
	] {
		let key_value = RuntimeParameters::Members(parameters);
		chain.as_root(pallet_parameters::Call::set_parameter { key_value });
	}
	let propose = pallet_collective::Call::<Runtime, pallet_collective::Instance1>::propose {
		threshold: 3,
		proposal: Box::new(remark()),
		length_bound: 100,
	};
	let motion = chain.sign(&pair("Alice//governance"), propose);
	assert_eq!(chain.block(vec![motion]), [Ok(Ok(()))]);
}
