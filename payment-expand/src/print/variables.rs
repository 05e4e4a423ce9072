//! The variables of an expansion.

use payment_core::{
    inspect::{
        tree::{ChoiceId, Node},
        typed::TypedEntry,
    },
    schema::Field,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::source::Source;

/// Returns the variable that a run-time value is bound to.
pub fn bound(node: &Node<'_>, source: &Source) -> Ident {
    source.names.variable(&format!("v{}", node.place.0))
}

/// Prints a run-time value: its variable, or the field of its placeholder in the template `self`.
pub fn of_value(node: &Node<'_>, source: &Source) -> TokenStream {
    match &source[node.place].placeholder {
        Some(field) => {
            let span = Span::call_site().located_at(field.span());
            let (owner, mut field) = (Ident::new("self", span), field.clone());
            field.set_span(span);
            quote!(#owner.#field)
        }
        None => bound(node, source).into_token_stream(),
    }
}

/// Returns the variable of a list that control flow or iterators build: a vector.
pub fn of_list(list: &Node<'_>, source: &Source) -> Ident {
    source.names.variable(&format!("l{}", list.place.0))
}

/// Returns the variable that the arms of a choice initialise with the value of a field.
pub fn of_choice(choice: ChoiceId, field: &Field, source: &Source) -> Ident {
    source.names.variable(&format!("c{}_{}", choice.number(), field.rust))
}

/// Returns the variable of an entry in `other` that lies in an arm of a choice.
pub fn of_other(entry: &TypedEntry<'_>, source: &Source) -> Ident {
    source.names.variable(&format!("o{}", entry.place().0))
}

/// Returns the variable of the values that cannot be converted.
pub fn of_errors(source: &Source) -> Ident {
    source.names.variable("errors")
}

/// Returns the vector that a template's JSON is appended to.
pub fn of_output(source: &Source) -> Ident {
    source.names.variable("out")
}

/// Returns the variable of the length of that vector before an object.
pub fn of_start(object: usize, source: &Source) -> Ident {
    source.names.variable(&format!("start{object}"))
}

/// Returns the variable of an optional value that is present.
pub fn of_present(source: &Source) -> Ident {
    source.names.variable("value")
}

/// Returns the variable of the result of an invocation whose values convert.
pub fn of_result(source: &Source) -> Ident {
    source.names.variable("result")
}

/// Declares the variable of an entry in `other` that lies in an arm. It is `None` unless the arm is taken.
pub fn declare_other(entry: &TypedEntry<'_>, source: &Source) -> TokenStream {
    let (variable, p) = (of_other(entry, source), source.names.private(Span::call_site()));
    quote!(let mut #variable: #p::Option<#p::MetadataValue> = #p::None;)
}
