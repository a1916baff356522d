//! Why a receipt is refused, and what to do about it.

use alloc::{format, string::ToString};
use hefu_proofs::{
	Broken, Error, JsonError,
	text::{self, Text},
};
use serde_json::{Value, json};

use crate::file::Kind;

/// Why there is no fact.
#[derive(Debug)]
pub struct Refusal {
	/// Its name, which never changes: [`Error::name`], or one of this crate's own.
	code: &'static str,
	/// What is wrong with the block, the hand-over or the file that the code speaks of.
	link: Option<&'static str>,
	/// Why.
	why: Text,
	/// What to do about it.
	next: Text,
	/// Whether the receipt may well hold, by another trust file or another verifier: then nobody should call it false.
	may_hold: bool,
}

impl Refusal {
	/// For programs and people.
	pub fn to_json(&self) -> Value {
		json!({
			"code": self.code,
			"link": self.link,
			"en": self.why.en,
			"zh": self.why.zh,
			"next": self.next,
			"mayHold": self.may_hold,
		})
	}

	/// The options are not what they should be, which is the fault of the page.
	pub fn options(error: &dyn core::fmt::Display) -> Self {
		Self {
			code: "Options",
			link: None,
			why: Text::new(format!("the options cannot be read: {error}"), format!("参数无法读取：{error}")),
			next: Text::new("report it to whoever made this page", "请向本页面的提供者报告"),
			may_hold: true,
		}
	}

	/// It is a file of another kind.
	pub fn other_file(wanted: Kind, found: Kind) -> Self {
		let ((wanted_en, wanted_zh), (found_en, found_zh)) = (wanted.said(), found.said());
		Self {
			code: code(wanted),
			link: Some("OtherFile"),
			why: Text::new(
				format!("this is {found_en}, and not {wanted_en}"),
				format!("这是{found_zh}，不是{wanted_zh}"),
			),
			next: Text::new(format!("choose {wanted_en}"), format!("请选择{wanted_zh}")),
			may_hold: true,
		}
	}

	/// It cannot be read.
	pub fn damaged(kind: Kind, error: &JsonError) -> Self {
		let (wanted_en, wanted_zh) = kind.said();
		let link = match error {
			JsonError::Json(_) => "Json",
			JsonError::Form(error) => error.name(),
		};
		let why = text::damaged_json(error);
		Self {
			code: code(kind),
			link: Some(link),
			why: Text::new(format!("as {wanted_en}: {}", why.en), format!("作为{wanted_zh}:{}", why.zh)),
			next: Text::new("do not rely on it; get the file again", "请勿采信；请重新获取该文件"),
			may_hold: false,
		}
	}

	/// It proves something else than what was asked for.
	pub fn other_fact(code: &'static str, why: Text) -> Self {
		Self {
			code,
			link: None,
			why,
			next: Text::new(
				"what you were shown is not proven by it: do not rely on it",
				"所展示的内容未由其证明：请勿采信",
			),
			may_hold: false,
		}
	}

	/// The fact is older than the reader allows.
	pub fn fact_too_old(age_ms: u64, limit_ms: u64) -> Self {
		let (age, limit) = (text::span(age_ms), text::span(limit_ms));
		Self {
			code: "FactTooOld",
			link: None,
			why: Text::new(
				format!("what it proves is {} old, and at most {} are allowed", age.en, limit.en),
				format!("其所证明的是{}前的事实，最多允许{}", age.zh, limit.zh),
			),
			next: Text::new(
				"it was so then: ask for a younger receipt to know about now",
				"当时确是如此：现在的情况须另取较新的凭证",
			),
			may_hold: true,
		}
	}
}

/// What a file of this kind that cannot be read is called.
fn code(kind: Kind) -> &'static str {
	match kind {
		Kind::Receipt => "Form",
		Kind::Trust => "TrustFile",
		Kind::Handovers => "HandoversFile",
	}
}

impl From<Error> for Refusal {
	fn from(error: Error) -> Self {
		let link = match error {
			Error::Block(broken) | Error::Handover { broken, .. } => Some(broken.name()),
			Error::Form(error) => Some(error.name()),
			_ => None,
		};
		let (next, may_hold) = after(error);
		Self { code: error.name(), link, why: text::refusal(error), next, may_hold }
	}
}

impl From<JsonError> for Refusal {
	/// A fact that cannot be written in JSON: there is none such.
	fn from(error: JsonError) -> Self {
		Self {
			code: "Internal",
			link: None,
			why: Text::new(error.to_string(), error.to_string()),
			next: Text::new("report it, with the receipt", "请连同凭证一并报告"),
			may_hold: true,
		}
	}
}

/// What to do about a refusal, and whether the receipt may well hold.
fn after(error: Error) -> (Text, bool) {
	let (english, chinese, may_hold) = match error {
		Error::TrustTooOld { .. } | Error::NewTrustNeeded { .. } | Error::TooManyHandovers => (
			"get a newer trust file from the consortium, and compare its fingerprint",
			"请向联盟获取较新的信任文件，并核对其指纹",
			true,
		),
		Error::NoAuthorities | Error::DuplicateAuthority => (
			"get the trust file again, and compare its fingerprint",
			"请重新获取信任文件，并核对其指纹",
			true,
		),
		Error::HandoversMissing { .. } => (
			"get the receipt with the hand-overs from the trust file's set on, or use a trust file of the receipt's own set",
			"请获取包含自信任文件所属验证组起各次交接的凭证，或使用与凭证同一验证组的信任文件",
			true,
		),
		Error::TrustTooNew { .. } => (
			"use the trust file of that time: keep each one that you have compared",
			"请使用当时的信任文件：核对过的信任文件应各自保留",
			true,
		),
		Error::NewerThanKnown { .. } => (
			"use a newer verifier: the receipt may well hold",
			"请使用较新版本的验证程序：该凭证可能有效",
			true,
		),
		Error::Block(Broken::OtherGenesis) | Error::Handover { broken: Broken::OtherGenesis, .. } => (
			"it is another chain's: use that chain's trust file",
			"该凭证属于另一条链：请使用那条链的信任文件",
			true,
		),
		_ => (
			"do not rely on it; get it again from another node, and compare the trust file's fingerprint",
			"请勿采信；请从其他节点重新获取，并核对信任文件的指纹",
			false,
		),
	};
	(Text::new(english, chinese), may_hold)
}
