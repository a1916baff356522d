//! A node that runs: network, off-chain worker, JSON-RPC, block author, finality voter.

use super::{
	Block, FullBackend, FullClient, FullPool, GrandpaImport, GrandpaLink, JUSTIFICATION_PERIOD, SelectChain,
	partial::{Consensus, prepare},
};
use crate::{
	authoring::PatientOracle, clock::Clock, gossip::PacedPool, guard, inherents::Inherents,
	receipts::Receipts, rpc,
};
use futures::FutureExt;
use sc_client_api::Backend;
use sc_consensus_aura::{SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{
	BeforeBestBlockBy, FinalityProofProvider, GrandpaParams, SharedVoterState, VotingRulesBuilder,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_keystore::LocalKeystore;
use sc_network::{
	NetworkBackend, NotificationService, ProtocolName, config::FullNetworkConfiguration,
	service::traits::NetworkService,
};
use sc_network_sync::{SyncEventStream, SyncingService};
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_service::{
	BuildNetworkParams, Configuration, Error, PartialComponents, Role, SpawnTasksParams, TaskManager,
	WarpSyncConfig, config::PrometheusConfig,
};
use sc_storage_monitor::{StorageMonitorParams, StorageMonitorService};
use sc_telemetry::{Telemetry, TelemetryHandle};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::sr25519::AuthorityPair;
use sp_core::H256;
use sp_keystore::KeystorePtr;
use std::{sync::Arc, time::Duration};

/// How much of a slot a block's author may use: what remains is for the block to travel and be executed
/// again.
const PROPOSAL_PORTION: f32 = 0.5;

/// The same after empty slots, for which the author is given more time.
const LONGEST_PROPOSAL_PORTION: f32 = 0.75;

/// How long a vote may take to reach everybody; a round waits for it twice.
const GOSSIP_DURATION: Duration = Duration::from_millis(200);

/// Votes are for the block so many before the best, on which validators agree already.
const VOTE_BEHIND_BEST: u32 = 1;

/// What the command line adds to the SDK's configuration.
pub struct Settings {
	/// The chain's clock.
	pub clock: Clock,
	/// Whether this node checks registered data.
	pub verification: bool,
	/// When to stop for want of disk space.
	pub storage_monitor: StorageMonitorParams,
}

/// What the tasks of a running node share.
struct Node {
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	pool: Arc<FullPool>,
	keystore: KeystorePtr,
	network: Arc<dyn NetworkService>,
	sync: Arc<SyncingService<Block>>,
	role: Role,
	prometheus: Option<PrometheusConfig>,
	telemetry: Option<TelemetryHandle>,
	tasks: TaskManager,
}

/// Starts a node with network backend `N`. It runs until the task manager is dropped.
pub fn start<N: NetworkBackend<Block, H256>>(
	config: Configuration,
	settings: Settings,
) -> Result<TaskManager, Error> {
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool: pool,
		other: Consensus { block_import, grandpa, clock, mut telemetry },
	} = prepare(&config, settings.clock)?;

	let inherents = Inherents::new(client.clone(), clock);
	let best = client.info();
	// After an interrupted warp sync the best block has no state to look at. It was looked at when the database was
	// made, and will be at the next start.
	if backend.have_state_at(best.best_hash, best.best_number) {
		guard::check(&client, &config.chain_spec.chain_type())?;
		inherents.check_not_before(&client.expect_header(best.best_hash)?)?;
	}

	let metrics = N::register_notification_metrics(config.prometheus_registry());
	let mut net_config = FullNetworkConfiguration::<Block, H256, N>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let protocol =
		sc_consensus_grandpa::protocol_standard_name(&client.info().genesis_hash, &config.chain_spec);
	let (grandpa_protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
		protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(grandpa_protocol);
	let warp_sync = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa.shared_authority_set().clone(),
		Vec::new(),
	);
	let (network, system_rpc_tx, tx_handler_controller, sync, _bitswap) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: Arc::new(PacedPool::new(pool.clone())),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	if let Some(path) = config.database.path() {
		StorageMonitorService::try_spawn(
			settings.storage_monitor,
			path.to_path_buf(),
			&task_manager.spawn_essential_handle(),
		)
		.map_err(|error| Error::Application(error.into()))?;
	}

	let votes = SharedVoterState::empty();
	let sources = rpc::Sources {
		client: client.clone(),
		pool: pool.clone(),
		authorities: grandpa.shared_authority_set().clone(),
		votes: votes.clone(),
		justifications: grandpa.justification_stream(),
		finality: FinalityProofProvider::new_for_service(
			backend.clone(),
			Some(grandpa.shared_authority_set().clone()),
		),
		exchange: Arc::new(rpc::exchange::Exchange::new(
			client.clone(),
			backend.clone(),
			pool.clone(),
			Receipts::new(client.clone(), backend.clone(), grandpa.shared_authority_set().clone()),
			config.chain_spec.name().into(),
		)),
	};
	let role = config.role;
	let prometheus = config.prometheus_config.clone();
	let runs_offchain_worker = config.offchain_worker.enabled;
	let runs_grandpa = !config.disable_grandpa;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: client.clone(),
		backend: backend.clone(),
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool: pool.clone(),
		rpc_builder: Box::new(move |executor| {
			rpc::methods(sources.clone(), executor).map_err(|error| Error::Application(error.into()))
		}),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	let node = Node {
		client,
		backend,
		pool,
		keystore: keystore_container.keystore(),
		network,
		sync,
		role,
		prometheus,
		telemetry: telemetry.as_ref().map(Telemetry::handle),
		tasks: task_manager,
	};
	if runs_offchain_worker {
		node.run_offchain_worker(settings.verification)?;
	}
	if role.is_authority() {
		node.author(select_chain, block_import, inherents, force_authoring)?;
	}
	if runs_grandpa {
		node.vote(grandpa, votes, name, protocol, notifications)?;
	}
	Ok(node.tasks)
}

impl Node {
	/// Runs the runtime's off-chain worker at every best block. It checks registered data with the
	/// verification key that it finds in the keystore; an empty one leaves it nothing to do.
	fn run_offchain_worker(&self, verification: bool) -> Result<(), Error> {
		let keystore = if verification { self.keystore.clone() } else { LocalKeystore::in_memory().into() };
		let worker = OffchainWorkers::new(OffchainWorkerOptions {
			runtime_api_provider: self.client.clone(),
			is_validator: self.role.is_authority(),
			keystore: Some(keystore),
			offchain_db: self.backend.offchain_storage(),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(self.pool.clone())),
			network_provider: Arc::new(self.network.clone()),
			enable_http_requests: true,
			custom_extensions: |_| Vec::new(),
		})?;
		self.tasks.spawn_handle().spawn(
			"offchain-workers-runner",
			Some("offchain-worker"),
			worker.run(self.client.clone(), self.tasks.spawn_handle()).boxed(),
		);
		Ok(())
	}

	/// Makes blocks in this validator's slots. A node that cannot is shut down.
	fn author(
		&self,
		select_chain: SelectChain,
		block_import: GrandpaImport,
		inherents: Inherents,
		force_authoring: bool,
	) -> Result<(), Error> {
		let mut proposer_factory = sc_basic_authorship::ProposerFactory::new(
			self.tasks.spawn_handle(),
			self.client.clone(),
			self.pool.clone(),
			self.prometheus.as_ref().map(|config| &config.registry),
			self.telemetry.clone(),
		);
		proposer_factory.set_default_block_size_limit(hefu_runtime::MAX_BLOCK_BYTES as usize);

		let sync_oracle = PatientOracle::new(self.sync.clone());
		self.tasks.spawn_handle().spawn(
			"authoring-peer-watch",
			Some("block-authoring"),
			sync_oracle.watch(self.sync.event_stream("authoring-peer-watch")),
		);

		let aura =
			sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
				slot_duration: sc_consensus_aura::slot_duration(&*self.client)?,
				client: self.client.clone(),
				select_chain,
				block_import,
				proposer_factory,
				sync_oracle,
				justification_sync_link: self.sync.clone(),
				create_inherent_data_providers: inherents,
				force_authoring,
				backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
				keystore: self.keystore.clone(),
				block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
				max_block_proposal_slot_portion: Some(SlotProportion::new(LONGEST_PROPOSAL_PORTION)),
				telemetry: self.telemetry.clone(),
				compatibility_mode: Default::default(),
			})?;
		self.tasks.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
		Ok(())
	}

	/// Votes on finality if this is a validator, and follows the votes if not. A node that cannot is shut
	/// down.
	fn vote(
		&self,
		link: GrandpaLink,
		shared_voter_state: SharedVoterState,
		name: String,
		protocol_name: ProtocolName,
		notification_service: Box<dyn NotificationService>,
	) -> Result<(), Error> {
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP_DURATION,
				justification_generation_period: JUSTIFICATION_PERIOD,
				observer_enabled: false,
				local_role: self.role,
				name: Some(name),
				keystore: self.role.is_authority().then(|| self.keystore.clone()),
				telemetry: self.telemetry.clone(),
				protocol_name,
			},
			link,
			network: self.network.clone(),
			sync: self.sync.clone(),
			notification_service,
			voting_rule: VotingRulesBuilder::new().add(BeforeBestBlockBy(VOTE_BEHIND_BEST)).build(),
			prometheus_registry: self.prometheus.as_ref().map(|config| config.registry.clone()),
			shared_voter_state,
			telemetry: self.telemetry.clone(),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(self.pool.clone()),
		})?;
		self.tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}
