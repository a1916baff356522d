//! Hefu's runtime as wasm: `WASM_BINARY`, compressed, is what goes into a chain's first block.
#![allow(missing_docs, reason = "the constants are generated")]

// Of the version after this one, only the file is wanted.
#[cfg(not(feature = "next"))]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
