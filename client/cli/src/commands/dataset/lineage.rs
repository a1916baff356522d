//! What versions were made from.

use hefu_primitives::dataset::{MAX_PARENTS, Parents, VersionRef};
use hefu_sdk::{Client, client::At};
use serde_json::{Value, json};

use crate::{
	args::{self, Parent},
	console::Console,
	failure::{Code, Failure},
	text::Word,
};

/// Versions as a person names them: few enough, and none twice.
#[derive(Clone, Debug)]
pub struct Lineage {
	parents: Vec<Parent>,
}

impl Lineage {
	/// As given.
	pub fn new(console: &Console, args: args::Lineage) -> Result<Self, Failure> {
		let parents = args.parents;
		let twice = parents.iter().enumerate().any(|(place, parent)| parents[..place].contains(parent));
		if twice {
			return Err(wrong(console, Word::ParentTwice));
		}
		if parents.len() > MAX_PARENTS as usize {
			return Err(wrong(console, Word::TooManyParents));
		}
		Ok(Self { parents })
	}

	/// The versions on chain: that of each that names none is the latest.
	pub async fn resolve(&self, console: &Console, client: &Client, at: &At) -> Result<Parents, Failure> {
		let mut found = Vec::new();
		for Parent { dataset, version } in &self.parents {
			let latest = client.dataset(at, *dataset).await?.versions;
			let version = version.unwrap_or(latest);
			if version > latest {
				// The error names the version.
				client.version(at, *dataset, version).await?;
			}
			let parent = VersionRef { dataset: *dataset, version };
			if found.contains(&parent) {
				return Err(wrong(console, Word::ParentTwice));
			}
			found.push(parent);
		}
		Parents::try_from(found).map_err(|_| wrong(console, Word::TooManyParents))
	}

	/// As given, for who asks no node: a version that is not named is `null`.
	pub fn json(&self) -> Value {
		let parent = |parent: &Parent| json!({ "dataset": parent.dataset, "version": parent.version });
		self.parents.iter().map(parent).collect()
	}
}

/// The parents for people, one a line.
pub fn text(console: &Console, parents: &Value) -> String {
	let line = |parent: &Value| {
		let version = parent["version"].as_u64();
		let version =
			version.map_or_else(|| Word::Latest.say(console.lang).into(), |number| number.to_string());
		format!("{}:{version}", parent["dataset"].as_str().unwrap_or_default())
	};
	parents.as_array().into_iter().flatten().map(line).collect::<Vec<_>>().join(" ")
}

fn wrong(console: &Console, what: Word) -> Failure {
	Failure::new(Code::Input, "Lineage", what.say(console.lang), Word::EachParentOnce.say(console.lang))
}
