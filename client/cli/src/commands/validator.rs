//! `hefu validator`.

use hefu_primitives::MemberId;
use hefu_sdk::{
	Client,
	governance::{Body, Proposal},
	view,
};
use serde_json::json;

use super::{connect, motion, signer};
use crate::{
	args::{Global, Validator, Votes},
	console::{Answer, Console, table},
	failure::{Code, Failure},
	text::Word,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Validator) -> Result<Answer, Failure> {
	match command {
		Validator::List => list(console, global).await,
		Validator::Add { member, votes } => change(console, global, Change::Add(member), votes).await,
		Validator::Remove { member, votes } => change(console, global, Change::Remove(member), votes).await,
		Validator::Set { members, votes } => change(console, global, Change::Set(members), votes).await,
	}
}

/// How the validators change that are named now.
pub enum Change {
	/// One more.
	Add(MemberId),
	/// One fewer.
	Remove(MemberId),
	/// These, and no others.
	Set(Vec<MemberId>),
}

impl Change {
	/// The validators after it; `None` when it changes nothing.
	pub fn of(self, mut named: Vec<MemberId>) -> Option<Vec<MemberId>> {
		let before = named.clone();
		match self {
			Self::Add(member) if !named.contains(&member) => named.push(member),
			Self::Add(_) => {}
			Self::Remove(member) => named.retain(|named| *named != member),
			Self::Set(members) => named = members,
		}
		let sorted = |mut members: Vec<MemberId>| {
			members.sort();
			members
		};
		(sorted(before) != sorted(named.clone())).then_some(named)
	}
}

async fn change(console: &Console, global: &Global, change: Change, votes: Votes) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let named = client.validators(&at).await?.approved;
	let Some(members) = change.of(named) else {
		let (what, next) = (Word::NoChange.say(console.lang), Word::SeeValidators.say(console.lang));
		return Err(Failure::new(Code::Input, "NoChange", what, next));
	};
	let proposal = (Body::Council, Proposal::SetValidators(members));
	motion::propose(console, global, &client, &signer, proposal, votes).await
}

async fn list(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client: Client = connect(global).await?;
	let at = client.finalised().await?;
	let validators = client.validators(&at).await?;
	let mut all = [validators.approved.clone(), validators.selected.clone()].concat();
	all.sort();
	all.dedup();
	let mut json = Vec::new();
	let mut rows = Vec::new();
	for member in all {
		let name = view::name(&client.member(&at, member).await?);
		let [named, selected] =
			[&validators.approved, &validators.selected].map(|members| members.contains(&member));
		let keys = client.has_session_keys(&at, member).await?;
		let word = |yes: bool| if yes { Word::Yes.say(lang) } else { Word::No.say(lang) }.to_owned();
		rows.push(vec![member.to_string(), name.clone(), word(named), word(selected), word(keys)]);
		json.push(json!({
			"member": member,
			"name": name,
			"named": named,
			"selected": selected,
			"sessionKeys": keys,
		}));
	}
	let head =
		[Word::Member, Word::Name, Word::Named, Word::InSet, Word::SessionKeys].map(|word| word.say(lang));
	Ok(Answer::new(json!({ "block": at.block_number(), "validators": json }), table(&head, rows)))
}
