//! What a value is that was given where another is wanted.

use hefu_cli::{args::hint, text::Lang};
use hefu_primitives::{BillId, id};

#[test]
fn codes_and_identifiers_of_every_kind_are_told() {
	let said = hint("91440300HEFU00018Q", Lang::En).unwrap();
	assert!(said.contains("organisation's code") && said.contains("hfmb1"), "{said}");
	for (_, tag) in id::KINDS {
		assert!(hint(&id::encode(tag, &[7; 32]), Lang::Zh).is_some(), "{tag}");
	}
	let bill = format!("x:{}:y", BillId([1; 32]));
	assert!(hint(&bill, Lang::En).unwrap().contains("a bill's"));
	assert!(hint(&bill, Lang::Zh).unwrap().ends_with("是提单的标识"));
	assert_eq!(hint("hfmb1nonsense", Lang::En), None);
}
