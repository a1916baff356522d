//! An offer that is declined, a bill that is locked and let go, an execution that fails, and a payment outside of the ledger.

use hefu_primitives::{
	BillId, InstructionId, MemberId, Party,
	bill::{Issuance, Kind, Reference, Title},
	date::Day,
	private::PrivatePart,
	settlement::{Book, Currency, Leg, LegKind, Thing, What, When},
	text::Text,
};
use pallet_members::SuspensionReason;
use pallet_settlement::Call;

use crate::common::life::{World, by, motion};

pub fn play(world: &mut World) {
	let [leo, mona] = ["Leo", "Mona"].map(|seed| world.id(seed));
	let bill = issued(world, leo);
	offered_in_vain(world, bill, mona);

	let book = Book { bank: world.id("Olga"), currency: Currency::CNY };
	world.must(motion(Call::open_book { book, decimals: 2 }));
	let reference = world.fresh();
	let received = Call::received { currency: book.currency, holder: mona.into(), amount: 1_000, reference };
	world.must(by("Olga", received));

	let pays = Leg { from: mona.into(), to: leo.into(), what: What::Claim { book, amount: 600 } };
	let thing = Thing { kind: LegKind::Bill, id: bill.0 };
	let hands_over = Leg { from: leo.into(), to: mona.into(), what: What::Thing(thing) };
	let instruction = instructed(world, vec![hands_over, pays]);
	world.must(by("Leo", Call::affirm { instruction }));
	world.must(by("Leo", Call::withdraw { instruction }));

	// Who has affirmed takes part no more when the last affirms.
	let instruction = instructed(world, vec![pays]);
	world.must(by("Mona", Call::affirm { instruction }));
	let reason = SuspensionReason::Vote;
	world.must(motion(pallet_members::Call::suspend { member: mona, reason }));
	world.must(by("Leo", Call::affirm { instruction }));
	world.must(motion(pallet_members::Call::reinstate { member: mona }));

	// What is paid outside of the ledger a bank attests.
	let what = What::Cash { currency: book.currency, amount: 600, attestor: book.bank };
	let instruction = instructed(world, vec![Leg { what, ..pays }]);
	world.must(by("Mona", Call::affirm { instruction }));
	world.must(by("Leo", Call::affirm { instruction }));
	let reference = world.fresh();
	world.must(by("Olga", Call::attest { instruction, leg: 0, reference }));
}

/// A bill to the order of this member, who holds it.
fn issued(world: &mut World, to: MemberId) -> BillId {
	let (nonce, party) = (world.fresh(), Party::Member(to));
	let issuance = Issuance {
		reference: Reference { document: Text::new("HEFU00000001").expect("a reference"), sub: None },
		kind: Kind::OrderBl,
		document: world.fresh(),
		issue_to_digest: world.fresh(),
		visualisation: None,
		manifest: None,
		issued_on: Day::in_china(world.now()),
		shipped_on: None,
		private: PrivatePart { root: world.fresh(), regulator: None },
		shipper: party,
		issue_to: party,
		title: Title::Named { party, further_endorsable: true },
		named: Default::default(),
		surrenderees: Default::default(),
	};
	world.must(by("Olga", pallet_bills::Call::issue { nonce, issuance: Box::new(issuance) }));
	BillId::derive(&world.genesis, &world.id("Olga"), &nonce)
}

fn offered_in_vain(world: &mut World, bill: BillId, to: MemberId) {
	use pallet_bills::Call;
	world.must(by("Leo", Call::offer_transfer { bill, to: to.into(), comment: None }));
	let after = world.head(&bill);
	world.must(by("Mona", Call::decline_transfer { bill, after, comment: None }));
}

/// An instruction that is executed with the last affirmation.
fn instructed(world: &mut World, legs: Vec<Leg>) -> InstructionId {
	let (nonce, expires_ms) = (world.fresh(), world.now() + 3_600_000);
	let legs = legs.try_into().expect("few");
	let (when, mediators) = (When::LastAffirmation, Default::default());
	world.must(by("Leo", Call::instruct { nonce, legs, when, expires_ms, about: None, mediators }));
	InstructionId::derive(&world.genesis, &world.id("Leo"), &nonce)
}
