//! Commitments to who is behind a key that was made for one object.

use hefu_primitives::private::{Identity, IdentityOpening};

use super::{PartError, random};

/// Commits to an identity with a new random salt: the commitment goes on chain, the opening to those who must know.
pub fn commit_to(identity: Identity) -> Result<([u8; 32], IdentityOpening), PartError> {
	let salt = random()?;
	Ok((identity.commitment(&salt), IdentityOpening { identity, salt }))
}
