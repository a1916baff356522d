//! Anchors of documents. Derived: which nullifiers were seen and how many invoices an office has, what was invoiced and taken back, and
//! which accounting entry stands for an asset in a period.

use hefu_primitives::registration::{CertificateCode, InstitutionCode, Month};
use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{database::Value, decode::Event, objects, tables::Table};

impl Fold<'_> {
	pub(super) async fn anchors(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"AttestorAppointed" => {
				let id = office(&said["office"])?;
				let former = self.get(Table::Attestors, &id).await?;
				let invoices = former.map_or_else(|| 0.into(), |former| former.state["invoices"].clone());
				let member = text(said, "member")?;
				let state =
					json!({ "member": member, "key": said["key"], "signer": null, "invoices": invoices });
				Ok(self.set(Table::Attestors, &id, state, vec![member.into()]).await?)
			}
			"SignerSet" => {
				self.change(Table::Attestors, &office(&said["office"])?, |attestor| {
					attestor.state["signer"] = said["signer"].clone();
					Ok(())
				})
				.await
			}
			"Anchored" => self.anchored(text(said, "id")?, &said["anchor"]).await,
			"Audited" => {
				let (id, audit) = (text(said, "id")?, &said["audit"]);
				self.codes("anchor", id, objects::digest(text(audit, "opinion")?));
				let more = vec![text(audit, "auditor")?.into()];
				Ok(self.set(Table::Audits, id, audit.clone(), more).await?)
			}
			"AnchorWithdrawn" => {
				let (id, now) = (text(said, "id")?, self.now_ms);
				self.digests("anchor", id, said);
				self.change(Table::Anchors, id, |anchor| {
					anchor.state["withdrawn"] = json!({ "document": said["document"], "at_ms": now });
					Ok(())
				})
				.await?;
				let state = self.must(Table::Anchors, id).await?.state;
				match &state["what"]["Entry"] {
					Json::Null => Ok(()),
					entry => self.live_entry(text(&state, "by")?, entry, Json::Null).await,
				}
			}
			_ => Ok(()),
		}
	}

	async fn anchored(&mut self, id: &str, anchor: &Json) -> Result<(), Fault> {
		let (what, by) = (&anchor["what"], text(anchor, "by")?);
		let kind = case(what)?;
		let of = &what[kind];
		self.codes("anchor", id, objects::digest(text(anchor, "digest")?));
		let mut about = About::default();
		match kind {
			"Invoice" => {
				about.instruction = Some(text(of, "instruction")?);
				about.red_of = of["colour"]["Red"]["of"].as_str();
				self.invoice(id, of).await?;
			}
			"Contract" => {
				about.order = of["Order"].as_str();
				about.grant = of["Grant"].as_str();
			}
			"Entry" => {
				about.dataset = Some(text(of, "dataset")?);
				self.live_entry(by, of, id.into()).await?;
			}
			"Assessment" => about.dataset = Some(text(&of["of"], "dataset")?),
			_ => {
				about.dataset = Some(text(of, "dataset")?);
				about.grant = of["grant"].as_str();
			}
		}
		let mut more: Vec<Value> = vec![kind.into(), by.into()];
		more.extend(about.columns());
		Ok(self.set(Table::Anchors, id, anchor.clone(), more).await?)
	}

	/// The invoice counts: for its office, for its instruction and sides, and a red one for its blue one.
	async fn invoice(&mut self, id: &str, invoice: &Json) -> Result<(), Fault> {
		let (seller, buyer) = (party(&invoice["seller"])?, party(&invoice["buyer"])?);
		for side in [seller, buyer] {
			self.rows.parties.push(vec!["anchor".into(), side.into(), id.into()]);
		}
		let nullifier = text(invoice, "nullifier")?;
		self.set(Table::Nullifiers, nullifier, id.into(), vec![id.into()]).await?;
		self.codes("anchor", id, objects::digest(nullifier));
		self.change(Table::Attestors, &office(&invoice["office"])?, |attestor| {
			attestor.state["invoices"] = (number(&attestor.state, "invoices")? + 1).into();
			Ok(())
		})
		.await?;
		let (instruction, sum) = (text(invoice, "instruction")?, amount(&invoice["amount"])?);
		let colour = match invoice["colour"]["Red"]["of"].as_str() {
			Some(blue) => {
				let former = self.get(Table::Reddened, blue).await?;
				let former = former.map_or(Ok(0), |former| amount(&former.state))?;
				self.set(Table::Reddened, blue, written(added(former, sum)?), Vec::new()).await?;
				"red"
			}
			None => "blue",
		};
		let name = format!("{instruction}/{seller}/{buyer}");
		let former = self.get(Table::Invoiced, &name).await?;
		let mut sums = former.map_or_else(|| json!({ "blue": 0, "red": 0 }), |former| former.state);
		sums[colour] = written(added(amount(&sums[colour])?, sum)?);
		Ok(self.set(Table::Invoiced, &name, sums, vec![instruction.into()]).await?)
	}

	/// Which accounting entry stands where this one does; null when none.
	async fn live_entry(&mut self, entity: &str, entry: &Json, id: Json) -> Result<(), Fault> {
		let (dataset, period) = (text(entry, "dataset")?, &entry["period"]);
		let [year, months, place] = ["year", "months", "number"].map(|field| number(period, field));
		let name = format!("{entity}/{dataset}/{}-{}-{}", year?, months?, place?);
		Ok(self.set(Table::LiveEntries, &name, id, vec![entity.into(), dataset.into()]).await?)
	}
}

/// What an anchor is about, as it is looked for.
#[derive(Default)]
struct About<'a> {
	dataset: Option<&'a str>,
	instruction: Option<&'a str>,
	order: Option<&'a str>,
	grant: Option<&'a str>,
	red_of: Option<&'a str>,
}

impl About<'_> {
	/// In the order of the table's columns.
	fn columns(self) -> [Value; 5] {
		[self.dataset, self.instruction, self.order, self.grant, self.red_of].map(Value::from)
	}
}

/// The id of a tax office and year: both numbers.
fn office(of: &Json) -> Result<String, Fault> {
	Ok(format!("{}/{}", number(of, "year")?, number(of, "region")?))
}

fn added(one: u128, other: u128) -> Result<u128, Fault> {
	one.checked_add(other).ok_or_else(|| impossible("more is invoiced than can be counted"))
}

/// The certificate on which an accounting entry rests, as it is written.
pub fn certificate(entry: &Json) -> Option<CertificateCode> {
	let number = |of: &Json| of.as_u64();
	let (institution, month) = (&entry["certificate"]["institution"], &entry["certificate"]["month"]);
	let institution = InstitutionCode {
		province: number(&institution["province"])?.try_into().ok()?,
		number: number(&institution["number"])?.try_into().ok()?,
	};
	let month = Month {
		year: number(&month["year"])?.try_into().ok()?,
		month: number(&month["month"])?.try_into().ok()?,
	};
	CertificateCode::new(institution, month, number(&entry["certificate"]["serial"])?.try_into().ok()?)
}
