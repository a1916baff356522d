//! What calls weigh, beside what is measured.

use codec::Decode;
use frame::{
	deps::{frame_support::dispatch::GetDispatchInfo, sp_runtime::traits::TrailingZeroInput},
	testing_prelude::*,
};
use hefu_primitives::{
	NegotiationId, OrderId,
	delivery::{Dispute, MAX_PATH, WrongGroup},
};

use crate::{Basis, Call, mock::*};

const ORDER: OrderId = OrderId([1; 32]);

fn weight(call: Call<Test>) -> Weight {
	RuntimeCall::Market(call).get_dispatch_info().call_weight
}

/// Evidence with paths so long, of a whole group.
fn evidence(pairs: u32, group: usize) -> Call<Test> {
	let mut evidence = WrongGroup::decode(&mut TrailingZeroInput::zeroes()).expect("zeros decode");
	let path = vec![[0; 64]; pairs as usize];
	evidence.ciphertext_path = path.clone().try_into().expect("at most as long as can be");
	evidence.plain_path = path.try_into().expect("at most as long as can be");
	evidence.ciphertext = vec![0; group].try_into().expect("at most a group");
	Call::dispute { order: ORDER, file: 0, evidence: Box::new(Dispute::WrongGroup(evidence)) }
}

#[test]
fn a_disputes_weight_grows_with_the_path_and_not_with_the_data() {
	// Files of 1 MiB, 1 GiB and 1 TiB, and the longest paths.
	let weights = [6, 16, 26, MAX_PATH].map(|pairs| weight(evidence(pairs, 16_384)).ref_time());
	let per_pair = (weights[1] - weights[0]) / 10;
	assert!(per_pair > 0);
	assert_eq!(weights[2] - weights[1], 10 * per_pair);
	assert_eq!(weights[3] - weights[2], 22 * per_pair);
	assert_eq!(weight(evidence(6, 1)).ref_time(), weights[0]);
	// The longest costs less than twice the shortest.
	assert!(weights[3] < 2 * weights[0]);
}

#[test]
fn a_signature_that_the_runtime_checks_itself_costs_more() {
	let note = |slow| {
		let signature = Said { key: BUYER, message: Vec::new(), slow };
		weight(Call::note_use { order: ORDER, used_ms: 0, key: BUYER, signature })
	};
	assert_eq!(note(true) - note(false), SlowSignature::get());
}

#[test]
fn what_is_counted_before_money_is_locked_is_weighed() {
	let days = MaxInspectionDays::get() as u16;
	let twice = <Calendar as pallet_support::WorkingDays>::deadline_weight(days).saturating_mul(2);
	let basis = Basis::Agreed(NegotiationId([1; 32]));
	let own = <() as crate::WeightInfo>::place_order();
	assert_eq!(weight(Call::place_order { nonce: [1; 32], basis }) - own, twice);
	let instruction = <Ledger as pallet_support::Instructions>::weight(5, 1);
	let own = <() as crate::WeightInfo>::lock();
	assert_eq!(weight(Call::lock { order: ORDER, key: [1; 32] }) - own - instruction, twice);
}

#[test]
fn what_moves_money_weighs_what_settlement_says() {
	let settles = weight(Call::accept { order: ORDER });
	let own = <() as crate::WeightInfo>::accept();
	assert_eq!(settles - own, <Ledger as pallet_support::Instructions>::weight(5, 1));
}

#[test]
fn what_cannot_be_settled_and_is_given_back_weighs_both() {
	let one = <Ledger as pallet_support::Instructions>::weight(5, 1);
	let own = [<() as crate::WeightInfo>::close(), <() as crate::WeightInfo>::reclaim()];
	let calls = [Call::close { order: ORDER }, Call::reclaim { order: ORDER }];
	for (call, own) in calls.into_iter().zip(own) {
		assert_eq!(weight(call) - own, one.saturating_add(one));
	}
}
