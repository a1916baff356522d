//! Bills and their chains. Derived: who controls a bill, by the rules of chains, which are the primitives'.

use codec::{Decode, Encode};
use hefu_primitives::{
	BillId, InstructionId, MemberId, Party,
	bill::{Action, Control, Entry, Face, Issuance, Status},
};

use super::{Fault, Fold, registry::described, said::*};
use crate::{decode::Event, tables::Table};

/// A bill as the chain's state has it.
#[derive(Encode, Decode)]
struct Bill {
	face: Face,
	control: Control,
	reject_until_ms: Option<u64>,
	offer: Option<Offer>,
	lock: Option<InstructionId>,
	length: u32,
	hash: [u8; 32],
	opened_at: u32,
}

#[derive(Encode, Decode)]
struct Offer {
	to: Party,
	expires_ms: u64,
	comment: Option<[u8; 32]>,
}

impl Fold<'_> {
	pub(super) async fn bills(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		let id = text(said, "bill")?;
		match &*event.name {
			"Issued" => {
				let (bill, carrier, issuance): (BillId, MemberId, Issuance) = typed(&event.record)?;
				let reference = reference(&issuance);
				self.name("bill", id, &reference, &carrier.to_string(), &[&reference]);
				self.digests("bill", id, &said["issuance"]);
				let mut parties = vec![Party::Member(carrier), issuance.shipper, issuance.issue_to];
				parties.extend(issuance.named.iter().copied());
				for party in parties {
					self.rows.parties.push(vec!["bill".into(), party.to_string().into(), id.into()]);
				}
				let control = Control {
					status: Status::Issued,
					possessor: issuance.issue_to,
					title: issuance.title,
					previous: None,
					pending: None,
				};
				let face = Face { carrier, issuance };
				let hash = face.digest(&bill);
				let opened_at = self.at.block;
				let (reject_until_ms, offer, lock, length) = (None, None, None, 0);
				let bill = Bill { face, control, reject_until_ms, offer, lock, length, hash, opened_at };
				self.bill(id, &bill).await
			}
			"ChainExtended" => {
				let (_, sequence, entry, reject_until_ms): (BillId, u32, Entry, Option<u64>) =
					typed(&event.record)?;
				let row = vec![id.into(), sequence.into()];
				self.set(Table::BillEntries, &format!("{id}/{sequence}"), said["entry"].clone(), row).await?;
				if let Some(recipient) = entry.recipient {
					self.rows.parties.push(vec!["bill".into(), recipient.to_string().into(), id.into()]);
				}
				let mut bill = self.known_bill(id).await?;
				if (bill.length, bill.hash) != (sequence, entry.previous) {
					return Err(impossible("the entry does not follow the last one"));
				}
				let next = match sequence {
					0 => Control::first(&bill.face, &entry),
					_ => bill.control.after(&bill.face, &entry),
				};
				bill.control = next.map_err(|fault| impossible(format!("{fault:?}")))?;
				(bill.length, bill.hash) = (sequence + 1, entry.hash());
				bill.reject_until_ms = reject_until_ms;
				// Whoever was endorsed says no to the title, whatever becomes of possession.
				if entry.action != Action::RejectTitle {
					bill.offer = None;
				}
				if entry.instruction.is_some() {
					bill.lock = None;
				}
				self.bill(id, &bill).await
			}
			"TransferOffered" => {
				type Offered = (BillId, Party, Party, u64, Option<[u8; 32]>);
				let (_, _, to, expires_ms, comment): Offered = typed(&event.record)?;
				self.rows.parties.push(vec!["bill".into(), to.to_string().into(), id.into()]);
				let mut bill = self.known_bill(id).await?;
				bill.offer = Some(Offer { to, expires_ms, comment });
				// Who passes possession on has not rejected it.
				if bill.control.previous.is_some_and(|previous| previous.possessor.is_some()) {
					bill.reject_until_ms = None;
				}
				self.bill(id, &bill).await
			}
			"TransferDeclined" | "OfferWithdrawn" => {
				let mut bill = self.known_bill(id).await?;
				bill.offer = None;
				self.bill(id, &bill).await
			}
			"Locked" => {
				let (_, instruction): (BillId, InstructionId) = typed(&event.record)?;
				let mut bill = self.known_bill(id).await?;
				(bill.lock, bill.offer) = (Some(instruction), None);
				self.bill(id, &bill).await
			}
			"Released" => {
				let mut bill = self.known_bill(id).await?;
				bill.lock = None;
				self.bill(id, &bill).await
			}
			_ => Ok(()),
		}
	}

	async fn known_bill(&mut self, id: &str) -> Result<Bill, Fault> {
		let scale = self.must(Table::Bills, id).await?.text("scale").unwrap_or_default();
		let bytes = hex::decode(scale).map_err(|error| impossible(error.to_string()))?;
		Bill::decode(&mut &bytes[..]).map_err(|error| impossible(error.to_string()))
	}

	/// A bill is so now.
	async fn bill(&mut self, id: &str, bill: &Bill) -> Result<(), Fault> {
		let bytes = bill.encode();
		let state = described("Bills", "Bills", &bytes)?;
		let status = text(&state["control"], "status")?.to_owned();
		let more = vec![
			bill.face.carrier.to_string().into(),
			reference(&bill.face.issuance).into(),
			status.into(),
			bill.control.possessor.to_string().into(),
			hex::encode(bytes).into(),
		];
		Ok(self.set(Table::Bills, id, state, more).await?)
	}
}

/// By what the carrier knows it.
fn reference(issuance: &Issuance) -> String {
	let document = issuance.reference.document.to_string_lossy();
	match &issuance.reference.sub {
		Some(sub) => format!("{document}/{}", sub.to_string_lossy()),
		None => document,
	}
}
