//! Reading storage, with what is absent told apart from what failed.

use subxt::{ext::scale_decode::DecodeAsType, storage::Address};

use crate::{Client, Error, client::At};

impl Client {
	/// A value, or its default where the chain has one.
	pub(crate) async fn value<A: Address>(
		&self,
		at: &At,
		address: A,
		key: A::KeyParts,
	) -> Result<Option<A::Value>, Error>
	where
		A::Value: DecodeAsType,
	{
		let found = at.storage().try_fetch(address, key).await.map_err(|error| self.failed(&error))?;
		found.map(|value| value.decode().map_err(|error| self.failed(&error))).transpose()
	}
}
