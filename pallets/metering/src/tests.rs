//! Tests, one file a topic.

mod close;
mod cost;
mod golden;
mod grants;
mod open;
mod properties;
mod redeem;
mod refusals;
mod replay;
mod try_state;
mod windows;
