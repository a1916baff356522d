//! Anchors: invoices of what was paid, contracts, accounting entries with their audits, assessments, and what exports stand on.
//!
//! Only attestors know their offices' keys: here they are made of the office, so that a life has nothing to remember.

use hefu_primitives::{
	AnchorId, DatasetId, InstructionId, MemberId, Party,
	anchor::{
		Acquisition, AssessmentKind, Category, Colour, Invoice, InvoiceNumber, NullifierKey, Office, Period,
	},
	dataset::VersionRef,
	digest::blake2_256,
	export::{Path, year_in_china},
	member::Role,
	registration::CertificateCode,
	settlement::What as Moved,
};
use hefu_runtime::{AccountId, Anchors as Pallet, Members, Runtime, Signature};
use pallet_anchors::{
	Anchor, Anchors, Assessment, AttestorOf, Attestors, Audits, Billed, Call, ExportBasis, Reddened, Subject,
	What,
};
use pallet_market::Orders;
use pallet_registration::Registrations;
use pallet_registry::Datasets;
use pallet_rights::Grants;
use pallet_settlement::{Instructions, State};
use pallet_support::MemberInspect;
use sp_core::Pair;

use super::{Deed, Draw, World, cast, exports};

pub const DRAWS: &[Draw] = &[
	appoint,
	set_signer,
	set_signer,
	invoice,
	invoice,
	invoice,
	take_back,
	file_contract,
	enter,
	enter,
	audit,
	assess,
	anchor_basis,
	withdraw,
];

/// Offices of a life: few, so that some go from one attestor to another.
const REGIONS: [u8; 3] = [31, 44, 51];
/// Numbers of an office: so few that some are used again.
const SERIALS: usize = 2_000;

/// The key of an office.
pub fn key_of(office: Office) -> NullifierKey {
	NullifierKey::new(blake2_256(&[office.year, office.region]))
}

/// What the attestor signs of an invoice, by the key that it named.
pub fn attested(
	world: &World,
	attestor: &AttestorOf<Runtime>,
	digest: &[u8; 32],
	invoice: &Invoice,
) -> Option<Signature> {
	let pair = world.pair_of(attestor.signer.as_ref()?);
	let said = invoice.signed_bytes(&world.genesis, &attestor.key, digest);
	Some(Signature::Sr25519(pair.sign(&said)))
}

/// The number of an office's with this serial.
pub fn number(office: Office, serial: usize) -> InvoiceNumber {
	let Office { year, region } = office;
	InvoiceNumber::parse(&format!("{year:02}{region:02}0{serial:015}")).expect("20 digits")
}

/// Live members that have one of these roles.
fn of_roles(world: &mut World, roles: &[Role]) -> Vec<MemberId> {
	let live = world.live_members();
	world.chain.read(|| {
		let has = |id: &MemberId, role: Role| <Members as MemberInspect<AccountId>>::has_role(id, role);
		live.into_iter().filter(|id| roles.iter().any(|role| has(id, *role))).collect()
	})
}

fn some_office(world: &mut World) -> Office {
	let region = world.one_of(&REGIONS).expect("there are some");
	Office { year: 26, region }
}

/// Mostly with the office's own key.
fn appoint(world: &mut World) -> Vec<Deed> {
	let attestors = of_roles(world, &[Role::TaxAttestor]);
	let member = match world.one_of(&attestors) {
		Some(attestor) if !world.chance(12) => attestor,
		_ => world.some_member(),
	};
	let office = some_office(world);
	let key = if world.chance(8) { world.fresh() } else { key_of(office).commitment() };
	vec![Deed::Motion(Call::appoint_attestor { office, member, key }.into())]
}

fn attestors(world: &mut World) -> Vec<(Office, AttestorOf<Runtime>)> {
	world.chain.read(|| Attestors::<Runtime>::iter().collect())
}

fn set_signer(world: &mut World) -> Vec<Deed> {
	let all = attestors(world);
	let Some((office, attestor)) = world.one_of(&all) else { return Vec::new() };
	// A key that signs is seldom replaced.
	if attestor.signer.is_some() && !world.chance(8) {
		return Vec::new();
	}
	let call: Call<Runtime> = Call::set_signer { office, signer: world.new_key() };
	vec![Deed::By(world.signer(&attestor.member), call.into())]
}

/// What was paid in instructions that were settled: seller, buyer, and what of it is invoiced.
fn payments(world: &mut World) -> Vec<(InstructionId, Party, Party, Billed)> {
	world.chain.read(|| {
		let all = Instructions::<Runtime>::iter();
		let settled = all.filter(|(_, of)| matches!(of.state, State::Settled { .. }));
		let sides = settled.flat_map(|(id, of)| {
			let pays = of.legs.into_iter().filter(|leg| !matches!(leg.what, Moved::Thing(_)));
			pays.map(move |leg| (id, leg.to, leg.from))
		});
		let billed = sides.filter_map(|(id, seller, buyer)| {
			Pallet::invoiced(id, seller, buyer).map(|billed| (id, seller, buyer, billed))
		});
		billed.collect()
	})
}

/// The invoice with what its office's attestor signs of it, brought by anybody.
fn brought(world: &mut World, mut invoice: Invoice) -> Vec<Deed> {
	let all = attestors(world);
	let signing = all.into_iter().filter(|(_, attestor)| attestor.signer.is_some()).collect::<Vec<_>>();
	let Some((office, attestor)) = world.one_of(&signing) else { return Vec::new() };
	let seller = cast::uscc(world.below(9) as u64);
	let number = number(office, world.below(SERIALS));
	invoice.office = office;
	invoice.nullifier = key_of(office).nullifier(&number, &seller);
	let (nonce, digest) = (world.fresh(), world.fresh());
	let Some(signature) = attested(world, &attestor, &digest, &invoice) else { return Vec::new() };
	// Now and then what was signed is not what is brought.
	if world.chance(12) {
		invoice.amount += 1;
	}
	let by = world.some_member();
	let call: Call<Runtime> = Call::anchor_invoice { nonce, digest, invoice: Box::new(invoice), signature };
	vec![Deed::By(world.signer(&by), call.into())]
}

/// Of a part of what is not invoiced, or of all of it; now and then of more.
fn invoice(world: &mut World) -> Vec<Deed> {
	let all = payments(world);
	let open = all.into_iter().filter(|(.., billed)| billed.sums.net() < billed.paid).collect::<Vec<_>>();
	let Some((instruction, seller, buyer, billed)) = world.one_of(&open) else { return Vec::new() };
	let left = billed.paid - billed.sums.net();
	let amount = match world.below(12) {
		0 => left + 1,
		1..=5 => left,
		_ => 1 + world.below(left as usize) as u128,
	};
	let invoice = Invoice {
		office: Office { year: 26, region: 44 },
		nullifier: [0; 32],
		instruction,
		seller,
		buyer,
		currency: billed.currency,
		amount,
		colour: Colour::Blue,
	};
	brought(world, invoice)
}

/// The anchors of which this is so.
fn anchors(world: &mut World, wanted: impl Fn(&AnchorId, &Anchor) -> bool) -> Vec<(AnchorId, Anchor)> {
	world.chain.read(|| Anchors::<Runtime>::iter().filter(|(id, anchor)| wanted(id, anchor)).collect())
}

/// A part of a blue invoice, or all that is left of it.
fn take_back(world: &mut World) -> Vec<Deed> {
	let left = |id: &AnchorId, invoice: &Invoice| match invoice.colour {
		Colour::Blue => invoice.amount - Reddened::<Runtime>::get(id),
		Colour::Red { .. } => 0,
	};
	let all = anchors(world, |id, anchor| anchor.invoice().is_some_and(|invoice| left(id, invoice) > 0));
	let Some((of, anchor)) = world.one_of(&all) else { return Vec::new() };
	let What::Invoice(blue) = anchor.what else { return Vec::new() };
	let left = world.chain.read(|| left(&of, &blue));
	let amount = if world.chance(2) { left } else { 1 + world.below(left as usize) as u128 };
	brought(world, Invoice { amount, colour: Colour::Red { of }, ..blue })
}

fn file_contract(world: &mut World) -> Vec<Deed> {
	let mut all = world.chain.read(|| {
		let orders = Orders::<Runtime>::iter();
		let orders = orders.map(|(id, order)| (Subject::Order(id), [order.seller, order.buyer]));
		orders.collect::<Vec<_>>()
	});
	all.extend(world.chain.read(|| {
		let grants = Grants::<Runtime>::iter();
		grants.map(|(id, grant)| (Subject::Grant(id), [grant.grantor, grant.grantee])).collect::<Vec<_>>()
	}));
	let Some((about, sides)) = world.one_of(&all) else { return Vec::new() };
	let by = world.one_of(&sides).expect("there are two");
	let call = Call::file_contract { nonce: world.fresh(), digest: world.fresh(), about };
	vec![Deed::By(world.signer(&by), call.into())]
}

/// Who is stated in which certificate.
fn stated(world: &mut World) -> Vec<(CertificateCode, MemberId)> {
	world.chain.read(|| {
		let all = Registrations::<Runtime>::iter_values();
		all.flat_map(|it| it.statement.into_iter().map(move |line| (it.certificate, line.holder))).collect()
	})
}

/// A period of this year, that has begun or has not.
fn some_period(world: &mut World) -> Period {
	let months: u8 = world.one_of(&[1, 3, 6, 12]).expect("there are some");
	let number = 1 + world.below(usize::from(12 / months)) as u8;
	Period { year: year_in_china(world.now()) - world.below(2) as u16, months, number }
}

fn enter(world: &mut World) -> Vec<Deed> {
	let all = stated(world);
	let Some((certificate, entity)) = world.one_of(&all) else { return Vec::new() };
	let call = Call::enter_asset {
		nonce: world.fresh(),
		digest: world.fresh(),
		certificate,
		category: world.one_of(Category::ALL).expect("there are some"),
		acquisition: world.one_of(Acquisition::ALL).expect("there are some"),
		period: some_period(world),
	};
	vec![Deed::By(world.signer(&entity), call.into())]
}

fn audit(world: &mut World) -> Vec<Deed> {
	let is_open = |id: &AnchorId, anchor: &Anchor| {
		matches!(anchor.what, What::Entry(_)) && !Audits::<Runtime>::contains_key(id)
	};
	let all = anchors(world, is_open);
	let Some((id, _)) = world.one_of(&all) else { return Vec::new() };
	let auditors = of_roles(world, &[Role::Auditor]);
	let Some(by) = world.one_of(&auditors) else { return Vec::new() };
	let call = Call::audit_entry { id, opinion: world.fresh() };
	vec![Deed::By(world.signer(&by), call.into())]
}

/// An end to come, or none.
fn some_end(world: &mut World) -> Option<u64> {
	world.chance(2).then(|| world.now() + 3_600_000 * (1 + world.below(100) as u64))
}

fn assess(world: &mut World) -> Vec<Deed> {
	let all: Vec<(DatasetId, u32)> = world
		.chain
		.read(|| Datasets::<Runtime>::iter().map(|(id, dataset)| (id, dataset.versions)).collect());
	let Some((dataset, versions)) = world.one_of(&all) else { return Vec::new() };
	let assessors = of_roles(world, &[Role::Reviewer, Role::DataService, Role::Auditor]);
	let Some(by) = world.one_of(&assessors) else { return Vec::new() };
	let version = 1 + world.below(versions as usize) as u32;
	let assessment = Assessment {
		of: VersionRef { dataset, version },
		kind: world.one_of(AssessmentKind::ALL).expect("there are some"),
		until_ms: some_end(world),
	};
	let call = Call::anchor_assessment { nonce: world.fresh(), digest: world.fresh(), assessment };
	vec![Deed::By(world.signer(&by), call.into())]
}

fn anchor_basis(world: &mut World) -> Vec<Deed> {
	let all = exports::exporters(world);
	let Some((dataset, grant, exporter)) = world.one_of(&all) else { return Vec::new() };
	let path = world.one_of(Path::ALL).expect("there are some");
	let basis = ExportBasis { dataset, grant, path, until_ms: some_end(world) };
	let call = Call::anchor_export_basis { nonce: world.fresh(), digest: world.fresh(), basis };
	vec![Deed::By(world.signer(&exporter), call.into())]
}

/// Rarely, and now and then of an invoice, which is final.
fn withdraw(world: &mut World) -> Vec<Deed> {
	let is_final = world.chance(8);
	let wanted =
		|_: &AnchorId, anchor: &Anchor| anchor.withdrawn.is_none() && anchor.invoice().is_some() == is_final;
	let all = anchors(world, wanted);
	let Some((id, anchor)) = world.one_of(&all) else { return Vec::new() };
	if !world.chance(3) {
		return Vec::new();
	}
	let call = Call::withdraw { id, document: world.fresh() };
	vec![Deed::By(world.signer(&anchor.by), call.into())]
}
