//! Money, grants and instructions as `settlement` and `rights` have them, small and honest: in storage, so that what fails is undone.
//! The real `settlement` is not used here, so that these tests are about orders alone.

use std::collections::BTreeMap;

use codec::{Decode, Encode};
use frame::{deps::frame_support::storage::unhashed, testing_prelude::*};
use hefu_primitives::{
	DatasetId, GrantId, InstructionId, MemberId, Nonce, Party,
	right::Right,
	settlement::{Book, Leg, What},
	terms::*,
};
use pallet_support::{GrantFacts, GrantInspect, MayGrant, MemberInspect, genesis_hash};

use super::{Lost, MayNot, Members, Test, member};

const KEY: &[u8] = b"ledger";

/// Errors of this ledger.
pub const NO_MONEY: DispatchError = DispatchError::Exhausted;
pub const NOT_LIVE: DispatchError = DispatchError::CannotLookup;
pub const RIGHT_LOST: DispatchError = DispatchError::Unavailable;

/// What became of an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Fate {
	Open,
	Executed,
	Released,
}

/// An instruction, whose legs are locked while it is open.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Kept {
	pub legs: Vec<Leg>,
	pub fate: Fate,
}

impl Kept {
	/// How much money it moves.
	pub fn money(&self) -> u128 {
		self.legs.iter().filter_map(claim).map(|(_, amount)| amount).sum()
	}
}

/// An offer of a grant, and what became of it.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Offered {
	pub dataset: DatasetId,
	pub right: Right,
	pub grantor: MemberId,
	pub grantee: MemberId,
	pub locked: Option<InstructionId>,
	pub made: bool,
}

#[derive(Clone, Default, Encode, Decode)]
pub struct Ledger {
	pub free: BTreeMap<(Book, Party), u128>,
	pub kept: BTreeMap<InstructionId, Kept>,
	pub offers: BTreeMap<GrantId, Offered>,
}

impl Ledger {
	pub fn load() -> Self {
		unhashed::get_or_default(KEY)
	}

	/// Changes it, or leaves it as it is.
	pub fn change<R>(change: impl FnOnce(&mut Self) -> Result<R, DispatchError>) -> Result<R, DispatchError> {
		let mut ledger = Self::load();
		let result = change(&mut ledger)?;
		unhashed::put(KEY, &ledger);
		Ok(result)
	}

	/// All money, free and locked.
	pub fn total(&self) -> u128 {
		let open = self.kept.values().filter(|kept| kept.fate == Fate::Open);
		self.free.values().sum::<u128>() + open.map(Kept::money).sum::<u128>()
	}

	fn free(&mut self, book: Book, party: Party) -> &mut u128 {
		self.free.entry((book, party)).or_default()
	}

	fn open_one(&self, instruction: &InstructionId) -> Result<Kept, DispatchError> {
		let kept = self.kept.get(instruction).filter(|kept| kept.fate == Fate::Open);
		kept.cloned().ok_or(DispatchError::Other("no open instruction"))
	}
}

/// The money that the leg moves.
fn claim(leg: &Leg) -> Option<(Book, u128)> {
	match leg.what {
		What::Claim { book, amount } => Some((book, amount)),
		_ => None,
	}
}

/// The grant that it makes.
fn grant(leg: &Leg) -> Option<GrantId> {
	match leg.what {
		What::Thing(thing) => Some(GrantId(thing.id)),
		_ => None,
	}
}

fn are_live(legs: &[Leg]) -> bool {
	let mut members = legs.iter().flat_map(|leg| [leg.from, leg.to]).filter_map(|party| party.member());
	members.all(|member| Members::is_live(&member))
}

impl pallet_support::Instructions for Ledger {
	fn open(
		creator: &MemberId,
		nonce: Nonce,
		legs: Vec<Leg>,
		_: [u8; 32],
		affirming: &[Party],
	) -> Result<InstructionId, DispatchError> {
		let id = InstructionId::derive(&genesis_hash::<Test>(), creator, &nonce);
		Self::change(|ledger| {
			ensure!(!ledger.kept.contains_key(&id), DispatchError::Other("made before"));
			ensure!(are_live(&legs), NOT_LIVE);
			for leg in &legs {
				assert!([leg.from, leg.to].iter().all(|party| affirming.contains(party)), "nobody unasked");
				assert_ne!(leg.from, leg.to);
				if let Some((book, amount)) = claim(leg) {
					assert!(amount > 0);
					let free = ledger.free(book, leg.from);
					*free = free.checked_sub(amount).ok_or(NO_MONEY)?;
				}
				if let Some(grant) = grant(leg) {
					let offer = ledger.offers.get_mut(&grant).expect("it was looked up");
					let sides = [offer.grantor, offer.grantee].map(Party::Member);
					assert_eq!(sides, [leg.from, leg.to]);
					ensure!(offer.locked.is_none() && !offer.made, DispatchError::Other("locked"));
					offer.locked = Some(id);
				}
			}
			ledger.kept.insert(id, Kept { legs, fate: Fate::Open });
			Ok(id)
		})
	}

	fn execute(instruction: &InstructionId) -> DispatchResult {
		Self::change(|ledger| {
			let kept = ledger.open_one(instruction)?;
			ensure!(are_live(&kept.legs), NOT_LIVE);
			for leg in &kept.legs {
				if let Some((book, amount)) = claim(leg) {
					*ledger.free(book, leg.to) += amount;
				}
				if let Some(grant) = grant(leg) {
					ensure!(!Lost::get(), RIGHT_LOST);
					let offer = ledger.offers.get_mut(&grant).expect("it is locked");
					(offer.locked, offer.made) = (None, true);
				}
			}
			ledger.kept.insert(*instruction, Kept { fate: Fate::Executed, ..kept });
			Ok(())
		})
	}

	fn release(instruction: &InstructionId) -> DispatchResult {
		Self::change(|ledger| {
			let kept = ledger.open_one(instruction)?;
			for leg in &kept.legs {
				if let Some((book, amount)) = claim(leg) {
					*ledger.free(book, leg.from) += amount;
				}
				if let Some(grant) = grant(leg) {
					ledger.offers.get_mut(&grant).expect("it is locked").locked = None;
				}
			}
			ledger.kept.insert(*instruction, Kept { fate: Fate::Released, ..kept });
			Ok(())
		})
	}

	fn weight(claims: u32, grants: u32) -> Weight {
		Weight::from_parts(1_000, 10).saturating_mul(u64::from(claims + grants))
	}
}

fn terms() -> Terms {
	Terms {
		purposes: Purposes(1),
		territory: Territory::everywhere(),
		period: Period { from_ms: 0, until_ms: None },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence::none(),
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Plain]),
		export: Export::No,
		clauses: None,
	}
}

impl GrantInspect for Ledger {
	fn grant(_: &GrantId) -> Option<GrantFacts> {
		None
	}

	fn offered(grant: &GrantId) -> Option<GrantFacts> {
		let offer = Self::load().offers.remove(grant).filter(|offer| !offer.made)?;
		let Offered { dataset, right, grantor, grantee, .. } = offer;
		Some(GrantFacts { dataset, right, grantor, grantee, terms: terms() })
	}

	fn allows(_: &GrantId, _: &Use) -> bool {
		false
	}

	fn grant_weight() -> Weight {
		Weight::zero()
	}
}

impl MayGrant for Ledger {
	/// Every member may grant use, but one.
	fn may_grant(_: &DatasetId, right: Right, _: Option<&GrantId>, by: &MemberId) -> bool {
		right == Right::Use && MayNot::get().is_none_or(|who| member(who) != *by)
	}

	fn may_grant_weight() -> Weight {
		Weight::zero()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeFunds for Ledger {
	fn make_funds(party: &Party, amount: u128) -> Book {
		super::fund(*party, amount);
		super::CNY
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeOffer for Ledger {
	fn make_offer(holder: &MemberId, dataset: &DatasetId, to: &MemberId) -> GrantId {
		super::put_offer(GrantId(dataset.0), *dataset, *holder, *to);
		GrantId(dataset.0)
	}
}
