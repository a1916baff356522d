//! Datasets and their versions.

use hefu_primitives::{
	DatasetId, MemberId,
	dataset::{Grade, GradeClass, Parents, Source, VersionContent, VersionRef},
	text::Text,
	verification::MAX_WHOLE_FILE,
};
use hefu_runtime::Runtime;
use pallet_registry::{Call, CheckWhen, Dataset, DatasetState, Datasets, Registration, WithdrawReason};

use super::{Deed, Draw, World};
use crate::common::content;

pub const DRAWS: &[Draw] =
	&[register, register, register, register_many, add_version, withdraw, request_check];

/// The live datasets, with their holders.
pub fn live(world: &mut World) -> Vec<(DatasetId, MemberId, u32)> {
	world.chain.read(|| {
		let live = Datasets::<Runtime>::iter().filter(|(_, dataset)| dataset.state == DatasetState::Live);
		live.map(|(id, Dataset { holder, versions, .. })| (id, holder, versions)).collect()
	})
}

/// What a version says: now and then derived from another, graded, or with a file of which samples are read.
fn drawn(world: &mut World) -> VersionContent {
	let number = world.below(1_000);
	let mut content = content(&format!("数据集 {number}"));
	let all = live(world);
	if world.chance(3)
		&& let Some((dataset, _, versions)) = world.one_of(&all)
	{
		let version = 1 + world.below(versions as usize) as u32;
		content.parents = Parents::truncate_from(vec![VersionRef { dataset, version }]);
		content.descriptor.source = Source::Derived;
		content.descriptor.grade = Grade { report: Some(world.fresh()), ..content.descriptor.grade };
	} else if world.chance(4) {
		content.descriptor.source = Source::Agreement;
	}
	if world.chance(6) {
		content.descriptor.grade.class = GradeClass::Important;
	}
	let mut first = content.distributions[0].clone();
	first.digests.blake3 = Some(world.fresh());
	if world.chance(3) {
		first.size = MAX_WHOLE_FILE + 1 + world.below(1 << 30) as u64;
	}
	let mut files = vec![first];
	if world.chance(3) {
		let mut second = files[0].clone();
		second.name = Text::new("b.csv").expect("a name");
		second.digests.blake3 = Some(world.fresh());
		files.push(second);
	}
	content.distributions = files.try_into().expect("two are few");
	content
}

fn when(world: &mut World) -> CheckWhen {
	if world.chance(2) { CheckWhen::Now } else { CheckWhen::Later }
}

fn register(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let (content, check, nonce) = (Box::new(drawn(world)), when(world), world.fresh());
	vec![Deed::By(world.signer(&member), Call::register { nonce, content, check }.into())]
}

fn register_many(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let count = 1 + world.below(3);
	let registrations = (0..count)
		.map(|_| Registration { nonce: world.fresh(), content: drawn(world), check: when(world) })
		.collect::<Vec<_>>();
	let registrations = registrations.try_into().expect("three at most");
	vec![Deed::By(world.signer(&member), Call::register_many { registrations }.into())]
}

fn add_version(world: &mut World) -> Vec<Deed> {
	let all = live(world);
	let Some((dataset, holder, _)) = world.one_of(&all) else { return Vec::new() };
	let (content, check) = (Box::new(drawn(world)), when(world));
	vec![Deed::By(world.signer(&holder), Call::add_version { dataset, content, check }.into())]
}

fn withdraw(world: &mut World) -> Vec<Deed> {
	let all = live(world);
	if all.len() < 6 {
		return Vec::new();
	}
	let Some((dataset, holder, _)) = world.one_of(&all) else { return Vec::new() };
	let reason = WithdrawReason::Superseded;
	vec![Deed::By(world.signer(&holder), Call::withdraw { dataset, reason }.into())]
}

fn request_check(world: &mut World) -> Vec<Deed> {
	let all = live(world);
	let Some((dataset, _, versions)) = world.one_of(&all) else { return Vec::new() };
	let member = world.some_member();
	let (version, distribution) = (1 + world.below(versions as usize) as u32, world.below(2) as u8);
	vec![Deed::By(world.signer(&member), Call::request_check { dataset, version, distribution }.into())]
}
