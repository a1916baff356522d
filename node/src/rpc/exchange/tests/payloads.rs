//! What is signed, and the transaction that becomes of it.

use super::{register, schema};
use crate::rpc::exchange::{
	codec::Types,
	payload::{Circumstances, Payload, Scheme, Who},
	refusal::{Code, Refusal},
};
use codec::{DecodeAll, Encode};
use hefu_primitives::sm2::Sm2Signature;
use hefu_runtime::{
	AccountId, Address, RuntimeCall, Signature, SignedPayload, UncheckedExtrinsic, VERSION,
	configs::system::extension,
};
use sp_core::{H256, Pair, ecdsa, ed25519, sr25519};
use sp_runtime::{
	generic::{Era, Preamble},
	traits::Verify,
};

fn circumstances() -> Circumstances {
	Circumstances {
		spec_version: VERSION.spec_version,
		transaction_version: VERSION.transaction_version,
		genesis: H256::repeat_byte(1),
		era: Era::mortal(64, 100),
		birth: H256::repeat_byte(2),
		nonce: 300,
	}
}

fn who(scheme: Scheme, account: &[u8]) -> Who {
	Who::new(scheme, &format!("0x{}", hex::encode(account))).unwrap()
}

fn payload(who: Who, call: &RuntimeCall) -> Payload {
	Payload::new(&schema(), who, call.encode(), &circumstances()).unwrap()
}

fn remark(length: usize) -> RuntimeCall {
	RuntimeCall::System(frame_system::Call::remark { remark: vec![7; length] })
}

fn path(refusal: Refusal) -> String {
	assert_eq!(refusal.code, Code::InvalidParams);
	refusal.path.unwrap()
}

/// Short ones are signed as they are, long ones by their hash: both as the runtime's own types do it.
#[test]
fn what_is_signed_is_what_the_runtime_checks() {
	let pair = ed25519::Pair::from_seed(&[5; 32]);
	let call = schema().write_call("registry.register", &register()).unwrap();
	let long = RuntimeCall::decode_all(&mut &call[..]).unwrap();
	for call in [remark(3), remark(60), remark(300), long] {
		let made = payload(who(Scheme::Ed25519, &pair.public().0), &call);
		let known = circumstances();
		let implicit = (
			(),
			(),
			known.spec_version,
			known.transaction_version,
			known.genesis,
			known.birth,
			(),
			(),
			(),
			None,
			(),
		);
		let extension = extension(known.era, known.nonce);
		let expected = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
		assert_eq!(made.to_sign(), expected.using_encoded(<[u8]>::to_vec));

		let signature = pair.sign(&made.to_sign());
		let bytes = made.transaction(&signature.0).unwrap();
		let transaction = UncheckedExtrinsic::decode_all(&mut &bytes[..]).unwrap();
		let account = AccountId::new(pair.public().0);
		let signed =
			UncheckedExtrinsic::new_signed(call, Address::Id(account), signature.into_chain(), extension);
		assert_eq!(transaction.encode(), signed.encode());
	}
}

trait IntoChain {
	fn into_chain(self) -> Signature;
}

impl IntoChain for ed25519::Signature {
	fn into_chain(self) -> Signature {
		Signature::Ed25519(self)
	}
}

#[test]
fn a_payload_is_all_that_is_needed() {
	let made = payload(who(Scheme::Ed25519, &[9; 32]), &remark(3));
	assert_eq!(Payload::from_bytes(&made.to_bytes()), Ok(made.clone()));
	let bytes = made.to_bytes();
	for length in 0..bytes.len() {
		assert_eq!(path(Payload::from_bytes(&bytes[..length]).unwrap_err()), "payload");
	}
	assert_eq!(path(Payload::from_bytes(&[&bytes[..], &[0]].concat()).unwrap_err()), "payload");
	assert_eq!(path(Payload::from_bytes(b"HFTX\x02").unwrap_err()), "payload");
}

/// The signature in the transaction.
fn signature_in(transaction: &[u8]) -> Signature {
	match UncheckedExtrinsic::decode_all(&mut &transaction[..]).unwrap().preamble {
		Preamble::Signed(_, signature, _) => signature,
		_ => panic!("it is signed"),
	}
}

fn der(rs: &[u8]) -> Vec<u8> {
	let integer = |half: &[u8]| {
		let digits = &half[half.iter().position(|byte| *byte != 0).unwrap_or(31)..];
		let sign: &[u8] = if digits[0] >= 0x80 { &[0] } else { &[] };
		[&[2, (digits.len() + sign.len()) as u8], sign, digits].concat()
	};
	let both = [integer(&rs[..32]), integer(&rs[32..64])].concat();
	[&[0x30, both.len() as u8], &both[..]].concat()
}

#[test]
fn signers_give_signatures_in_the_forms_that_they_have() {
	let key = sr25519::Pair::from_seed(&[5; 32]);
	let made = payload(who(Scheme::Sr25519, &key.public().0), &remark(3));
	let signed = signature_in(&made.transaction(&key.sign(&made.to_sign()).0).unwrap());
	assert!(signed.verify(&made.to_sign()[..], &AccountId::new(key.public().0)));

	let key = ecdsa::Pair::from_seed(&[5; 32]);
	let by_key = who(Scheme::Ecdsa, &key.public().0);
	assert_eq!(who(Scheme::Ecdsa, &by_key.account), by_key, "an account or the key");
	let made = payload(by_key, &remark(300));
	let signature = key.sign(&made.to_sign()).0;
	let mut with_27 = signature;
	with_27[64] += 27;
	for form in [&signature[..], &with_27[..], &signature[..64], &der(&signature)] {
		assert_eq!(signature_in(&made.transaction(form).unwrap()), Signature::Ecdsa(signature.into()));
	}
	assert_eq!(path(made.transaction(&[7; 64]).unwrap_err()), "signature", "it fits neither of the keys");

	for length in [0, 63, 66, 71] {
		assert_eq!(path(made.transaction(&vec![1; length]).unwrap_err()), "signature");
	}
}

#[test]
fn sm2_signatures_carry_their_key() {
	use sm2::dsa::{Signature as Raw, SigningKey, signature::Signer};
	use sm2::elliptic_curve::sec1::ToEncodedPoint;

	let key = SigningKey::from_slice(hefu_primitives::sm2::DISTINGUISHING_ID, &[0x2a; 32]).unwrap();
	let point = key.verifying_key().as_affine();
	let (short, long) = (point.to_encoded_point(true), point.to_encoded_point(false));
	let by_key = who(Scheme::Sm2, short.as_bytes());
	assert_eq!(who(Scheme::Sm2, long.as_bytes()), by_key, "uncompressed, as Java has it");
	let made = payload(by_key, &remark(3));
	let raw: Raw = key.sign(&made.to_sign());
	for form in [raw.to_bytes().to_vec(), der(&raw.to_bytes())] {
		let Signature::Sm2(signed) = signature_in(&made.transaction(&form).unwrap()) else { panic!() };
		let Sm2Signature { public, .. } = signed;
		assert!(signed.verify(&made.to_sign()) && public.account() == by_key.account);
	}
	assert_eq!(path(Who::new(Scheme::Sm2, &format!("0x{}", "07".repeat(32))).unwrap_err()), "signer");
}

/// DER has one form for a number; what is no such form, or longer than the curve's numbers, is refused.
#[test]
fn der_that_is_none_is_refused() {
	let made = payload(who(Scheme::Sm2, &[&[2][..], &[7; 32]].concat()), &remark(3));
	let good = der(&[9; 64]);
	assert!(made.transaction(&good).is_ok());
	for place in [0, 1, 2, 3] {
		let mut bad = good.clone();
		bad[place] ^= 1;
		assert_eq!(path(made.transaction(&bad).unwrap_err()), "signature", "{place}");
	}
	let long = [&[0x30, 70, 2, 33, 1][..], &[9; 32], &[2, 33, 1], &[9; 32]].concat();
	assert_eq!(path(made.transaction(&long).unwrap_err()), "signature");
	let zero = [0x30, 6, 2, 1, 0, 2, 1, 0];
	assert_eq!(path(made.transaction(&zero).unwrap_err()), "signature");
}

#[test]
fn every_extension_of_the_runtime_is_known() {
	let schema = schema();
	let names: Vec<_> = schema.extensions().iter().map(|extension| extension.identifier.clone()).collect();
	assert_eq!(names.len(), 11);
	assert!(names.iter().any(|name| name == "MemberGate"), "{names:?}");
	let Types { registry, .. } = schema.types();
	assert!(registry.types.len() > 100);
}
