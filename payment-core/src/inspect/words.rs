//! Checks of enum values.

use alloc::string::String;

use super::{
    Inspector,
    label::Label,
    tree::{Node, Value},
};
use crate::{
    base::source_text::SourceText,
    schema::{Kind, Words, forms},
};

impl Inspector<'_> {
    /// Inspects an enum value in quotes.
    pub(super) fn quoted_word<'a>(
        &mut self,
        words: &'static Words,
        label: Label,
        written: SourceText<'a>,
        node: &mut Node<'a>,
    ) {
        if let Some(at) = words.position(&written) {
            node.value = Value::Word(words.name_at(at));
            return;
        }
        let wrong =
            if words.open { self.refusal_of_open_word(words, &written) } else { Some(words.message_if_unlisted()) };
        match wrong {
            Some(reason) => {
                let explain = |inspector: &Self| (reason, inspector.help_for_word(words, label, &written));
                self.refuse(words.rule, label, node.place, explain);
                node.value = Value::Refused;
            }
            None => node.value = Value::Text(written),
        }
    }

    /// Inspects an identifier at the place of an enum value: an enum value, a misspelt one, or a variable.
    pub(super) fn bare_word<'a>(
        &mut self,
        words: &'static Words,
        label: Label,
        written: SourceText<'a>,
        node: &mut Node<'a>,
    ) {
        match words.position(&written) {
            Some(at) if !is_variable(&written) => node.value = Value::Word(words.name_at(at)),
            _ if self.is_misspelt(words, &written) => {
                self.refuse(words.rule, label, node.place, |inspector| {
                    (words.message_if_unlisted(), inspector.help_for_word(words, label, &written))
                });
                node.value = Value::Refused;
            }
            _ => {
                // The help depends on the name.
                node.value = Value::Name(written);
                self.run_time_value(Kind::Word(words), label, node);
            }
        }
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

    /// Returns what is wrong with a value of an open list. Nearness to a listed value can be waived.
    fn refusal_of_open_word(&mut self, words: &Words, written: &str) -> Option<String> {
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
