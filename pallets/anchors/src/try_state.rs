//! What always holds of this pallet's storage.

use alloc::collections::{BTreeMap, BTreeSet};
use frame::prelude::*;
use hefu_primitives::{
	AnchorId,
	anchor::{Colour, Invoice, Office},
};

use crate::{
	Anchor, Anchors, Attestors, Audits, Config, Invoiced, LiveEntries, Nullifiers, Pallet, Reddened, Sums,
	What,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		let anchors = Anchors::<T>::iter().collect::<BTreeMap<_, _>>();
		let invoices = anchors.iter().filter_map(|(id, anchor)| Some((*id, *anchor.invoice()?)));
		let invoices = invoices.collect::<BTreeMap<_, _>>();
		Self::check_numbers(&invoices)?;
		Self::check_sums(&invoices)?;
		let is_final = |anchor: &Anchor| anchor.invoice().is_none() || anchor.withdrawn.is_none();
		ensure!(anchors.values().all(is_final), "an invoice that was withdrawn");
		Self::check_entries(&anchors)
	}

	/// M18: one number has one anchor; and offices count theirs.
	fn check_numbers(invoices: &BTreeMap<AnchorId, Invoice>) -> Result<(), DispatchError> {
		let nullifiers = invoices.iter().map(|(id, invoice)| (invoice.nullifier, *id));
		let is_known = Nullifiers::<T>::iter().collect::<BTreeSet<_>>() == nullifiers.collect();
		let numbers = invoices.values().map(|invoice| invoice.nullifier).collect::<BTreeSet<_>>();
		ensure!(is_known && numbers.len() == invoices.len(), "M18: an invoice with two anchors or none");

		let mut counted = BTreeMap::<Office, u32>::new();
		for invoice in invoices.values() {
			let count = counted.entry(invoice.office).or_default();
			*count = count.saturating_add(1);
		}
		let attestors = Attestors::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(attestors.keys().all(|office| office.check().is_ok()), "an office that is none");
		let stored = attestors.iter().filter(|(_, attestor)| attestor.invoices > 0);
		let stored = stored.map(|(office, attestor)| (*office, attestor.invoices));
		ensure!(stored.collect::<BTreeMap<_, _>>() == counted, "invoices of an office are counted wrong");
		Ok(())
	}

	/// M18: no more is invoiced than was paid, and no more taken back than invoiced.
	fn check_sums(invoices: &BTreeMap<AnchorId, Invoice>) -> Result<(), DispatchError> {
		let mut sums = BTreeMap::<_, Sums>::new();
		let mut reddened = BTreeMap::<AnchorId, u128>::new();
		for invoice in invoices.values() {
			let Invoice { instruction, seller, buyer, amount, colour, .. } = invoice;
			ensure!(*amount > 0, "an invoice of nothing");
			let sum = sums.entry((*instruction, (*seller, *buyer))).or_default();
			match colour {
				Colour::Blue => sum.blue = sum.blue.saturating_add(*amount),
				Colour::Red { of } => {
					sum.red = sum.red.saturating_add(*amount);
					let blue = invoices.get(of).filter(|blue| blue.colour == Colour::Blue);
					let blue = blue.ok_or("M18: a red invoice of no blue one")?;
					let is_of_it = (blue.instruction, blue.seller, blue.buyer, blue.currency)
						== (*instruction, *seller, *buyer, invoice.currency);
					ensure!(is_of_it, "M18: a red invoice of another blue one");
					let taken = reddened.entry(*of).or_default();
					*taken = taken.saturating_add(*amount);
					ensure!(*taken <= blue.amount, "M18: red exceeds blue");
				}
			}
		}
		for ((instruction, (seller, buyer)), sum) in &sums {
			let paid = Self::paid(instruction, seller, buyer).map_or(0, |(_, paid)| paid);
			ensure!(sum.net() <= paid, "M18: more is invoiced than was paid");
		}
		let stored = Invoiced::<T>::iter().map(|(instruction, sides, sum)| ((instruction, sides), sum));
		ensure!(stored.collect::<BTreeMap<_, _>>() == sums, "M18: invoices are summed wrong");
		ensure!(
			Reddened::<T>::iter().collect::<BTreeMap<_, _>>() == reddened,
			"M18: what is taken back is summed wrong"
		);
		Ok(())
	}

	/// One live entry of an asset in a period; and nobody audits its own.
	fn check_entries(anchors: &BTreeMap<AnchorId, Anchor>) -> Result<(), DispatchError> {
		let mut live = BTreeMap::new();
		for (id, anchor) in anchors {
			if let (What::Entry(entry), None) = (&anchor.what, anchor.withdrawn) {
				ensure!(entry.period.check().is_ok(), "an entry in no period");
				let before = live.insert((anchor.by, (entry.dataset, entry.period)), *id);
				ensure!(before.is_none(), "two live entries of an asset in a period");
			}
		}
		let stored = LiveEntries::<T>::iter().map(|(entity, place, id)| ((entity, place), id));
		ensure!(stored.collect::<BTreeMap<_, _>>() == live, "live entries are noted wrong");
		for (id, audit) in Audits::<T>::iter() {
			let entry = anchors.get(&id).filter(|anchor| matches!(anchor.what, What::Entry(_)));
			ensure!(
				entry.is_some_and(|entry| entry.by != audit.auditor),
				"an audit of no entry, or of its own"
			);
		}
		Ok(())
	}
}
