//! Tests, one file a topic.

mod due;
mod golden;
mod life;
mod properties;
mod refusals;
mod try_state;
