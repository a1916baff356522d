//! What a redemption weighs: by its vouchers and meters, with what other pallets say, less what looking grants up and redeeming deposits did
//! not take.

use frame::{deps::frame_support::dispatch::GetDispatchInfo, testing_prelude::*};
use hefu_primitives::{GrantId, metering::Presented};

use crate::{Call, MAX_VOUCHERS, WeightInfo, mock::*};

type Weights = ();

fn call(vouchers: &[Presented<Said>]) -> RuntimeCall {
	let vouchers = vouchers.to_vec().try_into().expect("not too many");
	RuntimeCall::Metering(Call::redeem { vouchers })
}

/// Without lookups: so many vouchers, and so many deposits of which something was redeemed.
fn own(vouchers: u32, payments: u64) -> Weight {
	Weights::redeem(vouchers).saturating_add(PAYMENT.saturating_mul(payments))
}

fn declared(vouchers: &[Presented<Said>]) -> Weight {
	call(vouchers).get_dispatch_info().call_weight
}

fn actual(vouchers: &[Presented<Said>]) -> Weight {
	let done = call(vouchers).dispatch(signed(PROVIDER)).expect("the call succeeds");
	done.actual_weight.expect("it says what it weighed")
}

#[test]
fn lookups_that_were_not_needed_are_given_back() {
	test(|| {
		let meter = open();
		Now::set(NOON + 10);
		let two = [used(meter, 0, 1, 10), used(meter, 0, 1, 10)];
		let lookups = USUAL.saturating_add(HEAVIEST);
		assert_eq!(declared(&two), own(2, 1).saturating_add(lookups));
		// The second was refused before its grant was looked up.
		assert_eq!(actual(&two), own(2, 1).saturating_add(USUAL));
		// Of both nothing was looked up, and nothing paid.
		assert_eq!(actual(&two), own(2, 0));
		change_grant(GRANT, |grant| grant.heavy = true);
		assert_eq!(actual(&[used(meter, 0, 2, 20)]), own(1, 1).saturating_add(HEAVIEST));
	});
}

#[test]
fn a_meter_is_looked_up_once_and_a_payer_pays_once() {
	test(|| {
		let another = GrantId([4; 32]);
		grant(another, PROVIDER, PAYER, terms());
		let meters = [
			open(),
			open_with(PAYER, 2, opening(another, PROVIDER)),
			open_with(OTHER_PAYER, 1, opening(TO_OTHER, PROVIDER)),
		];
		Now::set(NOON + 10);
		let each = |after, value| meters.map(|meter| used(meter, 0, after, value));
		let six = [each(1, 10), each(2, 20)].concat();
		let lookups = USUAL.saturating_mul(3);
		assert_eq!(declared(&six), own(6, 3).saturating_add(lookups).saturating_add(HEAVIEST));
		assert_eq!(actual(&six), own(6, 2).saturating_add(lookups));
		assert_eq!((Payments::get(), due()), (2, 40));
	});
}

#[test]
fn slow_signatures_weigh_more() {
	test(|| {
		let meter = open();
		let fast = used(meter, 0, 1, 10);
		let slow = Presented { signature: Said { slow: true, ..fast.signature.clone() }, ..fast.clone() };
		let more = declared(&[slow, fast.clone()]).saturating_sub(declared(&[fast.clone(), fast]));
		assert_eq!(more, Weights::sm2_signature());
	});
}

#[test]
fn as_many_vouchers_as_there_can_be_are_one_call() {
	test(|| {
		let meter = open();
		let one = used(meter, 0, 1, 10);
		let most = MAX_VOUCHERS as usize;
		assert!(1_000 <= most);
		let too_many: Result<crate::Vouchers<Test>, _> = vec![one; most + 1].try_into();
		assert!(too_many.is_err());
	});
}
