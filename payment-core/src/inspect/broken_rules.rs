//! The combination rules that a tree breaks.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    blame::Breach,
    choices::Choice,
    decisive::Decisive,
    facts::{entries_to, entry_of, is_in_null, literal_value, may_be_absent, shape_of_object},
    findings::Finding,
    inspector::Inspector,
    kinds::{IF_LET, with_present_value},
    selections::{Deciding, MOST_SELECTIONS, Members, Selection},
    tree::{Place, group_by_place},
    typed::{Typed, TypedEntry, TypedNode, TypedObject},
};
use crate::{
    base::wording::list_in_words,
    rules::{Fact, RULES, Shape, Subject, Test, wrong_length},
    schema::{
        Object, Parameters, RuleId, Sample,
        key_style::{Style, fill_template},
    },
};

impl Inspector<'_> {
    /// Reports the combination rules that an object breaks.
    pub(super) fn check_combinations(&mut self, typed: &TypedObject<'_>) {
        let Some(subject) = Subject::of(typed.object) else { return };
        let deciding = Deciding::of(subject.facts(), &typed.entries, self.choices);
        let selections = match deciding.selections() {
            Ok(selections) => selections,
            Err(choice) => return self.report_too_many_selections(choice),
        };
        let shape_of = |selection| shape_of_object(subject, Members::new(&typed.entries, selection));
        let shapes: Vec<(&Selection, Shape)> =
            selections.iter().map(|selection| (selection, shape_of(selection))).collect();
        for rule in RULES {
            for check in rule.checks(subject) {
                if shapes.iter().any(|(_, shape)| check.is_undecided(*shape)) {
                    self.undecided.extend(rule.id.waiver());
                }
                let breaches = shapes.iter().filter_map(|&(selection, shape)| {
                    Some(Breach::new(rule, subject, check.broken_case(shape)?, shape, selection, typed))
                });
                let breaches: Vec<_> = breaches.collect();
                if !breaches.is_empty() && !self.waives(rule.id) {
                    self.report_breaches(&breaches, &selections, typed.object);
                }
            }
        }
    }

    fn report_too_many_selections(&mut self, choice: &Choice) {
        let message = format!("the choices up to this one have more than {MOST_SELECTIONS} combinations");
        let help = "put choices that belong together into one, or choose between invocations";
        self.report(RuleId::Syntax, choice.place, message, help);
    }

    /// Reports the breaches of one check, once for each place that is to blame.
    fn report_breaches(&mut self, breaches: &[Breach<'_>], selections: &[Selection], object: &'static Object) {
        let placed: Vec<_> = breaches.iter().map(|breach| (breach.place, breach)).collect();
        for (_, group) in group_by_place(placed) {
            let decisive = Decisive::of(&group, selections);
            let placed: Vec<_> =
                group.into_iter().map(|breach| (self.place_in_arm(breach, &decisive), breach)).collect();
            for (place, group) in group_by_place(placed) {
                if self.omits(group[0].rule.id, place) {
                    continue;
                }
                let finding = self.breach_finding(group[0], place, object);
                let decisive = Decisive::of(&group, selections);
                let message = match decisive.condition(place, self.choices) {
                    Some(condition) => format!("{condition}: {}", finding.message),
                    None => finding.message,
                };
                let help = if decisive.choices().count() > 1 {
                    finding.help.followed_by("; or put choices that depend on each other into one")
                } else {
                    finding.help
                };
                self.findings.push(Finding { message, help, ..finding });
            }
        }
    }

    /// Returns the place to blame: in an arm that decides whether the rule is broken, if there is such an arm.
    fn place_in_arm(&self, breach: &Breach<'_>, decisive: &Decisive) -> Place {
        let members = breach.members;
        let Some(choice) = decisive.choices().last() else { return breach.place };
        let is_in_arm = |fact: &Fact| {
            let entries = entries_to(fact, members).unwrap_or_default();
            entries.iter().flat_map(|entry| entry.arms()).any(|arm| decisive.has(arm.choice))
        };
        if breach.fact.is_some_and(is_in_arm) {
            return breach.place;
        }
        let required = breach.requires.iter().find(|fact| is_in_arm(fact));
        match required.and_then(|fact| Some((fact, entry_of(fact, members)?))) {
            Some((fact, entry)) if fact.test.decides() => entry.value.place(),
            Some((_, entry)) => entry.place(),
            // A field is absent, so the arm that lacks it is to blame.
            None => match members.selection().arm_of(choice) {
                Some(arm) => self.choices[arm].place,
                None => breach.place,
            },
        }
    }

    fn breach_finding(&mut self, breach: &Breach<'_>, place: Place, object: &'static Object) -> Finding {
        let &Breach { rule, members, .. } = breach;
        let details = self.placeholder_values(breach, object);
        let mut message = fill_template(breach.case.message, self.style, &details);
        let mut help = self.remedies(breach, object, &details);
        let is_optional = |fact: &&Fact| entry_of(fact, members).is_some_and(|entry| entry.is_optional);
        if breach.excludes.is_empty() && breach.requires.iter().filter(|fact| is_optional(fact)).count() > 1 {
            help = format!("choose with {IF_LET}").into();
        }
        if let Some(entry) = breach.optional {
            message = format!("if this is `None`, {message}");
            let style = if entry.written.is_identifier { Style::Rust } else { Style::Wire };
            help = with_present_value(style.quoted_key(&entry.written.key)).into();
        }
        let mut pointer = self.trail.pointer();
        for entry in breach.fact.and_then(|fact| entries_to(fact, members)).unwrap_or_default() {
            pointer = pointer.child(entry.wire_name());
        }
        let others = breach
            .requires
            .iter()
            .chain(&breach.excludes)
            .filter(|fact| Some(fact.path) != breach.fact.map(|fact| fact.path));
        let mut fields: Vec<_> = others.map(|fact| self.pointer_of(object, fact.path).to_string()).collect();
        fields.sort_unstable();
        fields.dedup();
        let parameters = Parameters { fields, ..Parameters::default() };
        let page = rule.page;
        Finding { rule, page, place, pointer, message, help, parameters, other: None }
    }

    /// Returns the values of the placeholders in a breach's message and help.
    fn placeholder_values(&self, breach: &Breach<'_>, object: &'static Object) -> Vec<(&'static str, String)> {
        let members = breach.members;
        // A field that is `null` must be replaced: to add it would set it twice.
        let is_null = breach.excludes.iter().any(|fact| is_in_null(fact, members));
        let mut details = Vec::from([("add", if is_null { "write" } else { "add" }.to_string())]);
        let decides = |fact: &&&Fact| fact.test.decides();
        let is_default = breach.excludes.iter().find(decides).is_some_and(|fact| entry_of(fact, members).is_none());
        details.push(("default", if is_default { ", the default".to_string() } else { String::new() }));
        details.push(("default_", if is_default { ", the default,".to_string() } else { String::new() }));
        for fact in breach.requires.iter().chain(&breach.excludes) {
            let entry = entry_of(fact, members);
            let Some(entry) = entry else {
                if let Test::Chosen = fact.test {
                    details.push(("addition", self.entry_to_add(fact.path, object, members)));
                }
                continue;
            };
            match (fact.test, &entry.value.value) {
                (Test::Chosen, Typed::EnumValue(_, word)) => details.push(("chosen", format!("`{word}`"))),
                (Test::WrongLength { number, channel }, Typed::Object(inner)) => {
                    let members = members.inside(&inner.entries);
                    let written = literal_value(members, channel).zip(literal_value(members, number));
                    let reason = written.and_then(|(channel, number)| wrong_length(channel, number));
                    details.extend(reason.map(|reason| ("digits", reason)));
                }
                (Test::Has(names), Typed::Object(inner)) => {
                    let (object, members) = (inner.object, members.inside(&inner.entries));
                    let absent = names.iter().filter(|name| may_be_absent(name, object, members));
                    let absent: Vec<_> = absent.filter_map(|name| object.by_rust(name)).collect();
                    let names: Vec<_> = absent.iter().map(|field| self.style.quoted_name(field)).collect();
                    let samples: Vec<_> =
                        absent.iter().map(|field| Sample::of(field.kind).show_entry(self.style, field)).collect();
                    details.push(("missing", list_in_words(&names, "and")));
                    details.push(("samples", format!("`{}`", samples.join(", "))));
                }
                _ => {}
            }
        }
        details
    }

    /// Returns the entry to add for a field to be present, and the innermost object around it that is present.
    fn entry_to_add(&self, path: &[&str], object: &'static Object, members: Members<'_>) -> String {
        let (mut outer, mut rest) = (Vec::new(), path);
        let (mut object, mut members) = (object, members);
        while let [name, inner @ ..] = rest
            && let Some(TypedEntry { value: TypedNode { value: Typed::Object(of), .. }, .. }) = members.get(name)
            && let Some(field) = object.by_rust(name)
        {
            outer.push(self.style.field_name(field));
            (rest, object, members) = (inner, of.object, members.inside(&of.entries));
        }
        let sample = Sample::along(object, rest);
        let sample = sample.map_or_else(String::new, |(field, sample)| sample.show_entry(self.style, field));
        if outer.is_empty() { format!("`{sample}`") } else { format!("`{sample}` in `{}`", outer.join(".")) }
    }
}
