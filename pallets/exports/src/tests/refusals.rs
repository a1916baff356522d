//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended, a time that is over, and what was
//! signed for another object. Each has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, GrantId,
	export::{Basis, Exemption, Heads, Rules},
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	never,
};

use crate::{AllRules, Call, Error, MAX_RULES, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Exporting(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
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
fn table() -> [Row; 2] {
	[set_rules(), exported()]
}

fn set_rules() -> Row {
	let deed = || (RuntimeOrigin::root(), Call::set_rules { rules: rules() });
	fn rules_of(deed: &mut Deed) -> &mut Rules {
		let Call::set_rules { rules } = &mut deed.1 else { panic!("rules are set") };
		rules
	}
	let cases = vec![
		refusals::no(Who, |deed: &mut Deed| deed.0 = signed(ALICE), DispatchError::BadOrigin),
		no(State, |deed| rules_of(deed).contract_persons = 0, Error::InvalidRules),
		no(
			State,
			|_| (1..MAX_RULES).for_each(|number| AllRules::<Test>::insert(number, rules())),
			Error::TooManyRules,
		),
		// Governance suspends others, not itself; rules have no end of their own, and can be set again.
		never(Suspension),
		never(Expiry),
		never(Replay),
	];
	(deed, cases)
}

/// What the deed says.
fn said(deed: &mut Deed) -> (&mut DatasetId, &mut Option<GrantId>, &mut Heads, &mut bool, &mut Basis) {
	match &mut deed.1 {
		Call::export { dataset, grant, heads, important, basis, .. } => {
			(dataset, grant, heads, important, basis)
		}
		other => panic!("{other:?} exports nothing"),
	}
}

fn exported() -> Row {
	let deed = || {
		let (dataset, grant, heads) = (DATA, Some(GRANT), heads(1_000, 1));
		let (important, recipient, basis) = (false, [8; 32], FILED);
		let call = Call::export { dataset, version: 1, grant, heads, important, recipient, basis };
		(signed(ALICE), call)
	};
	let cases = vec![
		no(Who, |deed| deed.0 = signed(BOB), Error::MayNotExport),
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(
			Who,
			|deed| {
				*said(deed).1 = None;
				MayAll::set(false);
			},
			Error::MayNotExport,
		),
		no(
			State,
			|deed| {
				let Call::export { version, .. } = &mut deed.1 else { panic!("an export") };
				*version = 3;
			},
			Error::NoSuchVersion,
		),
		no(State, |_| IsWithdrawn::set(true), Error::Withdrawn),
		no(State, |_| MaxExports::set(0), Error::TooManyExports),
		no(
			State,
			|_| {
				AllRules::<Test>::remove(0);
			},
			Error::NoRules,
		),
		no(State, |deed| *said(deed).0 = CORE, Error::CoreData),
		no(State, |deed| *said(deed).3 = true, Error::AssessmentRequired),
		no(State, |deed| said(deed).2.sensitive = 10_000, Error::AssessmentRequired),
		no(State, |deed| *said(deed).4 = Basis::Few, Error::ContractRequired),
		no(State, |deed| *said(deed).4 = exempt(Exemption::Trade), Error::NotExempt),
		no(Suspension, |_| Suspended::set(Some(ALICE)), Error::NotMember),
		no(
			Expiry,
			|deed| *said(deed).4 = Basis::Assessment { decision: [1; 32], until_ms: Now::get() },
			Error::AssessmentOver,
		),
		no(Replay, |deed| *said(deed).0 = NONE, Error::UnknownDataset),
		no(Replay, |deed| *said(deed).1 = Some(OTHER), Error::MayNotExport),
	];
	(deed, cases)
}
