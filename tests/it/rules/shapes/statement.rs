//! An independent statement of the rules between fields, for every shape of a request.

pub mod predicates;
pub mod space;
pub mod table;
