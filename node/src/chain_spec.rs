//! The chains this binary knows by name. Every other chain comes from a file (`--chain FILE`).

use sc_service::{ChainType, GenericChainSpec};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use std::path::PathBuf;

/// Hefu's chain specification: nothing beyond the SDK's own.
pub type ChainSpec = GenericChainSpec;

/// The specification that `--chain ID` names: a preset, or a file.
///
/// No `--chain` at all means the local preset, as some `key` subcommands ask for "the default chain" and need
/// nothing of it but a name.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"dev" | "development" => {
			preset("Hefu Development", "hefu_dev", ChainType::Development, DEV_RUNTIME_PRESET)
		}
		"" | "local" => preset("Hefu Local", "hefu_local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET),
		file => ChainSpec::from_json_file(PathBuf::from(file)).map_err(|error| {
			format!("cannot load the chain specification {file}: {error}. 无法读取链规格文件。")
		}),
	}
}

/// Whether a chain of this type may be thrown away at any moment: known keys, sudo and a shifted clock are
/// fine there, and nowhere else.
pub fn is_disposable(chain_type: &ChainType) -> bool {
	matches!(chain_type, ChainType::Development | ChainType::Local)
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let wasm = hefu_runtime_wasm::WASM_BINARY.ok_or(
		"this binary was built without the runtime's wasm (SKIP_WASM_BUILD); build it again without that \
			variable, or give --chain FILE. 此程序不含运行时，请重新编译或指定链规格文件。",
	)?;
	Ok(ChainSpec::builder(wasm, None)
		.with_name(name)
		.with_id(id)
		.with_protocol_id(id)
		.with_chain_type(chain_type)
		.with_genesis_config_preset_name(preset)
		.build())
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_service::ChainSpec as _;

	#[test]
	fn presets_are_disposable_and_told_apart() {
		if hefu_runtime_wasm::WASM_BINARY.is_none() {
			return;
		}
		let dev = load("dev").unwrap();
		let local = load("local").unwrap();
		assert_eq!((dev.id(), local.id()), ("hefu_dev", "hefu_local"));
		assert_ne!(dev.protocol_id(), local.protocol_id());
		assert!(is_disposable(&dev.chain_type()) && is_disposable(&local.chain_type()));
		assert_eq!(load("").unwrap().id(), "hefu_local");
	}

	#[test]
	fn a_live_or_unknown_type_is_not_disposable() {
		assert!(!is_disposable(&ChainType::Live));
		assert!(!is_disposable(&ChainType::Custom("staging".into())));
	}

	#[test]
	fn a_missing_file_is_named() {
		let error = load("no/such/spec.json").err().unwrap();
		assert!(error.contains("no/such/spec.json"), "{error}");
	}
}
