//! What invocations create, and what for: requests and objects of requests, for rustc or for an editor.

pub use crate::macros::RequestMacro;
use crate::{
    macros::{PART_MACRO, REQUESTS},
    names::PrivatePath,
};
use payment_core::schema::{Kind, Object};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

impl RequestMacro {
    /// Returns the request whose rules are named next to a part, which may be in any request.
    pub fn of_parts() -> &'static Self {
        &REQUESTS[0]
    }

    /// Returns all requests that have a macro.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        REQUESTS.iter()
    }

    pub fn kind(&self) -> Kind {
        Kind::Object(self.object)
    }

    pub fn of(object: &Object) -> Option<&'static Self> {
        REQUESTS.iter().find(|request| request.object == object)
    }

    /// Returns the request whose struct, or the type of the checked request, has this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        let is_it = |request: &&Self| request.wrapper == Some(name) || request.object.name == name;
        REQUESTS.iter().find(is_it)
    }
}

/// The value that an invocation creates: a request, or one object of a request.
#[derive(Clone, Copy)]
pub enum Target {
    Request(&'static RequestMacro),
    Part(&'static Object),
}

impl Target {
    pub fn object(self) -> &'static Object {
        match self {
            Self::Request(request) => request.object,
            Self::Part(object) => object,
        }
    }

    pub fn kind(self) -> Kind {
        Kind::Object(self.object())
    }

    /// Returns the name of the macro, without `try_`.
    pub fn macro_name(self) -> &'static str {
        match self {
            Self::Request(request) => request.macro_name,
            Self::Part(_) => PART_MACRO,
        }
    }

    /// Returns the type around the struct literal, if it has one.
    pub fn wrapper(self) -> Option<Ident> {
        match self {
            Self::Request(request) => request.wrapper.map(|name| Ident::new(name, Span::call_site())),
            Self::Part(_) => None,
        }
    }

    /// Returns the macro that implements more for templates of the request, if there is one.
    pub fn further(self) -> Option<Ident> {
        match self {
            Self::Request(request) => request.further.map(|name| Ident::new(name, Span::call_site())),
            Self::Part(_) => None,
        }
    }

    /// Prints the value of the invocation. `value` is the printed value of its [kind](Self::kind).
    pub fn finish(self, private: &PrivatePath, value: &TokenStream) -> TokenStream {
        match self.wrapper() {
            Some(wrapper) => quote!(#private::#wrapper::new_unchecked(#value)),
            None => value.clone(),
        }
    }
}

/// The purpose of an expansion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// rustc compiles it: a lean expansion, without the request if it is rejected.
    Compile,
    /// rust-analyzer analyses it: a struct literal with the user's own tokens, whatever is wrong.
    Edit,
}
