//! Invoices as their attestor has signed them: what it gives to whoever needs the anchor.

use hefu_primitives::{
	AnchorId,
	anchor::{Colour, Invoice, Office, Paper},
	settlement::Currency,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use subxt::transactions::Signer as _;

use crate::{
	Client, Signer,
	digest::parse_digest,
	hex,
	private::{Part, PartError},
	signer::Signature,
};

/// What an office's attestor has signed of an invoice. It says all that is recorded, and nothing of what is on paper but the amount.
#[derive(Clone, Debug)]
pub struct Attested {
	/// Salted digest of what is on paper: the root of [`part_of`] it.
	pub digest: [u8; 32],
	/// What the chain says of the invoice.
	pub invoice: Invoice,
	/// The attestor's signature of [`Invoice::signed_bytes`].
	pub signature: Signature,
}

/// As it is written: the signature in SCALE, as hexadecimal digits; the amount as text, for no number of JSON holds it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
	year: u8,
	region: u8,
	nullifier: String,
	instruction: String,
	seller: String,
	buyer: String,
	currency: String,
	amount: String,
	red_of: Option<String>,
	digest: String,
	signature: String,
}

impl Attested {
	/// Writes it.
	pub fn to_json(&self) -> String {
		let Invoice { office, nullifier, instruction, seller, buyer, currency, amount, colour } =
			self.invoice;
		let written = Written {
			year: office.year,
			region: office.region,
			nullifier: hex(&nullifier),
			instruction: instruction.to_string(),
			seller: seller.to_string(),
			buyer: buyer.to_string(),
			currency: currency.to_string(),
			amount: amount.to_string(),
			red_of: match colour {
				Colour::Blue => None,
				Colour::Red { of } => Some(of.to_string()),
			},
			digest: hex(&self.digest),
			signature: hex(&self.signature.to_scale()),
		};
		serde_json::to_string_pretty(&written)
			.expect("names that are text, and values that are text or numbers")
	}

	/// Reads what [`to_json`](Self::to_json) wrote; none when it is anything else. Who signed it, the chain says.
	pub fn from_json(text: &[u8]) -> Option<Self> {
		let written: Written = serde_json::from_slice(text).ok()?;
		let colour = match written.red_of {
			None => Colour::Blue,
			Some(of) => Colour::Red { of: of.parse::<AnchorId>().ok()? },
		};
		let invoice = Invoice {
			office: Office { year: written.year, region: written.region },
			nullifier: parse_digest(&written.nullifier)?,
			instruction: written.instruction.parse().ok()?,
			seller: written.seller.parse().ok()?,
			buyer: written.buyer.parse().ok()?,
			currency: Currency::parse(&written.currency).ok()?,
			amount: written.amount.parse().ok()?,
			colour,
		};
		let signature = Signature::from_scale(&hex::decode(written.signature).ok()?)?;
		Some(Self { digest: parse_digest(&written.digest)?, invoice, signature })
	}
}

/// What is on paper as the private part that goes between seller and buyer, with new random salts: its root is the anchor's digest
/// ([`Paper::digest`]).
pub fn part_of(paper: &Paper) -> Result<Part, PartError> {
	let text = |value: &dyn std::fmt::Display| Value::String(value.to_string());
	let fields = [
		("amount", text(&paper.amount)),
		("buyer", text(&paper.buyer.as_str().unwrap_or_default())),
		("date", text(&paper.date)),
		("number", text(&paper.number.as_str())),
		("seller", text(&paper.seller.as_str().unwrap_or_default())),
		("tax", text(&paper.tax)),
	];
	Part::new(fields.map(|(name, value)| (name.to_owned(), value)))
}

impl Client {
	/// Signs an invoice as the attestor of its office does; `key` is the commitment to the office's key.
	pub fn attest_invoice(
		&self,
		signer: &Signer,
		key: &[u8; 32],
		digest: [u8; 32],
		invoice: Invoice,
	) -> Attested {
		let signature = signer.sign(&invoice.signed_bytes(&self.genesis(), key, &digest));
		Attested { digest, invoice, signature }
	}
}

#[cfg(test)]
mod tests {
	use hefu_primitives::{
		InstructionId, MemberId, Party,
		anchor::{InvoiceNumber, PAPER_FIELDS},
		code::Uscc,
	};

	use super::*;
	use crate::signer::Scheme;

	#[test]
	fn what_is_signed_is_read_as_it_was_written() {
		let signer = Signer::from_seed(Scheme::Ed25519, [7; 32]).unwrap();
		for colour in [Colour::Blue, Colour::Red { of: AnchorId([1; 32]) }] {
			let invoice = Invoice {
				office: Office { year: 26, region: 44 },
				nullifier: [2; 32],
				instruction: InstructionId([3; 32]),
				seller: Party::Member(MemberId([4; 32])),
				buyer: Party::Member(MemberId([5; 32])),
				currency: Currency::CNY,
				amount: u128::MAX,
				colour,
			};
			let message = invoice.signed_bytes(&[6; 32], &[7; 32], &[8; 32]);
			let attested = Attested { digest: [8; 32], invoice, signature: signer.sign(&message) };
			let read = Attested::from_json(attested.to_json().as_bytes()).unwrap();
			assert_eq!((read.invoice, read.digest), (invoice, [8; 32]));
			assert!(read.signature.is_of(&signer.account(), &message));
		}
		assert!(Attested::from_json(b"{}").is_none());
	}

	#[test]
	fn the_private_part_of_paper_has_the_papers_digest() {
		let code = Uscc::parse("91350100M000100Y43").unwrap();
		let paper = Paper {
			number: InvoiceNumber::parse("26442000000000000001").unwrap(),
			seller: code,
			buyer: code,
			amount: u128::MAX,
			tax: 13_000,
			date: "2026-09-22".parse().unwrap(),
		};
		let part = part_of(&paper).unwrap();
		let written: Value = serde_json::from_slice(&part.canonical()).unwrap();
		let names = ["amount", "buyer", "date", "number", "seller", "tax"];
		let salt = |name: &str| parse_digest(written["fields"][name]["salt"].as_str().unwrap()).unwrap();
		let salts: [[u8; 32]; PAPER_FIELDS] = names.map(salt);
		assert_eq!(part.root(), paper.digest(&salts));
	}
}
