//! `hefu product`.

use hefu_primitives::{
	DatasetId, MemberId, ProductId,
	market::{Cap, Price, Settling, Tier},
	settlement::Book,
};
use hefu_sdk::{Client, client::At, market, view};
use serde_json::{Value, json};

use super::{answer, connect, included, money, plain, signer};
use crate::{
	args::{Global, Listing, PriceArgs, Product},
	console::{Answer, Console, beneath, list as rows_of, table},
	failure::{Code, Failure},
	text::{self, Lang, Markets, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Product) -> Result<Answer, Failure> {
	match command {
		Product::Add(listing) => add(console, global, *listing).await,
		Product::Remove { product } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let done = client.take_off_market(&signer, product).await?;
			let done = included(console, global, &client, &done, ("Market", "ProductDelisted")).await;
			Ok(answer(console, done, json!({ "product": product })))
		}
		Product::Show { product } => show(console, global, product).await,
		Product::List { dataset, seller, all } => list(console, global, dataset, seller, all).await,
	}
}

async fn add(console: &Console, global: &Global, args: Listing) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	if !args.price.is_said() {
		return Err(no_price(console));
	}
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let seller = client.acting_member(&at, &signer.account()).await?;
	let version = match args.version {
		Some(version) => version,
		None => client.dataset(&at, args.dataset).await?.versions,
	};
	let listing = market::Listing {
		dataset: args.dataset,
		version,
		right: args.right,
		by: args.by,
		contract: args.contract,
		price: price(console, &client, &at, &args.price).await?,
		stock: args.stock,
		inspection_days: args.inspection_days,
		use_is_not_acceptance: args.use_is_not_acceptance,
		// clap has seen to it that one of the two is said.
		settling: args.arbiter.map_or(Settling::Proof, Settling::Arbiter),
		fees: args.fees,
		terms: args.terms,
	};
	let (nonce, id) = client.fresh_product(&seller)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let done = client.list_on_market(&signer, nonce, listing).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let more = json!({ "product": id, "seller": seller, "dataset": args.dataset, "version": version });
	let done = included(console, global, &client, &done, ("Market", "ProductListed")).await;
	Ok(answer(console, done, more))
}

impl PriceArgs {
	/// Whether anything says what it costs.
	fn is_said(&self) -> bool {
		let stated = self.amount.is_some() || self.cap.is_some() || !self.tiers.is_empty();
		self.free || self.capped_by_tariff || stated
	}
}

fn no_price(console: &Console) -> Failure {
	let (what, next) = (Markets::NoPrice.say(console.lang), Markets::SayPrice.say(console.lang));
	Failure::new(Code::Usage, "Usage", what, next)
}

/// A price, with amounts in the minor unit of its book.
async fn price(console: &Console, client: &Client, at: &At, args: &PriceArgs) -> Result<Price, Failure> {
	if args.free {
		return Ok(Price::Free);
	}
	let book = Book { bank: args.bank.ok_or_else(|| no_price(console))?, currency: args.currency };
	if args.capped_by_tariff {
		return Ok(Price::Capped { book, cap: Cap::Tariff });
	}
	let decimals = client.book(at, book).await?.decimals;
	let minor = |text: &str| money::minor(console, text, decimals);
	if let Some(amount) = &args.amount {
		return Ok(Price::Fixed { book, amount: minor(amount)? });
	}
	if let Some(cap) = &args.cap {
		return Ok(Price::Capped { book, cap: Cap::Stated(minor(cap)?) });
	}
	let tier = |(from, amount): &(u64, String)| Ok(Tier { from: *from, amount: minor(amount)? });
	let tiers = args.tiers.iter().map(tier).collect::<Result<Vec<_>, Failure>>()?;
	let tiers = tiers.try_into().map_err(|_| {
		let (what, next) = (Markets::TooManyTiers.say(console.lang), Markets::FewerTiers.say(console.lang));
		Failure::new(Code::Input, "Tiers", what, next)
	})?;
	Ok(Price::Tiered { book, tiers })
}

async fn show(console: &Console, global: &Global, id: ProductId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let product = client.market_product(&at, id).await?;
	let places = money::places(&client, &at).await?;
	let mut json = view::market_product(id, &product, |book| places.get(book).copied());
	json["marks"] = client.marks(&at, product.seller.0).await?.into();
	json["block"] = at.block_number().into();
	let yes = |value: &Value| if value == true { Word::Yes.say(lang).to_owned() } else { String::new() };
	let mut said = rows_of(&[
		(Markets::Product.say(lang), plain(&json["product"])),
		(Markets::Seller.say(lang), plain(&json["seller"])),
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Word::Version.say(lang), plain(&json["version"])),
		(Markets::Right.say(lang), plain(&json["right"])),
		(Markets::By.say(lang), plain(&json["by"])),
		(Markets::Contract.say(lang), text::contract(&json["contract"], lang)),
		(Markets::Price.say(lang), priced(&json["price"], lang)),
		(Markets::Stock.say(lang), plain(&json["stock"])),
		(Markets::Sold.say(lang), plain(&json["sold"])),
		(Markets::InspectionDays.say(lang), plain(&json["inspectionDays"])),
		(Markets::UseIsNotAcceptance.say(lang), yes(&json["useIsNotAcceptance"])),
		(Markets::Settling.say(lang), text::settled_by(&json["settling"], lang)),
		(Markets::Terms.say(lang), plain(&json["terms"])),
		(Markets::ListedOn.say(lang), plain(&json["listedOn"])),
		(Markets::DelistedOn.say(lang), plain(&json["delistedOn"])),
		(Markets::Marks.say(lang), plain(&json["marks"])),
	]);
	let fee =
		|fee: &Value| vec![text::fee_role(&fee["role"], lang), plain(&fee["points"]), plain(&fee["to"])];
	let head = [Markets::FeeRole, Markets::Points, Markets::To].map(|word| word.say(lang));
	said += &beneath(&head, &json["fees"], fee);
	Ok(Answer::new(json, said))
}

/// A price for people, with the bank in whose book it is paid.
fn priced(price: &Value, lang: Lang) -> String {
	let said = text::price(price, lang);
	match price["bank"].as_str() {
		Some(bank) => format!("{said} @ {bank}"),
		None => said,
	}
}

async fn list(
	console: &Console,
	global: &Global,
	dataset: Option<DatasetId>,
	seller: Option<MemberId>,
	all: bool,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let places = money::places(&client, &at).await?;
	let found = client.market_products(&at).await?.into_iter().filter(|(_, product)| {
		let of_dataset = dataset.is_none_or(|dataset| product.listing.dataset.0 == dataset);
		let of_seller = seller.is_none_or(|seller| product.seller.0 == seller);
		of_dataset && of_seller && (all || product.delisted_ms.is_none())
	});
	let decimals = |book: &Book| places.get(book).copied();
	let products: Vec<Value> =
		found.map(|(id, product)| view::market_product(id, &product, decimals)).collect();
	let lang = console.lang;
	let row = |product: &Value| {
		vec![
			plain(&product["product"]),
			plain(&product["dataset"]),
			plain(&product["seller"]),
			text::price(&product["price"], lang),
			plain(&product["delistedOn"]),
		]
	};
	let head = [
		Markets::Product.say(lang),
		Word::Dataset.say(lang),
		Markets::Seller.say(lang),
		Markets::Price.say(lang),
		Markets::DelistedOn.say(lang),
	];
	let said = table(&head, products.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "products": products }), said))
}
