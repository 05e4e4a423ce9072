//! Expands an inspected tree: leanly for rustc, helpfully for the editor.
//!
//! Each module prints one kind of expansion. What they share is here, in [`types`], [`leaves`] and [`binding`].

mod binding;
mod blank;
pub mod broken;
mod choices;
mod control_flow;
pub mod editor;
mod fallible;
mod leaves;
mod lists;
mod marks;
pub mod parts;
mod path;
pub mod rustc;
pub mod template;
mod types;

use payment_core::schema::Field;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Declares `__p`, by which the body of a function in an expansion calls what it needs of `payment_core::__private`.
///
/// Where an alias would be visible to the user, expansions print the full path instead.
fn alias(root: &Ident) -> TokenStream {
    quote!(use #root::__private as __p;)
}

/// An identifier of the expansion's own.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The field of the Rust struct.
fn field_name(field: &Field) -> Ident {
    match field.rust {
        "type" => Ident::new_raw("type", Span::call_site()),
        name => ident(name),
    }
}

/// A JSON string, by the writer that is used at run time.
fn quoted(text: &str) -> String {
    let mut json = Vec::new();
    payment_core::json::text(text, &mut json);
    String::from_utf8(json).expect("a JSON string is UTF-8")
}
