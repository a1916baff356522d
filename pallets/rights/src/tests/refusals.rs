//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended, a time that is over, and what was
//! signed for another object. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, GrantId,
	right::{Disposal, Ground, Outbound, Right, Rights as Set},
	terms::{Exclusivity, Purposes},
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Acceptance, Call, Error, Granting, Parties, Pledge, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Rights(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

/// Those that take many grants before, or come of no call of this pallet's, but of an instruction's leg or the register.
#[test]
fn each_error_is_in_the_table() {
	let elsewhere = [
		// attenuation.rs: a chain has an end.
		"TooDeep",
		// exclusivity.rs: lists are bounded.
		"TooManyExclusive",
		// legs.rs: what an instruction asks of an offer.
		"WrongGrantee",
		"NotLocked",
		"GrantorNotLive",
		// register.rs: what is registered.
		"RightLost",
	];
	refusals::check_errors::<Error<Test>, _, _>(table(), &elsewhere);
}

/// The calls, in their order.
fn table() -> [Row; 13] {
	[
		declare(),
		consent(),
		claim(),
		relinquish(),
		make(),
		revoke(),
		offer(),
		withdraw_offer(),
		transfer(),
		pledge(),
		release_pledge(),
		enforce(),
		accept(),
	]
}

/// A dataset that nobody registered.
const NONE: DatasetId = DatasetId([9; 32]);

/// The dataset that the deed is about.
fn of(deed: &mut Deed) -> &mut DatasetId {
	match &mut deed.1 {
		Call::declare_joint { dataset, .. }
		| Call::consent { dataset, .. }
		| Call::claim { dataset, .. }
		| Call::relinquish { dataset, .. }
		| Call::transfer { dataset, .. }
		| Call::pledge { dataset, .. }
		| Call::release_pledge { dataset, .. }
		| Call::enforce { dataset, .. }
		| Call::accept { dataset, .. } => dataset,
		other => panic!("{other:?} is about no dataset itself"),
	}
}

/// The grant, or the offer of one, that the deed is about.
fn of_grant(deed: &mut Deed) -> &mut GrantId {
	match &mut deed.1 {
		Call::revoke { grant } | Call::withdraw_offer { grant } => grant,
		other => panic!("{other:?} is about no grant"),
	}
}

/// What the deed grants or offers.
fn granted(deed: &mut Deed) -> &mut Granting {
	match &mut deed.1 {
		Call::grant { granting, .. } | Call::offer { granting, .. } => granting,
		other => panic!("{other:?} grants nothing"),
	}
}

fn parties(of: &[u64]) -> Parties {
	of.iter().map(|who| member(*who)).collect::<Vec<_>>().try_into().expect("few")
}

/// Who holds the dataset made it with another.
fn declared(who: u64, dataset: DatasetId, with: u64) {
	assert_ok!(Rights::declare_joint(signed(who), dataset, parties(&[who, with])));
}

fn given_up() {
	assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
}

/// Bob does it from a grant of the holder's, to Carol.
fn by_bob(deed: &mut Deed) {
	deed.0 = signed(BOB);
	*granted(deed) = sub(grant(HOLDER, 8, granting()), CAROL, terms_to(1));
}

fn declare() -> Row {
	let deed = || {
		let call = Call::declare_joint { dataset: GENERATED, parties: parties(&[HOLDER, PARTNER]) };
		(signed(HOLDER), call)
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(PARTNER), Error::NotHolder),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |_| operate(), Error::AlreadyClaimed),
		no(State, |_| IsWithdrawn::set(true), Error::Withdrawn),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		no(Suspension, |_| Suspended::set(Some(PARTNER)), Error::InvalidParties),
		never(Expiry),
		no(Replay, |deed| *of(deed) = DERIVED, Error::NotHolder),
		no(Replay, |deed| *of(deed) = NONE, Error::UnknownDataset),
		no(Replay, |_| declared(HOLDER, GENERATED, THIRD), Error::AlreadyDeclared),
	];
	(deed, cases)
}

fn consent() -> Row {
	let deed = || {
		declared(HOLDER, GENERATED, PARTNER);
		(signed(HOLDER), Call::consent { dataset: GENERATED, to: member(PARTNER) })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(THIRD), Error::NotParty),
		no(Who, |deed| deed.0 = signed(PARTNER), Error::OwnConsent),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		// Of what one made alone nobody else is a party.
		no(State, |deed| *of(deed) = AGREED, Error::NotParty),
		no(State, |_| IsWithdrawn::set(true), Error::Withdrawn),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		never(Expiry),
		no(Replay, |deed| *of(deed) = NONE, Error::UnknownDataset),
		no(
			Replay,
			|deed| {
				declared(BOB, DERIVED, PARTNER);
				*of(deed) = DERIVED;
			},
			Error::NotParty,
		),
		no(
			Replay,
			|_| done(Rights::consent(signed(HOLDER), GENERATED, member(PARTNER))),
			Error::AlreadyConsented,
		),
	];
	(deed, cases)
}

fn claim() -> Row {
	let deed = || {
		let (right, ground) = (Right::Operate, Ground::Generated);
		(signed(HOLDER), Call::claim { dataset: GENERATED, right, ground })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(BOB), Error::NotParty),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |_| IsWithdrawn::set(true), Error::Withdrawn),
		no(State, |_| declared(HOLDER, GENERATED, PARTNER), Error::WrongGround),
		no(
			State,
			|deed| {
				declared(HOLDER, GENERATED, PARTNER);
				deed.1 = Call::claim { dataset: GENERATED, right: Right::Operate, ground: Ground::Joint };
			},
			Error::ConsentMissing,
		),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		no(Expiry, |deed| *deed = with_lapsed_inputs(), Error::InputNotUsable),
		no(Replay, |deed| *of(deed) = CRAWLED, Error::NotEligible),
		no(Replay, |deed| *of(deed) = DERIVED, Error::NotParty),
		no(Replay, |deed| *of(deed) = NONE, Error::UnknownDataset),
		no(Replay, |_| operate(), Error::AlreadyHeld),
		no(
			Replay,
			|_| {
				operate();
				given_up();
			},
			Error::AlreadyHeld,
		),
	];
	(deed, cases)
}

/// What Bob derived, which it could claim as long as the grants of its inputs lasted.
fn with_lapsed_inputs() -> Deed {
	operate();
	let agreement = Ground::Agreement { contract: [1; 32] };
	assert_ok!(Rights::claim(signed(HOLDER), AGREED, Right::Operate, agreement));
	let inputs = [(GENERATED, 1), (AGREED, 2)]
		.map(|(dataset, nonce)| grant(HOLDER, nonce, Granting { dataset, ..granting() }));
	let derived = |right| {
		let inputs = inputs.to_vec().try_into().expect("two are few");
		let ground = Ground::Derivative { evidence: [1; 32], inputs };
		(signed(BOB), Call::claim { dataset: DERIVED, right, ground })
	};
	assert_ok!(dispatch(derived(Right::Use)));
	later(365 * DAY);
	derived(Right::Operate)
}

fn relinquish() -> Row {
	let deed = || {
		operate();
		(signed(HOLDER), Call::relinquish { dataset: GENERATED, right: Right::Operate })
	};
	fn right_of(deed: &mut Deed) -> &mut Right {
		let Call::relinquish { right, .. } = &mut deed.1 else { panic!("a right is given up") };
		right
	}
	let cases = vec![
		no(Who, |deed| deed.0 = signed(PARTNER), Error::NotHeld),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |_| given_up(), Error::NotHeld),
		no(State, |_| pledged(), Error::Pledged),
		no(State, |_| StatedOf::set(Some(HOLDER)), Error::Registered),
		no(State, |_| IsFrozen::set(true), Error::Frozen),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		never(Expiry),
		no(Replay, |deed| *of(deed) = AGREED, Error::NotHeld),
		no(Replay, |deed| *of(deed) = DERIVED, Error::NotHeld),
		no(Replay, |deed| *of(deed) = NONE, Error::NotHeld),
		no(Replay, |deed| *right_of(deed) = Right::Use, Error::NotHeld),
		no(Replay, |deed| *right_of(deed) = Right::Hold, Error::NotHeld),
	];
	(deed, cases)
}

/// What keeps from granting, and from offering what could not be granted; the nonce of the deed is 1.
fn granting_at_all() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(CAROL), Error::NotHeld),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(
			Who,
			|deed| {
				by_bob(deed);
				deed.0 = signed(DAVE);
			},
			Error::NotGrantee,
		),
		no(State, |_| IsWithdrawn::set(true), Error::Withdrawn),
		no(State, |_| given_up(), Error::NotHeld),
		no(State, |_| MaxGrants::set(0), Error::TooManyGrants),
		no(State, |deed| granted(deed).right = Right::Hold, Error::NotGrantable),
		no(State, |deed| granted(deed).terms.purposes = Purposes(0), Error::InvalidTerms),
		// It stands beside no grant.
		no(
			State,
			|deed| granted(deed).survivors = vec![grant_id(HOLDER, 9)].try_into().expect("one"),
			Error::InvalidSurvivors,
		),
		no(
			State,
			|deed| {
				by_bob(deed);
				granted(deed).right = Right::Operate;
			},
			Error::RightExceeded,
		),
		no(
			State,
			|deed| {
				by_bob(deed);
				granted(deed).grantee = member(BANK);
			},
			Error::MayNotGrant,
		),
		no(
			State,
			|deed| {
				by_bob(deed);
				granted(deed).terms.purposes = Purposes(0b100);
			},
			Error::TermsExceeded,
		),
		no(State, |_| pledged(), Error::Pledged),
		no(
			State,
			|deed| {
				granted(deed).terms.exclusivity = Exclusivity::Exclusive;
				IsFrozen::set(true);
			},
			Error::Frozen,
		),
		no(
			State,
			|_| {
				let mut exclusive = Granting { grantee: member(CAROL), ..granting() };
				exclusive.terms.exclusivity = Exclusivity::Exclusive;
				grant(HOLDER, 8, exclusive);
			},
			Error::Excluded,
		),
		no(
			State,
			|deed| {
				by_bob(deed);
				assert_ok!(Rights::revoke(signed(HOLDER), grant_id(HOLDER, 8)));
			},
			Error::ParentNotLive,
		),
		no(
			State,
			|deed| {
				by_bob(deed);
				given_up();
			},
			Error::ParentNotLive,
		),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		no(Suspension, |_| Suspended::set(Some(BOB)), Error::InvalidGrantee),
		no(
			Expiry,
			|deed| {
				by_bob(deed);
				later(365 * DAY);
			},
			Error::ParentNotLive,
		),
		no(
			Replay,
			|_| {
				grant(HOLDER, 1, granting());
			},
			Error::AlreadyExists,
		),
		no(
			Replay,
			|_| {
				offered(HOLDER, 1);
			},
			Error::AlreadyExists,
		),
		no(Replay, |deed| granted(deed).dataset = AGREED, Error::NotHeld),
		no(Replay, |deed| granted(deed).dataset = NONE, Error::UnknownDataset),
		no(
			Replay,
			|deed| {
				by_bob(deed);
				granted(deed).dataset = AGREED;
			},
			Error::OtherDataset,
		),
		no(Replay, |deed| granted(deed).parent = Some(grant_id(HOLDER, 9)), Error::UnknownGrant),
	]
}

fn make() -> Row {
	let deed = || {
		operate();
		(signed(HOLDER), Call::grant { nonce: [1; 32], granting: Box::new(granting()) })
	};
	(deed, granting_at_all())
}

fn offer() -> Row {
	let deed = || {
		operate();
		(signed(HOLDER), Call::offer { nonce: [1; 32], granting: Box::new(granting()) })
	};
	let mut cases = granting_at_all();
	cases.push(no(State, |_| IsFrozen::set(true), Error::Frozen));
	(deed, cases)
}

fn revoke() -> Row {
	let deed = || {
		operate();
		(signed(HOLDER), Call::revoke { grant: grant(HOLDER, 1, granting()) })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(BOB), Error::NotGrantor),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |deed| *of_grant(deed) = offered(HOLDER, 2), Error::UnknownGrant),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		// What has lapsed can be revoked as well: its grantor need not look at the clock.
		never(Expiry),
		no(Replay, |deed| *of_grant(deed) = bobs(*of_grant(deed)), Error::NotGrantor),
		no(Replay, |deed| *of_grant(deed) = grant_id(HOLDER, 9), Error::UnknownGrant),
		no(Replay, |deed| done(Rights::revoke(signed(HOLDER), *of_grant(deed))), Error::AlreadyRevoked),
	];
	(deed, cases)
}

/// What Bob grants from that.
fn bobs(parent: GrantId) -> GrantId {
	grant(BOB, 1, sub(parent, CAROL, terms_to(1)))
}

/// What this one offers Bob.
fn offered(who: u64, nonce: u8) -> GrantId {
	crate::mock::offer(who, nonce, granting())
}

fn withdraw_offer() -> Row {
	let deed = || {
		operate();
		(signed(HOLDER), Call::withdraw_offer { grant: offered(HOLDER, 1) })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(BOB), Error::NotGrantor),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |deed| done(lock(INSTRUCTION, *of_grant(deed), HOLDER, BOB)), Error::OfferLocked),
		no(
			State,
			|deed| {
				assert_ok!(lock(INSTRUCTION, *of_grant(deed), HOLDER, BOB));
				assert_ok!(execute(INSTRUCTION, *of_grant(deed), HOLDER, BOB));
			},
			Error::NotOffered,
		),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		// What can no longer be granted is withdrawn all the same.
		never(Expiry),
		no(
			Replay,
			|deed| {
				let parent = grant(HOLDER, 2, granting());
				*of_grant(deed) = crate::mock::offer(BOB, 1, sub(parent, CAROL, terms_to(1)));
			},
			Error::NotGrantor,
		),
		no(Replay, |deed| *of_grant(deed) = grant(HOLDER, 2, granting()), Error::NotOffered),
		no(Replay, |deed| *of_grant(deed) = grant_id(HOLDER, 9), Error::NotOffered),
		no(
			Replay,
			|deed| done(Rights::withdraw_offer(signed(HOLDER), *of_grant(deed))),
			Error::OfferWithdrawn,
		),
	];
	(deed, cases)
}

/// The holder's right to operate is pledged to the bank.
fn pledged() {
	assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, crate::mock::pledge()));
}

/// The holder's right to operate went to another.
fn gone() {
	assert_ok!(crate::mock::transfer(HOLDER, PARTNER, &[Right::Operate], Outbound::Novated));
}

fn transfer() -> Row {
	let deed = || {
		all_rights();
		let (rights, to) = (Set::of(&[Right::Use, Right::Operate]), member(BOB));
		let (disposal, outbound) = (Disposal::Contribution, Outbound::Encumbering);
		accepted(GENERATED, HOLDER, BOB, Acceptance { rights, outbound, document: [1; 32] });
		let call = Call::transfer { dataset: GENERATED, rights, to, disposal, outbound, contract: [1; 32] };
		(signed(HOLDER), call)
	};
	fn rights_of(deed: &mut Deed) -> &mut Set {
		let Call::transfer { rights, .. } = &mut deed.1 else { panic!("rights are transferred") };
		rights
	}
	fn to_whom(deed: &mut Deed, who: u64) {
		let Call::transfer { to, .. } = &mut deed.1 else { panic!("rights are transferred") };
		*to = member(who);
	}
	let cases = vec![
		no(Who, |deed| deed.0 = signed(PARTNER), Error::NotHeld),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| to_whom(deed, HOLDER), Error::InvalidTransferee),
		no(Who, |deed| to_whom(deed, STRANGER), Error::InvalidTransferee),
		no(State, |_| IsWithdrawn::set(true), Error::Withdrawn),
		no(State, |_| IsFrozen::set(true), Error::Frozen),
		no(State, |_| StatedOf::set(Some(HOLDER)), Error::Registered),
		no(State, |_| pledged(), Error::Pledged),
		no(State, |_| given_up(), Error::NotHeld),
		no(
			State,
			|deed| {
				given_up();
				*rights_of(deed) = Set::of(&[Right::Use]);
			},
			Error::MayNotOperate,
		),
		no(
			State,
			|_| {
				let bobs = crate::mock::transfer(HOLDER, BOB, &[Right::Use], Outbound::Novated);
				assert_ok!(bobs);
			},
			Error::NotHeld,
		),
		no(State, |deed| *rights_of(deed) = Set::default(), Error::NothingMoved),
		no(State, |deed| *rights_of(deed) = Set::of(Right::ALL), Error::NotAccepted),
		no(State, |deed| *deed = to_who_has_it(), Error::AlreadyHeld),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		no(Suspension, |_| Suspended::set(Some(BOB)), Error::InvalidTransferee),
		never(Expiry),
		no(Replay, |deed| *of(deed) = AGREED, Error::NotHeld),
		no(Replay, |deed| *of(deed) = NONE, Error::UnknownDataset),
		no(Replay, |_| gone(), Error::NotHeld),
	];
	(deed, cases)
}

/// What was made together, by whom of the two who operate it.
fn to_who_has_it() -> Deed {
	declared(HOLDER, AGREED, PARTNER);
	for (from, to) in [(HOLDER, PARTNER), (PARTNER, HOLDER)] {
		assert_ok!(Rights::consent(signed(from), AGREED, member(to)));
		assert_ok!(Rights::claim(signed(to), AGREED, Right::Operate, Ground::Joint));
	}
	let (rights, to) = (Set::of(&[Right::Operate]), member(HOLDER));
	let (disposal, outbound) = (Disposal::Transfer, Outbound::Novated);
	accepted(AGREED, PARTNER, HOLDER, Acceptance { rights, outbound, document: [1; 32] });
	let call = Call::transfer { dataset: AGREED, rights, to, disposal, outbound, contract: [1; 32] };
	(signed(PARTNER), call)
}

fn pledge() -> Row {
	let deed = || {
		all_rights();
		let (right, pledge) = (Right::Operate, crate::mock::pledge());
		(signed(HOLDER), Call::pledge { dataset: GENERATED, right, pledge })
	};
	fn pledge_of(deed: &mut Deed) -> (&mut Right, &mut Pledge) {
		let Call::pledge { right, pledge, .. } = &mut deed.1 else { panic!("a right is pledged") };
		(right, pledge)
	}
	let cases = vec![
		no(Who, |deed| deed.0 = signed(PARTNER), Error::NotHeld),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| pledge_of(deed).1.pledgee = member(HOLDER), Error::InvalidPledgee),
		no(State, |_| IsWithdrawn::set(true), Error::Withdrawn),
		no(State, |_| IsFrozen::set(true), Error::Frozen),
		no(State, |_| given_up(), Error::NotHeld),
		no(
			State,
			|deed| {
				given_up();
				*pledge_of(deed).0 = Right::Use;
			},
			Error::MayNotOperate,
		),
		no(Suspension, |_| Suspended::set(Some(HOLDER)), Error::NotMember),
		no(Suspension, |_| Suspended::set(Some(BANK)), Error::InvalidPledgee),
		no(Expiry, |_| later(30 * DAY), Error::AlreadyDue),
		no(Replay, |deed| *of(deed) = AGREED, Error::NotHeld),
		no(Replay, |deed| *of(deed) = NONE, Error::UnknownDataset),
		no(Replay, |_| pledged(), Error::Pledged),
		no(Replay, |_| gone(), Error::NotHeld),
	];
	(deed, cases)
}

fn release_pledge() -> Row {
	let deed = || {
		operate();
		pledged();
		let (right, holder) = (Right::Operate, member(HOLDER));
		(signed(BANK), Call::release_pledge { dataset: GENERATED, right, holder })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(HOLDER), Error::NotPledgee),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = RuntimeOrigin::root(), Error::PledgeeLive),
		// A pledge is released whatever became of the data.
		never(State),
		no(Suspension, |_| Suspended::set(Some(BANK)), Error::NotMember),
		never(Expiry),
		no(Replay, |deed| *of(deed) = AGREED, Error::NotPledged),
		no(Replay, |_| done(released()), Error::NotPledged),
	];
	(deed, cases)
}

fn released() -> DispatchResult {
	Rights::release_pledge(signed(BANK), GENERATED, Right::Operate, member(HOLDER))
}

fn enforce() -> Row {
	let deed = || {
		operate();
		pledged();
		later(30 * DAY);
		let (right, holder, to, outbound) =
			(Right::Operate, member(HOLDER), member(BOB), Outbound::Encumbering);
		let dataset = GENERATED;
		let rights = Set::of(&[right]);
		accepted(dataset, HOLDER, BOB, Acceptance { rights, outbound, document: [1; 32] });
		(signed(BANK), Call::enforce { dataset, right, holder, to, outbound, document: [1; 32] })
	};
	fn to_whom(deed: &mut Deed, who: u64) {
		let Call::enforce { to, .. } = &mut deed.1 else { panic!("a pledge is enforced") };
		*to = member(who);
	}
	let cases = vec![
		no(Who, |deed| deed.0 = signed(HOLDER), Error::NotPledgee),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| to_whom(deed, HOLDER), Error::InvalidTransferee),
		no(Who, |deed| to_whom(deed, CAROL), Error::NotAccepted),
		no(State, |_| IsFrozen::set(true), Error::Frozen),
		no(State, |_| StatedOf::set(Some(HOLDER)), Error::Registered),
		no(State, |deed| *deed = enforced_to_who_has_it(), Error::AlreadyHeld),
		no(Suspension, |_| Suspended::set(Some(BANK)), Error::NotMember),
		no(Suspension, |_| Suspended::set(Some(BOB)), Error::InvalidTransferee),
		no(Expiry, |_| Now::set(START + 30 * DAY - 1), Error::NotDue),
		no(Replay, |deed| *of(deed) = AGREED, Error::NotPledged),
		no(Replay, |_| done(released()), Error::NotPledged),
	];
	(deed, cases)
}

fn accept() -> Row {
	let deed = || {
		let (rights, outbound) = (Set::of(&[Right::Use]), Outbound::Novated);
		let acceptance = Acceptance { rights, outbound, document: [1; 32] };
		(signed(BOB), Call::accept { dataset: GENERATED, from: member(HOLDER), acceptance })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(HOLDER), Error::InvalidTransferee),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(
			State,
			|deed| {
				let Call::accept { acceptance, .. } = &mut deed.1 else { panic!("rights are accepted") };
				acceptance.rights = Set::default();
			},
			Error::NotAccepted,
		),
		no(Suspension, |_| Suspended::set(Some(BOB)), Error::NotMember),
		never(Expiry),
		no(Replay, |deed| *of(deed) = NONE, Error::UnknownDataset),
	];
	(deed, cases)
}

/// What was made together is pledged by the one, and would go to the other who operates it, too.
fn enforced_to_who_has_it() -> Deed {
	to_who_has_it();
	let (right, pledge) = (Right::Operate, Pledge { due_ms: Now::get() + 1, ..crate::mock::pledge() });
	assert_ok!(Rights::pledge(signed(PARTNER), AGREED, right, pledge));
	later(1);
	let (dataset, holder, to) = (AGREED, member(PARTNER), member(HOLDER));
	let (outbound, document) = (Outbound::Novated, [1; 32]);
	(signed(BANK), Call::enforce { dataset, right, holder, to, outbound, document })
}

/// Of a dataset that its holder withdrew nobody gets anything more from it, and what one has one can give up, revoke and take back.
#[test]
fn what_was_withdrawn_is_given_up_still() {
	test(|| {
		operate();
		let (granted, open) = (grant(HOLDER, 1, granting()), offered(HOLDER, 2));
		IsWithdrawn::set(true);
		assert_noop!(lock(INSTRUCTION, open, HOLDER, BOB), Error::<Test>::Withdrawn);
		assert_ok!(Rights::withdraw_offer(signed(HOLDER), open));
		assert_ok!(Rights::revoke(signed(HOLDER), granted));
		given_up();
	});
}
