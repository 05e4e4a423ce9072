//! What rustc compiles of an invocation that is refused: the errors, and the run-time values, so that their own errors
//! show in the same run and no variable counts as unused.

use payment_core::{
    inspect::tree::{Arm, Node, Value},
    schema::Kind,
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::{
    alias, binding, blank,
    choices::Choosing,
    fallible, ident,
    leaves::{self, BuiltList, Leaf, Statements},
    lists,
    path::Path,
    types,
};
use crate::{source::Source, split, target::Target};

pub fn request(root: &Ident, target: Target, node: &Node<'_>, source: &Source, errors: &TokenStream) -> TokenStream {
    let values = values(root, target, node, source);
    let value = match target {
        Target::Session => quote!(__p::broken()),
        Target::Part(kind) => blank::value(kind),
    };
    let value = fallible::finish(value, source);
    quote!({
        #errors
        #values
        #value
    })
}

/// The run-time values, each typed.
pub fn values(root: &Ident, target: Target, node: &Node<'_>, source: &Source) -> TokenStream {
    let alias = alias(root);
    let begin = fallible::begin(source);
    let values = leaves::statements(target, node, source, &mut Values { source });
    quote!(#alias #begin #values)
}

struct Values<'s> {
    source: &'s Source,
}

impl<'t, 'a> Statements<'t, 'a> for Values<'_> {
    fn leaf(&mut self, leaf: Leaf<'t, 'a>, path: &Path<'_>) -> TokenStream {
        value(&leaf, path, self.source).unwrap_or_default()
    }

    fn item(&mut self, _: &BuiltList<'t, 'a>, _: &'t Node<'a>) -> TokenStream {
        TokenStream::new()
    }

    fn spread(&mut self, list: &BuiltList<'t, 'a>, iterator: &'t Node<'a>, path: &Path<'_>) -> TokenStream {
        match iterator.value {
            Value::Expression => binding::spread(list, iterator, path, self.source),
            _ => TokenStream::new(),
        }
    }

    fn arm(&mut self, _: &Choosing<'t, 'a>, _: Arm) -> TokenStream {
        TokenStream::new()
    }

    fn choice(&mut self, _: &Choosing<'t, 'a>, arms: TokenStream) -> TokenStream {
        arms
    }

    fn list(&mut self, list: &BuiltList<'t, 'a>, items: TokenStream) -> TokenStream {
        let list = lists::declare(list, &items);
        quote!(#[allow(unused_mut)] #list)
    }
}

fn value(leaf: &Leaf<'_, '_>, path: &Path<'_>, source: &Source) -> Option<TokenStream> {
    let place = source.at(leaf.node.place);
    let is_misplaced = match leaf.node.value {
        // a placeholder is a field and not a value to look at
        _ if place.placeholder.is_some() || place.is_missing => return None,
        Value::Expression => false,
        Value::Misplaced => true,
        _ => return None,
    };
    // The number of digits is unknown until the channel is right.
    let is_account_number = leaf.field.is_some_and(|field| types::channel_of(leaf.object, field).is_some());
    let is_open = is_account_number && !leaf.r#type.is_digits();
    if (is_misplaced || is_open) && !place.tokens.iter().any(needs_type) {
        return look(leaf, source);
    }
    let name = Ident::new("__v", Span::mixed_site());
    let bind = binding::bind(&name, leaf, path, source);
    Some(keep(&name, &bind))
}

/// A value that cannot be here, of any type: its own type is not the mistake.
fn look(leaf: &Leaf<'_, '_>, source: &Source) -> Option<TokenStream> {
    let tokens = &source.at(leaf.node.place).tokens;
    let inner = &*split::unwrap_all(tokens);
    if split::is_simple(inner) {
        // it may be meant as a word, or be half a key
        let is_value = !split::is_constant(inner) && source.half_written != Some(leaf.node.place);
        return is_value.then(|| quote!(let _ = &#(#tokens)*;));
    }
    // words in the branches of an expression are not a second mistake
    let words = match leaf.kind {
        Kind::Word(words) => {
            let words = ident(words.name);
            quote!(#[allow(unused_imports)] use __p::#words::*;)
        }
        _ => TokenStream::new(),
    };
    let name = Ident::new("__v", Span::mixed_site());
    let bind = quote!(#[allow(unused_braces, unused_parens)] let #name = { #words #(#tokens)* };);
    Some(keep(&name, &bind))
}

/// Ends a value without dropping it, which a constant cannot.
fn keep(name: &Ident, bind: &TokenStream) -> TokenStream {
    quote!(#bind __p::forget(#name);)
}

/// Whether rustc cannot infer what a value is without a type.
fn needs_type(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.stream().into_iter().any(|token| needs_type(&token)),
        TokenTree::Ident(name) => {
            let name = name.to_string();
            matches!(&*name, "None" | "Ok" | "Err" | "default" | "collect")
                || name.contains("parse")
                || name.ends_with("into")
        }
        _ => false,
    }
}
