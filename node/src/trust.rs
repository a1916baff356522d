//! `export-trust`: the consortium's trust file (信任文件), which is all that a verifier of receipts has to begin with.

use crate::{clock::Clock, receipts::Receipts, service};
use chrono::DateTime;
use hefu_proofs::Trust;
use sc_cli::{CliConfiguration, DatabaseParams, Error, PruningParams, Result, SharedParams};
use sc_service::{
	Configuration, TaskManager,
	config::{DatabaseSource, KeystoreConfig},
};
use std::{
	fs,
	path::PathBuf,
	sync::Arc,
	time::{SystemTime, UNIX_EPOCH},
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
	/// Reads the database and writes the file; the tasks that opening the database has started end with what is returned.
	///
	/// Where there is no database, none is made: the chain specification says who begins.
	pub fn run(&self, mut config: Configuration, clock: Clock) -> Result<TaskManager> {
		if !has_database(&config.database) {
			let db = Arc::new(sp_database::MemDb::default());
			config.database = DatabaseSource::Custom { db, require_create_flag: true };
		}
		config.keystore = KeystoreConfig::InMemory;
		let node = service::prepare(&config, clock)?;
		let authorities = node.other.grandpa.shared_authority_set().clone();
		let receipts = Receipts::new(node.client, node.backend, authorities);
		let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
		let trust =
			receipts.trust(now.as_millis() as u64).map_err(|error| Error::Application(error.into()))?;
		fs::write(&self.file, self.encode(&trust)?)?;
		println!("{}", described(&trust));
		Ok(node.task_manager)
	}

	fn encode(&self, trust: &Trust) -> Result<Vec<u8>> {
		if !self.json {
			return Ok(trust.to_bytes());
		}
		let json = trust.to_json().map_err(|error| Error::Application(error.into()))?;
		Ok((json + "\n").into_bytes())
	}
}

fn has_database(source: &DatabaseSource) -> bool {
	match source {
		DatabaseSource::Auto { paritydb_path, rocksdb_path, .. } => {
			paritydb_path.exists() || rocksdb_path.exists()
		}
		other => other.path().is_none_or(|path| path.exists()),
	}
}

/// What people compare, and note down.
fn described(trust: &Trust) -> String {
	let date = i64::try_from(trust.date_ms).ok().and_then(DateTime::from_timestamp_millis);
	format!(
		"fingerprint 指纹: 0x{}\ngenesis 创世哈希: 0x{}\nauthority set 验证组: {} ({} keys 个密钥)\ndate 日期: {}",
		hex::encode(trust.fingerprint()),
		hex::encode(trust.genesis),
		trust.set_id,
		trust.authorities.len(),
		date.map(|date| date.to_rfc3339()).unwrap_or_default(),
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_printed_is_what_people_compare() {
		let trust =
			Trust { genesis: [7; 32], set_id: 3, authorities: vec![[1; 32]; 4], date_ms: 1_790_000_000_000 };
		let text = described(&trust);
		assert!(text.contains(&hex::encode(trust.fingerprint())), "{text}");
		assert!(text.contains("3 (4 keys") && text.contains("2026-09-21T14:13:20+00:00"), "{text}");
	}
}
