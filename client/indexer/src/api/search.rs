//! Search: by id, hash, number, digest, code and name.

use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::Query,
	look::Look,
	refusal::{Cause, Refusal},
};
use crate::{database::Value, objects, search};

/// Characters of a question.
const MAX_CHARS: usize = 128;
/// What is found, unless said otherwise and at most.
const LIMIT: u32 = 20;
const MAX_LIMIT: u32 = 50;
/// Pairs of characters by which names are looked up: more make no difference.
const MAX_GRAMS: usize = 8;

/// What is searched.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
	/// An id, a hash, a block's number, a code, or part of a name: 1 to 128 characters.
	q: String,
	/// What is found at most, 1 to 50; 20 unless given.
	limit: Option<u32>,
}

/// Kinds of things by the prefix of their ids: table, kind, path.
const KINDS: [(&str, &str, &str, &str); 17] = [
	("hfmb", "members", "member", "members"),
	("hfcu", "customers", "customer", "customers"),
	("hfds", "datasets", "dataset", "datasets"),
	("hfin", "instructions", "instruction", "instructions"),
	("hffl", "filings", "filing", "filings"),
	("hfop", "operations", "operation", "operations"),
	("hfap", "applications", "application", "public-register/applications"),
	("hfgr", "grants", "grant", "grants"),
	("hfgr", "offers", "grant", "grants"),
	("hflc", "licences", "licence", "licences"),
	("hfrr", "recognitions", "recognition", "recognitions"),
	("hfbl", "bills", "bill", "bills"),
	("hfpd", "products", "product", "products"),
	("hfng", "negotiations", "negotiation", "negotiations"),
	("hfor", "orders", "order", "orders"),
	("hfmt", "meters", "meter", "meters"),
	("hfan", "anchors", "anchor", "anchors"),
];

/// What fits a question: what has exactly this id, hash, number or code first, then what has it in its name.
#[utoipa::path(get, path = "/search", tag = "search", params(Asked),
	responses((status = 200, description = "What was found")))]
pub async fn search(State(index): State<Index>, Query(Asked { q, limit }): Query<Asked>) -> Answered {
	let limit = limit.unwrap_or(LIMIT);
	let asked = q.trim();
	if asked.is_empty() || asked.chars().count() > MAX_CHARS || !(1..=MAX_LIMIT).contains(&limit) {
		return Err(Refusal::new(Cause::BadParameter, "q has 1 to 128 characters, limit is 1 to 50"));
	}
	let mut look = index.look().await?;
	let mut items = Vec::new();
	by_id(&mut look, asked, &mut items).await?;
	by_number(&mut look, asked, &mut items).await?;
	by_code(&mut look, asked, &mut items).await?;
	// One more than is shown, besides those that are found already.
	by_name(&mut look, asked, limit + 1 + items.len() as u32, &mut items).await?;
	let mut seen = std::collections::HashSet::new();
	items.retain(|item: &Json| seen.insert(item["path"].to_string()));
	let more = items.len() > limit as usize;
	items.truncate(limit as usize);
	Ok(look.answer(json!({ "query": asked, "items": items, "more": more })))
}

fn item(kind: &str, id: &str, title: &str, detail: &str, path: String) -> Json {
	json!({ "kind": kind, "id": id, "title": title, "detail": detail, "path": path })
}

/// The path of a thing of this kind.
fn path(kind: &str, id: &str) -> String {
	match kind {
		"licenceType" => format!("/licence-types/{id}"),
		"block" => format!("/blocks/{id}"),
		"transaction" => format!("/transactions/{id}"),
		"application" => format!("/public-register/applications/{id}"),
		"queryCode" => format!("/query-codes/{}", escaped(id)),
		kind => format!("/{kind}s/{id}"),
	}
}

/// A part of a path: a register's codes can have any character.
fn escaped(part: &str) -> String {
	let escape = |byte: u8| match byte {
		b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
		other => format!("%{other:02X}"),
	};
	part.bytes().map(escape).collect()
}

async fn by_id(look: &mut Look, asked: &str, items: &mut Vec<Json>) -> Result<(), Refusal> {
	if objects::is_sound(asked) {
		for (_, table, kind, folder) in KINDS.iter().filter(|(tag, ..)| asked.starts_with(tag)) {
			let found =
				look.row(&format!("SELECT id FROM {table} WHERE id = $1"), vec![asked.into()]).await?;
			if found.is_some() {
				let named = "SELECT title, detail FROM names WHERE kind = $1 AND id = $2";
				let named = look.row(named, vec![(*kind).into(), asked.into()]).await?;
				let (title, detail) = named.map_or_else(Default::default, |row| (row.text(0), row.text(1)));
				items.push(item(kind, asked, &title, &detail, format!("/{folder}/{asked}")));
			}
		}
		if let Ok(party) = hefu_primitives::PartyId::from_bech32m(asked) {
			account(look, &crate::fold::hex(party.as_bytes()), "party", asked, items).await?;
		}
	}
	if let Ok(key) = asked.parse::<hefu_sdk::AccountId32>() {
		account(look, &crate::fold::hex(&key.0), "account", asked, items).await?;
	}
	if let Some(digits) = objects::digest(asked) {
		by_hash(look, &format!("0x{}", digits.to_lowercase()), items).await?;
	}
	Ok(())
}

async fn by_hash(look: &mut Look, hash: &str, items: &mut Vec<Json>) -> Result<(), Refusal> {
	account(look, hash, "account", hash, items).await?;
	let block = look.row("SELECT number FROM blocks WHERE hash = $1", vec![hash.into()]).await?;
	if let Some(row) = block {
		let number = row.int(0).to_string();
		items.push(item("block", &number, hash, "", path("block", &number)));
	}
	// The youngest with this hash that somebody signed.
	let transaction = "SELECT block, idx, pallet, call FROM transactions WHERE hash = $1 AND signer IS NOT NULL \
	                   ORDER BY block DESC, idx DESC LIMIT 1";
	if let Some(row) = look.row(transaction, vec![hash.into()]).await? {
		let id = format!("{}/{}", row.int(0), row.int(1));
		let title = format!("{}.{}", row.text(2), row.text(3));
		items.push(item("transaction", &id, &title, hash, path("transaction", &id)));
	}
	if look.row("SELECT id FROM motions WHERE hash = $1 LIMIT 1", vec![hash.into()]).await?.is_some() {
		items.push(item("motion", hash, "", "", path("motion", hash)));
	}
	Ok(())
}

async fn account(
	look: &mut Look,
	account: &str,
	kind: &str,
	asked: &str,
	items: &mut Vec<Json>,
) -> Result<(), Refusal> {
	let key = look.row("SELECT member FROM member_keys WHERE id = $1", vec![account.into()]).await?;
	if let Some(row) = key {
		let detail = row.opt_text(0).unwrap_or_default();
		items.push(item(kind, asked, account, &detail, format!("/keys/{account}")));
	}
	Ok(())
}

async fn by_number(look: &mut Look, asked: &str, items: &mut Vec<Json>) -> Result<(), Refusal> {
	let Some(number) = number(asked) else { return Ok(()) };
	let block = look.row("SELECT hash FROM blocks WHERE number = $1", vec![number.into()]).await?;
	if let Some(row) = block {
		items.push(item("block", &number.to_string(), &row.text(0), "", format!("/blocks/{number}")));
	}
	Ok(())
}

/// What stands between every three digits of a number as people write it.
const SEPARATORS: [char; 9] = [',', '，', '_', '\'', '’', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// A number: `1004`, `#1004`, `1,004`.
fn number(asked: &str) -> Option<u32> {
	let text = asked.strip_prefix('#').unwrap_or(asked).trim_start();
	let mut parts = text.split(SEPARATORS);
	let first = parts.next()?;
	let others: Vec<_> = parts.collect();
	let grouped =
		others.is_empty() || ((1..=3).contains(&first.len()) && others.iter().all(|part| part.len() == 3));
	let digits = format!("{first}{}", others.concat());
	// A sign is none of a number of a block.
	if grouped && digits.bytes().all(|digit| digit.is_ascii_digit()) { digits.parse().ok() } else { None }
}

async fn by_code(look: &mut Look, asked: &str, items: &mut Vec<Json>) -> Result<(), Refusal> {
	let sql = "SELECT c.kind, c.id, n.title, n.detail FROM codes c LEFT JOIN names n ON n.kind = c.kind AND n.id = c.id \
	           WHERE c.code = $1 ORDER BY c.kind, c.id LIMIT $2";
	let code = objects::digest(asked).unwrap_or_else(|| asked.to_uppercase());
	let rows = look.rows(sql, vec![code.into(), (MAX_LIMIT + 1).into()]).await?;
	for row in rows {
		let (kind, id) = (row.text(0), row.text(1));
		items.push(item(&kind, &id, &row.text(2), &row.text(3), path(&kind, &id)));
	}
	Ok(())
}

async fn by_name(look: &mut Look, asked: &str, limit: u32, items: &mut Vec<Json>) -> Result<(), Refusal> {
	let folded = asked.to_lowercase();
	let grams: Vec<_> = search::asked(&folded).into_iter().take(MAX_GRAMS).collect();
	let mut values: Vec<Value> = Vec::new();
	let mut conditions = Vec::new();
	for gram in grams {
		values.push(gram.into());
		conditions.push(format!(
			"EXISTS (SELECT 1 FROM grams g WHERE g.gram = ${} AND g.kind = n.kind AND g.id = n.id)",
			values.len()
		));
	}
	// Pairs that stand apart may be the question's by chance: each of its words must stand there whole.
	for word in folded.split_whitespace() {
		let pattern = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
		values.push(format!("%{pattern}%").into());
		conditions.push(format!("n.folded LIKE ${} ESCAPE '\\'", values.len()));
	}
	values.push(limit.into());
	let sql = format!(
		"SELECT n.kind, n.id, n.title, n.detail FROM names n WHERE {} ORDER BY n.title, n.kind, n.id LIMIT ${}",
		conditions.join(" AND "),
		values.len()
	);
	for row in look.rows(&sql, values).await? {
		let (kind, id) = (row.text(0), row.text(1));
		items.push(item(&kind, &id, &row.text(2), &row.text(3), path(&kind, &id)));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn codes_are_parts_of_paths_whatever_is_in_them() {
		assert_eq!(path("queryCode", "SD-2026/01 号"), "/query-codes/SD-2026%2F01%20%E5%8F%B7");
	}

	#[test]
	fn numbers_are_read_as_people_write_them() {
		for (text, read) in [
			("1004", 1004),
			("#1004", 1004),
			("1,004", 1004),
			("# 12 345 678", 12_345_678),
			("1，004", 1004),
			("3", 3),
		] {
			assert_eq!(number(text), Some(read), "{text}");
		}
		for text in
			["", "#", "1,0", "1,0045", "1004,000", ",004", "-3", "+3", "1.004", "4294967296", "1,,004", "3a"]
		{
			assert_eq!(number(text), None, "{text}");
		}
	}
}
