//! The wording of advice as help.

use alloc::{format, string::String};

use super::Origin;
use crate::{
    base::wording::quoted,
    schema::{Advice, RuleId, forms, key_style::Style},
};

impl Advice {
    /// Returns the help for a value that breaks `rule`. `with` returns a value as it might be written, with its key.
    ///
    /// The macro prints the rule's demand as a note, so its help leaves the demand out.
    pub(crate) fn help(self, rule: RuleId, style: Style, origin: Origin, with: impl Fn(&str) -> String) -> String {
        let demand = || format!("use {}", rule.rule().demand());
        let like = |example: &str| {
            let (demand, example) = (demand(), with(example));
            match origin {
                Origin::Macro => format!("write, for example, {example}"),
                Origin::Json | Origin::Draft => format!("{demand}, for example {example}"),
            }
        };
        match self {
            Self::Length { min, max } => format!("use {min}–{max} characters"),
            Self::NotEmpty => "use at least one character".into(),
            Self::LikeText(example) => like(&quoted(example)),
            Self::LikeNumber(example) => like(example),
            Self::Word { word, others } => {
                let advice = format!("write {}", with(&style.enum_value(word)));
                others.map_or_else(|| advice.clone(), |others| format!("{advice}, or {others}"))
            }
            Self::Digits { min, max } => format!("use {}, including leading zeros", forms::digit_range(min, max)),
            Self::WithoutSeparators => {
                "write thousands without separators, or a fraction with more or fewer than three digits".into()
            }
            Self::Json => "use a finite number, or another value that JSON can hold".into(),
            Self::Correction(instruction) => instruction.into(),
            Self::Demand => demand(),
        }
    }
}
