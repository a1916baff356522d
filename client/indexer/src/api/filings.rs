//! Filings for registration, as they stand: with what silence has done, and when their clocks end.

use axum::extract::State;
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	almanac::Almanac,
	clock::{Clock, ClockError},
	registration::{Filing, Stage},
};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, id},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
};
use crate::{law::Law, raw::stored, tables::Table};

/// Objections that a filing's page has.
const OBJECTIONS: u32 = 200;
/// Events that it has.
const EVENTS: u32 = 50;

/// What holds of filings that have not ended, as far as was recorded.
pub const OPEN: &str = "t.stage NOT IN ('Registered', 'Rejected', 'Terminated', 'Withdrawn', 'NeverFiled')";
/// What holds of those that are shown to the public, or objected to.
const PUBLIC: &str = "t.stage IN ('Publicised', 'Objected')";

/// Which filings.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those about this dataset.
	dataset: Option<String>,
	/// Only those at this institution.
	institution: Option<String>,
	/// Only those in this member's name.
	applicant: Option<String>,
	/// Only those of which this stage was recorded last, such as `Reviewing`; silence may have gone on from there.
	stage: Option<String>,
	/// If true, only those that are shown to the public now, or objected to.
	public: Option<bool>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Filings in a member's name.
pub fn with_applicant(filter: Filter, member: &str) -> Filter {
	filter.holds("t.id IN (SELECT p.id FROM parties p WHERE p.kind = 'filing' AND p.party = $?)", member)
}

/// Filings for registration, the youngest first.
#[utoipa::path(get, path = "/filings", tag = "registration", params(Which), responses((status = 200, body = Page)))]
pub async fn filings(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { dataset, institution, applicant, stage, public, limit, cursor } = asked;
	let dataset = dataset.map(|dataset| id::<DatasetId>(&dataset)).transpose()?;
	let institution = institution.map(|institution| id::<MemberId>(&institution)).transpose()?;
	let mut filter = Filter::default()
		.and_if("t.dataset", dataset.map(|dataset| dataset.to_string()))
		.and_if("t.institution", institution.map(|institution| institution.to_string()));
	if let Some(member) = applicant {
		filter = with_applicant(filter, &id::<MemberId>(&member)?.to_string());
	}
	if let Some(name) = stage {
		let known = Stage::ALL.iter().any(|stage| format!("{stage:?}") == name);
		if !known {
			return Err(Refusal::new(Cause::BadParameter, &format!("stage={name}")));
		}
		filter = filter.and("t.stage", name);
	}
	if public == Some(true) {
		filter = filter.is(PUBLIC);
	}
	let mut look = index.look().await?;
	let page = look.filings_page(filter, &PageOf { limit, cursor }).await?;
	Ok(look.answer(page))
}

impl Look {
	/// A page of filings, the youngest first.
	pub async fn filings_page(&mut self, filter: Filter, of: &PageOf) -> Result<Json, Refusal> {
		let (law, now) = (self.law().await?, self.now_ms);
		let show = |filing: &Found| shown(filing, &law, now);
		let mut page = self.page(Table::Filings, filter, Order::Youngest, of, show).await?;
		for row in page["items"].as_array_mut().into_iter().flatten() {
			self.with_names(row).await?;
		}
		Ok(page)
	}

	/// A filing as it is shown in a list.
	pub async fn filing(&mut self, filing: &Found, law: &Law) -> Result<Json, Refusal> {
		let mut json = shown(filing, law, self.now_ms)?;
		self.with_names(&mut json).await?;
		Ok(json)
	}

	/// Those in whose names a filing is made, and who of them has confirmed it.
	async fn applicants(&mut self, filing: &Filing) -> Result<Vec<Json>, Refusal> {
		let mut applicants = Vec::new();
		for (place, member) in (0..).zip(&filing.applicants) {
			let member = member.to_string();
			let name = self.name_of(&member).await?;
			let confirmed = filing.is_confirmed_by(place);
			applicants.push(json!({ "member": member, "name": name, "confirmed": confirmed }));
		}
		Ok(applicants)
	}
}

fn read(filing: &Found) -> Result<Filing, Refusal> {
	stored(&filing.text("scale").unwrap_or_default()).ok_or_else(|| Cause::Internal.into())
}

fn shown(filing: &Found, law: &Law, now: i64) -> Result<Json, Refusal> {
	let of = read(filing)?;
	let more = json!({
		"id": filing.id,
		"dataset": filing.text("dataset"),
		"institution": filing.text("institution"),
		"kind": format!("{:?}", of.request.kind()),
		"stage": filing.text("stage"),
		"standing": standing(&of, law, now.unsigned_abs()),
	});
	Ok(filing.record(&Question::Filing(id(&filing.id)?), more))
}

/// How a filing stands at a moment, silence included.
fn standing(filing: &Filing, law: &Law, now_ms: u64) -> Json {
	let clocks = |filing: &Filing| {
		let of = &filing.clocks;
		[of.answer, of.review, of.publicity, of.inquiry]
	};
	let now = filing.standing(law, now_ms).map(|now| (now.stage, clocks(&now)));
	told(law, (filing.stage, clocks(filing)), now)
}

/// A stage, and the clocks of the answer, the review, publicity and the inquiry.
pub type Standing = (Stage, [Option<Clock>; 4]);

/// What is told of how something stands of which this was recorded. What is not known is null, and `unknown` says of which year nobody
/// has recorded the days.
pub fn told(law: &Law, recorded: Standing, now: Result<Standing, ClockError>) -> Json {
	let mut unknown = None;
	let (stage, [answer, review, publicity, inquiry]) = match now {
		Ok((stage, clocks)) => (Some(stage), clocks),
		Err(error) => {
			unknown = missing(&error);
			(None, recorded.1)
		}
	};
	let has_ended = stage.is_some_and(|stage| stage.is_ended());
	let mut end = |clock: Option<Clock>| -> Option<u64> {
		match law.end(&clock.filter(|_| !has_ended)?) {
			Ok(ms) => Some(ms),
			Err(error) => {
				unknown = unknown.take().or_else(|| missing(&error));
				None
			}
		}
	};
	let ends = json!({
		"answer": end(answer),
		"review": end(review),
		"publicity": end(publicity),
		"inquiry": end(inquiry),
	});
	json!({
		"stage": stage.map(|stage| format!("{stage:?}")),
		"deemed": stage.is_some_and(|stage| stage != recorded.0),
		"ends": ends,
		"unknown": unknown,
	})
}

/// The year of which nobody has recorded the days.
fn missing(error: &ClockError) -> Option<Json> {
	match error {
		ClockError::MissingYear(of) => Some(json!({ "year": of.year, "calendar": format!("{:?}", of.kind) })),
		_ => None,
	}
}

/// A filing, in whose names it is made, the objections to it, and the law that holds for it.
#[utoipa::path(get, path = "/filings/{id}", tag = "registration", params(("id" = String, Path,)),
	responses((status = 200, description = "The filing")))]
pub async fn filing(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let filing: FilingId = id(&name)?;
	let mut look = index.look().await?;
	let law = look.law().await?;
	let found = look.must(Table::Filings, &name).await?;
	let of = read(&found)?;
	let mut json = look.filing(&found, &law).await?;
	json["applicants"] = look.applicants(&of).await?.into();
	let by_filing = Filter::by("t.filing", &name);
	let objections = look.list("objections", Table::Objections, by_filing, Order::Oldest, OBJECTIONS).await?;
	json["objections"] = objections
		.iter()
		.map(|objection| {
			let sequence = objection.int("sequence").unwrap_or_default() as u32;
			objection.record(&Question::Objection { filing, sequence }, json!({ "sequence": sequence }))
		})
		.collect();
	json["pack"] = look.law_pack(of.pack.0).await?.into();
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}
