//! Tests, one file a topic.

mod affirm;
mod books;
mod cash;
mod close;
mod cost;
mod deposits;
mod execute;
mod golden;
mod instruct;
mod kept;
mod mediators;
mod parties;
mod properties;
mod refusals;
mod try_state;
