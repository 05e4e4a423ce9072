//! What the name of an unknown key means: a field of its object, or fields of other objects. Only names count, never values.

mod homes;
mod named_field;

pub use self::{
    homes::{FieldPath, homes_of},
    named_field::{Naming, alternatives, named_field, naming, same_field},
};
