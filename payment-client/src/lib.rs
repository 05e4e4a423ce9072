//! A client of the Pivot gateway that never pays twice, and reports when it does not know.

pub mod machine;
