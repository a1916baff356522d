//! Declared digests: the holder's claims, compared with the bytes at hand.

use std::path::Path;

use hefu_primitives::digest::{Algorithm, Digests};

use super::{Finding, ImportError, Problem, register::Import};
use crate::digest::{FileDigest, digest_like, parse_digest};

/// The digests of an entry as they are written in its description.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
	pub(super) blake3: Option<String>,
	pub(super) sha256: Option<String>,
	pub(super) sm3: Option<String>,
}

/// One digest of a file: its function, what is declared of it, and what the bytes say.
struct Claim<'a> {
	algorithm: Algorithm,
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

	/// The declared digests as the holder's claims, and BLAKE3 of the bytes at hand where none is declared.
	pub(super) fn digests(
		&mut self,
		entry: &str,
		declared: &Declared,
		found: Option<(&Path, FileDigest)>,
	) -> Option<Digests> {
		let path = found.map(|(path, _)| path);
		let actual = found.map(|(_, file)| file.digests).unwrap_or_default();
		let blake3 = Claim {
			algorithm: Algorithm::Blake3,
			declared: declared.blake3.as_deref(),
			actual: actual.blake3,
		};
		let sha256 = Claim {
			algorithm: Algorithm::Sha256,
			declared: declared.sha256.as_deref(),
			actual: actual.sha256,
		};
		let sm3 = Claim { algorithm: Algorithm::Sm3, declared: declared.sm3.as_deref(), actual: actual.sm3 };
		// All first: what is wrong with any is told at once.
		let [blake3, sha256, sm3] = [blake3, sha256, sm3].map(|claim| self.claim(entry, claim, path));
		let digests =
			Digests { blake3: blake3.ok()?.or(actual.blake3), sha256: sha256.ok()?, sm3: sm3.ok()? };
		if digests.is_empty() {
			let field = self.words.digests;
			self.problems.push(Problem::NoDigest { entry: entry.into(), field });
			return None;
		}
		Some(digests)
	}

	/// What is registered of a claim; an error is among the problems.
	fn claim(&mut self, entry: &str, claim: Claim<'_>, path: Option<&Path>) -> Result<Option<[u8; 32]>, ()> {
		let Claim { algorithm, declared, actual } = claim;
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
			let field = self.words.digest(algorithm);
			self.problems.push(Problem::NotADigest { entry, field, value, at_hand: path.is_some() });
			return Err(());
		}
		self.findings.push(Finding::Computed { entry, algorithm, value });
		Ok(computed)
	}
}
