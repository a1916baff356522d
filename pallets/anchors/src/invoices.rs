//! Anchoring invoices (M18): one number has one anchor, no more is invoiced than was paid, no more taken back than invoiced.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	AnchorId, InstructionId, MemberId, Nonce, Party,
	anchor::{Colour, Invoice},
	settlement::Currency,
};
use pallet_support::{KeySignature, PartyInspect, SettledInspect, genesis_hash};

use crate::{
	Anchors, AttestorOf, Attestors, Config, Error, Invoiced, Nullifiers, Pallet, Reddened, Sums, WeightInfo,
	What,
};

impl<T: Config> Pallet<T> {
	/// Weight of [`Call::anchor_invoice`](crate::Call::anchor_invoice): the benchmark's signature is checked by the host,
	/// and its sides are members.
	pub(crate) fn weight_of_invoice(invoice: &Invoice, signature: &T::KeySignature) -> Weight {
		let slow = if signature.is_slow() { T::SlowSignature::get() } else { Weight::zero() };
		// What was paid, and what came back.
		let settled = T::Settlement::settled_weight().saturating_mul(2);
		// Of a customer or a party key it is read who sponsors it.
		let sponsored = [invoice.seller, invoice.buyer].into_iter().filter(|side| side.member().is_none());
		let sponsors = T::DbWeight::get().reads(sponsored.count() as u64);
		T::WeightInfo::anchor_invoice().saturating_add(slow).saturating_add(settled).saturating_add(sponsors)
	}

	/// Anchors an invoice.
	pub(crate) fn do_anchor_invoice(
		by: MemberId,
		nonce: Nonce,
		digest: [u8; 32],
		invoice: Invoice,
		signature: &T::KeySignature,
	) -> DispatchResult {
		let id = Self::new_id(&by, &nonce)?;
		let mut attestor = Self::attesting(&invoice, &digest, signature)?;
		ensure!(!Nullifiers::<T>::contains_key(invoice.nullifier), Error::<T>::AlreadyAnchored);
		ensure!(invoice.amount > 0, Error::<T>::NothingInvoiced);
		let sums = match invoice.colour {
			Colour::Blue => Self::with_blue(&invoice)?,
			Colour::Red { of } => {
				let (sums, reddened) = Self::with_red(&of, &invoice)?;
				Reddened::<T>::insert(of, reddened);
				sums
			}
		};

		Invoiced::<T>::insert(invoice.instruction, (invoice.seller, invoice.buyer), sums);
		Nullifiers::<T>::insert(invoice.nullifier, id);
		attestor.invoices = attestor.invoices.saturating_add(1);
		Attestors::<T>::insert(invoice.office, attestor);
		Self::put(id, by, digest, What::Invoice(invoice));
		Ok(())
	}

	/// The attestor of the invoice's office, who has signed this and is behind neither side.
	fn attesting(
		invoice: &Invoice,
		digest: &[u8; 32],
		signature: &T::KeySignature,
	) -> Result<AttestorOf<T>, Error<T>> {
		let attestor = Attestors::<T>::get(invoice.office).ok_or(Error::<T>::NoAttestor)?;
		Self::ensure_attests(&attestor.member)?;
		// Nobody attests what its own customers and party keys sell or buy either.
		let mut behind =
			[invoice.seller, invoice.buyer].into_iter().map(|side| T::Members::member_behind(&side));
		ensure!(behind.all(|member| member != Some(attestor.member)), Error::<T>::OwnInvoice);
		let signer = attestor.signer.as_ref().ok_or(Error::<T>::NoSigner)?;
		let message = invoice.signed_bytes(&genesis_hash::<T>(), &attestor.key, digest);
		ensure!(signature.is_of(signer, &message), Error::<T>::NotAttested);
		Ok(attestor)
	}

	/// What is invoiced with this blue one: no more than was paid.
	fn with_blue(invoice: &Invoice) -> Result<Sums, Error<T>> {
		let Invoice { instruction, seller, buyer, currency, amount, .. } = invoice;
		let paid = Self::paid(instruction, seller, buyer);
		let (paid_in, paid) = paid.ok_or(Error::<T>::NotSettled)?;
		ensure!(paid_in == *currency, Error::<T>::OtherCurrency);
		let sums = Invoiced::<T>::get(instruction, (seller, buyer));
		let net = sums.net().checked_add(*amount).ok_or(Error::<T>::MoreThanSettled)?;
		ensure!(net <= paid, Error::<T>::MoreThanSettled);
		// What was taken back before counts in both sums, so the blue one alone may outgrow what was paid.
		let blue = sums.blue.checked_add(*amount).ok_or(Error::<T>::MoreThanSettled)?;
		Ok(Sums { blue, ..sums })
	}

	/// What is invoiced with this red one, and how much of the blue one is then taken back: no more than it is of.
	fn with_red(of: &AnchorId, red: &Invoice) -> Result<(Sums, u128), Error<T>> {
		let anchor = Anchors::<T>::get(of).ok_or(Error::<T>::NotBlue)?;
		let blue = anchor.invoice().filter(|invoice| invoice.colour == Colour::Blue);
		let blue = blue.ok_or(Error::<T>::NotBlue)?;
		let is_of_it = (red.instruction, red.seller, red.buyer, red.currency)
			== (blue.instruction, blue.seller, blue.buyer, blue.currency);
		ensure!(is_of_it, Error::<T>::OtherInvoice);
		let reddened = Reddened::<T>::get(of).checked_add(red.amount).ok_or(Error::<T>::MoreThanBlue)?;
		ensure!(reddened <= blue.amount, Error::<T>::MoreThanBlue);
		let sums = Invoiced::<T>::get(red.instruction, (red.seller, red.buyer));
		// It is a part of what the blue ones are of together.
		Ok((Sums { red: sums.red.saturating_add(red.amount), ..sums }, reddened))
	}

	/// What the buyer paid the seller in the instruction, less what came back in it; none when nothing was paid.
	pub(crate) fn paid(
		instruction: &InstructionId,
		seller: &Party,
		buyer: &Party,
	) -> Option<(Currency, u128)> {
		let (book, paid) = T::Settlement::settled(instruction, buyer, seller)?;
		let back = T::Settlement::settled(instruction, seller, buyer).filter(|(other, _)| *other == book);
		Some((book.currency, paid.saturating_sub(back.map_or(0, |(_, amount)| amount))))
	}
}
