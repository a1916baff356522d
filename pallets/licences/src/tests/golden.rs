//! Encodings that others rely on: of events, for receipts; of the keys of what is proven from storage; and of what phones sign.
//! A change here breaks every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	LicenceId, RecognitionId,
	digest::blake2_256 as hash,
	licence::{
		Operation, Status,
		presentation::{HolderKey, Presentation},
	},
	text::Text,
};

use crate::{
	Binding, Event, History, Issuance, IssuanceKind, Keys, Recognition, StatusChange, Verifications, mock::*,
};

const LICENCE: LicenceId = LicenceId([9; 32]);
const RULE: RecognitionId = RecognitionId([8; 32]);

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

fn ascii(text: &str) -> String {
	hex(text.as_bytes())
}

#[test]
fn events_are_encoded_as_ever() {
	let id = "09".repeat(32);
	let (ministry, guangdong) = (hex(member(MINISTRY).as_bytes()), hex(member(GUANGDONG).as_bytes()));
	let code_hex = format!("{}0100", ascii(&format!("{:?}", uscc(MINISTRY))));
	let identifier = identifier(GUANGDONG, 1, 1);
	let identifier_hex = format!(
		"{code_hex}{}2c{}0100{}",
		ascii(&format!("{:?}", uscc(GUANGDONG))),
		ascii("20260000001"),
		hex(&[identifier.check])
	);
	let change = StatusChange {
		status: Status::Suspended,
		operation: Operation::Suspension,
		from_ms: 5,
		decision: Some([6; 32]),
	};
	let presentation = Presentation { made_ms: 5, expires_ms: 6, commitment: [7; 32], ..draft() };
	let presentation_hex = format!(
		"{code_hex}{guangdong}{}{}01{}{}{}",
		hex(member(SITE).as_bytes()),
		hex(&330_100u32.encode()),
		hex(&5u64.encode()),
		hex(&6u64.encode()),
		hex(&presentation.commitment),
	);
	let recognition =
		Recognition { from_ms: 5, until_ms: Some(6), contact: Text::new("c").unwrap(), ..recognition() };
	let issuance = Issuance {
		identifier,
		kind: IssuanceKind::Renewal { predecessor: LICENCE },
		private: [3; 32],
		key: Some([4; 32]),
		valid_from_ms: 5,
		valid_until_ms: Some(6),
	};
	let (five, six) = ("0500000000000000", "0600000000000000");
	let (three, four) = ("03".repeat(32), "04".repeat(32));
	let (private, key) = (&three, &four);
	let regions = format!("{}{}", hex(&440_000u32.encode()), hex(&330_000u32.encode()));
	let rule = "08".repeat(32);
	let type_hex =
		format!("54{}00{}0600000000000000{}00", ascii("特种作业操作证"), "01".repeat(32), "60ea000000000000");
	let events: [(Event<Test>, String); 9] = [
		(Event::TypeSet { code: code(), licence_type: licence_type() }, format!("00{code_hex}{type_hex}")),
		(
			Event::Appointed { licence_type: code(), issuer: member(GUANGDONG), region: GUANGDONG_REGION },
			format!("01{code_hex}{guangdong}{}", hex(&440_000u32.encode())),
		),
		(
			Event::Dismissed { licence_type: code(), issuer: member(GUANGDONG) },
			format!("02{code_hex}{guangdong}"),
		),
		(
			Event::Issued { licence: LICENCE, issuer: member(GUANGDONG), issuance },
			format!("03{id}{guangdong}{identifier_hex}02{id}{private}01{key}{five}01{six}"),
		),
		(
			Event::StatusChanged { licence: LICENCE, sequence: 2, change, by: member(MINISTRY) },
			format!("04{id}020000000203{five}01{}{ministry}", "06".repeat(32)),
		),
		(Event::KeyBound { licence: LICENCE, sequence: 2, key: [4; 32] }, format!("05{id}02000000{key}")),
		(
			Event::Recognised { rule: RULE, publisher: member(MINISTRY), recognition },
			format!("06{rule}{ministry}{code_hex}{regions}0200000000000000{five}01{six}0463"),
		),
		(Event::RecognitionWithdrawn { rule: RULE, until_ms: 6 }, format!("07{rule}{six}")),
		(
			Event::PresentationVerified { presentation, rule: Some(RULE), seen_ms: 5 },
			format!("08{presentation_hex}01{rule}{five}"),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let of = |item: &[u8], key: &[u8]| {
		[&twox_128(b"Licences")[..], &twox_128(item), &blake2_128(key), key].concat()
	};
	let id = LICENCE.encode();
	assert_eq!(crate::Licences::<Test>::hashed_key_for(LICENCE), of(b"Licences", &id));
	let number = 2u32.encode();
	let numbered = |item: &[u8]| [&of(item, &id)[..], &twox_64(&number), &number].concat();
	assert_eq!(History::<Test>::hashed_key_for(LICENCE, 2), numbered(b"History"));
	assert_eq!(Keys::<Test>::hashed_key_for(LICENCE, 2), numbered(b"Keys"));
	let (verifier, commitment) = (member(SITE), [7u8; 32]);
	let entry =
		[&of(b"Verifications", verifier.as_bytes())[..], &blake2_128(&commitment), &commitment].concat();
	assert_eq!(Verifications::<Test>::hashed_key_for(verifier, commitment), entry);
	assert_eq!(Binding { key: [4; 32], from_ms: 5 }.encode().len(), 40);
}

#[test]
fn what_phones_sign_is_pinned() {
	let presentation = draft();
	let signed = presentation.signed_bytes(&[1; 32]);
	let expected =
		format!("{}{}{}", ascii("hefu/presentation"), "01".repeat(32), hex(&presentation.encode()));
	assert_eq!(hex(&signed), expected);
	let hidden = hidden(LICENCE, 2);
	let bytes = [b"hefu/presentation/hidden", &hidden.encode()[..]].concat();
	assert_eq!(hidden.commitment(), hash(&bytes));
	let key = [&b"hefu/holder-key"[..], &[0], &[3; 32], &[4; 32]].concat();
	assert_eq!(HolderKey::Ed25519([3; 32]).commitment(&[4; 32]), hash(&key));
}
