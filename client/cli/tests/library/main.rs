//! The library behind the command, where it needs neither a node nor the program: one program for all of it, so that it is linked once.

mod arguments;
mod corrections;
mod drafts;
mod hints;
mod import;
mod index;
mod market;
mod mirror;
mod questions;
mod receipts;
mod refused;
mod replay;
mod terms;
mod usage;
mod validators;
mod words;
