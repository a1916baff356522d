//! The development networks start.

mod common;

use common::*;
use hefu_runtime::{Runtime, Session, presets};

#[test]
fn every_preset_starts_and_runs() {
	for (name, validators) in [(presets::DEVELOPMENT, 1), (presets::LOCAL, 4)] {
		assert!(presets::names().contains(&name.into()));
		let mut chain = Chain::from_preset(name);
		chain.empty_blocks(25);
		assert_eq!(chain.read(Session::validators).len(), validators, "{name}");
	}
	assert_eq!(presets::get(&"unknown".into()), None);
}

#[test]
fn only_the_development_network_has_sudo() {
	let key = |name: &str| Chain::from_preset(name).read(pallet_sudo::Key::<Runtime>::get);
	assert_eq!(key(presets::DEVELOPMENT), Some(account(&pair("Alice"))));
	assert_eq!(key(presets::LOCAL), None);
}
