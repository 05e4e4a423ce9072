//! Tokens to a tree. What makes no sense is noted, and reading goes on as if it had.
//!
//! The schema guides in one point: at an object's or a list's place `{` and `[` open that, at another a Rust block.

pub mod control_flow;
mod embedded;
mod holes;
mod keys;
pub mod lists;
mod parts;
mod pieces;
mod slips;
mod template;
mod values;
mod wrapped;

use payment_core::{
    node::{Entry, Node, Value},
    schema::{Field, Kind, SESSION},
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use crate::{
    literal,
    source::{self, Source},
    split,
    target::Target,
    token::{self, is_punct},
};

/// The tree of a call, and where its nodes stand.
pub fn read(call: &[TokenTree]) -> (Node<'static>, Source) {
    let mut reader = Reader { source: Source::new(call) };
    let value = reader.call(call);
    (Node { value, place: 0 }, reader.source)
}

/// The same of a part, and what it makes, unless its name is unknown.
pub fn read_part(part: &[TokenTree]) -> (Option<Target>, Node<'static>, Source) {
    let mut reader = Reader { source: Source::new(part) };
    let (target, node) = reader.part(part);
    (target, node, reader.source)
}

fn tokens(group: &Group) -> Vec<TokenTree> {
    token::list(group.stream())
}

/// Whether an entry ends here.
fn is_end(rest: &[TokenTree]) -> bool {
    rest.is_empty() || is_punct(rest.first(), ',') || is_punct(rest.first(), ';')
}

struct Reader {
    source: Source,
}

impl Reader {
    /// Entries, alone or in one pair of braces.
    fn call(&mut self, call: &[TokenTree]) -> Value<'static> {
        let call = &*split::unwrap_all(call);
        let is_open = |group: &Group, delimiter| group.delimiter() == delimiter;
        match call {
            [TokenTree::Group(group)] if is_open(group, Delimiter::Brace) => {
                let inner = self.braced(group);
                self.session(&inner)
            }
            [TokenTree::Group(group), rest @ ..] if is_open(group, Delimiter::Brace) => {
                let entries = self.session(&tokens(group));
                self.source.slip(rest, "unexpected tokens after the request", "remove them");
                entries
            }
            call if template::is_template(call) => self.template(call),
            call if template::begins_item(call) || !split::is_key(call) && template::holds_struct(call) => {
                self.no_template(call)
            }
            [TokenTree::Group(group), ..] if !is_open(group, Delimiter::None) => {
                let message = "expected `key: value`, found a group";
                self.source.slip(&call[..1], message, "write `payment_session! { key: value, … }`");
                if is_open(group, Delimiter::Parenthesis) { self.call(&tokens(group)) } else { Value::Broken }
            }
            [path @ .., TokenTree::Group(group)] if is_open(group, Delimiter::Brace) && split::is_constant(path) => {
                if let [.., TokenTree::Ident(name)] = path
                    && parts::is_part(&name.to_string())
                {
                    let message = format!("expected `key: value`, found `{name}`");
                    let help = format!(
                        "write `payment_part!({name} {{ … }})`, or a request: `payment_session! {{ key: value, … }}`"
                    );
                    self.source.slip(path, &message, &help);
                    return Value::Broken;
                }
                let message = format!("unexpected `{}` before the entries", token::text(path));
                self.source.slip(path, &message, "write `payment_session! { key: value, … }`");
                self.session(&tokens(group))
            }
            [TokenTree::Literal(_)] => {
                self.source.slip(call, "expected `key: value`, found a literal", "write `key: value`");
                Value::Broken
            }
            call if keys::is_expression(call) => {
                let message = "expected `key: value`, found an expression";
                self.source.slip(call, message, "write `payment_session! { key: value, … }`");
                Value::Broken
            }
            call => self.session(call),
        }
    }

    /// What stands in one pair of braces.
    fn braced(&mut self, group: &Group) -> Vec<TokenTree> {
        let mut inner = tokens(group);
        while let [TokenTree::Group(group)] = &*inner
            && group.delimiter() == Delimiter::Brace
        {
            self.source.slip(&inner, "unexpected second pair of braces", "remove the extra braces");
            inner = tokens(group);
        }
        inner
    }

    fn session(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        self.read_base(0, tokens);
        Value::Object(self.entries(tokens, 1, Some(Kind::Object(SESSION))))
    }

    /// The entries of an object of this kind, if it is known.
    fn entries(&mut self, tokens: &[TokenTree], level: usize, kind: Option<Kind>) -> Vec<Entry<'static>> {
        if let Some(tokens) = without_comments(tokens) {
            return self.entries(&tokens, level, kind);
        }
        let mut entries = Vec::new();
        let mut rest = tokens;
        loop {
            if rest.is_empty() {
                return entries;
            }
            if let ([TokenTree::Ident(_), ..], field) = template::split_head(rest)
                && split::is_key(field)
            {
                self.source.slip(
                    &rest[..1],
                    "a field cannot have a visibility",
                    "remove it: placeholders are always public fields",
                );
                rest = field;
            }
            if is_punct(rest.first(), ',') {
                self.source.slip(&rest[..1], "expected a key, found `,`", "remove this comma");
                rest = &rest[1..];
                continue;
            }
            if rest.len() > 1 && split::is_key(&rest[1..]) && token::text(&rest[..1]) == token::text(&rest[1..2]) {
                self.source.slip(&rest[1..2], &format!("`{}` is written twice", rest[1]), "remove one of them");
                rest = &rest[1..];
            }
            let start = rest;
            match self.key(rest, kind) {
                // rust-analyzer asks what may stand here, whatever comes next
                Some((mut entry, _)) if entry.is_identifier && entry.key.is_empty() => {
                    self.shorthand(&mut entry, &start[..1]);
                    entries.push(entry);
                    rest = &start[1 + usize::from(is_punct(start.get(1), ','))..];
                    continue;
                }
                Some((mut entry, length)) => {
                    let (key, behind) = start.split_at(length);
                    rest = self.member(&mut entry, behind, key, level, kind);
                    self.name_after_key(&entry, kind, &entries);
                    // `amount.value: …, amount.currency: …`
                    if !keys::is_key_path(behind) || !keys::has_key(&entries, &entry.key) {
                        entries.push(entry);
                    }
                }
                None => {
                    rest = self.no_key(rest, kind, &mut entries);
                    continue;
                }
            }
            rest = self.separator(start, rest, kind, false);
        }
    }

    /// An entry whose value is still to be read, if a key stands here, and how many tokens the key takes.
    fn key(&mut self, rest: &[TokenTree], object: Option<Kind>) -> Option<(Entry<'static>, usize)> {
        let (mut token, mut length) = (split::unwrap(&rest[0]), 1);
        if let Some((field, words)) = keys::in_words(rest, object) {
            self.source.slip(&rest[..words], "a key must be one identifier", &format!("write `{}`", field.rust));
            token.clear();
            token.push(Ident::new(field.rust, rest[0].span()).into());
            length = words;
        }
        let (key, is_identifier) = match &*token {
            [TokenTree::Ident(word)] if split::is_keyword(word) && !may_follow_key(&rest[1..]) => {
                return None;
            }
            [TokenTree::Ident(_)] if matches!(object, Some(Kind::Free(_))) && keys::goes_on(&rest[1..]) => return None,
            [TokenTree::Ident(name)] if name != "_" => (source::unmarked(&name.to_string()), true),
            [TokenTree::Literal(literal)] => (keys::quoted_key(literal)?, false),
            _ => return None,
        };
        let place = self.source.place(&token);
        if let [TokenTree::Literal(literal)] = &*token
            && literal::is_character(literal)
            && !literal::is_reported_by_rustc(literal)
        {
            let help = format!("write `{}`", literal::quoted(literal));
            self.source.slip_at(place, "a quoted key must use double quotes", &help);
        }
        let mut entry = Entry::new(key.into(), place, Node { value: Value::Broken, place });
        entry.is_identifier = is_identifier;
        Some((entry, length))
    }

    /// What stands behind a key; gives what is left.
    fn member<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        key: &[TokenTree],
        level: usize,
        object: Option<Kind>,
    ) -> &'t [TokenTree] {
        let behind = match split::colon(rest) {
            Some(length) => {
                entry.is_optional = length == 2;
                if is_punct(rest.get(length), '=') { self.wrong_colon(entry, key, rest) } else { length }
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
                self.source.slip_at(entry.place, &message, &format!("write `{}: …,`", key[0]));
                return rest;
            }
            None if is_punct(rest.first(), '?') && is_end(&rest[1..]) => {
                self.source.mark_bare(entry.place);
                let message = format!("expected `:` and a value after `{}?`", key[0]);
                self.source.slip(&rest[..1], &message, &format!("write `{0}?: {0}`", key[0]));
                return &rest[1..];
            }
            None if keys::is_key_path(rest) => return self.key_path(entry, key, rest),
            None => self.wrong_colon(entry, key, rest),
        };
        let colon = if behind == 0 { key } else { &rest[behind - 1..behind] };
        let rest = self.repeated_key(key, &rest[behind..]);
        let (length, end) = match self.typed_hole(rest) {
            Some(lengths) => lengths,
            None => {
                let length = split::value(rest);
                let length = length + pieces::more(rest, length);
                (length, length)
            }
        };
        let value = &rest[..length];
        let field = field_of(object, entry);
        let kind = match object {
            Some(Kind::Object(_) | Kind::Checked(_)) => field.map(|field| field.kind),
            // all that is in it is free as well
            kind => kind,
        };
        if let Some(rest) = self.hole_without_as(entry, rest) {
            return rest;
        }
        if let Some(rest) = self.address(entry, rest, kind) {
            return rest;
        }
        entry.value = if length == 0 {
            self.no_value(colon)
        } else if entry.is_optional {
            self.value(value, level, kind)
        } else {
            self.present(value, level, kind, !matches!(field, Some(field) if field.required))
        };
        if behind == 0 && matches!(entry.value.value, Value::Expression) {
            // without a colon nobody knows whether that is Rust
            entry.value.value = Value::Broken;
        }
        &rest[end..]
    }

    /// A key alone stands for a variable of its name.
    fn shorthand(&mut self, entry: &mut Entry<'static>, key: &[TokenTree]) {
        self.source.mark_bare(entry.place);
        if entry.is_identifier {
            entry.value = Node { value: Value::Name(entry.key.clone().into()), place: self.source.place(key) };
        } else {
            let help = format!("write `{}: …`", key[0]);
            self.source.slip_at(entry.place, "expected `:` and a value after this key", &help);
        }
    }
}

/// Whether what stands in front can be a key: as `ref` is on the way to `refund_preference`.
fn may_follow_key(rest: &[TokenTree]) -> bool {
    split::colon(rest).is_some() || is_end(rest) || split::is_key(rest)
}

/// The member that a key is, if its object is known.
fn field_of(object: Option<Kind>, entry: &Entry<'_>) -> Option<&'static Field> {
    let (Kind::Object(object) | Kind::Checked(object)) = object? else { return None };
    if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) }
}

/// The tokens without doc comments, which come as attributes, if there are any: they may stand anywhere.
fn without_comments(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    token::position(tokens, |token| is_punct(Some(token), '#'))?;
    let (mut plain, mut rest) = (Vec::new(), tokens);
    while let [first, behind @ ..] = rest {
        let hash = usize::from(is_punct(Some(first), '#'));
        let bang = usize::from(hash > 0 && is_punct(behind.first(), '!'));
        rest = match rest.get(hash + bang) {
            Some(TokenTree::Group(group)) if hash > 0 && token::is_attribute(group, "doc") => &behind[hash + bang..],
            _ => {
                plain.push(first.clone());
                behind
            }
        };
    }
    if plain.len() < tokens.len() { Some(plain) } else { None }
}
