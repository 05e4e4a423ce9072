//! The places of values in a request: JSON pointers, some with an index that only the running program knows.

use std::borrow::Cow;

use payment_core::{base::wording::push_pointer_segment, inspect::tree::Node};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::variables;
use crate::source::Source;

/// The place of a value in the request or part.
#[derive(Clone, Copy)]
pub enum Path<'p> {
    Root,
    /// A field of an object.
    Key(&'p Path<'p>, &'p str),
    /// An item of a list without control flow.
    Index(&'p Path<'p>, usize),
    /// The next item of a list that control flow builds.
    Next(&'p Path<'p>, &'p Node<'p>),
}

impl Path<'_> {
    /// Returns the pointer of a list. No list lies inside another one, so its indices are known.
    pub fn pointer(&self) -> String {
        self.parts().0
    }

    /// Prints the place as a value of `payment_core`.
    pub fn print(&self, source: &Source) -> TokenStream {
        let p = source.names.private(Span::call_site());
        match self.parts() {
            (pointer, None) => quote!(#p::At::fixed(#pointer)),
            (list, Some((node, rest))) => {
                let vector = variables::of_list(node, source);
                quote!(#p::At::item(#list, #p::Vec::len(&#vector), #rest))
            }
        }
    }

    /// Returns the pointer and `None`. For a value in a list that control flow builds, returns the pointer of the list,
    /// its node, and the pointer from the item on.
    fn parts(&self) -> (String, Option<(&Node<'_>, String)>) {
        let (parent, segment) = match self {
            Self::Root => return (String::new(), None),
            Self::Next(list, node) => return (list.pointer(), Some((node, String::new()))),
            Self::Key(object, key) => (object, Cow::Borrowed(*key)),
            Self::Index(list, index) => (list, index.to_string().into()),
        };
        let (mut pointer, mut item) = parent.parts();
        let end = item.as_mut().map_or(&mut pointer, |(_, rest)| rest);
        end.push('/');
        push_pointer_segment(&segment, end);
        (pointer, item)
    }
}
