//! L21: whatever happens to a licence, nothing on chain tells who its holder is, and nothing but type and issuer ties two
//! presentations together.

use frame::{deps::sp_io, testing_prelude::*};
use hefu_primitives::{digest::blake2_256, licence::presentation::Presentation};

use crate::{Call, Issuance, Revocation, mock::*};

/// What a licence says of its holder, who is made up.
const PERSON: [&str; 3] = ["王小明", "11010519491231002X", "T11010519491231002X"];

/// Stands for a private part: what it says, behind a salt.
fn committed(salt: u8) -> [u8; 32] {
	(PERSON, [salt; 32]).using_encoded(blake2_256)
}

fn dispatch(who: RuntimeOrigin, call: Call<Test>, seen: &mut Vec<Vec<u8>>) {
	let call = RuntimeCall::Licences(call);
	seen.push(call.encode());
	assert_ok!(call.dispatch(who));
}

/// Every key and value in storage.
fn storage() -> Vec<Vec<u8>> {
	let mut found = Vec::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		found.push(sp_io::storage::get(&next).map(|value| value.to_vec()).unwrap_or_default());
		found.push(next.clone());
		key = next;
	}
	found
}

#[test]
fn l21_a_whole_life_names_nobody() {
	test(|| {
		let mut seen = Vec::new();
		let licence = licence_id(GUANGDONG, 1);
		let first = Issuance { private: committed(1), ..issuance(GUANGDONG, 1) };
		let second = Issuance { private: committed(2), ..renewal(1, 2, 2, licence) };
		let opening = phone(1).present(hidden(licence, 1), draft());
		let decision = Some(committed(3));
		let (presentation, seen_ms) = (opening.presentation, START);
		let rule = rule_id(ZHEJIANG, 1);
		let next = licence_id(GUANGDONG, 2);
		let life = [
			(GUANGDONG, Call::issue { nonce: [1; 32], issuance: Box::new(first) }),
			(ZHEJIANG, Call::recognise { nonce: [1; 32], recognition: recognition() }),
			(SITE, Call::verify_presentation { presentation, rule: Some(rule), seen_ms }),
			(GUANGDONG, Call::bind_key { licence, key: phone(3).commitment() }),
			(GUANGDONG, Call::suspend { licence, decision }),
			(MINISTRY, Call::restore { licence, decision: None }),
			(GUANGDONG, Call::issue { nonce: [2; 32], issuance: Box::new(second) }),
			(GUANGDONG, Call::revoke { licence: next, how: Revocation::Penalty, decision: None }),
		];
		for (who, call) in life {
			dispatch(signed(who), call, &mut seen);
		}
		seen.extend(events().iter().map(Encode::encode));
		seen.extend(storage());
		seen.push(Licences::licence(licence).encode());
		seen.push(Licences::status_at(licence, START).encode());
		seen.push(Licences::check_presentation(opening, Some(rule), START).encode());
		assert!(seen.len() > 40, "the life left its traces");
		let cause = hidden(licence, 1).cause;
		let secrets = PERSON.iter().map(|text| text.as_bytes()).chain([cause.as_bytes()]);
		for secret in secrets {
			let told = seen.iter().any(|bytes| bytes.windows(secret.len()).any(|window| window == secret));
			assert!(!told, "{}", String::from_utf8_lossy(secret));
		}
	});
}

#[test]
fn l21_two_presentations_share_no_more_than_those_of_two_holders() {
	test(|| {
		let licences = [issue(GUANGDONG, 1), issue(GUANGDONG, 2)];
		let rule = Some(recognise(1));
		events();
		// Two presentations by the first holder and one by the second, in all else alike.
		let made = [(1, licences[0], 11), (1, licences[0], 12), (2, licences[1], 13)];
		let [first, again, other] = made.map(|(holder, licence, salt)| {
			let opening = phone(holder).present(hidden(licence, salt), draft());
			let call = Call::<Test>::verify_presentation {
				presentation: opening.presentation,
				rule,
				seen_ms: Now::get(),
			};
			let call = RuntimeCall::Licences(call);
			let bytes = call.encode();
			assert_ok!(call.dispatch(signed(SITE)));
			let Presentation { commitment, .. } = opening.presentation;
			let entry = crate::Verifications::<Test>::get(member(SITE), commitment).encode();
			let event = events().remove(0).encode();
			(bytes, event, entry)
		});
		let common = |a: &[u8], b: &[u8]| a.iter().zip(b).map(|(a, b)| a == b).collect::<Vec<_>>();
		for (first, again, other) in
			[(&first.0, &again.0, &other.0), (&first.1, &again.1, &other.1), (&first.2, &again.2, &other.2)]
		{
			assert!(first.len() == again.len() && first.len() == other.len());
			// What the two of one holder have in common, runs of two bytes and more, is common to everybody.
			let (own, everybodys) = (common(first, again), common(first, other));
			for place in 1..own.len() {
				if own[place - 1] && own[place] {
					assert!(everybodys[place - 1] || everybodys[place], "byte {place}");
				}
			}
		}
		// And none of them has anything in common with a licence or a key.
		for licence in licences {
			let stored = Licences::licence(licence).unwrap();
			let key = crate::Keys::<Test>::get(licence, 1).unwrap().key;
			for secret in [licence.0, stored.private, key] {
				for (call, event, entry) in [&first, &again, &other] {
					for bytes in [call, event, entry] {
						assert!(bytes.windows(8).all(|window| secret.windows(8).all(|part| part != window)));
					}
				}
			}
		}
	});
}
