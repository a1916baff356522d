//! Tests, one file a topic.

mod agreement;
mod books;
mod disclosure;
mod golden;
mod mid_year;
mod prices;
mod properties;
mod refusals;
mod scope;
mod try_state;
