//! Puts the explorer's built files where they are built in from: as they are, or none.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
	let built = Path::new("../explorer/dist");
	let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo names no OUT_DIR"))?;
	let to = Path::new(&out).join("explorer");
	println!("cargo::rerun-if-changed=../explorer/dist");
	println!("cargo::rerun-if-changed=migrations");
	if to.exists() {
		fs::remove_dir_all(&to)?;
	}
	fs::create_dir_all(&to)?;
	if built.is_dir() { copy(built, &to) } else { Ok(()) }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
	for entry in fs::read_dir(from)? {
		let entry = entry?;
		let target = to.join(entry.file_name());
		if entry.file_type()?.is_dir() {
			fs::create_dir_all(&target)?;
			copy(&entry.path(), &target)?;
		} else {
			fs::copy(entry.path(), &target)?;
		}
	}
	Ok(())
}
