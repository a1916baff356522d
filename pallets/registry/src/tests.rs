//! Tests, one file a topic.

mod checks;
mod content;
mod golden;
mod grades;
mod inspect;
mod lineage;
mod properties;
mod refusals;
mod register;
mod register_many;
mod try_state;
mod versions;
mod withdraw;
