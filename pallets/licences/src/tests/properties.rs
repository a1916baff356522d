//! Random lives of types, licences, rules and presentations: every invariant holds after each step, and no answer about the
//! past ever changes.

use std::collections::BTreeMap;

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	LicenceId,
	licence::{Status, presentation::Presentation},
};
use proptest::prelude::*;

use crate::{Issuance, IssuanceKind, Revocation, mock::*};

#[derive(Clone, Debug)]
enum Step {
	Appoint(u64),
	Dismiss(u64),
	/// Issuer, seed of the serial, version, nonce, kind and nonce of the predecessor, days until it lapses.
	Issue(u64, u8, u16, u8, u8, u8, u64),
	Suspend(u64, u64, u8),
	Restore(u64, u64, u8),
	Revoke(u64, u64, u8, bool),
	Cancel(u64, u64, u8),
	BindKey(u64, u64, u8, u8),
	Recognise(u64, u8, u64),
	Withdraw(u64, u64, u8, u64),
	/// Verifier, audience, holder's licence, salt, rule, age of the presentation in minutes.
	Verify(u64, u64, u8, u8, u8, u64),
	Later(u64),
}

fn member_key() -> impl Strategy<Value = u64> {
	prop_oneof![1 => Just(MINISTRY), 5 => Just(GUANGDONG), 4 => Just(ZHEJIANG)]
}

fn issuer() -> impl Strategy<Value = u64> {
	prop_oneof![Just(GUANGDONG), Just(ZHEJIANG)]
}

fn steps() -> impl Strategy<Value = Step> {
	let decision = || (member_key(), issuer(), 0u8..8);
	prop_oneof![
		1 => issuer().prop_map(Step::Appoint),
		1 => issuer().prop_map(Step::Dismiss),
		8 => (issuer(), 0u8..3, 1u16..4, 0u8..8, 0u8..3, 0u8..8, 0u64..5).prop_map(
			|(issuer, seed, version, nonce, kind, predecessor, days)| {
				Step::Issue(issuer, seed, version, nonce, kind, predecessor, days)
			}
		),
		4 => decision().prop_map(|(who, issuer, nonce)| Step::Suspend(who, issuer, nonce)),
		3 => decision().prop_map(|(who, issuer, nonce)| Step::Restore(who, issuer, nonce)),
		1 => (decision(), any::<bool>()).prop_map(|((who, issuer, nonce), how)| Step::Revoke(who, issuer, nonce, how)),
		1 => decision().prop_map(|(who, issuer, nonce)| Step::Cancel(who, issuer, nonce)),
		2 => (decision(), 0u8..30).prop_map(|((who, issuer, nonce), key)| Step::BindKey(who, issuer, nonce, key)),
		2 => (member_key(), 0u8..4, 0u64..3).prop_map(|(who, nonce, days)| Step::Recognise(who, nonce, days)),
		1 => (member_key(), member_key(), 0u8..4, 0u64..3)
			.prop_map(|(who, publisher, nonce, days)| Step::Withdraw(who, publisher, nonce, days)),
		4 => (SITE..PLANT + 1, SITE..PLANT + 1, 0u8..8, 0u8..6, 0u8..5, 0u64..12).prop_map(
			|(who, audience, licence, salt, rule, age)| Step::Verify(who, audience, licence, salt, rule, age)
		),
		4 => (1u64..3 * DAY).prop_map(Step::Later),
	]
}

/// Dispatches a step; refusals are part of life.
fn step(step: Step) -> DispatchResult {
	with_storage_layer(|| match step {
		Step::Appoint(issuer) => {
			let region = if issuer == GUANGDONG { GUANGDONG_REGION } else { ZHEJIANG_REGION };
			Licences::appoint(signed(MINISTRY), code(), member(issuer), region)
		}
		Step::Dismiss(issuer) => Licences::dismiss(signed(MINISTRY), code(), member(issuer)),
		Step::Issue(issuer, seed, version, nonce, kind, predecessor, days) => {
			let predecessor = licence_id(issuer, predecessor);
			let kind = match kind {
				0 => IssuanceKind::New,
				1 => IssuanceKind::Renewal { predecessor },
				_ => IssuanceKind::Change { predecessor },
			};
			let issuance = Issuance {
				identifier: identifier(issuer, u32::from(seed), version),
				kind,
				// Guangdong's and Zhejiang's salts differ.
				private: [nonce + 16 * issuer as u8; 32],
				valid_until_ms: days.checked_sub(1).map(|days| Now::get() + days * DAY),
				key: Some(phone(nonce + 16 * issuer as u8).commitment()),
				..issuance(issuer, nonce)
			};
			Licences::issue(signed(issuer), [nonce; 32], Box::new(issuance))
		}
		Step::Suspend(who, issuer, nonce) => Licences::suspend(signed(who), licence_id(issuer, nonce), None),
		Step::Restore(who, issuer, nonce) => Licences::restore(signed(who), licence_id(issuer, nonce), None),
		Step::Revoke(who, issuer, nonce, annulment) => {
			let how = if annulment { Revocation::Annulment } else { Revocation::Penalty };
			Licences::revoke(signed(who), licence_id(issuer, nonce), how, None)
		}
		Step::Cancel(who, issuer, nonce) => Licences::cancel(signed(who), licence_id(issuer, nonce), None),
		Step::BindKey(who, issuer, nonce, key) => {
			Licences::bind_key(signed(who), licence_id(issuer, nonce), phone(key).commitment())
		}
		Step::Recognise(who, nonce, days) => {
			let until_ms = days.checked_sub(1).map(|days| Now::get() + days * DAY);
			let recognition = crate::Recognition { until_ms, ..recognition() };
			Licences::recognise(signed(who), [nonce; 32], recognition)
		}
		Step::Withdraw(who, publisher, nonce, days) => {
			Licences::withdraw_recognition(signed(who), rule_id(publisher, nonce), Now::get() + days * DAY)
		}
		Step::Verify(who, audience, licence, salt, rule, age) => {
			let made_ms = Now::get() - age * 60_000;
			let draft = Presentation {
				audience: member(audience),
				made_ms,
				expires_ms: made_ms + 300_000,
				..draft()
			};
			let opening = phone(licence).present(hidden(licence_id(GUANGDONG, licence), salt), draft);
			let rule = rule.checked_sub(1).map(|nonce| rule_id(ZHEJIANG, nonce));
			Licences::verify(signed(who), opening.presentation, rule, made_ms)
		}
		Step::Later(ms) => {
			later(ms);
			Ok(())
		}
	})
}

/// The states of all licences at this moment.
fn states() -> Vec<((LicenceId, u64), Option<Status>)> {
	let now = Now::get();
	crate::Licences::<Test>::iter_keys().map(|id| ((id, now), Licences::status_at(id, now))).collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn l21_l22_l23_hold_in_any_life(life in proptest::collection::vec(steps(), 1..80)) {
		new_test_ext().execute_with(|| {
			appoint_both();
			let mut answers = BTreeMap::new();
			for next in life {
				// What is said at the end of a block stays.
				if matches!(next, Step::Later(_)) {
					answers.extend(states());
				}
				if let Err(error) = step(next) {
					assert!(matches!(error, DispatchError::Module(_)), "{error:?}");
				}
				check_state();
			}
			for ((id, ms), status) in answers {
				assert_eq!(Licences::status_at(id, ms), status, "{id} at {ms}");
			}
		});
	}
}
