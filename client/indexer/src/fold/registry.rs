//! Datasets and versions. Of what a version says events have the digest: the content comes with the block, and must have it.

use hefu_primitives::{dataset::VersionContent, digest::blake2_256};
use hefu_proofs::spec;
use serde_json::{Value as Json, json};

use codec::{Decode, Encode};

use super::{Fault, Fold, hex, said::*};
use crate::{
	database::Value,
	decode::{Block, Event},
	tables::Table,
};

/// What becomes of a dataset by the checks of its files, the gravest first.
const GRAVEST: [&str; 4] = ["Mismatched", "Contested", "Unavailable", "Inconclusive"];

impl Fold<'_> {
	pub(super) async fn registry(&mut self, block: &Block, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let dataset = text(said, "dataset")?;
		match &*event.name {
			"DatasetRegistered" => {
				let state = json!({
					"holder": said["holder"],
					"versions": 0,
					"state": "Live",
					"registered_at": self.at.block,
				});
				let (none, holder) = (Value::Text(None), text(said, "holder")?);
				let more = vec![holder.into(), "Live".into(), 0u32.into(), "".into(), none.clone(), none];
				Ok(self.set(Table::Datasets, dataset, state, more).await?)
			}
			"VersionRegistered" => self.version(block, dataset, said).await,
			"DatasetWithdrawn" => {
				let withdrawn = json!({ "Withdrawn": { "reason": said["reason"], "at": self.at.block } });
				self.change(Table::Datasets, dataset, |dataset| {
					dataset.state["state"] = withdrawn;
					dataset.set("status", "Withdrawn");
					Ok(())
				})
				.await
			}
			_ => Ok(()),
		}
	}

	async fn version(&mut self, block: &Block, dataset: &str, said: &Json) -> Result<(), Fault> {
		let (number, digest) = (number(said, "version")?, text(said, "content")?);
		let raw = block
			.raw
			.versions
			.iter()
			.find(|raw| u64::from(raw.version) == number && raw.dataset.to_bech32m() == dataset);
		let raw = raw.ok_or_else(|| impossible("the version's content did not come with the block"))?;
		let content = VersionContent::decode(&mut &raw.value[..]);
		let content = content.map_err(|error| impossible(error.to_string()))?;
		if hex(&content.using_encoded(blake2_256)) != digest {
			return Err(impossible("the version's content has another digest"));
		}
		let state = described("Registry", "Versions", &raw.value)?;
		let id = format!("{dataset}/{number}");
		let more = vec![dataset.into(), number.into(), digest.into()];
		self.set(Table::Versions, &id, state.clone(), more).await?;
		self.digests("dataset", dataset, &json!({ "content": digest, "said": state["content"] }));
		for (place, file) in (0u32..).zip(state["content"]["distributions"].as_array().into_iter().flatten())
		{
			let name = text(file, "name")?;
			let more = vec![
				dataset.into(),
				number.into(),
				place.into(),
				name.into(),
				Value::Text(None),
				Value::Int(None),
				0u32.into(),
			];
			self.set(Table::Files, &format!("{id}/{place}"), Json::Null, more).await?;
		}
		for parent in said["parents"].as_array().into_iter().flatten() {
			let (of, version) = (text(parent, "dataset")?, super::said::number(parent, "version")?);
			let more = vec![dataset.into(), number.into(), of.into(), version.into()];
			self.set(Table::Lineage, &format!("{id}/{of}/{version}"), Json::Null, more).await?;
		}
		let (name, holder) = (text(said, "name")?, text(said, "holder")?);
		self.name("dataset", dataset, name, holder, &[]);
		self.change(Table::Datasets, dataset, |dataset| {
			dataset.state["versions"] = number.into();
			dataset.set("versions", number);
			dataset.set("name", name);
			dataset.set("verdict", Value::Text(None));
			Ok(())
		})
		.await
	}

	/// The verdict on a dataset, after one on a file of it: that of its latest version's files together. No event says it, so
	/// the dataset has not changed.
	pub(super) async fn judge(&mut self, dataset: &str) -> Result<(), Fault> {
		let mut thing = self.must(Table::Datasets, dataset).await?;
		let version = number(&thing.state, "versions")?;
		let latest = self.must(Table::Versions, &format!("{dataset}/{version}")).await?;
		let files = latest.state["content"]["distributions"].as_array().map_or(0, Vec::len);
		let mut verdicts = Vec::new();
		for place in 0..files {
			let file = self.must(Table::Files, &format!("{dataset}/{version}/{place}")).await?;
			verdicts.push(file.text("verdict"));
		}
		let gravest = GRAVEST.iter().find(|grave| verdicts.iter().flatten().any(|verdict| verdict == *grave));
		let verdict = match gravest {
			Some(gravest) => Some(*gravest),
			None => verdicts.iter().all(Option::is_some).then_some("Verified"),
		};
		thing.set("verdict", verdict);
		self.things.put(dataset, thing);
		Ok(())
	}
}

/// A value of the chain's state, in the words of receipts.
pub(crate) fn described(pallet: &str, name: &str, value: &[u8]) -> Result<Json, Fault> {
	let known = spec::released(spec::NEWEST).map_err(|error| impossible(error.to_string()))?;
	let item = known.storage.iter().find(|item| (item.pallet, item.name) == (pallet, name));
	let item = item.ok_or_else(|| impossible(format!("{pallet}::{name} is not described")))?;
	let value = item.decode(value).map_err(|error| impossible(error.to_string()))?;
	serde_json::to_value(value).map_err(|error| impossible(error.to_string()))
}
