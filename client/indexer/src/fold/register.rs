//! What is registered, its certificates, and objections to it. Derived: which certificate another took the place of, and counts and numbers
//! of objections.

use codec::Encode;
use hefu_primitives::{
	DatasetId,
	registration::{CancellationGround, Cancelled, Conclusion, FilingKind, Registration, Stage},
};
use serde_json::{Value as Json, json};

use super::{Fault, Fold, registry::described, said::*};
use crate::{decode::Event, raw::stored, tables::Table};

impl Fold<'_> {
	pub(super) async fn register(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let id = text(said, "dataset")?;
		match &*event.name {
			"Registered" => {
				let (_, _, registration): (DatasetId, FilingKind, Registration) = typed(&event.record)?;
				self.filing_at(&registration.filing.to_string(), Stage::Registered).await?;
				self.certified(id, &registration, &said["registration"]["certificate"]).await?;
				for line in &registration.statement {
					let holder = line.holder.to_string();
					self.rows.parties.push(vec!["registration".into(), holder.into(), id.into()]);
				}
				self.registered(id, &registration).await
			}
			"RegistrationCancelled" => {
				let (_, ground): (DatasetId, CancellationGround) = typed(&event.record)?;
				if let Some(filing) = said["cause"]["Filing"].as_str() {
					self.filing_at(filing, Stage::Registered).await?;
				}
				let cancelled = Cancelled { ground, at_ms: self.now_ms };
				self.change_registration(id, |it| it.cancelled = Some(cancelled)).await?;
				let code = self.must(Table::Registrations, id).await?.text("certificate").unwrap_or_default();
				self.change(Table::Certificates, &code, |certificate| {
					certificate.state["withdrawn_ms"] = cancelled.at_ms.into();
					Ok(())
				})
				.await
			}
			"ObjectedAfter" => {
				let sequence = number(said, "sequence")?;
				let state = json!({
					"by": said["by"],
					"grounds": said["grounds"],
					"at_ms": self.now_ms,
					"notice": said["notice"],
					"outcome": null,
				});
				let row = vec![id.into(), sequence.into()];
				self.set(Table::LateObjections, &format!("{id}/{sequence}"), state, row).await?;
				self.change_registration(id, |it| {
					it.objections += 1;
					it.open_objections += 1;
				})
				.await
			}
			"ObjectionConcluded" => {
				let (_, sequence, conclusion): (DatasetId, u32, Conclusion) = typed(&event.record)?;
				let outcome = said["conclusion"].clone();
				self.change(Table::LateObjections, &format!("{id}/{sequence}"), |objection| {
					objection.state["outcome"] = outcome;
					Ok(())
				})
				.await?;
				self.change_registration(id, |it| {
					it.open_objections = it.open_objections.saturating_sub(1);
					it.upheld_objections += u32::from(conclusion == Conclusion::Upheld);
				})
				.await
			}
			_ => Ok(()),
		}
	}

	/// There is a certificate, which takes the place of the one before.
	async fn certified(&mut self, id: &str, of: &Registration, code: &Json) -> Result<(), Fault> {
		if let Some(before) = self.get(Table::Registrations, id).await? {
			let superseded = before.text("certificate").unwrap_or_default();
			self.change(Table::Certificates, &superseded, |certificate| {
				certificate.state["superseded_by"] = code.clone();
				Ok(())
			})
			.await?;
		}
		let text = of.certificate.to_string();
		self.name("certificate", &text, &text, id, &[&text]);
		let state = json!({
			"dataset": id,
			"filing": of.filing.to_string(),
			"issued_ms": self.now_ms,
			"superseded_by": null,
			"withdrawn_ms": null,
		});
		Ok(self.set(Table::Certificates, &text, state, vec![id.into()]).await?)
	}

	async fn change_registration(
		&mut self,
		id: &str,
		change: impl FnOnce(&mut Registration),
	) -> Result<(), Fault> {
		let scale = self.must(Table::Registrations, id).await?.text("scale").unwrap_or_default();
		let read =
			stored(&scale).ok_or_else(|| impossible(format!("what is registered of {id} cannot be read")));
		let mut registration: Registration = read?;
		change(&mut registration);
		self.registered(id, &registration).await
	}

	/// What is registered is so now.
	async fn registered(&mut self, id: &str, registration: &Registration) -> Result<(), Fault> {
		let bytes = registration.encode();
		let state = described("Registration", "Registrations", &bytes)?;
		let more = vec![
			registration.institution.to_string().into(),
			registration.certificate.to_string().into(),
			hex::encode(bytes).into(),
		];
		Ok(self.set(Table::Registrations, id, state, more).await?)
	}
}
