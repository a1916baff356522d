//! Working days, rights, bills and licences.

use super::{answered, one, page, text};
use crate::rpc::exchange::{
	Answer, Exchange, Refusal,
	arguments::{Arguments, needed},
};
use hefu_primitives::{
	BillId, DatasetId, GrantId, LicenceId, MemberId, RecognitionId,
	calendar::CalendarKind,
	licence::identifier::{Identifier, TypeCode},
	right::Right,
};
use hefu_proofs::{Question, state::MAX_QUESTIONS};
use serde_json::{Value as Json, json};

/// The kinds of calendar, as requests name them.
pub const CALENDARS: &[&str] = &["mainland", "banking"];

/// The rights, as requests name them, in the order of [`Right::ALL`].
pub const RIGHTS: &[&str] = &["hold", "use", "operate"];

/// The right that a request (`hold`) or the runtime (`Hold`) names.
fn right_named(name: &str) -> Option<Right> {
	let place = RIGHTS.iter().position(|word| word.eq_ignore_ascii_case(name))?;
	Right::ALL.get(place).copied()
}

/// `hefu_workedDays`.
pub fn worked_days(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let (kind, named) = match arguments.text("kind") {
		Some("banking") => (CalendarKind::Banking, "Banking"),
		_ => (CalendarKind::Mainland, "Mainland"),
	};
	let year = needed(arguments.number("year").and_then(|year| year.try_into().ok()), "year", "a year")?;
	let at = exchange.at(arguments)?;
	let found = exchange.read(at, "Calendar", "Years", &[named.into(), Json::from(year)])?;
	answered(exchange, arguments, at, json!({ "year": found }), || vec![Question::WorkedDays { kind, year }])
}

/// `hefu_right`.
pub fn right(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let HeldBy { dataset, right, member, key } = HeldBy::of(arguments)?;
	let at = exchange.at(arguments)?;
	let held = exchange.read(at, "Rights", "Holdings", &key)?;
	answered(exchange, arguments, at, json!({ "held": held }), || {
		vec![Question::Holding { dataset, right, member }]
	})
}

/// `hefu_title`: who claimed the right that the member has or had last, what became of it, and for what it is pledged.
pub fn title(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let HeldBy { dataset, right, member, key } = HeldBy::of(arguments)?;
	let at = exchange.at(arguments)?;
	let acquired = exchange.read(at, "Rights", "Acquired", &key)?;
	let pledge = exchange.read(at, "Rights", "Pledges", &key)?;
	let [of_dataset, of_right, of_member] = key;
	// Whose right it was, unless the member itself claimed it.
	let claimant = if acquired.is_null() { of_member } else { acquired.clone() };
	let title = exchange.read(at, "Rights", "Titles", &[of_dataset, of_right, claimant.clone()])?;
	let by = claimant.as_str().and_then(|claimant| MemberId::from_bech32m(claimant).ok());
	let json = json!({ "acquired": acquired, "title": title, "pledge": pledge });
	answered(exchange, arguments, at, json, || {
		vec![
			Question::Acquired { dataset, right, member },
			Question::Title { dataset, right, claimant: by.unwrap_or(member) },
			Question::Pledge { dataset, right, holder: member },
		]
	})
}

/// `hefu_rightsOf`: a page of the rights in a dataset that were claimed, each with who has it now.
pub fn rights_of(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let dataset = DatasetId(needed(arguments.id("dataset", DatasetId::TAG), "dataset", "a dataset")?);
	let at = exchange.at(arguments)?;
	let by_dataset = one("dataset", text(arguments, "dataset"));
	let told = exchange.ask_runtime(at, "rights.rights_of", &by_dataset)?;
	let all = told.as_array().ok_or_else(|| unreadable(&told))?;
	let first = arguments.number("from").unwrap_or(0) as usize;
	let shown: Vec<&Json> = all.iter().skip(first).take(page(arguments)).collect();
	let titles = shown.iter().map(|one| title_told(dataset, one)).collect::<Result<Vec<_>, _>>()?;
	let json = json!({ "count": all.len(), "rights": shown });
	answered(exchange, arguments, at, json, || {
		std::iter::once(Question::Dataset(dataset)).chain(titles).collect()
	})
}

/// The question that a title answers which the runtime told.
fn title_told(dataset: DatasetId, told: &Json) -> Result<Question, Refusal> {
	let right = told["right"].as_str().and_then(right_named);
	let claimant = told["claimant"].as_str().and_then(|claimant| MemberId::from_bech32m(claimant).ok());
	match (right, claimant) {
		(Some(right), Some(claimant)) => Ok(Question::Title { dataset, right, claimant }),
		_ => Err(unreadable(told)),
	}
}

/// What the runtime told of rights is not in the form that is known here: a page without it would say that there is nothing.
fn unreadable(told: &Json) -> Refusal {
	Refusal::internal(format!("rights in another form than expected: {told}"))
}

/// A right of a member in a dataset, as requests name it, and the key under which records of it are.
struct HeldBy {
	dataset: DatasetId,
	right: Right,
	member: MemberId,
	key: [Json; 3],
}

impl HeldBy {
	fn of(arguments: &Arguments) -> Result<Self, Refusal> {
		let dataset = DatasetId(needed(arguments.id("dataset", DatasetId::TAG), "dataset", "a dataset")?);
		let member = MemberId(needed(arguments.id("member", MemberId::TAG), "member", "a member")?);
		let right = needed(arguments.text("right").and_then(right_named), "right", "hold, use or operate")?;
		let key = [text(arguments, "dataset"), format!("{right:?}").into(), text(arguments, "member")];
		Ok(Self { dataset, right, member, key })
	}
}

/// `hefu_grant`: the grant, or what is offered under its id.
pub fn grant(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = GrantId(needed(arguments.id("grant", GrantId::TAG), "grant", "a grant")?);
	let at = exchange.at(arguments)?;
	let key = [text(arguments, "grant")];
	let json = json!({
		"grant": exchange.read(at, "Rights", "Grants", &key)?,
		"offer": exchange.read(at, "Rights", "Offers", &key)?,
	});
	answered(exchange, arguments, at, json, || vec![Question::Grant(id), Question::GrantOffer(id)])
}

/// `hefu_bill`: the bill with a page of its endorsement chain, oldest first.
pub fn bill(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = BillId(needed(arguments.id("bill", BillId::TAG), "bill", "a bill")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "bill");
	let bill = exchange.read(at, "Bills", "Bills", std::slice::from_ref(&named))?;
	let mut sequences = Vec::new();
	let mut entries = Vec::new();
	for sequence in (arguments.number("from").unwrap_or(0)..).take(page(arguments)) {
		let entry = exchange.read(at, "Bills", "Chain", &[named.clone(), sequence.into()])?;
		if entry.is_null() {
			break;
		}
		sequences.push(sequence as u32);
		entries.push(json!({ "sequence": sequence, "entry": entry }));
	}
	answered(exchange, arguments, at, json!({ "bill": bill, "entries": entries }), || {
		let entries = sequences.iter().map(|sequence| Question::BillEntry { bill: id, sequence: *sequence });
		std::iter::once(Question::Bill(id)).chain(entries).collect()
	})
}

/// `hefu_licenceType`.
pub fn licence_type(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let code = needed(arguments.text("type").and_then(|code| TypeCode::parse(code).ok()), "type", "a type")?;
	let at = exchange.at(arguments)?;
	let found = exchange.read(at, "Licences", "Types", &[type_json(&code)])?;
	answered(exchange, arguments, at, json!({ "type": found }), || vec![Question::LicenceType(code)])
}

/// `hefu_licence`: by its id or its identifier, with a page of the changes of its state, oldest first.
pub fn licence(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let at = exchange.at(arguments)?;
	let identifier = arguments.text("identifier").and_then(|text| Identifier::parse(text).ok());
	let named = match &identifier {
		None => text(arguments, "licence"),
		Some(Identifier { line, version, .. }) => {
			let line = json!({
				"licence_type": type_json(&line.licence_type),
				"issuer": format!("{:?}", line.issuer),
				"serial": line.serial.as_str(),
			});
			exchange.read(at, "Licences", "Identifiers", &[line, Json::from(*version)])?
		}
	};
	let id = named.as_str().and_then(|id| LicenceId::from_bech32m(id).ok());
	if identifier.is_none() {
		needed(id, "licence", "a licence's id, unless its identifier is given")?;
	}
	let mut json = json!({ "licence": Json::Null, "record": Json::Null, "changes": [] });
	let mut sequences = Vec::new();
	if id.is_some() {
		let record = exchange.read(at, "Licences", "Licences", std::slice::from_ref(&named))?;
		let count = record["changes"].as_u64().unwrap_or(0);
		let first = arguments.number("from").unwrap_or(1).max(1);
		// The identifier and the record are questions too.
		sequences = (first..=count).take(page(arguments).min(MAX_QUESTIONS - 2)).collect();
		let mut changes = Vec::new();
		for sequence in &sequences {
			let change = exchange.read(at, "Licences", "History", &[named.clone(), (*sequence).into()])?;
			changes.push(json!({ "sequence": sequence, "change": change }));
		}
		json = json!({ "licence": named, "record": record, "changes": changes });
	}
	answered(exchange, arguments, at, json, || {
		let by_identifier = identifier.map(Question::LicenceOf);
		let record = id.into_iter().flat_map(|licence| {
			let change =
				move |sequence: &u64| Question::LicenceChange { licence, sequence: *sequence as u32 };
			std::iter::once(Question::Licence(licence)).chain(sequences.iter().map(change))
		});
		by_identifier.into_iter().chain(record).collect()
	})
}

/// `hefu_recognition`.
pub fn recognition(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = needed(arguments.id("rule", RecognitionId::TAG), "rule", "a recognition rule")?;
	let at = exchange.at(arguments)?;
	let rule = exchange.read(at, "Licences", "Rules", &[text(arguments, "rule")])?;
	answered(exchange, arguments, at, json!({ "rule": rule }), || {
		vec![Question::Recognition(RecognitionId(id))]
	})
}

fn type_json(code: &TypeCode) -> Json {
	json!({ "definer": format!("{:?}", code.definer), "number": code.number })
}

#[cfg(test)]
mod tests {
	use super::*;

	const DATASET: DatasetId = DatasetId([1; 32]);

	#[test]
	fn rights_are_named_in_the_order_of_all() {
		assert_eq!(RIGHTS.len(), Right::ALL.len());
		for right in Right::ALL {
			assert_eq!(right_named(&format!("{right:?}")), Some(*right));
			assert_eq!(right_named(RIGHTS[*right as usize]), Some(*right));
		}
		assert_eq!(right_named("own"), None);
	}

	#[test]
	fn a_title_in_another_form_is_refused() {
		let claimant = MemberId([2; 32]);
		let told = json!({ "right": "Use", "claimant": claimant.to_bech32m() });
		let asked = Question::Title { dataset: DATASET, right: Right::Use, claimant };
		assert_eq!(title_told(DATASET, &told), Ok(asked));
		for (field, other) in [("right", "Own"), ("right", ""), ("claimant", "hfmb1nobody")] {
			let mut wrong = told.clone();
			wrong[field] = other.into();
			assert!(title_told(DATASET, &wrong).is_err(), "{wrong}");
			wrong[field] = Json::Null;
			assert!(title_told(DATASET, &wrong).is_err(), "{wrong}");
		}
	}
}
