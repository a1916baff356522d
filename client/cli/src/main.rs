//! The program `hefu`; all that it does is in the library beside it.

use std::process::ExitCode;

/// `hefu index` makes and drops millions of small texts; this allocator takes in an eighth more blocks a second than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
	hefu_cli::main()
}
