//! The items that expansions use, under short names.

pub mod fallible;
pub mod field_type;
mod payment_template;

pub use crate::__payment_template as payment_template;
pub use crate::{
    engine::for_expansions::*,
    request::{free_json::*, rules::rule_rows::waivers, *},
    session::{payment_request::Seal, *},
};

/// The objects that `payment_part!` creates. An editor completes their names.
pub mod parts {
    pub use crate::request::{customer::*, draft::*, method::*, options::*, order::*, refund::*};
}

/// Creates values of required fields from literals.
pub mod of {
    pub use crate::request::{numbers::of::*, texts::of::*};
}

/// Creates values of optional fields from literals.
pub mod some {
    pub use crate::request::{numbers::some::*, texts::some::*};
}
