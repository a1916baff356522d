//! The rules that are known from the first block.

use alloc::string::String;
use hefu_primitives::{
	export::{Heads, Rules},
	text::Text,
};
use serde::{Deserialize, Serialize};

use crate::{Config, Pallet};

/// Rules, as a person writes them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RulesConfig {
	/// From how many persons on the assessment is needed.
	pub assessment_persons: u64,
	/// The same of persons of whom it is sensitive.
	pub assessment_sensitive: u64,
	/// From how many persons on the standard contract or certification is needed.
	pub contract_persons: u64,
	/// Where the law says so.
	pub basis: String,
}

impl<T: Config> Pallet<T> {
	/// Sets the rules of genesis.
	///
	/// Panics on what is wrong with them: a chain must not start from a bad genesis.
	pub(crate) fn build_rules(config: &RulesConfig) {
		let RulesConfig { assessment_persons, assessment_sensitive, contract_persons, basis } = config;
		let wrong = |what: &str| -> ! { panic!("genesis: rules of export: {what}") };
		let basis = Text::new(basis).unwrap_or_else(|_| wrong("their basis is too long or no text"));
		let assessment = Heads { persons: *assessment_persons, sensitive: *assessment_sensitive };
		let rules = Rules { assessment, contract_persons: *contract_persons, basis };
		if let Err(error) = Self::do_set_rules(rules) {
			wrong(error.into());
		}
	}
}
