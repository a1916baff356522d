//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended, a time that is over, and what was
//! signed for another object. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	LicenceId, MemberId, RecognitionId,
	code::Region,
	licence::{identifier::TypeCode, presentation::Presentation},
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Call, Error, Issuance, IssuanceKind, LicenceType, Recognition, Revocation, mock::*};

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
	RuntimeCall::Licences(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

/// The calls, in their order.
fn table() -> [Row; 12] {
	[
		set_type(),
		appoint(),
		dismiss(),
		issuing(),
		suspend(),
		restore(),
		revoke(),
		cancel(),
		bind_key(),
		recognising(),
		withdraw_recognition(),
		verify_presentation(),
	]
}

/// Another type of the ministry, of which nobody may issue; it is recorded here.
fn another_type() -> TypeCode {
	let code = TypeCode { number: 2, ..code() };
	assert_ok!(Licences::set_type(RuntimeOrigin::root(), code, licence_type()));
	code
}

/// A type that Guangdong defines; it is recorded here.
fn of_another_definer() -> TypeCode {
	let code = TypeCode { definer: uscc(GUANGDONG), number: 1 };
	assert_ok!(Licences::set_type(RuntimeOrigin::root(), code, licence_type()));
	code
}

/// One that was never recorded.
fn unknown_type() -> TypeCode {
	TypeCode { number: 3, ..code() }
}

/// The type's definition holds no longer.
fn expired_type() {
	let expired = LicenceType { until_ms: Some(Now::get()), ..licence_type() };
	assert_ok!(Licences::set_type(RuntimeOrigin::root(), code(), expired));
}

fn dismissed(issuer: u64) {
	assert_ok!(Licences::dismiss(signed(MINISTRY), code(), member(issuer)));
}

/// The type that the deed is about.
fn of(deed: &mut Deed) -> &mut TypeCode {
	match &mut deed.1 {
		Call::set_type { code, .. } => code,
		Call::appoint { licence_type, .. } | Call::dismiss { licence_type, .. } => licence_type,
		Call::recognise { recognition, .. } => &mut recognition.licence_type,
		other => panic!("{other:?} is about no type itself"),
	}
}

/// Who is to issue, or no more.
fn issuer_of(deed: &mut Deed) -> &mut MemberId {
	match &mut deed.1 {
		Call::appoint { issuer, .. } | Call::dismiss { issuer, .. } => issuer,
		other => panic!("{other:?} is about no issuer"),
	}
}

/// The licence that the deed is about.
fn of_licence(deed: &mut Deed) -> &mut LicenceId {
	match &mut deed.1 {
		Call::suspend { licence, .. }
		| Call::restore { licence, .. }
		| Call::revoke { licence, .. }
		| Call::cancel { licence, .. }
		| Call::bind_key { licence, .. } => licence,
		other => panic!("{other:?} is about no licence"),
	}
}

fn suspended(deed: &mut Deed) {
	assert_ok!(Licences::suspend(signed(GUANGDONG), *of_licence(deed), None));
}

fn ended(deed: &mut Deed) {
	assert_ok!(Licences::revoke(signed(MINISTRY), *of_licence(deed), Revocation::Penalty, None));
}

fn lapsed(_: &mut Deed) {
	later(365 * DAY);
}

fn set_type() -> Row {
	fn changed(deed: &mut Deed) -> &mut LicenceType {
		let Call::set_type { licence_type, .. } = &mut deed.1 else { panic!("a type is recorded") };
		licence_type
	}
	let deed = || {
		let code = TypeCode { number: 2, ..code() };
		(RuntimeOrigin::root(), Call::set_type { code, licence_type: licence_type() })
	};
	let cases = vec![
		bad_origin(|deed| deed.0 = signed(MINISTRY)),
		bad_origin(|deed| deed.0 = signed(STRANGER)),
		no(State, |deed| of(deed).number = 1_000, Error::InvalidType),
		no(State, |deed| changed(deed).max_age_ms = 0, Error::InvalidMaxAge),
		// The council records what a definer said before it was suspended; what it said anew stands in place of what it said before.
		never(Suspension),
		never(Expiry),
		never(Replay),
	];
	(deed, cases)
}

fn appoint() -> Row {
	fn region_of(deed: &mut Deed) -> &mut Region {
		let Call::appoint { region, .. } = &mut deed.1 else { panic!("an issuer is appointed") };
		region
	}
	let deed = || {
		let call = Call::appoint { licence_type: code(), issuer: member(4), region: HANGZHOU };
		(signed(MINISTRY), call)
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(GUANGDONG), Error::NotDefiner),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |deed| *issuer_of(deed) = member(TRADER), Error::NotAuthority),
		no(State, |deed| *region_of(deed) = Region(0), Error::InvalidRegion),
		no(
			State,
			|deed| {
				dismissed(ZHEJIANG);
				*issuer_of(deed) = member(ZHEJIANG);
			},
			Error::OtherRegion,
		),
		no(Suspension, |_| Suspended::set(Some(MINISTRY)), Error::NotMember),
		no(Suspension, |_| Suspended::set(Some(4)), Error::NotAuthority),
		no(Expiry, |_| expired_type(), Error::TypeExpired),
		no(Replay, |deed| *of(deed) = of_another_definer(), Error::NotDefiner),
		no(Replay, |deed| *of(deed) = unknown_type(), Error::UnknownType),
		no(Replay, |deed| *issuer_of(deed) = member(ZHEJIANG), Error::AlreadyAppointed),
	];
	(deed, cases)
}

fn dismiss() -> Row {
	let deed = || (signed(MINISTRY), Call::dismiss { licence_type: code(), issuer: member(GUANGDONG) });
	let cases = vec![
		no(Who, |deed| deed.0 = signed(ZHEJIANG), Error::NotDefiner),
		no(Who, |deed| deed.0 = signed(GUANGDONG), Error::NotDefiner),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |deed| *issuer_of(deed) = member(TRADER), Error::NotAppointed),
		no(Suspension, |_| Suspended::set(Some(MINISTRY)), Error::NotMember),
		// Of a definition that holds no longer an issuer can be dismissed still.
		never(Expiry),
		no(Replay, |_| dismissed(GUANGDONG), Error::NotAppointed),
		no(Replay, |deed| *of(deed) = another_type(), Error::NotAppointed),
		no(Replay, |deed| *of(deed) = of_another_definer(), Error::NotDefiner),
		no(Replay, |deed| *of(deed) = unknown_type(), Error::UnknownType),
	];
	(deed, cases)
}

fn issuing() -> Row {
	fn issued(deed: &mut Deed) -> &mut Issuance {
		let Call::issue { issuance, .. } = &mut deed.1 else { panic!("a licence is issued") };
		issuance
	}
	let deed = || {
		let issuance = Box::new(issuance(GUANGDONG, 1));
		(signed(GUANGDONG), Call::issue { nonce: [1; 32], issuance })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(ZHEJIANG), Error::NotIssuer),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(
			Who,
			|deed| {
				deed.0 = signed(TRADER);
				*issued(deed) = issuance(TRADER, 1);
			},
			Error::NotAppointed,
		),
		no(State, |_| dismissed(GUANGDONG), Error::NotAppointed),
		no(State, |_| MaxLicences::set(0), Error::TooManyLicences),
		no(
			State,
			|deed| {
				let first = issue(GUANGDONG, 5);
				assert_ok!(Licences::suspend(signed(GUANGDONG), first, None));
				*issued(deed) = renewal(5, 2, 1, first);
			},
			Error::PredecessorNotValid,
		),
		no(
			State,
			|deed| {
				let first = issue(GUANGDONG, 5);
				issue_with(GUANGDONG, 6, renewal(5, 2, 6, first));
				*issued(deed) = renewal(5, 3, 1, first);
			},
			Error::Superseded,
		),
		no(Suspension, |_| Suspended::set(Some(GUANGDONG)), Error::NotMember),
		no(Expiry, |_| expired_type(), Error::TypeExpired),
		no(Expiry, |_| later(365 * DAY), Error::InvalidPeriod),
		no(
			Expiry,
			|deed| {
				let first = issue(GUANGDONG, 5);
				later(365 * DAY);
				let kind = IssuanceKind::Change { predecessor: first };
				*issued(deed) = Issuance { kind, ..renewal(5, 2, 1, first) };
			},
			Error::PredecessorNotValid,
		),
		no(
			Replay,
			|_| {
				issue_with(GUANGDONG, 1, issuance(GUANGDONG, 5));
			},
			Error::AlreadyExists,
		),
		no(
			Replay,
			|_| {
				let identifier = identifier(GUANGDONG, 1, 1);
				issue_with(GUANGDONG, 5, Issuance { identifier, ..issuance(GUANGDONG, 5) });
			},
			Error::PredecessorNotNamed,
		),
		no(
			Replay,
			|_| {
				issue_with(GUANGDONG, 5, Issuance { private: [1; 32], ..issuance(GUANGDONG, 5) });
			},
			Error::CommitmentUsed,
		),
		no(Replay, |deed| *issued(deed) = renewal(6, 2, 1, issue(GUANGDONG, 5)), Error::OtherLine),
		no(
			Replay,
			|deed| *issued(deed) = renewal(1, 2, 1, licence_id(GUANGDONG, 9)),
			Error::UnknownPredecessor,
		),
	];
	(deed, cases)
}

/// What keeps from all decisions about a licence. The deed is about one of Guangdong's.
fn deciding() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(ZHEJIANG), Error::NotInCharge),
		no(Who, |deed| deed.0 = signed(SITE), Error::NotInCharge),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Suspension, |_| Suspended::set(Some(GUANGDONG)), Error::NotMember),
		no(Replay, |deed| *of_licence(deed) = issue(ZHEJIANG, 5), Error::NotInCharge),
		no(Replay, |deed| *of_licence(deed) = licence_id(GUANGDONG, 9), Error::NotFound),
	]
}

fn suspend() -> Row {
	let deed = || (signed(GUANGDONG), Call::suspend { licence: issue(GUANGDONG, 1), decision: None });
	let mut cases = deciding();
	cases.extend([
		no(State, ended, Error::NotValid),
		no(
			State,
			|deed| {
				let early = Issuance { valid_from_ms: Now::get() + 1, ..issuance(GUANGDONG, 5) };
				*of_licence(deed) = issue_with(GUANGDONG, 5, early);
			},
			Error::NotValid,
		),
		no(Expiry, lapsed, Error::NotValid),
		no(Replay, suspended, Error::NotValid),
	]);
	(deed, cases)
}

fn restore() -> Row {
	let deed = || {
		let mut deed = (signed(GUANGDONG), Call::restore { licence: issue(GUANGDONG, 1), decision: None });
		suspended(&mut deed);
		deed
	};
	let mut cases = deciding();
	cases.extend([
		no(State, ended, Error::NotSuspended),
		no(Expiry, lapsed, Error::NotSuspended),
		no(Replay, |deed| *of_licence(deed) = issue(GUANGDONG, 5), Error::NotSuspended),
		no(
			Replay,
			|deed| done(Licences::restore(signed(MINISTRY), *of_licence(deed), None)),
			Error::NotSuspended,
		),
	]);
	(deed, cases)
}

fn revoke() -> Row {
	let deed = || {
		let (licence, how) = (issue(GUANGDONG, 1), Revocation::Annulment);
		(signed(GUANGDONG), Call::revoke { licence, how, decision: None })
	};
	let mut cases = deciding();
	cases.extend([
		no(State, |deed| done(Licences::cancel(signed(GUANGDONG), *of_licence(deed), None)), Error::Ended),
		no(Expiry, lapsed, Error::Ended),
		no(Replay, ended, Error::Ended),
	]);
	(deed, cases)
}

fn cancel() -> Row {
	let deed = || (signed(GUANGDONG), Call::cancel { licence: issue(GUANGDONG, 1), decision: None });
	let mut cases = deciding();
	cases.extend([
		no(State, ended, Error::Ended),
		// Closing what has lapsed is the last act of its file.
		never(Expiry),
		no(Replay, |deed| done(Licences::cancel(signed(MINISTRY), *of_licence(deed), None)), Error::Ended),
	]);
	(deed, cases)
}

fn bind_key() -> Row {
	let deed = || {
		let (licence, key) = (issue(GUANGDONG, 1), phone(8).commitment());
		(signed(GUANGDONG), Call::bind_key { licence, key })
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(MINISTRY), Error::NotIssuer),
		no(Who, |deed| deed.0 = signed(ZHEJIANG), Error::NotIssuer),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, ended, Error::Ended),
		no(Suspension, |_| Suspended::set(Some(GUANGDONG)), Error::NotMember),
		// What has lapsed can be renewed still, and its holder may have lost the phone.
		never(Expiry),
		no(Replay, |deed| *of_licence(deed) = issue(ZHEJIANG, 5), Error::NotIssuer),
		no(Replay, |deed| *of_licence(deed) = licence_id(GUANGDONG, 9), Error::NotFound),
		no(
			Replay,
			|_| {
				issue(GUANGDONG, 8);
			},
			Error::CommitmentUsed,
		),
		no(
			Replay,
			|deed| {
				let key = phone(8).commitment();
				assert_ok!(Licences::bind_key(signed(GUANGDONG), *of_licence(deed), key));
			},
			Error::CommitmentUsed,
		),
	];
	(deed, cases)
}

fn recognising() -> Row {
	let deed = || (signed(ZHEJIANG), Call::recognise { nonce: [1; 32], recognition: recognition() });
	let cases = vec![
		no(Who, |deed| deed.0 = signed(GUANGDONG), Error::NotOfRegion),
		no(Who, |deed| deed.0 = signed(TRADER), Error::NotOfRegion),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(State, |_| dismissed(ZHEJIANG), Error::NotOfRegion),
		no(State, |_| MaxRules::set(0), Error::TooManyRules),
		no(Suspension, |_| Suspended::set(Some(ZHEJIANG)), Error::NotMember),
		no(Expiry, |_| expired_type(), Error::TypeExpired),
		no(
			Expiry,
			|deed| {
				let ending = Recognition { until_ms: Some(Now::get() + DAY), ..recognition() };
				deed.1 = Call::recognise { nonce: [1; 32], recognition: ending };
				later(DAY);
			},
			Error::InvalidPeriod,
		),
		no(
			Replay,
			|_| {
				recognise(1);
			},
			Error::AlreadyExists,
		),
		no(Replay, |deed| *of(deed) = another_type(), Error::NotOfRegion),
		no(Replay, |deed| *of(deed) = unknown_type(), Error::UnknownType),
	];
	(deed, cases)
}

fn withdraw_recognition() -> Row {
	fn withdraw(rule: RecognitionId) -> Call<Test> {
		Call::withdraw_recognition { rule, from_ms: START + DAY }
	}
	let deed = || (signed(ZHEJIANG), withdraw(recognise(1)));
	let cases = vec![
		no(Who, |deed| deed.0 = signed(MINISTRY), Error::NotPublisher),
		no(Who, |deed| deed.0 = signed(GUANGDONG), Error::NotPublisher),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(
			State,
			|_| {
				let rule = rule_id(ZHEJIANG, 1);
				assert_ok!(Licences::withdraw_recognition(signed(ZHEJIANG), rule, START));
			},
			Error::AlreadyEnds,
		),
		no(Suspension, |_| Suspended::set(Some(ZHEJIANG)), Error::NotMember),
		no(
			Expiry,
			|deed| {
				let ending = Recognition { until_ms: Some(START + DAY), ..recognition() };
				assert_ok!(Licences::recognise(signed(ZHEJIANG), [2; 32], ending));
				deed.1 = withdraw(rule_id(ZHEJIANG, 2));
				later(2 * DAY);
			},
			Error::AlreadyEnds,
		),
		no(
			Replay,
			|deed| {
				assert_ok!(Licences::recognise(signed(MINISTRY), [1; 32], recognition()));
				deed.1 = withdraw(rule_id(MINISTRY, 1));
			},
			Error::NotPublisher,
		),
		no(Replay, |deed| deed.1 = withdraw(rule_id(ZHEJIANG, 9)), Error::UnknownRule),
		no(
			Replay,
			|_| done(dispatch((signed(ZHEJIANG), withdraw(rule_id(ZHEJIANG, 1))))),
			Error::AlreadyEnds,
		),
	];
	(deed, cases)
}

fn verify_presentation() -> Row {
	/// The site logs what was shown by a rule.
	fn logs(presentation: Presentation) -> Call<Test> {
		Call::verify_presentation { presentation, rule: Some(rule_id(ZHEJIANG, 1)), seen_ms: Now::get() }
	}
	fn shown() -> Presentation {
		phone(1).present(hidden(licence_id(GUANGDONG, 1), 1), draft()).presentation
	}
	fn by_rule(deed: &mut Deed, other: RecognitionId) {
		let Call::verify_presentation { rule, .. } = &mut deed.1 else { panic!("something is shown") };
		*rule = Some(other);
	}
	let deed = || {
		issue(GUANGDONG, 1);
		recognise(1);
		(signed(SITE), logs(shown()))
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(PLANT), Error::NotAudience),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(
			State,
			|_| {
				let rule = rule_id(ZHEJIANG, 1);
				assert_ok!(Licences::withdraw_recognition(signed(ZHEJIANG), rule, START));
			},
			Error::RuleNotInForce,
		),
		no(Suspension, |_| Suspended::set(Some(SITE)), Error::NotMember),
		no(Expiry, |_| later(300_000), Error::Expired),
		no(Expiry, |_| later(60_001), Error::StatusTooOld),
		no(
			Expiry,
			|(_, call)| {
				let Call::verify_presentation { seen_ms, .. } = call else { panic!("of a presentation") };
				*seen_ms += 1;
			},
			Error::SeenLater,
		),
		no(Expiry, |_| MaxPresentationMs::set(299_999), Error::LivesTooLong),
		no(Replay, |_| done(dispatch((signed(SITE), logs(shown())))), Error::AlreadyUsed),
		// Another's presentation, with the first one's name on it.
		no(
			Replay,
			|deed| deed.1 = logs(Presentation { audience: member(PLANT), ..shown() }),
			Error::NotAudience,
		),
		no(
			Replay,
			|deed| {
				let of_another = Recognition { licence_type: another_type(), ..recognition() };
				assert_ok!(Licences::recognise(signed(MINISTRY), [2; 32], of_another));
				by_rule(deed, rule_id(MINISTRY, 2));
			},
			Error::NotRecognised,
		),
		no(Replay, |deed| by_rule(deed, rule_id(ZHEJIANG, 9)), Error::UnknownRule),
	];
	(deed, cases)
}

/// A suspended authority can be dismissed, and its licences stay in the ministry's charge.
#[test]
fn a_suspended_issuer_is_dismissed_and_its_licences_are_decided_about() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		Suspended::set(Some(GUANGDONG));
		dismissed(GUANGDONG);
		assert_ok!(Licences::suspend(signed(MINISTRY), licence, None));
		assert_ok!(Licences::revoke(signed(MINISTRY), licence, Revocation::Annulment, None));
	});
}
