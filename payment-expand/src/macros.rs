//! The macros and their requests. This is all that the expansion knows of the gateway.

use payment_core::{
    request::{REFUND, SESSION},
    schema::Object,
};

/// A request that has a macro.
pub struct RequestMacro {
    /// The object that is the request.
    pub object: &'static Object,
    /// The name of the macro.
    pub macro_name: &'static str,
    /// The type that holds the struct once it is checked, unless that is `Checked`.
    pub wrapper: Option<&'static str>,
    /// The macro of `payment_core::__private` that implements more for templates of the request.
    pub further: Option<&'static str>,
}

/// The requests that have a macro.
pub static REQUESTS: [RequestMacro; 2] = [
    RequestMacro {
        object: SESSION,
        macro_name: "payment_session",
        wrapper: Some("PaymentSession"),
        further: Some("payment_template"),
    },
    RequestMacro { object: REFUND, macro_name: "payment_refund", wrapper: None, further: None },
];

/// The macro that creates an object of a request.
pub const PART_MACRO: &str = "payment_part";

/// One of the macros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Macro {
    /// `payment_session! { … }`.
    Session,
    /// `payment_refund! { … }`.
    Refund,
    /// `payment_part!(Name { … })`.
    Part,
    /// `try_payment_session! { … }`.
    TrySession,
    /// `try_payment_refund! { … }`.
    TryRefund,
    /// `try_payment_part!(Name { … })`.
    TryPart,
}

impl Macro {
    /// All macros.
    pub const ALL: [Self; 6] =
        [Self::Session, Self::Refund, Self::Part, Self::TrySession, Self::TryRefund, Self::TryPart];

    /// Returns the request that the macro creates, or `None` if it creates an object of a request.
    pub(crate) fn request(self) -> Option<&'static RequestMacro> {
        match self {
            Self::Session | Self::TrySession => Some(&REQUESTS[0]),
            Self::Refund | Self::TryRefund => Some(&REQUESTS[1]),
            Self::Part | Self::TryPart => None,
        }
    }

    /// Returns the name of the macro, or `None` if it creates an object of a request.
    pub(crate) fn name(self) -> Option<String> {
        let prefix = if self.is_fallible() { "try_" } else { "" };
        self.request().map(|request| format!("{prefix}{}", request.macro_name))
    }

    /// Returns whether run-time values convert into their fields, so that the invocation returns a `Result`.
    pub(crate) fn is_fallible(self) -> bool {
        matches!(self, Self::TrySession | Self::TryRefund | Self::TryPart)
    }
}
