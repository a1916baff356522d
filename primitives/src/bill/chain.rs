//! The endorsement chain (背书链): entries each of which names the hash of the one before, and what they amount to.
//!
//! The rules of all actions that bills undergo are here, once: the chain applies them to each new entry, and whoever has a face
//! and its entries applies them again.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::{Control, Face, Kind, Pending, Previous, Purpose, Status, Title};
use crate::{BillId, InstructionId, Party, digest::blake2_256};

terms! {
	/// What was done, by DCSA's action codes, with those for which it has none.
	Action {
		/// `ISSUE` (签发): the carrier issued it to the recipient.
		Issue = 0,
		/// `TRANSFER` (转让): the recipient has possession.
		Transfer = 1,
		/// `ENDORSE` (背书): the recipient has the title, and cannot endorse further.
		Endorse = 2,
		/// `ENDORSE_TO_ORDER` (指示背书): the recipient has the title, and can endorse further.
		EndorseToOrder = 3,
		/// `BLANK_ENDORSE` (空白背书): the title goes with possession.
		BlankEndorse = 4,
		/// `SIGN` (签署): the possessor signed; nothing changes.
		Sign = 5,
		/// `SURRENDER_FOR_DELIVERY` (交单提货请求): the recipient is asked to deliver.
		SurrenderForDelivery = 6,
		/// `SURRENDERED`, `SACC` (接受交单): the request was accepted.
		Surrendered = 7,
		/// `SREJ` (拒绝交单): the request was rejected; possession is back.
		SurrenderRejected = 8,
		/// The request was taken back before it was answered (撤回交单); possession is back.
		SurrenderCancelled = 9,
		/// The carrier voided it (作废).
		Void = 10,
		/// The possessor gave back possession that it did not want (退回占有).
		RejectPossession = 11,
		/// The titleholder gave back the title that it did not want (退回权利).
		RejectTitle = 12,
		/// Both were given back (一并退回).
		RejectBoth = 13,
	}
}

/// An entry of a bill's chain. It has all that is needed to know what it changed.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// What was done.
	pub action: Action,
	/// Who did it.
	pub actor: Party,
	/// To whom, where there is one.
	pub recipient: Option<Party>,
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
	/// Digest of the actor's comment.
	pub comment: Option<[u8; 32]>,
	/// Of surrenders: the request's reference, as a digest.
	pub reference: Option<[u8; 32]>,
	/// The instruction that did it, when all its parties had affirmed.
	pub instruction: Option<InstructionId>,
	/// Hash of the entry before, or of the first one: [`Face::digest`].
	pub previous: [u8; 32],
}

impl Entry {
	/// What the next entry names as the one before.
	pub fn hash(&self) -> [u8; 32] {
		self.using_encoded(blake2_256)
	}
}

/// Why an action is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// It was issued before, or is not issued by this entry.
	NotFirst,
	/// The bill is not in the state of having been issued.
	NotIssued,
	/// The actor has not possession.
	NotPossessor,
	/// The recipient has possession already.
	SelfTransfer,
	/// Documents of this kind do not go there.
	NotNegotiable,
	/// The actor has not the title, or nobody has by name.
	NotTitleholder,
	/// The title cannot be endorsed further.
	NotFurtherEndorsable,
	/// The endorsee has the title already.
	SelfEndorse,
	/// What is to be rejected did not come with the last entry, or to another.
	NothingToReject,
	/// Both came together: both are to be rejected.
	DualRoleRejectionRequired,
	/// The actor is not the one who may ask for it, or take it back.
	NotEntitled,
	/// The recipient, or who answers, is neither the carrier nor the agent that was asked.
	WrongSurrenderee,
	/// No such request waits for an answer.
	NotPending,
	/// The rejection says not why.
	CommentMissing,
	/// The actor is not the carrier.
	NotCarrier,
	/// The entry lacks a recipient or a reference, or has one too many.
	Malformed,
}

/// Where a chain breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainError {
	/// There is no entry.
	Empty,
	/// This entry does not name the hash of the one before.
	Broken(u32),
	/// This entry is dated before the one before.
	OutOfOrder(u32),
	/// This entry was not possible.
	Refused(u32, Fault),
}

/// What the chain of a bill amounts to: each entry names the one before, and was possible.
pub fn replay<'a>(
	bill: &BillId,
	face: &Face,
	entries: impl IntoIterator<Item = &'a Entry>,
) -> Result<Control, ChainError> {
	let mut head = face.digest(bill);
	let (mut control, mut at_ms) = (None::<Control>, 0);
	for (sequence, entry) in (0u32..).zip(entries) {
		if entry.previous != head {
			return Err(ChainError::Broken(sequence));
		}
		if entry.at_ms < at_ms {
			return Err(ChainError::OutOfOrder(sequence));
		}
		let next = match control {
			None => Control::first(face, entry),
			Some(control) => control.after(face, entry),
		};
		control = Some(next.map_err(|fault| ChainError::Refused(sequence, fault))?);
		(head, at_ms) = (entry.hash(), entry.at_ms);
	}
	control.ok_or(ChainError::Empty)
}

impl Control {
	/// What the first entry makes.
	pub fn first(face: &Face, entry: &Entry) -> Result<Self, Fault> {
		check(entry.action == Action::Issue, Fault::NotFirst)?;
		check(entry.actor == Party::Member(face.carrier), Fault::NotCarrier)?;
		let is_plain = entry.reference.is_none() && entry.instruction.is_none();
		check(entry.recipient == Some(face.issuance.issue_to) && is_plain, Fault::Malformed)?;
		Ok(Self {
			status: Status::Issued,
			possessor: face.issuance.issue_to,
			title: face.issuance.title,
			previous: None,
			pending: None,
		})
	}

	/// What the next entry makes of it.
	pub fn after(&self, face: &Face, entry: &Entry) -> Result<Self, Fault> {
		let is_surrender = matches!(
			entry.action,
			Action::SurrenderForDelivery
				| Action::Surrendered
				| Action::SurrenderRejected
				| Action::SurrenderCancelled
		);
		let has_recipient = matches!(
			entry.action,
			Action::Transfer | Action::Endorse | Action::EndorseToOrder | Action::SurrenderForDelivery
		);
		let by_instruction = matches!(entry.action, Action::Transfer | Action::EndorseToOrder);
		check(
			entry.reference.is_some() == is_surrender
				&& entry.recipient.is_some() == has_recipient
				&& (entry.instruction.is_none() || by_instruction),
			Fault::Malformed,
		)?;
		match (entry.action, entry.recipient, entry.reference) {
			(Action::Transfer, Some(to), _) => self.transferred(face, entry, to),
			(Action::Endorse, Some(to), _) => self.endorsed(entry, to, false),
			(Action::EndorseToOrder, Some(to), _) => self.endorsed(entry, to, true),
			(Action::BlankEndorse, ..) => self.endorsed_in_blank(entry),
			(Action::Sign, ..) => self.in_possession(&entry.actor).map(|()| self.unrejectable()),
			(Action::SurrenderForDelivery, Some(to), Some(reference)) => {
				self.surrender_requested(face, entry, to, reference)
			}
			(Action::Surrendered, _, Some(reference)) => self.surrendered(face, entry, &reference),
			(Action::SurrenderRejected, _, Some(reference)) => {
				self.surrender_rejected(face, entry, &reference)
			}
			(Action::SurrenderCancelled, _, Some(reference)) => self.surrender_cancelled(entry, &reference),
			(Action::Void, ..) => self.voided(face, entry),
			(Action::RejectPossession, ..) => self.possession_rejected(entry),
			(Action::RejectTitle, ..) => self.title_rejected(entry),
			(Action::RejectBoth, ..) => self.both_rejected(entry),
			(Action::Issue, ..) => Err(Fault::NotFirst),
			_ => Err(Fault::Malformed),
		}
	}

	/// Whether the party has possession and the title.
	pub fn has_both(&self, party: &Party) -> bool {
		self.possessor == *party && self.title.is_of(party, &self.possessor)
	}

	/// The same, when nothing can be rejected any more.
	fn unrejectable(&self) -> Self {
		Self { previous: None, ..*self }
	}

	fn is_issued(&self) -> Result<(), Fault> {
		check(self.status == Status::Issued, Fault::NotIssued)
	}

	fn in_possession(&self, actor: &Party) -> Result<(), Fault> {
		self.is_issued()?;
		check(self.possessor == *actor, Fault::NotPossessor)
	}

	fn transferred(&self, face: &Face, entry: &Entry, to: Party) -> Result<Self, Fault> {
		self.in_possession(&entry.actor)?;
		check(to != self.possessor, Fault::SelfTransfer)?;
		let goes = face.issuance.kind != Kind::SeaWaybill && face.issuance.may_hold(&face.carrier, &to);
		check(goes, Fault::NotNegotiable)?;
		// Title that the entry before gave the recipient came together with possession; and a bearer's always does.
		let title = match self.title {
			Title::Bearer => Some(Title::Bearer),
			title if title.is_of(&to, &to) => self.previous.and_then(|previous| previous.title),
			_ => None,
		};
		let previous = Previous { possessor: Some(self.possessor), title };
		Ok(Self { possessor: to, previous: rejectable(entry, previous), ..*self })
	}

	/// The title of the actor, if it has it by name, has possession too, and can pass it on.
	fn endorsable(&self, actor: &Party) -> Result<(), Fault> {
		self.in_possession(actor)?;
		match self.title {
			Title::Fixed(_) => Err(Fault::NotNegotiable),
			Title::Named { party, further_endorsable } if party == *actor => {
				check(further_endorsable, Fault::NotFurtherEndorsable)
			}
			Title::Named { .. } | Title::Bearer => Err(Fault::NotTitleholder),
		}
	}

	fn endorsed(&self, entry: &Entry, to: Party, further_endorsable: bool) -> Result<Self, Fault> {
		self.endorsable(&entry.actor)?;
		check(to != entry.actor, Fault::SelfEndorse)?;
		let previous = Previous { possessor: None, title: Some(self.title) };
		let title = Title::Named { party: to, further_endorsable };
		Ok(Self { title, previous: rejectable(entry, previous), ..*self })
	}

	fn endorsed_in_blank(&self, entry: &Entry) -> Result<Self, Fault> {
		match self.title {
			Title::Bearer => self.in_possession(&entry.actor)?,
			_ => self.endorsable(&entry.actor)?,
		}
		Ok(Self { title: Title::Bearer, ..self.unrejectable() })
	}

	fn surrender_requested(
		&self,
		face: &Face,
		entry: &Entry,
		to: Party,
		reference: [u8; 32],
	) -> Result<Self, Fault> {
		self.in_possession(&entry.actor)?;
		let entitled = match self.title {
			Title::Fixed(consignee) => [consignee, face.issuance.shipper].contains(&entry.actor),
			Title::Named { party, .. } => party == entry.actor,
			Title::Bearer => true,
		};
		check(entitled, Fault::NotEntitled)?;
		let to = to.member().filter(|member| face.is_surrenderee(member)).ok_or(Fault::WrongSurrenderee)?;
		let request = Pending::Surrender { purpose: Purpose::Delivery, reference, by: entry.actor, to };
		Ok(Self {
			status: Status::PendingSurrenderForDelivery,
			possessor: to.into(),
			pending: Some(request),
			..self.unrejectable()
		})
	}

	/// Who asked whom, if the request of this reference waits for its answer.
	fn request(&self, reference: &[u8; 32]) -> Result<(Party, Party), Fault> {
		match self.pending {
			Some(Pending::Surrender { reference: pending, by, to, .. }) if pending == *reference => {
				Ok((by, to.into()))
			}
			_ => Err(Fault::NotPending),
		}
	}

	/// Who asked, if the actor may answer: whom it asked, or the carrier.
	fn answered(&self, face: &Face, entry: &Entry, reference: &[u8; 32]) -> Result<Party, Fault> {
		let (by, to) = self.request(reference)?;
		check([to, face.carrier.into()].contains(&entry.actor), Fault::WrongSurrenderee)?;
		Ok(by)
	}

	fn surrendered(&self, face: &Face, entry: &Entry, reference: &[u8; 32]) -> Result<Self, Fault> {
		self.answered(face, entry, reference)?;
		Ok(Self { status: Status::SurrenderedForDelivery, pending: None, ..self.unrejectable() })
	}

	fn surrender_rejected(&self, face: &Face, entry: &Entry, reference: &[u8; 32]) -> Result<Self, Fault> {
		let by = self.answered(face, entry, reference)?;
		check(entry.comment.is_some(), Fault::CommentMissing)?;
		Ok(self.given_back(by))
	}

	fn surrender_cancelled(&self, entry: &Entry, reference: &[u8; 32]) -> Result<Self, Fault> {
		let (by, _) = self.request(reference)?;
		check(by == entry.actor, Fault::NotEntitled)?;
		Ok(self.given_back(by))
	}

	fn given_back(&self, by: Party) -> Self {
		Self { status: Status::Issued, possessor: by, pending: None, ..self.unrejectable() }
	}

	fn voided(&self, face: &Face, entry: &Entry) -> Result<Self, Fault> {
		check(entry.actor == Party::Member(face.carrier), Fault::NotCarrier)?;
		self.in_possession(&entry.actor)?;
		// Nobody else's title ends by it. A consignee's is none against whoever gave possession back.
		let is_own = matches!(self.title, Title::Fixed(_)) || self.has_both(&entry.actor);
		check(is_own, Fault::NotTitleholder)?;
		Ok(Self { status: Status::Voided, ..self.unrejectable() })
	}

	fn possession_rejected(&self, entry: &Entry) -> Result<Self, Fault> {
		self.is_issued()?;
		let Some(Previous { possessor: Some(possessor), title }) = self.previous else {
			return Err(Fault::NothingToReject);
		};
		check(entry.actor == self.possessor, Fault::NotPossessor)?;
		check(title.is_none(), Fault::DualRoleRejectionRequired)?;
		Ok(Self { possessor, ..self.unrejectable() })
	}

	fn title_rejected(&self, entry: &Entry) -> Result<Self, Fault> {
		self.is_issued()?;
		let Some(Previous { possessor, title: Some(title) }) = self.previous else {
			return Err(Fault::NothingToReject);
		};
		check(self.title.is_of(&entry.actor, &self.possessor), Fault::NotTitleholder)?;
		check(possessor.is_none(), Fault::DualRoleRejectionRequired)?;
		Ok(Self { title, ..self.unrejectable() })
	}

	fn both_rejected(&self, entry: &Entry) -> Result<Self, Fault> {
		self.is_issued()?;
		let Some(Previous { possessor: Some(possessor), title: Some(title) }) = self.previous else {
			return Err(Fault::NothingToReject);
		};
		check(entry.actor == self.possessor, Fault::NotPossessor)?;
		Ok(Self { possessor, title, ..self.unrejectable() })
	}
}

/// What settled was affirmed by who got it: nothing to reject.
fn rejectable(entry: &Entry, previous: Previous) -> Option<Previous> {
	entry.instruction.is_none().then_some(previous)
}

fn check(holds: bool, fault: Fault) -> Result<(), Fault> {
	if holds { Ok(()) } else { Err(fault) }
}
