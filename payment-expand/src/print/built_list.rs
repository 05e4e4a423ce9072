//! Prints lists that control flow or iterators build: vectors that are filled before the struct literal.
//!
//! ```text
//! let mut __l3 = $crate::__private::Vec::<$crate::__private::Product>::new();
//! for row in rows {
//!     let __v5 = …;
//!     {
//!         use $crate::__private as __p;
//!         __p::values::lists::push_at_run_time(&mut __l3, __p::Product { name: __p::Some(__v5), … });
//!     }
//! }
//! $crate::__private::values::lists::Items::<__p::Product>::append_to(vouchers, &mut __l3);
//! ```

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{types::Type, variables, visitor::BuiltList, without_parentheses};
use crate::source::{Snippet, Source};

/// Declares the vector and fills it with `items`, which are statements.
pub fn declare(list: &BuiltList<'_>, items: &TokenStream, source: &Source) -> TokenStream {
    let (name, p) = (variables::of_list(list.node, source), source.names.private(Span::call_site()));
    let item = Type::of(list.item).full(&p);
    quote!(let mut #name = #p::Vec::<#item>::new(); #items)
}

/// Adds an item. In a constant, which cannot allocate, rustc blames the list.
pub fn push(list: &BuiltList<'_>, item: &TokenStream, source: &Source) -> TokenStream {
    let (name, span) = (variables::of_list(list.node, source), source[list.node.place].start());
    source.names.statements_with_alias(&quote_spanned!(span=> __p::values::lists::push_at_run_time(&mut #name, #item);))
}

/// Adds the items of an iterator. In a constant, which cannot allocate, rustc blames the list.
pub fn append(list: &BuiltList<'_>, iterator: &Snippet, source: &Source) -> TokenStream {
    let (name, span) = (variables::of_list(list.node, source), source[list.node.place].start());
    let (p, iterator) = (source.names.private(span), without_parentheses(&iterator.tokens));
    let item = Type::of(list.item).full(&p);
    quote_spanned!(span=> #p::values::lists::Items::<#item>::append_to(#iterator, &mut #name);)
}
