//! Openings show what is in a private part, and nothing else passes for one.

use super::*;
use codec::DecodeAll;
use hex_literal::hex;
use proptest::prelude::*;

/// Fields with names in order, each with a salt of its own.
fn made(count: u32) -> Vec<(String, Vec<u8>, [u8; 32])> {
	(0..count)
		.map(|i| (alloc::format!("field{i:04}"), alloc::format!("{}", i * 7).into_bytes(), [i as u8; 32]))
		.collect()
}

fn fields(made: &[(String, Vec<u8>, [u8; 32])]) -> Vec<Field<'_>> {
	made.iter().map(|(name, value, salt)| Field { name, value, salt }).collect()
}

fn opening(fields: &[Field<'_>], index: u32) -> Opening {
	Opening::of(fields, index).unwrap().unwrap()
}

#[test]
fn every_field_opens_under_the_root_and_under_no_other() {
	for count in 1..20 {
		let made = made(count);
		let fields = fields(&made);
		let root = root(&fields).unwrap();
		for index in 0..count {
			let opening = opening(&fields, index);
			assert_eq!(
				(&*opening.name, &*opening.value),
				(fields[index as usize].name, fields[index as usize].value)
			);
			assert_eq!(opening.verify(&root), Ok(()));
			assert_eq!(opening.verify(&[0; 32]), Err(OpeningError::NotInPart));
		}
		assert_eq!(Opening::of(&fields, count), Ok(None));
	}
}

#[test]
fn every_altered_byte_is_refused() {
	for (count, index) in [(1, 0), (2, 1), (3, 2), (7, 6), (13, 5), (13, 12)] {
		let made = made(count);
		let fields = fields(&made);
		let root = root(&fields).unwrap();
		let bytes = opening(&fields, index).encode();
		for bit in 0..bytes.len() * 8 {
			let mut altered = bytes.clone();
			altered[bit / 8] ^= 1 << (bit % 8);
			let read = Opening::decode_all(&mut &altered[..]);
			assert!(read.map_or(true, |opening| opening.verify(&root).is_err()), "{count} {index} {bit}");
		}
	}
}

#[test]
fn the_number_of_fields_is_bound() {
	let made = made(4);
	let fields = fields(&made);
	let root = root(&fields).unwrap();
	let mut opening = opening(&fields, 3);
	// Three fields and a path of one hash: the inner node that is left would pass for the leaf's sibling.
	(opening.fields, opening.index) = (3, 2);
	assert_eq!(opening.verify(&root), Err(OpeningError::PathLength { expected: 1, given: 2 }));
	opening.path.truncate(1);
	assert_eq!(opening.verify(&root), Err(OpeningError::NotInPart));
	opening.index = 3;
	assert_eq!(opening.verify(&root), Err(OpeningError::NoSuchField { index: 3, fields: 3 }));
}

#[test]
fn names_are_in_order_and_none_stands_twice() {
	let made = made(3);
	let mut fields = fields(&made);
	fields.swap(1, 2);
	assert_eq!(root(&fields), Err(FieldsError::Order(2)));
	fields[2] = fields[1];
	assert_eq!(root(&fields), Err(FieldsError::Order(2)));
	assert_eq!(Opening::of(&fields, 0), Err(FieldsError::Order(2)));
	assert_eq!(root(&[]), Err(FieldsError::Empty));
}

#[test]
fn equal_values_are_not_told_apart_by_their_leaves() {
	let field = |salt| Field { name: "quantity", value: b"400", salt };
	assert_ne!(field(&[1; 32]).leaf(), field(&[2; 32]).leaf());
}

#[test]
fn the_layout_is_pinned() {
	let salts = [[1; 32], [2; 32], [3; 32]];
	let field = |name, value, salt| Field { name, value, salt };
	let fields = [
		field("a", &b"1"[..], &salts[0]),
		field("b", &b"\"x\""[..], &salts[1]),
		field("c", &b"[]"[..], &salts[2]),
	];
	let mut leaf = alloc::vec![0];
	leaf.extend([1; 32]);
	leaf.extend([1 << 2, b'a', 1 << 2, b'1']);
	assert_eq!(fields[0].leaf(), blake2_256(&leaf));
	assert_eq!(fields[0].leaf(), hex!("a7a59843ea0434bbcd9e303f25b89d7420b91fe2258e70cfa733b6e0234d8ea0"));
	// Computed apart from this code.
	let three = hex!("926b6cd4c295c6e1dc95880604a87266a386d0eb47b9108313039a8d7b7fe92f");
	assert_eq!(root(&fields), Ok(three));
	let one = hex!("5248cd94a4810e3e4f33420a0f616b2a62744c1c9bd5da0d8c4bbe4f282720ea");
	assert_eq!(root(&fields[..1]), Ok(one));
}

proptest! {
	#[test]
	fn any_fields_open(
		values in proptest::collection::btree_map(".{0,12}", (proptest::collection::vec(any::<u8>(), 0..40), any::<[u8; 32]>()), 1..40),
		at in any::<prop::sample::Index>(),
		other in any::<prop::sample::Index>(),
	) {
		let fields: Vec<_> = values.iter().map(|(name, (value, salt))| Field { name, value, salt }).collect();
		let root = root(&fields).unwrap();
		let (index, other) = (at.index(fields.len()) as u32, other.index(fields.len()) as u32);
		let shown = opening(&fields, index);
		prop_assert_eq!(shown.verify(&root), Ok(()));
		let read = Opening::decode_all(&mut &shown.encode()[..]).unwrap();
		prop_assert_eq!(&read, &shown);
		// One field's proof is not another's.
		let mut mixed = opening(&fields, other);
		mixed.path = shown.path.clone();
		mixed.index = index;
		prop_assert_eq!(mixed.verify(&root).is_ok(), other == index);
	}
}
