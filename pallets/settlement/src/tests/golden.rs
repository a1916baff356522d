//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{InstructionId, date::Day, settlement::When};

use crate::{Books, Claims, Deposited, Due, Dues, Entries, Event, Instructions, mock::*};

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
		expires_ms: Some(7),
		about: Some([8; 32]),
		mediators: mediators(&[MEDIATOR]),
	};
	let kept = Event::<Test>::Instructed {
		instruction,
		creator: member(ALICE),
		legs: legs(&[transfers(ALICE, BOB, 5, BANK)]),
		when: When::Kept,
		expires_ms: None,
		about: None,
		mediators: mediators(&[]),
	};
	let (day, payer, payee) = (Day(1), party(ALICE), party(BOB));
	let (owed, owed_back) = (Due { amount: 5, redemptions: 2 }, Due::default());
	let events: [(Event<Test>, String); 20] = [
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
				format_args!("01070000000000000001{}04{}", "08".repeat(32), "04".repeat(32)),
			),
		),
		(kept, format!("03{id}{alice}04{by_alice}{by_bob}02434e59{amount}{}02000000", "0a".repeat(32))),
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
		(
			Event::Mediated { instruction, mediator: member(ALICE), until_ms: Some(7) },
			format!("0a{id}{alice}010700000000000000"),
		),
		(Event::Attested { instruction, leg: 2, reference }, format!("0b{id}02{}", "04".repeat(32))),
		(Event::Released { instruction }, format!("0c{id}")),
		(Event::Deposited { book: CNY, payer, amount: 5 }, format!("0d{book}{by_alice}{amount}")),
		(Event::GivenBack { book: CNY, payer, amount: 5 }, format!("0e{book}{by_alice}{amount}")),
		(
			Event::Redeemed { day, book: CNY, payer, payee, amount: 5 },
			format!("0f01000000{book}{by_alice}{by_bob}{amount}"),
		),
		(
			Event::Netted { day, book: CNY, payer, payee, owed, owed_back, net: 5 },
			format!("1001000000{book}{by_alice}{by_bob}{amount}02000000{}{amount}", "00".repeat(20)),
		),
		(
			Event::Mediated { instruction, mediator: member(ALICE), until_ms: None },
			format!("0a{id}{alice}00"),
		),
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
	let (payer, payee) = (party(ALICE), party(BOB));
	let deposited = of(b"Deposited", &[book.clone(), payer.encode()]);
	assert_eq!(Deposited::<Test>::hashed_key_for(CNY, payer), deposited);
	let day = [twox_64(&[1, 0, 0, 0]).to_vec(), vec![1, 0, 0, 0]].concat();
	let due = [book.clone(), payer.encode(), payee.encode()].into_iter().flat_map(part).collect::<Vec<_>>();
	let due = [twox_128(b"Settlement").to_vec(), twox_128(b"Dues").to_vec(), day, due].concat();
	assert_eq!(Dues::<Test>::hashed_key_for((Day(1), CNY, payer, payee)), due);
	let instruction = of(b"Instructions", &[vec![9; 32]]);
	assert_eq!(Instructions::<Test>::hashed_key_for(INSTRUCTION), instruction);
}
