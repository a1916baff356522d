//! Why something is no private part, or no field of one.

use hefu_sdk::private::{BoxError, OpenedError, PartError};

use super::Lang;

/// Why a private part is not made, not read or not opened.
pub fn part(error: &PartError, lang: Lang) -> String {
	match (error, lang) {
		(error, Lang::En) => error.to_string(),
		(PartError::Empty, _) => "没有字段".into(),
		(PartError::Twice(name), _) => format!("字段 {name:?} 重复：每个字段名只能出现一次"),
		(PartError::Random(error), _) => format!("无法获得用作盐的随机数：{error}"),
		(PartError::NotJson(error), _) => format!("不是 JSON:{error}"),
		(PartError::Malformed(reason), _) => format!("不是非公开部分：{reason}"),
		(PartError::NoField(name), _) => format!("非公开部分中没有字段 {name:?}"),
		(PartError::Box(error), _) => sealed(error),
	}
}

/// Why nothing is sealed or opened, in Chinese.
fn sealed(error: &BoxError) -> String {
	match error {
		BoxError::Random(error) => format!("无法获得随机数：{error}"),
		BoxError::WeakKey => "封装给此密钥的内容任何人都能打开：请其持有者另行生成".into(),
		BoxError::TooLarge => "内容过大，无法封装".into(),
		BoxError::NotForThisKey => "此密钥打不开：内容封装给其他密钥，或已被改动".into(),
	}
}

/// Why a field that was opened for somebody is not taken.
pub fn opened(error: &OpenedError, lang: Lang) -> String {
	match (error, lang) {
		(error, Lang::En) => error.to_string(),
		(OpenedError::Malformed(reason), _) => format!("不是开示的字段：{reason}"),
		(OpenedError::Opening(_), _) => "该字段不属于此非公开部分".into(),
	}
}
