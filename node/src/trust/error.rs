//! Why no trust file is written, and what to do.

use std::{error::Error, fmt, io, path::PathBuf};

/// Why no trust file is written.
#[derive(Debug)]
pub enum TrustError {
	/// The base path has no database of the chain.
	NoDatabase {
		/// The chain's identifier.
		chain: String,
		/// Whether `--chain` named it; the local preset is meant where it did not.
		named: bool,
		/// Where a database was looked for.
		places: Vec<PathBuf>,
	},
	/// No block of the database is final but the first one, which has no time.
	NothingFinal,
	/// The file is there, and is another one.
	Exists(PathBuf),
	/// The file cannot be read or written.
	File(PathBuf, io::Error),
}

impl fmt::Display for TrustError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NoDatabase { chain, named, places } => {
				let (meant, chinese) =
					if *named { ("", "") } else { (" (meant where --chain names none)", "(未指定 --chain 时的默认链)") };
				let places: Vec<_> = places.iter().map(|place| place.display().to_string()).collect();
				let (or, chinese_or) = (places.join(" or "), places.join(" 或 "));
				write!(
					f,
					"there is no database of the chain {chain}{meant} at {or}. Name the chain's specification with --chain and its \
					 node's folder with --base-path; for the set that a chain begins with, which needs no database, add --genesis DATE. \
					 在 {chinese_or} 没有链 {chain}{chinese} 的数据库。请用 --chain 指定链规格，用 --base-path 指定节点的数据目录；\
					 如需创世验证组（无需数据库），请加 --genesis 日期。"
				)
			}
			Self::NothingFinal => f.write_str(
				"no block of the database is final yet, so nothing dates the trust file. Let the node synchronise first; for the set \
				 that the chain begins with, add --genesis DATE. \
				 数据库中尚无最终确认的区块，无法确定信任文件的日期。请先让节点同步；如需创世验证组，请加 --genesis 日期。",
			),
			Self::Exists(file) => write!(
				f,
				"{0} is there already, and differs: name another file, or replace it with --force. \
				 {0} 已存在且内容不同：请指定其他文件，或用 --force 覆盖。",
				file.display()
			),
			Self::File(file, error) => write!(f, "{}: {error}. 文件无法读写。", file.display()),
		}
	}
}

impl Error for TrustError {}

impl From<TrustError> for sc_cli::Error {
	fn from(error: TrustError) -> Self {
		Self::Application(error.into())
	}
}
