//! Tests, one file a topic.

mod attenuation;
mod callers;
mod claims;
mod exclusivity;
mod golden;
mod grants;
mod joint;
mod legs;
mod offers;
mod properties;
mod refusals;
mod relinquish;
mod revocation;
mod try_state;
mod uses;
