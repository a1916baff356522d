//! Tests, one file a topic.

mod acceptance;
mod arbitration;
mod costs;
mod delivering;
mod disputes;
mod golden;
mod negotiating;
mod ordering;
mod products;
mod properties;
mod refusals;
mod seizure;
mod transferring;
mod try_state;
mod visibility;
