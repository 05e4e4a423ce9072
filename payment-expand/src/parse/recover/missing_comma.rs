//! A missing comma after an entry or item, and other tokens in its place.

use payment_core::schema::{Field, Kind};
use proc_macro2::TokenTree;

use crate::{
    literal,
    lookahead::{begins_with_key, is_at_end, is_attribute},
    parse::{
        ParsedObject, Parser, control_flow,
        key::{has_key, may_be_shorthand},
        list::begins_with_dots,
        recover::skip_separator,
    },
    scan_expr::Among,
    token::{self, is_punct},
};

/// The help for `50 rb`, where nobody knows what the word means: it may be thousands.
pub(super) const WORD_AFTER_NUMBER: &str =
    "write one value with all of its digits, and other words after keys of their own";

impl Parser {
    /// Reports the tokens in the place of a comma. `object` is the kind of the entry's object.
    ///
    /// Tokens up to the next key or comma belong to the same mistake.
    pub(in crate::parse) fn missing_comma<'t>(
        &mut self,
        start: &[TokenTree],
        rest: &'t [TokenTree],
        among: Among,
        object: Option<Kind>,
    ) -> &'t [TokenTree] {
        let before = &start[..start.len() - rest.len()];
        if is_punct(rest.first(), ';') {
            self.semicolon_for_comma(rest, among)
        } else if is_attribute(rest) {
            // The attribute is the mistake.
            rest
        } else if begins_entry(rest, object) {
            self.no_comma(before);
            rest
        } else if among == Among::Items && is_comprehension(rest) {
            let help = format!("write `{} {{ … }}`, before the fields of the item", token::quoted(rest));
            self.error(rest, "a loop must be before its item", help);
            &[]
        } else if control_flow::begins(rest) || among == Among::Items && begins_with_dots(rest) {
            // The keyword and the dots begin the next item.
            let last = before.last().map_or_else(|| rest[0].clone(), token::closing);
            self.comma_after(last);
            rest
        } else if among == Among::Items {
            self.tokens_between_items(before, rest)
        } else {
            self.tokens_for_comma(before, rest)
        }
    }

    /// `value: 50000 IDR`, where a required field that is absent has the enum value.
    pub(in crate::parse) fn value_without_comma_and_key<'t>(
        &mut self,
        ParsedObject { scope, entries }: &ParsedObject,
        tokens: &'t [TokenTree],
    ) -> Option<&'t [TokenTree]> {
        let ([word, rest @ ..], object) = (tokens, scope.kind?.as_object()?) else { return None };
        let text = word.to_string();
        let name = text.trim_matches('"');
        let is_absent = |field: &&Field| {
            let is_key = |at: usize| begins_with_key(&rest[at..]) && is_key_of(field, &rest[at]);
            !has_key(entries, field.rust) && !has_key(entries, field.wire) && !(0..rest.len()).any(is_key)
        };
        let has_value = |field: &&Field| matches!(field.kind, Kind::Word(words) if words.position(name).is_some());
        let required = object.fields.iter().filter(|field| field.required);
        let field = required.filter(|field| is_at_end(rest) && has_value(field)).find(is_absent)?;
        let help = format!("write `, {}: {text}`", field.rust);
        self.error(&tokens[..1], format!("expected `,` and a key before `{text}`"), help);
        // The field is not missing.
        self.silence(scope.place);
        Some(skip_separator(rest))
    }

    /// Reports that there is no comma after a token.
    fn comma_after(&mut self, token: TokenTree) {
        self.error(&[token], "expected `,` after this value", "add a comma");
    }

    /// `key: value; …`
    fn semicolon_for_comma<'t>(&mut self, rest: &'t [TokenTree], among: Among) -> &'t [TokenTree] {
        let (message, help) = ("expected `,`, found `;`", "write `,`");
        // `[value; 3]` is one mistake.
        if among == Among::Items && matches!(rest, [_, TokenTree::Literal(_)]) {
            self.error(&rest[..1], message, help);
            return &[];
        }
        self.error(&rest[..1], message, help);
        &rest[1..]
    }

    /// `key: value key: value`
    fn no_comma(&mut self, before: &[TokenTree]) {
        // A missing or incomplete value has its own error.
        let is_open =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if !matches!(punct.as_char(), '?' | '>'));
        if let [_, .., last] = before
            && !is_open(last)
        {
            self.comma_after(token::closing(last));
        }
    }

    /// `{ … } { … }` or `{ … } and { … }`
    fn tokens_between_items<'t>(&mut self, before: &[TokenTree], rest: &'t [TokenTree]) -> &'t [TokenTree] {
        let is_item = |token: &TokenTree| matches!(token, TokenTree::Group(_) | TokenTree::Literal(_));
        let is_next_item = rest.first().is_some_and(is_item);
        match before {
            [.., last] if is_next_item && is_item(last) => {
                self.comma_after(token::closing(last));
                rest
            }
            _ => {
                let next = self.tokens_for_comma(before, rest);
                if is_next_item { rest } else { next }
            }
        }
    }

    /// `key: value other tokens, …`
    fn tokens_for_comma<'t>(&mut self, before: &[TokenTree], rest: &'t [TokenTree]) -> &'t [TokenTree] {
        let (found, text) = token::opening(&rest[0]);
        let help = match (before.last(), &rest[0]) {
            (Some(TokenTree::Literal(value)), TokenTree::Ident(_)) if literal::is_number(value) => WORD_AFTER_NUMBER,
            _ => "remove it, or write `,` and `key: value`",
        };
        self.error(&[found], format!("expected `,`, found `{text}`"), help);
        let is_next = |at: &usize| is_at_end(&rest[*at..]) || begins_with_key(&rest[*at..]);
        skip_separator(&rest[(0..rest.len()).find(is_next).unwrap_or(rest.len())..])
    }
}

/// Returns whether `for pattern in iterator` follows an item, as in Python.
fn is_comprehension(rest: &[TokenTree]) -> bool {
    let is_word = |token: &TokenTree, word| matches!(token, TokenTree::Ident(ident) if ident == word);
    rest.first().is_some_and(|token| is_word(token, "for"))
        && rest.iter().any(|token| is_word(token, "in"))
        && !rest.iter().any(token::is_braces)
}

fn is_key_of(field: &Field, key: &TokenTree) -> bool {
    let key = key.to_string();
    token::unraw(&key) == field.rust || key.trim_matches('"') == field.wire
}

/// Returns whether tokens after a value are no sign or beginning of an entry, so that they belong to the value.
pub(super) fn is_stray(rest: &[TokenTree], object: Option<Kind>) -> bool {
    !is_at_end(rest) && !is_attribute(rest) && !begins_entry(rest, object) && !control_flow::begins(rest)
}

/// Returns whether an entry begins here, although no comma precedes it.
fn begins_entry(tokens: &[TokenTree], object: Option<Kind>) -> bool {
    let is_variable = matches!(&tokens[0], TokenTree::Ident(name) if may_be_shorthand(&name.to_string(), object));
    let rest = &tokens[1..];
    begins_with_key(tokens) || is_variable && (is_at_end(rest) || is_punct(rest.first(), '=') || begins_with_key(rest))
}
