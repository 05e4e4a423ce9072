//! Which value to write in the place of one that is refused.

use alloc::string::{String, ToString};

use super::tree::Value;
use super::{Inspector, Origin, samples, values::Label};
use crate::base::wording::{quoted, say};
use crate::{
    base::spelling,
    schema::{Kind, Number, RuleId, Secrecy, Text, Words, forms},
};

impl Inspector {
    /// In the place of a value of another type.
    pub(super) fn which_value(&self, kind: Kind, label: Label, given: &Value<'_>) -> String {
        let (style, is_macro) = (self.style, self.origin == Origin::Macro);
        let sample = match (kind, given) {
            // a value is quoted where it stands in source code, and nowhere else: it may be a secret
            (Kind::Number(number), Value::Text(text))
                if is_macro && number.rule != RuleId::CardData && number.read(text).is_ok() =>
            {
                return say("{}, without quotes", &[&label.write(style, text)]);
            }
            (Kind::Number(number), Value::Text(text)) if number.read(text).is_ok() => {
                return "write it without quotes".into();
            }
            (Kind::Bool, Value::Text(text)) if matches!(&**text, "true" | "false") => {
                return say("{}, without quotes", &[&label.write(style, text)]);
            }
            (Kind::Text(text), Value::Number(number)) if is_macro && samples::is_open(text, number) => {
                return say("{}, with quotes", &[&label.write(style, &quoted(number))]);
            }
            (Kind::Text(text), Value::Number(number)) if text.check(number).is_ok() => {
                return "write it in quotes".into();
            }
            (Kind::Text(text), Value::Number(number)) if is_macro && samples::mended(text, number).is_some() => {
                return self.which_text(text, label, number);
            }
            (Kind::Word(words), _) => return self.which_word(words, label, ""),
            (Kind::Text(text), _) => {
                return self.example(label, &say("\"{}\"", &[text.example.unwrap_or("…")]));
            }
            (Kind::Object(object) | Kind::Checked(object), value) if is_macro => style.around(object, value),
            // a documented word is no secret
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
            (Kind::Bool, _) => return say("{}, or `false`", &[&label.write(style, "true")]),
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
        let template = match likely {
            // what is near a code may be another list's
            Some(word) if !words.are_codes() || spelling::same(word, &spelling::plain(written)) => "{}",
            _ if words.are_codes() => "{}, or another code",
            _ => "{}, or another listed value",
        };
        say(template, &[&label.write(self.style, &word)])
    }

    pub(super) fn which_text(&self, text: &Text, label: Label, written: &str) -> String {
        // what a request says is shown to nobody but its author
        if self.origin == Origin::Macro
            && let Some(mended) = samples::mended(text, written)
        {
            return label.write(self.style, &quoted(&mended));
        }
        // whether more than the length is wrong
        let is_form = written.is_empty() || forms::length(written, text.min, text.max).is_ok();
        if text.max < usize::MAX && (text.rule == RuleId::Text || !is_form) {
            return say("use {}–{} characters", &[&text.min.to_string(), &text.max.to_string()]);
        }
        if text.rule == RuleId::Text {
            return "use at least one character".into();
        }
        match text.example {
            Some(example) if text.secrecy == Secrecy::Open => self.like(text.rule, label, &quoted(example)),
            _ => sense(text.rule),
        }
    }

    pub(super) fn which_number(&self, number: &Number, label: Label, written: &str) -> String {
        if let [b'-', ..] = written.as_bytes()
            && self.origin == Origin::Macro
            && number.read(&written[1..]).is_ok()
        {
            return label.write(self.style, &written[1..]);
        }
        match number.example {
            Some(example) => self.like(number.rule, label, example),
            None => sense(number.rule),
        }
    }

    /// No correction: what might stand there.
    fn example(&self, label: Label, value: &str) -> String {
        say("write, for example, {}", &[&label.with(self.style, value)])
    }

    /// An example and the rule's sense, which in the macro stands in the note below.
    fn like(&self, rule: RuleId, label: Label, value: &str) -> String {
        match self.origin {
            Origin::Macro => self.example(label, value),
            Origin::Json | Origin::Draft => say("{}, for example {}", &[&sense(rule), &label.with(self.style, value)]),
        }
    }
}

/// What a rule demands, as help.
fn sense(rule: RuleId) -> String {
    say("use {}", &[&rule.rule().help()])
}
