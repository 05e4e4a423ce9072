//! The id of a session.

use crate::{schema::forms, values::text_type::text};

text! {
    /// The gateway's id of a session, from its answer.
    pub struct SessionId: Text, 1..=255, forms::ANY, "bca0b57a-391e-4f6f-bfef-8cd37492ee5b";
}
