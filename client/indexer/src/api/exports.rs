//! Data that left the country: exports, the heads that are counted of them, and the rules by which they were judged.

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
	look::{Filter, Found, Order, id},
	page::{Page, PageOf},
	refusal::Refusal,
};
use crate::tables::Table;

/// Which exports.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only this member's.
	exporter: Option<String>,
	/// Only those of this dataset.
	dataset: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Exports of data, the youngest first.
#[utoipa::path(get, path = "/exports", tag = "exports", params(Which), responses((status = 200, body = Page)))]
pub async fn exports(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { exporter, dataset, limit, cursor } = asked;
	let exporter = exporter.map(|exporter| id::<MemberId>(&exporter)).transpose()?;
	let dataset = dataset.map(|dataset| id::<DatasetId>(&dataset)).transpose()?;
	let filter = Filter::default()
		.and_if("t.exporter", exporter.map(|exporter| exporter.to_string()))
		.and_if("t.dataset", dataset.map(|dataset| dataset.to_string()));
	let mut look = index.look().await?;
	let of = PageOf { limit, cursor };
	let mut page = look.page(Table::Exports, filter, Order::Youngest, &of, shown).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		look.with_names(row).await?;
		let exporter = row["exporter"].as_str().unwrap_or_default().to_owned();
		row["exporterName"] = look.name_of(&exporter).await?.into();
	}
	Ok(look.answer(page))
}

fn shown(export: &Found) -> Result<Json, Refusal> {
	let exporter = export.text("exporter").unwrap_or_default();
	let number = export.int("number").unwrap_or_default() as u32;
	let question = Question::Export { exporter: id(&exporter)?, number };
	let more = json!({ "exporter": exporter, "number": number, "dataset": export.text("dataset") });
	Ok(export.record(&question, more))
}

/// How many persons are counted of an exporter since 1 January of each year, the oldest year first.
#[utoipa::path(get, path = "/exports/{exporter}/counts", tag = "exports", params(("exporter" = String, Path,), PageOf),
	responses((status = 200, body = Page)))]
pub async fn counts(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(of): Query<PageOf>,
) -> Answered {
	let exporter: MemberId = id(&name)?;
	let mut look = index.look().await?;
	let show = |count: &Found| {
		let year = count.int("year").unwrap_or_default() as u16;
		Ok(count.record(&Question::Exported { exporter, year }, json!({ "year": year })))
	};
	let filter = Filter::by("t.exporter", name);
	let page = look.page(Table::Exported, filter, Order::Oldest, &of, show).await?;
	Ok(look.answer(page))
}

/// Rules for exports, the youngest first: they hold for what is exported since.
#[utoipa::path(get, path = "/export-rules", tag = "exports", params(PageOf), responses((status = 200, body = Page)))]
pub async fn rules(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let show = |rules: &Found| {
		let number: u32 = id(&rules.id)?;
		Ok(rules.record(&Question::ExportRules(number), json!({ "number": number })))
	};
	let page = look.page(Table::ExportRules, Filter::default(), Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}
