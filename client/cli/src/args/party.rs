//! `hefu party`.

use std::path::PathBuf;

use clap::Subcommand;
use hefu_primitives::{
	BillId, CustomerId, DatasetId, GrantId, InstructionId, LicenceId, MemberId, OrderId, PartyId, ProductId,
};

use super::{Scheme, digest};

/// Keys that were made for one object.
#[derive(Debug, Subcommand)]
pub enum Party {
	/// Make a key for one object, in a new file that only you can read; it then consents to a member that sponsors it
	New {
		/// The file; nothing is overwritten
		file: PathBuf,
		/// Signature scheme
		#[arg(long, value_enum, default_value_t = Scheme::Sr25519)]
		scheme: Scheme,
	},
	/// Consent, by the party key that signs (--key), to being sponsored for one object; hand the new file to the sponsor
	Consent {
		/// The member that is to sponsor the key
		#[arg(long, value_name = "MEMBER")]
		sponsor: MemberId,
		/// The object that it is made for, which need not be there yet: its id, or 64 hexadecimal digits
		#[arg(long, value_name = "ID")]
		object: Object,
		/// Who is behind it: a member
		#[arg(long, value_name = "MEMBER", required_unless_present = "name")]
		member: Option<MemberId>,
		/// Who is behind it, if no member: its registered name, with its USCC or LEI
		#[arg(long, conflicts_with = "member")]
		name: Option<String>,
		/// New file for the opening, by which who must know sees who is behind the key; only you can read it
		#[arg(long, value_name = "FILE")]
		opening: PathBuf,
		/// New file for the consent, which is no secret
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Sponsor a party's key that consented; you cannot take it back. Who is behind it stays in the opening
	Add {
		/// The consent, as hefu party consent wrote it
		consent: PathBuf,
		/// The opening, to see who is behind the key before you answer for it
		#[arg(long, value_name = "FILE")]
		opening: Option<PathBuf>,
	},
	/// End the party key that signs, for ever; what its party still holds, nobody can move afterwards
	Retire,
	/// A party key: its sponsor and its object; with --opening, who is behind it. Of a retired one the chain holds its sponsor alone
	Show {
		/// The party
		#[arg(value_name = "PARTY")]
		party: PartyId,
		/// An opening, to be held against the key's commitment
		#[arg(long, value_name = "FILE")]
		opening: Option<PathBuf>,
	},
}

/// The raw id of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object(pub [u8; 32]);

impl std::str::FromStr for Object {
	type Err = &'static str;
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		macro_rules! read {
			($($kind:ident)*) => {
				$(if let Ok(id) = text.parse::<$kind>() {
					return Ok(Self(id.0));
				})*
			};
		}
		read!(BillId GrantId InstructionId DatasetId LicenceId MemberId CustomerId PartyId ProductId OrderId);
		digest(text)
			.map(Self)
			.map_err(|_| "not an identifier (hfbl1…, hfgr1…, hfin1…), nor 64 hexadecimal digits")
	}
}

impl From<Scheme> for hefu_sdk::signer::Scheme {
	fn from(scheme: Scheme) -> Self {
		match scheme {
			Scheme::Sr25519 => Self::Sr25519,
			Scheme::Ed25519 => Self::Ed25519,
			Scheme::Ecdsa => Self::Ecdsa,
			Scheme::Sm2 => Self::Sm2,
		}
	}
}
