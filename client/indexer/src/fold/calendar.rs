//! Years, which events carry whole.

use serde_json::json;

use super::{Fault, Fold, said::*};
use crate::{decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn calendar(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"YearSet" => {
				let id = format!("{}/{}", text(said, "kind")?, number(said, "year")?);
				let state = json!({ "worked": said["worked"], "basis": said["basis"] });
				Ok(self.set(Table::Years, &id, state, Vec::new()).await?)
			}
			_ => Ok(()),
		}
	}
}
