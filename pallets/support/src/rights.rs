//! How rights and the register agree, and what export asks of both.
//!
//! Who has a right is what `rights` records; the register certifies it. So while a registration holds, what it states goes through
//! the register: `rights` lets go of none of it by itself, and what the register moves, `rights` moves in the same step or the
//! register does not.

use frame::prelude::*;
use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	registration::StatementLine,
	right::{Right, Rights},
};

/// Tells what the register states. Implemented by `registration`; `rights` asks.
pub trait StatedRights {
	/// Whether a registration that holds, or of which it cannot be told, states that the member has the right.
	fn is_stated(dataset: &DatasetId, right: Right, holder: &MemberId) -> bool;

	/// Weight of [`StatedRights::is_stated`].
	fn is_stated_weight() -> Weight;
}

/// Told what is about to be registered; an error keeps it from being registered. Implemented by `rights`; `registration` tells.
pub trait OnRegistered {
	/// All of this is what the register will state; it stated the former until now, or nothing.
	fn on_stated(
		dataset: &DatasetId,
		before: &[StatementLine],
		statement: &[StatementLine],
	) -> DispatchResult;

	/// The rights of these lines go from whoever has them to another member, as `by` filed: who has them, or to whom they are pledged.
	fn on_moved(
		dataset: &DatasetId,
		moved: &[StatementLine],
		by: &MemberId,
		to: &MemberId,
		contract: [u8; 32],
	) -> DispatchResult;

	/// Weight of both together, of as many lines as a statement has.
	fn weight() -> Weight;

	/// Whether these rights can be taken from whoever has them: they are pledged to the member, and the debts are due.
	fn may_enforce(dataset: &DatasetId, rights: Rights, holder: &MemberId, pledgee: &MemberId) -> bool;

	/// Weight of [`OnRegistered::may_enforce`].
	fn may_enforce_weight() -> Weight;
}

/// Tells who of those who made data together has consented to what. Implemented by `rights`; `registration` asks.
pub trait JointConsents {
	/// Whether all who were declared to have made the dataset have consented that this member operates it, but the member itself and
	/// those who consent now; none when nobody was declared.
	fn have_consented(dataset: &DatasetId, operator: &MemberId, consenting: &[MemberId]) -> Option<bool>;

	/// Weight of [`JointConsents::have_consented`].
	fn have_consented_weight() -> Weight;
}

/// Tells whether somebody may take data out of the country. Implemented by `rights`; `exports` asks.
pub trait ExportInspect {
	/// Whether the member may at this moment: by the grant, if one is named, which allows export, or else by a right of its own.
	fn may_export(dataset: &DatasetId, grant: Option<&GrantId>, member: &MemberId) -> bool;

	/// Weight of [`ExportInspect::may_export`].
	fn may_export_weight() -> Weight;
}
