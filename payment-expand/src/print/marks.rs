//! Prints the ways out of a check: marked entries, `key!: value`, and the rules that a request may break.
//!
//! A field of a string type holds a marked value, created by `new_unchecked`. Every other marked value goes into the
//! `other` of its object, as JSON.

use payment_core::inspect::typed::{TypedEntry, Valid};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::{ident, variables};
use crate::{source::Source, token};

/// Declares the variable of an entry in `other` that lies in an arm. It is `None` unless the arm is taken.
pub fn declare_other(entry: &TypedEntry<'_, Valid>, source: &Source) -> TokenStream {
    let (variable, p) = (variables::of_other(entry, source), source.names.private(Span::call_site()));
    let free = source.names.free(&variable);
    quote!(#free let mut #variable: #p::Option<#p::MetadataValue> = #p::None;)
}

/// Prints the names of rules as paths, so that an editor completes them.
pub fn rule_names(private: &TokenStream, source: &Source) -> TokenStream {
    // A keyword cannot be the name of an imported item.
    let names = source.waivers.names.iter().filter(|name| token::is_identifier(&name.to_string()));
    // An empty list is completed where a name would be, so something has to be there.
    quote!(#(use #private::waivers::#names as _;)* use #private::waivers::va_channel as _;)
}

/// Prints the rules that an object may break, as a field of its struct.
pub fn allowed(source: &Source) -> TokenStream {
    let waivers = source.waivers.allowed().iter().map(|waiver| ident(&format!("{waiver:?}")));
    quote!(allowed: __p::Waivers::NONE #(.with(__p::Waiver::#waivers))*,)
}
