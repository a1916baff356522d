//! Checks: asked for, waited for, looked up.

use hefu_primitives::{
	DatasetId,
	verification::{Subject, Verdict},
};
use hefu_sdk::{Client, Closed, view};
use serde_json::{Value, json};

use crate::{
	args::Global,
	commands::{connect, included, signer},
	console::{Answer, Console, table},
	failure::{Code, Failure},
	progress,
	text::{Lang, Word, covered, verdict},
};

/// Has the files of a version checked.
pub async fn check(
	console: &Console,
	global: &Global,
	dataset: DatasetId,
	number: Option<u32>,
	wait_for: bool,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let latest = client.dataset(&at, dataset).await?.versions;
	let subjects = client.subjects(&at, dataset, number.unwrap_or(latest)).await?;
	let mut wanted = Vec::new();
	for subject in &subjects {
		wanted.push((*subject, client.history_length(&at, *subject).await?));
	}
	let done = client.request_checks(&signer, &subjects).await?;
	let mut requests = Vec::new();
	for done in &done {
		requests.push(included(console, global, &client, done, ("Verification", "CheckOpened")).await);
	}
	let mut answer = if wait_for {
		wait(console, &client, &wanted).await?
	} else {
		let at = client.finalised().await?;
		let mut open = Vec::new();
		for subject in &subjects {
			if let Some((id, check)) = client.open_check(&at, *subject).await? {
				open.push(view::check(id, &check));
			}
		}
		let text = format!("{}: {}", Word::OpenChecks.say(console.lang), open.len());
		Answer::new(json!({ "checks": open }), text)
	};
	answer.json["requests"] = requests.into();
	Ok(answer)
}

/// Waits for the verdicts; the exit code says whether all are `Verified`.
pub async fn wait(console: &Console, client: &Client, wanted: &[(Subject, u32)]) -> Result<Answer, Failure> {
	let lang = console.lang;
	let bar = progress::waiting(console, Word::Check.say(lang).into());
	let closed = client
		.wait_closed(wanted, |now| {
			bar.set_message(format!(
				"{} {}/{} · {} {}",
				Word::Check.say(lang),
				now.closed,
				now.all,
				now.reports,
				Word::Reports.say(lang)
			));
		})
		.await;
	bar.finish_and_clear();
	let closed = closed?;
	let json: Vec<_> =
		wanted.iter().zip(&closed).map(|((subject, _), closed)| view::closed(subject, closed)).collect();
	let rows = wanted.iter().zip(&closed).map(|((subject, _), closed)| row(subject, closed, lang)).collect();
	let verified = closed.iter().all(|closed| closed.verdict.0 == Verdict::Verified);
	let code = (!verified).then_some(Code::NotVerified);
	Ok(Answer { code, ..Answer::new(json!({ "checks": json }), table(&head(lang), rows)) })
}

/// Every closed check of a dataset's files, oldest first, and the open ones.
pub async fn history(console: &Console, global: &Global, dataset: DatasetId) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let versions = client.dataset(&at, dataset).await?.versions;
	let mut json: Vec<Value> = Vec::new();
	let mut rows = Vec::new();
	for number in 1..=versions {
		for subject in client.subjects(&at, dataset, number).await? {
			for sequence in 0..client.history_length(&at, subject).await? {
				if let Some(closed) = client.closed(&at, subject, sequence).await? {
					rows.push(row(&subject, &closed, console.lang));
					json.push(view::closed(&subject, &closed));
				}
			}
			if let Some((id, check)) = client.open_check(&at, subject).await? {
				json.push(view::check(id, &check));
			}
		}
	}
	let answer = json!({ "block": at.block_number(), "dataset": dataset, "checks": json });
	Ok(Answer::new(answer, table(&head(console.lang), rows)))
}

fn head(lang: Lang) -> [&'static str; 7] {
	[Word::Check, Word::Version, Word::File, Word::Verdict, Word::Covered, Word::Reports, Word::Block]
		.map(|word| word.say(lang))
}

fn row(subject: &Subject, closed: &Closed, lang: Lang) -> Vec<String> {
	let reports: Vec<_> = closed.reports.0.iter().map(|(_, outcome)| view::outcome(outcome)).collect();
	vec![
		closed.check.to_string(),
		subject.version.to_string(),
		subject.distribution.to_string(),
		verdict(closed.verdict.0, lang).into(),
		covered(&closed.coverage, lang),
		reports.join(", "),
		closed.closed_at.to_string(),
	]
}
