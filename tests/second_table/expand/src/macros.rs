//! The macros of the shop.

use payment_core::{request::ORDER, schema::Kind};

use crate::request_macro::RequestMacro;

/// The requests that have a macro.
pub static REQUESTS: [RequestMacro; 1] =
    [RequestMacro { kind: Kind::Checked(ORDER), macro_name: "order", wrapper: None, further: None }];

/// The macro that creates an object of an order.
pub const PART_MACRO: &str = "order_part";

/// One of the macros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Macro {
    Order,
    Part,
    TryOrder,
    TryPart,
}

impl Macro {
    /// Returns the request that the macro creates, or `None` if it creates an object of a request.
    pub(crate) fn request(self) -> Option<&'static RequestMacro> {
        match self {
            Self::Order | Self::TryOrder => Some(&REQUESTS[0]),
            Self::Part | Self::TryPart => None,
        }
    }

    /// Returns the name of the macro, or `None` if it creates an object of a request.
    pub(crate) fn name(self) -> Option<String> {
        let prefix = if self.is_fallible() { "try_" } else { "" };
        self.request().map(|request| format!("{prefix}{}", request.macro_name))
    }

    /// Returns whether run-time values convert into their fields.
    pub(crate) fn is_fallible(self) -> bool {
        matches!(self, Self::TryOrder | Self::TryPart)
    }
}
