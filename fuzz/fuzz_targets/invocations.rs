//! Expands invocations that are created from the grammar and the tables of fields: the expansion never panics, and it
//! is never empty.
//!
//! `tokens` tries any tokens, so it rarely gets past the first error. This target writes fields where they belong, and
//! makes a mistake only here and there.
#![no_main]

use libfuzzer_sys::{
    arbitrary::{Result, Unstructured},
    fuzz_target,
};
use payment_core::{request::SESSION, schema::{Kind, Object}};
use payment_expand::{Macro, expand};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

/// The nesting at which an invocation ends. The macros limit it on their own; deeper ones are `tokens`'s.
const DEEPEST: usize = 8;

/// Texts that nobody should write in the place of a value, but somebody will.
const STRANGE: [&str; 20] = [
    "",
    "?",
    "_",
    "_ as name",
    "..",
    "..rows",
    "-1",
    "1_000.50e2",
    "0x10",
    "10u8",
    "b\"INV\"",
    "'a'",
    "null",
    "NULL",
    "Some(x)",
    "None",
    "for x in y {}",
    "match x {}",
    "if a {} else",
    "{ let a = 1; a }",
];

/// Rust expressions.
const EXPRESSIONS: [&str; 12] = [
    "order.id",
    "total",
    "format!(\"{a}\")",
    "(CUR)",
    "a?",
    "if a { b } else { c }",
    "match a { _ => b }",
    "|x| x",
    "x as u64",
    "S { a: 1 }.a",
    "a < b",
    "unsafe { f() }",
];

fuzz_target!(|bytes: &[u8]| {
    let mut input = Unstructured::new(bytes);
    let Ok((invoked, tokens)) = invocation(&mut input) else { return };
    for purpose in ["", "!"] {
        let mut with_root = stream(purpose);
        with_root.extend([TokenTree::from(Ident::new("root", Span::call_site()))]);
        with_root.extend(tokens.clone());
        assert!(!expand(invoked, with_root).is_empty());
    }
});

fn invocation(input: &mut Unstructured<'_>) -> Result<(Macro, TokenStream)> {
    let invoked = *input.choose(&Macro::ALL)?;
    let object = object(input)?;
    let mut tokens = TokenStream::new();
    if matches!(invoked, Macro::Part | Macro::TryPart) {
        tokens.extend(stream(object.name));
        tokens.extend(braces(entries(input, object, 1)?));
        return Ok((invoked, tokens));
    }
    if input.ratio(1, 8)? {
        tokens.extend(stream("#![allow(multiple_mode, va_channel, reason = \"a test\")]"));
    }
    tokens.extend(entries(input, SESSION, 0)?);
    if input.ratio(1, 8)? {
        tokens = stream("#[derive(Debug)] pub struct Name").into_iter().chain(braces(tokens)).collect();
    }
    Ok((invoked, tokens))
}

/// Chooses an object of the request.
fn object(input: &mut Unstructured<'_>) -> Result<&'static Object> {
    let mut object = SESSION;
    while !input.is_empty() && input.ratio(2, 3)? {
        let field = input.choose(object.fields)?;
        let Some(inner) = object_of(field.kind) else { break };
        object = inner;
    }
    Ok(object)
}

fn object_of(kind: Kind) -> Option<&'static Object> {
    match kind {
        Kind::List(item) => object_of(*item),
        kind => kind.as_object(),
    }
}

fn entries(input: &mut Unstructured<'_>, object: &'static Object, depth: usize) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && input.ratio(7, 8)? {
        if depth < DEEPEST && input.ratio(1, 10)? {
            tokens.extend(choice(input, |input| entries(input, object, depth + 1))?);
        } else {
            tokens.extend(entry(input, object, depth)?);
        }
        if input.ratio(31, 32)? {
            tokens.extend(stream(","));
        }
    }
    Ok(tokens)
}

fn entry(input: &mut Unstructured<'_>, object: &'static Object, depth: usize) -> Result<TokenStream> {
    let field = input.choose(object.fields)?;
    let mut tokens = match input.int_in_range(0..=15)? {
        0 => stream(input.choose(&STRANGE)?),
        1 => TokenTree::from(Literal::string("unknown key")).into(),
        2..=5 => TokenTree::from(Literal::string(field.wire)).into(),
        _ => stream(&format!("{}{}", if field.rust == "type" { "r#" } else { "" }, field.rust)),
    };
    let sign = *input.choose(&[":", ":", ":", ":", ":", ":", "?:", "!:", "!?:", "", "=", "=>"])?;
    tokens.extend(stream(sign));
    if !sign.is_empty() {
        tokens.extend(value(input, field.kind, depth)?);
    }
    Ok(tokens)
}

fn value(input: &mut Unstructured<'_>, kind: Kind, depth: usize) -> Result<TokenStream> {
    Ok(match input.int_in_range(0..=15)? {
        0 => stream(input.choose(&STRANGE)?),
        1 | 2 => stream(input.choose(&EXPRESSIONS)?),
        _ if depth >= DEEPEST => stream("null"),
        3 => braces(entries(input, SESSION, depth + 1)?),
        _ => match kind {
            Kind::Text(text) => TokenTree::from(Literal::string(text.example.unwrap_or("text"))).into(),
            Kind::Number(number) => stream(number.example.unwrap_or("10000")),
            Kind::EnumValue(words) => {
                let names = words.names();
                stream(input.choose(&names)?)
            }
            Kind::Bool => stream(input.choose(&["true", "false"])?),
            Kind::Object(object) => braces(entries(input, object, depth + 1)?),
            Kind::List(item) => group(Delimiter::Bracket, items(input, *item, depth + 1)?),
            _ => braces(free(input, depth + 1)?),
        },
    })
}

fn items(input: &mut Unstructured<'_>, kind: Kind, depth: usize) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && input.ratio(3, 4)? {
        tokens.extend(match input.int_in_range(0..=7)? {
            0 => stream("..rows"),
            1 => stream("for row in rows").into_iter().chain(value(input, kind, depth)?).collect(),
            2 if depth < DEEPEST => choice(input, |input| items(input, kind, depth + 1))?,
            _ => value(input, kind, depth)?,
        });
        tokens.extend(stream(","));
    }
    Ok(tokens)
}

/// Writes an `if` or a `match` whose arms have this content.
fn choice(
    input: &mut Unstructured<'_>,
    mut content: impl FnMut(&mut Unstructured<'_>) -> Result<TokenStream>,
) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    if input.ratio(1, 3)? {
        let mut arms = TokenStream::new();
        while !input.is_empty() && input.ratio(2, 3)? {
            arms.extend(stream(input.choose(&["1 =>", "Some(x) if x > 1 =>", "_ =>", "_ => return,", "A | B =>"])?));
            arms.extend(braces(content(input)?));
        }
        tokens.extend(stream("match x"));
        tokens.extend(braces(arms));
        return Ok(tokens);
    }
    tokens.extend(stream(input.choose(&["if a", "if let Some(a) = b", "if a == S {}", "if"])?));
    tokens.extend(braces(content(input)?));
    while !input.is_empty() && input.ratio(1, 4)? {
        tokens.extend(stream("else if b"));
        tokens.extend(braces(content(input)?));
    }
    if input.ratio(1, 2)? {
        tokens.extend(stream("else"));
        tokens.extend(braces(content(input)?));
    }
    Ok(tokens)
}

/// Writes the content of an object with any keys.
fn free(input: &mut Unstructured<'_>, depth: usize) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && input.ratio(2, 3)? {
        tokens.extend([TokenTree::from(Literal::string(input.choose(&["a", "b", "cardNumber", ""])?))]);
        tokens.extend(stream(input.choose(&[":", ":", "?:", "!:"])?));
        tokens.extend(match input.int_in_range(0..=3)? {
            0 if depth < DEEPEST => braces(free(input, depth + 1)?),
            1 if depth < DEEPEST => group(Delimiter::Bracket, free(input, depth + 1)?),
            2 => stream(input.choose(&EXPRESSIONS)?),
            _ => TokenTree::from(Literal::string("4111111111111111")).into(),
        });
        tokens.extend(stream(","));
    }
    Ok(tokens)
}

fn braces(tokens: TokenStream) -> TokenStream {
    group(Delimiter::Brace, tokens)
}

fn group(delimiter: Delimiter, tokens: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(delimiter, tokens)).into()
}

fn stream(source: &str) -> TokenStream {
    source.parse().expect("the constants of this file are tokens")
}
