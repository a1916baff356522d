//! try_state sees what must never be: each invariant is broken on purpose.

use codec::Decode;
use frame::testing_prelude::*;
use hefu_primitives::calendar::WorkedDays;

use crate::{Basis, Year, Years, mock::*};

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
