//! Phrases that several mistakes share.

use alloc::{format, string::String};

use super::Explainer;
use crate::engine::{
    base::wording::{quoted, with_article},
    inspect::check::Input,
    schema::{NameMatch, RuleId, ValueSuggestion, key_style::Style, text_checks},
};

impl Explainer<'_> {
    /// Returns the suggestion where only a literal can decide.
    pub fn choose(&self) -> String {
        let draft = with_article(self.request().name);
        format!("write `if … {{ … }} else {{ … }}` or `match` among the entries, or check {draft}")
    }

    /// Returns the name of the value that is checked.
    pub fn name(&self) -> String {
        let name = self.at.path.last().map_or_else(String::new, |field| self.at.style.quoted_name(field));
        if self.at.is_item { format!("an item of {name}") } else { name }
    }

    /// Returns this value as an invocation has it, with its key.
    pub fn quoted_entry(&self, value: &str) -> String {
        match self.at.field() {
            Some(field) => format!("`{}: {value}`", self.at.style.key(field)),
            None => format!("`{value}`"),
        }
    }
}

/// Returns the help for a value that breaks `rule`. `with` returns a value as it might be written, with its key.
///
/// The macro prints the rule's demand as a note, so its help leaves the demand out.
pub fn suggestion_text(
    suggestion: ValueSuggestion,
    rule: RuleId,
    style: Style,
    input: Input,
    with: impl Fn(&str) -> String,
) -> String {
    let demand = |own: Option<&str>| format!("use {}", own.unwrap_or(rule.rule().demand));
    let like = |example: &str, own: Option<&str>| {
        let (demand, example) = (demand(own), with(example));
        // The demand of a text is about its length.
        if rule == RuleId::Text || input == Input::Macro {
            format!("write, for example, {example}")
        } else {
            format!("{demand}, for example {example}")
        }
    };
    match suggestion {
        ValueSuggestion::Length { min, max } => format!("use {min}–{max} characters"),
        ValueSuggestion::NotEmpty => "use at least one character".into(),
        ValueSuggestion::LikeText { example, demand } => like(&quoted(example), demand),
        ValueSuggestion::LikeNumber(example) => like(example, None),
        ValueSuggestion::EnumValue { list, name_match, is_waivable } => match name_match {
            Some(NameMatch::Same(value) | NameMatch::Alias(value)) => {
                format!("write {}", with(&style.enum_value(value)))
            }
            Some(NameMatch::Near(value)) if list.open => {
                let (value, names) = (style.enum_value(value), list.names_in_words());
                let waiver = rule.waiver().filter(|_| is_waivable);
                let other = waiver.map(|it| format!("; for another {}, allow `{}`", list.noun, it.attribute_name()));
                let other = other.unwrap_or_default();
                format!("did you mean `{value}`? listed are {names}{other}")
            }
            Some(NameMatch::Near(value)) => format!("did you mean `{}`?", style.enum_value(value)),
            // The message lists them.
            None if !list.open && !list.are_iso_codes() => "write one of them".into(),
            None => list.instruction(),
        },
        ValueSuggestion::Digits { min, max } => {
            format!("use {}, including leading zeros", text_checks::digit_range(min, max))
        }
        ValueSuggestion::WithoutSeparators => {
            "write thousands without separators, or a fraction with more or fewer than three digits".into()
        }
        ValueSuggestion::Json => "use a finite number, or another value that JSON can hold".into(),
        ValueSuggestion::Correction(instruction) => instruction.into(),
        ValueSuggestion::Demand => demand(None),
    }
}
