//! The index.

use std::path::PathBuf;

use clap::Args;

/// How the index is run.
#[derive(Debug, Args)]
#[command(after_help = "\
The index is never the source of truth: each of its rows names the block and the event that it comes from, and the explorer fetches
the receipts from the node. It can be ended at any time, goes on where it stood, and can be made again from the first block.
For that the node must keep its states: --state-pruning archive-canonical.
With --trust, the explorer offers that trust file to its readers, who compare its fingerprint before they verify by it.

索引不是事实来源：每一行都写明其来自哪个区块的哪个事件，浏览器从节点取得凭证并核验。可随时停止，之后从停止处继续；也可从首个区块重建，
为此节点须保留全部状态：--state-pruning archive-canonical。
指定 --trust 时，浏览器页面提供该信任文件，读者核对其指纹后方据以核验。")]
pub struct Index {
	/// WebSocket address of the node that is followed; that of --url unless given. While it does not answer, it is waited for
	#[arg(long, value_name = "URL")]
	pub node: Option<String>,
	/// Where the index is kept: sqlite://FILE, or postgres://USER:PASSWORD@HOST/DATABASE
	#[arg(
		long,
		env = "HEFU_INDEX",
		hide_env_values = true,
		value_name = "URL",
		default_value = "sqlite://hefu-index.sqlite"
	)]
	pub database: String,
	/// Address to answer on, HOST:PORT; port 0 takes a free one
	///
	/// Plain HTTP without a limit for each caller: put a proxy before it that has both where others than you can reach it.
	#[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
	pub listen: String,
	/// Folder with the explorer's files; those that are built in unless given
	#[arg(long, value_name = "FOLDER")]
	pub explorer: Option<PathBuf>,
	/// The node's address as browsers reach it (wss:// or https://, ws:// or http://), from which the explorer fetches receipts; that of
	/// the node that is followed unless given
	#[arg(long, value_name = "URL")]
	pub node_for_browsers: Option<String>,
	/// Blocks that are written at once at most, while it catches up
	#[arg(long, value_name = "COUNT", default_value_t = hefu_indexer::BATCH, value_parser = clap::value_parser!(u32).range(1..=4096))]
	pub batch: u32,
	/// End when the block of this number is indexed, and answer nothing meanwhile
	#[arg(long, value_name = "BLOCK")]
	pub until: Option<u32>,
}
