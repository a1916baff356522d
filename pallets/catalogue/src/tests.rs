//! Tests, one file a topic.

mod due;
mod genesis;
mod golden;
mod life;
mod properties;
mod refusals;
mod transitions;
mod try_state;
