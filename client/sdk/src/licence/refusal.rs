//! Why a presentation does not stand, by name.

use crate::{
	chain::runtime_types::pallet_licences::types::{PresentationError, Refusal as Why},
	error::Refusal,
	terms::Term,
};

/// The answer of the chain's check as a refusal; the names are those of the pallet's errors where there is one.
pub(super) fn of_check(why: &Why) -> Refusal {
	let (name, explanation) = match why {
		Why::NotYet => ("NotYet", "the moment asked about has not come".into()),
		Why::Presentation(error) => {
			let (name, explanation) = of_public_half(error);
			(name, explanation.into())
		}
		Why::OtherHidden => ("OtherHidden", "its hidden half is another presentation's".into()),
		Why::UnknownLicence => ("NotFound", "there is no such licence".into()),
		Why::OtherLicence => {
			("OtherLicence", "the licence is of another type, or another authority issued it".into())
		}
		Why::BadSignature => ("BadSignature", "the phone's signature does not fit".into()),
		Why::OtherKey => {
			("OtherKey", "the licence's phone key is another one, or it has none: was it bound anew?".into())
		}
		Why::NotValid(None) => ("NotValid", "the licence is not in force yet".into()),
		Why::NotValid(Some(status)) => {
			let (code, word) = (status.0.code(), status.0.word());
			("NotValid", format!("the licence is in state {code:02} {word}"))
		}
	};
	Refusal { name: format!("Licences::{name}"), explanation, included: false }
}

fn of_public_half(error: &PresentationError) -> (&'static str, &'static str) {
	use PresentationError::*;
	match error {
		UnknownType => ("UnknownType", "there is no such type"),
		UnknownScenario => ("UnknownScenario", "the type has no such scenario"),
		InvalidRegion => ("InvalidRegion", "the place does not exist in GB/T 2260"),
		UnknownIssuer => ("UnknownIssuer", "the issuer was never appointed for the type"),
		MadeLater => ("MadeLater", "it was made later than that moment"),
		Expired => ("Expired", "its time is over"),
		LivesTooLong => ("LivesTooLong", "it lives longer than a presentation may"),
		UnknownRule => ("UnknownRule", "there is no such recognition rule"),
		NotRecognised => {
			("NotRecognised", "the place is outside the issuer's region, and no rule covers it there")
		}
		RuleNotInForce => ("RuleNotInForce", "the rule was not in force when it was made"),
	}
}
