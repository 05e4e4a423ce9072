//! Parses the entries of an object: keys, the signs after them, and values.

use std::slice;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::{Field, Kind},
};
use proc_macro2::{Ident, TokenTree};

use super::{Reader, Scope, comments::without_comments, keys, marks, numbers, template};
use crate::{
    keyword, literal,
    lookahead::{self, is_at_end},
    scan_expr::Among,
    token::{self, is_punct},
};

impl Reader {
    /// Parses the entries of an object.
    pub(super) fn entries(&mut self, scope: Scope, tokens: &[TokenTree]) -> Vec<Entry<'static>> {
        let tokens = without_comments(tokens);
        let mut entries = Vec::new();
        let mut rest = &*tokens;
        while !rest.is_empty() {
            rest = self.entry(scope, rest, &mut entries);
        }
        entries
    }

    /// Parses an entry and the comma after it.
    fn entry<'t>(
        &mut self,
        scope: Scope,
        tokens: &'t [TokenTree],
        entries: &mut Vec<Entry<'static>>,
    ) -> &'t [TokenTree] {
        if let Some(rest) = self.choice(scope, tokens, entries) {
            return rest;
        }
        let start = self.report_excess_before_key(tokens);
        if let Some(rest) = self.report_misplaced_waivers(start) {
            return rest;
        }
        if is_punct(start.first(), ',') {
            self.source.error(&start[..1], "expected a key, found `,`", "remove this comma");
            return &start[1..];
        }
        let reported = self.source.errors.len();
        let is_marked = self.report_mark_before_key(start, scope.kind);
        let start = &start[usize::from(is_marked)..];
        let Some((mut entry, rest)) = self.key(start, scope.kind) else {
            return self.report_missing_key(scope, start, entries);
        };
        entry.is_unchecked = is_marked;
        let key = &start[..start.len() - rest.len()];
        // Only rust-analyzer writes an empty key, to ask which keys are possible.
        if entry.is_identifier && entry.key.is_empty() {
            self.complete_shorthand(&mut entry, &start[..1]);
            entries.push(entry);
            return lookahead::skip_comma(rest);
        }
        let after = self.sign_and_value(&mut entry, key, rest, scope);
        if entry.is_unchecked && self.source.errors.len() > reported {
            // The mark may be wrong because of the same mistake.
            self.source.silence_place(entry.place);
        }
        self.name_after_key(&entry, scope.kind, entries);
        // `amount.value: …, amount.currency: …` is one mistake.
        if !keys::continues_key_path(rest) || !keys::has_key(entries, &entry.key) {
            entries.push(entry);
        }
        self.separator(start, after, Among::Entries, scope.kind)
    }

    /// Reports a visibility before a key, or a repeated key. Returns the tokens from the key on.
    fn report_excess_before_key<'t>(&mut self, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        if let ([TokenTree::Ident(_), ..], field) = template::split_head(tokens)
            && lookahead::begins_with_key(field)
        {
            let help = "remove it: placeholders are always public fields";
            self.source.error(&tokens[..1], "a field cannot have a visibility", help);
            return field;
        }
        if let [first, second, ..] = tokens
            && lookahead::begins_with_key(&tokens[1..])
            && first.to_string() == second.to_string()
        {
            self.source.error(&tokens[1..2], format!("`{second}` is written twice"), "remove one of them");
            return &tokens[1..];
        }
        tokens
    }

    /// Parses a key. Returns an entry without its value, or `None` if `tokens` do not begin with a key.
    fn key<'t>(&mut self, tokens: &'t [TokenTree], object: Option<Kind>) -> Option<(Entry<'static>, &'t [TokenTree])> {
        let (mut key, mut rest) = (token::ungroup(&tokens[0]), &tokens[1..]);
        if let Some((field, after)) = keys::key_in_words(tokens, object) {
            let words = &tokens[..tokens.len() - after.len()];
            self.source.error(words, "a key must be one identifier", format!("write `{}`", field.rust));
            key = vec![Ident::new(field.rust, tokens[0].span()).into()];
            rest = after;
        }
        let (name, is_identifier) = match &*key {
            [TokenTree::Ident(word)] if lookahead::colon(rest).is_none() && keyword::is_jump(word) => return None,
            [TokenTree::Ident(word)] if !may_follow_key(rest) && keyword::precedes_operand(word) => return None,
            [TokenTree::Ident(_)] if matches!(object, Some(Kind::Free(_))) && keys::continues_expression(rest) => {
                return None;
            }
            [TokenTree::Ident(name)] if name != "_" => (token::unmarked(&name.to_string()), true),
            [TokenTree::Literal(literal)] => (keys::quoted_key(literal)?, false),
            _ => return None,
        };
        let place = self.source.add_place(&key);
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

    /// Parses the sign and the value after a key.
    fn sign_and_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        rest: &'t [TokenTree],
        scope: Scope,
    ) -> &'t [TokenTree] {
        let value = match lookahead::colon(rest) {
            Some(colon) => {
                entry.is_unchecked |= colon.is_unchecked;
                entry.is_optional = colon.is_optional;
                // `:=`
                if is_punct(colon.rest.first(), '=') { self.report_wrong_colon(entry, key, rest) } else { colon.rest }
            }
            None if keys::has_comma_for_colon(rest) => self.report_wrong_colon(entry, key, rest),
            None if is_at_end(rest) => {
                self.complete_shorthand(entry, key);
                if rest.is_empty() {
                    self.source.half_written = Some(entry.value.place);
                }
                return rest;
            }
            None if lookahead::begins_with_key(rest) => {
                self.source.mark_bare(entry.place);
                let message = format!("expected `:` and a value, or `,`, after `{}`", key[0]);
                self.source.error_at(entry.place, message, format!("write `{}: …,`", key[0]));
                return rest;
            }
            None if marks::ends_in_signs(rest) => {
                let is_documented = field_of(scope.kind, entry).is_some();
                return self.report_missing_colon(entry, key, rest, is_documented);
            }
            None if keys::continues_key_path(rest) => return self.report_key_path(entry, key, rest, scope),
            None => self.report_wrong_colon(entry, key, rest),
        };
        let sign = &rest[..rest.len() - value.len()];
        let value = self.report_repeated_key(key, value);
        let value = self.report_mark_after_colon(entry, key, value);
        let after = self.entry_value(entry, sign.last().unwrap_or(&key[0]), value, scope);
        if sign.is_empty() && matches!(entry.value.value, Value::Expression) {
            // Without a colon, the tokens may be anything.
            entry.value.value = Value::Broken;
        }
        after
    }

    /// Parses the value of an entry. `sign` is blamed if the value is missing.
    fn entry_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        sign: &TokenTree,
        tokens: &'t [TokenTree],
        scope: Scope,
    ) -> &'t [TokenTree] {
        let field = field_of(scope.kind, entry);
        let kind = match scope.kind {
            Some(Kind::Object(_) | Kind::Checked(_)) if entry.is_unchecked => Some(marks::kind_of_value(field)),
            Some(Kind::Object(_) | Kind::Checked(_)) => field.map(|field| field.kind),
            // All values in free JSON are free JSON.
            kind => kind,
        };
        if let Some(rest) = self.report_missing_as(entry, tokens) {
            return rest;
        }
        if let Some(rest) = self.report_unquoted_url(entry, tokens, kind) {
            return rest;
        }
        let (value, rest) = self.report_typed_placeholder(tokens).unwrap_or_else(|| numbers::value(tokens));
        entry.value = if value.is_empty() {
            self.report_missing_value(slice::from_ref(sign), "expected a value", "write a value after the colon")
        } else if entry.is_optional {
            self.value(value, scope.level, kind)
        } else {
            let is_optional = field.is_none_or(|field| !field.required);
            self.value_without_option(
                value,
                scope.level,
                kind,
                is_optional.then_some(if entry.is_unchecked { "!?:" } else { "?:" }),
            )
        };
        rest
    }

    /// Completes an entry without a value: the value is the variable with the name of the key.
    fn complete_shorthand(&mut self, entry: &mut Entry<'static>, key: &[TokenTree]) {
        self.source.mark_bare(entry.place);
        if entry.is_identifier {
            entry.value = Node { value: Value::Name(entry.key.clone().into()), place: self.source.add_place(key) };
        } else {
            let help = format!("write `{}: …`", key[0]);
            self.source.error_at(entry.place, "expected `:` and a value after this key", help);
        }
    }
}

/// Returns whether a keyword before these tokens can be a key. The user may be typing `ref` for `refund_preference`.
fn may_follow_key(rest: &[TokenTree]) -> bool {
    lookahead::colon(rest).is_some() || is_at_end(rest) || lookahead::begins_with_key(rest)
}

/// Returns the field of an entry, or `None` if the key or the object is unknown.
fn field_of(object: Option<Kind>, entry: &Entry<'_>) -> Option<&'static Field> {
    let (Kind::Object(object) | Kind::Checked(object)) = object? else { return None };
    if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) }
}
