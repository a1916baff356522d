//! Licences: types, issuers, states at any date, and recognition across regions.

use axum::extract::State;
use hefu_primitives::{
	LicenceId, MemberId,
	licence::{Scenario, Scenarios, identifier::TypeCode},
};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, id, word},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
};
use crate::tables::Table;

/// Rules, issuers, changes and keys that a page has.
const MANY: u32 = 200;

const STATUSES: [&str; 8] =
	["Valid", "Suspended", "Annulled", "Cancelled", "Lapsed", "TransferredOut", "Revoked", "Other"];
/// The states in which time goes on.
const LIVE: [&str; 2] = ["Valid", "Suspended"];

fn type_code(text: &str) -> Result<TypeCode, Refusal> {
	let code = TypeCode::parse(text).map_err(|_| Refusal::bad_id(text))?;
	if code.to_string() == text { Ok(code) } else { Err(Refusal::bad_id(text)) }
}

fn type_shown(of: &Found) -> Result<Json, Refusal> {
	let more = json!({ "code": of.id, "name": of.text("name") });
	Ok(of.record(&Question::LicenceType(type_code(&of.id)?), more))
}

/// Types of licences.
#[utoipa::path(get, path = "/licence-types", tag = "licences", params(PageOf), responses((status = 200, body = Page)))]
pub async fn types(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let page = look.page(Table::LicenceTypes, Filter::default(), Order::Youngest, &of, type_shown).await?;
	Ok(look.answer(page))
}

/// A type of licence, with who may issue it and where it is recognised.
#[utoipa::path(get, path = "/licence-types/{code}", tag = "licences", params(("code" = String, Path,)),
	responses((status = 200, description = "The type")))]
pub async fn licence_type(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let code = type_code(&name)?;
	let mut look = index.look().await?;
	let now = look.now_ms;
	let mut json = type_shown(&look.must(Table::LicenceTypes, &name).await?)?;
	let by_type = || Filter::by("t.licence_type", &name);
	let mut issuers = Vec::new();
	for of in look.list("issuers", Table::LicenceIssuers, by_type(), Order::Oldest, MANY).await? {
		let issuer = of.text("issuer").unwrap_or_default();
		let more = json!({
			"issuer": issuer,
			"name": look.name_of(&issuer).await?,
			"region": of.int("region"),
			"inOffice": of.state["in_office"],
		});
		issuers.push(of.record(&Question::LicenceIssuer { licence_type: code, issuer: id(&issuer)? }, more));
	}
	json["issuers"] = issuers.into();
	let rules = look.list("recognitions", Table::Recognitions, by_type(), Order::Youngest, MANY).await?;
	json["recognitions"] = rules.iter().map(|rule| rule_shown(rule, now)).collect::<Result<Json, _>>()?;
	Ok(look.answer(json))
}

/// Which licences.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those of the type with this code.
	r#type: Option<String>,
	/// Only this member's.
	issuer: Option<String>,
	/// Only those of which this was recorded last, such as `Valid`; they may have lapsed by time.
	status: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Licences, the youngest first.
#[utoipa::path(get, path = "/licences", tag = "licences", params(Which), responses((status = 200, body = Page)))]
pub async fn licences(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { r#type, issuer, status, limit, cursor } = asked;
	let code = r#type.map(|code| type_code(&code)).transpose()?;
	let issuer = issuer.map(|issuer| id::<MemberId>(&issuer)).transpose()?;
	let filter = Filter::default()
		.and_if("t.licence_type", code.map(|code| code.to_string()))
		.and_if("t.issuer", issuer.map(|issuer| issuer.to_string()))
		.and_if("t.status", word("status", status, &STATUSES)?);
	let mut look = index.look().await?;
	let now = look.now_ms;
	let of = PageOf { limit, cursor };
	let page = look.page(Table::Licences, filter, Order::Youngest, &of, |of| shown(of, now)).await?;
	Ok(look.answer(page))
}

/// What a recorded state amounts to at a moment: a licence in force lapses by time, and has no state before its time.
fn status_at(licence: &Json, recorded: &str, ms: i64) -> Option<String> {
	if !LIVE.contains(&recorded) {
		Some(recorded.into())
	} else if licence["valid_until_ms"].as_i64().is_some_and(|until| ms >= until) {
		Some("Lapsed".into())
	} else {
		let begun = licence["valid_from_ms"].as_i64().is_some_and(|from| ms >= from);
		begun.then(|| recorded.into())
	}
}

/// A licence, and its state at a moment after its last change.
pub fn shown(licence: &Found, now: i64) -> Result<Json, Refusal> {
	let recorded = licence.text("status").unwrap_or_default();
	let more = json!({
		"id": licence.id,
		"identifier": licence.text("identifier"),
		"type": licence.text("licence_type"),
		"issuer": licence.text("issuer"),
		"recordedStatus": recorded,
		"status": status_at(&licence.state, &recorded, now),
	});
	Ok(licence.record(&Question::Licence(id(&licence.id)?), more))
}

/// At which moment.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct At {
	/// Milliseconds since 1970 UTC, up to the last indexed block's time, which it is unless given.
	at: Option<i64>,
}

/// A licence, its state at a moment, its history, its keys, and where it is recognised.
#[utoipa::path(get, path = "/licences/{id}", tag = "licences", params(("id" = String, Path,), At),
	responses((status = 200, description = "The licence")))]
pub async fn licence(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(At { at }): Query<At>,
) -> Answered {
	let licence: LicenceId = id(&name)?;
	let mut look = index.look().await?;
	let now = look.now_ms;
	let at = at.unwrap_or(now);
	if at > now {
		let what = format!("at={at}: nobody knows the state after the last block, at {now}");
		return Err(Refusal::new(Cause::BadParameter, &what));
	}
	let found = look.must(Table::Licences, &name).await?;
	let mut json = shown(&found, now)?;
	let by_licence = || Filter::by("t.licence", &name);
	let mut changes = look.list("changes", Table::LicenceChanges, by_licence(), Order::Oldest, MANY).await?;
	changes.sort_by_key(|change| change.int("sequence"));
	let until =
		changes.iter().rev().find(|change| change.state["from_ms"].as_i64().is_some_and(|from| from <= at));
	let recorded = until.and_then(|change| change.state["status"].as_str());
	json["at"] = at.into();
	json["status"] = recorded.and_then(|recorded| status_at(&found.state, recorded, at)).into();
	json["issuerName"] = look.name_of(&found.text("issuer").unwrap_or_default()).await?.into();
	let successor = look.row("SELECT id FROM licences WHERE predecessor = $1", vec![(&name).into()]).await?;
	json["successor"] = successor.map(|row| row.text(0)).into();
	json["changes"] = changes
		.iter()
		.map(|change| {
			let sequence = change.int("sequence").unwrap_or_default() as u32;
			let more = json!({ "sequence": sequence, "by": change.text("by_member"), "place": change.since });
			change.record(&Question::LicenceChange { licence, sequence }, more)
		})
		.collect();
	let keys = look.list("keys", Table::LicenceKeys, by_licence(), Order::Oldest, MANY).await?;
	json["keys"] = keys
		.iter()
		.map(
			|key| json!({ "sequence": key.int("sequence"), "key": key.text("commitment"), "place": key.since }),
		)
		.collect();
	json["regions"] = look.regions(&found, at).await?;
	json["events"] = look.about(&name, 50).await?;
	Ok(look.answer(json))
}

impl Look {
	/// Where a licence is recognised: the rules of its type whose region is the issuer's or has it in it.
	async fn regions(&mut self, licence: &Found, at: i64) -> Result<Json, Refusal> {
		let code = licence.text("licence_type").unwrap_or_default();
		let issuer = licence.text("issuer").unwrap_or_default();
		let appointed = self.find(Table::LicenceIssuers, &format!("{code}/{issuer}")).await?;
		let Some(home) = appointed.and_then(|of| of.int("region")) else { return Ok(json!([])) };
		// As `Region::contains`: a city's number ends in two zeros, a province's in four.
		let covers = "t.from_region IN ($?, $? / 100 * 100, $? / 10000 * 10000)";
		let filter = Filter::by("t.licence_type", code).holds(covers, home);
		let rules = self.list("regions", Table::Recognitions, filter, Order::Oldest, MANY).await?;
		rules.iter().map(|rule| rule_shown(rule, at)).collect()
	}
}

fn rule_shown(rule: &Found, at: i64) -> Result<Json, Refusal> {
	let said = &rule.state["recognition"];
	let bits = match &said["scenarios"] {
		Json::String(text) => text.parse().unwrap_or_default(),
		number => number.as_u64().unwrap_or_default(),
	};
	let scenarios: Vec<u8> = (0..64).filter(|number| Scenarios(bits).contains(Scenario(*number))).collect();
	let begun = said["from_ms"].as_i64().is_some_and(|from| from <= at);
	let over = said["until_ms"].as_i64().is_some_and(|until| until <= at);
	let more = json!({
		"rule": rule.id,
		"publisher": rule.text("publisher"),
		"type": rule.text("licence_type"),
		"from": rule.int("from_region"),
		"to": rule.int("to_region"),
		"scenarios": scenarios,
		"inForce": begun && !over,
	});
	Ok(rule.record(&Question::Recognition(id(&rule.id)?), more))
}

/// Which rules.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Rules {
	/// Only those of the type with this code.
	r#type: Option<String>,
	/// Only those about licences of this region, six digits of GB/T 2260.
	from: Option<u32>,
	/// Only those by which this region recognises.
	to: Option<u32>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Rules by which one region recognises another's licences.
#[utoipa::path(get, path = "/recognitions", tag = "licences", params(Rules), responses((status = 200, body = Page)))]
pub async fn recognitions(State(index): State<Index>, Query(asked): Query<Rules>) -> Answered {
	let Rules { r#type, from, to, limit, cursor } = asked;
	let code = r#type.map(|code| type_code(&code)).transpose()?;
	let filter = Filter::default()
		.and_if("t.licence_type", code.map(|code| code.to_string()))
		.and_if("t.from_region", from)
		.and_if("t.to_region", to);
	let mut look = index.look().await?;
	let now = look.now_ms;
	let of = PageOf { limit, cursor };
	let page =
		look.page(Table::Recognitions, filter, Order::Youngest, &of, |rule| rule_shown(rule, now)).await?;
	Ok(look.answer(page))
}

/// Which log.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Log {
	/// Only this verifier's.
	verifier: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Presentations that verifiers logged. They do not tell whose licence was shown.
#[utoipa::path(get, path = "/presentations", tag = "licences", params(Log), responses((status = 200, body = Page)))]
pub async fn presentations(State(index): State<Index>, Query(asked): Query<Log>) -> Answered {
	let Log { verifier, limit, cursor } = asked;
	let verifier = verifier.map(|verifier| id::<MemberId>(&verifier)).transpose()?;
	let filter = Filter::default().and_if("t.verifier", verifier.map(|verifier| verifier.to_string()));
	let mut look = index.look().await?;
	let show = |entry: &Found| {
		let (verifier, text) = entry.id.split_once('/').unwrap_or_default();
		let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
		let commitment =
			bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| Refusal::bad_id(text))?;
		let more = json!({ "verifier": verifier, "commitment": text });
		Ok(entry.record(&Question::Verification { verifier: id(verifier)?, commitment }, more))
	};
	let of = PageOf { limit, cursor };
	let page = look.page(Table::Presentations, filter, Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}
