//! Mistakes in the sign between a key and its value.

use payment_core::inspect::tree::Entry;
use proc_macro2::TokenTree;

use crate::{
    lookahead::{self, begins_with_key, is_at_end},
    parse::{
        OuterValue, ParsedObject, Parser,
        key::{field_of, has_semicolon_for_colon},
    },
    token::{self, is_punct},
};

impl Parser {
    /// Reports a sign that is missing or wrong, and parses the value after it. Returns the tokens after the entry of `object`.
    pub(in crate::parse) fn recover_sign<'t>(
        &mut self,
        object: &mut ParsedObject,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        if has_semicolon_for_colon(rest) {
            self.other_colon(entry, rest, 1, object.outer)
        } else if is_at_end(rest) {
            self.string_without_value(entry, rest)
        } else if begins_with_key(rest) {
            self.key_before_key(entry, rest)
        } else if ends_in_signs(rest) {
            self.signs_without_colon(entry, rest, object.outer)
        } else if length_of_sign(rest) > 0 {
            self.other_colon(entry, rest, length_of_sign(rest), object.outer)
        } else {
            self.no_colon(object, entry, rest)
        }
    }

    pub(super) fn written_key(&self, entry: &Entry<'_>) -> String {
        token::text(&self.source[entry.place].tokens)
    }

    /// `"key"`
    fn string_without_value<'t>(&mut self, entry: &mut Entry<'_>, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        self.source[entry.place].is_bare = true;
        let key = self.written_key(entry);
        self.error_at(entry.place, "expected `:` and a value after this key", format!("write `{key}: …`"));
        if rest.is_empty() {
            self.source.half_written = Some(entry.value.place);
        }
        rest
    }

    /// `key other: value`
    fn key_before_key<'t>(&mut self, entry: &mut Entry<'_>, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        self.source[entry.place].is_bare = true;
        let key = self.written_key(entry);
        let message = format!("expected `:` and a value, or `,`, after `{key}`");
        self.error_at(entry.place, message, format!("write `{key}: …,`"));
        rest
    }

    /// `key!` or `key?`
    fn signs_without_colon<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        outer: OuterValue,
    ) -> &'t [TokenTree] {
        let is_documented = field_of(outer.kind, entry).is_some();
        let (signs, after) = rest.split_at(count_signs(rest));
        let written = token::text(signs);
        entry.is_unchecked |= written.contains('!');
        entry.is_optional = written.contains('?');
        let key = self.written_key(entry);
        let value = if entry.is_identifier { key.clone() } else { "…".to_owned() };
        let colon = colon_of(entry);
        let help = if entry.is_identifier && entry.is_unchecked && !is_documented {
            format!("write `\"{key}\"{colon} {value}`")
        } else {
            format!("write `{key}{colon} {value}`")
        };
        self.source[entry.place].is_bare = true;
        self.error(signs, format!("expected `:` and a value after `{key}{written}`"), help);
        after
    }

    /// `key = value`, `key => value`, `key? value` or `key; value`
    fn other_colon<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        length: usize,
        outer: OuterValue,
    ) -> &'t [TokenTree] {
        let (sign, value) = rest.split_at(length);
        let written = token::text(sign);
        // A literal is not an `Option`.
        entry.is_optional |= written.contains('?') && matches!(value.first(), Some(TokenTree::Ident(_)));
        entry.is_unchecked |= written.contains('!');
        let (key, colon) = (self.written_key(entry), colon_of(entry));
        self.error(sign, format!("expected `{colon}`, found `{written}`"), format!("write `{key}{colon} …`"));
        self.entry_value(entry, rest, value, outer)
    }

    /// `key value`, `key.field: value` and similar: nobody knows what is a key.
    fn no_colon<'t>(
        &mut self,
        object: &mut ParsedObject,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        self.report_found("`:`", rest, "write `key: value`, with one literal or Rust expression as the value");
        if field_of(object.outer.kind, entry).is_none() {
            self.silence(object.outer.place);
        }
        self.silence(entry.place);
        entry.value = self.silent_value(&rest[..1]);
        self.skip_fields(object, rest)
    }
}

/// Returns the colon of an entry with the signs before it.
fn colon_of(entry: &Entry<'_>) -> &'static str {
    match (entry.is_unchecked, entry.is_optional) {
        (true, true) => "!?:",
        (true, false) => "!:",
        (false, true) => "?:",
        (false, false) => ":",
    }
}

/// Returns the number of tokens that are meant as a colon: `=`, `=>`, `?` or `!:`. It is 0 if tokens begin with none.
fn length_of_sign(tokens: &[TokenTree]) -> usize {
    let signs = count_signs(tokens);
    match &tokens[signs..] {
        rest if lookahead::is_arrow(rest) => signs + 2,
        [equals, next, ..] if is_punct(Some(equals), '=') && !is_punct(Some(next), '=') => signs + 1,
        [colon, ..] if signs > 0 && is_punct(Some(colon), ':') => signs + 1,
        _ => signs,
    }
}

/// Returns the number of signs that `tokens` begin with. The `!` of `name!(…)` belongs to a macro.
fn count_signs(tokens: &[TokenTree]) -> usize {
    let is_sign = |token: &&TokenTree| matches!(token, TokenTree::Punct(punct) if "!?".contains(punct.as_char()));
    let length = tokens.iter().take_while(is_sign).count();
    let is_macro = matches!(tokens.get(length), Some(TokenTree::Group(_)))
        && !matches!(tokens.get(length), Some(group) if token::is_braces(group));
    if is_macro { 0 } else { length }
}

fn ends_in_signs(tokens: &[TokenTree]) -> bool {
    let length = count_signs(tokens);
    length > 0 && is_at_end(&tokens[length..])
}
