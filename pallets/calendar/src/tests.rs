//! Tests, one file a topic.

mod clocks;
mod genesis;
mod golden;
mod missing;
mod model;
mod packs;
mod periods;
mod properties;
mod published;
mod refusals;
mod set_year;
mod silence;
mod stalls;
mod terms;
mod try_state;
