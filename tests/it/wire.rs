//! An invocation sends exactly its entries: nothing is added, and nothing is lost.

mod choices;
mod expressions;
mod fallible;
mod hostile;
mod lists;
mod parts;
mod round_trip;
mod templates;
mod ways_out;
