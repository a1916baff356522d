//! `hefu money`.

mod reconcile;

use std::collections::BTreeMap;

use hefu_primitives::{
	MemberId, Party,
	settlement::{BankReference, Book},
};
use hefu_sdk::{
	Client, amount,
	client::At,
	governance::{Body, Proposal},
	hex,
	settlement::{Attestation, ReferenceSalt},
	view,
};
use serde_json::{Value, json};

use super::{answer, connect, included, key, motion, own_account, signer};
use crate::{
	args::{Attest, Global, Money, ReferenceArgs},
	console::{self, Answer, Console, table},
	failure::{Code, Failure},
	text::{self, Trade, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Money) -> Result<Answer, Failure> {
	match command {
		Money::Books => books(console, global).await,
		Money::Book { bank, currency } => book(console, global, Book { bank, currency }).await,
		Money::Claims { party } => claims(console, global, party).await,
		Money::Entry { bank, reference } => entry(console, global, bank, &reference).await,
		Money::OpenBook { bank, currency, decimals, votes } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let proposal = Proposal::OpenBook { book: Book { bank, currency }, decimals };
			motion::propose(console, global, &client, &signer, (Body::Council, proposal), votes).await
		}
		Money::Received(of) => attest(console, global, of, Way::Received).await,
		Money::Paid(of) => attest(console, global, of, Way::Paid).await,
		Money::Net { day, bank, one, other, currency } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let book = Book { bank, currency };
			let decimals = client.book(&client.finalised().await?, book).await?.decimals;
			let (done, netted) = client.net(&signer, day, book, [one, other]).await?;
			let mut more = json!({
				"day": day.to_string(),
				"bank": bank,
				"currency": view::currency(&currency),
				"parties": [one.to_string(), other.to_string()],
			});
			if let Some(netted) = netted {
				more["payer"] = netted.payer.to_string().into();
				more["payee"] = netted.payee.to_string().into();
				more["amount"] = amount::text(netted.net, decimals).into();
			}
			let done = included(console, global, &client, &done, ("Settlement", "Netted")).await;
			Ok(answer(console, done, more))
		}
		Money::Reconcile(args) => reconcile::reconcile(console, global, args).await,
		Money::NewSalt { file } => {
			ReferenceSalt::create(&file).map_err(|error| key::refused(console, &file, &error))?;
			console.note(Trade::KeepSalt.say(console.lang));
			let rows = [(Trade::Salt.say(console.lang), file.display().to_string())];
			Ok(Answer::new(json!({ "salt": file }), console::list(&rows)))
		}
	}
}

/// In which direction money moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
	Received,
	Paid,
}

async fn attest(console: &Console, global: &Global, of: Attest, way: Way) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let reference = reference(console, &of.reference)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let bank = client.acting_member(&at, &signer.account()).await?;
	let book = Book { bank, currency: of.currency };
	let (minor, decimals) = money(console, &client, &at, book, &of.amount).await?;
	let attestation = Attestation { currency: of.currency, holder: of.party, amount: minor, reference };
	let (done, event) = match way {
		Way::Received => (client.received(&signer, attestation).await?, "Received"),
		Way::Paid => (client.paid(&signer, attestation).await?, "Paid"),
	};
	let more = json!({
		"party": of.party.to_string(),
		"amount": amount::text(minor, decimals),
		"currency": view::currency(&of.currency),
		"bank": bank,
		"reference": hex(&reference),
	});
	let done = included(console, global, &client, &done, ("Settlement", event)).await;
	Ok(answer(console, done, more))
}

/// An amount in the minor unit of a book, with the decimal places of that.
pub async fn money(
	console: &Console,
	client: &Client,
	at: &At,
	book: Book,
	text: &str,
) -> Result<(u128, u8), Failure> {
	let decimals = client.book(at, book).await?.decimals;
	Ok((minor(console, text, decimals)?, decimals))
}

/// The decimal places of every book.
pub async fn places(client: &Client, at: &At) -> Result<BTreeMap<Book, u8>, Failure> {
	let books = client.books(at).await?.into_iter();
	Ok(books.map(|(book, state)| (book, state.decimals)).collect())
}

/// An amount in the minor unit of a currency that has so many decimal places.
pub fn minor(console: &Console, text: &str, decimals: u8) -> Result<u128, Failure> {
	amount::parse(text, decimals).map_err(|error| {
		let said = format!("{text}: {}", text::amount(&error, console.lang));
		Failure::new(Code::Input, "Amount", said, Word::CorrectInput.say(console.lang))
	})
}

/// The digest of a bank's reference: given as that, or made from the text with the bank's salt.
pub fn reference(console: &Console, args: &ReferenceArgs) -> Result<BankReference, Failure> {
	if let Some(path) = &args.salt {
		let salt = ReferenceSalt::read(path).map_err(|error| key::refused(console, path, &error))?;
		return Ok(salt.digest(&args.reference));
	}
	hefu_sdk::digest::parse_digest(args.reference.trim_start_matches("0x")).ok_or_else(|| {
		let (what, next) = (Trade::NoSalt.say(console.lang), Trade::GiveSalt.say(console.lang));
		Failure::new(Code::Input, "Reference", what, next)
	})
}

async fn books(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let books = client.books(&at).await?;
	let json: Vec<_> = books.iter().map(|(book, state)| view::book(book, state)).collect();
	let row = |book: &Value| {
		["bank", "currency", "owed", "received", "paid"].map(|field| said(&book[field])).to_vec()
	};
	let head = [Trade::Bank, Trade::Currency, Trade::Owed, Trade::Received, Trade::Paid]
		.map(|word| word.say(console.lang));
	let text = table(&head, json.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "books": json }), text))
}

async fn book(console: &Console, global: &Global, book: Book) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let state = client.book(&at, book).await?;
	let claims = client.claims_in(&at, book).await?;
	let claims: Vec<_> =
		claims.iter().map(|(party, claim)| view::claim(&book, state.decimals, party, Some(claim))).collect();
	let mut json = view::book(&book, &state);
	let lang = console.lang;
	let mut text = console::list(&[
		(Trade::Bank.say(lang), book.bank.to_string()),
		(Trade::Owed.say(lang), in_currency(&json, "owed")),
		(Trade::Received.say(lang), in_currency(&json, "received")),
		(Trade::Paid.say(lang), in_currency(&json, "paid")),
	]);
	let row = |claim: &Value| vec![said(&claim["holder"]), said(&claim["free"]), said(&claim["locked"])];
	let head = [Trade::Party, Trade::Free, Trade::Locked].map(|word| word.say(lang));
	text += "\n";
	text += &table(&head, claims.iter().map(row).collect());
	json["block"] = at.block_number().into();
	json["claims"] = claims.into();
	Ok(Answer::new(json, text))
}

async fn claims(console: &Console, global: &Global, party: Option<Party>) -> Result<Answer, Failure> {
	let asked = match party {
		Some(_) => None,
		None => Some(own_account(console, global)?),
	};
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let party = match (party, asked) {
		(Some(party), _) => party,
		(None, Some(account)) => Party::Member(client.acting_member(&at, &account).await?),
		(None, None) => return Err(Failure::internal("neither a party nor a key")),
	};
	let mut json = Vec::new();
	for (book, state) in client.books(&at).await? {
		let found = client.claim_in(&at, book, party).await?;
		json.extend(found.map(|claim| view::claim(&book, state.decimals, &party, Some(&claim))));
	}
	let row = |claim: &Value| {
		vec![said(&claim["bank"]), said(&claim["currency"]), said(&claim["free"]), said(&claim["locked"])]
	};
	let head = [Trade::Bank, Trade::Currency, Trade::Free, Trade::Locked].map(|word| word.say(console.lang));
	let text = table(&head, json.iter().map(row).collect());
	let json = json!({ "block": at.block_number(), "party": party.to_string(), "claims": json });
	Ok(Answer::new(json, text))
}

async fn entry(
	console: &Console,
	global: &Global,
	bank: MemberId,
	of: &ReferenceArgs,
) -> Result<Answer, Failure> {
	let reference = reference(console, of)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let entry = client.entry(&at, bank, reference).await?;
	let book = Book { bank, currency: *entry.currency };
	let decimals = client.book(&at, book).await?.decimals;
	let json = view::entry(bank, &reference, &entry, decimals);
	let lang = console.lang;
	let rows = [
		(Trade::Bank.say(lang), bank.to_string()),
		(Trade::Reference.say(lang), said(&json["reference"])),
		(Trade::Direction.say(lang), text::direction(&json["direction"], lang)),
		(Trade::Party.say(lang), said(&json["holder"])),
		(Trade::Amount.say(lang), in_currency(&json, "amount")),
		(Word::Time.say(lang), said(&json["attestedOn"])),
	];
	Ok(Answer::new(json, console::list(&rows)))
}

fn said(value: &Value) -> String {
	value.as_str().unwrap_or_default().to_owned()
}

/// An amount with its currency, for people.
pub fn in_currency(of: &Value, field: &str) -> String {
	format!("{} {}", said(&of[field]), said(&of["currency"]))
}
