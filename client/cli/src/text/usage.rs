//! What is wrong with the arguments, in Chinese: clap says it in English, and this stands before it.

use clap::{
	Error,
	error::{ContextKind, ContextValue, ErrorKind},
};

/// What is wrong, in one line.
pub fn in_chinese(error: &Error) -> String {
	let told = |kind| told(error, kind);
	let invalid = || told(ContextKind::InvalidArg).unwrap_or_default();
	let value = || told(ContextKind::InvalidValue).filter(|value| !value.is_empty());
	let what = match (error.kind(), value()) {
		(ErrorKind::UnknownArgument, _) => format!("没有此参数：{}", invalid()),
		(ErrorKind::InvalidSubcommand, _) => {
			format!("没有此命令：{}", told(ContextKind::InvalidSubcommand).unwrap_or_default())
		}
		(ErrorKind::MissingRequiredArgument, _) => format!("缺少必需的参数：{}", invalid()),
		(ErrorKind::MissingSubcommand, _) => "缺少子命令".into(),
		(ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) => "缺少参数或子命令，用法如下".into(),
		(ErrorKind::InvalidValue, None) => format!("参数 {} 缺少取值", invalid()),
		(ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(value)) => {
			format!("参数 {} 的取值无效：{value}", invalid())
		}
		(ErrorKind::TooManyValues, Some(value)) => format!("参数 {} 的取值过多：{value}", invalid()),
		(ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues, _) => {
			format!("参数 {} 的取值个数不对", invalid())
		}
		(ErrorKind::ArgumentConflict, _) => match told(ContextKind::PriorArg) {
			Some(prior) if prior == invalid() => format!("参数 {prior} 不能重复"),
			Some(prior) => format!("参数 {} 不能与 {prior} 同时使用", invalid()),
			None => format!("参数 {} 与其他参数冲突", invalid()),
		},
		(ErrorKind::NoEquals, _) => format!("参数 {} 的取值须用等号给出", invalid()),
		(ErrorKind::InvalidUtf8, _) => "参数不是 UTF-8 文本".into(),
		_ => "参数有误".into(),
	};
	let similar = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
	let offered = match (told(ContextKind::ValidValue), similar.into_iter().find_map(told)) {
		(Some(values), _) if !values.is_empty() => format!("；可用取值：{values}"),
		(_, Some(similar)) => format!("；是否为 {similar}?"),
		_ => String::new(),
	};
	format!("{what}{offered}")
}

fn told(error: &Error, kind: ContextKind) -> Option<String> {
	match error.get(kind)? {
		ContextValue::String(text) => Some(text.clone()),
		ContextValue::Strings(texts) => Some(texts.join("、")),
		_ => None,
	}
}
