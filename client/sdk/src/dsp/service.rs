//! Where a connector is found, and which versions of the protocol it speaks. Nothing of it is on the chain.

use serde_json::{Map, Value};

use super::{
	DspError, DspProblem, Form,
	fields::{Fields, list, object},
};

/// The context of DID documents, which an entry for one names too.
pub(super) const DID_CONTEXT: &str = "https://www.w3.org/ns/did/v1";

/// A version of the protocol that is spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
	/// Its name, such as `2025-1`.
	pub version: String,
	/// Where, behind the connector's address.
	pub path: String,
	/// The protocol by which messages are carried: `HTTPS`.
	pub binding: String,
	/// Which service it is; the same one in two versions is one.
	pub service: Option<String>,
	/// What participants' identifiers are, such as `did:web`.
	pub identifiers: Option<String>,
	/// How who asks shows who it is.
	pub authentication: Option<Authentication>,
}

/// How who asks shows who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authentication {
	/// By which protocol.
	pub protocol: String,
	/// In which version.
	pub version: String,
	/// In which of its profiles.
	pub profiles: Vec<String>,
}

/// An entry for a DID document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DidService {
	/// Its name.
	pub name: String,
	/// Its type: `CatalogService` or `DataService`.
	pub kind: String,
	/// Where it is: an address that ends in `/catalog`.
	pub endpoint: String,
}

pub(super) fn read_versions(mut fields: Fields) -> Result<Vec<Version>, DspError> {
	let versions = fields.each("protocolVersions", Version::read)?;
	fields.done()?;
	Ok(versions)
}

pub(super) fn versions(versions: &[Version]) -> Map<String, Value> {
	object([("protocolVersions", list(versions, Version::members))])
}

impl Version {
	fn read(path: &str, value: Value) -> Result<Self, DspError> {
		let mut fields = Fields::of(path, value)?;
		let authentication = match fields.take("auth") {
			None => None,
			Some(value) => Some(Authentication::read(Fields::of(&fields.path("auth"), value)?)?),
		};
		let version = Self {
			version: fields.text("version")?,
			path: fields.text("path")?,
			binding: fields.word("binding", &["HTTPS"])?.into(),
			service: fields.maybe_text("serviceId")?,
			identifiers: fields.maybe_text("identifierType")?,
			authentication,
		};
		fields.done()?;
		Ok(version)
	}

	fn members(&self) -> Map<String, Value> {
		let authentication = self.authentication.as_ref();
		object([
			("version", Some(self.version.as_str().into())),
			("path", Some(self.path.as_str().into())),
			("binding", Some(self.binding.as_str().into())),
			("auth", authentication.map(|authentication| Value::Object(authentication.members()))),
			("serviceId", self.service.as_deref().map(Value::from)),
			("identifierType", self.identifiers.as_deref().map(Value::from)),
		])
	}
}

impl Authentication {
	fn read(mut fields: Fields) -> Result<Self, DspError> {
		let profile = |path: &str, value| match value {
			Value::String(text) => Ok(text),
			_ => Err(DspError::new(path, DspProblem::NotA(Form::Text))),
		};
		let authentication = Self {
			protocol: fields.text("protocol")?,
			version: fields.text("version")?,
			profiles: fields.each("profile", profile)?,
		};
		fields.done()?;
		Ok(authentication)
	}

	fn members(&self) -> Map<String, Value> {
		let profiles = (!self.profiles.is_empty()).then(|| self.profiles.clone().into());
		object([
			("protocol", Some(self.protocol.as_str().into())),
			("version", Some(self.version.as_str().into())),
			("profile", profiles),
		])
	}
}

impl DidService {
	/// Reads an entry whose contexts were read before.
	pub(super) fn read(mut fields: Fields) -> Result<Self, DspError> {
		let service = Self {
			name: fields.text("id")?,
			kind: fields.word("type", &["CatalogService", "DataService"])?.into(),
			endpoint: fields.text("serviceEndpoint")?,
		};
		let is_http = ["http://", "https://"].iter().any(|scheme| service.endpoint.starts_with(scheme));
		if !is_http || !service.endpoint.ends_with("/catalog") {
			let problem = DspProblem::NotA(Form::CatalogAddress);
			return Err(fields.wrong("serviceEndpoint", problem));
		}
		fields.done()?;
		Ok(service)
	}

	pub(super) fn members(&self) -> Map<String, Value> {
		object([
			("id", Some(self.name.as_str().into())),
			("type", Some(self.kind.as_str().into())),
			("serviceEndpoint", Some(self.endpoint.as_str().into())),
		])
	}
}
