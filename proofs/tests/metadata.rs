//! The table of the newest version of the chain is what its runtime's metadata says.
//!
//! `UPDATE_SPEC=1 cargo test -p hefu-proofs --test metadata` writes `src/spec/v<spec_version>.rs` anew. The table of a version
//! that has been released never changes: a changed runtime has a new version, and gets a new table beside the old ones.

use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Write,
	path::{Path, PathBuf},
};

use codec::{Compact, Decode, Encode};
use frame_metadata::{
	RuntimeMetadata, RuntimeMetadataPrefixed,
	v16::{RuntimeMetadataV16, StorageEntryType, StorageHasher},
};
use hefu_proofs::{DescribeError, Event, Question, spec};
use scale_info::{Field, PortableRegistry, TypeDef, TypeDefPrimitive, form::PortableForm};

/// The pallets whose events are domain events.
const PALLETS: [&str; 16] = [
	"Members",
	"Validators",
	"Verification",
	"Registry",
	"Calendar",
	"Rights",
	"Settlement",
	"Bills",
	"Licences",
	"Registration",
	"Exports",
	"Operation",
	"Catalogue",
	"Market",
	"Metering",
	"Anchors",
];

fn metadata() -> RuntimeMetadataV16 {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../client/sdk/metadata.scale");
	let bytes = std::fs::read(path).expect("the runtime's metadata is in the tree");
	match RuntimeMetadataPrefixed::decode(&mut &bytes[..]).expect("it is metadata").1 {
		RuntimeMetadata::V16(metadata) => metadata,
		_ => panic!("the metadata is of another format than the client's"),
	}
}

fn spec_version(metadata: &RuntimeMetadataV16) -> u32 {
	let system = metadata.pallets.iter().find(|pallet| pallet.name == "System").unwrap();
	let version = system.constants.iter().find(|constant| constant.name == "Version").unwrap();
	// `RuntimeVersion` begins with spec_name, impl_name, authoring_version, spec_version.
	<(String, String, u32, u32)>::decode(&mut &version.value[..]).unwrap().3
}

/// Writes types as Rust, and notes the ones with a name.
struct Table<'a> {
	types: &'a PortableRegistry,
	named: BTreeMap<String, (u32, String)>,
	/// The kinds of identifier among them.
	ids: BTreeSet<String>,
}

impl Table<'_> {
	/// An expression of type `Type` for the type with this id.
	fn expression(&mut self, id: u32) -> String {
		let types = self.types;
		let ty = types.resolve(id).unwrap();
		let path = ty.path.segments.join("::");
		match path.as_str() {
			"Option" => {
				let inner = ty.type_params[0].ty.unwrap().id;
				return format!("Type::Option(&{})", self.expression(inner));
			}
			"hefu_primitives::text::Text" => return "Type::Text".into(),
			"hefu_primitives::code::Uscc" => return "Type::Code(18)".into(),
			"hefu_primitives::code::Lei" => return "Type::Code(20)".into(),
			"hefu_primitives::settlement::Currency" => return "Type::Code(3)".into(),
			// Characters of ASCII.
			"hefu_primitives::licence::identifier::Serial" => return "Type::Text".into(),
			_ => {}
		}
		if let Some(name) = path.strip_prefix("hefu_primitives::id::") {
			self.ids.insert(name.into());
			return kind_of_id(name);
		}
		match &ty.type_def {
			TypeDef::Primitive(primitive) => match primitive {
				TypeDefPrimitive::Bool => "Type::Bool".into(),
				TypeDefPrimitive::U8 => "Type::Unsigned(1)".into(),
				TypeDefPrimitive::U16 => "Type::Unsigned(2)".into(),
				TypeDefPrimitive::U32 => "Type::Unsigned(4)".into(),
				TypeDefPrimitive::U64 => "Type::Unsigned(8)".into(),
				TypeDefPrimitive::U128 => "Type::Unsigned(16)".into(),
				TypeDefPrimitive::I32 => "Type::Signed(4)".into(),
				other => panic!("{path}: {other:?} is not described"),
			},
			TypeDef::Array(array) => {
				assert!(self.is_byte(array.type_param.id), "{path}: arrays are of bytes");
				format!("Type::Bytes({})", array.len)
			}
			TypeDef::Sequence(sequence) if self.is_byte(sequence.type_param.id) => "Type::Blob".into(),
			TypeDef::Sequence(sequence) => {
				format!("Type::List(&{})", self.expression(sequence.type_param.id))
			}
			TypeDef::Tuple(tuple) => {
				let fields = tuple.fields.iter().map(|field| format!("&{}", self.expression(field.id)));
				format!("Type::Tuple(&[{}])", fields.collect::<Vec<_>>().join(", "))
			}
			// A type around one other is that other.
			TypeDef::Composite(composite)
				if composite.fields.len() == 1 && composite.fields[0].name.is_none() =>
			{
				self.expression(composite.fields[0].ty.id)
			}
			TypeDef::Composite(composite) => {
				let fields = self.fields(&composite.fields, "\t");
				self.name(id, format!("Type::Struct(&[{fields}])"))
			}
			TypeDef::Variant(variants) => {
				let mut lines = String::new();
				for variant in &variants.variants {
					let fields = self.fields(&variant.fields, "\t\t");
					let (index, name) = (variant.index, &variant.name);
					write!(lines, "\n\tVariant {{ index: {index}, name: {name:?}, fields: &[{fields}] }},")
						.unwrap();
				}
				self.name(id, format!("Type::Enum(&[{lines}\n])"))
			}
			other => panic!("{path}: {other:?} is not described"),
		}
	}

	fn fields(&mut self, fields: &[Field<PortableForm>], indent: &str) -> String {
		let mut lines = String::new();
		for (place, field) in fields.iter().enumerate() {
			let name = field.name.clone().unwrap_or_else(|| place.to_string());
			write!(lines, "\n{indent}({name:?}, &{}),", self.expression(field.ty.id)).unwrap();
		}
		if lines.is_empty() { lines } else { format!("{lines}\n{}", &indent[1..]) }
	}

	/// Notes a type under a name of its own: pallet or module, and type.
	fn name(&mut self, id: u32, expression: String) -> String {
		let segments = &self.types.resolve(id).unwrap().path.segments;
		let krate = segments.first().expect("structs and enums have a path");
		let module = match krate.strip_prefix("pallet_") {
			Some(pallet) => pallet,
			None if segments.len() > 2 => &segments[1],
			None => krate,
		};
		let mut name = module.to_uppercase();
		for character in segments.last().unwrap().chars() {
			if character.is_uppercase() {
				name.push('_');
			}
			name.extend(character.to_uppercase());
		}
		let noted = self.named.entry(name.clone()).or_insert((id, expression));
		assert_eq!(noted.0, id, "two types would be called {name}");
		name
	}

	fn is_byte(&self, id: u32) -> bool {
		self.types.resolve(id).unwrap().type_def == TypeDef::Primitive(TypeDefPrimitive::U8)
	}

	fn hasher(hasher: &StorageHasher) -> &'static str {
		match hasher {
			StorageHasher::Blake2_128Concat => "Hasher::Blake2_128Concat",
			StorageHasher::Twox64Concat => "Hasher::Twox64Concat",
			StorageHasher::Identity => "Hasher::Identity",
			other => panic!("{other:?} is not described"),
		}
	}
}

/// What the table calls a kind of identifier, `MemberId`: `ID_MEMBER`.
fn kind_of_id(name: &str) -> String {
	format!("ID_{}", name.strip_suffix("Id").unwrap().to_uppercase())
}

fn table(metadata: &RuntimeMetadataV16) -> String {
	let mut table = Table { types: &metadata.types, named: BTreeMap::new(), ids: BTreeSet::new() };
	let (mut events, mut storage) = (String::new(), String::new());
	let pallet = |name| metadata.pallets.iter().find(|pallet| pallet.name == name).unwrap();
	for name in PALLETS {
		let pallet = pallet(name);
		let ty = pallet.event.as_ref().unwrap().ty.id;
		let TypeDef::Variant(variants) = &metadata.types.resolve(ty).unwrap().type_def else { panic!() };
		for event in &variants.variants {
			let fields = table.fields(&event.fields, "\t\t\t");
			writeln!(
				events,
				"\t\tEventType {{ pallet_index: {}, pallet: {name:?}, index: {}, name: {:?}, fields: &[{fields}] }},",
				pallet.index, event.index, event.name
			)
			.unwrap();
		}
	}
	for (name, item) in Question::ITEMS.iter().copied() {
		let store = pallet(name).storage.as_ref().unwrap();
		assert_eq!(store.prefix, name, "questions take the pallet's name for its prefix");
		let entry = store.entries.iter().find(|entry| entry.name == item).unwrap();
		let (keys, value) = match &entry.ty {
			StorageEntryType::Plain(value) => (String::new(), value.id),
			StorageEntryType::Map { hashers, key, value } => {
				let parts = match &metadata.types.resolve(key.id).unwrap().type_def {
					TypeDef::Tuple(tuple) if hashers.len() > 1 => {
						tuple.fields.iter().map(|field| field.id).collect()
					}
					_ => vec![key.id],
				};
				assert_eq!(parts.len(), hashers.len());
				let parts = hashers.iter().zip(parts).map(|(hasher, part)| {
					format!("({}, &{})", Table::hasher(hasher), table.expression(part))
				});
				(parts.collect::<Vec<_>>().join(", "), value.id)
			}
		};
		let value = table.expression(value);
		writeln!(
			storage,
			"\t\tStorageItem {{ pallet: {name:?}, name: {item:?}, keys: &[{keys}], value: &{value} }},"
		)
		.unwrap();
	}
	let version = spec_version(metadata);
	let ids = table.ids.iter().cloned().collect::<Vec<_>>().join(", ");
	let mut text = format!(
		"//! What version {version} of the chain records.\n//!\n//! Generated from the runtime's metadata: `tests/metadata.rs` \
		 says how.\n\nuse hefu_primitives::{{{ids}}};\n\nuse super::{{EventType, Hasher, Spec, \
		 StorageItem, Type, Variant}};\n\n/// The table.\npub static SPEC: Spec = Spec {{\n\tevents: &[\n{events}\t],\n\tstorage: \
		 &[\n{storage}\t],\n}};\n"
	);
	for id in &table.ids {
		let name = kind_of_id(id);
		write!(text, "\nstatic {name}: Type = Type::Id({id}::TAG);\n").unwrap();
	}
	for (name, (_, expression)) in &table.named {
		write!(text, "\nstatic {name}: Type = {expression};\n").unwrap();
	}
	text
}

#[test]
fn the_newest_table_is_the_runtimes() {
	let metadata = metadata();
	let version = spec_version(&metadata);
	let path: PathBuf =
		[env!("CARGO_MANIFEST_DIR"), "src", "spec", &format!("v{version}.rs")].iter().collect();
	let expected = table(&metadata);
	if std::env::var_os("UPDATE_SPEC").is_some() {
		std::fs::write(&path, &expected).unwrap();
	}
	let found = std::fs::read_to_string(&path).unwrap_or_default();
	assert!(found == expected, "{} is not what the metadata says: see this file's head", path.display());
	assert_eq!(version, hefu_proofs::spec::NEWEST, "the newest table belongs into spec.rs");
}

#[test]
fn storage_keys_are_the_runtimes() {
	use hefu_primitives::{
		DatasetId, GrantId, InstructionId, MemberId, OrderId, Party,
		anchor::{Office, Period},
	};
	use sp_crypto_hashing::{blake2_128, twox_64, twox_128};

	let key = |question: Question| question.storage_key(1).unwrap();
	let prefix = |pallet: &str, item: &str| [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
	let id = [7; 32];
	let blake = |part: &[u8]| [&blake2_128(part)[..], part].concat();
	let twox = |part: &[u8]| [&twox_64(part)[..], part].concat();
	let subject = [&id[..], &2u32.to_le_bytes(), &[3]].concat();

	assert_eq!(key(Question::Council), prefix("Members", "Council"));
	assert_eq!(key(Question::Member(MemberId(id))), [prefix("Members", "Members"), blake(&id)].concat());
	assert_eq!(key(Question::Key(id)), [prefix("Members", "Keys"), blake(&id)].concat());
	assert_eq!(
		key(Question::Version { dataset: DatasetId(id), version: 2 }),
		[prefix("Registry", "Versions"), blake(&id), twox(&2u32.to_le_bytes())].concat()
	);
	assert_eq!(
		key(Question::OpenCheck(9)),
		[prefix("Verification", "Checks"), twox(&9u64.to_le_bytes())].concat()
	);
	assert_eq!(
		key(Question::ClosedCheck { dataset: DatasetId(id), version: 2, distribution: 3, sequence: 4 }),
		[prefix("Verification", "History"), blake(&subject), twox(&4u32.to_le_bytes())].concat()
	);
	assert_eq!(key(Question::LawPack(3)), [prefix("Calendar", "Packs"), twox(&3u32.to_le_bytes())].concat());
	assert_eq!(
		key(Question::InstitutionAt { province: 44, number: 1 }),
		[prefix("Registration", "InstitutionAt"), blake(&[44, 1])].concat()
	);
	assert_eq!(
		key(Question::Certificate("SJ4412026070001".parse().unwrap())),
		[prefix("Registration", "Certificates"), blake(&[44, 1, 0xea, 0x07, 7, 1, 0])].concat()
	);
	assert_eq!(
		key(Question::Mirror { institution: MemberId(id), code: [8; 32] }),
		[prefix("Registration", "Mirrored"), blake(&id), blake(&[8; 32])].concat()
	);
	assert_eq!(
		key(Question::Acceptance { dataset: DatasetId(id), from: MemberId([8; 32]), to: MemberId([9; 32]) }),
		[prefix("Rights", "Acceptances"), blake(&id), blake(&[8; 32]), blake(&[9; 32])].concat()
	);
	assert_eq!(key(Question::Order(OrderId(id))), [prefix("Market", "Orders"), blake(&id)].concat());
	assert_eq!(key(Question::Commitment(id)), [prefix("Market", "Commitments"), blake(&id)].concat());
	assert_eq!(key(Question::Tally(GrantId(id))), [prefix("Metering", "Tallies"), blake(&id)].concat());
	assert_eq!(
		key(Question::Attestor(Office { year: 26, region: 44 })),
		[prefix("Anchors", "Attestors"), blake(&[26, 44])].concat()
	);
	// The second part of the key is two values, which are hashed together.
	let (instruction, member) = (InstructionId(id), Party::Member(MemberId([8; 32])));
	let sides = [&[0][..], &[8; 32], &[0], &[8; 32]].concat();
	assert_eq!(
		key(Question::Invoiced { instruction, seller: member, buyer: member }),
		[prefix("Anchors", "Invoiced"), blake(&id), blake(&sides)].concat()
	);
	let period = Period { year: 2026, months: 3, number: 4 };
	let asset = [&[8; 32][..], &2026u16.to_le_bytes(), &[3, 4]].concat();
	assert_eq!(
		key(Question::LiveEntry { entity: MemberId(id), dataset: DatasetId([8; 32]), period }),
		[prefix("Anchors", "LiveEntries"), blake(&id), blake(&asset)].concat()
	);
}

/// Random bytes of a type, by the metadata alone. Bytes are letters, so that they will do as text.
fn random(types: &PortableRegistry, id: u32, rng: &mut impl FnMut() -> u32, out: &mut Vec<u8>) {
	let ty = types.resolve(id).unwrap();
	match &ty.type_def {
		TypeDef::Primitive(TypeDefPrimitive::Bool) => out.push((rng() % 2) as u8),
		TypeDef::Primitive(TypeDefPrimitive::U8) => out.push(b'A' + (rng() % 26) as u8),
		TypeDef::Primitive(primitive) => {
			let bytes = match primitive {
				TypeDefPrimitive::U16 => 2,
				TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => 4,
				TypeDefPrimitive::U64 => 8,
				TypeDefPrimitive::U128 => 16,
				other => panic!("{other:?}"),
			};
			out.extend((0..bytes).map(|_| rng() as u8));
		}
		TypeDef::Array(array) => (0..array.len).for_each(|_| random(types, array.type_param.id, rng, out)),
		TypeDef::Sequence(sequence) => {
			let count = rng() % 5;
			Compact(count).encode_to(out);
			(0..count).for_each(|_| random(types, sequence.type_param.id, rng, out));
		}
		TypeDef::Tuple(tuple) => tuple.fields.iter().for_each(|field| random(types, field.id, rng, out)),
		TypeDef::Composite(composite) => {
			composite.fields.iter().for_each(|field| random(types, field.ty.id, rng, out));
		}
		TypeDef::Variant(variants) => {
			let variant = &variants.variants[rng() as usize % variants.variants.len()];
			out.push(variant.index);
			variant.fields.iter().for_each(|field| random(types, field.ty.id, rng, out));
		}
		other => panic!("{other:?}"),
	}
}

/// A sequence of numbers that looks random (xorshift), the same each time.
fn numbers() -> impl FnMut() -> u32 {
	let mut state = 0x9e37_79b9u32;
	move || {
		state ^= state << 13;
		state ^= state >> 17;
		state ^= state << 5;
		state >> 3
	}
}

#[test]
fn whatever_the_runtime_writes_is_read() {
	let (metadata, mut rng) = (metadata(), numbers());
	for name in PALLETS {
		let pallet = metadata.pallets.iter().find(|pallet| pallet.name == name).unwrap();
		let ty = pallet.event.as_ref().unwrap().ty.id;
		let TypeDef::Variant(variants) = &metadata.types.resolve(ty).unwrap().type_def else { panic!() };
		for _ in 0..2_000 {
			let mut record = vec![2, pallet.index];
			random(&metadata.types, ty, &mut rng, &mut record);
			let index = record[2];
			record.push(0);
			let event = Event::decode(&record, 1).unwrap();
			let known = variants.variants.iter().find(|variant| variant.index == index).unwrap();
			assert_eq!((event.pallet, event.name), (name, &known.name[..]));
			let fields = known.fields.iter().map(|field| field.name.as_deref().unwrap());
			assert!(fields.eq(event.fields.iter().map(|(name, _)| *name)), "{name}.{}", event.name);
			record.push(0);
			assert_eq!(Event::decode(&record, 1), Err(DescribeError::Malformed));
		}
	}
	for item in spec::released(1).unwrap().storage {
		let pallet = metadata.pallets.iter().find(|pallet| pallet.name == item.pallet).unwrap();
		let entries = &pallet.storage.as_ref().unwrap().entries;
		let value = match &entries.iter().find(|entry| entry.name == item.name).unwrap().ty {
			StorageEntryType::Plain(value) | StorageEntryType::Map { value, .. } => value.id,
		};
		for _ in 0..1_000 {
			let mut bytes = vec![];
			random(&metadata.types, value, &mut rng, &mut bytes);
			assert!(item.decode(&bytes).is_ok(), "{}.{}", item.pallet, item.name);
			bytes.push(0);
			assert_eq!(item.decode(&bytes), Err(DescribeError::Malformed));
		}
	}
}
