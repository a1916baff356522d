//! Handing the key over, and taking it.

use hefu_primitives::{
	delivery::{Commitment, Dispute, Handed, commit, hand, take},
	id::OrderId,
	seal::SealKey,
};
use zeroize::Zeroizing;

use super::{DeliveryError, KeyFile};
use crate::private::BoxKey;

/// Hands the key over to the one-time key that the buyer registered for the order. Each time it is done with new random bytes.
///
/// That it is the key of this delivery is for the caller to see before ([`KeyFile::ensure_fits`]): another one is shown to be wrong, and
/// loses the seller its money.
pub fn hand_over(key: &KeyFile, buyer: &[u8; 32], order: &OrderId) -> Result<Handed, DeliveryError> {
	let mut ephemeral = Zeroizing::new([0; 32]);
	getrandom::fill(&mut *ephemeral).map_err(|error| DeliveryError::Random(std::io::Error::other(error)))?;
	hand(&key.key.0, *ephemeral, buyer, &order.0).map_err(DeliveryError::WeakPoint)
}

/// What was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
	/// The key that the seller committed to.
	Right(SealKey),
	/// Another one, or none, and what shows it. It has the secret of the one-time key.
	Wrong(Dispute),
}

/// Takes the key that was handed over to a one-time key, whose public half is registered with the order as `buyer`.
pub fn take_key(
	handed: &Handed,
	one_time: &BoxKey,
	buyer: &[u8; 32],
	order: &OrderId,
	commitment: &Commitment,
) -> Result<Taken, DeliveryError> {
	if one_time.public() != *buyer {
		return Err(DeliveryError::OtherOneTimeKey);
	}
	let secret = one_time.reveal();
	Ok(match take(handed, &secret, &order.0) {
		Ok(key) if commit(&key) == commitment.key => Taken::Right(SealKey(key)),
		_ => Taken::Wrong(Dispute::WrongKey { secret: *secret }),
	})
}
