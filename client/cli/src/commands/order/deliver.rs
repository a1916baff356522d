//! A seller delivers: encrypts, commits, and hands the keys over once the money is locked.

use hefu_primitives::{delivery::Commitment, market::Stage};
use hefu_sdk::{
	Client, Included, Signer,
	client::At,
	delivery::{KeyFile, hand_over, name_of, prepare},
	market::Standing,
	seal::key_path_of,
	terms::Term,
};
use serde_json::{Value, json};

use super::{Side, failed, folder, of_side, steps};
use crate::{
	args::{Deliver, Global},
	commands::{connect, included, signer},
	console::{Answer, Console, list as rows_of},
	failure::{Code, Failure},
	progress,
	text::{self, Markets},
};

/// Does what is next, and more of it when that is waited for.
pub async fn deliver(console: &Console, global: &Global, args: Deliver) -> Result<Answer, Failure> {
	let lang = console.lang;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let mut standing = of_side(console, &client, &at, &signer, (args.order, Side::Seller)).await?;
	let mut done = Vec::new();
	if matches!(standing.stage, Stage::Placed | Stage::Objected) {
		let committed = commit(console, &client, &at, (&signer, &standing), &args).await?;
		standing = client.order(&committed.at, args.order).await?;
		done.push(included(console, global, &client, &committed, ("Market", "Committed")).await);
	}
	if standing.stage == Stage::Committed {
		console.note(format!("{}: {}", args.out.display(), Markets::Serve.say(lang)));
		console.note(Markets::KeepKeys.say(lang));
		if args.wait {
			standing = super::past(console, &client, args.order, &standing, Markets::WaitsForBuyer).await?;
		} else {
			console.note(format!("{}; {}", Markets::WaitsForBuyer.say(lang), Markets::ThenAgain.say(lang)));
		}
	}
	if standing.stage == Stage::Locked {
		let revealed = reveal(console, &client, &signer, &args).await?;
		standing = client.order(&revealed.at, args.order).await?;
		done.push(included(console, global, &client, &revealed, ("Market", "KeysHanded")).await);
	}
	let stage: Value = standing.stage.word().into();
	let rows = [
		(Markets::Order.say(lang), args.order.to_string()),
		(Markets::Stage.say(lang), text::order_stage(&stage, lang)),
		(Markets::Folder.say(lang), args.out.display().to_string()),
	];
	let text = rows_of(&rows) + &steps(console, &done);
	let json = json!({ "order": args.order, "stage": stage, "folder": args.out, "steps": done });
	Ok(Answer::new(json, text))
}

/// Encrypts each file under a key of its own, and commits to all of them.
async fn commit(
	console: &Console,
	client: &Client,
	at: &At,
	(signer, standing): (&Signer, &Standing),
	args: &Deliver,
) -> Result<Included, Failure> {
	let lang = console.lang;
	let Some(grant) = args.grant else {
		let (what, next) = (Markets::NeedGrant.say(lang), Markets::OfferGrant.say(lang));
		return Err(Failure::new(Code::Usage, "Usage", what, next));
	};
	let product = client.market_product(at, standing.order.product.0).await?;
	let version = client.version(at, product.listing.dataset.0, product.listing.version).await?;
	let registered = &version.content.distributions;
	if registered.len() != args.files.len() {
		let what = format!("{}: {}", Markets::WrongFiles.say(lang), registered.len());
		return Err(Failure::new(Code::Usage, "Market::WrongFiles", what, Markets::NeedFiles.say(lang)));
	}
	folder(&args.out)?;
	console.note(Markets::Preparing.say(lang));
	let sizes = args.files.iter().map(|file| file.metadata().map_or(0, |metadata| metadata.len()));
	let bar = progress::bytes(console, sizes.sum());
	let mut commitments: Vec<Commitment> = Vec::new();
	for (place, (file, of)) in args.files.iter().zip(registered.iter()).enumerate() {
		let Some(root) = of.digests.blake3 else {
			let what = format!("{}: {}", file.display(), Markets::NoRoot.say(lang));
			return Err(Failure::new(Code::Input, "NoRoot", what, Markets::RegisterAnew.say(lang)));
		};
		let out = args.out.join(name_of(&args.order, place));
		let made = prepare(file, &root, &out, &mut |bytes| bar.inc(bytes));
		commitments.push(made.map_err(|error| failed(console, &error))?.commitment);
	}
	bar.finish_and_clear();
	Ok(client.commit_delivery(signer, args.order, grant, commitments).await?)
}

/// Hands each file's key over to the one-time key that the buyer registered.
async fn reveal(
	console: &Console,
	client: &Client,
	signer: &Signer,
	args: &Deliver,
) -> Result<Included, Failure> {
	let at = client.finalised().await?;
	let delivery = client.delivery(&at, args.order).await?;
	let buyer = delivery.key.ok_or_else(|| Failure::internal("money is locked, and no key is registered"))?;
	let mut handed = Vec::new();
	for (place, file) in delivery.files.0.iter().enumerate() {
		let path = key_path_of(&args.out.join(name_of(&args.order, place)));
		let key = KeyFile::read(&path).map_err(|error| failed(console, &error))?;
		// That of an earlier delivery, in another folder, would be shown to be wrong.
		key.ensure_fits(&file.commitment).map_err(|error| failed(console, &error))?;
		let given = hand_over(&key, &buyer, &args.order).map_err(|error| failed(console, &error))?;
		handed.push(given);
	}
	Ok(client.reveal_keys(signer, args.order, handed).await?)
}
