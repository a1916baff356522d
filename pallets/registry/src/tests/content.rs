//! What a version's content must be like: each rule has its error, wherever content comes in.

use frame::testing_prelude::*;
use hefu_primitives::{
	code::{Industry, Region},
	dataset::*,
	digest::Digests,
	locator::{Locator, LocatorPolicy},
	seal::SealKey,
	text::Text,
};

use crate::{CheckWhen::Later, Error, Event, mock::*};

fn refused(error: Error<Test>, change: impl FnOnce(&mut VersionContent)) {
	test(|| {
		let dataset = register(BOB, 9);
		let content = content_with(change);
		let alice = RuntimeOrigin::signed(ALICE);
		let error = DispatchError::from(error);
		assert_noop!(Registry::register(alice.clone(), [1; 32], content.clone(), Later), error);
		let list = vec![registration(1, *content.clone())].try_into().unwrap();
		assert_noop!(Registry::register_many(alice, list), error);
		assert_noop!(Registry::add_version(RuntimeOrigin::signed(BOB), dataset, content, Later), error);
	});
}

#[test]
fn a_descriptor_keeps_its_rules() {
	refused(Error::InvalidName, |c| c.descriptor.name = Text::default());
	refused(Error::InvalidName, |c| c.descriptor.name = Text::from_bytes_unchecked(&[0xff]).unwrap());
	refused(Error::InvalidOverview, |c| {
		c.descriptor.overview = Some(Overview::Text(Text::new(&"字".repeat(401)).unwrap()));
	});
	refused(Error::InvalidIndustry, |c| {
		c.descriptor.industry = Some(Industry { section: b'Z', division: None });
	});
	refused(Error::InvalidSpatial, |c| {
		c.descriptor.spatial = Some(Spatial { level: SpatialLevel::National, region: Some(Region(440_000)) });
	});
	refused(Error::InvalidTemporal, |c| c.descriptor.temporal = Some(Temporal { start: 2, end: 1 }));
	refused(Error::InvalidGrade, |c| c.descriptor.grade.level = Some(5));
}

#[test]
fn a_file_keeps_its_rules() {
	refused(Error::NoDistribution, |c| c.distributions = Default::default());
	refused(Error::InvalidDistribution, |c| c.distributions[0].name = Text::default());
	refused(Error::InvalidDistribution, |c| c.distributions[0].media_type = Text::default());
	refused(Error::NoDigest, |c| c.distributions[0].digests = Digests::default());
	for url in ["http://data.example.org/o.csv", "https://10.0.0.1/o.csv", "o.csv"] {
		refused(Error::LocatorNotAllowed, |c| {
			c.distributions[0].locator = Locator::Url(Text::new(url).unwrap());
		});
	}
}

#[test]
fn a_sealed_file_has_a_root_and_a_key_of_its_own() {
	let sealed = |seed, key| {
		let mut file = file(seed);
		file.seal = Some(SealKey([key; 32]).seal());
		file
	};
	refused(Error::SealedWithoutBlake3, |c| {
		let mut file = sealed(1, 1);
		file.digests = Digests { sha256: Some([1; 32]), ..Default::default() };
		c.distributions[0] = file;
	});
	refused(Error::SealKeyReused, |c| {
		c.distributions = vec![sealed(1, 1), file(2), sealed(3, 1)].try_into().unwrap();
	});
	test(|| {
		// The same file at two places has the same key.
		let files = vec![sealed(1, 1), sealed(1, 1), sealed(2, 2)];
		let dataset =
			register_with(ALICE, 1, content_with(|c| c.distributions = files.clone().try_into().unwrap()));
		assert_eq!(Registry::version(dataset, 1).unwrap().content.distributions.to_vec(), files);
		let Event::VersionRegistered { seals, .. } = &events()[1] else { panic!("another event") };
		let expected: Vec<_> = [1, 1, 2].map(|key| Some(SealKey([key; 32]).seal())).into();
		assert_eq!(seals.to_vec(), expected);
	});
}

#[test]
fn every_file_is_looked_at() {
	refused(Error::NoDigest, |c| {
		let mut bad = file(2);
		bad.digests = Digests::default();
		c.distributions = vec![file(1), bad].try_into().unwrap();
	});
}

#[test]
fn the_policy_for_locators_is_governed() {
	test(|| {
		let policy = LocatorPolicy { http: true, private_addresses: true };
		assert_ok!(Verification::set_policy(RuntimeOrigin::root(), policy));
		register_with(
			ALICE,
			1,
			content_with(|c| {
				c.distributions[0].locator = Locator::Url(Text::new("http://127.0.0.1:8080/o.csv").unwrap());
			}),
		);
	});
}

#[test]
fn a_large_file_is_registered_though_it_is_not_checked() {
	test(|| {
		register_with(ALICE, 1, content_with(|c| c.distributions[0].size = u64::MAX));
	});
}
