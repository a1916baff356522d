//! Terms, from a policy and from options.

use std::path::Path;

use hefu_primitives::{
	code::{Industry, Region},
	terms::{Dimension, Environments, Purposes, Sectors, Terms, Territory},
};
use hefu_sdk::policy::{Draft, PurposeList, odrl};
use serde_json::Value;

use crate::{
	args::{Any, PurposesArgs, TermsArgs},
	console::Console,
	failure::{Code, Failure},
	text::{self, Trade},
};

/// Terms, with the clauses of the policy that are in them by their digest only.
pub struct Said {
	/// As far as they are said.
	draft: Draft,
	/// The clauses, one a line.
	pub clauses: Vec<String>,
}

/// The list of purposes, which is empty unless a file is named.
pub fn list(console: &Console, args: &PurposesArgs) -> Result<PurposeList, Failure> {
	let Some(path) = &args.file else { return Ok(PurposeList::default()) };
	let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
	PurposeList::parse(&text).map_err(|error| {
		let said = text::purposes(&error, console.lang);
		Failure::new(
			Code::Input,
			"Purposes",
			format!("{}: {said}", path.display()),
			Trade::GetPurposes.say(console.lang),
		)
	})
}

/// What a person says of terms; a policy begins at `now_ms` unless it says when. Needs no node, so that what is wrong is told first.
pub fn read(console: &Console, args: &TermsArgs, list: &PurposeList, now_ms: u64) -> Result<Said, Failure> {
	let lang = console.lang;
	let options = options(console, args, list)?;
	let Said { draft, clauses } = match &args.policy {
		None => Said { draft: Draft::default(), clauses: Vec::new() },
		Some(path) => {
			let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
			policy(console, (path.as_path(), bytes.as_slice()), list, now_ms)?
		}
	};
	let draft = options.or(draft);
	let missing = draft.missing();
	if !missing.is_empty() {
		let say = |dimension: &Dimension| text::unsaid(*dimension, lang);
		let said = missing.iter().map(say).collect();
		return Err(Failure::of_many(Code::Input, "Terms", said, Trade::SayTerms.say(lang)));
	}
	Ok(Said { draft, clauses })
}

/// What an ODRL policy says, which was read from a file; it begins at `now_ms` unless it says when.
pub fn policy(
	console: &Console,
	(path, bytes): (&Path, &[u8]),
	list: &PurposeList,
	now_ms: u64,
) -> Result<Said, Failure> {
	let lang = console.lang;
	let refused = |message: Vec<String>| {
		Failure::of_many(Code::Input, "Policy", message, Trade::ChangePolicy.say(lang))
	};
	let policy: Value = serde_json::from_slice(bytes)
		.map_err(|error| refused(vec![format!("{}: {error}", path.display())]))?;
	let compiled = odrl::compile(&policy, list, now_ms).map_err(|problems| {
		let said = problems.iter().map(|problem| text::policy(problem, lang));
		refused(said.map(|said| format!("{}: {said}", path.display())).collect())
	})?;
	Ok(Said { draft: compiled.draft, clauses: compiled.clauses })
}

impl Said {
	/// The terms of a grant that is made now, in milliseconds since 1970 UTC.
	pub fn terms(self, console: &Console, now_ms: u64) -> Result<Terms, Failure> {
		let terms = self.draft.terms(now_ms).ok_or_else(|| Failure::internal("terms are missing"))?;
		match terms.first_fault() {
			None => Ok(terms),
			Some(dimension) => Err(Failure::new(
				Code::Input,
				"Terms",
				text::fault(dimension, console.lang),
				Trade::SayTerms.say(console.lang),
			)),
		}
	}
}

fn options(console: &Console, args: &TermsArgs, list: &PurposeList) -> Result<Draft, Failure> {
	let environments: Vec<_> = args.environments.iter().map(|one| (*one).into()).collect();
	Ok(Draft {
		purposes: purposes(console, &args.purposes, list)?,
		territory: territory(console, &args.regions)?,
		from_ms: args.from.map(|from| from.0),
		until: args.until,
		calls: args.calls,
		bytes: args.bytes,
		seats: args.seats,
		exclusivity: args.exclusivity(),
		sublicence: args.sublicence(),
		sectors: sectors(&args.sectors),
		environments: (!environments.is_empty()).then(|| Environments::of(&environments)),
		export: args.export(),
		clauses: args.clauses,
	})
}

fn purposes(console: &Console, names: &[String], list: &PurposeList) -> Result<Option<Purposes>, Failure> {
	if names.iter().any(|name| name == "any") {
		return Ok(Some(Purposes(u64::MAX)));
	}
	let mut set = Purposes(0);
	for name in names {
		set.0 |= 1 << purpose(console, name, list)?.0;
	}
	Ok((!names.is_empty()).then_some(set))
}

/// A purpose by its name or number.
pub fn purpose(
	console: &Console,
	name: &str,
	list: &PurposeList,
) -> Result<hefu_primitives::terms::Purpose, Failure> {
	list.find(name).ok_or_else(|| {
		let what = format!("{}: {name}", Trade::NoPurpose.say(console.lang));
		Failure::new(Code::Input, "Purpose", what, Trade::GetPurposes.say(console.lang))
	})
}

fn territory(console: &Console, regions: &[Any<Region>]) -> Result<Option<Territory>, Failure> {
	if regions.contains(&Any::Any) {
		return Ok(Some(Territory::everywhere()));
	}
	let regions: Vec<_> = regions.iter().filter_map(one).collect();
	if regions.is_empty() {
		return Ok(None);
	}
	let territory = Territory::of(&regions).ok_or_else(|| {
		let (what, next) = (Trade::TooManyRegions.say(console.lang), Trade::SayTerms.say(console.lang));
		Failure::new(Code::Input, "Terms", what, next)
	})?;
	Ok(Some(territory))
}

fn sectors(sectors: &[Any<Industry>]) -> Option<Sectors> {
	if sectors.contains(&Any::Any) {
		return Some(Sectors::all());
	}
	let sectors: Vec<_> = sectors.iter().filter_map(one).collect();
	(!sectors.is_empty()).then(|| Sectors::of(&sectors))
}

fn one<T: Copy>(any: &Any<T>) -> Option<T> {
	match any {
		Any::Any => None,
		Any::One(one) => Some(*one),
	}
}
