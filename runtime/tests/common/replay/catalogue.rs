//! Applications, and the register of public data. Derived: the clocks of an application, from the law that it names and the block's time;
//! what silence had done, by the pallet's own function; which application is open and how many somebody has; counts of objections.

use hefu_primitives::{
	ApplicationId,
	catalogue::ApplicationKind,
	clock::Clock,
	law::ClockName,
	registration::{Conclusion, Stage},
};
use hefu_runtime::{Calendar, Catalogue, Runtime};
use pallet_catalogue::{
	Application, Applications, CodeOf, Entries, Event, FiledBy, Law, Objection, Objections, Objectors,
	OpenApplication,
};
use pallet_support::LawClocks;

use super::{At, fewer};

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::PutInForce { pack } => Law::<Runtime>::put(pack),
		Event::Filed { application, made } => {
			OpenApplication::<Runtime>::insert(made.dataset, made.applicant, application);
			FiledBy::<Runtime>::mutate(made.applicant, |count| *count += 1);
			Applications::<Runtime>::insert(application, made);
		}
		Event::SilenceResolved { application, stage } => change(application, |it| {
			*it = Catalogue::standing(*it, at.ms).expect("the chain could tell");
			assert_eq!(it.stage, stage);
		}),
		Event::Supplied { application, .. } => change(application, |it| {
			it.stage = Stage::Filed;
			it.clocks.answer = start(it, ClockName::Acceptance, at);
		}),
		Event::ApplicationWithdrawn { application } => change(application, |it| it.stage = Stage::Withdrawn),
		Event::Accepted { application } => change(application, |it| {
			it.stage = Stage::Reviewing;
			it.clocks.answer = None;
			it.clocks.review = start(it, ClockName::Review, at);
		}),
		Event::CorrectionAsked { application, .. } => change(application, |it| {
			it.stage = Stage::CorrectionAsked;
			it.clocks.answer = start(it, ClockName::Correction, at);
		}),
		Event::Rejected { application, .. } => change(application, |it| {
			let is_awaited = it.stage == Stage::CorrectionAsked;
			it.stage = if is_awaited { Stage::Terminated } else { Stage::Rejected };
		}),
		Event::Publicised { application } => change(application, |it| {
			it.stage = Stage::Publicised;
			it.clocks.review = None;
			it.clocks.publicity = start(it, ClockName::Publicity, at);
		}),
		Event::Objected { application, sequence, by, grounds } => {
			let objection = Objection { by, grounds, at_ms: at.ms, outcome: None };
			Objections::<Runtime>::insert(application, sequence, objection);
			Objectors::<Runtime>::insert(application, by, sequence);
			change(application, |it| {
				it.stage = Stage::Objected;
				if it.open_objections == 0 {
					it.clocks.inquiry = start(it, ClockName::ObjectionInquiry, at);
				}
				it.objections = sequence;
				it.open_objections += 1;
			});
		}
		Event::ObjectionDecided { application, sequence, conclusion, .. } => {
			let mut objection = Objections::<Runtime>::get(application, sequence).expect("it was made");
			objection.outcome = Some(conclusion);
			Objectors::<Runtime>::remove(application, objection.by);
			Objections::<Runtime>::insert(application, sequence, objection);
			// One that is right ends the application, and another event says so.
			change(application, |it| {
				it.open_objections -= 1;
				if it.open_objections == 0 {
					it.clocks.inquiry = None;
					if conclusion == Conclusion::Dismissed {
						it.stage = Stage::Publicised;
					}
				}
			});
		}
		Event::Entered { dataset, kind, entry } => {
			change(entry.application, |it| it.stage = Stage::Registered);
			if kind == ApplicationKind::Initial {
				CodeOf::<Runtime>::insert(&entry.code, dataset);
			}
			Entries::<Runtime>::insert(dataset, entry);
		}
		Event::CodeReplaced { dataset, before, entry, .. } => {
			CodeOf::<Runtime>::remove(before);
			CodeOf::<Runtime>::insert(&entry.code, dataset);
			Entries::<Runtime>::insert(dataset, entry);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

/// An application that ends lets go of its dataset.
fn change(id: ApplicationId, alter: impl FnOnce(&mut Application)) {
	let mut application = Applications::<Runtime>::get(id).expect("it was filed");
	alter(&mut application);
	if application.stage.is_ended() {
		OpenApplication::<Runtime>::remove(application.dataset, application.applicant);
		fewer::<FiledBy<Runtime>, _>(application.applicant);
	}
	Applications::<Runtime>::insert(id, application);
}

/// A clock that the block sets off, if the application's law sets it.
fn start(application: &Application, name: ClockName, at: At) -> Option<Clock> {
	Calendar::start(application.pack, name, at.ms).ok()
}
