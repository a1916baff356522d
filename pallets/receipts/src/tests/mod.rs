//! One file a topic.

mod digest;
