//! Builds the wasm of the crate in the folder above.
//!
//! In a crate of its own, so that tests of the native runtime build neither the wasm nor the tools that shrink it.

use std::path::Path;

fn main() {
	let runtime =
		Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this crate is inside the runtime's folder");
	let builder = substrate_wasm_builder::WasmBuilder::new()
		.with_project(runtime.join("Cargo.toml"))
		.expect("the runtime is in the folder above")
		.export_heap_base()
		.import_memory();
	// Under names of their own: a node must never be built with them.
	let has = |feature: &str| std::env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
	let builder = match (has("NEXT"), has("RUNTIME_BENCHMARKS")) {
		(true, _) => builder.set_file_name("hefu_runtime_next"),
		(false, true) => builder.set_file_name("hefu_runtime_benchmarks"),
		(false, false) => builder,
	};
	builder.build();
}
