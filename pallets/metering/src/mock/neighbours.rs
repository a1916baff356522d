//! What settlement and rights record, as far as metering asks: a small pallet of the tests alone, so that what it holds is undone with the
//! rest. The real ones are `pallet-settlement` and `pallet-rights`.

use codec::{Decode, Encode, MaxEncodedLen};
use frame::{deps::frame_support::weights::WeightMeter, prelude::*};
use hefu_primitives::{
	DatasetId, GrantId, MemberId, Party,
	right::Right,
	settlement::Book,
	terms::{Terms, Use},
};
use pallet_support::{Deposits, GrantFacts, GrantInspect, MemberInspect};

use super::{Members, NoPayments, Payments};

pub use pallet::*;

/// A grant of the tests.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Grant {
	pub right: Right,
	pub grantor: MemberId,
	pub grantee: MemberId,
	pub terms: Terms,
	pub revoked_ms: Option<u64>,
	/// Whether it is at the end of a long chain.
	pub heavy: bool,
}

#[frame::pallet]
pub mod pallet {
	use super::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What parties have, free.
	#[pallet::storage]
	pub type Free<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Book, Blake2_128Concat, Party, u128, ValueQuery>;

	/// What they have put aside.
	#[pallet::storage]
	pub type PutAside<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Book, Blake2_128Concat, Party, u128, ValueQuery>;

	/// What is due from the first to the second.
	#[pallet::storage]
	pub type Due<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Book, Blake2_128Concat, (Party, Party), u128, ValueQuery>;

	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Blake2_128Concat, GrantId, Grant, OptionQuery>;
}

/// The free part of a claim is less.
pub const NO_FUNDS: DispatchError = DispatchError::Token(TokenError::FundsUnavailable);
/// The deposit gives nothing.
pub const UNAVAILABLE: DispatchError = DispatchError::Unavailable;
/// What it weighs to redeem a deposit.
pub const PAYMENT: Weight = Weight::from_parts(3_000_000, 0);
/// What it weighs to look up the heaviest grant.
pub const HEAVIEST: Weight = Weight::from_parts(500_000_000, 0);
/// What it weighs to look up the others: as many reads as a redemption has for each.
pub const USUAL: Weight = Weight::from_parts(6_000_000, 0);

impl<T: Config> Deposits for Pallet<T> {
	fn deposit(book: &Book, payer: &Party, amount: u128) -> DispatchResult {
		let free = Free::<T>::get(book, payer).checked_sub(amount).ok_or(NO_FUNDS)?;
		Free::<T>::insert(book, payer, free);
		PutAside::<T>::mutate(book, payer, |held| *held += amount);
		Ok(())
	}

	fn give_back(book: &Book, payer: &Party, amount: u128) -> DispatchResult {
		let held = PutAside::<T>::get(book, payer).checked_sub(amount).ok_or(NO_FUNDS)?;
		PutAside::<T>::insert(book, payer, held);
		Free::<T>::mutate(book, payer, |free| *free += amount);
		Ok(())
	}

	fn redeem(book: &Book, payer: &Party, payee: &Party, amount: u128) -> DispatchResult {
		let held = PutAside::<T>::get(book, payer).checked_sub(amount).ok_or(NO_FUNDS)?;
		PutAside::<T>::insert(book, payer, held);
		Due::<T>::mutate(book, (*payer, *payee), |due| *due += amount);
		Payments::mutate(|count| *count += 1);
		// It fails late, so that there is something to be undone.
		ensure!(!NoPayments::get(), UNAVAILABLE);
		Ok(())
	}

	fn weight() -> Weight {
		Weight::from_parts(9_000_000, 0)
	}

	fn redeem_weight() -> Weight {
		PAYMENT
	}
}

impl<T: Config> GrantInspect for Pallet<T> {
	fn grant(grant: &GrantId) -> Option<GrantFacts> {
		let Grant { right, grantor, grantee, terms, .. } = Grants::<T>::get(grant)?;
		Some(GrantFacts { dataset: DatasetId([7; 32]), right, grantor, grantee, terms })
	}

	/// Metering asks for none.
	fn offered(_: &GrantId) -> Option<GrantFacts> {
		None
	}

	fn allows(grant: &GrantId, to: &Use) -> bool {
		Grants::<T>::get(grant).is_some_and(|grant| {
			Members::is_live(&grant.grantee)
				&& grant.terms.first_obstacle(to).is_none()
				&& grant.revoked_ms.is_none_or(|revoked| to.at_ms < revoked)
		})
	}

	fn allows_within(grant: &GrantId, to: &Use, limit: &mut WeightMeter) -> Option<bool> {
		let heavy = Grants::<T>::get(grant).is_some_and(|grant| grant.heavy);
		limit.try_consume(if heavy { HEAVIEST } else { USUAL }).ok()?;
		Some(Self::allows(grant, to))
	}

	fn grant_weight() -> Weight {
		HEAVIEST
	}
}
