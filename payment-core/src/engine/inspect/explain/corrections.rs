//! The values to write instead of rejected ones.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Explainer, phrases::suggestion_text};
use crate::engine::{
    base::wording::list_in_words,
    inspect::{
        help::{Change, Help, Replacement, Suggestion},
        secrets::is_secret,
    },
    schema::{Correction, Number, RuleId, Sample, Secrecy, Text, Thousands, ValueSuggestion},
};

/// Returns whether a string has a `{name}` or `{name:04}`, as a format string has.
fn has_placeholder(text: &str) -> bool {
    let name = |(_, rest): (&str, &str)| {
        let (inside, _) = rest.split_once('}')?;
        Some(inside.split_once(':').map_or(inside, |(name, _)| name).to_owned())
    };
    let is_name = |name: String| {
        let is_in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.chars().all(is_in_name)
    };
    text.split_once('{').and_then(name).is_some_and(is_name)
}

/// Returns the help for a number whose separators may be those of thousands.
pub fn both_readings(thousands: Suggestion, fraction: Option<Suggestion>) -> Help {
    match fraction {
        Some(fraction) => {
            Vec::from([thousands.followed_by(" for thousands"), fraction.followed_by(" for a fraction")]).into()
        }
        None => thousands.into(),
    }
}

/// Returns the help for a number with separators. `signs` are what it is written without, besides its unit.
fn readings(thousands: Thousands, signs: &[&str], write: impl Fn(String) -> Suggestion + Copy) -> Help {
    let Thousands { digits, fraction, unit } = thousands;
    let unit = unit.map(|unit| format!("`{unit}`"));
    let without: Vec<_> = signs.iter().map(ToString::to_string).chain(unit).collect();
    let help = both_readings(write(digits), fraction.map(write));
    if without.is_empty() { help } else { help.followed_by(&format!(", without {}", list_in_words(&without, "and"))) }
}

impl Explainer<'_> {
    /// Returns the suggestion to write `value` in place of the one that is checked.
    pub fn write(&self, value: &Sample) -> Suggestion {
        Suggestion::write(self.quoted_entry(&value.show(self.at.style))).with_changes(self.written(value))
    }

    /// Returns the change of the value that is checked to this one.
    pub fn written(&self, value: &Sample) -> Vec<Change> {
        Vec::from([Change::Write { entry: self.at.pointer.clone(), value: value.clone() }])
    }

    /// Adds the change to a `value` that denotes the same as the one that is checked, and replaces it.
    pub fn rewrite(&self, suggestion: Suggestion, value: &Sample) -> Suggestion {
        let is_secret = self.at.is_near_secret || self.at.kind().is_some_and(is_secret);
        let range = if is_secret { None } else { (self.range_of)(self.place) };
        let written = if self.is_macro() { Some(value.show(self.at.style)) } else { value.json() };
        // The value may be a secret, which only its author sees.
        let shown = if self.is_macro() || matches!(value, Sample::EnumValue(_) | Sample::Bool(_)) {
            value
        } else {
            &Sample::Gap
        };
        let replacement = range.zip(written).map(|(range, text)| Replacement::new(range, text));
        suggestion.replacing(replacement).with_changes(self.written(shown))
    }

    /// Returns the suggestion for a number that may have separators between its thousands, such as `50.000`. In Indonesia it is
    /// fifty thousand, elsewhere fifty, so the suggestion names both.
    pub fn without_separators(&self, number: &Number, text: &str, is_quoted: bool) -> Option<Help> {
        let thousands = number.thousands(text)?;
        if !self.is_macro() {
            let instruction = if thousands.fraction.is_none() {
                "write it without separators between thousands and without quotes"
            } else {
                "write it without quotes, and thousands without separators, or a fraction with more or fewer than three digits"
            };
            return Some(instruction.into());
        }
        let signs = if thousands.fraction.is_none() { &["separators", "quotes"][..] } else { &["quotes"] };
        let write = |number| self.write(&Sample::Number(number));
        Some(readings(thousands, if is_quoted { signs } else { &[] }, write))
    }

    /// Returns the help for a rejected string, next to the string that its form asks for.
    pub fn help_for_text(&self, text: &Text, written: &str, next_to: Option<&str>) -> Help {
        let is_macro = self.is_macro();
        if is_macro && text.secrecy == Secrecy::Open && has_placeholder(written) {
            // Not every `{name}` is one that `format!` accepts.
            let formatted = r#"format!("…")"#;
            let parsed = self.quoted_entry(&format!("{formatted}.parse()?"));
            let formatted = self.quoted_entry(formatted);
            let text = format!("{parsed}, or {formatted} in a macro that begins with `try_`");
            return Suggestion::write(text).into();
        }
        // The value may be a secret, so only its author sees it.
        match text.correction(written, next_to) {
            Some(Correction::Exact { text, instruction }) => {
                let value = Sample::Text(text);
                let suggestion = if is_macro { self.write(&value) } else { Suggestion::new(instruction) };
                self.rewrite(suggestion, &value).into()
            }
            Some(Correction::Likely { text, .. }) if is_macro => self.write(&Sample::Text(text)).for_example().into(),
            Some(Correction::Separated(thousands)) if is_macro => {
                readings(thousands, &[], |number| self.write(&Sample::Text(number)).for_example())
            }
            Some(Correction::Local { utc, local, zone }) if is_macro => {
                let times = [(utc, "UTC"), (local, zone)];
                let write =
                    |(text, zone)| self.write(&Sample::Text(text)).followed_by(&format!(" for {zone}")).for_example();
                times.map(write).to_vec().into()
            }
            _ => self.suggest(text.suggestion(written, next_to), text.rule).into(),
        }
    }

    pub fn help_for_number(&self, number: &Number, written: &str) -> Help {
        if let Some(correction) = (number.range.correct)(written) {
            return correction.into();
        }
        self.suggest(number.suggestion(), number.rule).into()
    }

    pub fn suggest(&self, suggestion: ValueSuggestion, rule: RuleId) -> Suggestion {
        let text =
            suggestion_text(suggestion, rule, self.at.style, self.context.input, |value| self.quoted_entry(value));
        if matches!(suggestion, ValueSuggestion::LikeText { .. } | ValueSuggestion::LikeNumber(_)) {
            Suggestion::new(text).for_example()
        } else {
            Suggestion::new(text)
        }
    }

    /// Returns the suggestion to write something like `value`. It is not a correction.
    pub fn example(&self, value: &str) -> Help {
        Suggestion::new(format!("write, for example, {}", self.quoted_entry(value))).for_example().into()
    }
}
