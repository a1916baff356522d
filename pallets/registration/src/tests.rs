//! Tests, one file a topic.

mod cases;
mod life;
