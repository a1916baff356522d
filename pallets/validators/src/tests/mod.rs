//! One file a topic.

mod keys;
mod properties;
mod sets;
mod suspension;
mod try_state;
