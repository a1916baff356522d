//! What a value is that was given where another is wanted.

use hefu_primitives::{MemberId, code::MemberCode, id};

/// What the value is, or a part of it between colons, if it is an identifier or an organisation's code.
pub fn hint(value: &str) -> Option<String> {
	value.split(':').find_map(|part| code(part).or_else(|| identifier(part)))
}

fn code(text: &str) -> Option<String> {
	let code = MemberCode::parse(text).ok()?;
	let id = MemberId::derive(&code);
	Some(format!("{text} is an organisation's code; as a member its identifier is {id} (hefu member list)"))
}

fn identifier(text: &str) -> Option<String> {
	let (kind, _) = id::KINDS.iter().find(|(_, tag)| id::decode(tag, text).is_ok())?;
	let what = match *kind {
		"MemberId" => "a member's",
		"CustomerId" => "a customer's",
		"DatasetId" => "a dataset's",
		"InstructionId" => "an instruction's",
		"GrantId" => "a grant's or an offer's",
		"LicenceId" => "a licence's",
		"RecognitionId" => "a recognition rule's",
		"BillId" => "a bill's",
		"PartyId" => "a party key's",
		_ => return None,
	};
	Some(format!("{text} is {what} identifier"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use hefu_primitives::BillId;

	#[test]
	fn codes_and_identifiers_of_every_kind_are_told() {
		let said = hint("91440300HEFU00018Q").unwrap();
		assert!(said.contains("organisation's code") && said.contains("hfmb1"), "{said}");
		for (_, tag) in id::KINDS {
			assert!(hint(&id::encode(tag, &[7; 32])).is_some(), "{tag}");
		}
		assert!(hint(&format!("x:{}:y", BillId([1; 32]))).unwrap().contains("a bill's"));
		assert_eq!(hint("hfmb1nonsense"), None);
	}
}
