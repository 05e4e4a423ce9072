//! What `try_payment_session!` and `try_payment_part!` print around the same literal: values that convert.
//!
//! ```text
//! let mut __refusals = __p::fallible::Refusals::new();
//! let __v5 = __p::Converts::<__p::Email>::slot(row.email).fill(&mut __refusals, __p::At::fixed("/customer/email"));
//! __refusals.finish(__p::PaymentSession::new_unchecked(…))
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{
    binding, ident,
    leaves::{BuiltList, Leaf},
    lists,
    path::Path,
    types::Type,
};
use crate::source::{Place, Source};

/// The values that have been refused so far.
fn refusals() -> Ident {
    Ident::new("__refusals", Span::mixed_site())
}

/// Begins an expansion in which values convert.
pub fn begin(source: &Source) -> TokenStream {
    if !source.is_fallible {
        return TokenStream::new();
    }
    let refusals = refusals();
    quote! {
        #[allow(unused_imports)]
        use __p::{Append as _, Fill as _};
        #[allow(unused_mut)]
        let mut #refusals = __p::fallible::Refusals::new();
    }
}

/// The result of the invocation: the value, unless a part of it has been refused.
pub fn finish(value: TokenStream, source: &Source) -> TokenStream {
    if !source.is_fallible {
        return value;
    }
    let refusals = refusals();
    quote!(#refusals.finish(#value))
}

/// `let name = …` with a value that converts.
pub fn bind(name: &Ident, leaf: &Leaf<'_, '_>, value: &Place, path: &Path<'_>, allow: &TokenStream) -> TokenStream {
    let (start, end) = value.ends();
    let (refusals, ty, at) = (refusals(), leaf.r#type.spanned(start), path.print());
    let function = ident(if leaf.is_optional { "optional_slot" } else { "slot" });
    let slot = if leaf.r#type.is_metadata_value() {
        quote_spanned!(start=> __p::fallible::ConvertsIntoMetadata::#function)
    } else {
        quote_spanned!(start=> __p::Converts::<#ty>::#function)
    };
    let written = binding::written(leaf, value);
    let tokens = written.iter();
    let value = quote_spanned!(end=> (#(#tokens)*));
    quote! {
        #allow
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        let #name = #slot #value.fill(&mut #refusals, #at);
    }
}

/// Adds the items of an iterator, which convert.
pub fn append(list: &BuiltList<'_, '_>, iterator: &Place, path: &Path<'_>) -> TokenStream {
    let (start, end) = iterator.ends();
    let (vector, item, refusals) = (lists::name(list.node), Type::of(list.item).spanned(start), refusals());
    let (pointer, tokens) = (path.pointer(), iterator.tokens.iter());
    let items = quote_spanned!(start=> __p::fallible::IntoItems::<#item>::of);
    let iterator = quote_spanned!(end=> (#(#tokens)*));
    quote! {
        #[allow(unused_parens, unreachable_code, clippy::diverging_sub_expression)]
        #items #iterator.append(&mut #vector, &mut #refusals, #pointer);
    }
}
