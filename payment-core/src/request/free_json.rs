//! JSON objects with any content.

use crate::engine::values::free_json_type::free;

free! {
    /// Merchant data that the gateway returns unchanged: a JSON object with any content.
    pub struct Metadata: Metadata, level 2;
    /// A plan of instalments: a JSON object with any content, since the documentation contradicts itself on its fields.
    pub struct Installment: Type, level 4;
}
