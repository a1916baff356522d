//! Tests, one file a topic.

mod attenuation;
mod callers;
mod claims;
mod exclusivity;
mod export;
mod frozen;
mod golden;
mod grants;
mod joint;
mod legs;
mod offers;
mod pledges;
mod properties;
mod refusals;
mod register;
mod relinquish;
mod revocation;
mod told;
mod transfer;
mod try_state;
mod uses;
