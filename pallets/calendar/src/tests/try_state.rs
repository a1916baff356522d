//! try_state sees what must never be: each invariant is broken on purpose.

use codec::Decode;
use frame::testing_prelude::*;
use hefu_primitives::{calendar::WorkedDays, law::PackId, text::Text};

use crate::{
	Basis, Before, Entry, InForce, PackIds, Packs, Stall, StalledYears, Stalls, Year, Years, mock::*,
};

fn broken(year: u16, worked: WorkedDays, basis: Basis) -> DispatchError {
	new_test_ext().execute_with(|| {
		assert_ok!(set_year(Mainland, 2026, &[], &[]));
		check();
		Years::<Test>::insert(Mainland, year, Year { worked, basis });
		Calendar::do_try_state().unwrap_err()
	})
}

fn bits(byte: u8) -> WorkedDays {
	WorkedDays::decode(&mut &[byte; 46][..]).unwrap()
}

#[test]
fn years_are_sound() {
	let plain = |year| WorkedDays::new(year, &[], &[]).unwrap();
	assert_eq!(broken(1991, plain(2026), basis()), "a year out of range".into());
	assert_eq!(broken(2027, plain(2024), basis()), "a worked day after the end of its year".into());
	assert_eq!(broken(2027, bits(0), basis()), "a year with too few worked days".into());
	let mut every_day = [0xff; 46];
	every_day[45] = 0b0001_1111;
	let every_day = WorkedDays::decode(&mut &every_day[..]).unwrap();
	assert_eq!(broken(2027, every_day, basis()), "a year with too many worked weekends".into());
	assert_eq!(broken(2027, plain(2027), Basis::default()), "a year without a basis".into());
}

/// What is seen of a sound chain, with two packs in force and two standstills, after this was done to it.
fn seen_of(breaking: impl FnOnce()) -> &'static str {
	chain_of(published(), vec![guide(), another(2, Vec::new())]).execute_with(|| {
		System::set_block_number(1);
		stand_still(moment("2026-03-02", 0), moment("2026-03-04", 1));
		stand_still(moment("2026-03-09", 0), moment("2026-03-09", 80_000_000));
		assert_ok!(put_in_force(PackId(1), "2026-04-01"));
		check();
		breaking();
		Calendar::do_try_state().unwrap_err().into()
	})
}

#[test]
fn packs_are_sound() {
	let name = || -> (Text<64>, u16) { (Text::new("国数综政策〔2026〕35号").unwrap(), 2) };
	let seen = seen_of(|| {
		Packs::<Test>::mutate(GUIDE, |pack| pack.as_mut().unwrap().version = 0);
	});
	assert_eq!(seen, "a pack that cannot be recorded");
	assert_eq!(seen_of(|| PackIds::<Test>::remove(name())), "a pack is not found by its name");
	assert_eq!(seen_of(|| PackIds::<Test>::insert(name(), GUIDE)), "a pack is not found by its name");
	assert_eq!(seen_of(|| PackIds::<Test>::insert((name().0, 3), GUIDE)), "a name without a pack");
	assert_eq!(seen_of(|| Packs::<Test>::remove(GUIDE)), "a pack is missing");
	let seen = seen_of(|| {
		let pack = Packs::<Test>::take(PackId(1)).unwrap();
		Packs::<Test>::insert(PackId(7), pack);
	});
	assert_eq!(seen, "a pack is missing");
}

#[test]
fn entries_are_in_order() {
	let insert =
		|number: u32, from: &str, pack| InForce::<Test>::insert(number, Entry { from: day(from), pack });
	assert_eq!(seen_of(|| insert(1, "2004-01-01", GUIDE)), "entries out of order");
	assert_eq!(seen_of(|| insert(1, "2026-04-01", PackId(2))), "no such pack can be in force");
	assert_eq!(seen_of(|| InForce::<Test>::remove(0)), "an entry is missing");
	let uncounted = || frame::deps::sp_io::storage::set(&InForce::<Test>::hashed_key_for(9), &[0; 8]);
	assert_eq!(seen_of(uncounted), "the count of entries is wrong");
}

#[test]
fn standstills_and_their_days_agree() {
	let insert = |number: u32, from_ms, until_ms| Stalls::<Test>::insert(number, Stall { from_ms, until_ms });
	let (monday, later) = (moment("2026-03-02", 0), moment("2026-03-09", 0));
	assert_eq!(seen_of(|| insert(0, monday, monday)), "stalls out of order");
	assert_eq!(seen_of(|| insert(0, monday, later + 1)), "stalls out of order");
	assert_eq!(seen_of(|| insert(1, later, later + 86_400_000)), "a stall that has not ended");
	assert_eq!(seen_of(|| Stalls::<Test>::remove(0)), "a stall is missing");
	let differ = "the chain's stalls and their days differ";
	assert_eq!(seen_of(|| StalledYears::<Test>::remove(2026)), differ);
	assert_eq!(seen_of(|| StalledYears::<Test>::mutate(2026, |days| days.add(80, 80))), differ);
	assert_eq!(seen_of(|| StalledYears::<Test>::insert(2027, StalledYears::<Test>::get(2026))), differ);
}

#[test]
fn every_block_sets_its_time() {
	assert_eq!(seen_of(|| Before::<Test>::put(1)), "a block has set no time");
}
