//! The macros of the second table.
#![forbid(unsafe_code)]

extern crate proc_macro;

use proc_macro::TokenStream;
use second_table_expand::{Macro, expand};

/// Expands `order!`.
#[proc_macro]
pub fn order_call(input: TokenStream) -> TokenStream {
    expand(Macro::Order, input.into()).into()
}

/// Expands `order_part!`.
#[proc_macro]
pub fn order_part_call(input: TokenStream) -> TokenStream {
    expand(Macro::Part, input.into()).into()
}

/// Expands `try_order!`.
#[proc_macro]
pub fn try_order_call(input: TokenStream) -> TokenStream {
    expand(Macro::TryOrder, input.into()).into()
}

/// Expands `try_order_part!`.
#[proc_macro]
pub fn try_order_part_call(input: TokenStream) -> TokenStream {
    expand(Macro::TryPart, input.into()).into()
}
