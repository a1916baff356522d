//! What a tax attestor signs.

use hefu_primitives::{
	Party,
	anchor::{Colour, Invoice, Paper},
	code::{MemberCode, Uscc},
};
use hefu_sdk::{Client, anchors::part_of, client::At, secret, view};
use serde_json::json;

use super::{office_key, places};
use crate::{
	args::{AttestInvoice, Global},
	commands::{connect, money, plain, signer},
	console::{Answer, Console, list as rows_of},
	failure::{Code, Failure},
	text::{self, Anchors, Trade},
};

/// Signs an invoice, and writes what is signed, and the private part of what is on paper.
pub async fn attest(console: &Console, global: &Global, args: AttestInvoice) -> Result<Answer, Failure> {
	let lang = console.lang;
	let refused = |name: &str, what: Anchors, next: Anchors| {
		Failure::new(Code::Input, name, what.say(lang), next.say(lang))
	};
	let signer = signer(console, global)?;
	let key = office_key(console, &args.office_key)?;
	let office = args.number.office();
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let attestor = client.attestor(&at, office).await?;
	if attestor.key != key.commitment() {
		return Err(refused("OtherOfficeKey", Anchors::OtherOfficeKey, Anchors::NameOfficeKey));
	}
	if attestor.signer.as_ref() != Some(&signer.account()) {
		return Err(refused("NotSigner", Anchors::NotSigner, Anchors::SetSigner));
	}
	let (instruction, seller, buyer) = (args.instruction, args.seller, args.buyer);
	let Some(billed) = client.invoiced(&at, instruction, seller, buyer).await? else {
		return Err(refused("NotPaid", Anchors::NotPaid, Anchors::NamePayment));
	};
	for (side, typed) in [(seller, args.seller_code), (buyer, args.buyer_code)] {
		ensure_code(console, &client, &at, side, typed).await?;
	}
	let decimals = places(&client, &at, instruction, seller, buyer).await?;
	let amount = money::minor(console, &args.amount, decimals)?;
	let tax = money::minor(console, &args.tax, decimals)?;
	if tax > amount {
		return Err(refused("TaxAboveTotal", Anchors::TaxAboveTotal, Anchors::NameTotal));
	}
	let colour = args.red_of.map_or(Colour::Blue, |of| Colour::Red { of });
	let open = billed.paid.saturating_sub(billed.sums.blue.saturating_sub(billed.sums.red));
	// What is on the paper is signed all the same: a red invoice may make room for it before it is anchored.
	if colour == Colour::Blue && amount > open {
		let open = hefu_sdk::amount::text(open, decimals);
		console.warn(format!("{}{}{open}", Anchors::AboveOpen.say(lang), lang.colon()));
	}

	let (number, date) = (args.number, args.date);
	let paper = Paper { number, seller: args.seller_code, buyer: args.buyer_code, amount, tax, date };
	let part = part_of(&paper).map_err(|error| Failure::internal(text::part(&error, lang)))?;
	let nullifier = key.nullifier(&number, &args.seller_code);
	let currency = *billed.currency;
	let invoice = Invoice { office, nullifier, instruction, seller, buyer, currency, amount, colour };
	let attested = client.attest_invoice(&signer, &attestor.key, part.root(), invoice);

	// The part first: what is signed is of no use without it.
	let written = String::from_utf8_lossy(&part.canonical()).into_owned();
	secret::create(&args.part, &written).map_err(|error| Failure::file(&args.part, &error))?;
	if let Err(error) = secret::create(&args.out, &(attested.to_json() + "\n")) {
		// Nobody needs it, and the next try names the same file.
		std::fs::remove_file(&args.part).ok();
		return Err(Failure::file(&args.out, &error));
	}
	console.note(Anchors::GiveInvoice.say(lang));
	let mut json = view::invoice(&attested.invoice, decimals);
	json["digest"] = hefu_sdk::hex(&attested.digest).into();
	json["file"] = json!(args.out);
	json["part"] = json!(args.part);
	let rows = [
		(Anchors::Office.say(lang), plain(&json["office"])),
		(Trade::Amount.say(lang), money::in_currency(&json, "amount")),
		(Anchors::Nullifier.say(lang), plain(&json["nullifier"])),
		(Anchors::Digest.say(lang), plain(&json["digest"])),
		(Anchors::Attested.say(lang), args.out.display().to_string()),
		(Anchors::Part.say(lang), args.part.display().to_string()),
	];
	Ok(Answer::new(json, rows_of(&rows)))
}

/// That the code typed of a side is its own, as far as the chain has it: that of a member that goes by a USCC. With another the same
/// number would have another nullifier, and could be anchored twice.
async fn ensure_code(
	console: &Console,
	client: &Client,
	at: &At,
	side: Party,
	typed: Uscc,
) -> Result<(), Failure> {
	let Party::Member(member) = side else { return Ok(()) };
	match client.member(at, member).await?.code.0 {
		MemberCode::Uscc(code) if code != typed => {
			let lang = console.lang;
			let next = text::name_code(&member, &code, lang);
			Err(Failure::new(Code::Input, "OtherCode", Anchors::OtherCode.say(lang), next))
		}
		MemberCode::Uscc(_) | MemberCode::Lei(_) => Ok(()),
	}
}
