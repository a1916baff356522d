//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended or without its role, a time that is over
//! or has not come, and what was done before. Each has its own error, and changes nothing.

use std::collections::BTreeSet;

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId, NegotiationId, OrderId, ProductId,
	calendar::CalendarKind,
	delivery::Dispute,
	market::{Cap, Charge, Price, Settling, Stage, TransferState, UseReceipt},
	settlement::{Book, Currency},
	verification::Verdict,
};
use pallet_support::{
	CapFacts, genesis_hash,
	refusals::{
		self,
		Why::{self, *},
		done, never,
	},
};

use crate::{Basis, Call, Error, Listing, Offer, Ruling, Step, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Market(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

#[test]
fn each_error_is_in_the_table() {
	let cases = table().into_iter().flat_map(|(_, cases)| cases);
	let errors = cases.filter_map(|(_, refusal)| match refusal?.1 {
		DispatchError::Module(of) => of.message,
		_ => None,
	});
	let scale_info::TypeDef::Variant(all) = <Error<Test> as scale_info::TypeInfo>::type_info().type_def
	else {
		panic!("errors are variants");
	};
	// The macros' own are no errors of calls.
	let all = all.variants.iter().map(|of| of.name).filter(|name| !name.starts_with("__"));
	assert_eq!(errors.collect::<BTreeSet<_>>(), all.collect());
}

/// The calls, in their order.
fn table() -> [Row; 18] {
	[
		listing_one(),
		delisting(),
		opening(),
		negotiating(),
		placing(),
		cancelling(),
		committing(),
		locking(),
		revealing(),
		transferring(),
		accepting(),
		using(),
		objecting(),
		arbitrating(),
		ruling(),
		disputing(),
		closing(),
		reclaiming(),
	]
}

/// The deed was done before.
fn twice(deed: &mut Deed) {
	done(dispatch(deed.clone()));
}

/// Whoever signed is suspended since.
fn suspended(deed: &mut Deed) {
	Suspended::set(Some(frame_system::ensure_signed(deed.0.clone()).expect("a key signed")));
}

/// The order that the deed is about.
fn of(deed: &mut Deed) -> &mut OrderId {
	match &mut deed.1 {
		Call::cancel { order }
		| Call::commit { order, .. }
		| Call::lock { order, .. }
		| Call::reveal { order, .. }
		| Call::transfer { order, .. }
		| Call::accept { order }
		| Call::note_use { order, .. }
		| Call::object { order, .. }
		| Call::arbitrate { order }
		| Call::rule { order, .. }
		| Call::dispute { order, .. }
		| Call::close { order }
		| Call::reclaim { order } => order,
		other => panic!("{other:?} is about no order that there is"),
	}
}

/// What keeps anybody from a call that is for members.
fn for_members() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		refusals::no(Who, |deed| deed.0 = RuntimeOrigin::root(), BadOrigin.into()),
		no(Suspension, suspended, Error::NotMember),
	]
}

/// What keeps from a call for one in an order.
fn for_one_of_it() -> Vec<Case> {
	let mut cases = for_members();
	cases.extend([
		no(Who, |deed| deed.0 = signed(RIVAL), Error::NotInCharge),
		no(Replay, |deed| *of(deed) = order_id(BUYER, 8), Error::NotFound),
	]);
	cases
}

/// What keeps from a call for one side of an order alone.
fn for_its(other: fn(&mut Deed)) -> Vec<Case> {
	let mut cases = for_one_of_it();
	cases.push(no(Who, other, Error::NotInCharge));
	cases
}

fn by_seller(deed: &mut Deed) {
	deed.0 = signed(SELLER);
}

fn by_buyer(deed: &mut Deed) {
	deed.0 = signed(BUYER);
}

fn row(deed: fn() -> Deed, common: Vec<Case>, own: Vec<Case>) -> Row {
	(deed, common.into_iter().chain(own).collect())
}

/// The time of what is next in the order is over.
fn late(deed: &mut Deed) {
	let id = *of(deed);
	Now::set(stored(id).due_ms);
}

/// Another order, as far as this, of the product that is listed.
fn another(stage: Stage) -> OrderId {
	let order = place(BUYER, 9, product_id(1));
	if stage >= Stage::Committed {
		commit_honestly(order, 0);
	}
	if stage >= Stage::Locked {
		done(try_lock(BUYER, order));
	}
	if stage >= Stage::Inspecting {
		reveal(order, 0);
	}
	if stage >= Stage::Settled {
		done(Market::accept(signed(BUYER), order));
	}
	order
}

/// The deed is about an order that was only placed.
fn about_a_placed_one(deed: &mut Deed) {
	*of(deed) = another(Stage::Placed);
}

/// The deed is about an order that was settled.
fn about_a_settled_one(deed: &mut Deed) {
	*of(deed) = another(Stage::Settled);
}

fn frozen(_: &mut Deed) {
	IsFrozen::set(true);
}

fn withdrawn(_: &mut Deed) {
	IsWithdrawn::set(true);
}

/// The working days of this year are not recorded.
fn without_calendar(_: &mut Deed) {
	pallet_calendar::Years::<Test>::remove(CalendarKind::Mainland, 2026);
}

fn mismatched(_: &mut Deed) {
	Latest::set(Verdict::Mismatched);
}

fn without_seller(_: &mut Deed) {
	Suspended::set(Some(SELLER));
}

/// The product was taken off the list.
fn delisted(_: &mut Deed) {
	done(Market::delist_product(signed(SELLER), product_id(1)));
}

/// An authorised operation caps the price for one unit.
fn capped_at(cap: Option<u128>) {
	TheCap::set(Some(CapFacts { currency: Currency::CNY, cap, per: 1 }));
}

fn listing_one() -> Row {
	fn listed(deed: &mut Deed) -> &mut Listing {
		let Call::list_product { listing, .. } = &mut deed.1 else { panic!("a product") };
		listing
	}
	/// What it costs, this bank owes.
	fn paid_by(listing: &mut Listing, bank: u64) {
		listing.price = Price::Fixed { book: Book { bank: member(bank), ..CNY }, amount: 1_000 };
	}
	let deed = || (signed(SELLER), Call::list_product { nonce: [1; 32], listing: Box::new(by_proof()) });
	row(
		deed,
		for_members(),
		vec![
			no(Who, |_| MayNot::set(Some(SELLER)), Error::MayNotGrant),
			no(State, |_| MaxProducts::set(0), Error::TooManyProducts),
			no(State, |deed| listed(deed).version = 2, Error::UnknownVersion),
			no(State, |deed| listed(deed).dataset = CORE, Error::CoreData),
			no(State, withdrawn, Error::Withdrawn),
			no(State, frozen, Error::Frozen),
			no(State, |deed| listed(deed).stock = Some(0), Error::NothingInStock),
			no(State, |deed| listed(deed).price = Price::Fixed { book: CNY, amount: 0 }, Error::InvalidPrice),
			no(
				State,
				|deed| listed(deed).price = Price::Capped { book: CNY, cap: Cap::Tariff },
				Error::NoCap,
			),
			no(State, |deed| listed(deed).fees[1].points = 0, Error::InvalidFees),
			no(State, |_| MaxFeePoints::set(349), Error::FeesTooHigh),
			no(State, |deed| listed(deed).fees[0].to = member(BUYER), Error::NotOfRole),
			no(State, |deed| listed(deed).fees[0].to = member(SELLER), Error::SameMember),
			no(State, |deed| paid_by(listed(deed), SELLER), Error::SameMember),
			no(State, |deed| paid_by(listed(deed), EXCHANGE), Error::SameMember),
			no(State, |deed| listed(deed).inspection_days = 31, Error::InspectionTooLong),
			no(
				State,
				|deed| listed(deed).settling = Settling::Arbiter(member(SELLER)),
				Error::InvalidArbiter,
			),
			no(
				State,
				|deed| listed(deed).settling = Settling::Arbiter(member(EXCHANGE)),
				Error::InvalidArbiter,
			),
			no(State, mismatched, Error::NotVerified),
			no(
				Suspension,
				|deed| {
					listed(deed).settling = Settling::Arbiter(member(ARBITER));
					Suspended::set(Some(ARBITER));
				},
				Error::InvalidArbiter,
			),
			no(Suspension, |_| NoRole::set(Some(EXCHANGE)), Error::NotOfRole),
			never(Expiry),
			no(Replay, twice, Error::AlreadyExists),
		],
	)
}

fn delisting() -> Row {
	let deed = || (signed(SELLER), Call::delist_product { product: list(1, listing()) });
	row(
		deed,
		for_members(),
		vec![
			no(Who, by_buyer, Error::NotInCharge),
			no(State, |deed| deed.1 = Call::delist_product { product: ProductId([9; 32]) }, Error::NotFound),
			never(Expiry),
			no(Replay, twice, Error::Delisted),
		],
	)
}

/// A product whose price is negotiated.
fn negotiable() -> ProductId {
	list(
		1,
		Listing { price: Price::Capped { book: CNY, cap: Cap::Stated(1_000) }, stock: Some(5), ..listing() },
	)
}

fn an_offer() -> Offer {
	Offer { terms: [8; 32], units: 1, charge: Some(Charge { book: CNY, amount: 900 }) }
}

/// The buyer has requested it.
fn requested(nonce: u8) -> NegotiationId {
	let product = product_id(1);
	done(Market::open_negotiation(signed(BUYER), [nonce; 32], product, None, an_offer()));
	negotiation_id(BUYER, nonce)
}

fn opening() -> Row {
	fn offered(deed: &mut Deed) -> &mut Offer {
		let Call::open_negotiation { offer, .. } = &mut deed.1 else { panic!("a negotiation") };
		offer
	}
	fn consumer(deed: &mut Deed, who: Option<u64>) {
		let Call::open_negotiation { consumer, .. } = &mut deed.1 else { panic!("a negotiation") };
		*consumer = who.map(member);
	}
	let deed = || {
		let (product, consumer) = (negotiable(), Some(member(BUYER)));
		let call = Call::open_negotiation { nonce: [1; 32], product, consumer, offer: an_offer() };
		(signed(SELLER), call)
	};
	row(
		deed,
		for_members(),
		vec![
			no(Who, |deed| deed.0 = signed(RIVAL), Error::NotInCharge),
			no(Who, |deed| consumer(deed, None), Error::SameMember),
			no(Who, |deed| consumer(deed, Some(EXCHANGE)), Error::SameMember),
			no(State, |_| MaxOpen::set(0), Error::TooManyOpen),
			no(
				State,
				|deed| {
					let Call::open_negotiation { product, .. } = &mut deed.1 else { panic!("one") };
					*product = ProductId([9; 32]);
				},
				Error::NotFound,
			),
			no(State, delisted, Error::Delisted),
			no(State, withdrawn, Error::Withdrawn),
			no(State, frozen, Error::Frozen),
			no(State, |deed| offered(deed).units = 0, Error::NoUnits),
			no(State, |deed| offered(deed).units = 6, Error::SoldOut),
			no(
				State,
				|deed| {
					let bank = member(11);
					offered(deed).charge = Some(Charge { book: Book { bank, ..CNY }, amount: 1 });
				},
				Error::OtherPrice,
			),
			no(
				State,
				|deed| offered(deed).charge = Some(Charge { book: CNY, amount: 1_001 }),
				Error::AboveCap,
			),
			no(State, |_| capped_at(Some(899)), Error::AboveCap),
			no(State, |_| capped_at(None), Error::NoCap),
			no(Suspension, |_| Suspended::set(Some(BUYER)), Error::CounterpartNotLive),
			never(Expiry),
			no(Replay, twice, Error::AlreadyExists),
		],
	)
}

fn negotiating() -> Row {
	fn step(deed: &mut Deed) -> &mut Step {
		let Call::negotiate { step, .. } = &mut deed.1 else { panic!("a move") };
		step
	}
	let deed = || {
		negotiable();
		(signed(SELLER), Call::negotiate { negotiation: requested(1), step: Step::Agree })
	};
	row(
		deed,
		for_members(),
		vec![
			no(Who, |deed| deed.0 = signed(RIVAL), Error::NotInCharge),
			no(Who, by_buyer, Error::OtherSide),
			no(State, |deed| *step(deed) = Step::Finalize, Error::NoSuchMove),
			no(
				State,
				|_| {
					let id = negotiation_id(BUYER, 1);
					done(Market::negotiate(signed(BUYER), id, Step::Terminate));
				},
				Error::FinalState,
			),
			no(State, delisted, Error::Delisted),
			no(State, withdrawn, Error::Withdrawn),
			no(State, frozen, Error::Frozen),
			no(State, |_| capped_at(Some(899)), Error::AboveCap),
			no(State, |deed| *step(deed) = Step::Offer(Offer { units: 0, ..an_offer() }), Error::NoUnits),
			never(Expiry),
			no(
				Replay,
				|deed| {
					let Call::negotiate { negotiation, .. } = &mut deed.1 else { panic!("a move") };
					*negotiation = negotiation_id(BUYER, 8);
				},
				Error::NotFound,
			),
			no(Replay, twice, Error::NoSuchMove),
		],
	)
}

fn placing() -> Row {
	fn basis(deed: &mut Deed, of: Basis) {
		let Call::place_order { basis, .. } = &mut deed.1 else { panic!("an order") };
		*basis = of;
	}
	fn units(deed: &mut Deed, units: u64) {
		basis(deed, Basis::Listed { product: product_id(1), units });
	}
	/// A negotiation about another product.
	fn about_another() -> NegotiationId {
		let price = Price::Capped { book: CNY, cap: Cap::Stated(1_000) };
		let product = list(2, Listing { price, ..listing() });
		done(Market::open_negotiation(signed(BUYER), [2; 32], product, None, an_offer()));
		negotiation_id(BUYER, 2)
	}
	/// The order is by that, when it is finalised.
	fn agreed(deed: &mut Deed) {
		let id = about_another();
		for (who, step) in [(SELLER, Step::Agree), (BUYER, Step::Verify), (SELLER, Step::Finalize)] {
			done(Market::negotiate(signed(who), id, step));
		}
		basis(deed, Basis::Agreed(id));
	}
	let deed = || {
		let product = list(1, Listing { stock: Some(5), ..listing() });
		let basis = Basis::Listed { product, units: 1 };
		(signed(BUYER), Call::place_order { nonce: [1; 32], basis })
	};
	row(
		deed,
		for_members(),
		vec![
			no(Who, by_seller, Error::SameMember),
			no(Who, |deed| deed.0 = signed(EXCHANGE), Error::SameMember),
			no(Who, |deed| deed.0 = signed(ARBITER), Error::SameMember),
			no(
				Who,
				|deed| {
					agreed(deed);
					deed.0 = signed(RIVAL);
				},
				Error::NotInCharge,
			),
			no(State, |_| MaxOpen::set(0), Error::TooManyOpen),
			no(
				State,
				|deed| basis(deed, Basis::Listed { product: ProductId([9; 32]), units: 1 }),
				Error::NotFound,
			),
			no(State, |deed| basis(deed, Basis::Agreed(negotiation_id(BUYER, 8))), Error::NotFound),
			no(State, delisted, Error::Delisted),
			no(State, withdrawn, Error::Withdrawn),
			no(State, frozen, Error::Frozen),
			no(State, |_| MayNot::set(Some(SELLER)), Error::MayNotGrant),
			no(State, without_calendar, Error::NoCalendar),
			no(State, |deed| units(deed, 0), Error::NoUnits),
			no(State, |deed| units(deed, 6), Error::SoldOut),
			no(
				State,
				|deed| {
					let price = Price::Fixed { book: CNY, amount: u128::MAX };
					let product = list(2, Listing { price, ..listing() });
					basis(deed, Basis::Listed { product, units: 2 });
				},
				Error::TooLarge,
			),
			no(State, |_| capped_at(Some(999)), Error::AboveCap),
			no(
				State,
				|deed| {
					let price = Price::Capped { book: CNY, cap: Cap::Stated(1_000) };
					let product = list(2, Listing { price, ..listing() });
					basis(deed, Basis::Listed { product, units: 1 });
				},
				Error::Negotiable,
			),
			no(State, |deed| basis(deed, Basis::Agreed(about_another())), Error::NotAgreed),
			no(Suspension, without_seller, Error::CounterpartNotLive),
			never(Expiry),
			no(Replay, twice, Error::AlreadyExists),
			no(
				Replay,
				|deed| {
					agreed(deed);
					twice(deed);
					let Call::place_order { nonce, .. } = &mut deed.1 else { panic!("an order") };
					*nonce = [3; 32];
				},
				Error::AlreadyOrdered,
			),
		],
	)
}

fn cancelling() -> Row {
	let deed = || (signed(BUYER), Call::cancel { order: committed(listing()) });
	row(
		deed,
		for_one_of_it(),
		vec![
			no(State, |deed| *of(deed) = another(Stage::Locked), Error::WrongStage),
			no(State, about_a_settled_one, Error::WrongStage),
			no(Expiry, late, Error::TooLate),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn committing() -> Row {
	fn offered(deed: &mut Deed, to: u64) {
		put_offer(grant_of(*of(deed)), DATA, member(SELLER), member(to));
	}
	let deed = || {
		let order = placed(by_proof());
		put_offer(grant_of(order), DATA, member(SELLER), member(BUYER));
		let commitments = commitments(&encrypt(order, 0, &contents(DATA)));
		(signed(SELLER), Call::commit { order, grant: grant_of(order), commitments })
	};
	row(
		deed,
		for_its(by_buyer),
		vec![
			no(State, about_a_settled_one, Error::WrongStage),
			no(State, withdrawn, Error::Withdrawn),
			no(State, frozen, Error::Frozen),
			no(State, mismatched, Error::NotVerified),
			no(
				State,
				|deed| {
					let Call::commit { grant, .. } = &mut deed.1 else { panic!("a commitment") };
					*grant = GrantId([9; 32]);
				},
				Error::NotOffered,
			),
			no(State, |deed| offered(deed, RIVAL), Error::OtherGrant),
			no(
				State,
				|deed| {
					let Call::commit { commitments, .. } = &mut deed.1 else { panic!("a commitment") };
					commitments.truncate(1);
				},
				Error::WrongFiles,
			),
			no(Expiry, late, Error::TooLate),
			no(
				Replay,
				|deed| {
					let second = another(Stage::Placed);
					twice(deed);
					put_offer(grant_of(second), DATA, member(SELLER), member(BUYER));
					let Call::commit { order, grant, .. } = &mut deed.1 else { panic!("a commitment") };
					(*order, *grant) = (second, grant_of(second));
				},
				Error::CommitmentSeen,
			),
		],
	)
}

fn locking() -> Row {
	let deed = || {
		let order = committed(Listing { stock: Some(1), ..listing() });
		(signed(BUYER), Call::lock { order, key: one_time() })
	};
	row(
		deed,
		for_its(by_seller),
		vec![
			no(State, about_a_placed_one, Error::WrongStage),
			no(State, withdrawn, Error::Withdrawn),
			no(State, frozen, Error::Frozen),
			no(
				State,
				|deed| {
					let Call::lock { key, .. } = &mut deed.1 else { panic!("a lock") };
					*key = [0; 32];
				},
				Error::WeakKey,
			),
			no(
				State,
				|_| {
					another(Stage::Locked);
				},
				Error::SoldOut,
			),
			no(State, without_calendar, Error::NoCalendar),
			no(Suspension, without_seller, Error::CounterpartNotLive),
			refusals::no(Suspension, |_| Suspended::set(Some(EXCHANGE)), NOT_LIVE),
			no(Expiry, late, Error::TooLate),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn revealing() -> Row {
	fn given(deed: &mut Deed) -> &mut crate::HandedKeys {
		let Call::reveal { handed, .. } = &mut deed.1 else { panic!("keys") };
		handed
	}
	let deed = || {
		let order = locked(listing());
		(signed(SELLER), Call::reveal { order, handed: handed(order, keys(order, 0)) })
	};
	row(
		deed,
		for_its(by_buyer),
		vec![
			no(State, about_a_placed_one, Error::WrongStage),
			no(State, |deed| given(deed).truncate(1), Error::WrongFiles),
			no(State, |deed| given(deed)[0].ephemeral = [0; 32], Error::WeakKey),
			no(State, without_calendar, Error::NoCalendar),
			no(Expiry, late, Error::TooLate),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn transferring() -> Row {
	fn to(deed: &mut Deed, state: TransferState) {
		let Call::transfer { to, .. } = &mut deed.1 else { panic!("a transfer") };
		*to = state;
	}
	let deed =
		|| (signed(BUYER), Call::transfer { order: committed(listing()), to: TransferState::Requested });
	row(
		deed,
		for_one_of_it(),
		vec![
			no(Who, by_seller, Error::OtherSide),
			no(State, about_a_placed_one, Error::WrongStage),
			no(State, about_a_settled_one, Error::WrongStage),
			no(State, |deed| to(deed, TransferState::Suspended), Error::NoSuchMove),
			no(
				State,
				|deed| {
					twice(deed);
					to(deed, TransferState::Terminated);
					twice(deed);
				},
				Error::FinalState,
			),
			no(Expiry, late, Error::WrongStage),
			no(Replay, twice, Error::NoSuchMove),
		],
	)
}

fn accepting() -> Row {
	let deed = || (signed(BUYER), Call::accept { order: inspecting(listing()) });
	row(
		deed,
		for_its(by_seller),
		vec![
			no(State, about_a_placed_one, Error::WrongStage),
			no(Expiry, late, Error::TooLate),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn using() -> Row {
	fn says(order: OrderId, used_ms: u64) -> Call<Test> {
		let message = UseReceipt { order, used_ms }.signed_bytes(&genesis_hash::<Test>());
		let signature = Said { key: BUYER, message, slow: false };
		Call::note_use { order, used_ms, key: BUYER, signature }
	}
	let deed = || (signed(SELLER), says(inspecting(listing()), Now::get()));
	row(
		deed,
		for_its(by_buyer),
		vec![
			no(State, about_a_placed_one, Error::WrongStage),
			no(
				State,
				|deed| {
					let product = list(2, Listing { use_is_not_acceptance: true, ..listing() });
					let order = place(BUYER, 9, product);
					commit_honestly(order, 0);
					done(try_lock(BUYER, order));
					reveal(order, 0);
					deed.1 = says(order, Now::get());
				},
				Error::UseIsNotAcceptance,
			),
			no(Suspension, |_| Suspended::set(Some(BUYER)), Error::NotUsed),
			no(Expiry, late, Error::TooLate),
			no(Expiry, |deed| deed.1 = says(*of(deed), Now::get() + 1), Error::NotUsed),
			no(Replay, |deed| *of(deed) = another(Stage::Inspecting), Error::NotUsed),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn objecting() -> Row {
	let deed = || (signed(BUYER), Call::object { order: inspecting(listing()), evidence: [1; 32] });
	row(
		deed,
		for_its(by_seller),
		vec![
			no(State, about_a_placed_one, Error::WrongStage),
			no(State, |deed| *of(deed) = another(Stage::Committed), Error::WrongStage),
			no(
				State,
				|deed| {
					let order = place(BUYER, 9, list(2, by_proof()));
					commit_honestly(order, 0);
					done(try_lock(BUYER, order));
					reveal(order, 0);
					*of(deed) = order;
				},
				Error::NotByArbiter,
			),
			no(Expiry, late, Error::TooLate),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

/// The buyer objects.
fn objected() -> OrderId {
	let order = inspecting(listing());
	done(Market::object(signed(BUYER), order, [1; 32]));
	order
}

fn arbitrating() -> Row {
	let deed = || (signed(SELLER), Call::arbitrate { order: objected() });
	row(
		deed,
		for_one_of_it(),
		vec![
			no(State, |deed| *of(deed) = another(Stage::Inspecting), Error::WrongStage),
			no(Expiry, late, Error::TooLate),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn ruling() -> Row {
	let deed = || {
		let order = objected();
		done(Market::arbitrate(signed(SELLER), order));
		(signed(ARBITER), Call::rule { order, ruling: Ruling::Pay, document: [2; 32] })
	};
	let mut cases = for_its(by_buyer);
	cases.push(no(Who, by_seller, Error::NotInCharge));
	row(
		deed,
		cases,
		vec![
			no(State, |deed| *of(deed) = another(Stage::Inspecting), Error::WrongStage),
			no(Expiry, late, Error::TooLate),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn disputing() -> Row {
	fn evidence(deed: &mut Deed, evidence: Dispute) {
		let Call::dispute { evidence: of, .. } = &mut deed.1 else { panic!("a dispute") };
		**of = evidence;
	}
	/// The registered files with a byte changed.
	fn changed() -> [Vec<u8>; 2] {
		let mut files = contents(DATA);
		files[0][0] ^= 1;
		files
	}
	fn group(order: OrderId, files: &[Vec<u8>; 2]) -> Dispute {
		let registered = FileTree::of(&contents(DATA)[0]);
		Dispute::WrongGroup(encrypt(order, 0, files)[0].evidence(&registered, 0))
	}
	let deed = || {
		let (order, _) = inspecting_wrong(by_proof(), &changed());
		let evidence = Box::new(group(order, &changed()));
		(signed(BUYER), Call::dispute { order, file: 0, evidence })
	};
	row(
		deed,
		for_its(by_seller),
		vec![
			no(State, about_a_placed_one, Error::WrongStage),
			no(
				State,
				|deed| {
					let order = place(BUYER, 9, list(2, listing()));
					done(try_commit(order, &encrypt(order, 0, &changed())));
					done(try_lock(BUYER, order));
					reveal(order, 0);
					*of(deed) = order;
					evidence(deed, group(order, &changed()));
				},
				Error::NotByProof,
			),
			no(
				State,
				|deed| {
					let Call::dispute { file, .. } = &mut deed.1 else { panic!("a dispute") };
					*file = 2;
				},
				Error::NoSuchFile,
			),
			no(State, |deed| evidence(deed, Dispute::WrongKey { secret: SECRET }), Error::NotWrong),
			no(State, |deed| evidence(deed, Dispute::WrongKey { secret: [1; 32] }), Error::Unproven),
			no(Expiry, late, Error::TooLate),
			// It is of another order.
			no(Replay, |deed| *of(deed) = another(Stage::Inspecting), Error::Unproven),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn closing() -> Row {
	let deed = || {
		let order = inspecting(listing());
		Now::set(stored(order).due_ms);
		(signed(RIVAL), Call::close { order })
	};
	row(
		deed,
		for_members(),
		vec![
			no(State, about_a_settled_one, Error::WrongStage),
			no(
				State,
				|deed| {
					let order = another(Stage::Inspecting);
					IsFrozen::set(true);
					done(Market::accept(signed(BUYER), order));
					*of(deed) = order;
				},
				Error::Frozen,
			),
			no(Expiry, |deed| *of(deed) = another(Stage::Inspecting), Error::TooEarly),
			no(Replay, |deed| *of(deed) = order_id(BUYER, 8), Error::NotFound),
			no(Replay, twice, Error::WrongStage),
		],
	)
}

fn reclaiming() -> Row {
	let deed = || {
		let order = inspecting(listing());
		IsFrozen::set(true);
		done(Market::accept(signed(BUYER), order));
		Now::set(stored(order).due_ms);
		(signed(BUYER), Call::reclaim { order })
	};
	row(
		deed,
		for_its(by_seller),
		vec![
			no(
				State,
				|deed| {
					IsFrozen::set(false);
					*of(deed) = another(Stage::Inspecting);
				},
				Error::WrongStage,
			),
			no(State, |_| Objector::set(Some(BUYER)), Error::Frozen),
			no(Expiry, |deed| Now::set(stored(*of(deed)).due_ms - 1), Error::TooEarly),
			no(Replay, twice, Error::WrongStage),
		],
	)
}
