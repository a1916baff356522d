//! Licences and the calendar.

use hefu_primitives::{calendar::YearError, licence::Status};
use hefu_sdk::{date, licence::NotShown, terms::Term};
use serde_json::Value;

use super::Lang;

/// A licence's state at some moment, with its code.
pub fn status(status: Option<Status>, lang: Lang) -> String {
	let Some(status) = status else {
		return match lang {
			Lang::En => "none: not issued or not in force then",
			Lang::Zh => "无：当时尚未颁发或尚未生效",
		}
		.into();
	};
	let word = match lang {
		Lang::En => status.word(),
		Lang::Zh => status.chinese().into(),
	};
	format!("{:02} {word}", status.code())
}

/// Who holds licences of a type.
pub fn holder(word: &Value, lang: Lang) -> &'static str {
	match (word.as_str() == Some("person"), lang) {
		(true, Lang::En) => "natural persons",
		(true, Lang::Zh) => "自然人",
		(false, Lang::En) => "organisations",
		(false, Lang::Zh) => "法人和非法人组织",
	}
}

/// That a presentation stands, as at when, and how long that can be relied on.
pub fn stands(standing: &Value, lang: Lang) -> String {
	let at = standing["asAt"].as_str().unwrap_or_default();
	let seconds = standing["maxAgeMs"].as_u64().unwrap_or_default() / 1_000;
	match lang {
		Lang::En => format!("it stands as at {at}, to be relied on for {seconds} seconds"),
		Lang::Zh => format!("截至 {at} 有效，可依赖 {seconds} 秒"),
	}
}

/// That a moment has not come.
pub fn not_yet(now_ms: u64, lang: Lang) -> String {
	let now = date::moment(now_ms);
	match lang {
		Lang::En => format!("the last final block is of {now}: that moment has not come there"),
		Lang::Zh => format!("最终区块的时间为 {now}：该时刻尚未到来"),
	}
}

/// Why a presentation is not made, or not taken as one.
pub fn not_shown(error: &NotShown, lang: Lang) -> String {
	if lang == Lang::En {
		return error.to_string();
	}
	match error {
		NotShown::OtherKey => "该证照绑定了另一手机密钥，或未绑定密钥".into(),
		NotShown::Random(error) => format!("无法获得随机数：{error}"),
		NotShown::Form => "不是出示文件，或内容不完整".into(),
		NotShown::Altered => "已被改动：文件中供人阅读的内容与所签内容不符".into(),
		NotShown::OtherHidden => "已被改动：隐藏部分属于另一次出示".into(),
		NotShown::OtherDisclosed => "已被改动：披露的字段与所签内容不符".into(),
		NotShown::BadSignature => "已被改动，或属于另一条链：手机签名不符".into(),
	}
}

/// Why days make no year.
pub fn bad_year(year: u16, error: YearError, lang: Lang) -> String {
	match (error, lang) {
		(YearError::OutOfRange, Lang::En) => format!("{year} is before 1992 or after 2199"),
		(YearError::OutOfRange, Lang::Zh) => format!("{year} 年早于 1992 年或晚于 2199 年"),
		(YearError::TooMany, Lang::En) => {
			format!("{year} has more holidays or worked weekend days than a year can have")
		}
		(YearError::TooMany, Lang::Zh) => format!("{year} 年的假日或调休日过多"),
		(YearError::OtherYear(day), Lang::En) => format!("{day} stands under {year}"),
		(YearError::OtherYear(day), Lang::Zh) => format!("{day} 列在 {year} 年之下"),
		(YearError::Twice(day), Lang::En) => format!("{day} is named twice"),
		(YearError::Twice(day), Lang::Zh) => format!("{day} 出现两次"),
		(YearError::NotWeekend(day), Lang::En) => {
			format!("{day} is said to be made up for, and is no weekend day")
		}
		(YearError::NotWeekend(day), Lang::Zh) => format!("{day} 被列为调休上班，但不是周末"),
	}
}
