//! Random lives of types, licences, rules and presentations: every invariant holds after each step, and no answer about the
//! past ever changes.

use std::collections::BTreeMap;

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	LicenceId, RecognitionId,
	licence::{Status, identifier::Identifier, presentation::Presentation},
};
use proptest::prelude::*;

use crate::{Issuance, IssuanceKind, Revocation, mock::*};

#[derive(Clone, Debug)]
enum Step {
	Appoint(u64),
	Dismiss(u64),
	/// A first licence: issuer, seed of the serial, nonce, days until it lapses.
	Issue(u64, u8, u8, u64),
	/// A successor of some licence: which, nonce, whether it is a change, how many versions later, days until it lapses.
	Succeed(usize, u8, bool, u16, u64),
	/// A decision about some licence: by whom, which, and what.
	Decide(u8, usize, Decision),
	Recognise(u64, u8, u64),
	Withdraw(u64, usize, u64),
	/// Verifier, audience, licence, salt, rule, age of the presentation in minutes.
	Verify(u64, u64, usize, u8, usize, u64),
	Later(u64),
}

#[derive(Clone, Copy, Debug)]
enum Decision {
	Suspend,
	Restore,
	Revoke(Revocation),
	Cancel,
	BindKey(u8),
}

fn issuer() -> impl Strategy<Value = u64> {
	prop_oneof![Just(GUANGDONG), Just(ZHEJIANG)]
}

fn decisions() -> impl Strategy<Value = Decision> {
	prop_oneof![
		4 => Just(Decision::Suspend),
		4 => Just(Decision::Restore),
		1 => Just(Decision::Revoke(Revocation::Annulment)),
		1 => Just(Decision::Revoke(Revocation::Penalty)),
		1 => Just(Decision::Cancel),
		2 => (0u8..60).prop_map(Decision::BindKey),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	let some = 0usize..12;
	prop_oneof![
		2 => issuer().prop_map(Step::Appoint),
		1 => issuer().prop_map(Step::Dismiss),
		6 => (issuer(), 0u8..6, 0u8..60, 0u64..9)
			.prop_map(|(issuer, seed, nonce, days)| Step::Issue(issuer, seed, nonce, days)),
		5 => (some.clone(), 0u8..60, any::<bool>(), prop_oneof![5 => Just(1u16), 1 => 0u16..3], 0u64..9).prop_map(
			|(licence, nonce, change, versions, days)| Step::Succeed(licence, nonce, change, versions, days)
		),
		12 => (0u8..8, some.clone(), decisions())
			.prop_map(|(who, licence, decision)| Step::Decide(who, licence, decision)),
		3 => (prop_oneof![4 => Just(ZHEJIANG), 1 => Just(MINISTRY), 1 => Just(GUANGDONG)], 0u8..60, 0u64..5)
			.prop_map(|(who, nonce, days)| Step::Recognise(who, nonce, days)),
		1 => (prop_oneof![3 => Just(ZHEJIANG), 1 => Just(MINISTRY)], some.clone(), 0u64..3)
			.prop_map(|(who, rule, days)| Step::Withdraw(who, rule, days)),
		6 => (Just(SITE), prop_oneof![5 => Just(SITE), 1 => Just(PLANT)], some.clone(), 0u8..9, some, 0u64..7)
			.prop_map(|(who, audience, licence, salt, rule, age)| {
				Step::Verify(who, audience, licence, salt, rule, age)
			}),
		5 => (1u64..2 * DAY).prop_map(Step::Later),
	]
}

/// One of the licences that there are, with its issuer's key; when there is none, one that is not there.
fn some_licence(which: usize) -> (LicenceId, u64) {
	let found = crate::Licences::<Test>::iter().collect::<Vec<_>>();
	let some = which.checked_rem(found.len()).and_then(|which| found.get(which));
	some.map_or((LicenceId([0; 32]), GUANGDONG), |(id, licence)| {
		(*id, if licence.issuer == member(GUANGDONG) { GUANGDONG } else { ZHEJIANG })
	})
}

/// One of the rules that there are; now and then none.
fn some_rule(which: usize) -> Option<RecognitionId> {
	let found = crate::Rules::<Test>::iter_keys().collect::<Vec<_>>();
	which.checked_sub(2).and_then(|which| which.checked_rem(found.len())).map(|which| found[which])
}

/// A licence with this nonce, which makes its commitments too; for so many days, or without end.
fn licence_for(issuer: u64, nonce: u8, days: u64) -> Issuance {
	let valid_until_ms = days.checked_sub(1).map(|days| Now::get() + days * DAY);
	Issuance { valid_until_ms, ..issuance(issuer, nonce) }
}

/// Dispatches a step; refusals are part of life.
fn step(step: Step) -> DispatchResult {
	with_storage_layer(|| match step {
		Step::Appoint(issuer) => {
			let region = if issuer == GUANGDONG { GUANGDONG_REGION } else { ZHEJIANG_REGION };
			Licences::appoint(signed(MINISTRY), code(), member(issuer), region)
		}
		Step::Dismiss(issuer) => Licences::dismiss(signed(MINISTRY), code(), member(issuer)),
		Step::Issue(issuer, seed, nonce, days) => {
			let identifier = identifier(issuer, u32::from(seed), 1);
			let issuance = Issuance { identifier, ..licence_for(issuer, nonce, days) };
			Licences::issue(signed(issuer), [nonce; 32], Box::new(issuance))
		}
		Step::Succeed(licence, nonce, change, versions, days) => {
			let (predecessor, issuer) = some_licence(licence);
			let before = crate::Licences::<Test>::get(predecessor).map(|licence| licence.identifier);
			let before = before.unwrap_or_else(|| identifier(issuer, 0, 1));
			let version = (before.version + versions).clamp(1, 999);
			let kind = if change {
				IssuanceKind::Change { predecessor }
			} else {
				IssuanceKind::Renewal { predecessor }
			};
			let identifier = Identifier::new(before.line, version).expect("a version");
			let issuance = Issuance { identifier, kind, ..licence_for(issuer, nonce, days) };
			Licences::issue(signed(issuer), [nonce; 32], Box::new(issuance))
		}
		Step::Decide(who, licence, decision) => {
			let (licence, issuer) = some_licence(licence);
			let who = signed(match who {
				0 => MINISTRY,
				1 => ZHEJIANG,
				_ => issuer,
			});
			match decision {
				Decision::Suspend => Licences::suspend(who, licence, None),
				Decision::Restore => Licences::restore(who, licence, None),
				Decision::Revoke(how) => Licences::revoke(who, licence, how, None),
				Decision::Cancel => Licences::cancel(who, licence, None),
				Decision::BindKey(seed) => Licences::bind_key(who, licence, phone(seed).commitment()),
			}
		}
		Step::Recognise(who, nonce, days) => {
			let until_ms = days.checked_sub(1).map(|days| Now::get() + days * DAY);
			let recognition = crate::Recognition { until_ms, ..recognition() };
			Licences::recognise(signed(who), [nonce; 32], recognition)
		}
		Step::Withdraw(who, rule, days) => {
			let rule = some_rule(rule).unwrap_or(RecognitionId([0; 32]));
			Licences::withdraw_recognition(signed(who), rule, Now::get() + days * DAY)
		}
		Step::Verify(who, audience, licence, salt, rule, age) => {
			let made_ms = Now::get() - age * 60_000;
			let (licence, issuer) = some_licence(licence);
			let draft = Presentation {
				issuer: member(issuer),
				audience: member(audience),
				made_ms,
				expires_ms: made_ms + 300_000,
				..draft()
			};
			let opening = phone(1).present(hidden(licence, salt), draft);
			let seen_ms = Now::get() - 30_000;
			Licences::verify_presentation(signed(who), opening.presentation, some_rule(rule), seen_ms)
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
