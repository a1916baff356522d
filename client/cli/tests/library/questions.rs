//! Questions to the state, as people put them.

use std::collections::BTreeSet;

use hefu_cli::args::question::{QUESTIONS, question};
use hefu_primitives::id::{KINDS, encode};
use hefu_proofs::Question;
use serde_json::Value;

/// The examples of the help.
fn examples() -> Vec<&'static str> {
	let lines = QUESTIONS.lines().skip(1).take_while(|line| !line.is_empty());
	lines.map(|line| line.rsplit("  ").next().unwrap()).collect()
}

/// An example with whole identifiers, hashes and the like.
fn filled(example: &str) -> String {
	let of_kinds = KINDS
		.iter()
		.fold(example.to_owned(), |text, (_, tag)| text.replace(&format!("{tag}1…"), &encode(tag, &[7; 32])));
	let hash = "07".repeat(32);
	let identifier = "1.2.156.3005.2.91110000HEFU000429001.11440000HEFU01213L.GD2026000001.001.I";
	of_kinds.replace("0x…", &format!("0x{hash}")).replace("1.2.156.3005.2.…", identifier)
}

#[test]
fn each_kind_of_question_is_shown_by_an_example_that_is_understood() {
	let shown: Vec<Question> = examples()
		.into_iter()
		.map(|example| question(&filled(example)).unwrap_or_else(|error| panic!("{example}: {error}")))
		.collect();
	let shown = shown.iter().map(|question| match serde_json::to_value(question).unwrap() {
		Value::String(name) => name,
		json => json.as_object().unwrap().keys().next().unwrap().clone(),
	});
	let numbered = include_str!("../../../../proofs/src/state/question.rs").matches("#[codec(index");
	assert_eq!(shown.collect::<BTreeSet<String>>().len(), numbered.count());
}

#[test]
fn a_bare_word_is_a_question_where_it_is_a_whole_one() {
	assert_eq!(question("council"), question("\"council\""));
	for wrong in ["dataset", "everything", "null", "1", "", "{}", "council "] {
		let error = question(wrong).unwrap_err();
		assert!(error.contains("hefu receipt fetch --help"), "{wrong}: {error}");
	}
}
