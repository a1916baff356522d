//! Fair delivery: who was given something else shows it, and who delivered what was agreed is safe from whatever is shown.

use blake3::hazmat::{HasherExt, Mode, merge_subtrees_non_root, merge_subtrees_root};
use codec::{Decode, Encode, MaxEncodedLen};
use hefu_primitives::{
	delivery::{
		Commitment, Dispute, Handed, Key, MAX_PATH, MAX_SIZE, Unproven, WeakPoint, WrongGroup, apply, commit,
		hand, public_of, take, wrong_group, wrong_key,
	},
	slices::{GROUP_BYTES, Outboard, Pair, Tree},
};
use proptest::prelude::*;

const GROUP: usize = GROUP_BYTES as usize;
const KEY: Key = [5; 32];
const ORDER: [u8; 32] = [7; 32];

/// Sizes around the borders of groups, and of trees that are not balanced.
const SIZES: [usize; 9] =
	[1, 100, GROUP, GROUP + 1, 2 * GROUP, 3 * GROUP - 7, 5 * GROUP, 8 * GROUP, 9 * GROUP + 1];

/// Bytes that differ from place to place, and by seed.
fn bytes(size: usize, seed: u8) -> Vec<u8> {
	let mut bytes = vec![0; size];
	blake3::Hasher::new_keyed(&[seed; 32]).finalize_xof().fill(&mut bytes);
	bytes
}

/// A file's tree.
struct File {
	tree: Tree,
	root: [u8; 32],
	pairs: Vec<Pair>,
}

impl File {
	fn of(bytes: &[u8]) -> Self {
		let tree = Tree::new(bytes.len() as u64);
		let mut pairs = vec![[0; 64]; tree.pairs() as usize];
		let mut outboard = Outboard::new(tree.size());
		outboard.update(bytes, |place, pair| pairs[place as usize] = *pair).expect("as many bytes");
		Self { tree, root: outboard.finish().expect("all bytes"), pairs }
	}

	fn path(&self, group: u64) -> Vec<Pair> {
		self.tree.path(group).map(|step| self.pairs[step.pair as usize]).collect()
	}

	/// The hash of a group: a half of the last pair of its path, or the root.
	fn hash(&self, group: u64) -> [u8; 32] {
		let Some(last) = self.tree.path(group).last() else { return self.root };
		let pair = self.pairs[last.pair as usize];
		let half = if last.right { &pair[32..] } else { &pair[..32] };
		half.try_into().expect("32 bytes")
	}
}

/// A delivery, as the buyer has it.
struct Delivery {
	registered: File,
	ciphertext: Vec<u8>,
	encrypted: File,
	commitment: Commitment,
}

impl Delivery {
	/// Of a file with the bytes `registered`, for which those of `delivered` were encrypted.
	fn new(registered: &[u8], delivered: &[u8]) -> Self {
		let mut ciphertext = delivered.to_vec();
		for (group, bytes) in ciphertext.chunks_mut(GROUP).enumerate() {
			apply(&KEY, group as u64, bytes);
		}
		let encrypted = File::of(&ciphertext);
		let commitment = Commitment { ciphertext: encrypted.root, key: commit(&KEY) };
		Self { registered: File::of(registered), ciphertext, encrypted, commitment }
	}

	fn honest(bytes: &[u8]) -> Self {
		Self::new(bytes, bytes)
	}

	fn groups(&self) -> u64 {
		self.registered.tree.groups()
	}

	fn evidence(&self, group: u64) -> WrongGroup {
		let ciphertext = self.ciphertext.chunks(GROUP).nth(group as usize).unwrap_or_default();
		WrongGroup {
			group,
			key: KEY,
			ciphertext: ciphertext.to_vec().try_into().expect("at most a group"),
			ciphertext_path: self.encrypted.path(group).try_into().expect("a short path"),
			plain: self.registered.hash(group),
			plain_path: self.registered.path(group).try_into().expect("a short path"),
		}
	}

	fn check(&self, evidence: &WrongGroup) -> Result<(), Unproven> {
		wrong_group(evidence, &self.commitment, &self.registered.root, self.registered.tree.size())
	}
}

#[test]
fn an_honest_group_is_not_wrong() {
	for size in SIZES.into_iter().chain([0]) {
		let delivery = Delivery::honest(&bytes(size, 1));
		for group in 0..delivery.groups() {
			assert_eq!(
				delivery.check(&delivery.evidence(group)),
				Err(Unproven::NotWrong),
				"{group} of {size}"
			);
		}
	}
}

#[test]
fn a_wrong_group_is_shown_wherever_it_is() {
	for size in SIZES {
		let registered = bytes(size, 1);
		let groups = registered.len().div_ceil(GROUP);
		// The first, one in the middle, and the last, which may be a partial one or the only one; in its first and last byte.
		for wrong in [0, groups / 2, groups - 1] {
			for at in [wrong * GROUP, size.min((wrong + 1) * GROUP) - 1] {
				let mut delivered = registered.clone();
				delivered[at] ^= 1;
				let delivery = Delivery::new(&registered, &delivered);
				for group in 0..delivery.groups() {
					let expected = if group == wrong as u64 { Ok(()) } else { Err(Unproven::NotWrong) };
					assert_eq!(delivery.check(&delivery.evidence(group)), expected, "{group} of {size}");
				}
			}
		}
	}
}

#[test]
fn another_file_altogether_is_wrong_in_every_group() {
	let delivery = Delivery::new(&bytes(100_000, 1), &bytes(100_000, 2));
	for group in 0..delivery.groups() {
		assert_eq!(delivery.check(&delivery.evidence(group)), Ok(()));
	}
}

/// Groups at the wrong place are wrong, though each is one of the file's.
#[test]
fn groups_that_changed_places_are_wrong() {
	let registered = bytes(4 * GROUP, 1);
	let mut delivered = registered.clone();
	delivered[..2 * GROUP].rotate_left(GROUP);
	let delivery = Delivery::new(&registered, &delivered);
	let found = (0..4).map(|group| delivery.check(&delivery.evidence(group)).is_ok());
	assert!(found.eq([true, true, false, false]));
}

#[test]
fn a_path_of_another_dataset_shows_nothing() {
	for size in [100, 5 * GROUP] {
		let delivery = Delivery::honest(&bytes(size, 1));
		let other = Delivery::honest(&bytes(size, 2));
		let (good, of_other) = (delivery.evidence(0), other.evidence(0));
		let plain =
			WrongGroup { plain: of_other.plain, plain_path: of_other.plain_path.clone(), ..good.clone() };
		let expected = if size > GROUP { Unproven::PlainPath } else { Unproven::Plain };
		assert_eq!(delivery.check(&plain), Err(expected));
		let ciphertext = WrongGroup {
			ciphertext: of_other.ciphertext.clone(),
			ciphertext_path: of_other.ciphertext_path.clone(),
			..good
		};
		let expected = if size > GROUP { Unproven::CiphertextPath } else { Unproven::Ciphertext };
		assert_eq!(delivery.check(&ciphertext), Err(expected));
	}
}

#[test]
fn evidence_must_be_of_one_group_whole_and_in_its_place() {
	let registered = bytes(5 * GROUP + 9, 1);
	let mut delivered = registered.clone();
	delivered[3 * GROUP] ^= 1;
	let delivery = Delivery::new(&registered, &delivered);
	let (good, next) = (delivery.evidence(3), delivery.evidence(2));
	assert_eq!(delivery.check(&good), Ok(()));
	let refused = |expected, alter: &dyn Fn(&mut WrongGroup)| {
		let mut evidence = good.clone();
		alter(&mut evidence);
		assert_eq!(delivery.check(&evidence), Err(expected));
	};
	refused(Unproven::NoSuchGroup, &|evidence| evidence.group = 6);
	refused(Unproven::NoSuchGroup, &|evidence| evidence.group = u64::MAX);
	refused(Unproven::OtherKey, &|evidence| evidence.key[0] ^= 1);
	// Of a neighbour, the path's last pair is the same, and the other half of it is taken.
	refused(Unproven::Ciphertext, &|evidence| evidence.group = 2);
	refused(Unproven::Ciphertext, &|evidence| evidence.ciphertext = next.ciphertext.clone());
	refused(Unproven::Ciphertext, &|evidence| {
		evidence.ciphertext.pop();
	});
	refused(Unproven::CiphertextPath, &|evidence| evidence.group = 4);
	refused(Unproven::CiphertextPath, &|evidence| {
		evidence.ciphertext_path.pop();
	});
	refused(Unproven::CiphertextPath, &|evidence| {
		evidence.ciphertext_path.try_push([0; 64]).expect("there is room");
	});
	refused(Unproven::PlainPath, &|evidence| {
		evidence.plain_path.pop();
	});
	refused(Unproven::PlainPath, &|evidence| {
		evidence.plain_path.try_push([0; 64]).expect("there is room");
	});
	refused(Unproven::Plain, &|evidence| evidence.plain = next.plain);
	// At another size it is another tree, in which the path is longer or shorter.
	for size in [3 * GROUP_BYTES + 1, 16 * GROUP_BYTES, MAX_SIZE] {
		let found = wrong_group(&good, &delivery.commitment, &delivery.registered.root, size);
		assert!(found.is_err(), "{size}");
	}
}

#[test]
fn each_altered_byte_of_evidence_shows_nothing() {
	let registered = bytes(3 * GROUP - 5_000, 1);
	let mut delivered = registered.clone();
	delivered[2 * GROUP] ^= 1;
	let delivery = Delivery::new(&registered, &delivered);
	let good = delivery.evidence(2).encode();
	for place in (0..100).chain((100..good.len() - 300).step_by(97)).chain(good.len() - 300..good.len()) {
		let mut altered = good.clone();
		altered[place] ^= 1;
		let read = WrongGroup::decode(&mut &altered[..]);
		assert!(read.map_or(true, |evidence| delivery.check(&evidence).is_err()), "{place}");
	}
}

/// A path to a group among made-up neighbours, and the root above it: of a tree of any size, without its file.
fn constructed(tree: &Tree, group: u64, bytes: &[u8], neighbour: u8) -> (Vec<Pair>, [u8; 32], [u8; 32]) {
	let mut hasher = blake3::Hasher::new();
	hasher.set_input_offset(group * GROUP_BYTES).update(bytes);
	let leaf = hasher.finalize_non_root();
	let mut path = Vec::<Pair>::new();
	let mut hash = leaf;
	for step in tree.path(group).collect::<Vec<_>>().into_iter().rev() {
		let (left, right) = if step.right { ([neighbour; 32], hash) } else { (hash, [neighbour; 32]) };
		path.push([left, right].concat().try_into().expect("64 bytes"));
		hash = if step.pair == 0 {
			*merge_subtrees_root(&left, &right, Mode::Hash).as_bytes()
		} else {
			merge_subtrees_non_root(&left, &right, Mode::Hash)
		};
	}
	path.reverse();
	(path, leaf, hash)
}

#[test]
fn files_of_any_size_up_to_the_largest_are_disputed() {
	let sizes = [
		(1 << 20, 6),
		(1 << 30, 16),
		(1 << 40, 26),
		((1 << 40) + 12_345, 27),
		(MAX_SIZE - 5, MAX_PATH),
		(MAX_SIZE, MAX_PATH),
	];
	for (size, depth) in sizes {
		let tree = Tree::new(size);
		for group in [0, tree.groups() / 3, tree.last_group()] {
			let range = tree.group_range(group).expect("the file has it");
			let registered = bytes((range.end - range.start) as usize, 1);
			for wrong in [false, true] {
				let mut ciphertext = registered.clone();
				ciphertext[0] ^= u8::from(wrong);
				apply(&KEY, group, &mut ciphertext);
				let (ciphertext_path, _, committed) = constructed(&tree, group, &ciphertext, 3);
				let (plain_path, plain, root) = constructed(&tree, group, &registered, 4);
				if group == 0 {
					assert_eq!(plain_path.len() as u32, depth, "{size}");
				}
				let evidence = WrongGroup {
					group,
					key: KEY,
					ciphertext: ciphertext.try_into().expect("at most a group"),
					ciphertext_path: ciphertext_path.try_into().expect("at most 48 pairs"),
					plain,
					plain_path: plain_path.try_into().expect("at most 48 pairs"),
				};
				let commitment = Commitment { ciphertext: committed, key: commit(&KEY) };
				let expected = if wrong { Ok(()) } else { Err(Unproven::NotWrong) };
				assert_eq!(
					wrong_group(&evidence, &commitment, &root, size),
					expected,
					"group {group} of {size}"
				);
				let too_large = wrong_group(&evidence, &commitment, &root, MAX_SIZE + 1);
				assert_eq!(too_large, Err(Unproven::TooLarge));
			}
		}
	}
}

/// A key handed over, with what the buyer's one-time key and the commitment are.
struct Handing {
	secret: [u8; 32],
	buyer: [u8; 32],
	commitment: Commitment,
}

impl Handing {
	fn new() -> Self {
		let secret = [11; 32];
		let commitment = Commitment { ciphertext: [0; 32], key: commit(&KEY) };
		Self { secret, buyer: public_of(&secret), commitment }
	}

	fn hand(&self, key: &Key) -> Handed {
		hand(key, [12; 32], &self.buyer, &ORDER).expect("no weak key")
	}

	fn check(&self, secret: &[u8; 32], handed: &Handed, order: &[u8; 32]) -> Result<(), Unproven> {
		wrong_key(secret, &self.buyer, handed, &self.commitment, order)
	}
}

#[test]
fn a_wrong_key_is_shown_and_the_right_one_is_not() {
	let sale = Handing::new();
	let handed = sale.hand(&KEY);
	assert_eq!(take(&handed, &sale.secret, &ORDER), Ok(KEY));
	assert_eq!(sale.check(&sale.secret, &handed, &ORDER), Err(Unproven::NotWrong));
	assert_eq!(sale.check(&sale.secret, &sale.hand(&[6; 32]), &ORDER), Ok(()));
	// The right key, handed over for another order or to somebody else, is not handed over.
	let for_other = hand(&KEY, [12; 32], &sale.buyer, &[8; 32]).expect("no weak key");
	assert_eq!(sale.check(&sale.secret, &for_other, &ORDER), Ok(()));
	let to_other = hand(&KEY, [12; 32], &public_of(&[13; 32]), &ORDER).expect("no weak key");
	assert_eq!(sale.check(&sale.secret, &to_other, &ORDER), Ok(()));
	for place in 0..64 {
		let mut altered = handed.encode();
		altered[place] ^= 1;
		let altered = Handed::decode(&mut &altered[..]).expect("64 bytes");
		assert_eq!(sale.check(&sale.secret, &altered, &ORDER), Ok(()), "{place}");
	}
}

#[test]
fn a_secret_that_is_not_the_buyers_shows_nothing() {
	let sale = Handing::new();
	for handed in [sale.hand(&KEY), sale.hand(&[6; 32])] {
		for secret in [[0; 32], [12; 32], [13; 32]] {
			assert_eq!(sale.check(&secret, &handed, &ORDER), Err(Unproven::OtherSecret));
		}
	}
	// The bits that X25519 does not use make no other secret: what it shows is the same.
	let mut same = sale.secret;
	same[0] ^= 7;
	same[31] ^= 0xc0;
	assert_eq!(public_of(&same), sale.buyer);
	assert_eq!(sale.check(&same, &sale.hand(&KEY), &ORDER), Err(Unproven::NotWrong));
	assert_eq!(sale.check(&same, &sale.hand(&[6; 32]), &ORDER), Ok(()));
}

#[test]
fn a_key_that_everybody_can_take_is_wrong() {
	let sale = Handing::new();
	let handed = Handed { ephemeral: [0; 32], sealed: KEY };
	assert_eq!(take(&handed, &sale.secret, &ORDER), Err(WeakPoint));
	assert_eq!(sale.check(&sale.secret, &handed, &ORDER), Ok(()));
}

#[test]
fn disputes_are_pinned() {
	let by_key = Dispute::WrongKey { secret: [9; 32] };
	assert_eq!(by_key.encode(), [&[0][..], &[9; 32]].concat());
	let by_group = Dispute::WrongGroup(WrongGroup {
		group: 3,
		key: [5; 32],
		ciphertext: vec![1, 2].try_into().expect("a short group"),
		ciphertext_path: vec![[7; 64]].try_into().expect("a short path"),
		plain: [6; 32],
		plain_path: Default::default(),
	});
	let layout: [&[u8]; 8] =
		[&[1], &[3, 0, 0, 0, 0, 0, 0, 0], &[5; 32], &[2 << 2, 1, 2], &[1 << 2], &[7; 64], &[6; 32], &[0]];
	assert_eq!(by_group.encode(), layout.concat());
	for dispute in [by_key, by_group] {
		assert_eq!(Dispute::decode(&mut &dispute.encode()[..]), Ok(dispute));
	}
	assert_eq!(WrongGroup::max_encoded_len(), 8 + 32 + (4 + 16_384) + 2 * (1 + 48 * 64) + 32);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]
	#[test]
	fn an_honest_delivery_is_never_disputed(
		size in 0usize..300_000,
		content: u8,
		group in any::<prop::sample::Index>(),
		other in any::<prop::sample::Index>(),
		alterations in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
	) {
		let delivery = Delivery::honest(&bytes(size, content));
		let groups = delivery.groups() as usize;
		let (group, other) = (group.index(groups) as u64, other.index(groups) as u64);
		let evidence = delivery.evidence(group);
		prop_assert_eq!(delivery.check(&evidence), Err(Unproven::NotWrong));
		// Whatever is made of it, and whatever is put together from parts that are right elsewhere.
		let mut altered = evidence.encode();
		for (place, by) in alterations {
			let place = place.index(altered.len());
			altered[place] ^= by;
		}
		if let Ok(altered) = WrongGroup::decode(&mut &altered[..]) {
			prop_assert!(delivery.check(&altered).is_err());
		}
		let elsewhere = delivery.evidence(other);
		for mixed in [
			WrongGroup { group: other, ..evidence.clone() },
			WrongGroup { plain: elsewhere.plain, ..evidence.clone() },
			WrongGroup { plain_path: elsewhere.plain_path.clone(), ..evidence.clone() },
			WrongGroup { plain: elsewhere.plain, plain_path: elsewhere.plain_path, ..evidence.clone() },
			WrongGroup {
				ciphertext: elsewhere.ciphertext, ciphertext_path: elsewhere.ciphertext_path, ..evidence
			},
		] {
			prop_assert!(delivery.check(&mixed).is_err());
		}
	}

	#[test]
	fn one_altered_byte_is_shown_in_its_group_and_in_no_other(
		size in 1usize..300_000,
		content: u8,
		at in any::<prop::sample::Index>(),
		by in 1u8..,
	) {
		let registered = bytes(size, content);
		let mut delivered = registered.clone();
		let at = at.index(size);
		delivered[at] ^= by;
		let delivery = Delivery::new(&registered, &delivered);
		for group in 0..delivery.groups() {
			let expected = if group == (at / GROUP) as u64 { Ok(()) } else { Err(Unproven::NotWrong) };
			prop_assert_eq!(delivery.check(&delivery.evidence(group)), expected);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]
	#[test]
	fn a_key_is_wrong_if_and_only_if_it_is_another(
		key: [u8; 32], handed_over: [u8; 32], same: bool, seller: [u8; 32], secret: [u8; 32], order: [u8; 32],
	) {
		let buyer = public_of(&secret);
		let handed_over = if same { key } else { handed_over };
		let handed = hand(&handed_over, seller, &buyer, &order).expect("a public half is not weak");
		let commitment = Commitment { ciphertext: [0; 32], key: commit(&key) };
		let expected = if handed_over == key { Err(Unproven::NotWrong) } else { Ok(()) };
		prop_assert_eq!(wrong_key(&secret, &buyer, &handed, &commitment, &order), expected);
	}
}
