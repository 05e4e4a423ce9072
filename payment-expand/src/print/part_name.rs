//! Prints the name of a part, and parts whose name is unknown.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::{source::Source, target::Purpose};

/// Prints the name of a part as a path, so that an editor completes it.
pub fn name(root: &Ident, source: &Source) -> Option<TokenStream> {
    let name = source.part.as_ref()?;
    Some(quote!(use #root::__private::parts::#name as _;))
}

/// Prints the errors of a part whose name is unknown.
///
/// The value has any type, and the code after it does not count as unreachable.
pub fn unknown(root: &Ident, source: &Source, errors: &TokenStream, purpose: Purpose) -> TokenStream {
    let name = (purpose == Purpose::Edit).then(|| name(root, source));
    quote!({
        #name
        #errors
        #root::__private::never()
    })
}
