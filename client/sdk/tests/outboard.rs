//! Outboards of files: the right ones, in place of nothing else.

use std::{io::ErrorKind, path::Path};

use hefu_primitives::slices::{Outboard, Tree};
use hefu_sdk::outboard::{Made, make_beside, path_of};

fn bytes(size: usize) -> Vec<u8> {
	(0..size).map(|place| (place * 31 + place / 251) as u8).collect()
}

/// The outboard, made in memory.
fn outboard(bytes: &[u8]) -> Vec<u8> {
	let size = bytes.len() as u64;
	let mut made = vec![0; Tree::new(size).outboard_bytes() as usize];
	let mut outboard = Outboard::new(size);
	outboard.update(bytes, |place, pair| made[place as usize * 64..][..64].copy_from_slice(pair)).unwrap();
	outboard.finish().unwrap();
	made
}

fn make(file: &Path) -> std::io::Result<Made> {
	make_beside(file, &mut |_| ())
}

#[test]
fn an_outboard_is_made_beside_the_file() {
	let folder = tempfile::tempdir().unwrap();
	for size in [0, 1, 16_384, 16_385, 300_000, 5_000_001] {
		let file = folder.path().join(format!("数据 {size}.csv"));
		let bytes = bytes(size);
		std::fs::write(&file, &bytes).unwrap();
		let mut told = 0;
		let made = make_beside(&file, &mut |read| told += read).unwrap();
		let beside = path_of(&file);
		assert_eq!(beside, folder.path().join(format!("数据 {size}.csv.obao4")));
		let expected = Made {
			path: beside.clone(),
			bytes: Tree::new(size as u64).outboard_bytes(),
			size: size as u64,
			root: *blake3::hash(&bytes).as_bytes(),
			existed: false,
		};
		assert_eq!((made, told), (expected, size as u64));
		assert!(std::fs::read(&beside).unwrap() == outboard(&bytes), "{size}");
	}
	let left = std::fs::read_dir(folder.path()).unwrap().count();
	assert_eq!(left, 12, "no temporary file is left");
}

#[test]
fn what_is_there_is_not_overwritten() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("a");
	std::fs::write(&file, bytes(40_000)).unwrap();
	assert!(!make(&file).unwrap().existed);
	assert!(make(&file).unwrap().existed, "the same is fine");
	for other in [b"notes".to_vec(), vec![0; 128]] {
		std::fs::write(path_of(&file), &other).unwrap();
		assert_eq!(make(&file).unwrap_err().kind(), ErrorKind::AlreadyExists);
		assert_eq!(std::fs::read(path_of(&file)).unwrap(), other);
	}
	std::fs::remove_file(path_of(&file)).unwrap();
	std::fs::create_dir(path_of(&file)).unwrap();
	assert!(make(&file).is_err());
	assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file is left");
}

#[test]
fn a_file_that_cannot_be_read_has_none() {
	let folder = tempfile::tempdir().unwrap();
	assert_eq!(make(&folder.path().join("none")).unwrap_err().kind(), ErrorKind::NotFound);
	assert!(make(folder.path()).is_err());
	assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn who_may_read_the_file_may_read_its_outboard() {
	use std::os::unix::fs::PermissionsExt;
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("a");
	std::fs::write(&file, b"a").unwrap();
	std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
	let made = make(&file).unwrap();
	assert_eq!(std::fs::metadata(made.path).unwrap().permissions().mode() & 0o777, 0o644);
}
