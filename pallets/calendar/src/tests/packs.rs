//! Law packs: recording them for ever, and which holds for what is filed when.

use frame::testing_prelude::*;
use hefu_primitives::{
	clock::ClockError,
	law::{ClockName::*, Eligibility, Obtained, PackId, Silence},
	right::Right,
};
use pallet_support::{LawClocks, LawPacks};

use crate::{Entry, Event, InForce, MAX_PACKS, Packs, mock::*};

fn in_force(at_ms: u64) -> Option<PackId> {
	<Calendar as LawPacks>::in_force(at_ms)
}

#[test]
fn governance_records_a_pack() {
	test(|| {
		let pack = guide().pack().unwrap();
		assert_ok!(record(&guide()));
		assert_eq!(Calendar::pack(GUIDE), Some(pack.clone()));
		System::assert_last_event(Event::PackRecorded { id: GUIDE, pack }.into());
		// It holds for nobody yet.
		assert_eq!(Calendar::pack_in_force(u64::MAX), None);
		// Another version is another pack, and the first stays.
		let second = another(2, vec![rule(Acceptance, 5, WORKING, Silence::Nothing)]);
		assert_ok!(record(&second));
		assert_eq!(Calendar::pack(PackId(1)), second.pack());
		assert_eq!(Calendar::pack(GUIDE), guide().pack());
	});
}

#[test]
fn a_pack_holds_for_what_is_filed_from_its_day_on() {
	test_clocks(|| {
		Now::set(moment("2026-03-02", 0));
		assert_ok!(record(&another(2, vec![rule(Acceptance, 5, WORKING, Silence::Nothing)])));
		assert_ok!(put_in_force(PackId(1), "2026-04-01"));
		System::assert_last_event(
			Event::PutInForce { entry: 1, pack: PackId(1), from: day("2026-04-01") }.into(),
		);
		let midnight = moment("2026-04-01", 0);
		assert_eq!((in_force(midnight - 1), in_force(midnight)), (Some(GUIDE), Some(PackId(1))));
		assert_eq!(
			(in_force(moment("2003-12-31", 0)), in_force(moment("2004-01-01", 0))),
			(None, Some(GUIDE))
		);
	});
}

#[test]
fn what_was_filed_keeps_its_law() {
	test_clocks(|| {
		let filed = moment("2026-03-31", 0);
		let clock = started(Acceptance, filed);
		Now::set(filed);
		assert_ok!(record(&another(2, vec![rule(Acceptance, 5, WORKING, Silence::Nothing)])));
		assert_ok!(put_in_force(PackId(1), "2026-04-01"));
		Now::set(moment("2026-04-01", 0));
		assert_eq!(last_day_of(&clock), Ok(day("2026-04-03")));
		let by_new = <Calendar as LawClocks>::start(PackId(1), Acceptance, filed).unwrap();
		// Five days, without Tomb-Sweeping Day (4 to 6 April).
		assert_eq!(last_day_of(&by_new), Ok(day("2026-04-08")));
	});
}

#[test]
fn an_entry_that_has_not_begun_gives_way() {
	test_clocks(|| {
		Now::set(moment("2026-03-02", 0));
		assert_ok!(record(&another(2, Vec::new())));
		assert_ok!(put_in_force(PackId(1), "2026-04-01"));
		assert_ok!(put_in_force(PackId(1), "2026-03-03"));
		assert_eq!(InForce::<Test>::get(1), Some(Entry { from: day("2026-03-03"), pack: PackId(1) }));
		assert_ok!(put_in_force(PackId(1), "2026-05-01"));
		assert_eq!(InForce::<Test>::count(), 2);
		// Once it has begun it stays, and a pack can come back.
		Now::set(moment("2026-05-01", 0));
		assert_ok!(put_in_force(GUIDE, "2026-06-01"));
		assert_eq!(InForce::<Test>::count(), 3);
		let found =
			["2026-04-30", "2026-05-01", "2026-05-31", "2026-06-01"].map(|text| in_force(moment(text, 0)));
		assert_eq!(found, [Some(GUIDE), Some(PackId(1)), Some(PackId(1)), Some(GUIDE)]);
	});
}

#[test]
fn the_entry_of_a_moment_is_found_among_all() {
	test_clocks(|| {
		for number in 1..MAX_PACKS {
			Now::set(moment("2026-03-02", 0) + u64::from(number) * 86_400_000);
			let from = hefu_primitives::date::Day::in_china(Now::get()).next();
			assert_ok!(Calendar::put_in_force(RuntimeOrigin::root(), GUIDE, from));
		}
		assert_eq!(InForce::<Test>::count(), MAX_PACKS);
		for number in 0..MAX_PACKS {
			// Each entry is given another pack, to tell them apart.
			InForce::<Test>::mutate(number, |entry| {
				entry.as_mut().expect("it is there").pack = PackId(number);
			});
		}
		for number in 0..MAX_PACKS {
			let entry = InForce::<Test>::get(number).expect("it is there");
			let first = entry.from.previous().end_in_china();
			assert_eq!(in_force(first), Some(PackId(number)));
			assert_eq!(in_force(first - 1), number.checked_sub(1).map(PackId));
		}
		InForce::<Test>::translate_values(|entry: Entry| Some(Entry { pack: GUIDE, ..entry }));
		assert_eq!(in_force(u64::MAX), Some(GUIDE));
	});
}

#[test]
fn a_pack_tells_which_rights_can_be_registered() {
	test_clocks(|| {
		let can = |obtained, right| <Calendar as LawPacks>::eligibility(GUIDE, obtained, right);
		assert_eq!(can(Obtained::Crawled, Right::Operate), Ok(Eligibility::No));
		assert_eq!(can(Obtained::Joint, Right::Operate), Ok(Eligibility::ByConsent));
		assert_eq!(can(Obtained::Joint, Right::Hold), Ok(Eligibility::UnlessAgreed));
		assert_eq!(can(Obtained::Entrusted, Right::Hold), Ok(Eligibility::No));
		let unknown = <Calendar as LawPacks>::eligibility(PackId(1), Obtained::Crawled, Right::Use);
		assert_eq!(unknown, Err(ClockError::UnknownPack));
		assert_eq!(Packs::<Test>::count(), 1);
	});
}
