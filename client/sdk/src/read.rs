//! Reading storage, with what is absent told apart from what failed, and asking view functions.

use subxt::{
	ext::{
		codec::{DecodeAll, Encode},
		scale_decode::DecodeAsType,
	},
	storage::{Address, PrefixOf},
	view_functions::Payload,
};

use crate::{Client, Error, client::At};

/// Bytes of a view function's id, which stand before its arguments.
const ID_BYTES: usize = 32;

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

	/// All entries of a map whose keys begin with `prefix`: the parts of each key, and its value, in the order of the hashed keys.
	pub(crate) async fn entries<A: Address>(
		&self,
		at: &At,
		address: A,
		prefix: impl PrefixOf<A::KeyParts>,
	) -> Result<Vec<(A::KeyParts, A::Value)>, Error> {
		let mut entries = at.storage().iter(address, prefix).await.map_err(|error| self.failed(&error))?;
		let mut found = Vec::new();
		while let Some(entry) = entries.next().await {
			let entry = entry.map_err(|error| self.failed(&error))?;
			let key = entry.key().and_then(|key| key.decode()).map_err(|error| self.failed(&error))?;
			found.push((key, entry.value().decode().map_err(|error| self.failed(&error))?));
		}
		Ok(found)
	}

	/// What a view function answers.
	///
	/// The runtime takes the arguments as bytes of their own and answers with a result that holds bytes. subxt 0.51 writes and reads
	/// them bare, which is taken for other arguments and another answer; so its call is not used here, only its parts.
	pub(crate) async fn view<P: Payload>(&self, at: &At, question: P) -> Result<P::ReturnType, Error> {
		let functions = at.view_functions();
		functions.validate(&question).map_err(|error| self.failed(&error))?;
		let bare = functions.encode_args(&question).map_err(|error| self.failed(&error))?;
		let arguments = framed(&bare);
		let answer = functions.call_raw(Some(&arguments)).await.map_err(|error| self.failed(&error))?;
		let name = format!("{}.{}", question.pallet_name(), question.function_name());
		let answer =
			bytes_of(&answer).ok_or_else(|| Error::Other(format!("the node does not answer {name}")))?;
		let metadata = at.metadata_ref();
		let pallet = metadata.pallet_by_name(question.pallet_name());
		let function = pallet.and_then(|pallet| pallet.view_function_by_name(question.function_name()));
		let output = function.ok_or(Error::Incompatible(name))?.output_ty();
		P::ReturnType::decode_as_type(&mut &answer[..], output, metadata.types())
			.map_err(|error| self.failed(&error))
	}
}

/// The id of a view function and its arguments, as the runtime takes them.
fn framed(bare: &[u8]) -> Vec<u8> {
	let (id, arguments) = bare.split_at(ID_BYTES.min(bare.len()));
	[id, &arguments.encode()].concat()
}

/// The bytes that an answer holds; none when the runtime knows no such view function, or cannot read its arguments.
fn bytes_of(answer: &[u8]) -> Option<Vec<u8>> {
	match answer.split_first()? {
		(0, held) => Vec::decode_all(&mut &held[..]).ok(),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn arguments_and_answers_are_bytes_of_their_own() {
		let bare = [&[7; 32][..], &[1, 2, 3]].concat();
		assert_eq!(framed(&bare), ([7u8; 32], vec![1u8, 2, 3]).encode());
		let answer: Result<Vec<u8>, u8> = Ok(vec![4, 5]);
		assert_eq!(bytes_of(&answer.encode()), Some(vec![4, 5]));
		let refused: Result<Vec<u8>, u8> = Err(1);
		assert_eq!((bytes_of(&refused.encode()), bytes_of(&[]), bytes_of(&[0, 8, 1])), (None, None, None));
	}
}
