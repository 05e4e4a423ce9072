//! The rules between members, stated a second time, over every shape that a request may have.

pub mod predicates;
pub mod space;
pub mod table;
