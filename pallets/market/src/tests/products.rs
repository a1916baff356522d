//! Products: who lists what, at which price, with which fees.

use frame::testing_prelude::*;
use hefu_primitives::{
	market::{Cap, Fee, FeeRole, Fees, Price, Tier},
	settlement::Currency,
	verification::Verdict,
};
use pallet_support::CapFacts;

use crate::{Error, Event, ListedBy, Listing, mock::*};

fn try_list(listing: Listing) -> DispatchResult {
	Market::list_product(signed(SELLER), [9; 32], Box::new(listing))
}

fn fee(role: FeeRole, who: u64, points: u16) -> Fee {
	Fee { role, to: member(who), points }
}

fn with_fees(fees: &[Fee]) -> Listing {
	Listing { fees: Fees::try_from(fees.to_vec()).expect("few"), ..listing() }
}

#[test]
fn a_product_is_listed_and_taken_off() {
	test(|| {
		let id = list(1, listing());
		let expected =
			Event::ProductListed { product: id, seller: member(SELLER), listing: Box::new(listing()) };
		assert_eq!(events(), [expected]);
		assert_eq!(Market::product(id).map(|product| product.listing), Some(listing()));
		assert_eq!(ListedBy::<Test>::get(member(SELLER)), 1);
		assert_ok!(Market::delist_product(signed(SELLER), id));
		assert_eq!(events(), [Event::ProductDelisted { product: id }]);
		assert_eq!(ListedBy::<Test>::iter().count(), 0);
		assert_noop!(try_place(BUYER, 1, id), Error::<Test>::Delisted);
		// Its id is not free again.
		let again = Market::list_product(signed(SELLER), [1; 32], Box::new(listing()));
		assert_noop!(again, Error::<Test>::AlreadyExists);
	});
}

#[test]
fn r11_r12_what_is_frozen_withdrawn_or_core_is_not_listed() {
	test(|| {
		assert_noop!(try_list(Listing { dataset: CORE, ..listing() }), Error::<Test>::CoreData);
		assert_noop!(try_list(Listing { version: 2, ..listing() }), Error::<Test>::UnknownVersion);
		IsFrozen::set(true);
		assert_noop!(try_list(listing()), Error::<Test>::Frozen);
		IsFrozen::set(false);
		IsWithdrawn::set(true);
		assert_noop!(try_list(listing()), Error::<Test>::Withdrawn);
		IsWithdrawn::set(false);
		assert_ok!(try_list(listing()));
	});
}

#[test]
fn proof_on_chain_needs_verified_files_with_a_root() {
	test(|| {
		let rootless = Listing { dataset: ROOTLESS, ..by_proof() };
		assert_noop!(try_list(rootless.clone()), Error::<Test>::NotVerified);
		for verdict in [Verdict::Unavailable, Verdict::Mismatched, Verdict::Contested, Verdict::Inconclusive]
		{
			Latest::set(verdict);
			assert_noop!(try_list(by_proof()), Error::<Test>::NotVerified);
		}
		// An arbiter needs neither.
		assert_ok!(try_list(Listing { settling: listing().settling, ..rootless }));
	});
}

#[test]
fn fees_are_of_members_with_the_role_and_within_what_is_governed() {
	test(|| {
		let (exchange, institution) = (FeeRole::Exchange, FeeRole::Institution);
		let refused: [(Listing, Error<Test>); 5] = [
			(with_fees(&[fee(institution, INSTITUTION, 1), fee(exchange, EXCHANGE, 1)]), Error::InvalidFees),
			(with_fees(&[fee(exchange, EXCHANGE, 0)]), Error::InvalidFees),
			(with_fees(&[fee(exchange, EXCHANGE, 3_001)]), Error::FeesTooHigh),
			(with_fees(&[fee(exchange, SELLER, 1)]), Error::SameMember),
			(with_fees(&[fee(exchange, INSTITUTION, 1)]), Error::NotOfRole),
		];
		for (listing, error) in refused {
			assert_noop!(try_list(listing), error);
		}
		assert_ok!(try_list(with_fees(&[fee(exchange, EXCHANGE, 3_000)])));
	});
}

#[test]
fn each_kind_of_price_is_listed_and_ordered_at() {
	test(|| {
		let tiers = vec![Tier { from: 1, amount: 100 }, Tier { from: 3, amount: 10 }];
		let tiered = Price::Tiered { book: CNY, tiers: tiers.try_into().expect("few") };
		let capped = Price::Capped { book: CNY, cap: Cap::Stated(5) };
		let cases = [
			(Price::Free, Ok(None)),
			(Price::Fixed { book: CNY, amount: 7 }, Ok(Some(28))),
			(tiered, Ok(Some(220))),
			(capped, Err(Error::<Test>::Negotiable)),
		];
		for (nonce, (price, expected)) in (1..).zip(cases) {
			let product = list(nonce, Listing { price, ..listing() });
			let basis = crate::Basis::Listed { product, units: 4 };
			let ordered = Market::place_order(signed(BUYER), [nonce; 32], basis);
			match expected {
				Ok(amount) => {
					assert_ok!(ordered);
					let charge = stored(order_id(BUYER, nonce)).charge;
					assert_eq!(charge.map(|charge| charge.amount), amount);
				}
				Err(error) => assert_eq!(ordered, Err(error.into())),
			}
		}
	});
}

#[test]
fn m19_no_charge_is_above_the_cap_of_the_operation() {
	test(|| {
		let by_tariff = Listing { price: Price::Capped { book: CNY, cap: Cap::Tariff }, ..listing() };
		assert_noop!(try_list(by_tariff.clone()), Error::<Test>::NoCap);
		let facts = CapFacts { currency: Currency::CNY, cap: None, per: 10 };
		TheCap::set(Some(facts));
		assert_ok!(try_list(by_tariff));
		let product = list(1, listing());
		assert_noop!(try_place(BUYER, 1, product), Error::<Test>::NoCap);
		TheCap::set(Some(CapFacts { cap: Some(9_999), ..facts }));
		assert_noop!(try_place(BUYER, 1, product), Error::<Test>::AboveCap);
		let dollars = Currency::parse("USD").expect("a currency");
		TheCap::set(Some(CapFacts { cap: Some(10_000), currency: dollars, ..facts }));
		assert_noop!(try_place(BUYER, 1, product), Error::<Test>::OtherPrice);
		// 10,000 for ten units are 1,000 for one.
		TheCap::set(Some(CapFacts { cap: Some(10_000), ..facts }));
		assert_ok!(try_place(BUYER, 1, product));
		// What serves the public good is free.
		TheCap::set(Some(CapFacts { cap: Some(0), ..facts }));
		assert_noop!(try_place(BUYER, 2, product), Error::<Test>::AboveCap);
		let free = list(2, Listing { price: Price::Free, ..listing() });
		assert_ok!(try_place(BUYER, 2, free));
	});
}
