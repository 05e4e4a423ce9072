//! Which value to write in the place of one that is refused.

use alloc::{format, string::String};

use super::{Inspector, Origin, samples, values::Label};
use crate::{
    node::Value,
    rules,
    schema::{Kind, Number, Secrecy, Text, Words},
};

impl Inspector {
    /// In the place of a value of another type.
    pub(super) fn which_value(&self, kind: Kind, label: Label, given: &Value<'_>) -> String {
        let write = |value: &str| format!("write {}", label.with(self.style, value));
        // a value is quoted where it stands in source code, and nowhere else: it may be a secret
        let may_quote = self.origin == Origin::Macro;
        match (kind, given) {
            (Kind::Number(number), Value::Text(text))
                if may_quote && number.rule != "card-data" && number.read(text).is_ok() =>
            {
                format!("{}, without quotes", write(text))
            }
            (Kind::Bool, Value::Text(text)) if matches!(&**text, "true" | "false") => {
                format!("{}, without quotes", write(text))
            }
            (Kind::Text(text), Value::Number(number))
                if may_quote && text.secrecy == Secrecy::Open && text.check(number).is_ok() =>
            {
                format!("{}, with quotes", write(&format!("\"{number}\"")))
            }
            (Kind::Text(text), _) => write(&format!("\"{}\"", text.example.unwrap_or("…"))),
            (Kind::Word(words), _) => self.which_word(words, label, ""),
            (Kind::Object(object) | Kind::Checked(object), value) if self.origin == Origin::Macro => {
                write(&self.style.around(object, value))
            }
            (Kind::List(_), Value::Object(_)) => write("[{ … }]"),
            (Kind::Object(_) | Kind::Checked(_) | Kind::List(_), _) if matches!(label, Label::Member(_)) => {
                format!("write `{}`", self.style.sample(label.field()))
            }
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) | Kind::List(_), _) => write("{ … }"),
            (Kind::Bool, _) => write("true"),
            (Kind::Number(number), _) => number.example.map_or_else(|| "write a number".into(), write),
        }
    }

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
            (None, Some(example))
                if text.secrecy == Secrecy::Open && text.check(written).is_err_and(|reason| is_form(&reason)) =>
            {
                self.like(text.rule, &quoted(example))
            }
            _ => sense(text.rule),
        }
    }

    pub(super) fn which_number(&self, number: &Number, label: Label, written: &str) -> String {
        let write = |number: &str| label.with(self.style, number);
        let positive = written.strip_prefix('-').filter(|text| number.read(text).is_ok());
        match (positive, number.example) {
            (Some(positive), _) if self.origin == Origin::Macro => format!("write {}", write(positive)),
            (_, Some(example)) => self.like(number.rule, &write(example)),
            (_, None) => sense(number.rule),
        }
    }

    /// An example. In the macro the rule's sense stands in the note below.
    fn like(&self, rule: &str, example: &str) -> String {
        match self.origin {
            Origin::Macro => format!("for example {example}"),
            Origin::Json | Origin::Draft => format!("{}, for example {example}", sense(rule)),
        }
    }
}

/// Whether a reason is about more than the length.
fn is_form(reason: &str) -> bool {
    !reason.ends_with("are the most") && !reason.ends_with("are the fewest")
}

/// What a rule demands, as help.
fn sense(rule: &str) -> String {
    rules::find(rule).help()
}
