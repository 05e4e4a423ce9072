//! Values from and into the types of other crates, at the limits of both. Nothing but tests.
#![cfg(test)]

mod addresses;
mod decimals;
mod ids;
mod instants;
