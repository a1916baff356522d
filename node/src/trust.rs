//! `export-trust`: the consortium's trust file (信任文件), which is all that a verifier of receipts has to begin with.

mod date;
mod error;

pub use error::TrustError;

use crate::{clock::Clock, receipts::Receipts, service};
use chrono::DateTime;
use hefu_proofs::Trust;
use sc_cli::{CliConfiguration, DatabaseParams, Error, PruningParams, Result, SharedParams};
use sc_service::{
	Configuration, TaskManager,
	config::{DatabaseSource, KeystoreConfig},
};
use sp_blockchain::HeaderBackend;
use std::{
	fs,
	path::{Path, PathBuf},
	sync::Arc,
};

/// Writes the trust file of the current authority set.
#[derive(Debug, Clone, clap::Parser)]
pub struct ExportTrustCmd {
	/// The file to write. 要写入的文件。
	#[arg(value_name = "FILE")]
	file: PathBuf,

	/// Write the JSON form. 写成 JSON。
	#[arg(long)]
	json: bool,

	/// Replace FILE where it is there already and differs. 文件已存在且内容不同时覆盖。
	#[arg(long)]
	force: bool,

	/// Write the set that the specification of --chain begins with, as at DATE; no database is read.
	///
	/// DATE is when the chain began: a day (2026-01-31), a moment (2026-01-31T08:00:00+08:00), or `now` for a chain that is
	/// beginning. No specification says it, and verifiers refuse a trust file by its age: give it as it was.
	/// 写入 --chain 链规格的创世验证组,不读数据库;DATE 为该链启动的日期或时刻,正在启动的链用 now,请如实填写。
	#[arg(long, value_name = "DATE", value_parser = date::date, requires = "chain")]
	genesis: Option<u64>,

	#[allow(missing_docs)]
	#[clap(flatten)]
	shared_params: SharedParams,

	#[allow(missing_docs)]
	#[clap(flatten)]
	pruning_params: PruningParams,

	#[allow(missing_docs)]
	#[clap(flatten)]
	database_params: DatabaseParams,
}

impl CliConfiguration for ExportTrustCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn pruning_params(&self) -> Option<&PruningParams> {
		Some(&self.pruning_params)
	}

	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database_params)
	}
}

impl ExportTrustCmd {
	/// Reads the database, or the chain specification alone where that is asked for, and writes the file; the tasks that this has
	/// started end with what is returned.
	pub fn run(&self, mut config: Configuration, clock: Clock) -> Result<TaskManager> {
		if self.genesis.is_some() {
			let db = Arc::new(sp_database::MemDb::default());
			config.database = DatabaseSource::Custom { db, require_create_flag: true };
		} else {
			self.check_database(&config)?;
		}
		config.keystore = KeystoreConfig::InMemory;
		let mut node = service::prepare(&config, clock)?;
		// Without them tasks would end before they are told to, which counts, and is logged, as a failure.
		node.task_manager.keep_alive((node.import_queue, node.transaction_pool));

		let begun = node.client.info().finalized_number > 0;
		let authorities = node.other.grandpa.shared_authority_set().clone();
		let receipts = Receipts::new(node.client, node.backend, authorities);
		let trust = match self.genesis {
			Some(date_ms) => receipts.first_trust(date_ms),
			None if begun => receipts.trust(),
			None => return Err(TrustError::NothingFinal.into()),
		};
		let trust = trust.map_err(|error| Error::Application(error.into()))?;
		write(&self.file, &self.encode(&trust)?, self.force)?;
		println!("{}", described(&trust, self.genesis.is_some()));
		Ok(node.task_manager)
	}

	/// Refuses to open a database that is not there: it would be made, and would say what the specification says.
	fn check_database(&self, config: &Configuration) -> std::result::Result<(), TrustError> {
		let places = places(&config.database);
		if places.iter().any(|place| place.exists()) {
			return Ok(());
		}
		let named = self.shared_params.chain.is_some() || self.shared_params.dev;
		Err(TrustError::NoDatabase { chain: config.chain_spec.id().into(), named, places })
	}

	fn encode(&self, trust: &Trust) -> Result<Vec<u8>> {
		if !self.json {
			return Ok(trust.to_bytes());
		}
		let json = trust.to_json().map_err(|error| Error::Application(error.into()))?;
		Ok((json + "\n").into_bytes())
	}
}

/// Where the database may be.
fn places(source: &DatabaseSource) -> Vec<PathBuf> {
	match source {
		DatabaseSource::Auto { paritydb_path, rocksdb_path, .. } => {
			vec![paritydb_path.clone(), rocksdb_path.clone()]
		}
		other => other.path().map(Into::into).into_iter().collect(),
	}
}

/// Writes the file; another one that is there stays, unless it is to be replaced.
fn write(file: &Path, bytes: &[u8], force: bool) -> std::result::Result<(), TrustError> {
	let failed = |error| TrustError::File(file.into(), error);
	// What is no regular file, such as a pipe, has nothing to lose.
	if !force && file.is_file() && fs::read(file).map_err(failed)? != bytes {
		return Err(TrustError::Exists(file.into()));
	}
	fs::write(file, bytes).map_err(failed)
}

/// What people compare, and note down.
fn described(trust: &Trust, date_given: bool) -> String {
	let date = i64::try_from(trust.date_ms).ok().and_then(DateTime::from_timestamp_millis);
	format!(
		"fingerprint 指纹: 0x{}\ngenesis 创世哈希: 0x{}\nauthority set 验证组: {} ({} keys 个密钥)\ndate 日期: {}{}",
		hex::encode(trust.fingerprint()),
		hex::encode(trust.genesis),
		trust.set_id,
		trust.authorities.len(),
		date.map(|date| date.to_rfc3339()).unwrap_or_default(),
		if date_given { " (as given 由命令指定)" } else { "" },
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_printed_is_what_people_compare() {
		let trust =
			Trust { genesis: [7; 32], set_id: 3, authorities: vec![[1; 32]; 4], date_ms: 1_790_000_000_000 };
		let text = described(&trust, false);
		assert!(text.contains(&hex::encode(trust.fingerprint())), "{text}");
		assert!(text.contains("3 (4 keys") && text.ends_with("2026-09-21T14:13:20+00:00"), "{text}");
		assert!(described(&trust, true).ends_with("2026-09-21T14:13:20+00:00 (as given 由命令指定)"));
	}

	#[test]
	fn a_missing_database_is_told_with_where_it_was_looked_for() {
		let (paritydb_path, rocksdb_path) = ("/base/paritydb/full".into(), "/base/db/full".into());
		let places = places(&DatabaseSource::Auto { paritydb_path, rocksdb_path, cache_size: 0 });
		let chain = || "hefu_local".to_owned();
		let unnamed = TrustError::NoDatabase { chain: chain(), named: false, places: places.clone() };
		let unnamed = unnamed.to_string();
		for part in ["hefu_local", "--chain", "--base-path", "--genesis", "/base/paritydb/full or /base/db/full"] {
			assert!(unnamed.contains(part), "{part} is not in: {unnamed}");
		}
		assert!(unnamed.contains("(meant where --chain names none)") && unnamed.contains("默认链"), "{unnamed}");
		let named = TrustError::NoDatabase { chain: chain(), named: true, places }.to_string();
		assert!(!named.contains("names none"), "{named}");
	}

	#[test]
	fn another_file_is_replaced_by_force_alone() {
		let file = std::env::temp_dir().join(format!("hefu-trust-{}", std::process::id()));
		write(&file, b"one", false).unwrap();
		write(&file, b"one", false).unwrap();
		let refused = write(&file, b"two", false).unwrap_err().to_string();
		assert!(refused.contains("--force") && refused.contains("已存在"), "{refused}");
		assert_eq!(fs::read(&file).unwrap(), b"one");
		write(&file, b"two", true).unwrap();
		assert_eq!(fs::read(&file).unwrap(), b"two");
		fs::remove_file(&file).unwrap();
		assert!(matches!(write(Path::new("/no/such/trust"), b"one", false), Err(TrustError::File(..))));
	}
}
