//! Which combination rules a tree breaks, and where the blame goes.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, Inspector, Style,
    choices::{Choice, Deciding, MOST_SELECTIONS, Members, Selection},
    facts::{entries_to, entry_of, is_null, is_present, literal, shape},
    tree::{Entry, KeyMatch, Node, Value},
};
use crate::{
    base::wording::{escape, joined},
    request::{RefundPreference, SessionDraft, SplitRouting},
    rules::{Blame, Case, Fact, FactSet, RULES, Rule, Scope, Shape, Test, wrong_length},
    schema::{Field, Kind, Object, RuleId, key_style::fill},
};

/// An object that combination rules are about.
struct Subject<'t, 'a> {
    object: &'static Object,
    entries: &'t [Entry<'a>],
    place: usize,
}

/// A way in which one selection of the object's choices breaks a rule.
struct Breach<'s, S: 'static> {
    rule: &'static Rule,
    case: &'static Case<S>,
    shape: Shape<S>,
    selection: &'s Selection,
}

impl<S: Scope> Breach<'_, S> {
    /// Returns the entry to blame and the fact that leads to it, or `None` if the blame goes to the whole object.
    fn blamed(&self, members: Members<'_, '_>) -> Option<Blamed> {
        // A field that is missing only if its `Option` is empty cannot be added: that would give it twice.
        match optional(self.case.excludes & self.shape.maybe, members) {
            Some((entry, fact)) => Some(Blamed { place: entry.place, fact }),
            None => blamed(self.case.blame, members),
        }
    }
}

/// A place to blame, and the fact that leads to it.
#[derive(Clone, Copy)]
struct Blamed {
    place: usize,
    fact: &'static Fact,
}

impl Inspector<'_> {
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
        let deciding = Deciding::of(S::FACTS, subject.entries, self.choices);
        let selections = match deciding.selections() {
            Ok(selections) => selections,
            Err(choice) => return self.too_many(choice),
        };
        let shape_of = |selection| shape(subject.object, Members::new(subject.entries, selection));
        let shapes: Vec<(&Selection, Shape<S>)> =
            selections.iter().map(|selection| (selection, shape_of(selection))).collect();
        for rule in RULES {
            for check in rule.checks::<S>() {
                let breaches = shapes.iter().filter_map(|&(selection, shape)| {
                    Some(Breach { rule, case: check.broken(shape)?, shape, selection })
                });
                let breaches: Vec<_> = breaches.collect();
                if !breaches.is_empty() && !self.waives(rule.id) {
                    self.breaches(&breaches, &selections, subject);
                }
            }
        }
    }

    fn too_many(&mut self, choice: &Choice) {
        let message = format!("the choices up to this one have more than {MOST_SELECTIONS} combinations");
        let help = "put choices that belong together into one, or choose between invocations";
        self.report(RuleId::Syntax, choice.place, message, help);
    }

    /// Reports the breaches of one check, once for each place that is to blame.
    fn breaches<S: Scope>(&mut self, breaches: &[Breach<'_, S>], all: &[Selection], subject: &Subject<'_, '_>) {
        let natural_place = |breach: &&Breach<'_, S>| {
            let members = Members::new(subject.entries, breach.selection);
            breach.blamed(members).map_or(subject.place, |blamed| blamed.place)
        };
        for group in grouped(breaches.iter(), natural_place).into_values() {
            let decisive = Decisive::of(&group, all);
            let place = |breach: &&Breach<'_, S>| self.place(breach, &decisive, subject);
            for (place, group) in grouped(group.iter().copied(), place) {
                let finding = self.combination(group[0], place, subject);
                let decisive = Decisive::of(&group, all);
                let message = match decisive.condition(place, self.choices) {
                    Some(condition) => format!("{condition}: {}", finding.message),
                    None => finding.message,
                };
                let help = if decisive.choices().count() > 1 {
                    format!("{}; or put choices that depend on each other into one", finding.help)
                } else {
                    finding.help
                };
                self.findings.push(Finding { message, help, ..finding });
            }
        }
    }

    /// Returns the place to blame: in an arm that decides whether the rule is broken, if there is one.
    fn place<S: Scope>(&self, breach: &Breach<'_, S>, decisive: &Decisive, subject: &Subject<'_, '_>) -> usize {
        let members = Members::new(subject.entries, breach.selection);
        let natural = breach.blamed(members);
        let natural_place = natural.map_or(subject.place, |blamed| blamed.place);
        let Some(choice) = decisive.choices().last() else { return natural_place };
        let is_in_arm = |fact: &Fact| {
            let way = entries_to(fact, members).unwrap_or_default();
            way.iter().flat_map(|entry| &entry.arms).any(|arm| decisive.has(arm.choice))
        };
        if natural.is_some_and(|blamed| is_in_arm(blamed.fact)) {
            return natural_place;
        }
        let required = breach.case.requires.facts().find(|fact| is_in_arm(fact));
        match required.and_then(|fact| Some((fact, entry_of(fact, members)?))) {
            Some((fact, entry)) if fact.test.decides() => entry.value.place,
            Some((_, entry)) => entry.place,
            // Something is absent: the arm lacks it.
            None => match breach.selection.arm_of(choice) {
                Some(index) => self.choices[choice].arms[index].place,
                None => natural_place,
            },
        }
    }

    fn combination<S: Scope>(&self, breach: &Breach<'_, S>, place: usize, subject: &Subject<'_, '_>) -> Finding {
        let Breach { rule, case, shape, selection } = *breach;
        let members = Members::new(subject.entries, selection);
        let details = self.details(case, subject.object, members);
        let mut message = fill(case.message, self.style, &details);
        let mut help = fill(case.help, self.style, &details);
        if let Some((entry, _)) = optional(case.excludes & shape.maybe, members) {
            message = format!("if this is `None`, {message}");
            let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
            help = format!("write `{}:` with a value that is always present", style.word(&entry.key));
        }
        let mut pointer = self.pointer.clone();
        if let Some(Blamed { fact, .. }) = breach.blamed(members) {
            for entry in entries_to(fact, members).unwrap_or_default() {
                pointer.push('/');
                escape(entry.given().map_or(&entry.key, |field| field.wire), &mut pointer);
            }
        }
        Finding { rule, place, pointer, message, help, other: None }
    }

    /// Returns the values of the placeholders in a case's message and help.
    fn details<S: Scope>(
        &self,
        case: &Case<S>,
        object: &'static Object,
        members: Members<'_, '_>,
    ) -> Vec<(&'static str, String)> {
        // A field that is `null` must be replaced: to add it would give it twice.
        let is_null = case.excludes.facts().any(|fact| is_null(fact, members));
        let mut details = Vec::from([("add", if is_null { "write" } else { "add" }.to_string())]);
        for fact in (case.requires | case.excludes).facts() {
            let entry = entry_of(fact, members);
            let Some(Entry { value, key_match: KeyMatch::Given(field), .. }) = entry else {
                if let Test::Chosen = fact.test {
                    details.push(("addition", self.addition(fact.path, object, members)));
                }
                continue;
            };
            match (fact.test, &value.value, field.kind) {
                (Test::Chosen, Value::Word(word), _) => details.push(("chosen", format!("`{word}`"))),
                (Test::WrongLength { number, channel }, Value::Object(entries), _) => {
                    let members = members.of(entries);
                    let written = literal(members, channel).zip(literal(members, number));
                    let reason = written.and_then(|(channel, number)| wrong_length(channel, number));
                    details.extend(reason.map(|reason| ("digits", reason)));
                }
                (Test::Has(names), Value::Object(entries), Kind::Object(object)) => {
                    let absent = names.iter().filter(|name| !is_present(name, object, members.of(entries)));
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
    fn addition(&self, path: &[&str], object: &'static Object, members: Members<'_, '_>) -> String {
        let (mut outer, mut rest) = (Vec::new(), path);
        let (mut object, mut members) = (object, members);
        while let [name, inner @ ..] = rest
            && let Some(Entry { value: Node { value: Value::Object(entries), .. }, .. }) = members.get(name)
            && let Some(field @ Field { kind: Kind::Object(of), .. }) = object.by_rust(name)
        {
            outer.push(self.style.field_name(field));
            (rest, object, members) = (inner, *of, members.of(entries));
        }
        let sample = self.style.sample_of(object, rest);
        if outer.is_empty() { format!("`{sample}`") } else { format!("`{sample}` in `{}`", outer.join(".")) }
    }
}

/// Returns the first place to blame that is present, or `None` if the blame goes to the whole object.
fn blamed<S: Scope>(blames: &[Blame<S>], members: Members<'_, '_>) -> Option<Blamed> {
    blames.iter().find_map(|blame| {
        let (Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts)) = *blame else { return None };
        let place_of = |entry: &Entry<'_>| match blame {
            Blame::Value(_) => entry.value.place,
            _ => entry.place,
        };
        let places = facts.facts().filter_map(|fact| Some(Blamed { place: place_of(entry_of(fact, members)?), fact }));
        places.max_by_key(|blamed| blamed.place)
    })
}

/// Returns the first of these facts that is about an entry with `?`, and that entry.
fn optional<'t, 'a, S: Scope>(facts: FactSet<S>, members: Members<'t, 'a>) -> Option<(&'t Entry<'a>, &'static Fact)> {
    let mut found = facts.facts().filter_map(|fact| Some((entry_of(fact, members)?, fact)));
    found.find(|(entry, _)| entry.is_optional)
}

fn grouped<T>(items: impl Iterator<Item = T>, place: impl Fn(&T) -> usize) -> BTreeMap<usize, Vec<T>> {
    let mut groups: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    for item in items {
        groups.entry(place(&item)).or_default().push(item);
    }
    groups
}

/// The choices on which it depends whether a rule is broken, with the arms that break it.
struct Decisive(BTreeMap<usize, BTreeSet<usize>>);

impl Decisive {
    fn of<S>(breaches: &[&Breach<'_, S>], all: &[Selection]) -> Self {
        let choices: BTreeSet<usize> = all.iter().flat_map(Selection::choices).collect();
        let decisive = choices.into_iter().filter_map(|choice| {
            // A choice that some of them do not have cannot be what they need.
            let broken: Option<BTreeSet<_>> = breaches.iter().map(|breach| breach.selection.arm_of(choice)).collect();
            let possible = all.iter().filter_map(|selection| selection.arm_of(choice)).collect();
            broken.filter(|broken| *broken != possible).map(|broken| (choice, broken))
        });
        Self(decisive.collect())
    }

    fn has(&self, choice: usize) -> bool {
        self.0.contains_key(&choice)
    }

    fn choices(&self) -> impl Iterator<Item = usize> {
        self.0.keys().copied()
    }

    /// Returns the condition under which the rule is broken, unless the blamed place shows it.
    fn condition(&self, place: usize, choices: &[Choice]) -> Option<String> {
        let conditions: Vec<String> = self
            .0
            .iter()
            .filter(|(choice, arms)| arms.iter().all(|arm| !choices[**choice].arms[*arm].has(place)))
            .map(|(choice, arms)| {
                let arms: Vec<_> = arms.iter().map(|arm| choices[*choice].arms[*arm].condition.clone()).collect();
                joined(&arms, "or")
            })
            .collect();
        if conditions.is_empty() { None } else { Some(joined(&conditions, "and")) }
    }
}
