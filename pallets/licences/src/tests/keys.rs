//! Binding phone keys: for the issuer, each commitment once.

use frame::testing_prelude::*;

use crate::{Binding, Error, Event, Issuance, Keys, Revocation, mock::*};

#[test]
fn a_lost_phone_is_bound_anew() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		events();
		later(DAY);
		let key = phone(2).commitment();
		assert_ok!(Licences::bind_key(signed(GUANGDONG), licence, key));
		assert_eq!(events(), [Event::KeyBound { licence, sequence: 2, key }]);
		assert_eq!(Keys::<Test>::get(licence, 2), Some(Binding { key, from_ms: START + DAY }));
		let found = Licences::licence(licence).unwrap();
		let at = |ms| Licences::key_at(&licence, &found, ms);
		assert_eq!(at(START - 1), None);
		assert_eq!(at(START + DAY - 1), Some(phone(1).commitment()));
		assert_eq!(at(START + DAY), Some(key));
	});
}

#[test]
fn only_the_issuer_binds() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let bind = |who, licence, seed| Licences::bind_key(signed(who), licence, [seed; 32]);
		assert_noop!(bind(STRANGER, licence, 7), Error::<Test>::NotMember);
		assert_noop!(bind(MINISTRY, licence, 7), Error::<Test>::NotIssuer);
		assert_noop!(bind(ZHEJIANG, licence, 7), Error::<Test>::NotIssuer);
		assert_noop!(bind(GUANGDONG, licence_id(GUANGDONG, 2), 7), Error::<Test>::NotFound);
		// L21: neither a key's commitment nor a private part's root comes again.
		assert_noop!(bind(GUANGDONG, licence, 1), Error::<Test>::CommitmentUsed);
		let old = phone(1).commitment();
		assert_noop!(Licences::bind_key(signed(GUANGDONG), licence, old), Error::<Test>::CommitmentUsed);
		assert_ok!(bind(GUANGDONG, licence, 7));
		let other = issue_with(GUANGDONG, 2, Issuance { key: None, ..issuance(GUANGDONG, 2) });
		assert_noop!(bind(GUANGDONG, other, 7), Error::<Test>::CommitmentUsed);
		assert_ok!(Licences::revoke(signed(GUANGDONG), licence, Revocation::Penalty, None));
		assert_noop!(bind(GUANGDONG, licence, 8), Error::<Test>::Ended);
	});
}
