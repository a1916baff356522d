//! What a receipt has proven.

use alloc::vec::Vec;

use crate::{BlockNumber, DescribeError, Event, Hash, Question, Value, spec};

/// A proven fact (已证事实): as at this block, and no later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
	/// The chain: hash of its first block.
	pub genesis: Hash,
	/// The block's number.
	pub number: BlockNumber,
	/// The block's hash.
	pub hash: Hash,
	/// The block's time: milliseconds since 1970 UTC.
	pub now_ms: u64,
	/// The version of the chain that made the block, which says how to read the fact.
	pub spec_version: u32,
	/// The authority set that made it final.
	pub set_id: u64,
	/// What is proven.
	pub proven: Proven,
}

/// What is proven of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proven {
	/// It emitted this event.
	Event {
		/// The event's number in the block, from 0.
		index: u32,
		/// The raw record.
		record: Vec<u8>,
	},
	/// It left the state so: an answer to each question, in order.
	State(Vec<Answer>),
}

/// What the state held where a question leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
	/// The question.
	pub question: Question,
	/// The storage key that the verifier made of it.
	pub key: Vec<u8>,
	/// The raw value, or `None`: the state held nothing there.
	pub value: Option<Vec<u8>>,
}

impl Fact {
	/// The event, if that is what was proven.
	pub fn event(&self) -> Result<Event, DescribeError> {
		match &self.proven {
			Proven::Event { record, .. } => Event::decode(record, self.spec_version),
			Proven::State(_) => Err(DescribeError::OtherKind),
		}
	}

	/// The answers, if that is what was proven: each question with the value, or `None` where the state held nothing.
	pub fn answers(&self) -> Result<Vec<(&Question, Option<Value>)>, DescribeError> {
		let Proven::State(answers) = &self.proven else { return Err(DescribeError::OtherKind) };
		answers
			.iter()
			.map(|answer| {
				let item = answer.question.item(spec::released(self.spec_version)?)?;
				let value = answer.value.as_deref().map(|value| item.decode(value)).transpose()?;
				Ok((&answer.question, value))
			})
			.collect()
	}
}
