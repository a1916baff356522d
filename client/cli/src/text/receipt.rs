//! Receipts: what they prove and what not, and why one is refused.

use std::path::Path;

use hefu_proofs::{Broken, DescribeError, Error, Fact, JsonError, text};

use super::Lang;
use crate::commands::receipt::{Kind, Skipped};

/// Why a receipt is refused.
pub fn refusal(error: Error, lang: Lang) -> String {
	lang.of(text::refusal(error))
}

/// What to do about it.
pub fn after_refusal(error: Error, lang: Lang) -> &'static str {
	let (english, chinese) = match error {
		Error::TrustTooOld { .. } | Error::NewTrustNeeded { .. } | Error::TooManyHandovers => (
			"get a newer trust file from the consortium; --max-trust-age DAYS relies on an older one, if you know the former \
			 validators' keys to be safe",
			"请向联盟获取较新的信任文件；若确知先前验证方的密钥安全，可用 --max-trust-age 天数 放宽",
		),
		Error::NoAuthorities | Error::DuplicateAuthority => {
			("get the trust file again, and compare its fingerprint", "请重新获取信任文件，并核对其指纹")
		}
		Error::HandoversMissing { .. } => (
			"fetch the receipt again with --trust (hefu receipt fetch), or use a trust file of the receipt's own set",
			"请用 hefu receipt fetch 加 --trust 重新获取凭证，或使用与凭证同一验证组的信任文件",
		),
		Error::TrustTooNew { .. } => (
			"use the trust file of that time: keep each one that you have compared",
			"请使用当时的信任文件：核对过的信任文件应各自保留",
		),
		Error::NewerThanKnown { .. } => {
			("use a newer hefu: the receipt may well hold", "请使用较新版本的 hefu：该凭证可能有效")
		}
		Error::Block(Broken::OtherGenesis) | Error::Handover { broken: Broken::OtherGenesis, .. } => (
			"it is another chain's: use that chain's trust file",
			"该凭证属于另一条链：请使用那条链的信任文件",
		),
		_ => (
			"do not rely on it; fetch it again from a node (hefu receipt fetch), and compare the trust file's fingerprint",
			"请勿采信；可用 hefu receipt fetch 从节点重新获取，并核对信任文件的指纹",
		),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Why a file is no receipt or no trust file.
pub fn damage(error: &JsonError, lang: Lang) -> String {
	lang.of(text::damaged_json(error))
}

/// Where another file stands for a receipt.
pub fn no_receipt(kind: Kind, lang: Lang) -> String {
	match lang {
		Lang::En => format!("this is {}, no receipt", named(kind, lang)),
		Lang::Zh => format!("这是{}，不是凭证", named(kind, lang)),
	}
}

/// Where another file stands for the trust file.
pub fn no_trust(kind: Kind, lang: Lang) -> String {
	match lang {
		Lang::En => format!("this is {}, no trust file", named(kind, lang)),
		Lang::Zh => format!("这是{}，不是信任文件", named(kind, lang)),
	}
}

fn named(kind: Kind, lang: Lang) -> &'static str {
	let (english, chinese) = match kind {
		Kind::Receipt => ("a receipt", "凭证"),
		Kind::Trust => ("a trust file", "信任文件"),
		Kind::Handovers => ("a file of hand-overs", "交接文件"),
		Kind::Damaged | Kind::Other => ("another file", "其他文件"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// What in a folder is not verified, and why.
pub fn skipped(path: &Path, why: Skipped, lang: Lang) -> String {
	let why = why_skipped(why, lang);
	match lang {
		Lang::En => format!("skipped: {}: {why}", path.display()),
		Lang::Zh => format!("已跳过：{}：{why}", path.display()),
	}
}

/// Why something in a folder is not verified.
pub fn why_skipped(why: Skipped, lang: Lang) -> String {
	match (why, lang) {
		(Skipped::Trust, lang) => no_receipt(Kind::Trust, lang),
		(Skipped::Handovers, lang) => no_receipt(Kind::Handovers, lang),
		(Skipped::Folder, Lang::En) => "a folder: name it to verify what is in it".into(),
		(Skipped::Folder, Lang::Zh) => "子文件夹：如需验证其中的凭证，请另行指定".into(),
		(Skipped::Other, Lang::En) => "no receipt, by what is in it".into(),
		(Skipped::Other, Lang::Zh) => "内容不是凭证".into(),
	}
}

/// Why what is proven is not put into words.
pub fn undescribed(error: DescribeError, lang: Lang) -> String {
	lang.of(text::undescribed(error))
}

/// What a fact does not prove, by the name that programs know.
pub fn not_proven(fact: &Fact, lang: Lang) -> [(&'static str, String); 3] {
	[
		("later", lang.of(text::not_later(fact.number))),
		("trust", lang.of(text::not_trust())),
		("truth", lang.of(text::not_truth())),
	]
}

/// How long ago something was.
pub fn age(ms: u64, lang: Lang) -> String {
	let span = lang.of(text::span(ms));
	match lang {
		Lang::En => format!("{span} ago"),
		Lang::Zh => format!("{span}前"),
	}
}

/// The set that made a block final, and how the trust file leads to it.
pub fn set(id: u64, handovers: usize, lang: Lang) -> String {
	match (handovers, lang) {
		(0, _) => id.to_string(),
		(count, Lang::En) => format!("{id} ({count} hand-overs after the trust file's)"),
		(count, Lang::Zh) => format!("{id}(自信任文件起经 {count} 次交接)"),
	}
}

/// How many receipts hold, and how many do not.
pub fn audited(proven: usize, refused: usize, unread: usize, lang: Lang) -> String {
	match lang {
		Lang::En => format!("{proven} proven, {refused} refused, {unread} not read"),
		Lang::Zh => format!("已证明 {proven} 个，拒绝 {refused} 个，未能读取 {unread} 个"),
	}
}
