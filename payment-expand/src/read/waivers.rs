//! `#![allow(rule, …, reason = "…")]` and `#![expect(…)]`: the rules that a request may break.

use std::slice;

use payment_core::{
    node::Entry,
    rules::{RuleId, Waiver, Waivers},
    schema::Kind,
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::{Reader, template, without_comments};
use crate::{
    literal,
    source::{self, Source},
    split,
    token::{self, is_punct},
};

/// A rule that an attribute names.
pub struct WrittenWaiver {
    pub waiver: Waiver,
    pub level: Level,
    /// The place of the name.
    pub place: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Allow,
    /// An error unless a rule is broken without it.
    Expect,
}

/// Attributes with the macro's own name and with a name that is nearly one of them.
const WORDS: [&str; 2] = ["allow", "expect"];

/// An attribute, or what is meant as one, and the tokens after it.
struct Attribute<'t> {
    /// `#`, perhaps `!`, and the brackets.
    tokens: &'t [TokenTree],
    /// The tokens in the brackets.
    content: Vec<TokenTree>,
    is_inner: bool,
    /// Whether `#` and the brackets are right.
    is_whole: bool,
    rest: &'t [TokenTree],
}

impl<'t> Attribute<'t> {
    /// The attribute that `tokens` begin with, if any: `#![…]` or `#[…]`, and for rules also without the `#`, the
    /// brackets or both.
    fn read(tokens: &'t [TokenTree]) -> Option<Self> {
        let hash = usize::from(is_punct(tokens.first(), '#'));
        let bang = usize::from(is_punct(tokens.get(hash), '!'));
        let signs = hash + bang;
        let (content, length, has_brackets) = match &tokens[signs..] {
            [TokenTree::Group(group), ..] => {
                let content = split::unwrap_all(&super::tokens(group));
                (content, signs + 1, group.delimiter() == Delimiter::Bracket)
            }
            [TokenTree::Ident(_), TokenTree::Group(_), ..] => (tokens[signs..signs + 2].to_vec(), signs + 2, false),
            _ => return None,
        };
        let (tokens, rest) = tokens.split_at(length);
        let is_whole = hash > 0 && has_brackets;
        let attribute = Self { tokens, content, is_inner: bang > 0, is_whole, rest };
        (is_whole || attribute.names_rules()).then_some(attribute)
    }

    /// Whether the attribute allows or expects something that may be meant as a rule.
    fn names_rules(&self) -> bool {
        let [TokenTree::Ident(_), TokenTree::Group(names)] = &*self.content else { return false };
        let is_rule = |token: &TokenTree| match token {
            TokenTree::Ident(name) => rule(&name.to_string()).is_some(),
            TokenTree::Literal(literal) => literal::text(literal).is_some_and(|name| rule(&name).is_some()),
            _ => false,
        };
        self.is_for_rules() && super::tokens(names).iter().any(is_rule)
    }

    /// Whether the attribute is called as those for rules are.
    fn is_for_rules(&self) -> bool {
        matches!(self.content.first(), Some(TokenTree::Ident(word)) if WORDS.iter().any(|known| word == known))
    }

    /// The attribute as it should be.
    fn form(&self) -> String {
        match self.content.first() {
            Some(word) if self.is_for_rules() => format!("`#![{word}(…)]`"),
            _ => "`#![allow(…)]`".to_owned(),
        }
    }
}

/// What a name in an attribute means.
enum Meant {
    Waiver(Waiver),
    /// A rule that cannot be waived.
    Fixed(RuleId),
    Misspelt(Waiver),
}

fn rule(name: &str) -> Option<Meant> {
    let name = source::unmarked(name);
    let id = name.replace('_', "-");
    let is_fixed = |rule: &&RuleId| rule.as_str().replace('.', "-") == id;
    match Waiver::named(&name) {
        Some(waiver) => Some(Meant::Waiver(waiver)),
        None => match RuleId::ALL.iter().find(is_fixed) {
            Some(rule) => Some(Meant::Fixed(*rule)),
            None => Waiver::nearest(&name).map(Meant::Misspelt),
        },
    }
}

/// A rule's name as attributes have it.
pub fn name(waiver: Waiver) -> String {
    waiver.rule().as_str().replace('-', "_")
}

impl Reader {
    /// Reads the entries of a request or part, after the rules that it may break.
    pub(super) fn outermost(
        &mut self,
        place: usize,
        tokens: &[TokenTree],
        object: Option<Kind>,
    ) -> Vec<Entry<'static>> {
        let plain = without_comments(tokens);
        let mut rest = plain.as_deref().unwrap_or(tokens);
        while let Some(attribute) = Attribute::read(rest).filter(|attribute| attribute.is_inner || !attribute.is_whole)
        {
            self.waivers(&attribute);
            rest = attribute.rest;
            if is_punct(rest.first(), ',') || is_punct(rest.first(), ';') {
                self.source.error(&rest[..1], format!("expected a key, found `{}`", rest[0]), "remove it");
                rest = &rest[1..];
            }
        }
        self.entries(place, rest, 1, object)
    }

    /// Reports an attribute among the entries that names rules. Returns the tokens after it.
    pub(super) fn misplaced_waivers<'t>(&mut self, rest: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let attribute = Attribute::read(rest)?;
        let is_inner = attribute.is_inner && attribute.is_for_rules();
        if !is_inner && !attribute.names_rules() {
            return None;
        }
        let message = if is_inner {
            "a rule must be allowed before the first entry of the request"
        } else {
            "a rule cannot be allowed for one field"
        };
        let help = format!("write {} at the start of the entries", attribute.form());
        self.misplaced(&attribute, message, &help);
        Some(&attribute.rest[usize::from(is_punct(attribute.rest.first(), ','))..])
    }

    /// Reports attributes that name rules, before a `struct` or before the braces around the entries, and returns the
    /// tokens without them.
    pub(super) fn without_outer_waivers(&mut self, call: &[TokenTree]) -> Vec<TokenTree> {
        let mut kept = Vec::new();
        let mut rest = call;
        while let Some(attribute) = Attribute::read(rest) {
            rest = attribute.rest;
            let behind = template::split_head(rest).1;
            let (message, place) = if !attribute.names_rules() {
                ("", "")
            } else if template::is_template(behind) {
                ("a rule cannot be allowed in front of a template", "at the start of its entries, inside the braces")
            } else if matches!(behind, [group] if token::is_braces(group)) {
                ("a rule cannot be allowed in front of the braces", "at the start of the entries, inside the braces")
            } else if !attribute.is_inner && attribute.is_whole {
                ("expected `#![`, found `#[`", "at the start of the entries")
            } else {
                ("", "")
            };
            if message.is_empty() {
                kept.extend_from_slice(attribute.tokens);
            } else {
                self.misplaced(&attribute, message, &format!("write {} {place}", attribute.form()));
            }
        }
        kept.extend_from_slice(rest);
        kept
    }

    /// Reports an attribute in another place. The rules are waived, so that they are not a second mistake.
    fn misplaced(&mut self, attribute: &Attribute<'_>, message: &str, help: &str) {
        self.source.error(attribute.tokens, message, help);
        self.silently(|reader| reader.waivers(attribute));
    }

    fn silently(&mut self, read: impl FnOnce(&mut Self)) {
        let reported = self.source.errors.len();
        read(self);
        self.source.errors.truncate(reported);
    }

    /// Reads the rules that an attribute names.
    fn waivers(&mut self, attribute: &Attribute<'_>) {
        const FORM: &str = "write `#![allow(rule, reason = \"…\")]`";

        let content = &attribute.content;
        let Some(TokenTree::Ident(word)) = content.first() else {
            return self.source.error(attribute.tokens, "expected `allow` or `expect` in this attribute", FORM);
        };
        if !attribute.is_whole {
            let message = format!("expected {}, found `{}`", attribute.form(), written(attribute.tokens));
            return self.misplaced(
                &Attribute { is_whole: true, content: content.clone(), ..*attribute },
                &message,
                FORM,
            );
        }
        let level = match &*word.to_string() {
            "allow" => Level::Allow,
            "expect" => Level::Expect,
            other => {
                let help = match payment_core::spelling::nearest(other, &WORDS) {
                    Some(near) => format!("write `{near}`"),
                    None => FORM.to_owned(),
                };
                self.source.error(&content[..1], format!("expected `allow` or `expect`, found `{other}`"), &help);
                return self.meant_by(content);
            }
        };
        match &content[1..] {
            [TokenTree::Group(names), rest @ ..] if names.delimiter() == Delimiter::Parenthesis => {
                if !rest.is_empty() {
                    self.source.error(rest, "unexpected tokens after the rules", "remove them");
                }
                self.names(word, names, level);
            }
            [TokenTree::Group(names), ..] => {
                let (open, found) = source::open(&content[1]);
                self.source.error(&[open], format!("expected `(`, found `{found}`"), "write the rules in parentheses");
                self.silently(|reader| reader.names(word, names, level));
            }
            _ => {
                let help = format!("write `#![{word}(rule)]`");
                self.source.error(content, format!("expected the names of rules after `{word}`"), &help);
                self.meant_by(content);
            }
        }
    }

    fn names(&mut self, word: &Ident, names: &Group, level: Level) {
        let tokens = super::tokens(names);
        let (mut has_rule, mut reason) = (false, None);
        let mut rest = &*tokens;
        while !rest.is_empty() {
            let length =
                rest.iter().position(|token| matches!(token, TokenTree::Punct(p) if ",;".contains(p.as_char())));
            let (written, behind) = rest.split_at(length.unwrap_or(rest.len()));
            match behind {
                [comma, ..] if written.is_empty() => {
                    self.source.error(slice::from_ref(comma), format!("expected a rule, found `{comma}`"), "remove it");
                }
                [comma, ..] if !is_punct(Some(comma), ',') => {
                    self.source.error(slice::from_ref(comma), format!("expected `,`, found `{comma}`"), "write `,`");
                }
                _ => {}
            }
            rest = behind.get(1..).unwrap_or_default();
            match written {
                [] => {}
                [TokenTree::Ident(reason_word), value @ ..] if reason_word == "reason" => {
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

    fn reason(&mut self, word: &[TokenTree], value: &[TokenTree]) {
        let value = match value {
            [sign, TokenTree::Group(_)] => [slice::from_ref(sign), &split::unwrap(&value[1])].concat(),
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

    /// One name, as it should be or nearly so.
    fn rule(&mut self, written: &[TokenTree], level: Level) {
        let written = split::unwrap_all(written);
        match &*written {
            [TokenTree::Ident(ident)] => self.named(ident, level),
            [TokenTree::Literal(text)] if literal::text(text).is_some() => {
                let meant =
                    literal::text(text).and_then(|name| Waiver::named(&name).or_else(|| Waiver::nearest(&name)));
                let help = meant
                    .map_or("write `rule`, without quotes".to_owned(), |waiver| format!("write `{}`", name(waiver)));
                self.source.error(&written, "a rule cannot be in quotes", &help);
                self.meant(meant, &written);
            }
            [TokenTree::Ident(first), second @ TokenTree::Ident(_), ..] => {
                self.source.error(slice::from_ref(second), "expected `,` between rules", "write `,`");
                self.named(first, level);
                self.rule(&written[1..], level);
            }
            _ => {
                let text = token::text(&written);
                let last = text.rsplit("::").next().unwrap_or(&text);
                let (message, meant) = match rule(&last.replace(['-', '.'], "_")) {
                    Some(Meant::Waiver(waiver) | Meant::Misspelt(waiver)) if text.contains("::") => {
                        ("a rule has no path".to_owned(), Some(waiver))
                    }
                    Some(Meant::Waiver(waiver) | Meant::Misspelt(waiver)) => {
                        ("a rule must be one identifier".to_owned(), Some(waiver))
                    }
                    Some(Meant::Fixed(rule)) => return self.fixed(rule, &written),
                    None => {
                        self.source.error(&written, format!("expected a rule, found `{text}`"), "write its name");
                        return self.meant_by(&written);
                    }
                };
                let help = meant.map_or_else(list, |waiver| format!("write `{}`", name(waiver)));
                self.source.error(&written, &message, &help);
                self.meant(meant, &written);
            }
        }
    }

    fn named(&mut self, ident: &Ident, level: Level) {
        self.source.rule_names.push(ident.clone());
        let token = [TokenTree::from(ident.clone())];
        let written = ident.to_string();
        match rule(&written) {
            Some(Meant::Waiver(waiver)) => {
                let place = self.source.place(&token);
                self.source.waivers.push(WrittenWaiver { waiver, level, place });
            }
            Some(Meant::Fixed(rule)) => self.fixed(rule, &token),
            Some(Meant::Misspelt(waiver)) => {
                let help = format!("write `{}`", name(waiver));
                self.source.error(&token, format!("unknown rule `{written}`"), &help);
                self.meant(Some(waiver), &token);
            }
            None => self.source.error(&token, format!("unknown rule `{written}`"), list()),
        }
    }

    /// Waives what a wrong name means, so that the rule is not a second mistake.
    fn meant(&mut self, waiver: Option<Waiver>, written: &[TokenTree]) {
        let Some(waiver) = waiver else { return };
        let place = self.source.place(written);
        self.source.waivers.push(WrittenWaiver { waiver, level: Level::Allow, place });
    }

    /// Waives all rules among tokens that are written wrongly.
    fn meant_by(&mut self, tokens: &[TokenTree]) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.meant_by(&super::tokens(group)),
                TokenTree::Ident(ident) => self.meant(Waiver::named(&ident.to_string()), &tokens[at..=at]),
                _ => {}
            }
        }
    }

    fn fixed(&mut self, rule: RuleId, written: &[TokenTree]) {
        let help = match rule {
            RuleId::Syntax
            | RuleId::Json
            | RuleId::CardData
            | RuleId::CardLiteral
            | RuleId::DuplicateField
            | RuleId::MissingField => "remove it",
            _ => "mark the field instead: `key!: value`",
        };
        self.source.error(written, format!("rule `{rule}` cannot be allowed"), help);
    }
}

impl Source {
    /// The rules that may be broken.
    pub(crate) fn allowed(&self) -> Waivers {
        self.waivers.iter().map(|written| written.waiver).collect()
    }

    /// Reports each rule that is expected to be broken and is not.
    pub(crate) fn report_unneeded_waivers(&mut self, broken: Waivers) {
        let is_unneeded = |written: &&WrittenWaiver| written.level == Level::Expect && !broken.contains(written.waiver);
        let unneeded: Vec<_> =
            self.waivers.iter().filter(is_unneeded).map(|written| (written.place, written.waiver)).collect();
        for (place, waiver) in unneeded {
            self.error_at(place, format!("`{}` is expected to be broken, but it is not", name(waiver)), "remove it");
        }
    }
}

/// The beginning of an attribute, up to its name.
fn written(tokens: &[TokenTree]) -> String {
    let signs = token::text(&tokens[..tokens.len() - 1]);
    match tokens.last() {
        Some(token @ TokenTree::Group(_)) => signs + &source::open(token).1,
        _ => signs,
    }
}

/// The advice where no rule is near.
fn list() -> String {
    let names: Vec<_> = Waiver::ALL.iter().map(|waiver| format!("`{}`", name(*waiver))).collect();
    format!("use one of {}", names.join(", "))
}
