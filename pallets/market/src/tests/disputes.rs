//! What is proven on chain, and what is not.

use frame::testing_prelude::*;
use hefu_primitives::{
	OrderId,
	delivery::{Dispute, WrongGroup, public_of},
	market::{Refund, Stage},
};

use crate::{Error, Event, Wrong, mock::*};

/// The registered files, with one byte of one of them changed.
fn changed(file: usize, place: usize) -> [Vec<u8>; 2] {
	let mut files = contents(DATA);
	files[file][place] ^= 1;
	files
}

fn registered(file: usize) -> FileTree {
	FileTree::of(&contents(DATA)[file])
}

fn dispute(order: OrderId, file: u8, evidence: Dispute) -> DispatchResult {
	whole(|| Market::dispute(signed(BUYER), order, file, Box::new(evidence)))
}

fn dispute_group(order: OrderId, file: u8, evidence: WrongGroup) -> DispatchResult {
	dispute(order, file, Dispute::WrongGroup(evidence))
}

/// The buyer has its money back, and the seller a mark.
fn check_refunded(order: OrderId, file: u8, wrong: Wrong) {
	let proven = Event::Proven { order, file, wrong, marks: 1 };
	assert_eq!(events(), [proven, Event::Refunded { order, reason: Refund::Proven }]);
	assert_eq!((stage(order), has(BUYER), has(SELLER)), (Stage::Refunded, MONEY, 0));
	assert_eq!(Market::marks(member(SELLER)), 1);
}

#[test]
fn a_wrong_group_ends_in_a_refund_and_closes_the_order_once() {
	test(|| {
		let (order, files) = inspecting_wrong(by_proof(), &changed(0, 16_384));
		events();
		let evidence = files[0].evidence(&registered(0), 1);
		assert_ok!(dispute_group(order, 0, evidence.clone()));
		check_refunded(order, 0, Wrong::Group(1));
		// M17.
		assert_noop!(dispute_group(order, 0, evidence), Error::<Test>::WrongStage);
		assert_noop!(Market::accept(signed(BUYER), order), Error::<Test>::WrongStage);
		assert_noop!(Market::close(signed(SELLER), order), Error::<Test>::WrongStage);
	});
}

#[test]
fn a_bad_group_that_is_the_last_partial_one() {
	test(|| {
		// The last byte of the file, in a group of 16,377 bytes.
		let (order, files) = inspecting_wrong(by_proof(), &changed(0, 3 * 16_384 - 8));
		for good in [0, 1] {
			let evidence = files[0].evidence(&registered(0), good);
			assert_noop!(dispute_group(order, 0, evidence), Error::<Test>::NotWrong);
		}
		events();
		assert_ok!(dispute_group(order, 0, files[0].evidence(&registered(0), 2)));
		check_refunded(order, 0, Wrong::Group(2));
	});
}

#[test]
fn a_bad_group_that_is_the_only_one_of_its_file() {
	test(|| {
		let (order, files) = inspecting_wrong(by_proof(), &changed(1, 0));
		// Of the other file it shows nothing.
		let evidence = files[1].evidence(&registered(1), 0);
		assert_noop!(dispute_group(order, 0, evidence.clone()), Error::<Test>::Unproven);
		assert_noop!(dispute_group(order, 2, evidence.clone()), Error::<Test>::NoSuchFile);
		events();
		assert_ok!(dispute_group(order, 1, evidence));
		check_refunded(order, 1, Wrong::Group(0));
	});
}

#[test]
fn a_dispute_in_the_last_block_of_the_inspection_period() {
	for late in [false, true] {
		test(|| {
			let (order, files) = inspecting_wrong(by_proof(), &changed(0, 0));
			let due_ms = stored(order).due_ms;
			Now::set(if late { due_ms } else { due_ms - 1 });
			let evidence = files[0].evidence(&registered(0), 0);
			if late {
				assert_noop!(dispute_group(order, 0, evidence), Error::<Test>::TooLate);
				assert_eq!(stage(order), Stage::Accepted);
			} else {
				events();
				assert_ok!(dispute_group(order, 0, evidence));
				check_refunded(order, 0, Wrong::Group(0));
			}
		});
	}
}

#[test]
fn a_buyer_who_complains_with_a_path_of_another_dataset() {
	test(|| {
		let order = inspecting(by_proof());
		let files = encrypt(order, 0, &contents(DATA));
		// By its paths the group would not be what was registered.
		let other = FileTree::of(&contents(OTHER)[0]);
		assert_noop!(dispute_group(order, 0, files[0].evidence(&other, 0)), Error::<Test>::Unproven);
		let honest = files[0].evidence(&registered(0), 0);
		assert_noop!(dispute_group(order, 0, honest.clone()), Error::<Test>::NotWrong);
		let hybrid = WrongGroup { plain: files[0].evidence(&other, 0).plain, ..honest };
		assert_noop!(dispute_group(order, 0, hybrid), Error::<Test>::Unproven);
		assert_eq!(Market::marks(member(SELLER)), 0);
		assert_ok!(Market::accept(signed(BUYER), order));
	});
}

#[test]
fn a_seller_who_reveals_a_key_that_does_not_fit_the_commitment() {
	test(|| {
		let order = locked(by_proof());
		let [first, _] = keys(order, 0);
		assert_ok!(Market::reveal(signed(SELLER), order, handed(order, [first, [9; 32]])));
		let secret = SECRET;
		// The first fits; and no other secret shows anything.
		assert_noop!(dispute(order, 0, Dispute::WrongKey { secret }), Error::<Test>::NotWrong);
		let other = Dispute::WrongKey { secret: [1; 32] };
		assert_ne!(public_of(&[1; 32]), one_time());
		assert_noop!(dispute(order, 1, other), Error::<Test>::Unproven);
		events();
		assert_ok!(dispute(order, 1, Dispute::WrongKey { secret }));
		check_refunded(order, 1, Wrong::Key);
	});
}

#[test]
fn a_key_of_another_order_does_not_fit() {
	test(|| {
		let order = locked(by_proof());
		// Handed over for another order, the pad is another one.
		let other = place(BUYER, 2, product_id(1));
		assert_ok!(Market::reveal(signed(SELLER), order, handed(other, keys(order, 0))));
		assert_ok!(dispute(order, 0, Dispute::WrongKey { secret: SECRET }));
		assert_eq!(stage(order), Stage::Refunded);
	});
}

#[test]
fn evidence_of_another_order_shows_nothing() {
	test(|| {
		let (first, files) = inspecting_wrong(by_proof(), &changed(0, 0));
		let second = place(BUYER, 2, product_id(1));
		commit_honestly(second, 0);
		assert_ok!(try_lock(BUYER, second));
		reveal(second, 0);
		let evidence = files[0].evidence(&registered(0), 0);
		assert_noop!(dispute_group(second, 0, evidence.clone()), Error::<Test>::Unproven);
		assert_ok!(dispute_group(first, 0, evidence));
	});
}

#[test]
fn each_proof_marks_the_seller() {
	test(|| {
		let (order, files) = inspecting_wrong(by_proof(), &changed(0, 0));
		assert_ok!(dispute_group(order, 0, files[0].evidence(&registered(0), 0)));
		let second = place(BUYER, 2, product_id(1));
		let files = encrypt(second, 0, &changed(0, 0));
		assert_ok!(try_commit(second, &files));
		assert_ok!(try_lock(BUYER, second));
		reveal(second, 0);
		assert_ok!(dispute_group(second, 0, files[0].evidence(&registered(0), 0)));
		assert_eq!(Market::marks(member(SELLER)), 2);
	});
}

#[test]
fn what_is_settled_by_proof_has_no_arbiter_and_the_other_way_round() {
	test(|| {
		let order = inspecting(by_proof());
		assert_noop!(Market::object(signed(BUYER), order, [1; 32]), Error::<Test>::NotByArbiter);
	});
	test(|| {
		let (order, files) = inspecting_wrong(listing(), &changed(0, 0));
		let evidence = files[0].evidence(&registered(0), 0);
		assert_noop!(dispute_group(order, 0, evidence), Error::<Test>::NotByProof);
	});
}
