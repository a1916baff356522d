//! What the runtime at a block calls things: its calls, events, errors, storage and extensions, from its own metadata.

use super::codec::{Fault, Path, Reader, Types, Unreadable, Writer, Wrong};
use codec::{Compact, Decode};
use frame_metadata::{
	RuntimeMetadata, RuntimeMetadataPrefixed,
	v16::{
		PalletMetadata, RuntimeMetadataV16, StorageEntryModifier, StorageEntryType, StorageHasher,
		TransactionExtensionMetadata,
	},
};
use scale_info::{TypeDef, Variant, form::PortableForm};
use serde_json::{Map, Value as Json, json};
use sp_crypto_hashing::{blake2_128, blake2_256, twox_64, twox_128, twox_256};

/// The format of metadata that is asked of the runtime.
pub const METADATA_VERSION: u32 = 16;

/// Most bytes of an encoded call. A block has room for 3 MiB of members' transactions.
pub const MAX_CALL_BYTES: usize = 2 * 1024 * 1024;

/// The version of the extensions that signed transactions of the fourth format have, which every client can make.
const EXTENSIONS_VERSION: u8 = 0;

/// A runtime's metadata.
pub struct Schema(RuntimeMetadataV16);

/// A storage item.
pub struct Item<'a> {
	prefix: [u8; 32],
	/// The parts of the key, and how each is hashed.
	keys: Vec<(&'a StorageHasher, u32)>,
	value: u32,
	/// What it holds where nothing was written, if it holds something.
	default: Option<&'a [u8]>,
	/// What errors call the parts of the key.
	name: &'a str,
}

/// A question to the runtime.
pub struct ViewFunction {
	/// By what the runtime knows it.
	pub id: [u8; 32],
	/// Its arguments, encoded.
	pub input: Vec<u8>,
	/// The type of the answer.
	pub output: u32,
}

/// An event in a block.
pub struct Event {
	/// The transaction in whose course it was made, by its place in the block.
	pub transaction: Option<u64>,
	/// Its pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields.
	pub fields: Json,
}

impl Schema {
	/// Reads what a runtime answers.
	pub fn decode(metadata: &[u8]) -> Result<Self, Unreadable> {
		match RuntimeMetadataPrefixed::decode(&mut &metadata[..]) {
			Ok(RuntimeMetadataPrefixed(_, RuntimeMetadata::V16(metadata))) => Ok(Self(metadata)),
			_ => Err(Unreadable),
		}
	}

	/// Its types.
	pub fn types(&self) -> Types<'_> {
		Types { registry: &self.0.types, call: self.0.outer_enums.call_enum_ty.id }
	}

	/// Encodes a call: its name and its arguments.
	pub fn write_call(&self, name: &str, params: &Json) -> Result<Vec<u8>, Wrong> {
		// The path begins at the parameters of the method, which are called just as the fields of a call.
		let mut writer = Writer::new(self.types(), Path::default(), MAX_CALL_BYTES);
		writer.value(self.types().call, &json!({ "call": name, "params": params }))?;
		Ok(writer.finish())
	}

	/// A call in JSON: `{"call": …, "params": …}`.
	pub fn read_call(&self, bytes: &[u8]) -> Result<Json, Unreadable> {
		let mut reader = Reader::new(self.types(), bytes);
		let call = reader.value(self.types().call)?;
		reader.end()?;
		Ok(call)
	}

	/// Every call: its name, and the first sentence of what the runtime's documentation says of it.
	pub fn calls(&self) -> Vec<(String, String)> {
		let mut all = Vec::new();
		for pallet in &self.0.pallets {
			let calls = pallet.calls.as_ref().and_then(|calls| self.cases(calls.ty.id)).unwrap_or_default();
			let pallet = lower(&pallet.name);
			all.extend(
				calls.iter().map(|call| (format!("{pallet}.{}", call.name), first_sentence(&call.docs))),
			);
		}
		all
	}

	/// What the runtime's documentation says of a call, and a JSON Schema of its arguments.
	pub fn describe_call(&self, name: &str) -> Result<(String, Json), Wrong> {
		let call = self.find_call(name)?;
		Ok((sentences(&call.docs), self.types().describe_fields(&call.fields)))
	}

	/// What the runtime's documentation says of a call, in its first sentence.
	pub fn call_docs(&self, name: &str) -> Option<String> {
		self.find_call(name).ok().map(|call| first_sentence(&call.docs))
	}

	fn find_call(&self, name: &str) -> Result<&Variant<PortableForm>, Wrong> {
		Writer::new(self.types(), Path::at("call"), 0).find_call(name).map(|(_, call)| call)
	}

	/// Every view function: its name, and the first sentence of what the runtime's documentation says of it.
	pub fn views(&self) -> Vec<(String, String)> {
		let named = |pallet: &str, name: &str| format!("{}.{name}", lower(pallet));
		let of = self.0.pallets.iter().flat_map(|pallet| {
			pallet.view_functions.iter().map(move |view| (named(&pallet.name, &view.name), &view.docs))
		});
		of.map(|(name, docs)| (name, first_sentence(docs))).collect()
	}

	/// A question to the view function of this name (`rights.can_use`), with its arguments by name.
	pub fn write_view(&self, name: &str, params: &Map<String, Json>) -> Result<ViewFunction, Wrong> {
		let (pallet, function) = name.split_once('.').unwrap_or((name, ""));
		let pallet = self.0.pallets.iter().find(|known| lower(&known.name) == pallet);
		let views = pallet.map(|pallet| &pallet.view_functions[..]).unwrap_or_default();
		let view = views.iter().find(|known| known.name == function).ok_or_else(|| {
			let belongs = "the name of a view function; without one, this method lists them all";
			Wrong { path: "function".into(), fault: Fault::other(&name.into(), belongs.into()) }
		})?;
		if let Some(surplus) = params.keys().find(|key| !view.inputs.iter().any(|input| input.name == **key))
		{
			let known = view.inputs.iter().map(|input| input.name.as_str()).collect::<Vec<_>>().join(", ");
			return Err(Wrong { path: format!("params.{surplus}"), fault: Fault::Unknown { known } });
		}
		let mut encoded = Vec::new();
		for input in &view.inputs {
			let mut path = Path::at("params");
			path.enter(&input.name);
			let mut writer = Writer::new(self.types(), path, MAX_CALL_BYTES);
			writer.value(input.ty.id, params.get(&input.name).unwrap_or(&Json::Null))?;
			encoded.extend(writer.finish());
		}
		Ok(ViewFunction { id: view.id, input: encoded, output: view.output.id })
	}

	/// A value of the type with this number.
	pub fn read(&self, of: u32, bytes: &[u8]) -> Result<Json, Unreadable> {
		let mut reader = Reader::new(self.types(), bytes);
		let value = reader.value(of)?;
		reader.end()?;
		Ok(value)
	}

	/// Name and documentation of the error of a pallet.
	pub fn error(&self, pallet: u8, error: u8) -> Option<(String, String)> {
		let pallet = self.0.pallets.iter().find(|known| known.index == pallet)?;
		let errors = self.cases(pallet.error.as_ref()?.ty.id)?;
		let error = errors.iter().find(|known| known.index == error)?;
		Some((format!("{}.{}", lower(&pallet.name), error.name), sentences(&error.docs)))
	}

	/// The events of a block, from what the storage item `System.Events` holds.
	pub fn events(&self, bytes: &[u8]) -> Result<Vec<Event>, Unreadable> {
		let list = self.item("System", "Events").ok_or(Unreadable)?;
		let TypeDef::Sequence(record) = &self.0.types.resolve(list.value).ok_or(Unreadable)?.type_def else {
			return Err(Unreadable);
		};
		let mut reader = Reader::new(self.types(), bytes);
		let count = reader.scale::<Compact<u32>>()?.0;
		let mut events = Vec::new();
		for _ in 0..count {
			let mut record = reader.value(record.type_param.id)?;
			let transaction = record["phase"]["ApplyExtrinsic"].as_u64();
			let (pallet, event) = only(record["event"].take()).ok_or(Unreadable)?;
			let (name, fields) = match event {
				Json::String(name) => (name, json!({})),
				event => only(event).ok_or(Unreadable)?,
			};
			events.push(Event { transaction, pallet, name, fields });
		}
		reader.end()?;
		Ok(events)
	}

	/// A storage item, by the names of its pallet and its own.
	pub fn item<'a>(&'a self, pallet: &str, name: &str) -> Option<Item<'a>> {
		let storage = self.pallet(pallet)?.storage.as_ref()?;
		let entry = storage.entries.iter().find(|entry| entry.name == name)?;
		let mut prefix = [0; 32];
		prefix[..16].copy_from_slice(&twox_128(storage.prefix.as_bytes()));
		prefix[16..].copy_from_slice(&twox_128(entry.name.as_bytes()));
		let (keys, value) = match &entry.ty {
			StorageEntryType::Plain(value) => (Vec::new(), value.id),
			StorageEntryType::Map { hashers, key, value } => {
				let parts = match &self.0.types.resolve(key.id)?.type_def {
					TypeDef::Tuple(tuple) if hashers.len() > 1 => {
						tuple.fields.iter().map(|field| field.id).collect()
					}
					_ => vec![key.id],
				};
				(hashers.iter().zip(parts).collect(), value.id)
			}
		};
		let default = match entry.modifier {
			StorageEntryModifier::Optional => None,
			StorageEntryModifier::Default => Some(&entry.default[..]),
		};
		Some(Item { prefix, keys, value, default, name: &entry.name })
	}

	/// The storage key that these parts lead to.
	pub fn storage_key(&self, item: &Item<'_>, parts: &[Json]) -> Result<Vec<u8>, Wrong> {
		let mut key = item.prefix.to_vec();
		for ((hasher, of), part) in item.keys.iter().zip(parts) {
			let mut writer = Writer::new(self.types(), Path::at(item.name), MAX_CALL_BYTES);
			writer.value(*of, part)?;
			push_hashed(hasher, &writer.finish(), &mut key);
		}
		Ok(key)
	}

	/// What was found under a key, in JSON; `null` where nothing is.
	pub fn read_value(&self, item: &Item<'_>, found: Option<&[u8]>) -> Result<Json, Unreadable> {
		found.or(item.default).map_or(Ok(Json::Null), |bytes| self.read(item.value, bytes))
	}

	/// The extensions of members' transactions, in their order.
	pub fn extensions(&self) -> Vec<&TransactionExtensionMetadata<PortableForm>> {
		let extrinsic = &self.0.extrinsic;
		let all = &extrinsic.transaction_extensions;
		match extrinsic.transaction_extensions_by_version.get(&EXTENSIONS_VERSION) {
			Some(places) => places.iter().filter_map(|place| all.get(place.0 as usize)).collect(),
			None => all.iter().collect(),
		}
	}

	/// Whether values of this type take no bytes.
	pub fn is_empty(&self, id: u32) -> bool {
		let Some(ty) = self.0.types.resolve(id) else { return false };
		match &ty.type_def {
			TypeDef::Tuple(tuple) => tuple.fields.iter().all(|field| self.is_empty(field.id)),
			TypeDef::Composite(composite) => composite.fields.iter().all(|field| self.is_empty(field.ty.id)),
			_ => false,
		}
	}

	/// The pallets.
	#[cfg(test)]
	pub fn pallets(&self) -> &[PalletMetadata<PortableForm>] {
		&self.0.pallets
	}

	fn pallet(&self, name: &str) -> Option<&PalletMetadata<PortableForm>> {
		self.0.pallets.iter().find(|known| known.name == name)
	}

	fn cases(&self, id: u32) -> Option<&[Variant<PortableForm>]> {
		match &self.0.types.resolve(id)?.type_def {
			TypeDef::Variant(cases) => Some(&cases.variants),
			_ => None,
		}
	}
}

/// The only field of an object.
fn only(json: Json) -> Option<(String, Json)> {
	match json {
		Json::Object(fields) if fields.len() == 1 => fields.into_iter().next(),
		_ => None,
	}
}

fn push_hashed(hasher: &StorageHasher, part: &[u8], key: &mut Vec<u8>) {
	match hasher {
		StorageHasher::Blake2_128 | StorageHasher::Blake2_128Concat => key.extend(blake2_128(part)),
		StorageHasher::Blake2_256 => key.extend(blake2_256(part)),
		StorageHasher::Twox128 => key.extend(twox_128(part)),
		StorageHasher::Twox256 => key.extend(twox_256(part)),
		StorageHasher::Twox64Concat => key.extend(twox_64(part)),
		StorageHasher::Identity => {}
	}
	let keeps_part = [StorageHasher::Blake2_128Concat, StorageHasher::Twox64Concat, StorageHasher::Identity]
		.contains(hasher);
	if keeps_part {
		key.extend_from_slice(part);
	}
}

/// A pallet's name as methods are written: `registry`, `technicalCommittee`.
pub fn lower(name: &str) -> String {
	let mut letters = name.chars();
	letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn sentences(docs: &[String]) -> String {
	docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn first_sentence(docs: &[String]) -> String {
	let all = sentences(docs);
	match all.split_once(". ") {
		Some((first, _)) => format!("{first}."),
		None => all,
	}
}
