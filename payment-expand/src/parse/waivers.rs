//! Parses the rules that a request may break: `#![allow(rule, …, reason = "…")]` and `#![expect(…)]`.
//!
//! An attribute with a mistake allows every rule, so that the rule that it means is not a second error.

use payment_core::{
    inspect::tree::{Entry, Place},
    rules::{RuleId, Waiver},
    schema::Kind,
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};
use syn::{
    Expr, Lit, Meta, MetaNameValue, Token,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use super::{Depth, Parser, Scope, comments::without_comments};
use crate::{
    lookahead,
    source::{Level, Source, WrittenWaiver, waiver_name},
    token::{self, is_punct},
};

impl Parser {
    /// Parses the entries of a request or part, after the rules that it may break.
    pub(super) fn entries_after_waivers(
        &mut self,
        place: Place,
        tokens: &[TokenTree],
        kind: Option<Kind>,
    ) -> Vec<Entry<'static>> {
        let tokens = without_comments(tokens);
        let mut rest = &*tokens;
        while let Some(attribute) = Attribute::parse(rest).filter(|attribute| attribute.is_inner) {
            self.waivers(&attribute);
            rest = attribute.rest;
        }
        self.entries(Scope { place, depth: Depth::OF_ENTRIES, kind }, rest)
    }

    /// Parses the rules that an attribute names.
    fn waivers(&mut self, attribute: &Attribute<'_>) {
        let reported = self.diagnostics.errors().len();
        match attribute.level_and_rules().map(|(level, rules)| (level, syn::parse2(rules.stream()))) {
            Some((level, Ok(Rules(names)))) => names.iter().for_each(|name| self.rule(level, name)),
            _ => self.recover_waivers(attribute),
        }
        if self.diagnostics.errors().len() > reported {
            self.allow_every_rule();
        }
    }

    /// Parses the name of a rule.
    pub(super) fn rule(&mut self, level: Level, name: &Ident) {
        self.source.waivers.names.push(name.clone());
        let token = [TokenTree::from(name.clone())];
        let plain = token::without_marker(&name.to_string());
        let Some(rule) = RuleId::named(&plain) else {
            let help = match Waiver::nearest(&plain) {
                Some(waiver) => format!("write `{}`", waiver_name(waiver)),
                None => list_of_rules(),
            };
            return self.error(&token, format!("unknown rule `{name}`"), help);
        };
        match rule.waiver() {
            Some(waiver) => {
                let place = self.source.add(&token);
                self.source.waivers.rules.push(WrittenWaiver { waiver, level, place });
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

    /// Allows every rule, because an attribute with a mistake may mean any of them.
    pub(super) fn allow_every_rule(&mut self) {
        let place = Source::INVOCATION;
        let waiver = |waiver: &Waiver| WrittenWaiver { waiver: *waiver, level: Level::Guess, place };
        self.source.waivers.rules.extend(Waiver::ALL.iter().map(waiver));
    }
}

/// The names in the parentheses of `allow(rule, …, reason = "…")`.
struct Rules(Vec<Ident>);

impl Parse for Rules {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut items: Vec<_> = Punctuated::<Meta, Token![,]>::parse_terminated(input)?.into_iter().collect();
        items.pop_if(|last| matches!(last, Meta::NameValue(last) if is_reason(last)));
        match items.iter().map(|item| Ok(item.require_path_only()?.require_ident()?.clone())).collect() {
            Ok(names) if !items.is_empty() => Ok(Self(names)),
            Ok(_) => Err(input.error("expected a rule")),
            Err(error) => Err(error),
        }
    }
}

/// Returns whether an item is `reason = "…"`.
fn is_reason(item: &MetaNameValue) -> bool {
    matches!(&item.value, Expr::Lit(value) if matches!(value.lit, Lit::Str(_))) && item.path.is_ident("reason")
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

    /// Returns the level and the parentheses of `allow(…)` and `expect(…)`, or `None` for any other attribute.
    pub fn level_and_rules(&self) -> Option<(Level, &Group)> {
        let [TokenTree::Ident(word), TokenTree::Group(rules)] = &*self.content else { return None };
        let level = match &*word.to_string() {
            "allow" => Level::Allow,
            "expect" => Level::Expect,
            _ => return None,
        };
        (rules.delimiter() == Delimiter::Parenthesis).then_some((level, rules))
    }

    /// Returns whether the attribute allows or expects a rule, perhaps a misspelt one, and not only lints.
    pub fn names_rule(&self) -> bool {
        let is_rule = |token: TokenTree| {
            let name = token.to_string();
            RuleId::named(&name).is_some() || Waiver::nearest(&name).is_some()
        };
        self.level_and_rules().is_some_and(|(_, rules)| rules.stream().into_iter().any(is_rule))
    }
}

/// Returns the help for a name that is not near any rule.
fn list_of_rules() -> String {
    let names: Vec<_> = Waiver::ALL.iter().map(|waiver| format!("`{}`", waiver_name(*waiver))).collect();
    format!("use one of {}", names.join(", "))
}
