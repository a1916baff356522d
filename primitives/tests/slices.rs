//! Slices against the `blake3` crate: outboards have its root, every group and path fits, and nothing else does.

use hefu_primitives::slices::{
	GROUP_BYTES, Outboard, Pair, Pairs, Plan, Reference, Tree, draw, group_fits,
	outboard::OutboardError,
	proof::{Unfit, check_slice},
};
use proptest::prelude::*;

/// Sizes at which the tree's shape changes, and some between.
const SIZES: [usize; 17] = [
	0, 1, 1_023, 1_024, 1_025, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769, 49_152, 65_537, 262_144,
	262_145, 700_001, 4_194_305,
];

/// Bytes that differ from place to place, and by seed.
fn bytes(size: usize, seed: u8) -> Vec<u8> {
	let mut bytes = vec![0; size];
	blake3::Hasher::new_keyed(&[seed; 32]).finalize_xof().fill(&mut bytes);
	bytes
}

/// The outboard and the root, from bytes that come in pieces.
fn outboard(bytes: &[u8], piece: usize) -> (Vec<u8>, [u8; 32]) {
	let tree = Tree::new(bytes.len() as u64);
	let mut made = vec![None; tree.pairs() as usize];
	let mut builder = Outboard::new(tree.size());
	for piece in bytes.chunks(piece) {
		builder
			.update(piece, |place, pair| {
				assert_eq!(made[place as usize].replace(*pair), None, "each pair once")
			})
			.expect("as many bytes as the file has");
	}
	let root = builder.finish().expect("all bytes were taken");
	(made.into_iter().flat_map(|pair| pair.expect("each pair comes")).collect(), root)
}

fn path(tree: &Tree, outboard: &[u8], group: u64) -> Vec<Pair> {
	let pair = |place: u64| outboard[place as usize * 64..][..64].try_into().expect("64 bytes");
	tree.path(group).map(|step| pair(step.pair)).collect()
}

fn group<'a>(tree: &Tree, bytes: &'a [u8], group: u64) -> &'a [u8] {
	let range = tree.group_range(group).expect("the file has it");
	&bytes[range.start as usize..range.end as usize]
}

#[test]
fn the_root_is_what_b3sum_prints() {
	for size in SIZES {
		let bytes = bytes(size, 1);
		for piece in [1_000, 16_384, 1 << 20] {
			let (made, root) = outboard(&bytes, piece);
			assert_eq!(root, *blake3::hash(&bytes).as_bytes(), "{size} bytes in pieces of {piece}");
			assert_eq!(made.len() as u64, Tree::new(size as u64).outboard_bytes());
		}
	}
}

#[test]
fn every_group_fits_its_own_place_only() {
	for size in SIZES {
		let bytes = bytes(size, 2);
		let (made, root) = outboard(&bytes, 1 << 20);
		let tree = Tree::new(size as u64);
		for index in (0..tree.groups()).take(40).chain([tree.last_group()]) {
			let path = path(&tree, &made, index);
			let slice = group(&tree, &bytes, index);
			assert_eq!(
				check_slice(&tree, &root, index, &path, slice),
				Ok(true),
				"group {index} of {size} bytes"
			);
			if tree.groups() > 1 {
				let other = if index == 0 { 1 } else { 0 };
				assert_ne!(check_slice(&tree, &root, other, &path, slice), Ok(true));
				assert!(check_slice(&tree, &root, index, &path[1..], slice).is_err());
				assert_ne!(
					check_slice(&tree, &root, index, &[&path[..], &path[..1]].concat(), slice),
					Ok(true)
				);
			}
			assert_eq!(check_slice(&tree, &root, index, &path, &[slice, &[0]].concat()), Ok(false));
			if !slice.is_empty() {
				assert_eq!(check_slice(&tree, &root, index, &path, &slice[1..]), Ok(false));
			}
		}
		assert_ne!(check_slice(&tree, &root, tree.groups(), &[], &[]), Ok(true));
	}
}

#[test]
fn each_altered_byte_is_refused() {
	for size in [5, 16_384, 49_000, 100_000] {
		let bytes = bytes(size, 3);
		let (made, root) = outboard(&bytes, 1 << 20);
		let tree = Tree::new(size as u64);
		for index in [0, tree.last_group()] {
			let path = path(&tree, &made, index);
			let mut slice = group(&tree, &bytes, index).to_vec();
			for at in 0..slice.len() {
				slice[at] ^= 1;
				assert_eq!(check_slice(&tree, &root, index, &path, &slice), Ok(false), "byte {at}");
				slice[at] ^= 1;
			}
			for (level, step) in tree.path(index).enumerate() {
				for at in 0..64 {
					let mut altered = path.clone();
					altered[level][at] ^= 0x80;
					let unfit = Err(Unfit { pair: step.pair });
					assert_eq!(
						check_slice(&tree, &root, index, &altered, &slice),
						unfit,
						"byte {at} of pair {level}"
					);
				}
			}
			let mut other = root;
			other[31] ^= 1;
			assert_ne!(check_slice(&tree, &other, index, &path, &slice), Ok(true));
		}
	}
}

#[test]
fn the_last_group_proves_the_size() {
	let bytes = bytes(100_000, 4);
	let (made, root) = outboard(&bytes, 1 << 20);
	let tree = Tree::new(100_000);
	let path = path(&tree, &made, tree.last_group());
	for size in (0..200_000u64).step_by(97).chain([99_999, 100_001]) {
		let claimed = Tree::new(size);
		let slice = &bytes[(claimed.last_group() as usize * 16_384).min(bytes.len())..];
		let taken = slice.len().min((size - claimed.last_group() * 16_384) as usize);
		let fits = check_slice(&claimed, &root, claimed.last_group(), &path, &slice[..taken]) == Ok(true);
		assert_eq!(fits, size == 100_000, "{size}");
	}
}

#[test]
fn another_number_of_bytes_makes_no_outboard() {
	for (size, given) in [(0, 1), (10, 9), (10, 11), (20_000, 19_999), (20_000, 20_001), (16_384, 16_385)] {
		let mut builder = Outboard::new(size);
		let result = builder.update(&bytes(given, 5), |_, _| ()).and_then(|()| builder.finish().map(drop));
		assert_eq!(result, Err(OutboardError::Size), "{given} bytes of {size}");
	}
	assert_eq!(Outboard::new(3).finish(), Err(OutboardError::Size));
}

/// Reads as a verifier does: by plan, in pieces.
fn read(plan: &Plan, made: &[u8], piece: usize) -> Pairs {
	let mut pairs = plan.pairs();
	for range in plan.outboard() {
		let mut reader = Pairs::reader(range.start);
		for piece in made[range.start as usize..range.end as usize].chunks(piece) {
			reader.update(piece, &mut pairs);
		}
	}
	pairs
}

#[test]
fn pairs_that_were_not_served_do_not_fit() {
	let bytes = bytes(100_000, 6);
	let (_, root) = outboard(&bytes, 1 << 20);
	let tree = Tree::new(100_000);
	let pairs = Plan::new(tree, &[0]).pairs();
	assert_eq!(pairs.root(), None);
	assert_eq!(pairs.reference(&root, 0), Err(Unfit { pair: 0 }));
	let single = Plan::new(Tree::new(9), &[0]).pairs();
	assert_eq!(single.reference(&root, 0), Ok(Reference::Root(root)));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]
	#[test]
	fn what_is_read_by_plan_fits(
		size in 0usize..3_000_000,
		content: u8,
		wanted in 1u32..60,
		seed: [u8; 32],
		piece in 1usize..5_000,
		damage in proptest::option::of(any::<prop::sample::Index>()),
	) {
		let tree = Tree::new(size as u64);
		let intact = bytes(size, content);
		let (made, root) = outboard(&intact, 1 << 20);
		let plan = Plan::new(tree, &draw(&tree, wanted, None, &seed));
		let pairs = read(&plan, &made, piece);
		prop_assert_eq!(pairs.root(), (size > GROUP_BYTES as usize).then_some(root));
		let mut served = intact;
		let damaged = damage.filter(|_| size > 0).map(|damage| damage.index(size));
		if let Some(at) = damaged {
			served[at] ^= 0x10;
		}
		for index in plan.groups() {
			let reference = pairs.reference(&root, *index).expect("the pairs fit");
			let fits = group_fits(&tree, *index, &reference, group(&tree, &served, *index));
			prop_assert_eq!(fits, damaged.is_none_or(|at| at as u64 / GROUP_BYTES != *index));
		}
	}
}
