//! The help for a value that is rejected: the value to write instead.

use alloc::{
    format,
    string::{String, ToString},
};

use super::{
    Origin,
    edit::Edit,
    inspector::Inspector,
    label::Label,
    samples,
    secrets::is_secret,
    suggestion::{Help, Suggestion},
    tree::Value,
};
use crate::{
    base::wording::quoted,
    request::SESSION,
    schema::{Advice, Field, Kind, Number, RuleId, Sample, Text, Thousands, Words},
};

impl Inspector<'_> {
    /// Returns the suggestion to write `value` in place of the one that is inspected.
    pub(super) fn write(&mut self, label: Label, value: &Sample) -> Suggestion {
        let text = label.advice_to_write(self.style, &value.show(self.style));
        self.write_as(text, label, value)
    }

    /// Returns the same suggestion in other words.
    fn write_as(&mut self, text: impl Into<String>, label: Label, value: &Sample) -> Suggestion {
        let kind = match (label, label.field().kind) {
            (Label::Item(_), Kind::List(item)) => *item,
            (_, kind) => kind,
        };
        let edit = if is_secret(kind) { None } else { Edit::replace(self.trail.pointer(), value) };
        Suggestion::new(text, edit)
    }

    /// Returns the help for a value of another type.
    pub(super) fn help_for_type(&mut self, kind: Kind, label: Label, given: &Value<'_>) -> Help {
        let (style, is_macro) = (self.style, self.origin == Origin::Macro);
        let written = |value: &Sample| label.advice_to_write(style, &value.show(style));
        match (kind, given) {
            (Kind::Number(number), Value::Text(text)) => {
                if let Some(help) = self.without_separators(number, label, text) {
                    return help;
                }
                if number.read(text).is_ok() {
                    let value = Sample::Number(text.to_string());
                    // A value may be a secret, so it is quoted only where it is in source code.
                    let text = if is_macro && number.rule != RuleId::CardData {
                        format!("{}, without quotes", written(&value))
                    } else {
                        "write it without quotes".into()
                    };
                    return self.write_as(text, label, &value).into();
                }
                self.example_of_number(number, label)
            }
            (Kind::Bool, Value::Text(text)) if matches!(&**text, "true" | "false") => {
                let value = Sample::Bool(&**text == "true");
                self.write_as(format!("{}, without quotes", written(&value)), label, &value).into()
            }
            (Kind::Text(text), Value::Number(number)) if text.check(number).is_ok() => {
                let value = Sample::Text(number.to_string());
                let advice = if is_macro && samples::may_be_shown(text, number) {
                    format!("{}, with quotes", written(&value))
                } else {
                    "write it in quotes".into()
                };
                self.write_as(advice, label, &value).into()
            }
            (Kind::Text(text), Value::Number(number)) if samples::corrected(text, number).is_some() => {
                self.help_for_text(text, label, number)
            }
            (Kind::Word(words), _) => self.help_for_word(words, label, ""),
            (Kind::Text(text), _) => self.example(label, &format!("\"{}\"", text.example.unwrap_or("…"))),
            (Kind::Object(object) | Kind::Checked(object), value) if is_macro => {
                let around = Sample::around(object, value);
                match id_instead(label, value).filter(|_| around.json().is_none()) {
                    Some((id, text)) => format!("write `{}: {}`", style.key(id), quoted(text)).into(),
                    None => self.write(label, &around).into(),
                }
            }
            // A documented enum value is not a secret.
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word)) => {
                match Sample::around_word(object, word) {
                    Some(around) => self.write(label, &around).into(),
                    None => self.example(label, &Sample::of(kind).show(style)),
                }
            }
            (Kind::List(_), Value::Object(_)) => label.advice_to_write(style, "[{ … }]").into(),
            (Kind::Object(_) | Kind::Checked(_) | Kind::List(_), _) if matches!(label, Label::Field(_)) => {
                self.example(label, &Sample::of(kind).show(style))
            }
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) | Kind::List(_), _) => {
                label.advice_to_write(style, "{ … }").into()
            }
            (Kind::Bool, _) => format!("{}, or `false`", label.advice_to_write(style, "true")).into(),
            (Kind::Number(number), _) => self.example_of_number(number, label),
        }
    }

    fn example_of_number(&self, number: &Number, label: Label) -> Help {
        match number.example {
            Some(example) => self.example(label, example),
            None => "write a number".into(),
        }
    }

    /// Returns the advice for a number in quotes that may have separators between its thousands, such as `50.000`. In
    /// Indonesia it is fifty thousand, elsewhere fifty, so the advice names both.
    fn without_separators(&mut self, number: &Number, label: Label, text: &str) -> Option<Help> {
        let Thousands { digits, fraction } = number.thousands(text)?;
        let is_macro = self.origin == Origin::Macro;
        Some(match fraction {
            Some(fraction) if is_macro => {
                let (thousands, fraction) =
                    (label.quoted_entry(self.style, &digits), label.quoted_entry(self.style, &fraction));
                format!("write {thousands} for thousands, or {fraction} for a fraction, without quotes").into()
            }
            Some(_) => "write it without separators between thousands and without quotes".into(),
            None => {
                let advice = if is_macro {
                    format!("{}, without separators and quotes", label.advice_to_write(self.style, &digits))
                } else {
                    "write it without separators between thousands and without quotes".into()
                };
                self.write_as(advice, label, &Sample::Number(digits)).into()
            }
        })
    }

    /// Returns the help for a rejected enum value.
    pub(super) fn help_for_word(&mut self, words: &'static Words, label: Label, written: &str) -> Help {
        let advice = words.advice(written);
        let suggestion = self.advise(advice, words.rule, label);
        // `#![expect]` needs the breach.
        let is_allowed = words.rule.waiver().is_some_and(|waiver| self.allowed.contains(waiver));
        match advice {
            Advice::Word { word, others: None } if !written.is_empty() && !is_allowed => {
                self.write_as(suggestion.text(), label, &Sample::Word(word.into())).into()
            }
            _ => Suggestion::example(suggestion.text()).into(),
        }
    }

    /// Returns the help for a rejected string.
    pub(super) fn help_for_text(&mut self, text: &Text, label: Label, written: &str) -> Help {
        let is_macro = self.origin == Origin::Macro;
        match samples::corrected(text, written) {
            // The value may be a secret, so only its author sees it.
            Some(samples::Corrected { text, is_certain, instruction }) if is_macro || is_certain => {
                let value = Sample::Text(text);
                let advice = match self.origin {
                    Origin::Macro => label.advice_to_write(self.style, &value.show(self.style)),
                    Origin::Json | Origin::Draft => instruction.into(),
                };
                if is_certain {
                    self.write_as(advice, label, &value).into()
                } else {
                    Suggestion::example(advice).into()
                }
            }
            _ => self.advise(text.advice(written), text.rule, label).into(),
        }
    }

    /// Returns the help for a rejected number.
    pub(super) fn help_for_number(&self, number: &Number, label: Label, written: &str) -> Help {
        let is_year = number.rule == RuleId::CardData && number.range.most == Some(99);
        if is_year && written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit()) {
            return "write the last two digits of the year".into();
        }
        self.advise(number.advice(), number.rule, label).into()
    }

    fn advise(&self, advice: Advice, rule: RuleId, label: Label) -> Suggestion {
        let text = advice.help(rule, self.style, self.origin, |value| label.quoted_entry(self.style, value));
        if matches!(advice, Advice::LikeText(_) | Advice::LikeNumber(_)) {
            Suggestion::example(text)
        } else {
            Suggestion::advice(text)
        }
    }

    /// Returns the advice to write something like `value`. It is not a correction.
    fn example(&self, label: Label, value: &str) -> Help {
        Suggestion::example(format!("write, for example, {}", label.quoted_entry(self.style, value))).into()
    }
}

/// Returns the field that a string in place of an object is meant for: `customer_id` for `customer: "C-1"`.
fn id_instead<'v>(label: Label, given: &'v Value<'_>) -> Option<(&'static Field, &'v str)> {
    let (Label::Field(field), Value::Text(text)) = (label, given) else { return None };
    let id = SESSION.by_wire(&format!("{}Id", field.wire))?;
    matches!(id.kind, Kind::Text(kind) if samples::may_be_shown(kind, text)).then_some((id, &**text))
}
