//! Law packs (规则包): what a law sets for how long, which rights it lets be registered, and from which day it holds; and when the
//! law's clocks (法定期限) are over.

use hefu_primitives::{
	clock::{Clock, ClockError},
	date::Day,
	law::{ClockName, Pack, PackError, PackId, Row, Rule, Silence, TextStatus, Unit},
	text::Text,
};
use serde::{Deserialize, Serialize};
use subxt::utils::Static;

use crate::{
	Client, Error, chain,
	client::At,
	error::{Missing, Sought},
};

/// A pack as a person writes it: the form of the chain's genesis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PackFile {
	/// What the law is cited by.
	pub identifier: String,
	/// Which version of the pack, from 1.
	pub version: u16,
	/// What the law is called, who made it, and where its text was found.
	pub source: String,
	/// How the text was come by.
	pub status: TextStatus,
	/// The clocks that it sets, in the order of their names.
	pub clocks: Vec<RuleFile>,
	/// Which rights can be registered.
	pub eligibility: Vec<Row>,
}

/// What a pack says of a clock, as a person writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleFile {
	/// Of which.
	pub clock: ClockName,
	/// How many units it has.
	pub amount: u16,
	/// What it counts.
	pub unit: Unit,
	/// What silence means when it is over.
	pub silence: Silence,
	/// Where the law says so.
	pub basis: String,
}

/// Why a file holds no pack.
#[derive(Debug)]
pub enum NoPack {
	/// It has not the form.
	Form(serde_json::Error),
	/// A text in it is too long or no text, or a list is too long.
	TooLong,
	/// The chain would not record it.
	Unsound(PackError),
}

/// Which pack holds from a day on, until the next one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
	/// The first day.
	pub from: Day,
	/// The pack.
	pub pack: PackId,
}

impl PackFile {
	/// The pack in a file, if the chain would record it.
	pub fn read(text: &str) -> Result<Pack, NoPack> {
		let file: Self = serde_json::from_str(text).map_err(NoPack::Form)?;
		let pack = file.pack().ok_or(NoPack::TooLong)?;
		pack.check().map_err(NoPack::Unsound)?;
		Ok(pack)
	}

	/// The pack as a person writes it.
	pub fn of(pack: &Pack) -> Self {
		let rule = |rule: &Rule| RuleFile {
			clock: rule.clock,
			amount: rule.amount,
			unit: rule.unit,
			silence: rule.silence,
			basis: rule.basis.to_string_lossy(),
		};
		Self {
			identifier: pack.identifier.to_string_lossy(),
			version: pack.version,
			source: pack.source.to_string_lossy(),
			status: pack.status,
			clocks: pack.clocks.iter().map(rule).collect(),
			eligibility: pack.eligibility.to_vec(),
		}
	}

	fn pack(self) -> Option<Pack> {
		let rule = |file: RuleFile| {
			let RuleFile { clock, amount, unit, silence, basis } = file;
			Some(Rule { clock, amount, unit, silence, basis: Text::new(&basis).ok()? })
		};
		Some(Pack {
			identifier: Text::new(&self.identifier).ok()?,
			version: self.version,
			source: Text::new(&self.source).ok()?,
			status: self.status,
			clocks: self.clocks.into_iter().map(rule).collect::<Option<Vec<_>>>()?.try_into().ok()?,
			eligibility: self.eligibility.try_into().ok()?,
		})
	}
}

impl Client {
	/// A law pack.
	pub async fn pack(&self, at: &At, id: PackId) -> Result<Pack, Error> {
		let question = chain::view_functions().calendar().pack(Static(id));
		let found = self.view(at, question).await?;
		found.map(|pack| pack.0).ok_or_else(|| Missing::new(Sought::LawPack, id.0).into())
	}

	/// Every law pack, in the order in which they were recorded.
	pub async fn packs(&self, at: &At) -> Result<Vec<(PackId, Pack)>, Error> {
		let found = self.entries(at, chain::storage().calendar().packs(), ()).await?;
		let mut found: Vec<(PackId, Pack)> = found.into_iter().map(|(key, pack)| (key.0.0, pack.0)).collect();
		found.sort_by_key(|(id, _)| *id);
		Ok(found)
	}

	/// Which pack holds from which day, in the order of the days.
	pub async fn in_force(&self, at: &At) -> Result<Vec<InForce>, Error> {
		let found = self.entries(at, chain::storage().calendar().in_force(), ()).await?.into_iter();
		let found = found.map(|(_, entry)| InForce { from: entry.from.0, pack: entry.pack.0 });
		let mut found: Vec<_> = found.collect();
		found.sort_by_key(|entry| entry.from);
		Ok(found)
	}

	/// The pack that holds for what is filed at a moment, in milliseconds since 1970 UTC.
	pub async fn pack_in_force(&self, at: &At, ms: u64) -> Result<Option<PackId>, Error> {
		let question = chain::view_functions().calendar().pack_in_force(ms);
		Ok(self.view(at, question).await?.map(|pack| pack.0))
	}

	/// When a clock will be over, in milliseconds since 1970 UTC, or why that cannot be told: the runtime's own answer.
	pub async fn clock_end(&self, at: &At, clock: Clock) -> Result<Result<u64, ClockError>, Error> {
		let question = chain::view_functions().calendar().clock_end(Static(clock));
		Ok(self.view(at, question).await?.map_err(|error| error.0))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const FILE: &str = r#"{
		"identifier": "国数综政策〔2026〕35号", "version": 2, "source": "原文", "status": "read",
		"clocks": [
			{ "clock": "acceptance", "amount": 3, "unit": { "working-days": "mainland" }, "silence": "deemed-granted", "basis": "第十七条" },
			{ "clock": "registration-validity", "amount": 5, "unit": "years", "silence": "nothing", "basis": "第二十六条" }
		],
		"eligibility": [
			{ "obtained": "joint", "toHold": "unless-agreed", "toUse": "yes", "toOperate": "by-consent" }
		]
	}"#;

	#[test]
	fn a_pack_is_read_as_it_is_shown() {
		let pack = PackFile::read(FILE).unwrap();
		assert_eq!((pack.version, pack.clocks.len(), pack.eligibility.len()), (2, 2, 1));
		let shown = serde_json::to_string(&PackFile::of(&pack)).unwrap();
		assert_eq!(PackFile::read(&shown).unwrap(), pack);
	}

	#[test]
	fn what_the_chain_would_not_record_is_told_before_it_is_proposed() {
		let wrong = |from: &str, to: &str| PackFile::read(&FILE.replace(from, to)).unwrap_err();
		assert!(matches!(wrong("\"version\": 2", "\"version\": 0"), NoPack::Unsound(PackError::NoName)));
		let unsound = wrong("\"amount\": 5", "\"amount\": 0");
		assert!(matches!(unsound, NoPack::Unsound(PackError::Clock(ClockName::RegistrationValidity))));
		assert!(matches!(wrong("原文", &"文".repeat(100)), NoPack::TooLong));
		assert!(matches!(wrong("\"status\"", "\"state\""), NoPack::Form(_)));
	}
}
