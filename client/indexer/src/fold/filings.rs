//! Filings, and objections to them. Derived: the clocks, from the law that a filing names and the block's time; what silence had done;
//! counts and numbers of objections.

use codec::Encode;
use hefu_primitives::{
	FilingId, MemberId,
	almanac::Almanac,
	calendar::CalendarKind,
	clock::{Clock, ClockError},
	date::Day,
	law::{ClockName, PackId},
	registration::{Conclusion, Filing, Stage},
};
use serde_json::json;

use super::{Fault, Fold, registry::described, said::*};
use crate::{decode::Event, law::Law, raw::stored, tables::Table};

impl Fold<'_> {
	pub(super) async fn filings(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let id = text(said, "filing")?;
		match &*event.name {
			"Made" => {
				let (_, _, made): (FilingId, MemberId, Filing) = typed(&event.record)?;
				for applicant in &made.applicants {
					self.rows.parties.push(vec!["filing".into(), applicant.to_string().into(), id.into()]);
				}
				self.filing(id, &made).await
			}
			"Confirmed" => {
				let (_, by, stage): (FilingId, MemberId, Stage) = typed(&event.record)?;
				self.change_filing(id, |it, law, now| {
					let place = it.place(&by).ok_or_else(|| impossible("it is not made in its name"))?;
					it.confirmed |= 1 << place;
					it.stage = stage;
					if stage == Stage::Filed {
						it.clocks.answer = start(it, law, ClockName::Acceptance, now);
					}
					Ok(())
				})
				.await
			}
			"LawTaken" => {
				let (_, pack): (FilingId, PackId) = typed(&event.record)?;
				self.change_filing(id, |it, _, _| {
					it.pack = pack;
					Ok(())
				})
				.await
			}
			"SilenceResolved" => {
				let (_, stage): (FilingId, Stage) = typed(&event.record)?;
				self.change_filing(id, |it, law, now| {
					*it = it.standing(law, now).map_err(|error| impossible(error.to_string()))?;
					if it.stage == stage { Ok(()) } else { Err(impossible("silence has not done that")) }
				})
				.await
			}
			"Supplied" => {
				self.change_filing(id, |it, law, now| {
					it.stage = Stage::Filed;
					it.clocks.answer = start(it, law, ClockName::Acceptance, now);
					Ok(())
				})
				.await
			}
			"Accepted" => {
				self.change_filing(id, |it, law, now| {
					it.stage = Stage::Reviewing;
					it.clocks.answer = None;
					it.clocks.review = start(it, law, ClockName::Review, now);
					Ok(())
				})
				.await
			}
			"CorrectionAsked" => {
				self.change_filing(id, |it, law, now| {
					it.stage = Stage::CorrectionAsked;
					it.clocks.answer = start(it, law, ClockName::Correction, now);
					Ok(())
				})
				.await
			}
			"ReviewExtended" => {
				let (_, units): (FilingId, u16) = typed(&event.record)?;
				self.review(id, None, |clock, law, now| law.extend(clock, units, now)).await
			}
			"ReviewStopped" => {
				let stage = Some(Stage::Supplementing);
				self.review(id, stage, |clock, law, now| law.stop(clock, now)).await
			}
			"ReviewResumed" => {
				self.review(id, Some(Stage::Reviewing), |clock, _, now| clock.resume(now)).await
			}
			"Publicised" => {
				self.change_filing(id, |it, law, now| {
					it.stage = Stage::Publicised;
					if let Some(review) = it.clocks.review {
						it.clocks.review = Some(match law.stop(review, now) {
							Err(ClockError::Over) => review,
							stopped => stopped.map_err(|error| impossible(error.to_string()))?,
						});
					}
					it.clocks.publicity = start(it, law, ClockName::Publicity, now);
					Ok(())
				})
				.await
			}
			"Objected" => {
				let sequence = number(said, "sequence")?;
				let state = json!({
					"by": said["by"],
					"grounds": said["grounds"],
					"at_ms": self.now_ms,
					"notice": null,
					"outcome": null,
				});
				let row = vec![id.into(), sequence.into()];
				self.set(Table::Objections, &format!("{id}/{sequence}"), state, row).await?;
				self.change_filing(id, |it, law, now| {
					it.stage = Stage::Objected;
					if it.open_objections == 0 {
						it.clocks.inquiry = start(it, law, ClockName::ObjectionInquiry, now);
					}
					it.objections += 1;
					it.open_objections += 1;
					Ok(())
				})
				.await
			}
			"ObjectionDecided" => {
				let (_, sequence, conclusion): (FilingId, u32, Conclusion) = typed(&event.record)?;
				let outcome = said["conclusion"].clone();
				self.change(Table::Objections, &format!("{id}/{sequence}"), |objection| {
					objection.state["outcome"] = outcome;
					Ok(())
				})
				.await?;
				// One that is right ends the filing, and another event says so.
				self.change_filing(id, |it, _, _| {
					it.open_objections = it.open_objections.saturating_sub(1);
					if it.open_objections == 0 {
						it.clocks.inquiry = None;
						if conclusion == Conclusion::Dismissed {
							it.stage = Stage::Publicised;
						}
					}
					Ok(())
				})
				.await
			}
			"FilingWithdrawn" => self.filing_at(id, Stage::Withdrawn).await,
			"Rejected" => self.filing_at(id, Stage::Rejected).await,
			"Terminated" => self.filing_at(id, Stage::Terminated).await,
			"PublicityWaived" => self.filing_at(id, Stage::Waived).await,
			_ => Ok(()),
		}
	}

	/// The filing has come to this stage.
	pub(super) async fn filing_at(&mut self, id: &str, stage: Stage) -> Result<(), Fault> {
		self.change_filing(id, |it, _, _| {
			it.stage = stage;
			Ok(())
		})
		.await
	}

	/// Changes the clock of a review, and the stage if it is another one.
	async fn review(
		&mut self,
		id: &str,
		stage: Option<Stage>,
		change: impl FnOnce(Clock, &Law, u64) -> Result<Clock, ClockError>,
	) -> Result<(), Fault> {
		self.change_filing(id, |it, law, now| {
			let review = it.clocks.review.ok_or_else(|| impossible("it is not looked into"))?;
			let changed = change(review, law, now).map_err(|error| impossible(error.to_string()))?;
			it.clocks.review = Some(changed);
			it.stage = stage.unwrap_or(it.stage);
			Ok(())
		})
		.await
	}

	/// Changes a filing, by its law and the time.
	async fn change_filing(
		&mut self,
		id: &str,
		change: impl FnOnce(&mut Filing, &Law, u64) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let scale = self.must(Table::Filings, id).await?.text("scale").unwrap_or_default();
		let mut filing: Filing = stored(&scale).ok_or_else(|| impossible(format!("{id} cannot be read")))?;
		let law = self.law_of(filing.pack, filing.made_ms).await?;
		change(&mut filing, &law, self.now_ms)?;
		self.filing(id, &filing).await
	}

	/// A filing is so now.
	async fn filing(&mut self, id: &str, filing: &Filing) -> Result<(), Fault> {
		let bytes = filing.encode();
		let state = described("Registration", "Filings", &bytes)?;
		let more = vec![
			filing.dataset.to_string().into(),
			filing.institution.to_string().into(),
			text(&state, "stage")?.into(),
			hex::encode(bytes).into(),
		];
		Ok(self.set(Table::Filings, id, state, more).await?)
	}

	/// A law pack, with the days of the years since what was filed by it was made.
	pub(super) async fn law_of(&mut self, pack: PackId, made_ms: u64) -> Result<Law, Fault> {
		let mut law = Law::default();
		let pack = pack.0.to_string();
		if let Some(found) = self.get(Table::LawPacks, &pack).await? {
			law.add_pack(&pack, &found.text("scale").unwrap_or_default());
		}
		let year = |ms| Day::in_china(ms).place().0;
		for year in year(made_ms)..=year(self.now_ms) {
			for kind in CalendarKind::ALL {
				let id = format!("{kind:?}/{year}");
				if let Some(found) = self.get(Table::Years, &id).await? {
					law.add_year(&id, &found.state);
				}
			}
			let id = year.to_string();
			if let Some(found) = self.get(Table::StalledYears, &id).await? {
				law.add_stalled(&id, &found.state);
			}
		}
		Ok(law)
	}
}

/// A clock that the block sets off, if the filing's law sets it.
fn start(filing: &Filing, law: &Law, name: ClockName, at_ms: u64) -> Option<Clock> {
	law.start(filing.pack, name, at_ms).ok()
}
