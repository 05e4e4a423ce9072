//! Whether a word is one that its place takes.

use super::tree::{Node, Value};
use super::{Inspector, Origin, values::Label};
use crate::{
    base::source_text::SourceText,
    schema::{Kind, Words},
};

impl Inspector {
    /// A word in quotes.
    pub(super) fn word<'a>(
        &mut self,
        words: &'static Words,
        label: Label,
        written: SourceText<'a>,
        node: &mut Node<'a>,
    ) {
        if let Some(at) = words.position(&written) {
            node.value = Value::Word(words.name(at));
            return;
        }
        let wrong = match (words.open, self.origin) {
            (false, _) => Some(words.misspelt()),
            (true, Origin::Json | Origin::Macro) => words.misspelling(&written),
            // made by `VaChannel::other`
            (true, Origin::Draft) => None,
        };
        match wrong {
            Some(reason) => {
                let help = self.which_word(words, label, &written);
                self.refuse(words.rule, label, node, &reason, &help);
            }
            None => node.value = Value::Text(written),
        }
    }

    /// An identifier where a word may stand: a word, a misspelt one, or a variable.
    pub(super) fn bare_word(&mut self, words: &'static Words, label: Label, written: &str, node: &mut Node<'_>) {
        if let Some(at) = words.position(written) {
            node.value = Value::Word(words.name(at));
            return;
        }
        if self.is_misspelt(words, written) {
            let help = self.which_word(words, label, written);
            self.refuse(words.rule, label, node, &words.misspelt(), &help);
        } else {
            self.run_time(Kind::Word(words), label, node);
        }
    }

    /// Whether a name is a misspelt word. In small letters it is a variable, where one may stand.
    pub(super) fn is_misspelt(&self, words: &Words, name: &str) -> bool {
        let decides = self.decides() || self.is_beside_number && words.open;
        let may_be_word = decides || matches!(name.chars().next(), Some(c) if c.is_uppercase());
        may_be_word && words.nearest(name).is_some()
    }
}
