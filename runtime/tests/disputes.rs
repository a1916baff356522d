//! What a dispute about a group weighs, and how long it is: for files of 1 MiB, 1 GiB and 1 TiB, and for the largest that can be disputed.
//! It grows with the path alone, and always fits into a member's transaction. That such evidence proves what it is to prove
//! `primitives/tests/delivery.rs` tests with trees that are constructed, by which the weight is measured, too.

use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Get,
};
use hefu_primitives::{
	OrderId,
	delivery::{Dispute, MAX_SIZE, WrongGroup},
	slices::{GROUP_BYTES, PAIR_BYTES, Tree},
};
use hefu_runtime::{MAX_BLOCK_BYTES, Runtime, RuntimeCall, configs::system::SlotWeights};
use pallet_market::Call;

/// The call with evidence about a group below so many pairs.
fn dispute(pairs: u32) -> RuntimeCall {
	let path = vec![[0; PAIR_BYTES as usize]; pairs as usize];
	let evidence = WrongGroup {
		group: 0,
		key: [0; 32],
		ciphertext: vec![0; GROUP_BYTES as usize].try_into().expect("it is a group"),
		ciphertext_path: path.clone().try_into().expect("it is no longer than the longest"),
		plain: [0; 32],
		plain_path: path.try_into().expect("it is no longer than the longest"),
	};
	let evidence = Box::new(Dispute::WrongGroup(evidence));
	RuntimeCall::from(Call::<Runtime>::dispute { order: OrderId([0; 32]), file: 0, evidence })
}

/// In slots of two seconds.
#[test]
fn a_dispute_grows_with_the_path_and_fits_into_a_members_transaction() {
	sp_io::TestExternalities::default().execute_with(|| {
		let limit = SlotWeights::get().get(DispatchClass::Normal).max_extrinsic.expect("it has a limit");
		let files = [("1 MiB", 1 << 20), ("1 GiB", 1 << 30), ("1 TiB", 1 << 40), ("4 EiB", MAX_SIZE)];
		let measured = files.map(|(name, size)| {
			let pairs = Tree::new(size).depth();
			let call = dispute(pairs);
			let (weight, bytes) = (call.get_dispatch_info().total_weight(), call.encoded_size());
			println!("{name}: {pairs} pairs, {bytes} bytes, {} µs", weight.ref_time() / 1_000_000);
			assert!(weight.all_lte(limit), "{name}: {weight} of {limit}");
			assert!(bytes < MAX_BLOCK_BYTES as usize / 100, "{name}: {bytes} bytes");
			(weight.ref_time(), bytes)
		});
		let [mib, gib, tib, most] = measured;
		// A file that is 1,024 times as large has ten pairs more in each of both paths.
		let pairs = 2 * 10 * PAIR_BYTES as usize;
		assert_eq!((gib.1 - mib.1, tib.1 - gib.1), (pairs, pairs));
		assert!(mib.0 < gib.0 && tib.0 - gib.0 == gib.0 - mib.0, "{measured:?}");
		assert!(most.0 < 2 * mib.0, "{measured:?}");
	});
}
