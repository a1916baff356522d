use frame::{
	deps::{
		frame_support::dispatch::DispatchInfo,
		sp_runtime::{
			traits::TxBaseImplication,
			transaction_validity::{
				InvalidTransaction, TransactionSource, TransactionValidityError, UnknownTransaction,
			},
		},
	},
	testing_prelude::*,
	traits::OriginTrait,
};
use hefu_primitives::member::Scope;
use pallet_support::MemberInspect;

use crate::{
	AllowanceLimit, Bucket, EXHAUSTED, GOVERNANCE_PRIORITY, GateRefusal, MemberGate, REPORT_PRIORITY, Usage,
	WeightInfo, mock::*,
};

const LEN: usize = 10;

fn remark() -> RuntimeCall {
	RuntimeCall::System(frame_system::Call::remark { remark: vec![] })
}

fn vote() -> RuntimeCall {
	RuntimeCall::Council(pallet_collective::Call::vote {
		proposal: Default::default(),
		index: 0,
		approve: true,
	})
}

/// All or nothing.
fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
}

/// Up to the first failure, of which an event tells.
fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	RuntimeCall::Utility(pallet_utility::Call::batch { calls })
}

/// A transaction that declares this much weight, in thousandths of the ordinary allowance.
fn info(thousandths: u64) -> DispatchInfo {
	let ref_time = OrdinaryAllowance::get().ref_time / 1_000 * thousandths;
	DispatchInfo { call_weight: Weight::from_parts(ref_time, 1_000_000), ..Default::default() }
}

/// What the pool is told.
fn validate(key: u64, call: &RuntimeCall, info: &DispatchInfo) -> Result<u64, TransactionValidityError> {
	let source = TransactionSource::External;
	let valid = MemberGate::<Test>::new().validate_only(signed(key), call, info, LEN, source, 0);
	valid.map(|(valid, ..)| valid.priority)
}

/// What happens in a block; the inner result is the call's.
fn apply(
	key: u64,
	call: RuntimeCall,
	info: &DispatchInfo,
) -> Result<DispatchResult, TransactionValidityError> {
	let result = MemberGate::<Test>::new().dispatch_transaction(signed(key), call, info, LEN, 0);
	result.map(|dispatched| dispatched.map(|_| ()).map_err(|error| error.error))
}

fn refused(refusal: GateRefusal) -> TransactionValidityError {
	InvalidTransaction::Custom(refusal.code()).into()
}

/// Neither the pool nor a block lets this in, and it leaves no trace.
fn assert_refused(key: u64, call: RuntimeCall, refusal: GateRefusal) {
	assert_storage_noop!(assert_eq!(validate(key, &call, &info(1)), Err(refused(refusal))));
	assert_storage_noop!(assert_eq!(apply(key, call, &info(1)).map(|_| ()), Err(refused(refusal))));
}

fn left(owner: u64) -> Usage {
	Members::allowance_left(id(owner)).unwrap().ordinary
}

#[test]
fn the_codes_are_pinned() {
	let codes = [
		(GateRefusal::Stranger, 1),
		(GateRefusal::KeyRemoved, 2),
		(GateRefusal::MemberSuspended, 3),
		(GateRefusal::CustomerSuspended, 4),
		(GateRefusal::OutOfScope, 5),
		(GateRefusal::AllowanceExhausted, 6),
		(GateRefusal::Immortal, 7),
		(GateRefusal::SponsorSuspended, 8),
	];
	for (refusal, code) in codes {
		assert_eq!(refusal.code(), code);
	}
	const { assert!(GOVERNANCE_PRIORITY > REPORT_PRIORITY && REPORT_PRIORITY > Bucket::FULL_SHARE) };
}

#[test]
fn adds_no_bytes() {
	assert_eq!(MemberGate::<Test>::default().encode(), [0u8; 0]);
}

#[test]
fn members_come_in() {
	execute(|| {
		for key in [ALICE, operator(ALICE)] {
			assert_ok!(validate(key, &remark(), &info(1)));
			assert_ok!(apply(key, remark(), &info(1)));
		}
	});
}

#[test]
fn a_signature_that_the_runtime_checks_is_charged_to_its_member() {
	execute(|| {
		let cost = <() as WeightInfo>::sm2_signature();
		let before = (left(ALICE).ref_time, System::block_weight().total());
		assert_ok!(apply(operator(ALICE), remark(), &info(1)));
		let between = (left(ALICE).ref_time, System::block_weight().total());
		Members::note_slow_signature();
		assert_ok!(apply(operator(ALICE), remark(), &info(1)));
		let after = (left(ALICE).ref_time, System::block_weight().total());
		assert_eq!(before.0 - between.0 + cost.ref_time(), between.0 - after.0);
		assert_eq!(between.1 - before.1 + cost, after.1 - between.1);
		// Only that transaction's.
		assert_ok!(apply(operator(ALICE), remark(), &info(1)));
		assert_eq!(after.0 - left(ALICE).ref_time, before.0 - between.0);
	});
}

#[test]
fn an_allowance_that_has_no_room_for_the_signature_refuses() {
	execute(|| {
		let room = left(ALICE).ref_time - <() as WeightInfo>::sm2_signature().ref_time();
		let info = DispatchInfo { call_weight: Weight::from_parts(room + 1, 0), ..Default::default() };
		assert_ok!(validate(ALICE, &remark(), &info));
		Members::note_slow_signature();
		let exhausted = UnknownTransaction::Custom(EXHAUSTED);
		assert_eq!(validate(ALICE, &remark(), &info), Err(exhausted.into()));
		let result = apply(ALICE, remark(), &info);
		assert_eq!(result, Err(refused(GateRefusal::AllowanceExhausted)));
		// The transaction is refused, and what it left is rolled back with it.
		crate::SlowSignature::<Test>::kill();
	});
}

#[test]
fn strangers_stay_out() {
	execute(|| assert_refused(STRANGER, remark(), GateRefusal::Stranger));
}

#[test]
fn removed_keys_stay_out() {
	execute(|| {
		assert_ok!(Members::remove_operator(signed(ALICE), operator(ALICE)));
		assert_refused(operator(ALICE), remark(), GateRefusal::KeyRemoved);
	});
}

#[test]
fn suspended_members_stay_out_even_from_the_pool() {
	execute(|| {
		assert_ok!(validate(operator(ALICE), &remark(), &info(1)));
		suspend(ALICE);
		for key in [ALICE, governance(ALICE), operator(ALICE)] {
			assert_refused(key, remark(), GateRefusal::MemberSuspended);
		}
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_ok!(apply(operator(ALICE), remark(), &info(1)));
	});
}

#[test]
fn suspended_customers_and_those_of_suspended_sponsors_stay_out() {
	execute(|| {
		assert_ok!(Members::sponsor(signed(ALICE), [0; 32], [0; 32], 60, Scope::All));
		assert_ok!(apply(60, remark(), &info(1)));
		let customer = crate::Customers::<Test>::iter_keys().next().unwrap();
		assert_ok!(Members::suspend_customer(signed(ALICE), customer));
		assert_refused(60, remark(), GateRefusal::CustomerSuspended);
		assert_ok!(Members::reinstate_customer(signed(ALICE), customer));
		suspend(ALICE);
		assert_refused(60, remark(), GateRefusal::CustomerSuspended);
	});
}

/// A party key that Alice's member sponsors: in tests it may make remarks, and retire.
fn party_key() -> u64 {
	let said = consent(60, id(ALICE), [1; 32], [2; 32]);
	assert_ok!(Members::add_party_key(signed(operator(ALICE)), 60, [1; 32], [2; 32], said));
	60
}

fn retire() -> RuntimeCall {
	RuntimeCall::Members(crate::Call::retire_party_key {})
}

#[test]
fn party_keys_come_in_on_their_sponsors_allowance() {
	execute(|| {
		let key = party_key();
		assert_eq!(validate(key, &remark(), &info(1)), Ok(1_000_000));
		assert_eq!(apply(key, remark(), &info(1_000)), Ok(Ok(())));
		assert_eq!(left(ALICE).ref_time, 0);
		let waits = Err(UnknownTransaction::Custom(EXHAUSTED).into());
		assert_eq!(validate(key, &remark(), &info(1)), waits);
		assert_eq!(validate(operator(ALICE), &remark(), &info(1)), waits);
	});
}

/// A party's key cannot keep its sponsor, nor the sponsor's other parties, from acting.
#[test]
fn a_party_key_has_a_share() {
	execute(|| {
		let key = party_key();
		PartyAllowance::set(AllowanceLimit { ref_time: 4_000_000_000, bytes: 100, window_ms: 10_000 });
		assert_eq!(apply(key, remark(), &info(300)), Ok(Ok(())));
		assert_eq!(Members::party_allowance_left(key).unwrap().ref_time, 1_000_000_000);
		assert_eq!(left(ALICE).ref_time, 7_000_000_000);
		let waits = Err(UnknownTransaction::Custom(EXHAUSTED).into());
		assert_eq!(validate(key, &remark(), &info(200)), waits);
		let refused = GateRefusal::AllowanceExhausted.into();
		assert_eq!(apply(key, remark(), &info(200)), Err(refused));
		assert_eq!((left(ALICE).ref_time, Members::party_allowance_left(ALICE)), (7_000_000_000, None));
		// Its place in the pool is by what is left of the share.
		assert_eq!(validate(key, &remark(), &info(1)), Ok(250_000));
		assert_eq!(validate(operator(ALICE), &remark(), &info(1)), Ok(700_000));
		// It comes back with time, and ends with the key.
		Now::mutate(|now| *now += 5_000);
		assert_eq!(apply(key, retire(), &info(200)), Ok(Ok(())));
		assert!(!crate::PartyAllowances::<Test>::contains_key(key));
	});
}

#[test]
fn party_keys_of_suspended_sponsors_stay_out() {
	execute(|| {
		let key = party_key();
		suspend(ALICE);
		assert_refused(key, remark(), GateRefusal::SponsorSuspended);
		assert_refused(key, retire(), GateRefusal::SponsorSuspended);
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_eq!(apply(key, remark(), &info(1)), Ok(Ok(())));
	});
}

#[test]
fn retired_party_keys_stay_out() {
	execute(|| {
		let key = party_key();
		assert_eq!(apply(key, retire(), &info(1)), Ok(Ok(())));
		assert_refused(key, remark(), GateRefusal::KeyRemoved);
		assert_refused(key, retire(), GateRefusal::KeyRemoved);
	});
}

#[test]
fn party_keys_keep_to_the_party_scope() {
	execute(|| {
		let key = party_key();
		let add = RuntimeCall::Members(crate::Call::add_party_key {
			key: 61,
			object: [1; 32],
			commitment: [2; 32],
			signature: consent(61, id(ALICE), [1; 32], [2; 32]),
		});
		assert_refused(key, add.clone(), GateRefusal::OutOfScope);
		assert_refused(key, vote(), GateRefusal::OutOfScope);
		// In what they carry too.
		let filtered = DispatchError::from(frame_system::Error::<Test>::CallFiltered);
		assert_eq!(apply(key, batch_all(vec![remark(), add.clone()]), &info(100)), Ok(Err(filtered)));
		assert_eq!(apply(key, batch_all(vec![batch(vec![remark(), add])]), &info(100)), Ok(Ok(())));
		System::assert_has_event(
			pallet_utility::Event::BatchInterrupted { index: 1, error: filtered }.into(),
		);
		assert_eq!(Members::key(61), None);
		assert_eq!(apply(key, batch_all(vec![remark(), batch(vec![retire()])]), &info(100)), Ok(Ok(())));
		assert_eq!(Members::actor(&key), None);
	});
}

#[test]
fn what_is_not_signed_passes_untouched() {
	execute(|| {
		let gate = MemberGate::<Test>::new;
		let info = info(1);
		let motion = pallet_collective::RawOrigin::<u64, pallet_collective::Instance1>::Members(1, 1);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), motion.into()] {
			let source = TransactionSource::Local;
			let (valid, charge, origin) =
				gate().validate(origin, &remark(), &info, LEN, (), &TxBaseImplication(()), source).unwrap();
			assert_eq!((valid, &charge), (ValidTransaction::default(), &None));
			let _unchanged = StorageNoopGuard::new();
			let pre = gate().prepare(charge, &origin, &remark(), &info, LEN).unwrap();
			let unused = MemberGate::<Test>::post_dispatch_details(pre, &info, &().into(), LEN, &Ok(()));
			assert_eq!(unused, Ok(gate().weight(&remark())));
		}
	});
}

#[test]
fn keys_keep_to_their_scope() {
	execute(|| {
		assert_ok!(Members::set_scope(signed(ALICE), operator(ALICE), calls(&[(0, Some(1))])));
		assert_refused(operator(ALICE), remark(), GateRefusal::OutOfScope);
		assert_ok!(Members::set_scope(signed(ALICE), operator(ALICE), calls(&[(0, Some(0))])));
		assert_ok!(apply(operator(ALICE), remark(), &info(1)));
		// A governance key votes, and does nothing else.
		assert_refused(governance(ALICE), remark(), GateRefusal::OutOfScope);
		assert_ok!(validate(governance(ALICE), &vote(), &info(1)));
	});
}

#[test]
fn the_scope_holds_for_what_batches_carry() {
	execute(|| {
		let filtered = DispatchError::from(frame_system::Error::<Test>::CallFiltered);
		let sponsor = || {
			RuntimeCall::Members(crate::Call::sponsor {
				nonce: [0; 32],
				commitment: [0; 32],
				key: 60,
				scope: Scope::All,
			})
		};
		assert_ok!(Members::set_scope(signed(ALICE), operator(ALICE), calls(&[(0, None)])));
		let key = operator(ALICE);
		assert_eq!(apply(key, batch_all(vec![remark(), batch(vec![remark()])]), &info(100)), Ok(Ok(())));
		System::assert_last_event(pallet_utility::Event::BatchCompleted.into());
		assert_eq!(apply(key, batch_all(vec![remark(), sponsor()]), &info(100)), Ok(Err(filtered)));
		assert_eq!(apply(key, batch_all(vec![batch(vec![remark(), sponsor()])]), &info(100)), Ok(Ok(())));
		System::assert_has_event(
			pallet_utility::Event::BatchInterrupted { index: 1, error: filtered }.into(),
		);
		assert_eq!(Members::key(60), None);
		// The same batch by a key with the scope.
		assert_eq!(apply(ALICE, batch_all(vec![batch(vec![remark(), sponsor()])]), &info(100)), Ok(Ok(())));
		assert!(Members::key(60).is_some());
	});
}

#[test]
fn the_filter_leaves_the_base_filter_in_place() {
	execute(|| {
		assert_ok!(Members::set_scope(signed(ALICE), operator(ALICE), calls(&[(0, None)])));
		let gate = MemberGate::<Test>::new();
		let (_, origin) =
			gate.validate_and_prepare(signed(operator(ALICE)), &remark(), &info(1), LEN, 0).unwrap();
		assert!(origin.filter_call(&remark()) && origin.filter_call(&batch(vec![])));
		assert!(!origin.filter_call(&vote()));
	});
}

#[test]
fn an_exhausted_allowance_waits_in_the_pool_and_is_refused_in_a_block() {
	execute(|| {
		assert_ok!(apply(operator(ALICE), remark(), &info(900)));
		let heavy = info(101);
		let waits = Err(UnknownTransaction::Custom(EXHAUSTED).into());
		assert_storage_noop!(assert_eq!(validate(operator(ALICE), &remark(), &heavy), waits));
		assert_storage_noop!(assert_eq!(
			apply(operator(ALICE), remark(), &heavy).map(|_| ()),
			Err(refused(GateRefusal::AllowanceExhausted))
		));
		// All keys of a member share it; no other member's do.
		assert_eq!(validate(ALICE, &remark(), &heavy), waits);
		assert_ok!(validate(operator(BOB), &remark(), &heavy));
		assert_ok!(apply(operator(ALICE), remark(), &info(100)));
	});
}

#[test]
fn a_sponsor_pays_for_its_customers() {
	execute(|| {
		assert_ok!(Members::sponsor(signed(ALICE), [0; 32], [0; 32], 60, Scope::All));
		assert_ok!(apply(60, remark(), &info(1_000)));
		assert_eq!(left(ALICE).ref_time, 0);
		assert!(validate(operator(ALICE), &remark(), &info(1)).is_err());
	});
}

#[test]
fn bytes_are_bounded_too() {
	execute(|| {
		let limit = OrdinaryAllowance::get().bytes as usize / LEN;
		for _ in 0..limit {
			assert_ok!(apply(operator(ALICE), remark(), &info(0)));
		}
		assert_eq!(left(ALICE).bytes, 0);
		assert!(validate(operator(ALICE), &remark(), &info(0)).is_err());
	});
}

#[test]
fn the_allowance_comes_back_with_time() {
	execute(|| {
		let limit = OrdinaryAllowance::get();
		assert_ok!(apply(operator(ALICE), remark(), &info(1_000)));
		assert_eq!(left(ALICE), Usage { ref_time: 0, bytes: limit.bytes - LEN as u64 });
		Now::mutate(|now| *now += limit.window_ms / 4);
		assert_eq!(left(ALICE), Usage { ref_time: limit.ref_time / 4, bytes: limit.bytes });
		assert_ok!(apply(operator(ALICE), remark(), &info(250)));
		assert!(validate(operator(ALICE), &remark(), &info(1)).is_err());
		Now::mutate(|now| *now += limit.window_ms * 100);
		assert_eq!(left(ALICE), Usage { ref_time: limit.ref_time, bytes: limit.bytes });
	});
}

#[test]
fn a_lowered_limit_holds_at_once() {
	execute(|| {
		let before = OrdinaryAllowance::get();
		assert_ok!(apply(operator(ALICE), remark(), &info(500)));
		OrdinaryAllowance::mutate(|limit| limit.ref_time /= 4);
		assert_eq!(left(ALICE).ref_time, 0);
		assert_eq!(validate(ALICE, &remark(), &info(0)).ok(), None);
		OrdinaryAllowance::set(before);
	});
}

#[test]
fn weight_that_was_not_needed_is_given_back() {
	execute(|| {
		let info = info(500);
		let gate = MemberGate::<Test>::new();
		let spent = Weight::from_parts(OrdinaryAllowance::get().ref_time / 10, 0);
		let substitute =
			|_| Ok(PostDispatchInfo { actual_weight: Some(spent), pays_fee: Default::default() });
		assert_ok!(gate.test_run(signed(operator(ALICE)), &remark(), &info, LEN, 0, substitute).unwrap());
		assert_eq!(left(ALICE).ref_time, OrdinaryAllowance::get().ref_time - spent.ref_time());
		// Length is not: the bytes are in the block.
		assert_eq!(left(ALICE).bytes, OrdinaryAllowance::get().bytes - LEN as u64);
	});
}

#[test]
fn a_failed_call_pays_too() {
	execute(|| {
		let call = RuntimeCall::Members(crate::Call::remove_operator { key: STRANGER });
		assert!(apply(operator(ALICE), call, &info(300)).unwrap().is_err());
		assert_eq!(left(ALICE).ref_time, OrdinaryAllowance::get().ref_time / 10 * 7);
	});
}

#[test]
fn governance_has_an_allowance_of_its_own() {
	execute(|| {
		assert_ok!(apply(operator(ALICE), remark(), &info(1_000)));
		assert_eq!(validate(governance(ALICE), &vote(), &info(1)), Ok(GOVERNANCE_PRIORITY));
		assert_ok!(apply(governance(ALICE), vote(), &info(100)));
		assert_eq!(Members::allowance_left(id(ALICE)).unwrap().governance.ref_time, 0);
		let waits = Err(UnknownTransaction::Custom(EXHAUSTED).into());
		assert_eq!(validate(governance(ALICE), &vote(), &info(1)), waits);
		assert_ok!(validate(governance(BOB), &vote(), &info(1)));
	});
}

#[test]
fn only_owners_and_governance_keys_reach_the_emergency_lane() {
	execute(|| {
		let remove = RuntimeCall::Members(crate::Call::remove_operator { key: operator(ALICE) });
		assert_eq!(validate(ALICE, &remove, &info(1)), Ok(GOVERNANCE_PRIORITY));
		assert_ok!(Members::sponsor(signed(ALICE), [0; 32], [0; 32], 60, Scope::All));
		for key in [operator(ALICE), 60] {
			assert!(validate(key, &vote(), &info(1)).unwrap() <= Bucket::FULL_SHARE);
			assert_ok!(apply(key, vote(), &info(0)));
		}
		let left = Members::allowance_left(id(ALICE)).unwrap().governance;
		assert_eq!(left.bytes, GovernanceAllowance::get().bytes);
	});
}

#[test]
fn members_are_served_by_allowance_left() {
	execute(|| {
		assert_eq!(validate(operator(ALICE), &remark(), &info(1)), Ok(1_000_000));
		assert_ok!(apply(operator(ALICE), remark(), &info(250)));
		assert_eq!(validate(operator(ALICE), &remark(), &info(1)), Ok(750_000));
		assert_eq!(validate(operator(BOB), &remark(), &info(1)), Ok(1_000_000));
	});
}

#[test]
fn the_allowance_of_nobody_is_none() {
	execute(|| assert_eq!(Members::allowance_left(id(40)), None));
}
