//! Every term of every vocabulary is said in Chinese.

use hefu_cli::text::{
	Lang, annotation_kind, application_kind, charge_unit, clock, ending, entry_end, exemption, export_basis,
	export_path, filing_kind, mode, obtained, operation_stage, overdue, purpose, selection, side, stage,
};
use hefu_primitives::{
	catalogue::{ApplicationKind, EntryEnd},
	export::{Exemption, Path},
	law::{ClockName, Obtained},
	operation::{self, ChargeUnit, Ending, Mode, Purpose, Selection, Side},
	registration::{self, AnnotationKind, FilingKind},
};
use hefu_sdk::terms::Term;
use serde_json::Value;

fn all_in_chinese<T: Term>(say: fn(&Value, Lang) -> String) {
	for term in T::all() {
		let word = Value::from(term.word());
		assert_eq!(say(&word, Lang::En), term.word());
		assert!(!say(&word, Lang::Zh).is_ascii(), "{word}");
	}
}

#[test]
fn every_term_of_registration_is_said_in_chinese() {
	all_in_chinese::<FilingKind>(filing_kind);
	all_in_chinese::<registration::Stage>(stage);
	all_in_chinese::<AnnotationKind>(annotation_kind);
	all_in_chinese::<Obtained>(obtained);
	all_in_chinese::<ClockName>(clock);
}

#[test]
fn every_term_of_the_public_register_is_said_in_chinese() {
	for kind in ApplicationKind::ALL {
		assert!(!application_kind(&kind.word().into(), Lang::Zh).is_ascii(), "{kind:?}");
	}
	for ground in EntryEnd::ALL {
		assert!(!entry_end(&ground.word().into(), Lang::Zh).is_ascii(), "{ground:?}");
	}
	assert_eq!(entry_end(&"extinct".into(), Lang::En), "extinct");
	assert_eq!((overdue(&Value::Null, Lang::Zh), overdue(&true.into(), Lang::Zh)), ("", "是"));
}

#[test]
fn every_term_of_exports_is_said_in_chinese() {
	for path in Path::ALL {
		assert!(!export_path(&path.word().into(), Lang::Zh).is_ascii(), "{path:?}");
		assert_ne!(export_path(&path.word().into(), Lang::En), path.word());
	}
	for case in Exemption::ALL {
		assert!(!exemption(&case.word().into(), Lang::Zh).is_ascii(), "{case:?}");
	}
	assert_eq!(export_basis(&"assessment".into(), Lang::Zh), "通过安全评估");
	assert_eq!(exemption(&Value::Null, Lang::Zh), "");
}

#[test]
fn every_term_of_operations_is_said_in_chinese() {
	all_in_chinese::<operation::Stage>(operation_stage);
	all_in_chinese::<Mode>(mode);
	all_in_chinese::<Selection>(selection);
	all_in_chinese::<Purpose>(purpose);
	all_in_chinese::<ChargeUnit>(charge_unit);
	all_in_chinese::<Side>(side);
	all_in_chinese::<Ending>(ending);
}
