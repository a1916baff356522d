//! Title against money: all legs of an instruction, or none. Each leg in turn is made to fail, after all parties have affirmed: nothing
//! has then changed in storage but what System and the gate write of every transaction, and the call itself leaves the very storage root
//! that it found, whatever the leg and the reason. Where the reason can be undone the same instruction settles afterwards; where it cannot, rejecting it gives everybody back what was locked.

mod common;

use common::{
	life::{Deed, World, by, key, motion},
	pair, register,
	state::Changes,
};
use hefu_primitives::{
	BillId, CustomerId, DatasetId, GrantId, InstructionId, Party,
	bill::{Issuance, Kind, Reference, Title},
	date::Day,
	member::{Role, Roles, Scope},
	private::PrivatePart,
	right::{Ground, Right},
	settlement::{Book, Currency, Leg, LegKind, Thing, What, When},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
	text::Text,
};
use hefu_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin};
use pallet_bills::Bills;
use pallet_members::SuspensionReason;
use pallet_registry::{CheckWhen, WithdrawReason};
use pallet_rights::{Granting, Grants, OfferState, Offers};
use pallet_settlement::{Claim, Claims, Event, Instructions, State};
use sp_runtime::{DispatchError, StateVersion, traits::Dispatchable};

/// What Judy pays Alice for the grant, and the broker for its work, in fen.
const PRICE: u128 = 90_000;
const COMMISSION: u128 = 5_000;

/// Places of the legs.
const MONEY: u8 = 0;
const GRANT: u8 = 1;
const FEE: u8 = 2;
const BILL: u8 = 3;

/// A sale: Alice sells Judy a use of Bob's data, which Bob granted Alice exclusively, against a claim on Dave's bank. Judy pays a
/// broker, whom Frank sponsors, by a claim on Erin's; and a key that Heidi sponsors for a bill of lading hands it over to one that Ivan
/// does.
#[derive(Clone)]
struct Sale {
	world: World,
	dataset: DatasetId,
	/// From Bob to Alice,
	parent: GrantId,
	/// and from Alice to Judy.
	offer: GrantId,
	broker: CustomerId,
	/// Charlie's, to whom gives it.
	bill: BillId,
	/// Who gives it,
	giver: (AccountId, Party),
	/// and who gets it.
	nominee: (AccountId, Party),
	instruction: InstructionId,
}

/// What all have.
#[derive(Debug, PartialEq)]
struct Holdings {
	/// Judy's claims on Dave and Erin, Alice's on Dave, and the broker's on Erin.
	claims: [Claim; 4],
	/// What has become of the offer, unless it was executed.
	offer: Option<OfferState>,
	/// Whether the grant was made.
	granted: bool,
	/// Who has the bill, who has the title by name, how long its chain is, and for what it is locked.
	bill: (Party, Party, u32, Option<InstructionId>),
}

fn terms(depth: u8, exclusivity: Exclusivity) -> Terms {
	let grantees = if depth == 0 { Roles::default() } else { Roles::of(Role::ALL) };
	Terms {
		purposes: Purposes(0b11),
		territory: Territory::everywhere(),
		period: Period { from_ms: 0, until_ms: None },
		volume: Volume::default(),
		exclusivity,
		sublicence: Sublicence { depth, grantees },
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Sandbox]),
		export: Export::No,
		clauses: None,
	}
}

/// A bill to the order of this party, which has it first.
fn issuance(party: Party) -> Issuance {
	Issuance {
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
	}
}

impl Sale {
	/// Offered: everything is there that changes hands, and no instruction.
	fn offered() -> Self {
		let mut world = World::new(0);
		let genesis = world.genesis;
		let [alice, bob, judy] = ["Alice", "Bob", "Judy"].map(|seed| world.id(seed));
		let nonce = [1; 32];

		world.must(by("Bob", register(1, CheckWhen::Later)));
		let dataset = DatasetId::derive(&genesis, &bob, &nonce);
		let claim = pallet_rights::Call::claim { dataset, right: Right::Operate, ground: Ground::Generated };
		world.must(by("Bob", claim));
		let granting = Granting {
			dataset,
			right: Right::Operate,
			parent: None,
			grantee: alice,
			terms: terms(2, Exclusivity::Exclusive),
			survivors: Default::default(),
		};
		let parent = GrantId::derive(&genesis, &bob, &nonce);
		world.must(by("Bob", pallet_rights::Call::grant { nonce, granting: Box::new(granting.clone()) }));
		let offered =
			Granting { parent: Some(parent), grantee: judy, terms: terms(0, Exclusivity::None), ..granting };
		let offer = GrantId::derive(&genesis, &alice, &nonce);
		world.must(by("Alice", pallet_rights::Call::offer { nonce, granting: Box::new(offered) }));

		let broker = CustomerId::derive(&genesis, &world.id("Frank"), &nonce);
		let own = world.new_key();
		let sponsor =
			pallet_members::Call::sponsor { nonce, commitment: [7; 32], key: own, scope: Scope::All };
		world.must(by("Frank", sponsor));

		let bill = BillId::derive(&genesis, &world.id("Charlie"), &nonce);
		let giver = world.sponsored_key("Heidi", bill.0);
		let issuance = Box::new(issuance(giver.1));
		world.must(by("Charlie", pallet_bills::Call::issue { nonce, issuance }));
		let nominee = world.sponsored_key("Ivan", bill.0);

		for (bank, amount) in [("Dave", PRICE), ("Erin", COMMISSION)] {
			let received = pallet_settlement::Call::received {
				currency: Currency::CNY,
				holder: judy.into(),
				amount: amount + 1,
				reference: [1; 32],
			};
			world.must(by(bank, received));
		}
		let instruction = InstructionId::derive(&genesis, &alice, &nonce);
		Self { world, dataset, parent, offer, broker, bill, giver, nominee, instruction }
	}

	/// Another copy of what was offered, instructed, and affirmed by nobody. `when` is told the time of the last block.
	fn agreed(&self, when: impl FnOnce(u64) -> When) -> Self {
		let mut sale = self.clone();
		let Self { world, offer, broker, bill, giver, nominee, .. } = &mut sale;
		let [dave, erin] = ["Dave", "Erin"].map(|seed| world.id(seed));
		let [alice, judy] = ["Alice", "Judy"].map(|seed| Party::Member(world.id(seed)));
		let book = |bank| Book { bank, currency: Currency::CNY };
		let pays = |to, bank, amount| Leg { from: judy, to, what: What::Claim { book: book(bank), amount } };
		let gives = |from, to, kind, id| Leg { from, to, what: What::Thing(Thing { kind, id }) };
		let legs = vec![
			pays(alice, dave, PRICE),
			gives(alice, judy, LegKind::Grant, offer.0),
			pays(Party::Customer(*broker), erin, COMMISSION),
			gives(giver.1, nominee.1, LegKind::Bill, bill.0),
		];
		let now = world.now();
		let call = pallet_settlement::Call::instruct {
			nonce: [1; 32],
			legs: legs.try_into().expect("four"),
			when: when(now),
			expires_ms: now + 3_600_000,
			about: None,
			mediators: Default::default(),
		};
		world.must(by("Alice", call));
		sale
	}

	/// The broker's key, of which it has had one.
	fn broker(&mut self) -> AccountId {
		self.world.party_key(&Party::Customer(self.broker))
	}

	fn affirm(&mut self, key: AccountId) -> Deed {
		Deed::By(key, pallet_settlement::Call::affirm { instruction: self.instruction }.into())
	}

	/// All affirm but the broker.
	fn affirm_but_one(&mut self) {
		for key in [key("Judy"), key("Alice"), self.giver.0.clone(), self.nominee.0.clone()] {
			let deed = self.affirm(key);
			self.world.must(deed);
		}
	}

	/// Everybody affirms, the broker last: it gives nothing.
	fn affirm_all(&mut self) {
		self.affirm_but_one();
		let broker = self.broker();
		let deed = self.affirm(broker);
		self.world.must(deed);
	}

	fn claim(&mut self, bank: &str, holder: impl Into<Party>) -> Claim {
		let book = Book { bank: self.world.id(bank), currency: Currency::CNY };
		let holder = holder.into();
		self.world.chain.read(|| Claims::<Runtime>::get(book, holder))
	}

	/// What all have.
	fn holdings(&mut self) -> Holdings {
		let [alice, judy] = ["Alice", "Judy"].map(|seed| self.world.id(seed));
		let (broker, offer, bill) = (Party::Customer(self.broker), self.offer, self.bill);
		let claims = [
			self.claim("Dave", judy),
			self.claim("Erin", judy),
			self.claim("Dave", alice),
			self.claim("Erin", broker),
		];
		self.world.chain.read(|| {
			let bill = Bills::<Runtime>::get(bill).expect("it was issued");
			let Title::Named { party, .. } = bill.control.title else { panic!("it is to order") };
			Holdings {
				claims,
				offer: Offers::<Runtime>::get(offer).map(|offer| offer.state),
				granted: Grants::<Runtime>::contains_key(offer),
				bill: (bill.control.possessor, party, bill.chain.length, bill.lock),
			}
		})
	}

	/// Nothing has moved; what is given is free, or locked.
	fn is_where_it_was(&mut self, locked: bool) {
		let claim = |amount| {
			if locked { Claim { free: 1, locked: amount } } else { Claim { free: amount + 1, locked: 0 } }
		};
		let giver = self.giver.1;
		let lock = locked.then_some(self.instruction);
		let expected = Holdings {
			claims: [claim(PRICE), claim(COMMISSION), Claim::default(), Claim::default()],
			offer: Some(lock.map_or(OfferState::Open, OfferState::Locked)),
			granted: false,
			bill: (giver, giver, 1, lock),
		};
		assert_eq!(self.holdings(), expected);
	}

	/// Everything has changed hands, once.
	fn is_settled(&mut self) {
		let free = |amount| Claim { free: amount, locked: 0 };
		let nominee = self.nominee.1;
		let expected = Holdings {
			claims: [free(1), free(1), free(PRICE), free(COMMISSION)],
			offer: None,
			granted: true,
			// Issued, endorsed, handed over.
			bill: (nominee, nominee, 3, None),
		};
		assert_eq!(self.holdings(), expected);
		let instruction = self.instruction;
		let state = self.world.chain.read(|| Instructions::<Runtime>::get(instruction).expect("made").state);
		assert!(matches!(state, State::Settled { .. }), "{state:?}");
	}

	/// What executing it on demand of this party would come to now, and what it would write.
	fn execution(&mut self, seed: &str) -> (Result<(), DispatchError>, Changes) {
		let call = pallet_settlement::Call::execute { instruction: self.instruction };
		let transaction = self.world.chain.sign(&pair(seed), call);
		let (applied, changes) = self.world.chain.effect_of(transaction);
		(applied.expect("the gate lets it in"), changes)
	}

	/// What the call comes to by itself, without a transaction around it; and the storage roots before and after it.
	fn dispatched(&mut self, seed: &str) -> (Result<(), DispatchError>, [Vec<u8>; 2]) {
		let call = RuntimeCall::from(pallet_settlement::Call::execute { instruction: self.instruction });
		let origin = RuntimeOrigin::signed(key(seed));
		self.world.chain.read(|| {
			let root = || sp_io::storage::root(StateVersion::V1);
			let before = root();
			let result = call.dispatch(origin).map(|_| ()).map_err(|failed| failed.error);
			(result, [before, root()])
		})
	}

	/// The call fails with this error, and leaves the storage root as it was.
	fn leaves_the_root(&mut self, seed: &str, error: DispatchError, what: &str) {
		let (result, [before, after]) = self.dispatched(seed);
		assert_eq!(result, Err(error), "{what}");
		assert_eq!(before, after, "{what}: the storage root");
	}
}

/// What is written of every transaction, whatever it comes to: System's account of it, and the member's allowance.
fn is_bookkeeping(storage: &str) -> bool {
	// `:extrinsic_index`, which belongs to no pallet.
	let index = sp_core::hexdisplay::HexDisplay::from(&b":extrinsic_index".to_vec()).to_string();
	storage.starts_with("System.") || storage == "Members.Allowances" || storage == index
}

/// What a failing execution may change: nothing.
fn changes_nothing(changes: &Changes, what: &str) {
	let changed = changes.iter().filter(|storage| !is_bookkeeping(storage)).collect::<Vec<_>>();
	assert!(changed.is_empty(), "{what}: {changed:?}");
}

/// A reason why a leg fails.
struct Reason {
	what: &'static str,
	/// The leg that fails, and its error.
	leg: u8,
	error: DispatchError,
	cause: fn(&Sale) -> Deed,
	/// What undoes it, if anything does.
	repair: Option<fn(&Sale) -> Deed>,
	/// Who asks for the execution.
	demanded_by: &'static str,
}

fn suspend(world: &World, seed: &str) -> Deed {
	motion(pallet_members::Call::suspend { member: world.id(seed), reason: SuspensionReason::OwnRequest })
}

fn reinstate(world: &World, seed: &str) -> Deed {
	motion(pallet_members::Call::reinstate { member: world.id(seed) })
}

/// An exclusive grant of Alice's to Heidi, from the same one as the offer.
fn rival(sale: &Sale) -> Deed {
	let granting = Granting {
		dataset: sale.dataset,
		right: Right::Use,
		parent: Some(sale.parent),
		grantee: sale.world.id("Heidi"),
		terms: terms(0, Exclusivity::Exclusive),
		survivors: Default::default(),
	};
	by("Alice", pallet_rights::Call::grant { nonce: [2; 32], granting: Box::new(granting) })
}

fn revoke_rival(sale: &Sale) -> Deed {
	let grant = GrantId::derive(&sale.world.genesis, &sale.world.id("Alice"), &[2; 32]);
	by("Alice", pallet_rights::Call::revoke { grant })
}

fn reasons() -> Vec<Reason> {
	use pallet_rights::Error as Rights;
	use pallet_settlement::Error as Settlement;
	let settlement = |error: Settlement<Runtime>| DispatchError::from(error);
	let rights = |error: Rights<Runtime>| DispatchError::from(error);
	vec![
		Reason {
			what: "the bank of the price is suspended",
			leg: MONEY,
			error: settlement(Settlement::BankNotLive),
			cause: |sale| suspend(&sale.world, "Dave"),
			repair: Some(|sale| reinstate(&sale.world, "Dave")),
			demanded_by: "Judy",
		},
		Reason {
			what: "who pays is suspended",
			leg: MONEY,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| suspend(&sale.world, "Judy"),
			repair: Some(|sale| reinstate(&sale.world, "Judy")),
			demanded_by: "Alice",
		},
		Reason {
			what: "who grants is suspended",
			leg: MONEY,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| suspend(&sale.world, "Alice"),
			repair: Some(|sale| reinstate(&sale.world, "Alice")),
			demanded_by: "Judy",
		},
		Reason {
			what: "another got it exclusively meanwhile",
			leg: GRANT,
			error: rights(Rights::Excluded),
			cause: rival,
			repair: Some(revoke_rival),
			demanded_by: "Judy",
		},
		Reason {
			what: "the grant from which it is made was revoked",
			leg: GRANT,
			error: rights(Rights::ParentNotLive),
			cause: |sale| by("Bob", pallet_rights::Call::revoke { grant: sale.parent }),
			repair: None,
			demanded_by: "Judy",
		},
		Reason {
			what: "the right at the top was given up",
			leg: GRANT,
			error: rights(Rights::ParentNotLive),
			cause: |sale| {
				by("Bob", pallet_rights::Call::relinquish { dataset: sale.dataset, right: Right::Operate })
			},
			repair: None,
			demanded_by: "Judy",
		},
		Reason {
			what: "the dataset was withdrawn",
			leg: GRANT,
			error: rights(Rights::Withdrawn),
			cause: |sale| {
				let reason = WithdrawReason::Superseded;
				by("Bob", pallet_registry::Call::withdraw { dataset: sale.dataset, reason })
			},
			repair: None,
			demanded_by: "Alice",
		},
		Reason {
			what: "the bank of the commission is suspended",
			leg: FEE,
			error: settlement(Settlement::BankNotLive),
			cause: |sale| suspend(&sale.world, "Erin"),
			repair: Some(|sale| reinstate(&sale.world, "Erin")),
			demanded_by: "Judy",
		},
		Reason {
			what: "the broker is suspended by its sponsor",
			leg: FEE,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| by("Frank", pallet_members::Call::suspend_customer { customer: sale.broker }),
			repair: Some(|sale| {
				by("Frank", pallet_members::Call::reinstate_customer { customer: sale.broker })
			}),
			demanded_by: "Judy",
		},
		Reason {
			what: "the broker's sponsor is suspended",
			leg: FEE,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| suspend(&sale.world, "Frank"),
			repair: Some(|sale| reinstate(&sale.world, "Frank")),
			demanded_by: "Alice",
		},
		Reason {
			what: "the sponsor of who gets the bill is suspended",
			leg: BILL,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| suspend(&sale.world, "Ivan"),
			repair: Some(|sale| reinstate(&sale.world, "Ivan")),
			demanded_by: "Judy",
		},
		Reason {
			what: "the sponsor of who gives the bill is suspended",
			leg: BILL,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| suspend(&sale.world, "Heidi"),
			repair: Some(|sale| reinstate(&sale.world, "Heidi")),
			demanded_by: "Alice",
		},
		Reason {
			what: "the key that gives the bill was retired",
			leg: BILL,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| Deed::By(sale.giver.0.clone(), pallet_members::Call::retire_party_key {}.into()),
			repair: None,
			demanded_by: "Judy",
		},
		Reason {
			what: "the key that gets the bill was retired",
			leg: BILL,
			error: settlement(Settlement::PartyNotLive),
			cause: |sale| Deed::By(sale.nominee.0.clone(), pallet_members::Call::retire_party_key {}.into()),
			repair: None,
			demanded_by: "Judy",
		},
	]
}

#[test]
fn m14_all_legs_change_hands_in_one_step() {
	let mut sale = Sale::offered().agreed(|_| When::LastAffirmation);
	sale.affirm_all();
	sale.is_settled();
	// M17: once.
	let (again, changes) = sale.execution("Judy");
	assert_eq!(again, Err(pallet_settlement::Error::<Runtime>::Closed.into()));
	changes_nothing(&changes, "settled twice");
	sale.leaves_the_root("Judy", pallet_settlement::Error::<Runtime>::Closed.into(), "settled twice");
}

/// A locked bill is moved by nothing but its instruction (T11), so that its own leg does not fail once it was locked. Were the state
/// damaged, and the lock lost, the last leg would fail in the pallet of bills, after the three before it were done.
#[test]
fn m14_of_a_damaged_state_nothing_is_moved_either() {
	let mut sale = Sale::offered().agreed(|now| When::From(now + 20_000));
	sale.affirm_all();
	sale.world.play(12, Vec::new());
	let bill = sale.bill;
	let lock = |lock| {
		move |bill: &mut Option<pallet_bills::BillOf<Runtime>>| bill.as_mut().expect("issued").lock = lock
	};
	sale.world.chain.read(|| Bills::<Runtime>::mutate(bill, lock(None)));
	sale.leaves_the_root("Judy", pallet_bills::Error::<Runtime>::NotLocked.into(), "the lock was lost");
	let instruction = sale.instruction;
	sale.world.chain.read(|| Bills::<Runtime>::mutate(bill, lock(Some(instruction))));
	sale.is_where_it_was(true);
	let (result, [before, after]) = sale.dispatched("Judy");
	assert_eq!(result, Ok(()));
	assert_ne!(before, after, "the root tells when something is moved");
	sale.is_settled();
}

#[test]
fn m14_a_failing_leg_changes_nothing_whichever_it_is() {
	let offered = Sale::offered();
	for Reason { what, error, cause, repair, demanded_by, .. } in reasons() {
		let mut sale = offered.agreed(|now| When::From(now + 20_000));
		sale.affirm_all();
		sale.is_where_it_was(true);
		let cause = cause(&sale);
		sale.world.must(cause);
		sale.world.play(12, Vec::new());
		let (result, changes) = sale.execution(demanded_by);
		assert_eq!(result, Err(error), "{what}");
		changes_nothing(&changes, what);
		sale.leaves_the_root(demanded_by, error, what);
		// And not in a real block either.
		let execute = pallet_settlement::Call::execute { instruction: sale.instruction };
		assert_eq!(sale.world.play(1, vec![by(demanded_by, execute)]), [Ok(Err(error))], "{what}");
		sale.is_where_it_was(true);
		match repair {
			Some(repair) => {
				let repair = repair(&sale);
				sale.world.must(repair);
				let execute = pallet_settlement::Call::execute { instruction: sale.instruction };
				sale.world.must(by(demanded_by, execute));
				sale.is_settled();
			}
			None => {
				let reject = pallet_settlement::Call::reject { instruction: sale.instruction };
				sale.world.must(by("Alice", reject));
				sale.is_where_it_was(false);
			}
		}
	}
}

#[test]
fn m14_the_last_affirmation_stays_when_a_leg_fails_and_nothing_else_does() {
	// The broker affirms last, so it and who answers for it take part.
	let told = reasons().into_iter().filter(|reason| !reason.what.contains("broker"));
	let offered = Sale::offered();
	for Reason { what, leg, error, cause, repair, demanded_by } in told {
		let mut sale = offered.agreed(|_| When::LastAffirmation);
		sale.affirm_but_one();
		let cause = cause(&sale);
		sale.world.must(cause);
		let broker = sale.broker();
		let pair = sale.world.pair_of(&broker);
		let call = pallet_settlement::Call::affirm { instruction: sale.instruction };
		let last = sale.world.chain.sign(&pair, call);
		let (applied, changes) = sale.world.chain.effect_of(last);
		assert_eq!(applied, Ok(Ok(())), "{what}");
		let changed = changes.into_iter().filter(|storage| !is_bookkeeping(storage)).collect::<Vec<_>>();
		// That it affirmed, and nothing more: it gives nothing.
		assert_eq!(changed, ["Settlement.Instructions"], "{what}");

		let deed = sale.affirm(broker);
		sale.world.must(deed);
		let failed = Event::ExecutionFailed { instruction: sale.instruction, leg, error };
		assert!(sale.world.chain.last_events().contains(&RuntimeEvent::Settlement(failed)), "{what}");
		sale.is_where_it_was(true);
		if let Some(repair) = repair {
			let repair = repair(&sale);
			sale.world.must(repair);
			let execute = pallet_settlement::Call::execute { instruction: sale.instruction };
			sale.world.must(by(demanded_by, execute));
			sale.is_settled();
		}
	}
}
