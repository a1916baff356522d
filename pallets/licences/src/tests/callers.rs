//! Whoever is no live member that acts on its own behalf makes no call.

use frame::testing_prelude::*;
use hefu_primitives::LicenceId;

use crate::{Call, Error, Revocation, mock::*};

/// A call of each kind that Guangdong, Zhejiang or the ministry may make, but for the council's; and who may.
fn calls(licence: LicenceId) -> Vec<(u64, Call<Test>)> {
	let (licence_type, nonce, decision) = (code(), [9; 32], None);
	let region = GUANGDONG_REGION;
	vec![
		(MINISTRY, Call::appoint { licence_type, issuer: member(TRADER), region }),
		(MINISTRY, Call::dismiss { licence_type, issuer: member(GUANGDONG) }),
		(GUANGDONG, Call::issue { nonce, issuance: Box::new(issuance(GUANGDONG, 2)) }),
		(GUANGDONG, Call::suspend { licence, decision }),
		(GUANGDONG, Call::restore { licence, decision }),
		(GUANGDONG, Call::revoke { licence, how: Revocation::Penalty, decision }),
		(GUANGDONG, Call::cancel { licence, decision }),
		(GUANGDONG, Call::bind_key { licence, key: [8; 32] }),
		(ZHEJIANG, Call::recognise { nonce, recognition: recognition() }),
		(ZHEJIANG, Call::withdraw_recognition { rule: rule_id(ZHEJIANG, 1), from_ms: START + DAY }),
		(SITE, Call::verify_presentation { presentation: draft(), rule: None, seen_ms: START }),
	]
}

#[test]
fn only_live_members_make_calls() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		recognise(1);
		for (who, call) in calls(licence) {
			let refused = |origin, error: DispatchError| {
				let call = RuntimeCall::Licences(call.clone());
				assert_storage_noop!(assert_err_ignore_postinfo!(call.dispatch(origin), error));
			};
			Suspended::set(Some(who));
			refused(signed(who), Error::<Test>::NotMember.into());
			Suspended::set(None);
			refused(signed(CUSTOMER), Error::<Test>::NotMember.into());
			refused(signed(STRANGER), Error::<Test>::NotMember.into());
			refused(RuntimeOrigin::root(), DispatchError::BadOrigin);
			refused(RuntimeOrigin::none(), DispatchError::BadOrigin);
		}
	});
}
