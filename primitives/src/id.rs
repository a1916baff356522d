//! Identifiers: one 32-byte type for each kind of object, so that the compiler refuses a mix-up.
//!
//! `id = blake2_256(SCALE(kind tag, genesis hash, MemberId, nonce))` with a nonce that the client chooses: the client
//! knows the id before its transaction is in a block, and the objects of two chains never collide. People see ids in bech32m with the
//! kind's tag as prefix (`hfds1...`).

use alloc::string::String;
use bech32::{Bech32m, Hrp};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{code::MemberCode, digest::blake2_256};

/// Hash of the chain's first block, which names the chain.
pub type GenesisHash = [u8; 32];

/// Chosen by the client that creates an object; used once for each kind and member.
pub type Nonce = [u8; 32];

/// Why a string is no identifier of the kind that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
	/// Not bech32m, or its checksum is wrong: most likely mistyped.
	NotBech32m,
	/// An identifier of another kind.
	WrongKind,
	/// Not 32 bytes.
	WrongLength,
}

impl core::fmt::Display for IdError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::NotBech32m => "not a Hefu identifier (mistyped? its checksum does not fit)",
			Self::WrongKind => "an identifier of another kind",
			Self::WrongLength => "an identifier of the wrong length",
		})
	}
}

impl core::error::Error for IdError {}

macro_rules! identifiers {
	($($(#[$doc:meta])* $name:ident = $tag:literal;)*) => {
		/// Every kind: the name of its type, and its tag.
		pub const KINDS: &[(&str, &str)] = &[$((stringify!($name), $tag)),*];

		$(
		$(#[$doc])*
		#[derive(
			Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen,
			TypeInfo,
		)]
		pub struct $name(pub [u8; 32]);

		impl $name {
			/// Tag of the kind: first input of the hash, and prefix of the form that people see.
			pub const TAG: &'static str = $tag;

			/// The raw bytes.
			pub const fn as_bytes(&self) -> &[u8; 32] {
				&self.0
			}

			/// The form that people see: bech32m with the kind as prefix.
			pub fn to_bech32m(&self) -> String {
				encode(Self::TAG, &self.0)
			}

			/// Reads the form that people see.
			pub fn from_bech32m(text: &str) -> Result<Self, IdError> {
				decode(Self::TAG, text).map(Self)
			}
		}

		impl core::fmt::Display for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				f.write_str(&self.to_bech32m())
			}
		}

		impl core::fmt::Debug for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				f.write_str(&self.to_bech32m())
			}
		}

		impl core::str::FromStr for $name {
			type Err = IdError;
			fn from_str(text: &str) -> Result<Self, IdError> {
				Self::from_bech32m(text)
			}
		}

		text_in_json! { $name = $name::from_bech32m; }
		)*
	};
}

identifiers! {
	/// An organisation of the consortium (成员).
	MemberId = "hfmb";
	/// A customer whom a member sponsors (被担保客户).
	CustomerId = "hfcu";
	/// A dataset (数据集), all its versions together.
	DatasetId = "hfds";
	/// An instruction to settle (结算指令).
	InstructionId = "hfin";
	/// A grant of a right (授权).
	GrantId = "hfgr";
	/// A filing for registration of rights in data (登记申请).
	FilingId = "hffl";
	/// An authorised operation of public data (公共数据授权运营).
	OperationId = "hfop";
	/// A filing for the public-data register (公共数据资源登记申请).
	ApplicationId = "hfap";
	/// A product on the market (数据产品挂牌).
	ProductId = "hfpd";
	/// A negotiation of a contract (交易磋商).
	NegotiationId = "hfng";
	/// An order (订单).
	OrderId = "hfor";
	/// A payer's and a provider's account of what is used (计量账户).
	MeterId = "hfmt";
	/// An anchor of a document (存证).
	AnchorId = "hfan";
	/// An electronic licence (电子证照), one version of it.
	LicenceId = "hflc";
	/// A rule by which one region recognises another's licences (互认规则).
	RecognitionId = "hfrr";
	/// A bill of lading, or another title document (提单).
	BillId = "hfbl";
	/// A key that a party of one object acts by (当事人密钥): the bytes of its account.
	PartyId = "hfpa";
}

macro_rules! created_by_member {
	($($name:ident)*) => {$(
		impl $name {
			/// The id of the object that `creator` makes on the chain `genesis` with `nonce`.
			pub fn derive(genesis: &GenesisHash, creator: &MemberId, nonce: &Nonce) -> Self {
				Self((Self::TAG.as_bytes(), genesis, creator, nonce).using_encoded(blake2_256))
			}
		}
	)*};
}

created_by_member!(
	AnchorId ApplicationId BillId CustomerId DatasetId FilingId GrantId InstructionId LicenceId MeterId NegotiationId OperationId
	OrderId ProductId RecognitionId
);

impl MemberId {
	/// The id of the organisation with this code. It depends on no key, so keys can change and the member stays; and on
	/// no chain, for the founders are part of the first block, whose hash cannot be in it.
	pub fn derive(code: &MemberCode) -> Self {
		Self((Self::TAG.as_bytes(), code).using_encoded(blake2_256))
	}
}

/// The form that people see of an identifier whose kind has this tag, for programs that learn the kind from metadata. The
/// tag is one of [`KINDS`].
pub fn encode(tag: &'static str, bytes: &[u8; 32]) -> String {
	let hrp = Hrp::parse_unchecked(tag);
	bech32::encode::<Bech32m>(hrp, bytes).expect("4 + 32 bytes are within the length of a bech32 string; qed")
}

/// Reads what [`encode`] writes.
pub fn decode(tag: &'static str, text: &str) -> Result<[u8; 32], IdError> {
	let checked = bech32::primitives::decode::CheckedHrpstring::new::<Bech32m>(text)
		.map_err(|_| IdError::NotBech32m)?;
	if checked.hrp() != Hrp::parse_unchecked(tag) {
		return Err(IdError::WrongKind);
	}
	let mut bytes = [0; 32];
	let mut read = checked.byte_iter();
	for byte in &mut bytes {
		*byte = read.next().ok_or(IdError::WrongLength)?;
	}
	if read.next().is_some() { Err(IdError::WrongLength) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::code::{Lei, MemberCode};

	#[test]
	fn people_read_what_machines_write() {
		let id = DatasetId([7; 32]);
		let text = id.to_bech32m();
		assert!(text.starts_with("hfds1"));
		assert_eq!(DatasetId::from_bech32m(&text), Ok(id));
		assert_eq!(MemberId::from_bech32m(&text), Err(IdError::WrongKind));
		let mut mistyped = text.clone();
		mistyped.replace_range(10..11, if &text[10..11] == "q" { "p" } else { "q" });
		assert_eq!(DatasetId::from_bech32m(&mistyped), Err(IdError::NotBech32m));
		let short = bech32::encode::<Bech32m>(Hrp::parse_unchecked("hfds"), &[7; 31]).unwrap();
		assert_eq!(DatasetId::from_bech32m(&short), Err(IdError::WrongLength));
	}

	#[test]
	fn every_kind_has_its_tag() {
		assert!(KINDS.contains(&("DatasetId", DatasetId::TAG)));
		for (_, tag) in KINDS {
			assert_eq!(decode(tag, &encode(tag, &[7; 32])), Ok([7; 32]));
		}
	}

	#[test]
	fn ids_depend_on_chain_creator_kind_and_nonce() {
		let code = MemberCode::Lei(Lei::parse("506700GE1G29325QX363").unwrap());
		let member = MemberId::derive(&code);
		let id = DatasetId::derive(&[1; 32], &member, &[0; 32]);
		assert_ne!(id, DatasetId::derive(&[2; 32], &member, &[0; 32]));
		assert_ne!(id, DatasetId::derive(&[1; 32], &member, &[1; 32]));
		assert_ne!(id.0, CustomerId::derive(&[1; 32], &member, &[0; 32]).0);
	}
}
