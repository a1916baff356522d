//! Registration of rights: who registers, what is noted, what was decided elsewhere. Derived: preservations that have ended, which go when
//! another comes. `filings` and `register` read the rest.

use codec::Encode;
use hefu_primitives::{MemberId, digest::blake2_256, registration::InstitutionCode, text::Text};
use serde_json::{Value as Json, json};

use super::{Fault, Fold, hex, said::*};
use crate::{database::Value, decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn registration(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		// Documents are found by their digests, with what they are about.
		match (said["filing"].as_str(), said["dataset"].as_str()) {
			(Some(filing), _) => self.digests("filing", filing, said),
			(None, Some(dataset)) => self.digests("dataset", dataset, said),
			(None, None) => {}
		}
		match &*event.name {
			"InstitutionAppointed" => {
				let (_, code): (MemberId, InstitutionCode) = typed(&event.record)?;
				let state = json!({ "code": said["code"], "appointed_ms": self.now_ms, "removed_ms": null });
				let more = vec![format!("{:02}{}", code.province, code.number).into()];
				Ok(self.set(Table::Institutions, text(said, "institution")?, state, more).await?)
			}
			"InstitutionRemoved" => {
				let now = self.now_ms;
				self.change(Table::Institutions, text(said, "institution")?, |institution| {
					institution.state["removed_ms"] = now.into();
					Ok(())
				})
				.await
			}
			"Annotated" => self.annotated(said).await,
			"Lifted" => self.lifted(said).await,
			"MirrorRecorded" | "MirrorCorrected" => {
				// A decision begins with its code.
				let (institution, code): (MemberId, Text<64>) = typed(&event.record)?;
				let (mirror, institution) = (&said["mirror"], institution.to_string());
				let id = format!("{institution}/{}", hex(&code.using_encoded(blake2_256)));
				let dataset = Value::Text(mirror["dataset"].as_str().map(Into::into));
				let more = vec![institution.into(), text(mirror, "digest")?.into(), dataset];
				Ok(self.set(Table::Mirrors, &id, mirror.clone(), more).await?)
			}
			"MirrorWithdrawn" => {
				let id = format!("{}/{}", text(said, "institution")?, text(said, "code")?);
				self.change(Table::Mirrors, &id, |mirror| {
					mirror.state = Json::Null;
					Ok(())
				})
				.await
			}
			"Registered" | "RegistrationCancelled" | "ObjectedAfter" | "ObjectionConcluded" => {
				self.register(event).await
			}
			// Nothing has happened.
			"MirrorRefused" => Ok(()),
			_ => self.filings(event).await,
		}
	}

	async fn annotated(&mut self, said: &Json) -> Result<(), Fault> {
		let (dataset, sequence, annotation) =
			(text(said, "dataset")?, number(said, "sequence")?, &said["annotation"]);
		let row = vec![dataset.into(), sequence.into()];
		let id = format!("{dataset}/{sequence}");
		self.set(Table::Annotations, &id, annotation.clone(), row).await?;
		if annotation["kind"] != "Preservation" {
			return Ok(());
		}
		let now = self.now_ms;
		let mut held = self.preservations(dataset).await?;
		held.retain(|one| holds(one, now));
		held.push(json!({ "sequence": sequence, "until_ms": annotation["until_ms"] }));
		Ok(self.set(Table::Preservations, dataset, held.into(), Vec::new()).await?)
	}

	async fn lifted(&mut self, said: &Json) -> Result<(), Fault> {
		let (dataset, sequence) = (text(said, "dataset")?, number(said, "sequence")?);
		let now = self.now_ms;
		self.change(Table::Annotations, &format!("{dataset}/{sequence}"), |annotation| {
			annotation.state["lifted_ms"] = now.into();
			Ok(())
		})
		.await?;
		let former = self.preservations(dataset).await?;
		let mut held = former.clone();
		held.retain(|one| one["sequence"] != sequence);
		if held == former {
			return Ok(());
		}
		let state = if held.is_empty() { Json::Null } else { held.into() };
		Ok(self.set(Table::Preservations, dataset, state, Vec::new()).await?)
	}

	/// The preservations of a dataset that were not lifted.
	async fn preservations(&mut self, dataset: &str) -> Result<Vec<Json>, Fault> {
		let found = self.get(Table::Preservations, dataset).await?;
		Ok(found.and_then(|held| held.state.as_array().cloned()).unwrap_or_default())
	}
}

/// Whether a preservation holds at a moment.
pub fn holds(one: &Json, at_ms: u64) -> bool {
	number(one, "until_ms").ok().is_none_or(|until| until > at_ms)
}
