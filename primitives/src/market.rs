//! The market: how a contract is negotiated and data transferred (Dataspace Protocol 2025-1), how an order goes from its placing to its
//! end, what products cost, and who gets what of that.
//!
//! The machines are tables ([`Move`]): what they do not list is forbidden. The tests walk the whole matrix of each.

mod fees;
mod machine;
mod negotiation;
mod order;
mod price;
mod receipt;
mod transfer;

pub use fees::{Fee, FeeError, FeeRole, Fees, MAX_FEES, Split, WHOLE, check_fees, points_of, split};
pub use machine::{Forbidden, Move, Side};
pub use negotiation::NegotiationState;
pub use order::{Acceptance, ContractKind, Refund, Settling, Stage};
pub use price::{Cap, Charge, MAX_TIERS, Misfit, Price, PriceError, Tier};
pub use receipt::UseReceipt;
pub use transfer::TransferState;
