//! `hefu index`: what it refuses and waits for before it has seen a node.

mod common;

use std::{
	io::{BufRead, BufReader},
	process::Stdio,
};

use common::{code, hefu, json, run};

#[test]
fn an_address_of_no_database_is_an_input_error_in_both_languages() {
	for (lang, word) in [("en", "no address of a database"), ("zh", "不是数据库地址")] {
		let args = ["--lang", lang, "--output", "json", "index", "--database", "mysql://localhost/index"];
		let output = run(&args);
		let error = &json(&output)["error"];
		assert_eq!((code(&output), error["name"].as_str()), (3, Some("Address")), "{error}");
		assert!(error["message"].to_string().contains(word), "{error}");
	}
	let output = run(&["--output", "json", "index", "--database", "sqlite:///no/such/folder/index"]);
	assert_eq!((code(&output), json(&output)["error"]["name"].as_str()), (3, Some("Database")));
}

/// What it says on stderr until it says this; then it is ended.
fn said_until(args: &[&str], last: &str) -> String {
	let mut process = hefu(args).stderr(Stdio::piped()).spawn().unwrap();
	let mut said = String::new();
	for line in BufReader::new(process.stderr.take().unwrap()).lines() {
		said += &(line.unwrap() + "\n");
		if said.contains(last) {
			break;
		}
	}
	assert!(process.try_wait().unwrap().is_none(), "it has ended: {said}");
	process.kill().unwrap();
	process.wait().unwrap();
	said
}

#[test]
fn a_node_that_is_not_there_is_waited_for() {
	let folder = tempfile::tempdir().unwrap();
	let database = format!("sqlite://{}", folder.path().join("index").display());
	let index = ["index", "--node", "ws://127.0.0.1:1", "--database", &database, "--listen", "127.0.0.1:0"];
	let said = said_until(&index, "waiting for the node at ws://127.0.0.1:1");
	assert!(said.starts_with("warning: the node does not answer; trying again\n"), "{said}");
	assert!(said.contains("--node names another") && !said.contains("--url"), "{said}");
	let index = [&index[..], &["--lang", "zh"]].concat();
	let said = said_until(&index, "正在等待节点 ws://127.0.0.1:1");
	assert!(said.contains("节点没有应答，正在重试"), "{said}");
}

#[test]
fn a_database_that_is_not_there_is_waited_for() {
	let index =
		["index", "--database", "postgres://nobody:secret@127.0.0.1:1/index", "--listen", "127.0.0.1:0"];
	let said = said_until(&index, "waiting for the database");
	assert!(said.contains("trying again") && said.contains("--database names another"), "{said}");
	assert!(!said.contains("secret"), "{said}");
}

#[test]
fn options_that_cannot_be_right_are_refused_before_anything_is_waited_for() {
	let folder = tempfile::tempdir().unwrap();
	let empty = folder.path().to_str().unwrap();
	for (args, wanted, name, english, chinese) in [
		(["--explorer", "/nosuch"], 3, "Explorer", "there is no such folder", "没有此文件夹"),
		(["--explorer", empty], 3, "Explorer", "no index.html", "缺少 index.html"),
		(["--node-for-browsers", "node.example"], 2, "NodeForBrowsers", "begins with wss://", "应以 wss://"),
		(["--node", "http://127.0.0.1:1"], 2, "NodeAddress", "begins with ws://", "应以 ws://"),
		(["--url", "nonsense"], 2, "NodeAddress", "begins with ws://", "应以 ws://"),
		(["--listen", "8080"], 2, "Listen", "a host and a port", "应为主机和端口"),
		(["--listen", "no.such.host.invalid:1"], 3, "Listen", "no.such.host.invalid", "no.such.host.invalid"),
	] {
		for (lang, part) in [("en", english), ("zh", chinese)] {
			let output = hefu(&["index", "--output", "json", "--lang", lang]).args(args).output().unwrap();
			let error = &json(&output)["error"];
			assert_eq!((code(&output), error["name"].as_str()), (wanted, Some(name)), "{args:?}: {error}");
			assert!(error["message"][0].as_str().unwrap().contains(part), "{error}");
		}
	}
}

#[test]
fn a_batch_has_a_size() {
	for count in ["0", "4097", "x"] {
		assert_eq!(code(&run(&["index", "--batch", count])), 2, "{count}");
	}
}
