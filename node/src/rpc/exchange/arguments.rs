//! Parameters of a request, by name or by place, checked against the method's table.

use super::{
	codec::{Fault, Wrong, account, bytes, unsigned},
	refusal::{Code, Refusal},
	table::{Form, Method, Param},
	words::Words,
};
use hefu_primitives::{
	Party,
	date::Day,
	id::{self, IdError},
	licence::identifier::{Identifier, TypeCode},
	registration::CertificateCode,
	settlement::Currency,
};
use jsonrpsee::types::Params;
use serde_json::{Map, Value as Json};
use sp_core::H256;
use std::str::FromStr;

/// Parameters, each of the form that the table says.
#[derive(Debug)]
pub struct Arguments(Map<String, Json>);

impl Arguments {
	/// Reads what came with a request.
	pub fn read(method: &Method, params: &Params<'_>) -> Result<Self, Refusal> {
		if params.len_bytes() > method.most_bytes {
			return Err(too_long(params.len_bytes(), method.most_bytes));
		}
		let given =
			serde_json::from_str(params.as_str().unwrap_or("[]")).map_err(|error| not_json(&error))?;
		let mut given = match given {
			Json::Object(given) => given,
			Json::Array(items) if items.len() <= method.params.len() => {
				method.params.iter().map(|param| param.name.to_owned()).zip(items).collect()
			}
			other => {
				let belongs = format!("an object, or a list of at most {}", method.params.len());
				return Err(Wrong { path: "params".into(), fault: Fault::other(&other, belongs) }.into());
			}
		};
		// What is optional may be given as null.
		given.retain(|_, value| !value.is_null());
		if let Some(surplus) =
			given.keys().find(|name| !method.params.iter().any(|param| param.name == **name))
		{
			let known: Vec<_> = method.params.iter().map(|param| param.name).collect();
			return Err(
				Wrong { path: surplus.clone(), fault: Fault::Unknown { known: known.join(", ") } }.into()
			);
		}
		for param in method.params {
			match given.get(param.name) {
				Some(value) => param.check(value)?,
				None if param.required => return Err(param.missing().into()),
				None => {}
			}
		}
		Ok(Self(given))
	}

	/// A parameter as it came.
	pub fn json(&self, name: &str) -> Option<&Json> {
		self.0.get(name)
	}

	/// A text.
	pub fn text(&self, name: &str) -> Option<&str> {
		self.0.get(name)?.as_str()
	}

	/// A number.
	pub fn number(&self, name: &str) -> Option<u64> {
		self.0.get(name)?.as_u64()
	}

	/// A number that may be written as text.
	pub fn amount<T: TryFrom<u128>>(&self, name: &str) -> Option<T> {
		T::try_from(unsigned(self.0.get(name)?)?).ok()
	}

	/// Whether a flag is set.
	pub fn flag(&self, name: &str) -> bool {
		self.0.get(name).and_then(Json::as_bool).unwrap_or(false)
	}

	/// A hash.
	pub fn hash(&self, name: &str) -> Option<H256> {
		let bytes: [u8; 32] = bytes(self.text(name)?)?.try_into().ok()?;
		Some(bytes.into())
	}

	/// Bytes.
	pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
		bytes(self.text(name)?)
	}

	/// An account.
	pub fn account(&self, name: &str) -> Option<[u8; 32]> {
		account(self.text(name)?)
	}

	/// What reads itself from text: a party, a number of days.
	pub fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
		self.text(name)?.parse().ok()
	}

	/// The bytes of an identifier of the kind with this tag.
	pub fn id(&self, name: &str, tag: &'static str) -> Option<[u8; 32]> {
		id::decode(tag, self.text(name)?).ok()
	}
}

/// A parameter that the table requires in some cases only.
pub fn needed<T>(value: Option<T>, name: &str, belongs: &str) -> Result<T, Refusal> {
	value.ok_or_else(|| Wrong { path: name.into(), fault: Fault::Missing { belongs: belongs.into() } }.into())
}

impl Param {
	fn check(&self, value: &Json) -> Result<(), Wrong> {
		let fits = match (self.form, value) {
			(Form::Hash, Json::String(text)) => bytes(text).is_some_and(|bytes| bytes.len() == 32),
			(Form::Hex, Json::String(text)) => bytes(text).is_some(),
			(Form::Account, Json::String(text)) => account(text).is_some(),
			(Form::Signer, Json::String(text)) => {
				account(text).is_some() || bytes(text).is_some_and(|bytes| [33, 65].contains(&bytes.len()))
			}
			(Form::Id(tag), Json::String(text)) => match id::decode(tag, text) {
				Ok(_) => true,
				Err(IdError::WrongKind) => {
					let found = text.split('1').next().unwrap_or_default().to_lowercase();
					let fault = Fault::OtherKind { found, belongs: tag.into() };
					return Err(Wrong { path: self.name.into(), fault });
				}
				Err(_) => false,
			},
			(Form::Number { least, most }, Json::Number(number)) => {
				number.as_u64().is_some_and(|number| (least..=most).contains(&number))
			}
			(Form::Amount { most }, _) => unsigned(value).is_some_and(|number| number <= most),
			(Form::OneOf(cases), Json::String(text)) => cases.contains(&text.as_str()),
			(Form::Party, Json::String(text)) => text.parse::<Party>().is_ok(),
			(Form::TypeCode, Json::String(text)) => TypeCode::parse(text).is_ok(),
			(Form::Licence, Json::String(text)) => Identifier::parse(text).is_ok(),
			(Form::Certificate, Json::String(text)) => text.parse::<CertificateCode>().is_ok(),
			(Form::Currency, Json::String(text)) => Currency::parse(text).is_ok(),
			(Form::Day, Json::String(text)) => text.parse::<Day>().is_ok(),
			(Form::Name, Json::String(_))
			| (Form::Flag, Json::Bool(_))
			| (Form::Object, Json::Object(_))
			| (Form::Questions, Json::Array(_)) => true,
			_ => false,
		};
		match fits {
			true => Ok(()),
			false => {
				let fault = Fault::other(value, self.form.belongs());
				Err(Wrong { path: self.name.into(), fault })
			}
		}
	}

	fn missing(&self) -> Wrong {
		Wrong { path: self.name.into(), fault: Fault::Missing { belongs: self.form.belongs() } }
	}
}

fn too_long(found: usize, most: usize) -> Refusal {
	Refusal {
		path: Some("params".into()),
		..Refusal::new(
			Code::InvalidParams,
			"params.TooLong",
			Words::of(
				format!("the parameters have {found} bytes, and this method takes at most {most}"),
				format!("参数共 {found} 字节，此方法最多 {most} 字节"),
			),
			Words::new("send less at a time", "请分次发送"),
		)
	}
}

/// serde_json goes 128 levels deep, and says so.
fn not_json(error: &serde_json::Error) -> Refusal {
	Refusal {
		path: Some("params".into()),
		..Refusal::new(
			Code::InvalidParams,
			"params.NotJson",
			Words::of(format!("the parameters cannot be read: {error}"), format!("参数无法读取：{error}")),
			Words::new("send JSON, nested less deep", "请发送 JSON，并减少嵌套层数"),
		)
	}
}
