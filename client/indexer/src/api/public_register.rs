//! The register of public data: its entries, the query codes that lead to them, and applications, as they stand.

use axum::extract::State;
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	almanac::Almanac,
	catalogue::{Application, Entry, QueryCode},
	registration::Stage,
};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	filings::told,
	look::{Filter, Found, Look, Order, id},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
};
use crate::{law::Law, raw::stored, tables::Table};

/// Rows that each list of a page has.
const MANY: u32 = 200;
/// Events that an application's page has.
const EVENTS: u32 = 50;

/// Which entries.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those at this institution.
	institution: Option<String>,
	/// Only those that this member registered.
	applicant: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Entries of the register, the youngest first; what has lapsed or was cancelled as well.
#[utoipa::path(get, path = "/public-register", tag = "public data", params(Which), responses((status = 200, body = Page)))]
pub async fn entries(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { institution, applicant, limit, cursor } = asked;
	let institution = institution.map(|institution| id::<MemberId>(&institution)).transpose()?;
	let applicant = applicant.map(|applicant| id::<MemberId>(&applicant)).transpose()?;
	let filter = Filter::default()
		.and_if("t.institution", institution.map(|institution| institution.to_string()))
		.and_if("t.registrant", applicant.map(|applicant| applicant.to_string()));
	let mut look = index.look().await?;
	let (law, now) = (look.law().await?, look.now_ms);
	let of = PageOf { limit, cursor };
	let show = |entry: &Found| entry_shown(entry, &law, now);
	let mut page = look.page(Table::PublicEntries, filter, Order::Youngest, &of, show).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		look.with_registrant(row).await?;
	}
	Ok(look.answer(page))
}

fn entry_shown(entry: &Found, law: &Law, now: i64) -> Result<Json, Refusal> {
	let of: Option<Entry> = stored(&entry.text("scale").unwrap_or_default());
	let of = of.ok_or_else(|| Refusal::from(Cause::Internal))?;
	let standing = of.standing(law, now.unsigned_abs()).ok();
	let more = json!({
		"dataset": entry.id,
		"code": entry.text("code"),
		"institution": entry.text("institution"),
		"registrant": entry.text("registrant"),
		"standing": standing.map(|standing| format!("{standing:?}")),
		"expiresMs": law.end(&of.term).ok(),
	});
	Ok(entry.record(&Question::PublicEntry(id(&entry.id)?), more))
}

impl Look {
	/// Puts the names beside what is shown of an entry.
	async fn with_registrant(&mut self, shown: &mut Json) -> Result<(), Refusal> {
		self.with_names(shown).await?;
		let registrant = shown["registrant"].as_str().unwrap_or_default().to_owned();
		shown["registrantName"] = self.name_of(&registrant).await?.into();
		Ok(())
	}

	/// The entry of a dataset, as it is shown in a list.
	pub async fn public_entry(&mut self, dataset: &str, law: &Law) -> Result<Option<Json>, Refusal> {
		let Some(found) = self.find(Table::PublicEntries, dataset).await? else { return Ok(None) };
		let mut json = entry_shown(&found, law, self.now_ms)?;
		self.with_registrant(&mut json).await?;
		Ok(Some(json))
	}

	/// In which operations a dataset is, or was: as data, or as a product.
	pub async fn operations_of(&mut self, dataset: &str) -> Result<Vec<Json>, Refusal> {
		let mut operations = Vec::new();
		for (table, part, until) in
			[(Table::OperationData, "data", "until_ms"), (Table::OperationProducts, "product", "delisted_ms")]
		{
			let filter = Filter::by("t.dataset", dataset);
			for found in self.some(table, filter, Order::Oldest, MANY).await? {
				operations.push(json!({
					"id": found.text("operation"), "as": part, "current": found.state[until].is_null(),
				}));
			}
		}
		Ok(operations)
	}

	/// An application as it is shown in a list.
	async fn application(&mut self, application: &Found, law: &Law) -> Result<Json, Refusal> {
		let mut json = application_shown(application, law, self.now_ms)?;
		self.with_applicant(&mut json).await?;
		Ok(json)
	}

	/// Puts the names beside what is shown of an application.
	async fn with_applicant(&mut self, shown: &mut Json) -> Result<(), Refusal> {
		self.with_names(shown).await?;
		let applicant = shown["applicant"].as_str().unwrap_or_default().to_owned();
		shown["applicantName"] = self.name_of(&applicant).await?.into();
		Ok(())
	}
}

/// An entry, with the applications about its dataset, and the operations in which that is or was.
#[utoipa::path(get, path = "/public-register/{dataset}", tag = "public data", params(("dataset" = String, Path,)),
	responses((status = 200, description = "The entry")))]
pub async fn entry(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: DatasetId = id(&name)?;
	let mut look = index.look().await?;
	let law = look.law().await?;
	let mut json = look.public_entry(&name, &law).await?.ok_or_else(|| Refusal::not_found(&name))?;
	let by_dataset = Filter::by("t.dataset", &name);
	let mut applications = Vec::new();
	for found in look.list("applications", Table::Applications, by_dataset, Order::Youngest, MANY).await? {
		applications.push(look.application(&found, &law).await?);
	}
	json["applications"] = applications.into();
	let mut operations: Vec<Json> =
		look.operations_of(&name).await?.into_iter().map(|mut operation| operation["id"].take()).collect();
	let mut seen = std::collections::HashSet::new();
	operations.retain(|operation| seen.insert(operation.to_string()));
	json["operations"] = operations.into();
	Ok(look.answer(json))
}

/// What a query code leads to: the entry of the dataset that got it. `current` says whether the entry has this code still, and no later one.
#[utoipa::path(get, path = "/query-codes/{code}", tag = "public data", params(("code" = String, Path,)),
	responses((status = 200, description = "The code")))]
pub async fn query_code(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let code = QueryCode::new(&name).map_err(|_| Refusal::bad_id(&name))?;
	let mut look = index.look().await?;
	let law = look.law().await?;
	let found = look.must(Table::QueryCodes, &name).await?;
	// A code that was replaced leads nowhere.
	let dataset = found.state.as_str().map(String::from);
	let entry = match &dataset {
		Some(dataset) => look.public_entry(dataset, &law).await?,
		None => None,
	};
	let current = entry.as_ref().is_some_and(|entry| entry["code"].as_str() == Some(&*name));
	let more = json!({ "code": name, "dataset": dataset, "current": current, "entry": entry });
	let json = found.record(&Question::QueryCode(code), more);
	Ok(look.answer(json))
}

/// Which applications.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
	/// Only those at this institution.
	institution: Option<String>,
	/// Only this member's.
	applicant: Option<String>,
	/// Only those about this dataset.
	dataset: Option<String>,
	/// Only those of which this stage was recorded last, such as `Reviewing`; silence may have gone on from there.
	stage: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Applications to the register, the youngest first.
#[utoipa::path(get, path = "/public-register/applications", tag = "public data", params(Asked),
	responses((status = 200, body = Page)))]
pub async fn applications(State(index): State<Index>, Query(asked): Query<Asked>) -> Answered {
	let Asked { institution, applicant, dataset, stage, limit, cursor } = asked;
	let institution = institution.map(|institution| id::<MemberId>(&institution)).transpose()?;
	let applicant = applicant.map(|applicant| id::<MemberId>(&applicant)).transpose()?;
	let dataset = dataset.map(|dataset| id::<DatasetId>(&dataset)).transpose()?;
	let mut filter = Filter::default()
		.and_if("t.institution", institution.map(|institution| institution.to_string()))
		.and_if("t.applicant", applicant.map(|applicant| applicant.to_string()))
		.and_if("t.dataset", dataset.map(|dataset| dataset.to_string()));
	if let Some(name) = stage {
		let known = Stage::ALL.iter().any(|stage| format!("{stage:?}") == name);
		if !known {
			return Err(Refusal::new(Cause::BadParameter, &format!("stage={name}")));
		}
		filter = filter.and("t.stage", name);
	}
	let mut look = index.look().await?;
	let (law, now) = (look.law().await?, look.now_ms);
	let of = PageOf { limit, cursor };
	let show = |application: &Found| application_shown(application, &law, now);
	let mut page = look.page(Table::Applications, filter, Order::Youngest, &of, show).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		look.with_applicant(row).await?;
	}
	Ok(look.answer(page))
}

fn application_shown(application: &Found, law: &Law, now: i64) -> Result<Json, Refusal> {
	let of: Option<Application> = stored(&application.text("scale").unwrap_or_default());
	let of = of.ok_or_else(|| Refusal::from(Cause::Internal))?;
	let stands = |it: Application| {
		let clocks = it.clocks;
		(it.stage, [clocks.answer, clocks.review, clocks.publicity, clocks.inquiry])
	};
	let more = json!({
		"id": application.id,
		"dataset": application.text("dataset"),
		"institution": application.text("institution"),
		"applicant": application.text("applicant"),
		"kind": format!("{:?}", of.demand.kind()),
		"stage": application.text("stage"),
		"standing": told(law, stands(of), of.standing(law, now.unsigned_abs()).map(stands)),
	});
	Ok(application.record(&Question::Application(id(&application.id)?), more))
}

/// An application, the objections to it, and the law that holds for it.
#[utoipa::path(get, path = "/public-register/applications/{id}", tag = "public data", params(("id" = String, Path,)),
	responses((status = 200, description = "The application")))]
pub async fn application(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let application: ApplicationId = id(&name)?;
	let mut look = index.look().await?;
	let law = look.law().await?;
	let found = look.must(Table::Applications, &name).await?;
	let mut json = look.application(&found, &law).await?;
	let filter = Filter::by("t.application", &name);
	let objections =
		look.list("objections", Table::ApplicationObjections, filter, Order::Oldest, MANY).await?;
	json["objections"] = objections
		.iter()
		.map(|objection| {
			let sequence = objection.int("sequence").unwrap_or_default() as u32;
			let question = Question::ApplicationObjection { application, sequence };
			objection.record(&question, json!({ "sequence": sequence }))
		})
		.collect();
	let pack = found.state["pack"].as_u64().and_then(|pack| u32::try_from(pack).ok()).unwrap_or_default();
	json["pack"] = look.law_pack(pack).await?.into();
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}
