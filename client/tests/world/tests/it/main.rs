//! The promises of payments, in a simulated world.
//!
//! `WORLD_SEED=17 cargo test -p test-world` runs the plan with that number, and prints its trace. `WORLD=all` runs all plans of
//! the catalogue, and `WORLD=20000` so many more.

mod axioms;
mod page;
mod plans;
mod wrong;
