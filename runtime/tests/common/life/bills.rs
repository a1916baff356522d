//! Bills of lading, from their issue to their surrender.

use hefu_primitives::{
	BillId, MemberId, Party,
	bill::{Issuance, Kind, Pending, Purpose, Reference, Status, Title},
	date::Day,
	private::PrivatePart,
	text::Text,
};
use hefu_runtime::{Runtime, RuntimeCall};
use pallet_bills::{Bill, Bills, Call};

use super::{Deed, Draw, World, cast, party_of, settlement};

pub const DRAWS: &[Draw] = &[
	issue,
	issue,
	issue,
	add_party_key,
	offer_transfer,
	offer_transfer,
	offer_transfer,
	accept_transfer,
	accept_transfer,
	decline_transfer,
	withdraw_offer,
	endorse,
	endorse_to_order,
	endorse_to_order,
	blank_endorse,
	sign,
	reject_possession,
	reject_title,
	reject_both,
	request_surrender,
	request_surrender,
	accept_surrender,
	reject_surrender,
	cancel_surrender,
	void,
];

/// The bills that are issued and nothing more.
pub fn issued(world: &mut World) -> Vec<(BillId, Bill<u32>)> {
	with_status(world, Status::Issued)
}

fn with_status(world: &mut World, status: Status) -> Vec<(BillId, Bill<u32>)> {
	world.chain.read(|| Bills::<Runtime>::iter().filter(|(_, bill)| bill.control.status == status).collect())
}

/// Somebody sponsors a new key for the bill.
fn new_party(world: &mut World, bill: &BillId) -> (Deed, Party) {
	let (sponsor, key, commitment) = (world.some_member(), world.new_key(), world.fresh());
	let party = party_of(&key);
	let call = world.sponsoring(sponsor, key, bill.0, commitment);
	(Deed::By(world.key_of(&sponsor), call.into()), party)
}

fn add_party_key(world: &mut World) -> Vec<Deed> {
	let bills = issued(world);
	let Some((bill, _)) = world.one_of(&bills) else { return Vec::new() };
	vec![new_party(world, &bill).0]
}

/// A bill, half of the time between keys that are made for it in the same block.
fn issue(world: &mut World) -> Vec<Deed> {
	let carriers = [world.people[cast::CHARLIE].id, world.people[cast::FRANK].id];
	let carrier = world.one_of(&carriers).expect("one of two");
	let nonce = world.fresh();
	let id = BillId::derive(&world.genesis, &carrier, &nonce);
	let mut deeds = Vec::new();
	let mut parties = settlement::parties(world, &[]);
	if world.chance(2) {
		parties.clear();
		for _ in 0..3 {
			let (deed, party) = new_party(world, &id);
			deeds.push(deed);
			parties.push(party);
		}
	}
	let mut party = || world.one_of(&parties).expect("members are parties");
	let (shipper, consignee) = (party(), party());
	let kinds = [
		Kind::OrderBl,
		Kind::OrderBl,
		Kind::OrderBl,
		Kind::BearerBl,
		Kind::StraightBl,
		Kind::SeaWaybill,
		Kind::NegotiableCargoDocument,
		Kind::MultimodalWaybill,
	];
	let kind = world.one_of(&kinds).expect("one of eight");
	// Now and then the carrier's own, which it can void.
	let own = world.chance(4);
	let issue_to = if own { Party::Member(carrier) } else { shipper };
	let title = match kind {
		Kind::OrderBl | Kind::NegotiableCargoDocument => {
			let party = if own || world.chance(4) { issue_to } else { shipper };
			Title::Named { party, further_endorsable: true }
		}
		Kind::BearerBl => Title::Bearer,
		Kind::StraightBl | Kind::SeaWaybill | Kind::MultimodalWaybill => Title::Fixed(consignee),
	};
	world.made += 1;
	let document = Text::new(&format!("HEFU{:08}", world.made)).expect("a reference");
	let on = Day::in_china(world.now());
	let issuance = Issuance {
		reference: Reference { document, sub: None },
		kind,
		document: world.fresh(),
		issue_to_digest: world.fresh(),
		visualisation: None,
		manifest: None,
		issued_on: on,
		shipped_on: Some(Day(on.0 - world.below(3) as i32)),
		private: PrivatePart { root: world.fresh(), regulator: None },
		shipper,
		issue_to,
		title,
		named: Default::default(),
		surrenderees: Default::default(),
	};
	let call = Call::issue { nonce, issuance: Box::new(issuance) };
	deeds.push(Deed::By(world.signer(&carrier), call.into()));
	deeds
}

/// One of the bills that are issued and fit, or once in twenty times any.
fn some(world: &mut World, fits: impl Fn(&Bill<u32>) -> bool) -> Option<(BillId, Bill<u32>)> {
	let mut found = issued(world);
	if !world.chance(20) {
		found.retain(|(_, bill)| bill.lock.is_none() && fits(bill));
	}
	world.one_of(&found)
}

fn by(world: &mut World, party: &Party, call: impl Into<RuntimeCall>) -> Vec<Deed> {
	vec![Deed::By(world.party_signer(party), call.into())]
}

/// Digest of a comment, now and then.
fn comment(world: &mut World) -> Option<[u8; 32]> {
	if world.chance(3) { Some(world.fresh()) } else { None }
}

/// Somebody who may get the bill.
fn recipient(world: &mut World, id: &BillId, bill: &Bill<u32>) -> Option<Party> {
	let mut parties = settlement::parties(world, &[id.0]);
	let face = &bill.face;
	if !world.chance(20) {
		let possessor = bill.control.possessor;
		parties.retain(|party| *party != possessor && face.issuance.may_hold(&face.carrier, party));
	}
	// Its own keys first.
	let keys = parties.iter().filter(|party| matches!(party, Party::Key(_))).copied().collect::<Vec<_>>();
	if !keys.is_empty() && world.chance(2) {
		return world.one_of(&keys);
	}
	world.one_of(&parties)
}

fn offer_transfer(world: &mut World) -> Vec<Deed> {
	let goes = |bill: &Bill<u32>| bill.offer.is_none() && bill.face.issuance.kind != Kind::SeaWaybill;
	let Some((id, bill)) = some(world, goes) else { return Vec::new() };
	let Some(to) = recipient(world, &id, &bill) else { return Vec::new() };
	let comment = comment(world);
	by(world, &bill.control.possessor, Call::offer_transfer { bill: id, to, comment })
}

fn accept_transfer(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = some(world, |bill| bill.offer.is_some()) else { return Vec::new() };
	let to = bill.offer.map_or(bill.control.possessor, |offer| offer.to);
	by(world, &to, Call::accept_transfer { bill: id, after: bill.chain.hash })
}

fn decline_transfer(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = some(world, |bill| bill.offer.is_some()) else { return Vec::new() };
	let to = bill.offer.map_or(bill.control.possessor, |offer| offer.to);
	let comment = comment(world);
	by(world, &to, Call::decline_transfer { bill: id, after: bill.chain.hash, comment })
}

fn withdraw_offer(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = some(world, |bill| bill.offer.is_some()) else { return Vec::new() };
	by(world, &bill.control.possessor, Call::withdraw_offer { bill: id })
}

/// A bill that its possessor can endorse.
fn endorsable(world: &mut World) -> Option<(BillId, Bill<u32>)> {
	some(world, |bill| {
		let own = Title::Named { party: bill.control.possessor, further_endorsable: true };
		bill.control.title == own && bill.offer.is_none()
	})
}

fn endorse(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = endorsable(world) else { return Vec::new() };
	let Some(to) = recipient(world, &id, &bill) else { return Vec::new() };
	let comment = comment(world);
	by(world, &bill.control.possessor, Call::endorse { bill: id, to, comment })
}

fn endorse_to_order(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = endorsable(world) else { return Vec::new() };
	let Some(to) = recipient(world, &id, &bill) else { return Vec::new() };
	let comment = comment(world);
	by(world, &bill.control.possessor, Call::endorse_to_order { bill: id, to, comment })
}

fn blank_endorse(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = endorsable(world) else { return Vec::new() };
	let comment = comment(world);
	by(world, &bill.control.possessor, Call::blank_endorse { bill: id, comment })
}

fn sign(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = some(world, |bill| bill.offer.is_none()) else { return Vec::new() };
	let comment = comment(world);
	by(world, &bill.control.possessor, Call::sign { bill: id, comment })
}

/// What the last action gave: possession, and title.
fn gave(bill: &Bill<u32>) -> (bool, bool) {
	let previous = bill.control.previous.filter(|_| bill.reject_until_ms.is_some());
	previous.map_or((false, false), |previous| (previous.possessor.is_some(), previous.title.is_some()))
}

fn reject_possession(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = some(world, |bill| gave(bill) == (true, false)) else { return Vec::new() };
	let comment = comment(world);
	by(world, &bill.control.possessor, Call::reject_possession { bill: id, comment })
}

fn reject_title(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = some(world, |bill| gave(bill) == (false, true)) else { return Vec::new() };
	let holder = match bill.control.title {
		Title::Named { party, .. } | Title::Fixed(party) => party,
		Title::Bearer => bill.control.possessor,
	};
	let comment = comment(world);
	by(world, &holder, Call::reject_title { bill: id, comment })
}

fn reject_both(world: &mut World) -> Vec<Deed> {
	let Some((id, bill)) = some(world, |bill| gave(bill) == (true, true)) else { return Vec::new() };
	let comment = comment(world);
	by(world, &bill.control.possessor, Call::reject_both { bill: id, comment })
}

fn request_surrender(world: &mut World) -> Vec<Deed> {
	let entitled = |bill: &Bill<u32>| bill.control.has_both(&bill.control.possessor) && bill.offer.is_none();
	let Some((id, bill)) = some(world, entitled) else { return Vec::new() };
	let (to, reference): (MemberId, _) = (bill.face.carrier, world.fresh());
	let comment = comment(world);
	let call = Call::request_surrender { bill: id, purpose: Purpose::Delivery, to, reference, comment };
	by(world, &bill.control.possessor, call)
}

/// A request that waits for its answer: of which bill, by whom, of whom, with which reference.
fn asked(world: &mut World) -> Option<(BillId, Party, Party, [u8; 32])> {
	let found = with_status(world, Status::PendingSurrenderForDelivery);
	let (id, bill) = world.one_of(&found)?;
	let Pending::Surrender { reference, by, to, .. } = bill.control.pending?;
	Some((id, by, Party::Member(to), reference))
}

fn accept_surrender(world: &mut World) -> Vec<Deed> {
	let Some((bill, _, to, reference)) = asked(world) else { return Vec::new() };
	let comment = comment(world);
	by(world, &to, Call::accept_surrender { bill, reference, comment })
}

fn reject_surrender(world: &mut World) -> Vec<Deed> {
	let Some((bill, _, to, reference)) = asked(world) else { return Vec::new() };
	let comment = world.fresh();
	by(world, &to, Call::reject_surrender { bill, reference, comment })
}

fn cancel_surrender(world: &mut World) -> Vec<Deed> {
	let Some((bill, asking, _, reference)) = asked(world) else { return Vec::new() };
	let comment = comment(world);
	by(world, &asking, Call::cancel_surrender { bill, reference, comment })
}

fn void(world: &mut World) -> Vec<Deed> {
	let own = |bill: &Bill<u32>| {
		let carrier = Party::Member(bill.face.carrier);
		let fixed = matches!(bill.control.title, Title::Fixed(_));
		bill.control.possessor == carrier
			&& (fixed || bill.control.has_both(&carrier))
			&& bill.offer.is_none()
	};
	let Some((id, bill)) = some(world, own) else { return Vec::new() };
	let comment = comment(world);
	by(world, &Party::Member(bill.face.carrier), Call::void { bill: id, comment })
}
