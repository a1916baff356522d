//! What is answered of the market, of meters, and of what is netted: that it adds up, and that each thing leads to the others.

mod common;

use common::web::{Indexed, indexed, number, text};
use hefu_primitives::market::{NegotiationState, Side, Stage};
use serde_json::Value as Json;

fn list<'a>(of: &'a Json, name: &str) -> &'a [Json] {
	of[name].as_array().unwrap_or_else(|| panic!("{of} has no {name}"))
}

/// The ids of rows, in order.
fn ids(rows: &[Json]) -> Vec<&str> {
	let mut ids = rows.iter().map(|row| text(&row["id"])).collect::<Vec<_>>();
	ids.sort_unstable();
	ids
}

#[tokio::test]
async fn what_is_sold_of_a_product_is_in_its_orders() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let products = web.all("/products", 100).await;
	assert!(!products.is_empty());
	for listed in &products {
		let id = text(&listed["id"]);
		let of = web.good(&format!("/products/{id}")).await;
		let state = &of["state"];
		assert_eq!((state, &of["title"]), (&listed["state"], &listed["title"]));
		let orders = web.all(&format!("/orders?product={id}"), 100).await;
		let counts =
			|order: &&Json| !order["state"]["instruction"].is_null() && order["state"]["stage"] != "Refunded";
		let sold = orders.iter().filter(counts).map(|order| number(&order["state"]["units"]));
		assert_eq!(number(&state["sold"]), sold.sum::<u128>(), "{of}");
		let stock = &state["listing"]["stock"];
		let left = if stock.is_null() { None } else { Some(number(stock) - number(&state["sold"])) };
		assert_eq!(of["left"].as_str().map(|left| left.parse::<u128>().unwrap()), left);
		assert_eq!(of["status"] == "Listed", state["delisted_ms"].is_null());
		assert_eq!(list(&of, "feeNames").len(), list(&state["listing"], "fees").len());
		assert_eq!(of["arbiterName"].is_null(), state["listing"]["settling"] == "Proof");
		for (list, field) in [("/products?seller", "seller"), ("/products?dataset", "dataset")] {
			let rows = web.all(&format!("{list}={}", text(&of[field])), 100).await;
			assert!(rows.contains(listed), "{list}");
		}
	}
	let by_status =
		[web.all("/products?status=Listed", 100).await, web.all("/products?status=Delisted", 100).await];
	assert_eq!(ids(&by_status.concat()), ids(&products));
}

#[tokio::test]
async fn negotiations_are_told_move_by_move() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let mut counted = 0;
	for state in NegotiationState::ALL {
		for listed in web.all(&format!("/negotiations?state={state:?}"), 100).await {
			let id = text(&listed["id"]);
			let of = web.good(&format!("/negotiations/{id}")).await;
			assert_eq!(of["state"]["state"], format!("{state:?}"));
			assert_eq!(of["protocolState"], state.name());
			assert_eq!(of["next"].is_null(), state.is_final());
			// Each move is one of the protocol's; the last offer is the one that stands.
			let moves = list(&of, "moves");
			let mut from = None;
			for (place, made) in (0u64..).zip(moves) {
				let to = NegotiationState::ALL.iter().find(|to| made["to"] == format!("{to:?}")).unwrap();
				let by = Side::ALL.iter().find(|side| made["by"] == format!("{side:?}")).unwrap();
				assert_eq!(NegotiationState::check(from, *to, *by), Ok(()), "{of}");
				assert_eq!(made["number"], place);
				from = Some(*to);
			}
			assert_eq!(from, Some(*state));
			let mut offers = moves.iter().map(|made| &made["offer"]).filter(|offer| !offer.is_null());
			assert_eq!(offers.next_back(), Some(&of["state"]["offer"]), "{of}");
			if let Some(order) = of["order"].as_str() {
				let order = web.good(&format!("/orders/{order}")).await;
				assert_eq!(order["state"]["negotiation"], id);
			}
			for side in ["consumer", "provider"] {
				let rows = web.all(&format!("/members/{}/negotiations", text(&of[side])), 100).await;
				assert!(rows.contains(&listed), "{of}");
			}
			counted += 1;
		}
	}
	assert_eq!(counted, web.all("/negotiations", 100).await.len());
	assert!(counted > 0);
}

#[tokio::test]
async fn orders_are_told_as_they_stand_with_the_way_that_they_came() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let orders = web.all("/orders", 100).await;
	// Each stands at one stage.
	let mut standing = Vec::new();
	for stage in Stage::ALL {
		let found = web.all(&format!("/orders?stage={stage:?}"), 100).await;
		assert!(found.iter().all(|order| order["stage"] == format!("{stage:?}")), "{stage:?}");
		standing.extend(found);
	}
	assert_eq!(ids(&standing), ids(&orders));
	let (mut files, mut proven) = (0, 0);
	for listed in &orders {
		let id = text(&listed["id"]);
		let of = web.good(&format!("/orders/{id}")).await;
		let stages = list(&of, "stages");
		let named = |of: &Json| *Stage::ALL.iter().find(|stage| of["stage"] == format!("{stage:?}")).unwrap();
		assert_eq!((&stages[0]["stage"], stages[0]["because"].is_null()), (&"Placed".into(), true));
		for two in stages.windows(2) {
			assert!(named(&two[0]).may_become(named(&two[1])), "{of}");
		}
		let last = named(&stages[stages.len() - 1]);
		assert_eq!(of["state"]["stage"], format!("{last:?}"));
		assert!(last == named(&of) || last.may_become(named(&of)), "{of}");
		assert_eq!(of["next"].is_null(), last.is_final(), "{of}");
		assert_eq!(of["instruction"]["id"], of["state"]["instruction"]);
		assert_eq!(of["delivery"].is_null(), of["state"]["grant"].is_null());
		if !of["delivery"].is_null() {
			let delivered = list(&of["delivery"]["state"], "files");
			assert_eq!(delivered.len(), list(&of["delivery"], "names").len());
			for file in delivered {
				let key = text(&file["commitment"]["key"]);
				let commitment = web.good(&format!("/commitments/{key}")).await;
				assert_eq!((&commitment["order"], &commitment["state"]), (&of["id"], &of["id"]));
				assert_eq!(file["handed"].is_null(), of["state"]["handed_ms"].is_null());
				files += 1;
			}
		}
		if !of["proven"].is_null() {
			let ended = &stages[stages.len() - 1];
			assert_eq!((&of["stage"], &ended["because"]["reason"]), (&"Refunded".into(), &"Proven".into()));
			let product = web.good(&format!("/products/{}", text(&of["product"]))).await;
			assert!(product["marks"]["state"].as_u64() >= of["proven"]["marks"].as_u64(), "{product}");
			proven += 1;
		}
		assert_eq!(of["ruling"].is_null(), !stages.iter().any(was_ruled), "{of}");
		for side in ["buyer", "seller"] {
			let rows = web.all(&format!("/members/{}/orders", text(&of[side])), 100).await;
			assert!(rows.contains(listed), "{of}");
		}
	}
	let marks = web.all("/marks", 100).await;
	let marked = marks.iter().map(|mark| number(&mark["state"])).sum::<u128>();
	assert_eq!(marked, proven);
	assert!(files > 0 && proven > 0);
}

/// Whether an arbiter led to the stage.
fn was_ruled(stage: &Json) -> bool {
	stage["because"]["how"] == "Ruled" || stage["because"]["reason"] == "Ruled"
}

#[tokio::test]
async fn meters_and_tallies_add_up() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let meters = web.all("/meters", 100).await;
	let mut redeemed = 0;
	for listed in &meters {
		let id = text(&listed["id"]);
		let of = web.good(&format!("/meters/{id}")).await;
		let state = &of["state"];
		let windows = web.all(&format!("/meters/{id}/windows"), 100).await;
		let sum = |field: &str| windows.iter().map(|row| number(&row["totals"][field])).sum::<u128>();
		let used =
			|field: &str| windows.iter().map(|row| number(&row["totals"]["units"][field])).sum::<u128>();
		assert_eq!(number(&state["redeemed"]["value"]), sum("value"), "{of}");
		assert_eq!(number(&state["redeemed"]["units"]["calls"]), used("calls"), "{of}");
		assert_eq!(number(&state["redeemed"]["units"]["bytes"]), used("bytes"), "{of}");
		// M14: what was put aside was redeemed, is held, or was given back.
		let returned = &state["state"]["Closed"]["returned"];
		let returned = if returned.is_null() { 0 } else { number(returned) };
		assert_eq!(number(&state["deposited"]), sum("value") + number(&of["held"]) + returned, "{of}");
		for row in list(state, "open") {
			let window = windows.iter().find(|window| window["window"] == row["window"]).unwrap();
			assert_eq!(window["totals"], row["totals"]);
		}
		let grant = web.good(&format!("/grants/{}", text(&of["grant"]))).await;
		assert_eq!(grant["tally"], of["tally"]);
		assert_eq!(of["tally"]["state"]["open"] == *id, of["status"] != "Closed", "{of}");
		for side in ["payer", "provider"] {
			let rows = web.all(&format!("/meters?{side}={}", text(&of[side])), 100).await;
			assert!(rows.contains(listed), "{of}");
		}
		redeemed += windows.len();
	}
	assert!(redeemed > 0);
}

#[tokio::test]
async fn a_statement_is_what_two_owed_each_other() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let mut counted = 0;
	for book in web.all("/books", 100).await {
		let path = format!("/books/{}/{}/statements", text(&book["bank"]), text(&book["currency"]));
		for statement in web.all(&path, 100).await {
			let [owed, back] = ["owed", "owedBack"].map(|side| number(&statement[side]["amount"]));
			assert_eq!(number(&statement["net"]), owed - back, "{statement}");
			let party = statement["payer"].as_object().unwrap().values().next().unwrap();
			let day = text(&statement["day"]);
			let found = web.all(&format!("{path}?party={}&day={day}", text(party)), 100).await;
			assert!(found.contains(&statement), "{statement}");
			counted += 1;
		}
		let refused = web.refused(&format!("{path}?day=x")).await;
		assert_eq!(refused, (400, "BadParameter".into()));
		assert_eq!(web.refused(&format!("{path}?party=x")).await, (400, "BadId".into()));
	}
	assert!(counted > 0);
}
