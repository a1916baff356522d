//! What names and places stand for, in a file.

use hefu_primitives::code::Region;
use serde_json::Value;

use super::{DspError, DspProblem, Form, MAX_DOCUMENT, Named, Names, Places, Sides, Table, fields::Fields};

/// What a member who speaks with other data spaces keeps of what is named there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
	/// What names stand for.
	pub names: Names,
	/// What places are called.
	pub places: Places,
}

impl Glossary {
	/// Reads a JSON object. Each of its members is an object of names and what they stand for, and may be left out.
	///
	/// | member | its names stand for |
	/// |---|---|
	/// | `participants` | members |
	/// | `datasets` | versions of datasets: the id, a colon and the number |
	/// | `offers` | products |
	/// | `negotiations` | negotiations: in it, `consumer` and `provider` have the names that each side gave |
	/// | `agreements` | negotiations |
	/// | `transfers` | orders, by the names of each side |
	/// | `places` | divisions of GB/T 2260 |
	///
	/// ```
	/// use hefu_primitives::MemberId;
	/// use hefu_sdk::dsp::Glossary;
	///
	/// let member = MemberId([1; 32]);
	/// let text = format!(r#"{{ "participants": {{ "urn:example:A": "{member}" }}, "places": {{ "urn:x:GD": "440000" }} }}"#);
	/// let glossary = Glossary::read(text.as_bytes()).unwrap();
	/// assert_eq!(glossary.names.members.find("urn:example:A"), Some(member));
	/// ```
	pub fn read(bytes: &[u8]) -> Result<Self, DspError> {
		if bytes.len() > MAX_DOCUMENT {
			return Err(DspError::new("", DspProblem::TooLarge));
		}
		let value = crate::json::parse(bytes)
			.map_err(|error| DspError::new("", DspProblem::NotJson(error.to_string())))?;
		let mut fields = Fields::of("", value)?;
		let names = Names {
			members: table(&mut fields, "participants")?,
			targets: table(&mut fields, "datasets")?,
			products: table(&mut fields, "offers")?,
			negotiations: sides(&mut fields, "negotiations")?,
			agreements: table(&mut fields, "agreements")?,
			transfers: sides(&mut fields, "transfers")?,
		};
		let region = |value: &Value| value.as_str().and_then(|text| Region::parse(text).ok());
		let mut places = Vec::new();
		for (name, field, value) in members(&mut fields, "places")? {
			let region =
				region(&value).ok_or_else(|| DspError::new(field, DspProblem::NotA(Form::Region)))?;
			places.push((name, region));
		}
		fields.done()?;
		Ok(Self { names, places: Places::new(places) })
	}
}

fn sides<T: Named>(fields: &mut Fields, name: &str) -> Result<Sides<T>, DspError> {
	let path = fields.path(name);
	let Some(value) = fields.take(name) else { return Ok(Sides::default()) };
	let mut fields = Fields::of(&path, value)?;
	let sides =
		Sides { consumer: table(&mut fields, "consumer")?, provider: table(&mut fields, "provider")? };
	fields.done()?;
	Ok(sides)
}

fn table<T: Named>(fields: &mut Fields, name: &str) -> Result<Table<T>, DspError> {
	let mut table = Table::default();
	for (name, field, value) in members(fields, name)? {
		let wrong = |problem| DspError::new(field.clone(), problem);
		let thing = value.as_str().and_then(T::of);
		let thing = thing.ok_or_else(|| wrong(DspProblem::NotA(Form::Id(T::KIND))))?;
		table.add(&name, thing).map_err(|_| wrong(DspProblem::Taken))?;
	}
	Ok(table)
}

/// The names in a member, each with its path and what stands there.
fn members(fields: &mut Fields, name: &str) -> Result<Vec<(String, String, Value)>, DspError> {
	let path = fields.path(name);
	let Some(value) = fields.take(name) else { return Ok(Vec::new()) };
	let each = Fields::of(&path, value)?.rest().into_iter();
	Ok(each.map(|(name, value)| (name.clone(), format!("{path}[{name:?}]"), value)).collect())
}
