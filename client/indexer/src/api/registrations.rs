//! What is registered of datasets, and its certificates.

use axum::extract::State;
use hefu_primitives::{
	DatasetId, MemberId,
	almanac::Almanac,
	registration::{CertificateCode, Registration, Standing},
};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	filings::OPEN,
	look::{Filter, Found, Look, Order, id},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
};
use crate::{fold, law::Law, raw::stored, tables::Table};

/// Rows that each list of a registration's page has.
const MANY: u32 = 100;

/// Which registrations.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those at this institution.
	institution: Option<String>,
	/// Only those by which this member has a right, or had one when they were cancelled.
	holder: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// What is registered, the youngest first; what has lapsed or was cancelled as well.
#[utoipa::path(get, path = "/registrations", tag = "registration", params(Which), responses((status = 200, body = Page)))]
pub async fn registrations(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { institution, holder, limit, cursor } = asked;
	let institution = institution.map(|institution| id::<MemberId>(&institution)).transpose()?;
	let mut filter =
		Filter::default().and_if("t.institution", institution.map(|institution| institution.to_string()));
	if let Some(holder) = holder {
		let holder = id::<MemberId>(&holder)?;
		// Those that stood in it once, and of them those that stand in it now.
		filter = filter
			.holds(
				"t.id IN (SELECT p.id FROM parties p WHERE p.kind = 'registration' AND p.party = $?)",
				holder.to_string(),
			)
			.holds("t.state LIKE $?", format!("%\"holder\":\"{holder}\"%"));
	}
	let mut look = index.look().await?;
	let (law, now) = (look.law().await?, look.now_ms);
	let of = PageOf { limit, cursor };
	let show = |registration: &Found| shown(registration, &law, now);
	let mut page = look.page(Table::Registrations, filter, Order::Youngest, &of, show).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		look.complete(row).await?;
	}
	Ok(look.answer(page))
}

fn shown(registration: &Found, law: &Law, now: i64) -> Result<Json, Refusal> {
	let of: Option<Registration> = stored(&registration.text("scale").unwrap_or_default());
	let of = of.ok_or_else(|| Refusal::from(Cause::Internal))?;
	let standing = of.standing(law, now.unsigned_abs()).ok();
	let more = json!({
		"dataset": registration.id,
		"institution": registration.text("institution"),
		"certificate": registration.text("certificate"),
		"standing": standing.map(|standing| format!("{standing:?}")),
		"expiresMs": law.end(&of.term).ok(),
		"frozen": of.is_disputed() && standing != Some(Standing::Lapsed),
	});
	Ok(registration.record(&Question::Registration(id(&registration.id)?), more))
}

impl Look {
	/// Completes what is shown of a registration: its names, and whether a preservation freezes it, or an objection to a filing about it.
	async fn complete(&mut self, shown: &mut Json) -> Result<(), Refusal> {
		self.with_names(shown).await?;
		let dataset = shown["dataset"].as_str().unwrap_or_default().to_owned();
		let now = self.now_ms.unsigned_abs();
		let objected = Filter::by("t.dataset", dataset.as_str()).and("t.stage", "Objected");
		let is_objected = !self.some(Table::Filings, objected, Order::Youngest, 1).await?.is_empty();
		let held = self.find(Table::Preservations, &dataset).await?;
		let holds =
			|held: Found| held.state.as_array().into_iter().flatten().any(|one| fold::holds(one, now));
		if is_objected || held.is_some_and(holds) {
			shown["frozen"] = true.into();
		}
		Ok(())
	}

	/// What is registered of a dataset, as it is shown in a list.
	pub async fn registration(&mut self, dataset: &str, law: &Law) -> Result<Option<Json>, Refusal> {
		let Some(found) = self.find(Table::Registrations, dataset).await? else { return Ok(None) };
		let mut json = shown(&found, law, self.now_ms)?;
		self.complete(&mut json).await?;
		Ok(Some(json))
	}

	/// The filing about a dataset that is open, as far as was recorded.
	pub async fn open_filing(&mut self, dataset: &str, law: &Law) -> Result<Option<Json>, Refusal> {
		let open = Filter::by("t.dataset", dataset).is(OPEN);
		match self.some(Table::Filings, open, Order::Youngest, 1).await?.first() {
			Some(found) => Ok(Some(self.filing(found, law).await?)),
			None => Ok(None),
		}
	}

	/// A list of what has numbers within a dataset.
	async fn numbered(
		&mut self,
		list: &str,
		table: Table,
		dataset: DatasetId,
		question: impl Fn(DatasetId, u32) -> Question,
	) -> Result<Json, Refusal> {
		let of_dataset = Filter::by("t.dataset", dataset.to_string());
		let found = self.list(list, table, of_dataset, Order::Oldest, MANY).await?;
		let record = |one: &Found| {
			let sequence = one.int("sequence").unwrap_or_default() as u32;
			one.record(&question(dataset, sequence), json!({ "sequence": sequence }))
		};
		Ok(found.iter().map(record).collect())
	}

	/// Who has rights by a registration, each once.
	async fn holders(&mut self, shown: &Json) -> Result<Vec<Json>, Refusal> {
		let mut holders: Vec<Json> = Vec::new();
		for line in shown["state"]["statement"].as_array().into_iter().flatten() {
			let member = line["holder"].as_str().unwrap_or_default();
			if holders.iter().all(|holder| holder["member"] != member) {
				holders.push(json!({ "member": member, "name": self.name_of(member).await? }));
			}
		}
		Ok(holders)
	}
}

fn certificate_shown(certificate: &Found) -> Result<Json, Refusal> {
	let code: CertificateCode = id(&certificate.id)?;
	Ok(certificate.record(&Question::Certificate(code), json!({ "code": certificate.id })))
}

/// What is registered of a dataset, with its certificates, what is noted on it, objections, filings, and decisions made elsewhere.
#[utoipa::path(get, path = "/registrations/{dataset}", tag = "registration", params(("dataset" = String, Path,)),
	responses((status = 200, description = "The registration")))]
pub async fn registration(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let dataset: DatasetId = id(&name)?;
	let mut look = index.look().await?;
	let law = look.law().await?;
	let mut json = look.registration(&name, &law).await?.ok_or_else(|| Refusal::not_found(&name))?;
	json["holders"] = look.holders(&json).await?.into();
	let by_dataset = || Filter::by("t.dataset", &name);
	let found = look.list("certificates", Table::Certificates, by_dataset(), Order::Youngest, MANY).await?;
	json["certificates"] = found.iter().map(certificate_shown).collect::<Result<Json, _>>()?;
	let annotation = |dataset, sequence| Question::Annotation { dataset, sequence };
	json["annotations"] = look.numbered("annotations", Table::Annotations, dataset, annotation).await?;
	let objection = |dataset, sequence| Question::ObjectionAfter { dataset, sequence };
	json["objections"] = look.numbered("objections", Table::LateObjections, dataset, objection).await?;
	let mut filings = Vec::new();
	for found in look.list("filings", Table::Filings, by_dataset(), Order::Youngest, MANY).await? {
		filings.push(look.filing(&found, &law).await?);
	}
	json["filings"] = filings.into();
	let recorded = by_dataset().is("t.state IS NOT NULL");
	let found = look.list("mirrors", Table::Mirrors, recorded, Order::Youngest, MANY).await?;
	json["mirrors"] = look.mirrors(&found).await?;
	Ok(look.answer(json))
}

/// A certificate, whether or not it still stands, and what is registered of its dataset.
#[utoipa::path(get, path = "/certificates/{code}", tag = "registration", params(("code" = String, Path,)),
	responses((status = 200, description = "The certificate")))]
pub async fn certificate(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: CertificateCode = id(&name)?;
	let mut look = index.look().await?;
	let law = look.law().await?;
	let found = look.must(Table::Certificates, &name).await?;
	let dataset = found.text("dataset").unwrap_or_default();
	let mut json = certificate_shown(&found)?;
	json["title"] = look.title_of(&dataset).await?.into();
	json["registration"] = look.registration(&dataset, &law).await?.into();
	Ok(look.answer(json))
}
