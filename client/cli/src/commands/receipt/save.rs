//! What a writing command keeps of what it did: the receipts of its events.

use std::path::PathBuf;

use hefu_sdk::{Client, Included, receipt::MAX_TRUST_AGE_DAYS};

use super::{files, verify};
use crate::{args::Global, console::Console, failure::Failure, text::Word};

/// Saves the receipts of all domain events of a transaction into the folder of `--receipts`; their files.
///
/// What was written stays written when that fails: it is a warning, which says how to get them later.
pub async fn save(console: &Console, global: &Global, client: &Client, done: &Included) -> Vec<PathBuf> {
	if global.no_receipts {
		return Vec::new();
	}
	match try_save(global, client, done).await {
		Ok(saved) => saved,
		Err(failure) => {
			let later = format!("hefu receipt fetch {:?} INDEX", done.block_hash());
			console.warn(format!(
				"{} ({}): {}; {}",
				Word::NoReceiptSaved.say(console.lang),
				failure.name,
				failure.message.join("; "),
				later
			));
			Vec::new()
		}
	}
}

async fn try_save(global: &Global, client: &Client, done: &Included) -> Result<Vec<PathBuf>, Failure> {
	let trust = files::given_trust(global)?;
	let receipts = client.receipts(done, trust.as_ref().map(|trust| trust.set_id)).await?;
	let mut saved = Vec::new();
	for one in receipts {
		let what = format!("{}-{}.{}", one.index, one.pallet, one.name);
		let path = files::name(global, client, done.block_number(), &what);
		if let Some(trust) = &trust {
			verify::check(&path, &one.receipt, trust, MAX_TRUST_AGE_DAYS)?;
		}
		files::write(&path, &one.receipt)?;
		saved.push(path);
	}
	Ok(saved)
}
