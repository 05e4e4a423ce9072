//! Tests of the expansion, called as a library.

mod agreement;
mod invocations;
mod mistakes;
mod mutations;
mod positions;
mod snapshots;
