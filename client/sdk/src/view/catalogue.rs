//! The register of public data, as JSON.

use hefu_primitives::{ApplicationId, DatasetId, catalogue::Demand};
use serde_json::{Value, json};

use super::{clock_error, ends};
use crate::{
	catalogue::{Application, Due, Entry, EntryStanding, Objection, Progress, Queried, Standing, code_of},
	date, hex,
	terms::Term,
};

/// An application as it was written down.
pub fn application(id: ApplicationId, application: &Application) -> Value {
	json!({
		"application": id,
		"kind": application.demand.kind().word(),
		"dataset": application.dataset.0,
		"version": application.version,
		"institution": application.institution.0,
		"applicant": application.applicant.0,
		"demand": demand(&application.demand),
		"stage": application.stage.0.word(),
		"pack": application.pack.0.0,
		"madeOn": date::moment(application.made_ms),
		"objections": application.objections,
		"openObjections": application.open_objections,
	})
}

/// An application as it stands, with when its clocks are over.
pub fn application_progress(id: ApplicationId, progress: &Progress) -> Value {
	let mut json = application(id, progress.application());
	json["recordedStage"] = progress.recorded.stage.0.word().into();
	json["deemed"] = progress.is_deemed().into();
	json["ends"] = ends(&progress.ends);
	json["unknown"] = json!(progress.now.as_ref().err().map(clock_error));
	json
}

/// What is asked for.
fn demand(demand: &Demand) -> Value {
	match demand {
		Demand::Initial(materials) | Demand::Change(materials) | Demand::Correction(materials) => {
			json!({ "materials": hex(materials) })
		}
		Demand::Cancellation(ground) => json!({ "ground": ground.word() }),
		Demand::Renewal => json!({}),
	}
}

/// An objection to an application.
pub fn application_objection(number: u32, objection: &Objection) -> Value {
	json!({
		"number": number,
		"by": objection.by.0,
		"grounds": hex(&objection.grounds),
		"madeOn": date::moment(objection.at_ms),
		"outcome": objection.outcome.as_ref().map(|outcome| outcome.0.word()),
	})
}

/// The entry of a dataset, and how it stands.
pub fn public_entry(dataset: DatasetId, found: &Standing) -> Value {
	let mut json = entry_of(dataset, &found.entry);
	json["standing"] = json!(found.standing.as_ref().ok().map(entry_standing));
	json["unknown"] = json!(found.standing.as_ref().err().map(clock_error));
	json["expires"] = json!(found.expires.as_ref().ok().map(|ms| date::moment(*ms)));
	json
}

/// What a query code leads to.
pub fn queried(found: &Queried) -> Value {
	let mut json = entry_of(found.dataset.0, &found.entry);
	json["current"] = found.is_current.into();
	json["standing"] = json!(found.standing.as_ref().ok().map(entry_standing));
	json["unknown"] = json!(found.standing.as_ref().err().map(|error| clock_error(&error.0)));
	json
}

fn entry_of(dataset: DatasetId, entry: &Entry) -> Value {
	json!({
		"dataset": dataset,
		"code": code_of(entry),
		"institution": entry.institution.0,
		"registrant": entry.registrant.0,
		"application": entry.application.0,
		"version": entry.version,
		"materials": hex(&entry.materials),
		"cancelled": entry.cancelled.as_ref().map(|cancelled| json!({
			"ground": cancelled.ground.word(),
			"on": date::moment(cancelled.at_ms),
		})),
	})
}

fn entry_standing(standing: &EntryStanding) -> &'static str {
	match standing {
		EntryStanding::Live => "live",
		EntryStanding::Lapsed => "lapsed",
		EntryStanding::Cancelled => "cancelled",
	}
}

/// By when a dataset that is operated under an authorisation must be filed.
pub fn due(dataset: DatasetId, due: &Due) -> Value {
	let unknown = due.due_ms.as_ref().err().or(due.is_overdue.as_ref().err());
	json!({
		"dataset": dataset,
		"operatedSince": date::moment(due.since_ms),
		"due": due.due_ms.as_ref().ok().map(|ms| date::moment(*ms)),
		"filed": due.is_filed,
		"overdue": due.is_overdue.as_ref().ok(),
		"unknown": unknown.map(|error| clock_error(&error.0)),
	})
}
