//! What a holder's phone gives to a verifier: made without a network, checked without one as far as that goes, and read by
//! people.

use std::{io, path::Path};

use ed25519_zebra::VerificationKey;
use hefu_primitives::{
	GenesisHash, MemberId,
	code::Region,
	digest::blake2_256,
	licence::{
		Scenario,
		presentation::{Hidden, HolderKey, HolderSignature, Opening, Presentation},
	},
	private,
	text::Text,
};
use serde_json::{Map, Value, json};
use subxt::ext::codec::{DecodeAll, Encode};

use super::{Card, PhoneKey, phone::random};
use crate::{date, hex, secret, signer::KeyError};

/// Stands before the text of a presentation; with the hexadecimal digits behind it, it has only characters of a QR code's
/// alphanumeric mode.
const PREFIX: &str = "HEFU-LICENCE:";

/// What a presentation is made for.
#[derive(Clone, Debug)]
pub struct Occasion {
	/// The verifier.
	pub audience: MemberId,
	/// Where it is used.
	pub place: Region,
	/// What for, as recognition rules see it.
	pub scenario: Scenario,
	/// The same in words.
	pub cause: Text<256>,
	/// Now: milliseconds since 1970 UTC.
	pub made_ms: u64,
	/// From when it can no longer be used.
	pub expires_ms: u64,
}

/// A presentation with its opening and the fields that it discloses, for one verifier alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
	/// The chain.
	pub genesis: GenesisHash,
	/// Both halves with the phone's signature.
	pub opening: Opening,
	/// Fields of the licence's private part.
	pub disclosed: Vec<private::Opening>,
}

/// Why a presentation is not made, or not taken as one.
#[derive(Debug)]
pub enum NotShown {
	/// The phone key is not the one that was bound to the licence, or none was.
	OtherKey,
	/// There is no randomness for its salt.
	Random(KeyError),
	/// It is no presentation, or was cut off.
	Form,
	/// What people read in the file differs from what is signed.
	Altered,
	/// The hidden half is another presentation's.
	OtherHidden,
	/// The disclosed fields are others than were signed.
	OtherDisclosed,
	/// The phone's signature does not fit.
	BadSignature,
}

impl std::fmt::Display for NotShown {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::OtherKey => "the licence has another phone key bound to it, or none",
			Self::Random(error) => return write!(f, "no randomness: {error}"),
			Self::Form => "no presentation, or one that was cut off",
			Self::Altered => "it was altered: what people read in it differs from what is signed",
			Self::OtherHidden => "it was altered: its hidden half is another presentation's",
			Self::OtherDisclosed => "it was altered: the disclosed fields are others than were signed",
			Self::BadSignature => {
				"it was altered, or is of another chain: the phone's signature does not fit"
			}
		})
	}
}

impl std::error::Error for NotShown {}

impl NotShown {
	/// The reason's name.
	pub fn name(&self) -> &'static str {
		match self {
			Self::OtherKey => "OtherKey",
			Self::Random(_) => "Random",
			Self::Form => "NotAPresentation",
			Self::Altered => "Altered",
			Self::OtherHidden => "OtherHidden",
			Self::OtherDisclosed => "OtherDisclosed",
			Self::BadSignature => "BadSignature",
		}
	}
}

impl Shown {
	/// Shows a licence for an occasion: draws a salt, ties both halves together and signs the public one.
	pub fn make(
		card: &Card,
		phone: &PhoneKey,
		occasion: Occasion,
		disclosed: Vec<private::Opening>,
	) -> Result<Self, NotShown> {
		if card.phone_key != Some(phone.commitment()) {
			return Err(NotShown::OtherKey);
		}
		let Occasion { audience, place, scenario, cause, made_ms, expires_ms } = occasion;
		let hidden = Hidden {
			licence: card.licence,
			cause,
			disclosed: digest_of(&disclosed),
			salt: random().map_err(NotShown::Random)?,
		};
		let presentation = Presentation {
			licence_type: card.identifier.line.licence_type,
			issuer: card.issuer(),
			audience,
			place,
			scenario,
			made_ms,
			expires_ms,
			commitment: hidden.commitment(),
		};
		let signature = phone.sign(&presentation.signed_bytes(&card.genesis));
		let opening = Opening { presentation, hidden, signature, key_salt: phone.salt() };
		Ok(Self { genesis: card.genesis, opening, disclosed })
	}

	/// Checks what needs no chain: that all parts are of one presentation, which the key in it signed. Whose key that is, and in
	/// which state the licence is, the chain says.
	pub fn check(&self) -> Result<(), NotShown> {
		let Opening { presentation, hidden, signature, .. } = &self.opening;
		if hidden.commitment() != presentation.commitment {
			return Err(NotShown::OtherHidden);
		}
		if hidden.disclosed != digest_of(&self.disclosed) {
			return Err(NotShown::OtherDisclosed);
		}
		let signed = presentation.signed_bytes(&self.genesis);
		let fits = match signature {
			HolderSignature::Ed25519 { public, signature } => VerificationKey::try_from(*public)
				.is_ok_and(|key| key.verify(&(*signature).into(), &signed).is_ok()),
			HolderSignature::Sm2(signature) => signature.verify(&signed),
		};
		if fits { Ok(()) } else { Err(NotShown::BadSignature) }
	}

	/// As text without spaces, for a QR code.
	pub fn to_text(&self) -> String {
		let bytes = (&self.genesis, &self.opening, &self.disclosed).encode();
		format!("{PREFIX}{}", hex(&bytes).to_uppercase())
	}

	/// As a JSON document that people can read, with the text in it.
	pub fn to_json(&self) -> Value {
		let Opening { presentation, hidden, signature, .. } = &self.opening;
		let (scheme, public) = match signature.key() {
			HolderKey::Ed25519(public) => ("ed25519", hex(&public)),
			HolderKey::Sm2(public) => ("sm2", hex(&public.0)),
		};
		let disclosed: Map<_, _> = self.disclosed.iter().map(field).collect();
		json!({
			"genesis": format!("0x{}", hex(&self.genesis)),
			"licence": hidden.licence,
			"licenceType": presentation.licence_type.to_string(),
			"issuer": presentation.issuer,
			"audience": presentation.audience,
			"place": format!("{:06}", presentation.place.0),
			"scenario": presentation.scenario.0,
			"cause": hidden.cause.to_string_lossy(),
			"made": date::moment(presentation.made_ms),
			"expires": date::moment(presentation.expires_ms),
			"disclosed": disclosed,
			"phoneKey": { "scheme": scheme, "public": public },
			"text": self.to_text(),
		})
	}

	/// Whether it is the text form, or the beginning of one.
	pub fn is_text(written: &str) -> bool {
		written.trim_start().starts_with(PREFIX)
	}

	/// Writes the JSON document to a new file that only its owner can read: it is for the verifier alone.
	pub fn write(&self, path: &Path) -> io::Result<()> {
		secret::create(path, &format!("{:#}\n", self.to_json()))
	}

	/// Reads either form, and checks what [`check`](Self::check) checks.
	pub fn read(written: &str) -> Result<Self, NotShown> {
		let written = written.trim();
		let shown = if written.starts_with('{') {
			let json: Value = serde_json::from_str(written).map_err(|_| NotShown::Form)?;
			let shown = Self::from_text(json["text"].as_str().ok_or(NotShown::Form)?)?;
			if shown.to_json() != json {
				return Err(NotShown::Altered);
			}
			shown
		} else {
			Self::from_text(written)?
		};
		shown.check()?;
		Ok(shown)
	}

	fn from_text(text: &str) -> Result<Self, NotShown> {
		let digits = text.trim().strip_prefix(PREFIX).ok_or(NotShown::Form)?;
		let bytes = hex::decode(digits).map_err(|_| NotShown::Form)?;
		let parts = <(GenesisHash, Opening, Vec<private::Opening>)>::decode_all(&mut &bytes[..]);
		let (genesis, opening, disclosed) = parts.map_err(|_| NotShown::Form)?;
		Ok(Self { genesis, opening, disclosed })
	}
}

/// What the hidden half says of the disclosed fields.
fn digest_of(disclosed: &[private::Opening]) -> [u8; 32] {
	disclosed.using_encoded(blake2_256)
}

/// A disclosed field's name and value; the value is canonical JSON, or what its bytes are otherwise.
fn field(field: &private::Opening) -> (String, Value) {
	let value = serde_json::from_slice(&field.value).unwrap_or_else(|_| hex(&field.value).into());
	(field.name.clone(), value)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::licence::PhoneScheme;
	use hefu_primitives::{
		LicenceId,
		licence::identifier::Identifier,
		private::{Field, Opening as Disclosed, root},
	};

	const IDENTIFIER: &str = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

	/// A phone, and a card of a licence to which its key is bound.
	fn phone(scheme: PhoneScheme) -> (PhoneKey, Card) {
		let folder = tempfile::tempdir().unwrap();
		let phone = PhoneKey::create(&folder.path().join("phone"), scheme).unwrap();
		let card = Card {
			genesis: [7; 32],
			licence: LicenceId([1; 32]),
			identifier: Identifier::parse(IDENTIFIER).unwrap(),
			phone_key: Some(phone.commitment()),
		};
		(phone, card)
	}

	fn occasion() -> Occasion {
		Occasion {
			audience: MemberId([2; 32]),
			place: Region(330_106),
			scenario: Scenario(0),
			cause: Text::new("动火作业").unwrap(),
			made_ms: 1_700_000_000_000,
			expires_ms: 1_700_000_300_000,
		}
	}

	/// A field of a private part with two.
	fn category() -> (Disclosed, [u8; 32]) {
		let fields = [
			Field { name: "holderName", value: "\"某人\"".as_bytes(), salt: &[1; 32] },
			Field { name: "workCategory", value: "\"焊接与热切割作业\"".as_bytes(), salt: &[2; 32] },
		];
		(Disclosed::of(&fields, 1).unwrap().unwrap(), root(&fields).unwrap())
	}

	#[test]
	fn what_is_made_is_read_in_both_forms() {
		for scheme in [PhoneScheme::Ed25519, PhoneScheme::Sm2] {
			let (phone, card) = phone(scheme);
			let (field, root) = category();
			let made = Shown::make(&card, &phone, occasion(), vec![field]).unwrap();
			made.check().unwrap();
			assert_eq!(Shown::read(&made.to_text()).unwrap(), made);
			let json = made.to_json();
			assert_eq!(json["disclosed"]["workCategory"], "焊接与热切割作业");
			assert_eq!((&json["place"], &json["cause"]), (&"330106".into(), &"动火作业".into()));
			assert_eq!(Shown::read(&format!("{json:#}\n")).unwrap(), made);
			assert!(made.disclosed[0].verify(&root).is_ok());
			assert!(!json.to_string().contains("某人"));
		}
	}

	#[test]
	fn no_presentation_is_like_another() {
		let (phone, card) = phone(PhoneScheme::Ed25519);
		let [first, second] = [(); 2].map(|()| Shown::make(&card, &phone, occasion(), Vec::new()).unwrap());
		assert_ne!(first.opening.presentation.commitment, second.opening.presentation.commitment);
	}

	#[test]
	fn another_phone_shows_nothing() {
		let (_, card) = phone(PhoneScheme::Ed25519);
		let (other, _) = phone(PhoneScheme::Ed25519);
		let made = Shown::make(&card, &other, occasion(), Vec::new());
		assert!(matches!(made, Err(NotShown::OtherKey)));
		let unbound = Card { phone_key: None, ..card };
		assert!(matches!(Shown::make(&unbound, &other, occasion(), Vec::new()), Err(NotShown::OtherKey)));
	}

	#[test]
	fn what_was_altered_is_refused() {
		let (phone, card) = phone(PhoneScheme::Sm2);
		let made = Shown::make(&card, &phone, occasion(), vec![category().0]).unwrap();
		let read = |shown: &Shown| Shown::read(&shown.to_text()).unwrap_err().name();
		let mut cause = made.clone();
		cause.opening.hidden.cause = Text::new("高处作业").unwrap();
		assert_eq!(read(&cause), "OtherHidden");
		let mut field = made.clone();
		field.disclosed[0].value = b"1".to_vec();
		assert_eq!(read(&field), "OtherDisclosed");
		let mut longer = made.clone();
		longer.opening.presentation.expires_ms += 1;
		assert_eq!(read(&longer), "BadSignature");
		let elsewhere = Shown { genesis: [8; 32], ..made.clone() };
		assert_eq!(read(&elsewhere), "BadSignature");
		let mut json = made.to_json();
		json["place"] = "330100".into();
		assert!(matches!(Shown::read(&json.to_string()), Err(NotShown::Altered)));
		let text = made.to_text();
		for form in ["", "{}", &text[..text.len() - 2], &text[1..]] {
			assert!(matches!(Shown::read(form), Err(NotShown::Form)), "{form}");
		}
	}
}
