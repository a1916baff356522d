//! What stays of a decision that is corrected.

use hefu_cli::{args::Corrected, commands::registration::correct::put_right};
use hefu_primitives::{DatasetId, registration::FilingKind, text::Text};
use hefu_sdk::registration::Decision;

const NOTHING: Corrected =
	Corrected { digest: None, dataset: None, no_dataset: false, kind: None, decided: None, statement: None };

fn recorded() -> Decision {
	Decision {
		code: Text::new("粤0001").unwrap(),
		digest: [1; 32],
		dataset: Some(DatasetId([2; 32])),
		kind: FilingKind::Initial,
		decided_ms: 1_785_000_000_000,
		statement: [3; 32],
	}
}

#[test]
fn what_is_not_said_stays_as_it_is_recorded() {
	assert_eq!(put_right(recorded(), NOTHING), recorded());
	let later = Corrected { decided: Some(1_785_086_400_000), ..NOTHING };
	assert_eq!(put_right(recorded(), later), Decision { decided_ms: 1_785_086_400_000, ..recorded() });
	let all = Corrected {
		digest: Some([4; 32]),
		dataset: Some(DatasetId([5; 32])),
		no_dataset: false,
		kind: Some(FilingKind::Change),
		decided: Some(1),
		statement: Some([6; 32]),
	};
	let wanted = Decision {
		code: recorded().code,
		digest: [4; 32],
		dataset: Some(DatasetId([5; 32])),
		kind: FilingKind::Change,
		decided_ms: 1,
		statement: [6; 32],
	};
	assert_eq!(put_right(recorded(), all), wanted);
}

#[test]
fn that_it_is_no_dataset_here_is_said() {
	let none = Corrected { no_dataset: true, ..NOTHING };
	assert_eq!(put_right(recorded(), none), Decision { dataset: None, ..recorded() });
}
