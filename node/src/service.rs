//! The parts of a node, put together.

mod full;
mod partial;

pub use full::{Settings, start};
pub use hefu_runtime::opaque::Block;
pub use partial::prepare;

use hefu_runtime::apis::RuntimeApi;

/// Executes the chain's wasm and answers from its database.
pub type FullClient =
	sc_service::TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>>;
/// The chain's database.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// The transaction pool.
pub type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;

/// The longest chain is the best: among the forks that GRANDPA left open.
type SelectChain = sc_consensus::LongestChain<FullBackend, Block>;
type GrandpaImport = sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, SelectChain>;

/// A justification is made, and kept, at least every so many blocks: a receipt then carries few headers from
/// its block to the next justification. Block import and voter must agree on it.
const JUSTIFICATION_PERIOD: u32 = 8;
