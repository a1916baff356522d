//! Whoever is no live member that acts on its own behalf makes no call.

use frame::testing_prelude::*;
use hefu_primitives::right::{Ground, Right};

use crate::{Call, Error, mock::*};

fn calls() -> Vec<Call<Test>> {
	let (dataset, to, nonce) = (GENERATED, member(PARTNER), [9; 32]);
	let parties = vec![member(HOLDER), to].try_into().expect("two");
	let grant = grant_id(HOLDER, 1);
	vec![
		Call::declare_joint { dataset, parties },
		Call::consent { dataset, to },
		Call::claim { dataset, right: Right::Hold, ground: Ground::Generated },
		Call::relinquish { dataset, right: Right::Operate },
		Call::grant { nonce, granting: Box::new(granting()) },
		Call::revoke { grant },
		Call::offer { nonce, granting: Box::new(granting()) },
		Call::withdraw_offer { grant: grant_id(HOLDER, 2) },
	]
}

#[test]
fn only_live_members_make_calls() {
	test(|| {
		operate();
		grant(HOLDER, 1, granting());
		offer(HOLDER, 2, granting());
		for call in calls() {
			let refused = |origin, error: DispatchError| {
				let call = RuntimeCall::Rights(call.clone());
				assert_storage_noop!(assert_err_ignore_postinfo!(call.dispatch(origin), error));
			};
			Suspended::set(Some(HOLDER));
			refused(signed(HOLDER), Error::<Test>::NotMember.into());
			Suspended::set(None);
			refused(signed(CUSTOMER), Error::<Test>::NotMember.into());
			refused(signed(STRANGER), Error::<Test>::NotMember.into());
			refused(RuntimeOrigin::root(), DispatchError::BadOrigin);
			refused(RuntimeOrigin::none(), DispatchError::BadOrigin);
		}
	});
}
