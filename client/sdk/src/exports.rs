//! Data that leave the country (数据出境): recorded with what they stand on, counted, and the rules by which they are judged.

use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	export::{Basis, Heads, Path, Rules},
	text::Text,
};
use serde::{Deserialize, Serialize};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{self, exports},
	client::At,
	error::{Missing, Sought},
};

/// Data that left the country, as the chain stores it.
pub type Export = exports::storage::exports::Output;

/// What leaves the country, and on what that stands.
#[derive(Clone, Debug)]
pub struct Leaving {
	/// Of which dataset.
	pub dataset: DatasetId,
	/// By which grant; none: by a right of the exporter's own.
	pub grant: Option<GrantId>,
	/// How many persons it is about, that were not counted this year.
	pub heads: Heads,
	/// Whether important data are among them, whatever the dataset's grade says.
	pub important: bool,
	/// Digest of who receives them abroad.
	pub recipient: [u8; 32],
	/// On what it stands.
	pub basis: Basis,
}

/// Rules as a person writes them: the form of the chain's genesis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RulesFile {
	/// From how many persons on the assessment is needed.
	pub assessment_persons: u64,
	/// The same of persons of whom it is sensitive.
	pub assessment_sensitive: u64,
	/// From how many persons on the standard contract or certification is needed.
	pub contract_persons: u64,
	/// Where the law says so.
	pub basis: String,
}

/// Why a file holds no rules.
#[derive(Debug)]
pub enum NoRules {
	/// It has not the form.
	Form(serde_json::Error),
	/// The basis is too long, or no text.
	NoText,
	/// The chain would not set them.
	Unsound,
}

impl RulesFile {
	/// The rules in a file, if the chain would set them.
	pub fn read(text: &str) -> Result<Rules, NoRules> {
		let file: Self = serde_json::from_str(text).map_err(NoRules::Form)?;
		let rules = Rules {
			assessment: Heads { persons: file.assessment_persons, sensitive: file.assessment_sensitive },
			contract_persons: file.contract_persons,
			basis: Text::new(&file.basis).map_err(|_| NoRules::NoText)?,
		};
		if rules.is_sound() { Ok(rules) } else { Err(NoRules::Unsound) }
	}

	/// The rules as a person writes them.
	pub fn of(rules: &Rules) -> Self {
		Self {
			assessment_persons: rules.assessment.persons,
			assessment_sensitive: rules.assessment.sensitive,
			contract_persons: rules.contract_persons,
			basis: rules.basis.to_string_lossy(),
		}
	}
}

impl Client {
	/// Records that the signer's member takes data out of the country; its number, among the member's.
	pub async fn record_export(
		&self,
		signer: &Signer,
		leaving: Leaving,
	) -> Result<(Included, Option<u32>), Error> {
		let call = chain::transactions().exports().export(
			Static(leaving.dataset),
			leaving.grant.map(Static),
			Static(leaving.heads),
			leaving.important,
			leaving.recipient,
			Static(leaving.basis),
		);
		let included = self.submit(&call, signer).await?;
		let exported = included.event::<exports::events::Exported>()?;
		Ok((included, exported.map(|event| event.number)))
	}

	/// The exports of all members, or of one, in their order.
	pub async fn exports(
		&self,
		at: &At,
		exporter: Option<MemberId>,
	) -> Result<Vec<(MemberId, u32, Export)>, Error> {
		let address = chain::storage().exports().exports();
		let found = match exporter {
			Some(exporter) => self.entries(at, address, (Static(exporter),)).await?,
			None => self.entries(at, address, ()).await?,
		};
		let found = found.into_iter().map(|(key, export)| (key.0.0, key.1, export));
		let mut found: Vec<_> = found.collect();
		found.sort_by_key(|(exporter, number, export)| (export.at_ms, *exporter, *number));
		Ok(found)
	}

	/// The heads that are counted of an exporter, by year.
	pub async fn counted(&self, at: &At, exporter: MemberId) -> Result<Vec<(u16, Heads)>, Error> {
		let address = chain::storage().exports().counted();
		let found = self.entries(at, address, (Static(exporter),)).await?.into_iter();
		let mut found: Vec<_> = found.map(|(key, heads)| (key.1, heads.0)).collect();
		found.sort_by_key(|(year, _)| *year);
		Ok(found)
	}

	/// All rules by their numbers: the last hold.
	pub async fn export_rules(&self, at: &At) -> Result<Vec<(u32, Rules)>, Error> {
		let found = self.entries(at, chain::storage().exports().all_rules(), ()).await?.into_iter();
		let mut found: Vec<_> = found.map(|(key, rules)| (key.0, rules.0)).collect();
		found.sort_by_key(|(number, _)| *number);
		Ok(found)
	}

	/// What an export of the member would have to go through, unless it is exempt: the runtime's own answer.
	pub async fn required_path(
		&self,
		at: &At,
		exporter: MemberId,
		heads: Heads,
		important: bool,
	) -> Result<Path, Error> {
		let question = chain::view_functions().exports().required(Static(exporter), Static(heads), important);
		let found = self.view(at, question).await?;
		found.map(|path| path.0).ok_or_else(|| Missing::new(Sought::ExportRules, at.block_number()).into())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const FILE: &str = r#"{
		"assessmentPersons": 1000000, "assessmentSensitive": 10000, "contractPersons": 100000, "basis": "第七条、第八条"
	}"#;

	#[test]
	fn rules_are_read_as_they_are_shown() {
		let rules = RulesFile::read(FILE).unwrap();
		assert_eq!(rules.assessment, Heads { persons: 1_000_000, sensitive: 10_000 });
		let shown = serde_json::to_string(&RulesFile::of(&rules)).unwrap();
		assert_eq!(RulesFile::read(&shown).unwrap(), rules);
	}

	#[test]
	fn what_the_chain_would_not_set_is_told_before_it_is_proposed() {
		let wrong = |from: &str, to: &str| RulesFile::read(&FILE.replace(from, to)).unwrap_err();
		assert!(matches!(wrong("\"contractPersons\": 100000", "\"contractPersons\": 0"), NoRules::Unsound));
		assert!(matches!(wrong("第七条、第八条", ""), NoRules::Unsound));
		assert!(matches!(wrong("第七条", &"文".repeat(100)), NoRules::NoText));
		assert!(matches!(wrong("\"basis\"", "\"law\""), NoRules::Form(_)));
	}
}
