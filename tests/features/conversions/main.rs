//! Tests of conversions from and into the types and formats of other crates, at the limits of both sides.

mod decimals;
mod formats;
mod ids;
mod instants;
mod metadata;
