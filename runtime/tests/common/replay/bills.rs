//! Bills and their chains. Derived: who controls a bill (by the rules of chains, which are the primitives'), where references are
//! found (`References`, `SurrenderRequests`), and how many bills of a carrier are live (`LiveCount`).

use hefu_primitives::bill::{Action, Control, Face, Status};
use hefu_runtime::Runtime;
use pallet_bills::{
	Bill, Bills, Chain, Event, Head, LiveCount, Offer, References, Request, SurrenderRequests,
};

use super::{At, fewer};

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::Issued { bill: id, carrier, issuance } => {
			References::<Runtime>::insert(carrier, &issuance.reference, id);
			LiveCount::<Runtime>::mutate(carrier, |count| *count += 1);
			let control = Control {
				status: Status::Issued,
				possessor: issuance.issue_to,
				title: issuance.title,
				previous: None,
				pending: None,
			};
			let face = Face { carrier, issuance: *issuance };
			let chain = Head { length: 0, hash: face.digest(&id) };
			let issued = Bill {
				face,
				control,
				reject_until_ms: None,
				offer: None,
				lock: None,
				chain,
				opened_at: at.number,
			};
			Bills::<Runtime>::insert(id, issued);
		}
		Event::ChainExtended { bill: id, sequence, entry, reject_until_ms } => {
			assert_eq!(entry.at_ms, at.ms);
			Chain::<Runtime>::insert(id, sequence, entry);
			if let (Action::SurrenderForDelivery, Some(reference)) = (entry.action, entry.reference) {
				let carrier = Bills::<Runtime>::get(id).expect("it was issued").face.carrier;
				SurrenderRequests::<Runtime>::insert(carrier, reference, Request { bill: id, sequence });
			}
			change(id, |bill| {
				assert_eq!((bill.chain.length, bill.chain.hash), (sequence, entry.previous));
				let next = match sequence {
					0 => Control::first(&bill.face, &entry),
					_ => bill.control.after(&bill.face, &entry),
				};
				bill.control = next.expect("the chain's rules allowed it");
				bill.chain = Head { length: sequence + 1, hash: entry.hash() };
				bill.reject_until_ms = reject_until_ms;
				// Whoever was endorsed says no to the title, whatever becomes of possession.
				if entry.action != Action::RejectTitle {
					bill.offer = None;
				}
				if entry.instruction.is_some() {
					bill.lock = None;
				}
				if bill.control.status.is_final() {
					fewer::<LiveCount<Runtime>, _>(bill.face.carrier);
				}
			});
		}
		Event::TransferOffered { bill, to, expires_ms, comment, .. } => change(bill, |bill| {
			bill.offer = Some(Offer { to, expires_ms, comment });
			// Who passes possession on has not rejected it.
			if bill.control.previous.is_some_and(|previous| previous.possessor.is_some()) {
				bill.reject_until_ms = None;
			}
		}),
		Event::TransferDeclined { bill, .. } | Event::OfferWithdrawn { bill, .. } => {
			change(bill, |bill| bill.offer = None);
		}
		Event::Locked { bill, instruction } => {
			change(bill, |bill| (bill.lock, bill.offer) = (Some(instruction), None));
		}
		Event::Released { bill, .. } => change(bill, |bill| bill.lock = None),
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

fn change(id: hefu_primitives::BillId, change: impl FnOnce(&mut Bill<u32>)) {
	Bills::<Runtime>::mutate(id, |bill| change(bill.as_mut().expect("it was issued")));
}
