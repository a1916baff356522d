//! How the pallets are wired.

pub mod consensus;
pub mod domain;
pub mod exports;
pub mod governance;
pub mod market;
pub mod public_data;
pub mod registration;
pub mod system;
pub mod trade;
#[cfg(feature = "runtime-benchmarks")]
mod traders;
