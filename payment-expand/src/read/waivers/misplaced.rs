//! Reports attributes that name rules and are not at the start of the entries.

use proc_macro2::TokenTree;

use super::{super::template, Attribute, Reader};
use crate::{split, token};

impl Reader {
    /// Reports an attribute among the entries that names rules. Returns the tokens after it.
    pub(in crate::read) fn report_misplaced_waivers<'t>(&mut self, rest: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
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
        self.report_misplaced(&attribute, message, &help);
        Some(split::skip_comma(attribute.rest))
    }

    /// Reports attributes that name rules, before a `struct` or before the braces around the entries, and returns the
    /// tokens without them.
    pub(in crate::read) fn without_outer_waivers(&mut self, call: &[TokenTree]) -> Vec<TokenTree> {
        let mut kept = Vec::new();
        let mut rest = call;
        while let Some(attribute) = Attribute::read(rest) {
            rest = attribute.rest;
            let after = template::split_head(rest).1;
            let (message, place) = if !attribute.names_rules() {
                ("", "")
            } else if template::is_template(after) {
                ("a rule cannot be allowed in front of a template", "at the start of its entries, inside the braces")
            } else if matches!(after, [group] if token::is_braces(group)) {
                ("a rule cannot be allowed in front of the braces", "at the start of the entries, inside the braces")
            } else if !attribute.is_inner && attribute.is_whole {
                ("expected `#![`, found `#[`", "at the start of the entries")
            } else {
                ("", "")
            };
            if message.is_empty() {
                kept.extend_from_slice(attribute.tokens);
            } else {
                self.report_misplaced(&attribute, message, &format!("write {} {place}", attribute.form()));
            }
        }
        kept.extend_from_slice(rest);
        kept
    }

    /// Reports an attribute in another place. The rules are waived, so that they are not a second mistake.
    pub(super) fn report_misplaced(&mut self, attribute: &Attribute<'_>, message: &str, help: &str) {
        self.source.error(attribute.tokens, message, help);
        self.silently(|reader| reader.waivers(attribute));
    }
}
