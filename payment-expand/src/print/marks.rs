//! Prints the ways out of a check: marked entries, `key!: value`, and the rules that a request may break.
//!
//! A field of a string type holds a marked value, created by `new_unchecked`. Every other marked value goes into the
//! `other` of its object, as JSON.

use payment_core::inspect::tree::{Entry, KeyMatch};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::{ident, variables};
use crate::{source::Source, token};

/// Returns whether an object keeps an entry in `other`.
pub fn goes_to_other(entry: &Entry<'_>) -> bool {
    match entry.key_match {
        KeyMatch::Other => true,
        KeyMatch::Given(_) => entry.is_unchecked && !entry.is_unchecked_text(),
        _ => false,
    }
}

/// Returns the name of an entry in `other`.
pub fn name_in_other<'e>(entry: &'e Entry<'_>) -> &'e str {
    entry.given_field().map_or(&entry.key, |field| field.wire)
}

/// Returns the entries that an object keeps in `other`, in the order of the source.
pub fn other_entries<'e, 'a>(entries: &'e [Entry<'a>]) -> impl Iterator<Item = &'e Entry<'a>> {
    entries.iter().filter(|entry| goes_to_other(entry))
}

/// Declares the variable of an entry in `other` that lies in an arm. It is `None` unless the arm is taken.
pub fn declare_other(entry: &Entry<'_>, source: &Source) -> TokenStream {
    let (variable, p) = (variables::of_other(entry, source), source.names.private(Span::call_site()));
    let free = source.names.free(&variable);
    quote!(#free let mut #variable: #p::Option<#p::MetadataValue> = #p::None;)
}

/// Prints the names of rules as paths, so that an editor completes them.
pub fn rule_names(private: &TokenStream, source: &Source) -> TokenStream {
    // A keyword cannot be the name of an imported item.
    let names = source.rule_names.iter().filter(|name| token::is_identifier(&name.to_string()));
    // An empty list is completed where a name would be, so something has to be there.
    quote!(#(use #private::waivers::#names as _;)* use #private::waivers::va_channel as _;)
}

/// Prints the rules that an object may break, as a field of its struct.
pub fn allowed(source: &Source) -> TokenStream {
    let waivers = source.allowed().iter().map(|waiver| ident(&format!("{waiver:?}")));
    quote!(allowed: __p::Waivers::NONE #(.with(__p::Waiver::#waivers))*,)
}
