//! Tests, one file a topic.

mod affirm;
mod books;
mod callers;
mod close;
mod cost;
mod execute;
mod golden;
mod instruct;
mod parties;
mod properties;
mod try_state;
