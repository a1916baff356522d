//! Filings, registrations, certificates and institutions as JSON.

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	clock::ClockError,
	registration::{CertificateCode, InstitutionCode, Request},
	right::{Right, Rights},
};
use serde_json::{Value, json};

use super::clock_error;
use crate::{
	date, hex,
	registration::{
		Annotation, Certificate, Checked, Ends, Field, Filing, Institution, Mirror, NotMirrored, Objection,
		Progress, RegistrationStanding, Standing, line_of,
	},
	terms::Term,
};

/// A filing as it was written down.
pub fn filing(id: FilingId, filing: &Filing) -> Value {
	let applicant = |(place, member): (u32, &MemberId)| {
		let confirmed = filing.confirmed.checked_shr(place).is_some_and(|bits| bits & 1 == 1);
		json!({ "member": member, "confirmed": confirmed })
	};
	let applicants = filing.applicants.0.iter().map(|member| &member.0);
	json!({
		"filing": id,
		"kind": filing.request.kind().word(),
		"dataset": filing.dataset.0,
		"version": filing.version,
		"institution": filing.institution.0,
		"applicants": (0..).zip(applicants).map(applicant).collect::<Vec<_>>(),
		"request": request(&filing.request),
		"stage": filing.stage.0.word(),
		"pack": filing.pack.0.0,
		"madeOn": date::moment(filing.made_ms),
		"objections": filing.objections,
		"openObjections": filing.open_objections,
	})
}

/// A filing as it stands, with when its clocks are over.
pub fn progress(id: FilingId, progress: &Progress) -> Value {
	let mut json = filing(id, progress.filing());
	json["recordedStage"] = progress.recorded.stage.0.word().into();
	json["deemed"] = progress.is_deemed().into();
	json["ends"] = ends(&progress.ends);
	json["unknown"] = json!(progress.now.as_ref().err().map(clock_error));
	json
}

/// When the clocks are over: null where none was set off, a reason where it cannot be told.
pub(super) fn ends(ends: &Ends) -> Value {
	let end = |end: &Option<Result<u64, ClockError>>| match end {
		None => Value::Null,
		Some(Ok(ms)) => date::moment(*ms).into(),
		Some(Err(error)) => clock_error(error),
	};
	json!({
		"answer": end(&ends.answer),
		"review": end(&ends.review),
		"publicity": end(&ends.publicity),
		"inquiry": end(&ends.inquiry),
	})
}

/// What is asked for.
fn request(request: &Request) -> Value {
	match request {
		Request::Initial(statement) | Request::Change(statement) => {
			json!({ "statement": statement.iter().map(line_of).collect::<Vec<_>>() })
		}
		Request::Transfer { from, to, rights: moved, contract } => {
			json!({ "from": from, "to": to, "rights": rights(moved), "contract": hex(contract) })
		}
		Request::Renewal => json!({}),
		Request::Cancellation(ground) => json!({ "ground": ground.word() }),
	}
}

fn rights(rights: &Rights) -> Vec<String> {
	Right::ALL.iter().filter(|right| rights.contains(**right)).map(Term::word).collect()
}

/// An objection.
pub fn objection(number: u32, objection: &Objection) -> Value {
	json!({
		"number": number,
		"by": objection.by.0,
		"grounds": hex(&objection.grounds),
		"madeOn": date::moment(objection.at_ms),
		"outcome": objection.outcome.as_ref().map(|outcome| outcome.0.word()),
	})
}

/// What is registered of a dataset, and how it stands.
pub fn registration(dataset: DatasetId, found: &Standing) -> Value {
	let of = &found.registration;
	json!({
		"dataset": dataset,
		"version": of.version,
		"institution": of.institution.0,
		"filing": of.filing.0,
		"certificate": of.certificate.0,
		"statement": of.statement.0.iter().map(|line| line_of(line)).collect::<Vec<_>>(),
		"standing": found.standing.as_ref().ok().map(standing_word),
		"unknown": found.standing.as_ref().err().map(clock_error),
		"expires": found.expires.as_ref().ok().map(|ms| date::moment(*ms)),
		"cancelled": of.cancelled.as_ref().map(|cancelled| json!({
			"ground": cancelled.ground.0.word(),
			"on": date::moment(cancelled.at_ms),
		})),
		"frozen": found.frozen,
		"objections": of.objections,
		"openObjections": of.open_objections,
	})
}

fn standing_word(standing: &RegistrationStanding) -> &'static str {
	match standing {
		RegistrationStanding::Live => "live",
		RegistrationStanding::Lapsed => "lapsed",
		RegistrationStanding::Cancelled => "cancelled",
	}
}

/// A certificate.
pub fn certificate(code: CertificateCode, certificate: &Certificate) -> Value {
	json!({
		"code": code,
		"dataset": certificate.dataset.0,
		"filing": certificate.filing.0,
		"issued": date::exact(certificate.issued_ms),
		"supersededBy": certificate.superseded_by.as_ref().map(|code| code.0),
		"withdrawnOn": certificate.withdrawn_ms.map(date::moment),
	})
}

/// What of a certificate is not as the ledger has it, in a word; none when all is.
pub fn mismatch(checked: &Checked) -> Option<&'static str> {
	let Checked::Mismatch { field } = checked else { return None };
	Some(match field {
		Field::Code => "code",
		Field::Dataset => "dataset",
		Field::Institution => "institution",
		Field::Statement => "statement",
		Field::Issued => "issued",
		Field::State => "state",
	})
}

/// What is noted on a dataset.
pub fn annotation(number: u32, annotation: &Annotation) -> Value {
	json!({
		"number": number,
		"kind": annotation.kind.0.word(),
		"by": annotation.by.0,
		"document": hex(&annotation.document),
		"from": date::moment(annotation.from_ms),
		"until": annotation.until_ms.map(date::moment),
		"liftedOn": annotation.lifted_ms.map(date::moment),
	})
}

/// A registration institution.
pub fn institution(member: MemberId, institution: &Institution) -> Value {
	json!({
		"institution": member,
		"code": institution_code(&institution.code),
		"appointedOn": date::moment(institution.appointed_ms),
		"removedOn": institution.removed_ms.map(date::moment),
	})
}

/// An institution's part of certificates' codes, such as `441`.
pub fn institution_code(code: &InstitutionCode) -> String {
	format!("{:02}{}", code.province, code.number)
}

/// What was decided elsewhere.
pub fn mirror(institution: MemberId, mirror: &Mirror) -> Value {
	json!({
		"institution": institution,
		"code": String::from_utf8_lossy(&mirror.code.0.0),
		"digest": hex(&mirror.digest),
		"dataset": mirror.dataset.as_ref().map(|dataset| dataset.0),
		"kind": mirror.kind.0.word(),
		"decided": date::moment(mirror.decided_ms),
		"statement": hex(&mirror.statement),
	})
}

/// Why a decision was not recorded, in a word.
pub fn not_mirrored(reason: &NotMirrored) -> &'static str {
	match reason {
		NotMirrored::Recorded => "recorded",
		NotMirrored::OtherDecision => "other-decision",
		NotMirrored::InvalidCode => "invalid-code",
		NotMirrored::DecidedLater => "decided-later",
		NotMirrored::UnknownDataset => "unknown-dataset",
		NotMirrored::Withdrawn => "withdrawn",
	}
}
