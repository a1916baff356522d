//! What a phone keeps of a licence, to show it without a network.

use hefu_primitives::{
	GenesisHash, LicenceId, MemberId,
	code::MemberCode,
	licence::identifier::{Identifier, IdentifierError},
};
use serde::{Deserialize, Serialize};

use crate::{digest::parse_digest, hex};

/// A licence as a phone keeps it beside its key. Nothing in it is secret, and nothing says who the holder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
	/// The chain.
	pub genesis: GenesisHash,
	/// The licence.
	pub licence: LicenceId,
	/// Its identifier.
	pub identifier: Identifier,
	/// Commitment to the phone key that was bound last when the card was made.
	pub phone_key: Option<[u8; 32]>,
}

/// Why a file is no card.
#[derive(Debug)]
pub enum BadCard {
	/// It is not JSON with these fields.
	Form(serde_json::Error),
	/// A hash is not 64 hexadecimal digits.
	Digits(&'static str),
	/// The identifier is none.
	Identifier(IdentifierError),
}

impl std::fmt::Display for BadCard {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Form(error) => write!(f, "no licence card: {error}"),
			Self::Digits(field) => write!(f, "no licence card: {field} is not 64 hexadecimal digits"),
			Self::Identifier(error) => write!(f, "no licence card: {error}"),
		}
	}
}

impl std::error::Error for BadCard {}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
	genesis: String,
	licence: LicenceId,
	identifier: String,
	phone_key: Option<String>,
}

impl Card {
	/// The member that issued the licence: its id is that of its code.
	pub fn issuer(&self) -> MemberId {
		MemberId::derive(&MemberCode::Uscc(self.identifier.line.issuer))
	}

	/// The card's file.
	pub fn to_json(&self) -> String {
		let prefixed = |bytes: &[u8; 32]| format!("0x{}", hex(bytes));
		let written = Written {
			genesis: prefixed(&self.genesis),
			licence: self.licence,
			identifier: self.identifier.to_string(),
			phone_key: self.phone_key.as_ref().map(prefixed),
		};
		let json = serde_json::to_value(&written).unwrap_or_default();
		format!("{json:#}\n")
	}

	/// Reads a card's file.
	pub fn from_json(text: &str) -> Result<Self, BadCard> {
		let Written { genesis, licence, identifier, phone_key } =
			serde_json::from_str(text).map_err(BadCard::Form)?;
		let bytes = |text: &str, field| {
			parse_digest(text.strip_prefix("0x").unwrap_or(text)).ok_or(BadCard::Digits(field))
		};
		Ok(Self {
			genesis: bytes(&genesis, "genesis")?,
			licence,
			identifier: Identifier::parse(&identifier).map_err(BadCard::Identifier)?,
			phone_key: phone_key.map(|key| bytes(&key, "phoneKey")).transpose()?,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_card_is_read_as_it_is_written() {
		let identifier = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";
		let card = Card {
			genesis: [1; 32],
			licence: LicenceId([2; 32]),
			identifier: Identifier::parse(identifier).unwrap(),
			phone_key: Some([3; 32]),
		};
		assert_eq!(Card::from_json(&card.to_json()).unwrap(), card);
		let without = Card { phone_key: None, ..card.clone() };
		assert_eq!(Card::from_json(&without.to_json()).unwrap(), without);
		let altered = card.to_json().replace(".001.U", ".001.V");
		assert!(matches!(Card::from_json(&altered), Err(BadCard::Identifier(IdentifierError::WrongCheck))));
		assert!(matches!(Card::from_json("{}"), Err(BadCard::Form(_))));
		let short = card.to_json().replace(&hex(&[3; 32]), "03");
		assert!(matches!(Card::from_json(&short), Err(BadCard::Digits("phoneKey"))));
	}
}
