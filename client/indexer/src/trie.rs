//! Roots of tries, made of everything in them: a header has the root of its block's transactions, and that of the state.
//!
//! Nodes are encoded as `hefu_proofs::state` reads them.

use std::collections::BTreeMap;

use codec::{Compact, Encode};
use hefu_primitives::digest::blake2_256;

/// Bytes of a hash: children that have fewer stand in their parents.
const HASH: usize = 32;

/// Where values stand that have more bytes than a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
	/// In nodes, like all others.
	Inside,
	/// Outside, under their hashes.
	Outside,
}

/// A key in nibbles, and its value.
type Entry<'a> = (Vec<u8>, &'a [u8]);

/// The root over values whose keys are their places.
pub fn ordered_root(values: &[Vec<u8>], layout: Layout) -> [u8; 32] {
	root((0u32..).zip(values).map(|(place, value)| (Compact(place).encode(), &value[..])), layout)
}

/// The root over keys and values.
pub fn root<'a, K: AsRef<[u8]>>(
	entries: impl IntoIterator<Item = (K, &'a [u8])>,
	layout: Layout,
) -> [u8; 32] {
	let sorted: BTreeMap<_, _> =
		entries.into_iter().map(|(key, value)| (nibbles(key.as_ref()), value)).collect();
	let sorted: Vec<Entry> = sorted.into_iter().collect();
	blake2_256(&node(&sorted, 0, layout))
}

fn nibbles(key: &[u8]) -> Vec<u8> {
	key.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect()
}

/// The node over these entries, which are sorted; the way to it has taken `done` nibbles off their keys.
fn node(entries: &[Entry], done: usize, layout: Layout) -> Vec<u8> {
	let [(first, value), rest @ ..] = entries else { return vec![0] };
	let end = fork(entries, done);
	let (value, below) = if first.len() == end { (Some(*value), rest) } else { (None, entries) };
	let outside = value.is_some_and(|value| layout == Layout::Outside && value.len() > HASH);
	let mut bytes = header(&first[done..end], value.is_some(), outside, below.is_empty());
	let children = || below.chunk_by(|(one, _), (other, _)| one[end] == other[end]);
	if !below.is_empty() {
		children().fold(0u16, |there, some| there | 1 << some[0].0[end]).encode_to(&mut bytes);
	}
	match value {
		Some(value) if outside => blake2_256(value).encode_to(&mut bytes),
		Some(value) => value.encode_to(&mut bytes),
		None => {}
	}
	for some in children() {
		let child = node(some, end + 1, layout);
		let child = if child.len() < HASH { child } else { blake2_256(&child).to_vec() };
		child.encode_to(&mut bytes);
	}
	bytes
}

/// Up to where the keys of these entries, which are sorted, are the same.
fn fork(entries: &[Entry], done: usize) -> usize {
	// What the first and the last have in common, all between have too.
	let [(first, _), ..] = entries else { return done };
	let last = entries.last().map_or(first, |(last, _)| last);
	done + first[done..].iter().zip(&last[done..]).take_while(|(one, other)| one == other).count()
}

/// How a node begins: its kind, and its part of the keys.
fn header(partial: &[u8], value: bool, outside: bool, leaf: bool) -> Vec<u8> {
	let (kind, bits) = match (leaf, value, outside) {
		(true, _, false) => (0b0100_0000, 2),
		(true, _, true) => (0b0010_0000, 3),
		(false, false, _) => (0b1000_0000, 2),
		(false, true, false) => (0b1100_0000, 2),
		(false, true, true) => (0b0001_0000, 4),
	};
	// The number of nibbles begins in what the kind leaves of the first byte; all ones go on.
	let most = u8::MAX >> bits;
	let mut bytes = match u8::try_from(partial.len()) {
		Ok(count) if count < most => vec![kind | count],
		_ => {
			let more = partial.len() - usize::from(most);
			let full = more / usize::from(u8::MAX);
			let mut bytes = vec![kind | most];
			bytes.extend(vec![u8::MAX; full]);
			bytes.push((more % usize::from(u8::MAX)) as u8);
			bytes
		}
	};
	// Where they are odd, the first stands alone.
	let (alone, pairs) = partial.split_at(partial.len() % 2);
	bytes.extend(alone);
	bytes.extend(pairs.chunks(2).map(|pair| pair[0] << 4 | pair[1]));
	bytes
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The nodes on the way to a key, and its value where it stands outside: what a receipt would bring.
	fn way<'a>(mut entries: &'a [Entry<'a>], key: &[u8], layout: Layout) -> Vec<Vec<u8>> {
		let (key, mut done, mut nodes) = (nibbles(key), 0, Vec::new());
		loop {
			let bytes = node(entries, done, layout);
			if done == 0 || bytes.len() >= HASH {
				nodes.push(bytes);
			}
			let Some((first, value)) = entries.first() else { return nodes };
			let end = fork(entries, done);
			if !key[done..].starts_with(&first[done..end]) {
				return nodes;
			}
			if key.len() == end {
				let outside = first.len() == end && layout == Layout::Outside && value.len() > HASH;
				nodes.extend(outside.then(|| value.to_vec()));
				return nodes;
			}
			let from = entries.partition_point(|(other, _)| other.get(end) < Some(&key[end]));
			let to = entries.partition_point(|(other, _)| other.get(end) <= Some(&key[end]));
			if from == to {
				return nodes;
			}
			(entries, done) = (&entries[from..to], end + 1);
		}
	}

	#[test]
	fn roots_are_those_that_receipts_are_read_by() {
		let (long, longer) = ("k".repeat(200), "k".repeat(300));
		let keys = ["abc", "", "b", "ab", "bcdefghi", &longer, "abd", &long, "bcdefghj", "a"];
		let values: Vec<_> = (0..keys.len()).map(|place| vec![place as u8; 9 * place]).collect();
		for count in 0..=keys.len() {
			let there: BTreeMap<_, _> = keys.iter().copied().zip(&values).take(count).collect();
			let entries: Vec<Entry> =
				there.iter().map(|(key, value)| (nibbles(key.as_bytes()), &value[..])).collect();
			for layout in [Layout::Inside, Layout::Outside] {
				let root = root(there.iter().map(|(key, value)| (key, &value[..])), layout);
				for key in keys {
					let nodes = way(&entries, key.as_bytes(), layout);
					let read = hefu_proofs::state::read(&root, &[key], &nodes).unwrap();
					assert_eq!(
						read,
						[there.get(key).map(|value| value.to_vec())],
						"{key} of {count}, {layout:?}"
					);
				}
			}
		}
	}
}
