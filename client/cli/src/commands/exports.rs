//! `hefu export`.

use std::path::Path;

use hefu_primitives::{
	DatasetId, MemberId,
	digest::Digests,
	export::{Basis, Heads, Rules, year_in_china},
};
use hefu_sdk::{
	Client,
	client::At,
	digest::digest_like,
	exports::{Leaving, RulesFile},
	governance::{Body, Proposal},
	terms::Term,
	view,
};
use serde_json::{Value, json};

use super::{answer, connect, included, motion, own_account, plain, signer};
use crate::{
	args::{self, BasisKind, DigestOrFile, Export, Global},
	console::{Answer, Console, list as rows_of, table},
	failure::{Code, Failure},
	text::{self, Exports, Lang, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Export) -> Result<Answer, Failure> {
	match command {
		Export::Record(leaving) => record(console, global, leaving).await,
		Export::List { exporter, dataset } => list(console, global, exporter, dataset).await,
		Export::Count { exporter } => count(console, global, exporter).await,
		Export::Rules => rules(console, global).await,
		Export::Need { exporter, heads, important } => {
			need(console, global, exporter, heads.into(), important).await
		}
		Export::SetRules { file, votes } => {
			let proposal = Proposal::SetExportRules(read(&file)?);
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			motion::propose(console, global, &client, &signer, (Body::Council, proposal), votes).await
		}
	}
}

async fn record(console: &Console, global: &Global, leaving: args::Leaving) -> Result<Answer, Failure> {
	let basis = basis(&leaving)?;
	let recipient = digest_of(&leaving.recipient)?;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let version = match leaving.version {
		Some(version) => version,
		None => client.dataset(&client.finalised().await?, leaving.dataset).await?.versions,
	};
	let leaving = Leaving {
		dataset: leaving.dataset,
		version,
		grant: leaving.grant,
		heads: leaving.heads.into(),
		important: leaving.important,
		recipient,
		basis,
	};
	let more = json!({
		"dataset": leaving.dataset,
		"version": leaving.version,
		"heads": view::heads(&leaving.heads),
		"basis": view::export_basis(&basis),
		"recipient": hefu_sdk::hex(&leaving.recipient),
	});
	let (done, number) = client.record_export(&signer, leaving).await?;
	let done = included(console, global, &client, &done, ("Exports", "Exported")).await;
	let mut answer = answer(
		console,
		done,
		json!({ "dataset": more["dataset"], "version": more["version"], "number": number }),
	);
	// For programs; people have said it.
	for name in ["heads", "basis", "recipient"] {
		answer.json[name] = more[name].clone();
	}
	Ok(answer)
}

/// On what it stands; clap has seen to it that the parts of each kind are there.
fn basis(leaving: &args::Leaving) -> Result<Basis, Failure> {
	let missing = || Failure::internal("a part of the basis is missing");
	let evidence = match &leaving.evidence {
		Some(evidence) => Some(digest_of(evidence)?),
		None => None,
	};
	let evidence = || evidence.ok_or_else(missing);
	Ok(match leaving.basis {
		BasisKind::Few => Basis::Few,
		BasisKind::Exempt => Basis::Exempt { case: leaving.case.ok_or_else(missing)?, evidence: evidence()? },
		BasisKind::OffNegativeList => Basis::OffNegativeList { evidence: evidence()? },
		BasisKind::StandardContract => Basis::StandardContract { filing: evidence()? },
		BasisKind::Certification => Basis::Certification { certificate: evidence()? },
		BasisKind::Assessment => {
			Basis::Assessment { decision: evidence()?, until_ms: leaving.until.ok_or_else(missing)? }
		}
	})
}

/// The digest that is given, or SHA-256 of the file that is.
pub fn digest_of(of: &DigestOrFile) -> Result<[u8; 32], Failure> {
	let path = match of {
		DigestOrFile::Digest(digest) => return Ok(*digest),
		DigestOrFile::File(path) => path,
	};
	let wanted = Digests { blake3: None, sha256: Some([0; 32]), sm3: None };
	let found = digest_like(path, &wanted, &mut |_| ()).map_err(|error| Failure::file(path, &error))?;
	found.digests.sha256.ok_or_else(|| Failure::internal("SHA-256 was asked for"))
}

async fn list(
	console: &Console,
	global: &Global,
	exporter: Option<MemberId>,
	dataset: Option<DatasetId>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.exports(&at, exporter).await?.into_iter();
	let found = found.filter(|(_, _, export)| dataset.is_none_or(|dataset| export.dataset.0 == dataset));
	let exports: Vec<Value> =
		found.map(|(exporter, number, export)| view::export(exporter, number, &export)).collect();
	let lang = console.lang;
	let row = |export: &Value| {
		vec![
			plain(&export["recordedOn"]),
			plain(&export["exporter"]),
			plain(&export["number"]),
			plain(&export["dataset"]),
			plain(&export["version"]),
			plain(&export["heads"]["persons"]),
			plain(&export["heads"]["sensitive"]),
			text::export_basis(&export["basis"]["kind"], lang),
			text::exemption(&export["basis"]["case"], lang),
		]
	};
	let head = [
		Exports::RecordedOn.say(lang),
		Exports::Exporter.say(lang),
		Exports::Number.say(lang),
		Word::Dataset.say(lang),
		Word::Version.say(lang),
		Exports::Persons.say(lang),
		Exports::Sensitive.say(lang),
		Exports::Basis.say(lang),
		Exports::Case.say(lang),
	];
	let said = table(&head, exports.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "exports": exports }), said))
}

async fn count(console: &Console, global: &Global, exporter: Option<MemberId>) -> Result<Answer, Failure> {
	let lang = console.lang;
	let (client, at, exporter) = of_member(console, global, exporter).await?;
	let this_year = year_in_china(client.time(&at).await?);
	let counted: Vec<Value> = client
		.counted(&at, exporter)
		.await?
		.iter()
		.map(|(year, heads)| json!({ "year": year, "heads": view::heads(heads) }))
		.collect();
	let row = |year: &Value| {
		vec![plain(&year["year"]), plain(&year["heads"]["persons"]), plain(&year["heads"]["sensitive"])]
	};
	let head = [Word::Year.say(lang), Exports::Persons.say(lang), Exports::Sensitive.say(lang)];
	let said = table(&head, counted.iter().map(row).collect());
	let json = json!({
		"block": at.block_number(), "exporter": exporter, "year": this_year, "counted": counted,
	});
	Ok(Answer::new(json, said))
}

async fn rules(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.export_rules(&at).await?;
	let rules: Vec<Value> = found.iter().map(|(number, rules)| view::export_rules(*number, rules)).collect();
	let holds = found.last().map(|(number, _)| *number);
	let lang = console.lang;
	let row = |entry: &Value| {
		let rules = &entry["rules"];
		let now = holds.is_some_and(|holds| entry["number"] == holds);
		vec![
			plain(&entry["number"]),
			plain(&rules["assessmentPersons"]),
			plain(&rules["assessmentSensitive"]),
			plain(&rules["contractPersons"]),
			plain(&rules["basis"]),
			if now { Word::Yes.say(lang).into() } else { String::new() },
		]
	};
	let head = [
		Exports::Number.say(lang),
		Exports::AssessmentFrom.say(lang),
		Exports::SensitiveFrom.say(lang),
		Exports::ContractFrom.say(lang),
		Word::Basis.say(lang),
		Exports::HoldNow.say(lang),
	];
	let said = table(&head, rules.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "hold": holds, "rules": rules }), said))
}

async fn need(
	console: &Console,
	global: &Global,
	exporter: Option<MemberId>,
	heads: Heads,
	important: bool,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let (client, at, exporter) = of_member(console, global, exporter).await?;
	let path = client.required_path(&at, exporter, heads, important).await?;
	let year = year_in_china(client.time(&at).await?);
	let counted = client.counted(&at, exporter).await?;
	let counted = counted.iter().find(|(counted, _)| *counted == year);
	let counted = counted.map(|(_, heads)| *heads).unwrap_or_default();
	let with = counted.and(&heads);
	let json = json!({
		"block": at.block_number(),
		"exporter": exporter,
		"heads": view::heads(&heads),
		"important": important,
		"year": year,
		"withCounted": view::heads(&with),
		"needs": path.word(),
	});
	let said = rows_of(&[
		(Exports::Exporter.say(lang), plain(&json["exporter"])),
		(Word::Year.say(lang), plain(&json["year"])),
		(Exports::PersonsWith.say(lang), plain(&json["withCounted"]["persons"])),
		(Exports::SensitiveWith.say(lang), plain(&json["withCounted"]["sensitive"])),
		(Exports::Needs.say(lang), text::export_path(&json["needs"], lang)),
	]);
	Ok(Answer::new(json, said))
}

/// The node, its last final block, and the member that is named, or that of the key.
async fn of_member(
	console: &Console,
	global: &Global,
	named: Option<MemberId>,
) -> Result<(Client, At, MemberId), Failure> {
	let own = match named {
		Some(_) => None,
		None => Some(own_account(console, global)?),
	};
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let member = match (named, own) {
		(Some(member), _) => member,
		(None, Some(account)) => client.acting_member(&at, &account).await?,
		(None, None) => return Err(Failure::internal("neither a member nor a key")),
	};
	Ok((client, at, member))
}

/// The rules in a file.
fn read(path: &Path) -> Result<Rules, Failure> {
	let said = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
	RulesFile::read(&said).map_err(|error| {
		let lang = Lang::chosen();
		let what = format!("{}: {}", path.display(), text::no_rules(&error, lang));
		Failure::new(Code::Input, "ExportRules", what, Exports::CorrectRules.say(lang))
	})
}
