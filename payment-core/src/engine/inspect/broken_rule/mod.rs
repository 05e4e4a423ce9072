//! The words of a broken rule between fields.

mod alternatives;
mod remedies;

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    help::{IF_LET, Said, present_value},
    mistake::BrokenRule,
    tree::{Arm, ChoiceId},
    typed::TypedObject,
};
use crate::engine::{
    base::{pointer::Pointer, wording::list_in_words},
    rules::{Broken, Look, Seen, State, Test, digit_fields},
    schema::{Content, Field, Object, Parameters, key_style::Style, rule_text},
};

/// A broken rule, and the object that breaks it.
pub struct Breaker<'l> {
    pub broken: &'l Broken,
    pub decisive: &'l Decisive,
    pub look: &'l dyn Look,
    /// The object with all its choices.
    pub typed: &'l TypedObject<'l>,
    pub is_macro: bool,
    pub pointer: Pointer,
    pub style: Style,
}

/// The choices on which it depends whether a rule is broken.
#[derive(Default)]
pub struct Decisive {
    /// The condition under which it is broken, unless the blamed place shows it.
    pub condition: Option<String>,
    pub are_several: bool,
    /// The choice whose absent `else` is the blamed place.
    pub without_else: Option<ChoiceId>,
    /// The arms that break it.
    pub arms: Vec<Arm>,
    /// The conditions of these arms, and of all others.
    pub broken: String,
    pub kept: String,
    /// The choice of which only the absent `else` keeps it.
    pub absent_else: Option<ChoiceId>,
}

impl Breaker<'_> {
    /// Puts a broken rule into words.
    pub fn explain(&self) -> BrokenRule {
        let Self { broken, decisive, style, .. } = *self;
        let details = self.details();
        let mut message = rule_text::fill(broken.case.message, style, &details);
        let blamed = broken.fact.map_or(&[][..], |fact| fact.path);
        let pointer = self.pointer_of(blamed);
        let mut help = if broken.is_optional {
            message = format!("if this is `None`, {message}");
            let key = self.object().along(blamed).last().map(|field| style.quoted_key(style.field_name(field)));
            present_value(key.unwrap_or_default(), pointer.to_string()).in_arms(decisive.arms.clone()).into()
        } else if self.is_broken_by_options() {
            format!("choose with {IF_LET}").into()
        } else {
            self.remedies(&details)
        };
        if let Some(condition) = &decisive.condition {
            message = format!("{condition}: {message}");
        }
        if decisive.are_several {
            help = help.followed_by("; or put choices that depend on each other into one");
        }
        BrokenRule {
            rule: broken.rule,
            page: broken.rule.about(broken.subject).map_or(broken.rule.page, |about| about.page),
            pointer,
            said: Said::new(message, help).with(self.parameters()),
        }
    }

    /// Returns whether several optional entries break the rule if all of them are present.
    fn is_broken_by_options(&self) -> bool {
        let is_option = |path: &[&str]| self.look.look(path).presence() == State::Maybe;
        self.broken.excludes().next().is_none()
            && self.broken.requires().filter(|fact| is_option(fact.path)).count() > 1
    }

    fn object(&self) -> &'static Object {
        self.broken.subject.object()
    }

    fn pointer_of(&self, path: &[&str]) -> Pointer {
        self.object().along(path).fold(self.pointer.clone(), |pointer, field| pointer.child(field.wire))
    }

    /// Returns the other fields that break the rule.
    fn parameters(&self) -> Parameters {
        let blamed = self.broken.fact.map(|fact| fact.path);
        let others = self.broken.facts().filter(|fact| Some(fact.path) != blamed);
        let mut fields: Vec<_> = others.map(|fact| self.pointer_of(fact.path).to_string()).collect();
        fields.sort_unstable();
        fields.dedup();
        Parameters { fields, ..Parameters::default() }
    }

    /// Returns the values of the placeholders in the message and the help.
    fn details(&self) -> Vec<(&'static str, String)> {
        let (broken, mut details) = (self.broken, Vec::new());
        // A deciding field that is absent has its default.
        let deciding = broken.excludes().find(|fact| fact.test.decides());
        let is_default = deciding.is_some_and(|fact| self.look.order(fact.path).is_none());
        let default = |end: &str| if is_default { format!(", the default{end}") } else { String::new() };
        details.push(("default", default("")));
        details.push(("default_", default(",")));
        for fact in broken.facts() {
            match (fact.test, self.look.look(fact.path)) {
                (Test::Chosen, Seen::Given(_, Content::Text(word))) => details.push(("chosen", format!("`{word}`"))),
                (Test::WrongDigits { text, sibling, digits }, _) => {
                    let value = |name| self.text(&[fact.path, &[name]].concat());
                    let fields = self.object().at(fact.path).and_then(digit_fields);
                    if let (Some(text), Some(sibling), Some(fields)) = (value(text), value(sibling), fields) {
                        let mistake = digits.mistake(text, sibling, fields.lists(sibling));
                        details.extend(mistake.map(|mistake| ("digits", mistake)));
                    }
                }
                (Test::Has(names), Seen::Given(_, Content::Object)) => {
                    let absent = self.absent_fields(fact.path, names);
                    let names: Vec<_> = absent.iter().map(|field| self.style.quoted_name(field)).collect();
                    details.push(("missing", list_in_words(&names, "and")));
                }
                _ => {}
            }
        }
        details
    }

    /// Returns the text of an enum value or a string.
    fn text(&self, path: &[&str]) -> Option<&str> {
        match self.look.look(path) {
            Seen::Given(_, Content::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn absent_fields(&self, path: &[&str], names: &[&str]) -> Vec<&'static Field> {
        let presence = |name: &str| self.look.look(&[path, &[name]].concat()).presence();
        let absent = names.iter().filter(|name| matches!(presence(name), State::No | State::Maybe));
        let object = self.object().at(path);
        absent.filter_map(|name| object?.by_rust(name)).collect()
    }
}
