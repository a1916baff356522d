//! The index of a Hefu chain (合符索引): follows final blocks into SQLite or PostgreSQL, answers questions about them over HTTP, and
//! serves the explorer.
//!
//! It is never the source of truth. Every row names the block and the event from which it comes, or the question by which the
//! state proves it: whoever doubts fetches the receipt from a node and compares, word for word.
//!
//! - [`Source`] reads blocks from a node, and holds them against their headers;
//! - `decode` puts them into words, those of receipts;
//! - `fold` makes the chain's state of the words;
//! - [`Follower`] writes batches, each with how far the index is, in one transaction;
//! - [`api`] answers questions;
//! - [`Histories`] tells what happened to filings and applications, and [`replay()`] what another law would have made of it.

pub mod api;
mod database;
mod decode;
mod error;
mod explorer;
mod fold;
mod follow;
mod genesis;
mod law;
mod objects;
mod raw;
mod replay;
mod search;
mod serve;
mod source;
mod tables;
mod trie;
mod wait;
mod web;

pub use database::{Database, Row, Session, Value};
pub use decode::{Block, Decoder, Event, Transaction};
pub use error::Error;
pub use explorer::Explorer;
pub use follow::{AHEAD, BATCH, Follower, Progress, Writer};
pub use law::Law;
pub use raw::{RawBlock, RawGenesis, RawVersion};
pub use replay::{Act, Case, Difference, Done, Histories, History, Names, Otherwise, Unfit, replay};
pub use serve::{Indexer, Options};
pub use source::{Head, Source};
pub use tables::{FIRST, OTHERS, Table};
pub use wait::{Away, until_there};
