//! Events and block times rebuild the state of every pallet: see [`common::replay`]. Random lives are rebuilt in `together.rs`; here are
//! those things that happen by time alone, which no event tells when they happen: whoever reads must know the same rules.

mod common;

use common::{
	Chain,
	life::{Deed, World, by, licences, motion},
	register,
	replay::Replayer,
};
use hefu_primitives::{
	ApplicationId, BillId, DatasetId, FilingId, GrantId, InstructionId, LicenceId, MemberId, Party,
	bill::{Issuance, Kind, Reference, Title},
	calendar::CalendarKind,
	catalogue::Demand,
	date::Day,
	law::{ClockName, Obtained, PackId, Rule, Silence, Unit},
	licence::identifier::{Identifier, Line, Serial},
	private::PrivatePart,
	registration::{AnnotationKind, Request, Stage, StatementLine},
	right::{Ground, Right},
	settlement::{Book, Currency, Leg, What, When},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
	text::Text,
};
use hefu_runtime::{Registration, Runtime, RuntimeEvent, RuntimeParameters, params};
use pallet_calendar::Packs;
use pallet_licences::IssuanceKind;
use pallet_members::SuspensionReason;
use pallet_registration::{Preserved, Standing};
use pallet_registry::CheckWhen;
use pallet_rights::{Exclusives, Granting};

/// A day, in slots.
const DAY: u64 = 43_200;
/// Nearly a day: between two blocks that are so far apart the chain does not stand still, if it may be slow.
const SLOW: u64 = DAY - 1_200;

/// A world whose events are read as they come.
struct Told {
	world: World,
	replayer: Replayer,
}

impl Told {
	fn new() -> Self {
		let world = World::new(0);
		let replayer = Replayer::new(&world.chain);
		Self { world, replayer }
	}

	fn must(&mut self, deed: Deed) {
		self.world.must(deed);
		self.replayer.check(&mut self.world.chain);
	}

	/// So many slots later.
	fn wait(&mut self, slots: u64) {
		self.world.play(slots, Vec::new());
		self.replayer.check(&mut self.world.chain);
	}

	/// Days with few blocks count as well.
	fn may_be_slow(&mut self) {
		let day =
			params::calendar::Parameters::StallLimitMs(params::calendar::StallLimitMs, Some(86_400_000));
		let key_value = RuntimeParameters::Calendar(day);
		self.world.chain.as_root(pallet_parameters::Call::set_parameter { key_value });
	}

	/// Whether the last block tells of this.
	fn tells(&self, event: impl Into<RuntimeEvent>) -> bool {
		self.world.chain.last_events().contains(&event.into())
	}

	/// From tomorrow on another law is in force: a correction that is not made in two working days is none, and a registration holds for a
	/// month.
	fn stricter_law(&mut self) -> PackId {
		let guide = self.world.chain.read(|| Packs::<Runtime>::get(PackId(0)));
		let mut pack = guide.expect("the guide");
		let mut clocks = core::mem::take(&mut pack.clocks).into_inner();
		for rule in clocks.iter_mut().filter(|rule| rule.clock == ClockName::RegistrationValidity) {
			(rule.amount, rule.unit) = (1, Unit::Months);
		}
		let (clock, unit) = (ClockName::Correction, Unit::WorkingDays(CalendarKind::Mainland));
		let (silence, basis) = (Silence::DeemedWithdrawn, clocks[0].basis.clone());
		clocks.insert(1, Rule { clock, amount: 2, unit, silence, basis });
		pack.clocks = clocks.try_into().expect("few clocks");
		pack.version = 2;

		let id = PackId(self.world.chain.read(Packs::<Runtime>::count));
		let from = Day::in_china(self.world.now()).next();
		self.must(motion(pallet_calendar::Call::record_pack { pack }));
		self.must(motion(pallet_calendar::Call::put_in_force { pack: id, from }));
		id
	}

	/// Bob's dataset.
	fn dataset(&mut self, nonce: u8) -> DatasetId {
		self.must(by("Bob", register(nonce, CheckWhen::Later)));
		DatasetId::derive(&self.world.genesis, &self.world.id("Bob"), &[nonce; 32])
	}

	/// Bob files at Heidi's that he holds it, in these names.
	fn file(&mut self, nonce: u8, dataset: DatasetId, applicants: Vec<MemberId>) -> FilingId {
		let bob = self.world.id("Bob");
		let (right, obtained, evidence) = (Right::Hold, Obtained::Generated, [2; 32]);
		let line = StatementLine { holder: bob, right, obtained, limits: None, evidence };
		let call = pallet_registration::Call::file {
			nonce: [nonce; 32],
			dataset,
			version: 1,
			institution: self.world.id("Heidi"),
			applicants: applicants.try_into().expect("few"),
			request: Request::Initial(vec![line].try_into().expect("one")),
		};
		self.must(by("Bob", call));
		FilingId::derive(&self.world.genesis, &bob, &[nonce; 32])
	}

	/// He files it alone, and Heidi registers it.
	fn registered(&mut self, nonce: u8, dataset: DatasetId) {
		use pallet_registration::Call;
		let filing = self.file(nonce, dataset, vec![self.world.id("Bob")]);
		self.must(by("Heidi", Call::accept { filing }));
		self.must(by("Heidi", Call::waive_publicity { filing, reason: [1; 32] }));
		self.must(by("Heidi", Call::store { filing }));
	}
}

#[test]
fn an_empty_chain_is_its_genesis_through_sessions() {
	let mut chain = Chain::new();
	let mut replayer = Replayer::new(&chain);
	for _ in 0..5 {
		chain.empty_blocks(7);
		replayer.check(&mut chain);
	}
}

#[test]
fn every_block_of_a_life_can_be_rebuilt() {
	let mut world = World::new(1_000);
	let mut replayer = Replayer::new(&world.chain);
	replayer.check(&mut world.chain);
	for _ in 0..40 {
		world.live(1);
		replayer.check(&mut world.chain);
	}
}

#[test]
fn exclusive_grants_lapse() {
	let mut told = Told::new();
	let (genesis, bob, judy) = (told.world.genesis, told.world.id("Bob"), told.world.id("Judy"));
	told.must(by("Bob", register(1, CheckWhen::Later)));
	let dataset = DatasetId::derive(&genesis, &bob, &[1; 32]);
	let ground = Ground::Generated;
	told.must(by("Bob", pallet_rights::Call::claim { dataset, right: Right::Operate, ground }));
	let exclusive = |until_ms| Granting {
		dataset,
		right: Right::Use,
		parent: None,
		grantee: judy,
		terms: Terms {
			purposes: Purposes(1),
			territory: Territory::everywhere(),
			period: Period { from_ms: 0, until_ms },
			volume: Volume::default(),
			exclusivity: Exclusivity::Exclusive,
			sublicence: Sublicence::none(),
			sectors: Sectors::all(),
			environments: Environments::of(&[Environment::Plain]),
			export: Export::No,
			clauses: None,
		},
		survivors: Default::default(),
	};
	let grant = |nonce: u8, until_ms| {
		let granting = Box::new(exclusive(until_ms));
		by("Bob", pallet_rights::Call::grant { nonce: [nonce; 32], granting })
	};
	let until_ms = Some(told.world.now() + 60_000);
	told.must(grant(1, until_ms));
	told.wait(60);
	// The first goes when the second comes.
	told.must(grant(2, None));
	let listed = told.world.chain.read(|| Exclusives::<Runtime>::get((dataset, None::<GrantId>)));
	assert_eq!(listed.into_inner(), [GrantId::derive(&genesis, &bob, &[2; 32])]);
	told.must(by("Bob", pallet_rights::Call::revoke { grant: GrantId::derive(&genesis, &bob, &[2; 32]) }));
	told.must(by("Bob", pallet_rights::Call::relinquish { dataset, right: Right::Operate }));
}

#[test]
fn instructions_expire() {
	let mut told = Told::new();
	let [alice, judy, dave] = ["Alice", "Judy", "Dave"].map(|seed| told.world.id(seed));
	let received = pallet_settlement::Call::received {
		currency: Currency::CNY,
		holder: judy.into(),
		amount: 100,
		reference: [1; 32],
	};
	told.must(by("Dave", received));
	let book = Book { bank: dave, currency: Currency::CNY };
	let leg = Leg { from: judy.into(), to: alice.into(), what: What::Claim { book, amount: 60 } };
	let call = pallet_settlement::Call::instruct {
		nonce: [1; 32],
		legs: vec![leg].try_into().expect("one"),
		when: When::LastAffirmation,
		expires_ms: told.world.now() + 60_000,
		about: None,
		mediators: Default::default(),
	};
	told.must(by("Alice", call));
	let instruction = InstructionId::derive(&told.world.genesis, &alice, &[1; 32]);
	told.must(by("Judy", pallet_settlement::Call::affirm { instruction }));
	told.wait(60);
	told.must(by("Bob", pallet_settlement::Call::clear { instruction }));
}

#[test]
fn checks_close_at_their_deadline_and_validators_stay_for_safety() {
	let mut told = Told::new();
	told.must(by("Alice", register(1, CheckWhen::Now)));
	// Two of four validators may no longer validate: one stays, for three are the fewest.
	let dave = told.world.id("Dave");
	told.must(motion(pallet_members::Call::suspend { member: dave, reason: SuspensionReason::Vote }));
	let mut profile = told.world.chain.read(|| {
		let charlie = hefu_runtime::presets::FOUNDERS[2].member();
		pallet_members::Members::<Runtime>::get(charlie).expect("a founder").profile
	});
	profile.roles = hefu_primitives::member::Roles::of(&[hefu_primitives::member::Role::Carrier]);
	let charlie = told.world.id("Charlie");
	told.must(motion(pallet_members::Call::update { member: charlie, profile }));
	for _ in 0..70 {
		told.wait(1);
	}
	let kept = told.world.chain.read(|| pallet_validators::Kept::<Runtime>::get().len());
	assert_eq!(kept, 1);
	let open = told.world.chain.read(pallet_verification::Checks::<Runtime>::count);
	assert_eq!(open, 0);
	told.must(motion(pallet_members::Call::reinstate { member: dave }));
	for _ in 0..25 {
		told.wait(1);
	}
}

#[test]
fn offers_of_bills_lapse() {
	let mut told = Told::new();
	let [charlie, judy, bob] = ["Charlie", "Judy", "Bob"].map(|seed| told.world.id(seed));
	let party = Party::Member(judy);
	let issuance = Issuance {
		reference: Reference { document: Text::new("HEFU00000001").expect("a reference"), sub: None },
		kind: Kind::OrderBl,
		document: [1; 32],
		issue_to_digest: [2; 32],
		visualisation: None,
		manifest: None,
		issued_on: Day(20_000),
		shipped_on: None,
		private: PrivatePart { root: [3; 32], regulator: None },
		shipper: party,
		issue_to: party,
		title: Title::Named { party, further_endorsable: true },
		named: Default::default(),
		surrenderees: Default::default(),
	};
	use pallet_bills::Call;
	told.must(by("Charlie", Call::issue { nonce: [1; 32], issuance: Box::new(issuance) }));
	let bill = BillId::derive(&told.world.genesis, &charlie, &[1; 32]);
	let to = Party::Member(bob);
	told.must(by("Judy", Call::offer_transfer { bill, to, comment: None }));
	told.wait(4 * DAY);
	// What has lapsed is forgotten with the next thing that is done.
	told.must(by("Judy", Call::endorse_to_order { bill, to, comment: None }));
	told.must(by("Judy", Call::offer_transfer { bill, to, comment: None }));
	told.must(by("Bob", Call::reject_title { bill, comment: None }));
	let after = told.world.head(&bill);
	told.must(by("Bob", Call::accept_transfer { bill, after }));
	told.must(by("Bob", Call::reject_possession { bill, comment: None }));
}

#[test]
fn licences_lapse() {
	let mut told = Told::new();
	let heidi = told.world.id("Heidi");
	let code = licences::code_of(&told.world, 1);
	let issuer = told.world.people.iter().find(|person| person.seed == "Heidi").expect("of the cast").code;
	let serial = Serial::parse("20260000403").expect("a serial");
	let line = Line { licence_type: code, issuer, serial };
	let issuance = |version: u16, kind, now: u64| {
		Box::new(pallet_licences::Issuance {
			identifier: Identifier::new(line.clone(), version).expect("an identifier"),
			kind,
			private: [version as u8; 32],
			key: Some([100 + version as u8; 32]),
			valid_from_ms: now,
			valid_until_ms: Some(now + 86_400_000),
		})
	};
	let first = issuance(1, IssuanceKind::New, told.world.now());
	told.must(by("Heidi", pallet_licences::Call::issue { nonce: [1; 32], issuance: first }));
	told.wait(2 * DAY);
	// It has lapsed by itself, and is renewed.
	let predecessor = LicenceId::derive(&told.world.genesis, &heidi, &[1; 32]);
	let second = issuance(2, IssuanceKind::Renewal { predecessor }, told.world.now());
	told.must(by("Heidi", pallet_licences::Call::issue { nonce: [2; 32], issuance: second }));
}

#[test]
fn what_takes_days_and_many_steps_can_be_rebuilt() {
	let mut world = World::new(2_000);
	let mut replayer = Replayer::new(&world.chain);
	world.story();
	replayer.check(&mut world.chain);
}

#[test]
fn silence_takes_filings_on_and_ends_them() {
	use pallet_registration::{Call, Event};
	let mut told = Told::new();
	told.may_be_slow();
	let [bob, judy] = ["Bob", "Judy"].map(|seed| told.world.id(seed));
	let [first, second] = [1, 2].map(|nonce| told.dataset(nonce));
	// Drafted on Monday, 21 September 2026, in the evening, and confirmed on Tuesday, under the law of that day.
	let taken_on = told.file(1, first, vec![bob, judy]);
	let pack = told.stricter_law();
	told.wait(DAY / 8);
	told.must(by("Judy", Call::confirm { filing: taken_on }));
	assert!(told.tells(Event::<Runtime>::LawTaken { filing: taken_on, pack }));
	let never_filed = told.file(2, second, vec![bob]);
	told.must(by("Heidi", Call::ask_correction { filing: never_filed, notice: [1; 32] }));
	// Two working days are Wednesday and Thursday, and the three after them are off: on Monday it counts as never filed, and gives way.
	for _ in 0..7 {
		told.wait(SLOW);
	}
	told.file(3, second, vec![bob]);
	assert!(told.tells(Event::<Runtime>::SilenceResolved { filing: never_filed, stage: Stage::NeverFiled }));
	// The third working day is that Monday: on Tuesday the other one counts as taken on.
	told.wait(SLOW);
	told.must(by("Heidi", Call::publicise { filing: taken_on }));
	assert!(told.tells(Event::<Runtime>::SilenceResolved { filing: taken_on, stage: Stage::Reviewing }));
}

#[test]
fn silence_takes_applications_on_and_ends_them() {
	use pallet_catalogue::{Call, Event};
	let mut told = Told::new();
	told.may_be_slow();
	let [grace, ivan] = ["Grace", "Ivan"].map(|seed| told.world.id(seed));
	let data = told.world.chain.read(|| pallet_operation::Data::<Runtime>::iter().next());
	let (_, dataset, _) = data.expect("an operation has begun");
	let pack = told.stricter_law();
	told.must(motion(Call::put_in_force { pack }));
	let file = |nonce: u8| {
		let (nonce, demand) = ([nonce; 32], Demand::Initial([2; 32]));
		by("Ivan", Call::file { nonce, dataset, version: 1, institution: grace, demand })
	};
	let genesis = told.world.genesis;
	let [first, second] = [1, 2].map(|nonce| ApplicationId::derive(&genesis, &ivan, &[nonce; 32]));
	told.must(file(1));
	told.must(by("Grace", Call::ask_correction { application: first, notice: [1; 32] }));
	// Two working days from Monday, 21 September 2026, are Tuesday and Wednesday: on Thursday it counts as never filed, and gives way.
	for _ in 0..3 {
		told.wait(SLOW);
	}
	told.must(file(2));
	let (application, stage) = (first, Stage::NeverFiled);
	assert!(told.tells(Event::<Runtime>::SilenceResolved { application, stage }));
	// Mid-Autumn is off, from Friday on: three working days are Monday to Wednesday, and then National Day is off until the 7th.
	for _ in 0..15 {
		told.wait(SLOW);
	}
	told.must(by("Grace", Call::publicise { application: second }));
	let (application, stage) = (second, Stage::Reviewing);
	assert!(told.tells(Event::<Runtime>::SilenceResolved { application, stage }));
}

#[test]
fn registrations_lapse_and_give_way() {
	let mut told = Told::new();
	told.stricter_law();
	told.wait(DAY / 8);
	let dataset = told.dataset(1);
	told.registered(1, dataset);
	// No standstill makes a term longer.
	told.wait(31 * DAY);
	let standing = told.world.chain.read(|| Registration::registration(dataset)).map(|found| found.1);
	assert_eq!(standing, Some(Ok(Standing::Lapsed)));
	told.registered(2, dataset);
	let standing = told.world.chain.read(|| Registration::registration(dataset)).map(|found| found.1);
	assert_eq!(standing, Some(Ok(Standing::Live)));
}

#[test]
fn preservations_end_and_are_forgotten_with_the_next() {
	let mut told = Told::new();
	let dataset = told.dataset(1);
	let preserve = |until_ms| {
		let (kind, document) = (AnnotationKind::Preservation, [1; 32]);
		by("Ivan", pallet_registration::Call::annotate { dataset, kind, document, until_ms })
	};
	let until_ms = Some(told.world.now() + 60_000);
	told.must(preserve(until_ms));
	assert!(told.world.chain.read(|| Registration::frozen(dataset)));
	told.wait(60);
	assert!(!told.world.chain.read(|| Registration::frozen(dataset)));
	told.must(preserve(None));
	let held = told.world.chain.read(|| Preserved::<Runtime>::get(dataset));
	assert_eq!(held.iter().map(|one| one.sequence).collect::<Vec<_>>(), [2]);
}
