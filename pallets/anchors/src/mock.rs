//! A runtime with this pallet, in which a few accounts are members' keys and a few datasets, certificates and grants exist. What settlement and
//! the market would record is in a small pallet of the mock, `neighbours`.

mod neighbours;

use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{deps::frame_support::weights::RuntimeDbWeight, testing_prelude::*};
use hefu_primitives::{
	AnchorId, CustomerId, DatasetId, GrantId, InstructionId, MemberId, OrderId, Party, PartyId,
	anchor::{
		Acquisition, AssessmentKind, Category, Colour, Invoice, InvoiceNumber, NullifierKey, Office, Paper,
		Period,
	},
	code::{Industry, Region, Uscc},
	dataset::{GradeClass, Kind, Parents, Source, VersionRef},
	date::Day,
	export::Path,
	member::Role,
	registration::{CertificateCode, InstitutionCode, Month},
	right::Right,
	settlement::{Book, Currency},
	terms::{
		Environment, Environments, Exclusivity, Export, Period as Term, Purposes, Sectors, Sublicence, Terms,
		Territory, Use, Volume,
	},
};
use pallet_support::{
	Actor, CertificateInspect, DatasetFacts, DatasetInspect, ExportInspect, FileDigests, GrantFacts,
	GrantInspect, KeySignature, MemberInspect, PartyInspect, RegistrationInspect, StatedRights, genesis_hash,
};
use scale_info::TypeInfo;

pub use neighbours::{Orders, Settled};

use crate::{Assessment, ExportBasis};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Anchoring: crate = 1,
		Neighbours: neighbours = 2,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type DbWeight = DbWeight;
}

parameter_types! {
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 1_000_000, write: 2_000_000 };
	pub const SlowSignature: Weight = Weight::from_parts(7_000_000, 0);
	pub static Now: u64 = 0;
	/// Members who take no part now.
	pub static Suspended: Vec<u64> = Vec::new();
	/// A member whose roles were taken away.
	pub static NoRole: Option<u64> = None;
	/// Whether the seller withdrew its dataset.
	pub static IsWithdrawn: bool = false;
	/// Whether every registration is under objection.
	pub static IsFrozen: bool = false;
	/// Whether no certificate holds any more.
	pub static HasLapsed: bool = false;
}

impl neighbours::Config for Test {}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Members = Members;
	type Datasets = Datasets;
	type Registration = Register;
	type Rights = Grants;
	type Orders = Neighbours;
	type Settlement = Neighbours;
	type KeySignature = Said;
	type SlowSignature = SlowSignature;
	type Clock = Now;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Datasets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRights = Grants;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRegistration = Register;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

/// Keys of members: the sides of what is paid and granted,
pub const SELLER: u64 = 1;
pub const BUYER: u64 = 2;
/// tax attestors,
pub const ATTESTOR: u64 = 3;
pub const OTHER_ATTESTOR: u64 = 4;
/// an exchange, an auditor and a reviewer, and a member with no role.
pub const EXCHANGE: u64 = 5;
pub const AUDITOR: u64 = 6;
pub const REVIEWER: u64 = 7;
pub const THIRD: u64 = 8;
/// Keys that sign what attestors attest, and act for nobody.
pub const SIGNER: u64 = 50;
pub const OTHER_SIGNER: u64 = 51;
/// Key of a customer whom the seller sponsors.
pub const CUSTOMER: u64 = 90;
/// A customer and a party whom the attestor sponsors.
pub const ATTESTORS_OWN: [Party; 2] = [Party::Customer(CustomerId([91; 32])), Party::Key(PartyId([92; 32]))];
/// Key of nobody.
pub const STRANGER: u64 = 99;
/// From here on keys are those of members with every role, for benchmarks.
pub const MADE: u64 = 200;

/// Datasets: the seller's, and the reviewer's.
pub const DATA: DatasetId = DatasetId([1; 32]);
pub const REVIEWED: DatasetId = DatasetId([2; 32]);
/// A grant in the seller's, from the seller to the buyer.
pub const GRANT: GrantId = GrantId([3; 32]);
/// An order of the buyer's from the seller.
pub const ORDER: OrderId = OrderId([4; 32]);
/// The instruction in which the buyer paid the seller 1,000, and one in which nobody paid anything.
pub const PAID: InstructionId = InstructionId([5; 32]);
pub const UNPAID: InstructionId = InstructionId([6; 32]);
/// A bank's renminbi.
pub const CNY: Book = Book { bank: MemberId([30; 32]), currency: Currency::CNY };
/// The tax office whose attestor the tests begin with.
pub const OFFICE: Office = Office { year: 26, region: 44 };

/// Who takes part in the tests.
pub struct Members;

/// The member whose key `who` is.
pub fn member(who: u64) -> MemberId {
	MemberId([who as u8; 32])
}

/// The same as a party.
pub fn party(who: u64) -> Party {
	Party::Member(member(who))
}

impl MemberInspect<u64> for Members {
	fn actor(key: &u64) -> Option<Actor> {
		match *key {
			who if Suspended::get().contains(&who) => None,
			CUSTOMER => Some(Actor::Customer { customer: CustomerId([90; 32]), sponsor: member(SELLER) }),
			STRANGER | SIGNER | OTHER_SIGNER => None,
			who => Some(Actor::Member(member(who))),
		}
	}

	fn is_live(member: &MemberId) -> bool {
		!Suspended::get().contains(&member.0[0].into())
	}

	fn has_role(member: &MemberId, role: Role) -> bool {
		let who = u64::from(member.0[0]);
		let has = match role {
			Role::TaxAttestor => [ATTESTOR, OTHER_ATTESTOR].contains(&who),
			Role::Exchange => who == EXCHANGE,
			Role::Auditor => who == AUDITOR,
			Role::Reviewer => who == REVIEWER,
			_ => false,
		};
		(has || who >= MADE) && NoRole::get() != Some(who)
	}
}

impl PartyInspect<u64> for Members {
	/// Anchors do not ask.
	fn takes_part(party: &Party) -> bool {
		Self::member_behind(party).is_some_and(|member| Self::is_live(&member))
	}

	fn member_behind(party: &Party) -> Option<MemberId> {
		match party {
			Party::Member(member) => Some(*member),
			own if ATTESTORS_OWN.contains(own) => Some(member(ATTESTOR)),
			Party::Customer(_) => Some(member(SELLER)),
			Party::Key(_) => None,
		}
	}

	/// Anchors do not ask.
	fn object_of(_: &PartyId) -> Option<[u8; 32]> {
		None
	}
}

/// What a key of these tests says: these accounts are numbers, and sign nothing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Said {
	/// Which key.
	pub key: u64,
	/// What.
	pub message: Vec<u8>,
	/// Whether it takes long to check.
	pub slow: bool,
}

impl KeySignature<u64> for Said {
	fn is_of(&self, key: &u64, message: &[u8]) -> bool {
		self.key == *key && self.message == message
	}

	fn is_slow(&self) -> bool {
		self.slow
	}
}

/// The datasets of the tests.
pub struct Datasets;

impl DatasetInspect for Datasets {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		Self::version_facts(dataset, 1)
	}

	fn version_facts(dataset: &DatasetId, version: u32) -> Option<DatasetFacts> {
		let holder = match *dataset {
			DATA => SELLER,
			REVIEWED => REVIEWER,
			_ => return None,
		};
		(version == 1).then(|| DatasetFacts {
			holder: member(holder),
			is_live: !IsWithdrawn::get(),
			kind: Kind::Product,
			class: GradeClass::General,
			source: Source::Generated,
			parents: Parents::default(),
		})
	}

	/// Anchors ask for none.
	fn digests(_: &DatasetId, _: u32) -> FileDigests {
		FileDigests::default()
	}
}

/// The register of the tests: one certificate, of the seller's dataset, that states rights of the seller's and of the auditor's.
pub struct Register;

/// The one certificate.
pub fn certificate() -> CertificateCode {
	code(1)
}

/// A code with this serial.
pub fn code(serial: u16) -> CertificateCode {
	let institution = InstitutionCode { province: 44, number: 1 };
	CertificateCode::new(institution, Month { year: 2026, month: 3 }, serial).expect("in range")
}

impl CertificateInspect for Register {
	fn certified(code: &CertificateCode) -> Option<DatasetId> {
		(*code == certificate() && !HasLapsed::get()).then_some(DATA)
	}

	fn certified_weight() -> Weight {
		Weight::zero()
	}
}

impl RegistrationInspect for Register {
	fn is_frozen(_: &DatasetId) -> bool {
		IsFrozen::get()
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

impl StatedRights for Register {
	fn is_stated(dataset: &DatasetId, right: Right, holder: &MemberId) -> bool {
		let who = u64::from(holder.0[0]);
		*dataset == DATA && right == Right::Operate && ([SELLER, AUDITOR].contains(&who) || who >= MADE)
	}

	fn is_stated_weight() -> Weight {
		Weight::zero()
	}
}

/// The grants of the tests.
pub struct Grants;

/// Everything in Guangdong, for ever.
fn terms() -> Terms {
	Terms {
		purposes: Purposes(1),
		territory: Territory::of(&[Region(440_000)]).expect("one is few"),
		period: Term { from_ms: 0, until_ms: None },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence::none(),
		sectors: Sectors::of(&[Industry { section: b'I', division: None }]),
		environments: Environments::of(&[Environment::Plain]),
		export: Export::No,
		clauses: None,
	}
}

impl GrantInspect for Grants {
	fn grant(grant: &GrantId) -> Option<GrantFacts> {
		(*grant == GRANT).then(|| GrantFacts {
			dataset: DATA,
			right: Right::Use,
			grantor: member(SELLER),
			grantee: member(BUYER),
			terms: terms(),
		})
	}

	/// Anchors ask for none.
	fn offered(_: &GrantId) -> Option<GrantFacts> {
		None
	}

	/// Anchors do not ask.
	fn allows(_: &GrantId, _: &Use) -> bool {
		false
	}

	fn grant_weight() -> Weight {
		Weight::zero()
	}
}

impl ExportInspect for Grants {
	fn may_export(_: &DatasetId, grant: Option<&GrantId>, by: &MemberId) -> bool {
		match grant {
			Some(grant) => *grant == GRANT && (*by == member(BUYER) || u64::from(by.0[0]) >= MADE),
			None => *by == member(SELLER),
		}
	}

	fn may_export_weight() -> Weight {
		Weight::zero()
	}
}

/// Block 1 on 22 September 2026, with an attestor and a payment.
pub fn new_test_ext() -> TestState {
	// Whatever another test set on this thread.
	Suspended::set(Vec::new());
	NoRole::set(None);
	IsWithdrawn::set(false);
	IsFrozen::set(false);
	HasLapsed::set(false);
	on("2026-09-22");
	let genesis = RuntimeGenesisConfig::default();
	let mut state = TestState::new(genesis.build_storage().expect("the genesis block can be built"));
	state.execute_with(|| {
		System::set_block_number(1);
		appoint(OFFICE, ATTESTOR, SIGNER);
		settle(PAID, BUYER, SELLER, 1_000);
		Orders::<Test>::insert(ORDER, [member(SELLER), member(BUYER)]);
		System::reset_events();
	});
	state
}

/// Checks every invariant.
pub fn check() {
	Anchoring::do_try_state().expect("every invariant holds");
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check();
	});
}

/// It is the first moment of this day in China.
pub fn on(text: &str) {
	Now::set(text.parse::<Day>().expect("a day").previous().end_in_china());
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The key of every office of the tests.
pub fn key() -> NullifierKey {
	NullifierKey::new([7; 32])
}

/// The office's attestor is this member, and signs by this key.
pub fn appoint(office: Office, who: u64, signer: u64) {
	assert_ok!(Anchoring::appoint_attestor(RuntimeOrigin::root(), office, member(who), key().commitment()));
	assert_ok!(Anchoring::set_signer(signed(who), office, signer));
}

/// In the instruction, `payer` paid `payee` so much.
pub fn settle(instruction: InstructionId, payer: u64, payee: u64, amount: u128) {
	Settled::<Test>::insert(instruction, (party(payer), party(payee)), (CNY, amount));
}

/// Codes of the seller and of the buyer.
pub fn codes() -> [Uscc; 2] {
	["91350100M000100Y43", "91440300MA0000001L"].map(|code| Uscc::parse(code).expect("a code"))
}

/// The number of the office with this serial.
pub fn number(serial: u64) -> InvoiceNumber {
	InvoiceNumber::parse(&format!("26442{serial:015}")).expect("twenty digits")
}

/// The digest of an invoice, with salts that follow from this one.
pub fn digest(serial: u64, amount: u128, salt: u8) -> [u8; 32] {
	let [seller, buyer] = codes();
	let date = Day::in_china(Now::get());
	let paper = Paper { number: number(serial), seller, buyer, amount, tax: 77_777, date };
	paper.digest(&core::array::from_fn(|place| [salt.wrapping_add(place as u8); 32]))
}

/// A blue invoice of what the buyer paid the seller.
pub fn blue(serial: u64, amount: u128) -> Invoice {
	Invoice {
		office: OFFICE,
		nullifier: key().nullifier(&number(serial), &codes()[0]),
		instruction: PAID,
		seller: party(SELLER),
		buyer: party(BUYER),
		currency: Currency::CNY,
		amount,
		colour: Colour::Blue,
	}
}

/// A red one that takes so much of this one back.
pub fn red(serial: u64, of: AnchorId, amount: u128) -> Invoice {
	Invoice { colour: Colour::Red { of }, ..blue(serial, amount) }
}

/// What `signer` says of an invoice with this digest.
pub fn attested(signer: u64, invoice: &Invoice, digest: &[u8; 32]) -> Said {
	let message = invoice.signed_bytes(&genesis_hash::<Test>(), &key().commitment(), digest);
	Said { key: signer, message, slow: false }
}

/// `who` anchors an invoice that the attestor's key signed, with salts of its own; the nonce is the serial.
pub fn anchor(who: u64, serial: u64, invoice: Invoice) -> DispatchResult {
	let digest = digest(serial, invoice.amount, who as u8);
	let signature = attested(SIGNER, &invoice, &digest);
	Anchoring::anchor_invoice(signed(who), [serial as u8; 32], digest, Box::new(invoice), signature)
}

/// The id of what `who` anchors with this nonce.
pub fn anchor_id(who: u64, nonce: u8) -> AnchorId {
	AnchorId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

/// The seller anchors an invoice of so much; gives its id.
pub fn anchored(serial: u64, amount: u128) -> AnchorId {
	assert_ok!(anchor(SELLER, serial, blue(serial, amount)));
	anchor_id(SELLER, serial as u8)
}

/// `who` enters the certified dataset in its books.
pub fn enter(who: u64, nonce: u8, period: Period) -> DispatchResult {
	let (category, acquisition) = (Category::IntangibleAsset, Acquisition::SelfDeveloped);
	Anchoring::enter_asset(
		signed(who),
		[nonce; 32],
		[nonce; 32],
		certificate(),
		category,
		acquisition,
		period,
	)
}

/// The seller's entry of this year; gives its id.
pub fn entered(nonce: u8) -> AnchorId {
	assert_ok!(enter(SELLER, nonce, Period::of_year(2026)));
	anchor_id(SELLER, nonce)
}

/// An assessment of the seller's dataset.
pub fn assessment() -> Assessment {
	let of = VersionRef { dataset: DATA, version: 1 };
	Assessment { of, kind: AssessmentKind::Quality, until_ms: Some(Now::get() + 1) }
}

/// What the buyer's exports of it stand on.
pub fn basis() -> ExportBasis {
	ExportBasis { dataset: DATA, grant: Some(GRANT), path: Path::Contract, until_ms: Some(Now::get() + 1) }
}

/// This pallet's events since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(seed: u32) -> (MemberId, u64) {
		let who = MADE + u64::from(seed);
		(member(who), who)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeDataset for Datasets {
	fn make_dataset(_: &MemberId, _: u32, _: Source, _: Parents) -> DatasetId {
		DATA
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeGrant for Grants {
	fn make_grant() -> (DatasetId, GrantId) {
		(DATA, GRANT)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeCertificate for Register {
	fn make_certificate() -> (CertificateCode, u32) {
		(certificate(), 0)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, Said> for Members {
	fn make_settled(payer: &Party, payee: &Party, amount: u128) -> InstructionId {
		Settled::<Test>::insert(UNPAID, (payer, payee), (CNY, amount));
		UNPAID
	}

	fn sign(message: &[u8]) -> (u64, Said) {
		(SIGNER, Said { key: SIGNER, message: message.into(), slow: false })
	}
}
