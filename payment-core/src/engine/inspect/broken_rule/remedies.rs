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
        shown_values::{may_be_written, shown_scalar},
        tree::{Arm, ChoiceId, Value},
        typed::TypedEntry,
    },
    rules::{Advice, Fact, FactSet, Seen, Setting, State, Test},
    schema::{Content, Field, Kind, Sample, rule_text},
};

impl Breaker<'_> {
    /// Returns the ways to correct a broken rule.
    pub fn remedies(&self, details: &[(&'static str, String)]) -> Help {
        let suggestions = self.alternatives().into_iter().map(|(advice, remedy)| {
            let suggestion = match *advice {
                Advice::Remove(_) | Advice::Add(_) | Advice::Write(_) => self.suggestion(remedy),
                Advice::WriteTo(_, purpose) => self.suggestion(remedy).followed_by(&format!(" {purpose}")),
                Advice::Meet(_, text) => {
                    Suggestion::advice(rule_text::fill(text, self.style, details)).with_remedy(remedy)
                }
            };
            suggestion.in_arms(self.decisive.arms.clone())
        });
        suggestions.collect::<Vec<_>>().into()
    }

    /// Returns the changes that follow an advice, without the settings that hold already. If all do, there are none.
    pub(super) fn changes_of(&self, advice: &Advice) -> Option<Vec<Remedy>> {
        let remedy = match *advice {
            Advice::Remove(facts) => self.changes(&[Setting::Absent(facts)]),
            Advice::Add(facts) => self.changes(&[Setting::Present(facts)]),
            Advice::Write(settings) | Advice::WriteTo(settings, _) => self.changes(settings),
            Advice::Meet(facts, _) => {
                let facts = self.broken.subject.facts_in(facts).take(1);
                facts.map(|fact| self.set(fact.path, &Sample::Gap)).collect()
            }
        };
        (!remedy.is_empty()).then_some(remedy)
    }

    fn changes(&self, settings: &[Setting]) -> Vec<Remedy> {
        let broken = self.broken;
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
        remedy
    }

    /// Puts changes into words.
    fn suggestion(&self, remedy: Vec<Remedy>) -> Suggestion {
        let Self { broken, decisive, .. } = *self;
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
        match &*remedy {
            _ if decisive.condition.is_none() && remedy.iter().all(is_in_else) => printer.in_absent_else(remedy),
            _ if decisive.arms.is_empty() || !remedy.iter().any(is_outside) => printer.suggestion(remedy),
            [Remedy::Remove { entry }] => match decisive.absent_else {
                Some(choice) if self.has_choice(outer(&entry[base.len()..]), choice) => {
                    printer.moved_to_absent_else(entry.clone())
                }
                _ => printer.only(entry.clone(), &decisive.kept),
            },
            _ => printer.suggestion(remedy).followed_by(&format!(" ({})", decisive.broken)),
        }
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
        if let Some(moved) = self.moved(&way, *kind, fact.path) {
            return Vec::from([moved]);
        }
        let (mentions, presence) = (Mentions::default(), |arms: &[Arm]| self.presence(arms));
        let known = KnownWords { root: self.typed, mentions: &mentions, near: "", presence: &presence };
        let likely = || known.in_sample(*kind, Sample::of(*kind));
        let value = self.written_elsewhere(&way, *kind).unwrap_or_else(likely);
        Vec::from([self.set(fact.path, &value)])
    }

    /// Returns the change that moves an entry to the end of a way, if its key is unknown and means only that field.
    fn moved(&self, way: &[&'static Field], kind: Kind, path: &[&str]) -> Option<Remedy> {
        let is_around = |arms: &[Arm]| self.presence(arms) == Presence::Always;
        let found = value_elsewhere(self.typed, way, &is_around).filter(|found| found.is_unknown)?;
        let is_certain = !found.is_doubtful || may_be_written(kind, found.value());
        let is_moved = is_certain && !matches!(found.value(), Value::Null);
        let entry = self.pointer.join(found.entry.to_string()).to_string();
        is_moved.then(|| Remedy::Move { entry, to: self.pointer_of(path).to_string() })
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
