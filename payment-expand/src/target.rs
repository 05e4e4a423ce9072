//! What an invocation makes.

use payment_core::{
    request::SESSION,
    schema::{Kind, Object},
};
use proc_macro2::TokenStream;
use quote::quote;

/// What an invocation makes: a request, or one object of a request.
#[derive(Clone, Copy)]
pub enum Target {
    Session,
    /// An object, or `Checked` of an object.
    Part(Kind),
}

impl Target {
    /// The object that the entries of the invocation describe.
    pub fn object(self) -> &'static Object {
        match self.kind() {
            Kind::Object(object) | Kind::Checked(object) => object,
            _ => unreachable!("a part is an object"),
        }
    }

    pub fn kind(self) -> Kind {
        match self {
            Self::Session => Kind::Object(SESSION),
            Self::Part(kind) => kind,
        }
    }

    /// The value of the invocation, from the value that has been printed for its [kind](Self::kind).
    pub fn finish(self, private: &TokenStream, value: &TokenStream) -> TokenStream {
        match self {
            Self::Session => quote!(#private::PaymentSession::new_unchecked(#value)),
            Self::Part(_) => value.clone(),
        }
    }
}
