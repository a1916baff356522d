//! `hefu negotiation`.

use hefu_primitives::{
	MemberId, NegotiationId, ProductId,
	market::{Charge, Price},
	settlement::Book,
};
use hefu_sdk::{
	Client,
	client::At,
	market::{Offer, Product, Step},
	view,
};
use serde_json::{Value, json};

use super::{answer, connect, included, money, plain, signer};
use crate::{
	args::{Global, Negotiation, OfferArgs},
	console::{Answer, Console, list as rows_of, table},
	failure::{Code, Failure},
	text::{self, Markets, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Negotiation) -> Result<Answer, Failure> {
	match command {
		Negotiation::Request { product, offer } => open(console, global, product, None, &offer).await,
		Negotiation::Offer { product, to, offer } => open(console, global, product, Some(to), &offer).await,
		Negotiation::Counter { negotiation, offer } => counter(console, global, negotiation, &offer).await,
		Negotiation::Accept { negotiation } => step(console, global, negotiation, Step::Accept).await,
		Negotiation::Agree { negotiation } => step(console, global, negotiation, Step::Agree).await,
		Negotiation::Verify { negotiation } => step(console, global, negotiation, Step::Verify).await,
		Negotiation::Finalize { negotiation } => step(console, global, negotiation, Step::Finalize).await,
		Negotiation::Terminate { negotiation } => step(console, global, negotiation, Step::Terminate).await,
		Negotiation::Show { negotiation } => show(console, global, negotiation).await,
		Negotiation::List { product, member } => list(console, global, product, member).await,
	}
}

async fn open(
	console: &Console,
	global: &Global,
	product: ProductId,
	consumer: Option<MemberId>,
	args: &OfferArgs,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let opener = client.acting_member(&at, &signer.account()).await?;
	let found = client.market_product(&at, product).await?;
	let offer = offer(console, &client, &at, &found, args).await?;
	let (nonce, id) = client.fresh_negotiation(&opener)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let done = client.open_negotiation(&signer, nonce, product, consumer, offer).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let done = included(console, global, &client, &done, ("Market", "NegotiationOpened")).await;
	Ok(answer(console, done, json!({ "negotiation": id, "product": product })))
}

/// The side whose key it is asks, or offers.
async fn counter(
	console: &Console,
	global: &Global,
	id: NegotiationId,
	args: &OfferArgs,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let by = client.acting_member(&at, &signer.account()).await?;
	let negotiation = client.negotiation(&at, id).await?;
	let product = client.market_product(&at, negotiation.product.0).await?;
	let offer = offer(console, &client, &at, &product, args).await?;
	let step = if negotiation.provider.0 == by { Step::Offer(offer) } else { Step::Request(offer) };
	let done = client.negotiate(&signer, id, step).await?;
	let done = included(console, global, &client, &done, ("Market", "NegotiationMoved")).await;
	Ok(answer(console, done, json!({ "negotiation": id })))
}

async fn step(console: &Console, global: &Global, id: NegotiationId, step: Step) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let done = client.negotiate(&signer, id, step).await?;
	let event = if step == Step::Agree { "AgreementMade" } else { "NegotiationMoved" };
	let done = included(console, global, &client, &done, ("Market", event)).await;
	Ok(answer(console, done, json!({ "negotiation": id })))
}

/// What is asked or offered: at the list price where there is one.
async fn offer(
	console: &Console,
	client: &Client,
	at: &At,
	product: &Product,
	args: &OfferArgs,
) -> Result<Offer, Failure> {
	let lang = console.lang;
	let price: &Price = &product.listing.price;
	let charge = match (&args.amount, price) {
		(None, Price::Capped { .. }) => {
			let (what, next) = (Markets::Negotiable.say(lang), Markets::SayAmount.say(lang));
			return Err(Failure::new(Code::Input, "Market::Negotiable", what, next));
		}
		// What is too large to be counted the chain refuses with its own reason.
		(None, price) => price.listed(args.units).and_then(Result::ok).flatten(),
		(Some(_), Price::Free) => {
			let (what, next) = (Markets::FreeOfCharge.say(lang), Markets::LeaveAmount.say(lang));
			return Err(Failure::new(Code::Input, "Market::OtherPrice", what, next));
		}
		(
			Some(amount),
			Price::Fixed { book, .. } | Price::Tiered { book, .. } | Price::Capped { book, .. },
		) => {
			let (amount, _) = money::money(console, client, at, *book, amount).await?;
			Some(Charge { book: *book, amount })
		}
	};
	Ok(Offer { terms: args.terms.unwrap_or(product.listing.terms), units: args.units, charge })
}

async fn show(console: &Console, global: &Global, id: NegotiationId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let negotiation = client.negotiation(&at, id).await?;
	let places = money::places(&client, &at).await?;
	let mut json = view::negotiation(id, &negotiation, |book| places.get(book).copied());
	json["block"] = at.block_number().into();
	let offer = &json["offer"];
	let said = rows_of(&[
		(Markets::Negotiation.say(lang), plain(&json["negotiation"])),
		(Word::State.say(lang), plain(&json["state"])),
		(Markets::Product.say(lang), plain(&json["product"])),
		(Markets::Buyer.say(lang), plain(&json["consumer"])),
		(Markets::Seller.say(lang), plain(&json["provider"])),
		(Markets::Opener.say(lang), text::market_side(&json["opener"], lang)),
		(Markets::Units.say(lang), plain(&offer["units"])),
		(Markets::Charge.say(lang), charged(&offer["charge"])),
		(Markets::Terms.say(lang), plain(&offer["terms"])),
		(Markets::AgreedOn.say(lang), plain(&json["agreement"]["timestamp"])),
		(Markets::Order.say(lang), plain(&json["order"])),
	]);
	Ok(Answer::new(json, said))
}

/// A charge for people; nothing where nothing is charged.
pub fn charged(charge: &Value) -> String {
	if charge.is_null() {
		return String::new();
	}
	format!("{} @ {}", money::in_currency(charge, "amount"), plain(&charge["bank"]))
}

async fn list(
	console: &Console,
	global: &Global,
	product: Option<ProductId>,
	member: Option<MemberId>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let places = money::places(&client, &at).await?;
	let found = client.negotiations(&at).await?.into_iter().filter(|(_, of)| {
		let is_side = |member| of.consumer.0 == member || of.provider.0 == member;
		product.is_none_or(|product| of.product.0 == product) && member.is_none_or(is_side)
	});
	let decimals = |book: &Book| places.get(book).copied();
	let negotiations: Vec<Value> = found.map(|(id, of)| view::negotiation(id, &of, decimals)).collect();
	let lang = console.lang;
	let row = |of: &Value| {
		["negotiation", "state", "product", "consumer", "provider"].map(|field| plain(&of[field])).to_vec()
	};
	let head = [
		Markets::Negotiation.say(lang),
		Word::State.say(lang),
		Markets::Product.say(lang),
		Markets::Buyer.say(lang),
		Markets::Seller.say(lang),
	];
	let said = table(&head, negotiations.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "negotiations": negotiations }), said))
}
