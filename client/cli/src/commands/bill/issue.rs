//! Bills are issued.

use hefu_primitives::{BillId, MemberId, date::Day};
use hefu_sdk::{
	Client,
	bills::{Faced, NotIssued, Parties},
	client::At,
	hex,
};
use serde_json::json;

use super::{document, files};
use crate::{
	args::{Global, IssueBill},
	commands::{answer, connect, drafts::Drafts, included, signer},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::{self, Bills, Word},
};

/// `hefu bill new-id`.
pub async fn new_id(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let carrier = client.acting_member(&at, &signer.account()).await?;
	let (nonce, bill) = client.fresh_bill(&carrier)?;
	console.note(Bills::ThenIssue.say(console.lang));
	let rows =
		[(Bills::Bill.say(console.lang), bill.to_string()), (Bills::Nonce.say(console.lang), hex(&nonce))];
	Ok(Answer::new(json!({ "bill": bill, "nonce": hex(&nonce), "carrier": carrier }), list(&rows)))
}

/// `hefu bill issue`.
pub async fn issue(console: &Console, global: &Global, issue: IssueBill) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let document = document::read(console, &issue.file)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let carrier = client.acting_member(&at, &signer.account()).await?;
	let (nonce, bill) = match issue.nonce {
		Some(nonce) => (nonce, client.bill_id(&carrier, &nonce)),
		None => client.fresh_bill(&carrier)?,
	};
	let parties = Parties {
		shipper: issue.shipper.unwrap_or(issue.holder),
		holder: issue.holder,
		titleholder: issue.titleholder,
		named: issue.named.clone(),
		agents: issue.agents.clone(),
	};
	let regulator = client.regulator_key(&at).await?;
	let today = Day::in_china(client.time(&at).await?);
	let faced = document
		.issuance(&carrier, parties, today, regulator.as_ref())
		.map_err(|error| not_issued(console, &error))?;
	let mut drafts = Drafts::default();
	let written = write_private(console, &client, &at, bill, &issue, &faced, &mut drafts).await?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{bill}: {}", Word::Submitting.say(console.lang)));
	let root = faced.issuance.private.root;
	let done = drafts.with(client.issue_bill(&signer, nonce, faced.issuance)).await;
	let done = done.map_err(|error| Failure::from(error).look_for(bill))?;
	let done = included(console, global, &client, &done, ("Bills", "Issued")).await;
	console.note(Bills::KeepPrivate.say(console.lang));
	let more = json!({
		"bill": bill,
		"documentSha256": hex(&document.sha256),
		"privateRoot": hex(&root),
		"private": written,
	});
	Ok(answer(console, done, more))
}

/// Keeps the private part, and the private part as it is sealed to each who shall have it; before anything is sent, for
/// nobody could show afterwards what the root stands for.
async fn write_private(
	console: &Console,
	client: &Client,
	at: &At,
	bill: BillId,
	issue: &IssueBill,
	faced: &Faced,
	drafts: &mut Drafts,
) -> Result<Vec<std::path::PathBuf>, Failure> {
	let folder = &issue.private_out;
	let mut sealed = Vec::new();
	for member in &issue.seal_to {
		let key = client.sealing_key(at, *member).await?.ok_or_else(|| no_key(console, member))?;
		let bytes = faced.part.seal(&key).map_err(|error| not_issued(console, &NotIssued::Private(error)))?;
		sealed.push((member.to_string(), bytes));
	}
	sealed.extend(faced.for_regulator.clone().map(|bytes| ("regulator".into(), bytes)));
	let mut written = vec![files::keep(folder, &format!("{bill}.json"), &faced.part, drafts)?];
	for (to, bytes) in sealed {
		let path = folder.join(format!("{bill}.{to}.sealed"));
		files::write_new(&path, &bytes)?;
		drafts.add(path.clone());
		written.push(path);
	}
	Ok(written)
}

fn not_issued(console: &Console, error: &NotIssued) -> Failure {
	let what = text::bill::not_issued(error, console.lang);
	Failure::new(Code::Input, "NotIssued", what, Bills::CorrectParties.say(console.lang))
}

fn no_key(console: &Console, member: &MemberId) -> Failure {
	let what = format!("{member}: {}", Bills::NoSealingKey.say(console.lang));
	Failure::new(Code::Refused, "NoSealingKey", what, Bills::SetSealingKey.say(console.lang))
}
