//! What is anchored, audited and withdrawn: one transaction each.

use std::path::Path;

use hefu_primitives::{AnchorId, Nonce};
use hefu_sdk::{
	Client, Error, Included, Signer,
	anchors::{Assessment, Attested, Entry, ExportBasis, Subject},
};
use serde_json::json;

use crate::{
	args::{Account, Anchor, Global},
	commands::{answer, connect, exports::digest_of, included, signer},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::{Anchors, Word},
};

/// Runs one of the commands that sign.
pub async fn run(console: &Console, global: &Global, command: Anchor) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	match command {
		Anchor::SetSigner { office, account: Account(account) } => {
			let client = connect(global).await?;
			let more = json!({
				"office": hefu_sdk::view::office(&office),
				"signer": account.to_string(),
			});
			let done = client.set_invoice_signer(&signer, office, account).await?;
			let done = included(console, global, &client, &done, ("Anchors", "SignerSet")).await;
			Ok(answer(console, done, more))
		}
		Anchor::Audit { anchor, opinion } => {
			let opinion = digest_of(&opinion)?;
			let client = connect(global).await?;
			let done = client.audit_entry(&signer, anchor, opinion).await?;
			let done = included(console, global, &client, &done, ("Anchors", "Audited")).await;
			Ok(answer(console, done, json!({ "anchor": anchor })))
		}
		Anchor::Withdraw { anchor, document } => {
			let document = digest_of(&document)?;
			let client = connect(global).await?;
			let done = client.withdraw_anchor(&signer, anchor, document).await?;
			let done = included(console, global, &client, &done, ("Anchors", "AnchorWithdrawn")).await;
			Ok(answer(console, done, json!({ "anchor": anchor })))
		}
		command => anchor(console, global, &signer, command).await,
	}
}

/// Anchors a document.
async fn anchor(
	console: &Console,
	global: &Global,
	signer: &Signer,
	command: Anchor,
) -> Result<Answer, Failure> {
	let document = Document::of(console, command)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let by = client.acting_member(&at, &signer.account()).await?;
	let document = match document {
		Document::Assessment(digest, assessment) if assessment.version == 0 => {
			let version = client.dataset(&at, assessment.dataset).await?.versions;
			Document::Assessment(digest, Assessment { version, ..assessment })
		}
		document => document,
	};
	let (nonce, id): (Nonce, AnchorId) = client.fresh_anchor(&by)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let done = document.send(&client, signer, nonce).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let done = included(console, global, &client, &done, ("Anchors", "Anchored")).await;
	Ok(answer(console, done, json!({ "anchor": id, "by": by })))
}

/// What is anchored, as it was asked for.
enum Document {
	Invoice(Box<Attested>),
	Contract([u8; 32], Subject),
	Entry([u8; 32], Entry),
	/// Of version 0 where the latest is meant.
	Assessment([u8; 32], Assessment),
	Basis([u8; 32], ExportBasis),
}

impl Document {
	/// What a command asks for; files are read before a node is asked.
	fn of(console: &Console, command: Anchor) -> Result<Self, Failure> {
		Ok(match command {
			Anchor::Invoice { file } => Self::Invoice(Box::new(read(console, &file)?)),
			Anchor::Contract(args) => {
				// clap has seen to it that there is one of the two.
				let about = args.order.map(Subject::Order).or_else(|| args.grant.map(Subject::Grant));
				let about = about.ok_or_else(|| Failure::internal("neither an order nor a grant"))?;
				Self::Contract(digest_of(&args.digest)?, about)
			}
			Anchor::Entry(args) => {
				let digest = digest_of(&args.digest)?;
				let entry = Entry {
					certificate: args.certificate,
					category: args.category,
					acquisition: args.acquisition,
					period: args.period,
				};
				Self::Entry(digest, entry)
			}
			Anchor::Assessment(args) => {
				let digest = digest_of(&args.digest)?;
				let (dataset, version) = (args.dataset, args.version.unwrap_or_default());
				let assessment = Assessment { dataset, version, kind: args.kind, until_ms: args.until };
				Self::Assessment(digest, assessment)
			}
			Anchor::ExportBasis(args) => {
				let digest = digest_of(&args.digest)?;
				let (dataset, grant) = (args.dataset, args.grant);
				Self::Basis(digest, ExportBasis { dataset, grant, path: args.path, until_ms: args.until })
			}
			other => return Err(Failure::internal(format!("{other:?} is done elsewhere"))),
		})
	}

	async fn send(self, client: &Client, signer: &Signer, nonce: Nonce) -> Result<Included, Error> {
		match self {
			Self::Invoice(attested) => client.anchor_invoice(signer, nonce, *attested).await,
			Self::Contract(digest, about) => client.file_contract(signer, nonce, digest, about).await,
			Self::Entry(digest, entry) => client.enter_asset(signer, nonce, digest, entry).await,
			Self::Assessment(digest, assessment) => {
				client.anchor_assessment(signer, nonce, digest, assessment).await
			}
			Self::Basis(digest, basis) => client.anchor_export_basis(signer, nonce, digest, basis).await,
		}
	}
}

/// Reads what an attestor has signed.
fn read(console: &Console, path: &Path) -> Result<Attested, Failure> {
	let text = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
	Attested::from_json(&text).ok_or_else(|| {
		let (what, next) = (Anchors::NotAttested.say(console.lang), Anchors::AskAttestor.say(console.lang));
		Failure::new(Code::Input, "Invoice", format!("{}: {what}", path.display()), next)
	})
}
