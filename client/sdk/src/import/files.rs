//! Files beside a description.

use std::path::{Component, Path, PathBuf};

/// Whether a relative path goes only down.
pub(super) fn stays_inside(relative: &str) -> bool {
	let down = |path: &str| {
		Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
	};
	!relative.is_empty() && down(relative) && down(&decoded(relative))
}

/// The file of a relative URL: by its text, or with percent signs decoded.
pub(super) fn at_hand(folder: &Path, url: &str) -> Option<PathBuf> {
	if url.contains("://") {
		return None;
	}
	let relative = url.strip_prefix("file:").unwrap_or(url);
	if !stays_inside(relative) {
		return None;
	}
	[folder.join(relative), folder.join(decoded(relative))].into_iter().find(|path| path.is_file())
}

pub(super) fn decoded(relative: &str) -> String {
	percent_encoding::percent_decode_str(relative).decode_utf8_lossy().into_owned()
}

pub(super) fn guess(url: &str) -> String {
	mime_guess::from_path(url).first_raw().unwrap_or("application/octet-stream").into()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn paths_that_lead_out_are_seen_through() {
		assert!(stays_inside("data/a.csv") && stays_inside("./a%20b"));
		for path in ["../a", "a/../../b", "/etc/passwd", "%2e%2e/a", "a/%2E%2E/b", ""] {
			assert!(!stays_inside(path), "{path}");
		}
	}
}
