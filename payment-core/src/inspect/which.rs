//! The value to write instead of one that is refused.

use alloc::{format, string::String};

use super::{Inspector, Origin, samples, tree::Value, values::Label};
use crate::{
    base::{spelling, wording::quoted},
    schema::{Kind, Number, RuleId, Secrecy, Text, Words, forms},
};

impl Inspector<'_> {
    /// Returns the advice for a value of another type.
    pub(super) fn which_value(&self, kind: Kind, label: Label, given: &Value<'_>) -> String {
        let (style, is_macro) = (self.style, self.origin == Origin::Macro);
        let sample = match (kind, given) {
            // A value may be a secret, so it is quoted only where it is in source code.
            (Kind::Number(number), Value::Text(text))
                if is_macro && number.rule != RuleId::CardData && number.read(text).is_ok() =>
            {
                return format!("{}, without quotes", label.write(style, text));
            }
            (Kind::Number(number), Value::Text(text)) if number.read(text).is_ok() => {
                return "write it without quotes".into();
            }
            (Kind::Bool, Value::Text(text)) if matches!(&**text, "true" | "false") => {
                return format!("{}, without quotes", label.write(style, text));
            }
            (Kind::Text(text), Value::Number(number)) if is_macro && samples::is_open(text, number) => {
                return format!("{}, with quotes", label.write(style, &quoted(number)));
            }
            (Kind::Text(text), Value::Number(number)) if text.check(number).is_ok() => {
                return "write it in quotes".into();
            }
            (Kind::Text(text), Value::Number(number)) if is_macro && samples::corrected(text, number).is_some() => {
                return self.which_text(text, label, number);
            }
            (Kind::Word(words), _) => return self.which_word(words, label, ""),
            (Kind::Text(text), _) => {
                return self.example(label, &format!("\"{}\"", text.example.unwrap_or("…")));
            }
            (Kind::Object(object) | Kind::Checked(object), value) if is_macro => style.around(object, value),
            // A documented enum value is not a secret.
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word)) => {
                match style.around_word(object, word) {
                    Some(around) => around,
                    None => return self.example(label, &style.sample_value(kind)),
                }
            }
            (Kind::List(_), Value::Object(_)) => "[{ … }]".into(),
            (Kind::Object(_) | Kind::Checked(_) | Kind::List(_), _) if matches!(label, Label::Member(_)) => {
                return self.example(label, &style.sample_value(kind));
            }
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) | Kind::List(_), _) => "{ … }".into(),
            (Kind::Bool, _) => return format!("{}, or `false`", label.write(style, "true")),
            (Kind::Number(number), _) => match number.example {
                Some(example) => return self.example(label, example),
                None => return "write a number".into(),
            },
        };
        label.write(style, &sample)
    }

    pub(super) fn which_word(&self, words: &'static Words, label: Label, written: &str) -> String {
        let likely = words.nearest(written).or_else(|| words.related(written));
        let word = self.style.word(likely.unwrap_or_else(|| samples::sample_word(words)));
        let advice = label.write(self.style, &word);
        match likely {
            // What is near a code may be meant for another list.
            Some(word) if !words.are_codes() || spelling::is_same(word, &spelling::normalized(written)) => advice,
            _ if words.are_codes() => format!("{advice}, or another code"),
            _ => format!("{advice}, or another listed value"),
        }
    }

    pub(super) fn which_text(&self, text: &Text, label: Label, written: &str) -> String {
        // What a request says is shown only to its author.
        if self.origin == Origin::Macro
            && let Some(corrected) = samples::corrected(text, written)
        {
            return label.write(self.style, &quoted(&corrected));
        }
        // Whether more than the length is wrong.
        let is_form = written.is_empty() || forms::length(written, text.min, text.max).is_ok();
        if text.max < usize::MAX && (text.rule == RuleId::Text || !is_form) {
            return format!("use {}–{} characters", text.min, text.max);
        }
        if text.rule == RuleId::Text {
            return "use at least one character".into();
        }
        match text.example {
            Some(example) if text.secrecy == Secrecy::Open => self.like(text.rule, label, &quoted(example)),
            _ => demand(text.rule),
        }
    }

    pub(super) fn which_number(&self, number: &Number, label: Label, written: &str) -> String {
        if let Some(positive) = written.strip_prefix('-')
            && self.origin == Origin::Macro
            && number.read(positive).is_ok()
        {
            return label.write(self.style, positive);
        }
        match number.example {
            Some(example) => self.like(number.rule, label, example),
            None => demand(number.rule),
        }
    }

    /// Returns the advice to write something like `value`. It is no correction.
    fn example(&self, label: Label, value: &str) -> String {
        format!("write, for example, {}", label.with(self.style, value))
    }

    /// Returns an example, together with the rule's demand. In the macro the note below has the demand.
    fn like(&self, rule: RuleId, label: Label, value: &str) -> String {
        match self.origin {
            Origin::Macro => self.example(label, value),
            Origin::Json | Origin::Draft => format!("{}, for example {}", demand(rule), label.with(self.style, value)),
        }
    }
}

/// Returns the advice to do what a rule demands.
fn demand(rule: RuleId) -> String {
    format!("use {}", rule.rule().demand())
}
