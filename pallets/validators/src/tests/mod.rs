//! One file a topic.

mod keys;
mod sets;
mod suspension;
