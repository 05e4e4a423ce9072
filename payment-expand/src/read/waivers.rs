//! Parses the rules that a request may break: `#![allow(rule, …, reason = "…")]` and `#![expect(…)]`.

mod attribute;
mod misplaced;
mod rule_names;

use std::slice;

use payment_core::{inspect::tree::Entry, rules::Waiver, schema::Kind};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::{Reader, Scope, comments::without_comments};
use crate::{
    literal,
    source::Level,
    token::{self, is_punct},
};
use attribute::{Attribute, WORDS};

impl Reader {
    /// Parses the entries of a request or part, after the rules that it may break.
    pub(super) fn entries_after_waivers(
        &mut self,
        place: usize,
        tokens: &[TokenTree],
        kind: Option<Kind>,
    ) -> Vec<Entry<'static>> {
        let tokens = without_comments(tokens);
        let mut rest = &*tokens;
        while let Some(attribute) = Attribute::read(rest).filter(|attribute| attribute.is_inner || !attribute.is_whole)
        {
            self.waivers(&attribute);
            rest = attribute.rest;
            if is_punct(rest.first(), ',') || is_punct(rest.first(), ';') {
                // One error is enough for an attribute that is written as an entry.
                if attribute.is_whole {
                    self.source.error(&rest[..1], format!("expected a key, found `{}`", rest[0]), "remove it");
                }
                rest = &rest[1..];
            }
        }
        self.entries(Scope { place, level: 1, kind }, rest)
    }

    /// Parses the rules that an attribute names.
    fn waivers(&mut self, attribute: &Attribute<'_>) {
        const FORM: &str = "write `#![allow(rule, reason = \"…\")]`";

        let content = &attribute.content;
        let Some(TokenTree::Ident(word)) = content.first() else {
            return self.source.error(attribute.tokens, "expected `allow` or `expect` in this attribute", FORM);
        };
        if !attribute.is_whole {
            let message = format!("expected {}, found `{}`", attribute.form(), attribute.beginning());
            return self.report_misplaced(
                &Attribute { is_whole: true, content: content.clone(), ..*attribute },
                &message,
                FORM,
            );
        }
        let level = match &*word.to_string() {
            "allow" => Level::Allow,
            "expect" => Level::Expect,
            other => {
                let help = match payment_core::base::spelling::nearest(other, &WORDS) {
                    Some(near) => format!("write `{near}`"),
                    None => FORM.to_owned(),
                };
                self.source.error(&content[..1], format!("expected `allow` or `expect`, found `{other}`"), &help);
                return self.guess_all(content);
            }
        };
        match &content[1..] {
            [TokenTree::Group(names), rest @ ..] if names.delimiter() == Delimiter::Parenthesis => {
                if !rest.is_empty() {
                    let is_second = |token: &TokenTree| WORDS.iter().any(|word| token.to_string() == *word);
                    let help =
                        if rest.iter().any(is_second) { "write each in its own `#![…]`" } else { "remove them" };
                    self.source.error(rest, "unexpected tokens after the rules", help);
                    self.guess_all(rest);
                }
                self.names(word, names, level);
            }
            [TokenTree::Group(names), ..] => {
                let (open, found) = token::opening(&content[1]);
                self.source.error(&[open], format!("expected `(`, found `{found}`"), "write the rules in parentheses");
                self.silently(|reader| reader.names(word, names, level));
            }
            _ => {
                let names = content[1..].iter().map(ToString::to_string);
                let named = names.into_iter().find(|name| Waiver::named(name).is_some());
                let help = format!("write `#![{word}({})]`", named.as_deref().unwrap_or("rule"));
                self.source.error(content, format!("expected the names of rules after `{word}`"), &help);
                self.guess_all(content);
            }
        }
    }

    /// Parses the names in the parentheses of an attribute, and its reason.
    fn names(&mut self, word: &Ident, names: &Group, level: Level) {
        let tokens = token::inside(names);
        let (mut has_rule, mut reason) = (false, None);
        let mut rest = &*tokens;
        while !rest.is_empty() {
            let length =
                rest.iter().position(|token| matches!(token, TokenTree::Punct(p) if ",;".contains(p.as_char())));
            let (written, after) = rest.split_at(length.unwrap_or(rest.len()));
            match after {
                [comma, ..] if written.is_empty() => {
                    self.source.error(slice::from_ref(comma), format!("expected a rule, found `{comma}`"), "remove it");
                }
                [comma, ..] if !is_punct(Some(comma), ',') => {
                    self.source.error(slice::from_ref(comma), format!("expected `,`, found `{comma}`"), "write `,`");
                }
                _ => {}
            }
            rest = after.get(1..).unwrap_or_default();
            match written {
                [] => {}
                [TokenTree::Ident(reason_word), value @ ..] if reason_word == "reason" => {
                    if reason.is_some() {
                        self.source.error(&written[..1], "the reason is given twice", "remove one of them");
                    }
                    self.reason(&written[..1], value);
                    reason = Some(written[0].clone());
                }
                written => {
                    if let Some(reason) = reason.take() {
                        self.source.error(&[reason], "the reason must come last", "move it after the rules");
                    }
                    has_rule = true;
                    self.rule(written, level);
                }
            }
        }
        if !has_rule {
            let help = format!("write `#![{word}(rule)]`, for example `#![{word}(multiple_method)]`");
            self.source.error(&[word.clone().into(), names.clone().into()], format!("`{word}` requires a rule"), &help);
        }
    }

    /// Checks the tokens after `reason`.
    fn reason(&mut self, word: &[TokenTree], value: &[TokenTree]) {
        let value = match value {
            [sign, TokenTree::Group(_)] => [slice::from_ref(sign), &token::ungroup(&value[1])].concat(),
            value => value.to_vec(),
        };
        match &*value {
            [sign, TokenTree::Literal(reason)] if is_punct(Some(sign), '=') && literal::text(reason).is_some() => {}
            [sign, reason @ ..] if is_punct(Some(sign), '=') && !reason.is_empty() => {
                self.source.error(reason, "the reason must be a string", "write `reason = \"…\"`");
            }
            _ => self.source.error(word, "expected `reason = \"…\"`", "write `reason = \"…\"`"),
        }
    }

    /// Calls `read`, and forgets the errors that it records.
    fn silently(&mut self, read: impl FnOnce(&mut Self)) {
        let reported = self.source.errors.len();
        read(self);
        self.source.errors.truncate(reported);
    }
}
