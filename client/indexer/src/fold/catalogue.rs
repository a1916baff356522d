//! Applications, and the register of public data. Derived: the clocks of an application, from the law that it names and the block's time;
//! what silence had done; counts of objections.

use codec::Encode;
use hefu_primitives::{
	ApplicationId, DatasetId,
	almanac::Almanac,
	catalogue::{Application, ApplicationKind, Entry, QueryCode},
	clock::Clock,
	law::ClockName,
	registration::{Conclusion, Stage},
};
use serde_json::{Value as Json, json};

use super::{Fault, Fold, registry::described, said::*};
use crate::{decode::Event, law::Law, raw::stored, tables::Table};

impl Fold<'_> {
	pub(super) async fn catalogue(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"PutInForce" => self.single("publicLaw", said["pack"].clone()).await,
			"Entered" => self.entered(event).await,
			"CodeReplaced" => self.code_replaced(event).await,
			_ => {
				let id = text(said, "application")?;
				// Documents are found by their digests, with the application.
				self.digests("application", id, said);
				self.applications(id, event).await
			}
		}
	}

	async fn applications(&mut self, id: &str, event: &Event) -> Result<(), Fault> {
		match &*event.name {
			"Filed" => {
				let (_, made): (ApplicationId, Application) = typed(&event.record)?;
				self.application(id, &made).await
			}
			"SilenceResolved" => {
				let (_, stage): (ApplicationId, Stage) = typed(&event.record)?;
				self.change_application(id, |it, law, now| {
					*it = it.standing(law, now).map_err(|error| impossible(error.to_string()))?;
					if it.stage == stage { Ok(()) } else { Err(impossible("silence has not done that")) }
				})
				.await
			}
			"Supplied" => {
				self.change_application(id, |it, law, now| {
					it.stage = Stage::Filed;
					it.clocks.answer = start(it, law, ClockName::Acceptance, now);
					Ok(())
				})
				.await
			}
			"ApplicationWithdrawn" => self.application_at(id, Stage::Withdrawn).await,
			"Accepted" => {
				self.change_application(id, |it, law, now| {
					it.stage = Stage::Reviewing;
					it.clocks.answer = None;
					it.clocks.review = start(it, law, ClockName::Review, now);
					Ok(())
				})
				.await
			}
			"CorrectionAsked" => {
				self.change_application(id, |it, law, now| {
					it.stage = Stage::CorrectionAsked;
					it.clocks.answer = start(it, law, ClockName::Correction, now);
					Ok(())
				})
				.await
			}
			"Rejected" => {
				self.change_application(id, |it, _, _| {
					let is_awaited = it.stage == Stage::CorrectionAsked;
					it.stage = if is_awaited { Stage::Terminated } else { Stage::Rejected };
					Ok(())
				})
				.await
			}
			"Publicised" => {
				self.change_application(id, |it, law, now| {
					it.stage = Stage::Publicised;
					it.clocks.review = None;
					it.clocks.publicity = start(it, law, ClockName::Publicity, now);
					Ok(())
				})
				.await
			}
			"Objected" => self.objected(id, event).await,
			"ObjectionDecided" => self.objection_decided(id, event).await,
			_ => Ok(()),
		}
	}

	async fn objected(&mut self, id: &str, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let sequence = number(said, "sequence")?;
		let state =
			json!({ "by": said["by"], "grounds": said["grounds"], "at_ms": self.now_ms, "outcome": null });
		let row = vec![id.into(), sequence.into()];
		self.set(Table::ApplicationObjections, &format!("{id}/{sequence}"), state, row).await?;
		self.change_application(id, |it, law, now| {
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

	async fn objection_decided(&mut self, id: &str, event: &Event) -> Result<(), Fault> {
		let (_, sequence, conclusion): (ApplicationId, u32, Conclusion) = typed(&event.record)?;
		let outcome = event.fields["conclusion"].clone();
		self.change(Table::ApplicationObjections, &format!("{id}/{sequence}"), |objection| {
			objection.state["outcome"] = outcome;
			Ok(())
		})
		.await?;
		// One that is right ends the application, and another event says so.
		self.change_application(id, |it, _, _| {
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

	/// What was applied for is in the register; a first registration has a code of its own.
	async fn entered(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let (_, kind, entry): (DatasetId, ApplicationKind, Entry) = typed(&event.record)?;
		let (id, code) = (text(said, "dataset")?, text(&said["entry"], "code")?);
		self.application_at(&entry.application.to_string(), Stage::Registered).await?;
		if kind == ApplicationKind::Initial {
			self.code_of(id, code).await?;
		}
		self.entry(id, &said["entry"], &entry).await
	}

	/// Another code leads to the dataset, and the one before to none.
	async fn code_replaced(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let (_, _, entry, _): (DatasetId, QueryCode, Entry, [u8; 32]) = typed(&event.record)?;
		let id = text(said, "dataset")?;
		// Documents are found by their digests, with the dataset.
		self.digests("dataset", id, said);
		self.set(Table::QueryCodes, text(said, "before")?, Json::Null, vec![id.into()]).await?;
		self.code_of(id, text(&said["entry"], "code")?).await?;
		self.entry(id, &said["entry"], &entry).await
	}

	/// The code leads to the dataset.
	async fn code_of(&mut self, dataset: &str, code: &str) -> Result<(), Fault> {
		self.name("queryCode", code, code, dataset, &[code]);
		Ok(self.set(Table::QueryCodes, code, dataset.into(), vec![dataset.into()]).await?)
	}

	/// The dataset's entry is so now.
	async fn entry(&mut self, id: &str, state: &Json, entry: &Entry) -> Result<(), Fault> {
		let code = text(state, "code")?;
		let more = vec![
			entry.institution.to_string().into(),
			entry.registrant.to_string().into(),
			code.into(),
			hex::encode(entry.encode()).into(),
		];
		Ok(self.set(Table::PublicEntries, id, state.clone(), more).await?)
	}

	/// The application has come to this stage.
	async fn application_at(&mut self, id: &str, stage: Stage) -> Result<(), Fault> {
		self.change_application(id, |it, _, _| {
			it.stage = stage;
			Ok(())
		})
		.await
	}

	/// Changes an application, by its law and the time.
	async fn change_application(
		&mut self,
		id: &str,
		change: impl FnOnce(&mut Application, &Law, u64) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let scale = self.must(Table::Applications, id).await?.text("scale").unwrap_or_default();
		let read = stored(&scale).ok_or_else(|| impossible(format!("{id} cannot be read")));
		let mut application: Application = read?;
		let law = self.law_of(application.pack, application.made_ms).await?;
		change(&mut application, &law, self.now_ms)?;
		self.application(id, &application).await
	}

	/// An application is so now.
	async fn application(&mut self, id: &str, application: &Application) -> Result<(), Fault> {
		let bytes = application.encode();
		let state = described("Catalogue", "Applications", &bytes)?;
		let more = vec![
			application.dataset.to_string().into(),
			application.institution.to_string().into(),
			application.applicant.to_string().into(),
			text(&state, "stage")?.into(),
			hex::encode(bytes).into(),
		];
		Ok(self.set(Table::Applications, id, state, more).await?)
	}
}

/// A clock that the block sets off, if the application's law sets it.
fn start(application: &Application, law: &Law, name: ClockName, at_ms: u64) -> Option<Clock> {
	law.start(application.pack, name, at_ms).ok()
}
