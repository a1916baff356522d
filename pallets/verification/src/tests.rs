//! Tests, one file a topic.

mod authorize;
mod closing;
mod evidence;
mod golden;
mod open;
mod properties;
mod sets;
mod try_state;
mod worker;
