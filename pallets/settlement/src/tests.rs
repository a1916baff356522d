//! Tests, one file a topic.

mod affirm;
mod books;
mod close;
mod cost;
mod execute;
mod golden;
mod instruct;
mod parties;
mod properties;
mod refusals;
mod try_state;
