//! What each call costs, at its worst.

use alloc::boxed::Box;
use frame::{
	benchmarking::prelude::*,
	traits::{EnsureOrigin, Get},
};
use hefu_primitives::{
	LicenceId, MemberId, RecognitionId,
	code::Region,
	licence::{
		Scenario, Scenarios, Status,
		identifier::{Identifier, Line, MAX_SERIAL_CHARS, Serial, TypeCode},
		presentation::Presentation,
	},
	text::Text,
};
use pallet_support::{MakeCodedMember, MakeMember, genesis_hash};

use crate::*;

/// Seeds of the members: who defines the type, who issues, who recognises, and who verifies.
const DEFINER: u32 = 0;
const ISSUER: u32 = 1;
const RECOGNISER: u32 = 2;
const VERIFIER: u32 = 3;

const FROM: Region = Region(440_000);
const TO: Region = Region(330_000);

fn code<T: Config>() -> TypeCode {
	TypeCode { definer: T::BenchmarkHelper::code(DEFINER), number: 999 }
}

fn member<T: Config>(seed: u32) -> MemberId {
	T::BenchmarkHelper::make_member(seed).0
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(T::BenchmarkHelper::make_member(seed).1)
}

/// The longest text of 128 bytes.
fn text() -> Text<128> {
	Text::from_bytes_unchecked(&[b'x'; 128]).expect("128 bytes fit")
}

fn licence_type() -> LicenceType {
	LicenceType {
		name: text(),
		holder: HolderClass::Person,
		schema: [1; 32],
		scenarios: Scenarios(u64::MAX),
		max_age_ms: 60_000,
		until_ms: Some(u64::MAX),
	}
}

/// The type, its issuer, and the authority of the recognising region.
fn prepare<T: Config>() {
	Pallet::<T>::do_set_type(code::<T>(), licence_type()).expect("a type");
	for (seed, region) in [(ISSUER, FROM), (RECOGNISER, TO)] {
		let (definer, issuer) = (member::<T>(DEFINER), member::<T>(seed));
		Pallet::<T>::do_appoint(definer, code::<T>(), issuer, region).expect("an authority");
	}
}

/// A version of the licence with the longest serial, whose commitments and nonce are made of its number.
fn issuance<T: Config>(version: u16, kind: IssuanceKind) -> Issuance {
	let serial = core::str::from_utf8(&[b'S'; MAX_SERIAL_CHARS as usize])
		.ok()
		.and_then(|serial| Serial::parse(serial).ok())
		.expect("letters");
	let issuer = T::BenchmarkHelper::code(ISSUER);
	let line = Line { licence_type: code::<T>(), issuer, serial };
	Issuance {
		identifier: Identifier::new(line, version).expect("sound parts"),
		kind,
		private: [version as u8; 32],
		key: Some([100 + version as u8; 32]),
		valid_from_ms: 0,
		valid_until_ms: Some(u64::MAX),
	}
}

/// The first version, issued.
fn licence<T: Config>() -> LicenceId {
	prepare::<T>();
	let first = issuance::<T>(1, IssuanceKind::New);
	Pallet::<T>::do_issue(member::<T>(ISSUER), [1; 32], first).expect("a licence");
	licence_id::<T>(1)
}

fn licence_id<T: Config>(version: u8) -> LicenceId {
	LicenceId::derive(&genesis_hash::<T>(), &member::<T>(ISSUER), &[version; 32])
}

fn recognition<T: Config>() -> Recognition {
	Recognition {
		licence_type: code::<T>(),
		from: FROM,
		to: TO,
		scenarios: Scenarios(u64::MAX),
		from_ms: 0,
		until_ms: Some(u64::MAX),
		contact: text(),
	}
}

/// The rule, published.
fn rule<T: Config>() -> RecognitionId {
	let publisher = member::<T>(RECOGNISER);
	Pallet::<T>::do_recognise(publisher, [1; 32], recognition::<T>()).expect("a rule");
	rule_id::<T>()
}

fn rule_id<T: Config>() -> RecognitionId {
	RecognitionId::derive(&genesis_hash::<T>(), &member::<T>(RECOGNISER), &[1; 32])
}

fn status<T: Config>(licence: LicenceId) -> Option<Status> {
	Pallet::<T>::status_at(licence, T::Clock::get())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_type() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, code::<T>(), licence_type());

		assert!(Types::<T>::contains_key(code::<T>()));
		Ok(())
	}

	/// Again, after a dismissal.
	#[benchmark]
	fn appoint() {
		prepare::<T>();
		let (definer, issuer) = (member::<T>(DEFINER), member::<T>(ISSUER));
		Pallet::<T>::do_dismiss(definer, code::<T>(), issuer).expect("an issuer");

		#[extrinsic_call]
		_(signed::<T>(DEFINER), code::<T>(), issuer, FROM);

		assert!(Issuers::<T>::get(code::<T>(), issuer).is_some_and(|appointment| appointment.in_office));
	}

	#[benchmark]
	fn dismiss() {
		prepare::<T>();
		let issuer = member::<T>(ISSUER);

		#[extrinsic_call]
		_(signed::<T>(DEFINER), code::<T>(), issuer);

		assert!(Issuers::<T>::get(code::<T>(), issuer).is_some_and(|appointment| !appointment.in_office));
	}

	/// A change of a licence, which asks most of the predecessor.
	#[benchmark]
	fn issue() {
		let predecessor = licence::<T>();
		let next = issuance::<T>(2, IssuanceKind::Change { predecessor });

		#[extrinsic_call]
		_(signed::<T>(ISSUER), [2; 32], Box::new(next));

		assert_eq!(status::<T>(predecessor), Some(Status::Lapsed));
		assert_eq!(status::<T>(licence_id::<T>(2)), Some(Status::Valid));
	}

	#[benchmark]
	fn suspend() {
		let licence = licence::<T>();

		#[extrinsic_call]
		_(signed::<T>(DEFINER), licence, Some([1; 32]));

		assert_eq!(status::<T>(licence), Some(Status::Suspended));
	}

	#[benchmark]
	fn restore() {
		let licence = licence::<T>();
		Pallet::<T>::do_suspend(member::<T>(ISSUER), licence, None).expect("it is valid");

		#[extrinsic_call]
		_(signed::<T>(DEFINER), licence, Some([1; 32]));

		assert_eq!(status::<T>(licence), Some(Status::Valid));
	}

	#[benchmark]
	fn revoke() {
		let licence = licence::<T>();

		#[extrinsic_call]
		_(signed::<T>(DEFINER), licence, Revocation::Penalty, Some([1; 32]));

		assert_eq!(status::<T>(licence), Some(Status::Revoked));
	}

	#[benchmark]
	fn cancel() {
		let licence = licence::<T>();

		#[extrinsic_call]
		_(signed::<T>(DEFINER), licence, Some([1; 32]));

		assert_eq!(status::<T>(licence), Some(Status::Cancelled));
	}

	#[benchmark]
	fn bind_key() {
		let licence = licence::<T>();

		#[extrinsic_call]
		_(signed::<T>(ISSUER), licence, [99; 32]);

		assert!(Keys::<T>::contains_key(licence, 2));
	}

	#[benchmark]
	fn recognise() {
		prepare::<T>();

		#[extrinsic_call]
		_(signed::<T>(RECOGNISER), [1; 32], recognition::<T>());

		assert!(Rules::<T>::contains_key(rule_id::<T>()));
	}

	#[benchmark]
	fn withdraw_recognition() {
		prepare::<T>();
		let rule = rule::<T>();

		#[extrinsic_call]
		_(signed::<T>(RECOGNISER), rule, 0);

		assert!(Rules::<T>::get(rule).is_some_and(|rule| rule.recognition.until_ms != Some(u64::MAX)));
	}

	#[benchmark]
	fn verify_presentation() {
		prepare::<T>();
		let rule = rule::<T>();
		let now = T::Clock::get();
		let audience = member::<T>(VERIFIER);
		let presentation = Presentation {
			licence_type: code::<T>(),
			issuer: member::<T>(ISSUER),
			audience,
			place: TO,
			scenario: Scenario(63),
			made_ms: now,
			expires_ms: now.saturating_add(1),
			commitment: [9; 32],
		};

		#[extrinsic_call]
		_(signed::<T>(VERIFIER), presentation, Some(rule), now);

		assert!(Verifications::<T>::contains_key(audience, [9; 32]));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
