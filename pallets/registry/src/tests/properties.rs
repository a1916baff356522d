//! Random lives of datasets: every invariant holds after each step, and no version ever changes.

use std::collections::BTreeMap;

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	DatasetId,
	dataset::{GradeClass, VersionContent, VersionRef},
};
use proptest::prelude::*;

use crate::{CheckWhen, Registration, Version, Versions, WithdrawReason, mock::*};

#[derive(Clone, Debug)]
enum Step {
	Register(u64, Draft),
	RegisterMany(u64, Vec<Draft>),
	AddVersion(u64, u64, Draft),
	Withdraw(u64, u64, u8),
	RequestCheck(u64, u64, u8),
	Blocks(u8),
}

/// What a content is made of; parents are named whether or not they exist.
#[derive(Clone, Debug)]
struct Draft {
	nonce: u8,
	class: GradeClass,
	report: bool,
	parents: Vec<(u64, u8, u32)>,
	now: bool,
}

impl Draft {
	fn content(&self) -> Box<VersionContent> {
		let parents = self.parents.iter().map(|(who, nonce, number)| version(id(*who, *nonce), *number));
		let mut content = made_from(&parents.collect::<Vec<VersionRef>>());
		content.descriptor.grade.class = self.class;
		content.descriptor.grade.report = self.report.then_some([1; 32]);
		content
	}

	fn check(&self) -> CheckWhen {
		if self.now { CheckWhen::Now } else { CheckWhen::Later }
	}
}

fn drafts() -> impl Strategy<Value = Draft> {
	let class = prop_oneof![
		6 => Just(GradeClass::General),
		3 => Just(GradeClass::Important),
		1 => Just(GradeClass::Core),
	];
	let parents = proptest::collection::vec((1u64..3, 0u8..5, 1u32..3), 0..3);
	(0u8..5, class, any::<bool>(), parents, any::<bool>())
		.prop_map(|(nonce, class, report, parents, now)| Draft { nonce, class, report, parents, now })
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		4 => (1u64..3, drafts()).prop_map(|(who, draft)| Step::Register(who, draft)),
		1 => (1u64..3, proptest::collection::vec(drafts(), 1..4))
			.prop_map(|(who, drafts)| Step::RegisterMany(who, drafts)),
		4 => (1u64..3, 1u64..3, drafts()).prop_map(|(who, holder, draft)| Step::AddVersion(who, holder, draft)),
		1 => (1u64..3, 1u64..3, 0u8..5).prop_map(|(who, holder, nonce)| Step::Withdraw(who, holder, nonce)),
		2 => (1u64..3, 1u64..3, 0u8..5).prop_map(|(who, holder, nonce)| Step::RequestCheck(who, holder, nonce)),
		1 => (1u8..40).prop_map(Step::Blocks),
	]
}

/// Dispatches a step; refusals are part of life.
fn step(step: Step) -> DispatchResult {
	let signed = RuntimeOrigin::signed;
	with_storage_layer(|| match step {
		Step::Register(who, draft) => {
			Registry::register(signed(who), [draft.nonce; 32], draft.content(), draft.check())
		}
		Step::RegisterMany(who, drafts) => {
			let list = drafts.iter().map(|draft| Registration {
				nonce: [draft.nonce; 32],
				content: *draft.content(),
				check: draft.check(),
			});
			Registry::register_many(signed(who), list.collect::<Vec<_>>().try_into().expect("few"))
		}
		Step::AddVersion(who, holder, draft) => {
			Registry::add_version(signed(who), id(holder, draft.nonce), draft.content(), draft.check())
		}
		Step::Withdraw(who, holder, nonce) => {
			Registry::withdraw(signed(who), id(holder, nonce), WithdrawReason::Superseded)
		}
		Step::RequestCheck(who, holder, nonce) => {
			Registry::request_check(signed(who), id(holder, nonce), 1, 0)
				.map(|_| ())
				.map_err(|error| error.error)
		}
		Step::Blocks(blocks) => {
			for _ in 0..blocks {
				let now = System::block_number();
				Verification::on_idle(now, Weight::MAX);
				System::set_block_number(now + 1);
			}
			Ok(())
		}
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn r13_any_life_keeps_the_invariants(life in proptest::collection::vec(steps(), 1..50)) {
		new_test_ext().execute_with(|| {
			MaxDatasetsPerMember::set(4);
			let mut recorded = BTreeMap::<(DatasetId, u32), Version<u32>>::new();
			for next in life {
				if let Err(error) = step(next) {
					assert!(matches!(error, DispatchError::Module(_)), "{error:?}");
				}
				check_state();
				for (key, version) in &recorded {
					assert_eq!(Versions::<Test>::get(key.0, key.1).as_ref(), Some(version));
				}
				recorded.extend(Versions::<Test>::iter().map(|(id, number, version)| ((id, number), version)));
			}
		});
	}
}
