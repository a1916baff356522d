//! What a node and the subcommands that read or write its database share.

use super::{
	Block, FullBackend, FullClient, FullPool, GrandpaImport, GrandpaLink, JUSTIFICATION_PERIOD, SelectChain,
};
use crate::{clock::Clock, inherents::Inherents};
use sc_consensus_aura::{CheckForEquivocation, ImportQueueParams};
use sc_service::{Configuration, Error, PartialComponents};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sp_consensus_aura::sr25519::AuthorityPair;
use std::sync::Arc;

/// What is specific to this consensus.
pub struct Consensus {
	/// Imports blocks, and tells the voter of them.
	pub block_import: GrandpaImport,
	/// The voter's end of that.
	pub grandpa: GrandpaLink,
	/// Time and slot of new blocks.
	pub clock: Clock,
	/// Reports to operators, if wanted.
	pub telemetry: Option<Telemetry>,
}

/// A node that is not connected to anything yet.
pub type Parts = PartialComponents<
	FullClient,
	FullBackend,
	SelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	FullPool,
	Consensus,
>;

/// Opens the database, and starts what imports blocks into it.
pub fn prepare(config: &Configuration, clock: Clock) -> Result<Parts, Error> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok::<_, sc_telemetry::Error>((worker, telemetry))
		})
		.transpose()?;

	let (client, backend, keystore_container, task_manager) = sc_service::new_full_parts(
		config,
		telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
		sc_service::new_wasm_executor(&config.executor),
		// Pruned nodes keep the blocks with justifications, from which others prove finality and warp sync.
		vec![Arc::new(sc_consensus_grandpa::GrandpaPruningFilter)],
	)?;
	let client: Arc<FullClient> = Arc::new(client);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = SelectChain::new(backend.clone());
	let transaction_pool = Arc::new(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (block_import, grandpa) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(Telemetry::handle),
	)?;
	// The check (which only writes to the log) keeps a record for each slot and, when time jumps, deletes one for each
	// slot jumped over: a month took it six seconds, in which the node did nothing else.
	let check_for_equivocation =
		if clock.is_shifted() { CheckForEquivocation::No } else { CheckForEquivocation::Yes };
	let import_queue = sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
		block_import: block_import.clone(),
		justification_import: Some(Box::new(block_import.clone())),
		client: client.clone(),
		create_inherent_data_providers: Inherents::new(client.clone(), clock.clone()),
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation,
		telemetry: telemetry.as_ref().map(Telemetry::handle),
		compatibility_mode: Default::default(),
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: Consensus { block_import, grandpa, clock, telemetry },
	})
}
