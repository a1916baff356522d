//! Licences: their types and issuers, their states, the rules by which they are recognised, and presentations.

use hefu_primitives::{
	LicenceId, MemberId,
	code::{MemberCode, Region, Uscc},
	licence::{
		Scenario, Scenarios, Status,
		identifier::{Identifier, Line, Serial, TypeCode},
		presentation::{Hidden, Presentation},
	},
	text::Text,
};
use hefu_runtime::Runtime;
use pallet_licences::{
	Call, HolderClass, Issuance, IssuanceKind, Issuers, Licence, LicenceType, Licences, Recognition,
	Revocation, Rules, Types,
};

use super::{Deed, Draw, World, cast};

pub const DRAWS: &[Draw] = &[
	set_type,
	appoint,
	dismiss,
	issue,
	issue,
	issue,
	succeed,
	succeed,
	suspend,
	restore,
	restore,
	revoke,
	cancel,
	bind_key,
	recognise,
	recognise,
	withdraw_recognition,
	verify_presentation,
	verify_presentation,
];

/// The ministry's type of this number.
pub fn code_of(world: &World, number: u16) -> TypeCode {
	TypeCode { definer: world.people[cast::GRACE].code, number }
}

/// A type that does not end, with eight scenarios.
pub fn licence_type() -> LicenceType {
	LicenceType {
		name: Text::new("特种作业操作证").expect("a name"),
		holder: HolderClass::Person,
		schema: [1; 32],
		scenarios: Scenarios(0xff),
		max_age_ms: 600_000,
		until_ms: None,
	}
}

/// The types, each with its definer.
fn some_type(world: &mut World) -> (TypeCode, MemberId) {
	let codes = world.chain.read(|| Types::<Runtime>::iter_keys().collect::<Vec<_>>());
	let code = world.one_of(&codes).expect("one is there from the beginning");
	(code, pallet_licences::definer(&code))
}

fn set_type(world: &mut World) -> Vec<Deed> {
	let number = 1 + world.below(3) as u16;
	let code = code_of(world, number);
	let licence_type = LicenceType { schema: world.fresh(), ..licence_type() };
	vec![Deed::Motion(Call::set_type { code, licence_type }.into())]
}

fn appoint(world: &mut World) -> Vec<Deed> {
	let (licence_type, definer) = some_type(world);
	let issuer = if world.chance(2) { cast::HEIDI } else { cast::IVAN };
	let region = Region(if issuer == cast::HEIDI { 440_000 } else { 330_000 });
	let issuer = world.people[issuer].id;
	vec![Deed::By(world.signer(&definer), Call::appoint { licence_type, issuer, region }.into())]
}

/// Who may issue now: type and issuer.
fn in_office(world: &mut World) -> Vec<(TypeCode, MemberId, Region)> {
	world.chain.read(|| {
		let in_office = Issuers::<Runtime>::iter().filter(|(_, _, appointment)| appointment.in_office);
		in_office.map(|(code, issuer, appointment)| (code, issuer, appointment.region)).collect()
	})
}

fn dismiss(world: &mut World) -> Vec<Deed> {
	let all = in_office(world);
	if all.len() < 3 {
		return Vec::new();
	}
	let Some((licence_type, issuer, _)) = world.one_of(&all) else { return Vec::new() };
	let definer = pallet_licences::definer(&licence_type);
	vec![Deed::By(world.signer(&definer), Call::dismiss { licence_type, issuer }.into())]
}

fn code_of_member(world: &World, member: &MemberId) -> Uscc {
	let person =
		world.people.iter().find(|person| MemberId::derive(&MemberCode::Uscc(person.code)) == *member);
	person.expect("issuers are of the cast").code
}

/// In force from now on, for some days or without end.
fn issuance(world: &mut World, identifier: Identifier, kind: IssuanceKind) -> Issuance {
	let valid_from_ms = world.now();
	let ends = world.chance(2);
	let days = 1 + world.below(400) as u64;
	Issuance {
		identifier,
		kind,
		private: world.fresh(),
		key: if world.chance(2) { Some(world.fresh()) } else { None },
		valid_from_ms,
		valid_until_ms: ends.then_some(valid_from_ms + days * 3_600_000),
	}
}

fn issue(world: &mut World) -> Vec<Deed> {
	let all = in_office(world);
	let Some((licence_type, issuer, _)) = world.one_of(&all) else { return Vec::new() };
	world.made += 1;
	let serial = Serial::parse(&format!("2026{:07}", world.made)).expect("a serial");
	let line = Line { licence_type, issuer: code_of_member(world, &issuer), serial };
	let identifier = Identifier::new(line, 1).expect("an identifier");
	let issuance = Box::new(issuance(world, identifier, IssuanceKind::New));
	let nonce = world.fresh();
	vec![Deed::By(world.signer(&issuer), Call::issue { nonce, issuance }.into())]
}

/// The licences with what they amount to at the time of the next block.
fn licences(world: &mut World) -> Vec<(LicenceId, Licence<u32>, Option<Status>)> {
	let next = world.now() + 2_000;
	world.chain.read(|| {
		let all = Licences::<Runtime>::iter().map(|(id, licence)| {
			let last = pallet_licences::History::<Runtime>::get(id, licence.changes);
			let status = last.and_then(|change| licence.status_at(change.status, next));
			(id, licence, status)
		});
		all.collect()
	})
}

/// A licence in this state, or once in twenty times any.
fn some_licence(world: &mut World, wanted: Status) -> Option<(LicenceId, Licence<u32>)> {
	let mut found = licences(world);
	if !world.chance(20) {
		found.retain(|(_, _, status)| *status == Some(wanted));
	}
	world.one_of(&found).map(|(id, licence, _)| (id, licence))
}

fn succeed(world: &mut World) -> Vec<Deed> {
	let Some((predecessor, licence)) = some_licence(world, Status::Valid) else { return Vec::new() };
	let Ok(identifier) = Identifier::new(licence.identifier.line.clone(), licence.identifier.version + 1)
	else {
		return Vec::new();
	};
	let kind = if world.chance(2) {
		IssuanceKind::Renewal { predecessor }
	} else {
		IssuanceKind::Change { predecessor }
	};
	let issuance = Box::new(issuance(world, identifier, kind));
	let nonce = world.fresh();
	vec![Deed::By(world.signer(&licence.issuer), Call::issue { nonce, issuance }.into())]
}

/// Who decides about the licence: its issuer, or its type's definer.
fn in_charge(world: &mut World, licence: &Licence<u32>) -> hefu_runtime::AccountId {
	let definer = pallet_licences::definer(&licence.identifier.line.licence_type);
	let member = if world.chance(3) { definer } else { licence.issuer };
	world.signer(&member)
}

fn decision(world: &mut World) -> Option<[u8; 32]> {
	if world.chance(2) { Some(world.fresh()) } else { None }
}

fn suspend(world: &mut World) -> Vec<Deed> {
	let Some((licence, of)) = some_licence(world, Status::Valid) else { return Vec::new() };
	let decision = decision(world);
	vec![Deed::By(in_charge(world, &of), Call::suspend { licence, decision }.into())]
}

fn restore(world: &mut World) -> Vec<Deed> {
	let Some((licence, of)) = some_licence(world, Status::Suspended) else { return Vec::new() };
	let decision = decision(world);
	vec![Deed::By(in_charge(world, &of), Call::restore { licence, decision }.into())]
}

fn revoke(world: &mut World) -> Vec<Deed> {
	let Some((licence, of)) = some_licence(world, Status::Valid) else { return Vec::new() };
	let how = if world.chance(2) { Revocation::Annulment } else { Revocation::Penalty };
	let decision = decision(world);
	vec![Deed::By(in_charge(world, &of), Call::revoke { licence, how, decision }.into())]
}

fn cancel(world: &mut World) -> Vec<Deed> {
	let wanted = if world.chance(2) { Status::Valid } else { Status::Lapsed };
	let Some((licence, of)) = some_licence(world, wanted) else { return Vec::new() };
	let decision = decision(world);
	vec![Deed::By(in_charge(world, &of), Call::cancel { licence, decision }.into())]
}

fn bind_key(world: &mut World) -> Vec<Deed> {
	let Some((licence, of)) = some_licence(world, Status::Valid) else { return Vec::new() };
	let key = world.fresh();
	vec![Deed::By(world.signer(&of.issuer), Call::bind_key { licence, key }.into())]
}

fn recognise(world: &mut World) -> Vec<Deed> {
	let all = in_office(world);
	let Some((licence_type, publisher, to)) = world.one_of(&all) else { return Vec::new() };
	let from = Region(if to == Region(440_000) { 330_000 } else { 440_000 });
	let recognition = Recognition {
		licence_type,
		from,
		to,
		scenarios: Scenarios(0b11),
		from_ms: world.now(),
		until_ms: None,
		contact: Text::new("zzj@example.org").expect("a contact"),
	};
	let nonce = world.fresh();
	vec![Deed::By(world.signer(&publisher), Call::recognise { nonce, recognition }.into())]
}

/// The rules that are in force.
fn rules(world: &mut World) -> Vec<(hefu_primitives::RecognitionId, pallet_licences::Rule)> {
	let now = world.now();
	world
		.chain
		.read(|| Rules::<Runtime>::iter().filter(|(_, rule)| rule.recognition.is_in_force(now)).collect())
}

fn withdraw_recognition(world: &mut World) -> Vec<Deed> {
	let all = rules(world);
	if all.len() < 2 {
		return Vec::new();
	}
	let Some((rule, of)) = world.one_of(&all) else { return Vec::new() };
	let from_ms = world.now() + world.below(60_000) as u64;
	vec![Deed::By(world.signer(&of.publisher), Call::withdraw_recognition { rule, from_ms }.into())]
}

fn verify_presentation(world: &mut World) -> Vec<Deed> {
	let Some((licence, of)) = some_licence(world, Status::Valid) else { return Vec::new() };
	let licence_type = of.identifier.line.licence_type;
	let appointment = world.chain.read(|| Issuers::<Runtime>::get(licence_type, of.issuer));
	let Some(appointment) = appointment else { return Vec::new() };
	let fits = |rule: &pallet_licences::Rule| {
		rule.recognition.licence_type == licence_type && rule.recognition.from == appointment.region
	};
	let all = rules(world).into_iter().filter(|(_, rule)| fits(rule)).collect::<Vec<_>>();
	let elsewhere = if world.chance(3) { None } else { world.one_of(&all) };
	let place = elsewhere.as_ref().map_or(appointment.region, |(_, rule)| rule.recognition.to);
	let (salt, disclosed) = (world.fresh(), world.fresh());
	let hidden =
		Hidden { licence, cause: Text::new("储罐区动火作业").expect("a cause"), disclosed, salt };
	let audience = world.some_member();
	let now = world.now();
	let presentation = Presentation {
		licence_type,
		issuer: of.issuer,
		audience,
		place,
		scenario: Scenario(1),
		made_ms: now,
		expires_ms: now + 1_800_000,
		commitment: hidden.commitment(),
	};
	let rule = elsewhere.map(|(id, _)| id);
	vec![Deed::By(
		world.signer(&audience),
		Call::verify_presentation { presentation, rule, seen_ms: now }.into(),
	)]
}
