//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended, a time that is over, and what was
//! signed for another object. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	InstructionId, Party,
	date::Day,
	settlement::{Book, Leg, When},
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{
	Call, Error, Event, MediatorIds, Status,
	mock::{self, *},
};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn bad_origin(alter: fn(&mut Deed)) -> Case {
	refusals::no(Who, alter, BadOrigin.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Settlement(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

/// The calls, in their order.
fn table() -> [Row; 12] {
	[
		open_book(),
		receive(),
		pay(),
		make(),
		agree(),
		withdraw(),
		execute(),
		reject(),
		clear(),
		mediate(),
		attest(),
		net(),
	]
}

/// What Carol arranges: Alice gives Bob a thing, for money.
fn sale() -> [Leg; 2] {
	[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)]
}

/// An instruction of Bob's, in which neither he nor Alice is a party.
fn others() -> InstructionId {
	instruct(BOB, 2, &[gives(CUSTOMER, CAROL, 5), pays(CAROL, CUSTOMER, 1)])
}

fn affirm_all(instruction: InstructionId, parties: &[u64]) {
	parties.iter().for_each(|who| affirm(*who, instruction));
}

/// The instruction that the deed is about.
fn of(deed: &mut Deed) -> &mut InstructionId {
	match &mut deed.1 {
		Call::affirm { instruction }
		| Call::withdraw { instruction }
		| Call::execute { instruction }
		| Call::reject { instruction }
		| Call::clear { instruction }
		| Call::mediate { instruction, .. }
		| Call::attest { instruction, .. } => instruction,
		other => panic!("{other:?} is about no instruction"),
	}
}

/// It is about one by which a key gets the thing that it was made for. These affirm it; then the key is retired.
fn of_a_retired_key(deed: &mut Deed, affirmed: &[u64]) {
	*of(deed) = instruct_later(CAROL, 3, &[gives(ALICE, KEY, 3)]);
	affirm_all(*of(deed), affirmed);
	Retired::set(vec![KEY]);
}

/// The same, and the key is who tries.
fn by_a_retired_key(deed: &mut Deed, affirmed: &[u64]) {
	of_a_retired_key(deed, affirmed);
	deed.0 = signed(KEY);
}

/// One that both affirmed in time, tried by this one when it is due.
fn of_a_key_retired_since(deed: &mut Deed, who: RuntimeOrigin) {
	Now::set(NOON);
	of_a_retired_key(deed, &[ALICE, KEY]);
	Now::set(NOON + 500);
	deed.0 = who;
}

fn rejected(deed: &mut Deed) {
	assert_ok!(Settlement::reject(signed(BOB), *of(deed)));
}

fn settled(deed: &mut Deed) {
	assert_ok!(Settlement::execute(signed(BOB), *of(deed)));
}

fn book_of(deed: &mut Deed) -> &mut Book {
	let Call::open_book { book, .. } = &mut deed.1 else { panic!("a book is opened") };
	book
}

/// For whom the bank attests, and how much.
fn attested(deed: &mut Deed) -> (&mut Party, &mut u128) {
	match &mut deed.1 {
		Call::received { holder, amount, .. } | Call::paid { holder, amount, .. } => (holder, amount),
		other => panic!("{other:?} attests nothing"),
	}
}

/// Of other legs than those of the sale.
fn moves(deed: &mut Deed, others: &[Leg]) {
	let Call::instruct { legs, .. } = &mut deed.1 else { panic!("an instruction is made") };
	*legs = self::legs(others);
}

/// Who is asked to mediate.
fn mediating(deed: &mut Deed) -> &mut MediatorIds {
	let Call::instruct { mediators, .. } = &mut deed.1 else { panic!("an instruction is made") };
	mediators
}

fn kept(deed: &mut Deed) {
	let Call::instruct { when, .. } = &mut deed.1 else { panic!("an instruction is made") };
	*when = When::Kept;
}

/// It is about what another pallet keeps and both have affirmed.
fn of_a_keeper(deed: &mut Deed) {
	*of(deed) = keep(CAROL, 7, &[pays(BOB, ALICE, 1)], &[ALICE, BOB]);
}

/// It is about what both have affirmed, and for which a bank attested one of two payments.
fn half_attested(deed: &mut Deed) {
	let legs = [transfers(BOB, ALICE, 1, BANK), transfers(BOB, ALICE, 2, BANK)];
	*of(deed) = instruct(CAROL, 7, &legs);
	affirm_all(*of(deed), &[ALICE, BOB]);
	assert_ok!(try_attest(BANK, *of(deed), 0, 7));
}

fn open_book() -> Row {
	let deed =
		|| (RuntimeOrigin::root(), Call::open_book { book: Book { bank: member(12), ..CNY }, decimals: 2 });
	let cases = vec![
		bad_origin(|deed| deed.0 = signed(BANK)),
		bad_origin(|deed| deed.0 = signed(STRANGER)),
		bad_origin(|deed| deed.0 = RuntimeOrigin::none()),
		no(State, |deed| book_of(deed).bank = member(ALICE), Error::NotBank),
		no(State, |_| NoBanks::set(vec![12]), Error::NotBank),
		no(State, |_| Platforms::set(vec![12]), Error::BankIsPlatform),
		// A suspended bank can have a book, in which it attests nothing until it is back.
		never(Suspension),
		never(Expiry),
		no(Replay, |deed| *book_of(deed) = CNY, Error::AlreadyOpen),
	];
	(deed, cases)
}

/// What keeps from both attestations.
fn attesting() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(OTHER_BANK), Error::NoSuchBook),
		no(Who, |deed| deed.0 = signed(ALICE), Error::NoSuchBook),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(KEY), Error::NotMember),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(Who, |deed| *attested(deed).0 = party(BANK), Error::HolderIsBank),
		no(State, |deed| *attested(deed).1 = 0, Error::ZeroAmount),
		no(Suspension, |_| Suspended::set(vec![BANK]), Error::NotMember),
		// What a bank owes does not lapse.
		never(Expiry),
		// One series of references for both directions, whoever it is for.
		no(Replay, |_| done(received(BANK, BOB, 10, 1)), Error::ReferenceUsed),
		no(Replay, |_| done(paid(BANK, BOB, 10, 1)), Error::ReferenceUsed),
	]
}

fn receive() -> Row {
	let deed = || {
		let (currency, holder, amount, reference) = (CNY.currency, party(ALICE), 300, reference(1));
		(signed(BANK), Call::received { currency, holder, amount, reference })
	};
	let mut cases = attesting();
	cases.extend([
		no(State, |_| NoBanks::set(vec![BANK]), Error::NotBank),
		no(State, |_| Platforms::set(vec![BANK]), Error::BankIsPlatform),
		no(State, |deed| *attested(deed).1 = u128::MAX, Error::TooMuch),
		no(Suspension, |_| Suspended::set(vec![ALICE]), Error::HolderNotLive),
		no(
			Suspension,
			|deed| {
				*attested(deed).0 = party(KEY);
				Retired::set(vec![KEY]);
			},
			Error::HolderNotLive,
		),
	]);
	(deed, cases)
}

fn pay() -> Row {
	let deed = || {
		let (currency, holder, amount, reference) = (CNY.currency, party(ALICE), 300, reference(1));
		(signed(BANK), Call::paid { currency, holder, amount, reference })
	};
	let mut cases = attesting();
	cases.extend([
		// Of her thousand what is not locked is one less than that.
		no(State, |_| affirm(ALICE, instruct(CAROL, 1, &[pays(ALICE, BOB, 701)])), Error::InsufficientFunds),
		no(State, |deed| *attested(deed).1 = 1_001, Error::InsufficientFunds),
		no(State, |deed| *attested(deed).0 = party(CAROL), Error::InsufficientFunds),
	]);
	(deed, cases)
}

fn make() -> Row {
	let deed = || {
		let (nonce, legs, when) = ([1; 32], legs(&sale()), When::LastAffirmation);
		let mediators = mediators(&[MEDIATOR]);
		(signed(CAROL), Call::instruct { nonce, legs, when, expires_ms: EXPIRY, about: None, mediators })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(KEY), Error::NotMember),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(Who, |deed| moves(deed, &[pays(BANK, ALICE, 1)]), Error::BankIsParty),
		no(Who, |deed| moves(deed, &[transfers(BOB, ALICE, 1, ALICE)]), Error::AttestorIsParty),
		no(Who, |deed| moves(deed, &[transfers(BOB, ALICE, 1, CAROL)]), Error::NoSuchBook),
		no(Who, |deed| *mediating(deed) = mediators(&[BOB]), Error::MediatorIsParty),
		no(Who, |deed| *mediating(deed) = mediators(&[MEDIATOR, MEDIATOR]), Error::DuplicateMediator),
		no(State, |_| MaxOpenPerMember::set(0), Error::TooManyOpen),
		no(
			State,
			|deed| {
				moves(deed, &[transfers(BOB, ALICE, 1, BANK)]);
				Platforms::set(vec![BANK]);
			},
			Error::BankIsPlatform,
		),
		no(
			State,
			|deed| {
				moves(deed, &[transfers(BOB, ALICE, 1, BANK)]);
				NoBanks::set(vec![BANK]);
			},
			Error::NotBank,
		),
		no(State, |deed| moves(deed, &[]), Error::NoLegs),
		no(State, |deed| moves(deed, &[pays(ALICE, ALICE, 1)]), Error::LegToItself),
		no(State, |deed| moves(deed, &[pays(BOB, ALICE, 0)]), Error::ZeroAmount),
		no(State, kept, Error::Kept),
		no(Suspension, |_| Suspended::set(vec![MEDIATOR]), Error::MediatorNotLive),
		no(Suspension, |_| Suspended::set(vec![CAROL]), Error::NotMember),
		no(Suspension, |_| Suspended::set(vec![ALICE]), Error::PartyNotLive),
		no(Suspension, |_| Suspended::set(vec![BOB]), Error::PartyNotLive),
		no(Suspension, |_| Suspended::set(vec![BANK]), Error::BankNotLive),
		no(
			Suspension,
			|deed| {
				moves(deed, &[gives(ALICE, KEY, 3)]);
				Retired::set(vec![KEY]);
			},
			Error::PartyNotLive,
		),
		no(Expiry, |_| Now::set(EXPIRY), Error::InvalidExpiry),
		no(Replay, |_| done(try_instruct(CAROL, 1, &[pays(BOB, ALICE, 1)])), Error::AlreadyExists),
		no(Replay, |deed| moves(deed, &[gives(ALICE, KEY, 5)]), Error::KeyOfOtherObject),
		no(Replay, |deed| moves(deed, &[gives(ALICE, BOB, 1); 2]), Error::DuplicateThing),
	];
	(deed, cases)
}

/// What keeps whoever is no party, or not any more, from what parties do; the instruction of the deed is affirmed by nobody.
fn of_parties() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(BANK), Error::NotParty),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotParty),
		no(Who, |deed| deed.0 = signed(KEY), Error::NotParty),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotAdmitted),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(State, rejected, Error::Closed),
		no(Suspension, |_| Suspended::set(vec![ALICE]), Error::NotAdmitted),
		no(Replay, |deed| *of(deed) = others(), Error::NotParty),
		no(Replay, |deed| *of(deed) = id(CAROL, 9), Error::NotFound),
	]
}

fn agree() -> Row {
	let deed = || (signed(ALICE), Call::affirm { instruction: instruct(CAROL, 1, &sale()) });
	let mut cases = of_parties();
	cases.extend([
		no(Who, |deed| deed.0 = signed(CAROL), Error::NotParty),
		no(State, |deed| affirm(ALICE, *of(deed)), Error::AlreadyAffirmed),
		no(
			State,
			|deed| *of(deed) = instruct(CAROL, 2, &[gives(ALICE, BOB, 1), pays(ALICE, BOB, 1_001)]),
			Error::InsufficientFunds,
		),
		no(Suspension, |deed| by_a_retired_key(deed, &[]), Error::NotAdmitted),
		no(Expiry, |_| Now::set(EXPIRY), Error::Expired),
	]);
	(deed, cases)
}

fn withdraw() -> Row {
	let deed = || {
		let instruction = instruct(CAROL, 1, &sale());
		affirm(ALICE, instruction);
		(signed(ALICE), Call::withdraw { instruction })
	};
	let mut cases = of_parties();
	cases.extend([
		no(Who, |deed| deed.0 = signed(CAROL), Error::NotParty),
		no(State, |deed| deed.0 = signed(BOB), Error::NotAffirmed),
		no(State, |deed| affirm(BOB, *of(deed)), Error::Closed),
		no(State, of_a_keeper, Error::Kept),
		no(State, half_attested, Error::MoneyWasPaid),
		no(Suspension, |deed| by_a_retired_key(deed, &[ALICE, KEY]), Error::NotAdmitted),
		// What has lapsed is locked still: one takes it back.
		never(Expiry),
		no(Replay, |deed| *of(deed) = instruct(CAROL, 2, &sale()), Error::NotAffirmed),
	]);
	(deed, cases)
}

/// It is about what both have affirmed and a mediator agreed to for a while; Alice broke her thing meanwhile, so that it is open.
fn of_an_agreement(deed: &mut Deed) {
	Now::set(NOON);
	*of(deed) = mediated(CAROL, 7, &[gives(ALICE, BOB, 5), pays(BOB, ALICE, 1)], &[MEDIATOR]);
	mock::mediate(MEDIATOR, *of(deed), NOON + 10);
	Broken::set(Some(thing(5)));
	affirm_all(*of(deed), &[ALICE, BOB]);
	Broken::set(None);
}

fn of_an_expired_agreement(deed: &mut Deed) {
	of_an_agreement(deed);
	Now::set(NOON + 10);
}

fn of_a_mediator_suspended_since(deed: &mut Deed) {
	of_an_agreement(deed);
	Suspended::set(vec![MEDIATOR]);
}

fn execute() -> Row {
	let deed = || {
		let instruction = instruct_later(CAROL, 1, &sale());
		affirm_all(instruction, &[ALICE, BOB]);
		Now::set(NOON + 500);
		(signed(ALICE), Call::execute { instruction })
	};
	let mut cases = of_parties();
	cases.extend([
		no(Who, |deed| deed.0 = signed(CAROL), Error::NotParty),
		no(State, |deed| done(Settlement::withdraw(signed(BOB), *of(deed))), Error::NotAllAffirmed),
		no(State, of_a_keeper, Error::Kept),
		no(State, half_attested, Error::NotAttested),
		no(Suspension, |_| Suspended::set(vec![BOB]), Error::PartyNotLive),
		no(Suspension, |_| Suspended::set(vec![BANK]), Error::BankNotLive),
		no(Suspension, |deed| of_a_key_retired_since(deed, signed(KEY)), Error::NotAdmitted),
		no(Suspension, |deed| of_a_key_retired_since(deed, signed(ALICE)), Error::PartyNotLive),
		no(Suspension, of_a_mediator_suspended_since, Error::MediatorNotLive),
		no(Expiry, |_| Now::set(NOON + 499), Error::TooEarly),
		no(Expiry, of_an_expired_agreement, Error::NotMediated),
		no(Expiry, |_| Now::set(EXPIRY), Error::Expired),
		no(Replay, settled, Error::Closed),
		no(Replay, |deed| *of(deed) = instruct(CAROL, 2, &sale()), Error::NotAllAffirmed),
	]);
	(deed, cases)
}

fn reject() -> Row {
	let deed = || (signed(ALICE), Call::reject { instruction: instruct(CAROL, 1, &sale()) });
	let mut cases = of_parties();
	cases.extend([
		no(
			Suspension,
			|deed| {
				deed.0 = signed(CAROL);
				Suspended::set(vec![CAROL]);
			},
			Error::NotAdmitted,
		),
		no(State, of_a_keeper, Error::Kept),
		no(State, half_attested, Error::MoneyWasPaid),
		no(Suspension, |deed| by_a_retired_key(deed, &[KEY]), Error::NotAdmitted),
		// What has lapsed is locked still: whoever could reject it can.
		never(Expiry),
	]);
	(deed, cases)
}

fn clear() -> Row {
	let deed = || {
		let instruction = instruct(ALICE, 1, &sale());
		affirm(BOB, instruction);
		Now::set(EXPIRY);
		(signed(CAROL), Call::clear { instruction })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(KEY), Error::NotMember),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(State, rejected, Error::Closed),
		no(State, of_a_keeper, Error::NotExpired),
		no(Suspension, |_| Suspended::set(vec![CAROL]), Error::NotMember),
		no(Expiry, |_| Now::set(EXPIRY - 1), Error::NotExpired),
		no(Replay, |deed| done(Settlement::clear(signed(BOB), *of(deed))), Error::Closed),
		no(Replay, |deed| *of(deed) = id(ALICE, 9), Error::NotFound),
	];
	(deed, cases)
}

fn until(deed: &mut Deed) -> &mut Option<u64> {
	let Call::mediate { until_ms, .. } = &mut deed.1 else { panic!("somebody mediates") };
	until_ms
}

fn mediate() -> Row {
	let deed = || {
		let instruction = mediated(CAROL, 1, &sale(), &[MEDIATOR]);
		(signed(MEDIATOR), Call::mediate { instruction, until_ms: Some(EXPIRY) })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(OTHER_MEDIATOR), Error::NotMediator),
		no(Who, |deed| deed.0 = signed(ALICE), Error::NotMediator),
		no(Who, |deed| deed.0 = signed(CAROL), Error::NotMediator),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(KEY), Error::NotMember),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(State, rejected, Error::Closed),
		no(State, |deed| *until(deed) = None, Error::NotAffirmed),
		no(Suspension, |_| Suspended::set(vec![MEDIATOR]), Error::NotMember),
		no(Expiry, |deed| *until(deed) = Some(NOON), Error::InvalidUntil),
		no(Expiry, |_| Now::set(EXPIRY), Error::Expired),
		no(Replay, |deed| *of(deed) = others(), Error::NotMediator),
		no(Replay, |deed| *of(deed) = id(CAROL, 9), Error::NotFound),
	];
	(deed, cases)
}

/// The place of the leg, and the bank's reference.
fn receipt(deed: &mut Deed) -> (&mut u8, &mut [u8; 32]) {
	let Call::attest { leg, reference, .. } = &mut deed.1 else { panic!("a payment is attested") };
	(leg, reference)
}

fn attest() -> Row {
	let deed = || {
		let instruction = instruct(CAROL, 1, &[gives(ALICE, BOB, 1), transfers(BOB, ALICE, 7, BANK)]);
		affirm_all(instruction, &[ALICE, BOB]);
		(signed(BANK), Call::attest { instruction, leg: 1, reference: reference(1) })
	};
	let cases = vec![
		// The payee, the payer, whoever arranged it, and another bank.
		no(Who, |deed| deed.0 = signed(ALICE), Error::NotAttestor),
		no(Who, |deed| deed.0 = signed(BOB), Error::NotAttestor),
		no(Who, |deed| deed.0 = signed(CAROL), Error::NotAttestor),
		no(Who, |deed| deed.0 = signed(OTHER_BANK), Error::NotAttestor),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(KEY), Error::NotMember),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(State, |_| Platforms::set(vec![BANK]), Error::BankIsPlatform),
		no(State, |_| NoBanks::set(vec![BANK]), Error::NotBank),
		no(State, |deed| *receipt(deed).0 = 0, Error::NoCashLeg),
		no(State, |deed| *receipt(deed).0 = 2, Error::NoCashLeg),
		no(State, |deed| done(Settlement::withdraw(signed(BOB), *of(deed))), Error::NotAllAffirmed),
		no(State, rejected, Error::Closed),
		no(Suspension, |_| Suspended::set(vec![BANK]), Error::NotMember),
		no(Expiry, |_| Now::set(EXPIRY), Error::Expired),
		no(
			Replay,
			|deed| {
				half_attested(deed);
				*receipt(deed).0 = 0;
			},
			Error::AlreadyAttested,
		),
		no(Replay, |_| done(received(BANK, ALICE, 1, 1)), Error::ReferenceUsed),
		no(
			Replay,
			|deed| {
				half_attested(deed);
				*receipt(deed).1 = reference(7);
			},
			Error::ReferenceUsed,
		),
		no(Replay, |deed| *of(deed) = id(CAROL, 9), Error::NotFound),
	];
	(deed, cases)
}

/// Between whom, and of which day.
fn netted(deed: &mut Deed) -> (&mut Party, &mut Day) {
	let Call::net { one, day, .. } = &mut deed.1 else { panic!("two are netted") };
	(one, day)
}

fn net() -> Row {
	let deed = || {
		done(deposit(ALICE, 10));
		done(redeem(ALICE, BOB, 10));
		let day = Day::in_china(NOON);
		Now::set(day.end_in_china());
		(signed(CAROL), Call::net { day, book: CNY, one: party(ALICE), other: party(BOB) })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(KEY), Error::NotMember),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		bad_origin(|deed| deed.0 = RuntimeOrigin::root()),
		no(State, |deed| *netted(deed).0 = party(CAROL), Error::NothingDue),
		no(State, |deed| *netted(deed).0 = party(BOB), Error::LegToItself),
		no(Suspension, |_| Suspended::set(vec![CAROL]), Error::NotMember),
		no(Expiry, |_| Now::mutate(|now| *now -= 1), Error::DayNotOver),
		no(Expiry, |deed| *netted(deed).1 = netted(deed).1.next(), Error::DayNotOver),
		no(Replay, |deed| *netted(deed).1 = netted(deed).1.previous(), Error::NothingDue),
		no(
			Replay,
			|deed| done(Settlement::net(signed(BOB), *netted(deed).1, CNY, party(BOB), party(ALICE))),
			Error::NothingDue,
		),
	];
	(deed, cases)
}

/// Whoever affirms last while another side, or a bank, takes no part is heard; nothing moves, and who is locked can get out.
#[test]
fn the_last_affirmation_moves_nothing_while_somebody_takes_no_part() {
	let cases: [(fn(), Error<Test>); 2] = [
		(|| Suspended::set(vec![ALICE]), Error::PartyNotLive),
		(|| Suspended::set(vec![BANK]), Error::BankNotLive),
	];
	for ((happens, error), leg) in cases.into_iter().zip([0, 1]) {
		test(|| {
			let instruction = instruct(CAROL, 1, &sale());
			affirm(ALICE, instruction);
			happens();
			System::reset_events();
			affirm(BOB, instruction);
			let failed = Event::ExecutionFailed { instruction, leg, error: error.into() };
			assert_eq!(events(), [Event::Affirmed { instruction, party: party(BOB) }, failed]);
			assert_eq!(Settlement::status(instruction, NOON), Some(Status::Ready));
			assert_eq!((holder(1), has(BOB)), (party(ALICE), (300, 700)));
			assert_ok!(Settlement::withdraw(signed(BOB), instruction));
			assert_eq!(has(BOB), (1_000, 0));
		});
	}
}

/// What a key affirmed before it was retired comes free by the other side, or with time; what was paid to it the bank pays out.
#[test]
fn a_retired_key_keeps_nothing_locked_and_loses_nothing() {
	let ends: [fn(InstructionId); 2] = [
		|instruction| done(Settlement::reject(signed(BOB), instruction)),
		|instruction| {
			Now::set(EXPIRY);
			assert_ok!(Settlement::clear(signed(CAROL), instruction));
		},
	];
	for end in ends {
		test(|| {
			assert_ok!(received(BANK, KEY, 500, 1));
			let instruction = instruct(CAROL, 1, &[pays(KEY, BOB, 400), gives(BOB, KEY, 3)]);
			affirm(KEY, instruction);
			Retired::set(vec![KEY]);
			assert_noop!(paid(BANK, KEY, 101, 2), Error::<Test>::InsufficientFunds);
			assert_ok!(paid(BANK, KEY, 100, 2));
			end(instruction);
			assert_eq!(has(KEY), (400, 0));
			assert_ok!(paid(BANK, KEY, 400, 3));
		});
	}
}

#[test]
fn a_suspended_banks_book_waits_for_it() {
	test(|| {
		let of_another = Book { bank: member(12), currency: CNY.currency };
		Suspended::set(vec![12]);
		assert_ok!(Settlement::open_book(RuntimeOrigin::root(), of_another, 2));
		assert_noop!(received(12, ALICE, 1, 1), Error::<Test>::NotMember);
		Suspended::set(vec![]);
		assert_ok!(received(12, ALICE, 1, 1));
	});
}
