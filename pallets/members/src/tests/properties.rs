//! Whatever members, sponsors and the council do, in whatever order, the invariants hold.

use frame::testing_prelude::*;
use hefu_primitives::{CustomerId, member::Scope};
use proptest::{collection::vec, prelude::*};

use crate::{AllowanceLimit, Bucket, Call, Customer, Customers, Key, Keys, SuspensionReason, Usage, mock::*};

/// One call: its index, who signs, and what its arguments are drawn from.
type Step = (u8, u8, u8, u8);

/// An operator key of the member, if it has one, else whatever key.
fn some_operator(owner: u64, otherwise: u64) -> u64 {
	let its = |key: &Key| matches!(key, Key::Operator { member, .. } if *member == id(owner));
	Keys::<Test>::iter().find(|(_, key)| its(key)).map_or(otherwise, |(account, _)| account)
}

/// A party key that the member sponsors, if it does, else whatever key.
fn some_party_key(owner: u64, otherwise: u64) -> u64 {
	let its = |key: &Key| matches!(key, Key::Party { sponsor, .. } if *sponsor == id(owner));
	Keys::<Test>::iter().find(|(_, key)| its(key)).map_or(otherwise, |(account, _)| account)
}

/// A customer that the member sponsored, if it has one; else nobody.
fn some_customer(owner: u64) -> CustomerId {
	let its = |customer: &Customer<u64>| customer.sponsor == id(owner);
	let last = Customers::<Test>::iter().filter(|(_, customer)| its(customer)).last();
	last.map_or(CustomerId([0; 32]), |(customer, _)| customer)
}

fn run((index, signer, a, b): Step) {
	// Few members and not many keys, so that they meet.
	let key = |n: u8| u64::from(n % 64) + 10;
	let owner = |n: u8| [ALICE, BOB, CAROL, 40][usize::from(n % 4)];
	let customer = some_customer(owner(a));
	let scope = if b % 2 == 0 { Scope::All } else { calls(&[(b % 5, None)]) };
	let seats: Vec<_> = (0..4).filter(|n| a >> n & 1 == 1).map(|n| id(owner(n))).collect();
	let seats = seats.try_into().expect("four are no more than MaxSeats");
	let operator = if b % 4 == 0 { key(b) } else { some_operator(owner(a), key(b)) };
	let call = match index % 19 {
		0 => Call::enrol { code: code(40), profile: profile("x"), owner: key(a), governance: key(b) },
		1 => Call::update { member: id(owner(a)), profile: profile("y") },
		2 => Call::suspend { member: id(owner(a)), reason: SuspensionReason::Vote },
		3 => Call::reinstate { member: id(owner(a)) },
		4 => Call::add_operator { key: key(b), scope },
		5 => Call::set_scope { key: operator, scope },
		6 => Call::remove_operator { key: operator },
		7 => Call::rotate_governance_key { new: key(b) },
		8 => Call::rotate_owner { new: key(b) },
		9 => Call::recover { member: id(owner(a)), new: key(b) },
		10 => Call::sponsor { nonce: [b % 3; 32], commitment: [b; 32], key: key(b), scope },
		11 => Call::suspend_customer { customer },
		12 => Call::reinstate_customer { customer },
		13 => Call::rotate_customer_key { customer, new: key(b) },
		14 => Call::set_council { seats },
		15 => Call::set_technical_committee { seats },
		16 => {
			let (object, commitment) = ([a; 32], [b; 32]);
			// One in eight did not consent.
			let sponsor = if b % 8 == 7 { id(40) } else { id(owner(a)) };
			let signature = consent(key(b), sponsor, object, commitment);
			Call::add_party_key { key: key(b), object, commitment, signature }
		}
		17 => Call::retire_party_key {},
		_ => Call::set_sealing_key { key: (b % 3 > 0).then_some([b % 4; 32]) },
	};
	// Mostly somebody who may.
	let retires = matches!(call, Call::retire_party_key {});
	let origin = match (signer % 8, Members::member(id(owner(a)))) {
		(0, _) => signed(key(b)),
		(1..=5, _) if retires => signed(some_party_key(owner(a), key(b))),
		(1..=2, Some(member)) => signed(some_operator(owner(a), member.owner)),
		(3..=5, Some(member)) => signed(member.owner),
		_ => RuntimeOrigin::root(),
	};
	// Refused calls change nothing: the other tests see to that, with storage compared.
	if RuntimeCall::Members(call).dispatch(origin).is_ok() {
		check();
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn no_sequence_of_calls_breaks_an_invariant(steps in vec(any::<Step>(), 1..60)) {
		execute(|| steps.into_iter().for_each(run));
	}

	#[test]
	fn nobody_uses_more_than_a_limit_and_its_flow(
		uses in vec((0u64..3_000, 0u64..2_000), 1..80),
		window_ms in 1u64..20_000,
	) {
		let limit = AllowanceLimit { ref_time: 1_000, bytes: 500, window_ms };
		let (mut bucket, mut now, mut used) = (Bucket::default(), 0, Usage::default());
		for (wait, amount) in uses {
			now += wait;
			let usage = Usage { ref_time: amount % 700, bytes: amount % 300 };
			bucket = bucket.recovered(&limit, now);
			if let Some(taken) = bucket.take(&limit, usage) {
				bucket = taken;
				used.ref_time += usage.ref_time;
				used.bytes += usage.bytes;
			}
			prop_assert!(bucket.share_left(&limit) <= Bucket::FULL_SHARE);
		}
		prop_assert!(used.ref_time <= limit.ref_time + limit.ref_time * now / window_ms);
		prop_assert!(used.bytes <= limit.bytes + limit.bytes * now / window_ms);
	}

	#[test]
	fn no_clock_and_no_limit_overflows(numbers in any::<[u64; 8]>()) {
		let [ref_time, bytes, window_ms, now, used, length, more, at_ms] = numbers;
		let limit = AllowanceLimit { ref_time, bytes, window_ms };
		let bucket = Bucket { used: Usage { ref_time: used, bytes: length }, at_ms };
		let recovered = bucket.recovered(&limit, now);
		prop_assert!(recovered.used.ref_time <= used && recovered.at_ms >= at_ms);
		if let Some(taken) = recovered.take(&limit, Usage { ref_time: more, bytes: more }) {
			prop_assert!(taken.used.ref_time <= ref_time && taken.used.bytes <= bytes);
			prop_assert_eq!(taken.give_back(more).used.ref_time, recovered.used.ref_time);
		}
		prop_assert!(recovered.share_left(&limit) <= Bucket::FULL_SHARE);
	}
}
