//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended or without its role, a time that is over
//! or has not come, and what was done before. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, OperationId,
	operation::{ChargeUnit, Ending, Purpose, Selection},
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Agreement, Call, Error, Operations, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

/// A dataset that does not exist.
const NOTHING: DatasetId = DatasetId([9; 32]);

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Operation(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

#[test]
fn each_error_is_in_the_table() {
	refusals::check_errors::<Error<Test>, _, _>(table(), &[]);
}

/// The calls, in their order.
fn table() -> [Row; 19] {
	[
		planning(),
		selecting(),
		offering(),
		signing(),
		adding(),
		withdrawing(),
		listing(),
		delisting(),
		permitting(),
		capping(),
		pricing(),
		beginning(),
		recording(),
		reversing(),
		disclosing(),
		terminating(),
		consenting(),
		noting(),
		replacing(),
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

/// Whoever signed has lost its roles since.
fn without_role(deed: &mut Deed) {
	NoRole::set(Some(frame_system::ensure_signed(deed.0.clone()).expect("a key signed")));
}

/// The operation that the deed is about.
fn of(deed: &mut Deed) -> &mut OperationId {
	match &mut deed.1 {
		Call::select_operator { operation, .. }
		| Call::offer_agreement { operation, .. }
		| Call::sign_agreement { operation, .. }
		| Call::add_data { operation, .. }
		| Call::withdraw_data { operation, .. }
		| Call::list_product { operation, .. }
		| Call::delist_product { operation, .. }
		| Call::permit_revenue { operation, .. }
		| Call::set_cap { operation, .. }
		| Call::set_price { operation, .. }
		| Call::begin { operation }
		| Call::record_revenue { operation, .. }
		| Call::reverse_revenue { operation, .. }
		| Call::disclose { operation, .. }
		| Call::terminate { operation, .. }
		| Call::consent { operation, .. }
		| Call::note_first_use { operation, .. }
		| Call::replace_authority { operation, .. } => operation,
		other => panic!("{other:?} is about no operation that there is"),
	}
}

/// The dataset that the deed is about.
fn about(deed: &mut Deed) -> &mut DatasetId {
	match &mut deed.1 {
		Call::add_data { dataset, .. }
		| Call::withdraw_data { dataset, .. }
		| Call::list_product { dataset, .. }
		| Call::consent { dataset, .. }
		| Call::note_first_use { dataset, .. } => dataset,
		other => panic!("{other:?} is about no dataset"),
	}
}

/// The product that the deed is about.
fn product(deed: &mut Deed) -> &mut u32 {
	match &mut deed.1 {
		Call::delist_product { product, .. }
		| Call::set_cap { product, .. }
		| Call::set_price { product, .. }
		| Call::record_revenue { product, .. } => product,
		other => panic!("{other:?} is about no product"),
	}
}

/// The year that the deed is about.
fn year(deed: &mut Deed) -> &mut u16 {
	match &mut deed.1 {
		Call::permit_revenue { year, .. }
		| Call::record_revenue { year, .. }
		| Call::reverse_revenue { year, .. }
		| Call::disclose { year, .. } => year,
		other => panic!("{other:?} is about no year"),
	}
}

/// The operation was ended.
fn ended(deed: &mut Deed) {
	let id = *of(deed);
	done(Operation::terminate(signed(BODY), id, Ending::Other, [1; 32]));
}

/// The agreement's term is over.
fn expired(_: &mut Deed) {
	Now::set(day("2029-03-01").end_in_china());
}

/// It is about another operation, whose agreement is not signed.
fn unsigned(deed: &mut Deed) {
	*of(deed) = offered(9);
}

/// The product is taken off the list.
fn delisted(deed: &mut Deed) {
	let id = *of(deed);
	done(Operation::delist_product(signed(OPERATOR), id, 1));
}

/// The deed is about another product, which serves the public good.
fn free(deed: &mut Deed) {
	let id = *of(deed);
	done(list(id, SECOND, Purpose::PublicGood));
	*product(deed) = 2;
}

/// The operator has disclosed 2026.
fn closed(deed: &mut Deed) {
	let id = *of(deed);
	on("2027-01-10");
	done(Operation::disclose(signed(OPERATOR), id, 2026, [1; 32]));
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

/// What keeps from a call for one in an operation.
fn for_one_of_it() -> Vec<Case> {
	let mut cases = for_members();
	cases.extend([
		no(Who, |deed| deed.0 = signed(OTHER_BODY), Error::NotInCharge),
		no(Who, |deed| deed.0 = signed(RIVAL), Error::NotInCharge),
		no(Replay, |deed| *of(deed) = operation_id(BODY, 8), Error::NotFound),
	]);
	cases
}

/// What keeps from a call for the operation's body.
fn for_its_body() -> Vec<Case> {
	let mut cases = for_one_of_it();
	cases.extend([
		no(Who, |deed| deed.0 = signed(OPERATOR), Error::NotInCharge),
		no(Suspension, without_role, Error::NotImplementingBody),
	]);
	cases
}

/// What keeps from a call for its operator.
fn for_its_operator() -> Vec<Case> {
	let mut cases = for_one_of_it();
	cases.extend([
		no(Who, |deed| deed.0 = signed(BODY), Error::NotInCharge),
		no(Suspension, without_role, Error::NotOperator),
	]);
	cases
}

/// What keeps from a call while an agreement holds.
fn while_it_holds() -> Vec<Case> {
	vec![
		no(State, unsigned, Error::NotSigned),
		no(State, ended, Error::Ended),
		no(Expiry, expired, Error::Ended),
	]
}

fn row(deed: fn() -> Deed, common: Vec<Case>, own: Vec<Case>) -> Row {
	(deed, common.into_iter().chain(own).collect())
}

fn with(mut some: Vec<Case>, more: Vec<Case>) -> Vec<Case> {
	some.extend(more);
	some
}

fn planning() -> Row {
	fn authority(deed: &mut Deed, who: u64) {
		let Call::plan { plan, .. } = &mut deed.1 else { panic!("a plan") };
		plan.price_authority = member(who);
	}
	let deed = || (signed(BODY), Call::plan { nonce: [1; 32], plan: the_plan() });
	row(
		deed,
		for_members(),
		vec![
			no(Who, |deed| deed.0 = signed(OPERATOR), Error::NotImplementingBody),
			no(State, |deed| authority(deed, OPERATOR), Error::NotPriceAuthority),
			no(State, |_| MaxOperations::set(0), Error::TooManyOperations),
			no(Suspension, |_| Suspended::set(Some(AUTHORITY)), Error::NotPriceAuthority),
			no(Suspension, without_role, Error::NotImplementingBody),
			never(Expiry),
			no(Replay, twice, Error::AlreadyExists),
		],
	)
}

fn selecting() -> Row {
	fn operator(deed: &mut Deed, who: u64) {
		let Call::select_operator { operator, .. } = &mut deed.1 else { panic!("a selection") };
		*operator = member(who);
	}
	let deed = || {
		let (operation, operator) = (planned(1), member(OPERATOR));
		let method = Selection::OpenTender;
		(signed(BODY), Call::select_operator { operation, operator, method, document: [6; 32] })
	};
	row(
		deed,
		for_its_body(),
		vec![
			no(State, |deed| operator(deed, BODY), Error::SameMember),
			no(State, |deed| operator(deed, ALICE), Error::NotOperator),
			no(State, |deed| *of(deed) = agreed(9), Error::AlreadySigned),
			no(State, ended, Error::Ended),
			no(Suspension, |_| Suspended::set(Some(OPERATOR)), Error::NotOperator),
			never(Expiry),
		],
	)
}

fn offering() -> Row {
	fn agreement(deed: &mut Deed) -> &mut Agreement {
		let Call::offer_agreement { agreement, .. } = &mut deed.1 else { panic!("an offer") };
		agreement
	}
	let deed = || {
		let operation = selected(1);
		(signed(BODY), Call::offer_agreement { operation, agreement: the_agreement() })
	};
	row(
		deed,
		for_its_body(),
		vec![
			no(State, |deed| *of(deed) = planned(9), Error::NotSelected),
			no(State, |deed| *of(deed) = agreed(9), Error::AlreadySigned),
			no(State, ended, Error::Ended),
			no(
				State,
				|deed| {
					agreement(deed).currency =
						codec::Decode::decode(&mut &b"cny"[..]).expect("three bytes decode");
				},
				Error::InvalidCurrency,
			),
			no(State, |deed| agreement(deed).last = day("2026-03-01"), Error::InvalidTerm),
			no(State, |deed| agreement(deed).last = day("2031-03-02"), Error::TermTooLong),
			no(
				State,
				|deed| {
					MaxTermMonths::set(u32::MAX);
					agreement(deed).last = day("2056-03-02");
				},
				Error::TermTooLong,
			),
			no(Expiry, expired, Error::TooLate),
		],
	)
}

fn signing() -> Row {
	let deed =
		|| (signed(OPERATOR), Call::sign_agreement { operation: offered(1), agreement: the_agreement() });
	row(
		deed,
		for_its_operator(),
		vec![
			no(State, |deed| *of(deed) = selected(9), Error::NotOffered),
			no(State, ended, Error::Ended),
			no(
				State,
				|deed| {
					let Call::sign_agreement { agreement, .. } = &mut deed.1 else { panic!("a signature") };
					agreement.last = agreement.last.previous();
				},
				Error::OtherAgreement,
			),
			no(Expiry, expired, Error::TooLate),
			no(Replay, twice, Error::AlreadySigned),
		],
	)
}

fn adding() -> Row {
	let deed = || (signed(BODY), Call::add_data { operation: agreed(1), dataset: DATA });
	row(
		deed,
		with(for_its_body(), while_it_holds()),
		vec![
			no(State, |deed| *about(deed) = NOTHING, Error::UnknownDataset),
			no(State, |_| WithdrawnData::set(Some(DATA)), Error::Withdrawn),
			no(State, |deed| *about(deed) = CORE, Error::CoreData),
			no(State, |_| FrozenData::set(Some(DATA)), Error::Frozen),
			no(State, |deed| *about(deed) = PRODUCT, Error::NotPublicData),
			no(State, |deed| *about(deed) = MORE, Error::NoConsent),
			no(State, |_| MaxData::set(0), Error::TooManyData),
			no(Replay, twice, Error::AlreadyIn),
		],
	)
}

fn withdrawing() -> Row {
	let deed = || (signed(BODY), Call::withdraw_data { operation: listed(1), dataset: DATA });
	row(
		deed,
		with(for_its_body(), while_it_holds()),
		vec![no(State, |deed| *about(deed) = MORE, Error::NotIn), no(Replay, twice, Error::NotIn)],
	)
}

fn listing() -> Row {
	let deed = || {
		let operation = agreed(1);
		done(Operation::add_data(signed(BODY), operation, DATA));
		let (purpose, unit) = (Purpose::Industry, ChargeUnit::Time);
		let call = Call::list_product { operation, dataset: PRODUCT, purpose, unit, per: 60 };
		(signed(OPERATOR), call)
	};
	row(
		deed,
		with(for_its_operator(), while_it_holds()),
		vec![
			no(State, |deed| *about(deed) = NOTHING, Error::UnknownDataset),
			no(State, |_| WithdrawnData::set(Some(PRODUCT)), Error::Withdrawn),
			no(State, |deed| *about(deed) = CORE, Error::CoreData),
			no(State, |_| FrozenData::set(Some(PRODUCT)), Error::Frozen),
			no(State, |deed| *about(deed) = DATA, Error::NotProduct),
			no(State, |deed| *about(deed) = RIVALS, Error::NotHolder),
			no(State, |deed| *about(deed) = FOREIGN, Error::NotOfItsData),
			no(
				State,
				|deed| {
					let id = *of(deed);
					done(Operation::withdraw_data(signed(BODY), id, DATA));
				},
				Error::NotOfItsData,
			),
			no(
				State,
				|deed| {
					let Call::list_product { per, .. } = &mut deed.1 else { panic!("a product") };
					*per = 0;
				},
				Error::InvalidUnit,
			),
			no(State, |_| MaxProducts::set(0), Error::TooManyProducts),
			// It is listed in another operation.
			no(
				State,
				|_| {
					listed(9);
				},
				Error::AlreadyListed,
			),
			no(Replay, twice, Error::AlreadyListed),
		],
	)
}

fn delisting() -> Row {
	let deed = || (signed(OPERATOR), Call::delist_product { operation: listed(1), product: 1 });
	row(
		deed,
		with(for_one_of_it(), while_it_holds()),
		vec![no(State, |deed| *product(deed) = 2, Error::NoSuchProduct), no(Replay, twice, Error::Delisted)],
	)
}

fn permitting() -> Row {
	let deed = || {
		let operation = begun(1);
		(signed(AUTHORITY), Call::permit_revenue { operation, year: 2026, granted: 1_000, decision: [8; 32] })
	};
	row(
		deed,
		for_one_of_it(),
		vec![
			no(State, unsigned, Error::NotSigned),
			// What never began has no books that are open still.
			no(
				State,
				|deed| {
					*of(deed) = agreed(9);
					ended(deed);
				},
				Error::Ended,
			),
			no(
				Expiry,
				|deed| {
					*of(deed) = agreed(9);
					expired(deed);
				},
				Error::Ended,
			),
			no(
				State,
				|deed| {
					ended(deed);
					*year(deed) = 2027;
				},
				Error::OtherYear,
			),
			no(Who, |deed| deed.0 = signed(OTHER_AUTHORITY), Error::NotInCharge),
			no(Who, |deed| deed.0 = signed(BODY), Error::NotInCharge),
			no(Suspension, without_role, Error::NotPriceAuthority),
			no(State, |deed| *year(deed) = 2025, Error::OtherYear),
			no(State, |deed| *year(deed) = 2030, Error::OtherYear),
			no(Expiry, closed, Error::YearClosed),
			no(State, |deed| *year(deed) = 2028, Error::EarlierYearOpen),
		],
	)
}

fn capping() -> Row {
	let deed = || {
		let operation = listed(1);
		(signed(BODY), Call::set_cap { operation, product: 1, cap: 500, decision: [7; 32] })
	};
	row(
		deed,
		with(for_its_body(), while_it_holds()),
		vec![
			no(State, |deed| *product(deed) = 2, Error::NoSuchProduct),
			no(State, delisted, Error::Delisted),
			no(State, free, Error::Free),
			// A full year has been operated, and nothing is permitted in the next.
			no(
				State,
				|deed| {
					let id = *of(deed);
					done(dispatch(deed.clone()));
					done(Operation::begin(signed(BODY), id));
					on("2028-01-05");
				},
				Error::NoPermittedRevenue,
			),
		],
	)
}

fn pricing() -> Row {
	fn price(deed: &mut Deed) -> &mut u128 {
		let Call::set_price { price, .. } = &mut deed.1 else { panic!("a price") };
		price
	}
	let deed = || {
		let operation = priced(1);
		(signed(OPERATOR), Call::set_price { operation, product: 1, price: 400 })
	};
	row(
		deed,
		with(for_its_operator(), while_it_holds()),
		vec![
			no(State, |deed| *product(deed) = 2, Error::NoSuchProduct),
			no(State, delisted, Error::Delisted),
			no(State, free, Error::Free),
			no(State, |deed| *price(deed) = 501, Error::AboveCap),
			no(
				State,
				|deed| {
					let id = *of(deed);
					done(list(id, SECOND, Purpose::Industry));
					*product(deed) = 2;
				},
				Error::NoCap,
			),
		],
	)
}

fn beginning() -> Row {
	let deed = || (signed(BODY), Call::begin { operation: priced(1) });
	row(
		deed,
		with(for_its_body(), while_it_holds()),
		vec![
			no(State, |deed| *of(deed) = agreed(9), Error::NoData),
			no(
				State,
				|deed| {
					let id = *of(deed);
					done(Operation::delist_product(signed(BODY), id, 1));
				},
				Error::NoProduct,
			),
			no(
				State,
				|deed| {
					let id = *of(deed);
					done(list(id, SECOND, Purpose::Industry));
				},
				Error::NoCap,
			),
			no(
				Expiry,
				|deed| {
					let id = selected(9);
					let agreement = Agreement { from: day("2026-03-03"), ..the_agreement() };
					done(Operation::offer_agreement(signed(BODY), id, agreement));
					done(Operation::sign_agreement(signed(OPERATOR), id, agreement));
					*of(deed) = id;
				},
				Error::TooEarly,
			),
			no(Replay, twice, Error::AlreadyBegun),
		],
	)
}

fn recording() -> Row {
	fn numbers(deed: &mut Deed) -> (&mut u32, &mut u128, &mut u128) {
		let Call::record_revenue { tariff, units, amount, .. } = &mut deed.1 else { panic!("an entry") };
		(tariff, units, amount)
	}
	let deed = || {
		let operation = begun(1);
		let (product, tariff, units, amount) = (1, 2, 1_000, 300);
		let call = Call::record_revenue { operation, year: 2026, product, tariff, units, amount };
		(signed(OPERATOR), call)
	};
	row(
		deed,
		for_its_operator(),
		vec![
			no(State, |deed| *of(deed) = agreed(9), Error::NotBegun),
			no(State, |deed| *year(deed) = 2025, Error::OtherYear),
			no(State, |deed| *year(deed) = 2027, Error::OtherYear),
			no(Expiry, closed, Error::YearClosed),
			no(State, |deed| *product(deed) = 2, Error::NoSuchProduct),
			no(State, free, Error::Free),
			no(
				Expiry,
				|deed| {
					delisted(deed);
					on("2027-01-10");
					*year(deed) = 2027;
				},
				Error::Delisted,
			),
			no(State, |deed| *numbers(deed).2 = 0, Error::NothingCharged),
			no(State, |deed| *numbers(deed).2 = 301, Error::AbovePrice),
			no(State, |deed| *numbers(deed).1 = 999, Error::AbovePrice),
			no(State, |deed| *numbers(deed).1 = u128::MAX, Error::TooLarge),
			// The first has a cap and no price, the third is not there.
			no(State, |deed| *numbers(deed).0 = 1, Error::NoTariff),
			no(State, |deed| *numbers(deed).0 = 3, Error::NoTariff),
			no(
				Expiry,
				|deed| {
					let id = *of(deed);
					done(Operation::set_price(signed(OPERATOR), id, 1, 200));
					on("2027-01-10");
					*year(deed) = 2027;
				},
				Error::OtherTariff,
			),
			no(
				Expiry,
				|deed| {
					on("2028-01-05");
					*year(deed) = 2028;
				},
				Error::NoPermittedRevenue,
			),
		],
	)
}

fn reversing() -> Row {
	fn sequence(deed: &mut Deed) -> &mut u32 {
		let Call::reverse_revenue { sequence, .. } = &mut deed.1 else { panic!("a reversal") };
		sequence
	}
	let deed = || {
		let operation = begun(1);
		done(charge(operation, 2026, 150));
		(signed(OPERATOR), Call::reverse_revenue { operation, year: 2026, sequence: 1 })
	};
	row(
		deed,
		for_its_operator(),
		vec![
			no(State, |deed| *sequence(deed) = 2, Error::NoEntry),
			no(State, |deed| *year(deed) = 2027, Error::NoEntry),
			no(Expiry, closed, Error::YearClosed),
			no(Replay, twice, Error::AlreadyReversed),
		],
	)
}

fn disclosing() -> Row {
	let deed = || {
		let operation = begun(1);
		on("2027-01-10");
		(signed(OPERATOR), Call::disclose { operation, year: 2026, document: [1; 32] })
	};
	row(
		deed,
		for_one_of_it(),
		vec![
			no(State, |deed| *of(deed) = agreed(9), Error::NotBegun),
			no(State, |deed| *year(deed) = 2025, Error::OtherYear),
			no(State, |deed| *year(deed) = 2028, Error::OtherYear),
			no(
				State,
				|deed| {
					on("2028-01-10");
					*year(deed) = 2027;
				},
				Error::EarlierYearOpen,
			),
			no(Expiry, |deed| *year(deed) = 2027, Error::TooEarly),
		],
	)
}

fn terminating() -> Row {
	let deed = || {
		let operation = begun(1);
		(signed(BODY), Call::terminate { operation, ground: Ending::Breach, document: [1; 32] })
	};
	row(
		deed,
		for_its_body(),
		vec![
			no(State, ended, Error::Ended),
			no(Expiry, expired, Error::Ended),
			no(Replay, twice, Error::Ended),
		],
	)
}

fn consenting() -> Row {
	let deed = || {
		let (operation, document) = (agreed(1), Some([9; 32]));
		(signed(ALICE), Call::consent { operation, dataset: MORE, document })
	};
	row(
		deed,
		for_members(),
		vec![
			no(Who, |deed| deed.0 = signed(BODY), Error::NotHolder),
			no(State, |deed| *about(deed) = NOTHING, Error::UnknownDataset),
			no(State, ended, Error::Ended),
			// Nothing was consented to that could be taken back.
			no(
				State,
				|deed| {
					let Call::consent { document, .. } = &mut deed.1 else { panic!("a consent") };
					*document = None;
				},
				Error::NoConsent,
			),
			no(Expiry, expired, Error::Ended),
			no(Replay, |deed| *of(deed) = operation_id(BODY, 8), Error::NotFound),
		],
	)
}

fn noting() -> Row {
	let deed = || {
		let first = agreed(2);
		done(Operation::add_data(signed(BODY), first, DATA));
		(signed(ALICE), Call::note_first_use { operation: begun(1), dataset: DATA })
	};
	row(
		deed,
		for_members(),
		vec![
			no(State, |deed| *of(deed) = agreed(9), Error::NotBegun),
			no(State, |deed| *about(deed) = MORE, Error::NotIn),
			never(Expiry),
			no(Replay, twice, Error::AlreadyUsed),
			no(Replay, |deed| *of(deed) = operation_id(BODY, 8), Error::NotFound),
		],
	)
}

fn replacing() -> Row {
	fn authority(deed: &mut Deed, who: u64) {
		let Call::replace_authority { authority, .. } = &mut deed.1 else { panic!("an authority") };
		*authority = member(who);
	}
	let deed = || {
		let operation = agreed(1);
		Operations::<Test>::mutate(operation, |it| {
			it.as_mut().expect("it was planned").plan.price_authority = member(STRANGER);
		});
		let (authority, decision) = (member(AUTHORITY), [9; 32]);
		(signed(BODY), Call::replace_authority { operation, authority, decision })
	};
	row(
		deed,
		for_its_body(),
		vec![
			no(State, |deed| *of(deed) = agreed(9), Error::AuthorityActs),
			no(State, |deed| authority(deed, OPERATOR), Error::NotPriceAuthority),
			no(Suspension, |_| Suspended::set(Some(AUTHORITY)), Error::NotPriceAuthority),
			// Books are open after the end as well.
			never(Expiry),
			no(Replay, twice, Error::AuthorityActs),
		],
	)
}
