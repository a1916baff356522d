//! M14 and M17 across market, metering and settlement: what orders and meters hold is what settlement has locked for them, and what became
//! of it there is what they say. An instruction that another pallet keeps belongs to one order, and its claims are that order's charge.

use std::collections::BTreeMap;

use hefu_primitives::{
	Party,
	market::{Charge, Stage},
	settlement::{Book, What},
};
use hefu_runtime::Runtime;
use pallet_market::{Order, Orders};
use pallet_metering::Meters;
use pallet_settlement::{Deposited, Instruction, Instructions, State};

/// Checks all orders against all kept instructions, and all meters against all deposits.
pub fn check() {
	orders_are_paid_by_instructions();
	meters_are_paid_from_deposits();
}

fn orders_are_paid_by_instructions() {
	let all = Instructions::<Runtime>::iter();
	let mut kept = all.filter(|(_, of)| of.is_kept()).collect::<BTreeMap<_, _>>();
	for (id, order) in Orders::<Runtime>::iter() {
		let Some(instruction) = order.instruction else { continue };
		let of = kept.remove(&instruction).expect("M17: an order has an instruction of its own");
		assert_eq!(of.about, Some(id.0), "the instruction is about the order");
		assert_eq!(paid_in(&of), costs(&order), "M14: {id} moves what it costs");
		let is_as_the_order_says = match order.stage {
			Stage::Settled => matches!(of.state, State::Settled { .. }),
			Stage::Refunded => matches!(of.state, State::Released { .. }),
			_ => of.state == State::Open && of.all_affirmed(),
		};
		assert!(is_as_the_order_says, "M14: {id} is {:?}, and its instruction {:?}", order.stage, of.state);
	}
	assert!(kept.is_empty(), "an instruction that nobody executes or releases: {:?}", kept.keys());
}

/// What the instruction moves of each book.
fn paid_in(instruction: &Instruction) -> BTreeMap<Book, u128> {
	let mut sums = BTreeMap::new();
	for leg in &instruction.legs {
		if let What::Claim { book, amount } = leg.what {
			*sums.entry(book).or_default() += amount;
		}
	}
	sums
}

fn costs(order: &Order) -> BTreeMap<Book, u128> {
	order.charge.iter().map(|Charge { book, amount }| (*book, *amount)).collect()
}

fn meters_are_paid_from_deposits() {
	let mut held = BTreeMap::<(Book, Party), u128>::new();
	for meter in Meters::<Runtime>::iter_values().filter(|meter| meter.held() > 0) {
		*held.entry((meter.book, Party::Member(meter.payer))).or_default() += meter.held();
	}
	let deposited = Deposited::<Runtime>::iter().map(|(book, payer, amount)| ((book, payer), amount));
	assert_eq!(deposited.collect::<BTreeMap<_, _>>(), held, "M14: deposits, and what meters hold");
}
