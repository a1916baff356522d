//! What always holds of this pallet's storage.

use alloc::collections::{BTreeMap, BTreeSet};
use frame::{prelude::*, traits::Get};
use hefu_primitives::{LicenceId, MemberId, code::MemberCode, licence::Status};

use crate::{
	Binding, Commitments, Config, History, Identifiers, IssuedCount, Issuers, Keys, Latest, Licence,
	Licences, Pallet, Rule, RuleCount, Rules, RulesByRegion, StatusChange, Types, Verifications, definer,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. That an answer never changes (L23) is no matter of one state: the properties
	/// test it over lives.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::types_and_issuers_are_sound()?;
		Self::holders_are_commitments()?;
		Self::lines_have_one_live_version()?;
		Self::histories_are_in_order()?;
		Self::rules_are_indexed()?;
		Self::verifications_are_in_time()
	}

	/// Types have valid codes; who is or was an issuer issues for a region, of a type that exists.
	fn types_and_issuers_are_sound() -> Result<(), DispatchError> {
		for (code, licence_type) in Types::<T>::iter() {
			ensure!(code.check().is_ok(), "a type's code is not valid");
			ensure!(!licence_type.scenarios.is_empty(), "a type without a scenario");
		}
		for (code, _, appointment) in Issuers::<T>::iter() {
			ensure!(Types::<T>::contains_key(code), "an issuer of no type");
			ensure!(appointment.region.check().is_ok(), "an issuer for no region");
		}
		Ok(())
	}

	/// L21: what stands for holders and their keys are commitments that are used once, and no identifier names a holder.
	fn holders_are_commitments() -> Result<(), DispatchError> {
		let mut commitments = BTreeSet::<[u8; 32]>::new();
		for licence in Licences::<T>::iter_values() {
			ensure!(commitments.insert(licence.private), "L21: a private part's root is used twice");
			let named = licence.identifier.line.serial.holds_identity_number();
			ensure!(!named, "L21: a serial names its holder");
		}
		for Binding { key, .. } in Keys::<T>::iter_values() {
			ensure!(commitments.insert(key), "L21: a commitment to a key is used twice");
		}
		let recorded = Commitments::<T>::iter_keys().collect::<BTreeSet<_>>();
		ensure!(recorded == commitments, "L21: Commitments does not match what is committed to");
		Ok(())
	}

	/// L22: identifiers are unique and valid, under their issuer's name; versions follow each other without a gap, each names the
	/// one before, and none but the latest can be in force.
	fn lines_have_one_live_version() -> Result<(), DispatchError> {
		let mut issued = BTreeMap::<MemberId, u32>::new();
		let mut licences = 0usize;
		for (id, licence) in Licences::<T>::iter() {
			licences.saturating_inc();
			issued.entry(licence.issuer).or_default().saturating_inc();
			let Licence { identifier, issuer, predecessor, .. } = &licence;
			let line = &identifier.line;
			ensure!(identifier.check().is_ok(), "L22: an identifier is not valid");
			let named = MemberId::derive(&MemberCode::Uscc(line.issuer));
			ensure!(named == *issuer, "L22: an identifier names another issuer");
			ensure!(Issuers::<T>::contains_key(line.licence_type, issuer), "L22: nobody appointed an issuer");
			let of_identifier = Identifiers::<T>::get(line, identifier.version);
			ensure!(of_identifier == Some(id), "L22: an identifier is another licence's");
			let before = identifier.version.checked_sub(1).ok_or("L22: a version 0")?;
			ensure!(
				Identifiers::<T>::get(line, before) == *predecessor,
				"L22: a predecessor is not the version before"
			);
			let latest = Latest::<T>::get(line).ok_or("L22: a line without a latest version")?;
			ensure!(identifier.version <= latest, "L22: a version after the latest");
			let live = Self::recorded_status(&id, &licence).is_some_and(|status| status.is_live());
			ensure!(!live || identifier.version == latest, "L22: two versions are live");
		}
		ensure!(Identifiers::<T>::iter_keys().count() == licences, "L22: an identifier of no licence");
		for (line, version) in Latest::<T>::iter() {
			ensure!(Identifiers::<T>::contains_key(line, version), "L22: a latest version that is not there");
		}
		let counted = IssuedCount::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == issued, "IssuedCount does not match the licences");
		Ok(())
	}

	/// L23: histories and bindings are numbered from 1 without a gap, in the order of their times, none of which is to come; and no
	/// state follows another that it cannot.
	fn histories_are_in_order() -> Result<(), DispatchError> {
		let (mut changes, mut keys) = (0usize, 0usize);
		for (id, licence) in Licences::<T>::iter() {
			ensure!(licence.changes > 0, "L23: a licence without a history");
			changes = changes.saturating_add(licence.changes as usize);
			keys = keys.saturating_add(licence.keys as usize);
			Self::history_is_in_order(&id, licence.changes)?;
			let mut latest = 0;
			for sequence in 1..=licence.keys {
				let Binding { from_ms, .. } = Keys::<T>::get(id, sequence).ok_or("L23: a key is missing")?;
				ensure!((latest..=T::Clock::get()).contains(&from_ms), "L23: a key is out of order");
				latest = from_ms;
			}
		}
		ensure!(History::<T>::iter_keys().count() == changes, "L23: a change of no licence");
		ensure!(Keys::<T>::iter_keys().count() == keys, "L23: a key of no licence");
		Ok(())
	}

	fn history_is_in_order(id: &LicenceId, changes: u32) -> Result<(), DispatchError> {
		let (mut latest, mut before) = (0, None);
		for sequence in 1..=changes {
			let StatusChange { status, from_ms, .. } =
				History::<T>::get(id, sequence).ok_or("L23: a change is missing")?;
			ensure!((latest..=T::Clock::get()).contains(&from_ms), "L23: a change is out of order");
			ensure!(may_follow(before, status), "L23: a state after one that it cannot follow");
			(latest, before) = (from_ms, Some(status));
		}
		Ok(())
	}

	/// Rules are of a type, are found under their region, and are counted for their publisher.
	fn rules_are_indexed() -> Result<(), DispatchError> {
		let mut published = BTreeMap::<MemberId, u32>::new();
		let mut indexed = BTreeSet::new();
		for (id, Rule { publisher, recognition }) in Rules::<T>::iter() {
			published.entry(publisher).or_default().saturating_inc();
			indexed.insert((recognition.licence_type, recognition.to, id));
			let code = recognition.licence_type;
			ensure!(Types::<T>::contains_key(code), "a rule of no type");
			let may = definer(&code) == publisher || Issuers::<T>::contains_key(code, publisher);
			ensure!(may, "a rule by somebody who may not");
			let lasts = recognition.until_ms.is_none_or(|until| until >= recognition.from_ms);
			ensure!(lasts, "a rule ends before it begins");
		}
		let recorded = RulesByRegion::<T>::iter_keys().map(|((code, to), id)| (code, to, id));
		ensure!(recorded.collect::<BTreeSet<_>>() == indexed, "RulesByRegion does not match the rules");
		let counted = RuleCount::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == published, "RuleCount does not match the rules");
		Ok(())
	}

	/// No verification is to come, none relies on what was to come, and its rule exists.
	fn verifications_are_in_time() -> Result<(), DispatchError> {
		for (_, _, entry) in Verifications::<T>::iter() {
			let in_time = entry.seen_ms <= entry.at_ms && entry.at_ms <= T::Clock::get();
			ensure!(in_time, "a verification is out of time");
			ensure!(entry.rule.is_none_or(Rules::<T>::contains_key), "a verification by no rule");
		}
		Ok(())
	}
}

/// Whether a state may be recorded after another: a licence begins valid, is suspended and restored, and ends once.
fn may_follow(before: Option<Status>, status: Status) -> bool {
	match before {
		None => status == Status::Valid,
		Some(Status::Valid) => status != Status::Valid,
		// No successor takes the place of a suspended licence.
		Some(Status::Suspended) => !matches!(status, Status::Suspended | Status::Lapsed),
		Some(_) => false,
	}
}
