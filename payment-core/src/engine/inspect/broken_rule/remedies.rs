//! The ways to correct a broken rule between fields.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Breaker;
use crate::engine::{
    inspect::{
        help::{Help, Printer, Remedy, Suggestion, outer},
        key_meaning::value_elsewhere,
        known_words::{KnownWords, Mentions, Presence},
        shown_values::shown_scalar,
        tree::{Arm, ChoiceId},
        typed::TypedEntry,
    },
    rules::{Advice, Fact, FactSet, Seen, Setting, State, Test},
    schema::{Content, Field, Kind, Sample, rule_text},
};

impl Breaker<'_> {
    /// Returns the ways to correct a broken rule.
    pub fn remedies(&self, details: &[(&'static str, String)]) -> Help {
        let broken = self.broken;
        let suggestions = broken.case.help.iter().filter_map(|advice| {
            let suggestion = match *advice {
                Advice::Remove(facts) => self.change(&[Setting::Absent(facts)])?,
                Advice::Add(facts) => self.change(&[Setting::Present(facts)])?,
                Advice::Write(settings) => self.change(settings)?,
                Advice::WriteTo(settings, purpose) => self.change(settings)?.followed_by(&format!(" {purpose}")),
                Advice::Meet(facts, text) => {
                    let fact = broken.subject.facts_in(facts).next()?;
                    let entry = self.pointer_of(fact.path).to_string();
                    Suggestion::advice(rule_text::fill(text, self.style, details))
                        .with_remedy([Remedy::Write { entry, value: Sample::Gap }])
                }
            };
            Some(suggestion.in_arms(self.decisive.arms.clone()))
        });
        suggestions.collect::<Vec<_>>().into()
    }

    /// Returns the suggestion to change fields, without the settings that hold already.
    fn change(&self, settings: &[Setting]) -> Option<Suggestion> {
        let Self { broken, decisive, .. } = *self;
        let facts = |facts: FactSet| broken.subject.facts_in(facts);
        let mut remedy = Vec::new();
        for setting in settings {
            match *setting {
                Setting::Word(set, word) => {
                    remedy.extend(facts(set).map(|fact| self.set(fact.path, &Sample::Word(word.into()))));
                }
                Setting::Bool(set, value) => {
                    remedy.extend(facts(set).map(|fact| self.set(fact.path, &Sample::Bool(value))));
                }
                Setting::Present(set) => remedy.extend(facts(set).flat_map(|fact| self.add(fact))),
                Setting::With(set, names) => remedy.extend(facts(set).filter_map(|fact| {
                    let inner = self.object().at(fact.path)?;
                    let fields = names.iter().filter_map(|name| inner.by_rust(name));
                    let value = Sample::Object(fields.map(|field| (field, Sample::of(field.kind))).collect());
                    self.is_absent(fact.path).then(|| self.set(fact.path, &value))
                })),
                Setting::Absent(set) => remedy.extend(facts(set).filter_map(|fact| {
                    let entry = self.pointer_of(fact.path).to_string();
                    // A field that may be under an unknown key is written nowhere.
                    self.look.order(fact.path).map(|_| Remedy::Remove { entry })
                })),
            }
        }
        if remedy.is_empty() {
            return None;
        }
        let root = self.object();
        let around = broken.fact.map_or(&[][..], |fact| &fact.path[..fact.path.len() - 1]);
        let here = self.pointer_of(around).to_string();
        let base = self.pointer.to_string();
        let printer = Printer { root, base: &base, style: self.style, blamed: "", here: &here };
        // An arm decides, and the entry to change is in no such arm.
        let is_outside = |change: &Remedy| match change {
            Remedy::Remove { entry } | Remedy::Write { entry, .. } => !self.is_in_decisive_arm(&entry[base.len()..]),
            _ => decisive.condition.is_some() || decisive.without_else.is_some(),
        };
        let is_in_else = |change: &Remedy| match (change, decisive.without_else) {
            (Remedy::Add { to, .. }, Some(choice)) => self.has_choice(outer(&to[base.len()..]), choice),
            _ => false,
        };
        Some(match &*remedy {
            _ if decisive.condition.is_none() && remedy.iter().all(is_in_else) => printer.in_absent_else(remedy),
            _ if decisive.arms.is_empty() || !remedy.iter().any(is_outside) => printer.suggestion(remedy),
            [Remedy::Remove { entry }] => match decisive.absent_else {
                Some(choice) if self.has_choice(outer(&entry[base.len()..]), choice) => {
                    printer.moved_to_absent_else(entry.clone())
                }
                _ => printer.only(entry.clone(), &decisive.kept),
            },
            _ => printer.suggestion(remedy).followed_by(&format!(" ({})", decisive.broken)),
        })
    }

    /// Returns whether an entry at a pointer lies in an arm that decides.
    fn is_in_decisive_arm(&self, pointer: &str) -> bool {
        let mut object = Some(self.typed);
        pointer.split('/').skip(1).any(|key| {
            let mut entries = object.into_iter().flat_map(|object| object.entries_of(key));
            let is_it = entries.any(|entry| entry.arms().iter().any(|arm| self.decisive.arms.contains(arm)));
            object = object.and_then(|object| object.inside(key));
            is_it
        })
    }

    /// Returns whether the object at a pointer has this choice among its entries.
    fn has_choice(&self, pointer: &str, choice: ChoiceId) -> bool {
        let object = pointer.split('/').skip(1).try_fold(self.typed, |object, key| object.inside(key));
        let mut arms = object.into_iter().flat_map(|object| &object.entries).flat_map(TypedEntry::arms);
        arms.any(|arm| arm.choice == choice)
    }

    fn is_absent(&self, path: &[&str]) -> bool {
        self.look.look(path).presence() == State::No
    }

    /// Returns the change that adds the field of a fact, or the fields that its object lacks.
    fn add(&self, fact: &Fact) -> Vec<Remedy> {
        if let Test::Has(names) = fact.test {
            let absent = self.absent_fields(fact.path, names);
            let add = |field: &'static Field| {
                let path: Vec<_> = fact.path.iter().copied().chain([field.rust]).collect();
                self.set(&path, &Sample::of(field.kind))
            };
            return absent.into_iter().map(add).collect();
        }
        if !self.is_absent(fact.path) {
            return Vec::new();
        }
        let way: Vec<_> = self.object().along(fact.path).collect();
        let Some(Field { kind, .. }) = way.last() else { return Vec::new() };
        let (mentions, presence) = (Mentions::default(), |arms: &[Arm]| self.presence(arms));
        let known = KnownWords { root: self.typed, mentions: &mentions, near: "", presence: &presence };
        let likely = || known.in_sample(*kind, Sample::of(*kind));
        let value = self.written_elsewhere(&way, *kind).unwrap_or_else(likely);
        Vec::from([self.set(fact.path, &value)])
    }

    /// Returns the value that is written elsewhere and belongs at the end of a way.
    fn written_elsewhere(&self, way: &[&'static Field], kind: Kind) -> Option<Sample> {
        let is_around = |arms: &[Arm]| self.presence(arms) == Presence::Always;
        shown_scalar(kind, value_elsewhere(self.typed, way, &is_around)?.value(), self.is_macro)
    }

    /// Returns the change after which the field at a path has a value.
    fn set(&self, path: &[&str], value: &Sample) -> Remedy {
        let root = self.object();
        let is_object = |length: &usize| {
            *length == 0 || matches!(self.look.look(&path[..*length]), Seen::Given(_, Content::Object))
        };
        // The objects around the field that are there.
        let there = (0..path.len()).rev().find(is_object).unwrap_or(0);
        let to = self.pointer_of(&path[..=there]).to_string();
        let inner = if there == 0 { Some(root) } else { root.at(&path[..there]) };
        let value = inner.and_then(|inner| Sample::along(inner, &path[there..], |_| value.clone()));
        let value = value.map_or(Sample::Gap, |(_, value)| value);
        if self.is_absent(&path[..=there]) && !self.look.is_null(&path[..=there]) {
            Remedy::Add { to, value }
        } else {
            Remedy::Write { entry: to, value }
        }
    }

    /// Returns whether the requests that break the rule have entries of these arms.
    fn presence(&self, arms: &[Arm]) -> Presence {
        let decisive = &self.decisive.arms;
        let is_excluded = |arm: &Arm| decisive.iter().any(|it| it.excludes(*arm));
        if arms.iter().all(|arm| decisive.contains(arm) && !is_excluded(arm)) {
            Presence::Always
        } else if arms.iter().any(|arm| is_excluded(arm) && !decisive.contains(arm)) {
            Presence::Never
        } else {
            Presence::Sometimes
        }
    }
}
