//! What parties do about bills.

use hefu_primitives::{
	BillId, Party,
	bill::{Pending, Title},
};
use hefu_sdk::{
	Client, Error,
	bills::{self, Act, Endorsement, Rejected},
	client::At,
	hex,
	terms::Term,
	view,
};
use serde_json::json;

use super::files;
use crate::{
	args::{Bill, Comment, Global, Seen},
	commands::{answer, connect, drafts::Drafts, included, signer},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::{self, Bills},
};

/// Runs one of the commands that sign.
pub async fn run(console: &Console, global: &Global, command: Bill) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let Wanted { bill, act, said, offered_by, drafts } =
		wanted(console, global, &client, &at, command).await?;
	let done = match drafts.with(client.act_on_bill(&signer, bill, act)).await {
		Ok(done) => done,
		Err(error) => {
			let bearer = is_to_bearer(&client, bill, &act, &error).await;
			let mut failure = Failure::from(error).look_for(bill);
			if bearer {
				failure.next = Bills::OfferInstead.say(console.lang).into();
			}
			return Err(failure);
		}
	};
	let now = client.bill(&done.at, bill).await?;
	let mut more = json!({
		"bill": bill,
		"status": now.control.status.word(),
		"controlledBy": now.control.possessor.to_string(),
		"commentFile": said,
	});
	match act {
		// Whom it is offered to answers the bill as it stands after this entry.
		Act::Offer { .. } => more["offeredAfter"] = hex(&now.chain.hash).into(),
		Act::Accept { after } | Act::Decline { after, .. } => {
			more["offeredBy"] = offered_by.map(|party| party.to_string()).into();
			more["answeredAfter"] = hex(&after).into();
		}
		_ => {}
	}
	let done = included(console, global, &client, &done, ("Bills", act.event())).await;
	let mut answer = answer(console, done, more);
	// For programs; people are told in words before they answer an offer, and by hefu bill show.
	answer.json["title"] = view::bill_title(&now.control.title);
	Ok(answer)
}

/// What a command does to which bill.
struct Wanted {
	bill: BillId,
	act: Act,
	/// The file with the comment's text, which is kept before anything is sent: without it nobody could show what was said.
	said: Option<std::path::PathBuf>,
	/// Who made the offer that it answers.
	offered_by: Option<Party>,
	/// The same file, as long as nothing needs it.
	drafts: Drafts,
}

async fn wanted(
	console: &Console,
	global: &Global,
	client: &Client,
	at: &At,
	command: Bill,
) -> Result<Wanted, Failure> {
	let (mut said, mut offered_by, mut drafts) = (None, None, Drafts::default());
	let mut keep = |bill: &BillId, comment: &Comment| {
		let (root, file) = files::comment(global, bill, comment, &mut drafts)?;
		said = file;
		Ok::<_, Failure>(root)
	};
	let (bill, act) = match command {
		Bill::Offer { bill, to, comment } => {
			let comment = keep(&bill, &comment)?;
			(bill, Act::Offer { to, comment })
		}
		Bill::Accept { bill, seen } => {
			let (after, from) = offered(console, client, at, bill, seen).await?;
			offered_by = Some(from);
			(bill, Act::Accept { after })
		}
		Bill::Decline { bill, seen, comment } => {
			let (after, from) = offered(console, client, at, bill, seen).await?;
			offered_by = Some(from);
			let comment = keep(&bill, &comment)?;
			(bill, Act::Decline { after, comment })
		}
		Bill::Withdraw { bill } => (bill, Act::Withdraw),
		Bill::Endorse { bill, to, to_order, comment, .. } => {
			let how = match to {
				None => Endorsement::Blank,
				Some(to) if to_order => Endorsement::ToOrder(to),
				Some(to) => Endorsement::Named(to),
			};
			let comment = keep(&bill, &comment)?;
			(bill, Act::Endorse { how, comment })
		}
		Bill::Reject { bill, title, both, comment } => {
			let what = match (title, both) {
				(true, _) => Rejected::Title,
				(_, true) => Rejected::Both,
				_ => Rejected::Possession,
			};
			let comment = keep(&bill, &comment)?;
			(bill, Act::Reject { what, comment })
		}
		Bill::Surrender { bill, to, comment } => {
			let to = match to {
				Some(to) => to,
				None => client.bill(at, bill).await?.face.carrier,
			};
			let comment = keep(&bill, &comment)?;
			(bill, Act::Surrender { to, reference: bills::fresh_reference()?, comment })
		}
		Bill::Answer { bill, accept, comment, .. } => {
			let reference = pending(console, client, at, bill).await?;
			let comment = keep(&bill, &comment)?;
			let act = match comment {
				Some(reason) if !accept => Act::RejectSurrender { reference, reason },
				comment => Act::AcceptSurrender { reference, comment },
			};
			(bill, act)
		}
		Bill::Cancel { bill, comment } => {
			let reference = pending(console, client, at, bill).await?;
			let comment = keep(&bill, &comment)?;
			(bill, Act::CancelSurrender { reference, comment })
		}
		Bill::Sign { bill, comment } => {
			let comment = keep(&bill, &comment)?;
			(bill, Act::Sign { comment })
		}
		Bill::Void { bill, comment } => {
			let comment = keep(&bill, &comment)?;
			(bill, Act::Void { comment })
		}
		Bill::Check { .. }
		| Bill::NewId
		| Bill::Issue(_)
		| Bill::Show { .. }
		| Bill::Open(_)
		| Bill::VerifyDocument { .. } => return Err(Failure::internal("a command that does not sign")),
	};
	Ok(Wanted { bill, act, said, offered_by, drafts })
}

/// The reference of the request that waits for its answer.
async fn pending(console: &Console, client: &Client, at: &At, bill: BillId) -> Result<[u8; 32], Failure> {
	match client.bill(at, bill).await?.control.pending {
		Some(Pending::Surrender { reference, .. }) => Ok(reference),
		None => {
			let (what, next) = (Bills::NothingAsked.say(console.lang), Bills::Look.say(console.lang));
			Err(Failure::new(Code::Refused, "Bills::NotPending", format!("{bill}: {what}"), next))
		}
	}
}

/// As what a bill stands that is offered: the hash of its chain's last entry, unless the party says after which one it looked; with
/// who offers it, told before it is answered.
async fn offered(
	console: &Console,
	client: &Client,
	at: &At,
	id: BillId,
	seen: Seen,
) -> Result<([u8; 32], Party), Failure> {
	let bill = client.bill(at, id).await?;
	let after = seen.after.unwrap_or(bill.chain.hash);
	let (from, title) = (bill.control.possessor, &bill.control.title);
	let lang = console.lang;
	console.note(format!(
		"{}: {from}; {}: {}; {}: {}",
		Bills::OfferedBy.say(lang),
		Bills::Title.say(lang),
		text::bill::title(title, lang),
		Bills::After.say(lang),
		hex(&after),
	));
	Ok((after, from))
}

/// Whether a bill was not endorsed for having no titleholder by name.
async fn is_to_bearer(client: &Client, bill: BillId, act: &Act, error: &Error) -> bool {
	let refused = matches!(error, Error::Refused(refusal) if refusal.name == "Bills::NotTitleholder");
	if !refused || !matches!(act, Act::Endorse { .. }) {
		return false;
	}
	let Ok(at) = client.finalised().await else { return false };
	client.bill(&at, bill).await.is_ok_and(|bill| bill.control.title == Title::Bearer)
}
