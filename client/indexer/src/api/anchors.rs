//! Anchors of documents, who attests invoices, and what is invoiced.

use axum::extract::State;
use hefu_primitives::{
	AnchorId, DatasetId, GrantId, InstructionId, MemberId, OrderId, Party, anchor::Office,
};
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
use crate::{
	fold::{certificate, hex},
	law::Law,
	tables::Table,
};

/// What anchors are.
const KINDS: [&str; 5] = ["Invoice", "Contract", "Entry", "Assessment", "ExportBasis"];
/// Red invoices that a blue one's page has.
const REDS: u32 = 100;
/// Events that an anchor's page has.
const EVENTS: u32 = 50;

/// Which anchors.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only those that are an `Invoice`, a `Contract`, an `Entry`, an `Assessment` or an `ExportBasis`.
	kind: Option<String>,
	/// Only those that this member anchored.
	by: Option<String>,
	/// Only invoices of which this party is a side.
	party: Option<String>,
	/// Only those about this dataset.
	dataset: Option<String>,
	/// Only invoices of this instruction.
	instruction: Option<String>,
	/// Only contracts about this order.
	order: Option<String>,
	/// Only those about this grant.
	grant: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Anchors of documents, the youngest first. `standing` is how each stands at the last block's time: `Live`, `Withdrawn`, `Reddened` (red
/// invoices took all of it back), `Over`, `Uncertified` (the certificate that it rests on holds no more), or `Disputed`.
#[utoipa::path(get, path = "/anchors", tag = "anchors", params(Which), responses((status = 200, body = Page)))]
pub async fn anchors(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { kind, by, party, dataset, instruction, order, grant, limit, cursor } = asked;
	let mut filter = Filter::default()
		.and_if("t.kind", word("kind", kind, &KINDS)?)
		.and_if("t.by_member", given::<MemberId>(by)?)
		.and_if("t.dataset", given::<DatasetId>(dataset)?)
		.and_if("t.instruction", given::<InstructionId>(instruction)?)
		.and_if("t.order_id", given::<OrderId>(order)?)
		.and_if("t.grant_id", given::<GrantId>(grant)?);
	if let Some(party) = given::<Party>(party)? {
		filter = with_side(filter, &party);
	}
	let mut look = index.look().await?;
	let page = look.anchors_page(filter, &PageOf { limit, cursor }).await?;
	Ok(look.answer(page))
}

/// Invoices of which a party is a side.
fn with_side(filter: Filter, party: &str) -> Filter {
	filter.holds("t.id IN (SELECT p.id FROM parties p WHERE p.kind = 'anchor' AND p.party = $?)", party)
}

/// What a member anchored, and invoices of which it is a side.
pub fn of_member(filter: Filter, member: &str) -> Filter {
	let sides = "SELECT p.id FROM parties p WHERE p.kind = 'anchor' AND p.party = $?";
	filter.holds(&format!("(t.by_member = $? OR t.id IN ({sides}))"), member)
}

/// What is recorded of an anchor; how it stands is told by [`Look::standing_of`].
fn shown(anchor: &Found) -> Result<Json, Refusal> {
	let more = json!({
		"id": anchor.id,
		"kind": anchor.text("kind"),
		"by": anchor.text("by_member"),
		"dataset": anchor.text("dataset"),
	});
	Ok(anchor.record(&Question::Anchor(id(&anchor.id)?), more))
}

fn attestor_shown(attestor: &Found) -> Result<Json, Refusal> {
	let (year, region) = attestor.id.split_once('/').unwrap_or_default();
	let number = |text: &str| text.parse::<u8>().map_err(|_| Refusal::bad_id(&attestor.id));
	let office = Office { year: number(year)?, region: number(region)? };
	let more = json!({ "year": office.year, "region": office.region, "member": attestor.text("member") });
	Ok(attestor.record(&Question::Attestor(office), more))
}

fn invoiced_shown(invoiced: &Found) -> Result<Json, Refusal> {
	let mut parts = invoiced.id.split('/');
	let mut part = || parts.next().unwrap_or_default();
	let instruction: InstructionId = id(part())?;
	let (seller, buyer): (Party, Party) = (id(part())?, id(part())?);
	let more = json!({
		"instruction": instruction.to_string(),
		"seller": seller.to_string(),
		"buyer": buyer.to_string(),
	});
	Ok(invoiced.record(&Question::Invoiced { instruction, seller, buyer }, more))
}

impl Look {
	/// A page of anchors, the youngest first.
	pub async fn anchors_page(&mut self, filter: Filter, of: &PageOf) -> Result<Json, Refusal> {
		let law = self.law().await?;
		let mut page = self.page(Table::Anchors, filter, Order::Youngest, of, shown).await?;
		for row in page["items"].as_array_mut().into_iter().flatten() {
			self.complete_anchor(row, &law).await?;
		}
		Ok(page)
	}

	/// Puts beside what is shown of an anchor its names, and how it stands.
	async fn complete_anchor(&mut self, shown: &mut Json, law: &Law) -> Result<(), Refusal> {
		self.with_names(shown).await?;
		self.with_members(shown, &[("by", "byName")]).await?;
		let standing = self.standing_of(shown, law).await?;
		shown["standing"] = standing.into();
		Ok(())
	}

	/// How an anchor stands at the last block's time, as the chain would say it.
	async fn standing_of(&mut self, shown: &Json, law: &Law) -> Result<&'static str, Refusal> {
		let (state, what) = (&shown["state"], &shown["state"]["what"]);
		if !state["withdrawn"].is_null() {
			return Ok("Withdrawn");
		}
		if what["Invoice"].is_object() {
			let id = shown["id"].as_str().unwrap_or_default();
			let reddened = self.find(Table::Reddened, id).await?;
			let is_reddened =
				reddened.is_some_and(|sum| amount(&sum.state) == amount(&what["Invoice"]["amount"]));
			return Ok(if is_reddened { "Reddened" } else { "Live" });
		}
		if what["Entry"].is_object() {
			return self.standing_of_entry(&what["Entry"], law).await;
		}
		let of = if what["Assessment"].is_object() { &what["Assessment"] } else { &what["ExportBasis"] };
		let now = u128::from(self.now_ms.unsigned_abs());
		let is_over = !of["until_ms"].is_null() && amount(&of["until_ms"]) <= now;
		Ok(if is_over { "Over" } else { "Live" })
	}

	/// How an accounting entry stands: as what is registered of its dataset does, and by which certificate.
	async fn standing_of_entry(&mut self, entry: &Json, law: &Law) -> Result<&'static str, Refusal> {
		let code = certificate(entry).map(|code| code.to_string());
		let dataset = entry["dataset"].as_str().unwrap_or_default().to_owned();
		let registration = self.registration(&dataset, law).await?.unwrap_or_default();
		let is_certified = code.is_some_and(|code| registration["certificate"] == code);
		if !is_certified || registration["standing"] != "Live" {
			return Ok("Uncertified");
		}
		Ok(if registration["frozen"] == true { "Disputed" } else { "Live" })
	}

	/// What is invoiced of an instruction, of each seller and buyer.
	pub async fn invoiced_of(&mut self, instruction: &str) -> Result<Json, Refusal> {
		let filter = Filter::by("t.instruction", instruction);
		let found = self.list("invoiced", Table::Invoiced, filter, Order::Oldest, REDS).await?;
		found.iter().map(invoiced_shown).collect()
	}
}

/// An anchor. Of an invoice: how much of it was taken back, by which red ones, and what is invoiced of its instruction; of an accounting entry:
/// the auditor's confirmation. They are null where there is none.
#[utoipa::path(get, path = "/anchors/{id}", tag = "anchors", params(("id" = String, Path,)),
	responses((status = 200, description = "The anchor")))]
pub async fn anchor(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let anchor: AnchorId = id(&name)?;
	let mut look = index.look().await?;
	let law = look.law().await?;
	let found = look.must(Table::Anchors, &name).await?;
	let mut json = shown(&found)?;
	look.complete_anchor(&mut json, &law).await?;
	let reddened = look.find(Table::Reddened, &name).await?;
	json["reddened"] = reddened.map(|sum| sum.record(&Question::Reddened(anchor), json!({}))).into();
	let mut reds = Vec::new();
	let filter = Filter::by("t.red_of", &name);
	for found in look.list("reds", Table::Anchors, filter, Order::Oldest, REDS).await? {
		let mut red = shown(&found)?;
		look.complete_anchor(&mut red, &law).await?;
		reds.push(red);
	}
	json["reds"] = reds.into();
	json["invoiced"] = match found.text("instruction") {
		Some(instruction) => look.invoiced_of(&instruction).await?,
		None => Json::Null,
	};
	json["audit"] = match look.find(Table::Audits, &name).await? {
		Some(audit) => {
			let more = json!({ "auditor": audit.text("auditor") });
			let mut audit = audit.record(&Question::Audit(anchor), more);
			look.with_members(&mut audit, &[("auditor", "auditorName")]).await?;
			audit
		}
		None => Json::Null,
	};
	json["events"] = look.about(&name, EVENTS).await?;
	Ok(look.answer(json))
}

/// Who attests the invoices of which tax office and year; the youngest first.
#[utoipa::path(get, path = "/attestors", tag = "anchors", params(PageOf), responses((status = 200, body = Page)))]
pub async fn attestors(State(index): State<Index>, Query(of): Query<PageOf>) -> Answered {
	let mut look = index.look().await?;
	let mut page =
		look.page(Table::Attestors, Filter::default(), Order::Youngest, &of, attestor_shown).await?;
	for row in page["items"].as_array_mut().into_iter().flatten() {
		look.with_members(row, &[("member", "memberName")]).await?;
	}
	Ok(look.answer(page))
}

/// The anchor of the invoice with a nullifier; by 0x and hexadecimal digits.
#[utoipa::path(get, path = "/nullifiers/{nullifier}", tag = "anchors", params(("nullifier" = String, Path,)),
	responses((status = 200, description = "The nullifier")))]
pub async fn nullifier(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let nullifier = bytes(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Nullifiers, &hex(&nullifier)).await?;
	let json = found.record(&Question::Nullifier(nullifier), json!({ "anchor": found.text("anchor") }));
	Ok(look.answer(json))
}
