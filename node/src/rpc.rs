//! The JSON-RPC methods beside those that the SDK serves anyway: account nonces, finality, and those for exchanges.
//!
//! - [`exchange`]: `hefu_*` and `rpc.discover`: JSON in and out, for whoever has no library for Substrate;
//! - [`receipts`]: those of them that give receipts.
//!
//! From the SDK come `chain_*`, `state_*` (with `state_getReadProof`), `author_*`, `system_*`, `offchain_*`,
//! and of the newer interface `chainHead_*`, `transaction_*`, `chainSpec_*` and, where state and blocks are
//! kept (`--state-pruning archive-canonical`), `archive_*`.

pub mod exchange;
pub mod receipts;

use crate::service::{Block, FullBackend, FullClient, FullPool};
use exchange::Exchange;
use jsonrpsee::{RpcModule, core::RegisterMethodError};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use sp_core::H256;
use sp_runtime::traits::NumberFor;
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// What the methods are answered from.
#[derive(Clone)]
pub struct Sources {
	/// The chain.
	pub client: Arc<FullClient>,
	/// Its pool.
	pub pool: Arc<FullPool>,
	/// Who votes.
	pub authorities: SharedAuthoritySet<H256, NumberFor<Block>>,
	/// How the vote stands.
	pub votes: SharedVoterState,
	/// Each vote's outcome.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Old outcomes.
	pub finality: Arc<FinalityProofProvider<FullBackend, Block>>,
	/// What exchanges ask.
	pub exchange: Arc<Exchange>,
}

/// The methods, with subscriptions run by `executor`.
pub fn methods(
	sources: Sources,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, RegisterMethodError> {
	let Sources { client, pool, authorities, votes, justifications, finality, exchange } = sources;
	let mut module = RpcModule::new(());
	module.merge(System::new(client, pool).into_rpc())?;
	module.merge(exchange::methods(exchange, executor.clone())?)?;
	module.merge(Grandpa::new(executor, authorities, votes, justifications, finality).into_rpc())?;
	Ok(module)
}
