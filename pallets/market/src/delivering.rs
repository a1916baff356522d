//! Fair delivery (公平交付): the seller commits to ciphertext and keys, the buyer locks its money, the seller hands the keys over.

use alloc::{collections::BTreeSet, vec::Vec};
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	GrantId, InstructionId, MemberId, OrderId, Party,
	calendar::CalendarKind,
	delivery::is_weak,
	market::{Settling, Split, Stage, TransferState, split},
	settlement::{Leg, LegKind, Thing, What},
};
use pallet_support::{FileInspect, GrantInspect, Instructions, MemberInspect, WorkingDays};

use crate::{
	Commitments, Config, Deliveries, Delivery, Error, Event, File, FileCommitments, Files, HandedKeys,
	Listing, Order, Orders, Pallet, Product, Products, standing::forbidden,
};

/// Shortest inspection, in milliseconds: 24 hours. A period in working days that has any is longer; one without would be over as soon as
/// the seller likes, who chooses the moment at which the keys are handed over.
const SHORTEST_INSPECTION_MS: u64 = 86_400_000;

impl<T: Config> Pallet<T> {
	/// Commits to what is delivered, for the first time, or again upon an objection.
	pub(crate) fn do_commit(
		by: MemberId,
		id: OrderId,
		grant: GrantId,
		commitments: FileCommitments,
	) -> DispatchResult {
		let mut order = Self::of_seller(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Placed, Stage::Objected])?;
		let product = Self::product_of(&order)?;
		if order.instruction.is_none() {
			Self::ensure_tradable(&product.listing)?;
		} else {
			// The money is locked, and the buyer has a step before the keys are handed over. Who cannot deliver again goes to the arbiter.
			Self::ensure_countable(&product.listing, 2)?;
		}
		if product.listing.settling == Settling::Proof {
			Self::ensure_unrefuted(&product.listing)?;
		}
		Self::check_grant(&order, &product.listing, grant)?;
		Self::check_commitments(&commitments)?;
		let files = Self::delivered(&product.listing, &commitments)?;
		if product.listing.settling == Settling::Proof {
			Self::ensure_encrypted(&files)?;
		}
		Self::go(&mut order, Stage::Committed, T::StepMs::get())?;

		for commitment in &commitments {
			Commitments::<T>::insert(commitment.key, id);
		}
		order.grant = Some(grant);
		order.transfer = None;
		order.handed_ms = None;
		Deliveries::<T>::insert(id, Delivery { files, key: None });
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Committed { order: id, grant, commitments, due_ms: order.due_ms });
		Ok(())
	}

	/// Locks the money and takes the units, or, of what is delivered again, only registers another one-time key.
	pub(crate) fn do_lock(by: MemberId, id: OrderId, key: [u8; 32]) -> DispatchResult {
		let mut order = Self::of_buyer(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Committed])?;
		ensure!(!is_weak(&key), Error::<T>::WeakKey);
		let mut delivery = Deliveries::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let instruction = match order.instruction {
			Some(instruction) => instruction,
			None => Self::open_instruction(id, &order)?,
		};
		Self::go(&mut order, Stage::Locked, T::StepMs::get())?;

		order.instruction = Some(instruction);
		delivery.key = Some(key);
		Deliveries::<T>::insert(id, delivery);
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Locked { order: id, instruction, key, due_ms: order.due_ms });
		Ok(())
	}

	/// Takes the units and locks what changes hands. What is delivered again needs neither, and whatever keeps others from trading does not
	/// keep the buyer from taking it.
	fn open_instruction(id: OrderId, order: &Order) -> Result<InstructionId, DispatchError> {
		ensure!(T::Members::is_live(&order.seller), Error::<T>::CounterpartNotLive);
		let mut product = Self::product_of(order)?;
		Self::ensure_tradable(&product.listing)?;
		Self::ensure_countable(&product.listing, 1)?;
		ensure!(product.has(order.units), Error::<T>::SoldOut);
		let legs = Self::legs(order, &product);
		let parties = legs.iter().flat_map(|leg| [leg.from, leg.to]).collect::<BTreeSet<_>>();
		let parties = parties.into_iter().collect::<Vec<_>>();
		let instruction = T::Instructions::open(&order.buyer, id.0, legs, id.0, &parties)?;
		product.sold = product.sold.checked_add(order.units).ok_or(Error::<T>::TooLarge)?;
		Products::<T>::insert(order.product, product);
		Ok(instruction)
	}

	/// Hands the keys over; the inspection begins.
	pub(crate) fn do_reveal(by: MemberId, id: OrderId, handed: HandedKeys) -> DispatchResult {
		let mut order = Self::of_seller(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Locked])?;
		let mut delivery = Deliveries::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(handed.len() == delivery.files.len(), Error::<T>::WrongFiles);
		ensure!(!handed.iter().any(|handed| is_weak(&handed.ephemeral)), Error::<T>::WeakKey);
		let days = Self::product_of(&order)?.listing.inspection_days;
		let now = T::Clock::get();
		let due_ms = T::WorkingDays::deadline(CalendarKind::Mainland, now, days)
			.map_err(|_| Error::<T>::NoCalendar)?;
		Self::go(&mut order, Stage::Inspecting, 0)?;

		let due_ms = due_ms.max(now.saturating_add(SHORTEST_INSPECTION_MS));
		order.due_ms = due_ms;
		order.handed_ms = Some(now);
		for (file, handed) in delivery.files.iter_mut().zip(&handed) {
			file.handed = Some(*handed);
		}
		Deliveries::<T>::insert(id, delivery);
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::KeysHanded { order: id, handed, due_ms });
		Ok(())
	}

	/// Makes a move in the transfer of the delivery that was committed to.
	pub(crate) fn do_transfer(by: MemberId, id: OrderId, to: TransferState) -> DispatchResult {
		let (mut order, side) = Self::of_either(&by, &id)?;
		let is_on = order.grant.is_some() && !Self::standing(&order, T::Clock::get()).is_final();
		ensure!(is_on, Error::<T>::WrongStage);
		TransferState::check(order.transfer, to, side).map_err(forbidden::<T>)?;

		order.transfer = Some(to);
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::TransferMoved { order: id, by: side, state: to });
		Ok(())
	}

	/// That the grant is offered by the seller to the buyer, as the product says; of what is delivered again, the same one.
	fn check_grant(order: &Order, listing: &Listing, grant: GrantId) -> Result<(), Error<T>> {
		let offered = T::Rights::offered(&grant).ok_or(Error::<T>::NotOffered)?;
		let fits = offered.dataset == listing.dataset
			&& offered.right == listing.right
			&& offered.grantor == order.seller
			&& offered.grantee == order.buyer
			&& (order.instruction.is_none() || order.grant == Some(grant));
		ensure!(fits, Error::<T>::OtherGrant);
		Ok(())
	}

	/// That no key was committed to before, neither here nor in any order.
	fn check_commitments(commitments: &FileCommitments) -> Result<(), Error<T>> {
		let keys = commitments.iter().map(|commitment| commitment.key).collect::<BTreeSet<_>>();
		let is_new = keys.len() == commitments.len() && !keys.iter().any(Commitments::<T>::contains_key);
		ensure!(is_new, Error::<T>::CommitmentSeen);
		Ok(())
	}

	/// M13: the files that are registered for the version, with what the seller commits to of each.
	fn delivered(listing: &Listing, commitments: &FileCommitments) -> Result<Files, Error<T>> {
		let registered = T::Datasets::files(&listing.dataset, listing.version);
		ensure!(registered.len() == commitments.len(), Error::<T>::WrongFiles);
		let files = registered.iter().zip(commitments).map(|(file, commitment)| File {
			size: file.size,
			registered: file.digests.blake3,
			commitment: *commitment,
			handed: None,
		});
		Ok(BoundedVec::truncate_from(files.collect()))
	}

	/// That no file is delivered as it is registered. One that is registered sealed opens to something else than its registered root under
	/// every key, so that a buyer who was delivered what is registered could prove the opposite. No bytes at all are nobody's proof.
	fn ensure_encrypted(files: &Files) -> Result<(), Error<T>> {
		let is_registered =
			|file: &File| file.size > 0 && file.registered == Some(file.commitment.ciphertext);
		ensure!(!files.iter().any(is_registered), Error::<T>::WrongFiles);
		Ok(())
	}

	/// What changes hands: the grant, and the money, divided (M15). Who gets nothing is in no leg.
	pub(crate) fn legs(order: &Order, product: &Product) -> Vec<Leg> {
		let [buyer, seller] = [order.buyer, order.seller].map(Party::Member);
		let grant = order.grant.map(|grant| Leg {
			from: seller,
			to: buyer,
			what: What::Thing(Thing { kind: LegKind::Grant, id: grant.0 }),
		});
		let Some(charge) = order.charge else { return grant.into_iter().collect() };
		let fees = &product.listing.fees;
		let Split { provider, fees: shares } = split(charge.amount, fees);
		let paid = fees.iter().map(|fee| Party::Member(fee.to)).zip(shares);
		let money = [(seller, provider)].into_iter().chain(paid).filter(|(_, amount)| *amount > 0);
		let money = money.map(|(to, amount)| Leg {
			from: buyer,
			to,
			what: What::Claim { book: charge.book, amount },
		});
		grant.into_iter().chain(money).collect()
	}
}
