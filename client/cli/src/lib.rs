//! `hefu`: everything that a member of a Hefu chain does, from a shell.
//!
//! The program calls [`main`] and does nothing else, so that all of it is compiled once, whatever is made of it. The rest is public for the
//! tests.

pub mod args;
pub mod commands;
pub mod console;
pub mod failure;
mod progress;
pub mod text;

use std::process::ExitCode;

use clap::{
	Parser,
	error::{ContextKind, ContextValue},
};

use args::{Cli, Noun};
use console::{Answer, Console};
use failure::{Code, Failure};
use text::{Lang, Word};

/// Reads this process's arguments, does what they ask for, and prints the answer, or why there is none. What it returns is among the
/// exit codes that `hefu --help` lists.
pub fn main() -> ExitCode {
	let cli = match Cli::try_parse() {
		Ok(cli) => cli,
		Err(error) => return usage(error),
	};
	if let Noun::Completions { shell } = cli.noun {
		return completions(shell);
	}
	let console = Console::new(&cli.global);
	let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
		Ok(runtime) => runtime,
		Err(error) => return console.fail(&Failure::internal(error.to_string())),
	};
	let done = runtime.block_on(run(&console, cli));
	// What still waits (a reader, a reconnection) is nobody's concern any more.
	runtime.shutdown_background();
	match done {
		Ok(answer) => console.finish(&answer),
		Err(failure) => console.fail(&failure),
	}
}

async fn run(console: &Console, cli: Cli) -> Result<Answer, Failure> {
	match cli.noun {
		Noun::Data(command) => commands::data::run(console, &cli.global, command).await,
		Noun::Dataset(command) => commands::dataset::run(console, &cli.global, command).await,
		Noun::Right(command) => commands::right::run(console, &cli.global, command).await,
		Noun::Register(command) => commands::registration::run(console, &cli.global, command).await,
		Noun::Law(command) => commands::law::run(console, &cli.global, command).await,
		Noun::Operation(command) => commands::operation::run(console, &cli.global, command).await,
		Noun::Catalogue(command) => commands::catalogue::run(console, &cli.global, command).await,
		Noun::Export(command) => commands::exports::run(console, &cli.global, command).await,
		Noun::Grant(command) => commands::grant::run(console, &cli.global, command).await,
		Noun::Dsp(command) => commands::dsp::run(console, command),
		Noun::Money(command) => commands::money::run(console, &cli.global, command).await,
		Noun::Instruction(command) => commands::instruction::run(console, &cli.global, command).await,
		Noun::Product(command) => commands::product::run(console, &cli.global, command).await,
		Noun::Negotiation(command) => commands::negotiation::run(console, &cli.global, command).await,
		Noun::Order(command) => commands::order::run(console, &cli.global, command).await,
		Noun::Meter(command) => commands::meter::run(console, &cli.global, command).await,
		Noun::Anchor(command) => commands::anchor::run(console, &cli.global, command).await,
		Noun::Bill(command) => commands::bill::run(console, &cli.global, command).await,
		Noun::Party(command) => commands::party::run(console, &cli.global, command).await,
		Noun::Member(command) => commands::member::run(console, &cli.global, command).await,
		Noun::Motion(command) => commands::motion::run(console, &cli.global, command).await,
		Noun::Licence(command) => commands::licence::run(console, &cli.global, command).await,
		Noun::Calendar(command) => commands::calendar::run(console, &cli.global, command).await,
		Noun::Parameter(command) => commands::parameter::run(console, &cli.global, command).await,
		Noun::Validator(command) => commands::validator::run(console, &cli.global, command).await,
		Noun::Receipt(command) => commands::receipt::run(console, &cli.global, command).await,
		Noun::Index(options) => commands::index::run(console, &cli.global, options).await,
		Noun::Node(command) => commands::node::run(console, &cli.global, command).await,
		Noun::Key(command) => commands::key::run(console, &cli.global, command),
		Noun::Completions { .. } => Ok(Answer::default()),
	}
}

/// clap's own answer, which is help, the version, or what is wrong with the arguments; with what a wrong value is, where it is known.
fn usage(mut error: clap::Error) -> ExitCode {
	let console = console::of_unread(&std::env::args_os().collect::<Vec<_>>());
	let lang = console.lang;
	let hint = match error.get(ContextKind::InvalidValue) {
		Some(ContextValue::String(value)) => args::hint(value, lang),
		_ => None,
	};
	if let Some(hint) = hint {
		error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
	}
	let in_chinese = (lang == Lang::Zh && error.use_stderr()).then(|| text::usage::in_chinese(&error));
	if error.use_stderr() && console.is_json() {
		let said = error.to_string().trim_end().to_owned();
		let message = in_chinese.into_iter().chain([said]).collect();
		return console.fail(&Failure::of_many(Code::Usage, "Usage", message, Word::RunHelp.say(lang)));
	}
	if let Some(line) = in_chinese {
		console.wrong(line);
	}
	match error.print() {
		Ok(()) if !error.use_stderr() => ExitCode::SUCCESS,
		_ => Code::Usage.into(),
	}
}

fn completions(shell: clap_complete::Shell) -> ExitCode {
	let mut script = Vec::new();
	clap_complete::generate(shell, &mut <Cli as clap::CommandFactory>::command(), "hefu", &mut script);
	match std::io::Write::write_all(&mut std::io::stdout(), &script) {
		Ok(()) => ExitCode::SUCCESS,
		Err(_) => Code::Internal.into(),
	}
}
