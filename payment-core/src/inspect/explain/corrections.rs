//! The values to write instead of rejected ones.

use alloc::{format, string::String};

use super::{
    Explainer,
    words::{advice_to_write, help_for_advice, quoted_entry},
};
use crate::{
    base::wording::quoted,
    inspect::{
        help::{Help, Replacement, Suggestion},
        mistake::Label,
        secrets::is_secret,
    },
    schema::{Correction, Kind, Number, RuleId, Sample, Text, Thousands, ValueAdvice},
};

impl Explainer<'_> {
    /// Returns the suggestion to write `value` in place of the one that is checked.
    pub fn write(&self, label: Label, value: &Sample) -> Suggestion {
        Suggestion::advice(advice_to_write(label, self.at.style, &value.show(self.at.style)))
    }

    /// Returns a suggestion whose `value` denotes the same as the one that is checked, and replaces it.
    pub fn rewrite(&self, text: impl Into<String>, label: Label, value: &Sample) -> Suggestion {
        let kind = match (label, label.field().kind) {
            (Label::Item(_), Kind::List(item)) => *item,
            (_, kind) => kind,
        };
        let is_secret = self.at.is_near_secret || is_secret(kind);
        let range = if is_secret { None } else { (self.range_of)(self.place) };
        let written = if self.is_macro() { Some(value.show(self.at.style)) } else { value.json() };
        Suggestion::new(text, range.zip(written).map(|(range, text)| Replacement::new(range, text)))
    }

    /// Returns the advice for a number that may have separators between its thousands, such as `50.000`. In Indonesia it is
    /// fifty thousand, elsewhere fifty, so the advice names both. `end` is the end of its words.
    pub fn without_separators(&self, number: &Number, label: Label, text: &str, end: &str) -> Option<Help> {
        let Thousands { digits, fraction } = number.thousands(text)?;
        let is_macro = self.is_macro();
        Some(match fraction {
            Some(fraction) if is_macro => {
                let (thousands, fraction) =
                    (quoted_entry(label, self.at.style, &digits), quoted_entry(label, self.at.style, &fraction));
                format!("write {thousands} for thousands, or {fraction} for a fraction{end}").into()
            }
            Some(_) => "write it without separators between thousands and without quotes".into(),
            None => {
                let advice = if is_macro {
                    format!("{}, without separators and quotes", advice_to_write(label, self.at.style, &digits))
                } else {
                    "write it without separators between thousands and without quotes".into()
                };
                advice.into()
            }
        })
    }

    /// Returns the help for a rejected string, next to a country code if it is a telephone number.
    pub fn help_for_text(&self, text: &Text, label: Label, written: &str, country_code: Option<&str>) -> Help {
        let is_macro = self.is_macro();
        let entry = |text: &str| quoted_entry(label, self.at.style, &quoted(text));
        // The value may be a secret, so only its author sees it.
        match text.correction(written, country_code) {
            Some(Correction::Exact { text, instruction }) => {
                let advice = if is_macro { format!("write {}", entry(&text)) } else { instruction.into() };
                self.rewrite(advice, label, &Sample::Text(text)).into()
            }
            Some(Correction::Likely { text, .. }) if is_macro => {
                Suggestion::example(format!("write {}", entry(&text))).into()
            }
            Some(Correction::Local { utc, jakarta }) if is_macro => {
                let text = format!("write {} for UTC, or {} for Jakarta (UTC+7)", entry(&utc), entry(&jakarta));
                Suggestion::example(text).into()
            }
            _ => self.advise(text.advice(written, country_code), text.rule, label).into(),
        }
    }

    /// Returns the help for a rejected number.
    pub fn help_for_number(&self, number: &Number, label: Label, written: &str) -> Help {
        if let Some(correction) = (number.range.correct)(written) {
            return correction.into();
        }
        self.advise(number.advice(), number.rule, label).into()
    }

    pub fn advise(&self, advice: ValueAdvice, rule: RuleId, label: Label) -> Suggestion {
        let text = help_for_advice(advice, rule, self.at.style, self.context.origin, |value| {
            quoted_entry(label, self.at.style, value)
        });
        if matches!(advice, ValueAdvice::LikeText(_) | ValueAdvice::LikeNumber(_)) {
            Suggestion::example(text)
        } else {
            Suggestion::advice(text)
        }
    }

    /// Returns the advice to write something like `value`. It is not a correction.
    pub fn example(&self, label: Label, value: &str) -> Help {
        Suggestion::example(format!("write, for example, {}", quoted_entry(label, self.at.style, value))).into()
    }
}
