//! Authorised operation of public data: from the plan to what was charged.

use hefu_primitives::{
	DatasetId, MemberId, OperationId,
	dataset::{Kind, Parents, Source, VersionContent, VersionRef},
	date::Day,
	operation::{ChargeUnit, Ending, Mode, Purpose, Selection, Stage, year_in_china},
	settlement::Currency,
};
use hefu_runtime::{Operation, Runtime, RuntimeCall};
use pallet_operation::{
	Agreement, Call, Data, Entries, FirstUses, Operation as Stored, Operations, Plan, Product, ProductOf,
	Products, Tariffs,
};
use pallet_registry::{CheckWhen, Versions};

use super::{Deed, Draw, World, by, cast, registry};
use crate::common::content;

pub const DRAWS: &[Draw] = &[
	plan,
	select,
	offer,
	sign,
	publish,
	add_data,
	note,
	withdraw_data,
	make,
	list,
	delist,
	permit,
	cap,
	price,
	begin_one,
	record,
	record,
	reverse,
	terminate,
];

/// Operations are never removed, so only a few come.
const MOST_OPERATIONS: usize = 8;

/// One operation that has begun, with data and a product that has a price.
pub fn begin(world: &mut World) {
	let genesis = world.chain.genesis();
	let [body, operator] = [cast::IVAN, cast::JUDY].map(|place| world.people[place].id);
	let (nonce, data_nonce, product_nonce) = (world.fresh(), world.fresh(), world.fresh());
	let operation = OperationId::derive(&genesis, &body, &nonce);
	let data = DatasetId::derive(&genesis, &body, &data_nonce);
	let product = DatasetId::derive(&genesis, &operator, &product_nonce);
	let (plan, agreement, decision) = (the_plan(world), the_agreement(world), world.fresh());
	let (method, purpose, unit) = (Selection::OpenTender, Purpose::Industry, ChargeUnit::Calls);
	for deed in [
		by("Ivan", Call::plan { nonce, plan }),
		by("Ivan", Call::select_operator { operation, operator, method, document: decision }),
		by("Ivan", Call::offer_agreement { operation, agreement }),
		by("Judy", Call::sign_agreement { operation, agreement }),
		by("Ivan", registered(data_nonce, public_data("公共数据"))),
		by("Ivan", Call::add_data { operation, dataset: data }),
		by("Judy", registered(product_nonce, product_of(data))),
		by("Judy", Call::list_product { operation, dataset: product, purpose, unit, per: 1_000 }),
		by("Ivan", Call::set_cap { operation, product: 1, cap: 500, decision }),
		by("Judy", Call::set_price { operation, product: 1, price: 300 }),
		by("Ivan", Call::begin { operation }),
	] {
		world.must(deed);
	}
}

/// A plan of which the founding regulator is the price authority.
pub fn the_plan(world: &mut World) -> Plan {
	let price_authority = world.people[cast::DAVE].id;
	Plan { mode: Mode::Scenario, document: world.fresh(), decision: world.fresh(), price_authority }
}

/// From today on, for two years.
pub fn the_agreement(world: &mut World) -> Agreement {
	let from = Day::in_china(world.now());
	let last = from.months_later(24).previous();
	let [document, security, exit] = [0; 3].map(|_| world.fresh());
	Agreement { document, security, exit, from, last, currency: Currency::CNY }
}

/// A version of public data with this name.
pub fn public_data(name: &str) -> VersionContent {
	let mut content = content(name);
	content.descriptor.kind = Kind::PublicResource;
	content
}

/// A version of a product made from the dataset.
pub fn product_of(dataset: DatasetId) -> VersionContent {
	let mut content = content("数据产品");
	content.descriptor.source = Source::Derived;
	content.parents = Parents::truncate_from(vec![VersionRef { dataset, version: 1 }]);
	content
}

fn registered(nonce: [u8; 32], content: VersionContent) -> RuntimeCall {
	let (content, check) = (Box::new(content), CheckWhen::Later);
	pallet_registry::Call::register { nonce, content, check }.into()
}

/// The operations at these stages, as they stand at the time of the next block; now and then all.
fn at(world: &mut World, wanted: &[Stage]) -> Vec<(OperationId, Stored)> {
	let next = world.now() + 2_000;
	let mut all = world.chain.read(|| Operations::<Runtime>::iter().collect::<Vec<_>>());
	all.sort_by_key(|(id, _)| *id);
	if !world.chance(20) {
		all.retain(|(_, it)| wanted.contains(&Operation::standing(it, next)));
	}
	all
}

/// Those whose agreement holds.
fn that_hold(world: &mut World) -> Vec<(OperationId, Stored)> {
	at(world, &[Stage::Signed, Stage::Active])
}

/// What the body of an operation at one of these stages does.
fn body_does(
	world: &mut World,
	wanted: &[Stage],
	what: impl FnOnce(OperationId, [u8; 32]) -> RuntimeCall,
) -> Vec<Deed> {
	let all = at(world, wanted);
	let Some((id, operation)) = world.one_of(&all) else { return Vec::new() };
	let digest = world.fresh();
	vec![Deed::By(world.signer(&operation.body), what(id, digest))]
}

fn operator_of(operation: &Stored) -> MemberId {
	operation.operator().unwrap_or(operation.body)
}

fn plan(world: &mut World) -> Vec<Deed> {
	if world.chain.read(|| Operations::<Runtime>::iter_keys().count()) >= MOST_OPERATIONS {
		return Vec::new();
	}
	let (body, nonce, plan) = (world.people[cast::IVAN].id, world.fresh(), the_plan(world));
	vec![Deed::By(world.signer(&body), Call::plan { nonce, plan }.into())]
}

fn select(world: &mut World) -> Vec<Deed> {
	let (operator, method) = (world.people[cast::JUDY].id, Selection::Negotiation);
	body_does(world, &[Stage::Planned], |operation, document| {
		Call::select_operator { operation, operator, method, document }.into()
	})
}

fn offer(world: &mut World) -> Vec<Deed> {
	let agreement = the_agreement(world);
	body_does(world, &[Stage::Selected], |operation, _| Call::offer_agreement { operation, agreement }.into())
}

fn sign(world: &mut World) -> Vec<Deed> {
	let all = at(world, &[Stage::Offered]);
	let Some((operation, it)) = world.one_of(&all) else { return Vec::new() };
	let Some(agreement) = it.agreement else { return Vec::new() };
	let call = Call::sign_agreement { operation, agreement };
	vec![Deed::By(world.signer(&operator_of(&it)), call.into())]
}

/// A dataset of public data, of the body's or now and then of another's.
fn publish(world: &mut World) -> Vec<Deed> {
	let holder = if world.chance(3) { world.some_member() } else { world.people[cast::IVAN].id };
	let content = public_data(&format!("公共数据 {}", world.below(1_000)));
	let call = registered(world.fresh(), content);
	vec![Deed::By(world.signer(&holder), call)]
}

/// The live datasets of this kind, with their holders and the first versions' parents.
fn datasets(world: &mut World, kind: Kind) -> Vec<(DatasetId, MemberId, Vec<DatasetId>)> {
	let live = registry::live(world);
	world.chain.read(|| {
		let of = |(id, holder, _): (DatasetId, MemberId, u32)| {
			let first = Versions::<Runtime>::get(id, 1)?.content;
			let parents = first.parents.iter().map(|parent| parent.dataset).collect();
			(first.descriptor.kind == kind).then_some((id, holder, parents))
		};
		live.into_iter().filter_map(of).collect()
	})
}

fn add_data(world: &mut World) -> Vec<Deed> {
	let (operations, all) = (that_hold(world), datasets(world, Kind::PublicResource));
	let Some((operation, it)) = world.one_of(&operations) else { return Vec::new() };
	let Some((dataset, holder, _)) = world.one_of(&all) else { return Vec::new() };
	let mut deeds = Vec::new();
	if holder != it.body {
		// Now and then it is taken back.
		let document = if world.chance(8) { None } else { Some(world.fresh()) };
		let consent = Call::consent { operation, dataset, document };
		deeds.push(Deed::By(world.signer(&holder), consent.into()));
	}
	deeds.push(Deed::By(world.signer(&it.body), Call::add_data { operation, dataset }.into()));
	deeds
}

/// Data of an operation that has begun, of which that was not noted.
fn note(world: &mut World) -> Vec<Deed> {
	let mut all = world.chain.read(|| {
		let has_begun =
			|id: &OperationId| Operations::<Runtime>::get(id).is_some_and(|it| it.begun_ms.is_some());
		let is_noted = |dataset: &DatasetId| {
			FirstUses::<Runtime>::get(dataset).is_some_and(|first| has_begun(&first.operation))
		};
		let data = Data::<Runtime>::iter_keys();
		data.filter(|(id, dataset)| has_begun(id) && !is_noted(dataset)).collect::<Vec<_>>()
	});
	all.sort();
	let Some((operation, dataset)) = world.one_of(&all) else { return Vec::new() };
	let by = world.some_member();
	vec![Deed::By(world.signer(&by), Call::note_first_use { operation, dataset }.into())]
}

/// The data of an operation.
fn data_of(world: &mut World, operation: &OperationId) -> Vec<DatasetId> {
	world.chain.read(|| {
		let included = Data::<Runtime>::iter_prefix(operation).filter(|(_, it)| it.until_ms.is_none());
		included.map(|(dataset, _)| dataset).collect()
	})
}

fn withdraw_data(world: &mut World) -> Vec<Deed> {
	let operations = that_hold(world);
	let Some((operation, it)) = world.one_of(&operations) else { return Vec::new() };
	let all = data_of(world, &operation);
	if all.len() < 2 {
		return Vec::new();
	}
	let Some(dataset) = world.one_of(&all) else { return Vec::new() };
	vec![Deed::By(world.signer(&it.body), Call::withdraw_data { operation, dataset }.into())]
}

/// The operator makes a product of data in the operation.
fn make(world: &mut World) -> Vec<Deed> {
	let operations = that_hold(world);
	let Some((operation, it)) = world.one_of(&operations) else { return Vec::new() };
	let all = data_of(world, &operation);
	let Some(dataset) = world.one_of(&all) else { return Vec::new() };
	let call = registered(world.fresh(), product_of(dataset));
	vec![Deed::By(world.signer(&operator_of(&it)), call)]
}

fn list(world: &mut World) -> Vec<Deed> {
	let operations = that_hold(world);
	let Some((operation, it)) = world.one_of(&operations) else { return Vec::new() };
	let (data, operator) = (data_of(world, &operation), operator_of(&it));
	let mut all = datasets(world, Kind::Product);
	all.retain(|(_, holder, parents)| *holder == operator && parents.iter().any(|of| data.contains(of)));
	let listed = world.chain.read(|| ProductOf::<Runtime>::iter_keys().collect::<Vec<_>>());
	all.retain(|(dataset, ..)| !listed.contains(dataset));
	let Some((dataset, ..)) = world.one_of(&all) else { return Vec::new() };
	let purpose = Purpose::ALL[world.below(Purpose::ALL.len())];
	let unit = ChargeUnit::ALL[world.below(ChargeUnit::ALL.len())];
	let per = 1 + world.below(1_000) as u32;
	let call = Call::list_product { operation, dataset, purpose, unit, per };
	vec![Deed::By(world.signer(&operator), call.into())]
}

/// The products that are listed, with their operations and numbers.
fn products(world: &mut World) -> Vec<(OperationId, u32, Stored, Product)> {
	let operations = that_hold(world);
	let mut all = world.chain.read(|| Products::<Runtime>::iter().collect::<Vec<_>>());
	all.sort_by_key(|(id, number, _)| (*id, *number));
	all.retain(|(_, _, product)| product.delisted_ms.is_none());
	let of = |(id, number, product): (OperationId, u32, Product)| {
		let (_, operation) = operations.iter().find(|(of, _)| *of == id)?;
		Some((id, number, *operation, product))
	};
	all.into_iter().filter_map(of).collect()
}

fn delist(world: &mut World) -> Vec<Deed> {
	let mut all = products(world);
	all.retain(|(_, _, operation, _)| operation.listed > 1);
	let Some((operation, product, it, _)) = world.one_of(&all) else { return Vec::new() };
	let side = if world.chance(2) { it.body } else { operator_of(&it) };
	vec![Deed::By(world.signer(&side), Call::delist_product { operation, product }.into())]
}

fn permit(world: &mut World) -> Vec<Deed> {
	let operations = that_hold(world);
	let Some((operation, it)) = world.one_of(&operations) else { return Vec::new() };
	let year = year_in_china(world.now()) + world.below(2) as u16;
	let (granted, decision) = (world.below(1_000) as u128, world.fresh());
	let call = Call::permit_revenue { operation, year, granted, decision };
	vec![Deed::By(world.signer(&it.plan.price_authority), call.into())]
}

fn cap(world: &mut World) -> Vec<Deed> {
	let mut all = products(world);
	all.retain(|(.., product)| product.is_charged());
	let Some((operation, product, it, _)) = world.one_of(&all) else { return Vec::new() };
	let (cap, decision) = (200 + world.below(400) as u128, world.fresh());
	vec![Deed::By(world.signer(&it.body), Call::set_cap { operation, product, cap, decision }.into())]
}

fn price(world: &mut World) -> Vec<Deed> {
	let mut all = products(world);
	all.retain(|(.., product)| product.tariffs > 0);
	let Some((operation, product, it, _)) = world.one_of(&all) else { return Vec::new() };
	let price = world.below(300) as u128;
	vec![Deed::By(world.signer(&operator_of(&it)), Call::set_price { operation, product, price }.into())]
}

fn begin_one(world: &mut World) -> Vec<Deed> {
	body_does(world, &[Stage::Signed], |operation, _| Call::begin { operation }.into())
}

/// By a tariff that has a price, mostly no more than that.
fn record(world: &mut World) -> Vec<Deed> {
	let all = world.chain.read(|| {
		let begun = |id: &OperationId| {
			Operations::<Runtime>::get(id).filter(|operation| operation.begun_ms.is_some())
		};
		let priced = Tariffs::<Runtime>::iter().filter_map(|(id, (product, tariff), it)| {
			let per = Products::<Runtime>::get(id, product)?.per;
			Some((id, product, tariff, it.price?, per, operator_of(&begun(&id)?)))
		});
		let mut priced = priced.collect::<Vec<_>>();
		priced.sort_by_key(|(id, product, tariff, ..)| (*id, *product, *tariff));
		priced
	});
	let Some((operation, product, tariff, price, per, by)) = world.one_of(&all) else { return Vec::new() };
	let times = 1 + world.below(5) as u128;
	let units = times * u128::from(per);
	let amount = times * price + u128::from(world.chance(16));
	let year = year_in_china(world.now());
	let call = Call::record_revenue { operation, year, product, tariff, units, amount };
	vec![Deed::By(world.signer(&by), call.into())]
}

fn reverse(world: &mut World) -> Vec<Deed> {
	let mut all = world.chain.read(|| {
		let entries = Entries::<Runtime>::iter().filter(|(_, _, entry)| !entry.is_reversed);
		let of = |(id, (year, sequence), _)| {
			Some((id, year, sequence, operator_of(&Operations::<Runtime>::get(id)?)))
		};
		entries.filter_map(of).collect::<Vec<_>>()
	});
	all.sort();
	let Some((operation, year, sequence, by)) = world.one_of(&all) else { return Vec::new() };
	let call = Call::reverse_revenue { operation, year, sequence };
	vec![Deed::By(world.signer(&by), call.into())]
}

/// The others go on.
fn terminate(world: &mut World) -> Vec<Deed> {
	if that_hold(world).len() < 3 {
		return Vec::new();
	}
	let ground = Ending::ALL[world.below(Ending::ALL.len())];
	body_does(world, &[Stage::Signed, Stage::Active], |operation, document| {
		Call::terminate { operation, ground, document }.into()
	})
}
