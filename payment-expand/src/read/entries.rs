//! The entries of an object: keys, the signs after them, and values.

use std::slice;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::{Field, Kind},
};
use proc_macro2::{Ident, TokenTree};

use super::{Reader, is_end, keys, marks, numbers, template, without_comments};
use crate::{
    literal, split,
    token::{self, is_punct},
};

impl Reader {
    /// The entries of the object at `place`; `object` tells what it is, if that is known.
    pub(super) fn entries(
        &mut self,
        place: usize,
        tokens: &[TokenTree],
        level: usize,
        object: Option<Kind>,
    ) -> Vec<Entry<'static>> {
        if let Some(tokens) = without_comments(tokens) {
            return self.entries(place, &tokens, level, object);
        }
        let mut entries = Vec::new();
        let mut rest = tokens;
        while !rest.is_empty() {
            rest = self.entry(place, rest, level, object, &mut entries);
        }
        entries
    }

    /// Parses an entry and the comma after it; returns the tokens that follow.
    fn entry<'t>(
        &mut self,
        place: usize,
        tokens: &'t [TokenTree],
        level: usize,
        object: Option<Kind>,
        entries: &mut Vec<Entry<'static>>,
    ) -> &'t [TokenTree] {
        if let Some(rest) = self.choice(place, tokens, level, object, entries) {
            return rest;
        }
        let start = self.excess_before_key(tokens);
        if let Some(rest) = self.misplaced_waivers(start) {
            return rest;
        }
        if is_punct(start.first(), ',') {
            self.source.error(&start[..1], "expected a key, found `,`", "remove this comma");
            return &start[1..];
        }
        let reported = self.source.errors.len();
        let is_marked = self.mark_before_key(start, object);
        let start = &start[usize::from(is_marked)..];
        let Some((mut entry, rest)) = self.key(start, object) else {
            return self.no_key(place, start, object, entries);
        };
        entry.is_unchecked = is_marked;
        let key = &start[..start.len() - rest.len()];
        // rust-analyzer asks what may be here, whatever comes next
        if entry.is_identifier && entry.key.is_empty() {
            self.shorthand(&mut entry, &start[..1]);
            entries.push(entry);
            return if is_punct(rest.first(), ',') { &rest[1..] } else { rest };
        }
        let after = self.sign_and_value(&mut entry, key, rest, level, object);
        if entry.is_unchecked && self.source.errors.len() > reported {
            // The mark may be wrong because of the same mistake.
            self.source.silence_place(entry.place);
        }
        self.name_after_key(&entry, object, entries);
        // `amount.value: …, amount.currency: …`
        if !keys::is_key_path(rest) || !keys::has_key(entries, &entry.key) {
            entries.push(entry);
        }
        self.separator(start, after, object, false)
    }

    /// Reports a visibility before a key, or the key twice; returns the tokens from the key on.
    fn excess_before_key<'t>(&mut self, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        if let ([TokenTree::Ident(_), ..], field) = template::split_head(tokens)
            && split::is_key(field)
        {
            let help = "remove it: placeholders are always public fields";
            self.source.error(&tokens[..1], "a field cannot have a visibility", help);
            return field;
        }
        if let [first, second, ..] = tokens
            && split::is_key(&tokens[1..])
            && first.to_string() == second.to_string()
        {
            self.source.error(&tokens[1..2], format!("`{second}` is written twice"), "remove one of them");
            return &tokens[1..];
        }
        tokens
    }

    /// An entry without its value, if `tokens` begin with a key, and the tokens after the key.
    fn key<'t>(&mut self, tokens: &'t [TokenTree], object: Option<Kind>) -> Option<(Entry<'static>, &'t [TokenTree])> {
        let (mut key, mut rest) = (split::unwrap(&tokens[0]), &tokens[1..]);
        if let Some((field, after)) = keys::in_words(tokens, object) {
            let words = &tokens[..tokens.len() - after.len()];
            self.source.error(words, "a key must be one identifier", format!("write `{}`", field.rust));
            key = vec![Ident::new(field.rust, tokens[0].span()).into()];
            rest = after;
        }
        let (name, is_identifier) = match &*key {
            [TokenTree::Ident(word)] if split::is_keyword(word) && !may_follow_key(rest) => return None,
            [TokenTree::Ident(_)] if matches!(object, Some(Kind::Free(_))) && keys::goes_on(rest) => return None,
            [TokenTree::Ident(name)] if name != "_" => (token::unmarked(&name.to_string()), true),
            [TokenTree::Literal(literal)] => (keys::quoted_key(literal)?, false),
            _ => return None,
        };
        let place = self.source.place(&key);
        if let [TokenTree::Literal(literal)] = &*key
            && literal::is_character(literal)
            && !literal::is_reported_by_rustc(literal)
        {
            let help = format!("write `{}`", literal::in_double_quotes(literal));
            self.source.error_at(place, "a quoted key must use double quotes", help);
        }
        let mut entry = Entry::new(name.into(), place, Node { value: Value::Broken, place });
        entry.is_identifier = is_identifier;
        Some((entry, rest))
    }

    /// Parses what follows a key; returns the tokens after it.
    fn sign_and_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        rest: &'t [TokenTree],
        level: usize,
        object: Option<Kind>,
    ) -> &'t [TokenTree] {
        let value = match split::colon(rest) {
            Some(colon) => {
                entry.is_unchecked |= colon.is_unchecked;
                entry.is_optional = colon.is_optional;
                // `:=`
                if is_punct(colon.rest.first(), '=') { self.wrong_colon(entry, key, rest) } else { colon.rest }
            }
            None if keys::is_sign_for_colon(key, rest) => self.wrong_colon(entry, key, rest),
            None if is_end(rest) => {
                self.shorthand(entry, key);
                if rest.is_empty() {
                    self.source.half_written = Some(entry.value.place);
                }
                return rest;
            }
            None if split::is_key(rest) => {
                self.source.mark_bare(entry.place);
                let message = format!("expected `:` and a value, or `,`, after `{}`", key[0]);
                self.source.error_at(entry.place, message, format!("write `{}: …,`", key[0]));
                return rest;
            }
            None if marks::ends_in_signs(rest) => return self.signs_without_colon(entry, key, rest),
            None if keys::is_key_path(rest) => return self.key_path(entry, key, rest),
            None => self.wrong_colon(entry, key, rest),
        };
        let sign = &rest[..rest.len() - value.len()];
        let value = self.repeated_key(key, value);
        let value = self.mark_after_colon(entry, key, value);
        let after = self.entry_value(entry, sign.last().unwrap_or(&key[0]), value, level, object);
        if sign.is_empty() && matches!(entry.value.value, Value::Expression) {
            // without a colon nobody knows whether that is Rust
            entry.value.value = Value::Broken;
        }
        after
    }

    /// Parses the value of an entry; returns the tokens after it. `sign` is blamed if there is none.
    fn entry_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        sign: &TokenTree,
        tokens: &'t [TokenTree],
        level: usize,
        object: Option<Kind>,
    ) -> &'t [TokenTree] {
        let field = field_of(object, entry);
        let kind = match object {
            Some(Kind::Object(_) | Kind::Checked(_)) if entry.is_unchecked => Some(marks::kind(field)),
            Some(Kind::Object(_) | Kind::Checked(_)) => field.map(|field| field.kind),
            // everything in free JSON is free
            kind => kind,
        };
        if let Some(rest) = self.placeholder_without_as(entry, tokens) {
            return rest;
        }
        if let Some(rest) = self.address(entry, tokens, kind) {
            return rest;
        }
        let (value, rest) = self.typed_placeholder(tokens).unwrap_or_else(|| numbers::value(tokens));
        entry.value = if value.is_empty() {
            self.no_value(slice::from_ref(sign))
        } else if entry.is_optional {
            self.value(value, level, kind)
        } else {
            self.present(value, level, kind, field.is_none_or(|field| !field.required))
        };
        rest
    }

    /// A key without a value is the variable of its name.
    fn shorthand(&mut self, entry: &mut Entry<'static>, key: &[TokenTree]) {
        self.source.mark_bare(entry.place);
        if entry.is_identifier {
            entry.value = Node { value: Value::Name(entry.key.clone().into()), place: self.source.place(key) };
        } else {
            let help = format!("write `{}: …`", key[0]);
            self.source.error_at(entry.place, "expected `:` and a value after this key", help);
        }
    }
}

/// Whether the tokens before these can be a key, although they are a keyword: `ref` is on the way to `refund_preference`.
fn may_follow_key(rest: &[TokenTree]) -> bool {
    split::colon(rest).is_some() || is_end(rest) || split::is_key(rest)
}

/// The field that a key is, if its object is known.
fn field_of(object: Option<Kind>, entry: &Entry<'_>) -> Option<&'static Field> {
    let (Kind::Object(object) | Kind::Checked(object)) = object? else { return None };
    if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) }
}
