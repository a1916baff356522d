//! What the law asks of the register: R2, R6, R7, R9, R11 and R12, as far as what is stored shows it later.

use alloc::{collections::BTreeMap, vec::Vec};
use frame::prelude::*;
use hefu_primitives::{
	DatasetId,
	dataset::{GradeClass, Kind, VersionRef},
	law::{ClockName, Eligibility},
	registration::{AnnotationKind, CertificateCode, FilingKind, Request, StatementLine},
	right::Ground,
};
use pallet_support::{DatasetInspect, LawPacks};

use crate::{
	Annotations, Certificate, Certificates, Config, Filing, Filings, InstitutionAt, Institutions,
	LateObjections, Pallet, Registration, Registrations, filing::has_same_origin,
};

impl<T: Config> Pallet<T> {
	pub(super) fn check_law() -> Result<(), DispatchError> {
		for filing in Filings::<T>::iter_values() {
			Self::check_filed_data(&filing)?;
			Self::check_eligible(&filing)?;
		}
		let mut past = BTreeMap::<DatasetId, Vec<(Certificate, Filing)>>::new();
		for (code, certificate) in Certificates::<T>::iter() {
			let filing = Filings::<T>::get(certificate.filing).ok_or("a certificate of no filing")?;
			Self::check_issuer(&code, &certificate, &filing)?;
			Self::check_unfrozen(&certificate, filing.request.kind())?;
			past.entry(certificate.dataset).or_default().push((certificate, filing));
		}
		for (dataset, registration) in Registrations::<T>::iter() {
			let past = past.get(&dataset).map(Vec::as_slice).unwrap_or_default();
			check_source(&registration, past)?;
			check_term(&registration, past)?;
			Self::check_registered_data(&dataset, &registration)?;
		}
		Ok(())
	}

	/// R12, and R6 of the version.
	fn check_filed_data(filing: &Filing) -> Result<(), DispatchError> {
		let facts = T::Datasets::version_facts(&filing.dataset, filing.version);
		let facts = facts.ok_or("a filing about nothing")?;
		ensure!(facts.kind != Kind::PublicResource, "R12: raw data of the state");
		let is_core = |parent: &VersionRef| {
			let facts = T::Datasets::version_facts(&parent.dataset, parent.version);
			facts.is_none_or(|facts| facts.class == GradeClass::Core)
		};
		let of_core = facts.parents.iter().any(is_core);
		ensure!(facts.class != GradeClass::Core && !of_core, "R12: core data, or what was made of it");
		let first = T::Datasets::facts(&filing.dataset).ok_or("a filing about nothing")?;
		let is_same = has_same_origin(&filing.dataset, &first, &facts);
		ensure!(is_same, "R6: a version that was come by otherwise");
		Ok(())
	}

	/// R2: whatever was filed for last, each right that is registered can be had in the version that is.
	fn check_registered_data(dataset: &DatasetId, registration: &Registration) -> Result<(), DispatchError> {
		let facts = T::Datasets::version_facts(dataset, registration.version);
		let facts = facts.ok_or("a registration of nothing")?;
		let can_be = |line: &StatementLine| {
			let ground = Ground::stated(line.obtained, line.evidence);
			ground.eligible(facts.source, facts.kind).contains(line.right)
		};
		ensure!(registration.statement.iter().all(can_be), "R2: registered as of another source");
		Ok(())
	}

	/// R2: each right that is to be registered is one that its law lets be, with the consents that it asks for, in data that were come by
	/// as the dataset says.
	fn check_eligible(filing: &Filing) -> Result<(), DispatchError> {
		let Request::Initial(statement) = &filing.request else { return Ok(()) };
		let facts = T::Datasets::version_facts(&filing.dataset, filing.version);
		let facts = facts.ok_or("a filing about nothing")?;
		for line in statement {
			ensure!(filing.applicants.contains(&line.holder), "R2: a right of somebody else");
			let eligible = T::LawPacks::eligibility(filing.pack, line.obtained, line.right);
			let can_be = match eligible.map_err(|_| "R2: a filing without a law")? {
				Eligibility::Yes | Eligibility::UnlessAgreed => true,
				// Those who were declared later were not asked.
				Eligibility::ByConsent => {
					filing.applicants.len() > 1
						|| Self::all_consent(&filing.dataset, &line.holder, &filing.applicants)
				}
				Eligibility::No => false,
			};
			ensure!(can_be, "R2: a right that cannot be registered");
			let ground = Ground::stated(line.obtained, line.evidence);
			let of_source = ground.eligible(facts.source, facts.kind);
			ensure!(of_source.contains(line.right), "R2: another source than the dataset's");
		}
		Ok(())
	}

	/// R9: certificates are issued by the institution of their filing, under its code, and by none that was removed.
	fn check_issuer(
		code: &CertificateCode,
		certificate: &Certificate,
		filing: &Filing,
	) -> Result<(), DispatchError> {
		let issuer = InstitutionAt::<T>::get(code.institution());
		ensure!(issuer == Some(filing.institution), "R9: a certificate of another institution");
		let removed_ms = Institutions::<T>::get(filing.institution).and_then(|it| it.removed_ms);
		let in_time = removed_ms.is_none_or(|removed_ms| certificate.issued_ms <= removed_ms);
		ensure!(in_time, "R9: a certificate of an institution that was removed");
		Ok(())
	}

	/// R11: nothing changed hands that had been preserved before and was not free again, nor against an objection that is open still.
	fn check_unfrozen(certificate: &Certificate, kind: FilingKind) -> Result<(), DispatchError> {
		let at_ms = certificate.issued_ms;
		if matches!(kind, FilingKind::Initial | FilingKind::Transfer) {
			let held = Annotations::<T>::iter_prefix_values(certificate.dataset).any(|it| {
				it.kind == AnnotationKind::Preservation
					&& it.from_ms < at_ms
					&& it.until_ms.is_none_or(|until| until > at_ms)
					&& it.lifted_ms.is_none_or(|lifted| lifted > at_ms)
			});
			ensure!(!held, "R11: what was preserved changed hands");
		}
		if kind == FilingKind::Transfer {
			let disputed = LateObjections::<T>::iter_prefix_values(certificate.dataset)
				.any(|it| it.outcome.is_none() && it.at_ms < at_ms);
			ensure!(!disputed, "R11: what was in dispute changed hands");
		}
		Ok(())
	}
}

/// R6: what is registered was come by as was first said of that right, and its holder was said then, or got it by a transfer.
fn check_source(registration: &Registration, past: &[(Certificate, Filing)]) -> Result<(), DispatchError> {
	let is_said = |line: &StatementLine, filing: &Filing| match &filing.request {
		Request::Initial(first) => {
			first.iter().any(|it| it.right == line.right && it.obtained == line.obtained)
		}
		_ => false,
	};
	let has_got = |line: &StatementLine, filing: &Filing| match &filing.request {
		Request::Initial(first) => first.iter().any(|it| it.right == line.right && it.holder == line.holder),
		Request::Transfer { to, rights, .. } => *to == line.holder && rights.contains(line.right),
		_ => false,
	};
	for line in &registration.statement {
		ensure!(past.iter().any(|(_, filing)| is_said(line, filing)), "R6: another source");
		ensure!(past.iter().any(|(_, filing)| has_got(line, filing)), "R6: another holder");
	}
	Ok(())
}

/// R7: its term is the whole term of a law, from a first registration or a renewal on, and was never stopped or made longer.
fn check_term(registration: &Registration, past: &[(Certificate, Filing)]) -> Result<(), DispatchError> {
	let term = &registration.term;
	let is_whole = term.name() == ClockName::RegistrationValidity
		&& !term.is_stopped()
		&& (term.extended(), term.used()) == (0, 0);
	ensure!(is_whole, "R7: not the term of a law");
	let begins = |(certificate, filing): &(Certificate, Filing)| {
		matches!(filing.request.kind(), FilingKind::Initial | FilingKind::Renewal)
			&& certificate.issued_ms == term.started_ms()
			&& filing.pack == term.pack()
	};
	ensure!(past.iter().any(begins), "R7: a term that nothing began");
	Ok(())
}
