//! Who sees what: with an arbiter, nothing of the data is on chain.

use frame::{
	deps::{frame_support::storage::unhashed, sp_io},
	testing_prelude::*,
};
use hefu_primitives::delivery::Dispute;

use crate::{Call, Ruling, mock::*};

/// Bytes of the data that are looked for: so few that no part of a key or digest that is recorded equals them by chance.
const WINDOW: usize = 16;

/// All that is stored, events included.
fn recorded() -> Vec<Vec<u8>> {
	let mut all = Vec::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		all.push(unhashed::get_raw(&next).unwrap_or_default());
		key = next;
	}
	all
}

fn has_window_of(data: &[u8], recorded: &[u8]) -> bool {
	let windows = recorded.windows(WINDOW).collect::<std::collections::BTreeSet<_>>();
	data.windows(WINDOW).any(|window| windows.contains(window))
}

#[test]
fn no_plaintext_window_of_a_disputed_dataset_is_found_on_chain() {
	test(|| {
		let mut files = contents(DATA);
		files[0][0] ^= 1;
		let (order, encrypted) = inspecting_wrong(listing(), &files);
		let key = keys(order, 0);
		// All that the parties and the arbiter say on chain.
		let calls = [
			(BUYER, Call::<Test>::object { order, evidence: [1; 32] }),
			(SELLER, Call::arbitrate { order }),
			(ARBITER, Call::rule { order, ruling: Ruling::Refund, document: [2; 32] }),
		];
		let said = calls.iter().map(|(_, call)| call.encode()).collect::<Vec<_>>();
		for (who, call) in calls {
			assert_ok!(RuntimeCall::Market(call).dispatch(signed(who)));
		}
		for bytes in recorded().iter().chain(&said) {
			for data in contents(DATA).iter().chain(&files) {
				assert!(!has_window_of(data, bytes), "a window of the data is on chain");
			}
			assert!(
				!key.iter().any(|key| bytes.windows(32).any(|window| window == key)),
				"a key is on chain"
			);
		}
		// Where proof on chain was chosen, the evidence is a group and the key that opens it.
		let evidence =
			Box::new(Dispute::WrongGroup(encrypted[0].evidence(&FileTree::of(&contents(DATA)[0]), 0)));
		let shown = Call::<Test>::dispute { order, file: 0, evidence }.encode();
		assert!(shown.windows(32).any(|window| window == key[0]));
	});
}
