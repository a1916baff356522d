//! Hefu's runtime as wasm: `WASM_BINARY`, compressed, is what goes into a chain's first block.
#![allow(missing_docs, reason = "the constants are generated")]

// Of the version after this one, and of the one with benchmarks, only the file is wanted.
#[cfg(not(any(feature = "next", feature = "runtime-benchmarks")))]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
