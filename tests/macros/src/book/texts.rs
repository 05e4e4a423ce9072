//! The texts of messages and helps in source code.

use proc_macro2::{TokenStream, TokenTree};

/// Macros and methods whose texts no user sees.
const INTERNAL: [&str; 6] = ["expect", "unreachable", "doc", "debug_assert", "assert", "reason"];

/// Returns the string literals with several words, outside of attributes and of [`INTERNAL`] calls.
pub fn of_sources(tokens: TokenStream) -> Vec<String> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is = |at: Option<usize>, sign| {
            at.is_some_and(|at| matches!(&tokens[at], TokenTree::Punct(punct) if punct.as_char() == sign))
        };
        let name = if is(at.checked_sub(1), '!') { at.checked_sub(2) } else { at.checked_sub(1) };
        let is_attribute = is(name, '#') || is(at.checked_sub(1), '#');
        let is_internal = name.is_some_and(|name| INTERNAL.contains(&&*tokens[name].to_string()));
        match token {
            TokenTree::Group(group) if !is_internal && !is_attribute => found.extend(of_sources(group.stream())),
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value());
                found.extend(text.ok().filter(|text| text.trim().contains(' ')));
            }
            _ => {}
        }
    }
    found
}

/// Returns whether a text is shown, with anything in the place of each `{…}`.
pub fn is_shown(text: &str, shown: &str) -> bool {
    let text = text.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let parts = text.split('{').enumerate().map(|(at, part)| {
        let part = if at == 0 { part } else { part.split_once('}').map_or("", |(_, after)| after) };
        part.replace('\u{1}', "{").replace('\u{2}', "}")
    });
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    shown.lines().any(|line| {
        let mut rest = Some(line);
        parts.iter().all(|part| {
            rest = rest.and_then(|line| Some(line.split_once(&**part)?.1));
            rest.is_some()
        })
    })
}
