//! Filings, and what is registered. Derived: the clocks of a filing, from the law that it names and the block's time; what silence had
//! done, by the pallet's own function; which filing is open and how many somebody has; counts and numbers of objections, and whose are
//! open; how many a change answers; serials; which certificate another took the place of; which data is registered; and preservations that
//! have ended, which go when another comes.

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	clock::{Clock, ClockError},
	law::ClockName,
	registration::{AnnotationKind, Conclusion, FilingKind, Stage},
};
use hefu_runtime::{Calendar, Registration, Registry, Runtime};
use pallet_registration::{
	Annotated, Annotations, Answers, Cancelled, Cause, Certificate, Certificates, Event, FiledBy, Filing,
	Filings, Institution, InstitutionAt, Institutions, LateObjections, LateObjectors, Mirrored, MirrorsOf,
	Objection, Objections, Objectors, OpenFiling, Preserved, RegisteredData, Registration as Registered,
	Registrations, SameDigest, Seizure, Serials, WithdrawnMirrors,
};
use pallet_support::{DatasetInspect, LawClocks};

use super::{At, fewer};

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::InstitutionAppointed { institution, code } => {
			InstitutionAt::<Runtime>::insert(code, institution);
			let appointed = Institution { code, appointed_ms: at.ms, removed_ms: None };
			Institutions::<Runtime>::insert(institution, appointed);
		}
		Event::InstitutionRemoved { institution } => Institutions::<Runtime>::mutate(institution, |it| {
			it.as_mut().expect("it was appointed").removed_ms = Some(at.ms);
		}),
		Event::Made { filing, by, made } => {
			OpenFiling::<Runtime>::insert(made.dataset, filing);
			FiledBy::<Runtime>::mutate(by, |count| *count += 1);
			answers(filing, &made);
			Filings::<Runtime>::insert(filing, made);
		}
		Event::Confirmed { filing, by, stage } => change(filing, |it| {
			it.confirmed |= 1 << it.place(&by).expect("it is made in its name");
			it.stage = stage;
			if stage == Stage::Filed {
				it.clocks.answer = start(it, ClockName::Acceptance, at);
			}
			answers(filing, it);
		}),
		Event::LawTaken { filing, pack } => change(filing, |it| it.pack = pack),
		Event::SilenceResolved { filing, stage } => change(filing, |it| {
			*it = Registration::standing(it, at.ms).expect("the chain could tell");
			assert_eq!(it.stage, stage);
		}),
		Event::Supplied { filing, .. } => change(filing, |it| {
			it.stage = Stage::Filed;
			it.clocks.answer = start(it, ClockName::Acceptance, at);
		}),
		Event::FilingWithdrawn { filing, .. } => change(filing, |it| it.stage = Stage::Withdrawn),
		Event::Accepted { filing } => change(filing, |it| {
			it.stage = Stage::Reviewing;
			it.clocks.answer = None;
			it.clocks.review = start(it, ClockName::Review, at);
		}),
		Event::CorrectionAsked { filing, .. } => change(filing, |it| {
			it.stage = Stage::CorrectionAsked;
			it.clocks.answer = start(it, ClockName::Correction, at);
		}),
		Event::ReviewExtended { filing, units } => change(filing, |it| {
			it.clocks.review = Some(Calendar::extend(review(it), units, at.ms).expect("it was made longer"));
		}),
		Event::ReviewStopped { filing, .. } => change(filing, |it| {
			it.stage = Stage::Supplementing;
			it.clocks.review = Some(Calendar::stop(review(it), at.ms).expect("it was stopped"));
		}),
		Event::ReviewResumed { filing } => change(filing, |it| {
			it.stage = Stage::Reviewing;
			it.clocks.review = Some(review(it).resume(at.ms).expect("it went on"));
		}),
		Event::Rejected { filing, .. } => change(filing, |it| it.stage = Stage::Rejected),
		Event::Terminated { filing, .. } => change(filing, |it| it.stage = Stage::Terminated),
		Event::Publicised { filing } => change(filing, |it| {
			it.stage = Stage::Publicised;
			it.clocks.review = it.clocks.review.map(|review| match Calendar::stop(review, at.ms) {
				Err(ClockError::Over) => review,
				stopped => stopped.expect("it was stopped"),
			});
			it.clocks.publicity = start(it, ClockName::Publicity, at);
		}),
		Event::PublicityWaived { filing, .. } => change(filing, |it| it.stage = Stage::Waived),
		Event::Objected { filing, sequence, by, grounds } => {
			let objection = Objection { by, grounds, at_ms: at.ms, notice: None, outcome: None };
			Objectors::<Runtime>::insert(filing, by, sequence);
			Objections::<Runtime>::insert(filing, sequence, objection);
			change(filing, |it| {
				it.stage = Stage::Objected;
				if it.open_objections == 0 {
					it.clocks.inquiry = start(it, ClockName::ObjectionInquiry, at);
				}
				it.objections = sequence;
				it.open_objections += 1;
			});
		}
		Event::ObjectionDecided { filing, sequence, conclusion, .. } => {
			Objections::<Runtime>::mutate(filing, sequence, |it| {
				let it = it.as_mut().expect("it was made");
				it.outcome = Some(conclusion);
				Objectors::<Runtime>::remove(filing, it.by);
			});
			// One that is right ends the filing, and another event says so.
			change(filing, |it| {
				it.open_objections -= 1;
				if it.open_objections == 0 {
					it.clocks.inquiry = None;
					if conclusion == Conclusion::Dismissed {
						it.stage = Stage::Publicised;
					}
				}
			});
		}
		Event::Registered { dataset, registration, .. } => registered(dataset, registration, at),
		Event::RegistrationCancelled { dataset, ground, cause } => {
			if let Cause::Filing(filing) = cause {
				change(filing, |it| it.stage = Stage::Registered);
			}
			change_registration(dataset, |it| it.cancelled = Some(Cancelled { ground, at_ms: at.ms }));
			let code = Registrations::<Runtime>::get(dataset).expect("it was registered").certificate;
			Certificates::<Runtime>::mutate(code, |it| {
				it.as_mut().expect("it was issued").withdrawn_ms = Some(at.ms);
			});
		}
		Event::Annotated { dataset, sequence, annotation } => {
			if annotation.kind == AnnotationKind::Preservation {
				Preserved::<Runtime>::mutate(dataset, |held| {
					held.retain(|one| one.until_ms.is_none_or(|until| until > at.ms));
					let one = Seizure { sequence, until_ms: annotation.until_ms };
					held.try_push(one).expect("no more than the chain had");
				});
			}
			Annotated::<Runtime>::insert(dataset, sequence);
			Annotations::<Runtime>::insert(dataset, sequence, annotation);
		}
		Event::Lifted { dataset, sequence, .. } => {
			Annotations::<Runtime>::mutate(dataset, sequence, |it| {
				it.as_mut().expect("it was noted").lifted_ms = Some(at.ms);
			});
			Preserved::<Runtime>::mutate_exists(dataset, |held| {
				if let Some(listed) = held {
					listed.retain(|one| one.sequence != sequence);
				}
				*held = held.take().filter(|listed| !listed.is_empty());
			});
		}
		Event::ObjectedAfter { dataset, sequence, by, grounds, notice } => {
			let objection = Objection { by, grounds, at_ms: at.ms, notice, outcome: None };
			LateObjectors::<Runtime>::insert(dataset, by, sequence);
			LateObjections::<Runtime>::insert(dataset, sequence, objection);
			change_registration(dataset, |it| {
				it.objections = sequence;
				it.open_objections += 1;
			});
		}
		Event::ObjectionConcluded { dataset, sequence, conclusion, .. } => {
			LateObjections::<Runtime>::mutate(dataset, sequence, |it| {
				let it = it.as_mut().expect("it was made");
				it.outcome = Some(conclusion);
				// Who was dismissed is remembered.
				if conclusion == Conclusion::Upheld {
					LateObjectors::<Runtime>::remove(dataset, it.by);
				}
			});
			change_registration(dataset, |it| {
				it.open_objections -= 1;
				it.upheld_objections += u32::from(conclusion == Conclusion::Upheld);
			});
		}
		Event::MirrorRecorded { institution, mirror, others } => {
			let code = hefu_primitives::digest::blake2_256(&codec::Encode::encode(&mirror.code));
			let here = RegisteredData::<Runtime>::contains_key(mirror.digest);
			SameDigest::<Runtime>::insert(mirror.digest, others - u32::from(here) + 1);
			MirrorsOf::<Runtime>::insert(mirror.digest, (institution, code), ());
			Mirrored::<Runtime>::insert(institution, code, mirror);
		}
		Event::MirrorCorrected { institution, mirror, before, others, .. } => {
			let code = hefu_primitives::digest::blake2_256(&codec::Encode::encode(&mirror.code));
			unmirror(institution, code, before);
			read(Event::MirrorRecorded { institution, mirror, others }, at);
		}
		Event::MirrorWithdrawn { institution, code, digest, .. } => {
			unmirror(institution, code, digest);
			WithdrawnMirrors::<Runtime>::insert(institution, code, ());
		}
		// A warning of what is there.
		Event::MirrorRefused { .. } | Event::SameData { .. } => (),
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

/// Its certificate takes the place of the one before.
fn registered(dataset: DatasetId, registration: Registered, at: At) {
	let Registered { filing, certificate: code, .. } = registration;
	change(filing, |it| it.stage = Stage::Registered);
	if let Some(before) = Registrations::<Runtime>::get(dataset) {
		Certificates::<Runtime>::mutate(before.certificate, |it| {
			it.as_mut().expect("it was issued").superseded_by = Some(code);
		});
	}
	let certificate =
		Certificate { dataset, filing, issued_ms: at.ms, superseded_by: None, withdrawn_ms: None };
	Certificates::<Runtime>::insert(code, certificate);
	Serials::<Runtime>::insert(code.institution(), code.month(), code.serial());
	for file in Registry::digests(&dataset, registration.version) {
		for (_, digest) in file.iter().filter(|(_, digest)| !RegisteredData::<Runtime>::contains_key(digest))
		{
			RegisteredData::<Runtime>::insert(digest, dataset);
		}
	}
	Registrations::<Runtime>::insert(dataset, registration);
}

/// A filing that ends lets go of its dataset.
fn change(id: FilingId, alter: impl FnOnce(&mut Filing)) {
	let mut filing = Filings::<Runtime>::get(id).expect("it was made");
	alter(&mut filing);
	if filing.stage.is_ended() {
		OpenFiling::<Runtime>::remove(filing.dataset);
		Answers::<Runtime>::remove(id);
		fewer::<FiledBy<Runtime>, _>(filing.applicants[0]);
	}
	Filings::<Runtime>::insert(id, filing);
}

/// A change that is filed answers the objections that were found right by then.
fn answers(id: FilingId, filing: &Filing) {
	if filing.stage == Stage::Filed && filing.request.kind() == FilingKind::Change {
		let upheld = Registrations::<Runtime>::get(filing.dataset).map_or(0, |it| it.upheld_objections);
		if upheld > 0 {
			Answers::<Runtime>::insert(id, upheld);
		}
	}
}

fn change_registration(dataset: DatasetId, alter: impl FnOnce(&mut Registered)) {
	Registrations::<Runtime>::mutate(dataset, |it| alter(it.as_mut().expect("it was registered")));
}

/// A decision is recorded no longer.
fn unmirror(institution: MemberId, code: [u8; 32], digest: [u8; 32]) {
	fewer::<SameDigest<Runtime>, _>(digest);
	MirrorsOf::<Runtime>::remove(digest, (institution, code));
	Mirrored::<Runtime>::remove(institution, code);
}

/// A clock that the block sets off, if the filing's law sets it.
fn start(filing: &Filing, name: ClockName, at: At) -> Option<Clock> {
	Calendar::start(filing.pack, name, at.ms).ok()
}

fn review(filing: &Filing) -> Clock {
	filing.clocks.review.expect("it is looked into")
}
