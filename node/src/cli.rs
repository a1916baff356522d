//! The command line.

use clap::{CommandFactory, FromArgMatches};
use sc_cli::{RunCmd, SubstrateCli};
use sc_storage_monitor::StorageMonitorParams;
use std::{ffi::OsString, path::PathBuf};

/// How many transactions the pool holds unless told otherwise: an exchange hands in a day's registrations at
/// once, and a full pool turns good transactions away.
const POOL_LIMIT: &str = "65536";

/// The same in kilobytes: 2 KiB for each of them.
const POOL_KBYTES: &str = "131072";
/// The pool bans what it drops for half an hour by default, also a transaction whose member has used up its allowance for the
/// moment: the same bytes must be welcome again once it has refilled. Who wants to send rubbish makes new bytes each time anyway.
const BAN_SECONDS: &str = "0";

/// Arguments of `hefu-node`.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// The SDK's arguments for running a node.
	#[clap(flatten)]
	pub run: RunCmd,

	/// Disk space watch.
	#[clap(flatten)]
	pub storage_monitor: StorageMonitorParams,

	/// Run on a shifted clock: FILE holds the milliseconds to add to system time.
	///
	/// For development and local chains only, so that legal periods of weeks pass in a demonstration. All
	/// nodes of the chain must read the same file. The shift may be raised at any time, and never lowered;
	/// replace the file by renaming another onto it, so that nobody reads it half written. The chain sees the
	/// shift rounded down to whole slots.
	///
	/// A jump by more than the governed limit (calendar.stall-limit-ms: ten minutes unless set, a day at most)
	/// counts as a standstill of the chain, and the days of one count in no legal period. To let periods run
	/// out, have the limit set to a day first, then raise the shift in steps of less than a day, each once the
	/// chain has made a block after the one before.
	/// 开发时钟：在系统时间上加文件所示毫秒数，只增不减，仅限开发链与本地链。一次跳跃若超过停摆限值（默认十分钟，至多一日），视为链停摆，
	/// 其间各日不计入法定期限；如需期限届满，请先将限值设为一日，再分步推进，每步少于一日，待出块后再走下一步。
	#[arg(long, value_name = "FILE", global = true)]
	pub dev_clock: Option<PathBuf>,

	/// Do not check registered data on this node.
	///
	/// The node validates blocks as before and fetches nothing: its off-chain worker is given an empty
	/// keystore, so it finds no verification key to report with. Checks are then left to other nodes.
	/// 本节点只出块验块，不做数据核验。
	#[arg(long)]
	pub no_verification: bool,
}

/// What the binary does besides running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Keys: generate, inspect, insert. 密钥管理。
	#[command(subcommand)]
	Key(Box<sc_cli::KeySubcommand>),

	/// Write a chain specification. 导出链规格。
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Write a chain specification with this node as bootnode (older form of `export-chain-spec`).
	BuildSpec(Box<sc_cli::BuildSpecCmd>),

	/// Check a block again. 复核区块。
	CheckBlock(Box<sc_cli::CheckBlockCmd>),

	/// Write blocks to a file. 导出区块。
	ExportBlocks(Box<sc_cli::ExportBlocksCmd>),

	/// Read blocks from a file. 导入区块。
	ImportBlocks(Box<sc_cli::ImportBlocksCmd>),

	/// Delete the chain's database. Never on a validator whose GRANDPA key stays in use. 清除链数据。
	PurgeChain(Box<sc_cli::PurgeChainCmd>),

	/// Write the trust file by which receipts are verified: genesis, authorities, date. 导出信任文件。
	///
	/// It is of the authority set that is current in the database of --chain under --base-path, dated as the last final block. Stop
	/// the node first, or give the base path of a copy. Where there is no database, --genesis DATE writes the set that the chain
	/// begins with. Compare the fingerprint with that of another operator's file for the same set: they differ where the date does.
	/// 取自 --base-path 下该链数据库中的当前验证组,日期为最终区块的时间,请先停止节点,或使用数据库副本;
	/// 尚无数据库时,可用 --genesis 日期 写入创世验证组。
	ExportTrust(Box<crate::trust::ExportTrustCmd>),

	/// Undo blocks that are not final. 回退未终结区块。
	Revert(Box<sc_cli::RevertCmd>),

	/// Show the database's best and finalised block. 查看链信息。
	ChainInfo(Box<sc_cli::ChainInfoCmd>),
}

impl Cli {
	/// Parses the process's arguments; ends the process with a message where they are wrong.
	pub fn parse() -> Self {
		Self::parse_from(std::env::args_os()).unwrap_or_else(|error| error.exit())
	}

	/// Parses the given arguments, the program's name first.
	///
	/// The SDK's own `from_args` has no place for other defaults than the SDK's; setting them on the command
	/// keeps `--help` true.
	fn parse_from<A: Into<OsString> + Clone>(
		arguments: impl IntoIterator<Item = A>,
	) -> clap::error::Result<Self> {
		let matches = Self::setup_command(Self::command())
			.mut_arg("pool_limit", |arg| arg.default_value(POOL_LIMIT))
			.mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KBYTES))
			.mut_arg("tx_ban_seconds", |arg| arg.default_value(BAN_SECONDS))
			.try_get_matches_from(arguments)?;
		Self::from_arg_matches(&matches)
	}
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Hefu Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		"Runs a node of a Hefu chain, the ledger that data exchanges, data holders, carriers, banks and \
			authorities keep together. 运行合符链节点。"
			.into()
	}

	fn author() -> String {
		"The Hefu consortium".into()
	}

	fn support_url() -> String {
		concat!(env!("CARGO_PKG_REPOSITORY"), "/issues").into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(crate::chain_spec::load(id)?))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parse(arguments: &[&str]) -> Cli {
		Cli::parse_from([&["hefu-node"], arguments].concat()).unwrap()
	}

	#[test]
	fn the_command_is_well_formed() {
		Cli::setup_command(Cli::command()).debug_assert();
	}

	#[test]
	fn the_pool_is_made_for_bursts_unless_told_otherwise() {
		let pool = parse(&[]).run.pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes, pool.tx_ban_seconds), (65536, 131072, Some(0)));

		let pool = parse(&["--pool-limit", "5", "--pool-kbytes", "6"]).run.pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes), (5, 6));
	}

	#[test]
	fn the_first_set_is_asked_for_by_chain_and_date() {
		let parse =
			|arguments: &[&str]| Cli::parse_from([&["hefu-node", "export-trust", "f"], arguments].concat());
		assert!(parse(&["--genesis", "2026-01-31", "--chain", "spec.json"]).is_ok());
		for wrong in [
			&["--genesis", "now"][..],
			&["--genesis", "--chain", "local"],
			&["--genesis", "x", "--chain", "local"],
		] {
			assert!(parse(wrong).is_err(), "{wrong:?}");
		}
	}

	#[test]
	fn the_shifted_clock_reaches_subcommands() {
		let cli = parse(&["import-blocks", "--chain", "local", "--dev-clock", "clock"]);
		assert_eq!(cli.dev_clock, Some(PathBuf::from("clock")));
		assert!(matches!(cli.subcommand, Some(Subcommand::ImportBlocks(_))));
	}
}
