//! The unit tests of the example `check`.
//!
//! They are compiled here, because cargo builds no program for an example with `test = true`, and `run.rs` needs one.
#![allow(dead_code)] // The program's `main`.

#[path = "../check/main.rs"]
mod check;
