//! Prints the names of fields in a struct literal, and those that an editor must not offer.

use std::iter;

use payment_core::{
    inspect::{
        tree::Arm,
        typed::{KeyMatch, TypedEntry, TypedObject},
    },
    schema,
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{
    super::{field_choice, field_name, ident},
    value_of_any_type,
};
use crate::{source::Source, token};

/// Prints fields that must not be offered as completions: those that are set outside of the arm, and those that only
/// the macro sets. `own` are the entries of the struct literal.
pub(super) fn hidden_fields(
    parent: &TypedObject<'_>,
    arm: Option<Arm>,
    own: &[&TypedEntry<'_>],
    source: &Source,
) -> TokenStream {
    let outside = arm.map(|arm| field_choice::fields_outside(arm, &parent.entries)).unwrap_or_default();
    let is_written = |name: &Ident| own.iter().filter_map(|entry| key(entry, source)).any(|key| key == *name);
    let allowed = parent.object.has_rules().then_some("allowed");
    let of_macro = iter::once("other").chain(allowed).map(ident).filter(|name| !is_written(name));
    let names = outside.into_iter().map(field_name).chain(of_macro);
    let placeholder = value_of_any_type();
    quote!(#(#names: #placeholder,)*)
}

/// Returns white space in front of the base of a struct literal.
///
/// Between two entries, rust-analyzer inserts a comma with its marker. The padding shrinks with each bare key, so that
/// the literal does not grow.
pub(super) fn padding(object: &schema::Object, own: &[&TypedEntry<'_>], source: &Source) -> String {
    let is_bare = |entry: &&&TypedEntry<'_>| key(entry, source).is_some() && source[entry.place()].is_bare;
    let width = (object.fields.len() + 16).saturating_sub(own.iter().filter(is_bare).count()) * 32;
    " ".repeat(width)
}

/// Returns the key as the name of a field, or `None` if it cannot be one.
///
/// It has the user's span, which hover, definition and highlighting use.
pub(super) fn key(entry: &TypedEntry<'_>, source: &Source) -> Option<Ident> {
    let snippet = &source[entry.place()];
    let span = snippet.spans().0;
    let name = match (&*snippet.tokens, entry.key) {
        // rust-analyzer looks for its marker in the name.
        ([TokenTree::Ident(name)], _) => name.to_string(),
        (_, KeyMatch::Field(field) | KeyMatch::Repeated(field)) => field.rust.to_owned(),
        _ => return None,
    };
    let (plain, unmarked) = (token::unraw(&name), token::without_marker(&name));
    if matches!(plain, "self" | "Self" | "super" | "crate") {
        return None;
    }
    let is_raw = *plain != *name || !unmarked.is_empty() && !token::is_identifier(&unmarked);
    Some(if is_raw { Ident::new_raw(plain, span) } else { Ident::new(plain, span) })
}
