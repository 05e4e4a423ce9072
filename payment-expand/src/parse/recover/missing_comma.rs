//! A missing comma after an entry or item, and other tokens in its place.

use payment_core::{
    inspect::tree::{Node, Value},
    schema::Kind,
};
use proc_macro2::{Spacing, TokenTree};

use crate::{
    lookahead::{begins_with_key, is_at_end, is_attribute},
    parse::{
        ParsedObject, Parser, control_flow,
        key::{has_key, may_be_shorthand, names_field},
        list::begins_with_dots,
        recover::{after_comma, skip_separator},
    },
    scan_expr::{self, FlowContext},
    token::{self, is_punct},
};

impl Parser {
    /// Reports the tokens in the place of a comma, after an entry of `object` or after an item. Returns those at which
    /// parsing goes on.
    pub(in crate::parse) fn missing_comma<'t>(
        &mut self,
        start: &[TokenTree],
        rest: &'t [TokenTree],
        object: Option<&mut ParsedObject>,
    ) -> &'t [TokenTree] {
        let before = &start[..start.len() - rest.len()];
        let kind = object.as_ref().and_then(|object| object.outer.kind);
        if is_punct(rest.first(), ';') {
            self.semicolon_for_comma(rest, object.is_none())
        } else if is_attribute(rest) {
            // The attribute is the mistake.
            rest
        } else if begins_entry(before, rest, kind) {
            self.no_comma(before);
            rest
        } else if begins_choice(rest) || object.is_none() && begins_next_item(before, rest) {
            let last = before.last().map_or_else(|| rest[0].clone(), token::closing);
            self.comma_after(last);
            rest
        } else if let Some(object) = object {
            let help = "write one literal or Rust expression as the value, and `,` before the next `key: value`";
            self.report_found("`,`", rest, help);
            skip_separator(self.skip_fields(object, rest))
        } else {
            self.report_found("`,`", rest, "write one value for each item, and `,` before the next");
            after_comma(rest)
        }
    }

    /// Reports the first of these tokens, where another one is expected.
    pub(super) fn report_found(&mut self, expected: &str, tokens: &[TokenTree], help: impl Into<String>) {
        let (blamed, mut text) = token::opening(&tokens[0]);
        // A sign may be several tokens.
        let signs = tokens.windows(2).take_while(|pair| is_joint(&pair[0]));
        text.extend(signs.map(|pair| pair[1].to_string()));
        // A literal may be a secret.
        let found = if let TokenTree::Literal(_) = blamed { "a literal".into() } else { format!("`{text}`") };
        self.error(&[blamed], format!("expected {expected}, found {found}"), help);
    }

    /// Skips tokens that belong to no entry, up to the next comma. A field whose key is among them is not missing.
    pub(super) fn skip_fields<'t>(&mut self, object: &mut ParsedObject, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        let (skipped, rest) = tokens.split_at(scan_expr::end_of(tokens, is_at_end));
        for at in (0..skipped.len()).filter(|at| begins_with_key(&skipped[*at..])) {
            let Some((mut entry, _)) = self.key(&skipped[at..], object.outer.kind) else { continue };
            if has_key(&object.entries, &entry.key) {
                continue;
            }
            self.silence(entry.place);
            entry.value = self.silent_value(&skipped[at..=at]);
            object.entries.push(entry);
        }
        rest
    }

    /// Returns a value about which nothing is reported any more.
    pub(super) fn silent_value(&mut self, tokens: &[TokenTree]) -> Node<'static> {
        let place = self.source.add(tokens);
        self.source[place].is_missing = true;
        self.silence(place);
        Node { value: Value::Unreadable, place }
    }

    /// Reports that there is no comma after a token.
    fn comma_after(&mut self, token: TokenTree) {
        self.error(&[token], "expected `,` after this value", "add a comma");
    }

    /// `key: value; …`
    fn semicolon_for_comma<'t>(&mut self, rest: &'t [TokenTree], is_in_list: bool) -> &'t [TokenTree] {
        self.error(&rest[..1], "expected `,`, found `;`", "write `,`");
        // `[value; 3]` is one mistake.
        if is_in_list && matches!(rest, [_, TokenTree::Literal(_)]) { &[] } else { &rest[1..] }
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
}

/// Returns whether tokens after a value belong to it, because they neither end the entry nor begin another one.
pub(super) fn is_stray(value: &[TokenTree], rest: &[TokenTree], object: Option<Kind>) -> bool {
    !is_at_end(rest) && !is_attribute(rest) && !begins_entry(value, rest, object) && !begins_choice(rest)
}

fn is_joint(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(sign) if sign.spacing() == Spacing::Joint)
}

/// Returns whether an entry begins here, although no comma precedes it.
fn begins_entry(before: &[TokenTree], tokens: &[TokenTree], object: Option<Kind>) -> bool {
    // After a `?`, which may be that of `a ? b : c`, only a known key is one.
    let is_key =
        |key| begins_with_key(tokens) && object.and_then(Kind::as_object).is_none() || names_field(key, object);
    if is_punct(before.last(), '?') && !is_key(&tokens[0]) {
        return false;
    }
    let is_variable = matches!(&tokens[0], TokenTree::Ident(name) if may_be_shorthand(&name.to_string(), object));
    let rest = &tokens[1..];
    begins_with_key(tokens) || is_variable && (is_at_end(rest) || is_punct(rest.first(), '=') || begins_with_key(rest))
}

/// Returns whether control flow with a block begins here, although no comma precedes it.
fn begins_choice(tokens: &[TokenTree]) -> bool {
    control_flow::begins(tokens) && scan_expr::before_block(&tokens[1..], FlowContext::Entries).is_before_block
}

/// Returns whether the next item begins here, although no comma precedes it.
fn begins_next_item(before: &[TokenTree], rest: &[TokenTree]) -> bool {
    let is_item = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Group(_) | TokenTree::Literal(_)));
    begins_with_dots(rest) || is_item(before.last()) && is_item(rest.first())
}
