//! Which groups a verifier reads, and what that tells.

use alloc::{collections::BTreeSet, vec::Vec};

use super::Tree;

/// Most groups that are drawn. It takes 459 to catch a corruption of 1 % of the groups with a probability of 99 %; rarer
/// corruption is for repeated checks and for reading whole.
pub const MAX_SAMPLES: u32 = 459;

/// Groups that are drawn unless governance says otherwise: a corruption of 1 % of the groups is caught with a probability of
/// 95 %.
pub const DEFAULT_SAMPLES: u32 = 300;

/// How many distinct groups are read of a file when `wanted` are asked for: all of a small file's, otherwise at least two (the
/// last, and one that is drawn or named) and at most [`MAX_SAMPLES`].
pub fn samples(tree: &Tree, wanted: u32) -> u32 {
	let most = u64::from(wanted.clamp(2, MAX_SAMPLES));
	most.min(tree.groups()) as u32
}

/// Draws [`samples`] distinct groups, in order. The last one is always among them, for it proves the file's size, and so is
/// `named` if there is such a group. All others are equally likely; who does not know the seed
/// cannot guess them.
pub fn draw(tree: &Tree, wanted: u32, named: Option<u64>, seed: &[u8; 32]) -> Vec<u64> {
	let last = tree.last_group();
	let named = named.filter(|named| *named < last);
	let mut drawn = BTreeSet::from_iter(named);
	let fixed = drawn.len() as u64 + 1;
	let others = tree.groups() - fixed;
	let wanted = u64::from(samples(tree, wanted)).saturating_sub(fixed);
	let mut random = blake3::Hasher::new_keyed(seed).update(b"hefu/samples").finalize_xof();
	let mut chosen = BTreeSet::new();
	// Floyd's algorithm: so many draws, whatever they give.
	for most in others - wanted..others {
		let mut bytes = [0; 16];
		random.fill(&mut bytes);
		let group = (u128::from_le_bytes(bytes) % (u128::from(most) + 1)) as u64;
		if !chosen.insert(group) {
			chosen.insert(most);
		}
	}
	// The others are counted without the named one.
	drawn
		.extend(chosen.into_iter().map(|group| group + u64::from(named.is_some_and(|named| group >= named))));
	drawn.insert(last);
	drawn.into_iter().collect()
}

/// The probability, in basis points (1/10,000) and rounded down, that one of `samples` groups, of which the last is not drawn
/// at random, is corrupted when `corrupted` of a thousand groups are. That the same group is never drawn twice makes it more
/// likely still.
pub fn confidence(samples: u32, corrupted: u32) -> u16 {
	const ONE: u128 = 1 << 96;
	const CERTAIN: u128 = 10_000;
	let intact = u128::from(1_000u32.saturating_sub(corrupted));
	// That all were intact, rounded up; more than the bound would tell nothing more.
	let draws = samples.saturating_sub(1).min(1 << 16);
	let missed = (0..draws).fold(ONE, |missed, _| (missed * intact).div_ceil(1_000));
	(CERTAIN * (ONE - missed) / ONE) as u16
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn what_the_design_says_of_samples() {
		// 1 - 0.99^300 = 95.10 %, 1 - 0.99^459 = 99.01 %, of groups drawn at random.
		assert_eq!((confidence(301, 10), confidence(460, 10)), (9_509, 9_900));
		// The last group is no random one.
		assert_eq!((confidence(300, 10), confidence(459, 10)), (9_504, 9_899));
		assert_eq!((confidence(0, 10), confidence(1, 10), confidence(300, 0)), (0, 0, 0));
		assert_eq!((confidence(2, 1_000), confidence(2, 2_000)), (10_000, 10_000));
		// Two in a hundred, as in the demo.
		assert_eq!(confidence(300, 20), 9_976);
		assert!(confidence(u32::MAX, 1) <= 10_000);
	}

	#[test]
	fn small_files_are_read_whole() {
		for groups in 1..=300 {
			let tree = Tree::new(groups * 16_384);
			assert_eq!(draw(&tree, 300, None, &[7; 32]), (0..groups).collect::<Vec<_>>());
		}
	}

	#[test]
	fn all_groups_are_drawn_about_as_often() {
		let tree = Tree::new(100 * 16_384);
		let mut times = [0u32; 100];
		for round in 0..2_000u32 {
			let mut seed = [0; 32];
			seed[..4].copy_from_slice(&round.to_le_bytes());
			for group in draw(&tree, 10, Some(40), &seed) {
				times[group as usize] += 1;
			}
		}
		assert_eq!((times[40], times[99]), (2_000, 2_000));
		// 8 of 98: 163 times on average, with a standard deviation of 12.
		let others = (0..99).filter(|group| *group != 40).map(|group| times[group]);
		assert!(others.clone().all(|times| (100..230).contains(&times)), "{times:?}");
		assert_eq!(others.sum::<u32>(), 16_000);
	}

	proptest! {
		#[test]
		fn samples_are_distinct_and_enough(
			size in prop_oneof![any::<u64>(), 0u64..20_000_000, Just(0), Just(16_384), Just(16_385)],
			wanted in 0u32..1_000,
			named in proptest::option::of(any::<u64>()),
			seed: [u8; 32],
		) {
			let tree = Tree::new(size);
			let named = named.map(|named| named % tree.groups());
			let drawn = draw(&tree, wanted, named, &seed);
			prop_assert!(drawn.is_sorted_by(|a, b| a < b));
			prop_assert_eq!(drawn.last(), Some(&tree.last_group()));
			prop_assert!(named.is_none_or(|named| drawn.contains(&named)));
			prop_assert_eq!(drawn.len() as u32, samples(&tree, wanted));
			prop_assert!(drawn.len() <= 459);
			prop_assert_eq!(draw(&tree, wanted, named, &seed), drawn);
		}

		#[test]
		fn more_samples_tell_more(samples in 1u32..500, corrupted in 0u32..1_000) {
			prop_assert!(confidence(samples, corrupted) <= confidence(samples + 1, corrupted));
			prop_assert!(confidence(samples, corrupted) <= confidence(samples, corrupted + 1));
		}
	}
}
