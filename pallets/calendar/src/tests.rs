//! Tests, one file a topic.

mod genesis;
mod golden;
mod periods;
mod properties;
mod published;
mod set_year;
mod try_state;
