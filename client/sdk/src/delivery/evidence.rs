//! What is shown against a delivery, as JSON: for an arbiter (仲裁), or to be kept until it is sent to the chain.

use hefu_primitives::delivery::{Dispute, WrongGroup};
use serde::{Deserialize, Serialize};

use crate::digest::parse_digest;

/// A dispute as it is written: bytes as hexadecimal digits.
#[derive(Serialize, Deserialize)]
#[serde(tag = "dispute", rename_all = "kebab-case", deny_unknown_fields)]
enum Written {
	WrongKey {
		secret: String,
	},
	WrongGroup {
		group: u64,
		key: String,
		ciphertext: String,
		ciphertext_path: Vec<String>,
		plain: String,
		plain_path: Vec<String>,
	},
}

/// Why a document is no dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceError(String);

impl std::fmt::Display for EvidenceError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "not a dispute: {}", self.0)
	}
}

impl std::error::Error for EvidenceError {}

/// Writes a dispute. Whoever reads it has the one-time key's secret, or the key of the delivery.
pub fn dispute_to_json(dispute: &Dispute) -> String {
	let written = match dispute {
		Dispute::WrongKey { secret } => Written::WrongKey { secret: hex::encode(secret) },
		Dispute::WrongGroup(shown) => Written::WrongGroup {
			group: shown.group,
			key: hex::encode(shown.key),
			ciphertext: hex::encode(&shown.ciphertext[..]),
			ciphertext_path: shown.ciphertext_path.iter().map(hex::encode).collect(),
			plain: hex::encode(shown.plain),
			plain_path: shown.plain_path.iter().map(hex::encode).collect(),
		},
	};
	serde_json::to_string_pretty(&written).expect("names that are text, and values that are text or numbers")
}

/// Reads what [`dispute_to_json`] wrote. Nothing is shown yet: that is for [`wrong_key`](hefu_primitives::delivery::wrong_key) and
/// [`wrong_group`](hefu_primitives::delivery::wrong_group) to say.
pub fn dispute_from_json(text: &[u8]) -> Result<Dispute, EvidenceError> {
	let written: Written = serde_json::from_slice(text).map_err(|error| EvidenceError(error.to_string()))?;
	Ok(match written {
		Written::WrongKey { secret } => Dispute::WrongKey { secret: digest(&secret, "secret")? },
		Written::WrongGroup { group, key, ciphertext, ciphertext_path, plain, plain_path } => {
			let too_long = |name: &str| EvidenceError(format!("{name} is too long"));
			Dispute::WrongGroup(WrongGroup {
				group,
				key: digest(&key, "key")?,
				ciphertext: hex::decode(ciphertext)
					.map_err(|_| EvidenceError("ciphertext is not hexadecimal digits".into()))?
					.try_into()
					.map_err(|_| too_long("ciphertext"))?,
				ciphertext_path: pairs(&ciphertext_path, "ciphertext_path")?
					.try_into()
					.map_err(|_| too_long("ciphertext_path"))?,
				plain: digest(&plain, "plain")?,
				plain_path: pairs(&plain_path, "plain_path")?
					.try_into()
					.map_err(|_| too_long("plain_path"))?,
			})
		}
	})
}

fn digest(text: &str, name: &str) -> Result<[u8; 32], EvidenceError> {
	parse_digest(text).ok_or_else(|| EvidenceError(format!("{name} is not 64 hexadecimal digits")))
}

fn pairs(texts: &[String], name: &str) -> Result<Vec<[u8; 64]>, EvidenceError> {
	let pair = |text: &String| {
		let mut pair = [0; 64];
		hex::decode_to_slice(text, &mut pair).map(|()| pair)
	};
	let pairs = texts.iter().map(pair).collect::<Result<_, _>>();
	pairs.map_err(|_| EvidenceError(format!("{name} has something else than 128 hexadecimal digits")))
}
