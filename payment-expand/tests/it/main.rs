//! Tests of the expansion, called as a library.

mod agreement;
mod mutations;
mod snapshots;
