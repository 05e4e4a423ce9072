//! The macros, and the values that their invocations create.

use crate::names::PrivatePath;
use payment_core::{
    request::{REFUND, SESSION},
    schema::{Kind, Object},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

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
    pub(crate) fn request(self) -> Option<&'static Request> {
        match self {
            Self::Session | Self::TrySession => Some(Request::session()),
            Self::Refund | Self::TryRefund => Some(Request::refund()),
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

/// A request that has a macro.
pub struct Request {
    /// The kind of its struct literal.
    pub kind: Kind,
    /// The name of the macro.
    pub macro_name: &'static str,
    /// The type that holds the struct once it is checked, unless its [kind](Self::kind) is one that is checked.
    wrapper: Option<&'static str>,
}

/// All requests.
static REQUESTS: [Request; 2] = [
    Request { kind: Kind::Object(SESSION), macro_name: "payment_session", wrapper: Some("PaymentSession") },
    Request { kind: Kind::Checked(REFUND), macro_name: "payment_refund", wrapper: None },
];

impl Request {
    /// The request of `payment_session!`.
    pub fn session() -> &'static Self {
        &REQUESTS[0]
    }

    /// The request of `payment_refund!`.
    fn refund() -> &'static Self {
        &REQUESTS[1]
    }

    /// Returns all requests that have a macro.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        REQUESTS.iter()
    }

    /// Returns the object that is the request.
    pub fn object(&self) -> &'static Object {
        self.kind.as_object().expect("a request is an object")
    }

    /// Returns the request that an object is.
    pub fn of(object: &Object) -> Option<&'static Self> {
        REQUESTS.iter().find(|request| request.kind.as_object() == Some(object))
    }

    /// Returns the request whose struct, or the type of the checked request, has this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        let is_it = |request: &&Self| {
            request.wrapper == Some(name) || request.kind.as_object().is_some_and(|it| it.name == name)
        };
        REQUESTS.iter().find(is_it)
    }
}

/// The value that an invocation creates: a request, or one object of a request.
#[derive(Clone, Copy)]
pub enum Target {
    Request(&'static Request),
    /// An object, or `Checked` of an object.
    Part(Kind),
}

impl Target {
    /// Returns the object that the entries of the invocation describe.
    pub fn object(self) -> &'static Object {
        self.kind().as_object().expect("a part is an object")
    }

    /// Returns the kind of the struct literal.
    pub fn kind(self) -> Kind {
        match self {
            Self::Request(request) => request.kind,
            Self::Part(kind) => kind,
        }
    }

    /// Returns the type around the struct literal, if it has one.
    pub fn wrapper(self) -> Option<Ident> {
        match self {
            Self::Request(request) => request.wrapper.map(|name| Ident::new(name, Span::call_site())),
            Self::Part(_) => None,
        }
    }

    /// Returns whether the invocation creates a request that pays: a session.
    pub fn is_payment(self) -> bool {
        self.kind().as_object() == Request::session().kind.as_object()
    }

    /// Prints the value of the invocation. `value` is the printed struct literal of its [kind](Self::kind).
    pub fn finish(self, private: &PrivatePath, value: &TokenStream) -> TokenStream {
        match self.wrapper() {
            Some(wrapper) => quote!(#private::#wrapper::new_unchecked(#value)),
            None => value.clone(),
        }
    }
}
