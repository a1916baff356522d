//! What the buyer was offered, held against the grant that goes with the delivery before any money is locked.

use std::path::Path;

use hefu_primitives::{market::Stage, terms::Terms};
use hefu_sdk::{
	Client,
	client::At,
	dsp::{self, Document, DspError, Message},
	hex,
	market::{Standing, shortfall},
	policy::PurposeList,
	view,
};
use serde_json::Value;

use crate::{
	args::Offered,
	commands::{
		dsp::{bytes, glossary, no_begin, refused},
		grant::{show, terms},
	},
	console::{Console, list as rows_of},
	failure::{Code, Failure},
	text::{self, Dsps, Lang, Markets},
};

/// What the buyer demands of the grant.
pub struct Demand {
	/// The terms that were offered; none: whatever it allows, if that was said.
	offer: Option<Terms>,
	/// That whatever it allows will do.
	any_terms: bool,
	/// The consortium's purposes, by which the terms are shown.
	list: PurposeList,
}

impl Demand {
	/// Reads the offer, if one is named. Needs no node, so that what is wrong is told first.
	pub fn read(console: &Console, args: &Offered) -> Result<Self, Failure> {
		let list = terms::list(console, &args.purposes)?;
		let offer = args.offer.as_deref().map(|path| offer(console, args, path, &list)).transpose()?;
		Ok(Self { offer, any_terms: args.any_terms, list })
	}

	/// That something is demanded, and is what was ordered by: seen before the seller is waited for.
	pub async fn ensure_ordered(
		&self,
		console: &Console,
		client: &Client,
		at: &At,
		standing: &Standing,
	) -> Result<(), Failure> {
		let lang = console.lang;
		let Some(offer) = &self.offer else {
			if self.any_terms || !is_unpaid(standing) {
				return Ok(());
			}
			let (what, next) = (Markets::NoOffer.say(lang), Markets::NameOffer.say(lang));
			return Err(Failure::new(Code::Usage, "NoOffer", what, next));
		};
		let ordered = client.ordered_terms(at, &standing.order).await?;
		if dsp::digest(offer) == ordered {
			return Ok(());
		}
		let what = format!("{}{}{}", Markets::OtherOffer.say(lang), lang.colon(), hex(&ordered));
		Err(Failure::new(Code::Input, "OtherOffer", what, Markets::AskOffer.say(lang)))
	}

	/// Shows the terms of the grant that goes with the delivery, and refuses it where it gives less than was offered. Gives the terms, for
	/// programs; none where the money is locked already, for the grant is the same one then.
	pub async fn ensure_granted(
		&self,
		console: &Console,
		client: &Client,
		at: &At,
		standing: &Standing,
	) -> Result<Option<Value>, Failure> {
		if !is_unpaid(standing) {
			return Ok(None);
		}
		let lang = console.lang;
		let grant = standing.order.grant.as_ref().map(|grant| grant.0);
		let grant = grant.ok_or_else(|| Failure::internal("a delivery is committed to, and has no grant"))?;
		let offered = client.offered(at, grant).await?;
		let shown = view::terms(&offered.granting.terms, &self.list);
		console.note(format!("{grant}{}{}", lang.colon(), Markets::GrantTerms.say(lang)));
		console.note(rows_of(&show::terms_rows(&shown, lang)).trim_end());
		let Some(offer) = &self.offer else {
			console.warn(Markets::AnyTerms.say(lang));
			return Ok(Some(shown));
		};
		match shortfall(offer, &offered.granting.terms, client.time(at).await?) {
			None => Ok(Some(shown)),
			Some(dimension) => {
				let (what, next) = (text::narrower(dimension, lang), Markets::AskGrant.say(lang));
				Err(Failure::new(Code::NotVerified, "NarrowGrant", what, next).after("terms", shown))
			}
		}
	}
}

/// Whether the order waits for money that is not locked yet.
fn is_unpaid(standing: &Standing) -> bool {
	matches!(standing.stage, Stage::Placed | Stage::Committed) && standing.order.instruction.is_none()
}

/// The terms of an offer, which must be the same at whatever moment they are read.
fn offer(console: &Console, args: &Offered, path: &Path, list: &PurposeList) -> Result<Terms, Failure> {
	let offered = bytes(path)?;
	let is_message = is_message(&offered);
	let at = |begins_ms: u64| {
		if is_message {
			of_message(args, (path, offered.as_slice()), list, (begins_ms, console.lang))
		} else {
			terms::policy(console, (path, offered.as_slice()), list, begins_ms)?.terms(console, begins_ms)
		}
	};
	let terms = at(args.begins.map_or(0, |begins| begins.0))?;
	if args.begins.is_none() && at(1)? != terms {
		return Err(no_begin(Dsps::SayBegins, console.lang));
	}
	Ok(terms)
}

/// Whether it is a message of the Dataspace Protocol, and no policy by itself.
fn is_message(bytes: &[u8]) -> bool {
	let read = serde_json::from_slice::<Value>(bytes);
	read.is_ok_and(|value| value["@type"].as_str().is_some_and(|kind| Message::TYPES.contains(&kind)))
}

fn of_message(
	args: &Offered,
	(path, bytes): (&Path, &[u8]),
	list: &PurposeList,
	(begins_ms, lang): (u64, Lang),
) -> Result<Terms, Failure> {
	let wrong = |error: DspError| refused(path, &error, lang);
	let places = glossary(args.names.as_deref(), lang)?.places;
	let document = Document::read(bytes).map_err(wrong)?;
	let kept = document.terms(list, &places, begins_ms).map_err(wrong)?.ok_or_else(|| {
		let what = format!("{}{}{}", path.display(), lang.colon(), Markets::OffersNothing.say(lang));
		Failure::new(Code::Input, "Message", what, Markets::NameOffer.say(lang))
	})?;
	Ok(kept.terms)
}
