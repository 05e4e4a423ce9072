//! The ways to correct a broken rule between fields.

use alloc::{format, string::String, vec::Vec};

use super::Breaker;
use crate::{
    base::wording::list_in_words,
    inspect::help::{Help, Suggestion},
    rules::{Broken, FactSet, Remedy, Setting, Subject},
    schema::{Sample, key_style::fill_template},
};

/// A change of the field at a path.
struct Assignment {
    path: &'static [&'static str],
    /// The new value, or `None` if the field is removed.
    value: Option<Sample>,
}

impl Breaker<'_> {
    /// Returns the ways to correct a broken rule.
    pub fn remedies(&self, broken: &Broken, details: &[(&'static str, String)]) -> Help {
        let suggestions = broken.case.help.iter().map(|remedy| match *remedy {
            Remedy::Advice(text) => Suggestion::advice(fill_template(text, self.style, details)),
            Remedy::Example(text) => Suggestion::example(fill_template(text, self.style, details)),
            Remedy::Remove(facts) => self.change(broken, &assignments(broken.subject, facts, None)),
            Remedy::Write(settings) => {
                let assignments = settings.iter().flat_map(|setting| match *setting {
                    Setting::Word(facts, word) => assignments(broken.subject, facts, Some(&Sample::Word(word.into()))),
                    Setting::Bool(facts, value) => assignments(broken.subject, facts, Some(&Sample::Bool(value))),
                });
                self.change(broken, &assignments.collect::<Vec<_>>())
            }
        });
        suggestions.collect::<Vec<_>>().into()
    }

    /// Returns the suggestion to change these fields.
    fn change(&self, broken: &Broken, assignments: &[Assignment]) -> Suggestion {
        let root = broken.subject.object();
        let outer = broken.fact.map_or(&[][..], |fact| &fact.path[..fact.path.len() - 1]);
        let mut verb = "write";
        let shown = assignments.iter().filter_map(|assignment| {
            let inner = assignment.path.strip_prefix(outer);
            let object = if inner.is_some() { root.at(outer)? } else { root };
            let path = inner.unwrap_or(assignment.path);
            match &assignment.value {
                None => {
                    verb = "remove";
                    let field = object.along(path).nth(path.len() - 1)?;
                    Some(format!("`{}`", self.style.quoted_key(self.style.field_name(field))))
                }
                Some(value) => {
                    let (field, value) = Sample::along(object, path, |_| value.clone())?;
                    Some(format!("`{}`", value.show_entry(self.style, field)))
                }
            }
        });
        let shown: Vec<_> = shown.collect();
        let text = format!("{verb} {}", list_in_words(&shown, "and"));
        Suggestion::advice(text)
    }
}

fn assignments(subject: &Subject, facts: FactSet, value: Option<&Sample>) -> Vec<Assignment> {
    subject.facts_in(facts).map(|fact| Assignment { path: fact.path, value: value.cloned() }).collect()
}
