//! Digests of files, read once and in pieces, so that a file of any size needs little memory.

use std::{fs::File, io::Read, path::Path};

use hefu_primitives::digest::{Digests, Hasher};

/// Bytes read at a time.
const PIECE: usize = 256 * 1024;

/// What reading a file to its end gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileDigest {
	/// Bytes read.
	pub size: u64,
	/// Digests over all of them.
	pub digests: Digests,
}

/// BLAKE3, SHA-256 and SM3 of a file. `progress` is told of each piece's size as it is read.
pub fn digest_file(path: &Path, progress: &mut dyn FnMut(u64)) -> std::io::Result<FileDigest> {
	digest_with(path, Hasher::all(), progress)
}

/// Those digests of a file that `wanted` has, whatever their values there.
pub fn digest_like(
	path: &Path,
	wanted: &Digests,
	progress: &mut dyn FnMut(u64),
) -> std::io::Result<FileDigest> {
	digest_with(path, Hasher::like(wanted), progress)
}

fn digest_with(
	path: &Path,
	mut hasher: Hasher,
	progress: &mut dyn FnMut(u64),
) -> std::io::Result<FileDigest> {
	let mut file = File::open(path)?;
	let mut piece = vec![0; PIECE];
	loop {
		let read = match file.read(&mut piece) {
			Ok(0) => break,
			Ok(read) => read,
			Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
			Err(error) => return Err(error),
		};
		hasher.update(&piece[..read]);
		progress(read as u64);
	}
	Ok(FileDigest { size: hasher.bytes(), digests: hasher.finish() })
}

/// Reads a digest as standards write it: 64 hexadecimal digits. Anything else is no digest, whatever the field says.
pub fn parse_digest(text: &str) -> Option<[u8; 32]> {
	let mut digest = [0; 32];
	hex::decode_to_slice(text, &mut digest).ok().map(|()| digest)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io::Write;

	#[test]
	fn known_digests_of_a_file() {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(b"abc").unwrap();
		let mut told = 0;
		let found = digest_file(file.path(), &mut |bytes| told += bytes).unwrap();
		assert_eq!((found.size, told), (3, 3));
		let expected = [
			"6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
			"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
			"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
		];
		let found: Vec<_> = found.digests.iter().map(|(_, digest)| hex::encode(digest)).collect();
		assert_eq!(found, expected);
	}

	#[test]
	fn a_file_longer_than_one_piece_is_read_whole() {
		let bytes: Vec<u8> = (0..PIECE * 2 + 7).map(|i| i as u8).collect();
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(&bytes).unwrap();
		let mut pieces = 0;
		let found = digest_file(file.path(), &mut |_| pieces += 1).unwrap();
		assert_eq!(found.size, bytes.len() as u64);
		assert_eq!(found.digests.blake3, Some(*blake3::hash(&bytes).as_bytes()));
		assert!(pieces >= 3);
	}

	#[test]
	fn only_64_hexadecimal_digits_are_a_digest() {
		assert!(parse_digest(&"aB".repeat(32)).is_some());
		for text in ["", "SHA256", "https://github.com/mlcommons/croissant/issues/80"] {
			assert_eq!(parse_digest(text), None, "{text}");
		}
		assert_eq!(parse_digest(&"a".repeat(63)), None);
		assert_eq!(parse_digest(&"a".repeat(66)), None);
		assert_eq!(parse_digest(&format!("0x{}", "a".repeat(62))), None);
		assert_eq!(parse_digest(&"g".repeat(64)), None);
	}
}
