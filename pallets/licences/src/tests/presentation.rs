//! What the chain says of a presentation: to the verifier before it logs it, and to whom it opens the log afterwards.

use frame::testing_prelude::*;
use hefu_primitives::{
	MemberId, RecognitionId,
	licence::{
		Status,
		presentation::{Hidden, HolderKey, HolderSignature, Opening, Presentation},
	},
	sm2::{DISTINGUISHING_ID, Sm2Public, Sm2Signature},
};
use pallet_support::genesis_hash;
use sm2::dsa::{SigningKey, signature::Signer};

use crate::{Issuance, PresentationError, Refusal, Standing, mock::*};

fn check(opening: &Opening, rule: Option<RecognitionId>) -> Result<Standing, Refusal> {
	Licences::check_presentation(opening.clone(), rule, Now::get())
}

#[test]
fn a_presentation_in_another_region_stands_by_a_rule() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let rule = recognise(1);
		later(1_000);
		let opening = phone(1).present(hidden(licence, 1), draft());
		let standing = Standing {
			at_ms: START + 1_000,
			max_age_ms: 60_000,
			region: GUANGDONG_REGION,
			valid_until_ms: Some(START + 365 * DAY),
		};
		assert_storage_noop!(assert_eq!(check(&opening, Some(rule)), Ok(standing)));
	});
}

#[test]
fn at_home_it_needs_no_rule() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let at_home = Presentation { place: SHENZHEN, ..draft() };
		let opening = phone(1).present(hidden(licence, 1), at_home);
		assert!(check(&opening, None).is_ok());
		let abroad = phone(1).present(hidden(licence, 1), draft());
		let refusal = Refusal::Presentation(PresentationError::NotRecognised);
		assert_eq!(check(&abroad, None), Err(refusal));
	});
}

#[test]
fn what_was_altered_or_exchanged_is_refused() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let other = issue(GUANGDONG, 2);
		let rule = Some(recognise(1));
		let opening = phone(1).present(hidden(licence, 1), draft());

		// The public half: another audience, a longer life.
		let audience = Presentation { audience: member(PLANT), ..opening.presentation };
		let altered = Opening { presentation: audience, ..opening.clone() };
		assert_eq!(check(&altered, rule), Err(Refusal::BadSignature));
		let longer = Presentation { expires_ms: opening.presentation.expires_ms + 1, ..opening.presentation };
		let altered = Opening { presentation: longer, ..opening.clone() };
		assert_eq!(check(&altered, rule), Err(Refusal::BadSignature));

		// The hidden half: another licence, other fields.
		let altered = Opening { hidden: hidden(other, 1), ..opening.clone() };
		assert_eq!(check(&altered, rule), Err(Refusal::OtherHidden));
		let fields = Hidden { disclosed: [9; 32], ..hidden(licence, 1) };
		assert_eq!(check(&Opening { hidden: fields, ..opening.clone() }, rule), Err(Refusal::OtherHidden));

		// The key: another holder's phone, or another salt.
		let stranger = phone(2).present(hidden(licence, 1), draft());
		assert_eq!(check(&stranger, rule), Err(Refusal::OtherKey));
		assert_eq!(check(&Opening { key_salt: [0; 32], ..opening.clone() }, rule), Err(Refusal::OtherKey));

		let HolderSignature::Ed25519 { public, mut signature } = opening.signature else {
			panic!("the phones of the tests have Ed25519 keys");
		};
		signature[0] ^= 1;
		let signature = HolderSignature::Ed25519 { public, signature };
		assert_eq!(check(&Opening { signature, ..opening.clone() }, rule), Err(Refusal::BadSignature));
		assert!(check(&opening, rule).is_ok());
	});
}

#[test]
fn the_licence_must_be_the_one_that_is_said() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let rule = Some(recognise(1));
		let nothing = phone(1).present(hidden(licence_id(GUANGDONG, 2), 1), draft());
		assert_eq!(check(&nothing, rule), Err(Refusal::UnknownLicence));
		let of_other = Presentation { issuer: member(ZHEJIANG), ..draft() };
		let other = phone(1).present(hidden(licence, 1), of_other);
		assert_eq!(check(&other, None), Err(Refusal::OtherLicence));
		let unknown = Presentation { issuer: MemberId([9; 32]), ..draft() };
		let unknown = phone(1).present(hidden(licence, 1), unknown);
		let refusal = Refusal::Presentation(PresentationError::UnknownIssuer);
		assert_eq!(check(&unknown, rule), Err(refusal));
	});
}

#[test]
fn only_a_valid_licence_counts() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let rule = Some(recognise(1));
		let opening = || phone(1).present(hidden(licence, 1), draft());
		assert!(check(&opening(), rule).is_ok());
		// Suspended in Guangdong, refused in Zhejiang in the same block.
		assert_ok!(Licences::suspend(signed(GUANGDONG), licence, None));
		assert_eq!(check(&opening(), rule), Err(Refusal::NotValid(Some(Status::Suspended))));
		later(1_000);
		assert_ok!(Licences::restore(signed(GUANGDONG), licence, None));
		assert!(check(&opening(), rule).is_ok());
		later(365 * DAY);
		assert_eq!(check(&opening(), rule), Err(Refusal::NotValid(Some(Status::Lapsed))));
		let early = Issuance { valid_from_ms: Now::get() + 1, ..issuance(GUANGDONG, 2) };
		let early = issue_with(GUANGDONG, 2, early);
		let opening = phone(2).present(hidden(early, 1), draft());
		assert_eq!(check(&opening, rule), Err(Refusal::NotValid(None)));
	});
}

#[test]
fn a_lost_phone_counts_no_more_and_what_it_showed_before_stays() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let rule = Some(recognise(1));
		later(1_000);
		let opening = phone(1).present(hidden(licence, 1), draft());
		let seen = Now::get();
		later(1_000);
		assert_ok!(Licences::bind_key(signed(GUANGDONG), licence, phone(2).commitment()));
		assert_eq!(check(&opening, rule), Err(Refusal::OtherKey));
		let new = phone(2).present(hidden(licence, 2), draft());
		assert!(check(&new, rule).is_ok());
		// An auditor asks about the moment at which the verifier looked.
		assert!(Licences::check_presentation(opening, rule, seen).is_ok());
	});
}

#[test]
fn one_without_a_phone_shows_nothing() {
	test(|| {
		let licence = issue_with(GUANGDONG, 1, Issuance { key: None, ..issuance(GUANGDONG, 1) });
		let rule = Some(recognise(1));
		let opening = phone(1).present(hidden(licence, 1), draft());
		assert_eq!(check(&opening, rule), Err(Refusal::OtherKey));
	});
}

#[test]
fn nobody_is_told_of_what_is_to_come() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let rule = Some(recognise(1));
		let opening = phone(1).present(hidden(licence, 1), draft());
		let result = Licences::check_presentation(opening, rule, START + 1);
		assert_eq!(result, Err(Refusal::NotYet));
	});
}

#[test]
fn a_phone_may_use_national_cryptography() {
	test(|| {
		let secret = sm2::SecretKey::from_slice(&[0x2a; 32]).unwrap();
		let pair = SigningKey::new(DISTINGUISHING_ID, &secret).unwrap();
		let point = sm2::elliptic_curve::sec1::ToEncodedPoint::to_encoded_point(
			pair.verifying_key().as_affine(),
			true,
		);
		let public = Sm2Public(point.as_bytes().try_into().unwrap());
		let key = HolderKey::Sm2(public).commitment(&[5; 32]);
		let licence = issue_with(GUANGDONG, 1, Issuance { key: Some(key), ..issuance(GUANGDONG, 1) });
		let rule = Some(recognise(1));

		let hidden = hidden(licence, 1);
		let presentation = Presentation { commitment: hidden.commitment(), ..draft() };
		let made: sm2::dsa::Signature = pair.sign(&presentation.signed_bytes(&genesis_hash::<Test>()));
		let signature = Sm2Signature { public, signature: made.to_bytes() };
		let opening = |signature| Opening {
			presentation,
			hidden: hidden.clone(),
			signature: HolderSignature::Sm2(signature),
			key_salt: [5; 32],
		};
		assert!(check(&opening(signature), rule).is_ok());
		let mut wrong = signature;
		wrong.signature[0] ^= 1;
		assert_eq!(check(&opening(wrong), rule), Err(Refusal::BadSignature));
	});
}
