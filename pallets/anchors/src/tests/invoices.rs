//! Invoices, blue and red (M18).

use frame::testing_prelude::*;
use hefu_primitives::{
	AnchorId, MemberId, Party, PartyId,
	anchor::{Colour, Invoice, Office},
	settlement::{Book, Currency},
};
use pallet_support::SettledInspect;

use crate::{Anchor, Billed, Call, Error, Event, Standing, Sums, WeightInfo, What, mock::*};

/// What is invoiced of the payment of the tests.
fn sums() -> Sums {
	Anchoring::invoiced(PAID, party(SELLER), party(BUYER)).expect("it was paid").sums
}

fn standing(id: AnchorId) -> Standing {
	Anchoring::anchor(id).expect("it was anchored").1
}

#[test]
fn an_invoice_is_anchored_with_all_that_is_said_of_it() {
	test(|| {
		let (invoice, digest) = (blue(1, 1_000), digest(1, 1_000, SELLER as u8));
		assert_ok!(anchor(SELLER, 1, invoice));
		let id = anchor_id(SELLER, 1);
		let what = What::Invoice(invoice);
		let anchor = Anchor { by: member(SELLER), digest, what, at_ms: Now::get(), withdrawn: None };
		assert_eq!(events(), [Event::Anchored { id, anchor }]);
		assert_eq!(Anchoring::anchor(id), Some((anchor, Standing::Live)));
		assert_eq!(Anchoring::anchor_of(invoice.nullifier), Some(id));
		let billed = Billed { currency: Currency::CNY, paid: 1_000, sums: Sums { blue: 1_000, red: 0 } };
		assert_eq!(Anchoring::invoiced(PAID, party(SELLER), party(BUYER)), Some(billed));
		assert_eq!(Anchoring::invoiced(PAID, party(BUYER), party(SELLER)), None);
		assert_eq!(Anchoring::attestor(OFFICE).map(|attestor| attestor.invoices), Some(1));
	});
}

#[test]
fn one_invoice_anchored_by_two_members_with_different_salts_is_refused() {
	test(|| {
		settle(UNPAID, BUYER, SELLER, 1_000);
		assert_ok!(anchor(SELLER, 1, blue(1, 400)));
		assert_ne!(digest(1, 400, SELLER as u8), digest(1, 400, BUYER as u8));
		for who in [BUYER, THIRD] {
			assert_noop!(anchor(who, 1, blue(1, 400)), Error::<Test>::AlreadyAnchored);
		}
		// Nor by the same member again, with another amount, of another payment, or as a red one.
		assert_noop!(anchor(BUYER, 1, blue(1, 300)), Error::<Test>::AlreadyAnchored);
		let elsewhere = Invoice { instruction: UNPAID, ..blue(1, 400) };
		assert_noop!(anchor(BUYER, 1, elsewhere), Error::<Test>::AlreadyAnchored);
		let taken_back = red(1, anchor_id(SELLER, 1), 400);
		assert_noop!(anchor(BUYER, 1, taken_back), Error::<Test>::AlreadyAnchored);
		assert_ok!(anchor(BUYER, 2, blue(2, 400)));
	});
}

#[test]
fn m18_no_more_is_invoiced_than_was_paid() {
	test(|| {
		assert_ok!(anchor(SELLER, 1, blue(1, 600)));
		assert_noop!(anchor(SELLER, 2, blue(2, 401)), Error::<Test>::MoreThanSettled);
		assert_noop!(anchor(SELLER, 2, blue(2, u128::MAX)), Error::<Test>::MoreThanSettled);
		assert_ok!(anchor(SELLER, 2, blue(2, 400)));
		assert_noop!(anchor(SELLER, 3, blue(3, 1)), Error::<Test>::MoreThanSettled);
		assert_eq!(sums(), Sums { blue: 1_000, red: 0 });
	});
}

#[test]
fn what_came_back_in_the_same_instruction_is_not_invoiced() {
	test(|| {
		settle(PAID, SELLER, BUYER, 300);
		assert_noop!(anchor(SELLER, 1, blue(1, 701)), Error::<Test>::MoreThanSettled);
		assert_ok!(anchor(SELLER, 1, blue(1, 700)));
		// Each way has invoices of its own, but of nothing more than is left.
		let back = Invoice { seller: party(BUYER), buyer: party(SELLER), ..blue(2, 1) };
		assert_noop!(anchor(BUYER, 2, back), Error::<Test>::MoreThanSettled);
	});
	test(|| {
		// In another book it is another matter.
		let other = Book { bank: MemberId([31; 32]), ..CNY };
		Settled::<Test>::insert(PAID, (party(SELLER), party(BUYER)), (other, 300));
		assert_ok!(anchor(SELLER, 1, blue(1, 1_000)));
	});
}

#[test]
fn an_invoice_is_in_the_currency_in_which_it_was_paid() {
	test(|| {
		let dollars = Currency::parse("USD").expect("a currency");
		let invoice = Invoice { currency: dollars, ..blue(1, 1) };
		assert_noop!(anchor(SELLER, 1, invoice), Error::<Test>::OtherCurrency);
	});
}

#[test]
fn a_red_invoice_after_settlement() {
	test(|| {
		let first = anchored(1, 1_000);
		on("2027-03-01");
		assert_ok!(anchor(SELLER, 2, red(2, first, 300)));
		assert_eq!((sums(), sums().net()), (Sums { blue: 1_000, red: 300 }, 700));
		assert_eq!(standing(first), Standing::Live);
		// What is taken back can be invoiced anew, and no more.
		assert_noop!(anchor(SELLER, 3, blue(3, 301)), Error::<Test>::MoreThanSettled);
		assert_ok!(anchor(SELLER, 3, blue(3, 300)));
		assert_noop!(anchor(SELLER, 4, red(4, first, 701)), Error::<Test>::MoreThanBlue);
		assert_ok!(anchor(BUYER, 4, red(4, first, 700)));
		assert_eq!(sums(), Sums { blue: 1_300, red: 1_000 });
		assert_eq!(standing(first), Standing::Reddened);
		assert_noop!(anchor(SELLER, 5, red(5, first, 1)), Error::<Test>::MoreThanBlue);
		assert_noop!(anchor(SELLER, 5, red(5, first, u128::MAX)), Error::<Test>::MoreThanBlue);
	});
}

#[test]
fn a_red_invoice_takes_back_a_blue_one_of_the_same_payment_alone() {
	test(|| {
		settle(UNPAID, BUYER, SELLER, 1_000);
		settle(PAID, THIRD, SELLER, 1_000);
		let first = anchored(1, 1_000);
		assert_ok!(anchor(SELLER, 2, red(2, first, 300)));
		// Neither a red one, nor an entry, nor what is not anchored.
		for of in [anchor_id(SELLER, 2), entered(9), AnchorId([9; 32])] {
			assert_noop!(anchor(SELLER, 3, red(3, of, 1)), Error::<Test>::NotBlue);
		}
		for other in [
			Invoice { instruction: UNPAID, ..red(3, first, 1) },
			Invoice { buyer: party(THIRD), ..red(3, first, 1) },
			Invoice { seller: party(THIRD), ..red(3, first, 1) },
			Invoice { currency: Currency::parse("USD").expect("a currency"), ..red(3, first, 1) },
		] {
			assert_noop!(anchor(SELLER, 3, other), Error::<Test>::OtherInvoice);
		}
	});
}

#[test]
fn a_red_invoice_may_be_of_another_year_than_its_blue_one() {
	test(|| {
		let first = anchored(1, 1_000);
		let next_year = Office { year: 27, ..OFFICE };
		let later = Invoice { office: next_year, nullifier: [9; 32], ..red(2, first, 1_000) };
		assert_noop!(anchor(SELLER, 2, later), Error::<Test>::NoAttestor);
		appoint(next_year, ATTESTOR, SIGNER);
		assert_ok!(anchor(SELLER, 2, later));
		assert_eq!(Anchoring::attestor(next_year).map(|attestor| attestor.invoices), Some(1));
	});
}

#[test]
fn sides_may_go_by_party_keys() {
	test(|| {
		let [seller, buyer] = [7, 8].map(|byte| Party::Key(PartyId([byte; 32])));
		Settled::<Test>::insert(UNPAID, (buyer, seller), (CNY, 5));
		let invoice = Invoice { instruction: UNPAID, seller, buyer, ..blue(1, 5) };
		// Whoever sponsors them, or anybody else, brings what was signed.
		assert_ok!(anchor(THIRD, 1, invoice));
		assert_eq!(Anchoring::invoiced(UNPAID, seller, buyer).map(|billed| billed.sums.blue), Some(5));
	});
}

#[test]
fn what_was_signed_of_one_invoice_counts_for_no_other() {
	test(|| {
		settle(UNPAID, BUYER, SELLER, 1_000);
		let (invoice, digest) = (blue(1, 5), digest(1, 5, 1));
		let signature = attested(SIGNER, &invoice, &digest);
		let bring = |digest, invoice| {
			let (nonce, invoice) = ([1; 32], Box::new(invoice));
			Anchoring::anchor_invoice(signed(SELLER), nonce, digest, invoice, signature.clone())
		};
		for other in [
			Invoice { nullifier: [9; 32], ..invoice },
			Invoice { instruction: UNPAID, ..invoice },
			Invoice { seller: party(THIRD), ..invoice },
			Invoice { buyer: party(THIRD), ..invoice },
			Invoice { amount: 6, ..invoice },
			Invoice { currency: Currency::parse("USD").expect("a currency"), ..invoice },
			Invoice { colour: Colour::Red { of: anchor_id(SELLER, 1) }, ..invoice },
		] {
			assert_noop!(bring(digest, other), Error::<Test>::NotAttested);
		}
		assert_noop!(bring([9; 32], invoice), Error::<Test>::NotAttested);
		assert_ok!(bring(digest, invoice));
	});
}

#[test]
fn a_slow_signature_weighs_more() {
	test(|| {
		let invoice = blue(1, 5);
		let weight = |slow| {
			let signature = Said { slow, ..attested(SIGNER, &invoice, &[1; 32]) };
			let invoice = Box::new(invoice);
			let call = Call::<Test>::anchor_invoice { nonce: [1; 32], digest: [1; 32], invoice, signature };
			call.get_dispatch_info().call_weight
		};
		assert_eq!(weight(true), weight(false) + SlowSignature::get());
		let settled = <Neighbours as SettledInspect>::settled_weight();
		assert_eq!(weight(false), <() as WeightInfo>::anchor_invoice() + settled + settled);
	});
}

#[test]
fn of_sides_that_are_sponsored_their_sponsors_are_read_too() {
	test(|| {
		let weight = |seller, buyer| {
			let invoice = Invoice { seller, buyer, ..blue(1, 5) };
			let signature = attested(SIGNER, &invoice, &[1; 32]);
			let invoice = Box::new(invoice);
			let call = Call::<Test>::anchor_invoice { nonce: [1; 32], digest: [1; 32], invoice, signature };
			call.get_dispatch_info().call_weight
		};
		let [customer, key] = ATTESTORS_OWN;
		let of_members = weight(party(SELLER), party(BUYER));
		assert_eq!(weight(customer, party(BUYER)), of_members + DbWeight::get().reads(1));
		assert_eq!(weight(key, customer), of_members + DbWeight::get().reads(2));
	});
}
