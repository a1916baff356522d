//! What the parties alone know is in no call, no event and no storage value of a bill's life.

use frame::{
	deps::{frame_support::storage::unhashed, sp_io},
	testing_prelude::*,
};
use hefu_primitives::bill::{Issuance, Purpose};

use super::states::dispatch;
use crate::{Call, mock::*};

/// What the parties know: the cargo, the price, why a surrender was rejected.
const KNOWN: [&str; 3] = ["冷冻带鱼 1,200 cartons", "USD 48,300.00", "运费未付"];

/// Every key and value in storage.
fn stored() -> Vec<u8> {
	let (mut all, mut key) = (Vec::new(), Vec::new());
	while let Some(next) = sp_io::storage::next_key(&key) {
		all.extend(unhashed::get_raw(&next).expect("the key is there"));
		all.extend(&next);
		key = next;
	}
	all
}

#[test]
fn a_whole_life_shows_nothing_of_it() {
	let mut seen = Vec::new();
	test(|| {
		let comment = |place: usize| blake2_256(KNOWN[place].as_bytes());
		let id = bill_id(CARRIER, 1);
		let issuance = Issuance {
			document: comment(0),
			shipper: party(SECRET),
			issue_to: party(SECRET),
			title: to_order_of(SECRET),
			..order(1)
		};
		let (to, reference) = (party(BUYER), [7; 32]);
		let life: Vec<(u64, Call<Test>)> = vec![
			(CARRIER, Call::issue { nonce: [1; 32], issuance: Box::new(issuance) }),
			(SECRET, Call::sign { bill: id, comment: Some(comment(1)) }),
			(
				SECRET,
				Call::request_surrender {
					bill: id,
					purpose: Purpose::Delivery,
					to: member(AGENT),
					reference,
					comment: None,
				},
			),
			(AGENT, Call::reject_surrender { bill: id, reference, comment: comment(2) }),
			(SECRET, Call::endorse_to_order { bill: id, to, comment: Some(comment(1)) }),
			(SECRET, Call::offer_transfer { bill: id, to, comment: Some(comment(1)) }),
		];
		for (who, call) in life {
			seen.extend(call.encode());
			assert_ok!(dispatch(who, call));
			seen.extend(System::events().encode());
			seen.extend(stored());
		}
		let accept = Call::accept_transfer { bill: id, after: head(id) };
		seen.extend(accept.encode());
		assert_ok!(dispatch(BUYER, accept));
		seen.extend(System::events().encode());
		seen.extend(stored());
	});
	let shows = |bytes: &[u8]| seen.windows(bytes.len()).any(|window| window == bytes);
	// The scan finds what is there,
	assert!(shows(b"HHL00000001") && shows(&[SECRET as u8; 32]) && shows(&[BUYER as u8; 32]));
	// and neither what was said nor the member behind the key is.
	for text in KNOWN {
		assert!(!shows(text.as_bytes()), "{text}");
	}
	assert!(!shows(&[BANK as u8; 32]));
}
