//! Whatever bodies, operators and the authority do in whatever order, over years: every invariant holds after each step, what has ended
//! has ended for good, a closed year's books stay as they are, and what is owed is owed until it is disclosed.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, OperationId,
	operation::{ChargeUnit, Ending, Purpose, Selection, Side, Stage, disclosure_due},
};
use proptest::{collection::vec, prelude::*};

use crate::{Account, Accounts, Agreement, Disclosures, Operations, Owed, mock::*};

const CAST: [u64; 6] = [BODY, OTHER_BODY, OPERATOR, RIVAL, AUTHORITY, ALICE];
const DATASETS: [DatasetId; 7] = [DATA, MORE, PRODUCT, SECOND, FOREIGN, RIVALS, CORE];

#[derive(Clone, Debug)]
enum Step {
	/// A body plans an operation.
	Plan(u8),
	/// Does this in one of the operations, with these bits for the rest; mostly as whoever may.
	Act(u8, usize, u16),
	/// So many days pass.
	Wait(u64),
	/// One of the cast is suspended, or nobody is.
	Suspend(usize),
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		2 => any::<u8>().prop_map(Step::Plan),
		40 => (0u8..19, 0usize..4, any::<u16>()).prop_map(|(what, which, bits)| Step::Act(what, which, bits)),
		4 => (0u64..40).prop_map(Step::Wait),
		2 => (0u64..400).prop_map(Step::Wait),
		1 => (0usize..12).prop_map(Step::Suspend),
	]
}

fn agreement(bits: u16) -> Agreement {
	let from = hefu_primitives::date::Day::in_china(Now::get()).days_later(i32::from(bits % 4));
	let last = from.months_later(i32::from(bits % 66)).previous();
	Agreement { from, last, ..the_agreement() }
}

fn act(what: u8, id: OperationId, bits: u16) -> DispatchResult {
	// Once in sixteen times anybody.
	let as_one =
		|who: u64| signed(if bits.is_multiple_of(16) { CAST[usize::from(bits) / 16 % 6] } else { who });
	let stored = Operations::<Test>::get(id).expect("it was planned");
	let body = as_one(u64::from(stored.body.0[0]));
	let operator = as_one(stored.operator().map_or(OPERATOR, |who| u64::from(who.0[0])));
	let authority = as_one(u64::from(stored.plan.price_authority.0[0]));
	let dataset = DATASETS[usize::from(bits) % DATASETS.len()];
	let number = 1 + u32::from(bits % 3);
	let amount = u128::from(bits);
	let year = 2026 + (bits >> 4) % 6;
	let document = [bits as u8; 32];
	match what {
		0 => {
			let who = member(if bits & 3 == 0 { RIVAL } else { OPERATOR });
			Operation::select_operator(body, id, who, Selection::Negotiation, document)
		}
		1 => Operation::offer_agreement(body, id, agreement(bits)),
		2 => {
			let agreement = stored.agreement.filter(|_| bits & 15 > 1).unwrap_or_else(the_agreement);
			Operation::sign_agreement(operator, id, agreement)
		}
		3 if bits & 8 == 0 => {
			let document = (bits & 7 > 0).then_some(document);
			Operation::consent(as_one(ALICE), id, MORE, document)
		}
		3 | 4 => Operation::add_data(body, id, dataset),
		5 if bits & 7 == 0 => Operation::withdraw_data(body, id, dataset),
		5 | 6 => {
			let purpose = if bits & 3 == 0 { Purpose::PublicGood } else { Purpose::Industry };
			Operation::list_product(operator, id, dataset, purpose, ChargeUnit::Calls, u32::from(bits % 9))
		}
		7 if bits & 3 == 0 => Operation::delist_product(operator, id, number),
		7 | 8 => Operation::set_cap(body, id, number, amount, document),
		9 => Operation::set_price(operator, id, number, amount / 2),
		10 => Operation::begin(body, id),
		11 => Operation::permit_revenue(authority, id, year, amount * 8, document),
		12 | 13 => {
			let tariff = 1 + u32::from(bits >> 8) % 5;
			Operation::record_revenue(operator, id, year, number, tariff, amount, amount)
		}
		14 => Operation::reverse_revenue(operator, id, year, 1 + u32::from(bits % 4)),
		15 => Operation::disclose(if bits & 2 == 0 { body } else { operator }, id, year, document),
		16 if bits & 31 == 1 => Operation::terminate(body, id, Ending::Other, document),
		17 => Operation::note_first_use(as_one(ALICE), id, dataset),
		18 => {
			let who = member(if bits & 8 == 0 { OTHER_AUTHORITY } else { AUTHORITY });
			Operation::replace_authority(body, id, who, document)
		}
		_ => Ok(()),
	}
}

/// Of each operation how it stands, its closed years' books, and what it owes.
type Seen = (Stage, Vec<(u16, Account)>, Vec<Owed>);

fn see(id: &OperationId) -> Seen {
	let stage = Operation::operation(*id).expect("it was planned").1;
	let closed = (2026..2032).filter(|year| Disclosures::<Test>::contains_key(id, (*year, Side::Operator)));
	let books = closed.map(|year| (year, Accounts::<Test>::get(id, year))).collect();
	(stage, books, Operation::disclosures(*id))
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn any_life_keeps_every_invariant(steps in vec(steps(), 1..240)) {
		test(|| {
			let mut made = vec![begun(1)];
			for step in steps {
				let before = made.iter().map(see).collect::<Vec<_>>();
				// Refused calls change nothing: the other tests see to that, with storage compared.
				let done: DispatchResult = frame::deps::frame_support::storage::with_storage_layer(|| match step {
					Step::Plan(bits) => {
						let (who, nonce) = (if bits & 3 == 0 { OTHER_BODY } else { BODY }, 10 + made.len() as u8);
						Operation::plan(signed(who), [nonce; 32], the_plan())?;
						made.push(operation_id(who, nonce));
						Ok(())
					}
					Step::Act(what, which, bits) => act(what, made[which % made.len()], bits),
					Step::Wait(days) => {
						Now::mutate(|now| *now += days * 86_400_000);
						Ok(())
					}
					Step::Suspend(place) => {
						Suspended::set(CAST.get(place).copied());
						Ok(())
					}
				});
				check();
				for (was, id) in before.iter().zip(&made) {
					let is = see(id);
					// Nothing but a call or time does anything.
					if was.0.is_ended() || done.is_err() {
						assert_eq!(was.0, is.0);
					}
					for books in &was.1 {
						assert!(is.1.contains(books), "books change that are closed");
					}
					for owed in &was.2 {
						let now = is.2.iter().find(|it| (it.year, it.side) == (owed.year, owed.side));
						let now = now.expect("what was owed is owed, or disclosed");
						assert_eq!(now.due_ms, disclosure_due(owed.year, 3));
						assert!(owed.disclosed.is_none() || now.disclosed.is_some());
						assert_eq!(now.is_overdue, now.disclosed.is_none() && Now::get() >= now.due_ms);
					}
				}
			}
		});
	}

	/// Whatever was charged and permitted in which order, what is within and what is over make up the whole (R19).
	#[test]
	fn r19_books_add_up(
		deeds in vec((any::<bool>(), 1u128..10_000), 1..40),
	) {
		test(|| {
			let id = begun(1);
			let mut sum = 0;
			for (charges, amount) in deeds {
				if charges {
					assert_ok!(charge(id, 2026, amount));
					sum += amount;
				} else {
					assert_ok!(permit(id, 2026, amount));
				}
				let account = Operation::account(id, 2026);
				assert_eq!(account.charged.revenue + account.charged.surplus, sum);
				if let Some(permitted) = account.permitted {
					assert_eq!(account.charged.revenue, sum.min(permitted.net()));
				}
			}
		});
	}
}
