//! T15: who has handed a bill over can do nothing about it any more. Each action is tried, in a signed transaction, and changes
//! nothing; however the bill was handed over, and whatever its new possessor does next.

mod common;

use std::collections::BTreeSet;

use common::life::{Deed, World, by, key, name};
use frame_support::traits::GetCallMetadata;
use hefu_primitives::{
	BillId, InstructionId, MemberId, Party,
	bill::{Issuance, Kind, Purpose, Reference, Title},
	date::Day,
	private::PrivatePart,
	settlement::{Leg, LegKind, Thing, What, When},
	text::Text,
};
use hefu_runtime::{AccountId, Runtime, RuntimeCall};
use pallet_bills::{Bills, Call};

/// A bill of Charlie's, the party that had it, and the one that gets it.
struct Bill {
	world: World,
	id: BillId,
	charlie: MemberId,
	former: (AccountId, Party),
	next: (AccountId, Party),
}

impl Bill {
	/// Issued to the first of two keys that were made for it.
	fn issued(kind: Kind) -> Self {
		let mut world = World::new(0);
		let charlie = world.id("Charlie");
		let id = BillId::derive(&world.genesis, &charlie, &[1; 32]);
		let [former, next] = ["Alice", "Judy"].map(|sponsor| world.sponsored_key(sponsor, id.0));
		let issuance = Box::new(issuance(1, kind, former.1));
		world.must(by("Charlie", Call::issue { nonce: [1; 32], issuance }));
		Self { world, id, charlie, former, next }
	}

	fn former(&mut self, call: impl Into<RuntimeCall>) {
		self.world.must(Deed::By(self.former.0.clone(), call.into()));
	}

	fn next(&mut self, call: impl Into<RuntimeCall>) {
		self.world.must(Deed::By(self.next.0.clone(), call.into()));
	}

	/// Possession is offered and accepted.
	fn transfer(&mut self) {
		let (bill, to) = (self.id, self.next.1);
		self.former(Call::offer_transfer { bill, to, comment: None });
		let after = self.world.head(&bill);
		self.next(Call::accept_transfer { bill, after });
	}

	/// Everything that can be done about a bill.
	fn actions(&mut self) -> Vec<RuntimeCall> {
		let after = self.world.head(&self.id);
		let (bill, to) = (self.id, Party::Member(self.charlie));
		let comment = Some([9; 32]);
		let reference = [7; 32];
		let calls: Vec<Call<Runtime>> = vec![
			Call::issue { nonce: [2; 32], issuance: Box::new(issuance(2, Kind::OrderBl, self.former.1)) },
			Call::offer_transfer { bill, to, comment },
			Call::accept_transfer { bill, after },
			Call::decline_transfer { bill, after, comment },
			Call::withdraw_offer { bill },
			Call::endorse { bill, to, comment },
			Call::endorse_to_order { bill, to, comment },
			Call::blank_endorse { bill, comment },
			Call::sign { bill, comment },
			Call::reject_possession { bill, comment },
			Call::reject_title { bill, comment },
			Call::reject_both { bill, comment },
			Call::request_surrender {
				bill,
				purpose: Purpose::Delivery,
				to: self.charlie,
				reference,
				comment,
			},
			Call::accept_surrender { bill, reference: REFERENCE, comment },
			Call::reject_surrender { bill, reference: REFERENCE, comment: [9; 32] },
			Call::cancel_surrender { bill, reference: REFERENCE, comment },
			Call::void { bill, comment },
		];
		calls.into_iter().map(Into::into).collect()
	}

	/// Whoever had it tries everything.
	fn former_can_do_nothing(&mut self) {
		let id = self.id;
		let before = self.world.chain.read(|| Bills::<Runtime>::get(id));
		let actions = self.actions();
		let tried = actions.iter().map(name).collect::<BTreeSet<_>>();
		let all = RuntimeCall::get_call_names("Bills").iter().map(|call| format!("Bills.{call}"));
		assert_eq!(tried, all.collect(), "every action is tried");
		let pair = self.world.pair_of(&self.former.0);
		for action in actions {
			let what = name(&action);
			let transaction = self.world.chain.sign(&pair, action.clone());
			let (applied, changes) = self.world.chain.effect_of(transaction);
			assert!(matches!(applied, Ok(Err(_))), "{what}: {applied:?}");
			let bills = changes.iter().filter(|storage| storage.starts_with("Bills.")).collect::<Vec<_>>();
			assert!(bills.is_empty(), "{what} changed {bills:?}");
			// And in a block.
			let applied = self.world.play(1, vec![Deed::By(self.former.0.clone(), action)]);
			assert!(matches!(applied[..], [Ok(Err(_))]), "{what}: {applied:?}");
		}
		self.former_cannot_sell_it();
		assert_eq!(self.world.chain.read(|| Bills::<Runtime>::get(id)), before);
	}

	/// Nor does an instruction help: it cannot lock what it has not.
	fn former_cannot_sell_it(&mut self) {
		let nonce = self.world.fresh();
		let thing = What::Thing(Thing { kind: LegKind::Bill, id: self.id.0 });
		let leg = Leg { from: self.former.1, to: Party::Member(self.world.id("Bob")), what: thing };
		let call = pallet_settlement::Call::instruct {
			nonce,
			legs: vec![leg].try_into().expect("one"),
			when: When::LastAffirmation,
			expires_ms: self.world.now() + 3_600_000,
			about: None,
			mediators: Default::default(),
		};
		self.world.must(by("Alice", call));
		let instruction = InstructionId::derive(&self.world.genesis, &self.world.id("Alice"), &nonce);
		let affirm: RuntimeCall = pallet_settlement::Call::affirm { instruction }.into();
		let applied = self.world.play(1, vec![Deed::By(self.former.0.clone(), affirm)]);
		assert!(matches!(applied[..], [Ok(Err(_))]), "{applied:?}");
	}
}

/// Reference of the new possessor's request to surrender.
const REFERENCE: [u8; 32] = [8; 32];

/// A bill to the party, which has it first.
fn issuance(number: u8, kind: Kind, party: Party) -> Issuance {
	let title = match kind {
		Kind::BearerBl => Title::Bearer,
		_ => Title::Named { party, further_endorsable: true },
	};
	let document = Text::new(&format!("HEFU{number:08}")).expect("a reference");
	Issuance {
		reference: Reference { document, sub: None },
		kind,
		document: [1; 32],
		issue_to_digest: [2; 32],
		visualisation: None,
		manifest: None,
		issued_on: Day(20_000),
		shipped_on: None,
		private: PrivatePart { root: [number; 32], regulator: None },
		shipper: party,
		issue_to: party,
		title,
		named: Default::default(),
		surrenderees: Default::default(),
	}
}

#[test]
fn t15_after_endorsement_and_transfer() {
	let mut bill = Bill::issued(Kind::OrderBl);
	let (id, to) = (bill.id, bill.next.1);
	bill.former(Call::endorse_to_order { bill: id, to, comment: None });
	bill.transfer();
	bill.former_can_do_nothing();
}

#[test]
fn t15_after_a_bearers_transfer_and_while_the_next_surrenders() {
	let mut bill = Bill::issued(Kind::BearerBl);
	bill.transfer();
	bill.former_can_do_nothing();
	let (id, to) = (bill.id, bill.charlie);
	bill.next(Call::request_surrender {
		bill: id,
		purpose: Purpose::Delivery,
		to,
		reference: REFERENCE,
		comment: None,
	});
	bill.former_can_do_nothing();
	bill.world.must(by("Charlie", Call::accept_surrender { bill: id, reference: REFERENCE, comment: None }));
	// T6: nor can anybody else.
	bill.former_can_do_nothing();
}

#[test]
fn t15_while_the_next_offers_it_to_a_third() {
	let mut bill = Bill::issued(Kind::OrderBl);
	let (id, to) = (bill.id, bill.next.1);
	bill.former(Call::endorse_to_order { bill: id, to, comment: None });
	bill.transfer();
	let third = Party::Member(bill.world.id("Bob"));
	bill.next(Call::offer_transfer { bill: id, to: third, comment: None });
	bill.former_can_do_nothing();
}

#[test]
fn t15_who_kept_the_title_by_name_has_no_power_without_possession() {
	let mut bill = Bill::issued(Kind::OrderBl);
	bill.transfer();
	bill.former_can_do_nothing();
}

#[test]
fn t15_after_an_instruction_has_settled() {
	let mut bill = Bill::issued(Kind::OrderBl);
	let thing = What::Thing(Thing { kind: LegKind::Bill, id: bill.id.0 });
	let leg = Leg { from: bill.former.1, to: bill.next.1, what: thing };
	let call = pallet_settlement::Call::instruct {
		nonce: [1; 32],
		legs: vec![leg].try_into().expect("one"),
		when: When::LastAffirmation,
		expires_ms: bill.world.now() + 3_600_000,
		about: None,
		mediators: Default::default(),
	};
	bill.world.must(Deed::By(key("Alice"), call.into()));
	let instruction = InstructionId::derive(&bill.world.genesis, &bill.world.id("Alice"), &[1; 32]);
	let affirm = || pallet_settlement::Call::affirm { instruction };
	bill.former(affirm());
	// T11: while it is locked, its possessor can do nothing either.
	bill.former_can_do_nothing();
	bill.next(affirm());
	let (id, to) = (bill.id, bill.next.1);
	let possessor = bill.world.chain.read(|| Bills::<Runtime>::get(id).expect("issued").control.possessor);
	assert_eq!(possessor, to);
	bill.former_can_do_nothing();
}
