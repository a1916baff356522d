//! Registers a dataset of one file, waits until that is final, reads it back with its types, and saves the receipt. The
//! receipt is then verified as anybody can: from its file and the consortium's trust file, without a network.
//!
//! 登记一个单文件数据集,等待最终确认,按类型读回,保存凭证,并仅凭凭证文件与信任文件离线验证。
//!
//! ```sh
//! cargo run --release --package hefu-sdk --example register -- URL KEY FILE LOCATOR RECEIPT TRUST
//! ```

use std::{error::Error, path::Path, process::ExitCode, time::SystemTime};

use hefu_primitives::{
	dataset::{Access, Distribution, GradeClass, Kind, PersonalInformation, Source, VersionContent},
	locator::Locator,
	text::Text,
};
use hefu_sdk::{
	Client, Signer,
	describe::Answers,
	digest::digest_file,
	proofs::{Fact, Limits, Receipt, Trust, Zebra, verify},
	receipt::MAX_TRUST_AGE_DAYS,
};
use serde_json::{Value, json};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

#[tokio::main]
async fn main() -> ExitCode {
	let Ok(arguments) = <[String; 6]>::try_from(std::env::args().skip(1).collect::<Vec<_>>()) else {
		eprintln!("usage: register URL KEY FILE LOCATOR RECEIPT TRUST   (see examples/README.md)");
		return ExitCode::from(2);
	};
	match register(arguments.each_ref().map(String::as_str)).await {
		Ok(answer) => {
			println!("{answer:#}");
			ExitCode::SUCCESS
		}
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		}
	}
}

/// All of it; what it did, for the reader.
pub async fn register(
	[url, key, file, locator, receipt_file, trust_file]: [&str; 6],
) -> Result<Value, Box<dyn Error>> {
	let client = Client::connect(url).await?;
	let signer = Signer::find(key)?;
	let now = client.finalised().await?;
	let member = client.acting_member(&now, &signer.account()).await?;

	// The nonce makes the dataset's id, which is known before anything is sent.
	let (nonce, dataset) = client.fresh_dataset(&member)?;
	let content = content(Path::new(file), locator)?;
	let registered = client.register(&signer, nonce, content, false).await?;

	// As at that block, whatever comes after it.
	let found = client.dataset(&registered.at, dataset).await?;
	let version = client.version(&registered.at, dataset, 1).await?;

	let event = registered.event_index("Registry", "DatasetRegistered").ok_or("no event tells of it")?;
	let receipt = client.event_receipt(registered.block_hash(), event, None).await?;
	std::fs::write(receipt_file, receipt.to_bytes())?;

	let proven = verify_offline(receipt_file, trust_file)?;
	Ok(json!({
		"dataset": dataset.to_string(),
		"block": { "number": registered.block_number(), "hash": format!("{:?}", registered.block_hash()) },
		"holder": found.holder.0.to_string(),
		"name": version.content.descriptor.name.to_string_lossy(),
		"receipt": receipt_file,
		"proven": proven.to_json()?,
	}))
}

/// What is said of the dataset. What may be left out is left out.
fn content(file: &Path, locator: &str) -> Result<VersionContent, Box<dyn Error>> {
	let name = file.file_name().and_then(|name| name.to_str()).ok_or("the file's name is no text")?;
	let read = digest_file(file, &mut |_| {})?;
	let answers = Answers {
		name: Some(name.into()),
		source: Some(Source::Generated),
		kind: Some(Kind::Product),
		access: Some(Access::OnApplication),
		grade: Some(GradeClass::General),
		personal_information: Some(PersonalInformation::None),
		..Answers::default()
	};
	let descriptor = answers.descriptor(read.size.into(), &mut Vec::new());
	let distribution = Distribution {
		name: text(name)?,
		media_type: text("text/csv")?,
		size: read.size,
		locator: Locator::Url(text(locator)?),
		digests: read.digests,
		seal: None,
	};
	Ok(VersionContent {
		descriptor: descriptor.map_err(|problems| format!("{problems:?}"))?,
		distributions: vec![distribution].try_into().map_err(|_| "too many files")?,
		parents: Default::default(),
	})
}

fn text<const BYTES: u32>(text: &str) -> Result<Text<BYTES>, String> {
	Text::new(text).map_err(|error| format!("{text}: {error:?}"))
}

/// What a receipt proves to whoever trusts the trust file. Nothing is asked of a node.
fn verify_offline(receipt_file: &str, trust_file: &str) -> Result<Fact, Box<dyn Error>> {
	let receipt = Receipt::from_bytes(&std::fs::read(receipt_file)?)?;
	let trust = Trust::from_bytes(&std::fs::read(trust_file)?)?;
	let now_ms = SystemTime::UNIX_EPOCH.elapsed()?.as_millis().try_into()?;
	let limits = Limits { now_ms, max_trust_age_ms: MAX_TRUST_AGE_DAYS * DAY_MS };
	Ok(verify(&receipt, &trust, &limits, &Zebra)?)
}
