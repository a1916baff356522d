//! Filings and registrations, looked up.

use hefu_primitives::{DatasetId, FilingId, MemberId};
use hefu_sdk::{Client, Error, client::At, hex, registration::Filing, view};
use serde_json::{Value, json};

use crate::{
	args::{FilingOrDataset, Global, Shown},
	commands::{
		calendar::{standstills_since, uncounted},
		connect, plain,
	},
	console::{Answer, Console, beneath, list as rows_of, table},
	failure::Failure,
	text::{self, Lang, Registers, Word},
};

/// Which filings are wanted.
pub struct Wanted {
	/// Only of this dataset.
	pub dataset: Option<DatasetId>,
	/// Only at this institution.
	pub institution: Option<MemberId>,
	/// Only in this member's name.
	pub applicant: Option<MemberId>,
	/// Only those that have not ended.
	pub open: bool,
}

impl Wanted {
	fn has(&self, filing: &Filing) -> bool {
		let in_name = |member: &MemberId| filing.applicants.0.iter().any(|applicant| applicant.0 == *member);
		self.dataset.is_none_or(|dataset| filing.dataset.0 == dataset)
			&& self.institution.is_none_or(|institution| filing.institution.0 == institution)
			&& self.applicant.as_ref().is_none_or(in_name)
			&& !(self.open && filing.stage.is_ended())
	}
}

/// A filing, or what is registered of a dataset, or what was decided elsewhere.
pub async fn run(console: &Console, global: &Global, of: Shown) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	match of {
		Shown::Here(FilingOrDataset::Filing(id)) => filing(console, &client, &at, id).await,
		Shown::Here(FilingOrDataset::Dataset(dataset)) => registration(console, &client, &at, dataset).await,
		Shown::Elsewhere(digest) => elsewhere(console, &client, &at, digest).await,
	}
}

/// Filings as they were written down.
pub async fn list(console: &Console, global: &Global, wanted: Wanted) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.filings(&at).await?.into_iter().filter(|(_, filing)| wanted.has(filing));
	let filings: Vec<Value> = found.map(|(id, filing)| view::filing(id, &filing)).collect();
	let lang = console.lang;
	let row = |filing: &Value| {
		vec![
			plain(&filing["filing"]),
			text::filing_kind(&filing["kind"], lang),
			text::stage(&filing["stage"], lang),
			plain(&filing["madeOn"]),
			plain(&filing["dataset"]),
			plain(&filing["institution"]),
		]
	};
	let head = [
		Registers::Filing.say(lang),
		Word::Kind.say(lang),
		Registers::Stage.say(lang),
		Registers::MadeOn.say(lang),
		Word::Dataset.say(lang),
		Registers::Institution.say(lang),
	];
	let said = table(&head, filings.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "filings": filings }), said))
}

async fn filing(console: &Console, client: &Client, at: &At, id: FilingId) -> Result<Answer, Failure> {
	let progress = client.filing(at, id).await?;
	let mut json = view::progress(id, &progress);
	let objections = client.objections(at, id).await?;
	json["objectionsMade"] =
		objections.iter().map(|(number, objection)| view::objection(*number, objection)).collect();
	json["standstills"] = standstills_since(client, at, progress.recorded.made_ms).await?;
	json["block"] = at.block_number().into();
	let lang = console.lang;
	let mut stage = text::stage(&json["stage"], lang);
	if progress.is_deemed() {
		stage = format!("{stage} ({})", Registers::BySilence.say(lang));
	}
	let confirmed = |applicant: &Value| {
		let word =
			if applicant["confirmed"] == true { Registers::Confirmed } else { Registers::NotConfirmed };
		format!("{} ({})", plain(&applicant["member"]), word.say(lang))
	};
	let end = |clock: &str| match &json["ends"][clock] {
		reason @ Value::Object(_) => text::clock_error(reason, lang),
		moment => plain(moment),
	};
	let asked = &json["request"];
	let mut said = rows_of(&[
		(Registers::Filing.say(lang), plain(&json["filing"])),
		(Word::Kind.say(lang), text::filing_kind(&json["kind"], lang)),
		(Registers::Stage.say(lang), stage),
		(Registers::Unknown.say(lang), text::clock_error(&json["unknown"], lang)),
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Word::Version.say(lang), plain(&json["version"])),
		(Registers::Institution.say(lang), plain(&json["institution"])),
		(Registers::Applicants.say(lang), joined(&json["applicants"], confirmed)),
		(Registers::MadeOn.say(lang), plain(&json["madeOn"])),
		(Registers::Pack.say(lang), plain(&json["pack"])),
		(Registers::AnswerUntil.say(lang), end("answer")),
		(Registers::ReviewUntil.say(lang), end("review")),
		(Registers::PublicUntil.say(lang), end("publicity")),
		(Registers::InquiryUntil.say(lang), end("inquiry")),
		(Word::StoodStill.say(lang), uncounted(&json["standstills"])),
		(Registers::From.say(lang), plain(&asked["from"])),
		(Registers::To.say(lang), plain(&asked["to"])),
		(Registers::Rights.say(lang), joined(&asked["rights"], |right| text::right(right, lang))),
		(Registers::Ground.say(lang), plain(&asked["ground"])),
	]);
	said += &statement(&asked["statement"], lang);
	said += &objected(&json["objectionsMade"], lang);
	Ok(Answer::new(json, said))
}

async fn registration(
	console: &Console,
	client: &Client,
	at: &At,
	dataset: DatasetId,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let annotations = client.annotations(at, dataset).await?;
	let annotations: Value =
		annotations.iter().map(|(number, annotation)| view::annotation(*number, annotation)).collect();
	let found = match client.registration(at, dataset).await {
		Ok(found) => found,
		// A court may have noted something on what is not registered.
		Err(Error::NotFound(_)) if annotations != json!([]) => {
			let frozen = client.frozen(at, dataset).await?;
			let said = noted(&annotations, lang);
			let json = json!({
				"block": at.block_number(), "dataset": dataset, "frozen": frozen, "annotations": annotations,
			});
			return Ok(Answer::new(json, said));
		}
		Err(error) => return Err(error.into()),
	};
	let objections = client.late_objections(at, dataset).await?;
	let mut json = view::registration(dataset, &found);
	json["objectionsMade"] =
		objections.iter().map(|(number, objection)| view::objection(*number, objection)).collect();
	json["annotations"] = annotations;
	json["block"] = at.block_number().into();
	let mut said = rows_of(&[
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Registers::Certificate.say(lang), plain(&json["certificate"])),
		(Word::State.say(lang), text::registration_standing(&json["standing"], lang)),
		(Registers::Unknown.say(lang), text::clock_error(&json["unknown"], lang)),
		(Registers::Expires.say(lang), plain(&json["expires"])),
		(Registers::Frozen.say(lang), if found.frozen { Word::Yes.say(lang).into() } else { String::new() }),
		(Word::Version.say(lang), plain(&json["version"])),
		(Registers::Institution.say(lang), plain(&json["institution"])),
		(Registers::Filing.say(lang), plain(&json["filing"])),
		(Registers::Ground.say(lang), plain(&json["cancelled"]["ground"])),
		(Registers::CancelledOn.say(lang), plain(&json["cancelled"]["on"])),
	]);
	said += &statement(&json["statement"], lang);
	said += &objected(&json["objectionsMade"], lang);
	said += &noted(&json["annotations"], lang);
	Ok(Answer::new(json, said))
}

async fn elsewhere(console: &Console, client: &Client, at: &At, digest: [u8; 32]) -> Result<Answer, Failure> {
	let found = client.mirrors(at, digest).await?;
	let decisions: Vec<Value> = found.iter().map(|(by, mirror)| view::mirror(*by, mirror)).collect();
	let lang = console.lang;
	let row = |decision: &Value| {
		vec![
			plain(&decision["institution"]),
			plain(&decision["code"]),
			text::filing_kind(&decision["kind"], lang),
			plain(&decision["decided"]),
			plain(&decision["dataset"]),
		]
	};
	let head = [
		Registers::Institution.say(lang),
		Registers::DecisionCode.say(lang),
		Word::Kind.say(lang),
		Registers::DecidedOn.say(lang),
		Word::Dataset.say(lang),
	];
	let said = table(&head, decisions.iter().map(row).collect());
	let json = json!({ "block": at.block_number(), "digest": hex(&digest), "elsewhere": decisions });
	Ok(Answer::new(json, said))
}

/// A statement of rights, a line a right; nothing of what states none.
pub fn statement(lines: &Value, lang: Lang) -> String {
	let row = |line: &Value| {
		vec![
			plain(&line["holder"]),
			text::right(&line["right"], lang),
			text::obtained(&line["obtained"], lang),
			plain(&line["evidence"]),
			plain(&line["limits"]),
		]
	};
	let head = [
		Word::Holder.say(lang),
		Registers::Right.say(lang),
		Registers::Obtained.say(lang),
		Registers::Evidence.say(lang),
		Registers::Limits.say(lang),
	];
	beneath(&head, lines, row)
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

fn noted(annotations: &Value, lang: Lang) -> String {
	let row = |annotation: &Value| {
		vec![
			plain(&annotation["number"]),
			text::annotation_kind(&annotation["kind"], lang),
			plain(&annotation["by"]),
			plain(&annotation["from"]),
			plain(&annotation["until"]),
			plain(&annotation["liftedOn"]),
			plain(&annotation["document"]),
		]
	};
	let head = [
		Registers::Annotation.say(lang),
		Word::Kind.say(lang),
		Registers::By.say(lang),
		Word::From.say(lang),
		Word::Until.say(lang),
		Registers::LiftedOn.say(lang),
		Registers::Document.say(lang),
	];
	beneath(&head, annotations, row)
}

fn joined(values: &Value, say: impl Fn(&Value) -> String) -> String {
	values.as_array().into_iter().flatten().map(say).collect::<Vec<_>>().join("  ")
}
