//! Prints the value of a rejected part: a constant without content, so that the code after it compiles.

use payment_core::schema::{Kind, Object};
use proc_macro2::TokenStream;
use quote::quote;

use super::ident;

/// Prints a value of this kind.
pub fn value(kind: Kind) -> TokenStream {
    match kind {
        Kind::Text(text) => {
            let name = ident(text.name);
            quote!(__p::of::#name(""))
        }
        Kind::Number(number) => {
            let name = ident(number.name);
            quote!(__p::of::#name(0, 0))
        }
        Kind::EnumValue(list) => {
            let (list, word) = (ident(list.name), ident(list.name_at(0)));
            quote!(__p::#list::#word)
        }
        Kind::Bool => quote!(false),
        Kind::Object(inner) => object(inner),
        Kind::List(_) => quote!(__p::Cow::Borrowed(&[])),
        Kind::Free(free) => {
            let name = ident(free.name);
            quote!(__p::#name::new_unchecked("{}"))
        }
    }
}

fn object(object: &Object) -> TokenStream {
    let name = ident(object.name);
    let required = object.fields.iter().filter(|field| field.required).map(|field| value(field.kind));
    let value = quote!(__p::#name::new(#(#required),*));
    if object.is_checked { quote!(__p::Checked::new_unchecked(#value)) } else { value }
}
