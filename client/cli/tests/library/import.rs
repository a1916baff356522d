//! Where the files of several descriptions are served.

use std::path::PathBuf;

use hefu_cli::commands::dataset::prepare::bases;

#[test]
fn several_folders_are_served_under_the_one_that_holds_them() {
	let root = tempfile::tempdir().unwrap();
	let [a, b] = ["1.0/a", "1.0/b c"].map(|inner| root.path().join(inner));
	for folder in [&a, &b] {
		std::fs::create_dir_all(folder).unwrap();
	}
	let base = || Some("https://h.example.org/d/".to_owned());
	let under = |folders: &[PathBuf]| {
		let bases = bases(folders, base()).unwrap();
		bases.into_iter().map(Option::unwrap).collect::<Vec<_>>()
	};
	assert_eq!(under(std::slice::from_ref(&a)), ["https://h.example.org/d/"]);
	let both = ["https://h.example.org/d/a", "https://h.example.org/d/b%20c"];
	assert_eq!(under(&[a.clone(), b]), both);
	assert_eq!(under(&[a.clone(), root.path().join("1.0")])[0], "https://h.example.org/d/a");
	assert_eq!(under(&[a.clone(), a]), ["https://h.example.org/d/"; 2]);
	assert!(bases(&[root.path().into(), "/no/such".into()], base()).is_err());
}
