//! Whether a node keeps up with the chain.

use hefu_primitives::MemberId;
use serde::Serialize;

use crate::{Client, Error, chain};

/// A node and the chain as it sees it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
	/// The chain's name.
	pub chain: String,
	/// Hash of its first block.
	pub genesis: String,
	/// The node's version.
	pub version: String,
	/// Version of the runtime.
	pub runtime: u32,
	/// Connected peers.
	pub peers: usize,
	/// Whether it is still catching up.
	pub syncing: bool,
	/// The best block that it knows.
	pub best: u64,
	/// The last final block.
	pub finalised: u64,
	/// Hash of the last final block.
	pub finalised_hash: String,
	/// Blocks that are not final yet.
	pub gap: u64,
	/// Members whose nodes validate.
	pub validators: Vec<MemberId>,
	/// Checks that are open.
	pub open_checks: u32,
}

impl Client {
	/// Asks the node how it is.
	pub async fn status(&self) -> Result<Status, Error> {
		let rpc = self.legacy();
		let failed = |error: &(dyn std::error::Error + 'static)| self.failed(error);
		let health = rpc.system_health().await.map_err(|error| failed(&error))?;
		let chain = rpc.system_chain().await.map_err(|error| failed(&error))?;
		let version = rpc.system_version().await.map_err(|error| failed(&error))?;
		// The final block first: it is never ahead of a best block that was asked for later.
		let at = self.finalised().await?;
		let best = rpc.chain_get_header(None).await.map_err(|error| failed(&error))?;
		let finalised = at.block_number();
		let best = best.map_or(finalised, |header| header.number).max(finalised);
		let validators = self.value(&at, chain::storage().validators().selected(), ()).await?;
		let open = self.value(&at, chain::storage().verification().counter_for_checks(), ()).await?;
		Ok(Status {
			chain,
			genesis: format!("0x{}", crate::hex(&self.genesis())),
			version,
			runtime: at.spec_version(),
			peers: health.peers,
			syncing: health.is_syncing,
			best,
			finalised,
			finalised_hash: format!("{:?}", at.block_ref().hash()),
			gap: best - finalised,
			validators: validators
				.map(|selected| selected.0.into_iter().map(|member| member.0).collect())
				.unwrap_or_default(),
			open_checks: open.unwrap_or(0),
		})
	}
}
