//! Data that left the country. Derived: the year in which heads are counted, from the export's time.

use hefu_primitives::export::year_in_china;
use serde_json::Value as Json;

use super::{Fault, Fold, said::*};
use crate::{decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn exports(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"RulesSet" => self.export_rules(number(said, "number")?, said["rules"].clone()).await,
			"Exported" => self.exported(said).await,
			_ => Ok(()),
		}
	}

	/// There are these rules for exports.
	pub(crate) async fn export_rules(&mut self, number: u64, rules: Json) -> Result<(), Fault> {
		Ok(self.set(Table::ExportRules, &number.to_string(), rules, Vec::new()).await?)
	}

	async fn exported(&mut self, said: &Json) -> Result<(), Fault> {
		let (exporter, export, counted) = (text(said, "exporter")?, &said["export"], &said["counted"]);
		let (place, dataset) = (number(said, "number")?, text(export, "dataset")?);
		self.digests("dataset", dataset, export);
		let more = vec![exporter.into(), place.into(), dataset.into()];
		self.set(Table::Exports, &format!("{exporter}/{place}"), export.clone(), more).await?;
		// Of a year in which nobody was counted the state holds nothing.
		if number(counted, "persons")? == 0 && number(counted, "sensitive")? == 0 {
			return Ok(());
		}
		let year = year_in_china(number(export, "at_ms")?);
		let more = vec![exporter.into(), u32::from(year).into()];
		Ok(self.set(Table::Exported, &format!("{exporter}/{year}"), counted.clone(), more).await?)
	}
}
