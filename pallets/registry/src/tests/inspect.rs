//! What other pallets are told of a dataset: what was said at first, and what was said of each version.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId,
	dataset::{GradeClass, Kind, Source},
};
use pallet_support::{DatasetFacts, DatasetInspect, FileFacts, FileInspect};

use crate::{CheckWhen::Later, WithdrawReason, mock::*};

#[test]
fn what_was_made_from_other_datasets_was_derived_whatever_it_says() {
	test(|| {
		let parent = version(register(ALICE, 1), 1);
		for (nonce, source) in (1..).zip(Source::ALL) {
			let mut content = made_from(&[parent]);
			content.descriptor.source = *source;
			let facts = Registry::facts(&register_with(BOB, nonce, content)).unwrap();
			assert_eq!(facts.source, Source::Derived);
		}
		// A version that was made from the one before was come by as it says.
		let dataset = parent.dataset;
		assert_ok!(Registry::add_version(RuntimeOrigin::signed(ALICE), dataset, made_from(&[parent]), Later));
		let facts = [1, 2].map(|number| Registry::version_facts(&dataset, number).unwrap());
		assert_eq!(facts[1].parents.to_vec(), [parent]);
		assert_eq!(facts[0].source, facts[1].source);
	});
}

#[test]
fn later_versions_change_nothing() {
	test(|| {
		let parent = version(register(ALICE, 1), 1);
		let mut content = made_from(&[parent]);
		content.descriptor.source = Source::Derived;
		let dataset = register_with(BOB, 1, content);
		let facts = DatasetFacts {
			holder: member(BOB),
			is_live: true,
			kind: Kind::Product,
			class: GradeClass::General,
			source: Source::Derived,
			parents: vec![parent].try_into().unwrap(),
		};
		assert_eq!(Registry::facts(&dataset), Some(facts.clone()));
		let mut second = content_with(|content| content.descriptor.source = Source::Crawled);
		second.descriptor.kind = Kind::Open;
		assert_ok!(Registry::add_version(RuntimeOrigin::signed(BOB), dataset, second, Later));
		assert_eq!(Registry::facts(&dataset), Some(facts.clone()));
		// Of each version by itself something else is said.
		assert_eq!(Registry::version_facts(&dataset, 1), Some(facts.clone()));
		let of_second = DatasetFacts {
			kind: Kind::Open,
			source: Source::Crawled,
			parents: Default::default(),
			..facts.clone()
		};
		assert_eq!(Registry::version_facts(&dataset, 2), Some(of_second));
		for none in [0, 3] {
			assert_eq!(Registry::version_facts(&dataset, none), None);
		}
		assert_ok!(Registry::withdraw(RuntimeOrigin::signed(BOB), dataset, WithdrawReason::Superseded));
		assert_eq!(Registry::facts(&dataset), Some(DatasetFacts { is_live: false, ..facts }));
		assert_eq!(Registry::facts(&DatasetId([9; 32])), None);
	});
}

#[test]
fn files_are_told_as_they_are_registered() {
	test(|| {
		let dataset = register(ALICE, 1);
		let files = Registry::version(dataset, 1).expect("it was registered").content.distributions;
		let facts = files.iter().map(|file| FileFacts { size: file.size, digests: file.digests });
		assert_eq!(Registry::files(&dataset, 1).into_inner(), facts.collect::<Vec<_>>());
		assert!(!Registry::files(&dataset, 1).is_empty());
		assert!(
			Registry::files(&dataset, 2).is_empty() && Registry::files(&DatasetId([9; 32]), 1).is_empty()
		);
	});
}
