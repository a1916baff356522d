//! Tests, one file a topic.

mod callers;
mod endorse;
mod golden;
mod issue;
mod parties;
mod properties;
mod reject;
mod settle;
mod states;
mod surrender;
mod transfer;
mod try_state;
mod visibility;
