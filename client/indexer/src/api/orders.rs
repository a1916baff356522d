//! Orders, as they stand: whoever was to act in time and did not has lost.

use axum::extract::State;
use hefu_primitives::{
	DatasetId, MemberId, OrderId, ProductId,
	market::{Stage, TransferState},
};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, given, id},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
};
use crate::tables::Table;

/// Stages that an order's page has.
const STAGES: u32 = 200;
/// Events that it has.
const EVENTS: u32 = 100;

/// Which orders.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those of this product.
	product: Option<String>,
	/// Only those of products of this dataset.
	dataset: Option<String>,
	/// Only those of which this member is a side.
	member: Option<String>,
	/// Only those of this buyer.
	buyer: Option<String>,
	/// Only those of this seller.
	seller: Option<String>,
	/// Only those that would come before this arbiter, or did.
	arbiter: Option<String>,
	/// Only those that are at this stage now, such as `Inspecting`: whoever was silent for too long has lost.
	stage: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Orders of which a member is a side.
pub fn with_side(filter: Filter, member: &str) -> Filter {
	filter.holds("$? IN (t.buyer, t.seller)", member)
}

/// Orders, the youngest first. `stage` is how each stands now, `next` who is to act: `Anybody`, when what followed from a silence, or from its
/// acceptance, is only to be recorded; null: it is over.
#[utoipa::path(get, path = "/orders", tag = "market", params(Which), responses((status = 200, body = Page)))]
pub async fn orders(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { product, dataset, member, buyer, seller, arbiter, stage, limit, cursor } = asked;
	let mut filter = Filter::default()
		.and_if("t.product", given::<ProductId>(product)?)
		.and_if("t.dataset", given::<DatasetId>(dataset)?)
		.and_if("t.buyer", given::<MemberId>(buyer)?)
		.and_if("t.seller", given::<MemberId>(seller)?)
		.and_if("t.arbiter", given::<MemberId>(arbiter)?);
	if let Some(member) = given::<MemberId>(member)? {
		filter = with_side(filter, &member);
	}
	let mut look = index.look().await?;
	if let Some(name) = stage {
		let stage = named(&name);
		let stage = stage.ok_or_else(|| Refusal::new(Cause::BadParameter, &format!("stage={name}")))?;
		filter = at_stage(filter, stage, look.now_ms);
	}
	let page = look.orders_page(filter, &PageOf { limit, cursor }).await?;
	Ok(look.answer(page))
}

fn named(name: &str) -> Option<Stage> {
	Stage::ALL.iter().copied().find(|stage| format!("{stage:?}") == name)
}

/// How an order stands at a moment (as `pallet_market`'s `standing`).
fn standing(recorded: Stage, is_locked: bool, due_ms: i64, now: i64) -> Stage {
	if now < due_ms {
		return recorded;
	}
	match recorded {
		Stage::Placed => Stage::Expired,
		Stage::Committed if !is_locked => Stage::Expired,
		Stage::Committed | Stage::Inspecting => Stage::Accepted,
		Stage::Locked | Stage::Objected | Stage::Arbitrating => Stage::Refunded,
		stage => stage,
	}
}

/// Orders that stand so at a moment: the same, as conditions.
fn at_stage(filter: Filter, stage: Stage, now: i64) -> Filter {
	let silent = match stage {
		Stage::Settled | Stage::Cancelled => return filter.and("t.stage", format!("{stage:?}")),
		// These come of silence, too; an acceptance's own time only lets the buyer have its money back.
		Stage::Expired => "t.stage = 'Placed' OR (t.stage = 'Committed' AND t.locked = 0)",
		Stage::Accepted => "t.stage = 'Inspecting' OR (t.stage = 'Committed' AND t.locked = 1)",
		Stage::Refunded => "t.stage IN ('Locked', 'Objected', 'Arbitrating')",
		_ => return filter.and("t.stage", format!("{stage:?}")).holds("t.due_ms > $?", now),
	};
	filter.holds(&format!("(t.stage = '{stage:?}' OR (({silent}) AND t.due_ms <= $?))"), now)
}

/// Who is to act, in an order that is recorded so and stands so.
fn next(recorded: Stage, stands: Stage) -> Option<&'static str> {
	match recorded {
		Stage::Settled | Stage::Refunded | Stage::Cancelled | Stage::Expired => None,
		Stage::Accepted => Some("Anybody"),
		_ if stands != recorded => Some("Anybody"),
		Stage::Placed | Stage::Locked | Stage::Objected => Some("Seller"),
		Stage::Committed | Stage::Inspecting => Some("Buyer"),
		Stage::Arbitrating => Some("Arbiter"),
	}
}

fn shown(order: &Found, now: i64) -> Result<Json, Refusal> {
	let recorded = named(&order.text("stage").unwrap_or_default());
	let recorded = recorded.ok_or_else(|| Refusal::from(Cause::Internal))?;
	let due_ms = order.int("due_ms").unwrap_or_default();
	let stands = standing(recorded, order.int("locked") == Some(1), due_ms, now);
	let transfer = order.state["transfer"].as_str();
	let transfer = TransferState::ALL.iter().find(|state| Some(&*format!("{state:?}")) == transfer);
	let more = json!({
		"id": order.id,
		"product": order.text("product"),
		"dataset": order.text("dataset"),
		"buyer": order.text("buyer"),
		"seller": order.text("seller"),
		"arbiter": order.text("arbiter"),
		"stage": format!("{stands:?}"),
		"next": next(recorded, stands),
		"transferState": transfer.map(TransferState::name),
	});
	Ok(order.record(&Question::Order(id(&order.id)?), more))
}

fn stage_shown(stage: &Found) -> Json {
	stage.bare(json!({
		"number": stage.int("number"), "stage": stage.text("stage"), "because": stage.json("because"),
	}))
}

impl Look {
	/// A page of orders, the youngest first.
	pub async fn orders_page(&mut self, filter: Filter, of: &PageOf) -> Result<Json, Refusal> {
		let now = self.now_ms;
		let show = |order: &Found| shown(order, now);
		let mut page = self.page(Table::Orders, filter, Order::Youngest, of, show).await?;
		for row in page["items"].as_array_mut().into_iter().flatten() {
			self.with_names(row).await?;
			self.with_members(row, &[("buyer", "buyerName"), ("seller", "sellerName")]).await?;
		}
		Ok(page)
	}

	/// What was last committed to and handed over for an order, with the files' names.
	async fn delivery(&mut self, order: OrderId, listing: &Json) -> Result<Option<Json>, Refusal> {
		let Some(found) = self.find(Table::Deliveries, &order.to_string()).await? else { return Ok(None) };
		let version = format!("{}/{}", listing["dataset"].as_str().unwrap_or_default(), listing["version"]);
		let version = self.must(Table::Versions, &version).await?.state;
		let files = version["content"]["distributions"].as_array().into_iter().flatten();
		let names: Json = files.map(|file| file["name"].clone()).collect();
		Ok(Some(found.record(&Question::Delivery(order), json!({ "names": names }))))
	}
}

/// An order with the stages to which it came, its delivery, the instruction in which money is locked, and what was proven or ruled.
#[utoipa::path(get, path = "/orders/{id}", tag = "market", params(("id" = String, Path,)),
	responses((status = 200, description = "The order")))]
pub async fn order(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let order: OrderId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Orders, &name).await?;
	let now = look.now_ms;
	let mut json = shown(&found, now)?;
	look.with_names(&mut json).await?;
	let members = [("buyer", "buyerName"), ("seller", "sellerName"), ("arbiter", "arbiterName")];
	look.with_members(&mut json, &members).await?;
	let product = look.must(Table::Products, &found.text("product").unwrap_or_default()).await?.state;
	json["settling"] = product["listing"]["settling"].clone();
	json["proven"] = found.json("proven");
	json["ruling"] = found.json("ruling");
	let of_order = Filter::by("t.order_id", &name);
	let stages = look.list("stages", Table::OrderStages, of_order, Order::Oldest, STAGES).await?;
	json["stages"] = stages.iter().map(stage_shown).collect();
	json["delivery"] = look.delivery(order, &product["listing"]).await?.into();
	json["instruction"] = match found.state["instruction"].as_str() {
		Some(instruction) => {
			super::settlement::shown(&look.must(Table::Instructions, instruction).await?, now)?
		}
		None => Json::Null,
	};
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn who_is_silent_loses() {
		let stands = |recorded, is_locked| standing(recorded, is_locked, 10, 10);
		for stage in Stage::ALL {
			assert_eq!(standing(*stage, true, 10, 9), *stage);
			// Whatever silence leads to is a step that there is.
			for is_locked in [false, true] {
				let after = stands(*stage, is_locked);
				assert!(after == *stage || stage.may_become(after), "{stage:?} to {after:?}");
			}
		}
		assert_eq!(stands(Stage::Placed, false), Stage::Expired);
		assert_eq!(stands(Stage::Committed, false), Stage::Expired);
		assert_eq!(stands(Stage::Committed, true), Stage::Accepted);
		assert_eq!(stands(Stage::Inspecting, true), Stage::Accepted);
		assert_eq!(stands(Stage::Locked, true), Stage::Refunded);
		assert_eq!(stands(Stage::Accepted, true), Stage::Accepted);
	}

	#[test]
	fn somebody_is_to_act_until_it_is_over() {
		for stage in Stage::ALL {
			assert_eq!(next(*stage, *stage).is_none(), stage.is_final(), "{stage:?}");
		}
		assert_eq!(next(Stage::Locked, Stage::Locked), Some("Seller"));
		assert_eq!(next(Stage::Locked, Stage::Refunded), Some("Anybody"));
	}
}
