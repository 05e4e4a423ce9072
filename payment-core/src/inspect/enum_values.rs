//! Checks of enum values.

use alloc::{format, string::String};

use super::{
    Finding, Origin,
    inspector::Inspector,
    label::Label,
    tree::{Node, Place},
    typed::{Cause, Typed},
    verdict::{Explanation, Verdict},
};
use crate::schema::{Kind, Words, forms};

impl Inspector<'_> {
    /// Inspects an enum value in quotes.
    pub(super) fn quoted_word<'t>(
        &mut self,
        words: &'static Words,
        label: Label,
        written: &'t str,
        node: &Node<'_>,
    ) -> Verdict<'t> {
        if let Some(at) = words.position(written) {
            return Ok(Typed::EnumValue(words, words.name_at(at)));
        }
        let wrong =
            if words.open { self.rejection_of_open_word(words, written) } else { Some(words.message_if_unlisted()) };
        match wrong {
            Some(_) if self.origin == Origin::Macro && self.is_misspelt_bank(words, written) => {
                Err(self.reject_bank(words, label, written, node.place))
            }
            Some(reason) => {
                let explain = |inspector: &mut Self| Explanation {
                    reason,
                    help: inspector.help_for_word(words, label, written),
                    parameters: words.parameters(),
                };
                Err(self.reject(words.rule, label, node.place, explain))
            }
            None => Ok(Typed::Unlisted(words, written)),
        }
    }

    /// Inspects an identifier at the place of an enum value: an enum value, a misspelt one, or a variable.
    pub(super) fn bare_word<'t>(
        &mut self,
        words: &'static Words,
        label: Label,
        written: &str,
        node: &Node<'_>,
    ) -> Verdict<'t> {
        match words.position(written) {
            Some(at) if !is_variable(written) => Ok(Typed::EnumValue(words, words.name_at(at))),
            _ if self.is_misspelt(words, written) && words.open => {
                Err(self.reject_bank(words, label, written, node.place))
            }
            _ if self.is_misspelt(words, written) => {
                Err(self.reject(words.rule, label, node.place, |inspector| Explanation {
                    reason: words.message_if_unlisted(),
                    help: inspector.help_for_word(words, label, written),
                    parameters: words.parameters(),
                }))
            }
            _ => self.run_time_value(Kind::Word(words), label, node),
        }
    }

    /// Returns whether a name is close to a bank, which is not allowed.
    fn is_misspelt_bank(&mut self, words: &Words, name: &str) -> bool {
        words.open && words.nearest(name).is_some() && !self.waives(words.rule)
    }

    /// Reports a misspelt bank. Only source code may be quoted.
    fn reject_bank(&mut self, words: &'static Words, label: Label, written: &str, place: Place) -> Cause {
        let help = self.help_for_word(words, label, written);
        let finding = self.finding(words.rule, place, format!("unknown bank `{written}`"), help);
        self.findings.push(Finding { parameters: words.parameters(), ..finding });
        Cause::Rejected
    }

    /// Returns whether an identifier is a literal: an enum value or a misspelt one.
    pub(super) fn is_word(&mut self, words: &Words, name: &str) -> bool {
        !is_variable(name) && (words.position(name).is_some() || self.is_misspelt(words, name))
    }

    /// Returns whether an identifier is a misspelt enum value, or an unknown one that would decide which rules apply.
    fn is_misspelt(&mut self, words: &Words, name: &str) -> bool {
        let is_near = words.nearest(name).is_some() && !(words.open && self.waives(words.rule));
        let is_unknown = !words.open && self.is_deciding() && is_in_capitals(name);
        !is_variable(name) && (is_near || is_unknown)
    }

    /// Returns the mistake in a value of an open list. Nearness to a listed value can be waived.
    fn rejection_of_open_word(&mut self, words: &Words, written: &str) -> Option<String> {
        if words.nearest(written).is_some() && self.waives(words.rule) {
            return forms::channel(written).err().map(String::from);
        }
        words.message_if_misspelt(written)
    }
}

/// Returns whether an identifier is a variable and not an enum value: it does not begin with a capital.
pub(super) fn is_variable(name: &str) -> bool {
    !name.starts_with(char::is_uppercase)
}

/// Returns whether an identifier has no lower-case letter.
fn is_in_capitals(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}
