//! What each call costs, at its worst.

use alloc::{boxed::Box, vec::Vec};
use frame::{benchmarking::prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, GrantId, InstructionId, MemberId, Party,
	code::Region,
	dataset::{MAX_PARENTS, Parents, Source, VersionRef},
	member::{Role, Roles},
	right::{Disposal, Ground, Outbound, Right, Rights},
	settlement::{LegKind, Thing},
	terms::*,
};
use pallet_support::{Leg, MakeDataset, MakeMember, genesis_hash};

use crate::*;

/// Seeds of members; those after [`CHAIN`] grant on from one to the next.
const HOLDER: u32 = 0;
const CHAIN: u32 = 20;

/// A contract, or what else is shown.
const DOCUMENT: [u8; 32] = [3; 32];

/// For which offers are locked.
const INSTRUCTION: InstructionId = InstructionId([1; 32]);

fn member<T: Config>(seed: u32) -> MemberId {
	T::BenchmarkMembers::make_member(seed).0
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(T::BenchmarkMembers::make_member(seed).1)
}

fn dataset<T: Config>(seed: u32, source: Source, parents: &[DatasetId]) -> DatasetId {
	let parents = parents.iter().map(|dataset| VersionRef { dataset: *dataset, version: 1 });
	let parents = Parents::truncate_from(parents.collect());
	T::BenchmarkDatasets::make_dataset(&member::<T>(HOLDER), seed, source, parents)
}

/// As many parties as can be, the holder first.
fn parties<T: Config>() -> Parties {
	Parties::truncate_from((0..MAX_PARTIES).map(member::<T>).collect())
}

fn nonce(seed: u32) -> [u8; 32] {
	let mut nonce = [0; 32];
	nonce[..4].copy_from_slice(&seed.to_le_bytes());
	nonce
}

fn grant_id<T: Config>(grantor: u32, seed: u32) -> GrantId {
	GrantId::derive(&genesis_hash::<T>(), &member::<T>(grantor), &nonce(seed))
}

/// The longest terms, in the `number`th year, to be granted on `depth` times to data users.
fn terms(number: u64, exclusivity: Exclusivity, depth: u8) -> Terms {
	const YEAR: u64 = 31_536_000_000;
	let regions = (1..=MAX_REGIONS).map(|region| Region(440_100 + region)).collect::<Vec<_>>();
	let limit = Some(Limit { amount: 1, period_ms: Some(1) });
	let grantees = if depth == 0 { Roles::default() } else { Roles::of(&[Role::DataUser]) };
	Terms {
		purposes: Purposes(u64::MAX),
		territory: Territory::of(&regions).expect("as many as fit"),
		period: Period {
			from_ms: number.saturating_mul(YEAR),
			until_ms: Some(number.saturating_add(1).saturating_mul(YEAR)),
		},
		volume: Volume { calls: limit, bytes: limit, seats: Some(1) },
		exclusivity,
		sublicence: Sublicence { depth, grantees },
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Tee]),
		export: Export::Allowed { basis: [1; 32] },
		clauses: Some([2; 32]),
	}
}

/// Terms as long, without end.
fn endless(exclusivity: Exclusivity, depth: u8) -> Terms {
	Terms { period: Period { from_ms: 0, until_ms: None }, ..terms(0, exclusivity, depth) }
}

fn granting(dataset: DatasetId, grantee: MemberId, terms: Terms) -> Granting {
	Granting { dataset, right: Right::Use, parent: None, grantee, terms, survivors: Survivors::default() }
}

/// A dataset in which the holder has the right to operate.
fn operated<T: Config>(seed: u32) -> DatasetId {
	let dataset = dataset::<T>(seed, Source::Generated, &[]);
	let holder = member::<T>(HOLDER);
	Pallet::<T>::do_claim(holder, dataset, Right::Operate, Ground::Generated).expect("it generated it");
	dataset
}

/// A dataset in which the member of seed 1 has all rights, which it acquired from the holder, with what that had granted as
/// encumbrances: so each has a claimant to look up.
fn acquired<T: Config>() -> DatasetId {
	let dataset = dataset::<T>(0, Source::Generated, &[]);
	let (claimant, holder) = (member::<T>(HOLDER), member::<T>(1));
	let rights = Rights::of(Right::ALL);
	for right in Right::ALL {
		Pallet::<T>::do_claim(claimant, dataset, *right, Ground::Generated).expect("it generated it");
	}
	let (disposal, outbound) = (Disposal::Transfer, Outbound::Encumbering);
	accepted::<T>(dataset, claimant, holder, rights);
	Pallet::<T>::do_transfer(claimant, dataset, rights, holder, disposal, outbound, DOCUMENT)
		.expect("it has them");
	dataset
}

/// What the last accepts from the other, with what was granted as encumbrances.
fn accepted<T: Config>(dataset: DatasetId, from: MemberId, to: MemberId, rights: Rights) {
	let acceptance = Acceptance { rights, outbound: Outbound::Encumbering, document: DOCUMENT };
	Pallet::<T>::do_accept(to, dataset, from, acceptance).expect("of another's");
}

/// A pledge to a member, of a debt that is due in a millisecond.
fn debt<T: Config>() -> Pledge {
	let due_ms = T::Clock::get().saturating_add(1);
	Pledge { pledgee: member::<T>(2), due_ms, may_grant: false, contract: DOCUMENT }
}

/// The same, and the right to operate it is pledged; gives who has it, too.
fn pledged<T: Config>() -> (DatasetId, MemberId) {
	let (dataset, holder) = (acquired::<T>(), member::<T>(1));
	Pallet::<T>::do_pledge(holder, dataset, Right::Operate, debt::<T>()).expect("it has it");
	(dataset, holder)
}

/// Exclusive grants in the dataset, one short of the longest chain; gives the last. `number` makes their nonces.
fn chain<T: Config>(dataset: DatasetId, number: u32) -> GrantId {
	let mut parent = None;
	for level in 1..u32::from(MAX_LEVELS) {
		let grantor = if level == 1 { HOLDER } else { CHAIN + level - 1 };
		let depth = MAX_LEVELS - level as u8;
		let next = granting(dataset, member::<T>(CHAIN + level), endless(Exclusivity::Exclusive, depth));
		let next = Granting { parent, ..next };
		let seed = 1_000 * (number + 1) + level;
		Pallet::<T>::do_grant(member::<T>(grantor), nonce(seed), next).expect("within its parent");
		parent = Some(grant_id::<T>(grantor, seed));
	}
	parent.expect("a chain has a grant")
}

/// A grant to the holder at the end of the longest chain, in a dataset of its own; gives both.
fn last_of_chain<T: Config>(number: u32) -> (DatasetId, GrantId) {
	let dataset = operated::<T>(100 + number);
	let parent = chain::<T>(dataset, number);
	let grantor = CHAIN + u32::from(MAX_LEVELS) - 1;
	let next = granting(dataset, member::<T>(HOLDER), endless(Exclusivity::None, 0));
	let next = Granting { parent: Some(parent), ..next };
	Pallet::<T>::do_grant(member::<T>(grantor), nonce(number), next).expect("within its parent");
	(dataset, grant_id::<T>(grantor, number))
}

/// What as many members made as can be, each of whom operates it with the consent of all others.
fn joint<T: Config>() -> DatasetId {
	let made = dataset::<T>(0, Source::Generated, &[]);
	Pallet::<T>::do_declare_joint(member::<T>(HOLDER), made, parties::<T>()).expect("parties");
	for to in 0..MAX_PARTIES {
		for by in (0..MAX_PARTIES).filter(|by| *by != to) {
			Pallet::<T>::do_consent(member::<T>(by), made, member::<T>(to)).expect("a party");
		}
		Pallet::<T>::do_claim(member::<T>(to), made, Right::Operate, Ground::Joint).expect("all consent");
	}
	made
}

/// A grant from a party's right, beside as many exclusive grants as there can be but one, each from another party's, with `s` survivors;
/// gives its grantor's seed, too. Each of those beside it has a root and a title of its own to look up: these are more than the grants of
/// a chain, which a grant from a grant has.
fn heaviest<T: Config>(s: u32) -> (u32, Granting) {
	let dataset = joint::<T>();
	let to = member::<T>(CHAIN);
	let beside = |by: u32, seed: u32, terms: Terms| {
		let next = granting(dataset, to, terms);
		Pallet::<T>::do_grant(member::<T>(by), nonce(seed), next).expect("beside the others");
		grant_id::<T>(by, seed)
	};
	let survivors = (0..s).map(|seed| beside(HOLDER, 100 + seed, endless(Exclusivity::None, 0)));
	let survivors = Survivors::truncate_from(survivors.collect());
	// From the hundredth year on: whatever the clock says, they are to come.
	for party in 1..MAX_EXCLUSIVE {
		beside(party, 200 + party, terms(u64::from(100 + party), Exclusivity::Exclusive, 0));
	}
	let last = granting(dataset, to, terms(99, Exclusivity::Exclusive, 0));
	(HOLDER, Granting { survivors, ..last })
}

/// That it was made with the nonce zero, with all of its survivors, as the last exclusive one that there can be.
fn check_made<T: Config>(grantor: u32, granting: &Granting) {
	let surviving = Surviving::<T>::iter_prefix(grant_id::<T>(grantor, 0)).count();
	assert_eq!(surviving, granting.survivors.len());
	assert_eq!(Exclusives::<T>::get(granting.group()).len() as u32, MAX_EXCLUSIVE);
}

/// The same, offered; gives what a leg of it needs.
fn offered<T: Config>(s: u32) -> (u32, Granting, Thing, [Party; 2]) {
	let (grantor, granting) = heaviest::<T>(s);
	let from = member::<T>(grantor);
	Pallet::<T>::do_offer(from, nonce(0), granting.clone()).expect("it could be made");
	let thing = Thing { kind: LegKind::Grant, id: grant_id::<T>(grantor, 0).0 };
	let sides = [from, granting.grantee].map(Party::Member);
	(grantor, granting, thing, sides)
}

/// The same, locked for [`INSTRUCTION`].
fn locked<T: Config>(s: u32) -> (u32, Granting, Thing, [Party; 2]) {
	let offered = offered::<T>(s);
	let (_, _, thing, [from, to]) = &offered;
	Pallet::<T>::lock(&INSTRUCTION, thing, from, to).expect("it is open");
	offered
}

/// What state the offer of this thing is in.
fn state<T: Config>(thing: &Thing) -> Option<OfferState> {
	Offers::<T>::get(GrantId(thing.id)).map(|offer| offer.state)
}

impl<T: Config> pallet_support::MakeGrant for Pallet<T> {
	fn make_grant() -> (DatasetId, GrantId) {
		last_of_chain::<T>(0)
	}
}

impl<T: Config> pallet_support::MakeOffer for Pallet<T> {
	fn make_offer(holder: &MemberId, dataset: &DatasetId, to: &MemberId) -> GrantId {
		let nonce = dataset.0;
		Self::do_claim(*holder, *dataset, Right::Operate, Ground::Generated).expect("it generated it");
		Self::do_offer(*holder, nonce, granting(*dataset, *to, endless(Exclusivity::None, 0)))
			.expect("it operates");
		GrantId::derive(&genesis_hash::<T>(), holder, &nonce)
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn declare_joint() {
		let dataset = dataset::<T>(0, Source::Generated, &[]);
		let parties = parties::<T>();

		#[extrinsic_call]
		_(signed::<T>(HOLDER), dataset, parties);

		assert!(JointParties::<T>::contains_key(dataset));
	}

	#[benchmark]
	fn consent() {
		let dataset = dataset::<T>(0, Source::Generated, &[]);
		Pallet::<T>::do_declare_joint(member::<T>(HOLDER), dataset, parties::<T>()).expect("parties");
		let last = MAX_PARTIES - 1;

		#[extrinsic_call]
		_(signed::<T>(last), dataset, member::<T>(HOLDER));

		assert!(Consents::<T>::contains_key((dataset, member::<T>(HOLDER), member::<T>(last))));
	}

	/// On the ground of grants at the end of the longest chains, and of rights in all other parents that there can be, with the consents of as
	/// many other parties.
	#[benchmark]
	fn claim(i: Linear<0, MAX_PARENTS>) {
		let holder = member::<T>(HOLDER);
		let (mut parents, inputs): (Vec<_>, Vec<_>) = (0..i).map(last_of_chain::<T>).unzip();
		for other in i..MAX_PARENTS {
			let used = dataset::<T>(130 + other, Source::Generated, &[]);
			Pallet::<T>::do_claim(holder, used, Right::Use, Ground::Generated).expect("it generated it");
			parents.push(used);
		}
		let ground = Ground::Derivative { evidence: [1; 32], inputs: BoundedVec::truncate_from(inputs) };
		let derived = dataset::<T>(1, Source::Derived, &parents);
		Pallet::<T>::do_declare_joint(holder, derived, parties::<T>()).expect("parties");
		for by in (0..MAX_PARTIES).filter(|by| *by != HOLDER) {
			Pallet::<T>::do_consent(member::<T>(by), derived, holder).expect("a party");
		}

		#[extrinsic_call]
		_(signed::<T>(HOLDER), derived, Right::Operate, ground);

		assert!(Holdings::<T>::contains_key((derived, Right::Operate, holder)));
	}

	#[benchmark]
	fn relinquish() {
		let dataset = operated::<T>(0);

		#[extrinsic_call]
		_(signed::<T>(HOLDER), dataset, Right::Operate);

		let held = Holdings::<T>::get((dataset, Right::Operate, member::<T>(HOLDER)));
		assert!(held.is_some_and(|held| held.until_ms.is_some()));
	}

	#[benchmark]
	fn grant(s: Linear<0, MAX_SURVIVORS>) {
		let (grantor, granting) = heaviest::<T>(s);

		#[extrinsic_call]
		_(signed::<T>(grantor), nonce(0), Box::new(granting.clone()));

		check_made::<T>(grantor, &granting);
	}

	/// One of as many exclusive grants as there can be side by side.
	#[benchmark]
	fn revoke() {
		let dataset = operated::<T>(0);
		for seed in 0..MAX_EXCLUSIVE {
			let terms = terms(u64::from(100 + seed), Exclusivity::Exclusive, 0);
			let next = granting(dataset, member::<T>(1), terms);
			Pallet::<T>::do_grant(member::<T>(HOLDER), nonce(seed), next).expect("beside the others");
		}
		let last = grant_id::<T>(HOLDER, MAX_EXCLUSIVE - 1);

		#[extrinsic_call]
		_(signed::<T>(HOLDER), last);

		assert!(Grants::<T>::get(last).is_some_and(|revoked| revoked.is_revoked_at(T::Clock::get())));
	}

	#[benchmark]
	fn offer(s: Linear<0, MAX_SURVIVORS>) {
		let (grantor, granting) = heaviest::<T>(s);

		#[extrinsic_call]
		_(signed::<T>(grantor), nonce(0), Box::new(granting));

		assert!(Offers::<T>::contains_key(grant_id::<T>(grantor, 0)));
	}

	#[benchmark]
	fn withdraw_offer() {
		let (grantor, _, thing, _) = offered::<T>(MAX_SURVIVORS);

		#[extrinsic_call]
		_(signed::<T>(grantor), GrantId(thing.id));

		assert_eq!(state::<T>(&thing), Some(OfferState::Withdrawn));
	}

	/// Of all rights, each of which was acquired.
	#[benchmark]
	fn transfer() {
		let dataset = acquired::<T>();
		let (rights, to) = (Rights::of(Right::ALL), member::<T>(2));
		accepted::<T>(dataset, member::<T>(1), to, rights);

		#[extrinsic_call]
		_(signed::<T>(1), dataset, rights, to, Disposal::Transfer, Outbound::Encumbering, DOCUMENT);

		assert!(Right::ALL.iter().all(|right| Pallet::<T>::held_now(&dataset, *right, &to).is_ok()));
	}

	#[benchmark]
	fn pledge() {
		let dataset = acquired::<T>();
		let made = debt::<T>();

		#[extrinsic_call]
		_(signed::<T>(1), dataset, Right::Use, made);

		assert!(Pledges::<T>::contains_key((dataset, Right::Use, member::<T>(1))));
	}

	#[benchmark]
	fn release_pledge() {
		let (dataset, holder) = pledged::<T>();

		#[extrinsic_call]
		_(signed::<T>(2), dataset, Right::Operate, holder);

		assert!(!Pledges::<T>::contains_key((dataset, Right::Operate, holder)));
	}

	#[benchmark]
	fn enforce() {
		let (dataset, holder) = pledged::<T>();
		Pledges::<T>::mutate((dataset, Right::Operate, holder), |found| {
			if let Some(debt) = found {
				// So that no clock need be set.
				debt.due_ms = 0;
			}
		});
		let to = member::<T>(3);
		accepted::<T>(dataset, holder, to, Rights::of(&[Right::Operate]));

		#[extrinsic_call]
		_(signed::<T>(2), dataset, Right::Operate, holder, to, Outbound::Encumbering, DOCUMENT);

		assert!(Pallet::<T>::held_now(&dataset, Right::Operate, &to).is_ok());
	}

	#[benchmark]
	fn accept() {
		let dataset = operated::<T>(0);
		let (from, rights) = (member::<T>(HOLDER), Rights::of(Right::ALL));
		let acceptance = Acceptance { rights, outbound: Outbound::Encumbering, document: DOCUMENT };

		#[extrinsic_call]
		_(signed::<T>(1), dataset, from, acceptance);

		assert!(Acceptances::<T>::contains_key((dataset, from, member::<T>(1))));
	}

	#[benchmark]
	fn leg_lock(s: Linear<0, MAX_SURVIVORS>) {
		let (_, _, thing, [from, to]) = offered::<T>(s);
		let locked;

		#[block]
		{
			locked = Pallet::<T>::lock(&INSTRUCTION, &thing, &from, &to);
		}

		assert_eq!((locked, state::<T>(&thing)), (Ok(()), Some(OfferState::Locked(INSTRUCTION))));
	}

	#[benchmark]
	fn leg_execute(s: Linear<0, MAX_SURVIVORS>) {
		let (grantor, granting, thing, [from, to]) = locked::<T>(s);
		let executed;

		#[block]
		{
			executed = Pallet::<T>::execute(&INSTRUCTION, &thing, &from, &to);
		}

		assert_eq!((executed, state::<T>(&thing)), (Ok(()), None));
		check_made::<T>(grantor, &granting);
	}

	#[benchmark]
	fn leg_release() {
		let (_, _, thing, _) = locked::<T>(MAX_SURVIVORS);
		let released;

		#[block]
		{
			released = Pallet::<T>::release(&INSTRUCTION, &thing);
		}

		assert_eq!((released, state::<T>(&thing)), (Ok(()), Some(OfferState::Open)));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
