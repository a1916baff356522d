//! The law from the first block.

use frame::testing_prelude::*;

use crate::{Law, mock::*};

#[test]
fn the_law_of_genesis_holds_from_the_first_block() {
	let storage = genesis(Some(MEASURES.0)).build_storage().expect("the genesis block can be built");
	TestState::new(storage).execute_with(|| assert_eq!(Law::<Test>::get(), Some(MEASURES)));
}

#[test]
#[should_panic(expected = "no law pack")]
fn a_chain_does_not_start_from_a_law_that_there_is_not() {
	drop(genesis(Some(9)).build_storage());
}
