//! Books, claims and instructions.

use axum::extract::State;
use hefu_primitives::{InstructionId, MemberId, Party, date::Day, settlement::Book};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Order, given, id, word},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
};
use crate::tables::Table;

/// Events that an instruction's page has.
const EVENTS: u32 = 100;

fn book(name: &str) -> Result<Book, Refusal> {
	let (bank, currency) = name.split_once('/').unwrap_or((name, ""));
	let bank: MemberId = id(bank)?;
	serde_json::from_value(json!({ "bank": bank, "currency": currency }))
		.map_err(|_| Refusal::new(Cause::BadParameter, &format!("currency {currency}")))
}

/// A number in the words of receipts.
pub fn amount(of: &Json) -> u128 {
	match of {
		Json::String(text) => text.parse().unwrap_or_default(),
		number => number.as_u64().unwrap_or_default().into(),
	}
}

/// What banks owe, by currency.
#[utoipa::path(get, path = "/books", tag = "settlement", params(PageOf), responses((status = 200, body = Page)))]
pub async fn books(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let mut page = look.page(Table::Books, Filter::default(), Order::Oldest, &of, book_shown).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		let bank = row["bank"].as_str().unwrap_or_default().to_owned();
		row["bankName"] = look.name_of(&bank).await?.into();
	}
	Ok(look.answer(page))
}

fn book_shown(found: &Found) -> Result<Json, Refusal> {
	let owed = amount(&found.state["received"]).saturating_sub(amount(&found.state["paid"]));
	let more = json!({
		"bank": found.text("bank"), "currency": found.text("currency"), "owed": owed.to_string(),
	});
	Ok(found.record(&Question::Book(book(&found.id)?), more))
}

/// What a bank owes in a currency.
#[utoipa::path(get, path = "/books/{bank}/{currency}", tag = "settlement",
	params(("bank" = String, Path,), ("currency" = String, Path,)),
	responses((status = 200, description = "The book")))]
pub async fn book_of(State(index): State<Index>, Path((bank, currency)): Path<(String, String)>) -> Answered {
	let name = format!("{bank}/{currency}");
	book(&name)?;
	let mut look = index.look().await?;
	let mut json = book_shown(&look.must(Table::Books, &name).await?)?;
	json["bankName"] = look.name_of(&bank).await?.into();
	Ok(look.answer(json))
}

/// What a party has in a book.
pub fn claim_shown(claim: &Found) -> Result<Json, Refusal> {
	let name = claim.text("book").unwrap_or_default();
	let holder: Party = id(&claim.text("holder").unwrap_or_default())?;
	let more = json!({ "book": name, "holder": claim.json("holder_party") });
	Ok(claim.record(&Question::ClaimOf { book: book(&name)?, holder }, more))
}

/// What parties have in a book; those that have nothing any more as well.
#[utoipa::path(get, path = "/books/{bank}/{currency}/claims", tag = "settlement",
	params(("bank" = String, Path,), ("currency" = String, Path,), PageOf), responses((status = 200, body = Page)))]
pub async fn claims(
	State(index): State<Index>,
	Path((bank, currency)): Path<(String, String)>,
	Query(of): Query<PageOf>,
) -> Answered {
	let name = format!("{bank}/{currency}");
	book(&name)?;
	let mut look = index.look().await?;
	look.must(Table::Books, &name).await?;
	let filter = Filter::by("t.book", name);
	let page = look.page(Table::Claims, filter, Order::Youngest, &of, claim_shown).await?;
	Ok(look.answer(page))
}

/// What payers have deposited in a book; those that have nothing there any more as well.
#[utoipa::path(get, path = "/books/{bank}/{currency}/deposits", tag = "settlement",
	params(("bank" = String, Path,), ("currency" = String, Path,), PageOf), responses((status = 200, body = Page)))]
pub async fn deposits(
	State(index): State<Index>,
	Path((bank, currency)): Path<(String, String)>,
	Query(of): Query<PageOf>,
) -> Answered {
	let name = format!("{bank}/{currency}");
	let book = book(&name)?;
	let mut look = index.look().await?;
	look.must(Table::Books, &name).await?;
	let show = |deposit: &Found| {
		let payer: Party = id(&deposit.text("payer").unwrap_or_default())?;
		let more = json!({ "payer": deposit.json("payer_party") });
		Ok(deposit.record(&Question::Deposit { book, payer }, more))
	};
	let page = look.page(Table::Deposits, Filter::by("t.book", name), Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}

/// What was redeemed in a book and is not netted yet, by day, payer and payee; what was netted stands in statements.
#[utoipa::path(get, path = "/books/{bank}/{currency}/dues", tag = "settlement",
	params(("bank" = String, Path,), ("currency" = String, Path,), PageOf), responses((status = 200, body = Page)))]
pub async fn dues(
	State(index): State<Index>,
	Path((bank, currency)): Path<(String, String)>,
	Query(of): Query<PageOf>,
) -> Answered {
	let name = format!("{bank}/{currency}");
	let book = book(&name)?;
	let mut look = index.look().await?;
	look.must(Table::Books, &name).await?;
	let show = |due: &Found| {
		let text = |column| due.text(column).unwrap_or_default();
		let (payer, payee): (Party, Party) = (id(&text("payer"))?, id(&text("payee"))?);
		let name = text("day");
		let day: Day = name.parse().map_err(|_| Refusal::bad_id(&name))?;
		let more = json!({ "day": name, "payer": due.json("payer_party"), "payee": due.json("payee_party") });
		Ok(due.record(&Question::Due { day, book, payer, payee }, more))
	};
	let open = Filter::by("t.book", name).is("t.state IS NOT NULL");
	let page = look.page(Table::Dues, open, Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}

/// Which statements.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfStatements {
	/// Only those that this party got, as payer or payee.
	party: Option<String>,
	/// Only those of this day in China, such as `2026-03-01`.
	day: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Statements of what two parties owed each other of a day in a book, and netted; the youngest first. The payer paid `net` to the payee.
#[utoipa::path(get, path = "/books/{bank}/{currency}/statements", tag = "settlement",
	params(("bank" = String, Path,), ("currency" = String, Path,), OfStatements), responses((status = 200, body = Page)))]
pub async fn statements(
	State(index): State<Index>,
	Path((bank, currency)): Path<(String, String)>,
	Query(asked): Query<OfStatements>,
) -> Answered {
	let OfStatements { party, day, limit, cursor } = asked;
	let name = format!("{bank}/{currency}");
	book(&name)?;
	let day = match day {
		Some(text) => match text.parse::<Day>() {
			Ok(day) => Some(day.to_string()),
			Err(_) => return Err(Refusal::new(Cause::BadParameter, &format!("day={text}"))),
		},
		None => None,
	};
	let mut look = index.look().await?;
	look.must(Table::Books, &name).await?;
	let mut filter = Filter::by("t.book", name).and_if("t.day", day);
	if let Some(party) = given::<Party>(party)? {
		filter = filter.holds("$? IN (t.payer, t.payee)", party);
	}
	let of = PageOf { limit, cursor };
	let page = look.page(Table::Statements, filter, Order::Youngest, &of, statement_shown).await?;
	Ok(look.answer(page))
}

fn statement_shown(statement: &Found) -> Result<Json, Refusal> {
	let said = statement.json("said");
	Ok(statement.bare(json!({
		"day": statement.text("day"),
		"payer": said["payer"],
		"payee": said["payee"],
		"owed": said["owed"],
		"owedBack": said["owed_back"],
		"net": said["net"],
	})))
}

/// What a bank attested in a book: money in and out, and what moved outside of the ledger.
#[utoipa::path(get, path = "/books/{bank}/{currency}/entries", tag = "settlement",
	params(("bank" = String, Path,), ("currency" = String, Path,), PageOf), responses((status = 200, body = Page)))]
pub async fn entries(
	State(index): State<Index>,
	Path((bank, currency)): Path<(String, String)>,
	Query(of): Query<PageOf>,
) -> Answered {
	let name = format!("{bank}/{currency}");
	let bank = book(&name)?.bank;
	let mut look = index.look().await?;
	look.must(Table::Books, &name).await?;
	let show = |entry: &Found| {
		let text = entry.text("reference").unwrap_or_default();
		let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
		let reference =
			bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| Refusal::bad_id(&text))?;
		Ok(entry.record(&Question::BankEntry { bank, reference }, json!({ "reference": text })))
	};
	let page = look.page(Table::BankEntries, Filter::by("t.book", name), Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}

/// Which instructions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those in which this party gives or gets.
	party: Option<String>,
	/// Only those that are recorded as `Open`, `Settled`, `Rejected`, `Cleared` or `Released`, or that have `Lapsed` by time.
	status: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Instructions in which a party gives or gets.
pub fn with_party(filter: Filter, party: &str) -> Filter {
	filter.holds("t.id IN (SELECT p.id FROM parties p WHERE p.kind = 'instruction' AND p.party = $?)", party)
}

/// Instructions, the youngest first.
#[utoipa::path(get, path = "/instructions", tag = "settlement", params(Which), responses((status = 200, body = Page)))]
pub async fn instructions(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { party, status, limit, cursor } = asked;
	let mut look = index.look().await?;
	let now = look.now_ms;
	let status = word("status", status, &["Open", "Settled", "Rejected", "Cleared", "Released", "Lapsed"])?;
	let mut filter = match status.as_deref() {
		Some("Open") => Filter::by("t.status", "Open").holds("t.expires_ms > $?", now),
		Some("Lapsed") => Filter::default()
			.holds("(t.status = 'Cleared' OR (t.status = 'Open' AND t.expires_ms <= $?))", now),
		other => Filter::default().and_if("t.status", other),
	};
	if let Some(party) = party {
		filter = with_party(filter, &id::<Party>(&party)?.to_string());
	}
	let of = PageOf { limit, cursor };
	let show = |found: &Found| shown(found, now);
	let page = look.page(Table::Instructions, filter, Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}

/// An instruction, and how far it is at a moment.
pub fn shown(found: &Found, now: i64) -> Result<Json, Refusal> {
	let state = &found.state;
	let list = |name: &str| state[name].as_array().into_iter().flatten();
	let affirmed = || list("parties").all(|side| side["affirmed"] == true);
	let moment = u128::try_from(now).unwrap_or_default();
	let mediated = || list("mediators").all(|of| moment < amount(&of["until_ms"]));
	let attested = || {
		let cash = list("legs").filter(|leg| leg["what"]["Cash"].is_object());
		cash.count() == list("receipts").count()
	};
	let due = || state["when"] != "Kept" && state["when"]["From"].as_i64().is_none_or(|from| now >= from);
	let status = match found.text("status").as_deref() {
		Some("Settled") => "Settled",
		Some("Rejected") => "Rejected",
		Some("Cleared") => "Cleared",
		Some("Released") => "Released",
		_ if found.int("expires_ms").is_some_and(|expires| now >= expires) => "Lapsed",
		_ if !(affirmed() && mediated() && attested()) => "Affirming",
		_ if !due() => "Waiting",
		_ => "Ready",
	};
	let more = json!({ "id": found.id, "creator": found.text("creator"), "status": status });
	Ok(found.record(&Question::Instruction(id(&found.id)?), more))
}

/// An instruction with what is invoiced of it, of each seller and buyer, and its events.
#[utoipa::path(get, path = "/instructions/{id}", tag = "settlement", params(("id" = String, Path,)),
	responses((status = 200, description = "The instruction")))]
pub async fn instruction(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: InstructionId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Instructions, &name).await?;
	let mut json = shown(&found, look.now_ms)?;
	json["invoiced"] = look.invoiced_of(&name).await?;
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}
