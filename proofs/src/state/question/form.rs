//! The JSON form of a question: its name, and below it what it is about, each part as its type is written in JSON.
//!
//! It is made from and read into the SCALE form by a table, and not by code for each variant: every reader of the explorer loads
//! that code, and there are many questions.

use alloc::{format, string::String, vec::Vec};
use codec::{Decode, Encode};
use hefu_primitives::{
	ApplicationId, BillId, CustomerId, DatasetId, FilingId, GrantId, InstructionId, LicenceId, MemberId,
	OperationId, Party, RecognitionId,
	calendar::CalendarKind,
	catalogue::QueryCode,
	licence::identifier::{Identifier, TypeCode},
	operation::Side,
	registration::CertificateCode,
	right::Right,
	settlement::Book,
};
use serde::{
	Deserialize, Deserializer, Serialize, Serializer,
	de::{DeserializeOwned, Error as _},
	ser::{Error as _, SerializeMap},
};
use serde_json::{Error, Map, Value as Json};

use super::Question;
use crate::json::hex_array;

/// How a question is written.
struct Form {
	name: &'static str,
	/// Its parts in the order of SCALE; a single one without a name stands below the question's name itself.
	parts: &'static [(&'static str, Part)],
}

/// How a part is written.
struct Part {
	/// SCALE, from JSON.
	read: fn(&Json) -> Result<Vec<u8>, Error>,
	/// JSON, from what is in front of the SCALE.
	write: fn(&mut &[u8]) -> Result<Json, Error>,
}

/// A part with a form of its own in JSON.
const fn a<T: Encode + Decode + Serialize + DeserializeOwned>() -> Part {
	Part {
		read: |json| T::deserialize(json).map(|part| part.encode()),
		write: |scale| serde_json::to_value(taken::<T>(scale)?),
	}
}

/// 32 bytes, as hex.
const HEX: Part = Part {
	read: |json| hex_array::deserialize::<_, 32>(json).map(Vec::from),
	write: |scale| hex_array::serialize(&taken::<[u8; 32]>(scale)?, serde_json::value::Serializer),
};

fn taken<T: Decode>(scale: &mut &[u8]) -> Result<T, Error> {
	T::decode(scale).map_err(|error| <Error as serde::ser::Error>::custom(error))
}

/// Where the part stands below the question's name.
const ONLY: &str = "";

const DATASET: (&str, Part) = ("dataset", a::<DatasetId>());
const DISTRIBUTION: (&str, Part) = ("distribution", a::<u8>());
const MEMBER: (&str, Part) = ("member", a::<MemberId>());
const CLAIMANT: (&str, Part) = ("claimant", a::<MemberId>());
const EXPORTER: (&str, Part) = ("exporter", a::<MemberId>());
const OPERATION: (&str, Part) = ("operation", a::<OperationId>());
const RIGHT: (&str, Part) = ("right", a::<Right>());
const SEQUENCE: (&str, Part) = ("sequence", a::<u32>());
const NUMBER: (&str, Part) = ("number", a::<u32>());
const VERSION: (&str, Part) = ("version", a::<u32>());
const YEAR: (&str, Part) = ("year", a::<u16>());

/// The questions, each at the place of its number.
static FORMS: [Form; 70] = [
	Form { name: "member", parts: &[(ONLY, a::<MemberId>())] },
	Form { name: "key", parts: &[(ONLY, HEX)] },
	Form { name: "customer", parts: &[(ONLY, a::<CustomerId>())] },
	Form { name: "council", parts: &[] },
	Form { name: "technicalCommittee", parts: &[] },
	Form { name: "approvedValidators", parts: &[] },
	Form { name: "selectedValidators", parts: &[] },
	Form { name: "dataset", parts: &[(ONLY, a::<DatasetId>())] },
	Form { name: "version", parts: &[DATASET, VERSION] },
	Form { name: "openCheck", parts: &[(ONLY, a::<u64>())] },
	Form { name: "openCheckOf", parts: &[DATASET, VERSION, DISTRIBUTION] },
	Form { name: "closedChecks", parts: &[DATASET, VERSION, DISTRIBUTION] },
	Form { name: "closedCheck", parts: &[DATASET, VERSION, DISTRIBUTION, SEQUENCE] },
	Form { name: "locatorPolicy", parts: &[] },
	Form { name: "sealingKey", parts: &[(ONLY, a::<MemberId>())] },
	Form { name: "workedDays", parts: &[("kind", a::<CalendarKind>()), YEAR] },
	Form { name: "holding", parts: &[DATASET, RIGHT, MEMBER] },
	Form { name: "grant", parts: &[(ONLY, a::<GrantId>())] },
	Form { name: "grantOffer", parts: &[(ONLY, a::<GrantId>())] },
	Form { name: "book", parts: &[(ONLY, a::<Book>())] },
	Form { name: "claimOf", parts: &[("book", a::<Book>()), ("holder", a::<Party>())] },
	Form { name: "bankEntry", parts: &[("bank", a::<MemberId>()), ("reference", HEX)] },
	Form { name: "instruction", parts: &[(ONLY, a::<InstructionId>())] },
	Form { name: "bill", parts: &[(ONLY, a::<BillId>())] },
	Form { name: "billEntry", parts: &[("bill", a::<BillId>()), SEQUENCE] },
	Form { name: "licenceType", parts: &[(ONLY, a::<TypeCode>())] },
	Form { name: "licenceIssuer", parts: &[("licenceType", a::<TypeCode>()), ("issuer", a::<MemberId>())] },
	Form { name: "licence", parts: &[(ONLY, a::<LicenceId>())] },
	Form { name: "licenceOf", parts: &[(ONLY, a::<Identifier>())] },
	Form { name: "licenceChange", parts: &[("licence", a::<LicenceId>()), SEQUENCE] },
	Form { name: "recognition", parts: &[(ONLY, a::<RecognitionId>())] },
	Form { name: "verification", parts: &[("verifier", a::<MemberId>()), ("commitment", HEX)] },
	Form { name: "lawPack", parts: &[(ONLY, a::<u32>())] },
	Form { name: "lawInForce", parts: &[(ONLY, a::<u32>())] },
	Form { name: "stall", parts: &[(ONLY, a::<u32>())] },
	Form { name: "stalledDays", parts: &[(ONLY, a::<u16>())] },
	Form { name: "institution", parts: &[(ONLY, a::<MemberId>())] },
	Form { name: "institutionAt", parts: &[("province", a::<u8>()), ("number", a::<u8>())] },
	Form { name: "filing", parts: &[(ONLY, a::<FilingId>())] },
	Form { name: "openFiling", parts: &[(ONLY, a::<DatasetId>())] },
	Form { name: "objection", parts: &[("filing", a::<FilingId>()), SEQUENCE] },
	Form { name: "objectionAfter", parts: &[DATASET, SEQUENCE] },
	Form { name: "registration", parts: &[(ONLY, a::<DatasetId>())] },
	Form { name: "certificate", parts: &[(ONLY, a::<CertificateCode>())] },
	Form { name: "annotation", parts: &[DATASET, SEQUENCE] },
	Form { name: "annotations", parts: &[(ONLY, a::<DatasetId>())] },
	Form { name: "preserved", parts: &[(ONLY, a::<DatasetId>())] },
	Form { name: "mirror", parts: &[("institution", a::<MemberId>()), ("code", HEX)] },
	Form { name: "mirrors", parts: &[(ONLY, HEX)] },
	Form { name: "title", parts: &[DATASET, RIGHT, CLAIMANT] },
	Form { name: "acquired", parts: &[DATASET, RIGHT, MEMBER] },
	Form { name: "encumbrance", parts: &[DATASET, CLAIMANT, ("tenure", a::<u32>())] },
	Form { name: "pledge", parts: &[DATASET, RIGHT, ("holder", a::<MemberId>())] },
	Form { name: "grantRoot", parts: &[(ONLY, a::<GrantId>())] },
	Form { name: "exportRules", parts: &[(ONLY, a::<u32>())] },
	Form { name: "export", parts: &[EXPORTER, NUMBER] },
	Form { name: "exported", parts: &[EXPORTER, YEAR] },
	Form { name: "operation", parts: &[(ONLY, a::<OperationId>())] },
	Form { name: "operationData", parts: &[OPERATION, DATASET] },
	Form { name: "operationProduct", parts: &[OPERATION, NUMBER] },
	Form { name: "tariff", parts: &[OPERATION, ("product", a::<u32>()), SEQUENCE] },
	Form { name: "account", parts: &[OPERATION, YEAR] },
	Form { name: "revenue", parts: &[OPERATION, YEAR, SEQUENCE] },
	Form { name: "disclosure", parts: &[OPERATION, YEAR, ("side", a::<Side>())] },
	Form { name: "publicLaw", parts: &[] },
	Form { name: "application", parts: &[(ONLY, a::<ApplicationId>())] },
	Form { name: "openApplication", parts: &[(ONLY, a::<DatasetId>())] },
	Form { name: "applicationObjection", parts: &[("application", a::<ApplicationId>()), SEQUENCE] },
	Form { name: "publicEntry", parts: &[(ONLY, a::<DatasetId>())] },
	Form { name: "queryCode", parts: &[(ONLY, a::<QueryCode>())] },
];

impl Serialize for Question {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let scale = self.encode();
		let named =
			scale.split_first().and_then(|(number, rest)| Some((FORMS.get(usize::from(*number))?, rest)));
		let (form, mut rest) = named.ok_or_else(|| S::Error::custom("a question without a name"))?;
		let mut written = Map::new();
		for (name, part) in form.parts {
			written.insert((*name).into(), (part.write)(&mut rest).map_err(S::Error::custom)?);
		}
		if form.parts.is_empty() {
			return serializer.serialize_str(form.name);
		}
		let mut map = serializer.serialize_map(Some(1))?;
		match written.remove(ONLY) {
			Some(only) => map.serialize_entry(form.name, &only)?,
			None => map.serialize_entry(form.name, &written)?,
		}
		map.end()
	}
}

impl<'de> Deserialize<'de> for Question {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		read(&Json::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

/// Reads the JSON form, or says what is wrong with it.
fn read(json: &Json) -> Result<Question, String> {
	let named = match json {
		Json::String(name) => Some((name, None)),
		Json::Object(fields) if fields.len() == 1 => {
			fields.iter().next().map(|(name, below)| (name, Some(below)))
		}
		_ => None,
	};
	let (name, below) =
		named.ok_or("a question is its name, or an object with its name and what it is about")?;
	let found = FORMS.iter().enumerate().find(|(_, form)| form.name == name);
	let (number, form) = found.ok_or_else(|| format!("there is no question `{name}`"))?;
	let fields = match (below, form.parts) {
		(None, []) => 0,
		(Some(_), [(ONLY, _)]) => 1,
		(Some(Json::Object(fields)), [_, ..]) => fields.len(),
		_ => return Err(expected(form)),
	};
	if fields != form.parts.len() {
		return Err(expected(form));
	}
	let mut scale = [number as u8].to_vec();
	for (part, form_of_part) in form.parts {
		let json = if *part == ONLY { below } else { below.and_then(|fields| fields.get(part)) };
		let json = json.ok_or_else(|| expected(form))?;
		scale.extend(
			(form_of_part.read)(json).map_err(|error| format!("question `{name}`: {part}: {error}"))?,
		);
	}
	crate::strict::decode(&scale).map_err(|error| format!("question `{name}`: {error}"))
}

fn expected(form: &Form) -> String {
	let names: Vec<_> = form.parts.iter().map(|(name, _)| *name).collect();
	match names[..] {
		[] => format!("question `{}` is only its name", form.name),
		[ONLY] => format!("question `{}` has one value", form.name),
		_ => format!("question `{}` has exactly: {}", form.name, names.join(", ")),
	}
}
