//! What is particular to parts: the name of an object.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::{invocation::Purpose, source::Source};

/// The name of a part as a path, by which an editor completes it.
pub fn name(root: &Ident, source: &Source) -> Option<TokenStream> {
    let name = source.part.as_ref()?;
    Some(quote!(use #root::__private::parts::#name as _;))
}

/// The errors of a part whose name is unknown, and a value of any type, after which no code counts as unreachable.
pub fn unknown(root: &Ident, source: &Source, errors: &TokenStream, purpose: Purpose) -> TokenStream {
    let name = (purpose == Purpose::Edit).then(|| name(root, source));
    quote!({ #name #errors match #root::__private::None { #root::__private::Some(value) => value, #root::__private::None => ::core::unreachable!() } })
}
