//! Text in both languages.

use std::{borrow::Cow, fmt};

/// The same in English and in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
	/// English.
	pub en: Cow<'static, str>,
	/// Chinese.
	pub zh: Cow<'static, str>,
}

impl Words {
	/// Words that are known when the node is built.
	pub const fn new(en: &'static str, zh: &'static str) -> Self {
		Self { en: Cow::Borrowed(en), zh: Cow::Borrowed(zh) }
	}

	/// Words that are made of what was found.
	pub fn of(en: String, zh: String) -> Self {
		Self { en: en.into(), zh: zh.into() }
	}
}

impl fmt::Display for Words {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}. {}。", self.en.trim_end_matches('.'), self.zh.trim_end_matches('。'))
	}
}

/// The same, known when the node is built: for tables.
#[derive(Clone, Copy, Debug)]
pub struct Both(pub &'static str, pub &'static str);

impl fmt::Display for Both {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		Words::new(self.0, self.1).fmt(f)
	}
}
