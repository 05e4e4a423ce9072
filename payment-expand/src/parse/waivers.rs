//! Parses the rules that a request may break: `#![allow(rule, …, reason = "…")]`.
//!
//! An attribute with a mistake allows every rule, so that the rule that it means is not a second error.

use payment_core::rules::{RuleId, Waiver};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::Parser;
use crate::{
    literal, lookahead,
    source::SourceWaiver,
    target::RequestMacro,
    token::{self, is_punct},
};

impl Parser {
    /// Parses the rules that a request or part may break.
    pub(super) fn waivers<'t>(&mut self, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        let mut rest = tokens;
        while let Some(attribute) = Attribute::parse(rest).filter(|attribute| attribute.is_inner) {
            self.attribute(&attribute);
            rest = attribute.rest;
        }
        rest
    }

    /// Parses the rules that an attribute names.
    fn attribute(&mut self, attribute: &Attribute<'_>) {
        let reported = self.errors.len();
        match attribute.rules() {
            Some(rules) => self.rules(rules),
            None => self.other_attribute(attribute),
        }
        self.source.waivers.may_be_any |= self.errors.len() > reported;
    }

    /// Parses the names in the parentheses of `allow(…)`.
    fn rules(&mut self, rules: &Group) {
        let tokens = token::inside(rules);
        let names = names_of_rules(&tokens);
        if names.is_empty() {
            self.recover_rule(&[], rules);
        }
        for name in names {
            match &*token::ungroup_all(name) {
                [TokenTree::Ident(name)] => self.rule(name),
                name => self.recover_rule(name, rules),
            }
        }
    }

    pub(super) fn rule(&mut self, name: &Ident) {
        self.source.waivers.names.push(name.clone());
        let token = [TokenTree::from(name.clone())];
        let plain = token::without_marker(&name.to_string());
        let Some(rule) = RuleId::named(&plain) else {
            let help = match Waiver::nearest(&plain) {
                Some(waiver) => format!("write `{}`", waiver.attribute_name()),
                None => list_of_rules(self.request),
            };
            return self.error(&token, format!("unknown rule `{name}`"), help);
        };
        match rule.waiver() {
            Some(waiver) => {
                let place = self.source.add(&token);
                self.source.waivers.rules.push(SourceWaiver { waiver, place });
            }
            None => self.fixed_rule(rule, &token),
        }
    }

    /// Reports a rule that cannot be allowed.
    pub(super) fn fixed_rule(&mut self, rule: RuleId, written: &[TokenTree]) {
        let help = match rule {
            RuleId::Syntax
            | RuleId::Json
            | RuleId::CardData
            | RuleId::CardLiteral
            | RuleId::DuplicateField
            | RuleId::MissingField => "remove it",
            _ => "write an unchecked field instead: `key!: value`",
        };
        self.error(written, format!("rule `{rule}` cannot be allowed"), help);
    }
}

/// Returns the names in `rule, …, reason = "…"`. There may be a comma at the end.
fn names_of_rules(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut items: Vec<_> = tokens.split(|token| is_punct(Some(token), ',')).collect();
    items.pop_if(|last| last.is_empty());
    items.pop_if(|last| is_reason(last));
    items
}

fn is_reason(item: &[TokenTree]) -> bool {
    match item {
        [TokenTree::Ident(ident), sign, value] if ident == "reason" && is_punct(Some(sign), '=') => {
            matches!(&*token::ungroup(value), [TokenTree::Literal(reason)] if literal::text(reason).is_some())
        }
        _ => false,
    }
}

/// An attribute, and the tokens after it.
pub(super) struct Attribute<'t> {
    /// `#`, perhaps `!`, and the brackets.
    pub tokens: &'t [TokenTree],
    /// Whether it is `#![…]`.
    pub is_inner: bool,
    /// The tokens in the brackets.
    pub content: Vec<TokenTree>,
    pub rest: &'t [TokenTree],
}

impl<'t> Attribute<'t> {
    /// Parses the attribute that `tokens` begin with, or returns `None` if they begin with anything else.
    pub fn parse(tokens: &'t [TokenTree]) -> Option<Self> {
        let is_inner = is_punct(tokens.get(1), '!');
        let length = if is_inner { 3 } else { 2 };
        let TokenTree::Group(brackets) = tokens.get(length - 1).filter(|_| lookahead::is_attribute(tokens))? else {
            return None;
        };
        let content = token::ungroup_all(&token::inside(brackets));
        let (tokens, rest) = tokens.split_at(length);
        Some(Self { tokens, is_inner, content, rest })
    }

    /// Returns the parentheses of `allow(…)`, or `None` for any other attribute.
    pub fn rules(&self) -> Option<&Group> {
        let [TokenTree::Ident(ident), TokenTree::Group(rules)] = &*self.content else { return None };
        (ident == "allow" && rules.delimiter() == Delimiter::Parenthesis).then_some(rules)
    }

    /// Returns whether the attribute allows a rule, perhaps a misspelt one, and not only lints.
    pub fn names_rule(&self) -> bool {
        let is_rule = |token: TokenTree| {
            let name = token.to_string();
            RuleId::named(&name).is_some() || Waiver::nearest(&name).is_some()
        };
        self.rules().is_some_and(|rules| rules.stream().into_iter().any(is_rule))
    }
}

/// Returns the help for a name that is not near any rule.
fn list_of_rules(request: &RequestMacro) -> String {
    let useful = Waiver::ALL.iter().filter(|waiver| waiver.is_useful_in(request.object));
    let names: Vec<_> = useful.map(|waiver| format!("`{}`", waiver.attribute_name())).collect();
    format!("use one of {}", names.join(", "))
}
