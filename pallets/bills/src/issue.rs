//! Issuing bills, and voiding them.

use alloc::boxed::Box;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	BillId, MemberId, Nonce, Party,
	bill::{Action, Control, Face, Issuance, IssuanceFault, Title},
	date::Day,
	member::Role,
};
use pallet_support::{MemberInspect, genesis_hash};

use crate::{Bill, Bills, Config, Error, Event, Head, LiveCount, Pallet, References, acting::Act};

impl<T: Config> Pallet<T> {
	/// The carrier for which the key acts that signed.
	pub(crate) fn ensure_carrier(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let key = ensure_signed(origin)?;
		let member = T::Members::member(&key).ok_or(Error::<T>::NotCarrier)?;
		ensure!(T::Members::has_role(&member, Role::Carrier), Error::<T>::NotCarrier);
		Ok(member)
	}

	/// Issues a bill.
	pub(crate) fn do_issue(carrier: MemberId, nonce: Nonce, issuance: Issuance) -> DispatchResult {
		let id = BillId::derive(&genesis_hash::<T>(), &carrier, &nonce);
		ensure!(!Bills::<T>::contains_key(id), Error::<T>::AlreadyIssued);
		if let Some(fault) = issuance.fault(&carrier) {
			return Err(Self::issuance_error(fault).into());
		}
		// T2: for ever, whatever became of the bill that had it.
		let reference = issuance.reference.clone();
		ensure!(!References::<T>::contains_key(carrier, &reference), Error::<T>::ReferenceUsed);
		let now = T::Clock::get();
		ensure!(issuance.issued_on <= Day::in_china(now), Error::<T>::AnteOrPostDated);
		let sealed = T::RegulatorKey::get().is_none() || issuance.private.regulator.is_some();
		ensure!(sealed, Error::<T>::RegulatorSealMissing);
		Self::check_parties(&id, &issuance)?;
		let live = LiveCount::<T>::get(carrier);
		ensure!(live < T::MaxLiveBillsPerCarrier::get(), Error::<T>::TooManyBills);

		let face = Face { carrier, issuance };
		let recipient = Some(face.issuance.issue_to);
		let act = Act { recipient, ..Act::new(Action::Issue, carrier.into()) };
		let hash = face.digest(&id);
		let entry = act.entry(hash, now);
		let control = Control::first(&face, &entry).map_err(Self::error)?;
		let mut bill = Bill {
			face,
			control,
			reject_until_ms: None,
			offer: None,
			lock: None,
			chain: Head { length: 0, hash },
			opened_at: frame_system::Pallet::<T>::block_number(),
		};
		References::<T>::insert(carrier, reference, id);
		LiveCount::<T>::insert(carrier, live.saturating_add(1));
		Self::deposit_event(Event::Issued {
			bill: id,
			carrier,
			issuance: Box::new(bill.face.issuance.clone()),
		});
		Self::write_entry(id, &mut bill, entry);
		Bills::<T>::insert(id, bill);
		Ok(())
	}

	/// Ends a bill that is the carrier's own to end.
	pub(crate) fn do_void(actor: Party, id: BillId, comment: Option<[u8; 32]>) -> DispatchResult {
		let bill = Self::unlocked(&id)?;
		Self::act(id, bill, Act { comment, ..Act::new(Action::Void, actor) })
	}

	/// Everybody on the face takes part now, and keys were made for this bill.
	fn check_parties(id: &BillId, issuance: &Issuance) -> Result<(), Error<T>> {
		let titled = match issuance.title {
			Title::Named { party, .. } | Title::Fixed(party) => Some(party),
			Title::Bearer => None,
		};
		let parties = [issuance.shipper, issuance.issue_to].into_iter().chain(titled);
		for party in parties.chain(issuance.named.iter().copied()) {
			Self::check_takes_part(&party, id, Error::PartyUnknown)?;
		}
		let live = issuance.surrenderees.iter().all(T::Members::is_live);
		ensure!(live, Error::<T>::PartyUnknown);
		Ok(())
	}

	fn issuance_error(fault: IssuanceFault) -> Error<T> {
		match fault {
			IssuanceFault::Reference => Error::BadReference,
			IssuanceFault::Kind => Error::BadKind,
			IssuanceFault::Parties => Error::BadParties,
			IssuanceFault::Dates => Error::AnteOrPostDated,
		}
	}
}
