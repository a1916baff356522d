//! Tests, one file a topic.

mod cases;
mod golden;
mod life;
mod properties;
mod refusals;
mod rights;
mod transitions;
mod try_state;
