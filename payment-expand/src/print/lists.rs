//! Prints lists that control flow or iterators build: vectors that are filled before the struct literal.
//!
//! ```text
//! let mut __l3 = __p::Vec::<__p::Product>::new();
//! for row in rows {
//!     let __v5: __p::ProductName = row.name;
//!     __p::values::lists::push_at_run_time(&mut __l3, __p::Product { name: __p::Some(__v5), … });
//! }
//! __p::values::lists::Items::<__p::Product>::append_to(vouchers, &mut __l3);
//! ```

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::{types::Type, variables, walk::BuiltList};

/// Declares the vector and fills it with `items`, which are statements.
pub fn declare(list: &BuiltList<'_, '_>, items: &TokenStream) -> TokenStream {
    let (name, item) = (variables::of_list(list.node), Type::of(list.item));
    quote!(let mut #name = __p::Vec::<#item>::new(); #items)
}

/// Adds an item. In a constant, which cannot allocate, rustc blames `span`.
pub fn push(list: &BuiltList<'_, '_>, item: &TokenStream, span: Span) -> TokenStream {
    let name = variables::of_list(list.node);
    quote_spanned!(span=> __p::values::lists::push_at_run_time(&mut #name, #item);)
}

/// Adds the items of an iterator. In a constant, which cannot allocate, rustc blames `span`.
pub fn append(list: &BuiltList<'_, '_>, iterator: &[TokenTree], span: Span) -> TokenStream {
    let (name, item) = (variables::of_list(list.node), Type::of(list.item));
    quote_spanned!(span=> #[allow(unused_parens)] __p::values::lists::Items::<#item>::append_to(#(#iterator)*, &mut #name);)
}
