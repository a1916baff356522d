//! The numbers that the council sets (治理参数), by name: read, and proposed.

use serde_json::Value as Json;

use crate::{
	Client, Error,
	chain::{
		self,
		runtime_types::{
			hefu_runtime::params::{RuntimeParameters, RuntimeParametersValue, governed},
			pallet_parameters::pallet::Call,
		},
	},
	client::At,
	digest::parse_digest,
	hex,
};

/// What stands for the value that the runtime itself has, until the council sets another.
pub const DEFAULT: &str = "default";
/// What stands for no key.
pub const NO_KEY: &str = "none";

/// A parameter that the council sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
	/// Its name: the pallet's, and its own there.
	pub name: &'static str,
	/// What it holds.
	pub kind: Kind,
}

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// A whole number, at most this.
	Number(u64),
	/// A key, or none.
	Key,
}

/// What a parameter is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
	/// A whole number.
	Number(u64),
	/// A key, or none.
	Key(Option<[u8; 32]>),
}

/// That a text is no value of what the parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoValue(pub Kind);

/// What the chain stores for a parameter.
trait Held: Copy {
	/// What that is.
	const KIND: Kind;
	/// What a value is there; nothing of another kind.
	fn of(value: Value) -> Option<Self>;
	/// The value.
	fn value(self) -> Value;
}

impl Held for u32 {
	const KIND: Kind = Kind::Number(Self::MAX as u64);

	fn of(value: Value) -> Option<Self> {
		match value {
			Value::Number(number) => number.try_into().ok(),
			Value::Key(_) => None,
		}
	}

	fn value(self) -> Value {
		Value::Number(self.into())
	}
}

impl Held for u64 {
	const KIND: Kind = Kind::Number(Self::MAX);

	fn of(value: Value) -> Option<Self> {
		match value {
			Value::Number(number) => Some(number),
			Value::Key(_) => None,
		}
	}

	fn value(self) -> Value {
		Value::Number(self)
	}
}

impl Held for Option<[u8; 32]> {
	const KIND: Kind = Kind::Key;

	fn of(value: Value) -> Option<Self> {
		match value {
			Value::Key(key) => Some(key),
			Value::Number(_) => None,
		}
	}

	fn value(self) -> Value {
		Value::Key(self)
	}
}

/// The parameters of each pallet: what each is in the runtime, what it holds, and its name. A parameter that is missing here does not
/// compile, for the runtime's own are matched one by one.
macro_rules! parameters {
	($($of:ident $pallet:ident { $($variant:ident: $held:ty, $name:literal;)* })*) => {
		/// Every parameter, by pallet.
		pub const PARAMETERS: &[Parameter] = &[
			$($(Parameter { name: $name, kind: <$held as Held>::KIND },)*)*
		];

		/// What the runtime is told.
		fn told(parameter: Parameter, value: Option<Value>) -> Result<RuntimeParameters, Error> {
			Ok(match parameter.name {
				$($($name => RuntimeParameters::$of(governed::$pallet::Parameters::$variant(
					governed::$pallet::$variant,
					held::<$held>(parameter, value)?,
				)),)*)*
				_ => return Err(not_held(parameter)),
			})
		}

		/// The name and value in what the runtime is told.
		fn proposed(told: &RuntimeParameters) -> (&'static str, Option<Value>) {
			match told {
				$($(RuntimeParameters::$of(governed::$pallet::Parameters::$variant(_, held)) => {
					($name, held.map(Held::value))
				})*)*
			}
		}

		/// The name and value in what the runtime stores.
		fn stored(stored: &RuntimeParametersValue) -> (&'static str, Value) {
			match stored {
				$($(RuntimeParametersValue::$of(governed::$pallet::ParametersValue::$variant(held)) => {
					($name, held.value())
				})*)*
			}
		}
	};
}

parameters! {
	Members members {
		OrdinaryRefTime: u64, "members.ordinary-ref-time";
		OrdinaryBytes: u64, "members.ordinary-bytes";
		GovernanceRefTime: u64, "members.governance-ref-time";
		GovernanceBytes: u64, "members.governance-bytes";
		WindowMs: u64, "members.window-ms";
		MaxCustomers: u32, "members.max-customers";
		MaxPartyKeys: u32, "members.max-party-keys";
		MaxRetiredPartyKeys: u32, "members.max-retired-party-keys";
		PartyShare: u32, "members.party-share";
	}
	Registry registry {
		MaxDatasets: u32, "registry.max-datasets";
		MaxVersions: u32, "registry.max-versions";
	}
	Verification verification {
		MaxOpenPerMember: u32, "verification.max-open-per-member";
		Deadline: u32, "verification.deadline";
		Grace: u32, "verification.grace";
		SampledDeadline: u32, "verification.sampled-deadline";
		Samples: u32, "verification.samples";
	}
	Rights rights {
		MaxGrants: u32, "rights.max-grants";
	}
	Licences licences {
		MaxPresentationMs: u64, "licences.max-presentation-ms";
		MaxLicences: u32, "licences.max-licences";
		MaxRules: u32, "licences.max-rules";
	}
	Settlement settlement {
		MaxOpen: u32, "settlement.max-open";
		MaxInstructionMs: u64, "settlement.max-instruction-ms";
	}
	Bills bills {
		MaxLiveBills: u32, "bills.max-live-bills";
		OfferMs: u64, "bills.offer-ms";
		RejectMs: u64, "bills.reject-ms";
		RegulatorKey: Option<[u8; 32]>, "bills.regulator-key";
	}
	Calendar calendar {
		StallLimitMs: u64, "calendar.stall-limit-ms";
	}
	Registration registration {
		MaxOpenFilings: u32, "registration.max-open-filings";
		MaxObjections: u32, "registration.max-objections";
	}
	Operation operation {
		MaxOperations: u32, "operation.max-operations";
		MaxData: u32, "operation.max-data";
		MaxProducts: u32, "operation.max-products";
		MaxTermMonths: u32, "operation.max-term-months";
		DisclosureMonth: u32, "operation.disclosure-month";
	}
	Catalogue catalogue {
		MaxOpenApplications: u32, "catalogue.max-open-applications";
		MaxObjections: u32, "catalogue.max-objections";
	}
	Exports exports {
		MaxExports: u32, "exports.max-exports";
	}
	Market market {
		MaxProducts: u32, "market.max-products";
		MaxOpen: u32, "market.max-open";
		MaxFeePoints: u32, "market.max-fee-points";
		MaxInspectionDays: u32, "market.max-inspection-days";
		StepMs: u64, "market.step-ms";
		RulingMs: u64, "market.ruling-ms";
		HoldMs: u64, "market.hold-ms";
	}
	Metering metering {
		GraceMs: u64, "metering.grace-ms";
		ChallengeMs: u64, "metering.challenge-ms";
		MaxOpenPerPayer: u32, "metering.max-open-per-payer";
	}
}

/// What the runtime stores of a value; nothing where its own is to hold.
fn held<T: Held>(parameter: Parameter, value: Option<Value>) -> Result<Option<T>, Error> {
	value.map(|value| T::of(value).ok_or_else(|| not_held(parameter))).transpose()
}

fn not_held(parameter: Parameter) -> Error {
	Error::Other(format!("{} does not hold such a value", parameter.name))
}

impl Parameter {
	/// The parameter of this name.
	pub fn named(name: &str) -> Option<Self> {
		PARAMETERS.iter().find(|parameter| parameter.name == name).copied()
	}

	/// The value in a text: digits of a number, 64 hexadecimal digits of a key, [`NO_KEY`]; nothing for [`DEFAULT`].
	pub fn read(self, text: &str) -> Result<Option<Value>, NoValue> {
		if text == DEFAULT {
			return Ok(None);
		}
		let value = match self.kind {
			Kind::Number(most) => {
				text.parse::<u64>().ok().filter(|number| *number <= most).map(Value::Number)
			}
			Kind::Key if text == NO_KEY => Some(Value::Key(None)),
			Kind::Key => {
				parse_digest(text.strip_prefix("0x").unwrap_or(text)).map(|key| Value::Key(Some(key)))
			}
		};
		value.map(Some).ok_or(NoValue(self.kind))
	}

	/// A value as [`Self::read`] reads it.
	pub fn written(value: Option<Value>) -> Json {
		match value {
			None => DEFAULT.into(),
			Some(Value::Number(number)) => number.into(),
			Some(Value::Key(None)) => NO_KEY.into(),
			Some(Value::Key(Some(key))) => hex(&key).into(),
		}
	}

	/// The call that sets it; without a value, what the runtime itself has holds again.
	pub(super) fn call(self, value: Option<Value>) -> Result<Call, Error> {
		Ok(Call::set_parameter { key_value: told(self, value)? })
	}
}

/// A proposed parameter's name, and the value as [`Parameter::read`] reads it.
pub(crate) fn about(told: &RuntimeParameters) -> (&'static str, Json) {
	let (name, value) = proposed(told);
	(name, Parameter::written(value))
}

impl Client {
	/// Every parameter, with what the council has set it to, if it has.
	pub async fn parameters(&self, at: &At) -> Result<Vec<(Parameter, Option<Value>)>, Error> {
		let found = self.entries(at, chain::storage().parameters().parameters(), ()).await?;
		let set: Vec<_> = found.iter().map(|(_, value)| stored(value)).collect();
		let value = |parameter: &Parameter| {
			let found = set.iter().find(|(name, _)| *name == parameter.name);
			(*parameter, found.map(|(_, value)| *value))
		};
		Ok(PARAMETERS.iter().map(value).collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A value that each parameter of a kind can have.
	fn some(kind: Kind) -> Value {
		match kind {
			Kind::Number(most) => Value::Number(most),
			Kind::Key => Value::Key(Some([7; 32])),
		}
	}

	#[test]
	fn each_is_proposed_by_its_name_as_what_it_holds() {
		for parameter in PARAMETERS {
			assert_eq!(Parameter::named(parameter.name), Some(*parameter), "two of one name");
			for value in [None, Some(some(parameter.kind))] {
				let told = told(*parameter, value).unwrap();
				assert_eq!(proposed(&told), (parameter.name, value));
			}
			let other = match parameter.kind {
				Kind::Number(_) => Value::Key(None),
				Kind::Key => Value::Number(0),
			};
			assert!(parameter.call(Some(other)).is_err(), "{}", parameter.name);
		}
		assert_eq!(Parameter::named("calendar"), None);
	}

	#[test]
	fn a_number_is_not_larger_than_what_holds_it() {
		let most = Parameter::named("registration.max-objections").unwrap();
		assert_eq!(most.read("4294967295"), Ok(Some(Value::Number(4_294_967_295))));
		let none = Err(NoValue(Kind::Number(4_294_967_295)));
		for wrong in ["4294967296", "-1", "1.5", "", "none", "Default"] {
			assert_eq!(most.read(wrong), none, "{wrong}");
		}
		assert!(most.call(Some(Value::Number(4_294_967_296))).is_err());
	}

	#[test]
	fn values_are_read_as_they_are_written() {
		let [limit, key] =
			["calendar.stall-limit-ms", "bills.regulator-key"].map(|name| Parameter::named(name).unwrap());
		let keys = [None, Some(Value::Key(None)), Some(Value::Key(Some([0xab; 32])))];
		let numbers = [None, Some(Value::Number(0)), Some(Value::Number(u64::MAX))];
		for (parameter, values) in [(limit, numbers), (key, keys)] {
			for value in values {
				let json = Parameter::written(value);
				let text = json.as_str().map_or_else(|| json.to_string(), Into::into);
				assert_eq!(parameter.read(&text), Ok(value));
			}
		}
		assert_eq!(key.read("abc"), Err(NoValue(Kind::Key)));
	}
}
