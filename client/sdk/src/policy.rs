//! Terms of a grant before they are complete: from a person's options, from an ODRL policy, or from both.

pub mod odrl;
mod purposes;

use hefu_primitives::terms::{
	Dimension, Environment, Environments, Exclusivity, Export, Limit, Period, Purposes, Sectors, Sublicence,
	Terms, Territory, Volume,
};

pub use purposes::{PurposeList, PurposesError};

/// Every surrounding in which data can be worked on.
pub const ENVIRONMENTS: [Environment; 5] =
	[Environment::OnSite, Environment::Sandbox, Environment::Tee, Environment::Mpc, Environment::Plain];

/// When a grant ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
	/// It does not.
	Never,
	/// At this moment: milliseconds since 1970 UTC.
	At(u64),
	/// So many milliseconds after it begins.
	After(u64),
}

/// Terms as far as they are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
	/// What for.
	pub purposes: Option<Purposes>,
	/// Where.
	pub territory: Option<Territory>,
	/// From when on: milliseconds since 1970 UTC. From now on unless said.
	pub from_ms: Option<u64>,
	/// Until when.
	pub until: Option<Until>,
	/// At most so many calls. Not limited unless said; the next two likewise.
	pub calls: Option<Limit>,
	/// At most so many bytes.
	pub bytes: Option<Limit>,
	/// At most so many users at the same time.
	pub seats: Option<u32>,
	/// Who else may. Anybody unless said.
	pub exclusivity: Option<Exclusivity>,
	/// Whether others may be granted in turn. Nobody unless said.
	pub sublicence: Option<Sublicence>,
	/// In which industries.
	pub sectors: Option<Sectors>,
	/// In which surroundings. In every one unless said.
	pub environments: Option<Environments>,
	/// Whether the data may leave the country. They may not unless said.
	pub export: Option<Export>,
	/// Digest of clauses that no machine judges.
	pub clauses: Option<[u8; 32]>,
}

impl Draft {
	/// These terms where there are some, and `other`'s elsewhere.
	pub fn or(self, other: Self) -> Self {
		Self {
			purposes: self.purposes.or(other.purposes),
			territory: self.territory.or(other.territory),
			from_ms: self.from_ms.or(other.from_ms),
			until: self.until.or(other.until),
			calls: self.calls.or(other.calls),
			bytes: self.bytes.or(other.bytes),
			seats: self.seats.or(other.seats),
			exclusivity: self.exclusivity.or(other.exclusivity),
			sublicence: self.sublicence.or(other.sublicence),
			sectors: self.sectors.or(other.sectors),
			environments: self.environments.or(other.environments),
			export: self.export.or(other.export),
			clauses: self.clauses.or(other.clauses),
		}
	}

	/// The dimensions of which something must be said, and nothing is.
	pub fn missing(&self) -> Vec<Dimension> {
		let said = [
			(Dimension::Purpose, self.purposes.is_some()),
			(Dimension::Territory, self.territory.is_some()),
			(Dimension::Period, self.until.is_some()),
			(Dimension::Sector, self.sectors.is_some()),
		];
		said.into_iter().filter(|(_, said)| !said).map(|(dimension, _)| dimension).collect()
	}

	/// The terms of a grant that is made at `now_ms`, milliseconds since 1970 UTC; `None` when something is [missing](Self::missing).
	pub fn terms(self, now_ms: u64) -> Option<Terms> {
		let from_ms = self.from_ms.unwrap_or(now_ms);
		let until_ms = match self.until? {
			Until::Never => None,
			Until::At(ms) => Some(ms),
			Until::After(ms) => Some(from_ms.saturating_add(ms)),
		};
		Some(Terms {
			purposes: self.purposes?,
			territory: self.territory?,
			period: Period { from_ms, until_ms },
			volume: Volume { calls: self.calls, bytes: self.bytes, seats: self.seats },
			exclusivity: self.exclusivity.unwrap_or(Exclusivity::None),
			sublicence: self.sublicence.unwrap_or_else(Sublicence::none),
			sectors: self.sectors?,
			environments: self.environments.unwrap_or_else(|| Environments::of(&ENVIRONMENTS)),
			export: self.export.unwrap_or(Export::No),
			clauses: self.clauses,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_must_be_said_is_asked_for_at_once() {
		let asked = [Dimension::Purpose, Dimension::Territory, Dimension::Period, Dimension::Sector];
		assert_eq!(Draft::default().missing(), asked);
		assert_eq!(Draft::default().terms(5), None);
	}

	#[test]
	fn what_need_not_be_said_gives_nothing_away() {
		let draft = Draft {
			purposes: Some(Purposes(1)),
			territory: Some(Territory::everywhere()),
			until: Some(Until::After(7)),
			sectors: Some(Sectors::all()),
			..Draft::default()
		};
		let terms = draft.clone().terms(5).unwrap();
		assert_eq!(terms.period, Period { from_ms: 5, until_ms: Some(12) });
		assert_eq!((terms.exclusivity, terms.export), (Exclusivity::None, Export::No));
		assert_eq!(terms.sublicence, Sublicence::none());
		assert_eq!(terms.first_fault(), None);
		let said = Draft { from_ms: Some(1), until: Some(Until::Never), ..Draft::default() };
		assert_eq!(said.or(draft).terms(5).unwrap().period, Period { from_ms: 1, until_ms: None });
	}
}
