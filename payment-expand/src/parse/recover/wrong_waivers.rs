//! Mistakes in `#![allow(rule, reason = "…")]`, and the attribute in another place.

use std::slice;

use payment_core::rules::RuleId;
use proc_macro2::{Group, TokenTree};

use crate::{
    lookahead,
    parse::{Parser, template, waivers::Attribute},
    token,
};

const FORM: &str = "write `#![allow(rule, reason = \"…\")]`";

impl Parser {
    /// `#![derive(Debug)]`
    pub(in crate::parse) fn other_attribute(&mut self, attribute: &Attribute<'_>) {
        self.error(attribute.tokens, "expected `#![allow(…)]`", FORM);
    }

    /// `#![allow()]`
    pub(in crate::parse) fn no_rules(&mut self, rules: &Group) {
        let help = "write the name of a rule, for example `multiple_method`";
        self.error(&[rules.clone().into()], "expected a rule", help);
    }

    /// Reports the mistake in the name of a rule, and parses the rules that it means.
    pub(in crate::parse) fn recover_rule(&mut self, name: &[TokenTree], rules: &Group) {
        match name {
            [] => self.error(&[rules.clone().into()], "expected a rule, found `,`", "remove this comma"),
            name if name.iter().all(|token| matches!(token, TokenTree::Ident(_))) => {
                self.rules_without_commas(name);
            }
            name => self.other_name_of_rule(name),
        }
    }

    /// `rule rule`
    ///
    /// The comma is absent while the user types a name in front of another one, and an editor completes both.
    fn rules_without_commas(&mut self, names: &[TokenTree]) {
        if let [_, second, ..] = names {
            self.error(slice::from_ref(second), "expected `,` between rules", "write `,`");
        }
        for name in names {
            if let TokenTree::Ident(name) = name {
                self.rule(name);
            }
        }
    }

    /// `multiple-method`, `"multiple_method"` or `clippy::lint`
    fn other_name_of_rule(&mut self, written: &[TokenTree]) {
        let text = token::text(written);
        let name = text.rsplit("::").next().unwrap_or_default().trim_matches('"');
        match RuleId::named(name) {
            Some(rule) => match rule.waiver() {
                Some(waiver) => {
                    let help = format!("write `{}`", waiver.attribute_name());
                    self.error(written, "a rule must be one identifier", help);
                }
                None => self.fixed_rule(rule, written),
            },
            None => self.error(written, format!("expected a rule, found `{text}`"), FORM),
        }
    }

    /// Reports attributes that name rules in front of a `struct` or of the braces around the entries. Returns the tokens
    /// without these attributes.
    pub(in crate::parse) fn without_outer_waivers(&mut self, invocation: &[TokenTree]) -> Vec<TokenTree> {
        let mut kept = Vec::new();
        let mut rest = invocation;
        while let Some(attribute) = Attribute::parse(rest) {
            rest = attribute.rest;
            let (_, after) = template::split_head(rest);
            let is_before_braces = template::is_template(after) || matches!(after, [group] if token::is_braces(group));
            if attribute.names_rule() && (is_before_braces || !attribute.is_inner) {
                self.misplaced_waivers(&attribute);
            } else {
                kept.extend_from_slice(attribute.tokens);
            }
        }
        kept.extend_from_slice(rest);
        kept
    }

    /// `key: value, #![allow(rule)]`
    pub(in crate::parse) fn waivers_among_entries<'t>(&mut self, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let attribute = Attribute::parse(tokens).filter(Attribute::names_rule)?;
        self.misplaced_waivers(&attribute);
        Some(lookahead::skip_comma(attribute.rest))
    }

    /// Reports an attribute that names rules in another place.
    fn misplaced_waivers(&mut self, attribute: &Attribute<'_>) {
        let message = if attribute.is_inner {
            "a rule must be allowed at the start of the entries"
        } else {
            "expected `#![`, found `#[`"
        };
        let help = "write `#![allow(…)]` at the start of the entries, inside the braces";
        self.error(attribute.tokens, message, help);
        self.source.waivers.may_be_any = true;
    }
}
