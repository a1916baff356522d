//! What only the parties may know of an invoice is nowhere on the chain: neither in calls, nor in events, nor in storage.

use frame::{
	deps::{frame_support::storage::unhashed, sp_io},
	testing_prelude::*,
};

use crate::{Call, mock::*};

/// Every key and value of storage.
fn stored() -> Vec<u8> {
	let (mut all, mut key) = (Vec::new(), Vec::new());
	while let Some(next) = sp_io::storage::next_key(&key) {
		all.extend(&next);
		all.extend(unhashed::get_raw(&next).expect("there is a value for each key"));
		key = next;
	}
	all
}

#[test]
fn number_codes_tax_and_key_are_nowhere_on_the_chain() {
	test(|| {
		let mut seen = Vec::new();
		let first = blue(1, 1_000);
		for (serial, invoice) in [(1, first), (2, red(2, anchor_id(SELLER, 1), 1_000))] {
			let digest = digest(serial, invoice.amount, SELLER as u8);
			let signature = attested(SIGNER, &invoice, &digest);
			let (nonce, invoice) = ([serial as u8; 32], Box::new(invoice));
			let call = Call::<Test>::anchor_invoice { nonce, digest, invoice, signature };
			seen.extend(call.encode());
			assert_ok!(RuntimeCall::Anchoring(call).dispatch(signed(SELLER)));
			let id = anchor_id(SELLER, serial as u8);
			seen.extend(Anchoring::anchor(id).encode());
			assert!(Anchoring::anchor(id).is_some());
		}
		// Events are in storage, too.
		seen.extend(stored());
		let [seller, buyer] = codes();
		let numbers = [number(1), number(2)];
		let mut secrets =
			numbers.iter().map(|number| number.as_str().as_bytes().to_vec()).collect::<Vec<_>>();
		secrets.extend([seller, buyer].map(|code| code.encode()));
		secrets.extend([b"77777".to_vec(), 77_777u128.encode(), vec![7; 32]]);
		for secret in secrets {
			assert!(!seen.windows(secret.len()).any(|window| window == secret), "{secret:?}");
		}
	});
}
