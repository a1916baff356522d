//! The command as people and programs run it: exit codes, and what is on stdout and what is not. Needs no node.

mod common;

use std::{
	io::{BufRead, BufReader, Read, Write},
	process::Stdio,
};

use common::{SAID, code, hefu, json, run, samples, stderr};
use hefu_primitives::{BillId, MemberId};
use serde_json::Value;

#[test]
fn help_and_version_are_no_failures() {
	for args in [&["--help"][..], &["--version"], &["dataset", "import", "--help"], &["completions", "bash"]]
	{
		let output = run(args);
		assert_eq!(code(&output), 0, "{args:?}");
		assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{args:?}");
	}
	let help = String::from_utf8(run(&["--help"]).stdout).unwrap();
	assert!(help.contains("Exit codes:") && help.contains("数据集"));
}

#[test]
fn wrong_arguments_are_told_in_the_asked_form() {
	let member = MemberId([7; 32]).to_string();
	for args in [
		&["nonsense"][..],
		&["data", "digest"],
		&["dataset", "show", "hfds1x"],
		&[],
		&["node", "status", "--timeout", "0"],
		&["node", "set-session-keys", "--keys", "00"],
		&["member", "suspend", &member],
		&["motion", "vote", "0x12"],
		&["validator", "set"],
		&["parameter", "set", "calendar.stall-limit", "600000"],
	] {
		let output = run(args);
		assert_eq!((code(&output), output.stdout.len()), (2, 0), "{args:?}");
		assert!(!output.stderr.is_empty());
		let mut with: Vec<_> = args.to_vec();
		with.extend(["--output", "json"]);
		let output = run(&with);
		assert_eq!(code(&output), 2, "{args:?}");
		assert_eq!(json(&output)["error"]["kind"], "usage");
	}
}

#[test]
fn wrong_arguments_are_told_in_chinese_before_clap_tells_them_in_english() {
	let (zh, english) = ("没有此参数：--nonsense", "unexpected argument '--nonsense' found");
	let args = ["node", "status", "--nonsense"];
	for asked in [&["--lang", "zh"][..], &["--lang=zh"]] {
		let said = stderr(&hefu(asked).args(args).output().unwrap());
		assert!(said.starts_with(&format!("错误：{zh}\n")) && said.contains(english), "{said}");
	}
	let output = hefu(&args).env("HEFU_LANG", "zh").args(["--output", "json"]).output().unwrap();
	let error = &json(&output)["error"];
	assert_eq!((code(&output), &error["message"][0]), (2, &zh.into()));
	assert!(error["message"][1].as_str().unwrap().contains(english), "{error}");
	assert!(error["next"].as_str().unwrap().contains("查看用法"), "{error}");
	let output = hefu(&args).env("LANG", "zh_CN.UTF-8").args(["--lang", "en"]).output().unwrap();
	assert!(stderr(&output).starts_with("error: unexpected"), "{}", stderr(&output));
	let help = hefu(&["--help", "--lang", "zh"]).output().unwrap();
	assert_eq!((code(&help), &*stderr(&help)), (0, ""));
}

#[test]
fn a_value_of_another_kind_is_told_for_what_it_is() {
	let (member, bill) = (MemberId([7; 32]).to_string(), BillId([8; 32]).to_string());
	let code_of = "91440300HEFU00018Q";
	for (args, part) in [
		(&["party", "show", &member][..], "a member's identifier"),
		(&["member", "show", code_of], "its identifier is hfmb1"),
		(&["bill", "offer", &bill, "--to", code_of], "its identifier is hfmb1"),
		(&["grant", "show", &bill], "a bill's identifier"),
		(&["licence", "rules", "91110000HEFU000429001", "999999"], "no province's"),
	] {
		let output = run(args);
		assert_eq!(code(&output), 2, "{args:?}");
		assert!(stderr(&output).contains(part), "{args:?}: {}", stderr(&output));
		let output = hefu(args).args(["--output", "json"]).output().unwrap();
		assert!(json(&output)["error"]["message"][0].as_str().unwrap().contains(part), "{args:?}");
	}
}

#[test]
fn digests_are_those_of_the_standards() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("abc");
	std::fs::write(&file, b"abc").unwrap();
	let path = file.to_str().unwrap();
	let output = run(&["data", "digest", path, "--output", "json"]);
	assert_eq!((code(&output), &*stderr(&output)), (0, ""));
	let found = &json(&output)["files"][0];
	assert_eq!(found["size"], 3);
	assert_eq!(found["blake3"], "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
	assert_eq!(found["sha256"], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_eq!(found["sm3"], "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
	let text = String::from_utf8(run(&["data", "digest", path]).stdout).unwrap();
	assert!(text.contains("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
}

#[test]
fn one_file_that_cannot_be_read_does_not_hide_the_others() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("abc");
	std::fs::write(&file, b"abc").unwrap();
	let output = run(&["data", "digest", "/no/such/file", file.to_str().unwrap(), "--output", "json"]);
	assert_eq!(code(&output), 3);
	let found = json(&output);
	assert_eq!(found["files"].as_array().unwrap().len(), 1);
	assert_eq!(found["unread"][0]["file"], "/no/such/file");
	assert!(stderr(&output).contains("/no/such/file"));
}

#[test]
fn an_outboard_is_made_once_and_replaces_nothing() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("large");
	std::fs::write(&file, vec![7; 100_000]).unwrap();
	let path = file.to_str().unwrap();
	let output = run(&["data", "outboard", path, "--output", "json"]);
	assert_eq!((code(&output), &*stderr(&output)), (0, ""));
	let made = json(&output);
	assert_eq!((&made["size"], &made["outboardSize"]), (&100_000.into(), &384.into()));
	let outboard = format!("{path}.obao4");
	assert_eq!((&made["outboard"], &made["existed"]), (&outboard.clone().into(), &false.into()));
	let digest = json(&run(&["data", "digest", path, "--output", "json"]));
	assert_eq!(made["blake3"], digest["files"][0]["blake3"]);
	assert_eq!(std::fs::metadata(&outboard).unwrap().len(), 384);
	let again = run(&["data", "outboard", path]);
	assert_eq!(code(&again), 0);
	assert!(String::from_utf8(again.stdout).unwrap().contains("was there already"));
	std::fs::write(&outboard, b"notes").unwrap();
	let refused = run(&["data", "outboard", path, "--output", "json"]);
	assert_eq!((code(&refused), &json(&refused)["error"]["name"]), (3, &"Exists".into()));
	assert_eq!(std::fs::read(&outboard).unwrap(), b"notes");
	assert_eq!(code(&run(&["data", "outboard", "/no/such/file"])), 3);
}

#[test]
fn an_import_shows_what_it_would_register() {
	let metadata = samples().join("0.8/titanic/metadata.json");
	let mut args =
		vec!["dataset", "import", metadata.to_str().unwrap(), "--base-url", "http://127.0.0.1:8080/t"];
	args.extend(SAID);
	args.extend(["--dry-run", "--output", "json"]);
	let output = run(&args);
	assert_eq!(code(&output), 0, "{}", stderr(&output));
	let found = json(&output);
	assert_eq!(found["submitted"], false);
	assert_eq!(found["descriptor"]["name"], "Titanic");
	let files = found["distributions"].as_array().unwrap();
	let matches: Vec<_> = files.iter().map(|file| file["matches"].as_bool().unwrap()).collect();
	assert_eq!(matches.iter().filter(|fits| !**fits).count(), 2);
	assert_eq!(stderr(&output).matches("warning:").count(), 4, "two digests, two sizes: {}", stderr(&output));
	args.truncate(args.len() - 2);
	let output = run(&args);
	let text = String::from_utf8(output.stdout).unwrap();
	assert!(text.contains("differs from the file") && text.contains("not submitted"), "{text}");
}

#[test]
fn what_is_wrong_with_a_description_is_told_at_once_in_both_languages() {
	let metadata = samples().join("0.8/simple-parquet/metadata.json");
	let args = ["dataset", "import", metadata.to_str().unwrap(), "--dry-run"];
	let output = run(&args);
	assert_eq!((code(&output), output.stdout.len()), (3, 0));
	let said = stderr(&output);
	for part in
		["\"dataframe\"", "\"SHA256\"", "--compute", "--base-url", "--source generated", "--kind", "--grade"]
	{
		assert!(said.contains(part), "{part} is not in: {said}");
	}
	let output = hefu(&args).args(["--lang", "zh", "--output", "json"]).output().unwrap();
	let error = &json(&output)["error"];
	assert_eq!((&error["kind"], &error["code"]), (&"input".into(), &3.into()));
	let said: Vec<_> =
		error["message"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
	assert_eq!(said.len(), 7, "{error}");
	assert!(said.iter().any(|line| line.contains("不是摘要值")), "{error}");
	let chinese = hefu(&args).env("LANG", "zh_CN.UTF-8").output().unwrap();
	assert!(stderr(&chinese).contains("下一步"));
}

#[test]
fn bad_files_are_named() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("x.json");
	std::fs::write(&file, b"{").unwrap();
	for path in [file.to_str().unwrap(), "/no/such/file.json"] {
		let output = run(&["dataset", "import", path, "--dry-run", "--output", "json"]);
		assert_eq!(code(&output), 3);
		assert!(json(&output)["error"]["message"][0].as_str().unwrap().contains(path));
	}
}

#[test]
fn a_file_is_registered_with_all_its_digests() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("数据.csv");
	std::fs::write(&file, b"abc").unwrap();
	let mut args = vec![
		"dataset",
		"register",
		file.to_str().unwrap(),
		"--locator",
		"https://h.example.org/a",
		"--name",
		"数据",
	];
	args.extend(SAID);
	args.extend(["--dry-run", "--output", "json"]);
	let found = json(&run(&args));
	let digests = &found["distributions"][0]["digests"];
	assert_eq!(digests.as_object().unwrap().len(), 3);
	assert_eq!(found["distributions"][0]["encodingFormat"], "text/csv");
	assert_eq!(found["descriptor"]["bytes"], "3");
	args[4] = "https://h.example.org/a b";
	assert_eq!(code(&run(&args)), 3);
}

#[test]
fn keys_are_made_once_and_never_shown() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("key");
	let path = file.to_str().unwrap();
	let made = run(&["key", "new", path, "--output", "json"]);
	assert_eq!(code(&made), 0);
	let account = json(&made)["account"].clone();
	let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
	assert_eq!(written["account"], account);
	let shown = run(&["key", "show", path]);
	let secret = written["seed"].as_str().unwrap().trim_start_matches("0x");
	assert!(!String::from_utf8_lossy(&shown.stdout).contains(secret));
	assert!(String::from_utf8_lossy(&shown.stdout).contains(account.as_str().unwrap()));
	assert_eq!(code(&run(&["key", "new", path])), 3, "nothing is overwritten");
	let named = run(&["key", "show", "--key", path, "--output", "json"]);
	assert_eq!(json(&named)["account"], account);
	assert_eq!(code(&run(&["key", "show"])), 3);
	let zh = json(&run(&["key", "new", path, "--lang", "zh", "--output", "json"]));
	assert!(zh["error"]["next"].as_str().unwrap().contains("从不覆盖"), "{zh}");
	assert_eq!(code(&run(&["key", "show", "--key", "/no/such/key"])), 3);
	let zh = json(&run(&["key", "show", "/no/such/key", "--lang", "zh", "--output", "json"]));
	assert!(zh["error"]["message"][0].as_str().unwrap().contains("没有此文件"), "{zh}");
}

#[test]
fn a_development_key_is_shown_by_its_phrase() {
	let named = json(&run(&["key", "show", "--key", "//Alice//owner", "--output", "json"]));
	let shown = json(&run(&["key", "show", "//Alice//owner", "--output", "json"]));
	assert_eq!(shown, named);
	assert!(shown["file"].is_null() && shown["account"].is_string(), "{shown}");
	let wrong = run(&["key", "show", "//Alice/\u{7f}/ wrong secret"]);
	assert!(!stderr(&wrong).contains("wrong secret"), "a phrase is not repeated: {}", stderr(&wrong));
}

#[test]
fn keys_of_every_scheme_that_the_chain_takes_are_made() {
	let folder = tempfile::tempdir().unwrap();
	for (scheme, length) in [("sr25519", 32), ("ed25519", 32), ("ecdsa", 33), ("sm2", 33)] {
		let file = folder.path().join(scheme);
		let path = file.to_str().unwrap();
		let made = json(&run(&["key", "new", path, "--scheme", scheme, "--output", "json"]));
		assert_eq!(made["scheme"], scheme);
		assert_eq!(made["public"].as_str().unwrap().len(), 2 + 2 * length, "{made}");
		let shown = json(&run(&["key", "show", path, "--output", "json"]));
		assert_eq!(made, shown);
	}
	assert_eq!(code(&run(&["key", "new", "x", "--scheme", "sm9"])), 2);
}

#[test]
fn an_sm2_key_that_is_none_is_refused() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("key");
	let path = file.to_str().unwrap();
	assert_eq!(code(&run(&["key", "new", path, "--scheme", "sm2"])), 0);
	let mut key: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
	for seed in ["00".repeat(32), "ff".repeat(32), "ab".repeat(31)] {
		key["seed"] = seed.into();
		std::fs::write(&file, key.to_string()).unwrap();
		let output = run(&["key", "show", path, "--output", "json"]);
		assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Key".into()));
	}
}

#[test]
fn a_folder_is_served_and_readers_are_told_of() {
	let folder = tempfile::tempdir().unwrap();
	std::fs::write(folder.path().join("a"), b"0123456789").unwrap();
	let mut host = hefu(&[
		"data",
		"serve",
		folder.path().to_str().unwrap(),
		"--listen",
		"127.0.0.1:0",
		"--output",
		"json",
	])
	.stdout(Stdio::piped())
	.stderr(Stdio::piped())
	.spawn()
	.unwrap();
	let mut out = BufReader::new(host.stdout.take().unwrap());
	let mut document = String::new();
	while serde_json::from_str::<Value>(&document).is_err() {
		assert_ne!(out.read_line(&mut document).unwrap(), 0, "ended early: {document}");
	}
	let url: Value = serde_json::from_str(&document).unwrap();
	let address = url["url"].as_str().unwrap().trim_start_matches("http://").trim_end_matches('/');
	let mut stream = std::net::TcpStream::connect(address).unwrap();
	stream.write_all(b"GET /a HTTP/1.1\r\nHost: h\r\nRange: bytes=2-3\r\nConnection: close\r\n\r\n").unwrap();
	let mut reply = String::new();
	stream.read_to_string(&mut reply).unwrap();
	assert!(reply.starts_with("HTTP/1.1 206") && reply.ends_with("\r\n\r\n23"), "{reply}");
	let mut errors = BufReader::new(host.stderr.take().unwrap());
	let mut line = String::new();
	errors.read_line(&mut line).unwrap();
	assert!(line.contains(" GET /a 206 bytes 2-3/10 2"), "{line}");
	host.kill().unwrap();
	host.wait().unwrap();
	let mut rest = String::new();
	out.read_to_string(&mut rest).unwrap();
	assert_eq!(rest, "", "one document and nothing else");
	assert_eq!(code(&run(&["data", "serve", "/no/such/folder"])), 3);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("abc");
	std::fs::write(&file, b"abc").unwrap();
	let mut child = hefu(&["data", "digest", file.to_str().unwrap()]).stdout(Stdio::piped()).spawn().unwrap();
	drop(child.stdout.take());
	assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_node_that_does_not_answer_has_its_own_code() {
	let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
	let url = format!("ws://{free}");
	let id = "hfds1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqsplaceholder";
	assert_eq!(
		code(&run(&["dataset", "show", id, "--url", &url])),
		2,
		"a mistyped id is seen before the node is asked"
	);
	for args in [
		&["node", "status"][..],
		&["member", "list"],
		&["dataset", "list"],
		&["motion", "list"],
		&["validator", "list"],
		&["parameter", "list"],
	] {
		let output = hefu(args).args(["--url", &url]).output().unwrap();
		assert_eq!((code(&output), output.stdout.len()), (4, 0), "{args:?}");
		assert!(stderr(&output).contains(&url) && stderr(&output).contains("--url"), "{output:?}");
		let output = hefu(args).args(["--output", "json"]).env("HEFU_URL", &url).output().unwrap();
		assert_eq!(code(&output), 4, "{args:?}");
		assert_eq!(json(&output)["error"]["kind"], "unreachable");
	}
	for url in ["nonsense", "http://127.0.0.1:1", "ws://no.such.host.invalid:1"] {
		assert_eq!(code(&run(&["node", "status", "--url", url])), 4, "{url}");
	}
}

#[test]
fn what_signs_needs_a_key_before_it_asks_the_node() {
	let account = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let (motion, member) = ("ab".repeat(32), MemberId([7; 32]).to_string());
	let keys = ["ab".repeat(96), "cd".repeat(64)];
	for args in [
		&["member", "remove-operator", account][..],
		&["member", "show"],
		&["member", "suspend", &member, "--reason", "certificate", "--body", "technical-committee"],
		&["member", "reinstate", &member],
		&["member", "recover", &member, account],
		&["motion", "vote", &motion, "--no"],
		&["motion", "close", &motion],
		&["validator", "add", &member],
		&["validator", "remove", &member, "--threshold", "3"],
		&["validator", "set", &member],
		&["parameter", "set", "calendar.stall-limit-ms", "3600000"],
		&["parameter", "set", "bills.regulator-key", "none", "--threshold", "3"],
		&["parameter", "set", "verification.samples", "default"],
		&["node", "rotate-keys"],
		&["node", "set-session-keys"],
		&["node", "set-session-keys", "--keys", &keys[0], "--proof", &keys[1]],
	] {
		let output = hefu(args).args(["--output", "json"]).output().unwrap();
		assert_eq!(code(&output), 3, "{args:?}");
		assert_eq!(json(&output)["error"]["name"], "NoKey");
	}
}

#[test]
fn a_parameter_is_set_to_what_it_holds() {
	for (parameter, value, wanted) in [
		("verification.samples", "4294967296", "at most 4294967295"),
		("calendar.stall-limit-ms", "10m", "a whole number"),
		("bills.regulator-key", "0", "64 hexadecimal digits"),
	] {
		let output = run(&[
			"parameter",
			"set",
			parameter,
			value,
			"--key",
			"//Alice",
			"--output",
			"json",
			"--lang",
			"en",
		]);
		let error = &json(&output)["error"];
		assert_eq!((code(&output), &error["name"]), (3, &"Value".into()), "{parameter}");
		assert!(error["message"].to_string().contains(wanted), "{error}");
	}
}

#[test]
fn session_keys_that_are_none_are_seen_at_once() {
	let output = run(&["node", "set-session-keys", "--keys", "0x00", "--proof", "00", "--output", "json"]);
	assert_eq!(code(&output), 3);
	let error = &json(&output)["error"];
	assert_eq!(error["name"], "SessionKeys");
	assert!(error["next"].as_str().unwrap().contains("hefu node rotate-keys"));
}
