//! A chain with this pallet, in which a few accounts are members' keys and a few datasets exist.

use frame::testing_prelude::*;
use hefu_primitives::{
	CustomerId, DatasetId, MemberId, OperationId,
	dataset::{GradeClass, Kind, Source, VersionRef},
	date::Day,
	member::Role,
	operation::{ChargeUnit, Mode, Purpose, Selection, Stage},
	settlement::Currency,
};
use pallet_support::{
	Actor, DatasetFacts, DatasetInspect, FileDigests, MemberInspect, RegistrationInspect, genesis_hash,
};

use crate::{Agreement, Plan};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Operation: crate = 1,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub static Now: u64 = 0;
	pub static MaxOperations: u32 = 10;
	pub static MaxData: u32 = 10;
	pub static MaxProducts: u32 = 10;
	pub static MaxTermMonths: u32 = 60;
	pub static DisclosureMonth: u32 = 3;
	pub static Suspended: Option<u64> = None;
	/// A dataset that its holder withdrew.
	pub static WithdrawnData: Option<DatasetId> = None;
	/// A dataset that is under objection or preservation.
	pub static FrozenData: Option<DatasetId> = None;
	/// A member whose roles were taken away.
	pub static NoRole: Option<u64> = None;
}

impl crate::Config for Test {
	type Members = Members;
	type Datasets = Datasets;
	type Registration = Register;
	type Clock = Now;
	type MaxOperations = MaxOperations;
	type MaxData = MaxData;
	type MaxProducts = MaxProducts;
	type MaxTermMonths = MaxTermMonths;
	type DisclosureMonth = DisclosureMonth;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Datasets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Now;
}

/// Keys of members: two implementing bodies, two operators, two price authorities,
pub const BODY: u64 = 1;
pub const OTHER_BODY: u64 = 2;
pub const OPERATOR: u64 = 3;
pub const RIVAL: u64 = 4;
pub const AUTHORITY: u64 = 5;
pub const OTHER_AUTHORITY: u64 = 6;
/// and another public body that has data.
pub const ALICE: u64 = 10;
/// Key of a customer whom Alice's member sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Public data of the body's, and of Alice's.
pub const DATA: DatasetId = DatasetId([1; 32]);
pub const MORE: DatasetId = DatasetId([2; 32]);
/// Products of the operator's, made from the body's data,
pub const PRODUCT: DatasetId = DatasetId([3; 32]);
pub const SECOND: DatasetId = DatasetId([4; 32]);
/// from nothing, and of the rival's.
pub const FOREIGN: DatasetId = DatasetId([5; 32]);
pub const RIVALS: DatasetId = DatasetId([6; 32]);
/// Core data.
pub const CORE: DatasetId = DatasetId([7; 32]);

/// Who takes part in the tests: accounts below 90 are members' keys.
pub struct Members;

/// The member whose key `who` is.
pub fn member(who: u64) -> MemberId {
	MemberId([who as u8; 32])
}

impl MemberInspect<u64> for Members {
	fn actor(key: &u64) -> Option<Actor> {
		match *key {
			_ if Suspended::get() == Some(*key) => None,
			CUSTOMER => Some(Actor::Customer { customer: CustomerId([90; 32]), sponsor: member(ALICE) }),
			STRANGER => None,
			who => Some(Actor::Member(member(who))),
		}
	}

	fn is_live(id: &MemberId) -> bool {
		*id != member(STRANGER) && Suspended::get().is_none_or(|who| member(who) != *id)
	}

	fn has_role(id: &MemberId, role: Role) -> bool {
		// Benchmarks make members with every role.
		let with = |who: &[u64]| who.iter().any(|who| member(*who) == *id) || id.0[0] >= 11;
		let has = match role {
			Role::ImplementingBody => with(&[BODY, OTHER_BODY]),
			Role::AuthorisedOperator => with(&[OPERATOR, RIVAL]),
			Role::Regulator => with(&[AUTHORITY, OTHER_AUTHORITY]),
			_ => false,
		};
		has && NoRole::get().is_none_or(|who| member(who) != *id)
	}
}

/// The datasets of the tests.
pub struct Datasets;

impl DatasetInspect for Datasets {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		#[cfg(feature = "runtime-benchmarks")]
		if let Some(made) = Made::get().remove(dataset) {
			return Some(made);
		}
		let (holder, kind, of): (u64, Kind, &[DatasetId]) = match *dataset {
			DATA | CORE => (BODY, Kind::PublicResource, &[]),
			MORE => (ALICE, Kind::PublicResource, &[]),
			PRODUCT => (OPERATOR, Kind::Product, &[DATA]),
			SECOND => (OPERATOR, Kind::Product, &[MORE, DATA]),
			FOREIGN => (OPERATOR, Kind::Product, &[]),
			RIVALS => (RIVAL, Kind::Product, &[DATA]),
			_ => return None,
		};
		let parents = of.iter().map(|of| VersionRef { dataset: *of, version: 1 }).collect::<Vec<_>>();
		Some(DatasetFacts {
			holder: member(holder),
			is_live: WithdrawnData::get() != Some(*dataset),
			kind,
			class: if *dataset == CORE { GradeClass::Core } else { GradeClass::General },
			source: Source::Generated,
			parents: parents.try_into().expect("two are few"),
		})
	}

	/// Operations ask for what was said at first.
	fn version_facts(dataset: &DatasetId, _: u32) -> Option<DatasetFacts> {
		Self::facts(dataset)
	}

	fn digests(_: &DatasetId, _: u32) -> FileDigests {
		FileDigests::default()
	}
}

/// The register of the tests.
pub struct Register;

impl RegistrationInspect for Register {
	fn is_frozen(dataset: &DatasetId) -> bool {
		FrozenData::get() == Some(*dataset)
	}

	fn is_frozen_weight() -> Weight {
		Weight::zero()
	}

	fn is_frozen_by(_: &DatasetId, _: &MemberId) -> bool {
		false
	}

	fn is_frozen_by_weight() -> Weight {
		Weight::zero()
	}
}

/// Block 1 on 2 March 2026.
pub fn new_test_ext() -> TestState {
	Now::set(0);
	MaxOperations::set(10);
	MaxData::set(10);
	MaxProducts::set(10);
	MaxTermMonths::set(60);
	DisclosureMonth::set(3);
	Suspended::set(None);
	WithdrawnData::set(None);
	FrozenData::set(None);
	NoRole::set(None);
	let genesis = RuntimeGenesisConfig::default();
	let mut state = TestState::new(genesis.build_storage().expect("the genesis block can be built"));
	state.execute_with(|| {
		System::set_block_number(1);
		on("2026-03-02");
	});
	state
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check();
	});
}

/// Checks every invariant.
pub fn check() {
	assert_ok!(Operation::do_try_state());
}

pub fn day(text: &str) -> Day {
	text.parse().expect("a day")
}

/// It is ten in the morning of this day in China.
pub fn on(text: &str) {
	Now::set(day(text).previous().end_in_china() + 36_000_000);
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn operation_id(who: u64, nonce: u8) -> OperationId {
	OperationId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

pub fn the_plan() -> Plan {
	Plan { mode: Mode::Field, document: [1; 32], decision: [2; 32], price_authority: member(AUTHORITY) }
}

/// From 2 March 2026 on, for three years.
pub fn the_agreement() -> Agreement {
	Agreement {
		document: [3; 32],
		security: [4; 32],
		exit: [5; 32],
		from: day("2026-03-02"),
		last: day("2029-03-01"),
		currency: Currency::CNY,
	}
}

/// The body has planned an operation.
pub fn planned(nonce: u8) -> OperationId {
	assert_ok!(Operation::plan(signed(BODY), [nonce; 32], the_plan()));
	operation_id(BODY, nonce)
}

/// It has selected the operator.
pub fn selected(nonce: u8) -> OperationId {
	let (id, operator) = (planned(nonce), member(OPERATOR));
	assert_ok!(Operation::select_operator(signed(BODY), id, operator, Selection::OpenTender, [6; 32]));
	id
}

/// It has offered the agreement.
pub fn offered(nonce: u8) -> OperationId {
	let id = selected(nonce);
	assert_ok!(Operation::offer_agreement(signed(BODY), id, the_agreement()));
	id
}

/// The operator has signed it.
pub fn agreed(nonce: u8) -> OperationId {
	let id = offered(nonce);
	assert_ok!(Operation::sign_agreement(signed(OPERATOR), id, the_agreement()));
	id
}

/// The operator has listed the product, for industry, at so much a thousand calls.
pub fn listed(nonce: u8) -> OperationId {
	let id = agreed(nonce);
	assert_ok!(Operation::add_data(signed(BODY), id, DATA));
	assert_ok!(list(id, PRODUCT, Purpose::Industry));
	id
}

pub fn list(id: OperationId, dataset: DatasetId, purpose: Purpose) -> DispatchResult {
	Operation::list_product(signed(OPERATOR), id, dataset, purpose, ChargeUnit::Calls, 1_000)
}

/// The product costs at most 500 fen, and 300 by its second tariff.
pub fn priced(nonce: u8) -> OperationId {
	let id = listed(nonce);
	assert_ok!(Operation::set_cap(signed(BODY), id, 1, 500, [7; 32]));
	assert_ok!(Operation::set_price(signed(OPERATOR), id, 1, 300));
	id
}

/// It operates.
pub fn begun(nonce: u8) -> OperationId {
	let id = priced(nonce);
	assert_ok!(Operation::begin(signed(BODY), id));
	id
}

/// The operator records so many fen, at the price, by the second tariff.
pub fn charge(id: OperationId, year: u16, amount: u128) -> DispatchResult {
	Operation::record_revenue(signed(OPERATOR), id, year, 1, 2, amount * 1_000, amount)
}

/// The authority permits so much.
pub fn permit(id: OperationId, year: u16, granted: u128) -> DispatchResult {
	Operation::permit_revenue(signed(AUTHORITY), id, year, granted, [8; 32])
}

pub fn stage(id: OperationId) -> Stage {
	Operation::operation(id).expect("there is one").1
}

#[cfg(feature = "runtime-benchmarks")]
parameter_types! {
	/// Datasets that benchmarks made.
	pub static Made: std::collections::BTreeMap<DatasetId, DatasetFacts> = Default::default();
}

#[cfg(feature = "runtime-benchmarks")]
fn make(holder: &MemberId, seed: u32, kind: Kind, parents: hefu_primitives::dataset::Parents) -> DatasetId {
	let id = DatasetId::derive(&genesis_hash::<Test>(), holder, &[seed as u8; 32]);
	let facts = DatasetFacts {
		holder: *holder,
		is_live: true,
		kind,
		class: GradeClass::General,
		source: Source::Generated,
		parents,
	};
	Made::mutate(|made| made.insert(id, facts));
	id
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(seed: u32) -> (MemberId, u64) {
		let key = u64::from(seed % 70) + 11;
		(member(key), key)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeDataset for Datasets {
	fn make_dataset(
		holder: &MemberId,
		seed: u32,
		_: Source,
		parents: hefu_primitives::dataset::Parents,
	) -> DatasetId {
		make(holder, seed, Kind::Product, parents)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakePublicData for Datasets {
	fn make_public_data(holder: &MemberId, seed: u32) -> DatasetId {
		make(holder, seed, Kind::PublicResource, Default::default())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::SetClock for Now {
	fn set_clock(ms: u64) {
		Self::set(ms);
	}
}
