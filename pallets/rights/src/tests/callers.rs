//! Whoever is no live member that acts on its own behalf makes no call.

use frame::testing_prelude::*;
use hefu_primitives::right::{Disposal, Ground, Outbound, Right, Rights as Set};

use crate::{Acceptance, Call, Error, mock::*};

fn calls() -> Vec<Call<Test>> {
	let (dataset, to, nonce) = (GENERATED, member(PARTNER), [9; 32]);
	let parties = vec![member(HOLDER), to].try_into().expect("two");
	let grant = grant_id(HOLDER, 1);
	let (right, rights) = (Right::Operate, Set::of(&[Right::Operate]));
	let (disposal, outbound) = (Disposal::Transfer, Outbound::Novated);
	vec![
		Call::declare_joint { dataset, parties },
		Call::consent { dataset, to },
		Call::claim { dataset, right: Right::Hold, ground: Ground::Generated },
		Call::relinquish { dataset, right: Right::Operate },
		Call::grant { nonce, granting: Box::new(granting()) },
		Call::revoke { grant },
		Call::offer { nonce, granting: Box::new(granting()) },
		Call::withdraw_offer { grant: grant_id(HOLDER, 2) },
		Call::transfer { dataset, rights, to, disposal, outbound, contract: nonce },
		Call::pledge { dataset, right, pledge: pledge() },
		Call::release_pledge { dataset, right, holder: to },
		Call::enforce { dataset, right, holder: to, to: member(BOB), outbound, document: nonce },
		Call::accept { dataset, from: to, acceptance: Acceptance { rights, outbound, document: nonce } },
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
			// Governance releases nothing that is not pledged.
			let by_governance: DispatchError = match call {
				Call::release_pledge { .. } => Error::<Test>::NotPledged.into(),
				_ => DispatchError::BadOrigin,
			};
			refused(RuntimeOrigin::root(), by_governance);
			refused(RuntimeOrigin::none(), DispatchError::BadOrigin);
		}
	});
}
