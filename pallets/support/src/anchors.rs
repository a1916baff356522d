//! What anchors ask of the register and of the market: whether what a document is about is there.

use frame::prelude::*;
use hefu_primitives::{DatasetId, MemberId, OrderId, registration::CertificateCode};

/// Tells of certificates. Implemented by `registration`; `anchors` asks.
pub trait CertificateInspect {
	/// Of which dataset the certificate says at this moment what is registered; none when there is no such certificate, another took its
	/// place, its registration was cancelled or has lapsed, or it cannot be told. Whether it is disputed,
	/// [`RegistrationInspect`](crate::RegistrationInspect) tells.
	fn certified(code: &CertificateCode) -> Option<DatasetId>;

	/// Weight of [`CertificateInspect::certified`].
	fn certified_weight() -> Weight;
}

/// Tells of orders. Implemented by `market`; `anchors` asks.
pub trait OrderInspect {
	/// Who sells and who buys, in this order; none when there is no such order.
	fn sides(order: &OrderId) -> Option<[MemberId; 2]>;

	/// Weight of [`OrderInspect::sides`].
	fn sides_weight() -> Weight;
}

/// Makes certificates for other pallets' benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeCertificate {
	/// A certificate that holds, of a dataset of which as much as can be is registered; and the seed by which
	/// [`MakeMember`](crate::MakeMember) makes a member that is stated in it. The time is such that it holds.
	fn make_certificate() -> (CertificateCode, u32);
}
