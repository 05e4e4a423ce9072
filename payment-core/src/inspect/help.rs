//! The help for a value that is rejected: the value to write instead.

use alloc::{format, string::String};

use super::{Inspector, Origin, label::Label, samples, tree::Value};
use crate::{
    base::wording::quoted,
    schema::{Advice, Kind, Number, RuleId, Text, Thousands, Words},
};

impl Inspector<'_> {
    /// Returns the help for a value of another type.
    pub(super) fn help_for_type(&self, kind: Kind, label: Label, given: &Value<'_>) -> String {
        let (style, is_macro) = (self.style, self.origin == Origin::Macro);
        if let (Kind::Number(number), Value::Text(text)) = (kind, given)
            && let Some(advice) = self.without_separators(number, label, text)
        {
            return advice;
        }
        let sample = match (kind, given) {
            // A value may be a secret, so it is quoted only where it is in source code.
            (Kind::Number(number), Value::Text(text))
                if is_macro && number.rule != RuleId::CardData && number.read(text).is_ok() =>
            {
                return format!("{}, without quotes", label.advice_to_write(style, text));
            }
            (Kind::Number(number), Value::Text(text)) if number.read(text).is_ok() => {
                return "write it without quotes".into();
            }
            (Kind::Bool, Value::Text(text)) if matches!(&**text, "true" | "false") => {
                return format!("{}, without quotes", label.advice_to_write(style, text));
            }
            (Kind::Text(text), Value::Number(number)) if is_macro && samples::may_be_shown(text, number) => {
                return format!("{}, with quotes", label.advice_to_write(style, &quoted(number)));
            }
            (Kind::Text(text), Value::Number(number)) if text.check(number).is_ok() => {
                return "write it in quotes".into();
            }
            (Kind::Text(text), Value::Number(number)) if is_macro && samples::corrected(text, number).is_some() => {
                return self.help_for_text(text, label, number);
            }
            (Kind::Word(words), _) => return self.help_for_word(words, label, ""),
            (Kind::Text(text), _) => {
                return self.example(label, &format!("\"{}\"", text.example.unwrap_or("…")));
            }
            (Kind::Object(object) | Kind::Checked(object), value) if is_macro => style.sample_around(object, value),
            // A documented enum value is not a secret.
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word)) => {
                match style.sample_around_word(object, word) {
                    Some(around) => around,
                    None => return self.example(label, &style.sample_value(kind)),
                }
            }
            (Kind::List(_), Value::Object(_)) => "[{ … }]".into(),
            (Kind::Object(_) | Kind::Checked(_) | Kind::List(_), _) if matches!(label, Label::Field(_)) => {
                return self.example(label, &style.sample_value(kind));
            }
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) | Kind::List(_), _) => "{ … }".into(),
            (Kind::Bool, _) => return format!("{}, or `false`", label.advice_to_write(style, "true")),
            (Kind::Number(number), _) => match number.example {
                Some(example) => return self.example(label, example),
                None => return "write a number".into(),
            },
        };
        label.advice_to_write(style, &sample)
    }

    /// Returns the advice for a number in quotes that may have separators between its thousands, such as `50.000`. In
    /// Indonesia it is fifty thousand, elsewhere fifty, so the advice names both.
    fn without_separators(&self, number: &Number, label: Label, text: &str) -> Option<String> {
        let Thousands { digits, fraction } = number.thousands(text)?;
        Some(match (self.origin, fraction) {
            (Origin::Macro, Some(fraction)) => {
                let (thousands, fraction) =
                    (label.quoted_entry(self.style, &digits), label.quoted_entry(self.style, &fraction));
                format!("write {thousands} for thousands, or {fraction} for a fraction, without quotes")
            }
            (Origin::Macro, None) => {
                format!("{}, without separators and quotes", label.advice_to_write(self.style, &digits))
            }
            _ => "write it without separators between thousands and without quotes".into(),
        })
    }

    /// Returns the help for a rejected enum value.
    pub(super) fn help_for_word(&self, words: &'static Words, label: Label, written: &str) -> String {
        self.advise(words.advice(written), words.rule, label)
    }

    /// Returns the help for a rejected string.
    pub(super) fn help_for_text(&self, text: &Text, label: Label, written: &str) -> String {
        // The value may be a secret, so only its author sees it.
        if self.origin == Origin::Macro
            && let Some(corrected) = samples::corrected(text, written)
        {
            return label.advice_to_write(self.style, &quoted(&corrected));
        }
        self.advise(text.advice(written), text.rule, label)
    }

    /// Returns the help for a rejected number.
    pub(super) fn help_for_number(&self, number: &Number, label: Label, written: &str) -> String {
        if let Some(positive) = written.strip_prefix('-')
            && self.origin == Origin::Macro
            && number.read(positive).is_ok()
        {
            return label.advice_to_write(self.style, positive);
        }
        self.advise(number.advice(), number.rule, label)
    }

    fn advise(&self, advice: Advice, rule: RuleId, label: Label) -> String {
        advice.help(rule, self.style, self.origin, |value| label.quoted_entry(self.style, value))
    }

    /// Returns the advice to write something like `value`. It is no correction.
    fn example(&self, label: Label, value: &str) -> String {
        format!("write, for example, {}", label.quoted_entry(self.style, value))
    }
}
