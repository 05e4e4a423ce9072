//! The answer to an unknown key: the field of its object that it names, or the places in other objects where a field of its
//! name belongs.
//!
//! Only names count, never values. A key that names no field of its object is never taken for one.

mod elsewhere;
mod homes;
mod named_field;
mod way_end;

pub use self::{
    elsewhere::{Elsewhere, entries_at, has_key, value_elsewhere, value_next_to},
    homes::{FieldPath, homes_of, is_group},
    named_field::{Naming, named_field, naming, same_field},
    way_end::{Found, find},
};
