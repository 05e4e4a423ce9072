//! Tokens to a tree. What makes no sense is noted, and reading goes on as if it had.

use payment_core::node::{Entry, Node, Value};
use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

use crate::{literal, source::Source, split};

/// The deepest level that an object or list may lie on; the call is the first.
const LEVELS: usize = 127;

/// The tree of a call, and where its nodes stand. One pair of braces around all entries is the object itself.
pub fn read(call: &[TokenTree]) -> (Node<'static>, Source) {
    let mut reader = Reader { source: Source::new() };
    let entries = match call {
        [token] => match &*split::unwrap(token) {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => reader.entries(&tokens(group), 1),
            tokens => reader.entries(tokens, 1),
        },
        call => reader.entries(call, 1),
    };
    (Node { value: Value::Object(entries), place: 0 }, reader.source)
}

fn tokens(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

fn is_punct(token: Option<&TokenTree>, c: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
}

struct Reader {
    source: Source,
}

impl Reader {
    fn entries(&mut self, tokens: &[TokenTree], level: usize) -> Vec<Entry<'static>> {
        let mut entries = Vec::new();
        let mut rest = tokens;
        loop {
            rest = skip_comments(rest);
            if rest.is_empty() {
                return entries;
            }
            if is_punct(rest.first(), ',') {
                self.source.slip(&rest[..1], "expected a key", "leave out this comma");
                rest = &rest[1..];
                continue;
            }
            let start = rest;
            match self.key(&rest[0]) {
                Some(mut entry) => {
                    rest = self.member(&mut entry, &start[1..], &start[..1], level);
                    entries.push(entry);
                }
                None => {
                    let length = split::value(rest).max(1);
                    self.source.slip(&rest[..length], "expected a key", "write `key: value`");
                    rest = &rest[length..];
                }
            }
            rest = self.separator(start, rest);
        }
    }

    /// Passes the comma behind an entry or item.
    fn separator<'t>(&mut self, start: &[TokenTree], rest: &'t [TokenTree]) -> &'t [TokenTree] {
        match rest.first() {
            None => rest,
            Some(token) if is_punct(Some(token), ',') => &rest[1..],
            Some(token) if is_punct(Some(token), ';') => {
                self.source.slip(&rest[..1], "expected `,`, found `;`", "write `,`");
                &rest[1..]
            }
            Some(_) => {
                let last = start.len() - rest.len() - 1;
                self.source.slip(&start[last..=last], "expected `,` behind this", "write `,`");
                rest
            }
        }
    }

    /// An entry whose value is still to be read, if a key stands here.
    fn key(&mut self, token: &TokenTree) -> Option<Entry<'static>> {
        let token = split::unwrap(token);
        let (key, is_identifier) = match &*token {
            [TokenTree::Ident(name)] if name != "_" => (name.to_string().trim_start_matches("r#").to_owned(), true),
            [TokenTree::Literal(literal)] => (literal::text(literal)?, false),
            _ => return None,
        };
        let place = self.source.place(&token);
        let mut entry = Entry::new(key.into(), place, Node { value: Value::Broken, place });
        entry.is_identifier = is_identifier;
        Some(entry)
    }

    /// What stands behind a key; gives what is left.
    fn member<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
        key: &[TokenTree],
        level: usize,
    ) -> &'t [TokenTree] {
        if let Some(length) = split::colon(rest) {
            entry.is_optional = length == 2;
            return self.behind_colon(entry, &rest[length - 1..length], &rest[length..], level);
        }
        let is_end = match rest.first() {
            None => true,
            Some(token) => is_punct(Some(token), ',') || is_punct(Some(token), ';') || split::is_key(rest),
        };
        if is_end {
            self.shorthand(entry, key);
            return rest;
        }
        let signs = rest
            .iter()
            .take_while(|token| matches!(token, TokenTree::Punct(p) if "=>?:".contains(p.as_char())))
            .count();
        let sign: String = rest[..signs].iter().map(ToString::to_string).collect();
        match sign.as_str() {
            "" => self.source.slip(key, "expected `:` behind this key", "write `key: value`"),
            sign => self.source.slip(&rest[..signs], format!("expected `:`, found `{sign}`"), "write `:`"),
        }
        self.behind_colon(entry, key, &rest[signs..], level)
    }

    fn behind_colon<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        colon: &[TokenTree],
        rest: &'t [TokenTree],
        level: usize,
    ) -> &'t [TokenTree] {
        let length = split::value(rest);
        if length == 0 {
            let place = self.source.place(colon);
            self.source.mark_hollow(place);
            self.source.slip_at(place, "expected a value", "write one behind the colon");
            entry.value = Node { value: Value::Broken, place };
        } else {
            entry.value = self.value(&rest[..length], level);
        }
        &rest[length..]
    }

    /// A key alone stands for a variable of its name.
    fn shorthand(&mut self, entry: &mut Entry<'static>, key: &[TokenTree]) {
        self.source.mark_bare(entry.place);
        if entry.is_identifier {
            entry.value = Node { value: Value::Name(entry.key.clone()), place: self.source.place(key) };
        } else {
            self.source.slip_at(entry.place, "expected `:` and a value behind this key", "write `\"key\": value`");
        }
    }

    fn value(&mut self, tokens: &[TokenTree], level: usize) -> Node<'static> {
        let inner = match tokens {
            [token] => split::unwrap(token),
            tokens => tokens.to_vec(),
        };
        let place = self.source.place(tokens);
        let value = match &*inner {
            [TokenTree::Literal(literal)] => self.literal(place, literal, false),
            [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => {
                self.literal(place, literal, true)
            }
            [TokenTree::Ident(word)] => self.word(place, &word.to_string()),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => self.braces(place, group, level + 1),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                self.deep_enough(place, level + 1, |reader| Value::List(reader.items(&self::tokens(group), level + 1)))
            }
            [TokenTree::Ident(hole), TokenTree::Ident(r#as), TokenTree::Ident(_)] if hole == "_" && r#as == "as" => {
                self.hole(place)
            }
            inner => self.expression(place, inner),
        };
        Node { value, place }
    }

    fn literal(&mut self, place: usize, literal: &proc_macro2::Literal, negative: bool) -> Value<'static> {
        literal::read(literal, negative).unwrap_or_else(|(message, help)| {
            self.source.slip_at(place, message, help);
            Value::Broken
        })
    }

    fn word(&mut self, place: usize, word: &str) -> Value<'static> {
        match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            "_" => self.hole(place),
            name => Value::Name(name.trim_start_matches("r#").to_owned().into()),
        }
    }

    fn hole(&mut self, place: usize) -> Value<'static> {
        self.source.slip_at(
            place,
            "a hole stands in templates only",
            "write a value, or `struct Name { … }` around the entries",
        );
        Value::Broken
    }

    /// What Rust is to make sense of, unless it is plainly unfinished.
    fn expression(&mut self, place: usize, tokens: &[TokenTree]) -> Value<'static> {
        let is_operator =
            |token: &TokenTree, set: &str| matches!(token, TokenTree::Punct(p) if set.contains(p.as_char()));
        let is_path =
            matches!(tokens, [TokenTree::Punct(p), ..] if p.as_char() == ':' && p.spacing() == Spacing::Joint);
        let begins = !is_path && tokens.first().is_some_and(|token| is_operator(token, ".=+/%^?;>@:"));
        let ends = tokens.last().is_some_and(|token| is_operator(token, ".=+-*/%^&|!<:@"));
        if begins || ends {
            self.source.slip_at(place, "this value is unfinished", "write a whole expression");
            return Value::Broken;
        }
        Value::Expression
    }

    /// `{…}` is an object if it looks like one; at another place than an object's, else, it is a Rust block.
    fn braces(&mut self, place: usize, group: &Group, level: usize) -> Value<'static> {
        let tokens = tokens(group);
        let is_name = |token: &TokenTree| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
        let like_object = match &*tokens {
            [] => true,
            [TokenTree::Literal(_), ..] => true,
            [key] if is_name(key) => true,
            [TokenTree::Ident(word), ..] if split::is_keyword(&word.to_string()) => false,
            [key, next, ..] if is_name(key) => {
                let separator = matches!(next, TokenTree::Punct(p) if ",;=".contains(p.as_char()));
                separator || is_name(next) || split::is_key(&tokens)
            }
            [first, ..] => is_punct(Some(first), '#') || is_punct(Some(first), ','),
        };
        if like_object {
            self.deep_enough(place, level, |reader| Value::Object(reader.entries(&tokens, level)))
        } else {
            Value::Block
        }
    }

    fn deep_enough(
        &mut self,
        place: usize,
        level: usize,
        read: impl FnOnce(&mut Self) -> Value<'static>,
    ) -> Value<'static> {
        if level > LEVELS {
            self.source.slip_at(place, format!("more than {LEVELS} levels deep"), "the gateway's JSON is no deeper");
            return Value::Broken;
        }
        read(self)
    }

    fn items(&mut self, tokens: &[TokenTree], level: usize) -> Vec<Node<'static>> {
        let mut nodes = Vec::new();
        let mut rest = tokens;
        while !rest.is_empty() {
            let start = rest;
            let length = split::value(rest);
            if length == 0 {
                self.source.slip(&rest[..1], "expected a value", "leave this out");
                rest = &rest[1..];
                continue;
            }
            nodes.push(self.value(&rest[..length], level));
            rest = self.separator(start, &rest[length..]);
        }
        nodes
    }
}

/// Doc comments, as attributes, may stand before a key.
fn skip_comments(mut tokens: &[TokenTree]) -> &[TokenTree] {
    while let [TokenTree::Punct(hash), TokenTree::Group(group), rest @ ..] = tokens {
        let is_doc = group.stream().into_iter().next().is_some_and(|token| token.to_string() == "doc");
        if hash.as_char() != '#' || !is_doc {
            break;
        }
        tokens = rest;
    }
    tokens
}
