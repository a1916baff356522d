//! Instructions, made.

use std::collections::BTreeMap;

use hefu_primitives::{
	Party,
	settlement::{Book, Leg, LegKind, Thing, What, When},
};
use hefu_sdk::{Client, client::At, settlement, view};
use serde_json::json;

use super::money;
use crate::{
	args::{Expiry, Global, Moment, Object, Order},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::{Trade, Word},
};

/// Makes an instruction; whoever gives or gets in it then affirms.
pub async fn make(console: &Console, global: &Global, args: Order) -> Result<Answer, Failure> {
	let lang = console.lang;
	let signer = signer(console, global)?;
	if args.pays.is_empty() && args.cash.is_empty() && args.grants.is_empty() && args.bills.is_empty() {
		let (what, next) = (Trade::NoLegs.say(lang), Trade::SayLegs.say(lang));
		return Err(Failure::new(Code::Usage, "Usage", what, next));
	}
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let creator = client.acting_member(&at, &signer.account()).await?;
	let (legs, books) = legs(console, &client, &at, &args).await?;
	let expires_ms = match args.expires {
		Expiry::At(ms) => ms,
		Expiry::After(ms) => client.time(&at).await?.saturating_add(ms),
	};
	let when = args.execute_from.map_or(When::LastAffirmation, |Moment(ms)| When::From(ms));
	let about = args.about.map(|Object(id)| id);
	let shown: Vec<_> = legs.iter().map(|leg| view::leg(leg, |book| books.get(book).copied())).collect();
	let (nonce, id) = client.fresh_instruction(&creator)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(lang)));
	let order = settlement::Order { legs, when, expires_ms, about, mediators: args.mediators };
	let done =
		client.instruct(&signer, nonce, order).await.map_err(|error| Failure::from(error).look_for(id))?;
	console.note(format!("{}: hefu instruction affirm {id}", Trade::PartiesAffirm.say(lang)));
	let more = json!({
		"instruction": id,
		"expires": hefu_sdk::date::moment(expires_ms),
	});
	let done = included(console, global, &client, &done, ("Settlement", "Instructed")).await;
	// For programs; people have said them, and hefu instruction show shows them.
	let mut answer = answer(console, done, more);
	answer.json["legs"] = shown.into();
	Ok(answer)
}

/// Money first, then cash, grants and bills; with the decimal places of the money's books.
async fn legs(
	console: &Console,
	client: &Client,
	at: &At,
	args: &Order,
) -> Result<(Vec<Leg>, BTreeMap<Book, u8>), Failure> {
	let (mut legs, mut places) = (Vec::new(), BTreeMap::new());
	for pay in &args.pays {
		let bank = args.bank.ok_or_else(|| Failure::internal("money is in a bank's book"))?;
		let book = Book { bank, currency: args.currency };
		let (amount, decimals) = money::money(console, client, at, book, &pay.amount).await?;
		places.insert(book, decimals);
		legs.push(Leg { from: pay.from, to: pay.to, what: What::Claim { book, amount } });
	}
	for pay in &args.cash {
		let attestor = args.attestor.ok_or_else(|| Failure::internal("a bank attests cash"))?;
		let (currency, book) = (args.currency, Book { bank: attestor, currency: args.currency });
		let (amount, decimals) = money::money(console, client, at, book, &pay.amount).await?;
		places.insert(book, decimals);
		legs.push(Leg { from: pay.from, to: pay.to, what: What::Cash { currency, amount, attestor } });
	}
	for grant in &args.grants {
		// The chain knows who offers it to whom.
		let offer = client.offered(at, *grant).await?;
		let (from, to) = (Party::Member(*offer.grantor), Party::Member(*offer.granting.grantee));
		legs.push(Leg { from, to, what: What::Thing(Thing { kind: LegKind::Grant, id: grant.0 }) });
	}
	for bill in &args.bills {
		let what = What::Thing(Thing { kind: LegKind::Bill, id: bill.bill.0 });
		legs.push(Leg { from: bill.from, to: bill.to, what });
	}
	Ok((legs, places))
}
