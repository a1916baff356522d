//! Declared digests: the holder's claims, compared with the bytes at hand.

use std::path::Path;

use hefu_primitives::digest::{Algorithm, Digests};
use serde_json::Value;

use super::{Import, fields::written};
use crate::{
	digest::{FileDigest, digest_like, parse_digest},
	import::{Finding, ImportError, Problem},
};

/// The digests of an entry as they are written there. Croissant has `sha256`; `sm3` beside it is this chain's addition.
pub(super) struct Declared {
	pub(super) sha256: Option<String>,
	pub(super) sm3: Option<String>,
}

impl Declared {
	pub(super) fn of(entry: &Value) -> Self {
		Self { sha256: written(entry, "sha256"), sm3: written(entry, "sm3") }
	}
}

/// One digest of a file: its function, what is declared of it, and what the bytes say.
struct Claim<'a> {
	algorithm: Algorithm,
	field: &'static str,
	declared: Option<&'a str>,
	actual: Option<[u8; 32]>,
}

impl Import<'_> {
	/// The digests of a file at hand: SM3 only where somebody asks for it, since it takes longest.
	pub(super) fn read(&mut self, path: &Path, declared: &Declared) -> Result<FileDigest, ImportError> {
		let sm3 = (declared.sm3.is_some() || self.options.compute).then_some([0; 32]);
		let wanted = Digests { blake3: Some([0; 32]), sha256: Some([0; 32]), sm3 };
		digest_like(path, &wanted, self.progress).map_err(|error| ImportError::Unreadable(path.into(), error))
	}

	/// The declared digests as the holder's claims, and BLAKE3 of the bytes at hand.
	pub(super) fn digests(
		&mut self,
		entry: &str,
		declared: &Declared,
		found: Option<(&Path, FileDigest)>,
	) -> Option<Digests> {
		let path = found.map(|(path, _)| path);
		let actual = found.map(|(_, file)| file.digests).unwrap_or_default();
		let sha256 = Claim {
			algorithm: Algorithm::Sha256,
			field: "sha256",
			declared: declared.sha256.as_deref(),
			actual: actual.sha256,
		};
		let sm3 = Claim {
			algorithm: Algorithm::Sm3,
			field: "sm3",
			declared: declared.sm3.as_deref(),
			actual: actual.sm3,
		};
		// Both first: what is wrong with either is told at once.
		let (sha256, sm3) = (self.claim(entry, sha256, path), self.claim(entry, sm3, path));
		let digests = Digests { blake3: actual.blake3, sha256: sha256.ok()?, sm3: sm3.ok()? };
		if digests.is_empty() {
			self.problems.push(Problem::NoDigest { entry: entry.into() });
			return None;
		}
		Some(digests)
	}

	/// What is registered of a claim; an error is among the problems.
	fn claim(&mut self, entry: &str, claim: Claim<'_>, path: Option<&Path>) -> Result<Option<[u8; 32]>, ()> {
		let Claim { algorithm, field, declared, actual } = claim;
		let computed = actual.filter(|_| self.options.compute);
		let Some(value) = declared else { return Ok(computed) };
		if let Some(declared) = parse_digest(value) {
			if let (Some(path), Some(actual)) = (path, actual.filter(|actual| *actual != declared)) {
				let (entry, file) = (entry.into(), path.into());
				self.findings.push(Finding::DigestDiffers { entry, algorithm, file, declared, actual });
			}
			return Ok(Some(declared));
		}
		let (entry, value) = (entry.into(), value.into());
		if computed.is_none() {
			self.problems.push(Problem::NotADigest { entry, field, value, at_hand: path.is_some() });
			return Err(());
		}
		self.findings.push(Finding::Computed { entry, algorithm, value });
		Ok(computed)
	}
}
