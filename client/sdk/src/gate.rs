//! The numbers by which the gate for members says why a transaction does not enter the pool. They never change.

/// Name and meaning of a number; `unknown` tells answers that may be another in a moment from those that are definite.
pub fn explain(number: u8, unknown: bool) -> (&'static str, &'static str) {
	match (unknown, number) {
		(true, 1) => (
			"MemberGate::AllowanceExhausted",
			"the member has used up its allowance, which flows back with time",
		),
		(false, 1) => {
			("MemberGate::Stranger", "the key is nobody's: no member, no customer and no party has it")
		}
		(false, 2) => ("MemberGate::KeyRemoved", "the key was removed and never acts again"),
		(false, 3) => ("MemberGate::MemberSuspended", "the member is suspended"),
		(false, 4) => ("MemberGate::CustomerSuspended", "the customer is suspended, or its sponsor is"),
		(false, 5) => ("MemberGate::OutOfScope", "the key may not make this call"),
		(false, 6) => (
			"MemberGate::AllowanceExhausted",
			"the member has used up its allowance, which flows back with time",
		),
		(false, 7) => ("MemberGate::Immortal", "the transaction would be valid for ever"),
		(false, 8) => {
			("MemberGate::SponsorSuspended", "the member that sponsors this party key is suspended")
		}
		_ => ("Custom", "an answer that this client does not know: a newer one may"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_number_has_an_answer() {
		for number in 0..=u8::MAX {
			for unknown in [false, true] {
				let (name, meaning) = explain(number, unknown);
				assert!(!name.is_empty() && !meaning.is_empty());
			}
		}
	}
}
