//! Members, their keys and customers; seats, and the calendar.

use axum::extract::State;
use hefu_primitives::{CustomerId, MemberId, calendar::CalendarKind, member::Role};
use hefu_proofs::Question;
use hefu_sdk::AccountId32;
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
use crate::{fold::hex, tables::Table};

/// Which members.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those that play this part, such as `Carrier`.
	role: Option<String>,
	/// Only those that are `Live`, or `Suspended`.
	status: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Members, the youngest first.
#[utoipa::path(get, path = "/members", tag = "members", params(Which), responses((status = 200, body = Page)))]
pub async fn members(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { role, status, limit, cursor } = asked;
	let status = word("status", status, &["Live", "Suspended"])?;
	let mut filter = Filter::default().and_if("t.status", status);
	if let Some(name) = role {
		let role = Role::ALL.iter().find(|role| format!("{role:?}") == name);
		let role = role.ok_or_else(|| Refusal::new(Cause::BadParameter, &format!("role={name}")))?;
		filter = filter.holds("(t.roles & $?) <> 0", 1i64 << *role as u32);
	}
	let mut look = index.look().await?;
	let of = PageOf { limit, cursor };
	let page = look.page(Table::Members, filter, Order::Youngest, &of, shown).await?;
	Ok(look.answer(page))
}

fn shown(member: &Found) -> Result<Json, Refusal> {
	let bits = member.int("roles").unwrap_or_default() as u32;
	let roles: Vec<_> = Role::ALL
		.iter()
		.filter(|role| bits & 1 << **role as u32 != 0)
		.map(|role| format!("{role:?}"))
		.collect();
	let more = json!({
		"id": member.id,
		"name": member.text("name"),
		"code": member.text("code"),
		"roles": roles,
		"status": member.text("status"),
	});
	Ok(member.record(&Question::Member(id(&member.id)?), more))
}

/// A member.
#[utoipa::path(get, path = "/members/{id}", tag = "members", params(("id" = String, Path,)),
	responses((status = 200, description = "The member")))]
pub async fn member(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let member: MemberId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Members, &name).await?;
	let mut json = shown(&found)?;
	json["sealingKey"] = match look.find(Table::SealingKeys, &name).await? {
		Some(key) => key.record(&Question::SealingKey(member), json!({})),
		None => json!({ "question": Question::SealingKey(member), "state": null }),
	};
	for (field, single) in [
		("council", "council"),
		("technicalCommittee", "technicalCommittee"),
		("validator", "selectedValidators"),
	] {
		let seats = look.find(Table::Singles, single).await?.map(|seats| seats.state).unwrap_or_default();
		let sits = seats.as_array().into_iter().flatten().any(|seat| *seat == *name);
		json[field] = sits.into();
	}
	Ok(look.answer(json))
}

fn key_shown(key: &Found) -> Result<Json, Refusal> {
	let account: AccountId32 = key.id.parse().or_else(|_| bytes(&key.id).map(AccountId32))?;
	let more = json!({
		"account": key.id, "member": key.text("member"), "customer": key.text("customer"),
	});
	Ok(key.record(&Question::Key(account.0), more))
}

/// 32 bytes: 64 hexadecimal digits behind 0x.
pub fn bytes(text: &str) -> Result<[u8; 32], Refusal> {
	let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
	bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| Refusal::bad_id(text))
}

/// The keys that are a member's, or were.
#[utoipa::path(get, path = "/members/{id}/keys", tag = "members", params(("id" = String, Path,), PageOf),
	responses((status = 200, body = Page)))]
pub async fn keys_of(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(of): Query<PageOf>,
) -> Answered {
	let _: MemberId = id(&name)?;
	let mut look = index.look().await?;
	let filter = Filter::by("t.member", name);
	let page = look.page(Table::MemberKeys, filter, Order::Youngest, &of, key_shown).await?;
	Ok(look.answer(page))
}

/// What is a member's: `datasets`, `filings` (in its name), `grants` (given or received), `bills`, `licences` (issued), `customers`,
/// `instructions`, `claims`, `products` (sold), `negotiations`, `orders` and `meters` (on either side),
/// `anchors` (made, or invoices on either side), or the `events` that name it.
#[utoipa::path(get, path = "/members/{id}/{what}", tag = "members",
	params(("id" = String, Path,), ("what" = String, Path,), PageOf), responses((status = 200, body = Page)))]
pub async fn of_member(
	State(index): State<Index>,
	Path((name, what)): Path<(String, String)>,
	Query(of): Query<PageOf>,
) -> Answered {
	let _: MemberId = id(&name)?;
	let mut look = index.look().await?;
	let now = look.now_ms;
	let by = |column: &str| Filter::by(column, &name);
	let of = &of;
	let page = match &*what {
		"datasets" => {
			let filter = by("t.holder");
			look.page(Table::Datasets, filter, Order::Youngest, of, super::datasets::shown).await?
		}
		"filings" => {
			let filter = super::filings::with_applicant(Filter::default(), &name);
			look.filings_page(filter, of).await?
		}
		"grants" => {
			let filter = Filter::default().holds("$? IN (t.grantor, t.grantee)", &name);
			look.page(Table::Grants, filter, Order::Youngest, of, |grant| {
				super::datasets::grant_shown(grant, now)
			})
			.await?
		}
		"bills" => {
			let filter = super::bills::with_party(Filter::default(), &name);
			look.page(Table::Bills, filter, Order::Youngest, of, |bill| super::bills::shown(bill, now))
				.await?
		}
		"licences" => {
			let filter = by("t.issuer");
			let show = |licence: &Found| super::licences::shown(licence, now);
			look.page(Table::Licences, filter, Order::Youngest, of, show).await?
		}
		"customers" => {
			look.page(Table::Customers, by("t.sponsor"), Order::Youngest, of, customer_shown).await?
		}
		"instructions" => {
			let filter = super::settlement::with_party(Filter::default(), &name);
			let show = |instruction: &Found| super::settlement::shown(instruction, now);
			look.page(Table::Instructions, filter, Order::Youngest, of, show).await?
		}
		"claims" => {
			look.page(Table::Claims, by("t.holder"), Order::Youngest, of, super::settlement::claim_shown)
				.await?
		}
		"products" => look.products_page(by("t.seller"), of).await?,
		"negotiations" => {
			let filter = super::negotiations::with_side(Filter::default(), &name);
			look.negotiations_page(filter, of).await?
		}
		"orders" => look.orders_page(super::orders::with_side(Filter::default(), &name), of).await?,
		"meters" => look.meters_page(super::meters::with_side(Filter::default(), &name), of).await?,
		"anchors" => look.anchors_page(super::anchors::of_member(Filter::default(), &name), of).await?,
		"events" => look.events_page(super::events::about(Filter::default(), &name), of).await?,
		_ => return Err(Cause::NoSuchPath.into()),
	};
	Ok(look.answer(page))
}

/// Whose key an account is, or was; by 0x and hexadecimal digits, or SS58.
#[utoipa::path(get, path = "/keys/{account}", tag = "members", params(("account" = String, Path,)),
	responses((status = 200, description = "The key")))]
pub async fn key(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let account = match name.parse::<AccountId32>() {
		Ok(account) => account.0,
		Err(_) => bytes(&name)?,
	};
	let mut look = index.look().await?;
	let found = look.must(Table::MemberKeys, &hex(&account)).await?;
	let json = key_shown(&found)?;
	Ok(look.answer(json))
}

fn customer_shown(customer: &Found) -> Result<Json, Refusal> {
	let more =
		json!({ "id": customer.id, "sponsor": customer.text("sponsor"), "status": customer.text("status") });
	Ok(customer.record(&Question::Customer(id(&customer.id)?), more))
}

/// A customer whom a member sponsors.
#[utoipa::path(get, path = "/customers/{id}", tag = "members", params(("id" = String, Path,)),
	responses((status = 200, description = "The customer")))]
pub async fn customer(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let _: CustomerId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Customers, &name).await?;
	let json = customer_shown(&found)?;
	Ok(look.answer(json))
}

impl Look {
	/// What there is one of, with the names of the members in it.
	pub async fn seats(&mut self, single: &str, question: &Question) -> Result<Json, Refusal> {
		let Some(found) = self.find(Table::Singles, single).await? else {
			return Ok(json!({ "question": question, "state": null, "members": [] }));
		};
		let mut members = Vec::new();
		for member in found.state.as_array().into_iter().flatten().filter_map(Json::as_str) {
			members.push(json!({ "id": member, "name": self.name_of(member).await? }));
		}
		Ok(found.record(question, json!({ "members": members })))
	}
}

/// Who has a seat in the council.
#[utoipa::path(get, path = "/council", tag = "governance", responses((status = 200, description = "The seats")))]
pub async fn council(State(index): State<Index>) -> Answered {
	let mut look = index.look().await?;
	let json = look.seats("council", &Question::Council).await?;
	Ok(look.answer(json))
}

/// Who has a seat in the technical committee.
#[utoipa::path(get, path = "/technical-committee", tag = "governance",
	responses((status = 200, description = "The seats")))]
pub async fn technical_committee(State(index): State<Index>) -> Answered {
	let mut look = index.look().await?;
	let json = look.seats("technicalCommittee", &Question::TechnicalCommittee).await?;
	Ok(look.answer(json))
}

/// Which days of which years are worked.
#[utoipa::path(get, path = "/calendar", tag = "governance", params(PageOf), responses((status = 200, body = Page)))]
pub async fn calendar(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let show = |year: &Found| {
		let (kind, number) = year.id.split_once('/').unwrap_or_default();
		let of = if kind == "Banking" { CalendarKind::Banking } else { CalendarKind::Mainland };
		let number: u16 = number.parse().map_err(|_| Refusal::bad_id(&year.id))?;
		let question = Question::WorkedDays { kind: of, year: number };
		Ok(year.record(&question, json!({ "kind": kind, "year": number })))
	};
	let page = look.page(Table::Years, Filter::default(), Order::Youngest, &of, show).await?;
	Ok(look.answer(page))
}
