//! Money as claims on banks, and what an instruction to settle consists of.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{MemberId, Party, code::CodeError};

/// A currency (币种), ISO 4217: its three letters, such as `CNY`.
#[derive(
	Clone,
	Copy,
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
pub struct Currency([u8; 3]);

impl Currency {
	/// Renminbi.
	pub const CNY: Self = Self(*b"CNY");

	/// A currency from its letters, upper case.
	pub fn parse(text: &str) -> Result<Self, CodeError> {
		let currency = Self(text.as_bytes().try_into().map_err(|_| CodeError::WrongLength)?);
		currency.check()?;
		Ok(currency)
	}

	/// Whether it is three upper-case letters, and none of the codes that stand for no currency (`XXX`) or for tests
	/// (`XTS`). Which currencies there are at a given date is not checked: whoever opens a book says so.
	pub fn check(&self) -> Result<(), CodeError> {
		if !self.0.iter().all(u8::is_ascii_uppercase) {
			return Err(CodeError::WrongCharacter);
		}
		if matches!(&self.0, b"XXX" | b"XTS") { Err(CodeError::WrongCheck) } else { Ok(()) }
	}

	/// The three letters, or `None` when they are not ASCII (a currency that was never checked).
	pub fn as_str(&self) -> Option<&str> {
		core::str::from_utf8(&self.0).ok()
	}
}

text_in_json! {
	Currency = Currency::parse;
}

impl core::fmt::Display for Currency {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(self.as_str().unwrap_or_default())
	}
}

impl core::fmt::Debug for Currency {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(self.as_str().unwrap_or("(not a currency)"))
	}
}

/// Which claims: on whom, and in which currency.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Book {
	/// The settlement bank (结算银行), who owes them.
	pub bank: MemberId,
	/// Their currency.
	pub currency: Currency,
}

/// Kinds of things that change hands in an instruction beside claims. Each is recorded by a pallet of its own.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum LegKind {
	/// A grant of a right in a dataset (授权).
	Grant,
	/// Possession of a bill of lading, and the title with it (提单).
	Bill,
}

impl LegKind {
	/// Every kind.
	pub const ALL: [Self; 2] = [Self::Grant, Self::Bill];
}

/// A thing that changes hands in an instruction.
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
pub struct Thing {
	/// Its kind.
	pub kind: LegKind,
	/// Its id among those of its kind: the raw bytes of a grant's or a bill's.
	pub id: [u8; 32],
}

/// One of the movements that an instruction makes, all or none.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Leg {
	/// Who gives.
	pub from: Party,
	/// Who gets.
	pub to: Party,
	/// What.
	pub what: What,
}

/// What a leg moves.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum What {
	/// A claim on a bank.
	Claim {
		/// Of which book.
		book: Book,
		/// How much, in the currency's minor unit (CNY: fen); not zero.
		amount: u128,
	},
	/// Something that another pallet records.
	Thing(Thing),
	/// Money that moves outside of the ledger (线下资金), as a bank attests with a reference of its own.
	Cash {
		/// The currency.
		currency: Currency,
		/// How much, in the currency's minor unit; not zero.
		amount: u128,
		/// The bank that attests it: with a book in the currency, no party of the instruction, and no exchange.
		attestor: MemberId,
	},
}

/// When an instruction that all have affirmed is executed.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum When {
	/// With the last affirmation; if that fails, when a party asks for it.
	LastAffirmation,
	/// When a party asks for it, from this moment on, in milliseconds since 1970 UTC.
	From(u64),
	/// When whoever keeps it says so: another pallet, which records why (an order, a drawing). It does not lapse.
	Kept,
}

/// A bank's reference to an entry in its own books (银行流水号): the digest of it, made as the bank sees fit so that the
/// reference cannot be guessed, and always in the same way so that the same entry has the same digest.
pub type BankReference = [u8; 32];

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn currencies_are_three_letters() {
		assert_eq!(Currency::parse("CNY"), Ok(Currency::CNY));
		assert_eq!(Currency::parse("USD").unwrap().as_str(), Some("USD"));
		assert_eq!(Currency::parse("CN"), Err(CodeError::WrongLength));
		assert_eq!(Currency::parse("cny"), Err(CodeError::WrongCharacter));
		assert_eq!(Currency::parse("XXX"), Err(CodeError::WrongCheck));
		assert_eq!(Currency::parse("XTS"), Err(CodeError::WrongCheck));
	}
}
