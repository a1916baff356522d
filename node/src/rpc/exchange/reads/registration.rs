//! Filings, registrations, certificates, institutions and law packs.

use super::{answered, one, page, text};
use crate::rpc::exchange::{
	Answer, Exchange,
	arguments::{Arguments, needed},
	codec::hex,
};
use hefu_primitives::{DatasetId, FilingId, MemberId, registration::CertificateCode};
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

/// `hefu_filing`: as it was written down, as it stands, and a page of the objections to it, oldest first.
pub fn filing(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = FilingId(needed(arguments.id("filing", FilingId::TAG), "filing", "a filing")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "filing");
	let filing = exchange.read(at, "Registration", "Filings", std::slice::from_ref(&named))?;
	let count = filing["objections"].as_u64().unwrap_or(0);
	let first = arguments.number("from").unwrap_or(1).max(1);
	let sequences: Vec<u64> = (first..=count).take(page(arguments)).collect();
	let mut objections = Vec::new();
	for sequence in &sequences {
		let key = [named.clone(), (*sequence).into()];
		let objection = exchange.read(at, "Registration", "Objections", &key)?;
		objections.push(json!({ "sequence": sequence, "objection": objection }));
	}
	let standing = exchange.ask_runtime(at, "registration.filing", &one("filing", named))?;
	let json = json!({ "filing": filing, "standing": standing, "objections": objections });
	answered(exchange, arguments, at, json, || {
		let objection = |sequence: &u64| Question::Objection { filing: id, sequence: *sequence as u32 };
		std::iter::once(Question::Filing(id)).chain(sequences.iter().map(objection)).collect()
	})
}

/// `hefu_registration`: what is registered of a dataset, how it stands, and which filing about it is open.
pub fn registration(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = DatasetId(needed(arguments.id("dataset", DatasetId::TAG), "dataset", "a dataset")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "dataset");
	let registration = exchange.read(at, "Registration", "Registrations", std::slice::from_ref(&named))?;
	let open = exchange.read(at, "Registration", "OpenFiling", std::slice::from_ref(&named))?;
	let by_dataset = one("dataset", named);
	// With what is registered: the two of them.
	let stands = exchange.ask_runtime(at, "registration.registration", &by_dataset)?;
	let frozen = exchange.ask_runtime(at, "registration.frozen", &by_dataset)?;
	let json = json!({
		"registration": registration,
		"standing": stands.get(1),
		"frozen": frozen,
		"openFiling": open,
	});
	answered(exchange, arguments, at, json, || vec![Question::Registration(id), Question::OpenFiling(id)])
}

/// `hefu_certificate`.
pub fn certificate(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let code = certificate_code(arguments)?;
	let at = exchange.at(arguments)?;
	let certificate = exchange.read(at, "Registration", "Certificates", &[code_json(&code)])?;
	answered(exchange, arguments, at, json!({ "certificate": certificate }), || {
		vec![Question::Certificate(code)]
	})
}

/// `hefu_checkCertificate`: whether it says what the ledger says, and if not in which field first.
pub fn check_certificate(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let code = certificate_code(arguments)?;
	let at = exchange.at(arguments)?;
	let mut params = one("code", code_json(&code));
	params.insert("claim".into(), arguments.json("claim").cloned().unwrap_or_default());
	let checked = exchange.ask_runtime(at, "registration.check_certificate", &params)?;
	let field = checked["Mismatch"]["field"].clone();
	Ok(json!({ "matches": field.is_null(), "field": field, "block": at.to_json() }))
}

/// `hefu_institution`.
pub fn institution(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = MemberId(needed(arguments.id("member", MemberId::TAG), "member", "a member")?);
	let at = exchange.at(arguments)?;
	let found = exchange.read(at, "Registration", "Institutions", &[text(arguments, "member")])?;
	answered(exchange, arguments, at, json!({ "institution": found }), || vec![Question::Institution(id)])
}

/// `hefu_mirrors`: what was decided elsewhere about data with a digest, and how many decisions there are.
pub fn mirrors(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let digest = needed(arguments.hash("digest"), "digest", "32 bytes as hex with 0x")?.0;
	let at = exchange.at(arguments)?;
	let count = exchange.read(at, "Registration", "SameDigest", &[hex(&digest)])?;
	let found = exchange.ask_runtime(at, "registration.mirrors", &one("digest", hex(&digest)))?;
	let json = json!({ "count": count, "decisions": found });
	answered(exchange, arguments, at, json, || vec![Question::Mirrors(digest)])
}

/// `hefu_lawPack`.
pub fn law_pack(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let number = arguments.number("number").and_then(|number| number.try_into().ok());
	let number: u32 = needed(number, "number", "a pack's number")?;
	let at = exchange.at(arguments)?;
	let pack = exchange.read(at, "Calendar", "Packs", &[number.into()])?;
	answered(exchange, arguments, at, json!({ "pack": pack }), || vec![Question::LawPack(number)])
}

fn certificate_code(
	arguments: &Arguments,
) -> Result<CertificateCode, crate::rpc::exchange::refusal::Refusal> {
	needed(arguments.parsed("code"), "code", "a certificate's code")
}

/// The code as the chain's own types have it.
fn code_json(code: &CertificateCode) -> Json {
	let (institution, month) = (code.institution(), code.month());
	json!({
		"institution": { "province": institution.province, "number": institution.number },
		"month": { "year": month.year, "month": month.month },
		"serial": code.serial(),
	})
}
