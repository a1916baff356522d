//! Negotiations, as the protocol has them.

use frame::testing_prelude::*;
use hefu_primitives::{
	NegotiationId, ProductId,
	dataset::VersionRef,
	market::{Cap, Charge, Forbidden, NegotiationState, Price, Side},
};

use crate::{Agreement, Basis, Error, Event, Listing, Offer, OpenNegotiations, Step, mock::*};

fn capped() -> Listing {
	Listing { price: Price::Capped { book: CNY, cap: Cap::Stated(1_000) }, ..listing() }
}

fn offer(amount: u128) -> Offer {
	Offer { terms: [8; 32], units: 2, charge: Some(Charge { book: CNY, amount }) }
}

/// The buyer requests two units.
fn requested(product: ProductId, amount: u128) -> NegotiationId {
	assert_ok!(Market::open_negotiation(signed(BUYER), [1; 32], product, None, offer(amount)));
	negotiation_id(BUYER, 1)
}

fn step(who: u64, id: NegotiationId, step: Step) -> DispatchResult {
	Market::negotiate(signed(who), id, step)
}

fn state(id: NegotiationId) -> NegotiationState {
	Market::negotiation(id).expect("it began").state
}

/// The steps by which a negotiation gets to this state.
fn towards(state: NegotiationState) -> Vec<(u64, Step)> {
	use NegotiationState::*;
	let path = [
		(SELLER, Step::Offer(offer(1_500))),
		(BUYER, Step::Accept),
		(SELLER, Step::Agree),
		(BUYER, Step::Verify),
		(SELLER, Step::Finalize),
	];
	let length = match state {
		Requested | Terminated => 0,
		Offered => 1,
		Accepted => 2,
		Agreed => 3,
		Verified => 4,
		Finalized => 5,
	};
	let end = (state == Terminated).then_some((BUYER, Step::Terminate));
	path.into_iter().take(length).chain(end).collect()
}

#[test]
fn a_contract_is_negotiated_and_ordered_by_once() {
	test(|| {
		let product = list(1, capped());
		assert_noop!(try_place(BUYER, 1, product), Error::<Test>::Negotiable);
		events();
		let id = requested(product, 1_000);
		let (consumer, provider) = (member(BUYER), member(SELLER));
		let opened = Event::NegotiationOpened {
			negotiation: id,
			product,
			consumer,
			provider,
			opener: Side::Consumer,
			offer: offer(1_000),
		};
		assert_eq!(events(), [opened]);
		for (who, of) in towards(NegotiationState::Finalized) {
			assert_ok!(step(who, id, of));
		}
		let target = VersionRef { dataset: DATA, version: 1 };
		let agreement = Agreement { assigner: provider, assignee: consumer, target, at_ms: Now::get() };
		let moved = |by, state, offer| Event::NegotiationMoved { negotiation: id, by, state, offer };
		let expected = [
			moved(Side::Provider, NegotiationState::Offered, Some(offer(1_500))),
			moved(Side::Consumer, NegotiationState::Accepted, None),
			moved(Side::Provider, NegotiationState::Agreed, None),
			Event::AgreementMade { negotiation: id, agreement },
			moved(Side::Consumer, NegotiationState::Verified, None),
			moved(Side::Provider, NegotiationState::Finalized, None),
		];
		assert_eq!(events(), expected);
		assert_eq!(OpenNegotiations::<Test>::iter().count(), 0);
		let place = |who, nonce| Market::place_order(signed(who), [nonce; 32], Basis::Agreed(id));
		assert_noop!(place(RIVAL, 1), Error::<Test>::NotInCharge);
		// What was agreed holds, whatever becomes of the listing.
		assert_ok!(Market::delist_product(signed(SELLER), product));
		assert_ok!(place(BUYER, 1));
		let order = stored(order_id(BUYER, 1));
		assert_eq!((order.units, order.charge), (2, offer(1_500).charge));
		assert_noop!(place(BUYER, 2), Error::<Test>::AlreadyOrdered);
	});
}

#[test]
fn the_provider_can_begin() {
	test(|| {
		let product = list(1, capped());
		let open = |who: u64, to: u64| {
			Market::open_negotiation(signed(who), [1; 32], product, Some(member(to)), offer(1_900))
		};
		assert_noop!(open(RIVAL, BUYER), Error::<Test>::NotInCharge);
		assert_noop!(open(SELLER, EXCHANGE), Error::<Test>::SameMember);
		assert_ok!(open(SELLER, BUYER));
		let id = negotiation_id(SELLER, 1);
		assert_eq!(state(id), NegotiationState::Offered);
		assert_ok!(step(BUYER, id, Step::Request(offer(1_200))));
		assert_eq!(OpenNegotiations::<Test>::get(member(SELLER)), 1);
		assert_ok!(step(SELLER, id, Step::Agree));
		assert_eq!(Market::negotiation(id).map(|it| it.offer), Some(offer(1_200)));
		assert_eq!(OpenNegotiations::<Test>::get(member(SELLER)), 0);
		assert_ok!(step(BUYER, id, Step::Terminate));
		assert_eq!(OpenNegotiations::<Test>::get(member(SELLER)), 0);
		let place = Market::place_order(signed(BUYER), [1; 32], Basis::Agreed(id));
		assert_noop!(place, Error::<Test>::NotAgreed);
	});
}

#[test]
fn a_side_that_is_silent_holds_no_place_of_the_other_that_it_could_not_free() {
	for state in NegotiationState::ALL {
		test(|| {
			MaxOpen::set(1);
			let product = list(1, capped());
			let id = requested(product, 1_000);
			for (who, of) in towards(*state) {
				assert_ok!(step(who, id, of));
			}
			let again = || Market::open_negotiation(signed(BUYER), [2; 32], product, None, offer(1_000));
			if state.is_proposal() {
				assert_noop!(again(), Error::<Test>::TooManyOpen);
				assert_ok!(step(BUYER, id, Step::Terminate));
			}
			assert_ok!(again());
			assert_eq!(OpenNegotiations::<Test>::get(member(BUYER)), 1);
		});
	}
}

#[test]
fn nothing_is_offered_that_is_not_the_price() {
	test(|| {
		let product = list(1, capped());
		let request = |offer| Market::open_negotiation(signed(BUYER), [1; 32], product, None, offer);
		assert_noop!(request(offer(2_001)), Error::<Test>::AboveCap);
		assert_noop!(request(Offer { units: 0, ..offer(1) }), Error::<Test>::NoUnits);
		assert_ok!(request(offer(2_000)));
		let fixed = list(2, listing());
		let request = |amount| Market::open_negotiation(signed(BUYER), [2; 32], fixed, None, offer(amount));
		assert_noop!(request(1_999), Error::<Test>::OtherPrice);
		assert_ok!(request(2_000));
	});
}

#[test]
fn every_move_on_chain_is_as_the_protocols_table_says() {
	let steps = [
		Step::Request(offer(1_000)),
		Step::Offer(offer(1_000)),
		Step::Accept,
		Step::Agree,
		Step::Verify,
		Step::Finalize,
		Step::Terminate,
	];
	for from in NegotiationState::ALL {
		for of in steps {
			for (who, side) in [(BUYER, Side::Consumer), (SELLER, Side::Provider)] {
				test(|| {
					let id = requested(list(1, capped()), 1_000);
					for (who, of) in towards(*from) {
						assert_ok!(step(who, id, of));
					}
					assert_eq!(state(id), *from);
					match NegotiationState::check(Some(*from), of.to(), side) {
						Ok(()) => {
							assert_ok!(step(who, id, of));
							assert_eq!(state(id), of.to());
						}
						Err(why) => {
							let error = match why {
								Forbidden::Final => Error::<Test>::FinalState,
								Forbidden::NoSuchMove => Error::<Test>::NoSuchMove,
								Forbidden::OtherSide => Error::<Test>::OtherSide,
							};
							assert_noop!(step(who, id, of), error);
						}
					}
				});
			}
		}
	}
}
