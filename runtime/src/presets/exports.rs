//! The rules for exports that development networks know from the first block: those of 22 March 2024.

use alloc::string::ToString;
use pallet_exports::RulesConfig;

/// The law's numbers.
pub fn rules() -> RulesConfig {
	RulesConfig {
		assessment_persons: 1_000_000,
		assessment_sensitive: 10_000,
		contract_persons: 100_000,
		basis: "《促进和规范数据跨境流动规定》（国家互联网信息办公室令第16号）第五条、第七条、第八条"
			.to_string(),
	}
}
