//! The places of values in a request: JSON pointers, some with an index that only the running program knows.

use payment_core::{base, inspect::tree::Node};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::variables;
use crate::source::Source;

/// The place of a value in the request or part.
#[derive(Clone, Default)]
pub struct Path<'p> {
    /// The list that control flow builds around the value, with its path.
    list: Option<(base::path::Path, &'p Node<'p>)>,
    /// The path from the request, or from the item of that list.
    rest: base::path::Path,
}

impl<'p> Path<'p> {
    /// Returns the path of the value under a key of this object.
    pub fn child(&self, key: &str) -> Self {
        Self { rest: self.rest.child(key), ..self.clone() }
    }

    /// Returns the path of an item of this list, which has no control flow.
    pub fn item(&self, index: usize) -> Self {
        Self { rest: self.rest.item(index), ..self.clone() }
    }

    /// Returns the path of the next item of this list, which control flow builds.
    pub fn next_item(&self, list: &'p Node<'p>) -> Self {
        Self { list: Some((self.rest.clone(), list)), rest: base::path::Path::default() }
    }

    /// Returns the pointer of a list. No list lies inside another one, so its indices are known.
    pub fn pointer(&self) -> String {
        self.list.as_ref().map_or(&self.rest, |(list, _)| list).to_string()
    }

    /// Prints the place as a value of `payment_core`.
    pub fn print(&self, source: &Source) -> TokenStream {
        let p = source.names.private(Span::call_site());
        let (pointer, rest) = (self.pointer(), self.rest.to_string());
        match &self.list {
            None => quote!(#p::At::fixed(#pointer)),
            Some((_, node)) => {
                let vector = variables::of_list(node, source);
                quote!(#p::At::item(#pointer, #p::Vec::len(&#vector), #rest))
            }
        }
    }
}
