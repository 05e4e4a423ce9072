//! Parses the names of rules in an attribute, also with mistakes.

use std::slice;

use payment_core::rules::{RuleId, Waiver};
use proc_macro2::{Ident, TokenTree};

use super::Reader;
use crate::{
    literal,
    source::{Level, WrittenWaiver, waiver_name},
    token::{self, is_punct},
};

/// The meaning of a name in an attribute.
pub enum Meant {
    Waiver(Waiver),
    /// A rule that cannot be waived.
    Fixed(RuleId),
    Misspelt(Waiver),
}

/// Returns the meaning of a name, or `None` if no rule is near it.
pub fn rule(name: &str) -> Option<Meant> {
    let name = token::unmarked(name);
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

impl Reader {
    /// Parses the name of one rule.
    pub(super) fn rule(&mut self, written: &[TokenTree], level: Level) {
        let written = token::ungroup_all(written);
        match &*written {
            [TokenTree::Ident(ident)] => self.rule_name(ident, level),
            [TokenTree::Literal(text)] if literal::text(text).is_some() => {
                let meant =
                    literal::text(text).and_then(|name| Waiver::named(&name).or_else(|| Waiver::nearest(&name)));
                match meant {
                    Some(waiver) => {
                        let help = format!("write `{}`", waiver_name(waiver));
                        self.source.error(&written, "a rule cannot be in quotes", &help);
                        self.guess(waiver, &written);
                    }
                    None => {
                        let help = format!("write `reason = {text}`");
                        self.source.error(&written, "expected a rule, found a string", &help);
                    }
                }
            }
            [TokenTree::Ident(word), sign, TokenTree::Literal(text)]
                if is_punct(Some(sign), '=') && Waiver::named(&word.to_string()).is_none() =>
            {
                let help = format!("write `reason = {text}`");
                self.source.error(&written[..1], format!("expected a rule or `reason`, found `{word}`"), &help);
            }
            [TokenTree::Ident(first), second @ TokenTree::Ident(_), ..] => {
                self.source.error(slice::from_ref(second), "expected `,` between rules", "write `,`");
                self.rule_name(first, level);
                self.rule(&written[1..], level);
            }
            _ => self.report_no_identifier(&written),
        }
    }

    /// Reports tokens that are not the name of a rule.
    fn report_no_identifier(&mut self, written: &[TokenTree]) {
        let text = token::text(written);
        let is_path = text.contains("::");
        let last = text.rsplit("::").next().unwrap_or(&text);
        let name_of_first = match written {
            [TokenTree::Ident(first), ..] if !is_path => Waiver::named(&first.to_string()).map(Meant::Waiver),
            _ => None,
        };
        match rule(&last.replace(['-', '.'], "_")).or(name_of_first) {
            Some(Meant::Waiver(waiver) | Meant::Misspelt(waiver)) => {
                let message = if is_path { "a rule has no path" } else { "a rule must be one identifier" };
                self.source.error(written, message, format!("write `{}`", waiver_name(waiver)));
                self.guess(waiver, written);
            }
            Some(Meant::Fixed(rule)) => self.report_fixed_rule(rule, written),
            None => {
                let help = if is_path { "remove it: lints are allowed outside of the invocation" } else { "remove it" };
                self.source.error(written, format!("expected a rule, found `{text}`"), help);
                self.guess_all(written);
            }
        }
    }

    /// Parses an identifier as the name of a rule.
    fn rule_name(&mut self, ident: &Ident, level: Level) {
        self.source.rule_names.push(ident.clone());
        let token = [TokenTree::from(ident.clone())];
        let written = ident.to_string();
        match rule(&written) {
            Some(Meant::Waiver(waiver)) => {
                let place = self.source.place(&token);
                self.source.waivers.push(WrittenWaiver { waiver, level, place });
            }
            Some(Meant::Fixed(rule)) => self.report_fixed_rule(rule, &token),
            Some(Meant::Misspelt(waiver)) => {
                let help = format!("write `{}`", waiver_name(waiver));
                self.source.error(&token, format!("unknown rule `{written}`"), &help);
                self.guess(waiver, &token);
            }
            None => {
                self.source.error(&token, format!("unknown rule `{written}`"), list_of_rules());
                // It may mean any rule that is broken.
                for waiver in Waiver::ALL {
                    self.guess(*waiver, &token);
                }
            }
        }
    }

    /// Waives the rule that a wrong name means, so that the rule is not a second mistake.
    fn guess(&mut self, waiver: Waiver, written: &[TokenTree]) {
        let place = self.source.place(written);
        self.source.waivers.push(WrittenWaiver { waiver, level: Level::Guess, place });
    }

    /// Waives all rules among tokens that are written wrongly.
    pub(super) fn guess_all(&mut self, tokens: &[TokenTree]) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.guess_all(&token::inside(group)),
                TokenTree::Ident(ident) => {
                    if let Some(waiver) = Waiver::named(&ident.to_string()) {
                        self.guess(waiver, &tokens[at..=at]);
                    }
                }
                _ => {}
            }
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
        self.source.error(written, format!("rule `{rule}` cannot be allowed"), help);
    }
}

/// Returns the help for a name that is not near any rule.
fn list_of_rules() -> String {
    let names: Vec<_> = Waiver::ALL.iter().map(|waiver| format!("`{}`", waiver_name(*waiver))).collect();
    format!("use one of {}", names.join(", "))
}
