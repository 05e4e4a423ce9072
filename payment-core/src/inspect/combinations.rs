//! Which combination rules a tree breaks, and where the blame goes.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, Inspector, Style,
    facts::{entries_to, entry_of, is_null, is_present, literal, member, shape},
    tree::{Entry, KeyMatch, Node, Value},
};
use crate::{
    base::wording::{escape, joined},
    request::{RefundPreference, SessionDraft, SplitRouting},
    rules::{Blame, Case, Fact, FactSet, RULES, Rule, Scope, Shape, Test, wrong_length},
    schema::{Field, Kind, Object, key_style::fill},
};

/// An object that combination rules are about.
struct Subject<'t, 'a> {
    object: &'static Object,
    entries: &'t [Entry<'a>],
    place: usize,
}

impl Inspector {
    /// Reports the combination rules that an object breaks.
    pub(super) fn combinations(&mut self, object: &'static Object, entries: &[Entry<'_>], place: usize) {
        let subject = Subject { object, entries, place };
        if object.describes::<SessionDraft>() {
            self.combinations_of::<SessionDraft>(&subject);
        } else if object.describes::<RefundPreference>() {
            self.combinations_of::<RefundPreference>(&subject);
        } else if object.describes::<SplitRouting>() {
            self.combinations_of::<SplitRouting>(&subject);
        }
    }

    fn combinations_of<S: Scope>(&mut self, subject: &Subject<'_, '_>) {
        let shape: Shape<S> = shape(subject.object, subject.entries);
        for rule in RULES {
            for case in rule.checks::<S>().iter().filter_map(|check| check.broken(shape)) {
                if self.waives(rule.id) {
                    continue;
                }
                let finding = self.combination(rule, case, shape, subject);
                self.findings.push(finding);
            }
        }
    }

    fn combination<S: Scope>(
        &self,
        rule: &'static Rule,
        case: &Case<S>,
        shape: Shape<S>,
        subject: &Subject<'_, '_>,
    ) -> Finding {
        let details = self.details(case, subject);
        let mut message = fill(case.message, self.style, &details);
        let mut help = fill(case.help, self.style, &details);
        // A field that is missing only if its `Option` is empty cannot be added: that would give it twice.
        let optional = optional(case.excludes & shape.maybe, subject.entries);
        if let Some((entry, _)) = optional {
            message = format!("if this is `None`, {message}");
            let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
            help = format!("write `{}:` with a value that is always present", style.word(&entry.key));
        }
        let blamed = match optional {
            Some((entry, fact)) => Some((entry.place, fact)),
            None => blamed(case.blame, subject.entries),
        };
        let mut pointer = self.pointer.clone();
        if let Some((_, fact)) = blamed {
            for entry in entries_to(fact, subject.entries).unwrap_or_default() {
                pointer.push('/');
                escape(entry.given().map_or(&entry.key, |field| field.wire), &mut pointer);
            }
        }
        let place = blamed.map_or(subject.place, |(place, _)| place);
        Finding { rule, place, pointer, message, help, other: None }
    }

    /// Returns the values of the placeholders in a case's message and help.
    fn details<S: Scope>(&self, case: &Case<S>, subject: &Subject<'_, '_>) -> Vec<(&'static str, String)> {
        // A field that is `null` must be replaced: to add it would give it twice.
        let is_null = case.excludes.facts().any(|fact| is_null(fact, subject.entries));
        let mut details = Vec::from([("add", if is_null { "write" } else { "add" }.to_string())]);
        for fact in (case.requires | case.excludes).facts() {
            let entry = entry_of(fact, subject.entries);
            let Some(Entry { value, key_match: KeyMatch::Given(field), .. }) = entry else {
                if let Test::Chosen = fact.test {
                    details.push(("addition", self.addition(fact.path, subject)));
                }
                continue;
            };
            match (fact.test, &value.value, field.kind) {
                (Test::Chosen, Value::Word(word), _) => details.push(("chosen", format!("`{word}`"))),
                (Test::WrongLength { number, channel }, Value::Object(entries), _) => {
                    let written = literal(entries, channel).zip(literal(entries, number));
                    let reason = written.and_then(|(channel, number)| wrong_length(channel, number));
                    details.extend(reason.map(|reason| ("digits", reason)));
                }
                (Test::Has(names), Value::Object(entries), Kind::Object(object)) => {
                    let absent = names.iter().filter(|name| !is_present(name, object, entries));
                    let absent: Vec<_> = absent.filter_map(|name| object.by_rust(name)).collect();
                    let names: Vec<_> = absent.iter().map(|field| self.style.quoted_name(field)).collect();
                    let samples: Vec<_> = absent.iter().map(|field| self.style.sample(field)).collect();
                    details.push(("missing", joined(&names, "and")));
                    details.push(("samples", format!("`{}`", samples.join(", "))));
                }
                _ => {}
            }
        }
        details
    }

    /// Returns the entry to add for a field to be present, and the innermost object around it that is present.
    fn addition(&self, path: &[&str], subject: &Subject<'_, '_>) -> String {
        let (mut outer, mut rest) = (Vec::new(), path);
        let (mut object, mut entries) = (subject.object, subject.entries);
        while let [name, inner @ ..] = rest
            && let Some(Entry { value: Node { value: Value::Object(members), .. }, .. }) = member(entries, name)
            && let Some(field @ Field { kind: Kind::Object(of), .. }) = object.by_rust(name)
        {
            outer.push(self.style.field_name(field));
            (rest, object, entries) = (inner, *of, members);
        }
        let sample = self.style.sample_of(object, rest);
        if outer.is_empty() { format!("`{sample}`") } else { format!("`{sample}` in `{}`", outer.join(".")) }
    }
}

/// Returns the place to blame and the fact that leads to it, or `None` if the blame goes to the whole object.
fn blamed<S: Scope>(blames: &[Blame<S>], entries: &[Entry<'_>]) -> Option<(usize, &'static Fact)> {
    blames.iter().find_map(|blame| {
        let (Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts)) = *blame else { return None };
        let place_of = |entry: &Entry<'_>| match blame {
            Blame::Value(_) => entry.value.place,
            _ => entry.place,
        };
        let places = facts.facts().filter_map(|fact| Some((place_of(entry_of(fact, entries)?), fact)));
        places.max_by_key(|(place, _)| *place)
    })
}

/// Returns the first of these facts that is about an entry with `?`, and that entry.
fn optional<'t, 'a, S: Scope>(facts: FactSet<S>, entries: &'t [Entry<'a>]) -> Option<(&'t Entry<'a>, &'static Fact)> {
    let mut found = facts.facts().filter_map(|fact| Some((entry_of(fact, entries)?, fact)));
    found.find(|(entry, _)| entry.is_optional)
}
