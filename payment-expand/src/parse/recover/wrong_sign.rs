//! Mistakes in the sign between a key and its value.

use payment_core::{
    inspect::{self, tree::Entry},
    schema::Kind,
};
use proc_macro2::TokenTree;

use crate::{
    lookahead::{self, begins_with_key, is_at_end},
    parse::{
        Parser, Scope,
        key::field_of,
        key::{has_comma_for_colon, is_constant_value},
    },
    token::{self, is_punct},
};

impl Parser {
    /// Reports a sign that is missing or wrong, and parses the value after it. Returns the tokens after the entry.
    pub(in crate::parse) fn recover_sign<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        scope: Scope,
    ) -> &'t [TokenTree] {
        let is_without_colon = lookahead::colon(rest).is_none() && !has_comma_for_colon(rest);
        if is_without_colon && is_at_end(rest) {
            self.string_without_value(entry, rest)
        } else if is_without_colon && begins_with_key(rest) {
            self.key_before_key(entry, rest)
        } else if is_without_colon && ends_in_signs(rest) {
            self.signs_without_colon(entry, rest, scope)
        } else if is_without_colon && continues_key_path(rest) {
            self.key_path(entry, rest, scope)
        } else {
            self.wrong_colon(entry, rest, scope)
        }
    }

    /// Returns the key of an entry as it is written.
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
        scope: Scope,
    ) -> &'t [TokenTree] {
        let is_documented = field_of(scope.kind, entry).is_some();
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

    /// `object.field: value`
    fn key_path<'t>(&mut self, entry: &mut Entry<'static>, rest: &'t [TokenTree], scope: Scope) -> &'t [TokenTree] {
        let length = rest.iter().position(|token| is_punct(Some(token), ',')).unwrap_or(rest.len());
        let key = self.written_key(entry);
        let help = match rest.get(1) {
            Some(TokenTree::Ident(_)) if is_path_of_variable(entry, scope.kind) => {
                self.help_for_variable(entry, rest, scope)
            }
            Some(TokenTree::Ident(field)) => format!("write `{key}: {{ {field}: … }}`"),
            _ => format!("write `{key}: …`"),
        };
        entry.value = self.missing_value(&rest[..1], "expected `:`, found `.`", help);
        &rest[length..]
    }

    /// Returns the help for the fields of a variable in the place of a key, as in `row.email`. `rest` begins with the dot.
    ///
    /// The last name is probably the key. If it is not a field, the intended field is unknown.
    fn help_for_variable(&mut self, entry: &mut Entry<'static>, rest: &[TokenTree], scope: Scope) -> String {
        let is_path = |token: &&TokenTree| matches!(token, TokenTree::Ident(_)) || is_punct(Some(token), '.');
        let path: Vec<_> = rest.iter().take_while(is_path).cloned().collect();
        let value = format!("{}{}", entry.key, token::text(&path));
        let last = path.last().map(ToString::to_string).unwrap_or_default();
        match scope.kind {
            Some(Kind::Object(object) | Kind::Checked(object)) if object.by_rust(&last).is_some() => {
                let value = if lookahead::colon(&rest[path.len()..]).is_some() { "…" } else { &value };
                let help = format!("write `{last}: {value}`");
                entry.key = last.into();
                help
            }
            _ => {
                self.silence(entry.place);
                self.silence(scope.place);
                format!("write `key: {value}`")
            }
        }
    }

    /// `key = value`, `key, "value"`, `key value` or, as in Kotlin, `key to value`
    fn wrong_colon<'t>(&mut self, entry: &mut Entry<'static>, rest: &'t [TokenTree], scope: Scope) -> &'t [TokenTree] {
        let (sign, value) = rest.split_at(length_of_sign(rest));
        // A literal or an enum value is not an `Option`.
        let is_option = sign.iter().any(|token| is_punct(Some(token), '?'));
        entry.is_optional |=
            is_option && matches!(value.first(), Some(TokenTree::Ident(_))) && !is_constant_value(value);
        entry.is_unchecked |= sign.iter().any(|token| is_punct(Some(token), '!'));
        if is_other_sign(sign, value) {
            // `payment-type: …` or `payment_method::type: …` may be any field.
            self.silence(entry.place);
            self.silence(scope.place);
            let message = format!("expected `:`, found `{}`", token::text(&rest[..sign.len().max(1)]));
            self.error(&rest[..sign.len().max(1)], message, "write `key: value`");
            let next = value.iter().position(|token| is_punct(Some(token), ','));
            return &value[next.unwrap_or(value.len())..];
        }
        let colon = colon_of(entry);
        let key = self.written_key(entry);
        let help = format!("write `{key}{colon} …`");
        if sign.is_empty() {
            let blamed = self.source[entry.place].tokens.clone();
            self.error(&blamed, format!("expected `:` after `{key}`"), help);
            // Without a colon, it may be no key.
            if field_of(scope.kind, entry).is_none() {
                self.silence(entry.place);
            }
        } else {
            let message = format!("expected `{colon}`, found `{}`", token::text(sign));
            self.error(sign, message, help);
        }
        let after = self.entry_value(entry, rest, value, scope);
        if sign.is_empty() && matches!(entry.value.value, inspect::tree::Value::Expression(_)) {
            // Without a colon, the tokens may be anything.
            entry.value.value = inspect::tree::Value::Unreadable;
        }
        after
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

/// Returns whether a dot and another key follow a key.
pub(super) fn continues_key_path(rest: &[TokenTree]) -> bool {
    is_punct(rest.first(), '.')
}

/// Returns whether the first name of a path is that of a variable, because no field of the object is near it.
fn is_path_of_variable(entry: &Entry<'_>, object: Option<Kind>) -> bool {
    object.and_then(Kind::as_object).is_some_and(|object| inspect::named_field(object, &entry.key).is_none())
}

/// Returns whether tokens after a key are no colon, and not meant as one.
fn is_other_sign(sign: &[TokenTree], value: &[TokenTree]) -> bool {
    match value {
        [TokenTree::Punct(first), ..] if sign.is_empty() => first.as_char() != '\'',
        value => !sign.is_empty() && begins_with_key(value),
    }
}

/// Returns the number of tokens in the place of a colon.
fn length_of_sign(tokens: &[TokenTree]) -> usize {
    let signs = count_signs(tokens);
    let is_sign = |at: &usize| match &tokens[*at] {
        _ if *at < signs => true,
        TokenTree::Punct(sign) if *at == 0 && sign.as_char() == ',' => true,
        TokenTree::Ident(word) => *at == 0 && word == "to" && !is_at_end(&tokens[1..]),
        TokenTree::Punct(sign) => "=>?:;".contains(sign.as_char()),
        _ => false,
    };
    (0..tokens.len()).take_while(is_sign).count()
}

/// Returns the number of signs that `tokens` begin with. The `!` of `name!(…)` belongs to a macro.
fn count_signs(tokens: &[TokenTree]) -> usize {
    let is_sign = |token: &&TokenTree| matches!(token, TokenTree::Punct(punct) if "!?".contains(punct.as_char()));
    let length = tokens.iter().take_while(is_sign).count();
    let is_macro = matches!(tokens.get(length), Some(TokenTree::Group(_)))
        && !matches!(tokens.get(length), Some(group) if token::is_braces(group));
    if is_macro { 0 } else { length }
}

/// Returns whether an entry ends after the signs.
fn ends_in_signs(tokens: &[TokenTree]) -> bool {
    let length = count_signs(tokens);
    length > 0 && is_at_end(&tokens[length..])
}
