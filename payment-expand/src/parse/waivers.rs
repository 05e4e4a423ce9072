//! Parses the rules that a request may break: `#![allow(rule, …, reason = "…")]` and `#![expect(…)]`.
//!
//! An attribute with a mistake allows every rule, so that the rule that it means is not a second error.

use std::slice;

use payment_core::{
    inspect::tree::Entry,
    rules::{RuleId, Waiver},
    schema::Kind,
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::{Parser, Scope, comments::without_comments, template};
use crate::{
    literal, lookahead,
    source::{Level, WrittenWaiver, waiver_name},
    token::{self, is_punct},
};

const FORM: &str = "write `#![allow(rule, reason = \"…\")]`";

impl Parser {
    /// Parses the entries of a request or part, after the rules that it may break.
    pub(super) fn entries_after_waivers(
        &mut self,
        place: usize,
        tokens: &[TokenTree],
        kind: Option<Kind>,
    ) -> Vec<Entry<'static>> {
        let tokens = without_comments(tokens);
        let mut rest = &*tokens;
        while let Some(attribute) = Attribute::parse(rest).filter(|attribute| attribute.is_inner) {
            self.waivers(&attribute);
            rest = attribute.rest;
        }
        self.entries(Scope { place, level: 1, kind }, rest)
    }

    /// Parses the rules that an attribute names.
    fn waivers(&mut self, attribute: &Attribute<'_>) {
        let reported = self.source.diagnostics.errors().len();
        match attribute.rules() {
            Some((level, rules)) => self.rules(level, rules),
            None => self.error(attribute.tokens, "expected `#![allow(…)]` or `#![expect(…)]`", FORM),
        }
        if self.source.diagnostics.errors().len() > reported {
            self.allow_every_rule();
        }
    }

    /// Parses the rules in the parentheses of an attribute, and its reason.
    fn rules(&mut self, level: Level, rules: &Group) {
        let tokens = token::inside(rules);
        let items: Vec<_> = tokens.split(|token| is_punct(Some(token), ',')).collect();
        let items = match &*items {
            [items @ .., []] | items => items,
        };
        let names = match items {
            [names @ .., last] if is_reason(last) => names,
            names => names,
        };
        let rules = TokenTree::from(rules.clone());
        if names.is_empty() {
            let help = "write the name of a rule, for example `multiple_method`";
            self.error(slice::from_ref(&rules), "expected a rule", help);
        }
        for name in names {
            match &*token::ungroup_all(name) {
                [] => self.error(slice::from_ref(&rules), "expected a rule, found `,`", "remove this comma"),
                name if name.iter().all(|token| matches!(token, TokenTree::Ident(_))) => {
                    self.rules_without_commas(level, name);
                }
                name => self.report_no_identifier(name),
            }
        }
    }

    /// Parses the name of a rule, and reports each further name without a comma before it.
    ///
    /// The comma is absent while the user types a name in front of another one, and an editor completes both.
    fn rules_without_commas(&mut self, level: Level, names: &[TokenTree]) {
        if let [_, second, ..] = names {
            self.error(slice::from_ref(second), "expected `,` between rules", "write `,`");
        }
        for name in names {
            if let TokenTree::Ident(name) = name {
                self.rule(level, name);
            }
        }
    }

    /// Parses the name of a rule.
    fn rule(&mut self, level: Level, name: &Ident) {
        self.source.waivers.names.push(name.clone());
        let token = [TokenTree::from(name.clone())];
        let unmarked = token::unmarked(&name.to_string());
        let Some(rule) = RuleId::named(&unmarked) else {
            let help = match Waiver::nearest(&unmarked) {
                Some(waiver) => format!("write `{}`", waiver_name(waiver)),
                None => list_of_rules(),
            };
            return self.error(&token, format!("unknown rule `{name}`"), help);
        };
        match rule.waiver() {
            Some(waiver) => {
                let place = self.source.spans.add(&token);
                self.source.waivers.rules.push(WrittenWaiver { waiver, level, place });
            }
            None => self.report_fixed_rule(rule, &token),
        }
    }

    /// Reports a rule that is not written as one identifier, such as `multiple-method`, or other tokens.
    fn report_no_identifier(&mut self, written: &[TokenTree]) {
        let text = token::text(written);
        let name = text.rsplit("::").next().unwrap_or_default().trim_matches('"');
        match RuleId::named(name) {
            Some(rule) => match rule.waiver() {
                Some(waiver) => {
                    let help = format!("write `{}`", waiver_name(waiver));
                    self.error(written, "a rule must be one identifier", help);
                }
                None => self.report_fixed_rule(rule, written),
            },
            None => self.error(written, format!("expected a rule, found `{text}`"), FORM),
        }
    }

    /// Reports a rule that cannot be allowed.
    fn report_fixed_rule(&mut self, rule: RuleId, written: &[TokenTree]) {
        let help = match rule {
            RuleId::Syntax
            | RuleId::Json
            | RuleId::CardData
            | RuleId::CardLiteral
            | RuleId::DuplicateField
            | RuleId::MissingField => "remove it",
            _ => "mark the field instead: `key!: value`",
        };
        self.error(written, format!("rule `{rule}` cannot be allowed"), help);
    }

    /// Reports attributes that name rules in front of a `struct` or of the braces around the entries. Returns the tokens
    /// without these attributes.
    pub(super) fn without_outer_waivers(&mut self, invocation: &[TokenTree]) -> Vec<TokenTree> {
        let mut kept = Vec::new();
        let mut rest = invocation;
        while let Some(attribute) = Attribute::parse(rest) {
            rest = attribute.rest;
            let (_, after) = template::split_head(rest);
            let is_before_braces = template::is_template(after) || matches!(after, [group] if token::is_braces(group));
            if attribute.names_rule() && (is_before_braces || !attribute.is_inner) {
                self.report_misplaced(&attribute);
            } else {
                kept.extend_from_slice(attribute.tokens);
            }
        }
        kept.extend_from_slice(rest);
        kept
    }

    /// Reports an attribute among the entries that names rules. Returns the tokens after it.
    pub(super) fn waivers_among_entries<'t>(&mut self, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let attribute = Attribute::parse(tokens).filter(Attribute::names_rule)?;
        self.report_misplaced(&attribute);
        Some(lookahead::skip_comma(attribute.rest))
    }

    /// Reports an attribute that names rules in another place.
    fn report_misplaced(&mut self, attribute: &Attribute<'_>) {
        let message = if attribute.is_inner {
            "a rule must be allowed at the start of the entries"
        } else {
            "expected `#![`, found `#[`"
        };
        let word = attribute.content.first().map(ToString::to_string).unwrap_or_default();
        let help = format!("write `#![{word}(…)]` at the start of the entries, inside the braces");
        self.error(attribute.tokens, message, help);
        self.allow_every_rule();
    }

    /// Allows every rule, because an attribute with a mistake may mean any of them.
    fn allow_every_rule(&mut self) {
        let waiver = |waiver: &Waiver| WrittenWaiver { waiver: *waiver, level: Level::Guess, place: 0 };
        self.source.waivers.rules.extend(Waiver::ALL.iter().map(waiver));
    }
}

/// An attribute, and the tokens after it.
struct Attribute<'t> {
    /// `#`, perhaps `!`, and the brackets.
    tokens: &'t [TokenTree],
    /// Whether it is `#![…]`.
    is_inner: bool,
    /// The tokens in the brackets.
    content: Vec<TokenTree>,
    rest: &'t [TokenTree],
}

impl<'t> Attribute<'t> {
    /// Parses the attribute that `tokens` begin with, or returns `None` if they begin with anything else.
    fn parse(tokens: &'t [TokenTree]) -> Option<Self> {
        let is_inner = is_punct(tokens.get(1), '!');
        let length = if is_inner { 3 } else { 2 };
        let TokenTree::Group(brackets) = tokens.get(length - 1).filter(|_| lookahead::is_attribute(tokens))? else {
            return None;
        };
        let content = token::ungroup_all(&token::inside(brackets));
        let (tokens, rest) = tokens.split_at(length);
        Some(Self { tokens, is_inner, content, rest })
    }

    /// Returns the level and the parentheses of `allow(…)` and `expect(…)`, or `None` for any other attribute.
    fn rules(&self) -> Option<(Level, &Group)> {
        let [TokenTree::Ident(word), TokenTree::Group(rules)] = &*self.content else { return None };
        let level = match &*word.to_string() {
            "allow" => Level::Allow,
            "expect" => Level::Expect,
            _ => return None,
        };
        (rules.delimiter() == Delimiter::Parenthesis).then_some((level, rules))
    }

    /// Returns whether the attribute allows or expects a rule, perhaps a misspelt one, and not only lints.
    fn names_rule(&self) -> bool {
        let is_rule = |token: TokenTree| {
            let name = token.to_string();
            RuleId::named(&name).is_some() || Waiver::nearest(&name).is_some()
        };
        self.rules().is_some_and(|(_, rules)| rules.stream().into_iter().any(is_rule))
    }
}

/// Returns whether an item is `reason = "…"`.
fn is_reason(item: &[TokenTree]) -> bool {
    match item {
        [TokenTree::Ident(word), sign, value] if word == "reason" && is_punct(Some(sign), '=') => {
            matches!(&*token::ungroup(value), [TokenTree::Literal(reason)] if literal::text(reason).is_some())
        }
        _ => false,
    }
}

/// Returns the help for a name that is not near any rule.
fn list_of_rules() -> String {
    let names: Vec<_> = Waiver::ALL.iter().map(|waiver| format!("`{}`", waiver_name(*waiver))).collect();
    format!("use one of {}", names.join(", "))
}
