//! How the pallets are wired.

pub mod anchors;
pub mod consensus;
pub mod domain;
pub mod exports;
pub mod governance;
pub mod market;
pub mod public_data;
pub mod registration;
#[cfg(feature = "runtime-benchmarks")]
mod settlers;
pub mod system;
pub mod trade;
#[cfg(feature = "runtime-benchmarks")]
mod traders;
