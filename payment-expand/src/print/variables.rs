//! The variables of an expansion. The user's code cannot use them, because their names have the span of the macro.

use payment_core::{
    inspect::tree::{Entry, Node},
    schema::Field,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::source::Source;

/// Returns the variable that a run-time value is bound to.
pub fn bound(node: &Node<'_>) -> Ident {
    format_ident!("__v{}", node.place, span = Span::mixed_site())
}

/// Prints a run-time value: its variable, or the field of its placeholder in the template `owner`.
pub fn of_value(node: &Node<'_>, source: &Source, owner: &str) -> TokenStream {
    match &source.at(node.place).placeholder {
        Some(field) => {
            let span = Span::call_site().located_at(field.span());
            let (owner, mut field) = (Ident::new(owner, span), field.clone());
            field.set_span(span);
            quote!(#owner.#field)
        }
        None => bound(node).into_token_stream(),
    }
}

/// Returns the variable of a list that control flow or iterators build: a vector.
pub fn of_list(list: &Node<'_>) -> Ident {
    format_ident!("__l{}", list.place, span = Span::mixed_site())
}

/// Returns the variable that the arms of a choice initialise with the value of a field.
pub fn of_choice(choice: usize, field: &Field) -> Ident {
    format_ident!("__c{choice}_{}", field.rust, span = Span::mixed_site())
}

/// Returns the variable of an entry in `other` that lies in an arm of a choice.
pub fn of_other(entry: &Entry<'_>) -> Ident {
    format_ident!("__o{}", entry.place, span = Span::mixed_site())
}

/// Returns the variable of the values that cannot be converted.
pub fn of_refusals() -> Ident {
    Ident::new("__refusals", Span::mixed_site())
}

/// Returns the variable of the result of an invocation whose values convert.
pub fn of_result() -> Ident {
    Ident::new("__result", Span::mixed_site())
}
