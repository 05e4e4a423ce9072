//! Prints the conversions of `try_payment_session!` and `try_payment_part!`, around the same struct literal.
//!
//! ```text
//! let mut __refusals = __p::fallible::Refusals::new();
//! let __v5 = <__p::Written<_> as __p::Converts<__p::Email>>::CONVERSION
//!     .slot(row.email)
//!     .fill(&mut __refusals, __p::At::fixed("/customer/email"));
//! let __result = __refusals.convert_at_run_time(__p::PaymentSession::new_unchecked(…));
//! __result
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::{
    path::Path,
    types::Type,
    user_value, variables,
    walk::{BuiltList, Leaf},
};
use crate::source::{Place, Source};

/// Prints the start of an expansion in which values convert; nothing for the other macros.
pub fn begin(source: &Source) -> TokenStream {
    if !source.is_fallible {
        return TokenStream::new();
    }
    let refusals = variables::of_refusals();
    quote! {
        #[allow(unused_imports)]
        use __p::{Append as _, Fill as _};
        #[allow(unused_mut)]
        let mut #refusals = __p::fallible::Refusals::new();
    }
}

/// Prints the result of the invocation: the value, unless one of its values is refused.
pub fn finish(value: TokenStream, source: &Source) -> TokenStream {
    if !source.is_fallible {
        return value;
    }
    let (refusals, result) = (variables::of_refusals(), variables::of_result());
    // If the user expects another type, rustc then reports the type of the variable, and not that of the argument.
    quote! {
        let #result = #refusals.convert_at_run_time(#value);
        #result
    }
}

/// Prints `let name = …;` with a value that converts.
pub fn bind(name: &Ident, leaf: &Leaf<'_, '_>, value: &Place, path: &Path<'_>, allow: &TokenStream) -> TokenStream {
    let start = value.start();
    let (refusals, at, inferred) = (variables::of_refusals(), path.print(), user_value::inferred_type(value));
    let field = &leaf.r#type;
    let converts = match (leaf.r#type.is_metadata_value(), leaf.is_optional) {
        (true, false) => quote!(fallible::ConvertsIntoMetadata),
        (true, true) => quote!(fallible::ConvertsIntoOptionalMetadata),
        (false, false) => quote!(Converts<#field>),
        (false, true) => quote!(ConvertsOption<#field>),
    };
    let slot = Ident::new("slot", start);
    let argument = user_value::argument(leaf, value);
    quote! {
        #allow
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        let #name = <#inferred as __p::#converts>::CONVERSION.#slot #argument.fill(&mut #refusals, #at);
    }
}

/// Adds the items of an iterator, which convert, to a list.
pub fn append(list: &BuiltList<'_, '_>, iterator: &Place, path: &Path<'_>) -> TokenStream {
    let (_, end) = iterator.ends();
    let (vector, item, refusals) = (variables::of_list(list.node), Type::of(list.item), variables::of_refusals());
    let (pointer, inferred, tokens) = (path.pointer(), user_value::inferred_type(iterator), iterator.tokens.iter());
    let iterator = quote_spanned!(end=> (#(#tokens)*));
    quote! {
        #[allow(unused_parens, unreachable_code, clippy::diverging_sub_expression)]
        <#inferred as __p::Converts<#item>>::CONVERSION.items #iterator.append(&mut #vector, &mut #refusals, #pointer);
    }
}
