//! The tree to tokens: lean for rustc, helpful for the editor.

pub mod broken;
pub mod editor;
pub mod rustc;
pub mod template;

use payment_core::{
    node::{Entry, Value},
    schema::{Field, Kind, Object},
};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

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
    digits_type(object, field, entries).unwrap_or_else(|| type_of(field.kind))
}

/// The type of an account number beside a channel that is written out.
fn digits_type(object: &Object, field: &Field, entries: &[Entry<'_>]) -> Option<String> {
    if object.name != "VirtualAccountOptions" || field.rust != "virtual_account_number" {
        return None;
    }
    let channel = entries.iter().find(|entry| entry.given().is_some_and(|field| field.rust == "channel"))?;
    let digits = match &channel.value.value {
        Value::Word(channel) => payment_core::number_digits(channel),
        Value::Text(_) => None,
        _ => return None,
    };
    Some(digits.map_or_else(|| "__p::AccountDigits".into(), |digits| format!("__p::Digits<{digits}>")))
}

/// `let name: Type = value;`, with errors in the value and nowhere else. A conversion, `__p::Into::into` or its
/// like, may go around the value.
fn binding(name: &Ident, r#type: &str, (before, after): (&str, &str), value: &Place) -> TokenStream {
    let span = Span::call_site().located_at(value.spans().0);
    let r#type = respan(parse(r#type), span);
    let tokens = value.value();
    if before.is_empty() {
        // a block comes in parentheses, which rustc would find needless here
        let is_block = matches!(&*tokens, [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis);
        let allow = is_block.then(|| quote!(#[allow(unused_parens)]));
        let end = end(value);
        // several tokens in braces: else rustc says "expected due to this" of the first, where the type's place is
        let is_plain = value.hole.is_some() || tokens.len() == 1;
        let mut value = tokens.into_iter().collect();
        if !is_plain {
            let mut braces = Group::new(Delimiter::Brace, value);
            braces.set_span(end.span());
            value = TokenTree::Group(braces).into();
        }
        return quote!(#allow let #name: #r#type = #value #end);
    }
    let (before, after) = (respan(parse(before), span), respan(parse(after), span));
    let end = end(value);
    quote!(let #name: #r#type = #before(#(#tokens)* #after) #end)
}

/// The end of a statement, at the end of its value: there rustc misses what an unfinished value lacks.
fn end(value: &Place) -> Punct {
    let mut end = Punct::new(';', Spacing::Alone);
    end.set_span(Span::call_site().located_at(value.spans().1));
    end
}

/// The binding of a value in free JSON.
fn free_binding(name: &Ident, is_optional: bool, value: &Place) -> TokenStream {
    match is_optional {
        true => binding(name, "__p::Option<__p::MetadataValue>", ("__p::Option::map", ", __p::Into::into"), value),
        false => binding(name, "__p::MetadataValue", ("__p::Into::into", ""), value),
    }
}

/// A JSON string, by the writer that serves at run time.
fn quoted(text: &str) -> String {
    let mut json = Vec::new();
    payment_core::json::text(text, &mut json);
    String::from_utf8(json).unwrap_or_default()
}

/// Text that the printer has made. rustc reads it itself: `proc_macro2` would read it first, unoptimised.
fn parse(text: &str) -> TokenStream {
    if proc_macro::is_available() {
        return text.parse().map(proc_macro::TokenStream::into).unwrap_or_default();
    }
    text.parse().unwrap_or_default()
}

fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut group = Group::new(group.delimiter(), respan(group.stream(), span));
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

/// `__p` by its full path, for where there is no alias.
fn rooted(root: &Ident, tokens: TokenStream) -> TokenStream {
    let path = |token| match token {
        TokenTree::Ident(name) if name == "__p" => quote!(#root::__private),
        TokenTree::Group(group) if mentions_alias(&group) => {
            Group::new(group.delimiter(), rooted(root, group.stream())).to_token_stream()
        }
        token => token.into(),
    };
    tokens.into_iter().map(path).collect()
}

/// Whether the expansion's own tokens are in there; groups of the user's own stay as they are.
fn mentions_alias(group: &Group) -> bool {
    group.stream().into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "__p",
        TokenTree::Group(group) => mentions_alias(&group),
        _ => false,
    })
}
