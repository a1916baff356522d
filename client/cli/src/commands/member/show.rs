//! Members, looked up.

use hefu_primitives::MemberId;
use hefu_sdk::view;
use serde_json::{Value, json};

use crate::{
	args::Global,
	commands::{connect, own_account},
	console::{self, Answer, Console, table},
	failure::Failure,
	text::Word,
};

/// All members.
pub async fn list(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let members = client.members(&at).await?;
	let json: Vec<_> = members.iter().map(|(id, member)| view::member(*id, member)).collect();
	let rows = json
		.iter()
		.map(|member| {
			let text = |field: &str| member[field].as_str().unwrap_or_default().to_owned();
			vec![text("member"), text("code"), text("name"), words(&member["roles"]), text("status")]
		})
		.collect();
	let lang = console.lang;
	let head =
		[Word::Member, Word::MemberCode, Word::Name, Word::Roles, Word::State].map(|word| word.say(lang));
	Ok(Answer::new(json!({ "block": at.block_number(), "members": json }), table(&head, rows)))
}

/// One member with its keys.
pub async fn show(console: &Console, global: &Global, member: Option<MemberId>) -> Result<Answer, Failure> {
	let asked = match member {
		Some(_) => None,
		None => Some(own_account(console, global)?),
	};
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let id = match (member, asked) {
		(Some(id), _) => id,
		(None, Some(account)) => client.acting_member(&at, &account).await?,
		(None, None) => return Err(Failure::internal("neither a member nor a key")),
	};
	let member = client.member(&at, id).await?;
	let keys = client.keys_of(&at, id).await?;
	let keys: Vec<_> = keys.iter().map(|(account, key)| view::key(&at, account, key)).collect();
	let mut json = view::member(id, &member);
	let lang = console.lang;
	let text = |field: &str| json[field].as_str().unwrap_or_default().to_owned();
	let mut said = console::list(&[
		(Word::Member.say(lang), id.to_string()),
		(Word::MemberCode.say(lang), text("code")),
		(Word::Name.say(lang), text("name")),
		(Word::Region.say(lang), text("region")),
		(Word::Roles.say(lang), words(&json["roles"])),
		(Word::State.say(lang), text("status")),
		(Word::Customers.say(lang), member.customers.to_string()),
	]);
	let row = |key: &Value| {
		let text = |field: &str| key[field].as_str().unwrap_or_default().to_owned();
		vec![text("account"), text("kind"), words(&key["scope"])]
	};
	let head = [Word::Account, Word::Kind, Word::Scope].map(|word| word.say(lang));
	said += "\n";
	said += &table(&head, keys.iter().map(row).collect());
	json["keys"] = keys.into();
	Ok(Answer::new(json, said))
}

fn words(value: &Value) -> String {
	let words = value.as_array().map(Vec::as_slice).unwrap_or_default();
	words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}
