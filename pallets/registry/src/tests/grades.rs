//! R12: core data is not registered, and what is made from graded data is graded as high (就高从严).

use frame::testing_prelude::*;
use hefu_primitives::dataset::{GradeClass, VersionContent, VersionRef};

use crate::{CheckWhen::Later, Error, mock::*};

fn graded(class: GradeClass, report: Option<[u8; 32]>, parents: &[VersionRef]) -> Box<VersionContent> {
	let mut content = made_from(parents);
	content.descriptor.grade.class = class;
	content.descriptor.grade.report = report;
	content
}

#[test]
fn r12_core_data_is_never_registered() {
	test(|| {
		let dataset = register(ALICE, 1);
		let alice = RuntimeOrigin::signed(ALICE);
		// Not even with a report.
		for report in [None, Some([1; 32])] {
			let core = graded(GradeClass::Core, report, &[]);
			let error = Error::<Test>::CoreDataNotAllowed;
			assert_noop!(Registry::register(alice.clone(), [2; 32], core.clone(), Later), error);
			let list = vec![registration(2, *core.clone())].try_into().unwrap();
			assert_noop!(Registry::register_many(alice.clone(), list), Error::<Test>::CoreDataNotAllowed);
			let added = Registry::add_version(alice.clone(), dataset, core, Later);
			assert_noop!(added, Error::<Test>::CoreDataNotAllowed);
		}
	});
}

#[test]
fn r12_a_derived_grade_is_the_highest_of_the_parents() {
	test(|| {
		let general = version(register_with(ALICE, 1, graded(GradeClass::General, None, &[])), 1);
		let important = version(register_with(ALICE, 2, graded(GradeClass::Important, None, &[])), 1);
		let bob = RuntimeOrigin::signed(BOB);
		let both = [general, important];

		let lower = graded(GradeClass::General, None, &both);
		assert_noop!(Registry::register(bob, [1; 32], lower, Later), Error::<Test>::GradeBelowParent);
		register_with(BOB, 1, graded(GradeClass::Important, None, &both));
		register_with(BOB, 2, graded(GradeClass::General, None, &[general]));
		// Upwards is always allowed; downwards with a report.
		register_with(BOB, 3, graded(GradeClass::Important, None, &[general]));
		register_with(BOB, 4, graded(GradeClass::General, Some([7; 32]), &both));
	});
}

#[test]
fn r12_levels_count_within_a_class() {
	test(|| {
		let leveled = |level, report, parents: &[VersionRef]| {
			let mut content = graded(GradeClass::General, report, parents);
			content.descriptor.grade.level = level;
			content
		};
		let third = version(register_with(ALICE, 1, leveled(Some(3), None, &[])), 1);
		let none = version(register_with(ALICE, 2, leveled(None, None, &[])), 1);
		let both = [none, third];
		for level in [None, Some(1), Some(2)] {
			let result =
				Registry::register(RuntimeOrigin::signed(BOB), [1; 32], leveled(level, None, &both), Later);
			assert_noop!(result, Error::<Test>::GradeBelowParent);
		}
		register_with(BOB, 1, leveled(Some(3), None, &both));
		register_with(BOB, 2, leveled(Some(4), None, &both));
		register_with(BOB, 3, leveled(Some(1), Some([7; 32]), &both));
		// Whatever the level, important data is graded higher.
		register_with(BOB, 4, graded(GradeClass::Important, None, &both));
		register_with(BOB, 5, leveled(Some(1), None, &[none]));
	});
}

#[test]
fn r12_a_new_version_is_held_to_its_parents_too() {
	test(|| {
		let dataset = register_with(ALICE, 1, graded(GradeClass::Important, None, &[]));
		let lower = graded(GradeClass::General, None, &[version(dataset, 1)]);
		let result = Registry::add_version(RuntimeOrigin::signed(ALICE), dataset, lower, Later);
		assert_noop!(result, Error::<Test>::GradeBelowParent);
	});
}
