//! Does what the command line asks for.

use crate::{
	cli::{Cli, Subcommand},
	clock::Clock,
	service::{self, Block, Settings},
};
use sc_cli::{Error, Result, SubstrateCli};
use sc_network::{Litep2pNetworkBackend, NetworkWorker, config::NetworkBackendType};
use sc_service::Configuration;
use sp_core::H256;

/// Runs the node, or the subcommand.
pub fn run(cli: Cli) -> Result<()> {
	let Some(subcommand) = &cli.subcommand else { return run_node(cli) };
	match subcommand {
		Subcommand::Key(command) => command.run(&cli),
		Subcommand::ExportChainSpec(command) => command.run(cli.load_spec(&command.chain)?),
		Subcommand::BuildSpec(command) => {
			cli.create_runner(&**command)?.sync_run(|config| command.run(config.chain_spec, config.network))
		}
		Subcommand::CheckBlock(command) => cli.create_runner(&**command)?.async_run(|config| {
			let node = service::prepare(&config, clock(&cli, &config)?)?;
			Ok((command.run(node.client, node.import_queue), node.task_manager))
		}),
		Subcommand::ExportBlocks(command) => cli.create_runner(&**command)?.async_run(|config| {
			let node = service::prepare(&config, clock(&cli, &config)?)?;
			Ok((command.run(node.client, config.database), node.task_manager))
		}),
		Subcommand::ImportBlocks(command) => cli.create_runner(&**command)?.async_run(|config| {
			let node = service::prepare(&config, clock(&cli, &config)?)?;
			Ok((command.run(node.client, node.import_queue), node.task_manager))
		}),
		Subcommand::ExportTrust(command) => cli.create_runner(&**command)?.async_run(|config| {
			let clock = clock(&cli, &config)?;
			Ok((async { Ok(()) }, command.run(config, clock)?))
		}),
		Subcommand::PurgeChain(command) => {
			cli.create_runner(&**command)?.sync_run(|config| command.run(config.database))
		}
		Subcommand::Revert(command) => cli.create_runner(&**command)?.async_run(|config| {
			let node = service::prepare(&config, clock(&cli, &config)?)?;
			let grandpa = Box::new(|client, _, blocks| Ok(sc_consensus_grandpa::revert(client, blocks)?));
			Ok((command.run(node.client, node.backend, Some(grandpa)), node.task_manager))
		}),
		Subcommand::ChainInfo(command) => {
			cli.create_runner(&**command)?.sync_run(|config| command.run::<Block>(&config))
		}
	}
}

fn run_node(cli: Cli) -> Result<()> {
	cli.create_runner(&cli.run)?.run_node_until_exit(|config| async move {
		let settings = Settings {
			clock: clock(&cli, &config)?,
			verification: !cli.no_verification,
			storage_monitor: cli.storage_monitor,
		};
		match config.network.network_backend {
			NetworkBackendType::Litep2p => service::start::<Litep2pNetworkBackend>(config, settings),
			NetworkBackendType::Libp2p => service::start::<NetworkWorker<Block, H256>>(config, settings),
		}
		.map_err(Error::Service)
	})
}

fn clock(cli: &Cli, config: &Configuration) -> Result<Clock> {
	Clock::new(cli.dev_clock.as_deref(), &config.chain_spec.chain_type())
		.map_err(|error| Error::Input(error.to_string()))
}
