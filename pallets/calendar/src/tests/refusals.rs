//! Each call, and what keeps it from being done. Each case has its own error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	date::Day,
	law::{PackId, Unit},
	text::Text,
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Call, Entry, Error, InForce, MAX_PACKS, PackIds, Packs, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn nobody_else(alter: fn(&mut Deed)) -> Case {
	refusals::no(Who, alter, BadOrigin.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Calendar(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test_march(run), dispatch);
}

/// Too many days are no call's, whose lists are bounded: `genesis.rs` has them.
#[test]
fn each_error_is_in_the_table() {
	refusals::check_errors::<Error<Test>, _, _>(table(), &["TooManyDays"]);
}

/// On Monday, 2 March 2026, under the guide.
fn test_march(run: &mut dyn FnMut()) {
	test_clocks(|| {
		Now::set(moment("2026-03-02", 5));
		run();
	});
}

/// The calls, in their order.
fn table() -> [Row; 3] {
	[setting_a_year(), recording(), putting_in_force()]
}

fn setting_a_year() -> Row {
	fn year(deed: &mut Deed) -> &mut u16 {
		match &mut deed.1 {
			Call::set_year { year, .. } => year,
			other => panic!("{other:?}"),
		}
	}
	fn lists(deed: &mut Deed, off: &[&str], worked: &[&str]) {
		let Call::set_year { holidays, make_up, .. } = &mut deed.1 else { panic!("a year") };
		*holidays = days(off).try_into().expect("few");
		*make_up = days(worked).try_into().expect("few");
	}
	(
		|| {
			let call = Call::set_year {
				kind: Banking,
				year: 2027,
				holidays: vec![day("2027-01-01")].try_into().expect("one"),
				make_up: Default::default(),
				basis: basis(),
			};
			(RuntimeOrigin::root(), call)
		},
		vec![
			nobody_else(|deed| deed.0 = RuntimeOrigin::signed(1)),
			nobody_else(|deed| deed.0 = RuntimeOrigin::none()),
			no(State, |deed| *year(deed) = 2028, Error::NotInYear),
			no(State, |deed| *year(deed) = 1991, Error::InvalidYear),
			no(
				State,
				|deed| {
					let Call::set_year { basis, .. } = &mut deed.1 else { panic!("a year") };
					*basis = Text::default();
				},
				Error::InvalidBasis,
			),
			no(State, |deed| lists(deed, &["2027-01-01", "2027-01-01"], &[]), Error::DuplicateDay),
			no(State, |deed| lists(deed, &["2027-01-02"], &["2027-01-02"]), Error::DuplicateDay),
			// A Monday.
			no(State, |deed| lists(deed, &[], &["2027-01-04"]), Error::NotWeekend),
			no(
				Expiry,
				|deed| {
					if let Call::set_year { kind, year, holidays, .. } = &mut deed.1 {
						(*kind, *year) = (Mainland, 2026);
						*holidays = Default::default();
					}
				},
				Error::PastChanged,
			),
			never(Suspension),
			never(Replay),
		],
	)
}

fn recording() -> Row {
	/// Alters the pack that is to be recorded.
	fn pack(deed: &mut Deed) -> &mut hefu_primitives::law::Pack {
		match &mut deed.1 {
			Call::record_pack { pack } => pack,
			other => panic!("{other:?}"),
		}
	}
	(
		|| {
			(
				RuntimeOrigin::root(),
				Call::record_pack { pack: another(2, guide().clocks).pack().expect("short") },
			)
		},
		vec![
			nobody_else(|deed| deed.0 = RuntimeOrigin::signed(1)),
			nobody_else(|deed| deed.0 = RuntimeOrigin::none()),
			no(State, |deed| pack(deed).version = 0, Error::InvalidName),
			no(State, |deed| pack(deed).source = Text::default(), Error::InvalidName),
			no(State, |deed| pack(deed).clocks[0].unit = Unit::Years, Error::InvalidClock),
			no(State, |deed| pack(deed).clocks[0].basis = Text::default(), Error::InvalidClock),
			no(State, |deed| pack(deed).clocks.as_mut().swap(0, 1), Error::NotInOrder),
			no(State, |deed| pack(deed).eligibility.as_mut().swap(0, 1), Error::NotInOrder),
			no(
				State,
				|_| {
					for number in 1..MAX_PACKS {
						let more = another(number as u16 + 2, Vec::new()).pack().expect("short");
						PackIds::<Test>::insert((more.identifier.clone(), more.version), PackId(number));
						Packs::<Test>::insert(PackId(number), more);
					}
				},
				Error::TooManyPacks,
			),
			no(Replay, |deed| done(dispatch(deed.clone())), Error::AlreadyRecorded),
			no(Replay, |deed| pack(deed).version = 1, Error::AlreadyRecorded),
			never(Suspension),
			never(Expiry),
		],
	)
}

fn putting_in_force() -> Row {
	fn from(deed: &mut Deed) -> &mut Day {
		match &mut deed.1 {
			Call::put_in_force { from, .. } => from,
			other => panic!("{other:?}"),
		}
	}
	(
		|| (RuntimeOrigin::root(), Call::put_in_force { pack: GUIDE, from: day("2026-03-03") }),
		vec![
			nobody_else(|deed| deed.0 = RuntimeOrigin::signed(1)),
			nobody_else(|deed| deed.0 = RuntimeOrigin::none()),
			no(
				State,
				|deed| {
					if let Call::put_in_force { pack, .. } = &mut deed.1 {
						*pack = PackId(1);
					}
				},
				Error::NotFound,
			),
			no(
				State,
				|_| {
					// As a genesis can have it: two days to come.
					InForce::<Test>::insert(1, Entry { from: day("2026-04-01"), pack: GUIDE });
					InForce::<Test>::insert(2, Entry { from: day("2026-05-01"), pack: GUIDE });
				},
				Error::NotLater,
			),
			no(
				State,
				|_| {
					for number in 1..MAX_PACKS {
						let from = day("2004-01-01").days_later(number as i32);
						InForce::<Test>::insert(number, Entry { from, pack: GUIDE });
					}
				},
				Error::TooManyPacks,
			),
			no(Expiry, |deed| *from(deed) = day("2026-03-02"), Error::AlreadyBegun),
			no(Expiry, |_| Now::set(moment("2026-03-03", 0)), Error::AlreadyBegun),
			never(Suspension),
			// Again the same: the entry gives way to itself.
			never(Replay),
		],
	)
}
