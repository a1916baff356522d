//! The words by which people and JSON name the descriptor's terms: `generated`, `on-application`, `data-holder`.

use hefu_primitives::{
	anchor::{Acquisition, AssessmentKind, Category},
	bill::{Action as BillAction, Kind as BillKind, Status as BillStatus},
	calendar::CalendarKind,
	catalogue::{ApplicationKind, EntryEnd},
	dataset::{
		Access, GradeClass, Kind, Medium, PersonalInformation, Source, SpatialLevel, Structure,
		UpdateFrequency,
	},
	export::{Exemption, Path as ExportPath},
	law::{ClockName, Eligibility, Obtained, Silence, TextStatus},
	licence::{Operation, Status},
	market::{
		Acceptance, ContractKind, FeeRole, NegotiationState, Refund, Side as MarketSide, Stage as OrderStage,
		TransferState,
	},
	member::Role,
	operation::{
		ChargeUnit, Ending, Mode, Purpose as ProductPurpose, Selection, Side, Stage as OperationStage,
	},
	registration::{AnnotationKind, CancellationGround, Conclusion, FilingKind, Rejection, Stage},
	right::{Disposal, Outbound, Right},
};
use serde::{
	Deserialize,
	de::{IntoDeserializer, value::Error as WordError},
};

/// A fixed vocabulary.
pub trait Term: Copy + serde::Serialize + for<'a> Deserialize<'a> + 'static {
	/// Every term, in order.
	fn all() -> &'static [Self];

	/// The term's word.
	fn word(&self) -> String {
		match serde_json::to_value(self) {
			Ok(serde_json::Value::String(word)) => word,
			other => unreachable!("a term is written as one word, not as {other:?}"),
		}
	}

	/// The term with this word.
	fn from_word(word: &str) -> Option<Self> {
		let word: serde::de::value::StrDeserializer<'_, WordError> = word.into_deserializer();
		Self::deserialize(word).ok()
	}
}

macro_rules! vocabularies {
	($($name:ident)*) => {$(
		impl Term for $name {
			fn all() -> &'static [Self] {
				Self::ALL
			}
		}
	)*};
}

vocabularies!(Acceptance Access Acquisition AnnotationKind ApplicationKind AssessmentKind BillAction BillKind BillStatus CancellationGround Category ChargeUnit ClockName Conclusion ContractKind Disposal Eligibility Ending EntryEnd Exemption ExportPath FeeRole FilingKind GradeClass Kind MarketSide Medium Mode NegotiationState Obtained Operation OperationStage OrderStage Outbound PersonalInformation ProductPurpose Refund Rejection Right Role Selection Side Silence Source SpatialLevel Stage Status Structure TextStatus TransferState UpdateFrequency);

impl Term for CalendarKind {
	fn all() -> &'static [Self] {
		&Self::ALL
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn round_trip<T: Term + PartialEq + std::fmt::Debug>() {
		for term in T::all() {
			let word = term.word();
			assert!(
				word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
				"{word}"
			);
			assert_eq!(T::from_word(&word), Some(*term));
		}
		assert_eq!(T::from_word("nonsense"), None);
	}

	#[test]
	fn every_term_is_read_as_it_is_written() {
		round_trip::<Acceptance>();
		round_trip::<Access>();
		round_trip::<Acquisition>();
		round_trip::<AnnotationKind>();
		round_trip::<ApplicationKind>();
		round_trip::<AssessmentKind>();
		round_trip::<BillAction>();
		round_trip::<BillKind>();
		round_trip::<BillStatus>();
		round_trip::<CalendarKind>();
		round_trip::<CancellationGround>();
		round_trip::<Category>();
		round_trip::<ChargeUnit>();
		round_trip::<ClockName>();
		round_trip::<Conclusion>();
		round_trip::<ContractKind>();
		round_trip::<Disposal>();
		round_trip::<Eligibility>();
		round_trip::<Ending>();
		round_trip::<EntryEnd>();
		round_trip::<Exemption>();
		round_trip::<ExportPath>();
		round_trip::<FeeRole>();
		round_trip::<FilingKind>();
		round_trip::<GradeClass>();
		round_trip::<Kind>();
		round_trip::<MarketSide>();
		round_trip::<Medium>();
		round_trip::<Mode>();
		round_trip::<NegotiationState>();
		round_trip::<Obtained>();
		round_trip::<Operation>();
		round_trip::<OperationStage>();
		round_trip::<OrderStage>();
		round_trip::<Outbound>();
		round_trip::<PersonalInformation>();
		round_trip::<ProductPurpose>();
		round_trip::<Refund>();
		round_trip::<Rejection>();
		round_trip::<Right>();
		round_trip::<Role>();
		round_trip::<Selection>();
		round_trip::<Side>();
		round_trip::<Silence>();
		round_trip::<Source>();
		round_trip::<SpatialLevel>();
		round_trip::<Stage>();
		round_trip::<Status>();
		round_trip::<Structure>();
		round_trip::<TextStatus>();
		round_trip::<TransferState>();
		round_trip::<UpdateFrequency>();
		assert_eq!(Access::OnApplication.word(), "on-application");
	}
}
