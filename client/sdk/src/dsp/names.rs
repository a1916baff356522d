//! What the names of messages stand for on the chain.

use std::collections::BTreeMap;

use hefu_primitives::{DatasetId, MemberId, NegotiationId, OrderId, ProductId, dataset::VersionRef};

/// Stands before ids of this chain where messages name things.
const OWN: &str = "urn:hefu:";

/// Names of things of one kind. Each thing has a name of its own without being added: `urn:hefu:` and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T>(BTreeMap<String, T>);

/// A name that stands for something else already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken(pub String);

/// Tables of the names that the two sides have given to the same things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides<T> {
	/// The consumer's names.
	pub consumer: Table<T>,
	/// The provider's.
	pub provider: Table<T>,
}

/// What names stand for: what a member who speaks with other data spaces keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
	/// Participants.
	pub members: Table<MemberId>,
	/// Datasets: on the chain, a version of one.
	pub targets: Table<VersionRef>,
	/// Offers of catalogues: on the chain, products.
	pub products: Table<ProductId>,
	/// Negotiations.
	pub negotiations: Sides<NegotiationId>,
	/// Agreements: on the chain, the negotiation that came to it.
	pub agreements: Table<NegotiationId>,
	/// Transfers: on the chain, orders.
	pub transfers: Sides<OrderId>,
}

/// What names are given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKind {
	/// A participant: a member.
	Participant,
	/// A dataset: a version of one.
	Dataset,
	/// An offer: a product.
	Offer,
	/// A negotiation, or the agreement that it came to.
	Negotiation,
	/// A transfer: an order.
	Transfer,
}

/// What has a name of its own, behind `urn:hefu:`.
pub trait Named: Copy + PartialEq {
	/// What it is.
	const KIND: NamedKind;

	/// Its own name, without what stands before it.
	fn own(&self) -> String;

	/// What has this name of its own.
	fn of(own: &str) -> Option<Self>;
}

macro_rules! named {
	($($id:ty: $kind:ident;)*) => {$(
		impl Named for $id {
			const KIND: NamedKind = NamedKind::$kind;

			fn own(&self) -> String {
				self.to_bech32m()
			}

			fn of(own: &str) -> Option<Self> {
				Self::from_bech32m(own).ok()
			}
		}
	)*};
}

named! {
	MemberId: Participant;
	ProductId: Offer;
	NegotiationId: Negotiation;
	OrderId: Transfer;
}

impl Named for VersionRef {
	const KIND: NamedKind = NamedKind::Dataset;

	fn own(&self) -> String {
		format!("{}:{}", self.dataset, self.version)
	}

	fn of(own: &str) -> Option<Self> {
		let (dataset, version) = own.split_once(':')?;
		let found = Self { dataset: DatasetId::from_bech32m(dataset).ok()?, version: version.parse().ok()? };
		// In one way only: the number may have been `+1` or `01`.
		(found.own() == own).then_some(found)
	}
}

impl<T> Default for Table<T> {
	fn default() -> Self {
		Self(BTreeMap::new())
	}
}

impl<T> Default for Sides<T> {
	fn default() -> Self {
		Self { consumer: Table::default(), provider: Table::default() }
	}
}

impl<T: Named> Table<T> {
	/// Adds a name; one that stands for something else is not changed.
	pub fn add(&mut self, name: &str, thing: T) -> Result<(), Taken> {
		if self.find(name).is_some_and(|other| other != thing) {
			return Err(Taken(name.into()));
		}
		self.0.insert(name.into(), thing);
		Ok(())
	}

	/// What a name stands for.
	pub fn find(&self, name: &str) -> Option<T> {
		self.0.get(name).copied().or_else(|| T::of(name.strip_prefix(OWN)?))
	}

	/// The name of a thing: the first one that was added, in the order of names, or its own.
	pub fn name(&self, thing: &T) -> String {
		let added = self.0.iter().find(|(_, other)| *other == thing).map(|(name, _)| name.clone());
		added.unwrap_or_else(|| format!("{OWN}{}", thing.own()))
	}
}

impl std::fmt::Display for NamedKind {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Participant => "a participant",
			Self::Dataset => "a dataset",
			Self::Offer => "an offer",
			Self::Negotiation => "a negotiation or agreement",
			Self::Transfer => "a transfer",
		})
	}
}

impl std::fmt::Display for Taken {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "{:?} stands for something else already", self.0)
	}
}

impl std::error::Error for Taken {}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_name_stands_for_one_thing() {
		let mut table = Table::default();
		let (one, other) = (ProductId([1; 32]), ProductId([2; 32]));
		assert_eq!(table.name(&one), format!("urn:hefu:{one}"));
		assert_eq!(table.find(&format!("urn:hefu:{other}")), Some(other));
		assert_eq!(table.add("urn:uuid:1", one), Ok(()));
		assert_eq!(table.add("urn:uuid:1", one), Ok(()));
		assert_eq!(table.add("urn:uuid:1", other), Err(Taken("urn:uuid:1".into())));
		let own = format!("urn:hefu:{other}");
		assert_eq!(table.add(&own, one), Err(Taken(own.clone())));
		assert_eq!((table.find("urn:uuid:1"), table.name(&one)), (Some(one), "urn:uuid:1".into()));
		assert_eq!(table.find("urn:uuid:2"), None);
		let member = MemberId([1; 32]);
		assert_eq!(table.find(&format!("urn:hefu:{member}")), None, "of another kind");
	}

	#[test]
	fn a_version_has_one_name_of_its_own() {
		let table = Table::default();
		let version = VersionRef { dataset: DatasetId([3; 32]), version: 1 };
		let name = table.name(&version);
		assert_eq!(table.find(&name), Some(version));
		for wrong in [name.replace(":1", ":01"), name.replace(":1", ":+1"), name.replace(":1", "")] {
			assert_eq!(table.find(&wrong), None, "{wrong}");
		}
	}
}
