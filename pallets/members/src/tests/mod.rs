//! One file a topic; every test runs in [`crate::mock::execute`], which ends with try_state.

mod customers;
mod enrolment;
mod gate;
mod genesis;
mod keys;
mod mortality;
mod party_keys;
mod properties;
mod sealing;
mod seats;
mod suspension;
mod try_state;
