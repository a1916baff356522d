//! SM2 keys: what they sign is what the chain, the standard and another implementation take for signed.

use hefu_primitives::sm2::{Sm2Public, Sm2Signature};
use hefu_sdk::{
	Signer,
	signer::{KeyError, Scheme, Signature, Sm2Key},
};
use subxt::transactions::Signer as _;

/// The example of GB/T 32918.5-2017 annex A.2 (GM/T 0003.5-2012 A.2): the private key, the public key's coordinates, and
/// the signature r, s of "message digest" under the identifier 1234567812345678.
const SECRET: &str = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
const X: &str = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
const Y: &str = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
const R: &str = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
const S: &str = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

/// Made with OpenSSL 3.0.19: `openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678` of "合符".
const OPENSSL_SECRET: &str = "8618669F48ED49474AC42CE9B82E0D43CD01BA0355A4F5C66CA2C1D250F5130F";
const OPENSSL_SIGNATURE: &str = "20410C024EE4B324919A80A71348F4DACC036A25AF6A190677D1BEDF817D4212\
	718E26AC61616AE4B572C2BE021A7E1FD02F63ECFD177282ACE4FAE20D6EE830";

/// The order n of the curve's group (GB/T 32918.5-2017).
const N: &str = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";

fn bytes<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
	let mut bytes = [0; LENGTH];
	hex::decode_to_slice(text.replace(char::is_whitespace, ""), &mut bytes).unwrap();
	bytes
}

fn key(secret: &str) -> Sm2Key {
	Sm2Key::from_secret(&bytes(secret)).unwrap()
}

#[test]
fn the_standards_example_holds() {
	let key = key(SECRET);
	let parity = 2 + (bytes::<32>(Y)[31] & 1);
	assert_eq!(key.public().0, bytes::<33>(&format!("{parity:02x}{X}")));
	let signed = Sm2Signature { public: key.public(), signature: bytes(&format!("{R}{S}")) };
	assert!(signed.verify(b"message digest"));
	assert!(!signed.verify(b"message digest."));
	assert!(key.sign(b"message digest").verify(b"message digest"));
}

#[test]
fn openssls_signature_holds() {
	let public = key(OPENSSL_SECRET).public();
	assert!(Sm2Signature { public, signature: bytes(OPENSSL_SIGNATURE) }.verify("合符".as_bytes()));
}

#[test]
fn a_signature_fits_its_message_and_key_only() {
	let signer = Signer::from_seed(Scheme::Sm2, bytes(SECRET)).unwrap();
	for length in [0, 1, 32, 256, 10_000] {
		let message = vec![0xa5; length];
		let Signature::Sm2(signature) = signer.sign(&message) else { panic!("another scheme") };
		let signed = Sm2Signature { public: Sm2Public(signature.public.0), signature: signature.signature };
		assert!(signed.verify(&message));
		assert_eq!(signed.public.account(), signer.account().0);
		assert_eq!(signer.public(), signed.public.0);
		assert!(!signed.verify(&[&message[..], &[0]].concat()));
		assert!(!Sm2Signature { public: key(OPENSSL_SECRET).public(), ..signed }.verify(&message));
	}
}

#[test]
fn the_same_message_has_the_same_signature_and_another_has_another() {
	let key = key(SECRET);
	assert_eq!(key.sign(b"a"), key.sign(b"a"));
	// Two signatures with the same secret number would have the same r − e, and give the key away.
	assert_ne!(key.sign(b"a").signature[..32], key.sign(b"b").signature[..32]);
}

#[test]
fn numbers_that_are_no_keys_are_refused() {
	let n: [u8; 32] = bytes(N);
	let below = |less: u8| {
		let mut number = n;
		number[31] -= less;
		number
	};
	let mut one = [0; 32];
	one[31] = 1;
	for number in [[0; 32], below(1), n, [0xff; 32]] {
		assert!(matches!(Sm2Key::from_secret(&number), Err(KeyError::Malformed(_))), "{number:?}");
	}
	for number in [one, below(2)] {
		let key = Sm2Key::from_secret(&number).unwrap();
		assert!(key.sign(b"message").verify(b"message"));
	}
}
