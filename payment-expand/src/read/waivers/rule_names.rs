//! Parses the names of rules in an attribute, also with mistakes.

use std::slice;

use payment_core::rules::{RuleId, Waiver};
use proc_macro2::{Ident, TokenTree};

use super::{Level, Reader, WrittenWaiver};
use crate::{literal, read, split, token};

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

/// Returns the name of a rule in attributes.
pub fn name(waiver: Waiver) -> String {
    waiver.rule().as_str().replace('-', "_")
}

impl Reader {
    /// Parses the name of one rule.
    pub(super) fn rule(&mut self, written: &[TokenTree], level: Level) {
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
                let help = meant.map_or_else(list_of_rules, |waiver| format!("write `{}`", name(waiver)));
                self.source.error(&written, &message, &help);
                self.meant(meant, &written);
            }
        }
    }

    /// Parses an identifier as the name of a rule.
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
            None => self.source.error(&token, format!("unknown rule `{written}`"), list_of_rules()),
        }
    }

    /// Waives what a wrong name means, so that the rule is not a second mistake.
    fn meant(&mut self, waiver: Option<Waiver>, written: &[TokenTree]) {
        let Some(waiver) = waiver else { return };
        let place = self.source.place(written);
        self.source.waivers.push(WrittenWaiver { waiver, level: Level::Guess, place });
    }

    /// Waives all rules among tokens that are written wrongly.
    pub(super) fn meant_by(&mut self, tokens: &[TokenTree]) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.meant_by(&read::to_vec(group)),
                TokenTree::Ident(ident) => self.meant(Waiver::named(&ident.to_string()), &tokens[at..=at]),
                _ => {}
            }
        }
    }

    /// Reports a rule that cannot be allowed.
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

/// Returns the help for a name that is not near any rule.
fn list_of_rules() -> String {
    let names: Vec<_> = Waiver::ALL.iter().map(|waiver| format!("`{}`", name(*waiver))).collect();
    format!("use one of {}", names.join(", "))
}
