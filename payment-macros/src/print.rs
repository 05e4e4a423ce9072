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
use quote::{ToTokens, TokenStreamExt, quote};

use crate::{source::Place, token};

/// The type of what may stand at a place, by the expansion's own alias.
fn type_of(kind: Kind) -> String {
    let name = match kind {
        Kind::Text(text) => text.name,
        Kind::Number(number) => number.name,
        Kind::Word(words) => words.name,
        Kind::Bool => "bool",
        Kind::Object(object) => object.name,
        Kind::Checked(object) => return format!("__p::Checked<__p::{}>", object.name),
        Kind::List(item) => return format!("__p::Cow<'static, [{}]>", type_of(*item)),
        Kind::Free(free) => free.name,
    };
    format!("__p::{name}")
}

/// The type of a run-time value at a member's place: beside a channel that is written out, that of its numbers.
fn member_type(object: &Object, field: &Field, entries: &[Entry<'_>]) -> String {
    match digits_type(object, field, entries) {
        Some(digits) => digits,
        None => type_of(field.kind),
    }
}

/// The type of an account number beside a channel that is written out.
fn digits_type(object: &Object, field: &Field, entries: &[Entry<'_>]) -> Option<String> {
    if object.name != "VirtualAccountOptions" || field.rust != "virtual_account_number" {
        return None;
    }
    let channel = find(entries, object.by_rust("channel")?)?;
    let digits = match &channel.value.value {
        Value::Word(channel) => payment_core::number_digits(channel),
        Value::Text(_) => None,
        _ => return None,
    };
    Some(match digits {
        Some(digits) => format!("__p::Digits<{digits}>"),
        None => "__p::AccountDigits".into(),
    })
}

/// A member of an object, where it is written.
#[expect(clippy::manual_find, reason = "loops are what is cheap to build here: see `token`")]
fn find<'t, 'a>(entries: &'t [Entry<'a>], field: &Field) -> Option<&'t Entry<'a>> {
    for entry in entries {
        if entry.is(field) {
            return Some(entry);
        }
    }
    None
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
        let allow = if is_block { quote!(#[allow(unused_parens)]) } else { TokenStream::new() };
        let end = end(value);
        // several tokens in braces: else rustc says "expected due to this" of the first, where the type's place is
        let is_plain = value.hole.is_some() || tokens.len() == 1;
        let mut value = token::stream(tokens);
        if !is_plain {
            let mut braces = Group::new(Delimiter::Brace, value);
            braces.set_span(end.span());
            value = TokenTree::Group(braces).into();
        }
        return quote!(#allow let #name: #r#type = #value #end);
    }
    let (before, after) = (respan(parse(before), span), respan(parse(after), span));
    let (value, end) = (token::stream(tokens), end(value));
    quote!(let #name: #r#type = #before(#value #after) #end)
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
pub fn parse(text: &str) -> TokenStream {
    if proc_macro::is_available() {
        return match text.parse::<proc_macro::TokenStream>() {
            Ok(tokens) => tokens.into(),
            Err(_) => TokenStream::new(),
        };
    }
    text.parse().unwrap_or_default()
}

pub fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    let mut respanned = Vec::new();
    for mut token in tokens {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), respan(group.stream(), span)).into();
        }
        token.set_span(span);
        respanned.push(token);
    }
    token::stream(respanned)
}

/// `__p` by its full path, for where there is no alias.
fn rooted(root: &Ident, tokens: TokenStream) -> TokenStream {
    let mut rooted_tokens = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) if name == "__p" => quote!(#root::__private).to_tokens(&mut rooted_tokens),
            TokenTree::Group(group) if mentions_alias(&group) => {
                rooted_tokens.append(Group::new(group.delimiter(), rooted(root, group.stream())));
            }
            token => rooted_tokens.append(token),
        }
    }
    rooted_tokens
}

/// Whether the expansion's own tokens are in there; groups of the user's own stay as they are.
fn mentions_alias(group: &Group) -> bool {
    for token in group.stream() {
        let is_alias = match token {
            TokenTree::Ident(name) => name == "__p",
            TokenTree::Group(group) => mentions_alias(&group),
            _ => false,
        };
        if is_alias {
            return true;
        }
    }
    false
}
