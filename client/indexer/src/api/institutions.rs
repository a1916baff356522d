//! Institutions that register rights in data, and what they decided in systems of their own.

use axum::extract::State;
use hefu_primitives::{DatasetId, MemberId};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	blocks::hash,
	filings::OPEN,
	look::{Filter, Found, Look, Order, id},
	members::bytes,
	page::{Page, PageOf},
	refusal::Refusal,
};
use crate::tables::Table;

fn shown(institution: &Found) -> Result<Json, Refusal> {
	let more = json!({
		"member": institution.id,
		"code": institution.text("code"),
		"removed": !institution.state["removed_ms"].is_null(),
	});
	Ok(institution.record(&Question::Institution(id(&institution.id)?), more))
}

/// Registration institutions, those that were removed as well; the youngest first.
#[utoipa::path(get, path = "/institutions", tag = "registration", params(PageOf), responses((status = 200, body = Page)))]
pub async fn institutions(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let mut page = look.page(Table::Institutions, Filter::default(), Order::Youngest, &of, shown).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		let member = row["member"].as_str().unwrap_or_default().to_owned();
		row["name"] = look.name_of(&member).await?.into();
	}
	Ok(look.answer(page))
}

/// A registration institution, and how many filings there are open at it, as far as was recorded.
#[utoipa::path(get, path = "/institutions/{member}", tag = "registration", params(("member" = String, Path,)),
	responses((status = 200, description = "The institution")))]
pub async fn institution(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: MemberId = id(&name)?;
	let mut look = index.look().await?;
	let mut json = shown(&look.must(Table::Institutions, &name).await?)?;
	json["name"] = look.name_of(&name).await?.into();
	let open = format!("SELECT COUNT(*) FROM filings t WHERE t.institution = $1 AND {OPEN}");
	let open = look.row(&open, vec![(&name).into()]).await?;
	json["filings"] = open.map_or(0, |row| row.int(0)).into();
	Ok(look.answer(json))
}

fn mirror_shown(mirror: &Found) -> Result<Json, Refusal> {
	let (institution, code) = mirror.id.split_once('/').unwrap_or_default();
	let question = Question::Mirror { institution: id(institution)?, code: bytes(code)? };
	Ok(mirror.record(&question, json!({ "institution": institution })))
}

impl Look {
	/// Decisions that were made elsewhere, as they are shown: each with how many others there are about the same data.
	pub async fn mirrors(&mut self, found: &[Found]) -> Result<Json, Refusal> {
		let mut shown = found.iter().map(mirror_shown).collect::<Result<Json, _>>()?;
		self.compare_mirrors(&mut shown).await?;
		Ok(shown)
	}

	async fn compare_mirrors(&mut self, shown: &mut Json) -> Result<(), Refusal> {
		for row in shown.as_array_mut().into_iter().flatten() {
			self.with_names(row).await?;
			let digest = row["state"]["digest"].as_str().unwrap_or_default().to_owned();
			let same = "SELECT COUNT(*) FROM mirrors WHERE digest = $1 AND state IS NOT NULL";
			let same = self.row(same, vec![digest.into()]).await?.map_or(0, |row| row.int(0));
			row["others"] = same.saturating_sub(1).into();
		}
		Ok(())
	}
}

/// Which decisions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Decisions {
	/// Only this institution's.
	institution: Option<String>,
	/// Only those about data with this digest.
	digest: Option<String>,
	/// Only those about this dataset.
	dataset: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// What institutions decided in systems of their own and did not withdraw, the youngest record first.
#[utoipa::path(get, path = "/mirrors", tag = "registration", params(Decisions), responses((status = 200, body = Page)))]
pub async fn mirrors(State(index): State<Index>, Query(asked): Query<Decisions>) -> Answered {
	let Decisions { institution, digest, dataset, limit, cursor } = asked;
	let institution = institution.map(|institution| id::<MemberId>(&institution)).transpose()?;
	let dataset = dataset.map(|dataset| id::<DatasetId>(&dataset)).transpose()?;
	let filter = Filter::default()
		.and_if("t.institution", institution.map(|institution| institution.to_string()))
		.and_if("t.digest", digest.map(|digest| hash(&digest)).transpose()?)
		.and_if("t.dataset", dataset.map(|dataset| dataset.to_string()))
		.is("t.state IS NOT NULL");
	let mut look = index.look().await?;
	let of = PageOf { limit, cursor };
	let mut page = look.page(Table::Mirrors, filter, Order::Youngest, &of, mirror_shown).await?;
	look.compare_mirrors(&mut page["items"]).await?;
	Ok(look.answer(page))
}
