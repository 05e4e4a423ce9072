//! The tree to tokens: lean for rustc, helpful for the editor.

pub mod broken;
pub mod editor;
pub mod rustc;

use payment_core::{
    node::{Entry, Value},
    schema::{Field, Kind, Object},
};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::source::Place;

/// The type of what may stand at a place, by the expansion's own alias.
fn type_of(kind: Kind) -> String {
    match kind {
        Kind::Text(text) => format!("__p::{}", text.name),
        Kind::Number(number) => format!("__p::{}", number.name),
        Kind::Word(words) => format!("__p::{}", words.name),
        Kind::Bool => "__p::bool".into(),
        Kind::Object(object) => format!("__p::{}", object.name),
        Kind::Checked(object) => format!("__p::Checked<__p::{}>", object.name),
        Kind::List(item) => format!("__p::Cow<'static, [{}]>", type_of(*item)),
        Kind::Free(free) => format!("__p::{}", free.name),
    }
}

/// The type of a run-time value at a member's place: beside a channel that is written out, that of its numbers.
fn member_type(object: &Object, field: &Field, entries: &[Entry<'_>]) -> String {
    match digits(object, field, entries) {
        Some(Some(digits)) => format!("__p::Digits<{digits}>"),
        Some(None) => "__p::AccountDigits".into(),
        None => type_of(field.kind),
    }
}

/// How many digits an account number has beside the channel written: `None` where this is none, or no channel.
fn digits(object: &Object, field: &Field, entries: &[Entry<'_>]) -> Option<Option<usize>> {
    if object.name != "VirtualAccountOptions" || field.rust != "virtual_account_number" {
        return None;
    }
    let channel = entries.iter().find(|entry| entry.given().is_some_and(|field| field.rust == "channel"))?;
    match &channel.value.value {
        Value::Word(channel) => Some(payment_core::number_digits(channel)),
        Value::Text(_) => Some(None),
        _ => None,
    }
}

/// `let name: Type = value;`, with errors in the value and nowhere else. A conversion, `__p::Into::into` or its
/// like, may go around the value.
fn binding(name: &Ident, r#type: &str, (before, after): (&str, &str), value: &Place) -> TokenStream {
    let span = Span::call_site().located_at(value.spans().0);
    let r#type = respan(parse(r#type), span);
    let tokens = &value.tokens;
    if before.is_empty() {
        // a block comes in parentheses, which rustc would find needless here
        let is_block = matches!(&**tokens, [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis);
        let allow = is_block.then(|| quote!(#[allow(unused_parens)]));
        return quote!(#allow let #name: #r#type = #(#tokens)*;);
    }
    let (before, after) = (respan(parse(before), span), respan(parse(after), span));
    quote!(let #name: #r#type = #before(#(#tokens)* #after);)
}

/// The binding of a value in free JSON.
fn free_binding(name: &Ident, is_optional: bool, value: &Place) -> TokenStream {
    match is_optional {
        true => binding(name, "__p::Option<__p::MetadataValue>", ("__p::Option::map", ", __p::Into::into"), value),
        false => binding(name, "__p::MetadataValue", ("__p::Into::into", ""), value),
    }
}

/// Text that the printer has made.
fn parse(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut group = proc_macro2::Group::new(group.delimiter(), respan(group.stream(), span));
                group.set_span(span);
                group.into()
            }
            mut token => {
                token.set_span(span);
                token
            }
        })
        .collect()
}
