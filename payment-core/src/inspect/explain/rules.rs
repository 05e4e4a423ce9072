//! The words of broken combination rules.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Explainer, Words,
    words::{IF_LET, with_present_value},
};
use crate::{
    base::wording::list_in_words,
    inspect::{
        mistake::{AbsentChoice, BrokenRule},
        tree::Place,
    },
    rules::wrong_length,
    schema::{
        Parameters, Sample,
        key_style::{Style, fill_template},
    },
};

impl Explainer<'_> {
    pub fn broken_rule(&self, broken: &BrokenRule<'_>, place: Place) -> Words {
        let details = self.details(broken);
        let mut message = fill_template(broken.case.message, self.at.style, &details);
        let mut help = self.remedies(broken, &details);
        if broken.are_options {
            help = format!("choose with {IF_LET}").into();
        }
        if let Some(entry) = broken.optional {
            message = format!("if this is `None`, {message}");
            let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
            help = with_present_value(style.quoted_key(&entry.key)).into();
        }
        if let Some(condition) = self.condition(broken, place) {
            message = format!("{condition}: {message}");
        }
        if broken.decisive.len() > 1 {
            help = help.followed_by("; or put choices that depend on each other into one");
        }
        Words::new(message, help).with(self.parameters(broken))
    }

    /// Returns the condition under which the rule is broken, unless the blamed place shows it.
    fn condition(&self, broken: &BrokenRule<'_>, place: Place) -> Option<String> {
        let mut conditions = Vec::new();
        for arms in &broken.decisive {
            let arms: Vec<_> = arms.iter().map(|arm| &self.context.choices[*arm]).collect();
            if !arms.iter().any(|arm| arm.has(place)) {
                let arms: Vec<_> = arms.iter().map(|arm| arm.condition.clone()).collect();
                conditions.push(list_in_words(&arms, "or"));
            }
        }
        if conditions.is_empty() { None } else { Some(list_in_words(&conditions, "and")) }
    }

    /// Returns the other fields that break the rule.
    fn parameters(&self, broken: &BrokenRule<'_>) -> Parameters {
        let facts = broken.subject.facts_in(broken.case.requires).chain(broken.subject.facts_in(broken.case.excludes));
        let others = facts.filter(|fact| Some(fact.path) != broken.fact.map(|fact| fact.path));
        let mut fields: Vec<_> = others.map(|fact| self.pointer_of(broken.object, fact.path).to_string()).collect();
        fields.sort_unstable();
        fields.dedup();
        Parameters { fields, ..Parameters::default() }
    }

    /// Returns the values of the placeholders in the message and the help.
    fn details(&self, broken: &BrokenRule<'_>) -> Vec<(&'static str, String)> {
        let style = self.at.style;
        // A field that is `null` must be replaced: to add it would set it twice.
        let mut details = Vec::from([("add", if broken.is_null { "write" } else { "add" }.to_string())]);
        let default = |end: &str| if broken.is_default { format!(", the default{end}") } else { String::new() };
        details.push(("default", default("")));
        details.push(("default_", default(",")));
        details.extend(broken.chosen.map(|word| ("chosen", format!("`{word}`"))));
        details.extend(broken.absent_choice.as_ref().map(|absent| ("addition", self.addition(absent))));
        let digits = broken.wrong_length.and_then(|(channel, number)| wrong_length(channel, number));
        details.extend(digits.map(|digits| ("digits", digits)));
        let names: Vec<_> = broken.absent.iter().map(|field| style.quoted_name(field)).collect();
        let samples: Vec<_> =
            broken.absent.iter().map(|field| Sample::of(field.kind).show_entry(style, field)).collect();
        details.push(("missing", list_in_words(&names, "and")));
        details.push(("samples", format!("`{}`", samples.join(", "))));
        details
    }

    /// Returns the entry to add for a field to be present, and the innermost object around it that is present.
    fn addition(&self, AbsentChoice { outer, object, rest }: &AbsentChoice) -> String {
        let style = self.at.style;
        let sample = Sample::along(object, rest, Sample::of);
        let sample = sample.map_or_else(String::new, |(field, sample)| sample.show_entry(style, field));
        if outer.is_empty() { format!("`{sample}`") } else { format!("`{sample}` in `{}`", style.field_path(outer)) }
    }
}
