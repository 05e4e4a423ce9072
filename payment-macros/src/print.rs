//! The tree to tokens: lean for rustc, helpful for the editor.

pub mod broken;
pub mod code;
pub mod editor;
pub mod rustc;
pub mod template;

use payment_core::{
    VirtualAccountOptions,
    node::{Entry, Value},
    schema::{Field, Kind, Object},
};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenTree};

use crate::{source::Place, split, token};
use code::{Code, parse_at};

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

/// Whether this is an account number, whose type hangs on the channel beside it.
fn is_number(object: &Object, field: &Field) -> bool {
    object.describes::<VirtualAccountOptions>() && field.rust == "virtual_account_number"
}

/// The type of an account number beside a channel that is written out.
fn digits_type(object: &Object, field: &Field, entries: &[Entry<'_>]) -> Option<String> {
    if !is_number(object, field) {
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
fn bind(code: &mut Code, name: &str, r#type: &str, (before, after): (&str, &str), value: &Place) {
    let (first, last) = value.spans();
    let span = Span::call_site().located_at(first);
    // a block comes in parentheses, which rustc would find needless here
    let inner = &*split::unwrap_all(&value.tokens);
    if matches!(inner, [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis) {
        code.put("#[allow(unused_parens)]");
    }
    // its braces would make an `if` that returns a block's end
    if matches!(&*value.tokens, [TokenTree::Ident(word), _, ..] if word == "if") {
        code.put("#[allow(clippy::redundant_else)]");
    }
    code.put("let ");
    code.put(name);
    code.put(":");
    code.slice(&parse_at(r#type, span));
    code.put("=");
    // at the end of its value: there rustc misses what an unfinished value lacks
    let mut end = Punct::new(';', Spacing::Alone);
    end.set_span(Span::call_site().located_at(last));
    if !before.is_empty() {
        code.slice(&parse_at(before, span));
        let mut arguments = Code::new();
        put_value(&mut arguments, value);
        arguments.slice(&parse_at(after, span));
        // where the value ends, or an error in the call would begin here and end nowhere
        let mut parentheses = Group::new(Delimiter::Parenthesis, arguments.tokens());
        parentheses.set_span(end.span());
        code.insert(parentheses.into());
    } else if value.hole.is_some() || inner.len() == 1 {
        put_value(code, value);
    } else {
        // several tokens in braces: else rustc says "expected due to this" of the first, where the type's place is
        let mut braces = Group::new(Delimiter::Brace, token::stream(&value.tokens));
        braces.set_span(end.span());
        code.insert(braces.into());
    }
    code.insert(end.into());
}

/// What stands for a value in the expansion: a hole is a field of the template.
fn put_value(code: &mut Code, value: &Place) {
    match &value.hole {
        None => code.slice(&value.tokens),
        Some(hole) => {
            code.name(&Ident::new("__request", Span::call_site().located_at(hole.span())));
            code.put(".");
            code.name(hole);
        }
    }
}

/// The binding of a value in free JSON.
fn bind_free(code: &mut Code, name: &str, is_optional: bool, value: &Place) {
    match is_optional {
        true => bind(code, name, "__p::Option<__p::MetadataValue>", ("__p::Option::map", ", __p::Into::into"), value),
        false => bind(code, name, "__p::MetadataValue", ("__p::Into::into", ""), value),
    }
}

/// A JSON string, by the writer that serves at run time.
fn quoted(text: &str) -> String {
    let mut json = Vec::new();
    payment_core::json::text(text, &mut json);
    String::from_utf8(json).unwrap_or_default()
}
