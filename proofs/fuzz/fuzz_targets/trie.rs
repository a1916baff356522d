//! Any bytes as the root node of a trie: an answer for every key.
#![no_main]

use hefu_primitives::digest::blake2_256;
use hefu_proofs::state::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Vec<u8>, Vec<u8>)| {
	let (key, node) = input;
	let root = blake2_256(&node);
	if let Ok(values) = read(&root, &[&key], &[node]) {
		assert_eq!(values.len(), 1);
	}
});
