//! The id of a refund.

use crate::engine::{schema::forms, values::text_type::text};

text! {
    /// The gateway's id of a refund, from a response.
    pub struct RefundId: Text, 1..=255, forms::ANY;
}
