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
                let help = self.help_for_word(words, label, &written);
                self.refuse(words.rule, label, node, &reason, &help);
            }
            None => node.value = Value::Text(written),
        }
    }

    /// Inspects an identifier at the place of an enum value: an enum value, a misspelt one, or a variable.
    pub(super) fn bare_word(&mut self, words: &'static Words, label: Label, written: &str, node: &mut Node<'_>) {
        if let Some(at) = words.position(written) {
            node.value = Value::Word(words.name_at(at));
            return;
        }
        if self.is_misspelt(words, written) {
            let help = self.help_for_word(words, label, written);
            self.refuse(words.rule, label, node, &words.message_if_unlisted(), &help);
        } else {
            self.run_time_value(Kind::Word(words), label, node);
        }
    }

    /// Returns whether a name is a misspelt enum value. In lower case it is a variable, where one is allowed.
    pub(super) fn is_misspelt(&mut self, words: &Words, name: &str) -> bool {
        let decides = self.is_deciding() || self.is_next_to_number && words.open;
        let may_be_word = decides || name.starts_with(char::is_uppercase);
        may_be_word && words.nearest(name).is_some() && !(words.open && self.waives(words.rule))
    }

    /// Returns what is wrong with a value of an open list. Nearness to a listed value can be waived.
    fn refusal_of_open_word(&mut self, words: &Words, written: &str) -> Option<String> {
        if words.nearest(written).is_some() && self.waives(words.rule) {
            return forms::channel(written).err().map(String::from);
        }
        words.message_if_misspelt(written)
    }
}
