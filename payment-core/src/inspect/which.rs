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
        let write = |value: &str| label.write(self.style, value);
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
            (Kind::Number(Number { example: Some(example), .. }), _) => write(example),
            (Kind::Number(_), _) => "write a number".into(),
        }
    }

    pub(super) fn which_word(&self, words: &'static Words, label: Label, written: &str) -> String {
        let nearest = words.nearest(written);
        let word = self.style.word(nearest.unwrap_or_else(|| samples::sample_word(words)));
        let write = label.write(self.style, &word);
        match nearest {
            Some(_) => write,
            None if words.are_codes() => format!("{write}, or another code"),
            None => format!("{write}, or another of them"),
        }
    }

    pub(super) fn which_text(&self, text: &Text, label: Label, written: &str) -> String {
        // what a request says is shown to nobody but its author
        let mended = match self.origin {
            Origin::Macro => samples::mended(text, written),
            Origin::Json | Origin::Draft => None,
        };
        match (mended, text.example, text.check(written)) {
            (Some(mended), ..) => label.write(self.style, &format!("{mended:?}")),
            _ if text.rule == "text" && text.max < usize::MAX => format!("{}–{} characters", text.min, text.max),
            (None, Some(example), Err(reason)) if text.secrecy == Secrecy::Open && is_form(&reason) => {
                self.like(text.rule, &label.with(self.style, &format!("{example:?}")))
            }
            _ => sense(text.rule),
        }
    }

    pub(super) fn which_number(&self, number: &Number, label: Label, written: &str) -> String {
        match (written.strip_prefix('-'), number.example) {
            (Some(positive), _) if self.origin == Origin::Macro && number.read(positive).is_ok() => {
                label.write(self.style, positive)
            }
            (_, Some(example)) => self.like(number.rule, &label.with(self.style, example)),
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
