//! Bills read with their chains, and whether a bill is what its chain amounts to.

use hefu_primitives::{
	BillId, MemberId,
	bill::{ChainError, Control, Entry, Reference, replay},
};
use subxt::utils::Static;

use super::Bill;
use crate::{
	Client, Error,
	chain::{
		self,
		runtime_types::hefu_runtime::params::{
			RuntimeParametersKey, RuntimeParametersValue,
			governed::bills::{ParametersKey, ParametersValue, RegulatorKey},
		},
	},
	client::At,
	error::{Missing, Sought},
};

/// A bill with its chain, all of one block.
#[derive(Clone, Debug)]
pub struct Whole {
	/// Its id.
	pub id: BillId,
	/// The bill.
	pub bill: Bill,
	/// Its chain, oldest first.
	pub entries: Vec<Entry>,
}

/// Why a bill is not what its chain amounts to: whoever gave it lies, or is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
	/// The chain itself does not hold.
	Chain(ChainError),
	/// There are more entries, or fewer, than the bill says, or the last is another.
	Head,
	/// The chain amounts to another possessor, title or state.
	Control,
}

impl std::fmt::Display for Broken {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Chain(ChainError::Empty) => f.write_str("the chain has no entry"),
			Self::Chain(ChainError::Broken(place)) => {
				write!(f, "entry {place} does not name the hash of the one before")
			}
			Self::Chain(ChainError::OutOfOrder(place)) => {
				write!(f, "entry {place} is dated before the one before")
			}
			Self::Chain(ChainError::Refused(place, fault)) => {
				write!(f, "entry {place} was not possible: {fault:?}")
			}
			Self::Head => f.write_str("the chain does not end where the bill says"),
			Self::Control => {
				f.write_str("the chain amounts to another possessor, title or state than the bill has")
			}
		}
	}
}

impl std::error::Error for Broken {}

impl Whole {
	/// Replays the chain: each entry names the one before, was possible by the rules, and all together make the bill what it is.
	pub fn check(&self) -> Result<(), Broken> {
		let Bill { face, control, chain, .. } = &self.bill;
		let replayed = replay(&self.id, face, &self.entries).map_err(Broken::Chain)?;
		let ends = self.entries.last().is_some_and(|last| last.hash() == chain.hash);
		if !ends || self.entries.len() != chain.length as usize {
			return Err(Broken::Head);
		}
		if replayed == **control { Ok(()) } else { Err(Broken::Control) }
	}
}

impl Client {
	/// A bill.
	pub async fn bill(&self, at: &At, id: BillId) -> Result<Bill, Error> {
		let found = self.value(at, chain::storage().bills().bills(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Bill, id).into())
	}

	/// A bill with its chain. What a node gives is not relied on before [`Whole::check`].
	pub async fn whole_bill(&self, at: &At, id: BillId) -> Result<Whole, Error> {
		let bill = self.bill(at, id).await?;
		let mut entries = Vec::new();
		for sequence in 0..bill.chain.length {
			let found = self.value(at, chain::storage().bills().chain(), (Static(id), sequence)).await?;
			let missing = || Missing::new(Sought::BillEntry, format!("{sequence} ({id})"));
			let entry = found.ok_or_else(missing)?;
			entries.push(entry.0);
		}
		Ok(Whole { id, bill, entries })
	}

	/// The bill that a carrier knows by this reference.
	pub async fn bill_by_reference(
		&self,
		at: &At,
		carrier: MemberId,
		reference: Reference,
	) -> Result<Option<BillId>, Error> {
		let key = (Static(carrier), Static(reference));
		let found = self.value(at, chain::storage().bills().references(), key).await?;
		Ok(found.map(|id| id.0))
	}

	/// The bills of this reference, whoever the carrier is.
	pub async fn bills_by_reference(&self, at: &At, reference: &Reference) -> Result<Vec<BillId>, Error> {
		let mut found = Vec::new();
		for (carrier, _) in self.members(at).await? {
			found.extend(self.bill_by_reference(at, carrier, reference.clone()).await?);
		}
		Ok(found)
	}

	/// Who has possession and title of a bill, and how far it is: the runtime's own answer.
	pub async fn who_controls(&self, at: &At, id: BillId) -> Result<Control, Error> {
		let answer = self.view(at, chain::view_functions().bills().who_controls(Static(id))).await?;
		answer.map(|control| control.0).ok_or_else(|| Missing::new(Sought::Bill, id).into())
	}

	/// The key to which private parts for a member are sealed, if it has one.
	pub async fn sealing_key(&self, at: &At, member: MemberId) -> Result<Option<[u8; 32]>, Error> {
		self.value(at, chain::storage().members().sealing_keys(), (Static(member),)).await
	}

	/// The regulator's key, to which every bill's private part is sealed, if the consortium has named one.
	pub async fn regulator_key(&self, at: &At) -> Result<Option<[u8; 32]>, Error> {
		let key = RuntimeParametersKey::Bills(ParametersKey::RegulatorKey(RegulatorKey));
		let found = self.value(at, chain::storage().parameters().parameters(), (key,)).await?;
		match found {
			Some(RuntimeParametersValue::Bills(ParametersValue::RegulatorKey(key))) => Ok(key),
			_ => Ok(None),
		}
	}
}
