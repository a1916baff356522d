//! Verifiers' reports of open checks, and where they may be sent.

use hefu_primitives::{
	locator::LocatorPolicy,
	slices::Tree,
	verification::{Difference, Malformation, Outcome, Report, ReportPayload, Unavailability},
};
use hefu_runtime::Runtime;
use pallet_verification::{Call, Check, Checks, Reports, Sets};
use sp_core::Pair;

use super::{Deed, Draw, World};

pub const DRAWS: &[Draw] = &[report, report, report, report_all, report_all, set_policy];

/// The open checks.
fn open(world: &mut World) -> Vec<(u64, Check<Runtime>)> {
	world.chain.read(|| Checks::<Runtime>::iter().collect())
}

/// What the verifier finds of the check: mostly that all is right.
fn found(world: &mut World, check: &Check<Runtime>) -> Outcome {
	match world.below(10) {
		0 => Outcome::Mismatch(Difference::Size),
		1 if check.is_sampled() => {
			let groups = Tree::new(check.distribution.size).groups();
			Outcome::Mismatch(Difference::Group(world.below(groups as usize) as u64))
		}
		2 => Outcome::Unavailable(Unavailability::Timeout),
		3 => Outcome::Malformed(Malformation::Range),
		_ => Outcome::Match,
	}
}

/// The report of this verifier, if it has something to say.
fn by(world: &mut World, id: u64, check: &Check<Runtime>, verifier: u32) -> Option<Deed> {
	let former = world.chain.read(|| Reports::<Runtime>::get(id, verifier));
	let asked = match former {
		None => true,
		Some(former) => check.evidence.is_some() && !former.settled,
	};
	if !asked {
		return None;
	}
	let outcome = found(world, check);
	said(world, id, check, verifier, outcome)
}

/// The report of this verifier that it found this of what it was asked for, if its key was made here.
pub fn said(
	world: &mut World,
	id: u64,
	check: &Check<Runtime>,
	verifier: u32,
	outcome: Outcome,
) -> Option<Deed> {
	let key = world.chain.read(|| Sets::<Runtime>::get(check.set)?.get(verifier as usize).cloned())?;
	let at_ms = world.now();
	let payload = ReportPayload {
		genesis: world.genesis,
		check: id,
		about: check.subject.about(&check.distribution),
		set: check.set,
		verifier,
		report: Report { outcome, bytes_read: 1, samples: check.samples, at_ms },
		evidence: check.evidence.map(|evidence| evidence.group),
	};
	let signature = world.verifiers.get(&key)?.sign(&payload.signed_bytes());
	Some(Deed::Report(Call::report { payload, signature }.into()))
}

fn report(world: &mut World) -> Vec<Deed> {
	let open = open(world);
	let Some((id, check)) = world.one_of(&open) else { return Vec::new() };
	let verifier = world.below(check.verifiers as usize) as u32;
	by(world, id, &check, verifier).into_iter().collect()
}

/// Every verifier that has not yet.
fn report_all(world: &mut World) -> Vec<Deed> {
	let open = open(world);
	let Some((id, check)) = world.one_of(&open) else { return Vec::new() };
	(0..check.verifiers).filter_map(|verifier| by(world, id, &check, verifier)).collect()
}

fn set_policy(world: &mut World) -> Vec<Deed> {
	let policy = LocatorPolicy { http: !world.chance(8), private_addresses: true };
	vec![Deed::Motion(Call::set_policy { policy }.into())]
}
