//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::prelude::*;
use hefu_primitives::{MemberId, catalogue::ApplicationKind, law::ClockName, registration::Stage};

use crate::{Applications, CodeOf, Config, Entries, FiledBy, Objections, Objectors, OpenApplication, Pallet};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_applications()?;
		Self::check_entries()
	}

	fn check_applications() -> Result<(), DispatchError> {
		let (mut open, mut filed) = (BTreeMap::new(), BTreeMap::<MemberId, u32>::new());
		for (id, application) in Applications::<T>::iter() {
			ensure!(application.institution != application.applicant, "an institution applies to itself");
			// It is made as it is filed, and nobody stops its review.
			let is_here = !matches!(application.stage, Stage::Draft | Stage::Supplementing | Stage::Waived);
			ensure!(is_here, "a stage of another register");
			if !application.stage.is_ended() {
				let about = (application.dataset, application.applicant);
				ensure!(
					open.insert(about, id).is_none(),
					"two open applications of a member about a dataset"
				);
				let count = filed.entry(application.applicant).or_default();
				*count = count.saturating_add(1);
			}
			let objections = Objections::<T>::iter_prefix(id).collect::<BTreeMap<_, _>>();
			ensure!(objections.keys().copied().eq(1..=application.objections), "objections out of order");
			let undecided = objections.values().filter(|objection| objection.outcome.is_none()).count();
			let by = objections.iter().filter(|(_, objection)| objection.outcome.is_none());
			let by = by.map(|(sequence, objection)| (objection.by, *sequence)).collect::<BTreeMap<_, _>>();
			ensure!(by.len() == undecided, "two open objections of a member");
			let found = Objectors::<T>::iter_prefix(id).collect::<BTreeMap<_, _>>();
			ensure!(found == by, "open objections are not found");
			ensure!(
				undecided == application.open_objections as usize,
				"the count of open objections is wrong"
			);
			let is_objected = application.stage == Stage::Objected;
			ensure!(
				application.stage.is_ended() || is_objected == (undecided > 0),
				"a stage without an objection"
			);
		}
		let found = OpenApplication::<T>::iter().map(|(dataset, by, id)| ((dataset, by), id));
		ensure!(found.collect::<BTreeMap<_, _>>() == open, "open applications are not found");
		ensure!(
			FiledBy::<T>::iter().collect::<BTreeMap<_, _>>() == filed,
			"the counts of applications are wrong"
		);
		Ok(())
	}

	fn check_entries() -> Result<(), DispatchError> {
		for (dataset, entry) in Entries::<T>::iter() {
			ensure!(entry.registrant != entry.institution, "an institution registered for itself");
			let application =
				Applications::<T>::get(entry.application).ok_or("entered without application")?;
			ensure!(
				application.stage == Stage::Registered && application.dataset == dataset,
				"entered by another application"
			);
			ensure!(application.institution == entry.institution, "entered elsewhere");
			let is_cancellation = application.demand.kind() == ApplicationKind::Cancellation;
			ensure!(is_cancellation == entry.cancelled.is_some(), "cancelled without being asked for");
			let says = application.demand.materials().is_none_or(|materials| materials == entry.materials);
			ensure!(says, "it says what nobody applied for");
			ensure!(CodeOf::<T>::get(&entry.code) == Some(dataset), "a code of another entry");
			let is_first = application.demand.kind() == ApplicationKind::Initial;
			let was_entered = if is_first {
				application.made_ms <= entry.registered_ms
			} else {
				application.made_ms >= entry.registered_ms
			};
			ensure!(was_entered, "entered by an application about another entry");
			let term = &entry.term;
			let is_whole = term.name() == ClockName::RegistrationValidity
				&& !term.is_stopped()
				&& (term.extended(), term.used()) == (0, 0);
			ensure!(is_whole, "not the term of a law");
		}
		for (code, dataset) in CodeOf::<T>::iter() {
			ensure!(!code.is_empty() && code.check().is_ok(), "a code that is no text");
			ensure!(Entries::<T>::contains_key(dataset), "a code of no entry");
		}
		Ok(())
	}
}
