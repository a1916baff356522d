//! Tests of faces and of the chain.
