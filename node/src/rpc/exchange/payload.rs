//! What is signed, and what becomes of it: a member's transaction of the fourth format, built by the runtime's metadata.

use super::{
	codec::{Fault, Wrong},
	refusal::{Code, Refusal},
	schema::{MAX_CALL_BYTES, Schema},
	words::Words,
};
use codec::{Compact, Decode, DecodeAll, Encode};
use hefu_primitives::sm2::{Sm2Public, Sm2Signature};
use hefu_runtime::{Signature, signature::Signer};
use sp_core::{H256, ecdsa, ed25519, sr25519};
use sp_crypto_hashing::blake2_256;
use sp_runtime::{generic::Era, traits::IdentifyAccount};

/// What a payload begins with: its kind, and its format.
const MAGIC: [u8; 5] = *b"HFTX\x01";

/// What is longer than this is hashed before it is signed.
const LONGEST_SIGNED_AS_IT_IS: usize = 256;

/// A signed transaction of the fourth format.
const SIGNED_V4: u8 = 0x84;

/// How an address names an account: by its bytes.
const ADDRESS_IS_ACCOUNT: u8 = 0;

/// Signature schemes. Their numbers are those in transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Scheme {
	/// Ed25519 (RFC 8032).
	#[codec(index = 0)]
	Ed25519,
	/// Schnorr on Ristretto25519.
	#[codec(index = 1)]
	Sr25519,
	/// ECDSA on secp256k1, over BLAKE2b-256 of what is signed.
	#[codec(index = 2)]
	Ecdsa,
	/// SM2 with SM3 (GB/T 32918.2), over what is signed, with the identifier `1234567812345678` (国密).
	#[codec(index = 3)]
	Sm2,
}

impl Scheme {
	/// Their names, in the order of their numbers.
	pub const NAMES: &'static [&'static str] = &["ed25519", "sr25519", "ecdsa", "sm2"];

	/// The scheme of this name.
	pub fn parse(name: &str) -> Option<Self> {
		let all = [Self::Ed25519, Self::Sr25519, Self::Ecdsa, Self::Sm2];
		all.into_iter().zip(Self::NAMES).find(|(_, known)| **known == name).map(|(scheme, _)| scheme)
	}
}

/// Who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Who {
	/// The scheme of the key.
	pub scheme: Scheme,
	/// The key's account.
	pub account: [u8; 32],
	/// The key in compressed form: of SM2, whose signatures carry it.
	pub public: Option<[u8; 33]>,
}

impl Who {
	/// From what a request names: an account, or for ECDSA and SM2 the public key (33 bytes, or 65 uncompressed).
	pub fn new(scheme: Scheme, signer: &str) -> Result<Self, Refusal> {
		let wrong = |belongs: &str| {
			let found = format!("the text {signer:?}");
			Wrong { path: "signer".into(), fault: Fault::Type { found, belongs: belongs.into() } }
		};
		let public = super::codec::bytes(signer).and_then(|bytes| compressed(&bytes));
		let account = super::codec::account(signer);
		match (scheme, public, account) {
			(Scheme::Sm2, Some(public), _) => {
				Ok(Self { scheme, account: Sm2Public(public).account(), public: Some(public) })
			}
			(Scheme::Sm2, None, _) => {
				Err(wrong("the SM2 public key as hex: 33 bytes, or 65 uncompressed; a signature carries it")
					.into())
			}
			(Scheme::Ecdsa, Some(public), _) => {
				let account = Signer::Ecdsa(ecdsa::Public::from_raw(public)).into_account().into();
				Ok(Self { scheme, account, public: None })
			}
			(_, None, Some(account)) => Ok(Self { scheme, account, public: None }),
			_ => Err(wrong("the key's account (SS58, or 32 bytes as hex)").into()),
		}
	}
}

/// A point of a curve in compressed form (SEC 1).
fn compressed(bytes: &[u8]) -> Option<[u8; 33]> {
	match bytes {
		[2 | 3, _, ..] if bytes.len() == 33 => bytes.try_into().ok(),
		[4, _, .., last] if bytes.len() == 65 => {
			let mut point = [0; 33];
			point[0] = 2 + (last & 1);
			point[1..].copy_from_slice(&bytes[1..33]);
			Some(point)
		}
		_ => None,
	}
}

/// What of the chain a transaction depends on.
#[derive(Clone, Debug)]
pub struct Circumstances {
	/// Version of the runtime.
	pub spec_version: u32,
	/// Version of transactions.
	pub transaction_version: u32,
	/// The chain.
	pub genesis: H256,
	/// For how long it is valid.
	pub era: Era,
	/// The block with which that begins.
	pub birth: H256,
	/// Its number among the account's transactions.
	pub nonce: u32,
}

/// A call with all that is signed beside it. Whoever has it and a signature has the transaction: nothing is kept here.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Payload {
	who: Who,
	call: Vec<u8>,
	/// What the transaction's extensions put into it.
	explicit: Vec<u8>,
	/// What they sign without putting it into it.
	implicit: Vec<u8>,
}

impl Payload {
	/// The payload of a call.
	pub fn new(
		schema: &Schema,
		who: Who,
		call: Vec<u8>,
		circumstances: &Circumstances,
	) -> Result<Self, Refusal> {
		let (mut explicit, mut implicit) = (Vec::new(), Vec::new());
		for extension in schema.extensions() {
			match extension.identifier.as_str() {
				"CheckSpecVersion" => circumstances.spec_version.encode_to(&mut implicit),
				"CheckTxVersion" => circumstances.transaction_version.encode_to(&mut implicit),
				"CheckGenesis" => circumstances.genesis.encode_to(&mut implicit),
				"CheckMortality" => {
					circumstances.era.encode_to(&mut explicit);
					circumstances.birth.encode_to(&mut implicit);
				}
				"CheckNonce" => Compact(circumstances.nonce).encode_to(&mut explicit),
				// Disabled, and so no hash. The summary is what the signer reads here.
				"CheckMetadataHash" => {
					explicit.push(0);
					None::<H256>.encode_to(&mut implicit);
				}
				_ if schema.is_empty(extension.ty.id) && schema.is_empty(extension.implicit.id) => {}
				unknown => return Err(unknown_extension(unknown)),
			}
		}
		Ok(Self { who, call, explicit, implicit })
	}

	/// Reads what [`to_bytes`](Self::to_bytes) wrote.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
		let payload = bytes.strip_prefix(&MAGIC).and_then(|mut rest| Self::decode_all(&mut rest).ok());
		let payload = payload.filter(|payload| payload.call.len() <= MAX_CALL_BYTES);
		payload.ok_or_else(|| {
			let fault = Fault::Type {
				found: format!("{} bytes", bytes.len()),
				belongs: "the payload that hefu_prepare gave, unchanged".into(),
			};
			Wrong { path: "payload".into(), fault }.into()
		})
	}

	/// All of it.
	pub fn to_bytes(&self) -> Vec<u8> {
		[&MAGIC[..], &self.encode()].concat()
	}

	/// Who signs.
	pub fn who(&self) -> &Who {
		&self.who
	}

	/// The call.
	pub fn call(&self) -> &[u8] {
		&self.call
	}

	/// The bytes that the key signs.
	pub fn to_sign(&self) -> Vec<u8> {
		let all = [&self.call[..], &self.explicit, &self.implicit].concat();
		if all.len() > LONGEST_SIGNED_AS_IT_IS { blake2_256(&all).to_vec() } else { all }
	}

	/// The transaction, with the length before it.
	pub fn transaction(&self, signature: &[u8]) -> Result<Vec<u8>, Refusal> {
		let signature = self.signature(signature)?;
		let mut bytes = vec![SIGNED_V4, ADDRESS_IS_ACCOUNT];
		self.who.account.encode_to(&mut bytes);
		signature.encode_to(&mut bytes);
		bytes.extend_from_slice(&self.explicit);
		bytes.extend_from_slice(&self.call);
		Ok(bytes.encode())
	}

	/// The signature in the chain's form, from the forms in which signers give it.
	fn signature(&self, bytes: &[u8]) -> Result<Signature, Refusal> {
		let wrong = |belongs: &str| {
			let found = format!("{} bytes", bytes.len());
			let fault = Fault::Type { found, belongs: belongs.into() };
			Refusal::from(Wrong { path: "signature".into(), fault })
		};
		match self.who.scheme {
			Scheme::Ed25519 => {
				let raw = <[u8; 64]>::try_from(bytes).map_err(|_| wrong("64 bytes (RFC 8032)"))?;
				Ok(Signature::Ed25519(ed25519::Signature::from_raw(raw)))
			}
			Scheme::Sr25519 => {
				let raw = <[u8; 64]>::try_from(bytes).map_err(|_| wrong("64 bytes"))?;
				Ok(Signature::Sr25519(sr25519::Signature::from_raw(raw)))
			}
			Scheme::Ecdsa => {
				let belongs = "r ‖ s of 64 bytes, r ‖ s ‖ v of 65, or DER; over BLAKE2b-256 of payloadToSign";
				let raw = match bytes {
					[rs @ .., v] if rs.len() == 64 => Some([rs, &[v % 27]].concat()),
					_ => compact(bytes).and_then(|rs| self.with_recovery(&rs)),
				};
				let raw = raw.and_then(|raw| <[u8; 65]>::try_from(raw).ok()).ok_or_else(|| wrong(belongs))?;
				Ok(Signature::Ecdsa(ecdsa::Signature::from_raw(raw)))
			}
			Scheme::Sm2 => {
				let signature = compact(bytes).ok_or_else(|| wrong("r ‖ s of 64 bytes, or DER"))?;
				let public = self.who.public.ok_or_else(|| wrong("a payload of an SM2 key"))?;
				Ok(Signature::Sm2(Sm2Signature { public: Sm2Public(public), signature }))
			}
		}
	}

	/// Which of the two keys that fit an ECDSA signature is the signer's.
	fn with_recovery(&self, rs: &[u8; 64]) -> Option<Vec<u8>> {
		let digest = blake2_256(&self.to_sign());
		(0..2).map(|v| [&rs[..], &[v]].concat()).find(|signature| {
			let raw = <[u8; 65]>::try_from(&signature[..]).ok();
			let key = raw.and_then(|raw| ecdsa::Signature::from_raw(raw).recover_prehashed(&digest));
			key.is_some_and(|key| blake2_256(&key.0) == self.who.account)
		})
	}
}

/// `r ‖ s` from itself or from DER (`SEQUENCE { r INTEGER, s INTEGER }`), what openssl and Java give.
fn compact(bytes: &[u8]) -> Option<[u8; 64]> {
	if let Ok(raw) = bytes.try_into() {
		return Some(raw);
	}
	let [0x30, length, rest @ ..] = bytes else { return None };
	let (mut raw, mut rest) = ([0; 64], rest);
	if usize::from(*length) != rest.len() {
		return None;
	}
	for half in raw.chunks_exact_mut(32) {
		let [0x02, length, after @ ..] = rest else { return None };
		let (number, after) = after.split_at_checked(usize::from(*length))?;
		let digits = &number[number.iter().position(|byte| *byte != 0)?..];
		half.get_mut(32usize.checked_sub(digits.len())?..)?.copy_from_slice(digits);
		rest = after;
	}
	rest.is_empty().then_some(raw)
}

fn unknown_extension(name: &str) -> Refusal {
	Refusal::new(
		Code::NodeTooOld,
		"node.TooOld",
		Words::of(
			format!("the chain's transactions have an extension that this node does not know: {name}"),
			format!("链上交易含有本节点不认识的扩展：{name}"),
		),
		Words::new("ask a node of a newer release", "请改用较新版本的节点"),
	)
}
