//! Meters, and what was redeemed of them. Derived: what was redeemed altogether, of which windows something can be redeemed still, and
//! what was used under each grant.

use hefu_primitives::metering::{Totals, Units, Windows};
use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{decode::Event, objects, tables::Table};

impl Fold<'_> {
	pub(super) async fn metering(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let id = text(said, "meter")?;
		let now = self.now_ms;
		match &*event.name {
			"Opened" => self.meter_opened(id, said).await,
			"ToppedUp" => {
				let more = amount(&said["amount"])?;
				self.change(Table::Meters, id, |meter| {
					let deposited = amount(&meter.state["deposited"])?.checked_add(more);
					let deposited = deposited.ok_or_else(|| impossible("more money than there is"))?;
					meter.state["deposited"] = written(deposited);
					Ok(())
				})
				.await
			}
			"Redeemed" => self.redeemed(id, said).await,
			"CloseAsked" => {
				let closing = json!({ "Closing": { "asked_ms": now, "until_ms": said["until_ms"] } });
				self.change(Table::Meters, id, |meter| {
					meter.state["state"] = closing;
					meter.set("status", "Closing");
					Ok(())
				})
				.await
			}
			"Closed" => {
				let closed = json!({ "Closed": { "at_ms": now, "returned": said["returned"] } });
				self.change(Table::Meters, id, |meter| {
					meter.state["open"] = json!([]);
					meter.state["state"] = closed;
					meter.set("status", "Closed");
					Ok(())
				})
				.await?;
				let meter = self.must(Table::Meters, id).await?.state;
				let used = units(&meter["redeemed"]["units"])?;
				self.tally(text(&meter, "grant")?, |tally| {
					let together = units(&tally["units"])?.checked_add(&used).ok_or_else(uncounted)?;
					tally["open"] = Json::Null;
					tally["closed"] = (number(tally, "closed")? + 1).into();
					tally["units"] = of_units(&together);
					Ok(())
				})
				.await
			}
			// Nothing has happened.
			_ => Ok(()),
		}
	}

	async fn meter_opened(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let grant = text(said, "grant")?;
		let dataset = self.must(Table::Grants, grant).await?.text("dataset");
		let state = json!({
			"grant": grant,
			"payer": said["payer"],
			"provider": said["provider"],
			"service": said["service"],
			"used_for": said["used_for"],
			"book": said["book"],
			"cap": said["cap"],
			"deposited": said["deposit"],
			"signers": said["signers"],
			"windows": said["windows"],
			"challenge_ms": said["challenge_ms"],
			"limits": said["limits"],
			"before": said["before"],
			"redeemed": of_totals(&Totals::default()),
			"open": [],
			"state": "Open",
		});
		let more = vec![
			grant.into(),
			dataset.into(),
			text(said, "payer")?.into(),
			text(said, "provider")?.into(),
			"Open".into(),
		];
		self.set(Table::Meters, id, state, more).await?;
		self.codes("meter", id, objects::digest(text(said, "service")?));
		self.tally(grant, |tally| {
			tally["open"] = id.into();
			Ok(())
		})
		.await
	}

	/// A voucher was redeemed: it says what was used in its window so far.
	async fn redeemed(&mut self, id: &str, said: &Json) -> Result<(), Fault> {
		let (window, now) = (number(said, "window")?, self.now_ms);
		let said_totals = &said["totals"];
		let of_window = totals(said_totals)?;
		self.change(Table::Meters, id, |meter| {
			let windows = windows(&meter.state["windows"])?;
			// No window begins or closes once the payer has asked to close.
			let moment = match &meter.state["state"]["Closing"] {
				Json::Null => now,
				closing => now.min(number(closing, "asked_ms")?),
			};
			let mut open = Vec::new();
			let mut before = Totals::default();
			for of in meter.state["open"].as_array().into_iter().flatten() {
				let other = number(of, "window")?;
				if other == window {
					before = totals(&of["totals"])?;
				} else if u32::try_from(other).is_ok_and(|other| windows.is_open(other, moment)) {
					open.push((other, of.clone()));
				}
			}
			open.push((window, json!({ "window": window, "totals": said_totals })));
			open.sort_by_key(|(window, _)| *window);
			let redeemed = totals(&meter.state["redeemed"])?;
			let redeemed = of_window.beyond(&before).and_then(|more| redeemed.plus(&more));
			meter.state["redeemed"] = of_totals(&redeemed.ok_or_else(uncounted)?);
			meter.state["open"] = open.into_iter().map(|(_, of)| of).collect();
			Ok(())
		})
		.await?;
		let name = format!("{id}/{window}");
		let former = self.get(Table::MeterWindows, &name).await?;
		let redemptions = former.and_then(|former| former.int("redemptions")).unwrap_or_default();
		let more = vec![id.into(), window.into(), said_totals.to_string().into(), (redemptions + 1).into()];
		Ok(self.set(Table::MeterWindows, &name, Json::Null, more).await?)
	}

	/// Changes what was used under a grant; before its first meter that is nothing.
	async fn tally(
		&mut self,
		grant: &str,
		change: impl FnOnce(&mut Json) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let mut state = match self.get(Table::Tallies, grant).await? {
			Some(tally) => tally.state,
			None => json!({ "open": null, "closed": 0, "units": of_units(&Units::default()) }),
		};
		change(&mut state)?;
		Ok(self.set(Table::Tallies, grant, state, Vec::new()).await?)
	}
}

fn uncounted() -> Fault {
	impossible("less than was redeemed before, or more than can be counted")
}

fn windows(of: &Json) -> Result<Windows, Fault> {
	let [opened_ms, window_ms, grace_ms] =
		["opened_ms", "window_ms", "grace_ms"].map(|field| number(of, field));
	Ok(Windows { opened_ms: opened_ms?, window_ms: window_ms?, grace_ms: grace_ms? })
}

fn units(of: &Json) -> Result<Units, Fault> {
	Ok(Units { calls: number(of, "calls")?, bytes: number(of, "bytes")? })
}

fn of_units(units: &Units) -> Json {
	json!({ "calls": written(units.calls.into()), "bytes": written(units.bytes.into()) })
}

fn totals(of: &Json) -> Result<Totals, Fault> {
	Ok(Totals { ts_ns: number(of, "ts_ns")?, value: amount(&of["value"])?, units: units(&of["units"])? })
}

fn of_totals(totals: &Totals) -> Json {
	json!({
		"ts_ns": written(totals.ts_ns.into()),
		"value": written(totals.value),
		"units": of_units(&totals.units),
	})
}
