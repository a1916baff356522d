//! What whoever is about to deliver data, or to use them, asks the runtime.

use hefu_primitives::{GrantId, terms::Use};

use crate::Refusal;

frame::deps::sp_api::decl_runtime_apis! {
	/// Asks what grants allow.
	pub trait RightsApi {
		/// Whether the grant allows the use, or the first reason why not, by the state of the block asked: as
		/// [`Pallet::can_use`](crate::Pallet::can_use) answers.
		fn can_use(grant: GrantId, to: Use) -> Result<(), Refusal>;
	}
}
