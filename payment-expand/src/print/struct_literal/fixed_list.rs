//! Prints lists without control flow: constants and vectors.

use payment_core::inspect::{tree::Node, typed::TypedNode};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{ValuePrinter, is_literal};
use crate::print::variables;

impl ValuePrinter<'_> {
    /// Prints a list: a constant if it consists of literals, and a vector otherwise.
    pub(super) fn list(self, list: &Node<'_>, nodes: &[TypedNode<'_>]) -> TokenStream {
        if self.source[list.place].items.is_some() {
            let list = variables::of_list(list, self.source);
            return quote!(__p::Cow::Owned(#list));
        }
        let items = nodes.iter().map(|node| self.value(node));
        if nodes.iter().all(|node| is_literal(&node.value)) {
            return quote!(__p::list(const { &[#(#items),*] }));
        }
        // In a constant, which cannot allocate, rustc blames the list.
        quote_spanned!(self.source[list.place].start()=> __p::Cow::Owned(__p::values::lists::create_at_run_time([#(#items),*])))
    }
}
