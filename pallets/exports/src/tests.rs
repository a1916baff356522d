//! Tests, one file a topic.

mod golden;
mod paths;
mod properties;
mod refusals;
mod rules;
mod try_state;
mod years;
