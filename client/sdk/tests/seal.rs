//! Files are sealed and opened again, and nothing is lost or overwritten on the way.

use std::path::PathBuf;

use hefu_primitives::seal::SealKey;
use hefu_sdk::{
	digest::digest_file,
	seal::{KeyFile, SealError, key_path_of, open, path_of, seal},
};

const GROUP: usize = 16 * 1024;

struct Files {
	_folder: tempfile::TempDir,
	file: PathBuf,
	sealed: PathBuf,
	key: PathBuf,
	opened: PathBuf,
}

/// A file of so many bytes in a folder of its own.
fn files(bytes: usize) -> Files {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("a.csv");
	std::fs::write(&file, (0..bytes).map(|i| (i / 7) as u8).collect::<Vec<_>>()).unwrap();
	let sealed = path_of(&file);
	let key = key_path_of(&sealed);
	let opened = folder.path().join("opened.csv");
	Files { _folder: folder, file, sealed, key, opened }
}

#[test]
fn what_was_sealed_opens_again() {
	for bytes in [0, 1, GROUP, GROUP + 1, 3 * GROUP - 1] {
		let Files { file, sealed, key, opened, .. } = &files(bytes);
		let mut told = 0;
		let done = seal(file, sealed, &mut |bytes| told += bytes).unwrap();
		assert_eq!((done.size, told, done.existed), (bytes as u64, bytes as u64, false));
		// What is registered is of the ciphertext.
		assert_eq!(digest_file(sealed, &mut |_| {}).unwrap().digests, done.digests);
		let (plain, ciphertext) = (std::fs::read(file).unwrap(), std::fs::read(sealed).unwrap());
		assert_eq!(ciphertext.len(), plain.len());
		for window in plain.windows(16).step_by(64) {
			assert!(!ciphertext.windows(16).any(|other| other == window));
		}
		let key = KeyFile::read(key).unwrap();
		assert_eq!((key.key.seal(), Some(key.blake3)), (done.seal, done.digests.blake3));
		// Any group alone, by its index.
		let mut last = ciphertext[bytes / GROUP * GROUP..].to_vec();
		key.key.apply((bytes / GROUP) as u64, &mut last);
		assert_eq!(last, plain[bytes / GROUP * GROUP..]);
		assert_eq!(open(sealed, &key, opened, &mut |_| {}).unwrap(), bytes as u64);
		assert_eq!(std::fs::read(opened).unwrap(), plain);
	}
}

#[test]
fn sealing_again_changes_nothing_and_makes_up_for_what_is_missing() {
	let Files { file, sealed, key, .. } = &files(40_000);
	let first = seal(file, sealed, &mut |_| {}).unwrap();
	let secret = std::fs::read(key).unwrap();
	let again = seal(file, sealed, &mut |_| {}).unwrap();
	assert!(again.existed);
	assert_eq!((again.digests, again.seal), (first.digests, first.seal));
	std::fs::remove_file(sealed).unwrap();
	let again = seal(file, sealed, &mut |_| {}).unwrap();
	assert_eq!((again.existed, again.digests), (false, first.digests));
	assert_eq!(std::fs::read(key).unwrap(), secret);
}

#[test]
fn a_key_never_seals_another_file() {
	let Files { file, sealed, key, .. } = &files(40_000);
	seal(file, sealed, &mut |_| {}).unwrap();
	std::fs::write(file, "another").unwrap();
	let before = (std::fs::read(sealed).unwrap(), std::fs::read(key).unwrap());
	assert!(matches!(seal(file, sealed, &mut |_| {}), Err(SealError::Exists(path)) if path == *key));
	assert_eq!((std::fs::read(sealed).unwrap(), std::fs::read(key).unwrap()), before);
	// Not even where the ciphertext is gone, or the key.
	std::fs::remove_file(sealed).unwrap();
	assert!(matches!(seal(file, sealed, &mut |_| {}), Err(SealError::Exists(_))));
	assert!(!sealed.exists());
	std::fs::write(sealed, &before.0).unwrap();
	std::fs::remove_file(key).unwrap();
	assert!(matches!(seal(file, sealed, &mut |_| {}), Err(SealError::Exists(path)) if path == *sealed));
	assert!(!key.exists());
}

#[test]
fn nothing_is_opened_but_what_the_key_sealed() {
	let Files { file, sealed, key, opened, .. } = &files(40_000);
	seal(file, sealed, &mut |_| {}).unwrap();
	let good = KeyFile::read(key).unwrap();
	let mut bytes = std::fs::read(sealed).unwrap();
	bytes[20_000] ^= 1;
	std::fs::write(sealed, &bytes).unwrap();
	assert!(matches!(open(sealed, &good, opened, &mut |_| {}), Err(SealError::NotThese { .. })));
	assert!(!opened.exists());
	bytes[20_000] ^= 1;
	std::fs::write(sealed, &bytes).unwrap();
	std::fs::write(opened, "mine").unwrap();
	assert!(matches!(open(sealed, &good, opened, &mut |_| {}), Err(SealError::Exists(_))));
	assert_eq!(std::fs::read(opened).unwrap(), b"mine");
}

#[test]
fn a_key_file_must_fit_itself_and_be_private() {
	let Files { file, sealed, key, .. } = &files(1);
	seal(file, sealed, &mut |_| {}).unwrap();
	let text = std::fs::read_to_string(key).unwrap();
	let used = hex(&KeyFile::read(key).unwrap().key);
	let refused = |text: &str| {
		std::fs::write(key, text).unwrap();
		let error = KeyFile::read(key).unwrap_err();
		assert!(!error.to_string().contains(&used), "{error}");
	};
	refused(&text.replace(&used, &"11".repeat(32)));
	refused(&text.replace(&used, "11"));
	refused(&text.replace("chacha20-groups", "rot13"));
	refused("");
	std::fs::write(key, &text).unwrap();
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		assert_eq!(std::fs::metadata(key).unwrap().permissions().mode() & 0o777, 0o600);
		std::fs::set_permissions(key, std::fs::Permissions::from_mode(0o640)).unwrap();
		assert!(matches!(KeyFile::read(key), Err(SealError::Key(..))));
	}
}

fn hex(key: &SealKey) -> String {
	hefu_sdk::hex(&key.0)
}
