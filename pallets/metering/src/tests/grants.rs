//! A voucher is bound to its grant: what the grant does not allow at the voucher's time is not due.

use frame::testing_prelude::*;
use hefu_primitives::{
	metering::Presented,
	terms::{Purposes, Terms},
};

use crate::{Error, Refusal, mock::*};

#[test]
fn a_voucher_redeemed_in_the_block_in_which_its_grant_lapses() {
	test(|| {
		change_grant(GRANT, |grant| grant.terms.period.until_ms = Some(NOON + HOUR / 2));
		let meter = open();
		// The block's time is the first moment at which the grant is no more.
		Now::set(NOON + HOUR / 2);
		assert_eq!(redeem_one(used(meter, 0, HOUR / 2, 100)), Err(Refusal::NotAllowed));
		assert_eq!(redeem_one(used(meter, 0, HOUR / 2 - 1, 100)), Ok(100));
		// Later, too, what was used before is due, and nothing else.
		Now::set(NOON + HOUR);
		assert_eq!(redeem_one(used(meter, 0, HOUR / 2 - 1, 101)), Ok(1));
		assert_eq!(redeem_one(used(meter, 0, HOUR / 2, 102)), Err(Refusal::NotAllowed));
		assert_eq!(redeem_one(used(meter, 1, 0, 100)), Err(Refusal::NotAllowed));
	});
}

#[test]
fn a_voucher_redeemed_in_the_block_in_which_its_grant_is_revoked() {
	test(|| {
		let meter = open();
		Now::set(NOON + 10);
		change_grant(GRANT, |grant| grant.revoked_ms = Some(NOON + 10));
		assert_eq!(redeem_one(used(meter, 0, 10, 100)), Err(Refusal::NotAllowed));
		assert_eq!(redeem_one(used(meter, 0, 9, 100)), Ok(100));
	});
}

#[test]
fn a_suspended_payers_vouchers_wait() {
	test(|| {
		let meter = open();
		Now::set(NOON + 10);
		Suspended::set(vec![PAYER]);
		assert_eq!(redeem_one(used(meter, 0, 1, 100)), Err(Refusal::NotAllowed));
		Suspended::set(Vec::new());
		assert_eq!(redeem_one(used(meter, 0, 1, 100)), Ok(100));
	});
}

#[test]
fn who_served_is_paid_though_another_stands_for_the_grant() {
	test(|| {
		let meter = open();
		Now::set(NOON + 10);
		change_grant(GRANT, |grant| grant.grantor = member(OTHER_PROVIDER));
		assert_eq!(redeem_one(used(meter, 0, 1, 100)), Ok(100));
		assert_eq!(redeem(OTHER_PROVIDER, &[used(meter, 0, 2, 110)]), [Err(Refusal::NotProvider)]);
		// The payer goes on with the other.
		assert_ok!(Metering::close(signed(PROVIDER), meter));
		assert_noop!(try_open(PAYER, 2, opening(GRANT, PROVIDER)), Error::<Test>::NotGrantor);
		open_with(PAYER, 2, opening(GRANT, OTHER_PROVIDER));
	});
}

#[test]
fn a_purpose_that_is_not_granted_is_not_metered() {
	test(|| {
		change_grant(GRANT, |grant| grant.terms = Terms { purposes: Purposes(0b10), ..terms() });
		assert_noop!(try_open(PAYER, 1, opening(GRANT, PROVIDER)), Error::<Test>::NotAllowed);
	});
}

#[test]
fn heavy_grants_are_looked_up_with_few_others() {
	test(|| {
		let meter = open();
		Now::set(NOON + 10);
		change_grant(GRANT, |grant| grant.heavy = true);
		let times = |count: u64| {
			(1..=count).map(|step| used(meter, 0, step, u128::from(step))).collect::<Vec<Presented<Said>>>()
		};
		// One can be looked up whoever is beside it.
		let expected = [Ok(1), Err(Refusal::NotLookedUp), Err(Refusal::NotLookedUp)];
		assert_eq!(redeem(PROVIDER, &times(3)), expected);
		assert_eq!(redeem(PROVIDER, &times(2)), [Err(Refusal::NotMore), Ok(1)]);
	});
}
