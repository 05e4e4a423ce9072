//! The value that an invocation creates.

use payment_core::{
    request::SESSION,
    schema::{Kind, Object},
};
use proc_macro2::TokenStream;
use quote::quote;

/// The value that an invocation creates: a request, or one object of a request.
#[derive(Clone, Copy)]
pub enum Target {
    Session,
    /// An object, or `Checked` of an object.
    Part(Kind),
}

impl Target {
    /// Returns the object that the entries of the invocation describe.
    pub fn object(self) -> &'static Object {
        self.kind().as_object().expect("a part is an object")
    }

    /// Returns the kind of the value.
    pub fn kind(self) -> Kind {
        match self {
            Self::Session => Kind::Object(SESSION),
            Self::Part(kind) => kind,
        }
    }

    /// Prints the value of the invocation. `value` is the printed struct literal of its [kind](Self::kind).
    pub fn finish(self, private: &TokenStream, value: &TokenStream) -> TokenStream {
        match self {
            Self::Session => quote!(#private::PaymentSession::new_unchecked(#value)),
            Self::Part(_) => value.clone(),
        }
    }
}
