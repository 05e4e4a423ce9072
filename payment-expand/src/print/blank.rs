//! Prints the value of a rejected part: a constant without content, so that the code after it compiles.

use payment_core::schema::{Kind, KnownKind, Object};
use proc_macro2::TokenStream;
use quote::quote;

use super::ident;

/// Prints a value of this kind.
pub fn value(kind: Kind) -> TokenStream {
    match kind.known() {
        KnownKind::Text(text) => {
            let name = ident(text.name);
            quote!(__p::of::#name(""))
        }
        KnownKind::Number(number) => {
            let name = ident(number.name);
            quote!(__p::of::#name(0, 0))
        }
        KnownKind::Word(words) => {
            let (words, word) = (ident(words.name), ident(words.name_at(0)));
            quote!(__p::#words::#word)
        }
        KnownKind::Bool => quote!(false),
        KnownKind::Object(inner) => object(inner),
        KnownKind::Checked(inner) => {
            let inner = object(inner);
            quote!(__p::Checked::new_unchecked(#inner))
        }
        KnownKind::List(_) => quote!(__p::Cow::Borrowed(&[])),
        KnownKind::Free(free) => {
            let name = ident(free.name);
            quote!(__p::#name::new_unchecked("{}"))
        }
    }
}

fn object(object: &Object) -> TokenStream {
    let name = ident(object.name);
    let required = object.fields.iter().filter(|field| field.required).map(|field| value(field.kind));
    quote!(__p::#name::new(#(#required),*))
}
