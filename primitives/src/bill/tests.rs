//! Faces, and chains that are replayed without a chain.

use alloc::{vec, vec::Vec};

use super::*;

const BILL: BillId = BillId([1; 32]);
const CARRIER: MemberId = MemberId([1; 32]);

fn party(who: u8) -> Party {
	Party::Member(MemberId([who; 32]))
}

fn face() -> Face {
	let reference = Reference { document: Text::new("HHL71800000").expect("a reference"), sub: None };
	let issuance = Issuance {
		reference,
		kind: Kind::OrderBl,
		document: [1; 32],
		issue_to_digest: [2; 32],
		visualisation: None,
		manifest: None,
		issued_on: Day(20_000),
		shipped_on: Some(Day(20_000)),
		private: PrivatePart { root: [3; 32], regulator: None },
		shipper: party(2),
		issue_to: party(2),
		title: Title::Named { party: party(2), further_endorsable: true },
		named: BoundedVec::default(),
		surrenderees: BoundedVec::default(),
	};
	Face { carrier: CARRIER, issuance }
}

/// An entry without what most have not.
fn entry(action: Action, actor: u8, recipient: Option<u8>) -> Entry {
	let (actor, recipient) = (party(actor), recipient.map(party));
	let (comment, reference, instruction) = (None, None, None);
	Entry { action, actor, recipient, at_ms: 0, comment, reference, instruction, previous: [0; 32] }
}

/// The entries, each of which names the one before, a second apart.
fn chained(entries: &[Entry]) -> Vec<Entry> {
	let (mut previous, mut at_ms) = (face().digest(&BILL), 0);
	let link = |entry: &Entry| {
		let linked = Entry { previous, at_ms, ..*entry };
		(previous, at_ms) = (linked.hash(), at_ms + 1_000);
		linked
	};
	entries.iter().map(link).collect()
}

/// A life: endorsed to the order of 3, transferred to it, surrendered.
fn life() -> Vec<Entry> {
	let reference = Some([7; 32]);
	chained(&[
		entry(Action::Issue, 1, Some(2)),
		entry(Action::EndorseToOrder, 2, Some(3)),
		entry(Action::Transfer, 2, Some(3)),
		Entry { reference, ..entry(Action::SurrenderForDelivery, 3, Some(1)) },
		Entry { reference, ..entry(Action::Surrendered, 1, None) },
	])
}

fn replayed(entries: &[Entry]) -> Result<Control, ChainError> {
	replay(&BILL, &face(), entries)
}

#[test]
fn a_chain_tells_who_controls_the_bill() {
	let life = life();
	let states = (1..=life.len()).map(|length| replayed(&life[..length]).unwrap()).collect::<Vec<_>>();
	let possessors = states.iter().map(|control| control.possessor).collect::<Vec<_>>();
	assert_eq!(possessors, [2, 2, 3, 1, 1].map(party));
	let titled =
		|control: &Control| control.title == Title::Named { party: party(3), further_endorsable: true };
	assert_eq!(states.iter().map(titled).collect::<Vec<_>>(), [false, true, true, true, true]);
	assert!(states[2].has_both(&party(3)) && !states[1].has_both(&party(3)));
	assert!(states[4].status.is_final() && !states[3].status.is_final());
	assert_eq!(replayed(&[]), Err(ChainError::Empty));
}

#[test]
fn a_chain_is_of_one_bill_and_one_face() {
	let life = life();
	assert_eq!(replay(&BillId([2; 32]), &face(), &life), Err(ChainError::Broken(0)));
	let mut other = face();
	other.issuance.document = [9; 32];
	assert_eq!(replay(&BILL, &other, &life), Err(ChainError::Broken(0)));
}

#[test]
fn what_is_altered_left_out_or_put_in_breaks_the_chain() {
	let life = life();
	for place in 0..life.len() - 1 {
		let mut altered = life.clone();
		altered[place].comment = Some([1; 32]);
		let next = ChainError::Broken(place as u32 + 1);
		assert_eq!(replayed(&altered), Err(next), "{place}");
		let mut shorter = life.clone();
		shorter.remove(place);
		assert_eq!(replayed(&shorter), Err(ChainError::Broken(place as u32)), "{place}");
		let mut longer = life.clone();
		longer.insert(place, life[place]);
		assert!(replayed(&longer).is_err(), "{place}");
	}
}

#[test]
fn times_do_not_run_backwards() {
	let mut entries = vec![Entry { at_ms: 5, ..chained(&[entry(Action::Issue, 1, Some(2))])[0] }];
	let previous = entries[0].hash();
	entries.push(Entry { previous, at_ms: 4, ..entry(Action::Sign, 2, None) });
	assert_eq!(replayed(&entries), Err(ChainError::OutOfOrder(1)));
}

#[test]
fn well_linked_entries_are_not_enough() {
	let issue = entry(Action::Issue, 1, Some(2));
	let reference = Some([7; 32]);
	let instruction = Some(crate::InstructionId([8; 32]));
	let request = Entry { reference, ..entry(Action::SurrenderForDelivery, 2, Some(1)) };
	let cases: [(Vec<Entry>, Fault); 12] = [
		(vec![entry(Action::Transfer, 2, Some(3))], Fault::NotFirst),
		(vec![entry(Action::Issue, 2, Some(2))], Fault::NotCarrier),
		(vec![entry(Action::Issue, 1, Some(3))], Fault::Malformed),
		(vec![issue, issue], Fault::Malformed),
		(vec![issue, Entry { recipient: None, ..issue }], Fault::NotFirst),
		(vec![issue, entry(Action::Transfer, 2, None)], Fault::Malformed),
		(vec![issue, entry(Action::Sign, 2, Some(3))], Fault::Malformed),
		(vec![issue, Entry { instruction, ..entry(Action::Sign, 2, None) }], Fault::Malformed),
		(vec![issue, entry(Action::Surrendered, 1, None)], Fault::Malformed),
		(vec![issue, entry(Action::Transfer, 3, Some(4))], Fault::NotPossessor),
		(
			vec![issue, request, Entry { reference, ..entry(Action::SurrenderRejected, 1, None) }],
			Fault::CommentMissing,
		),
		(vec![issue, request, entry(Action::Sign, 2, None)], Fault::NotIssued),
	];
	for (entries, fault) in cases {
		let last = entries.len() as u32 - 1;
		assert_eq!(replayed(&chained(&entries)), Err(ChainError::Refused(last, fault)), "{entries:?}");
	}
}

#[test]
fn a_face_has_its_faults_found() {
	let fault = |change: &dyn Fn(&mut Issuance)| {
		let mut issuance = face().issuance;
		change(&mut issuance);
		issuance.fault(&CARRIER)
	};
	assert_eq!(fault(&|_| ()), None);
	let empty = Text::from_bytes_unchecked(b"").expect("it fits");
	assert_eq!(fault(&|face| face.reference.document = empty.clone()), Some(IssuanceFault::Reference));
	assert_eq!(fault(&|face| face.title = Title::Bearer), Some(IssuanceFault::Kind));
	let carrier = BoundedVec::truncate_from(vec![CARRIER]);
	assert_eq!(fault(&|face| face.surrenderees = carrier.clone()), Some(IssuanceFault::Parties));
	assert_eq!(fault(&|face| face.shipped_on = Some(Day(20_001))), Some(IssuanceFault::Dates));
}

#[test]
fn terms_are_numbered_in_order() {
	assert_eq!((Kind::ALL.len(), Status::ALL.len(), Action::ALL.len()), (6, 8, 14));
	for (number, action) in Action::ALL.iter().enumerate() {
		assert_eq!(action.encode(), [number as u8]);
	}
}

#[cfg(feature = "serde")]
#[test]
fn names_are_kebab_case() {
	use serde::de::{IntoDeserializer, value::StrDeserializer};
	fn read<'a, T: serde::Deserialize<'a>>(name: &'a str) -> Option<T> {
		let name: StrDeserializer<'a, serde::de::value::Error> = name.into_deserializer();
		T::deserialize(name).ok()
	}
	assert_eq!(read("negotiable-cargo-document"), Some(Kind::NegotiableCargoDocument));
	assert_eq!(read("surrender-for-delivery"), Some(Action::SurrenderForDelivery));
	assert_eq!(read("bearer"), Some(Title::Bearer));
}
