//! The register and the rights: what is registered moves in both in one step or in neither, what is stated goes through the register
//! alone, and what a court preserves stays where it is.

mod common;

use common::{
	content,
	life::{Deed, World, by},
	register,
	replay::Replayer,
};
use hefu_primitives::{
	DatasetId, FilingId, GrantId, MemberId,
	dataset::{Source, VersionRef},
	law::Obtained,
	registration::{AnnotationKind, CancellationGround, Request, StatementLine},
	right::{Disposal, Ground, Outbound, Right, Rights as Set},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
};
use hefu_runtime::{Rights, Runtime, RuntimeCall, RuntimeEvent};
use pallet_registration::Call as Register;
use pallet_registry::CheckWhen;
use pallet_rights::{Acceptance, Call, Conveyance, Error, Event, Granting, Pledge};
use sp_runtime::DispatchError;

/// A world in which Bob has a dataset, which Heidi registers.
struct Registry {
	world: World,
	replayer: Replayer,
	dataset: DatasetId,
	bob: MemberId,
	judy: MemberId,
	filings: u8,
}

impl Registry {
	fn new() -> Self {
		let mut world = World::new(0);
		let replayer = Replayer::new(&world.chain);
		let [bob, judy] = ["Bob", "Judy"].map(|seed| world.id(seed));
		world.must(by("Bob", register(1, CheckWhen::Later)));
		let dataset = DatasetId::derive(&world.genesis, &bob, &[1; 32]);
		Self { world, replayer, dataset, bob, judy, filings: 0 }
	}

	fn must(&mut self, deed: Deed) {
		self.world.must(deed);
		self.replayer.check(&mut self.world.chain);
	}

	/// Why this is refused.
	fn refused(&mut self, deed: Deed) -> DispatchError {
		let results = self.world.play(1, vec![deed]);
		self.replayer.check(&mut self.world.chain);
		match results.as_slice() {
			[Ok(Err(error))] => *error,
			other => panic!("{other:?} is no refusal"),
		}
	}

	/// Bob claims all rights.
	fn claim(&mut self) {
		for right in Right::ALL {
			let (dataset, right, ground) = (self.dataset, *right, Ground::Generated);
			self.must(by("Bob", Call::claim { dataset, right, ground }));
		}
	}

	/// A filing of Bob's, in Judy's name too if it concerns her, that needs but to be registered.
	fn filed(&mut self, request: Request) -> Deed {
		self.filings += 1;
		let nonce = [self.filings; 32];
		let filing = FilingId::derive(&self.world.genesis, &self.bob, &nonce);
		let both = matches!(request, Request::Transfer { .. });
		let applicants = if both { vec![self.bob, self.judy] } else { vec![self.bob] };
		let (dataset, version, institution) = (self.dataset, 1, self.world.id("Heidi"));
		let applicants = applicants.try_into().expect("few");
		self.must(by("Bob", Register::file { nonce, dataset, version, institution, applicants, request }));
		if both {
			self.must(by("Judy", Register::confirm { filing }));
		}
		self.must(by("Heidi", Register::accept { filing }));
		self.must(by("Heidi", Register::waive_publicity { filing, reason: [1; 32] }));
		by("Heidi", Register::store { filing })
	}

	/// That Bob has all rights is registered.
	fn registered(&mut self) {
		let line = |right: &Right| StatementLine {
			holder: self.bob,
			right: *right,
			obtained: Obtained::Generated,
			limits: None,
			evidence: [2; 32],
		};
		let lines = Right::ALL.iter().map(line).collect::<Vec<_>>().try_into().expect("three");
		let store = self.filed(Request::Initial(lines));
		self.must(store);
	}

	/// What registers that Bob's right to operate is Judy's.
	fn transferred(&mut self) -> Deed {
		let (from, to, rights) = (self.bob, self.judy, Set::of(&[Right::Operate]));
		self.filed(Request::Transfer { from, to, rights, contract: [3; 32] })
	}

	/// Whether the member has the right to operate; none when it never had.
	fn operates(&mut self, member: MemberId) -> Option<bool> {
		let dataset = self.dataset;
		let held = self.world.chain.read(|| Rights::holding(dataset, Right::Operate, member));
		held.map(|held| held.until_ms.is_none())
	}

	fn transfer(&self) -> RuntimeCall {
		let (dataset, rights, to) = (self.dataset, Set::of(&[Right::Operate]), self.judy);
		let (disposal, outbound) = (Disposal::Transfer, Outbound::Novated);
		Call::transfer { dataset, rights, to, disposal, outbound, contract: [4; 32] }.into()
	}

	/// Judy accepts that.
	fn accept(&mut self) {
		let (dataset, from) = (self.dataset, self.bob);
		let (rights, outbound) = (Set::of(&[Right::Operate]), Outbound::Novated);
		let acceptance = Acceptance { rights, outbound, document: [4; 32] };
		self.must(by("Judy", Call::accept { dataset, from, acceptance }));
	}

	fn pledge(&self) -> RuntimeCall {
		let due_ms = self.world.now() + 60_000;
		let pledge = Pledge { pledgee: self.judy, due_ms, may_grant: false, contract: [5; 32] };
		Call::pledge { dataset: self.dataset, right: Right::Operate, pledge }.into()
	}

	fn granting(&self, exclusivity: Exclusivity) -> Box<Granting> {
		Box::new(Granting {
			dataset: self.dataset,
			right: Right::Use,
			parent: None,
			grantee: self.world.id("Alice"),
			terms: Terms {
				purposes: Purposes(1),
				territory: Territory::everywhere(),
				period: Period { from_ms: 0, until_ms: None },
				volume: Volume::default(),
				exclusivity,
				sublicence: Sublicence::none(),
				sectors: Sectors::all(),
				environments: Environments::of(&[Environment::Plain]),
				export: Export::No,
				clauses: None,
			},
			survivors: Default::default(),
		})
	}
}

fn error(error: Error<Runtime>) -> DispatchError {
	error.into()
}

#[test]
fn what_nobody_claimed_is_the_others_in_both_when_it_is_registered() {
	let mut all = Registry::new();
	all.registered();
	assert_eq!(all.operates(all.bob), None);
	let store = all.transferred();
	all.must(store);
	assert_eq!([all.bob, all.judy].map(|member| all.operates(member)), [Some(false), Some(true)]);
	let told = all.world.chain.last_events().iter().filter(|event| {
		matches!(
			event,
			RuntimeEvent::Rights(Event::RightTransferred { how: Conveyance::Registered, .. })
				| RuntimeEvent::Rights(Event::RightClaimed { .. })
				| RuntimeEvent::Registration(pallet_registration::Event::Registered { .. })
		)
	});
	assert_eq!(told.count(), 3);
	// She grants, and he claims it no more.
	let granting = all.granting(Exclusivity::None);
	all.must(by("Judy", Call::grant { nonce: [1; 32], granting }));
	let (dataset, right, ground) = (all.dataset, Right::Operate, Ground::Generated);
	let again = all.refused(by("Bob", Call::claim { dataset, right, ground }));
	assert_eq!(again, error(Error::AlreadyHeld));
}

#[test]
fn what_is_stated_goes_through_the_register_alone() {
	let mut all = Registry::new();
	all.claim();
	let granting = all.granting(Exclusivity::None);
	all.must(by("Bob", Call::grant { nonce: [1; 32], granting }));
	let grant = GrantId::derive(&all.world.genesis, &all.bob, &[1; 32]);
	all.registered();
	let (dataset, right) = (all.dataset, Right::Operate);
	let given_up = all.refused(by("Bob", Call::relinquish { dataset, right }));
	assert_eq!(given_up, error(Error::Registered));
	let transfer = all.transfer();
	assert_eq!(all.refused(by("Bob", transfer)), error(Error::Registered));
	// What is pledged is not registered as another's, until it is released.
	let pledge = all.pledge();
	all.must(by("Bob", pledge));
	let store = all.transferred();
	assert_eq!(all.refused(store), error(Error::Pledged));
	assert_eq!(all.operates(all.judy), None);
	let holder = all.bob;
	all.must(by("Judy", Call::release_pledge { dataset, right, holder }));
	let filing = FilingId::derive(&all.world.genesis, &all.bob, &[all.filings; 32]);
	all.must(by("Heidi", Register::store { filing }));
	assert_eq!([all.bob, all.judy].map(|member| all.operates(member)), [Some(false), Some(true)]);
	// What he granted is an encumbrance of hers.
	assert_eq!(all.world.chain.read(|| Rights::grantor(grant)), Some(all.bob));
	all.must(by("Bob", Call::revoke { grant }));
}

#[test]
fn what_is_stated_and_pledged_goes_to_its_pledgee_without_who_has_it() {
	let mut all = Registry::new();
	all.claim();
	all.registered();
	let pledge = all.pledge();
	all.must(by("Bob", pledge));
	// Until the debt is due.
	all.world.play(31, Vec::new());
	all.replayer.check(&mut all.world.chain);
	let (dataset, version, institution) = (all.dataset, 1, all.world.id("Heidi"));
	let (from, to, rights) = (all.bob, all.judy, Set::of(&[Right::Operate]));
	let request = Request::Transfer { from, to, rights, contract: [3; 32] };
	let (nonce, applicants) = ([1; 32], vec![to].try_into().expect("one"));
	all.must(by("Judy", Register::file { nonce, dataset, version, institution, applicants, request }));
	let filing = FilingId::derive(&all.world.genesis, &to, &nonce);
	all.must(by("Heidi", Register::accept { filing }));
	all.must(by("Heidi", Register::waive_publicity { filing, reason: [1; 32] }));
	all.must(by("Heidi", Register::store { filing }));
	assert_eq!([from, to].map(|member| all.operates(member)), [Some(false), Some(true)]);
	assert_eq!(all.world.chain.read(|| Rights::pledged(dataset, Right::Operate, from)), None);
}

#[test]
fn what_is_pledged_is_not_newly_stated() {
	let mut all = Registry::new();
	all.claim();
	let pledge = all.pledge();
	all.must(by("Bob", pledge));
	let line = StatementLine {
		holder: all.bob,
		right: Right::Operate,
		obtained: Obtained::Generated,
		limits: None,
		evidence: [2; 32],
	};
	let store = all.filed(Request::Initial(vec![line].try_into().expect("one")));
	assert_eq!(all.refused(store), error(Error::Pledged));
}

#[test]
fn nobody_is_registered_as_having_what_it_has_no_more() {
	let mut all = Registry::new();
	all.claim();
	all.registered();
	let (dataset, ground) = (all.dataset, CancellationGround::LegalDocument);
	all.must(by("Heidi", Register::cancel_ex_officio { dataset, ground, notice: [6; 32] }));
	// It is stated no longer, and goes.
	all.accept();
	let transfer = all.transfer();
	all.must(by("Bob", transfer));
	let line = StatementLine {
		holder: all.bob,
		right: Right::Operate,
		obtained: Obtained::Generated,
		limits: None,
		evidence: [2; 32],
	};
	let store = all.filed(Request::Initial(vec![line].try_into().expect("one")));
	assert_eq!(all.refused(store), error(Error::RightLost));
}

#[test]
fn r2_all_who_made_it_consent_that_one_operates_it() {
	let mut all = Registry::new();
	let (dataset, bob, judy, alice) = (all.dataset, all.bob, all.judy, all.world.id("Alice"));
	let parties = vec![bob, judy, alice].try_into().expect("three");
	all.must(by("Bob", Call::declare_joint { dataset, parties }));
	let (right, obtained) = (Right::Operate, Obtained::Joint);
	let line = StatementLine { holder: bob, right, obtained, limits: None, evidence: [2; 32] };
	let file: Register<Runtime> = Register::file {
		nonce: [1; 32],
		dataset,
		version: 1,
		institution: all.world.id("Heidi"),
		applicants: vec![bob, judy].try_into().expect("two"),
		request: Request::Initial(vec![line].try_into().expect("one")),
	};
	let refused = all.refused(by("Bob", file.clone()));
	assert_eq!(refused, pallet_registration::Error::<Runtime>::NoConsent.into());
	all.must(by("Alice", Call::consent { dataset, to: bob }));
	all.must(by("Bob", file));
}

#[test]
fn r2_a_derivative_is_registered_only_of_who_may_use_its_inputs() {
	let mut all = Registry::new();
	all.claim();
	let alice = all.world.id("Alice");
	// She says that she generated it, and from what she made it: so it was derived.
	let mut made = content("派生气象数据");
	made.descriptor.source = Source::Generated;
	made.parents = vec![VersionRef { dataset: all.dataset, version: 1 }].try_into().expect("one");
	let (content, check) = (Box::new(made), CheckWhen::Later);
	all.must(by("Alice", pallet_registry::Call::register { nonce: [1; 32], content, check }));
	let dataset = DatasetId::derive(&all.world.genesis, &alice, &[1; 32]);
	let institution = all.world.id("Heidi");
	let filing = |nonce: u8, obtained| -> Register<Runtime> {
		let right = Right::Use;
		let line = StatementLine { holder: alice, right, obtained, limits: None, evidence: [2; 32] };
		Register::file {
			nonce: [nonce; 32],
			dataset,
			version: 1,
			institution,
			applicants: vec![alice].try_into().expect("one"),
			request: Request::Initial(vec![line].try_into().expect("one")),
		}
	};
	// Nor does she get round it by what she says at the register, though she alone files.
	for obtained in [Obtained::Generated, Obtained::Joint, Obtained::CrawledProduct] {
		let refused = all.refused(by("Alice", filing(1, obtained)));
		assert_eq!(refused, pallet_registration::Error::<Runtime>::NotEligible.into());
	}
	all.must(by("Alice", filing(2, Obtained::Derivative)));
	let filing = FilingId::derive(&all.world.genesis, &alice, &[2; 32]);
	all.must(by("Heidi", Register::accept { filing }));
	all.must(by("Heidi", Register::waive_publicity { filing, reason: [1; 32] }));
	let store = || by("Heidi", Register::store { filing });
	assert_eq!(all.refused(store()), error(Error::InputNotUsable));
	// With a grant of the input she claims it, and then it is certified.
	let granting = all.granting(Exclusivity::None);
	all.must(by("Bob", Call::grant { nonce: [1; 32], granting }));
	let inputs = vec![GrantId::derive(&all.world.genesis, &all.bob, &[1; 32])].try_into().expect("one");
	let ground = Ground::Derivative { evidence: [2; 32], inputs };
	all.must(by("Alice", Call::claim { dataset, right: Right::Use, ground }));
	all.must(store());
}

#[test]
fn r6_a_change_brings_in_no_version_that_was_made_from_anothers_data() {
	let mut all = Registry::new();
	all.registered();
	let (alice, bob, institution) = (all.world.id("Alice"), all.bob, all.world.id("Heidi"));
	all.must(by("Alice", register(1, CheckWhen::Later)));
	let of_alice = DatasetId::derive(&all.world.genesis, &alice, &[1; 32]);
	let mut made = content("派生气象数据");
	made.descriptor.source = Source::Derived;
	made.parents = vec![VersionRef { dataset: of_alice, version: 1 }].try_into().expect("one");
	let (dataset, content, check) = (all.dataset, Box::new(made), CheckWhen::Later);
	all.must(by("Bob", pallet_registry::Call::add_version { dataset, content, check }));
	let line = |right: &Right| StatementLine {
		holder: bob,
		right: *right,
		obtained: Obtained::Generated,
		limits: None,
		evidence: [2; 32],
	};
	let lines = Right::ALL.iter().map(line).collect::<Vec<_>>().try_into().expect("three");
	let change: Register<Runtime> = Register::file {
		nonce: [9; 32],
		dataset,
		version: 2,
		institution,
		applicants: vec![bob].try_into().expect("one"),
		request: Request::Change(lines),
	};
	let refused = all.refused(by("Bob", change));
	assert_eq!(refused, pallet_registration::Error::<Runtime>::HolderOrSourceChanged.into());
}

#[test]
fn r11_what_a_court_preserves_is_put_in_no_operation() {
	let mut all = Registry::new();
	let (operation, dataset, _) = all
		.world
		.chain
		.read(|| pallet_operation::Data::<Runtime>::iter().next())
		.expect("an operation has begun");
	use pallet_operation::Call;
	all.must(by("Ivan", Call::withdraw_data { operation, dataset }));
	let kind = AnnotationKind::Preservation;
	all.must(by("Ivan", Register::annotate { dataset, kind, document: [7; 32], until_ms: None }));
	let refused = all.refused(by("Ivan", Call::add_data { operation, dataset }));
	assert_eq!(refused, pallet_operation::Error::<Runtime>::Frozen.into());
	all.must(by("Ivan", Register::lift { dataset, sequence: 1, document: [8; 32] }));
	all.must(by("Ivan", Call::add_data { operation, dataset }));
}

#[test]
fn r11_what_a_court_preserves_stays_where_it_is() {
	let mut all = Registry::new();
	all.claim();
	let (dataset, kind) = (all.dataset, AnnotationKind::Preservation);
	all.must(by("Ivan", Register::annotate { dataset, kind, document: [7; 32], until_ms: None }));
	let exclusive = all.granting(Exclusivity::Exclusive);
	let offered = all.granting(Exclusivity::None);
	let deeds: [RuntimeCall; 5] = [
		all.transfer(),
		Call::relinquish { dataset, right: Right::Operate }.into(),
		all.pledge(),
		Call::grant { nonce: [1; 32], granting: exclusive }.into(),
		Call::offer { nonce: [2; 32], granting: offered }.into(),
	];
	for deed in deeds.clone() {
		assert_eq!(all.refused(by("Bob", deed)), error(Error::Frozen));
	}
	let granting = all.granting(Exclusivity::None);
	all.must(by("Bob", Call::grant { nonce: [3; 32], granting }));
	all.must(by("Ivan", Register::lift { dataset, sequence: 1, document: [8; 32] }));
	let [transfer, ..] = deeds;
	assert_eq!(all.refused(by("Bob", transfer.clone())), error(Error::NotAccepted));
	all.accept();
	all.must(by("Bob", transfer));
}
