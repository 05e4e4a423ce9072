//! Tests of the crate's promises. A module tests a feature of the macros, or a promise at run time. Requests that must
//! not compile are in `tests/ui`.

mod choices;
mod corpus;
mod escape_hatches;
mod expressions;
mod fallible;
mod hygiene;
mod lists;
mod parts;
mod places;
mod presets;
mod refunds;
mod round_trip;
mod rules;
mod secrets;
mod support;
mod templates;
mod upgrade;
mod values;
