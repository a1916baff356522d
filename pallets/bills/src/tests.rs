//! Tests, one file a topic.

mod endorse;
mod golden;
mod issue;
mod parties;
mod properties;
mod refusals;
mod reject;
mod settle;
mod states;
mod surrender;
mod transfer;
mod try_state;
mod visibility;
