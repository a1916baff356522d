//! Who attests: one member at a time and one key for each office and year, so that no invoice has two nullifiers.

use frame::testing_prelude::*;
use hefu_primitives::{
	CustomerId, Party,
	anchor::{Invoice, Office},
};
use pallet_support::genesis_hash;

use crate::{Attestor, Error, Event, mock::*};

fn appoint_with(office: Office, who: u64, key: [u8; 32]) -> DispatchResult {
	Anchoring::appoint_attestor(RuntimeOrigin::root(), office, member(who), key)
}

#[test]
fn an_attestor_is_appointed_and_names_its_key() {
	test(|| {
		let office = Office { year: 27, region: 44 };
		let (member, key) = (member(OTHER_ATTESTOR), [1; 32]);
		assert_ok!(appoint_with(office, OTHER_ATTESTOR, key));
		assert_ok!(Anchoring::set_signer(signed(OTHER_ATTESTOR), office, OTHER_SIGNER));
		let signer = OTHER_SIGNER;
		assert_eq!(
			events(),
			[Event::AttestorAppointed { office, member, key }, Event::SignerSet { office, signer }]
		);
		let attestor = Attestor { member, key, signer: Some(signer), invoices: 0 };
		assert_eq!(Anchoring::attestor(office), Some(attestor));
	});
}

#[test]
fn an_office_keeps_its_key_once_an_invoice_is_anchored_under_it() {
	test(|| {
		assert_ok!(appoint_with(OFFICE, ATTESTOR, [1; 32]));
		appoint(OFFICE, ATTESTOR, SIGNER);
		anchored(1, 5);
		for who in [ATTESTOR, OTHER_ATTESTOR] {
			assert_noop!(appoint_with(OFFICE, who, [1; 32]), Error::<Test>::KeyInUse);
		}
		assert_ok!(appoint_with(OFFICE, OTHER_ATTESTOR, key().commitment()));
		// The next year begins with a new one.
		assert_ok!(appoint_with(Office { year: 27, ..OFFICE }, OTHER_ATTESTOR, [1; 32]));
	});
}

#[test]
fn the_next_attestor_gives_an_invoice_no_second_nullifier() {
	test(|| {
		anchored(1, 5);
		appoint(OFFICE, OTHER_ATTESTOR, OTHER_SIGNER);
		let (invoice, digest) = (blue(1, 5), digest(1, 5, 99));
		let signature = attested(OTHER_SIGNER, &invoice, &digest);
		let again = Anchoring::anchor_invoice(signed(BUYER), [1; 32], digest, Box::new(invoice), signature);
		assert_noop!(again, Error::<Test>::AlreadyAnchored);
	});
}

#[test]
fn what_an_attestor_signed_counts_while_it_is_in_office() {
	test(|| {
		assert_ok!(appoint_with(OFFICE, OTHER_ATTESTOR, key().commitment()));
		assert_noop!(anchor(SELLER, 1, blue(1, 5)), Error::<Test>::NoSigner);
		assert_ok!(Anchoring::set_signer(signed(OTHER_ATTESTOR), OFFICE, OTHER_SIGNER));
		assert_noop!(anchor(SELLER, 1, blue(1, 5)), Error::<Test>::NotAttested);
		appoint(OFFICE, ATTESTOR, SIGNER);
		assert_ok!(anchor(SELLER, 1, blue(1, 5)));
		// Nor while it takes no part, or has lost its role.
		Suspended::set(vec![ATTESTOR]);
		assert_noop!(anchor(SELLER, 2, blue(2, 5)), Error::<Test>::NotTaxAttestor);
		Suspended::set(Vec::new());
		NoRole::set(Some(ATTESTOR));
		assert_noop!(anchor(SELLER, 2, blue(2, 5)), Error::<Test>::NotTaxAttestor);
	});
}

#[test]
fn what_was_signed_under_a_key_that_was_given_up_counts_no_more() {
	test(|| {
		// The same member, and the same key to sign with.
		assert_ok!(appoint_with(OFFICE, ATTESTOR, [1; 32]));
		assert_ok!(Anchoring::set_signer(signed(ATTESTOR), OFFICE, SIGNER));
		assert_noop!(anchor(SELLER, 1, blue(1, 5)), Error::<Test>::NotAttested);
	});
}

#[test]
fn what_was_signed_for_another_chain_counts_nothing() {
	test(|| {
		let (invoice, digest) = (blue(1, 5), digest(1, 5, 1));
		let mut genesis = genesis_hash::<Test>();
		genesis[0] ^= 1;
		let message = invoice.signed_bytes(&genesis, &key().commitment(), &digest);
		let signature = Said { key: SIGNER, message, slow: false };
		let brought =
			Anchoring::anchor_invoice(signed(SELLER), [1; 32], digest, Box::new(invoice), signature);
		assert_noop!(brought, Error::<Test>::NotAttested);
	});
}

#[test]
fn nobody_attests_its_own_invoice() {
	test(|| {
		for (buyer, seller) in [(ATTESTOR, SELLER), (BUYER, ATTESTOR)] {
			settle(UNPAID, buyer, seller, 5);
			let (buyer, seller) = (party(buyer), party(seller));
			let own = Invoice { instruction: UNPAID, seller, buyer, ..blue(1, 5) };
			assert_noop!(anchor(THIRD, 1, own), Error::<Test>::OwnInvoice);
		}
	});
}

#[test]
fn nobody_attests_what_its_own_customers_and_party_keys_sell_or_buy() {
	test(|| {
		let others = party(SELLER);
		for own in ATTESTORS_OWN {
			for (buyer, seller) in [(own, others), (others, own)] {
				Settled::<Test>::insert(UNPAID, (buyer, seller), (CNY, 5));
				let invoice = Invoice { instruction: UNPAID, seller, buyer, ..blue(1, 5) };
				assert_noop!(anchor(THIRD, 1, invoice), Error::<Test>::OwnInvoice);
			}
		}
	});
}

#[test]
fn what_a_customer_of_somebody_elses_sells_is_attested() {
	test(|| {
		let (seller, buyer) = (Party::Customer(CustomerId([90; 32])), party(BUYER));
		Settled::<Test>::insert(UNPAID, (buyer, seller), (CNY, 5));
		assert_ok!(anchor(THIRD, 1, Invoice { instruction: UNPAID, seller, ..blue(1, 5) }));
	});
}
