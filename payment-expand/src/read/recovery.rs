//! Recovers from syntax errors: reports them, guesses the meaning, and finds the token at which parsing goes on.

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::Kind,
};
use proc_macro2::{Group, TokenTree};

use super::{Reader, Scope, keys, marks};
use crate::{
    keyword, literal,
    lookahead::{self, is_at_end},
    scan_expr::Among,
    token::{self, is_punct},
};

impl Reader {
    /// Reports tokens that do not begin an entry. Returns the tokens from which the next entry may begin.
    pub(super) fn report_missing_key<'t>(
        &mut self,
        scope: Scope,
        tokens: &'t [TokenTree],
        entries: &mut [Entry<'static>],
    ) -> &'t [TokenTree] {
        if let [TokenTree::Punct(hash), TokenTree::Group(_), rest @ ..] = tokens
            && hash.as_char() == '#'
        {
            self.source.error(&tokens[..2], "a field cannot have attributes", "remove them");
            return skip_separator(rest);
        }
        if let ([TokenTree::Literal(number), ..], [.., last]) = (tokens, &mut *entries)
            && literal::is_number(number)
            && matches!(last.value.value, Value::Number(_))
        {
            return self.report_commas_in_number(tokens, last);
        }
        // A value without a key may be any of the absent fields, and so may a base.
        self.source.silence_place(scope.place);
        let (garbage, rest) = tokens.split_at(end_of_garbage(tokens, scope.kind));
        if is_punct(tokens.first(), '.') && is_punct(tokens.get(1), '.') {
            self.source.error(garbage, "a request cannot have a base (`..`)", "write each field");
        } else {
            let (found, text) = token::opening(&tokens[0]);
            let help = match (&tokens[0], scope.kind) {
                (TokenTree::Ident(word), _) if keyword::is_jump(word) => {
                    format!(
                        "write `match … {{ pattern => {word}, … }}`: only an arm of `match` can leave the invocation"
                    )
                }
                (TokenTree::Ident(word), _) if word == "let" => {
                    "write the `let` statement before the invocation".to_owned()
                }
                (_, Some(Kind::Free(_))) => {
                    "write `key: value`; for keys that vary, use `MetadataValue::from_serialize`".to_owned()
                }
                _ => "write `key: value`".to_owned(),
            };
            self.source.error(&[found], format!("expected a key, found `{text}`"), help);
        }
        skip_separator(rest)
    }

    /// Parses the comma after an entry or item. `object` is the kind of the entry's object.
    ///
    /// If the comma is missing, tokens up to the next key or comma belong to the same mistake.
    pub(super) fn separator<'t>(
        &mut self,
        start: &[TokenTree],
        rest: &'t [TokenTree],
        among: Among,
        object: Option<Kind>,
    ) -> &'t [TokenTree] {
        let is_list = among == Among::Items;
        let Some(next) = rest.first() else { return rest };
        if is_punct(Some(next), ',') {
            return &rest[1..];
        }
        if is_punct(Some(next), ';') {
            self.source.error(&rest[..1], "expected `,`, found `;`", "write `,`");
            // `[value; 3]` is one mistake.
            let is_length = is_list && matches!(rest, [_, TokenTree::Literal(_)]);
            return if is_length { &[] } else { &rest[1..] };
        }
        if lookahead::is_attribute(rest) {
            // The attribute is the mistake.
            return rest;
        }
        let before = &start[start.len() - rest.len() - 1];
        if begins_entry(rest, object) {
            // A missing or incomplete value has its own error.
            let is_open = matches!(before, TokenTree::Punct(punct) if !matches!(punct.as_char(), '?' | '>'));
            if !is_open && start.len() - rest.len() > 1 {
                self.source.error(&[token::closing(before)], "expected `,` after this value", "write `,`");
            }
            return rest;
        }
        let is_item = |token: &TokenTree| matches!(token, TokenTree::Group(_) | TokenTree::Literal(_));
        if is_list && is_item(before) && is_item(next) {
            self.source.error(&[token::closing(before)], "expected `,` after this value", "write `,`");
        } else {
            let (found, text) = token::opening(next);
            let help = "remove it, or write `,` and `key: value`";
            self.source.error(&[found], format!("expected `,`, found `{text}`"), help);
        }
        if is_list && is_item(next) {
            return rest;
        }
        let is_next = |at: &usize| is_at_end(&rest[*at..]) || lookahead::begins_with_key(&rest[*at..]);
        skip_separator(&rest[(0..rest.len()).find(is_next).unwrap_or(rest.len())..])
    }

    /// Reports another sign in place of the colon, or a missing colon. Returns the tokens after it.
    pub(super) fn report_wrong_colon<'t>(
        &mut self,
        entry: &mut Entry<'_>,
        key: &[TokenTree],
        tokens: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        let marks = marks::count_signs(tokens);
        let is_sign = |at: &usize| match &tokens[*at] {
            _ if *at < marks => true,
            TokenTree::Punct(sign) if *at == 0 && sign.as_char() == ',' => true,
            TokenTree::Punct(sign) => "=>?:;".contains(sign.as_char()),
            _ => false,
        };
        let (sign, value) = tokens.split_at((0..tokens.len()).take_while(is_sign).count());
        // A literal or an enum value is not an `Option`.
        let is_option = sign.iter().any(|token| is_punct(Some(token), '?'));
        entry.is_optional |=
            is_option && matches!(value.first(), Some(TokenTree::Ident(_))) && !keys::is_constant_value(value);
        entry.is_unchecked |= sign.iter().any(|token| is_punct(Some(token), '!'));
        let colon = marks::colon_of(entry);
        let key_text = token::text(key);
        let help = format!("write `{key_text}{colon} …`");
        if sign.is_empty() {
            self.source.error(key, format!("expected `:` after `{key_text}`"), help);
        } else {
            self.source.error(sign, format!("expected `{colon}`, found `{}`", token::text(sign)), help);
        }
        value
    }

    /// Reports `object.field: value` or `object::field: value`. Returns the tokens after the value.
    pub(super) fn report_key_path<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        rest: &'t [TokenTree],
        scope: Scope,
    ) -> &'t [TokenTree] {
        let length = rest.iter().position(|token| is_punct(Some(token), ',')).unwrap_or(rest.len());
        let sign = if is_punct(rest.first(), ':') { 2 } else { 1 };
        let key = &key[0];
        let help = match rest.get(sign) {
            Some(TokenTree::Ident(_)) if sign == 1 && keys::is_variable_path(entry, scope.kind) => {
                self.help_for_variable(entry, rest, scope)
            }
            Some(TokenTree::Ident(field)) => format!("write `{key}: {{ {field}: … }}`"),
            _ => format!("write `{key}: …`"),
        };
        let message = format!("expected `:`, found `{}`", token::text(&rest[..sign]));
        entry.value = self.report_missing_value(&rest[..sign], message, help);
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
                self.source.silence_place(entry.place);
                self.source.silence_place(scope.place);
                format!("write `key: {value}`")
            }
        }
    }

    /// Reports a URL without quotes, most of which is a comment. Returns the tokens after it, or `None` for another value.
    pub(super) fn report_unquoted_url<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        kind: Option<Kind>,
    ) -> Option<&'t [TokenTree]> {
        match rest {
            [TokenTree::Ident(scheme), after @ ..]
                if matches!(kind, Some(Kind::Text(_)))
                    && lookahead::begins_with_key(rest)
                    && matches!(&*scheme.to_string(), "http" | "https") =>
            {
                let message = "a URL must be in quotes: `//` begins a comment";
                entry.value = self.report_missing_value(&rest[..1], message, format!("write `\"{scheme}://…\"`"));
                Some(&after[1..])
            }
            _ => None,
        }
    }

    /// Reports a missing value at `tokens`, and returns a node for it.
    pub(super) fn report_missing_value(
        &mut self,
        tokens: &[TokenTree],
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Node<'static> {
        let place = self.source.add_place(tokens);
        self.source.mark_missing(place);
        self.source.error_at(place, message, help);
        Node { value: Value::Broken, place }
    }

    /// Reports and parses an object in parentheses or brackets.
    pub(super) fn object_in_wrong_delimiters(&mut self, scope: Scope, group: &Group) -> Value<'static> {
        let (open, text) = token::opening(&TokenTree::Group(group.clone()));
        let braces = if matches!(scope.kind, Some(Kind::List(_))) { "[{ … }]" } else { "{ … }" };
        self.source.error(
            &[open],
            format!("expected `{{`, found `{text}`"),
            format!("write the object in braces: `{braces}`"),
        );
        let tokens = token::inside(group);
        match scope.kind {
            Some(Kind::List(item)) => {
                let value = self.object(Scope { kind: Some(*item), ..scope }, &tokens);
                Value::List(vec![Node { value, place: scope.place }])
            }
            _ => self.object(scope, &tokens),
        }
    }
}

/// Returns the number of tokens before the next that may begin an entry.
fn end_of_garbage(tokens: &[TokenTree], object: Option<Kind>) -> usize {
    // In free JSON, users may write an expression as a key: `&order.id: …`.
    let is_whole = matches!(tokens[0], TokenTree::Ident(_)) || matches!(object, Some(Kind::Free(_)));
    let is_key = |rest: &[TokenTree]| {
        lookahead::begins_with_key(rest)
            || matches!(rest.first(), Some(TokenTree::Ident(_))) && lookahead::begins_with_key(&rest[1..])
    };
    let ends = |at: &usize| is_at_end(&tokens[*at..]) || !is_whole && is_key(&tokens[*at..]);
    (1..tokens.len()).find(ends).unwrap_or(tokens.len())
}

/// Returns whether an entry begins here, although no comma precedes it.
fn begins_entry(tokens: &[TokenTree], object: Option<Kind>) -> bool {
    let is_variable = matches!(&tokens[0], TokenTree::Ident(name) if keys::may_be_shorthand(&name.to_string(), object));
    let rest = &tokens[1..];
    lookahead::begins_with_key(tokens)
        || is_variable && (is_at_end(rest) || is_punct(rest.first(), '=') || lookahead::begins_with_key(rest))
}

/// Returns the tokens after a comma or semicolon, if they begin with one.
pub(super) fn skip_separator(rest: &[TokenTree]) -> &[TokenTree] {
    if is_at_end(rest) { rest.get(1..).unwrap_or_default() } else { rest }
}
