//! Slips of the pen: what is likely to be meant, and where reading goes on.

use payment_core::{
    node::{Entry, Node, Value},
    schema::Kind,
};
use proc_macro2::{Delimiter, Group, TokenTree};

use super::{
    Reader,
    control_flow::{self, Among, ControlFlow, Parsed},
    is_end, keys, tokens,
};
use crate::{
    literal, source, split,
    token::{self, is_punct},
};

impl Reader {
    /// What begins no entry: all up to the next that may.
    pub(super) fn no_key<'t>(
        &mut self,
        rest: &'t [TokenTree],
        kind: Option<Kind>,
        entries: &mut Vec<Entry<'static>>,
    ) -> &'t [TokenTree] {
        if let Some(Parsed { flow: ControlFlow::For(_), rest: behind, .. }) = control_flow::parse(rest, Among::Entries)
        {
            let help = match kind {
                Some(Kind::Free(_)) => "write a run-time value, for example `MetadataValue::from_serialize(…)`",
                _ => "`for` builds the items of a list: `[for pattern in iterator { … }]`",
            };
            self.source.error(&rest[..1], "`for` cannot choose fields", help);
            return &behind[usize::from(is_punct(behind.first(), ','))..];
        }
        // free JSON may have an expression for a key: `&order.id: …`
        let is_whole = matches!(rest[0], TokenTree::Ident(_)) || matches!(kind, Some(Kind::Free(_)));
        let is_next = |rest: &[TokenTree]| {
            split::is_key(rest) || matches!(rest.first(), Some(TokenTree::Ident(_))) && split::is_key(&rest[1..])
        };
        let is_attribute = is_punct(rest.first(), '#') && matches!(rest.get(1), Some(TokenTree::Group(_)));
        let mut length = 1 + usize::from(is_attribute);
        while !is_attribute && !is_end(&rest[length..]) && (is_whole || !is_next(&rest[length..])) {
            length += 1;
        }
        let end = length + usize::from(length < rest.len() && is_end(&rest[length..]));
        let is_behind_number = matches!(&**entries, [.., Entry { value: Node { value: Value::Number(_), .. }, .. }]);
        match &rest[0] {
            TokenTree::Punct(point) if point.as_char() == '.' && is_punct(rest.get(1), '.') => {
                self.source.error(&rest[..length], "a request cannot have a base (`..`)", "write each field");
            }
            TokenTree::Punct(hash) if hash.as_char() == '#' && matches!(rest.get(1), Some(TokenTree::Group(_))) => {
                self.source.error(&rest[..2], "a field cannot have attributes", "remove them");
            }
            TokenTree::Literal(number) if literal::is_number(number) && is_behind_number => {
                return self.commas(rest, entries);
            }
            token => {
                let message = format!("expected a key, found `{}`", source::open(token).1);
                let place = self.source.place(&[source::open(token).0]);
                let value = &rest[usize::from(is_punct(rest.first(), ':'))..length];
                let keyless = keys::keyless(value, kind, entries);
                let help = match &keyless {
                    Some(key) => format!("write `{key}: {}`", value[0]),
                    None if matches!(kind, Some(Kind::Free(_))) => {
                        "write `key: value`; for keys that vary, use `MetadataValue::from_serialize`".into()
                    }
                    None => "write `key: value`".into(),
                };
                self.source.error_at(place, &message, &help);
                // it is there, so nothing else may say that it is missing
                if let Some(key) = keyless {
                    let mut entry = Entry::new(key.into(), place, Node { value: Value::Broken, place });
                    entry.is_identifier = true;
                    self.source.mark_missing(place);
                    entries.push(entry);
                }
            }
        }
        &rest[end..]
    }

    /// Silences the absence of fields that a base, `..base`, is meant to give.
    pub(super) fn read_base(&mut self, object: usize, tokens: &[TokenTree]) {
        let begins_entry = |at: usize| at == 0 || is_punct(tokens.get(at - 1), ',');
        let is_base =
            |at: usize| begins_entry(at) && is_punct(tokens.get(at), '.') && is_punct(tokens.get(at + 1), '.');
        if (0..tokens.len()).any(is_base) {
            self.source.silence_absences(object);
        }
    }

    /// Passes the comma behind an entry or item. Where it is missing, the next entry begins with a key; what is no
    /// key belongs to the same mistake.
    pub(super) fn separator<'t>(
        &mut self,
        start: &[TokenTree],
        rest: &'t [TokenTree],
        object: Option<Kind>,
        is_list: bool,
    ) -> &'t [TokenTree] {
        if rest.is_empty() {
            return rest;
        }
        if is_end(rest) {
            if is_punct(rest.first(), ';') {
                // `[value; 3]`
                if is_list
                    && let [_, TokenTree::Literal(count)] = rest
                    && literal::is_digits(count)
                {
                    self.source.error(rest, format!("a list cannot have a length (`; {count}`)"), "write each item");
                    return &[];
                }
                self.source.error(&rest[..1], "expected `,`, found `;`", "write `,`");
            }
            return &rest[1..];
        }
        if split::is_arrow(rest) {
            self.source.error(&rest[..2], "expected `,`, found `=>`", "write `,`");
            return &rest[2..];
        }
        let before = &start[start.len() - rest.len() - 1];
        let is_variable = matches!(&rest[0], TokenTree::Ident(name) if keys::is_variable(&name.to_string(), object));
        let is_next = is_variable && (is_end(&rest[1..]) || is_punct(rest.get(1), '=') || split::is_key(&rest[1..]));
        let is_entry = split::is_key(rest) || is_next || keys::in_words(rest, object).is_some();
        let is_item = |token: &TokenTree| matches!(token, TokenTree::Group(_) | TokenTree::Literal(_));
        if is_entry {
            // a value that is missing or unfinished has been spoken of
            let is_open = matches!(before, TokenTree::Punct(punct) if !matches!(punct.as_char(), '?' | '>'));
            if !is_open && start.len() - rest.len() > 1 {
                self.source.error(&[source::close(before)], "expected `,` after this value", "write `,`");
            }
            return rest;
        }
        if is_list && is_item(before) && is_item(&rest[0]) {
            self.source.error(&[source::close(before)], "expected `,` after this value", "write `,`");
        } else {
            let (found, text) = source::open(&rest[0]);
            let help = "remove it, or write `,` and `key: value`";
            self.source.error(&[found], format!("expected `,`, found `{text}`"), help);
        }
        if is_list && is_item(&rest[0]) {
            return rest;
        }
        let mut garbage = 0;
        while !is_end(&rest[garbage..]) && !split::is_key(&rest[garbage..]) {
            garbage += 1;
        }
        let is_separated = garbage < rest.len() && is_end(&rest[garbage..]);
        &rest[garbage + usize::from(is_separated)..]
    }

    /// Reports another sign in the colon's place, or none; returns the tokens after it.
    pub(super) fn wrong_colon<'t>(
        &mut self,
        entry: &mut Entry<'_>,
        key: &[TokenTree],
        tokens: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        let is_sign = |at: &usize| match &tokens[*at] {
            TokenTree::Punct(sign) if *at == 0 && sign.as_char() == ',' => true,
            // the minus of `->`
            TokenTree::Punct(sign) => "=>?:;".contains(sign.as_char()) || is_punct(tokens.get(at + 1), '>'),
            _ => false,
        };
        let (sign, value) = tokens.split_at((0..tokens.len()).take_while(is_sign).count());
        // a literal or an enum value is not an `Option`
        let is_option = sign.iter().any(|token| is_punct(Some(token), '?'));
        entry.is_optional |= is_option && matches!(value.first(), Some(TokenTree::Ident(_))) && !keys::is_word(value);
        let colon = if entry.is_optional { "?:" } else { ":" };
        let key_text = token::text(key);
        let help = format!("write `{key_text}{colon} …`");
        if sign.is_empty() {
            self.source.error(key, format!("expected `:` after `{key_text}`"), help);
        } else {
            self.source.error(sign, format!("expected `{colon}`, found `{}`", token::text(sign)), help);
        }
        value
    }

    /// `object.member: value` or `object::member: value`, as some languages have it.
    pub(super) fn key_path<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        rest: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        let length = rest.iter().position(|token| is_punct(Some(token), ',')).unwrap_or(rest.len());
        let sign = if is_punct(rest.first(), ':') { 2 } else { 1 };
        let help = match rest.get(sign) {
            Some(TokenTree::Ident(member)) => format!("write `{}: {{ {member}: … }}`", key[0]),
            _ => format!("write `{}: …`", key[0]),
        };
        let place = self.source.place(&rest[..sign]);
        self.source.mark_missing(place);
        self.source.error_at(place, format!("expected `:`, found `{}`", token::text(&rest[..sign])), &help);
        entry.value = Node { value: Value::Broken, place };
        &rest[length..]
    }

    /// An address without quotes, of which the better part is a comment: gives what is left.
    pub(super) fn address<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        kind: Option<Kind>,
    ) -> Option<&'t [TokenTree]> {
        match rest {
            [TokenTree::Ident(scheme), behind @ ..]
                if matches!(kind, Some(Kind::Text(_)))
                    && split::is_key(rest)
                    && matches!(&*scheme.to_string(), "http" | "https") =>
            {
                let message = "a URL must be in quotes: `//` begins a comment";
                entry.value.place = self.source.place(&rest[..1]);
                self.source.mark_missing(entry.value.place);
                self.source.error_at(entry.value.place, message, format!("write `\"{scheme}://…\"`"));
                Some(&behind[1..])
            }
            _ => None,
        }
    }

    pub(super) fn no_value(&mut self, colon: &[TokenTree]) -> Node<'static> {
        let place = self.source.place(colon);
        self.source.mark_missing(place);
        self.source.error_at(place, "expected a value", "write a value after the colon");
        Node { value: Value::Broken, place }
    }

    /// Members in the wrong brackets.
    pub(super) fn delimited(
        &mut self,
        place: usize,
        group: &Group,
        level: usize,
        kind: Option<Kind>,
    ) -> Value<'static> {
        let (open, text) = source::open(&TokenTree::Group(group.clone()));
        self.source.error(&[open], format!("expected `{{`, found `{text}`"), "write the object in braces: `{ … }`");
        let mut items = Vec::new();
        let tokens = tokens(group);
        match kind {
            Some(Kind::List(item)) => {
                let object = self.object(place, &tokens, level + 1, Some(*item));
                items.push(Node { value: object, place });
                Value::List(items)
            }
            kind => self.object(place, &tokens, level, kind),
        }
    }
}

/// Whether an object's members stand in parentheses or brackets.
pub(super) fn is_wrongly_delimited(group: &Group, kind: Option<Kind>) -> bool {
    let is_other = matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket);
    let takes_object = matches!(kind, None | Some(Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) | Kind::List(_)));
    is_other && takes_object && split::is_key(&tokens(group))
}

/// Whether the tokens in braces look like the members of an object, well or badly written.
pub(super) fn opens_object(tokens: &[TokenTree]) -> bool {
    let is_name = |token: &TokenTree| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
    let is_key_word = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if split::is_keyword(word));
    match tokens {
        [] => true,
        tokens if split::is_key(tokens) => true,
        // no key, but meant as one
        [TokenTree::Literal(_), rest @ ..] if split::colon(rest).is_some() => true,
        // the first member alone may be half written
        tokens if has_second_key(tokens) => true,
        [first, rest @ ..] if is_key_word(first) => is_end(rest) || split::is_key(rest),
        [first, rest @ ..] if is_name(first) => {
            let is_half = is_punct(rest.first(), '=') || is_punct(rest.first(), '?') && rest.len() > 1;
            is_end(rest) || is_name(&rest[0]) && !is_key_word(&rest[0]) || is_half
        }
        [TokenTree::Punct(first), ..] => matches!(first.as_char(), '#' | ',' | '.'),
        _ => false,
    }
}

/// Whether an expression and a colon stand in the first member's place.
pub(super) fn has_odd_key(tokens: &[TokenTree]) -> bool {
    if matches!(tokens, [TokenTree::Ident(word), ..] if split::is_keyword(word)) {
        return false;
    }
    let mut rest = tokens;
    while !is_end(rest) && split::colon(rest).is_none() {
        // past both of `::`
        rest = &rest[1 + usize::from(is_punct(rest.first(), ':'))..];
    }
    !is_end(rest)
}

/// Whether a key and a colon stand behind one of the commas.
fn has_second_key(tokens: &[TokenTree]) -> bool {
    let mut rest = tokens;
    while let [token, behind @ ..] = rest {
        if is_punct(Some(token), ',') && behind.len() > 1 && split::is_key(&behind[..2]) {
            return true;
        }
        rest = behind;
    }
    false
}
