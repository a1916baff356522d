//! Tests, one file a topic.

mod attestors;
mod documents;
mod entries;
mod golden;
mod invoices;
mod properties;
mod refusals;
mod secrets;
mod try_state;
