//! Logging a presentation: once, by its audience, in its time, where the licence counts.

use frame::testing_prelude::*;
use hefu_primitives::{
	LicenceId, MemberId, RecognitionId,
	code::Region,
	licence::{
		Scenario,
		identifier::TypeCode,
		presentation::{MAX_CLOCK_SKEW_MS, Presentation},
	},
};

use crate::{Error, Event, Verification, Verifications, mock::*};

/// A licence of Guangdong, and Zhejiang's rule.
fn prepared() -> (LicenceId, RecognitionId) {
	let prepared = (issue(GUANGDONG, 1), recognise(1));
	events();
	prepared
}

/// A presentation that is changed from the ordinary; the salt makes its commitment.
fn presentation(licence: LicenceId, salt: u8, change: impl FnOnce(&mut Presentation)) -> Presentation {
	let mut changed = draft();
	change(&mut changed);
	phone(1).present(hidden(licence, salt), changed).presentation
}

/// The site logs it, with what it saw just now.
fn verify(presentation: Presentation, rule: Option<RecognitionId>) -> DispatchResult {
	Licences::verify_presentation(signed(SITE), presentation, rule, Now::get())
}

#[test]
fn the_audience_logs_a_presentation() {
	test(|| {
		let (licence, rule) = prepared();
		let shown = presentation(licence, 1, |_| ());
		later(2_000);
		let seen_ms = START;
		assert_ok!(Licences::verify_presentation(signed(SITE), shown, Some(rule), seen_ms));
		let entry =
			Verification { presentation: shown.digest(), rule: Some(rule), seen_ms, at_ms: START + 2_000 };
		assert_eq!(Verifications::<Test>::get(member(SITE), shown.commitment), Some(entry));
		let logged = Event::PresentationVerified { presentation: shown, rule: Some(rule), seen_ms };
		assert_eq!(events(), [logged]);
	});
}

#[test]
fn at_home_without_a_rule() {
	test(|| {
		let (licence, _) = prepared();
		assert_ok!(verify(presentation(licence, 1, |changed| changed.place = SHENZHEN), None));
	});
}

#[test]
fn it_is_used_once() {
	test(|| {
		let (licence, rule) = prepared();
		let shown = presentation(licence, 1, |_| ());
		assert_ok!(verify(shown, Some(rule)));
		assert_noop!(verify(shown, Some(rule)), Error::<Test>::AlreadyUsed);
		// Not with other words around it either.
		let altered = Presentation { expires_ms: shown.expires_ms - 1, ..shown };
		assert_noop!(verify(altered, Some(rule)), Error::<Test>::AlreadyUsed);
		let another = presentation(licence, 2, |_| ());
		assert_ok!(verify(another, Some(rule)));
	});
}

#[test]
fn only_its_audience_uses_it() {
	test(|| {
		let (licence, rule) = prepared();
		let shown = presentation(licence, 1, |_| ());
		let by = |who| Licences::verify_presentation(signed(who), shown, Some(rule), START);
		assert_noop!(by(PLANT), Error::<Test>::NotAudience);
		assert_noop!(by(GUANGDONG), Error::<Test>::NotAudience);
		assert_noop!(by(STRANGER), Error::<Test>::NotMember);
		assert_noop!(by(CUSTOMER), Error::<Test>::NotMember);
		// Who sees it on its way and names itself is not in its audience's way, and has nothing that opens.
		let stolen = Presentation { audience: member(PLANT), ..shown };
		assert_ok!(Licences::verify_presentation(signed(PLANT), stolen, Some(rule), START));
		assert_ok!(by(SITE));
		Suspended::set(Some(SITE));
		assert_noop!(verify(presentation(licence, 2, |_| ()), Some(rule)), Error::<Test>::NotMember);
	});
}

#[test]
fn it_has_a_time() {
	test(|| {
		let (licence, rule) = prepared();
		let shown = |salt, made, expires| {
			presentation(licence, salt, |changed| (changed.made_ms, changed.expires_ms) = (made, expires))
		};
		let five = shown(1, START, START + 300_000);
		later(300_000);
		assert_noop!(verify(five, Some(rule)), Error::<Test>::Expired);
		let now = Now::get();
		assert_ok!(verify(shown(2, now - 299_999, now + 1), Some(rule)));
		assert_noop!(verify(shown(3, now, now), Some(rule)), Error::<Test>::Expired);
		// A phone's clock may be a little fast.
		let fast = now + MAX_CLOCK_SKEW_MS;
		assert_ok!(verify(shown(4, fast, fast + 1), Some(rule)));
		assert_noop!(verify(shown(5, fast + 1, fast + 2), Some(rule)), Error::<Test>::MadeLater);
		assert_ok!(verify(shown(6, now, now + 600_000), Some(rule)));
		assert_noop!(verify(shown(7, now, now + 600_001), Some(rule)), Error::<Test>::LivesTooLong);
		assert_noop!(verify(shown(8, 0, u64::MAX), Some(rule)), Error::<Test>::LivesTooLong);
	});
}

#[test]
fn the_verifier_looked_lately() {
	test(|| {
		let (licence, rule) = prepared();
		let shown = presentation(licence, 1, |_| ());
		later(60_001);
		let seen = |ms| Licences::verify_presentation(signed(SITE), shown, Some(rule), ms);
		assert_noop!(seen(Now::get() + 1), Error::<Test>::SeenLater);
		assert_noop!(seen(START), Error::<Test>::StatusTooOld);
		// Whoever opens the entry asks about that moment, when there was nothing to look at.
		assert_noop!(seen(START - MAX_CLOCK_SKEW_MS - 1), Error::<Test>::MadeLater);
		assert_noop!(seen(0), Error::<Test>::MadeLater);
		assert_ok!(seen(START + 1));
	});
}

#[test]
fn an_entry_opens_at_the_moment_at_which_the_verifier_looked() {
	test(|| {
		let (licence, rule) = prepared();
		let opening = phone(1).present(hidden(licence, 1), draft());
		let seen_ms = Now::get();
		later(30_000);
		assert_ok!(Licences::verify_presentation(signed(SITE), opening.presentation, Some(rule), seen_ms));
		// Whatever comes afterwards.
		assert_ok!(Licences::suspend(signed(GUANGDONG), licence, None));
		assert_ok!(Licences::bind_key(signed(GUANGDONG), licence, phone(2).commitment()));
		later(365 * DAY);
		let entry = Verifications::<Test>::get(member(SITE), opening.presentation.commitment).unwrap();
		assert_eq!(entry.presentation, opening.presentation.digest());
		assert!(Licences::check_presentation(opening, entry.rule, entry.seen_ms).is_ok());
	});
}

#[test]
fn it_says_what_exists() {
	test(|| {
		let (licence, rule) = prepared();
		let refused = |change: fn(&mut Presentation)| verify(presentation(licence, 1, change), Some(rule));
		assert_noop!(
			refused(|changed| changed.licence_type = TypeCode { number: 2, ..code() }),
			Error::<Test>::UnknownType
		);
		assert_noop!(refused(|changed| changed.scenario = Scenario(9)), Error::<Test>::UnknownScenario);
		assert_noop!(refused(|changed| changed.scenario = Scenario(200)), Error::<Test>::UnknownScenario);
		assert_noop!(refused(|changed| changed.place = Region(0)), Error::<Test>::InvalidRegion);
		assert_noop!(refused(|changed| changed.issuer = MemberId([9; 32])), Error::<Test>::UnknownIssuer);
		let shown = presentation(licence, 1, |_| ());
		assert_noop!(verify(shown, Some(rule_id(ZHEJIANG, 9))), Error::<Test>::UnknownRule);
	});
}

#[test]
fn recognition_is_never_assumed() {
	test(|| {
		let (licence, rule) = prepared();
		let shown = |change: fn(&mut Presentation)| presentation(licence, 1, change);
		let refused = |presentation, rule| {
			assert_noop!(verify(presentation, rule), Error::<Test>::NotRecognised);
		};
		refused(shown(|_| ()), None);
		// Another scenario, another place, another region's licence.
		refused(shown(|changed| changed.scenario = LIFTING), Some(rule));
		refused(shown(|changed| changed.place = Region(310_000)), Some(rule));
		refused(shown(|changed| changed.issuer = member(ZHEJIANG)), Some(rule));
		// Another type's rule.
		let other = TypeCode { number: 2, ..code() };
		assert_ok!(Licences::set_type(RuntimeOrigin::root(), other, licence_type()));
		let of_other = crate::Recognition { licence_type: other, ..recognition() };
		assert_ok!(Licences::recognise(signed(MINISTRY), [2; 32], of_other));
		refused(shown(|_| ()), Some(rule_id(MINISTRY, 2)));
	});
}

#[test]
fn a_rule_holds_for_presentations_made_in_its_time() {
	test(|| {
		let (licence, rule) = prepared();
		let made = |salt, ms| {
			presentation(licence, salt, |changed| {
				(changed.made_ms, changed.expires_ms) = (ms, Now::get() + 300_000)
			})
		};
		// Withdrawn between presentation and verification: it still counts.
		let before = made(1, START);
		later(1_000);
		let withdrawn = Now::get();
		assert_ok!(Licences::withdraw_recognition(signed(ZHEJIANG), rule, withdrawn));
		assert_ok!(verify(before, Some(rule)));
		assert_ok!(verify(made(2, withdrawn - 1), Some(rule)));
		assert_noop!(verify(made(3, withdrawn), Some(rule)), Error::<Test>::RuleNotInForce);
		later(1_000);
		assert_noop!(verify(made(4, Now::get()), Some(rule)), Error::<Test>::RuleNotInForce);
		assert_noop!(verify(made(5, START - 1), Some(rule)), Error::<Test>::RuleNotInForce);
	});
}

#[test]
fn a_dismissed_issuers_licences_are_recognised() {
	test(|| {
		let (licence, rule) = prepared();
		assert_ok!(Licences::dismiss(signed(MINISTRY), code(), member(GUANGDONG)));
		assert_ok!(verify(presentation(licence, 1, |_| ()), Some(rule)));
	});
}
