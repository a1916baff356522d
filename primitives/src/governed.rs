//! Bounds of what governance sets (治理参数的上下限): no number that is set may lock the chain, or switch off what it is for.
//!
//! For a number beyond one of these the runtime takes the bound. Clients refuse such a number before anybody votes about it.

/// Shortest window of an allowance, in milliseconds: a second.
pub const MIN_WINDOW_MS: u64 = 1_000;
/// Longest window of an allowance, in milliseconds: an hour. One without end would let nobody in again, not even to set another.
pub const MAX_WINDOW_MS: u64 = 3_600_000;

/// Least execution time for a member's governance in a window, in picoseconds: enough to propose, vote and close.
pub const MIN_GOVERNANCE_REF_TIME: u64 = 100_000_000_000;
/// Least bytes for a member's governance in a window.
pub const MIN_GOVERNANCE_BYTES: u64 = 100_000;

/// Least time from a check's opening to its deadline, in milliseconds: a worker takes up to 40 seconds for one file, and others may
/// be before it.
pub const MIN_CHECK_MS: u64 = 60_000;
/// The same for a check of samples, which a worker reads for up to 120 seconds.
pub const MIN_SAMPLED_CHECK_MS: u64 = 180_000;

/// Least time between two blocks that can count as a standstill of the chain, in slots: a few that are missed are none.
pub const MIN_STALL_SLOTS: u64 = 16;
/// Most, in milliseconds: no number that is set may hide that the chain stood still for a day.
pub const MAX_STALL_MS: u64 = 86_400_000;

/// Longest term that an agreement on authorised operation can have, in months: what is owed for its years is listed.
pub const MAX_TERM_MONTHS: u32 = 360;
