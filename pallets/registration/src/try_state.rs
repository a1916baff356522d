//! What always holds of this pallet's storage.

mod law;

use alloc::collections::BTreeMap;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, MemberId,
	registration::{AnnotationKind, Conclusion, FilingKind, LAST_SERIAL, Stage, is_unique},
};

use crate::{
	Annotated, Annotations, Answers, Certificates, Config, FiledBy, Filings, InstitutionAt, Institutions,
	LateObjections, LateObjectors, Mirrored, MirrorsOf, Objection, Objections, Objectors, OpenFiling, Pallet,
	Preserved, RegisteredData, Registrations, SameDigest, Serials, WithdrawnMirrors,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_institutions()?;
		Self::check_filings()?;
		Self::check_registrations()?;
		Self::check_law()?;
		Self::check_certificates()?;
		Self::check_annotations()?;
		Self::check_mirrors()?;
		Self::check_same_data()
	}

	fn check_institutions() -> Result<(), DispatchError> {
		for (member, institution) in Institutions::<T>::iter() {
			ensure!(institution.code.check().is_ok(), "an institution without a code");
			ensure!(InstitutionAt::<T>::get(institution.code) == Some(member), "a code of two institutions");
		}
		let codes = InstitutionAt::<T>::iter_keys().count();
		ensure!(codes == Institutions::<T>::iter_keys().count(), "a code of no institution");
		Ok(())
	}

	fn check_filings() -> Result<(), DispatchError> {
		let (mut open, mut filed) = (BTreeMap::new(), BTreeMap::<MemberId, u32>::new());
		for (id, filing) in Filings::<T>::iter() {
			ensure!(Institutions::<T>::contains_key(filing.institution), "a filing at no institution");
			// R9.
			ensure!(!filing.applicants.contains(&filing.institution), "an institution applies to itself");
			let first = filing.applicants.first().ok_or("a filing of nobody")?;
			let is_draft = filing.stage == Stage::Draft;
			let is_over = matches!(filing.stage, Stage::Withdrawn | Stage::Terminated);
			let is_made = filing.is_confirmed() || is_over;
			ensure!(is_draft != is_made, "a filing that not all have confirmed goes on");
			if !filing.stage.is_ended() {
				ensure!(open.insert(filing.dataset, id).is_none(), "two open filings of a dataset");
				let count = filed.entry(*first).or_default();
				*count = count.saturating_add(1);
			}
			let objections = Objections::<T>::iter_prefix(id).collect::<BTreeMap<_, _>>();
			ensure!(objections.keys().copied().eq(1..=filing.objections), "objections out of order");
			let undecided = objections.values().filter(|objection| objection.outcome.is_none()).count();
			ensure!(undecided == filing.open_objections as usize, "the count of open objections is wrong");
			let found = Objectors::<T>::iter_prefix(id).collect::<BTreeMap<_, _>>();
			ensure!(found == open_of(&objections), "open objections are not found");
			ensure!(found.len() == undecided, "two open objections of a member");
			let is_own = found.keys().any(|by| Self::has_part_in(&filing, by));
			ensure!(filing.stage.is_ended() || !is_own, "R11: an objection to what is one's own");
			let is_objected = filing.stage == Stage::Objected;
			ensure!(
				filing.stage.is_ended() || is_objected == (undecided > 0),
				"a stage without an objection"
			);
		}
		for (id, answers) in Answers::<T>::iter() {
			let change = Filings::<T>::get(id).filter(|it| it.request.kind() == FilingKind::Change);
			let change = change.filter(|it| it.stage != Stage::Draft && !it.stage.is_ended());
			let before = change.and_then(|it| Registrations::<T>::get(it.dataset));
			let upheld = before.map_or(0, |before| before.upheld_objections);
			ensure!((1..=upheld).contains(&answers), "an answer to no objection");
		}
		ensure!(OpenFiling::<T>::iter().collect::<BTreeMap<_, _>>() == open, "open filings are not found");
		ensure!(FiledBy::<T>::iter().collect::<BTreeMap<_, _>>() == filed, "the counts of filings are wrong");
		Ok(())
	}

	fn check_registrations() -> Result<(), DispatchError> {
		for (dataset, registration) in Registrations::<T>::iter() {
			// R1 and R9.
			ensure!(is_unique(&registration.statement), "a right of a holder is registered twice");
			ensure!(!registration.statement.is_empty(), "nothing is registered");
			let holds = registration.statement.iter().any(|line| line.holder == registration.institution);
			ensure!(!holds, "an institution registered for itself");
			let filing = Filings::<T>::get(registration.filing).ok_or("registered without a filing")?;
			ensure!(filing.stage == Stage::Registered && filing.dataset == dataset, "by another filing");
			// R8.
			ensure!(filing.institution == registration.institution, "registered elsewhere");
			let certificate = Certificates::<T>::get(registration.certificate).ok_or("no certificate")?;
			ensure!(
				certificate.dataset == dataset && certificate.superseded_by.is_none(),
				"another certificate"
			);
			let withdrawn = registration.cancelled.map(|cancelled| cancelled.at_ms);
			ensure!(certificate.withdrawn_ms == withdrawn, "a certificate of what is cancelled");
			let objections = LateObjections::<T>::iter_prefix(dataset).collect::<BTreeMap<_, _>>();
			ensure!(objections.keys().copied().eq(1..=registration.objections), "objections out of order");
			let undecided = objections.values().filter(|objection| objection.outcome.is_none()).count();
			ensure!(undecided == registration.open_objections as usize, "the count of objections is wrong");
			let open = open_of(&objections);
			ensure!(open.len() == undecided, "two open objections of a member");
			let found = LateObjectors::<T>::iter_prefix(dataset).collect::<BTreeMap<_, _>>();
			let mut all = open.iter();
			ensure!(all.all(|(by, number)| found.get(by) == Some(number)), "open objections are not found");
			let bars = |(by, number): (&MemberId, &u32)| {
				let objection = objections.get(number);
				objection.is_some_and(|it| it.by == *by && it.outcome != Some(Conclusion::Upheld))
			};
			ensure!(found.iter().all(bars), "an objection of another, or one that was right");
		}
		Ok(())
	}

	/// R10.
	fn check_certificates() -> Result<(), DispatchError> {
		let mut serials = BTreeMap::new();
		for (code, certificate) in Certificates::<T>::iter() {
			ensure!(code.check().is_ok(), "a code out of range");
			let last = serials.entry((code.institution(), code.month())).or_insert(0u16);
			*last = (*last).max(code.serial());
			ensure!(Registrations::<T>::contains_key(certificate.dataset), "a certificate of nothing");
			if let Some(next) = certificate.superseded_by {
				let next = Certificates::<T>::get(next).ok_or("superseded by nothing")?;
				ensure!(next.dataset == certificate.dataset, "superseded by another's");
			} else {
				let stands = Registrations::<T>::get(certificate.dataset).map(|it| it.certificate);
				ensure!(stands == Some(code), "two certificates stand for a dataset");
			}
		}
		for (institution, month, last) in Serials::<T>::iter() {
			ensure!((1..=LAST_SERIAL).contains(&last), "a serial out of range");
			let used = serials.get(&(institution, month)).copied().unwrap_or(0);
			ensure!(used <= last, "a serial that will be used again");
		}
		ensure!(
			serials.keys().all(|(institution, month)| Serials::<T>::contains_key(institution, month)),
			"a certificate without a serial"
		);
		Ok(())
	}

	fn check_annotations() -> Result<(), DispatchError> {
		let mut counts = BTreeMap::<DatasetId, u32>::new();
		for (dataset, sequence, annotation) in Annotations::<T>::iter() {
			let last = counts.entry(dataset).or_default();
			*last = (*last).max(sequence);
			let is_held = Preserved::<T>::get(dataset).iter().any(|one| one.sequence == sequence);
			let holds = annotation.kind == AnnotationKind::Preservation
				&& annotation.lifted_ms.is_none()
				&& annotation.until_ms.is_none_or(|until| until > T::Clock::get());
			ensure!(!holds || is_held, "a preservation that freezes nothing");
			ensure!(!is_held || annotation.lifted_ms.is_none(), "what was lifted freezes");
		}
		for (dataset, held) in Preserved::<T>::iter() {
			ensure!(!held.is_empty(), "an empty list of preservations");
			for one in held {
				let annotation = Annotations::<T>::get(dataset, one.sequence);
				let is_one = annotation
					.is_some_and(|it| it.kind == AnnotationKind::Preservation && it.until_ms == one.until_ms);
				ensure!(is_one, "R11: a preservation that nobody noted");
			}
		}
		ensure!(
			Annotated::<T>::iter().collect::<BTreeMap<_, _>>() == counts,
			"annotations are counted wrong"
		);
		Ok(())
	}

	fn check_mirrors() -> Result<(), DispatchError> {
		let mut counts = BTreeMap::<[u8; 32], u32>::new();
		for (institution, code, mirror) in Mirrored::<T>::iter() {
			let count = counts.entry(mirror.digest).or_default();
			*count = count.saturating_add(1);
			let is_withdrawn = WithdrawnMirrors::<T>::contains_key(institution, code);
			ensure!(!is_withdrawn, "a mirrored decision that was withdrawn");
			let is_found = MirrorsOf::<T>::contains_key(mirror.digest, (institution, code));
			ensure!(is_found, "a mirrored decision is not found by its digest");
		}
		let found = MirrorsOf::<T>::iter_keys().count();
		ensure!(found == Mirrored::<T>::iter_keys().count(), "a digest of no mirrored decision");
		ensure!(SameDigest::<T>::iter().collect::<BTreeMap<_, _>>() == counts, "digests are counted wrong");
		Ok(())
	}

	fn check_same_data() -> Result<(), DispatchError> {
		for (dataset, registration) in Registrations::<T>::iter() {
			let mut digests = Self::digests(&dataset, registration.version).into_iter();
			ensure!(digests.all(RegisteredData::<T>::contains_key), "registered data is not found");
		}
		let mut datasets = RegisteredData::<T>::iter_values();
		ensure!(datasets.all(Registrations::<T>::contains_key), "data of nothing that is registered");
		Ok(())
	}
}

/// Who made the objections that nobody has decided about, with their numbers.
fn open_of(objections: &BTreeMap<u32, Objection>) -> BTreeMap<MemberId, u32> {
	let open = objections.iter().filter(|(_, objection)| objection.outcome.is_none());
	open.map(|(sequence, objection)| (objection.by, *sequence)).collect()
}
