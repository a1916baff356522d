//! `hefu-node`: runs a node of a Hefu chain. 合符链节点。
//!
//! - [`cli`], [`command`]: what can be asked of the binary, and who does it;
//! - [`chain_spec`], [`guard`]: which chains it knows, and which it refuses to serve;
//! - [`service`]: the parts of a node, put together;
//! - [`clock`], [`inherents`]: what time it is, for a block's author and for those who check it;
//! - [`receipts`], [`trust`]: proofs of what the chain recorded, and what they are verified by;
//! - [`authoring`], [`gossip`]: what keeps blocks coming under load;
//! - [`rpc`]: the methods beside the SDK's own.

#![allow(clippy::result_large_err, reason = "they are the SDK's errors, and made once in a node's life")]

mod authoring;
mod chain_spec;
mod cli;
mod clock;
mod command;
mod gossip;
mod guard;
mod inherents;
mod receipts;
mod rpc;
mod service;
mod trust;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run(cli::Cli::parse()) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		}
	}
}
