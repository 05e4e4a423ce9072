//! Which value to write in the place of one that is refused.

use alloc::{format, string::String};

use super::{Inspector, Origin, samples, values::Label};
use crate::{
    rules,
    schema::{Number, Secrecy, Text, Words},
};

impl Inspector {
    pub(super) fn which_word(&self, words: &'static Words, label: Label, written: &str) -> String {
        let write = |word: &str| format!("write {}", label.with(self.style, &self.style.word(word)));
        match words.nearest(written) {
            Some(word) => write(word),
            None if words.words.len() > 16 => format!("{}, or another code", write(samples::sample_word(words))),
            None => format!("{}, or another of them", write(words.words[0].name)),
        }
    }

    pub(super) fn which_text(&self, text: &Text, label: Label, written: &str) -> String {
        // what a request says is shown to nobody but its author
        let mended = match self.origin {
            Origin::Macro => samples::mended(text, written),
            Origin::Json | Origin::Draft => None,
        };
        let quoted = |text: &str| label.with(self.style, &format!("{text:?}"));
        let length = format!("{}–{} characters", text.min, text.max);
        match (mended, text.example) {
            (Some(mended), _) => format!("write {}", quoted(&mended)),
            _ if text.rule == "text" && text.max < usize::MAX => length,
            (None, Some(example)) if text.secrecy == Secrecy::Open && text.check(written).is_err_and(is_form) => {
                format!("{}, as {}", sense(text.rule), quoted(example))
            }
            _ => sense(text.rule),
        }
    }

    pub(super) fn which_number(&self, number: &Number, label: Label, written: &str) -> String {
        let write = |number: &str| label.with(self.style, number);
        let positive = written.strip_prefix('-').filter(|text| number.read(text).is_ok());
        match (positive, number.example) {
            (Some(positive), _) if self.origin == Origin::Macro => format!("write {}", write(positive)),
            (_, Some(example)) => format!("{}, as {}", sense(number.rule), write(example)),
            (_, None) => sense(number.rule),
        }
    }
}

/// Whether a reason is about more than the length.
fn is_form(reason: String) -> bool {
    !reason.ends_with("are the most") && !reason.ends_with("are the fewest")
}

/// What a rule demands, as help.
fn sense(rule: &str) -> String {
    rules::find(rule).help()
}
