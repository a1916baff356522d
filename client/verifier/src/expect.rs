//! What a receipt has to be of: whoever was shown a fact wants the proof of that one, and not of another that is true too.

use alloc::{format, string::String, vec::Vec};
use hefu_proofs::{Fact, Proven, Question, text::Text};
use serde::Deserialize;

use crate::Refusal;

/// What a receipt has to be of; what is left out may be anything.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expect {
	/// An event, or the state.
	#[serde(default)]
	pub kind: Option<Kind>,
	/// The number of the block.
	#[serde(default)]
	pub block_number: Option<u32>,
	/// The hash of the block: `0x` and 64 digits.
	#[serde(default)]
	pub block_hash: Option<String>,
	/// The event's number in the block, from 0.
	#[serde(default)]
	pub event_index: Option<u32>,
	/// The questions to the state, in order.
	#[serde(default)]
	pub questions: Option<Vec<Question>>,
}

/// What is proven: that something happened, or that something was so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
	/// An event of a block.
	Event,
	/// What the state held at the end of a block.
	State,
}

impl Expect {
	/// Refuses a fact that is another than what is expected.
	pub fn check(&self, fact: &Fact) -> Result<(), Refusal> {
		let kind = match &fact.proven {
			Proven::Event { .. } => Kind::Event,
			Proven::State(_) => Kind::State,
		};
		if self.kind.is_some_and(|expected| expected != kind) {
			return Err(Refusal::other_fact("OtherKind", other_kind(kind)));
		}
		let other_hash = |expected: &String| !expected.eq_ignore_ascii_case(&hash(fact));
		if self.block_number.is_some_and(|number| number != fact.number)
			|| self.block_hash.as_ref().is_some_and(other_hash)
		{
			let (number, hash) = (fact.number, hash(fact));
			let text = Text::new(
				format!("the receipt is of another block: {number} {hash}"),
				format!("该凭证属于另一个区块：{number} {hash}"),
			);
			return Err(Refusal::other_fact("OtherBlock", text));
		}
		match (self.event_index, &self.questions, &fact.proven) {
			(None, None, _) => Ok(()),
			(Some(expected), None, Proven::Event { index, .. }) if expected == *index => Ok(()),
			(Some(_), None, Proven::Event { index, .. }) => {
				let text = Text::new(
					format!("the receipt is of another event of the block: {index}"),
					format!("该凭证属于区块的另一个事件：第 {index} 号"),
				);
				Err(Refusal::other_fact("OtherEvent", text))
			}
			(None, Some(expected), Proven::State(answers)) => {
				if expected.iter().eq(answers.iter().map(|answer| &answer.question)) {
					return Ok(());
				}
				let text = Text::new("the receipt answers other questions", "该凭证回答的是其他问题");
				Err(Refusal::other_fact("OtherQuestions", text))
			}
			_ => Err(Refusal::other_fact("OtherKind", other_kind(kind))),
		}
	}
}

fn other_kind(kind: Kind) -> Text {
	match kind {
		Kind::Event => Text::new(
			"the receipt proves an event, and not what the state held",
			"该凭证证明的是事件，而不是状态",
		),
		Kind::State => Text::new(
			"the receipt proves what the state held, and not an event",
			"该凭证证明的是状态，而不是事件",
		),
	}
}

fn hash(fact: &Fact) -> String {
	fact.hash.iter().fold(String::from("0x"), |text, byte| text + &format!("{byte:02x}"))
}
