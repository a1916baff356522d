//! What parties do about bills.

use hefu_primitives::{BillId, bill::Pending};
use hefu_sdk::{
	Client,
	bills::{self, Act, Endorsement, Rejected},
	client::At,
	terms::Term,
};
use serde_json::json;

use super::files;
use crate::{
	args::{Bill, Comment, Global},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::Bills,
};

/// Runs one of the commands that sign.
pub async fn run(console: &Console, global: &Global, command: Bill) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let Wanted { bill, act, said } = wanted(console, global, &client, &at, command).await?;
	let done = client.act_on_bill(&signer, bill, act).await;
	let done = done.map_err(|error| Failure::from(error).look_for(bill))?;
	let now = client.bill(&done.at, bill).await?;
	let more = json!({
		"bill": bill,
		"status": now.control.status.word(),
		"controlledBy": now.control.possessor.to_string(),
		"commentFile": said,
	});
	let done = included(console, global, &client, &done, ("Bills", act.event())).await;
	Ok(answer(console, done, more))
}

/// What a command does to which bill.
struct Wanted {
	bill: BillId,
	act: Act,
	/// The file with the comment's text, which is kept before anything is sent: without it nobody could show what was said.
	said: Option<std::path::PathBuf>,
}

async fn wanted(
	console: &Console,
	global: &Global,
	client: &Client,
	at: &At,
	command: Bill,
) -> Result<Wanted, Failure> {
	let mut said = None;
	let mut keep = |bill: &BillId, comment: &Comment| {
		let (root, file) = files::comment(global, bill, comment)?;
		said = file;
		Ok::<_, Failure>(root)
	};
	let (bill, act) = match command {
		Bill::Offer { bill, to, comment } => {
			let comment = keep(&bill, &comment)?;
			(bill, Act::Offer { to, comment })
		}
		Bill::Accept { bill } => (bill, Act::Accept { after: client.bill(at, bill).await?.chain.hash }),
		Bill::Decline { bill, comment } => {
			let after = client.bill(at, bill).await?.chain.hash;
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
	Ok(Wanted { bill, act, said })
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
