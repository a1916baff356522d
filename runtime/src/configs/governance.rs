//! Governance: the council decides who takes part, the technical committee pauses and suspends in an emergency.

use crate::{
	AccountId, BlockNumber, Hash, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeParameters,
	calls::NeverPaused,
	configs::{consensus::blocks_in, system::SlotWeights},
	weights,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound, parameter_types,
	traits::{
		AsEnsureOriginWithArg, Consideration, ConstU32, EitherOfDiverse, EnsureOrigin, Get,
		MaybeConsideration,
	},
	weights::Weight,
};
use frame_system::{EnsureNever, EnsureRoot};
use pallet_collective::{Instance1, Instance2, RawOrigin};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, Perbill};

/// Of a body's motion, at least (`MORE` = 0) or more than (`MORE` = 1) `N` in `D` of all its seats, also of those whose
/// members are suspended: otherwise suspending some would hand the body to the others.
pub struct OfSeats<I, Seats, const N: u32, const D: u32, const MORE: u32>(PhantomData<(I, Seats)>);

impl<I, Seats: Get<u32>, const N: u32, const D: u32, const MORE: u32> EnsureOrigin<RuntimeOrigin>
	for OfSeats<I, Seats, N, D, MORE>
where
	I: 'static,
	RuntimeOrigin: From<RawOrigin<AccountId, I>>,
	Result<RawOrigin<AccountId, I>, RuntimeOrigin>: From<RuntimeOrigin>,
{
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		let body: Result<RawOrigin<AccountId, I>, RuntimeOrigin> = origin.into();
		match body? {
			RawOrigin::Members(ayes, _)
				if u64::from(ayes) * u64::from(D)
					>= u64::from(N) * u64::from(Seats::get()) + u64::from(MORE) =>
			{
				Ok(())
			}
			other => Err(other.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RawOrigin::Members(u32::MAX, u32::MAX).into())
	}
}

/// Number of the council's seats.
pub struct CouncilSeats;

impl Get<u32> for CouncilSeats {
	fn get() -> u32 {
		pallet_members::Council::<Runtime>::decode_len().unwrap_or_default() as u32
	}
}

/// Number of the technical committee's seats.
pub struct CommitteeSeats;

impl Get<u32> for CommitteeSeats {
	fn get() -> u32 {
		pallet_members::TechnicalCommittee::<Runtime>::decode_len().unwrap_or_default() as u32
	}
}

/// More than half of the council's seats.
pub type CouncilMajority = EitherOfDiverse<EnsureRoot<AccountId>, OfSeats<Instance1, CouncilSeats, 1, 2, 1>>;

/// At least two thirds of the council's seats.
pub type CouncilTwoThirds = EitherOfDiverse<EnsureRoot<AccountId>, OfSeats<Instance1, CouncilSeats, 2, 3, 0>>;

/// More than half of the technical committee's seats.
pub type CommitteeMajority =
	EitherOfDiverse<EnsureRoot<AccountId>, OfSeats<Instance2, CommitteeSeats, 1, 2, 1>>;

/// Either body: what must be quick.
pub type Emergency = EitherOfDiverse<CouncilMajority, CommitteeMajority>;

/// Most seats in a body.
pub const MAX_SEATS: u32 = 100;

/// Most open motions in a body.
pub const MAX_MOTIONS: u32 = 100;

/// Most open motions that one seat has proposed: nobody can fill the body's agenda alone and so keep the others from
/// deciding, not least about itself.
pub const MAX_MOTIONS_PER_SEAT: usize = 5;

/// What a proposer gives for a motion: no deposit, for there is no coin, but one of its seat's few places.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
)]
#[scale_info(skip_type_params(I))]
pub struct SeatShare<I>(PhantomData<I>);

impl<I: Send + Sync + 'static> SeatShare<I>
where
	Runtime: pallet_collective::Config<I, Consideration = Self>,
{
	/// The motions that somebody has given something for, and who; bounded, see [`Consideration::new`].
	fn costs() -> Vec<(Hash, AccountId)> {
		let costs = pallet_collective::CostOf::<Runtime, I>::iter();
		costs.map(|(motion, (who, _))| (motion, who)).collect()
	}
}

/// Whose key this is or was: a seat that rotates its key has no more places for that.
fn seat_of(key: &AccountId) -> Option<pallet_members::Subject> {
	pallet_members::Keys::<Runtime>::get(key).map(|key| key.subject())
}

impl<I: Send + Sync + 'static> Consideration<AccountId, u32> for SeatShare<I>
where
	Runtime: pallet_collective::Config<I, Consideration = Self>,
{
	fn new(proposer: &AccountId, _: u32) -> Result<Self, DispatchError> {
		let seat = seat_of(proposer);
		let mut own = 0;
		for (motion, who) in Self::costs() {
			if !pallet_collective::ProposalOf::<Runtime, I>::contains_key(motion) {
				// pallet-collective leaves this of a motion that has been closed, for its proposer to collect a deposit that is
				// none here. Whoever proposes next removes it, so that there are never more than `MAX_MOTIONS` and one.
				pallet_collective::CostOf::<Runtime, I>::remove(motion);
			} else if seat_of(&who) == seat {
				own += 1;
			}
		}
		if own < MAX_MOTIONS_PER_SEAT {
			Ok(Self(PhantomData))
		} else {
			Err(DispatchError::Other("close one of your open motions first"))
		}
	}

	fn update(self, _: &AccountId, _: u32) -> Result<Self, DispatchError> {
		Ok(self)
	}

	fn drop(self, _: &AccountId) -> Result<(), DispatchError> {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(_: &AccountId, _: u32) {}
}

impl<I: Send + Sync + 'static> MaybeConsideration<AccountId, u32> for SeatShare<I>
where
	Runtime: pallet_collective::Config<I, Consideration = Self>,
{
	fn is_none(&self) -> bool {
		false
	}
}

parameter_types! {
	pub CouncilMotionDuration: BlockNumber = blocks_in(7 * 24 * 3_600_000);
	pub CommitteeMotionDuration: BlockNumber = blocks_in(24 * 3_600_000);
	pub MaxMotionWeight: Weight = Perbill::from_percent(50) * SlotWeights::get().max_block;
}

macro_rules! body {
	($instance:ident, $duration:ident) => {
		impl pallet_collective::Config<$instance> for Runtime {
			type RuntimeOrigin = RuntimeOrigin;
			type Proposal = RuntimeCall;
			type RuntimeEvent = RuntimeEvent;
			type MotionDuration = $duration;
			type MaxProposals = ConstU32<MAX_MOTIONS>;
			type MaxMembers = ConstU32<MAX_SEATS>;
			// No prime is named, so a seat that does not vote counts as against: silence is no consent.
			type DefaultVote = pallet_collective::PrimeDefaultVote;
			type WeightInfo = weights::Bodies;
			// `members` keeps the list: seats are organisations, not accounts.
			type SetMembersOrigin = EnsureNever<AccountId>;
			type MaxProposalWeight = MaxMotionWeight;
			type DisapproveOrigin = CouncilTwoThirds;
			type KillOrigin = CouncilTwoThirds;
			type Consideration = SeatShare<$instance>;
		}
	};
}

body!(Instance1, CouncilMotionDuration);
body!(Instance2, CommitteeMotionDuration);

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = Emergency;
	type UnpauseOrigin = Emergency;
	type WhitelistedCalls = NeverPaused;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = AsEnsureOriginWithArg<CouncilMajority>;
	type WeightInfo = ();
}

/// Development networks have a key of theirs in it; others have none, and a node refuses a live chain with one.
impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

/// Fills both bodies with open motions on which all have voted, for benchmarks: whoever changes the seats goes through
/// all of them.
#[cfg(feature = "runtime-benchmarks")]
pub struct OpenMotions;

#[cfg(feature = "runtime-benchmarks")]
impl OpenMotions {
	fn fill_body<I>()
	where
		Runtime: pallet_collective::Config<I, Proposal = RuntimeCall>,
		I: Send + Sync + 'static,
	{
		let seats = pallet_collective::Members::<Runtime, I>::get();
		for index in 0..MAX_MOTIONS {
			let motion = RuntimeCall::System(frame_system::Call::remark { remark: index.encode() });
			let hash =
				<<Runtime as frame_system::Config>::Hashing as sp_runtime::traits::Hash>::hash_of(&motion);
			let proposer = seats[index as usize % seats.len()].clone();
			pallet_collective::Pallet::<Runtime, I>::do_propose_proposed(
				proposer,
				seats.len() as u32,
				alloc::boxed::Box::new(motion),
				u32::MAX,
			)
			.expect("the body has room; qed");
			// `Votes` keeps its fields to itself, but is encoded as they come; voting one by one takes too long here.
			let votes = (index, seats.len() as u32, seats.clone(), Vec::<AccountId>::new(), BlockNumber::MAX);
			pallet_collective::Voting::<Runtime, I>::mutate(hash, |stored| {
				*stored = Decode::decode(&mut &votes.encode()[..]).ok();
			});
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_members::MakeSignature<AccountId, crate::Signature> for OpenMotions {
	fn sign(message: &[u8]) -> (AccountId, crate::Signature) {
		let key = sp_io::crypto::sr25519_generate(sp_core::crypto::KeyTypeId(*b"hfpk"), None);
		let signature = sp_io::crypto::sr25519_sign(sp_core::crypto::KeyTypeId(*b"hfpk"), &key, message);
		(key.0.into(), crate::Signature::Sr25519(signature.expect("its key was just made; qed")))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_members::OpenMotions for OpenMotions {
	fn fill() {
		Self::fill_body::<Instance1>();
		Self::fill_body::<Instance2>();
	}
}
