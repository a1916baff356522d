//! Files are sealed, registered as ciphertext, and opened again. Needs no node.

mod common;

use std::path::Path;

use common::{SAID, code, json, run, stderr};

const TEXT: &[u8] = b"city,value\nShenzhen,1\n";

/// A file in a folder of its own, with its path.
fn file() -> (tempfile::TempDir, String) {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("a.csv");
	std::fs::write(&path, TEXT).unwrap();
	let path = path.to_str().unwrap().to_owned();
	(folder, path)
}

#[test]
fn a_file_is_sealed_and_opened() {
	let (folder, path) = &file();
	let output = run(&["data", "seal", path, "--output", "json"]);
	assert_eq!(code(&output), 0);
	let note = stderr(&output);
	assert!(note.contains("keep the key file"), "{note}");
	let made = json(&output);
	let sealed = format!("{path}.sealed");
	assert_eq!((&made["sealed"], &made["keyFile"]), (&*sealed, &*format!("{sealed}.key")));
	assert_eq!((made["size"].as_u64(), &made["existed"]), (Some(TEXT.len() as u64), &false.into()));
	assert_eq!(made["seal"]["scheme"], "chacha20-groups");
	let digest = json(&run(&["data", "digest", &sealed, "--output", "json"]));
	assert_eq!(made["digests"]["sha256"], digest["files"][0]["sha256"]);
	let key = std::fs::read_to_string(format!("{sealed}.key")).unwrap();
	let key: serde_json::Value = serde_json::from_str(&key).unwrap();
	let secret = key["key"].as_str().unwrap();
	assert!(!String::from_utf8_lossy(&output.stdout).contains(secret) && !note.contains(secret));
	assert_eq!(json(&run(&["data", "seal", path, "--output", "json"]))["existed"], true);

	let refused = run(&["data", "open", &sealed, "--output", "json"]);
	assert_eq!((code(&refused), &json(&refused)["error"]["name"]), (3, &"Exists".into()));
	let out = folder.path().join("b.csv");
	let output = run(&["data", "open", &sealed, "--out", out.to_str().unwrap(), "--output", "json"]);
	assert_eq!((code(&output), std::fs::read(&out).unwrap()), (0, TEXT.to_vec()));
	let opened = json(&output);
	assert_eq!(opened["seal"], made["seal"]);
	assert_eq!(opened["sealedBlake3"], made["digests"]["blake3"]);
	// Under its own name where that is free, with the key from elsewhere.
	std::fs::remove_file(path).unwrap();
	let elsewhere = folder.path().join("key");
	std::fs::rename(format!("{sealed}.key"), &elsewhere).unwrap();
	let output = run(&["data", "open", &sealed, "--key-file", elsewhere.to_str().unwrap()]);
	assert_eq!(code(&output), 0, "{}", stderr(&output));
	assert_eq!(std::fs::read(path).unwrap(), TEXT);
}

#[test]
fn what_is_wrong_is_named() {
	let (folder, path) = &file();
	let sealed = format!("{path}.sealed");
	let refused = |args: &[&str], name: &str| {
		let output = run(&[args, &["--output", "json"]].concat());
		assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &name.into()), "{args:?}");
		assert!(!json(&output)["error"]["next"].as_str().unwrap().is_empty());
	};
	refused(&["data", "seal", "/no/such/file"], "File");
	refused(&["data", "open", &sealed], "Key");
	assert_eq!(code(&run(&["data", "seal", path])), 0);
	// Another file in its place: the key is not for that.
	std::fs::write(path, "another").unwrap();
	refused(&["data", "seal", path], "Exists");
	let mut bytes = std::fs::read(&sealed).unwrap();
	bytes[0] ^= 1;
	std::fs::write(&sealed, bytes).unwrap();
	let out = folder.path().join("b.csv");
	refused(&["data", "open", &sealed, "--out", out.to_str().unwrap()], "NotThese");
	assert!(!out.exists());
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		let open_to_all = std::fs::Permissions::from_mode(0o644);
		std::fs::set_permissions(format!("{sealed}.key"), open_to_all).unwrap();
		refused(&["data", "open", &sealed], "Key");
	}
}

#[test]
fn a_sealed_file_is_registered_in_the_files_place() {
	let (_folder, path) = &file();
	let mut args =
		vec!["dataset", "register", path, "--locator", "https://h.example.org/a", "--name", "数据"];
	args.extend(SAID);
	args.extend(["--seal", "--dry-run", "--output", "json"]);
	let first = json(&run(&args));
	let file = &first["distributions"][0];
	let sealed = format!("{path}.sealed");
	assert_eq!((&file["path"], &file["name"]), (&sealed.clone().into(), &"a.csv".into()));
	assert_eq!((&file["encodingFormat"], &file["contentSize"]), (&"text/csv".into(), &TEXT.len().into()));
	let digest = json(&run(&["data", "digest", &sealed, "--output", "json"]));
	for name in ["blake3", "sha256", "sm3"] {
		assert_eq!(file["digests"][name], digest["files"][0][name]);
	}
	let commitment = file["seal"]["keyCommitment"].as_str().unwrap();
	assert_eq!(commitment.len(), 64);
	assert_eq!(json(&run(&args))["distributions"], first["distributions"], "it is not sealed anew");
	args.truncate(args.len() - 2);
	let text = String::from_utf8(run(&args).stdout).unwrap();
	assert!(text.contains("sealed, key commitment") && text.contains(commitment), "{text}");
	args.extend(["--lang", "zh"]);
	let text = String::from_utf8(run(&args).stdout).unwrap();
	assert!(text.contains("加密分发"), "{text}");
	assert!(Path::new(&sealed).exists());
}

#[test]
fn a_registered_file_is_looked_up_before_it_is_opened() {
	let (_folder, path) = &file();
	assert_eq!(code(&run(&["data", "seal", path])), 0);
	std::fs::remove_file(path).unwrap();
	let dataset = hefu_primitives::DatasetId([7; 32]).to_string();
	let sealed = format!("{path}.sealed");
	let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
	let url = format!("ws://{free}");
	let output = run(&["data", "open", &sealed, "--registered", &dataset, "--url", &url]);
	assert_eq!(code(&output), 4, "the node is asked");
	assert!(!Path::new(path).exists());
	let output = run(&["data", "serve", ".", "--listen", "127.0.0.1:0", "--verifiers-only", "--url", &url]);
	assert_eq!(code(&output), 4, "for the verifiers' keys, too");
	assert_eq!(code(&run(&["data", "serve", ".", "--authority", "h"])), 2);
}
