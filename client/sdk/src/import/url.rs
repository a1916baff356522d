//! URLs of served files.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the characters that RFC 3986 leaves unreserved, and the slash between the parts.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A relative path as it stands in a URL.
pub fn encode_path(path: &str) -> String {
	utf8_percent_encode(path, PATH).to_string()
}

/// The URL of a file with this relative path under `base`, whether or not `base` ends in a slash.
pub fn join_url(base: &str, path: &str) -> String {
	format!("{}/{}", base.trim_end_matches('/'), encode_path(path.trim_start_matches("./")))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn names_of_any_script_become_urls() {
		assert_eq!(join_url("https://h.org/d/", "a b/数.csv"), "https://h.org/d/a%20b/%E6%95%B0.csv");
		assert_eq!(join_url("https://h.org", "./x?y#z%20"), "https://h.org/x%3Fy%23z%2520");
	}
}
