//! The words of enum values that are not listed.

use alloc::{format, string::String, vec::Vec};

use super::Explainer;
use crate::engine::{
    base::wording::{quoted, shorten},
    inspect::{
        help::{Help, Suggestion, Words},
        mistake::{NameSpelling, UnlistedReason},
    },
    schema::{self, NameMatch, Sample, ValueSuggestion, card_detection::looks_like_card_number},
};

impl Explainer<'_> {
    pub fn wrong_enum_value(
        &self,
        list: &'static schema::EnumValues,
        written: NameSpelling<'_>,
        reason: UnlistedReason,
    ) -> Words {
        let (name, written_name) = (self.name(), written.name());
        let message = match reason {
            // Only source code may be quoted.
            UnlistedReason::Near(_) if self.is_macro() => format!("unknown {} `{written_name}`", list.noun),
            UnlistedReason::Near(value) => format!("{name} looks like a misspelling of `{value}`"),
            UnlistedReason::Form(reason) => format!("{name} {reason}"),
            UnlistedReason::Bare => format!("`{written_name}` is not a listed {}", list.noun),
            UnlistedReason::Closed if self.is_macro() && list.are_iso_codes() && !written_name.is_empty() => {
                format!("`{}` {}", shorten(written_name), list.message_if_unlisted())
            }
            UnlistedReason::Closed => format!("{name} {}", list.message_if_unlisted()),
        };
        // An open list has other banks of nearly that name.
        let is_certain =
            |name_match: &NameMatch| name_match.certain().is_some() || !matches!(reason, UnlistedReason::Bare);
        let name_match = list.find(written_name).filter(is_certain);
        let suggestion =
            ValueSuggestion::EnumValue { list, name_match, is_waivable: matches!(reason, UnlistedReason::Near(_)) };
        // Where none is meant, each value of the list can be written.
        let value =
            name_match.map_or_else(|| Sample::of_list(list), |name_match| Sample::EnumValue(name_match.value().into()));
        let suggestion = self.suggest(suggestion, list.rule).with_changes(self.written(&value));
        Words::new(message, self.help_for_unlisted(list, written, name_match, suggestion)).with(list.parameters())
    }

    fn help_for_unlisted(
        &self,
        list: &'static schema::EnumValues,
        written: NameSpelling<'_>,
        name_match: Option<NameMatch>,
        suggestion: Suggestion,
    ) -> Help {
        match name_match {
            Some(NameMatch::Same(value)) => self.rewrite(suggestion, &Sample::EnumValue(value.into())).into(),
            Some(NameMatch::Near(_)) | None if self.is_macro() => {
                let is_literal = matches!(written, NameSpelling::Bare { is_literal: true, .. }) && name_match.is_none();
                let choice = is_literal.then(|| self.choose_at_run_time());
                let others: Vec<_> = choice.into_iter().chain(self.other_values(list, written, name_match)).collect();
                if others.is_empty() {
                    return suggestion.into();
                }
                // A question ends in its own sign.
                let is_question = name_match.is_some() && !list.open;
                let others = others.join("; ");
                suggestion.followed_by(&if is_question { format!(" {others}") } else { format!("; {others}") }).into()
            }
            Some(NameMatch::Alias(_) | NameMatch::Near(_)) | None => suggestion.into(),
        }
    }

    /// Returns how source code writes a value that is not listed: "a constant is written `(GOPAY)`".
    fn other_values(
        &self,
        list: &schema::EnumValues,
        written: NameSpelling<'_>,
        name_match: Option<NameMatch>,
    ) -> Option<String> {
        let (name, mut others) = (written.name(), Vec::new());
        if let Some(other) = list.in_other_form(name).filter(|_| list.open && name_match.is_none()) {
            others.push((format!("another {}", list.noun), quoted(&other)));
        }
        if let NameSpelling::Bare { is_literal: false, .. } = written {
            others.push(("a constant".into(), format!("({name})")));
        }
        if let (Some(field), None) = (self.at.field(), name_match)
            && (!field.required || list.holds_unchecked)
            && !(list.open || list.are_iso_codes() || name.is_empty() || looks_like_card_number(name))
        {
            others.push((
                format!("a {} that this list lacks", list.noun),
                format!("{}!: {}", self.at.style.key(field), quoted(name)),
            ));
        }
        let (first, first_code) = others.first()?;
        let others = others[1..].iter().map(|(noun, code)| format!(", {noun} `{code}`"));
        Some(format!("{first} is written `{first_code}`{}", others.collect::<String>()))
    }
}
