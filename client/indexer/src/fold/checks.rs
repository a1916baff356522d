//! Checks of files by validators. Of an open one the events' part is kept as progress: which samples are read and when it closes
//! depends on governed numbers, which the chain tells. A closed one's entry in the history follows from its reports.

use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{database::Value, decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn checks(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"CheckOpened" => {
				let (check, set) = (number(said, "check")?, number(said, "set")?);
				let verifiers = self.must(Table::Singles, &format!("verifiers/{set}")).await?.state;
				let subject = &said["subject"];
				let progress = json!({
					"member": said["member"],
					"set": set,
					"verifiers": verifiers,
					"opened_at": self.at.block,
					"deadline": said["deadline"],
					"reports": {},
				});
				let more = vec![
					text(subject, "dataset")?.into(),
					number(subject, "version")?.into(),
					number(subject, "distribution")?.into(),
					Value::Int(None),
					Value::Text(None),
					progress.to_string().into(),
				];
				self.set(Table::Checks, &check.to_string(), Json::Null, more).await?;
				let file = file(subject)?;
				self.change(Table::Files, &file, |file| {
					file.set("open_check", check);
					Ok(())
				})
				.await
			}
			"Reported" => {
				let settled = said["report"]["outcome"].get("Mismatch").is_some();
				let report = json!({ "report": said["report"], "settled": settled });
				self.report(said, |_| report).await
			}
			"EvidenceNamed" => {
				let deadline = said["deadline"].clone();
				self.progress(said, |progress| progress["deadline"] = deadline).await
			}
			"EvidenceRead" => {
				let read = said["report"].clone();
				self.report(said, |former| {
					// A match adds nothing to what was found before.
					let kept = if read["outcome"] == "Match" { former["report"].clone() } else { read };
					json!({ "report": kept, "settled": true })
				})
				.await
			}
			"CheckClosed" => self.closed(said).await,
			"VerifiersChanged" => {
				let set = format!("verifiers/{}", number(said, "set")?);
				self.single(&set, said["count"].clone()).await
			}
			"PolicySet" => self.single("locatorPolicy", said["policy"].clone()).await,
			_ => Ok(()),
		}
	}

	async fn report(&mut self, said: &Json, report: impl FnOnce(&Json) -> Json) -> Result<(), Fault> {
		let verifier = number(said, "verifier")?.to_string();
		self.progress(said, |progress| {
			let reports = &mut progress["reports"];
			reports[&verifier] = report(&reports[&verifier]);
		})
		.await
	}

	async fn progress(&mut self, said: &Json, change: impl FnOnce(&mut Json)) -> Result<(), Fault> {
		let id = number(said, "check")?.to_string();
		self.change(Table::Checks, &id, |check| {
			let mut progress = read_progress(check.text("progress"))?;
			change(&mut progress);
			check.set("progress", progress.to_string());
			Ok(())
		})
		.await
	}

	async fn closed(&mut self, said: &Json) -> Result<(), Fault> {
		let (id, sequence) = (number(said, "check")?, number(said, "sequence")?);
		let verdict = text(said, "verdict")?;
		let (closed_at, closed_ms) = (self.at.block, self.now_ms);
		self.change(Table::Checks, &id.to_string(), |check| {
			let progress = read_progress(check.text("progress"))?;
			let reports = counted(&progress["reports"])?;
			let difference = reports.iter().find_map(|report| report[1].get("Mismatch").cloned());
			check.state = json!({
				"check": written(id.into()),
				"verdict": verdict,
				"tally": said["tally"],
				"coverage": said["coverage"],
				"verifiers": progress["verifiers"],
				"opened_at": progress["opened_at"],
				"closed_at": closed_at,
				"closed_ms": written(closed_ms.into()),
				"difference": difference,
				"reports": reports,
			});
			check.set("sequence", sequence);
			check.set("verdict", verdict);
			check.set("progress", Value::Text(None));
			Ok(())
		})
		.await?;
		let subject = &said["subject"];
		self.change(Table::Files, &file(subject)?, |file| {
			file.set("open_check", Value::Int(None));
			file.set("closed_checks", sequence + 1);
			file.set("verdict", verdict);
			Ok(())
		})
		.await?;
		self.judge(text(subject, "dataset")?).await
	}
}

/// The id of the file that is checked.
fn file(subject: &Json) -> Result<String, Fault> {
	let (version, place) = (number(subject, "version")?, number(subject, "distribution")?);
	Ok(format!("{}/{version}/{place}", text(subject, "dataset")?))
}

fn read_progress(text: Option<String>) -> Result<Json, Fault> {
	let progress = text.and_then(|text| serde_json::from_str(&text).ok());
	progress.ok_or_else(|| impossible("the check is not open"))
}

/// The reports that count when a check closes, by verifier: a match does not by somebody who did not look at a group that another
/// named.
fn counted(reports: &Json) -> Result<Vec<Json>, Fault> {
	let mut all = Vec::new();
	for (verifier, recorded) in reports.as_object().into_iter().flatten() {
		let verifier: u32 = verifier.parse().map_err(|_| impossible("a verifier without a number"))?;
		all.push((verifier, recorded["settled"] == true, &recorded["report"]["outcome"]));
	}
	all.sort_by_key(|(verifier, ..)| *verifier);
	let named = all.iter().any(|(_, _, outcome)| outcome["Mismatch"].get("Group").is_some());
	let counts = |settled: bool, outcome: &Json| settled || !named || outcome != "Match";
	let counting = all.into_iter().filter(|(_, settled, outcome)| counts(*settled, outcome));
	Ok(counting.map(|(verifier, _, outcome)| json!([verifier, outcome])).collect())
}
