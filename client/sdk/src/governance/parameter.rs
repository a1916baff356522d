//! The numbers that the council sets (治理参数), by name: read, and proposed.

use std::ops::RangeInclusive;

use hefu_primitives::{
	governed::{
		MAX_STALL_MS, MAX_TERM_MONTHS, MAX_WINDOW_MS, MIN_CHECK_MS, MIN_GOVERNANCE_BYTES,
		MIN_GOVERNANCE_REF_TIME, MIN_SAMPLED_CHECK_MS, MIN_STALL_SLOTS, MIN_WINDOW_MS,
	},
	slices::{DEFAULT_SAMPLES, MAX_SAMPLES},
};
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
	/// What holds while the council has set nothing, in the runtime with which this library was released.
	pub default: Value,
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

/// The parameters of each pallet: what each is in the runtime, what it holds, what holds there by default, and its name. A parameter
/// that is missing here does not compile, for the runtime's own are matched one by one.
macro_rules! parameters {
	($($of:ident $pallet:ident { $($variant:ident: $held:ty = $default:expr, $name:literal;)* })*) => {
		/// Every parameter, by pallet.
		pub const PARAMETERS: &[Parameter] = &[
			$($(Parameter { name: $name, kind: <$held as Held>::KIND, default: $default },)*)*
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
		OrdinaryRefTime: u64 = Value::Number(6_000_000_000_000), "members.ordinary-ref-time";
		OrdinaryBytes: u64 = Value::Number(12_000_000), "members.ordinary-bytes";
		GovernanceRefTime: u64 = Value::Number(600_000_000_000), "members.governance-ref-time";
		GovernanceBytes: u64 = Value::Number(1_200_000), "members.governance-bytes";
		WindowMs: u64 = Value::Number(60_000), "members.window-ms";
		MaxCustomers: u32 = Value::Number(10_000), "members.max-customers";
		MaxPartyKeys: u32 = Value::Number(1_000_000), "members.max-party-keys";
		MaxRetiredPartyKeys: u32 = Value::Number(100_000_000), "members.max-retired-party-keys";
		PartyShare: u32 = Value::Number(16), "members.party-share";
	}
	Registry registry {
		MaxDatasets: u32 = Value::Number(1_000_000), "registry.max-datasets";
		MaxVersions: u32 = Value::Number(10_000), "registry.max-versions";
	}
	Verification verification {
		MaxOpenPerMember: u32 = Value::Number(64), "verification.max-open-per-member";
		Deadline: u32 = Value::Number(60), "verification.deadline";
		Grace: u32 = Value::Number(5), "verification.grace";
		SampledDeadline: u32 = Value::Number(240), "verification.sampled-deadline";
		Samples: u32 = Value::Number(DEFAULT_SAMPLES as u64), "verification.samples";
	}
	Rights rights {
		MaxGrants: u32 = Value::Number(1_000_000), "rights.max-grants";
	}
	Licences licences {
		MaxPresentationMs: u64 = Value::Number(3_600_000), "licences.max-presentation-ms";
		MaxLicences: u32 = Value::Number(100_000_000), "licences.max-licences";
		MaxRules: u32 = Value::Number(10_000), "licences.max-rules";
	}
	Settlement settlement {
		MaxOpen: u32 = Value::Number(10_000), "settlement.max-open";
		MaxInstructionMs: u64 = Value::Number(31_622_400_000), "settlement.max-instruction-ms";
	}
	Bills bills {
		MaxLiveBills: u32 = Value::Number(10_000_000), "bills.max-live-bills";
		OfferMs: u64 = Value::Number(259_200_000), "bills.offer-ms";
		RejectMs: u64 = Value::Number(86_400_000), "bills.reject-ms";
		RegulatorKey: Option<[u8; 32]> = Value::Key(None), "bills.regulator-key";
	}
	Calendar calendar {
		StallLimitMs: u64 = Value::Number(600_000), "calendar.stall-limit-ms";
	}
	Registration registration {
		MaxOpenFilings: u32 = Value::Number(10_000), "registration.max-open-filings";
		MaxObjections: u32 = Value::Number(1_000), "registration.max-objections";
	}
	Operation operation {
		MaxOperations: u32 = Value::Number(10_000), "operation.max-operations";
		MaxData: u32 = Value::Number(100_000), "operation.max-data";
		MaxProducts: u32 = Value::Number(100_000), "operation.max-products";
		MaxTermMonths: u32 = Value::Number(60), "operation.max-term-months";
		DisclosureMonth: u32 = Value::Number(3), "operation.disclosure-month";
	}
	Catalogue catalogue {
		MaxOpenApplications: u32 = Value::Number(10_000), "catalogue.max-open-applications";
		MaxObjections: u32 = Value::Number(1_000), "catalogue.max-objections";
	}
	Exports exports {
		MaxExports: u32 = Value::Number(10_000_000), "exports.max-exports";
	}
	Market market {
		MaxProducts: u32 = Value::Number(100_000), "market.max-products";
		MaxOpen: u32 = Value::Number(10_000), "market.max-open";
		MaxFeePoints: u32 = Value::Number(3_000), "market.max-fee-points";
		MaxInspectionDays: u32 = Value::Number(30), "market.max-inspection-days";
		StepMs: u64 = Value::Number(259_200_000), "market.step-ms";
		RulingMs: u64 = Value::Number(1_728_000_000), "market.ruling-ms";
		HoldMs: u64 = Value::Number(2_592_000_000), "market.hold-ms";
	}
	Metering metering {
		GraceMs: u64 = Value::Number(259_200_000), "metering.grace-ms";
		ChallengeMs: u64 = Value::Number(259_200_000), "metering.challenge-ms";
		MaxOpenPerPayer: u32 = Value::Number(1_024), "metering.max-open-per-payer";
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

	/// Within which bounds a number holds, where slots have so many milliseconds: for one beyond them the runtime takes the bound.
	/// Nothing of a key.
	pub fn bounds(self, slot_ms: u64) -> Option<RangeInclusive<u64>> {
		let Kind::Number(most) = self.kind else { return None };
		let blocks_in = |ms: u64| ms.div_ceil(slot_ms.max(1));
		Some(match self.name {
			"members.window-ms" => MIN_WINDOW_MS..=MAX_WINDOW_MS,
			"members.governance-ref-time" => MIN_GOVERNANCE_REF_TIME..=most,
			"members.governance-bytes" => MIN_GOVERNANCE_BYTES..=most,
			"members.party-share" | "verification.grace" => 1..=most,
			"verification.deadline" => blocks_in(MIN_CHECK_MS)..=most,
			"verification.sampled-deadline" => blocks_in(MIN_SAMPLED_CHECK_MS)..=most,
			// The last group, and one that is drawn.
			"verification.samples" => 2..=MAX_SAMPLES.into(),
			"calendar.stall-limit-ms" => slot_ms.saturating_mul(MIN_STALL_SLOTS)..=MAX_STALL_MS,
			"operation.max-term-months" => 0..=MAX_TERM_MONTHS.into(),
			"operation.disclosure-month" => 1..=12,
			_ => 0..=most,
		})
	}

	/// What holds where the council has set this, or nothing: a number within its bounds.
	pub fn in_force(self, set: Option<Value>, slot_ms: u64) -> Value {
		match (set.unwrap_or(self.default), self.bounds(slot_ms)) {
			(Value::Number(number), Some(bounds)) => {
				Value::Number(number.min(*bounds.end()).max(*bounds.start()))
			}
			(value, _) => value,
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

	/// Length of the chain's slots, in milliseconds, by which [`Parameter::bounds`] are counted.
	pub async fn slot_ms(&self, at: &At) -> Result<u64, Error> {
		let found = self.value(at, chain::storage().validators().slot_ms(), ()).await?;
		found.ok_or_else(|| Error::Incompatible("Validators.SlotMs".into()))
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

	/// A parameter's name as a text has it, by its name in the runtime's source.
	fn name_of(pallet: &str, variant: &str) -> String {
		let words = variant.chars().map(|char| match char.is_uppercase() {
			true => format!("-{}", char.to_lowercase()),
			false => char.to_string(),
		});
		format!("{pallet}.{}", words.collect::<String>().trim_start_matches('-'))
	}

	#[test]
	fn the_defaults_are_the_runtimes() {
		let source = include_str!("../../../../runtime/src/params.rs");
		let mut pallet = "";
		let mut seen = Vec::new();
		for line in source.lines().map(str::trim) {
			if let Some(name) = line.strip_prefix("pub mod ").and_then(|name| name.strip_suffix(" {")) {
				pallet = name;
			}
			let Some(declared) = line.strip_prefix("pub static ") else { continue };
			let (variant, held) = declared.split_once(": ").unwrap();
			let (_, value) = held.strip_suffix(';').unwrap().split_once(" = ").unwrap();
			let value = match value {
				"None" => Value::Key(None),
				"hefu_primitives::slices::DEFAULT_SAMPLES" => Value::Number(DEFAULT_SAMPLES.into()),
				number => Value::Number(number.replace('_', "").parse().unwrap()),
			};
			seen.push((name_of(pallet, variant), value));
		}
		let told: Vec<_> = PARAMETERS.iter().map(|one| (one.name.to_owned(), one.default)).collect();
		assert_eq!(seen, told);
	}

	#[test]
	fn what_is_in_force_is_within_the_bounds() {
		let slot_ms = 2_000;
		for parameter in PARAMETERS {
			assert_eq!(parameter.in_force(None, slot_ms), parameter.default, "{}", parameter.name);
			assert_eq!(parameter.bounds(slot_ms).is_none(), parameter.kind == Kind::Key);
		}
		for (name, bounds) in [
			("members.window-ms", 1_000..=3_600_000),
			("members.governance-ref-time", 100_000_000_000..=u64::MAX),
			("members.governance-bytes", 100_000..=u64::MAX),
			("members.party-share", 1..=u64::from(u32::MAX)),
			("verification.deadline", 30..=u64::from(u32::MAX)),
			("verification.sampled-deadline", 90..=u64::from(u32::MAX)),
			("verification.grace", 1..=u64::from(u32::MAX)),
			("verification.samples", 2..=459),
			("calendar.stall-limit-ms", 32_000..=86_400_000),
			("operation.max-term-months", 0..=360),
			("operation.disclosure-month", 1..=12),
			("market.max-open", 0..=u64::from(u32::MAX)),
		] {
			let parameter = Parameter::named(name).unwrap();
			assert_eq!(parameter.bounds(slot_ms), Some(bounds.clone()), "{name}");
			for (set, holds) in [(0, *bounds.start()), (u64::MAX, *bounds.end())] {
				let set = Some(Value::Number(set));
				assert_eq!(parameter.in_force(set, slot_ms), Value::Number(holds), "{name}");
			}
		}
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
