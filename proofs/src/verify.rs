//! The verification, link by link.

use alloc::vec::Vec;
use hefu_primitives::event_root::EventsDigest;

use crate::{
	Answer, CheckSignature, Claim, Claimed, Error, Fact, Hash, Limits, Proven, Receipt, Trust, event,
	header::follow, spec, state,
};

/// Checks a receipt against a trust file and returns the fact that it proves.
///
/// A receipt that came as bytes goes through [`Receipt::from_bytes`] first, which refuses every form but one.
pub fn verify(
	receipt: &Receipt,
	trust: &Trust,
	limits: &Limits,
	signatures: &impl CheckSignature,
) -> Result<Fact, Error> {
	let (set, _) = receipt.handovers.follow(trust, limits, signatures)?;
	let digest = receipt.header.events_digest(&trust.genesis).map_err(Error::Block)?;
	let last = follow(&receipt.header, &receipt.descendants).map_err(Error::Block)?;
	receipt.justification.check(&set, last, signatures).map_err(Error::Block)?;
	let proven = match &receipt.claim {
		Claim::Event { index, path, record } => {
			event::check(record, *index, path, &digest)?;
			Proven::Event { index: *index, record: record.clone() }
		}
		Claim::State { asked, nodes } => {
			Proven::State(check_state(asked, nodes, &receipt.header.state_root, &digest)?)
		}
	};
	Ok(Fact {
		genesis: digest.genesis,
		number: receipt.header.number,
		hash: receipt.header.hash(),
		now_ms: digest.now_ms,
		spec_version: digest.spec_version,
		set_id: set.id(),
		proven,
	})
}

/// Answers the questions from the nodes, and sees that the receipt says of each what the state says.
fn check_state(
	asked: &[Claimed],
	nodes: &[Vec<u8>],
	root: &Hash,
	digest: &EventsDigest,
) -> Result<Vec<Answer>, Error> {
	let spec = spec::released(digest.spec_version)
		.map_err(|_| Error::NewerThanKnown { spec_version: digest.spec_version, known: spec::NEWEST })?;
	if !(1..=state::MAX_QUESTIONS).contains(&asked.len()) {
		return Err(Error::Questions);
	}
	let different =
		asked.iter().enumerate().all(|(i, a)| asked.iter().take(i).all(|b| a.question != b.question));
	if !different {
		return Err(Error::Questions);
	}
	let keys = asked.iter().map(|claimed| claimed.question.key(spec)).collect::<Result<Vec<_>, _>>();
	let keys = keys.map_err(|_| Error::Questions)?;
	let values = state::read(root, &keys, nodes)?;
	let mut answers = Vec::with_capacity(asked.len());
	for (index, ((claimed, key), value)) in (0..).zip(asked.iter().zip(keys).zip(values)) {
		match (claimed.present, value.is_some()) {
			(true, false) => return Err(Error::Absent { question: index }),
			(false, true) => return Err(Error::Present { question: index }),
			_ => answers.push(Answer { question: claimed.question.clone(), key, value }),
		}
	}
	Ok(answers)
}
