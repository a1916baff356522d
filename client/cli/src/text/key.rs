//! Why a file cannot be used, and why it holds no key.

use std::io::{self, ErrorKind};

use hefu_sdk::signer::KeyError;

use super::Lang;

/// Why a file cannot be read or written: in the system's own words where it has no Chinese ones here.
pub fn io(error: &io::Error, lang: Lang) -> String {
	let chinese = match error.kind() {
		ErrorKind::NotFound => "没有此文件",
		ErrorKind::PermissionDenied => "没有权限",
		ErrorKind::AlreadyExists => "已存在",
		ErrorKind::IsADirectory => "是文件夹",
		ErrorKind::NotADirectory => "路径中有一项不是文件夹",
		ErrorKind::StorageFull => "磁盘空间不足",
		ErrorKind::InvalidData => "不是文本",
		_ => return error.to_string(),
	};
	if lang == Lang::En { error.to_string() } else { chinese.into() }
}

/// Why there is no key.
pub fn no_key(error: &KeyError, lang: Lang) -> String {
	match (error, lang) {
		(KeyError::File(error), lang) => io(error, lang),
		(error, Lang::En) => error.to_string(),
		(KeyError::Exposed, _) => "本机其他用户可读取（请对其执行 chmod 600）".into(),
		(KeyError::Malformed(reason), _) => format!("其中没有密钥：{reason}"),
	}
}
