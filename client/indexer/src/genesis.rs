//! What the chain begins with: no event says it, so it is read from the state of the first block.

use codec::{Compact, Decode};
use hefu_primitives::{
	MemberId,
	date::Day,
	law::{Pack, PackId},
};
use hefu_proofs::spec;
use serde_json::{Value as Json, json};
use twox_hash::XxHash64;

use crate::{
	Error,
	fold::{Fault, Fold, hex},
	raw::RawGenesis,
	tables::Table,
};

/// The version of the chain whose tables say where the first block has what.
const FIRST: u32 = 1;

/// A session's keys of a node: its account, and the keys of block production, finality and verification.
type SessionKeys = ([u8; 32], ([u8; 32], [u8; 32], [u8; 32]));

/// What is read of the first block's state.
pub fn prefixes() -> Result<Vec<Vec<u8>>, Error> {
	let known = spec::released(FIRST).map_err(|_| Error::Newer { spec_version: FIRST })?;
	let mut prefixes: Vec<_> = known.storage.iter().map(|item| prefix(item.pallet, item.name)).collect();
	prefixes.extend([
		prefix("Session", "QueuedKeys"),
		prefix("Validators", "MemberOf"),
		prefix("Verification", "Sets"),
	]);
	Ok(prefixes)
}

impl RawGenesis {
	/// Begins with it.
	pub(crate) async fn fold(&self, fold: &mut Fold<'_>) -> Result<(), Fault> {
		for (_, state) in self.described("Members", "Members")? {
			let code = state["code"].as_object().and_then(|case| case.values().next()).and_then(Json::as_str);
			let code = code.and_then(|code| hefu_primitives::code::MemberCode::parse(code).ok());
			let code = code.ok_or_else(|| Fault::Impossible("a founder without a code".into()))?;
			fold.enrolled(&MemberId::derive(&code).to_string(), state).await?;
		}
		for (account, state) in self.described("Members", "Keys")? {
			fold.key(&hex(&tail::<32>(&account)?), state).await?;
		}
		for (name, (pallet, item)) in [
			("council", ("Members", "Council")),
			("technicalCommittee", ("Members", "TechnicalCommittee")),
			("approvedValidators", ("Validators", "Approved")),
			("selectedValidators", ("Validators", "Selected")),
			("locatorPolicy", ("Verification", "Policy")),
			("publicLaw", ("Catalogue", "Law")),
		] {
			if let Some((_, state)) = self.described(pallet, item)?.into_iter().next() {
				fold.single(name, state).await?;
			}
		}
		for (key, state) in self.described("Calendar", "Years")? {
			// Two parts, each behind 8 bytes of its hash: whose days, and the year.
			let kind = if key.get(40) == Some(&0) { "Mainland" } else { "Banking" };
			let year = u16::from_le_bytes(tail(&key)?);
			fold.set(Table::Years, &format!("{kind}/{year}"), state, Vec::new()).await?;
		}
		for (key, value) in self.entries("Calendar", "Packs") {
			let pack = Pack::decode(&mut &value[..]).map_err(unread)?;
			fold.law_pack(PackId(u32::from_le_bytes(tail(key)?)), &pack).await?;
		}
		for (key, value) in self.entries("Calendar", "InForce") {
			let (from, pack) = <(Day, PackId)>::decode(&mut &value[..]).map_err(unread)?;
			fold.law_in_force(u32::from_le_bytes(tail(key)?), pack, from).await?;
		}
		for (key, rules) in self.described("Exports", "AllRules")? {
			fold.export_rules(u32::from_le_bytes(tail(&key)?).into(), rules).await?;
		}
		for (key, value) in self.entries("Verification", "Sets") {
			let set = u32::from_le_bytes(tail(key)?);
			let count = Compact::<u32>::decode(&mut &value[..]).map_err(unread)?.0;
			fold.single(&format!("verifiers/{set}"), count.into()).await?;
		}
		self.validators(fold).await
	}

	async fn validators(&self, fold: &mut Fold<'_>) -> Result<(), Fault> {
		let mut members = std::collections::HashMap::new();
		for (key, value) in self.entries("Validators", "MemberOf") {
			members.insert(tail::<32>(key)?, MemberId::decode(&mut &value[..]).map_err(unread)?);
		}
		for (_, value) in self.entries("Session", "QueuedKeys") {
			for (account, (aura, grandpa, verifier)) in
				Vec::<SessionKeys>::decode(&mut &value[..]).map_err(unread)?
			{
				let Some(member) = members.get(&account) else { continue };
				let keys =
					json!({ "aura": hex(&aura), "grandpa": hex(&grandpa), "verifier": hex(&verifier) });
				fold.node(&member.to_string(), Some(&keys)).await?;
			}
		}
		let authors = fold.selected().await?;
		fold.session(0, authors.clone(), authors).await
	}

	fn entries(&self, pallet: &str, name: &str) -> impl Iterator<Item = (&[u8], &[u8])> {
		let prefix = prefix(pallet, name);
		let entries = self.0.iter().filter(move |(key, _)| key.starts_with(&prefix));
		entries.map(|(key, value)| (&key[..], &value[..]))
	}

	fn described(&self, pallet: &str, name: &str) -> Result<Vec<(Vec<u8>, Json)>, Fault> {
		let described =
			|(key, value): (&[u8], &[u8])| Ok((key.to_vec(), crate::fold::described(pallet, name, value)?));
		self.entries(pallet, name).map(described).collect()
	}
}

/// The prefix of a storage item: its pallet's name and its own, each as two XXH64.
fn prefix(pallet: &str, name: &str) -> Vec<u8> {
	use std::hash::Hasher;
	let part = |(text, seed): (&str, u64)| {
		let mut hasher = XxHash64::with_seed(seed);
		hasher.write(text.as_bytes());
		hasher.finish().to_le_bytes()
	};
	[(pallet, 0), (pallet, 1), (name, 0), (name, 1)].into_iter().flat_map(part).collect()
}

/// The last part of a key.
fn tail<const N: usize>(key: &[u8]) -> Result<[u8; N], Fault> {
	let bytes = key.last_chunk::<N>();
	bytes.copied().ok_or_else(|| Fault::Impossible("a key of the first state is too short".into()))
}

fn unread(error: codec::Error) -> Fault {
	Fault::Impossible(format!("the first state: {error}"))
}

/// The prefix is what questions lead to.
#[test]
fn prefixes_are_those_of_questions() {
	let key = hefu_proofs::Question::Council.storage_key(FIRST).expect("a question of the first version");
	assert_eq!(prefix("Members", "Council"), key);
}
