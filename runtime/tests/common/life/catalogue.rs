//! The register of public data: applications and what becomes of them. None is entered but in the story, for no public's time is over
//! within what is drawn.

use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	catalogue::Demand,
	dataset::Kind,
	law::PackId,
	registration::{Conclusion, Stage},
};
use hefu_runtime::{Catalogue, Runtime, RuntimeCall};
use pallet_catalogue::{Application, Applications, Call, Objections};
use pallet_registry::Versions;

use super::{Deed, Draw, World, cast, motion, registry};

pub const DRAWS: &[Draw] =
	&[put_in_force, file, file, supply, withdraw, accept, accept, ask, reject, publicise, object, decide];

/// Those at which applications are filed.
const INSTITUTIONS: [usize; 2] = [cast::GRACE, cast::HEIDI];

/// The guide to the property register sets all that this one needs, and makes silence an answer.
pub fn begin(world: &mut World) {
	world.must(motion(Call::put_in_force { pack: PackId(0) }));
}

/// That law, or one that there is not.
fn put_in_force(world: &mut World) -> Vec<Deed> {
	let pack = PackId(if world.chance(4) { u32::MAX } else { 0 });
	vec![motion(Call::put_in_force { pack })]
}

/// The live datasets of public data, with their holders.
fn datasets(world: &mut World) -> Vec<(DatasetId, MemberId)> {
	let live = registry::live(world);
	world.chain.read(|| {
		let is_public = |id: &DatasetId| {
			let first = Versions::<Runtime>::get(id, 1);
			first.is_some_and(|it| it.content.descriptor.kind == Kind::PublicResource)
		};
		live.into_iter().filter(|(id, ..)| is_public(id)).map(|(id, holder, _)| (id, holder)).collect()
	})
}

fn file(world: &mut World) -> Vec<Deed> {
	let all = datasets(world);
	let Some((dataset, holder)) = world.one_of(&all) else { return Vec::new() };
	let which = INSTITUTIONS[world.below(2)];
	let institution = world.people[which].id;
	let (nonce, materials) = (world.fresh(), world.fresh());
	let demand = if world.chance(16) { Demand::Correction(materials) } else { Demand::Initial(materials) };
	let call = Call::file { nonce, dataset, version: 1, institution, demand };
	vec![Deed::By(world.signer(&holder), call.into())]
}

/// The applications as they stand at the time of the next block.
fn applications(world: &mut World, wanted: &[Stage]) -> Vec<(ApplicationId, Application)> {
	let next = world.now() + 2_000;
	let mut all = world.chain.read(|| {
		let now = |(id, it)| Some((id, Catalogue::standing(it, next).ok()?));
		Applications::<Runtime>::iter().filter_map(now).collect::<Vec<_>>()
	});
	all.sort_by_key(|(id, _)| *id);
	if !world.chance(20) {
		all.retain(|(_, it)| wanted.contains(&it.stage));
	}
	all
}

/// What somebody of an application at one of these stages does.
fn does(
	world: &mut World,
	wanted: &[Stage],
	who: fn(&Application) -> MemberId,
	what: impl FnOnce(ApplicationId, [u8; 32]) -> RuntimeCall,
) -> Vec<Deed> {
	let all = applications(world, wanted);
	let Some((id, application)) = world.one_of(&all) else { return Vec::new() };
	let digest = world.fresh();
	vec![Deed::By(world.signer(&who(&application)), what(id, digest))]
}

fn applicant(application: &Application) -> MemberId {
	application.applicant
}

fn institution(application: &Application) -> MemberId {
	application.institution
}

fn supply(world: &mut World) -> Vec<Deed> {
	does(world, &[Stage::CorrectionAsked], applicant, |application, documents| {
		Call::supply { application, documents }.into()
	})
}

fn withdraw(world: &mut World) -> Vec<Deed> {
	if !world.chance(3) {
		return Vec::new();
	}
	let wanted = [Stage::Filed, Stage::Reviewing, Stage::Publicised];
	does(world, &wanted, applicant, |application, _| Call::withdraw_application { application }.into())
}

fn accept(world: &mut World) -> Vec<Deed> {
	does(world, &[Stage::Filed], institution, |application, _| Call::accept { application }.into())
}

fn ask(world: &mut World) -> Vec<Deed> {
	does(world, &[Stage::Filed], institution, |application, notice| {
		Call::ask_correction { application, notice }.into()
	})
}

fn reject(world: &mut World) -> Vec<Deed> {
	if !world.chance(2) {
		return Vec::new();
	}
	does(world, &[Stage::Filed, Stage::Reviewing], institution, |application, decision| {
		Call::reject { application, decision }.into()
	})
}

fn publicise(world: &mut World) -> Vec<Deed> {
	does(world, &[Stage::Reviewing], institution, |application, _| Call::publicise { application }.into())
}

fn object(world: &mut World) -> Vec<Deed> {
	let all = applications(world, &[Stage::Publicised, Stage::Objected]);
	let Some((application, _)) = world.one_of(&all) else { return Vec::new() };
	let (by, grounds) = (world.some_member(), world.fresh());
	vec![Deed::By(world.signer(&by), Call::object { application, grounds }.into())]
}

fn decide(world: &mut World) -> Vec<Deed> {
	let mut all = world.chain.read(|| {
		let open = Objections::<Runtime>::iter().filter(|(_, _, it)| it.outcome.is_none());
		let of = |(id, sequence, _)| Some((id, sequence, Applications::<Runtime>::get(id)?.institution));
		open.filter_map(of).collect::<Vec<_>>()
	});
	all.sort();
	let Some((application, sequence, by)) = world.one_of(&all) else { return Vec::new() };
	let conclusion = if world.chance(3) { Conclusion::Upheld } else { Conclusion::Dismissed };
	let decision = world.fresh();
	let call = Call::decide_objection { application, sequence, conclusion, decision };
	vec![Deed::By(world.signer(&by), call.into())]
}
