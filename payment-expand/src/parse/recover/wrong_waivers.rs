//! Mistakes in `#![allow(rule, reason = "…")]`, and the attribute in another place.

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

    /// `#![allow()]`, `#![allow(rule rule)]`, `#![allow(multiple-method)]` or `#![allow("multiple_method")]`
    pub(in crate::parse) fn recover_rule(&mut self, name: &[TokenTree], rules: &Group) {
        let group = [rules.clone().into()];
        self.error(if name.is_empty() { &group } else { name }, "expected the name of a rule", FORM);
        for token in name {
            // An editor completes each name.
            if let TokenTree::Ident(name) = token {
                self.silently(|parser| parser.rule(name));
            }
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
