//! The places of values in a request: JSON pointers, in which the running program fills in indices.

use payment_core::inspect::tree::Node;
use proc_macro2::TokenStream;
use quote::quote;

use super::lists;

/// The place of a value, seen from the request or part that is made.
#[derive(Clone, Copy)]
pub enum Path<'p> {
    Root,
    /// A field of an object.
    Key(&'p Path<'p>, &'p str),
    /// An item of a list that is written.
    Index(&'p Path<'p>, usize),
    /// The next item of a list that control flow builds.
    Next(&'p Path<'p>, &'p Node<'p>),
}

impl Path<'_> {
    /// The pointer of a list as text. No list lies inside another one, so it has no index to fill in.
    pub fn pointer(&self) -> String {
        self.parts().0
    }

    /// The place as `payment_core` describes it.
    pub fn print(&self) -> TokenStream {
        match self.parts() {
            (pointer, None) => quote!(__p::At::fixed(#pointer)),
            (list, Some((node, rest))) => {
                let vector = lists::name(node);
                quote!(__p::At::item(#list, __p::Vec::len(&#vector), #rest))
            }
        }
    }

    /// The pointer, or the list in which the value lies and the pointer from its item on.
    fn parts(&self) -> (String, Option<(&Node<'_>, String)>) {
        let (parent, segment) = match self {
            Self::Root => return (String::new(), None),
            Self::Next(list, node) => return (list.pointer(), Some((node, String::new()))),
            Self::Key(object, key) => (object, key.replace('~', "~0").replace('/', "~1")),
            Self::Index(list, index) => (list, index.to_string()),
        };
        let (mut pointer, mut item) = parent.parts();
        let end = item.as_mut().map_or(&mut pointer, |(_, rest)| rest);
        end.push('/');
        end.push_str(&segment);
        (pointer, item)
    }
}
