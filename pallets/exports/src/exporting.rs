//! Setting the rules, and recording exports by them.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	dataset::{GradeClass, VersionRef},
	export::{Basis, Heads, Path, Rules, year_in_china},
};
use pallet_support::{DatasetFacts, DatasetInspect, ExportInspect, MemberInspect};

use crate::{AllRules, Config, Counted, Error, Event, Export, ExportCount, Exports, MAX_RULES, Pallet};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// Sets the rules.
	pub(crate) fn do_set_rules(rules: Rules) -> DispatchResult {
		ensure!(rules.is_sound(), Error::<T>::InvalidRules);
		let number = AllRules::<T>::count();
		ensure!(number < MAX_RULES, Error::<T>::TooManyRules);

		AllRules::<T>::insert(number, &rules);
		Self::deposit_event(Event::RulesSet { number, rules });
		Ok(())
	}

	/// Records an export.
	pub(crate) fn do_export(
		exporter: MemberId,
		of: VersionRef,
		grant: Option<GrantId>,
		heads: Heads,
		important: bool,
		recipient: [u8; 32],
		basis: Basis,
	) -> DispatchResult {
		let VersionRef { dataset, version } = of;
		let facts = Self::facts_of(&dataset, version)?;
		ensure!(facts.is_live, Error::<T>::Withdrawn);
		ensure!(facts.class != GradeClass::Core, Error::<T>::CoreData);
		let important = important || facts.class == GradeClass::Important;
		let may = T::Rights::may_export(&dataset, grant.as_ref(), &exporter);
		ensure!(may, Error::<T>::MayNotExport);
		let count = ExportCount::<T>::get(exporter);
		ensure!(count < T::MaxExports::get(), Error::<T>::TooManyExports);
		let (number, rules) = Self::current().ok_or(Error::<T>::NoRules)?;
		let at_ms = T::Clock::get();
		let year = Self::with(&exporter, &heads, at_ms);
		Self::check_basis(&rules, &basis, &heads, &year, important, at_ms)?;

		let counts = !basis.is_exemption() && !heads.is_nobody();
		if counts {
			Counted::<T>::insert(exporter, year_in_china(at_ms), year);
		}
		let export =
			Export { dataset, version, grant, heads, important, recipient, basis, rules: number, at_ms };
		let number = count.saturating_add(1);
		ExportCount::<T>::insert(exporter, number);
		Exports::<T>::insert(exporter, number, export);
		let counted = Counted::<T>::get(exporter, year_in_china(at_ms));
		Self::deposit_event(Event::Exported { exporter, number, export, counted });
		Ok(())
	}

	/// What was said of the version that leaves: an earlier one may have been of another class.
	fn facts_of(dataset: &DatasetId, version: u32) -> Result<DatasetFacts, Error<T>> {
		T::Datasets::version_facts(dataset, version).ok_or_else(|| match T::Datasets::facts(dataset) {
			Some(_) => Error::NoSuchVersion,
			None => Error::UnknownDataset,
		})
	}

	/// R20: that the export has the evidence that it needs.
	fn check_basis(
		rules: &Rules,
		basis: &Basis,
		heads: &Heads,
		year: &Heads,
		important: bool,
		now: u64,
	) -> Result<(), Error<T>> {
		ensure!(!basis.exempts_wrongly(heads, important), Error::<T>::NotExempt);
		if basis.is_exemption() {
			return Ok(());
		}
		if let Basis::Assessment { until_ms, .. } = basis {
			ensure!(*until_ms > now, Error::<T>::AssessmentOver);
		}
		match rules.required(heads, year, important) {
			required if required <= basis.path() => Ok(()),
			Path::Assessment => Err(Error::<T>::AssessmentRequired),
			Path::Contract | Path::Free => Err(Error::<T>::ContractRequired),
		}
	}

	/// The rules that hold, with their number.
	pub(crate) fn current() -> Option<(u32, Rules)> {
		let number = AllRules::<T>::count().checked_sub(1)?;
		Some((number, AllRules::<T>::get(number)?))
	}

	/// The heads of the exporter since 1 January, with these.
	pub(crate) fn with(exporter: &MemberId, heads: &Heads, at_ms: u64) -> Heads {
		Counted::<T>::get(exporter, year_in_china(at_ms)).and(heads)
	}
}
