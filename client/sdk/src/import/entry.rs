//! What a description says of one file, whatever its vocabulary.

use hefu_primitives::digest::Algorithm;

use super::claims::Declared;

/// An entry that is a file of its own, as it is written.
#[derive(Clone, Debug)]
pub(super) struct Entry {
	/// By what people know it, and as what it is registered.
	pub(super) name: String,
	/// Where its bytes lie: a URL, or a path in the description's folder.
	pub(super) url: Option<String>,
	/// Its media type.
	pub(super) media_type: Option<String>,
	/// Its size.
	pub(super) size: Option<String>,
	/// Its digests.
	pub(super) declared: Declared,
}

/// The fields of a vocabulary, as people know them.
#[derive(Debug)]
pub(super) struct Words {
	pub(super) name: &'static str,
	pub(super) url: &'static str,
	pub(super) size: &'static str,
	pub(super) media_type: &'static str,
	/// What a digest is to be added as.
	pub(super) digests: &'static str,
	pub(super) blake3: &'static str,
	pub(super) sha256: &'static str,
	pub(super) sm3: &'static str,
}

impl Words {
	/// The field of this digest.
	pub(super) fn digest(&self, algorithm: Algorithm) -> &'static str {
		match algorithm {
			Algorithm::Blake3 => self.blake3,
			Algorithm::Sha256 => self.sha256,
			Algorithm::Sm3 => self.sm3,
		}
	}
}
