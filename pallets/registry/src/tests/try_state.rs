//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId,
	dataset::{GradeClass, Parents, VersionContent, VersionRef},
	digest::Digests,
};

use crate::{CheckWhen, Children, Dataset, Datasets, HeldBy, HeldCount, Versions, mock::*};

/// The error that names the invariant which `damage` breaks, where Alice holds a dataset of two versions and Bob one made
/// from the first of them.
fn broken(damage: impl FnOnce()) -> DispatchError {
	new_test_ext().execute_with(|| {
		register(ALICE, 0);
		System::set_block_number(5);
		let add = Registry::add_version(
			RuntimeOrigin::signed(ALICE),
			id(ALICE, 0),
			Box::new(content()),
			CheckWhen::Later,
		);
		assert_ok!(add);
		register_with(BOB, 0, made_from(&[version(alices(), 1)]));
		assert_ok!(Registry::do_try_state());
		damage();
		Registry::do_try_state().unwrap_err()
	})
}

fn change_dataset(change: impl FnOnce(&mut Dataset<u32>)) {
	Datasets::<Test>::mutate(alices(), |dataset| change(dataset.as_mut().unwrap()));
}

fn change_content(dataset: DatasetId, change: impl FnOnce(&mut VersionContent)) {
	Versions::<Test>::mutate(dataset, 1u32, |version| change(&mut version.as_mut().unwrap().content));
}

fn alices() -> DatasetId {
	id(ALICE, 0)
}

fn bobs() -> VersionRef {
	version(id(BOB, 0), 1)
}

fn parents(list: &[VersionRef]) -> Parents {
	list.to_vec().try_into().unwrap()
}

#[test]
fn holders_are_indexed() {
	let missing = broken(|| HeldBy::<Test>::remove(member(ALICE), alices()));
	assert_eq!(missing, "HeldBy does not match Datasets".into());
	let others = broken(|| HeldBy::<Test>::insert(member(BOB), alices(), ()));
	assert_eq!(others, "HeldBy does not match Datasets".into());
	let miscounted = broken(|| HeldCount::<Test>::insert(member(ALICE), 2u32));
	assert_eq!(miscounted, "HeldCount does not match Datasets".into());
}

#[test]
fn r13_versions_are_numbered() {
	let none = broken(|| change_dataset(|dataset| dataset.versions = 0));
	assert_eq!(none, "R13: a dataset without a version".into());
	let missing = broken(|| change_dataset(|dataset| dataset.versions = 3));
	assert_eq!(missing, "R13: a version is missing".into());
	let too_many = broken(|| change_dataset(|dataset| dataset.versions = 1));
	assert_eq!(too_many, "R13: a version of no dataset".into());
	let older = broken(|| {
		Versions::<Test>::mutate(alices(), 2u32, |version| version.as_mut().unwrap().registered_at = 0);
	});
	assert_eq!(older, "R13: a version is older than the one before".into());
}

#[test]
fn contents_keep_their_rules() {
	let nameless =
		broken(|| change_content(alices(), |content| content.descriptor.name = Default::default()));
	assert_eq!(nameless, "a descriptor breaks a rule".into());
	let empty = broken(|| change_content(alices(), |content| content.distributions = Default::default()));
	assert_eq!(empty, "a version without a file".into());
	let undigested =
		broken(|| change_content(alices(), |content| content.distributions[0].digests = Digests::default()));
	assert_eq!(undigested, "a file breaks a rule".into());
}

#[test]
fn r12_grades() {
	let core =
		broken(|| change_content(alices(), |content| content.descriptor.grade.class = GradeClass::Core));
	assert_eq!(core, "R12: core data".into());
	let below =
		broken(|| change_content(alices(), |content| content.descriptor.grade.class = GradeClass::Important));
	assert_eq!(below, "R12: a grade below a parent's".into());
}

#[test]
fn lineage_is_mirrored() {
	let unknown = broken(|| {
		change_content(bobs().dataset, |content| content.parents = parents(&[version(id(BOB, 9), 1)]));
	});
	assert_eq!(unknown, "a parent does not exist".into());
	let itself = broken(|| change_content(bobs().dataset, |content| content.parents = parents(&[bobs()])));
	assert_eq!(itself, "a version is its own parent".into());
	let twice = broken(|| {
		let parent = version(alices(), 1);
		change_content(bobs().dataset, |content| content.parents = parents(&[parent, parent]));
	});
	assert_eq!(twice, "a parent is named twice".into());
	let childless = broken(|| Children::<Test>::remove(version(alices(), 1), bobs()));
	assert_eq!(childless, "Children does not match the parents".into());
}
