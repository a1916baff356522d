//! Anchors, attestors and what is invoiced, looked up.

use hefu_primitives::{AnchorId, InstructionId, Party, anchor::Office};
use subxt::utils::Static;

use super::{Anchor, Attestor, Audit, Billed, Stands};
use crate::{
	Client, Error, chain,
	client::At,
	error::{Missing, Sought},
};

/// An anchor, and how it stands at a block's time.
#[derive(Clone, Debug)]
pub struct Standing {
	/// As it was written down.
	pub anchor: Anchor,
	/// How it stands: a time may be over, and a certificate may have lapsed since.
	pub stands: Stands,
}

impl Client {
	/// Who attests the invoices of a tax office and year.
	pub async fn attestor(&self, at: &At, office: Office) -> Result<Attestor, Error> {
		let found = self.value(at, chain::storage().anchors().attestors(), (Static(office),)).await?;
		let which = format!("{:02}{:02}", office.year, office.region);
		found.ok_or_else(|| Missing::new(Sought::Attestor, which).into())
	}

	/// The attestors of all offices and years, in their order.
	pub async fn attestors(&self, at: &At) -> Result<Vec<(Office, Attestor)>, Error> {
		let found = self.entries(at, chain::storage().anchors().attestors(), ()).await?.into_iter();
		let mut found: Vec<(Office, Attestor)> = found.map(|(key, attestor)| (key.0.0, attestor)).collect();
		found.sort_by_key(|(office, _)| (office.year, office.region));
		Ok(found)
	}

	/// An anchor, and how it stands: the runtime's own answer.
	pub async fn anchor(&self, at: &At, id: AnchorId) -> Result<Standing, Error> {
		let found = self.view(at, chain::view_functions().anchors().anchor(Static(id))).await?;
		let (anchor, stands) = found.ok_or_else(|| Missing::new(Sought::Anchor, id))?;
		Ok(Standing { anchor, stands })
	}

	/// Every anchor as it was written down, in the order in which they were made.
	pub async fn anchors(&self, at: &At) -> Result<Vec<(AnchorId, Anchor)>, Error> {
		let found = self.entries(at, chain::storage().anchors().anchors(), ()).await?.into_iter();
		let mut found: Vec<(AnchorId, Anchor)> = found.map(|(key, anchor)| (key.0.0, anchor)).collect();
		found.sort_by_key(|(id, anchor)| (anchor.at_ms, *id));
		Ok(found)
	}

	/// The anchor of the invoice with this nullifier.
	pub async fn anchor_of(&self, at: &At, nullifier: [u8; 32]) -> Result<Option<AnchorId>, Error> {
		let found = self.value(at, chain::storage().anchors().nullifiers(), (nullifier,)).await?;
		Ok(found.map(|id| id.0))
	}

	/// What a buyer paid a seller in an instruction, and what of it is invoiced; none when nothing was paid.
	pub async fn invoiced(
		&self,
		at: &At,
		instruction: InstructionId,
		seller: Party,
		buyer: Party,
	) -> Result<Option<Billed>, Error> {
		let question =
			chain::view_functions().anchors().invoiced(Static(instruction), Static(seller), Static(buyer));
		self.view(at, question).await
	}

	/// How much of a blue invoice red ones took back.
	pub async fn reddened(&self, at: &At, invoice: AnchorId) -> Result<u128, Error> {
		let found = self.value(at, chain::storage().anchors().reddened(), (Static(invoice),)).await?;
		Ok(found.unwrap_or_default())
	}

	/// That an auditor confirms an accounting entry.
	pub async fn audit(&self, at: &At, entry: AnchorId) -> Result<Option<Audit>, Error> {
		self.value(at, chain::storage().anchors().audits(), (Static(entry),)).await
	}
}
