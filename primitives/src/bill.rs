//! Bills of lading and other title documents: what stands on their face, and who controls them.
//!
//! The words are DCSA's (EBL, ISS, SUR, END 3.0.4); the law behind them is MLETR's: one authoritative record, one party in control
//! of it. [`chain`] says what each action needs and does.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{BillId, MemberId, Party, date::Day, digest::blake2_256, private::PrivatePart, text::Text};

pub mod chain;

pub use chain::{Action, ChainError, Entry, Fault, replay};

terms! {
	/// Kinds of document.
	Kind {
		/// Straight bill of lading (记名提单): to a named consignee, not negotiable.
		StraightBl = 0,
		/// Order bill of lading (指示提单): negotiable by endorsement.
		OrderBl = 1,
		/// Bearer bill of lading (不记名提单): endorsed in blank when it is issued.
		BearerBl = 2,
		/// Sea waybill (海运单): never transferred.
		SeaWaybill = 3,
		/// Negotiable cargo document (可转让货物单证) of the UN convention of 2025, for any mode of transport.
		NegotiableCargoDocument = 4,
		/// Multimodal waybill (多式联运运单, 一单制): not negotiable.
		MultimodalWaybill = 5,
	}

	/// DCSA's `transportDocumentStatus`.
	Status {
		/// The carrier has drafted it (草稿).
		Draft = 0,
		/// The shipper has approved the draft (已确认).
		Approved = 1,
		/// Issued (已签发): it can be acted on.
		Issued = 2,
		/// The carrier is asked to amend it, and has not answered.
		PendingSurrenderForAmendment = 3,
		/// Surrendered so that it is amended.
		SurrenderedForAmendment = 4,
		/// The carrier is asked to deliver, and has not answered (待放货).
		PendingSurrenderForDelivery = 5,
		/// Surrendered for delivery (已交单提货): its life is over.
		SurrenderedForDelivery = 6,
		/// Void (已作废).
		Voided = 7,
	}

	/// What a bill is surrendered for.
	Purpose {
		/// Delivery of the goods (提货). DCSA's `SREQ`.
		Delivery = 0,
	}
}

impl Status {
	/// Whether nothing can be done about the bill any more.
	pub const fn is_final(&self) -> bool {
		matches!(self, Self::SurrenderedForDelivery | Self::Voided)
	}
}

/// Most bytes of a transport document reference.
pub const MAX_REFERENCE: u32 = 20;

/// Most bytes of a sub-reference.
pub const MAX_SUB_REFERENCE: u32 = 100;

/// Most parties, beside shipper and consignee, to whom a document that is not negotiable may go.
pub const MAX_NAMED: u32 = 8;

/// Most agents of a carrier that take a bill back.
pub const MAX_SURRENDEREES: u32 = 4;

/// By what a carrier's document is known: DCSA's `transportDocumentReference` and `transportDocumentSubReference`.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Reference {
	/// The carrier's number of the document (提单号).
	pub document: Text<MAX_REFERENCE>,
	/// Which of several documents of this number.
	pub sub: Option<Text<MAX_SUB_REFERENCE>>,
}

impl Reference {
	/// Whether both parts are printable ASCII, not empty, and begin and end with no space.
	pub fn is_sound(&self) -> bool {
		is_sound(self.document.as_bytes()) && self.sub.as_ref().is_none_or(|sub| is_sound(sub.as_bytes()))
	}
}

fn is_sound(text: &[u8]) -> bool {
	let graphic = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
	let printable = text.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
	printable && graphic(text.first()) && graphic(text.last())
}

/// Who has the title to the goods.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Title {
	/// The party that is named (被背书人), by the face or by the last endorsement.
	#[codec(index = 0)]
	Named {
		/// Who.
		party: Party,
		/// Whether it can endorse in turn.
		further_endorsable: bool,
	},
	/// Whoever has possession: endorsed in blank (空白背书).
	#[codec(index = 1)]
	Bearer,
	/// The consignee (收货人), for good: not negotiable.
	#[codec(index = 2)]
	Fixed(Party),
}

impl Title {
	/// Whether the party has the title when `possessor` has possession.
	pub fn is_of(&self, party: &Party, possessor: &Party) -> bool {
		match self {
			Self::Named { party: named, .. } | Self::Fixed(named) => named == party,
			Self::Bearer => possessor == party,
		}
	}
}

/// What a carrier says when it issues a bill.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Issuance {
	/// By what the carrier knows it; never used before by it.
	pub reference: Reference,
	/// Its kind.
	pub kind: Kind,
	/// SHA-256 of the transport document, as RFC 8785 writes its JSON.
	pub document: [u8; 32],
	/// SHA-256 of DCSA's `issueTo` object, written in the same way.
	pub issue_to_digest: [u8; 32],
	/// SHA-256 of the carrier's visualisation, if it made one.
	pub visualisation: Option<[u8; 32]>,
	/// SHA-256 of the signed issuance manifest, if there is one.
	pub manifest: Option<[u8; 32]>,
	/// The date of issue (签发日期).
	pub issued_on: Day,
	/// When the goods were on board (装船日期), if it says so; none: received for shipment.
	pub shipped_on: Option<Day>,
	/// Commitment to what only the parties know.
	pub private: PrivatePart,
	/// The shipper (托运人).
	pub shipper: Party,
	/// Who has possession first.
	pub issue_to: Party,
	/// Who has the title first.
	pub title: Title,
	/// Of a straight bill and a multimodal waybill: agents of shipper and consignee, and banks, to whom possession may go.
	pub named: BoundedVec<Party, ConstU32<MAX_NAMED>>,
	/// The carrier's agents that take it back as well as the carrier does.
	pub surrenderees: BoundedVec<MemberId, ConstU32<MAX_SURRENDEREES>>,
}

/// Why an issuance makes no bill, by what it says alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuanceFault {
	/// The reference is empty, or no printable ASCII.
	Reference,
	/// The title is none that a document of this kind has.
	Kind,
	/// A party stands twice where it may stand once, or where a document of the kind has none; or possession begins where it may
	/// not go.
	Parties,
	/// Issued before the goods were on board.
	Dates,
}

impl Issuance {
	/// The first fault in what it says.
	pub fn fault(&self, carrier: &MemberId) -> Option<IssuanceFault> {
		if !self.reference.is_sound() {
			return Some(IssuanceFault::Reference);
		}
		let fits = match self.kind {
			Kind::StraightBl | Kind::SeaWaybill | Kind::MultimodalWaybill => {
				matches!(self.title, Title::Fixed(_))
			}
			Kind::OrderBl => matches!(self.title, Title::Named { further_endorsable: true, .. }),
			Kind::BearerBl => self.title == Title::Bearer,
			Kind::NegotiableCargoDocument => {
				matches!(self.title, Title::Named { further_endorsable: true, .. } | Title::Bearer)
			}
		};
		if !fits {
			return Some(IssuanceFault::Kind);
		}
		let twice = has_twice(&self.named) || has_twice(&self.surrenderees);
		let names = matches!(self.kind, Kind::StraightBl | Kind::MultimodalWaybill) || self.named.is_empty();
		if twice || !names || self.surrenderees.contains(carrier) || !self.may_hold(carrier, &self.issue_to) {
			return Some(IssuanceFault::Parties);
		}
		let antedated = self.shipped_on.is_some_and(|shipped| self.issued_on < shipped);
		antedated.then_some(IssuanceFault::Dates)
	}

	/// Whether the party may come to have possession: of a negotiable document anybody, of another those on its face.
	pub fn may_hold(&self, carrier: &MemberId, party: &Party) -> bool {
		match &self.title {
			Title::Named { .. } | Title::Bearer => true,
			Title::Fixed(consignee) => {
				let faces = [consignee, &self.shipper, &Party::Member(*carrier)];
				faces.contains(&party) || self.named.contains(party)
			}
		}
	}
}

fn has_twice<Item: PartialEq>(items: &[Item]) -> bool {
	items.iter().enumerate().any(|(place, item)| items.iter().skip(place + 1).any(|other| item == other))
}

/// The face of a bill (提单正面): who issued it, and what it says. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Face {
	/// Who issued it.
	pub carrier: MemberId,
	/// What was said.
	pub issuance: Issuance,
}

impl Face {
	/// What the first entry of the bill's chain points to: it ties the chain to this bill and this face.
	pub fn digest(&self, bill: &BillId) -> [u8; 32] {
		(BillId::TAG.as_bytes(), bill, self).using_encoded(blake2_256)
	}

	/// Whether the member answers for the carrier when a bill comes back: the carrier or one of its agents on the face.
	pub fn is_surrenderee(&self, member: &MemberId) -> bool {
		self.carrier == *member || self.issuance.surrenderees.contains(member)
	}
}

/// Who controls a bill, and how far it is: what its chain amounts to.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Control {
	/// How far it is.
	pub status: Status,
	/// Who has possession (持单人): exactly one party. While a request to surrender waits for its answer, whom it is addressed to.
	pub possessor: Party,
	/// Who has the title.
	pub title: Title,
	/// What the last entry took from whom, if whoever got it may reject it.
	pub previous: Option<Previous>,
	/// What waits for somebody's answer.
	pub pending: Option<Pending>,
}

/// From whom possession and title came, with the last entry, or with the last two when these handed both to the same party.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Previous {
	/// Who had possession; none: it did not change.
	pub possessor: Option<Party>,
	/// Who had the title; none: it did not change.
	pub title: Option<Title>,
}

/// What waits for an answer.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Pending {
	/// A request to surrender (交单请求).
	#[codec(index = 0)]
	Surrender {
		/// For what.
		purpose: Purpose,
		/// The request's reference, as a digest; never used again.
		reference: [u8; 32],
		/// Who asks, and had possession.
		by: Party,
		/// Whom it is addressed to: the carrier or an agent of it.
		to: MemberId,
	},
}

#[cfg(test)]
mod tests;
