//! What the runtime knows of calls: which there are for members, which only carry others, which come first.

use crate::{Runtime, RuntimeCall};
use codec::{Encode, Output};
use frame_support::traits::{Contains, InsideBoth};
use pallet_support::{CallInspect, CallKind};
use pallet_tx_pause::RuntimeCallNameOf;

/// Every call goes through it, also those nested in others: what is not offered, and what is paused, is refused.
pub type CallFilter = InsideBoth<Offered, crate::TxPause>;

/// The calls that the chain offers.
pub struct Offered;

impl Contains<RuntimeCall> for Offered {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_utility::Call;
		match call {
			// Of utility, only the batches: the others change the origin, and with it whose scope and allowance count.
			RuntimeCall::Utility(call) => {
				matches!(call, Call::batch { .. } | Call::batch_all { .. } | Call::force_batch { .. })
			}
			// An event for next to no weight, and for no purpose: blocks' event roots are not for that.
			RuntimeCall::System(frame_system::Call::remark_with_event { .. }) => false,
			_ => true,
		}
	}
}

/// The pallets of which no call can be paused: time, consensus and its reports, who validates, and the bodies that decide.
pub const NEVER_PAUSED_PALLETS: [&str; 9] = [
	"Timestamp",
	"Grandpa",
	"Session",
	"Validators",
	"Council",
	"TechnicalCommittee",
	"TxPause",
	"Sudo",
	"System",
];

/// The calls of other pallets that cannot be paused: suspension, the bodies' seats and the keys that vote, and
/// verification's reports.
pub const NEVER_PAUSED_CALLS: [(&str, &str); 9] = [
	("Members", "suspend"),
	("Members", "reinstate"),
	("Members", "recover"),
	("Members", "remove_operator"),
	("Members", "set_council"),
	("Members", "set_technical_committee"),
	("Members", "rotate_owner"),
	("Members", "rotate_governance_key"),
	("Verification", "report"),
];

/// What can never be paused. `tests/governance.rs` sees that every name is one: a call that is renamed must not become
/// pausable unnoticed.
pub struct NeverPaused;

impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		let is = |name: &str, bytes: &[u8]| name.as_bytes() == bytes;
		NEVER_PAUSED_PALLETS.iter().any(|name| is(name, pallet))
			|| NEVER_PAUSED_CALLS.iter().any(|(of, name)| is(of, pallet) && is(name, call))
	}
}

/// What the gate must know of a call.
pub struct Calls;

impl CallInspect<RuntimeCall> for Calls {
	fn indices(call: &RuntimeCall) -> (u8, u8) {
		let mut head = Head::default();
		call.encode_to(&mut head);
		(head.bytes[0], head.bytes[1])
	}

	fn kind(call: &RuntimeCall) -> CallKind {
		use pallet_members::Call as Members;
		match call {
			RuntimeCall::Utility(_) => CallKind::Carrier,
			RuntimeCall::Council(_) | RuntimeCall::TechnicalCommittee(_) | RuntimeCall::TxPause(_) => {
				CallKind::Governance
			}
			// What stops a stolen key: the thief must not be able to use up what its owner needs for that.
			RuntimeCall::Members(
				Members::remove_operator { .. }
				| Members::set_scope { .. }
				| Members::suspend_customer { .. }
				| Members::rotate_owner { .. }
				| Members::rotate_governance_key { .. },
			) => CallKind::Governance,
			_ => CallKind::Ordinary,
		}
	}
}

/// Keeps the first two bytes of an encoding and lets the rest go, so that a long call is not copied to learn its name.
#[derive(Default)]
struct Head {
	bytes: [u8; 2],
	length: usize,
}

impl Output for Head {
	fn write(&mut self, bytes: &[u8]) {
		for byte in bytes.iter().take(self.bytes.len() - self.length) {
			self.bytes[self.length] = *byte;
			self.length += 1;
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_calls_numbers_are_those_of_its_encoding() {
		for call in [
			RuntimeCall::Timestamp(pallet_timestamp::Call::set { now: 0 }),
			RuntimeCall::System(frame_system::Call::remark { remark: vec![7; 100] }),
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls: vec![] }),
		] {
			let bytes = call.encode();
			assert_eq!(Calls::indices(&call), (bytes[0], bytes[1]));
		}
	}
}
