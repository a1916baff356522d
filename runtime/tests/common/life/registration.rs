//! Registration of rights in data: institutions, filings and what becomes of them, objections, annotations, decisions made elsewhere.

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	dataset::{Kind, Source},
	law::Obtained,
	registration::{
		AnnotationKind, CancellationGround, Conclusion, FilingKind, InstitutionCode, Rejection, Request,
		Stage, Statement, StatementLine,
	},
	right::{Ground, Right, Rights},
	text::Text,
};
use hefu_runtime::{Registration, Registry, Runtime, RuntimeCall};
use pallet_registration::{
	Annotations, Call, Filing, Filings, Institutions, LateObjections, Mirror, Mirrored, Objections,
	RegisteredData, Registrations,
};
use pallet_registry::Datasets;
use pallet_rights::{Holdings, JointParties, Pledges};
use pallet_support::DatasetInspect;

use super::{Deed, Draw, World, cast};

pub const DRAWS: &[Draw] = &[
	appoint,
	remove,
	file,
	file,
	file,
	file,
	confirm,
	confirm,
	withdraw,
	supply,
	accept,
	accept,
	accept,
	ask,
	extend,
	stop,
	resume,
	refuse,
	publicise,
	waive,
	waive,
	waive,
	object,
	decide,
	store,
	store,
	store,
	annotate,
	lift,
	object_after,
	decide_after,
	cancel,
	mirror,
	correct_mirror,
	withdraw_mirror,
];

/// Those who can register, each with its code.
const INSTITUTIONS: [(usize, InstitutionCode); 2] = [
	(cast::GRACE, InstitutionCode { province: 11, number: 1 }),
	(cast::HEIDI, InstitutionCode { province: 44, number: 1 }),
];

/// Lets both register.
pub fn begin(world: &mut World) {
	for (place, code) in INSTITUTIONS {
		let institution = world.people[place].id;
		world.must(Deed::Motion(Call::appoint_institution { institution, code }.into()));
	}
}

fn appoint(world: &mut World) -> Vec<Deed> {
	let (place, code) = INSTITUTIONS[world.below(2)];
	let institution = world.people[place].id;
	vec![Deed::Motion(Call::appoint_institution { institution, code }.into())]
}

/// One of them, so that the other can go on.
fn remove(world: &mut World) -> Vec<Deed> {
	let institution = world.people[cast::GRACE].id;
	if world.chance(3) {
		return vec![Deed::Motion(Call::remove_institution { institution }.into())];
	}
	Vec::new()
}

/// Who registers now.
fn institutions(world: &mut World) -> Vec<MemberId> {
	world.chain.read(|| {
		let all = Institutions::<Runtime>::iter().filter(|(_, it)| it.removed_ms.is_none());
		let mut all = all.map(|(id, _)| id).collect::<Vec<_>>();
		all.sort();
		all
	})
}

fn line(holder: MemberId, right: Right, obtained: Obtained, evidence: [u8; 32]) -> StatementLine {
	StatementLine { holder, right, obtained, limits: None, evidence }
}

/// What can be asked for of a dataset: the first registration, or what comes after it.
fn file(world: &mut World) -> Vec<Deed> {
	let all = world.chain.read(|| {
		let product = |dataset: &DatasetId| {
			let version = pallet_registry::Versions::<Runtime>::get(dataset, 1);
			version.is_some_and(|it| it.content.descriptor.kind != Kind::PublicResource)
		};
		let live =
			Datasets::<Runtime>::iter().filter(|(_, it)| it.state == pallet_registry::DatasetState::Live);
		let live = live.filter(|(id, _)| product(id));
		live.map(|(id, it)| (id, it.holder, Registrations::<Runtime>::get(id))).collect::<Vec<_>>()
	});
	let Some((dataset, holder, before)) = world.one_of(&all) else { return Vec::new() };
	let evidence = world.fresh();
	let mut at = institutions(world);
	at.retain(|institution| *institution != holder);
	let Some(mut institution) = world.one_of(&at) else { return Vec::new() };
	let standing = before.filter(|it| it.cancelled.is_none());
	let (applicants, request) = match standing {
		None if world.chance(3) => {
			// All who made it, or somebody.
			let parties = world.chain.read(|| JointParties::<Runtime>::get(dataset)).unwrap_or_default();
			let mut applicants = vec![holder];
			applicants.extend(parties.into_iter().filter(|party| *party != holder));
			if applicants.len() == 1 {
				applicants.push(world.some_member());
			}
			let lines = vec![
				line(holder, Right::Operate, Obtained::Joint, evidence),
				line(applicants[1], Right::Use, Obtained::Joint, evidence),
			];
			(applicants, Request::Initial(lines.try_into().expect("two")))
		}
		None => {
			let Some((obtained, rights)) = stated(world, &dataset, &holder) else { return Vec::new() };
			let lines = rights.iter().map(|right| line(holder, *right, obtained, evidence));
			let lines = lines.collect::<Vec<_>>().try_into().expect("three");
			(vec![holder], Request::Initial(lines))
		}
		Some(before) => {
			institution = before.institution;
			later(world, dataset, before.statement, evidence)
		}
	};
	let (by, nonce) = (applicants[0], world.fresh());
	let applicants = applicants.try_into().expect("few");
	let call = Call::file { nonce, dataset, version: 1, institution, applicants, request };
	vec![Deed::By(world.signer(&by), call.into())]
}

/// How the holder came by the dataset, and its rights in it: in what was derived, those that it claimed. Those that it did not claim
/// cannot be registered, and are asked for but now and then.
fn stated(world: &mut World, dataset: &DatasetId, holder: &MemberId) -> Option<(Obtained, Vec<Right>)> {
	let (source, derived) = world.chain.read(|| {
		let facts = Registry::version_facts(dataset, 1).expect("it is there");
		let has = |right: &Right| {
			let held = Holdings::<Runtime>::get((dataset, right, holder));
			let held = held.filter(|held| held.until_ms.is_none());
			held.is_some_and(|held| matches!(held.ground, Ground::Derivative { .. }))
		};
		(facts.source, Right::ALL.iter().copied().filter(has).collect::<Vec<_>>())
	});
	match source {
		Source::Generated => Some((Obtained::Generated, Right::ALL.to_vec())),
		Source::Agreement => Some((Obtained::Agreement, Right::ALL.to_vec())),
		Source::Crawled => Some((Obtained::Crawled, vec![Right::Hold, Right::Use])),
		Source::Derived if !derived.is_empty() => Some((Obtained::Derivative, derived)),
		Source::Derived => world.chance(8).then(|| (Obtained::Derivative, Right::ALL.to_vec())),
	}
}

fn later(
	world: &mut World,
	dataset: DatasetId,
	statement: Statement,
	contract: [u8; 32],
) -> (Vec<MemberId>, Request) {
	let mut holders = statement.iter().map(|line| line.holder).collect::<Vec<_>>();
	holders.sort();
	holders.dedup();
	let first = statement[0];
	match world.below(5) {
		0 | 1 => {
			let rights = Rights::of(&[first.right]);
			let key = (dataset, first.right, first.holder);
			let pledge = world.chain.read(|| Pledges::<Runtime>::get(key));
			// What is pledged its pledgee asks for, mostly.
			let (applicants, to) = match pledge.filter(|_| !world.chance(4)) {
				Some(pledge) => (vec![pledge.pledgee], pledge.pledgee),
				None => {
					let to = world.some_member();
					(vec![first.holder, to], to)
				}
			};
			(applicants, Request::Transfer { from: first.holder, to, rights, contract })
		}
		2 => {
			let mut changed = statement;
			changed.iter_mut().for_each(|line| line.limits = Some(contract));
			(holders, Request::Change(changed))
		}
		// Too early, as a life is short.
		3 => (holders, Request::Renewal),
		_ => (holders, Request::Cancellation(CancellationGround::GivenUp)),
	}
}

/// The filings as they stand at the time of the next block.
fn filings(world: &mut World, wanted: &[Stage]) -> Vec<(FilingId, Filing)> {
	let next = world.now() + 2_000;
	let mut all = world.chain.read(|| {
		let now = |(id, it): (FilingId, Filing)| Some((id, Registration::standing(&it, next).ok()?));
		Filings::<Runtime>::iter().filter_map(now).collect::<Vec<_>>()
	});
	all.sort_by_key(|(id, _)| *id);
	if !world.chance(20) {
		all.retain(|(_, it)| wanted.contains(&it.stage));
	}
	all
}

/// What the institution of a filing at one of these stages does.
fn institution_does(
	world: &mut World,
	wanted: &[Stage],
	what: impl FnOnce(FilingId, [u8; 32]) -> RuntimeCall,
) -> Vec<Deed> {
	let all = filings(world, wanted);
	let Some((id, filing)) = world.one_of(&all) else { return Vec::new() };
	let digest = world.fresh();
	vec![Deed::By(world.signer(&filing.institution), what(id, digest))]
}

/// What one of those in whose names it is made does.
fn applicant_does(
	world: &mut World,
	wanted: &[Stage],
	what: impl FnOnce(FilingId, [u8; 32]) -> RuntimeCall,
) -> Vec<Deed> {
	let all = filings(world, wanted);
	let Some((id, filing)) = world.one_of(&all) else { return Vec::new() };
	let (place, digest) = (world.below(filing.applicants.len()), world.fresh());
	vec![Deed::By(world.signer(&filing.applicants[place]), what(id, digest))]
}

fn confirm(world: &mut World) -> Vec<Deed> {
	applicant_does(world, &[Stage::Draft], |filing, _| Call::confirm { filing }.into())
}

fn withdraw(world: &mut World) -> Vec<Deed> {
	if !world.chance(3) {
		return Vec::new();
	}
	let wanted = [Stage::Draft, Stage::Filed, Stage::Reviewing];
	applicant_does(world, &wanted, |filing, _| Call::withdraw_filing { filing }.into())
}

fn supply(world: &mut World) -> Vec<Deed> {
	let wanted = [Stage::CorrectionAsked];
	applicant_does(world, &wanted, |filing, documents| Call::supply { filing, documents }.into())
}

fn accept(world: &mut World) -> Vec<Deed> {
	institution_does(world, &[Stage::Filed], |filing, _| Call::accept { filing }.into())
}

fn ask(world: &mut World) -> Vec<Deed> {
	institution_does(world, &[Stage::Filed], |filing, notice| Call::ask_correction { filing, notice }.into())
}

fn extend(world: &mut World) -> Vec<Deed> {
	let units = 1 + world.below(10) as u16;
	let wanted = [Stage::Reviewing, Stage::Supplementing];
	institution_does(world, &wanted, |filing, _| Call::extend_review { filing, units }.into())
}

fn stop(world: &mut World) -> Vec<Deed> {
	institution_does(world, &[Stage::Reviewing], |filing, notice| Call::stop_review { filing, notice }.into())
}

fn resume(world: &mut World) -> Vec<Deed> {
	institution_does(world, &[Stage::Supplementing], |filing, _| Call::resume_review { filing }.into())
}

fn refuse(world: &mut World) -> Vec<Deed> {
	let (rejects, ground) = (world.chance(2), Rejection::UnlawfulSource);
	institution_does(world, &[Stage::Filed, Stage::Reviewing], |filing, decision| match rejects {
		true => Call::reject { filing, ground, decision }.into(),
		false => Call::terminate { filing, decision }.into(),
	})
}

fn publicise(world: &mut World) -> Vec<Deed> {
	institution_does(world, &[Stage::Reviewing], |filing, _| Call::publicise { filing }.into())
}

fn waive(world: &mut World) -> Vec<Deed> {
	institution_does(world, &[Stage::Reviewing], |filing, reason| {
		Call::waive_publicity { filing, reason }.into()
	})
}

fn object(world: &mut World) -> Vec<Deed> {
	let all = filings(world, &[Stage::Publicised, Stage::Objected]);
	let Some((filing, _)) = world.one_of(&all) else { return Vec::new() };
	let (by, grounds) = (world.some_member(), world.fresh());
	vec![Deed::By(world.signer(&by), Call::object { filing, grounds }.into())]
}

fn conclusion(world: &mut World) -> Conclusion {
	if world.chance(3) { Conclusion::Upheld } else { Conclusion::Dismissed }
}

fn decide(world: &mut World) -> Vec<Deed> {
	let all = world.chain.read(|| {
		let open = Objections::<Runtime>::iter().filter(|(_, _, it)| it.outcome.is_none());
		open.filter_map(|(id, sequence, _)| Some((id, sequence, Filings::<Runtime>::get(id)?.institution)))
			.collect::<Vec<_>>()
	});
	let Some((filing, sequence, by)) = world.one_of(&all) else { return Vec::new() };
	let (conclusion, decision) = (conclusion(world), world.fresh());
	let call = Call::decide_objection { filing, sequence, conclusion, decision };
	vec![Deed::By(world.signer(&by), call.into())]
}

fn store(world: &mut World) -> Vec<Deed> {
	let waived = !world.chance(8);
	let wanted = if waived { Stage::Waived } else { Stage::Publicised };
	institution_does(world, &[wanted], |filing, _| Call::store { filing }.into())
}

/// What is registered, with its institution.
fn registered(world: &mut World) -> Vec<(DatasetId, MemberId)> {
	world.chain.read(|| {
		let live = Registrations::<Runtime>::iter().filter(|(_, it)| it.cancelled.is_none());
		live.map(|(dataset, it)| (dataset, it.institution)).collect()
	})
}

/// By its institution, or by the court.
fn annotate(world: &mut World) -> Vec<Deed> {
	let all = registered(world);
	let Some((dataset, institution)) = world.one_of(&all) else { return Vec::new() };
	let kind = AnnotationKind::ALL[world.below(AnnotationKind::ALL.len())];
	let until_ms = world.chance(2).then(|| world.now() + 3_600_000);
	let document = world.fresh();
	let by = if world.chance(2) { world.people[cast::IVAN].id } else { institution };
	let call = Call::annotate { dataset, kind, document, until_ms };
	vec![Deed::By(world.signer(&by), call.into())]
}

fn lift(world: &mut World) -> Vec<Deed> {
	let all = world.chain.read(|| {
		let noted = Annotations::<Runtime>::iter().filter(|(_, _, it)| it.lifted_ms.is_none());
		noted.map(|(dataset, sequence, it)| (dataset, sequence, it.by)).collect::<Vec<_>>()
	});
	let Some((dataset, sequence, by)) = world.one_of(&all) else { return Vec::new() };
	let document = world.fresh();
	let call = Call::lift { dataset, sequence, document };
	// Now and then the council does, upon what another decided.
	if world.chance(4) {
		return vec![Deed::Motion(call.into())];
	}
	vec![Deed::By(world.signer(&by), call.into())]
}

fn object_after(world: &mut World) -> Vec<Deed> {
	let all = registered(world);
	let Some((dataset, _)) = world.one_of(&all) else { return Vec::new() };
	let (by, grounds) = (world.some_member(), world.fresh());
	vec![Deed::By(world.signer(&by), Call::object_after { dataset, grounds }.into())]
}

fn decide_after(world: &mut World) -> Vec<Deed> {
	let all = world.chain.read(|| {
		let open = LateObjections::<Runtime>::iter().filter(|(_, _, it)| it.outcome.is_none());
		let by = |(dataset, sequence, _)| {
			Some((dataset, sequence, Registrations::<Runtime>::get(dataset)?.institution))
		};
		open.filter_map(by).collect::<Vec<_>>()
	});
	let Some((dataset, sequence, by)) = world.one_of(&all) else { return Vec::new() };
	let (conclusion, decision) = (conclusion(world), world.fresh());
	let call = Call::decide_objection_after { dataset, sequence, conclusion, decision };
	vec![Deed::By(world.signer(&by), call.into())]
}

fn cancel(world: &mut World) -> Vec<Deed> {
	let all = registered(world);
	if all.len() < 3 {
		return Vec::new();
	}
	let Some((dataset, by)) = world.one_of(&all) else { return Vec::new() };
	let (ground, notice) = (CancellationGround::LegalDocument, world.fresh());
	vec![Deed::By(world.signer(&by), Call::cancel_ex_officio { dataset, ground, notice }.into())]
}

/// A decision; or a list of three, now and then one of them twice.
fn mirror(world: &mut World) -> Vec<Deed> {
	let all = institutions(world);
	let Some(by) = world.one_of(&all) else { return Vec::new() };
	let decided_ms = world.now();
	let mut here = world.chain.read(|| RegisteredData::<Runtime>::iter_keys().collect::<Vec<_>>());
	here.sort();
	// Now and then about data that is registered here.
	let draw = |world: &mut World| {
		let digest = if world.chance(3) { world.one_of(&here) } else { None };
		Mirror {
			code: Text::new(&format!("A-{}", world.below(100))).expect("short"),
			digest: digest.unwrap_or([world.below(8) as u8; 32]),
			dataset: None,
			kind: FilingKind::Initial,
			decided_ms,
			statement: world.fresh(),
		}
	};
	let first = draw(world);
	if world.chance(2) {
		return vec![Deed::By(world.signer(&by), Call::record_mirror { mirror: first }.into())];
	}
	let mirrors = vec![first.clone(), draw(world), first].try_into().expect("three");
	vec![Deed::By(world.signer(&by), Call::record_mirrors { mirrors }.into())]
}

/// A decision that somebody recorded, with who did.
fn mirrored(world: &mut World) -> Option<(MemberId, Mirror)> {
	let mut all = world.chain.read(|| Mirrored::<Runtime>::iter().collect::<Vec<_>>());
	all.sort_by_key(|(by, code, _)| (*by, *code));
	world.one_of(&all).map(|(by, _, mirror)| (by, mirror))
}

fn correct_mirror(world: &mut World) -> Vec<Deed> {
	let Some((by, recorded)) = mirrored(world) else { return Vec::new() };
	let mirror = Mirror { digest: [world.below(8) as u8; 32], statement: world.fresh(), ..recorded };
	let call = Call::correct_mirror { mirror, document: world.fresh() };
	vec![Deed::By(world.signer(&by), call.into())]
}

fn withdraw_mirror(world: &mut World) -> Vec<Deed> {
	let Some((by, recorded)) = mirrored(world).filter(|_| world.chance(2)) else { return Vec::new() };
	let call = Call::withdraw_mirror { code: recorded.code, document: world.fresh() };
	vec![Deed::By(world.signer(&by), call.into())]
}
