//! The words of broken rules between fields: the message and the suggestions of their row.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Explainer;
use crate::engine::{
    base::{path::Path, wording::list_in_words},
    inspect::{
        help::{Change, Help, IF_LET, Printer, Suggestion, Words, present_value},
        mistake::BrokenRule,
    },
    rules::{Fact, FactSet, FactState, RuleSuggestion, Setting, Test, ValueState},
    schema::{Content, Field, Kind, Object, Parameters, Sample, braces},
};

impl Explainer<'_> {
    pub fn broken_rule(&self, broken: &BrokenRule<'_>) -> Words {
        RuleExplainer { explainer: self, of: broken }.words()
    }
}

/// A broken rule, and the object that breaks it.
struct RuleExplainer<'b> {
    explainer: &'b Explainer<'b>,
    of: &'b BrokenRule<'b>,
}

impl RuleExplainer<'_> {
    fn words(&self) -> Words {
        let Self { explainer, of: BrokenRule { broken, conditions, are_several, .. } } = self;
        let style = explainer.at.style;
        let details = self.details();
        let mut message = braces::fill(broken.case.message, style, &details);
        let mut help = if broken.is_optional {
            message = format!("if this is `None`, {message}");
            let blamed = broken.fact.map_or(&[][..], |fact| fact.path);
            let key = self.object().along(blamed).last().map(|field| style.quoted_key(style.field_name(field)));
            present_value(key.unwrap_or_default(), self.path_of(blamed)).into()
        } else if self.is_broken_by_options() {
            format!("choose with {IF_LET}").into()
        } else {
            self.suggestions(&details)
        };
        let choices = explainer.context.choices;
        let conditions: Vec<_> = conditions.iter().map(|arms| choices.conditions(arms, "or")).collect();
        if !conditions.is_empty() {
            message = format!("{}: {message}", list_in_words(&conditions, "and"));
        }
        if *are_several {
            help = help.followed_by("; or put choices that depend on each other into one");
        }
        Words::new(message, help).with(self.parameters())
    }

    /// Returns whether several optional entries break the rule if all of them are present.
    fn is_broken_by_options(&self) -> bool {
        let BrokenRule { broken, facts, .. } = self.of;
        let is_option = |path: &[&'static str]| facts.state(path).presence() == FactState::Maybe;
        broken.excludes().next().is_none() && broken.requires().filter(|fact| is_option(fact.path)).count() > 1
    }

    fn object(&self) -> &'static Object {
        self.of.broken.subject.object()
    }

    fn path_of(&self, path: &[&str]) -> Path {
        self.object().along(path).fold(self.explainer.at.pointer.clone(), |path, field| path.child(field.wire))
    }

    /// Returns the other fields that break the rule.
    fn parameters(&self) -> Parameters {
        let broken = self.of.broken;
        let blamed = broken.fact.map(|fact| fact.path);
        let others = broken.facts().filter(|fact| Some(fact.path) != blamed);
        let mut fields: Vec<_> = others.map(|fact| self.path_of(fact.path).to_string()).collect();
        fields.sort_unstable();
        fields.dedup();
        Parameters { fields, ..Parameters::default() }
    }

    /// Returns the values of the placeholders in the message and the help.
    fn details(&self) -> Vec<(&'static str, String)> {
        let BrokenRule { broken, facts, .. } = self.of;
        let mut details = Vec::new();
        // A deciding field that is absent has its default.
        let deciding = broken.excludes().find(|fact| fact.test.decides());
        let is_default = deciding.is_some_and(|fact| !facts.is_written(fact.path));
        let default = |end: &str| if is_default { format!(", the default{end}") } else { String::new() };
        details.push(("default", default("")));
        details.push(("default_", default(",")));
        for fact in broken.facts() {
            match (fact.test, facts.state(fact.path)) {
                (Test::EnumValue, ValueState::Value(_, Content::Text(value))) => {
                    details.push(("value", format!("`{value}`")));
                }
                (Test::WrongDigits { text, channel, digits }, _) => {
                    let value = |name| self.text(&[fact.path, &[name]].concat());
                    if let (Some(text), Some(channel)) = (value(text), value(channel)) {
                        details.extend(digits.mistake(text, channel).map(|mistake| ("digits", mistake)));
                    }
                }
                (Test::Has(names), ValueState::Value(_, Content::Object)) => {
                    let absent = self.absent_fields(fact.path, names);
                    let style = self.explainer.at.style;
                    let names: Vec<_> = absent.iter().map(|field| style.quoted_name(field)).collect();
                    details.push(("missing", list_in_words(&names, "and")));
                }
                _ => {}
            }
        }
        details
    }

    fn text(&self, path: &[&'static str]) -> Option<&str> {
        match self.of.facts.state(path) {
            ValueState::Value(_, Content::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn absent_fields(&self, path: &[&'static str], names: &[&'static str]) -> Vec<&'static Field> {
        let presence = |name: &&'static str| self.of.facts.state(&[path, &[*name]].concat()).presence();
        let absent = names.iter().filter(|name| matches!(presence(name), FactState::No | FactState::Maybe));
        let object = self.object().at(path);
        absent.filter_map(|name| object?.by_rust(name)).collect()
    }

    fn is_absent(&self, path: &[&'static str]) -> bool {
        self.of.facts.state(path).presence() == FactState::No
    }
}

/// The suggestions of the row.
impl RuleExplainer<'_> {
    fn suggestions(&self, details: &[(&'static str, String)]) -> Help {
        let style = self.explainer.at.style;
        let suggestions = self.of.broken.case.help.iter().filter_map(|row| {
            let changes = self.changes_of(row);
            let suggestion = match *row {
                // Its settings hold already.
                _ if changes.is_empty() => return None,
                RuleSuggestion::Remove(_) | RuleSuggestion::Add(_) | RuleSuggestion::Write(_) => {
                    self.suggestion(changes)
                }
                RuleSuggestion::WriteTo(_, purpose) => self.suggestion(changes).followed_by(&format!(" {purpose}")),
                RuleSuggestion::Meet(_, text) => {
                    Suggestion::new(braces::fill(text, style, details)).with_changes(changes)
                }
            };
            Some(suggestion)
        });
        suggestions.collect::<Vec<_>>().into()
    }

    /// Returns the changes that a row says to make, without the settings that hold already.
    fn changes_of(&self, row: &RuleSuggestion) -> Vec<Change> {
        match *row {
            RuleSuggestion::Remove(facts) => self.changes(&[Setting::Absent(facts)]),
            RuleSuggestion::Add(facts) => self.changes(&[Setting::Present(facts)]),
            RuleSuggestion::Write(settings) | RuleSuggestion::WriteTo(settings, _) => self.changes(settings),
            RuleSuggestion::Meet(facts, _) => {
                let facts = self.of.broken.subject.facts_in(facts).take(1);
                facts.map(|fact| self.set(fact.path, &Sample::Gap)).collect()
            }
        }
    }

    fn changes(&self, settings: &[Setting]) -> Vec<Change> {
        let facts = |facts: FactSet| self.of.broken.subject.facts_in(facts);
        let mut changes = Vec::new();
        for setting in settings {
            match *setting {
                Setting::EnumValue(set, value) => {
                    changes.extend(facts(set).map(|fact| self.set(fact.path, &Sample::EnumValue(value.into()))));
                }
                Setting::Bool(set, value) => {
                    changes.extend(facts(set).map(|fact| self.set(fact.path, &Sample::Bool(value))));
                }
                Setting::Present(set) => changes.extend(facts(set).flat_map(|fact| self.add(fact))),
                Setting::With(set, names) => changes.extend(facts(set).filter_map(|fact| {
                    let inner = self.object().at(fact.path)?;
                    let fields = names.iter().filter_map(|name| inner.by_rust(name));
                    let value = Sample::Object(fields.map(|field| (field, Sample::of(field.kind))).collect());
                    self.is_absent(fact.path).then(|| self.set(fact.path, &value))
                })),
                Setting::Absent(set) => changes.extend(facts(set).filter_map(|fact| {
                    let entry = self.path_of(fact.path);
                    // A field that may be under an unknown key is written nowhere.
                    self.of.facts.is_written(fact.path).then_some(Change::Remove { entry })
                })),
            }
        }
        changes
    }

    /// Returns the changes that add the field of a fact, or the fields that its object lacks.
    fn add(&self, fact: &Fact) -> Vec<Change> {
        let sample = |kind: Kind| self.explainer.sample(Sample::of(kind));
        if let Test::Has(names) = fact.test {
            let add = |field: &'static Field| self.set(&[fact.path, &[field.rust]].concat(), &sample(field.kind));
            return self.absent_fields(fact.path, names).into_iter().map(add).collect();
        }
        let field = self.object().along(fact.path).last().filter(|_| self.is_absent(fact.path));
        field.map(|field| self.set(fact.path, &sample(field.kind))).into_iter().collect()
    }

    /// Returns the change after which the field at a path has a value.
    fn set(&self, path: &[&'static str], value: &Sample) -> Change {
        let (root, facts) = (self.object(), &self.of.facts);
        let is_object = |length: &usize| {
            *length == 0 || matches!(facts.state(&path[..*length]), ValueState::Value(_, Content::Object))
        };
        // The objects around the field that are there.
        let there = (0..path.len()).rev().find(is_object).unwrap_or(0);
        let to = self.path_of(&path[..=there]);
        let inner = root.at(&path[..there]);
        let value = inner.and_then(|inner| Sample::along(inner, &path[there..], |_| value.clone()));
        let value = value.map_or(Sample::Gap, |(_, value)| value);
        if self.is_absent(&path[..=there]) && !facts.is_null(&path[..=there]) {
            Change::Add { to, value }
        } else {
            Change::Write { entry: to, value }
        }
    }

    /// Puts changes into words.
    fn suggestion(&self, changes: Vec<Change>) -> Suggestion {
        let Explainer { context, at, .. } = self.explainer;
        let around = self.of.broken.fact.map_or(&[][..], |fact| &fact.path[..fact.path.len() - 1]);
        let near = Vec::from([self.path_of(around), at.pointer.clone()]);
        let printer = Printer { root: context.object, style: at.style, blamed: None, near };
        let without_else = self.of.without_else.as_ref().map(|path| self.path_of(path));
        let is_in_else =
            |change: &Change| matches!(change, Change::Add { to, .. } if without_else.as_ref() == Some(&to.outer()));
        if self.of.conditions.is_empty() && changes.iter().all(is_in_else) {
            printer.in_absent_else(changes)
        } else {
            printer.suggestion(changes)
        }
    }
}
