//! The development networks start.

mod common;

use common::*;
use hefu_runtime::{Session, presets};

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
