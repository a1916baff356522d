//! Bars for work that is counted, and a sign of life for what is waited for; drawn on stderr, and only where a person looks at it.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;

/// A bar up to `total` bytes.
pub fn bytes(console: &Console, total: u64) -> ProgressBar {
	let seen = std::io::stderr().is_terminal() && !console.is_quiet();
	let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
	let style = ProgressStyle::with_template("{bar:32} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
	let bar = ProgressBar::with_draw_target(Some(total), target);
	match style {
		Ok(style) => bar.with_style(style),
		Err(_) => bar,
	}
}

/// A bar up to `total` things of the same kind.
pub fn count(console: &Console, total: u64, message: String) -> ProgressBar {
	let seen = std::io::stderr().is_terminal() && !console.is_quiet();
	let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
	let bar = ProgressBar::with_draw_target(Some(total), target).with_message(message);
	bar.enable_steady_tick(std::time::Duration::from_millis(120));
	match ProgressStyle::with_template("{bar:32} {pos}/{len} {msg}") {
		Ok(style) => bar.with_style(style),
		Err(_) => bar,
	}
}

/// Something that is waited for.
pub fn waiting(console: &Console, message: String) -> ProgressBar {
	let seen = std::io::stderr().is_terminal() && !console.is_quiet();
	let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
	let bar = ProgressBar::with_draw_target(None, target).with_message(message);
	bar.enable_steady_tick(std::time::Duration::from_millis(120));
	bar
}
