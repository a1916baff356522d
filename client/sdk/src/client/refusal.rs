//! Names for what the chain refuses.

use subxt::{
	error::DispatchError,
	transactions::{TransactionInvalid, TransactionUnknown, ValidationResult},
};

use crate::{chain::runtime_types::sp_runtime::DispatchError as Recorded, client::At, error::Refusal};

/// The name of a signature that does not fit.
pub(super) const BAD_PROOF: &str = "Invalid::BadProof";
/// The name of a signature for a version of the runtime that is no more.
const OUTDATED: &str = "RuntimeUpgraded";
/// The name of what the pool alone refused.
const POOL: &str = "Pool";
/// The name of a refusal for which the chain has no words.
pub(crate) const WITHOUT_NAME: &str = "Other";
/// Refusals by which alone nobody can tell whether a transaction is in a block already, or will be.
const PASSING: [&str; 4] = ["Invalid::Stale", "Invalid::AncientBirthBlock", OUTDATED, POOL];

/// Whether final blocks alone tell what becomes of a transaction that was refused so.
pub(super) fn is_passing(refusal: &Refusal) -> bool {
	PASSING.contains(&&*refusal.name)
}

/// Another transaction of its key has its number, in a final block.
pub(super) fn stale() -> Refusal {
	invalid(&TransactionInvalid::Stale)
}

/// The blocks are over in which it could be.
pub(super) fn too_old() -> Refusal {
	invalid(&TransactionInvalid::AncientBirthBlock)
}

/// It was signed for a version of the runtime that is no more.
pub(super) fn outdated() -> Refusal {
	let explanation = "the chain's runtime was upgraded after it was signed: sign and send it again";
	Refusal { name: OUTDATED.into(), explanation: explanation.into(), included: false }
}

/// The gate's answer to a key that nobody has.
pub(super) fn stranger() -> Refusal {
	let (name, explanation) = gate(1, false);
	Refusal { name, explanation, included: false }
}

/// Why a transaction in a block failed.
pub(super) fn of_dispatch(error: &DispatchError) -> Refusal {
	let (name, explanation) = match error {
		DispatchError::Module(module) => match module.details() {
			Ok(details) => {
				(format!("{}::{}", details.pallet.name(), details.variant.name), said(&details.variant.docs))
			}
			Err(_) => (module.details_string(), String::new()),
		},
		DispatchError::BadOrigin => {
			("BadOrigin".into(), "this key may not make this call, or the call is not one for members".into())
		}
		DispatchError::Other => (WITHOUT_NAME.into(), "the chain does not record why".into()),
		other => (format!("{other:?}"), other.to_string()),
	};
	Refusal { name, explanation, included: true }
}

/// Why something failed that a transaction did in passing, as an event in this block tells.
pub(crate) fn of_event(at: &At, error: &Recorded) -> Refusal {
	let named = match error {
		Recorded::Module(module) => {
			at.metadata_ref().pallet_by_error_index(module.index).and_then(|pallet| {
				let variant = pallet.error_variant_by_index(module.error[0])?;
				Some((format!("{}::{}", pallet.name(), variant.name), said(&variant.docs)))
			})
		}
		_ => None,
	};
	let (name, explanation) = named.unwrap_or_else(|| (format!("{error:?}"), String::new()));
	Refusal { name, explanation, included: true }
}

/// Why a transaction never comes into a block; `None` when the runtime takes it.
pub(super) fn of_validation(result: &ValidationResult) -> Option<Refusal> {
	let (name, explanation) = match result {
		ValidationResult::Valid(_) => return None,
		ValidationResult::Invalid(TransactionInvalid::Custom(number)) => gate(*number, false),
		ValidationResult::Unknown(TransactionUnknown::Custom(number)) => gate(*number, true),
		ValidationResult::Invalid(reason) => return Some(invalid(reason)),
		ValidationResult::Unknown(unknown) => (format!("Unknown::{unknown:?}"), String::new()),
	};
	Some(Refusal { name, explanation, included: false })
}

fn invalid(reason: &TransactionInvalid) -> Refusal {
	let explanation = match reason {
		TransactionInvalid::Stale => "another transaction of this key took its number: try again",
		TransactionInvalid::Future => "transactions of this key before it are missing: try again",
		TransactionInvalid::BadProof => {
			"the signature does not fit: is the node on another chain or runtime?"
		}
		TransactionInvalid::AncientBirthBlock => "it is too old: send it again",
		TransactionInvalid::ExhaustsResources => "it does not fit into a block",
		TransactionInvalid::Call => "this call is not open to members, or is paused",
		_ => "",
	};
	Refusal { name: format!("Invalid::{reason:?}"), explanation: explanation.into(), included: false }
}

/// The pool refused what the runtime takes: its own limits, or the state changed in between.
pub(super) fn unexplained(said: &str) -> Refusal {
	Refusal { name: POOL.into(), explanation: said.into(), included: false }
}

/// What the runtime's documentation says of an error, without where a program finds more: that is no concern of people's.
fn said(docs: &[String]) -> String {
	let text = docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
	match text.split_once(": `") {
		Some((meaning, _)) => meaning.into(),
		None => text.replace('`', ""),
	}
}

/// The numbers by which the gate for members tells why.
fn gate(number: u8, unknown: bool) -> (String, String) {
	let (name, explanation) = crate::gate::explain(number, unknown);
	(name.into(), explanation.into())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn answers_of_the_gate_have_their_names() {
		let refused = of_validation(&ValidationResult::Invalid(TransactionInvalid::Custom(1))).unwrap();
		assert_eq!((&*refused.name, refused.included), ("MemberGate::Stranger", false));
		let later = of_validation(&ValidationResult::Unknown(TransactionUnknown::Custom(1))).unwrap();
		assert_eq!(later.name, "MemberGate::AllowanceExhausted");
		let stale = of_validation(&ValidationResult::Invalid(TransactionInvalid::Stale)).unwrap();
		assert_eq!(stale.name, "Invalid::Stale");
		assert!(is_passing(&stale) && !is_passing(&refused));
		let bad = of_validation(&ValidationResult::Invalid(TransactionInvalid::BadProof)).unwrap();
		assert_eq!(bad.name, BAD_PROOF);
		assert_eq!(stranger(), refused);
	}

	#[test]
	fn where_programs_find_more_is_not_told_to_people() {
		let docs = |text: &str| vec![text.to_owned()];
		let excess =
			"The terms give more than the parent's in some dimension: `Terms::first_excess` names it.";
		assert_eq!(said(&docs(excess)), "The terms give more than the parent's in some dimension");
		assert_eq!(said(&docs(" Fewer than `MinValidators`.")), "Fewer than MinValidators.");
		assert_eq!(said(&["One".into(), " two.".into()]), "One two.");
	}
}
