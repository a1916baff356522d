//! The program `hefu`; all that it does is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
	hefu_cli::main()
}
