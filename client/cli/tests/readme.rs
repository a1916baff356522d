//! The README says what the command does: every command, and every exit code.

mod common;

use std::collections::BTreeSet;

use common::run;

fn readme() -> String {
	let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
	std::fs::read_to_string(path).unwrap()
}

fn help(args: &[&str]) -> String {
	let output = run(&[args, &["--help"]].concat());
	assert_eq!(output.status.code(), Some(0), "{args:?}");
	String::from_utf8(output.stdout).unwrap()
}

/// The names under `Commands:` in a help text.
fn commands(help: &str) -> Vec<String> {
	let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
	let listed = listed.take_while(|line| !line.is_empty());
	// A name stands two spaces in; what is said of it may go on in further lines.
	let named = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
	named
		.filter_map(|line| line.split_whitespace().next().map(Into::into))
		.filter(|name| name != "help")
		.collect()
}

#[test]
fn every_command_is_in_the_readme_and_no_other() {
	let mut there = BTreeSet::new();
	for noun in commands(&help(&[])) {
		let verbs = commands(&help(&[&noun]));
		if verbs.is_empty() {
			there.insert(noun.clone());
		}
		there.extend(verbs.iter().map(|verb| format!("{noun} {verb}")));
	}
	let readme = readme();
	let mut said = BTreeSet::new();
	for line in readme.lines().filter_map(|line| line.strip_prefix("hefu ")) {
		let mut words = line.split_whitespace();
		let (noun, verbs) = (words.next().unwrap(), words.next().unwrap());
		if ["completions", "index"].contains(&noun) {
			said.insert(noun.into());
		} else {
			said.extend(verbs.split('|').map(|verb| format!("{noun} {verb}")));
		}
	}
	assert_eq!(there, said);
}

#[test]
fn every_exit_code_is_in_the_readme() {
	let help = help(&[]);
	let told = help.lines().skip_while(|line| *line != "Exit codes:").skip(1);
	let told: Vec<_> = told.filter_map(|line| line.trim().split_once("  ")).collect();
	assert_eq!(told.len(), 10);
	let readme = readme();
	for (code, meaning) in told {
		let row = readme.lines().find_map(|line| line.strip_prefix(&format!("| {code} | ")));
		let row = row.unwrap_or_else(|| panic!("exit code {code} is not in the README"));
		assert_eq!(row.trim_end_matches(" |").replace('`', ""), meaning);
	}
}
