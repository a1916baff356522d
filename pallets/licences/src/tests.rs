//! Tests, one file a topic.

mod authorities;
mod callers;
mod golden;
mod history;
mod issue;
mod keys;
mod presentation;
mod privacy;
mod properties;
mod recognition;
mod refusals;
mod status;
mod successors;
mod try_state;
mod verify;
