//! Checks of enum values.

use super::{Checker, Meaning};
use crate::{
    inspect::{
        mistake::{Label, NotListed, What},
        tree::Node,
        typed::{Cause, Typed},
    },
    schema::{Kind, Words, text_checks},
};

impl<'t> Checker<'_, 't> {
    /// Checks an enum value in quotes.
    pub fn quoted_word(
        &mut self,
        words: &'static Words,
        label: Label,
        written: &'t str,
        node: &'t Node<'t>,
    ) -> Meaning<'t> {
        if let Some(at) = words.position(written) {
            return Ok(Typed::EnumValue(words, words.name_at(at)));
        }
        match self.mistake_in_unlisted(words, written) {
            Some(reason) => {
                self.report(node.place, What::WrongEnumValue { words, label, written, reason });
                Err(Cause::Rejected)
            }
            None => Ok(Typed::Unlisted(words, written)),
        }
    }

    /// Checks an identifier at the place of an enum value: an enum value, a misspelt one, or a variable.
    pub fn bare_word(
        &mut self,
        words: &'static Words,
        label: Label,
        written: &'t str,
        node: &'t Node<'t>,
    ) -> Meaning<'t> {
        match words.position(written) {
            Some(at) if !is_variable(written) => Ok(Typed::EnumValue(words, words.name_at(at))),
            _ if self.is_misspelt(words, written) => {
                let reason = self.mistake_in_unlisted(words, written).unwrap_or(NotListed::Closed);
                self.report(node.place, What::WrongEnumValue { words, label, written, reason });
                Err(Cause::Rejected)
            }
            _ => self.run_time_value(Kind::Word(words), label, node),
        }
    }

    /// Returns whether an identifier is a literal: an enum value or a misspelt one.
    pub fn is_word(&mut self, words: &Words, name: &str) -> bool {
        !is_variable(name) && (words.position(name).is_some() || self.is_misspelt(words, name))
    }

    /// Returns whether an identifier is a misspelt enum value, or an unknown one that would decide which rules apply.
    fn is_misspelt(&mut self, words: &Words, name: &str) -> bool {
        let is_near = words.nearest(name).is_some() && !(words.open && self.waives(words.rule));
        let is_unknown = !words.open && self.is_deciding() && is_in_capitals(name);
        !is_variable(name) && (is_near || is_unknown)
    }

    /// Returns the mistake in a value that is not listed. In an open list, nearness to a listed value can be waived.
    fn mistake_in_unlisted(&mut self, words: &Words, written: &str) -> Option<NotListed> {
        match words.nearest(written) {
            _ if !words.open => Some(NotListed::Closed),
            Some(word) if !self.waives(words.rule) => Some(NotListed::Near(word)),
            _ => text_checks::channel(written).err().map(NotListed::Form),
        }
    }
}

/// Returns whether an identifier is a variable and not an enum value: it does not begin with a capital.
pub fn is_variable(name: &str) -> bool {
    !name.starts_with(char::is_uppercase)
}

/// Returns whether an identifier has no lower-case letter.
fn is_in_capitals(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}
