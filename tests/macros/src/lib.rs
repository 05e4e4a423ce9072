//! Tests that call the expansion as a library.
#![cfg(test)]

mod agreement;
mod book;
mod bounds;
mod editor;
mod follow_ups;
mod helps;
mod invocations;
mod mutations;
mod names;
mod other_macros;
mod positions;
mod presets;
mod snapshots;
