//! Negotiations of contracts, as the Dataspace Protocol has them.

use axum::extract::State;
use hefu_primitives::{
	MemberId, NegotiationId, ProductId,
	market::{Move, NegotiationState, Side},
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

/// Moves that a negotiation's page has.
const MOVES: u32 = 200;
/// Events that it has.
const EVENTS: u32 = 50;

/// Which negotiations.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those about this product.
	product: Option<String>,
	/// Only those of which this member is a side.
	member: Option<String>,
	/// Only those in this state, such as `Offered`.
	state: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Negotiations of which a member is a side.
pub fn with_side(filter: Filter, member: &str) -> Filter {
	filter.holds("$? IN (t.consumer, t.provider)", member)
}

/// Negotiations, the youngest first. `next` is whose move it is; null: it is over.
#[utoipa::path(get, path = "/negotiations", tag = "market", params(Which), responses((status = 200, body = Page)))]
pub async fn negotiations(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { product, member, state, limit, cursor } = asked;
	let state = match state {
		Some(name) => match named(&name) {
			Some(state) => Some(format!("{state:?}")),
			None => return Err(Refusal::new(Cause::BadParameter, &format!("state={name}"))),
		},
		None => None,
	};
	let mut filter =
		Filter::default().and_if("t.product", given::<ProductId>(product)?).and_if("t.stage", state);
	if let Some(member) = given::<MemberId>(member)? {
		filter = with_side(filter, &member);
	}
	let mut look = index.look().await?;
	let page = look.negotiations_page(filter, &PageOf { limit, cursor }).await?;
	Ok(look.answer(page))
}

fn named(name: &str) -> Option<NegotiationState> {
	NegotiationState::ALL.iter().copied().find(|state| format!("{state:?}") == name)
}

/// Whose move it is: all moves that the protocol allows in a state are one side's, but ending it.
fn next(state: NegotiationState) -> Option<Side> {
	let goes_on =
		|of: &&Move<NegotiationState>| of.from == Some(state) && of.to != NegotiationState::Terminated;
	NegotiationState::MOVES.iter().find(goes_on).and_then(|of| of.by.first().copied())
}

fn shown(negotiation: &Found) -> Result<Json, Refusal> {
	let state = named(&negotiation.text("stage").unwrap_or_default());
	let state = state.ok_or_else(|| Refusal::from(Cause::Internal))?;
	let more = json!({
		"id": negotiation.id,
		"product": negotiation.text("product"),
		"dataset": negotiation.text("dataset"),
		"consumer": negotiation.text("consumer"),
		"provider": negotiation.text("provider"),
		"protocolState": state.name(),
		"next": next(state).map(|side| format!("{side:?}")),
		"order": negotiation.state["order"],
	});
	Ok(negotiation.record(&Question::Negotiation(id(&negotiation.id)?), more))
}

fn move_shown(of: &Found) -> Json {
	of.bare(json!({
		"number": of.int("number"), "by": of.text("by_side"), "to": of.text("stage"), "offer": of.json("offer"),
	}))
}

impl Look {
	/// A page of negotiations, the youngest first.
	pub async fn negotiations_page(&mut self, filter: Filter, of: &PageOf) -> Result<Json, Refusal> {
		let mut page = self.page(Table::Negotiations, filter, Order::Youngest, of, shown).await?;
		for row in page["items"].as_array_mut().into_iter().flatten() {
			self.with_both(row).await?;
		}
		Ok(page)
	}

	/// Puts names beside what is shown of a negotiation.
	async fn with_both(&mut self, negotiation: &mut Json) -> Result<(), Refusal> {
		self.with_names(negotiation).await?;
		self.with_members(negotiation, &[("consumer", "consumerName"), ("provider", "providerName")]).await
	}
}

/// A negotiation with its moves, the oldest first.
#[utoipa::path(get, path = "/negotiations/{id}", tag = "market", params(("id" = String, Path,)),
	responses((status = 200, description = "The negotiation")))]
pub async fn negotiation(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: NegotiationId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Negotiations, &name).await?;
	let mut json = shown(&found)?;
	look.with_both(&mut json).await?;
	let of_it = Filter::by("t.negotiation", &name);
	let moves = look.list("moves", Table::NegotiationMoves, of_it, Order::Oldest, MOVES).await?;
	json["moves"] = moves.iter().map(move_shown).collect();
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_move_that_goes_on_is_the_next_sides() {
		for of in NegotiationState::MOVES {
			let Some(from) = of.from else { continue };
			let Some(side) = next(from) else { panic!("{from:?} goes on") };
			assert!(of.to == NegotiationState::Terminated || of.by == [side], "{of:?}");
		}
		for state in NegotiationState::ALL {
			assert_eq!(next(*state).is_none(), state.is_final(), "{state:?}");
		}
	}
}
