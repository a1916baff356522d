//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{
	OrderId, ProductId,
	market::{
		Acceptance, Cap, Charge, Fee, FeeRole, Fees, NegotiationState, Price, Settling, Stage, TransferState,
	},
	settlement::Book,
};

use crate::{
	Accepted, Basis, Commitments, Deliveries, Delivery, ListedBy, Marks, Negotiation, Negotiations, Offer,
	OpenNegotiations, OpenOrders, Order, Orders, Product, Products, Step, mock::*,
};

/// What is seen after this damage. The first product was ordered at its list price and is inspected; the second was negotiated, and an
/// order is placed by the agreement.
fn seen_of(damage: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		inspecting(listing());
		let price = Price::Capped { book: CNY, cap: Cap::Stated(1_000) };
		let product = list(2, crate::Listing { price, ..listing() });
		let offer = Offer { terms: [8; 32], units: 2, charge: Some(Charge { book: CNY, amount: 1_500 }) };
		assert_ok!(Market::open_negotiation(signed(BUYER), [1; 32], product, None, offer));
		let id = negotiation_id(BUYER, 1);
		for (who, step) in [(SELLER, Step::Agree), (BUYER, Step::Verify), (SELLER, Step::Finalize)] {
			assert_ok!(Market::negotiate(signed(who), id, step));
		}
		assert_ok!(Market::place_order(signed(BUYER), [2; 32], Basis::Agreed(id)));
		check();
		damage();
		Market::do_try_state().unwrap_err().into()
	})
}

fn inspected() -> OrderId {
	order_id(BUYER, 1)
}

fn change_product(alter: impl FnOnce(&mut Product)) {
	Products::<Test>::mutate(product_id(1), |it| alter(it.as_mut().expect("it was listed")));
}

fn change_negotiation(alter: impl FnOnce(&mut Negotiation)) {
	let id = negotiation_id(BUYER, 1);
	Negotiations::<Test>::mutate(id, |it| alter(it.as_mut().expect("it began")));
}

fn change(alter: impl FnOnce(&mut Order)) {
	Orders::<Test>::mutate(inspected(), |it| alter(it.as_mut().expect("it was placed")));
}

fn change_delivery(alter: impl FnOnce(&mut Delivery)) {
	Deliveries::<Test>::mutate(inspected(), |it| alter(it.as_mut().expect("it was delivered")));
}

#[test]
fn products_are_counted_and_say_something() {
	assert_eq!(seen_of(|| ListedBy::<Test>::insert(member(SELLER), 3)), "products are counted wrong");
	assert_eq!(seen_of(|| change_product(|it| it.sold = 2)), "units are counted wrong");
	let few = || change_product(|it| it.listing.stock = Some(0));
	assert_eq!(seen_of(few), "sold more than there is");
	let nothing = || change_product(|it| it.listing.price = Price::Fixed { book: CNY, amount: 0 });
	assert_eq!(seen_of(nothing), "a price that says nothing");
	let whole = || {
		change_product(|it| {
			let fee = Fee { role: FeeRole::Exchange, to: member(EXCHANGE), points: 10_000 };
			it.listing.fees = Fees::try_from(vec![fee]).expect("one is few");
		});
	};
	assert_eq!(seen_of(whole), "M15: fees that leave nothing");
	for who in [SELLER, EXCHANGE] {
		let book = Book { bank: member(who), ..CNY };
		let paid = || change_product(|it| it.listing.price = Price::Fixed { book, amount: 1_000 });
		assert_eq!(seen_of(paid), "a bank that is paid by itself");
		let own = || change_product(|it| it.listing.settling = Settling::Arbiter(member(who)));
		assert_eq!(seen_of(own), "an arbiter that is paid by what it finds");
	}
	assert_eq!(seen_of(|| change_product(|it| it.delisted_ms = Some(7))), "off before on");
	assert_eq!(seen_of(|| Products::<Test>::remove(product_id(1))), "units of no product");
}

#[test]
fn negotiations_led_to_what_they_say() {
	let count = || OpenNegotiations::<Test>::insert(member(BUYER), 1);
	assert_eq!(seen_of(count), "negotiations are counted wrong");
	let nothing = || change_negotiation(|it| it.product = ProductId([9; 32]));
	assert_eq!(seen_of(nothing), "a negotiation about no product");
	assert_eq!(
		seen_of(|| change_negotiation(|it| it.provider = member(RIVAL))),
		"a negotiation with another seller"
	);
	assert_eq!(
		seen_of(|| change_negotiation(|it| it.consumer = member(EXCHANGE))),
		"a consumer that is paid"
	);
	assert_eq!(seen_of(|| change_negotiation(|it| it.agreement = None)), "an agreement that nothing led to");
	let other = || change_negotiation(|it| it.agreement.as_mut().expect("agreed").assignee = member(RIVAL));
	assert_eq!(seen_of(other), "another agreement");
	let early = || change_negotiation(|it| it.state = NegotiationState::Verified);
	assert_eq!(seen_of(early), "ordered before it was agreed");
	let nowhere = || change_negotiation(|it| it.order = Some(OrderId([9; 32])));
	assert_eq!(seen_of(nowhere), "an agreement with no order");
	let twice = || change_negotiation(|it| it.order = Some(inspected()));
	assert_eq!(seen_of(twice), "M17: an agreement that makes two orders");
	let unsaid = || change_negotiation(|it| it.order = None);
	assert_eq!(seen_of(unsaid), "M17: an order of another agreement");
}

#[test]
fn orders_are_at_a_stage_that_something_led_to() {
	assert_eq!(seen_of(|| OpenOrders::<Test>::insert(member(BUYER), 1)), "orders are counted wrong");
	assert_eq!(seen_of(|| change(|it| it.seller = member(RIVAL))), "another seller");
	assert_eq!(seen_of(|| change(|it| it.closed_ms = Some(7))), "M17: closed, and goes on");
	assert_eq!(seen_of(|| change(|it| it.handed_ms = None)), "a stage without what leads to it");
	let settled = || {
		change(|it| {
			it.stage = Stage::Settled;
			it.closed_ms = Some(7);
		});
	};
	assert_eq!(seen_of(settled), "a stage without what leads to it");
	let accepted = || {
		change(|it| it.accepted = Some(Accepted { how: Acceptance::Explicit, at_ms: 7 }));
	};
	assert_eq!(seen_of(accepted), "accepted, and goes on");
	assert_eq!(seen_of(|| change(|it| it.grant = None)), "money without a grant");
	let empty = || {
		Orders::<Test>::mutate(order_id(BUYER, 2), |it| {
			it.as_mut().expect("it was placed").transfer = Some(TransferState::Started);
		});
	};
	assert_eq!(seen_of(empty), "a transfer of nothing");
}

#[test]
fn m17_m19_orders_are_of_their_agreement_and_at_its_price() {
	let twice = || change(|it| it.negotiation = Some(negotiation_id(BUYER, 1)));
	assert_eq!(seen_of(twice), "M17: an order of another agreement");
	let none = || change(|it| it.negotiation = Some(negotiation_id(BUYER, 9)));
	assert_eq!(seen_of(none), "an order of no agreement");
	assert_eq!(seen_of(|| change(|it| it.charge = None)), "M19: a charge that is not the price");
}

#[test]
fn m13_deliveries_are_of_what_is_registered() {
	let fewer = || change_delivery(|it| it.files.truncate(1));
	assert_eq!(seen_of(fewer), "M13: other files");
	let file = || change_delivery(|it| it.files[0].registered = Some([9; 32]));
	assert_eq!(seen_of(file), "M13: another file");
	assert_eq!(seen_of(|| change_delivery(|it| it.files[1].size = 9)), "M13: another file");
	let key = || change_delivery(|it| it.files[0].commitment.key = [9; 32]);
	assert_eq!(seen_of(key), "a key of another order");
	assert_eq!(seen_of(|| change_delivery(|it| it.files[0].handed = None)), "keys that nobody handed over");
	assert_eq!(seen_of(|| change_delivery(|it| it.key = None)), "keys to nobody");
	assert_eq!(seen_of(|| Deliveries::<Test>::remove(inspected())), "committed to nothing");
	let no_key = || {
		change(|it| (it.stage, it.handed_ms) = (Stage::Locked, None));
		change_delivery(|it| {
			it.files.iter_mut().for_each(|file| file.handed = None);
			it.key = None;
		});
	};
	assert_eq!(seen_of(no_key), "money for a key to nobody");
	let nothing = || Commitments::<Test>::insert([9; 32], order_id(BUYER, 2));
	assert_eq!(seen_of(nothing), "a key for no delivery");
	let stray = || {
		let delivery = Deliveries::<Test>::get(inspected()).expect("it was delivered");
		Deliveries::<Test>::insert(OrderId([9; 32]), delivery);
	};
	assert_eq!(seen_of(stray), "a delivery of no order");
	let early = || {
		let delivery = Deliveries::<Test>::get(inspected()).expect("it was delivered");
		Deliveries::<Test>::insert(order_id(BUYER, 2), delivery);
	};
	assert_eq!(seen_of(early), "a delivery without a grant");
	assert_eq!(seen_of(|| Marks::<Test>::insert(member(SELLER), 1)), "a mark without a refund");
}
