//! Whatever members and institutions do in whatever order, over months and years: every invariant holds after each step, what has ended has
//! ended for good, a code leads to the same dataset until it is put right, and nothing but a call or time does anything.

use frame::testing_prelude::*;
use hefu_primitives::{
	ApplicationId, DatasetId,
	catalogue::{Demand, EntryEnd, QueryCode},
	registration::{Conclusion, Stage},
};
use proptest::{collection::vec, prelude::*};

use crate::{Applications, CodeOf, Entries, mock::*};

const CAST: [u64; 4] = [INSTITUTION, ANOTHER, ALICE, BOB];
const DATASETS: [DatasetId; 5] = [DATA, OPEN, MADE, PRODUCT, CORE];

#[derive(Clone, Debug)]
enum Step {
	/// Files this about this dataset.
	File(u8, usize, u8),
	/// Does this to one of the last applications.
	Act(u8, usize, u8),
	/// So many hours pass.
	Wait(u64),
	/// One of the cast is suspended, or nobody is.
	Suspend(usize),
	/// This law holds from now on.
	Law(bool),
	/// The product is operated, or not.
	Operate(bool),
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		8 => (0u8..8, 0usize..5, any::<u8>()).prop_map(|(k, d, b)| Step::File(k, d, b)),
		20 => (0u8..15, 0usize..4, any::<u8>()).prop_map(|(w, d, b)| Step::Act(w, d, b)),
		6 => (0u64..200).prop_map(Step::Wait),
		2 => (200u64..2_000).prop_map(Step::Wait),
		1 => (0usize..8).prop_map(Step::Suspend),
		1 => any::<bool>().prop_map(Step::Law),
		1 => any::<bool>().prop_map(Step::Operate),
	]
}

/// What puts the code of an entry right.
const PUT_RIGHT: u8 = 14;

/// The code that a step would put right: the only one that may lead nowhere after it.
fn put_right(step: &Step, made: &[ApplicationId]) -> Option<QueryCode> {
	let Step::Act(PUT_RIGHT, which, _) = step else { return None };
	let id = made.len().checked_sub(which + 1).map(|place| made[place])?;
	let dataset = Applications::<Test>::get(id)?.dataset;
	Entries::<Test>::get(dataset).map(|entry| entry.code)
}

fn act(what: u8, id: ApplicationId, bits: u8) -> DispatchResult {
	let chosen = signed(CAST[usize::from(bits) % CAST.len()]);
	let by = if bits & 0x70 == 0 { chosen.clone() } else { signed(INSTITUTION) };
	let applicant = if bits & 0x70 == 0 { chosen.clone() } else { signed(ALICE) };
	let sequence = 1 + u32::from(bits) % 2;
	let upheld = if bits & 4 == 0 { Conclusion::Upheld } else { Conclusion::Dismissed };
	match what {
		0 => Catalogue::supply(applicant, id, [bits; 32]),
		1 if bits & 3 == 0 => Catalogue::withdraw_application(applicant, id),
		1..=3 => Catalogue::accept(by, id),
		4 => Catalogue::ask_correction(by, id, [bits; 32]),
		5 if bits & 7 == 0 => Catalogue::reject(by, id, [bits; 32]),
		5..=7 => Catalogue::publicise(by, id),
		8 => Catalogue::object(chosen, id, [bits; 32]),
		9 => Catalogue::decide_objection(by, id, sequence, upheld, [bits; 32]),
		10 => Catalogue::enter(by, id, None),
		PUT_RIGHT => {
			let by = if bits & 0x0e == 0 { RuntimeOrigin::root() } else { by };
			let dataset = Applications::<Test>::get(id).expect("it was filed").dataset;
			let code = code(&format!("G-{}", bits % 64)).expect("a code");
			Catalogue::replace_code(by, dataset, code, [bits; 32])
		}
		_ => Catalogue::enter(by, id, code(&format!("G-{}", bits % 64))),
	}
}

fn demand(kind: u8, bits: u8) -> Demand {
	match kind {
		0..=3 => Demand::Initial([bits; 32]),
		4 => Demand::Change([bits; 32]),
		5 => Demand::Correction([bits; 32]),
		6 => Demand::Cancellation(EntryEnd::GivenUp),
		_ => Demand::Renewal,
	}
}

/// How each application stands now, if it can be told.
fn stages(made: &[ApplicationId]) -> Vec<Option<Stage>> {
	made.iter().map(|id| Some(application(*id).ok()?.stage)).collect()
}

fn codes() -> Vec<(QueryCode, DatasetId)> {
	CodeOf::<Test>::iter().collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn any_life_keeps_every_invariant(steps in vec(steps(), 1..160)) {
		test(|| {
			let mut made = Vec::<ApplicationId>::new();
			for step in steps {
				let (before, led) = (stages(&made), codes());
				let put_right = put_right(&step, &made);
				// Refused calls change nothing: the other tests see to that, with storage compared.
				let done: DispatchResult =
					frame::deps::frame_support::storage::with_storage_layer(|| match step {
						Step::File(kind, dataset, bits) => {
							let who = if kind == 5 { BOB } else { ALICE };
							let nonce = made.len() as u8;
							try_file(who, nonce, DATASETS[dataset], demand(kind, bits))?;
							made.push(application_id(who, nonce));
							Ok(())
						}
						Step::Act(what, which, bits) => {
							let place = made.len().checked_sub(1 + which);
							place.map_or(Ok(()), |place| act(what, made[place], bits))
						}
						Step::Wait(hours) => {
							Now::mutate(|now| *now += hours * 3_600_000);
							Ok(())
						}
						Step::Suspend(place) => {
							Suspended::set(CAST.get(place).copied());
							Ok(())
						}
						Step::Law(longer) => {
							let pack = if longer { MEASURES } else { SHORTER };
							Catalogue::put_in_force(RuntimeOrigin::root(), pack)
						}
						Step::Operate(is_operated) => {
							Operated::set(is_operated.then(Now::get));
							Ok(())
						}
					});
				check();
				for (was, is) in before.iter().zip(stages(&made)) {
					if let Some(was) = was.filter(Stage::is_ended) {
						assert_eq!(Some(was), is);
					}
					// Nothing but a call or time does anything.
					if done.is_err() {
						assert_eq!(*was, is);
					}
				}
				for (code, dataset) in led {
					let found = CodeOf::<Test>::get(&code);
					let is_free = found.is_none() && put_right.as_ref() == Some(&code);
					assert!(is_free || found == Some(dataset), "{code:?} leads to {found:?}");
				}
			}
		});
	}

	/// However late it is read or written down, silence has done the same.
	#[test]
	fn silence_is_what_it_was_whoever_asks_when(asked in any::<bool>(), waits in vec(0u64..200, 1..12)) {
		test(|| {
			let id = filed();
			if asked {
				assert_ok!(Catalogue::ask_correction(signed(INSTITUTION), id, [1; 32]));
			}
			let mut last = application(id).expect("it can be told");
			for hours in waits {
				Now::mutate(|now| *now += hours * 3_600_000);
				let is = application(id).expect("it can be told");
				assert_eq!(Catalogue::standing(last, Now::get()), Ok(is));
				if last.stage != Stage::Filed && last.stage != Stage::CorrectionAsked {
					assert_eq!(is, last);
				}
				last = is;
			}
			// The next call writes down the same.
			if last.stage == Stage::NeverFiled {
				assert_ok!(Catalogue::withdraw_application(signed(ALICE), id));
				assert_eq!(Applications::<Test>::get(id), Some(last));
			}
		});
	}
}
