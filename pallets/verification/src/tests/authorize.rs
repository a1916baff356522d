//! Which reports come in: the real way of a transaction, from the pool to the block.

use frame::{
	deps::sp_runtime::transaction_validity::UnknownTransaction, testing_prelude::*, traits::Authorize,
};
use hefu_primitives::verification::{CheckId, Difference, Outcome, ReportPayload};

use crate::{
	Error, Event, NO_SUCH_GROUP, NO_SUCH_VERIFIER, OTHER_EVIDENCE, OTHER_FILE, OTHER_SET, REPORT_PRIORITY,
	Recorded, Reports, WRONG_SAMPLES, mock::*,
};

/// What validation answers when verifier 0 reports what `change` made of its payload.
fn answer(check: CheckId, change: impl FnOnce(&mut ReportPayload)) -> TransactionValidityError {
	let mut payload = payload(check, 0, Outcome::Match);
	change(&mut payload);
	refused(payload, 0)
}

fn refused(payload: ReportPayload, seed: u8) -> TransactionValidityError {
	assert_storage_noop!(assert!(apply(signed(payload.clone(), seed)).is_err()));
	apply(signed(payload, seed)).expect_err("it is refused")
}

#[test]
fn a_good_report_travels_and_is_recorded() {
	test(|| {
		let check = open(1);
		events();
		System::set_block_number(11);
		let payload = payload(check, 2, Outcome::Match);
		let call = signed(payload.clone(), 2);
		for source in [TransactionSource::External, TransactionSource::Local, TransactionSource::InBlock] {
			let (valid, unspent) =
				call.authorize(source).expect("it is an authorized call").expect("it is valid");
			assert_eq!(unspent, Weight::zero());
			assert_eq!(valid.priority, REPORT_PRIORITY);
			assert_eq!(valid.provides, vec![("hefu/report", (check, 2u32)).encode()]);
			assert!(valid.requires.is_empty());
			assert_eq!(valid.longevity, 50);
			assert!(valid.propagate);
		}
		assert_ok!(apply(call).unwrap());
		let recorded = Recorded { report: payload.report, settled: false };
		assert_eq!(Reports::<Test>::get(check, 2), Some(recorded));
		assert_eq!(events(), [Event::Reported { check, verifier: 2, report: payload.report }]);
	});
}

#[test]
fn what_another_fork_may_hold_is_unknown() {
	test(|| {
		let check = open(1);
		let unknown = |why: UnknownTransaction| TransactionValidityError::Unknown(why);
		assert_eq!(answer(check, |p| p.check = 1), unknown(UnknownTransaction::CannotLookup));
		assert_eq!(answer(check, |p| p.about = [0; 32]), unknown(UnknownTransaction::Custom(OTHER_FILE)));
		assert_eq!(answer(check, |p| p.set = 1), unknown(UnknownTransaction::Custom(OTHER_SET)));
		// Somebody may have named a group there.
		let custom = |number| unknown(UnknownTransaction::Custom(number));
		assert_eq!(answer(check, |p| p.evidence = Some(0)), custom(OTHER_EVIDENCE));
		let large = open_large(2);
		assert_eq!(answer(large, |p| p.evidence = Some(0)), custom(OTHER_EVIDENCE));
		// And this verifier may have reported there.
		assert_eq!(answer(large, |p| p.report.samples = 1), custom(WRONG_SAMPLES));
		assert_eq!(answer(check, |p| p.report.samples = 1), custom(WRONG_SAMPLES));
	});
}

#[test]
fn what_is_wrong_everywhere_is_invalid() {
	test(|| {
		let check = open(1);
		let invalid = |why: InvalidTransaction| TransactionValidityError::Invalid(why);
		assert_eq!(answer(check, |p| p.genesis = [0; 32]), invalid(InvalidTransaction::BadProof));
		assert_eq!(answer(check, |p| p.verifier = 4), invalid(InvalidTransaction::Custom(NO_SUCH_VERIFIER)));
		let names = |group| {
			move |p: &mut ReportPayload| p.report.outcome = Outcome::Mismatch(Difference::Group(group))
		};
		assert_eq!(answer(check, names(0)), invalid(InvalidTransaction::Custom(NO_SUCH_GROUP)));
		let large = open_large(2);
		assert_eq!(answer(large, names(2_048)), invalid(InvalidTransaction::Custom(NO_SUCH_GROUP)));
		// Another verifier's signature.
		let taken = payload(check, 0, Outcome::Match);
		assert_eq!(refused(taken, 1), invalid(InvalidTransaction::BadProof));
		// A signature of something else.
		let call = signed(payload(check, 0, Outcome::Match), 0);
		let crate::Call::report { signature, mut payload } = call else { unreachable!() };
		payload.report.bytes_read += 1;
		let forged = crate::Call::report { payload, signature };
		assert_eq!(apply(forged).unwrap_err(), invalid(InvalidTransaction::BadProof));
	});
}

#[test]
fn each_verifier_reports_once_and_while_the_check_is_open() {
	test(|| {
		let check = open(1);
		let late = payload(check, 3, Outcome::Match);
		let stale = TransactionValidityError::Invalid(InvalidTransaction::Stale);
		report(check, 0, Outcome::Match);
		assert_eq!(answer(check, |_| ()), stale);
		// Nor can it change its mind.
		assert_eq!(refused(payload(check, 0, Outcome::Match), 0), stale);
		report(check, 1, Outcome::Match);
		report(check, 2, Outcome::Match);
		end_blocks(6);
		assert_eq!(refused(late, 3), stale);
	});
}

#[test]
fn an_overdue_check_takes_reports_until_it_closes() {
	test(|| {
		let check = open(1);
		System::set_block_number(100);
		let (valid, _) = signed(payload(check, 0, Outcome::Match), 0)
			.authorize(TransactionSource::External)
			.unwrap()
			.unwrap();
		assert_eq!(valid.longevity, 1);
		report(check, 0, Outcome::Match);
	});
}

#[test]
fn nobody_else_dispatches_a_report() {
	test(|| {
		let check = open(1);
		let payload = payload(check, 0, Outcome::Match);
		let crate::Call::report { signature, .. } = signed(payload.clone(), 0) else { unreachable!() };
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::signed(1), RuntimeOrigin::root()] {
			let result = Verification::report(origin, payload.clone(), signature.clone());
			assert_eq!(result.unwrap_err().error, BadOrigin.into());
		}
	});
}

#[test]
fn the_tally_is_right_even_if_authorization_is_not_asked() {
	test(|| {
		let check = open(1);
		let error = |payload| Verification::do_report(payload).unwrap_err().error;
		let mut other = payload(check, 0, Outcome::Match);
		other.check = 9;
		assert_storage_noop!(assert_eq!(error(other), Error::<Test>::NotOpen.into()));
		let outsider = payload(check, 4, Outcome::Match);
		assert_storage_noop!(assert_eq!(error(outsider), Error::<Test>::NoSuchVerifier.into()));
		report(check, 0, Outcome::Match);
		let again = payload(check, 0, Outcome::Match);
		assert_storage_noop!(assert_eq!(error(again), Error::<Test>::AlreadyReported.into()));
		let large = open_large(2);
		let error = |change: fn(&mut ReportPayload)| {
			let mut payload = payload(large, 0, Outcome::Match);
			change(&mut payload);
			assert_storage_noop!(Verification::do_report(payload.clone()).unwrap_err());
			Verification::do_report(payload).unwrap_err().error
		};
		assert_eq!(error(|p| p.report.samples = 299), Error::<Test>::WrongSamples.into());
		assert_eq!(error(|p| p.evidence = Some(1)), Error::<Test>::OtherEvidence.into());
		let no_such = |p: &mut ReportPayload| p.report.outcome = Outcome::Mismatch(Difference::Group(2_048));
		assert_eq!(error(no_such), Error::<Test>::NoSuchGroup.into());
	});
}
