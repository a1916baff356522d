//! Anchors. Derived: nullifiers, how many invoices an office has, sums of what is invoiced and taken back, and which accounting entry stands
//! for an asset in a period (`Nullifiers`, `Attestors`, `Invoiced`, `Reddened`, `LiveEntries`).

use hefu_primitives::{
	AnchorId,
	anchor::{Colour, Invoice, Office},
};
use hefu_runtime::Runtime;
use pallet_anchors::{
	Anchors, Attestor, AttestorOf, Attestors, Audits, Event, Invoiced, LiveEntries, Nullifiers, Reddened,
	What, Withdrawal,
};

use super::At;

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::AttestorAppointed { office, member, key } => {
			let invoices = Attestors::<Runtime>::get(office).map_or(0, |before| before.invoices);
			Attestors::<Runtime>::insert(office, Attestor { member, key, signer: None, invoices });
		}
		Event::SignerSet { office, signer } => change(office, |it| it.signer = Some(signer)),
		Event::Anchored { id, anchor } => {
			match anchor.what {
				What::Invoice(invoice) => count(id, &invoice),
				What::Entry(entry) => {
					LiveEntries::<Runtime>::insert(anchor.by, (entry.dataset, entry.period), id);
				}
				What::Contract(_) | What::Assessment(_) | What::ExportBasis(_) => (),
			}
			Anchors::<Runtime>::insert(id, anchor);
		}
		Event::Audited { id, audit } => Audits::<Runtime>::insert(id, audit),
		Event::AnchorWithdrawn { id, document } => {
			let mut anchor = Anchors::<Runtime>::get(id).expect("it was anchored");
			if let What::Entry(entry) = anchor.what {
				LiveEntries::<Runtime>::remove(anchor.by, (entry.dataset, entry.period));
			}
			anchor.withdrawn = Some(Withdrawal { document, at_ms: at.ms });
			Anchors::<Runtime>::insert(id, anchor);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

fn count(id: AnchorId, invoice: &Invoice) {
	Nullifiers::<Runtime>::insert(invoice.nullifier, id);
	change(invoice.office, |it| it.invoices += 1);
	Invoiced::<Runtime>::mutate(invoice.instruction, (invoice.seller, invoice.buyer), |sums| {
		match invoice.colour {
			Colour::Blue => sums.blue += invoice.amount,
			Colour::Red { of } => {
				sums.red += invoice.amount;
				Reddened::<Runtime>::mutate(of, |sum| *sum += invoice.amount);
			}
		}
	});
}

fn change(office: Office, alter: impl FnOnce(&mut AttestorOf<Runtime>)) {
	Attestors::<Runtime>::mutate(office, |it| alter(it.as_mut().expect("it has an attestor")));
}
