//! What each call does to an application at each stage, for everything that can be asked for: the whole table, walked.

use frame::testing_prelude::*;
use hefu_primitives::{
	ApplicationId,
	catalogue::{Demand, EntryEnd},
	date::Day,
	registration::{Conclusion, Stage},
};

use crate::{Call, Error, mock::*};

/// What is done to an application, by whoever may.
#[derive(Clone, Copy, Debug)]
enum Deed {
	Supply,
	Withdraw,
	Accept,
	Ask,
	Reject,
	Publicise,
	Object,
	Uphold,
	Dismiss,
	Enter,
}

const DEEDS: [Deed; 10] = [
	Deed::Supply,
	Deed::Withdraw,
	Deed::Accept,
	Deed::Ask,
	Deed::Reject,
	Deed::Publicise,
	Deed::Object,
	Deed::Uphold,
	Deed::Dismiss,
	Deed::Enter,
];

const DEMANDS: [Demand; 5] = [
	Demand::Initial([1; 32]),
	Demand::Change([2; 32]),
	Demand::Correction([3; 32]),
	Demand::Cancellation(EntryEnd::GivenUp),
	Demand::Renewal,
];

/// Those at which an application can be. The other three are of the property register, and `try_state` finds them.
const STAGES: [Stage; 10] = [
	Stage::Filed,
	Stage::CorrectionAsked,
	Stage::Reviewing,
	Stage::Publicised,
	Stage::Objected,
	Stage::Registered,
	Stage::Rejected,
	Stage::Terminated,
	Stage::Withdrawn,
	Stage::NeverFiled,
];

/// The table: where an application is after a deed, or why it is not done.
fn expected(demand: &Demand, at: Stage, deed: Deed) -> Result<Stage, Error<Test>> {
	use Stage::*;
	if at.is_ended() {
		// Nobody objected to those that are ended here.
		return Err(match deed {
			Deed::Uphold | Deed::Dismiss => Error::NoObjection,
			_ => Error::Ended,
		});
	}
	match (deed, at) {
		(Deed::Supply, CorrectionAsked) => Ok(Filed),
		(Deed::Supply, _) => Err(Error::NothingAsked),
		(Deed::Withdraw, _) => Ok(Withdrawn),
		(Deed::Accept, Filed) => Ok(Reviewing),
		(Deed::Ask, Filed) => Ok(CorrectionAsked),
		(Deed::Accept | Deed::Ask, _) => Err(Error::NotFiled),
		(Deed::Reject, CorrectionAsked) => Ok(Terminated),
		(Deed::Reject, _) | (Deed::Uphold, Objected) => Ok(Rejected),
		(Deed::Dismiss, Objected) => Ok(Publicised),
		(Deed::Uphold | Deed::Dismiss, _) => Err(Error::NoObjection),
		(Deed::Publicise, Reviewing) if is_shown(demand) => Ok(Publicised),
		(Deed::Publicise, Reviewing) => Err(Error::NotShown),
		(Deed::Publicise, _) => Err(Error::NotReviewing),
		(Deed::Object, Publicised | Objected) => Ok(Objected),
		(Deed::Object, _) => Err(Error::NotPublicised),
		(Deed::Enter, Publicised) => Ok(Registered),
		(Deed::Enter, Reviewing) if !is_shown(demand) => Ok(Registered),
		(Deed::Enter, _) => Err(Error::NotReady),
	}
}

/// Whether the public sees it first.
fn is_shown(demand: &Demand) -> bool {
	!matches!(demand, Demand::Cancellation(_) | Demand::Renewal)
}

/// Who asks for it.
fn applicant(demand: &Demand) -> u64 {
	if matches!(demand, Demand::Correction(_)) { BOB } else { ALICE }
}

/// All periods of the law that run are over.
fn two_weeks_later() {
	Now::set(Day::in_china(Now::get()).days_later(14).end_in_china());
}

/// Does it. What is shown is entered when the public's time is over, which is a matter of clocks and of no stage.
fn act(id: ApplicationId, demand: &Demand, deed: Deed) -> DispatchResult {
	let (application, at) = (id, stage(id));
	let decide = |conclusion| {
		let (sequence, decision) = (1, [6; 32]);
		(INSTITUTION, Call::decide_objection { application, sequence, conclusion, decision })
	};
	let (who, call) = match deed {
		Deed::Supply => (applicant(demand), Call::supply { application, documents: [4; 32] }),
		Deed::Withdraw => (applicant(demand), Call::withdraw_application { application }),
		Deed::Accept => (INSTITUTION, Call::accept { application }),
		Deed::Ask => (INSTITUTION, Call::ask_correction { application, notice: [5; 32] }),
		Deed::Reject => (INSTITUTION, Call::reject { application, decision: [6; 32] }),
		Deed::Publicise => (INSTITUTION, Call::publicise { application }),
		// Nobody has two open objections.
		Deed::Object => {
			let who = if at == Stage::Objected { ALICE } else { BOB };
			(who, Call::object { application, grounds: [7; 32] })
		}
		Deed::Uphold => decide(Conclusion::Upheld),
		Deed::Dismiss => decide(Conclusion::Dismissed),
		Deed::Enter => {
			if matches!(at, Stage::Publicised | Stage::Objected) {
				two_weeks_later();
			}
			let code = if matches!(demand, Demand::Initial(_)) { code("G-1") } else { None };
			(INSTITUTION, Call::enter { application, code })
		}
	};
	RuntimeCall::Catalogue(call).dispatch(signed(who)).map(|_| ()).map_err(|failed| failed.error)
}

/// Files it, about what is registered where something must be.
fn open(demand: Demand) -> ApplicationId {
	if matches!(demand, Demand::Initial(_)) {
		return filed();
	}
	registered();
	if demand == Demand::Renewal {
		on("2029-03-01");
	}
	file(applicant(&demand), 2, DATA, demand)
}

/// An application for this at this stage; none where none comes to it.
fn reach(demand: Demand, wanted: Stage) -> Option<ApplicationId> {
	let is_shown = is_shown(&demand);
	let deeds: &[Deed] = match wanted {
		Stage::Publicised | Stage::Objected if !is_shown => return None,
		Stage::Filed => &[],
		Stage::CorrectionAsked | Stage::NeverFiled => &[Deed::Ask],
		Stage::Reviewing => &[Deed::Accept],
		Stage::Publicised => &[Deed::Accept, Deed::Publicise],
		Stage::Objected => &[Deed::Accept, Deed::Publicise, Deed::Object],
		Stage::Registered if is_shown => &[Deed::Accept, Deed::Publicise, Deed::Enter],
		Stage::Registered => &[Deed::Accept, Deed::Enter],
		Stage::Rejected => &[Deed::Reject],
		Stage::Terminated => &[Deed::Ask, Deed::Reject],
		Stage::Withdrawn => &[Deed::Withdraw],
		Stage::Draft | Stage::Supplementing | Stage::Waived => panic!("no application is {wanted:?}"),
	};
	let id = open(demand);
	for deed in deeds {
		assert_ok!(act(id, &demand, *deed));
	}
	if wanted == Stage::NeverFiled {
		// To take it back is to write down what silence has done.
		two_weeks_later();
		assert_ok!(act(id, &demand, Deed::Withdraw));
	}
	assert_eq!(stage(id), wanted, "{demand:?}");
	Some(id)
}

#[test]
fn the_whole_table_of_transitions() {
	for demand in DEMANDS {
		for wanted in STAGES {
			for deed in DEEDS {
				test(|| {
					let Some(id) = reach(demand, wanted) else { return };
					let case = format!("{deed:?} of {demand:?} at {wanted:?}");
					match expected(&demand, wanted, deed) {
						Ok(after) => {
							assert_eq!(act(id, &demand, deed), Ok(()), "{case}");
							assert_eq!(stage(id), after, "{case}");
						}
						Err(error) => {
							let error: DispatchError = error.into();
							assert_storage_noop!(assert_eq!(act(id, &demand, deed), Err(error), "{case}"));
						}
					}
				});
			}
		}
	}
}
