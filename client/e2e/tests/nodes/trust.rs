//! `hefu-node export-trust` where there is no database: it writes nothing, unless it is asked for the set that a chain begins with.

use std::{path::Path, process::Command};

use hefu_e2e::programs;
use hefu_proofs::Trust;

/// `export-trust` of the local preset into a file, how it ended and what it said.
fn export(file: &Path, arguments: &[&str]) -> (Option<i32>, String) {
	let output = Command::new(programs::node())
		.args(["export-trust", "--base-path"])
		.arg(file.with_file_name("nothing"))
		.arg(file)
		.args(arguments)
		.output()
		.expect("the node starts");
	let said = [output.stdout, output.stderr].concat();
	(output.status.code(), String::from_utf8(said).expect("UTF-8"))
}

#[test]
fn no_trust_file_is_made_of_no_database() {
	let folder = tempfile::tempdir().expect("a folder");
	let file = folder.path().join("trust");
	for (chain, part) in
		[(&[][..], "meant where --chain names none"), (&["--chain", "local"], "hefu_local at ")]
	{
		let (code, said) = export(&file, chain);
		assert_eq!(code, Some(1), "{said}");
		for part in [part, "nothing/chains/hefu_local/", "--base-path", "--genesis DATE", "没有链 hefu_local"]
		{
			assert!(said.contains(part), "{part} is not in: {said}");
		}
	}
	assert_eq!(std::fs::read_dir(folder.path()).expect("it is there").count(), 0, "something was made");
}

#[test]
fn the_first_set_is_written_as_at_the_date_that_is_given() {
	let folder = tempfile::tempdir().expect("a folder");
	let file = folder.path().join("trust");
	let (code, said) = export(&file, &["--chain", "local", "--genesis", "2026-09-21T14:13:20Z"]);
	assert_eq!(code, Some(0), "{said}");
	assert!(!said.contains("Essential task") && said.contains("(as given"), "{said}");
	let written = std::fs::read(&file).expect("it is written");
	let trust = Trust::from_bytes(&written).expect("a trust file");
	assert_eq!((trust.set_id, trust.authorities.len(), trust.date_ms), (0, 4, 1_790_000_000_000));

	let (code, said) = export(&file, &["--chain", "local", "--genesis", "2026-09-20"]);
	assert_eq!(code, Some(1), "{said}");
	assert!(said.contains("--force"), "{said}");
	assert_eq!(std::fs::read(&file).expect("it is there"), written);
}
