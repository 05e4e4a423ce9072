//! JSON objects with any content.

use crate::engine::values::free_json_type::free;

free! {
    /// What the shop prints on the parcel.
    pub struct Labels: Metadata, level 2;
}
