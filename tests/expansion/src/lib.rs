//! Tests of the expansion, which call it as a library.
#![cfg(test)]

mod agreement;
mod editor;
mod invocations;
mod mistakes;
mod mutations;
mod positions;
mod snapshots;
