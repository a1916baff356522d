//! Storage as bytes: all of it, whatever pallet it is of.

use std::collections::{BTreeMap, BTreeSet};

use frame_support::traits::StorageInfoTrait;
use hefu_runtime::AllPalletsWithSystem;
use sp_core::hexdisplay::HexDisplay;

/// Key -> value, of all that is stored.
pub type Entries = BTreeMap<Vec<u8>, Vec<u8>>;

/// The storages, `Pallet.Storage`, of which entries were written or removed.
pub type Changes = BTreeSet<String>;

/// Everything in storage. To be called within a chain's state.
pub fn entries() -> Entries {
	let mut found = Entries::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		let value = sp_io::storage::get(&next).expect("the key is there");
		found.insert(next.clone(), value.to_vec());
		key = next;
	}
	found
}

/// Key of every entry in which the two differ.
pub fn differing<'a>(one: &'a Entries, other: &'a Entries) -> impl Iterator<Item = &'a Vec<u8>> {
	let changed = one.iter().filter(|(key, value)| other.get(*key) != Some(value)).map(|(key, _)| key);
	changed.chain(other.keys().filter(|key| !one.contains_key(*key)))
}

/// Which storages changed from one state to the other.
pub fn changes(before: &Entries, after: &Entries) -> Changes {
	differing(before, after).map(|key| name(key)).collect()
}

/// The storage that the key belongs to, as `Pallet.Storage`; what no pallet knows, as it is.
pub fn name(key: &[u8]) -> String {
	let known = AllPalletsWithSystem::storage_info().into_iter().find(|info| key.starts_with(&info.prefix));
	let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("names are ASCII");
	known.map_or_else(
		|| HexDisplay::from(&key).to_string(),
		|info| format!("{}.{}", text(info.pallet_name), text(info.storage_name)),
	)
}

/// What stands before every key of the pallet.
pub fn prefix(pallet: &str) -> [u8; 16] {
	sp_io::hashing::twox_128(pallet.as_bytes())
}

/// The entries of these pallets.
pub fn of_pallets(entries: &Entries, pallets: &[&str]) -> Entries {
	let prefixes = pallets.iter().map(|pallet| prefix(pallet)).collect::<Vec<_>>();
	let of_these = |key: &&Vec<u8>| prefixes.iter().any(|prefix| key.starts_with(prefix));
	entries.iter().filter(|(key, _)| of_these(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}
