//! Applications and entries of the register of public data, looked up.

use hefu_primitives::{ApplicationId, DatasetId, MemberId, catalogue::QueryCode};
use hefu_sdk::{Client, catalogue::Application, client::At, view};
use serde_json::{Value, json};

use crate::{
	args::{ApplicationOrDataset, Global},
	commands::{
		calendar::{standstills_since, uncounted},
		connect, plain,
	},
	console::{Answer, Console, beneath, list as rows_of, table},
	failure::Failure,
	text::{self, Catalogues, Lang, Registers, Word},
};

/// Which applications are wanted.
pub struct Wanted {
	/// Only about this dataset.
	pub dataset: Option<DatasetId>,
	/// Only at this institution.
	pub institution: Option<MemberId>,
	/// Only this member's.
	pub applicant: Option<MemberId>,
	/// Only those that have not ended.
	pub open: bool,
}

impl Wanted {
	fn has(&self, application: &Application) -> bool {
		self.dataset.is_none_or(|dataset| application.dataset.0 == dataset)
			&& self.institution.is_none_or(|institution| application.institution.0 == institution)
			&& self.applicant.is_none_or(|applicant| application.applicant.0 == applicant)
			&& !(self.open && application.stage.is_ended())
	}
}

/// An application, or the entry of a dataset.
pub async fn run(console: &Console, global: &Global, of: ApplicationOrDataset) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	match of {
		ApplicationOrDataset::Application(id) => application(console, &client, &at, id).await,
		ApplicationOrDataset::Dataset(dataset) => {
			let mut json = view::public_entry(dataset, &client.public_entry(&at, dataset).await?);
			json["block"] = at.block_number().into();
			let said = entry(&json, console.lang);
			Ok(Answer::new(json, said))
		}
	}
}

/// Applications as they were written down.
pub async fn list(console: &Console, global: &Global, wanted: Wanted) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.applications(&at).await?.into_iter();
	let found = found.filter(|(_, application)| wanted.has(application));
	let applications: Vec<Value> =
		found.map(|(id, application)| view::application(id, &application)).collect();
	let lang = console.lang;
	let row = |application: &Value| {
		vec![
			plain(&application["application"]),
			text::application_kind(&application["kind"], lang),
			text::stage(&application["stage"], lang),
			plain(&application["madeOn"]),
			plain(&application["dataset"]),
			plain(&application["institution"]),
		]
	};
	let head = [
		Catalogues::Application.say(lang),
		Word::Kind.say(lang),
		Registers::Stage.say(lang),
		Registers::MadeOn.say(lang),
		Word::Dataset.say(lang),
		Registers::Institution.say(lang),
	];
	let said = table(&head, applications.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "applications": applications }), said))
}

/// What a query code leads to.
pub async fn query(console: &Console, global: &Global, code: &QueryCode) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let mut json = view::queried(&client.query_code(&at, code).await?);
	json["asked"] = code.to_string_lossy().into();
	json["block"] = at.block_number().into();
	let mut said = String::new();
	if json["current"] == false {
		said += &rows_of(&[(Catalogues::Asked.say(lang), plain(&json["asked"]))]);
	}
	said += &entry(&json, lang);
	Ok(Answer::new(json, said))
}

/// By when a dataset must be filed.
pub async fn due(console: &Console, global: &Global, dataset: DatasetId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	// That a dataset does not exist is not the same as that it is not operated.
	client.dataset(&at, dataset).await?;
	let mut json = match client.filing_due(&at, dataset).await? {
		Some(due) => view::due(dataset, &due),
		None => json!({ "dataset": dataset, "operatedSince": null }),
	};
	json["block"] = at.block_number().into();
	if json["operatedSince"].is_null() {
		return Ok(Answer::new(json, Catalogues::NotOperated.say(lang)));
	}
	let filed = if json["filed"] == true { Word::Yes } else { Word::No };
	let said = rows_of(&[
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Catalogues::OperatedSince.say(lang), plain(&json["operatedSince"])),
		(Catalogues::DueBy.say(lang), plain(&json["due"])),
		(Catalogues::IsFiled.say(lang), filed.say(lang).into()),
		(Catalogues::Overdue.say(lang), text::overdue(&json["overdue"], lang).into()),
		(Registers::Unknown.say(lang), text::clock_error(&json["unknown"], lang)),
	]);
	Ok(Answer::new(json, said))
}

/// The law pack that holds.
pub async fn law(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let Some(number) = client.public_law(&at).await? else {
		let json = json!({ "block": at.block_number(), "number": null });
		return Ok(Answer::new(json, Catalogues::NoLaw.say(lang)));
	};
	let pack = client.pack(&at, number).await?;
	let mut json = view::pack(number, &pack, &[]);
	// The days are those of the property register.
	if let Some(entry) = json.as_object_mut() {
		entry.remove("inForceFrom");
	}
	json["block"] = at.block_number().into();
	let said = rows_of(&[
		(Registers::Pack.say(lang), plain(&json["number"])),
		(Registers::Identifier.say(lang), plain(&json["pack"]["identifier"])),
		(Word::Version.say(lang), plain(&json["pack"]["version"])),
		(Registers::Source.say(lang), plain(&json["pack"]["source"])),
		(Registers::TextStatus.say(lang), text::text_status(&json["pack"]["status"], lang).into()),
	]);
	Ok(Answer::new(json, said))
}

async fn application(
	console: &Console,
	client: &Client,
	at: &At,
	id: ApplicationId,
) -> Result<Answer, Failure> {
	let progress = client.application(at, id).await?;
	let mut json = view::application_progress(id, &progress);
	let objections = client.application_objections(at, id).await?;
	json["objectionsMade"] = objections
		.iter()
		.map(|(number, objection)| view::application_objection(*number, objection))
		.collect();
	json["standstills"] = standstills_since(client, at, progress.recorded.made_ms).await?;
	json["block"] = at.block_number().into();
	let lang = console.lang;
	let mut stage = text::stage(&json["stage"], lang);
	if progress.is_deemed() {
		stage = format!("{stage} ({})", Registers::BySilence.say(lang));
	}
	let end = |clock: &str| match &json["ends"][clock] {
		reason @ Value::Object(_) => text::clock_error(reason, lang),
		moment => plain(moment),
	};
	let mut said = rows_of(&[
		(Catalogues::Application.say(lang), plain(&json["application"])),
		(Word::Kind.say(lang), text::application_kind(&json["kind"], lang)),
		(Registers::Stage.say(lang), stage),
		(Registers::Unknown.say(lang), text::clock_error(&json["unknown"], lang)),
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Word::Version.say(lang), plain(&json["version"])),
		(Registers::Institution.say(lang), plain(&json["institution"])),
		(Catalogues::Applicant.say(lang), plain(&json["applicant"])),
		(Registers::MadeOn.say(lang), plain(&json["madeOn"])),
		(Registers::Pack.say(lang), plain(&json["pack"])),
		(Registers::AnswerUntil.say(lang), end("answer")),
		(Registers::ReviewUntil.say(lang), end("review")),
		(Registers::PublicUntil.say(lang), end("publicity")),
		(Registers::InquiryUntil.say(lang), end("inquiry")),
		(Word::StoodStill.say(lang), uncounted(&json["standstills"])),
		(Catalogues::Materials.say(lang), plain(&json["demand"]["materials"])),
		(Registers::Ground.say(lang), text::entry_end(&json["demand"]["ground"], lang)),
	]);
	said += &objected(&json["objectionsMade"], lang);
	Ok(Answer::new(json, said))
}

/// An entry for people.
fn entry(json: &Value, lang: Lang) -> String {
	rows_of(&[
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Catalogues::QueryCode.say(lang), plain(&json["code"])),
		(Word::State.say(lang), text::registration_standing(&json["standing"], lang)),
		(Registers::Unknown.say(lang), text::clock_error(&json["unknown"], lang)),
		(Registers::Expires.say(lang), plain(&json["expires"])),
		(Word::Version.say(lang), plain(&json["version"])),
		(Registers::Institution.say(lang), plain(&json["institution"])),
		(Catalogues::Registrant.say(lang), plain(&json["registrant"])),
		(Catalogues::Application.say(lang), plain(&json["application"])),
		(Catalogues::Materials.say(lang), plain(&json["materials"])),
		(Registers::Ground.say(lang), text::entry_end(&json["cancelled"]["ground"], lang)),
		(Registers::CancelledOn.say(lang), plain(&json["cancelled"]["on"])),
	])
}

fn objected(objections: &Value, lang: Lang) -> String {
	let row = |objection: &Value| {
		vec![
			plain(&objection["number"]),
			plain(&objection["by"]),
			plain(&objection["madeOn"]),
			plain(&objection["grounds"]),
			text::conclusion(&objection["outcome"], lang).into(),
		]
	};
	let head = [
		Registers::Objection.say(lang),
		Registers::By.say(lang),
		Registers::MadeOn.say(lang),
		Registers::Grounds.say(lang),
		Registers::Outcome.say(lang),
	];
	beneath(&head, objections, row)
}
