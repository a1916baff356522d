//! Documents of what was traded and registered: an invoice, a part of which is taken back and invoiced anew; contracts; an accounting entry
//! that is audited, and one that is withdrawn; an assessment, and what exports stand on.

use hefu_primitives::{
	AnchorId, DatasetId, InstructionId, OrderId, Party,
	anchor::{Acquisition, AssessmentKind, Category, Colour, Invoice, Office, Period},
	dataset::VersionRef,
	export::{Path, year_in_china},
	market::Stage,
	registration::CertificateCode,
	settlement::Currency,
};
use hefu_runtime::{Anchors, Registration, Rights, Runtime};
use pallet_anchors::{Assessment, Attestors, Call, ExportBasis, Subject, Sums};
use pallet_market::Orders;
use pallet_registration::Registrations;
use pallet_registry::Datasets;
use pallet_support::{CertificateInspect, ExportInspect};

use crate::common::life::{
	World,
	anchors::{attested, key_of, number},
	by, cast, motion,
};

/// One that is none of those of what is drawn, whose keys may be others.
const OFFICE: Office = Office { year: 26, region: 11 };

pub fn play(world: &mut World) {
	let (order, instruction) = paid(world);
	invoices(world, instruction);
	let contract = anchored(world, "Mona", |nonce, digest| {
		let about = Subject::Order(order);
		Call::file_contract { nonce, digest, about }
	});
	let document = world.fresh();
	world.must(by("Mona", Call::withdraw { id: contract, document }));
	let (certificate, dataset) = certified(world);
	entries(world, certificate);
	anchored(world, "Mona", |nonce, digest| {
		let of = VersionRef { dataset, version: 1 };
		let assessment = Assessment { of, kind: AssessmentKind::Value, until_ms: None };
		Call::anchor_assessment { nonce, digest, assessment }
	});
	let dataset = exportable(world);
	anchored(world, "Leo", |nonce, digest| {
		let basis = ExportBasis { dataset, grant: None, path: Path::Assessment, until_ms: None };
		Call::anchor_export_basis { nonce, digest, basis }
	});
}

/// What somebody anchors.
fn anchored(
	world: &mut World,
	seed: &str,
	call: impl FnOnce([u8; 32], [u8; 32]) -> Call<Runtime>,
) -> AnchorId {
	let (nonce, digest) = (world.fresh(), world.fresh());
	world.must(by(seed, call(nonce, digest)));
	AnchorId::derive(&world.genesis, &world.id(seed), &nonce)
}

/// An order for which Mona has paid Leo.
fn paid(world: &mut World) -> (OrderId, InstructionId) {
	let (leo, mona) = (world.id("Leo"), world.id("Mona"));
	let found = world.chain.read(|| {
		Orders::<Runtime>::iter().find_map(|(id, order)| {
			let is_it = (order.stage, order.seller, order.buyer) == (Stage::Settled, leo, mona);
			order.instruction.filter(|_| is_it).map(|instruction| (id, instruction))
		})
	});
	found.expect("some were settled")
}

/// All that was paid is invoiced; a part is taken back, and invoiced anew.
fn invoices(world: &mut World, instruction: InstructionId) {
	let (member, key) = (world.id("Nora"), key_of(OFFICE).commitment());
	world.must(motion(Call::appoint_attestor { office: OFFICE, member, key }));
	let signer = world.new_key();
	let set: Call<Runtime> = Call::set_signer { office: OFFICE, signer };
	world.must(by("Nora", set));
	let (seller, buyer): (Party, Party) = (world.id("Leo").into(), world.id("Mona").into());
	let billed = world.chain.read(|| Anchors::invoiced(instruction, seller, buyer)).expect("it was paid");
	let blue = invoice(world, 1_000_001, instruction, billed.paid, Colour::Blue);
	let back = billed.paid / 3;
	invoice(world, 1_000_002, instruction, back, Colour::Red { of: blue });
	invoice(world, 1_000_003, instruction, back, Colour::Blue);
	let sums = world.chain.read(|| Anchors::invoiced(instruction, seller, buyer)).expect("it was paid").sums;
	assert_eq!(sums, Sums { blue: billed.paid + back, red: back });
	assert_eq!(sums.net(), billed.paid, "M18");
}

/// An invoice of Leo's to Mona, which Nora attests and Leo brings.
fn invoice(
	world: &mut World,
	serial: usize,
	instruction: InstructionId,
	amount: u128,
	colour: Colour,
) -> AnchorId {
	let nullifier = key_of(OFFICE).nullifier(&number(OFFICE, serial), &cast::uscc(501));
	let invoice = Invoice {
		office: OFFICE,
		nullifier,
		instruction,
		seller: world.id("Leo").into(),
		buyer: world.id("Mona").into(),
		currency: Currency::CNY,
		amount,
		colour,
	};
	let attestor = world.chain.read(|| Attestors::<Runtime>::get(OFFICE)).expect("Nora was appointed");
	let (nonce, digest) = (world.fresh(), world.fresh());
	let signature = attested(world, &attestor, &digest, &invoice).expect("Nora named a key");
	let call: Call<Runtime> = Call::anchor_invoice { nonce, digest, invoice: Box::new(invoice), signature };
	world.must(by("Leo", call));
	AnchorId::derive(&world.genesis, &world.id("Leo"), &nonce)
}

/// A certificate in which Leo is stated, that holds.
fn certified(world: &mut World) -> (CertificateCode, DatasetId) {
	let leo = world.id("Leo");
	let found = world.chain.read(|| {
		Registrations::<Runtime>::iter().find_map(|(dataset, it)| {
			let is_stated = it.statement.iter().any(|line| line.holder == leo);
			let holds = <Registration as CertificateInspect>::certified(&it.certificate) == Some(dataset);
			(is_stated && holds && !Registration::frozen(dataset)).then_some((it.certificate, dataset))
		})
	});
	found.expect("some were registered")
}

/// A dataset that Leo may export: rights that are registered may have gone to others since.
fn exportable(world: &mut World) -> DatasetId {
	let leo = world.id("Leo");
	let found = world.chain.read(|| {
		Datasets::<Runtime>::iter_keys()
			.find(|dataset| <Rights as ExportInspect>::may_export(dataset, None, &leo))
	});
	found.expect("Leo kept rights in some")
}

/// One entry stands for a period at a time: one is withdrawn, and the next is audited.
fn entries(world: &mut World, certificate: CertificateCode) {
	let period = Period::of_year(year_in_china(world.now()));
	let (category, acquisition) = (Category::IntangibleAsset, Acquisition::SelfDeveloped);
	let enter =
		|nonce, digest| Call::enter_asset { nonce, digest, certificate, category, acquisition, period };
	let first = anchored(world, "Leo", enter);
	let document = world.fresh();
	world.must(by("Leo", Call::withdraw { id: first, document }));
	let second = anchored(world, "Leo", enter);
	let opinion = world.fresh();
	world.must(by("Olga", Call::audit_entry { id: second, opinion }));
}
