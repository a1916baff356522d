//! Outboards are byte for byte those of `bao-tree`, so that its tools and iroh's read ours, and ours theirs.

use bao_tree::{BaoTree, BlockSize, io::outboard::PreOrderMemOutboard};
use hefu_primitives::slices::{Outboard, Tree};

#[test]
fn outboards_are_those_of_bao_tree() {
	let block = BlockSize::from_chunk_log(4);
	let sizes = (0..40).map(|n| n * 9_973).chain([
		1, 1_023, 1_024, 1_025, 16_383, 16_384, 16_385, 32_768, 32_769, 1_048_576, 1_048_577, 5_000_000,
	]);
	for size in sizes {
		let mut bytes = vec![0; size];
		blake3::Hasher::new().update(b"bao").finalize_xof().fill(&mut bytes);
		let theirs = PreOrderMemOutboard::create(&bytes, block);
		let tree = Tree::new(size as u64);
		assert_eq!(BaoTree::new(size as u64, block).outboard_size(), tree.outboard_bytes(), "{size}");
		let mut ours = vec![0; tree.outboard_bytes() as usize];
		let mut builder = Outboard::new(size as u64);
		builder
			.update(&bytes, |place, pair| ours[place as usize * 64..][..64].copy_from_slice(pair))
			.expect("as many bytes as the file has");
		assert_eq!(builder.finish().expect("all bytes were taken"), *theirs.root.as_bytes(), "{size}");
		assert!(ours == theirs.data, "{size}");
	}
}
