//! `hefu dsp`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Moment, PurposesArgs, TermsArgs};

/// Messages of the Dataspace Protocol.
#[derive(Debug, Subcommand)]
pub enum Dsp {
	/// What a connector's message says in the chain's forms, and what of it its parties keep; no network
	///
	/// FILE is a message of the Dataspace Protocol 2025-1. The field that is wrong, or that names what is not known, is told; exit code 3.
	Read(ReadMessage),
	/// The digest of terms, by which listings, negotiations and agreements have them; no network
	///
	/// With --out the terms are written as an offer, which the seller gives to whoever buys: hefu grant offer --policy makes a grant of
	/// it, and hefu order receive --offer holds the grant against it.
	Digest {
		/// The terms.
		#[command(flatten)]
		terms: Box<TermsArgs>,
		/// The offer's file, an ODRL policy of the same digest; nothing is overwritten
		#[arg(long, value_name = "FILE")]
		out: Option<PathBuf>,
	},
}

/// A message, and what it takes to understand it.
#[derive(Debug, Args)]
pub struct ReadMessage {
	/// The message, in JSON
	#[arg(value_name = "FILE")]
	pub message: PathBuf,
	/// What names in messages stand for: a JSON object, as the guide has it; without it only names of this chain's own are known,
	/// urn:hefu: and an id
	#[arg(long, value_name = "FILE", env = "HEFU_DSP_NAMES")]
	pub names: Option<PathBuf>,
	/// From when on offers hold that do not say so; both sides take the same moment
	#[arg(long, value_name = "TIME")]
	pub begins: Option<Moment>,
	/// The consortium's list of purposes.
	#[command(flatten)]
	pub purposes: PurposesArgs,
}
