//! Catalogues: what a provider offers, and where it can be had.

use serde_json::{Map, Value};

use super::{
	DspError, DspProblem, Policy,
	fields::{Fields, list, object},
};

/// A catalogue. What else is said of it and of what is in it is kept as it is (`more`).
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
	/// Its name.
	pub name: String,
	/// Whose it is; a catalogue in another need not say.
	pub participant: Option<String>,
	/// Its datasets.
	pub datasets: Vec<Dataset>,
	/// Catalogues in it.
	pub catalogs: Vec<Catalog>,
	/// Services through which data can be had.
	pub services: Vec<DataService>,
	/// Forms in which all of it can be had.
	pub distributions: Vec<Distribution>,
	/// What else is said of it.
	pub more: Map<String, Value>,
}

/// A dataset of a catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
	/// Its name.
	pub name: String,
	/// The provider's standing offers of it, at least one.
	pub offers: Vec<Policy>,
	/// Forms in which it can be had, at least one.
	pub distributions: Vec<Distribution>,
	/// What else is said of it.
	pub more: Map<String, Value>,
}

/// A form in which data can be had.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
	/// How it is transferred, such as `HttpData-PULL`.
	pub format: String,
	/// Through what.
	pub access: Access,
	/// Offers for this form only.
	pub offers: Vec<Policy>,
	/// What else is said of it.
	pub more: Map<String, Value>,
}

/// The service of a distribution.
#[derive(Clone, Debug, PartialEq)]
pub enum Access {
	/// The service of this name.
	Named(String),
	/// This one.
	Service(DataService),
}

/// A service through which data can be had.
#[derive(Clone, Debug, PartialEq)]
pub struct DataService {
	/// Its name.
	pub name: String,
	/// Where it is.
	pub endpoint: String,
	/// Datasets that it serves.
	pub datasets: Vec<Dataset>,
	/// What else is said of it.
	pub more: Map<String, Value>,
}

impl Catalog {
	/// Reads a catalogue; one that is not in another says whose it is. Its type was read before if it is not in another.
	pub(super) fn read(mut fields: Fields, is_root: bool) -> Result<Self, DspError> {
		if fields.has("hasPolicy") {
			// Offers are of datasets.
			return Err(fields.wrong("hasPolicy", DspProblem::Unexpected));
		}
		let participant = fields.maybe_text("participantId")?;
		if is_root && participant.is_none() {
			return Err(fields.wrong("participantId", DspProblem::Missing));
		}
		let inner = |path: &str, value| {
			let mut fields = Fields::of(path, value)?;
			fields.word("@type", &["Catalog"])?;
			Self::read(fields, false)
		};
		Ok(Self {
			name: fields.text("@id")?,
			participant,
			datasets: fields.each("dataset", Dataset::inner)?,
			catalogs: fields.each("catalog", inner)?,
			services: fields.each("service", DataService::inner)?,
			distributions: fields.each("distribution", Distribution::inner)?,
			more: fields.rest(),
		})
	}

	pub(super) fn members(&self) -> Map<String, Value> {
		let mut members = object([
			("@id", Some(self.name.as_str().into())),
			("@type", Some("Catalog".into())),
			("participantId", self.participant.as_deref().map(Value::from)),
			("service", list(&self.services, DataService::members)),
			("dataset", list(&self.datasets, Dataset::members)),
			("catalog", list(&self.catalogs, Self::members)),
			("distribution", list(&self.distributions, Distribution::members)),
		]);
		members.extend(self.more.clone());
		members
	}
}

impl Dataset {
	fn inner(path: &str, value: Value) -> Result<Self, DspError> {
		let mut fields = Fields::of(path, value)?;
		fields.is_a("Dataset")?;
		Self::read(fields)
	}

	/// Reads a dataset whose type was read before.
	pub(super) fn read(mut fields: Fields) -> Result<Self, DspError> {
		for name in ["hasPolicy", "distribution"] {
			if !fields.has(name) {
				return Err(fields.wrong(name, DspProblem::Missing));
			}
		}
		Ok(Self {
			name: fields.text("@id")?,
			offers: fields.each("hasPolicy", offer)?,
			distributions: fields.each("distribution", Distribution::inner)?,
			more: fields.rest(),
		})
	}

	pub(super) fn members(&self) -> Map<String, Value> {
		let mut members = object([
			("@id", Some(self.name.as_str().into())),
			("@type", Some("Dataset".into())),
			("hasPolicy", list(&self.offers, write_offer)),
			("distribution", list(&self.distributions, Distribution::members)),
		]);
		members.extend(self.more.clone());
		members
	}
}

impl Distribution {
	fn inner(path: &str, value: Value) -> Result<Self, DspError> {
		let mut fields = Fields::of(path, value)?;
		fields.is_a("Distribution")?;
		let access = match fields.needed("accessService")? {
			Value::String(name) => Access::Named(name),
			value => Access::Service(DataService::inner(&fields.path("accessService"), value)?),
		};
		Ok(Self {
			format: fields.text("format")?,
			access,
			offers: fields.each("hasPolicy", offer)?,
			more: fields.rest(),
		})
	}

	fn members(&self) -> Map<String, Value> {
		let access = match &self.access {
			Access::Named(name) => name.as_str().into(),
			Access::Service(service) => Value::Object(service.members()),
		};
		let mut members = object([
			("@type", Some("Distribution".into())),
			("format", Some(self.format.as_str().into())),
			("accessService", Some(access)),
			("hasPolicy", list(&self.offers, write_offer)),
		]);
		members.extend(self.more.clone());
		members
	}
}

impl DataService {
	fn inner(path: &str, value: Value) -> Result<Self, DspError> {
		let mut fields = Fields::of(path, value)?;
		fields.word("@type", &["DataService"])?;
		Ok(Self {
			name: fields.text("@id")?,
			endpoint: fields.text("endpointURL")?,
			datasets: fields.each("servesDataset", Dataset::inner)?,
			more: fields.rest(),
		})
	}

	fn members(&self) -> Map<String, Value> {
		let mut members = object([
			("@id", Some(self.name.as_str().into())),
			("@type", Some("DataService".into())),
			("endpointURL", Some(self.endpoint.as_str().into())),
			("servesDataset", list(&self.datasets, Dataset::members)),
		]);
		members.extend(self.more.clone());
		members
	}
}

/// An offer of a catalogue: its target is what it stands at, and it names none.
fn offer(path: &str, value: Value) -> Result<Policy, DspError> {
	let mut fields = Fields::of(path, value)?;
	fields.is_a("Offer")?;
	let policy = Policy::read(&mut fields)?;
	fields.done()?;
	Ok(policy)
}

fn write_offer(policy: &Policy) -> Map<String, Value> {
	let mut members = object([("@type", Some("Offer".into()))]);
	members.extend(policy.members());
	members
}
