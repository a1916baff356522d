//! Products on the market, what was proven of their sellers, and which commitments to keys were made.

use axum::extract::State;
use hefu_primitives::{DatasetId, MemberId, OrderId, ProductId};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, given, id, word},
	members::bytes,
	page::{Page, PageOf},
	refusal::Refusal,
	settlement::amount,
};
use crate::{fold::hex, tables::Table};

/// Events that a product's page has.
const EVENTS: u32 = 50;

/// Which products.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those of this seller.
	seller: Option<String>,
	/// Only those of this dataset.
	dataset: Option<String>,
	/// Only those that are `Listed`, or `Delisted`.
	status: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Products, the youngest first. `left` is how many units are left; null: as many as are wanted.
#[utoipa::path(get, path = "/products", tag = "market", params(Which), responses((status = 200, body = Page)))]
pub async fn products(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { seller, dataset, status, limit, cursor } = asked;
	let filter = Filter::default()
		.and_if("t.seller", given::<MemberId>(seller)?)
		.and_if("t.dataset", given::<DatasetId>(dataset)?)
		.and_if("t.status", word("status", status, &["Listed", "Delisted"])?);
	let mut look = index.look().await?;
	let page = look.products_page(filter, &PageOf { limit, cursor }).await?;
	Ok(look.answer(page))
}

fn shown(product: &Found) -> Result<Json, Refusal> {
	let (sold, stock) = (amount(&product.state["sold"]), &product.state["listing"]["stock"]);
	let left = (!stock.is_null()).then(|| amount(stock).saturating_sub(sold).to_string());
	let more = json!({
		"id": product.id,
		"seller": product.text("seller"),
		"dataset": product.text("dataset"),
		"status": product.text("status"),
		"left": left,
	});
	Ok(product.record(&Question::Product(id(&product.id)?), more))
}

fn mark_shown(mark: &Found) -> Result<Json, Refusal> {
	Ok(mark.record(&Question::Mark(id(&mark.id)?), json!({ "seller": mark.id })))
}

impl Look {
	/// A page of products, the youngest first.
	pub async fn products_page(&mut self, filter: Filter, of: &PageOf) -> Result<Json, Refusal> {
		let mut page = self.page(Table::Products, filter, Order::Youngest, of, shown).await?;
		for row in page["items"].as_array_mut().into_iter().flatten() {
			self.with_names(row).await?;
			self.with_members(row, &[("seller", "sellerName")]).await?;
		}
		Ok(page)
	}
}

/// A product, with the names of those who get a share of what is paid, in the order of the fees, and how many of its seller's deliveries were
/// proven wrong on chain, if any.
#[utoipa::path(get, path = "/products/{id}", tag = "market", params(("id" = String, Path,)),
	responses((status = 200, description = "The product")))]
pub async fn product(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: ProductId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Products, &name).await?;
	let mut json = shown(&found)?;
	look.with_names(&mut json).await?;
	look.with_members(&mut json, &[("seller", "sellerName")]).await?;
	let listing = &found.state["listing"];
	json["arbiterName"] = match listing["settling"]["Arbiter"].as_str() {
		Some(arbiter) => look.name_of(arbiter).await?.into(),
		None => Json::Null,
	};
	let mut names = Vec::new();
	for fee in listing["fees"].as_array().into_iter().flatten() {
		names.push(look.name_of(fee["to"].as_str().unwrap_or_default()).await?);
	}
	json["feeNames"] = names.into();
	let marks = look.find(Table::Marks, &found.text("seller").unwrap_or_default()).await?;
	json["marks"] = marks.as_ref().map(mark_shown).transpose()?.into();
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}

/// Sellers of whom a delivery was proven wrong on chain, and how many were; the youngest first.
#[utoipa::path(get, path = "/marks", tag = "market", params(PageOf), responses((status = 200, body = Page)))]
pub async fn marks(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let mut page = look.page(Table::Marks, Filter::default(), Order::Youngest, &of, mark_shown).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		look.with_members(row, &[("seller", "sellerName")]).await?;
	}
	Ok(look.answer(page))
}

/// For which order a commitment to a key was made; by 0x and hexadecimal digits.
#[utoipa::path(get, path = "/commitments/{commitment}", tag = "market", params(("commitment" = String, Path,)),
	responses((status = 200, description = "The commitment")))]
pub async fn commitment(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let commitment = bytes(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Commitments, &hex(&commitment)).await?;
	let order: OrderId = id(&found.text("order_id").unwrap_or_default())?;
	let json = found.record(&Question::Commitment(commitment), json!({ "order": order.to_string() }));
	Ok(look.answer(json))
}
