//! Builds the wasm of the crate in the folder above.
//!
//! In a crate of its own, so that tests of the native runtime build neither the wasm nor the tools that shrink it.

use std::{env, path::PathBuf};

fn main() {
	// As it is when this runs: what was compiled in another clone that shares the target folder knows only that one.
	let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the crate is"));
	let runtime = own.parent().expect("this crate is inside the runtime's folder");
	let builder = substrate_wasm_builder::WasmBuilder::new()
		.with_project(runtime.join("Cargo.toml"))
		.expect("the runtime is in the folder above")
		.export_heap_base()
		.import_memory();
	// Under names of their own: a node must never be built with them.
	let has = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
	let builder = match (has("NEXT"), has("RUNTIME_BENCHMARKS")) {
		(true, _) => builder.set_file_name("hefu_runtime_next"),
		(false, true) => builder.set_file_name("hefu_runtime_benchmarks"),
		(false, false) => builder,
	};
	builder.build();
	// The builder names what it has read by absolute paths. In another clone that shares the target folder those are still as they
	// were: it would be given this one's wasm.
	println!("cargo:rerun-if-env-changed=WASM_BUILD_WORKSPACE_HINT");
	for sources in ["..", "../../pallets", "../../primitives", "../../Cargo.lock"] {
		println!("cargo:rerun-if-changed={sources}");
	}
}
