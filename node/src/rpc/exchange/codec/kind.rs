//! How a type of the metadata looks in JSON.

use hefu_primitives::id;
use scale_info::{Field, PortableRegistry, TypeDef, TypeDefPrimitive, Variant, form::PortableForm};

/// The types of a runtime.
#[derive(Clone, Copy)]
pub struct Types<'a> {
	/// All of them.
	pub registry: &'a PortableRegistry,
	/// The one of all calls.
	pub call: u32,
}

/// What a type is in JSON.
pub enum Kind<'a> {
	/// A truth value.
	Bool,
	/// A number of this many bytes, not negative.
	Unsigned(usize),
	/// A number of this many bytes.
	Signed(usize),
	/// The same in SCALE's compact form.
	Compact(usize),
	/// UTF-8 text.
	Text,
	/// A code of this many ASCII characters, and what it is called.
	Code(usize, &'static str),
	/// An identifier, by the tag of its kind.
	Id(&'static str),
	/// An account.
	Account,
	/// This many bytes.
	Bytes(u32),
	/// Any number of bytes.
	Blob,
	/// Maybe one.
	Option(u32),
	/// Any number of these.
	List(u32),
	/// So many of these.
	Array(u32, u32),
	/// One of each.
	Tuple(Vec<u32>),
	/// Fields with names.
	Struct(&'a [Field<PortableForm>]),
	/// One of several cases.
	Enum(&'a [Variant<PortableForm>]),
	/// A call of any pallet: the pallets, each with its calls.
	Call(&'a [Variant<PortableForm>]),
	/// Nothing that the chain's interface has: it is neither read nor written.
	Foreign,
}

impl<'a> Types<'a> {
	/// What the type with this number is. A type around one other is that other.
	pub fn kind(&self, id: u32) -> Kind<'a> {
		let mut id = id;
		// Metadata has no type around itself; a few are around each other.
		for _ in 0..super::MAX_DEPTH {
			match self.outermost(id) {
				Ok(kind) => return kind,
				Err(inner) => id = inner,
			}
		}
		Kind::Foreign
	}

	/// Whether JSON's `null` is a value of the type.
	pub fn is_nullable(&self, id: u32) -> bool {
		matches!(self.kind(id), Kind::Option(_))
	}

	/// The type, or the only one inside.
	fn outermost(&self, id: u32) -> Result<Kind<'a>, u32> {
		let Some(ty) = self.registry.resolve(id) else { return Ok(Kind::Foreign) };
		let segments: Vec<_> = ty.path.segments.iter().map(String::as_str).collect();
		match segments[..] {
			["Option"] => {
				let inner = ty.type_params.first().and_then(|inner| inner.ty);
				// Of `Some(None)` and `None`, `null` would not say which.
				if let Some(inner) = inner.filter(|inner| !self.is_nullable(inner.id)) {
					return Ok(Kind::Option(inner.id));
				}
			}
			// The serial of a licence is characters of ASCII.
			["hefu_primitives", "text", "Text"] | ["hefu_primitives", "licence", "identifier", "Serial"] => {
				return Ok(Kind::Text);
			}
			["hefu_primitives", "code", "Uscc"] => return Ok(Kind::Code(18, "USCC, GB 32100")),
			["hefu_primitives", "code", "Lei"] => return Ok(Kind::Code(20, "LEI, ISO 17442")),
			["hefu_primitives", "settlement", "Currency"] => return Ok(Kind::Code(3, "ISO 4217")),
			["hefu_primitives", "id", name] => {
				if let Some((_, tag)) = id::KINDS.iter().find(|(known, _)| *known == name) {
					return Ok(Kind::Id(tag));
				}
			}
			["sp_core", "crypto", "AccountId32"] => return Ok(Kind::Account),
			_ => {}
		}
		Ok(match &ty.type_def {
			TypeDef::Primitive(primitive) => Self::primitive(primitive),
			TypeDef::Array(array) if self.is_byte(array.type_param.id) => Kind::Bytes(array.len),
			TypeDef::Array(array) => Kind::Array(array.len, array.type_param.id),
			TypeDef::Sequence(sequence) if self.is_byte(sequence.type_param.id) => Kind::Blob,
			TypeDef::Sequence(sequence) => Kind::List(sequence.type_param.id),
			TypeDef::Tuple(tuple) => Kind::Tuple(tuple.fields.iter().map(|field| field.id).collect()),
			TypeDef::Compact(compact) => match self.kind(compact.type_param.id) {
				Kind::Unsigned(bytes) => Kind::Compact(bytes),
				// Of nothing, as in addresses by an index that the chain does not have.
				Kind::Tuple(types) if types.is_empty() => Kind::Tuple(types),
				_ => Kind::Foreign,
			},
			TypeDef::Composite(composite) => match &composite.fields[..] {
				[only] if only.name.is_none() => return Err(only.ty.id),
				[first, ..] if first.name.is_none() => {
					Kind::Tuple(composite.fields.iter().map(|field| field.ty.id).collect())
				}
				fields => Kind::Struct(fields),
			},
			TypeDef::Variant(cases) if id == self.call => Kind::Call(&cases.variants),
			TypeDef::Variant(cases) => Kind::Enum(&cases.variants),
			TypeDef::BitSequence(_) => Kind::Foreign,
		})
	}

	fn primitive(primitive: &TypeDefPrimitive) -> Kind<'a> {
		match primitive {
			TypeDefPrimitive::Bool => Kind::Bool,
			TypeDefPrimitive::Str => Kind::Text,
			TypeDefPrimitive::U8 => Kind::Unsigned(1),
			TypeDefPrimitive::U16 => Kind::Unsigned(2),
			TypeDefPrimitive::U32 => Kind::Unsigned(4),
			TypeDefPrimitive::U64 => Kind::Unsigned(8),
			TypeDefPrimitive::U128 => Kind::Unsigned(16),
			TypeDefPrimitive::I8 => Kind::Signed(1),
			TypeDefPrimitive::I16 => Kind::Signed(2),
			TypeDefPrimitive::I32 => Kind::Signed(4),
			TypeDefPrimitive::I64 => Kind::Signed(8),
			TypeDefPrimitive::I128 => Kind::Signed(16),
			TypeDefPrimitive::Char | TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => Kind::Foreign,
		}
	}

	fn is_byte(&self, id: u32) -> bool {
		let ty = self.registry.resolve(id);
		ty.is_some_and(|ty| ty.type_def == TypeDef::Primitive(TypeDefPrimitive::U8))
	}
}

impl Kind<'_> {
	/// What belongs where a value of this kind is expected, in words.
	pub fn belongs(&self) -> String {
		match self {
			Self::Bool => "true or false".into(),
			Self::Unsigned(bytes) | Self::Compact(bytes) => {
				format!("a number from 0 to {} (as text above 2^53 − 1)", most(*bytes))
			}
			Self::Signed(bytes) => {
				let most = most(*bytes) / 2;
				format!("a number from -{} to {most}", most + 1)
			}
			Self::Text => "text".into(),
			Self::Code(characters, name) => format!("a code of {characters} characters ({name})"),
			Self::Id(tag) => format!("an identifier ({tag}1…)"),
			Self::Account => "an account (SS58, or 32 bytes as hex with 0x)".into(),
			Self::Bytes(count) => format!("{count} bytes as hex with 0x"),
			Self::Blob => "bytes as hex with 0x".into(),
			Self::Option(_) => "a value or null".into(),
			Self::List(_) => "a list".into(),
			Self::Array(count, _) => format!("a list of {count}"),
			Self::Tuple(types) => format!("a list of {}", types.len()),
			Self::Struct(fields) => {
				let names = fields.iter().filter_map(|field| field.name.as_deref());
				format!("an object with the fields {}", names.collect::<Vec<_>>().join(", "))
			}
			Self::Enum(cases) => {
				let case = |case: &Variant<PortableForm>| match case.fields.is_empty() {
					true => format!("{:?}", case.name),
					false => format!("{{{:?}: …}}", case.name),
				};
				format!("one of {}", cases.iter().map(case).collect::<Vec<_>>().join(", "))
			}
			Self::Call(_) => "a call: {\"call\": \"pallet.name\", \"params\": {…}}".into(),
			Self::Foreign => "a type that this node does not know: get a newer node".into(),
		}
	}
}

/// The largest number of this many bytes.
pub fn most(bytes: usize) -> u128 {
	match bytes {
		0 => 0,
		1..16 => (1 << (8 * bytes)) - 1,
		_ => u128::MAX,
	}
}
