//! Policies: the rules of an offer or of an agreement, and the terms that they are on this chain.

use hefu_primitives::{
	MemberId,
	digest::blake2_256,
	market::Charge,
	settlement::{Book, Currency},
	terms::Terms,
};
use serde_json::{Map, Value, json};
use subxt::ext::codec::Encode;

use super::{
	DspError, DspProblem, Form, KeptTerms, Places,
	fields::{Fields, object},
	places::each_constraint,
};
use crate::policy::{
	PurposeList,
	odrl::{compile, decompile, full},
};

/// The member of a policy that says how many units are offered: a whole number, 1 when it is not there.
pub const UNITS: &str = "urn:hefu:market#units";
/// The member of a policy that says what they cost together, when they cost something: `{ "bank", "currency", "amount" }`, the amount in
/// the currency's minor unit (CNY: fen), as text.
pub const CHARGE: &str = "urn:hefu:market#charge";

/// The members that the rules are in.
const RULES: [&str; 4] = ["profile", "permission", "prohibition", "obligation"];

/// A policy. Prices are in two members of this chain's own: the protocol has no word for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
	/// Its name (`@id`).
	pub name: String,
	/// Its permissions, prohibitions and obligations, and their profile, as they are written.
	pub rules: Map<String, Value>,
	/// How many units.
	pub units: u64,
	/// What they cost together; none: nothing.
	pub charge: Option<Charge>,
}

/// Digest of terms as the chain has it: BLAKE2b-256 of their SCALE encoding.
pub fn digest(terms: &Terms) -> [u8; 32] {
	blake2_256(&terms.encode())
}

impl Policy {
	/// Takes a policy out of an object. What its rules say is looked at when they are compiled.
	pub(super) fn read(fields: &mut Fields) -> Result<Self, DspError> {
		let name = fields.text("@id")?;
		if !fields.has("permission") && !fields.has("prohibition") {
			return Err(fields.wrong("permission", DspProblem::Missing));
		}
		for rules in ["permission", "prohibition", "obligation"] {
			fields.not_empty(rules)?;
		}
		let mut rules = Map::new();
		for member in RULES {
			let Some(value) = fields.take(member) else { continue };
			if member != "profile" && !value.is_array() {
				return Err(fields.wrong(member, DspProblem::NotA(Form::List)));
			}
			rules.insert(member.into(), value);
		}
		let units = match fields.take(UNITS) {
			None => 1,
			Some(value) => {
				let units = value.as_u64().filter(|units| *units > 0);
				units.ok_or_else(|| fields.wrong(UNITS, DspProblem::NotA(Form::Count)))?
			}
		};
		let charge = match fields.take(CHARGE) {
			None => None,
			Some(value) => Some(read_charge(Fields::of(&fields.path(CHARGE), value)?)?),
		};
		Ok(Self { name, rules, units, charge })
	}

	/// Its members but for the type.
	pub(super) fn members(&self) -> Map<String, Value> {
		let mut members = object([("@id", Some(self.name.as_str().into()))]);
		members.extend(self.rules.clone());
		let units = (self.units != 1).then(|| self.units.into());
		members.extend(object([(UNITS, units), (CHARGE, self.charge.as_ref().map(write_charge))]));
		members
	}

	/// The terms that it is when it begins at this moment, milliseconds since 1970 UTC, unless it says when.
	///
	/// `path` is where it stands. Two sides compile it to the same digest when it says when it begins, as those of [`Policy::of`] do.
	pub(super) fn compile(
		&self,
		path: &str,
		purposes: &PurposeList,
		places: &Places,
		begins_ms: u64,
	) -> Result<KeptTerms, DspError> {
		let mut policy = json!({ "@type": "Offer" });
		if let Value::Object(members) = &mut policy {
			members.extend(self.rules.clone());
		}
		places.to_codes(&mut policy);
		let compiled = compile(&policy, purposes, begins_ms)
			.map_err(|problems| DspError::new(path, DspProblem::Policy(problems)))?;
		let terms =
			compiled.draft.terms(begins_ms).expect("what a policy does not limit is not limited; qed");
		match terms.first_fault() {
			Some(fault) => Err(DspError::new(path, DspProblem::AllowsNothing(fault))),
			None => Ok(KeptTerms { name: self.name.clone(), terms, clauses: compiled.clauses }),
		}
	}

	/// The policy of these terms.
	pub(super) fn of(
		path: &str,
		kept: &KeptTerms,
		units: u64,
		charge: Option<Charge>,
		purposes: &PurposeList,
		places: &Places,
	) -> Result<Self, DspError> {
		let mut policy = decompile(&kept.terms, purposes, &kept.clauses)
			.map_err(|dimension| DspError::new(path, DspProblem::Unsayable(dimension)))?;
		places.to_names(&mut policy);
		each_constraint(&mut policy, &|constraint: &mut Map<String, Value>| {
			// The protocol's contexts are a list of names: no prefix can be defined.
			if let Some(Value::String(operand)) = constraint.get_mut("leftOperand") {
				*operand = full(operand);
			}
			// Its schema has no numbers there.
			if let Some(value) = constraint.get_mut("rightOperand").filter(|value| value.is_number()) {
				*value = json!({ "@value": value.take() });
			}
		});
		let mut rules = Map::new();
		for member in RULES {
			if let Some(value) = policy.get_mut(member) {
				rules.insert(member.into(), value.take());
			}
		}
		Ok(Self { name: kept.name.clone(), rules, units, charge })
	}
}

fn read_charge(mut fields: Fields) -> Result<Charge, DspError> {
	let bank = fields.text("bank")?;
	let bank = bank.parse::<MemberId>().map_err(|_| fields.wrong("bank", DspProblem::NotA(Form::Member)))?;
	let currency = Currency::parse(&fields.text("currency")?)
		.map_err(|_| fields.wrong("currency", DspProblem::NotA(Form::Currency)))?;
	let amount = fields.text("amount")?;
	let digits = amount.bytes().all(|byte| byte.is_ascii_digit());
	let amount = amount.parse::<u128>().ok().filter(|amount| digits && *amount > 0);
	let amount = amount.ok_or_else(|| fields.wrong("amount", DspProblem::NotA(Form::Amount)))?;
	fields.done()?;
	Ok(Charge { book: Book { bank, currency }, amount })
}

fn write_charge(charge: &Charge) -> Value {
	json!({
		"bank": charge.book.bank.to_string(),
		"currency": charge.book.currency.to_string(),
		"amount": charge.amount.to_string(),
	})
}
