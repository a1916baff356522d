//! The face of a bill, from the document that it is issued of and the parties that stand behind the document's names.

use hefu_primitives::{
	MemberId, Party,
	bill::{Issuance, IssuanceFault, Kind, Reference, Title},
	date::Day,
	text::Text,
};
use serde_json::json;

use crate::{
	bill::Document,
	json,
	private::{Committed, Part, PartError},
};

/// Who the parties of a bill are on chain. The document has their names, which stay in its private part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
	/// The shipper (托运人).
	pub shipper: Party,
	/// Who has possession first.
	pub holder: Party,
	/// Who has the title first: the endorsee of an order bill, the consignee of what is not to order; of a bearer bill nobody.
	pub titleholder: Option<Party>,
	/// Of a straight bill: agents and banks to whom possession may go.
	pub named: Vec<Party>,
	/// The carrier's agents that take the bill back as the carrier does.
	pub agents: Vec<MemberId>,
}

/// A bill that can be issued, with what does not go on chain.
#[derive(Clone, Debug)]
pub struct Faced {
	/// What goes on chain.
	pub issuance: Issuance,
	/// The private part.
	pub part: Part,
	/// The private part as it was sealed to the regulator's key, if there is one.
	pub for_regulator: Option<Vec<u8>>,
}

/// Why a document is not issued with these parties.
#[derive(Debug)]
pub enum NotIssued {
	/// The reference has other than printable ASCII.
	Reference,
	/// It is to somebody, and nobody is named.
	NoTitleholder,
	/// It is a bearer bill, and somebody is named.
	Titleholder,
	/// More parties or agents than a face has room for.
	TooMany,
	/// A party or an agent stands twice, or possession would begin where it may not go.
	Parties,
	/// It has nothing private, or the private part is not sealed.
	Private(PartError),
}

impl std::fmt::Display for NotIssued {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Reference => "transportDocumentReference: on chain it is printable ASCII; have the carrier number it so",
			Self::NoTitleholder => {
				"the document names an endorsee or a consignee: say which party that is (the titleholder)"
			}
			Self::Titleholder => {
				"a bearer bill names nobody: leave the titleholder out, or have an endorsee named in the document"
			}
			Self::TooMany => "8 named parties and 4 agents are the most: leave some out",
			Self::Parties => {
				"a party or an agent stands twice, is named on a document that names none, or is the carrier itself; or the \
				 first holder is none to whom a document that is not to order may go (shipper, consignee, carrier, named)"
			}
			Self::Private(error) => return error.fmt(f),
		})
	}
}

impl std::error::Error for NotIssued {}

impl Document {
	/// What the carrier says on chain when it issues this document; `today` is the date of issue where the document says none, and
	/// the private part is sealed to the key of the regulator if there is one.
	///
	/// The request for issuance has DCSA's `issueTo`; where there is none, one is made of the first holder's identifier on this
	/// chain, which tells nothing more.
	pub fn issuance(
		&self,
		carrier: &MemberId,
		parties: Parties,
		today: Day,
		regulator: Option<&[u8; 32]>,
	) -> Result<Faced, NotIssued> {
		let part = Part::new(self.private_fields.iter().cloned()).map_err(NotIssued::Private)?;
		let Committed { private, for_regulator } = part.commit(regulator).map_err(NotIssued::Private)?;
		let Parties { shipper, holder, titleholder, named, agents } = parties;
		let issuance = Issuance {
			reference: self.chain_reference().ok_or(NotIssued::Reference)?,
			kind: self.kind,
			document: self.sha256,
			issue_to_digest: self.issue_to.unwrap_or_else(|| issue_to(&holder)),
			visualisation: self.visualisation,
			manifest: self.manifest,
			issued_on: self.issued.map_or(today, Day),
			shipped_on: self.shipped_on_board.map(Day),
			private,
			shipper,
			issue_to: holder,
			title: title(self.kind, titleholder)?,
			named: named.try_into().map_err(|_| NotIssued::TooMany)?,
			surrenderees: agents.try_into().map_err(|_| NotIssued::TooMany)?,
		};
		match issuance.fault(carrier) {
			None => Ok(Faced { issuance, part, for_regulator }),
			Some(IssuanceFault::Reference) => Err(NotIssued::Reference),
			// The reader of documents took care of kind and dates; a date of issue that the document does not say is today's.
			Some(IssuanceFault::Kind | IssuanceFault::Parties | IssuanceFault::Dates) => {
				Err(NotIssued::Parties)
			}
		}
	}

	/// By what the chain knows it among its carrier's documents; none when that is no printable ASCII.
	pub fn chain_reference(&self) -> Option<Reference> {
		let document = Text::new(&self.reference).ok()?;
		let sub = self.sub_reference.as_deref().map(Text::new).transpose().ok()?;
		Some(Reference { document, sub }).filter(Reference::is_sound)
	}
}

fn title(kind: Kind, party: Option<Party>) -> Result<Title, NotIssued> {
	match (kind, party) {
		(Kind::BearerBl, None) => Ok(Title::Bearer),
		(Kind::BearerBl, Some(_)) => Err(NotIssued::Titleholder),
		(_, None) => Err(NotIssued::NoTitleholder),
		(Kind::OrderBl | Kind::NegotiableCargoDocument, Some(party)) => {
			Ok(Title::Named { party, further_endorsable: true })
		}
		(Kind::StraightBl | Kind::SeaWaybill | Kind::MultimodalWaybill, Some(party)) => {
			Ok(Title::Fixed(party))
		}
	}
}

/// Digest of DCSA's `IssueToParty` with a party's identifier in the place of its name.
fn issue_to(holder: &Party) -> [u8; 32] {
	json::sha256(&json!({ "partyName": holder.to_string(), "sendToPlatform": "HEFU" }))
}
