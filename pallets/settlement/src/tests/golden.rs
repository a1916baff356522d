//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{InstructionId, settlement::When};

use crate::{Books, Claims, Entries, Event, Instructions, mock::*};

const INSTRUCTION: InstructionId = InstructionId([9; 32]);

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

#[test]
fn events_are_encoded_as_ever() {
	let (instruction, reference) = (INSTRUCTION, reference(4));
	let (id, alice) = ("09".repeat(32), "01".repeat(32));
	// As parties.
	let (by_alice, by_bob) = (format!("00{alice}"), format!("00{}", "02".repeat(32)));
	let (by_customer, by_key) = (format!("01{}", "5a".repeat(32)), format!("02{}", "5b".repeat(32)));
	let book = format!("{}434e59", "0a".repeat(32));
	let amount = "05000000000000000000000000000000";
	let instructed = Event::<Test>::Instructed {
		instruction,
		creator: member(ALICE),
		legs: legs(&[pays(ALICE, BOB, 5), gives(BOB, ALICE, 3), gives(BOB, ALICE, 2)]),
		when: When::From(6),
		expires_ms: 7,
		about: Some([8; 32]),
	};
	let events: [(Event<Test>, String); 11] = [
		(Event::BookOpened { book: CNY, decimals: 2 }, format!("00{book}02")),
		(
			Event::Received { book: CNY, holder: party(ALICE), amount: 5, reference },
			format!("01{book}{by_alice}{amount}{}", "04".repeat(32)),
		),
		(
			Event::Paid { book: CNY, holder: party(ALICE), amount: 5, reference },
			format!("02{book}{by_alice}{amount}{}", "04".repeat(32)),
		),
		(
			instructed,
			format!(
				"03{id}{alice}0c{by_alice}{by_bob}00{book}{amount}{by_bob}{by_alice}0101{}{by_bob}{by_alice}0100{}{}{}",
				"03".repeat(32),
				"02".repeat(32),
				"010600000000000000", /* when */
				format_args!("070000000000000001{}", "08".repeat(32)),
			),
		),
		(Event::Affirmed { instruction, party: party(ALICE) }, format!("04{id}{by_alice}")),
		(Event::Affirmed { instruction, party: party(CUSTOMER) }, format!("04{id}{by_customer}")),
		(Event::Affirmed { instruction, party: party(KEY) }, format!("04{id}{by_key}")),
		(Event::Withdrawn { instruction, party: party(ALICE) }, format!("05{id}{by_alice}")),
		(Event::Settled { instruction }, format!("06{id}")),
		(
			Event::ExecutionFailed { instruction, leg: 2, error: DispatchError::BadOrigin },
			format!("07{id}0202"),
		),
		(Event::Rejected { instruction, by: party(ALICE) }, format!("08{id}{by_alice}")),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
	assert_eq!(hex(&Event::<Test>::Cleared { instruction }.encode()), format!("09{id}"));
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let part = |bytes: Vec<u8>| [blake2_128(&bytes).to_vec(), bytes].concat();
	let of = |item: &[u8], parts: &[Vec<u8>]| {
		let parts = parts.iter().cloned().flat_map(part).collect::<Vec<_>>();
		[twox_128(b"Settlement").to_vec(), twox_128(item).to_vec(), parts].concat()
	};
	let book = CNY.encode();
	assert_eq!(Books::<Test>::hashed_key_for(CNY), of(b"Books", std::slice::from_ref(&book)));
	for (who, kind) in [(ALICE, 0), (CUSTOMER, 1), (KEY, 2)] {
		let party = [vec![kind], vec![who as u8; 32]].concat();
		let expected = of(b"Claims", &[book.clone(), party]);
		assert_eq!(Claims::<Test>::hashed_key_for(CNY, self::party(who)), expected);
	}
	let entry = [member(BANK).encode(), vec![4; 32]];
	assert_eq!(Entries::<Test>::hashed_key_for(member(BANK), [4; 32]), of(b"Entries", &entry));
	let instruction = of(b"Instructions", &[vec![9; 32]]);
	assert_eq!(Instructions::<Test>::hashed_key_for(INSTRUCTION), instruction);
}
