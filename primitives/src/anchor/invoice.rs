//! Invoices: their numbers, their nullifiers, what is on paper, and what an attestor says of one.

use alloc::{format, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	GenesisHash, InstructionId, Party,
	code::{CodeError, Uscc},
	date::Day,
	id::AnchorId,
	private::{self, Field},
	settlement::Currency,
};

/// The tax office (税务机关) that a number belongs to, in the year of issue: the first four digits of the number.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Office {
	/// The last two digits of the year.
	pub year: u8,
	/// The office's two digits: those of a province, or of a city with planning of its own (计划单列市).
	pub region: u8,
}

impl Office {
	/// Whether both are two digits.
	pub fn check(&self) -> Result<(), CodeError> {
		if self.year < 100 && self.region < 100 { Ok(()) } else { Err(CodeError::WrongCharacter) }
	}
}

/// Number of an electronic invoice (数电发票号码): 20 digits, of which the first two are the year, the next two the tax office, the fifth the
/// channel of issue, and the rest a serial. It is never on chain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct InvoiceNumber([u8; 20]);

impl InvoiceNumber {
	/// A number from its 20 digits.
	pub fn parse(text: &str) -> Result<Self, CodeError> {
		let digits: [u8; 20] = text.as_bytes().try_into().map_err(|_| CodeError::WrongLength)?;
		if digits.iter().all(u8::is_ascii_digit) { Ok(Self(digits)) } else { Err(CodeError::WrongCharacter) }
	}

	/// The office that it belongs to, whose key alone makes its nullifier.
	pub fn office(&self) -> Office {
		let two = |place: usize| (self.0[place] - b'0') * 10 + (self.0[place + 1] - b'0');
		Office { year: two(0), region: two(2) }
	}

	/// The 20 digits.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).expect("it is made of digits alone; qed")
	}
}

/// Hidden: a number that is logged is no secret any more.
impl core::fmt::Debug for InvoiceNumber {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str("InvoiceNumber(..)")
	}
}

/// What stands before an invoice in the nullifier's input.
const NULLIFIER_TAG: &[u8; 14] = b"hefu/nullifier";
/// The whole input of a key's commitment; no nullifier's input is of its length.
const KEY_TAG: &[u8; 18] = b"hefu/nullifier-key";

/// An office's secret key: 32 random bytes, which go from one attestor of the office to the next, and to nobody else.
#[derive(Clone, PartialEq, Eq)]
pub struct NullifierKey([u8; 32]);

impl NullifierKey {
	/// The key of these bytes.
	pub const fn new(bytes: [u8; 32]) -> Self {
		Self(bytes)
	}

	/// What is on chain of it, so that whoever is given the key sees that it is this one: BLAKE3 of a tag, keyed with it.
	pub fn commitment(&self) -> [u8; 32] {
		*blake3::keyed_hash(&self.0, KEY_TAG).as_bytes()
	}

	/// The invoice's nullifier: BLAKE3 of a tag, the number and the seller's code, keyed with it. To whoever has not the key it says no more
	/// than random bytes.
	///
	/// ```
	/// use hefu_primitives::{anchor::{InvoiceNumber, NullifierKey}, code::Uscc};
	///
	/// let key = NullifierKey::new([7; 32]);
	/// let number = InvoiceNumber::parse("26442000000000000001").unwrap();
	/// let seller = Uscc::parse("91350100M000100Y43").unwrap();
	/// assert_eq!(key.nullifier(&number, &seller), key.nullifier(&number, &seller));
	/// assert_ne!(key.nullifier(&number, &seller), NullifierKey::new([8; 32]).nullifier(&number, &seller));
	/// ```
	pub fn nullifier(&self, number: &InvoiceNumber, seller: &Uscc) -> [u8; 32] {
		let input = (NULLIFIER_TAG, number.0, seller).encode();
		*blake3::keyed_hash(&self.0, &input).as_bytes()
	}
}

/// Hidden, as it is a secret.
impl core::fmt::Debug for NullifierKey {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str("NullifierKey(..)")
	}
}

/// How many fields are on paper.
pub const PAPER_FIELDS: usize = 6;

/// What is on paper (票面信息): the fields of the anchor's private part. Amounts are in the currency's minor unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
	/// The invoice's number (发票号码).
	pub number: InvoiceNumber,
	/// Code of the seller (销售方).
	pub seller: Uscc,
	/// Code of the buyer (购买方).
	pub buyer: Uscc,
	/// Price and tax together (价税合计); of a red invoice how much it takes back.
	pub amount: u128,
	/// The tax in it (税额).
	pub tax: u128,
	/// The day of issue (开票日期).
	pub date: Day,
}

impl Paper {
	/// The anchor's digest: the root of a private part with these fields, each with a salt of its own, in the order of their names:
	/// `amount`, `buyer`, `date`, `number`, `seller`, `tax`. All values are JSON strings, so that no reader rounds an amount.
	pub fn digest(&self, salts: &[[u8; 32]; PAPER_FIELDS]) -> [u8; 32] {
		let quoted = |value: &dyn core::fmt::Display| format!("\"{value}\"");
		let values = [
			("amount", quoted(&self.amount)),
			("buyer", quoted(&self.buyer.as_str().unwrap_or_default())),
			("date", quoted(&self.date)),
			("number", quoted(&self.number.as_str())),
			("seller", quoted(&self.seller.as_str().unwrap_or_default())),
			("tax", quoted(&self.tax)),
		];
		let fields = values.iter().zip(salts);
		let fields = fields.map(|((name, value), salt)| Field { name, value: value.as_bytes(), salt });
		private::root(&fields.collect::<Vec<_>>()).expect("some fields, in the order of their names; qed")
	}
}

/// Whether an invoice says what is owed or takes it back.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Colour {
	/// An invoice (蓝字发票).
	Blue,
	/// It takes back an invoice, or a part of it (红字发票).
	Red {
		/// The anchor of the blue one.
		of: AnchorId,
	},
}

/// What the chain says of an invoice. Its amount is in the clear, for what was settled is, too.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Invoice {
	/// The office that its number belongs to.
	pub office: Office,
	/// By which it is known again ([`NullifierKey::nullifier`]).
	pub nullifier: [u8; 32],
	/// The instruction by which it was paid.
	pub instruction: InstructionId,
	/// Who was paid in it (销售方).
	pub seller: Party,
	/// Who paid (购买方).
	pub buyer: Party,
	/// In which currency.
	pub currency: Currency,
	/// Price and tax together, in its minor unit (CNY: fen); of a red one how much it takes back. Not zero.
	pub amount: u128,
	/// Whether it is blue, or red and of which.
	pub colour: Colour,
}

impl Invoice {
	/// What the attestor signs of an invoice with this digest: `SCALE("hefu/invoice", genesis, commitment to the office's key, digest,
	/// invoice)`. It names the key, so that nothing that was signed under another key of the office counts.
	pub fn signed_bytes(&self, genesis: &GenesisHash, key: &[u8; 32], digest: &[u8; 32]) -> Vec<u8> {
		(b"hefu/invoice", genesis, key, digest, self).encode()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::MemberId;

	fn number(serial: u64) -> InvoiceNumber {
		InvoiceNumber::parse(&format!("26442{serial:015}")).unwrap()
	}

	fn seller() -> Uscc {
		Uscc::parse("91350100M000100Y43").unwrap()
	}

	fn paper(serial: u64) -> Paper {
		Paper {
			number: number(serial),
			seller: seller(),
			buyer: seller(),
			amount: 113_000,
			tax: 13_000,
			date: "2026-09-22".parse().unwrap(),
		}
	}

	/// Salts as a client draws them, but the same in each test.
	fn salts(seed: u8) -> [[u8; 32]; PAPER_FIELDS] {
		core::array::from_fn(|place| *blake3::hash(&[seed, place as u8]).as_bytes())
	}

	#[test]
	fn a_number_names_its_office() {
		assert_eq!(number(1).office(), Office { year: 26, region: 44 });
		assert_eq!(number(1).as_str(), "26442000000000000001");
		assert_eq!(InvoiceNumber::parse("2644200000000000000"), Err(CodeError::WrongLength));
		assert_eq!(InvoiceNumber::parse("2644200000000000000x"), Err(CodeError::WrongCharacter));
		assert!(Office { year: 99, region: 0 }.check().is_ok());
		assert_eq!(Office { year: 100, region: 44 }.check(), Err(CodeError::WrongCharacter));
		assert_eq!(Office { year: 26, region: 100 }.check(), Err(CodeError::WrongCharacter));
	}

	#[test]
	fn nullifiers_differ_by_number_seller_and_key() {
		let key = NullifierKey::new([7; 32]);
		let nullifier = key.nullifier(&number(1), &seller());
		assert_ne!(nullifier, key.nullifier(&number(2), &seller()));
		assert_ne!(nullifier, key.nullifier(&number(1), &Uscc::parse("91440300MA0000001L").unwrap()));
		assert_ne!(nullifier, NullifierKey::new([8; 32]).nullifier(&number(1), &seller()));
		assert_ne!(nullifier, key.commitment());
		// As b3sum with --keyed makes it of these bytes.
		let input = [&b"hefu/nullifier"[..], b"26442000000000000001", b"91350100M000100Y43"].concat();
		assert_eq!(nullifier, *blake3::keyed_hash(&[7; 32], &input).as_bytes());
	}

	#[test]
	fn neither_numbers_nor_keys_are_in_what_is_logged() {
		assert_eq!(
			format!("{:?} {:?}", number(1), NullifierKey::new([7; 32])),
			"InvoiceNumber(..) NullifierKey(..)"
		);
	}

	#[test]
	fn the_same_paper_with_other_salts_has_another_digest() {
		assert_eq!(paper(1).digest(&salts(1)), paper(1).digest(&salts(1)));
		assert_ne!(paper(1).digest(&salts(1)), paper(1).digest(&salts(2)));
	}

	/// Whoever knows all but the number tries a million, the right one among them: without the key no nullifier comes of it, and without the
	/// salts no digest.
	#[test]
	fn a_million_guesses_of_numbers_recover_nothing() {
		let key = NullifierKey::new(*blake3::hash(b"the office's").as_bytes());
		let real = 654_321;
		let digest = paper(real).digest(&salts(1));
		let on_chain = [key.nullifier(&number(real), &seller()), digest, key.commitment()];
		// What a guesser may take for the key: what it sees.
		let taken = NullifierKey::new(key.commitment());
		let mut guess = number(0);
		for _ in 0..1_000_000 {
			let unkeyed = (NULLIFIER_TAG, guess.0, seller()).using_encoded(blake3::hash);
			let unsalted = Field { name: "number", value: &guess.0, salt: &[0; 32] };
			for guessed in [*unkeyed.as_bytes(), taken.nullifier(&guess, &seller()), unsalted.leaf()] {
				assert!(!on_chain.contains(&guessed));
			}
			// The next number.
			for digit in guess.0.iter_mut().rev() {
				*digit = if *digit == b'9' { b'0' } else { *digit + 1 };
				if *digit != b'0' {
					break;
				}
			}
		}
		assert_eq!(guess, number(1_000_000));
		// And with salts that it draws itself the right number tells it nothing either.
		assert!((2..=255).all(|seed| !on_chain.contains(&paper(real).digest(&salts(seed)))));
		assert!(!on_chain.contains(&paper(real).digest(&[[0; 32]; PAPER_FIELDS])));
	}

	#[test]
	fn the_layout_of_what_is_signed_is_pinned() {
		let invoice = Invoice {
			office: Office { year: 26, region: 44 },
			nullifier: [1; 32],
			instruction: InstructionId([2; 32]),
			seller: Party::Member(MemberId([3; 32])),
			buyer: Party::Member(MemberId([4; 32])),
			currency: Currency::CNY,
			amount: 5,
			colour: Colour::Red { of: AnchorId([6; 32]) },
		};
		let expected = [
			&b"hefu/invoice"[..],
			&[9; 32],
			&[8; 32],
			&[7; 32],
			&[26, 44],
			&[1; 32],
			&[2; 32],
			&[0],
			&[3; 32],
			&[0],
			&[4; 32],
			b"CNY",
			&5u128.to_le_bytes(),
			&[1],
			&[6; 32],
		]
		.concat();
		assert_eq!(invoice.signed_bytes(&[9; 32], &[8; 32], &[7; 32]), expected);
	}
}
