//! The gate: which signed transactions come in, on whose allowance, and in which order.

use core::marker::PhantomData;
use frame::{
	deps::{
		frame_support::dispatch::DispatchInfo,
		frame_system::CheckMortality,
		sp_runtime::{
			generic::Era,
			traits::{Implication, PostDispatchInfoOf},
			transaction_validity::{
				InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityError,
				UnknownTransaction,
			},
		},
	},
	prelude::*,
	traits::OriginTrait,
};
use hefu_primitives::{MemberId, member::Scope};
use pallet_support::{CallInspect, CallKind};

use crate::{
	Charge, Config, CustomerStatus, Customers, Key, Keys, Lane, Members, Pallet, SlowSignature, Usage,
	WeightInfo,
};

/// Priority of governance calls: before everything else.
pub const GOVERNANCE_PRIORITY: TransactionPriority = 1 << 60;

/// Priority that pallets give their authorized reports: after governance, before members' daily work, whose priority is
/// the share of the allowance that is left (at most [`Bucket::FULL_SHARE`](crate::Bucket::FULL_SHARE)).
pub const REPORT_PRIORITY: TransactionPriority = 1 << 50;

/// Why a signed transaction is not let in: `n` of `InvalidTransaction::Custom(n)`. The numbers never change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum GateRefusal {
	/// Signed by a key that nobody here has.
	Stranger = 1,
	/// Signed by a key that was removed.
	KeyRemoved = 2,
	/// The member is suspended.
	MemberSuspended = 3,
	/// The customer is suspended, or its sponsor is.
	CustomerSuspended = 4,
	/// The key may not make this call.
	OutOfScope = 5,
	/// The member has used up its allowance, or the party key its share. Said while a block is made; the pool says
	/// `UnknownTransaction::Custom(`[`EXHAUSTED`]`)`, for what is invalid it would ban for half an hour.
	AllowanceExhausted = 6,
	/// The transaction would be valid for ever.
	Immortal = 7,
	/// The member that sponsors the party key is suspended.
	SponsorSuspended = 8,
}

/// `n` of the `UnknownTransaction::Custom(n)` by which the pool is told that an allowance is used up for now.
pub const EXHAUSTED: u8 = 1;

impl GateRefusal {
	/// The number in the answer.
	pub const fn code(self) -> u8 {
		self as u8
	}
}

impl From<GateRefusal> for TransactionValidityError {
	fn from(refusal: GateRefusal) -> Self {
		InvalidTransaction::Custom(refusal.code()).into()
	}
}

impl<T: Config> Pallet<T> {
	/// Notes that the signature of the transaction that is being applied was checked by the runtime (SM2): the gate charges it.
	pub fn note_slow_signature() {
		SlowSignature::<T>::put(());
	}

	/// What checking the signature of the transaction that is being applied has cost beyond what every transaction weighs.
	fn signature_weight() -> Weight {
		if SlowSignature::<T>::exists() { T::WeightInfo::sm2_signature() } else { Weight::zero() }
	}

	/// The account's key and the member that answers for it, when both may act now.
	pub(crate) fn admit(account: &T::AccountId) -> Result<(Key, MemberId), GateRefusal> {
		let key = Keys::<T>::get(account).ok_or(GateRefusal::Stranger)?;
		let (member, refusal) = match &key {
			Key::Owner { member } | Key::Governance { member } | Key::Operator { member, .. } => {
				(*member, GateRefusal::MemberSuspended)
			}
			Key::Customer { customer, .. } => {
				let customer = Customers::<T>::get(customer)
					.filter(|customer| customer.status == CustomerStatus::Live)
					.ok_or(GateRefusal::CustomerSuspended)?;
				(customer.sponsor, GateRefusal::CustomerSuspended)
			}
			Key::Party { sponsor, .. } => (*sponsor, GateRefusal::SponsorSuspended),
			Key::Removed { .. } => return Err(GateRefusal::KeyRemoved),
		};
		let live = Members::<T>::get(member).is_some_and(|member| member.is_live());
		if live { Ok((key, member)) } else { Err(refusal) }
	}

	/// Whether a key with this scope may make the call. What a carrier carries is asked about in turn.
	fn in_scope(scope: &Scope, call: &T::RuntimeCall) -> bool {
		let (pallet, index) = T::Calls::indices(call);
		scope.allows(pallet, index) || T::Calls::kind(call) == CallKind::Carrier
	}
}

/// Lets in what the key of a live member, of a customer whom it sponsors or of a party may do, within the member's allowance.
///
/// Adds no bytes to a transaction. The origin leaves with the key's scope as a filter, which holds for every call
/// nested in this one. Origins that are not signed pass untouched: they were authorized before.
#[derive(Encode, Decode, DecodeWithMemTracking, CloneNoBound, EqNoBound, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct MemberGate<T>(PhantomData<T>);

impl<T> MemberGate<T> {
	/// The gate.
	pub const fn new() -> Self {
		Self(PhantomData)
	}
}

impl<T> Default for MemberGate<T> {
	fn default() -> Self {
		Self::new()
	}
}

impl<T> core::fmt::Debug for MemberGate<T> {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str("MemberGate")
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for MemberGate<T>
where
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
{
	const IDENTIFIER: &'static str = "MemberGate";
	type Implicit = ();
	/// `None` for what is not signed.
	type Val = Option<Charge<T::AccountId>>;
	/// Who was charged, or the weight of the gate that was not needed.
	type Pre = Result<Charge<T::AccountId>, Weight>;

	fn weight(&self, _call: &T::RuntimeCall) -> Weight {
		T::WeightInfo::member_gate().max(T::WeightInfo::member_gate_of_party())
	}

	fn validate(
		&self,
		mut origin: T::RuntimeOrigin,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		_self_implicit: (),
		_inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Some(account) = origin.as_signer() else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		let (key, member) = Pallet::<T>::admit(account)?;
		let party = matches!(key, Key::Party { .. }).then(|| account.clone());
		// A stolen operator key, or that of a customer or a party, must not use up what the emergency lane is for.
		let governs = matches!(key, Key::Owner { .. } | Key::Governance { .. })
			&& T::Calls::kind(call) == CallKind::Governance;
		let lane = if governs { Lane::Governance } else { Lane::Ordinary };
		let scope = match key {
			Key::Operator { scope, .. } | Key::Customer { scope, .. } => scope,
			Key::Governance { .. } => T::GovernanceScope::get(),
			Key::Party { .. } => T::PartyScope::get(),
			Key::Owner { .. } | Key::Removed { .. } => Scope::All,
		};
		ensure!(Pallet::<T>::in_scope(&scope, call), GateRefusal::OutOfScope);

		let charge = Charge { member, lane, party };
		let share = Pallet::<T>::share_left(&charge, usage(info, len, Pallet::<T>::signature_weight()));
		// In a block the answer is left to `prepare`, which follows at once and is definite.
		let room = source == TransactionSource::InBlock || share.is_some();
		ensure!(room, UnknownTransaction::Custom(EXHAUSTED));
		let priority = match lane {
			Lane::Governance => GOVERNANCE_PRIORITY,
			Lane::Ordinary => share.unwrap_or_default(),
		};

		if scope != Scope::All {
			origin.add_filter(move |call| Pallet::<T>::in_scope(&scope, call));
		}
		Ok((ValidTransaction { priority, ..Default::default() }, Some(charge), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		_origin: &T::RuntimeOrigin,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let Some(charge) = val else { return Ok(Err(self.weight(call))) };
		let signature = Pallet::<T>::signature_weight();
		let taken = Pallet::<T>::take_allowance(&charge, usage(info, len, signature));
		ensure!(taken, GateRefusal::AllowanceExhausted);
		if !signature.is_zero() {
			SlowSignature::<T>::kill();
			// `CheckWeight`, which comes after the gate, sees it in the block's weight.
			frame_system::Pallet::<T>::register_extra_weight_unchecked(signature, info.class);
		}
		Ok(Ok(charge))
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Ok(charge) => {
				let unspent = post_info.calc_unspent(info).ref_time();
				if unspent > 0 {
					Pallet::<T>::give_back_allowance(&charge, unspent);
				}
				Ok(Weight::zero())
			}
			Err(unused) => Ok(unused),
		}
	}
}

fn usage(info: &DispatchInfo, len: usize, signature: Weight) -> Usage {
	Usage { ref_time: info.total_weight().saturating_add(signature).ref_time(), bytes: len as u64 }
}

/// `CheckMortality` that refuses signed transactions without an end.
///
/// A removed key is a tombstone and a nonce is never forgotten, so replay is impossible anyway; an end keeps what was
/// signed and not sent from surfacing years later. Wallets see `CheckMortality`: same name, same bytes, same type.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, PartialEq, Eq)]
pub struct CheckMortal<T: Config + Send + Sync>(CheckMortality<T>);

impl<T: Config + Send + Sync> CheckMortal<T> {
	/// For those who make transactions.
	pub fn from(era: Era) -> Self {
		Self(CheckMortality::from(era))
	}
}

impl<T: Config + Send + Sync> core::fmt::Debug for CheckMortal<T> {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		self.0.fmt(f)
	}
}

impl<T: Config + Send + Sync> TypeInfo for CheckMortal<T>
where
	CheckMortality<T>: TypeInfo,
{
	type Identity = <CheckMortality<T> as TypeInfo>::Identity;

	fn type_info() -> scale_info::Type {
		CheckMortality::<T>::type_info()
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CheckMortal<T> {
	const IDENTIFIER: &'static str = <CheckMortality<T> as TransactionExtension<T::RuntimeCall>>::IDENTIFIER;
	type Implicit = T::Hash;
	type Val = ();
	type Pre = ();

	fn implicit(&self) -> Result<T::Hash, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: T::RuntimeOrigin,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: T::Hash,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<(), T::RuntimeCall> {
		// Authorized reports are no one's signature; their own checks end them.
		ensure!(origin.as_signer().is_none() || !self.0.0.is_immortal(), GateRefusal::Immortal);
		self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)
	}

	fn prepare(
		self,
		val: (),
		origin: &T::RuntimeOrigin,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}
}
