//! Prints the rules that a request may break.

use payment_core::rules::Waiver;
use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::{names::PrivatePath, source::Source, token};

/// Prints the names of rules as paths, so that an editor completes them.
pub fn rule_names(private: &PrivatePath, source: &Source) -> TokenStream {
    // A keyword cannot be the name of an imported item.
    let names = source.waivers.names.iter().filter(|name| token::is_identifier(&name.to_string()));
    // An empty list is completed where a name would be, so something has to be there.
    let any = Waiver::ALL.first().map(|waiver| ident(waiver.attribute_name()));
    quote!(#(use #private::waivers::#names as _;)* use #private::waivers::#any as _;)
}

/// Prints the rules that an object may break, as a field of its struct.
pub fn field(source: &Source) -> TokenStream {
    let waivers = source.waivers.waived().iter().map(|waiver| ident(&format!("{waiver:?}")));
    quote!(allowed: __p::Waivers::NONE #(.with(__p::Waiver::#waivers))*,)
}
