//! The check of a tree against schema and rules.
//!
//! It finds the meaning of each node, and the mistakes as data. Nothing here builds text.

mod account_number;
mod enum_values;
mod facts;
mod keys;
mod mistakes;
mod rules;
mod selections;
mod unchecked;
mod values;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::iter;

use super::{
    mistake::{At, Label, Mistake, What},
    tree::{Arm, Choices, Entry, Node, Place, Value, style_of},
    typed::{Cause, Flaw, KeyMatch, Typed, TypedEntry, TypedNode, TypedObject},
};
use crate::{
    base::pointer::{Pointer, Trail, key_of_segment},
    rules::{Fact, Waivers, facts_about},
    schema::{Field, Kind, Object, RuleId, key_style::Style},
};

pub use enum_values::is_variable;
pub use keys::{field_of_bare_word, nearest};
use mistakes::Mistakes;
pub use selections::MOST_SELECTIONS;

/// The origin of a tree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// JSON text that is read at run time.
    Json,
    /// A draft. Its types have checked its values, but not their combinations.
    Draft,
    /// Source code.
    Macro,
}

/// What is known about a tree before it is checked.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// The object that the tree should be.
    pub object: &'static Object,
    pub origin: Origin,
    /// The rules that it may break.
    pub allowed: Waivers,
    /// The choices among its entries.
    pub choices: &'c Choices,
}

impl Context<'static> {
    /// Creates the context of a tree without choices.
    pub fn new(object: &'static Object, origin: Origin, allowed: Waivers) -> Self {
        static NO_CHOICES: Choices = Choices::none();
        Self { object, origin, allowed, choices: &NO_CHOICES }
    }
}

/// The result of a check.
pub struct Inspection<'t> {
    /// The mistakes in the order of the source.
    pub mistakes: Vec<Mistake<'t>>,
    /// The number of further mistakes in a JSON text.
    pub omitted: usize,
    /// The rules that look at a field that is rejected or unchecked: they may be broken once the field is known.
    pub undecided: Waivers,
    /// The request with the types of its values, or `None` if it is not an object.
    pub root: Option<TypedObject<'t>>,
}

impl Default for Inspection<'_> {
    fn default() -> Self {
        Self { mistakes: Vec::new(), omitted: 0, undecided: Waivers::NONE, root: None }
    }
}

/// Finds all mistakes in a tree, apart from the rules that it may break, and the types of its values.
pub fn inspect<'t>(context: Context<'_>, root: &'t Node<'t>) -> Inspection<'t> {
    let mut checker = Checker::new(context);
    if context.origin == Origin::Macro {
        checker.style = root.style();
    }
    let typed = match &root.value {
        Value::Object(entries) => Some(checker.object(context.object, entries, root.place)),
        Value::Broken => None,
        _ => {
            checker.report(root.place, What::NotAnObject);
            None
        }
    };
    checker.forget_missing_fields_that_are_meant();
    let Checker { mistakes, undecided, .. } = checker;
    let (mistakes, omitted) = mistakes.finish();
    Inspection { mistakes, omitted, undecided, root: typed }
}

/// Returns whether a value of a JSON text, which is at no place of an object or a list, is one that `field` of `object` accepts.
#[cfg(feature = "runtime")]
pub fn accepts(object: &'static Object, field: &'static Field, node: &Node<'_>, allowed: Waivers) -> bool {
    match (field.kind, &node.value) {
        // Only arbitrary JSON with a repeated key has entries.
        (Kind::Free(_), Value::Object(entries)) => entries.is_empty(),
        (_, Value::Object(_) | Value::List(_)) => false,
        _ => Checker::new(Context::new(object, Origin::Json, allowed)).accepts(field, node),
    }
}

/// Returns whether an entry would be valid as a field of the object at a pointer.
pub fn would_accept(context: Context<'_>, object: &Pointer, field: &'static Field, entry: &Entry<'_>) -> bool {
    Checker::at(context, path_of(context.object, object)).would_accept(field, entry)
}

/// Returns the Rust names on the way to the value at a pointer. Items and undocumented fields have none.
pub fn path_of(root: &'static Object, pointer: &Pointer) -> Vec<&'static str> {
    let mut kind = Some(Kind::Object(root));
    let name_of = |segment: &str| match kind {
        Some(Kind::Object(object) | Kind::Checked(object)) => {
            let field = object.by_wire(&key_of_segment(segment));
            kind = field.map(|field| field.kind);
            field.map_or("", |field| field.rust)
        }
        Some(Kind::List(item)) => {
            kind = Some(*item);
            ""
        }
        _ => "",
    };
    pointer.to_string().split('/').skip(1).map(name_of).collect()
}

/// A field that an unknown key of another object means.
#[derive(PartialEq)]
struct MeantField {
    /// The way to it, in wire names from the request.
    way: Vec<&'static str>,
    /// The arms that the key lies in.
    arms: Vec<Arm>,
}

/// The meaning of a value, or the reason why it is not valid.
type Meaning<'t> = Result<Typed<'t>, Cause>;

/// The state of a check.
struct Checker<'c, 't> {
    context: Context<'c>,
    mistakes: Mistakes<'t>,
    /// The rules that look at an unknown field.
    undecided: Waivers,
    /// The JSON pointer of the value that is checked.
    trail: Trail,
    /// The path of the value that is checked, in Rust names.
    path: Vec<&'static str>,
    /// The length of the path to the object that `facts` are about.
    start: usize,
    /// The facts that combination rules ask for about the innermost object that has such rules.
    facts: &'static [Fact],
    style: Style,
    /// The literal country code of the telephone number that is checked.
    country_code: Option<&'t str>,
    /// The channel that must be a literal, because it decides the length of the account number next to it.
    literal_channel: Option<&'static Field>,
    /// The number of repeated keys on the way to the value that is checked.
    repeated: usize,
    /// The fields that unknown keys of other objects mean.
    meant: Vec<MeantField>,
    /// The arms that the value that is checked lies in.
    arms: Vec<Arm>,
    /// The pointers of the objects instead of which a key in them means a field: `customer: { id: … }`.
    replaced: Vec<String>,
}

impl<'c, 't> Checker<'c, 't> {
    fn new(context: Context<'c>) -> Self {
        Self {
            context,
            mistakes: Mistakes::new(context.origin == Origin::Json),
            undecided: Waivers::NONE,
            trail: Trail::default(),
            path: Vec::new(),
            start: 0,
            facts: &[],
            style: Style::Wire,
            country_code: None,
            literal_channel: None,
            repeated: 0,
            meant: Vec::new(),
            arms: Vec::new(),
            replaced: Vec::new(),
        }
    }

    /// Creates the state in the object at a path.
    fn at(context: Context<'c>, path: Vec<&'static str>) -> Self {
        let mut checker = Self::new(context);
        let mut object = Some(context.object);
        for at in 0..=path.len() {
            let Some(outer) = object else { break };
            checker.begin_facts(outer, at);
            // The items of a list have its object.
            match path.get(at) {
                Some(&"") => {}
                Some(name) => object = outer.by_rust(name).and_then(|field| field.kind.object()),
                None => break,
            }
        }
        checker.path = path;
        checker
    }

    /// Begins an object at a place in the path, whose own facts count from here.
    fn begin_facts(&mut self, object: &Object, at: usize) {
        let own = facts_about(object);
        if !own.is_empty() {
            (self.facts, self.start) = (own, at);
        }
    }

    fn is_macro(&self) -> bool {
        self.context.origin == Origin::Macro
    }

    /// Reports a mistake in the value that is checked.
    fn report(&mut self, place: Place, what: What<'t>) {
        let is_editable = self.repeated == 0 && self.context.origin != Origin::Draft;
        let (trail, style) = (&mut self.trail, self.style);
        self.mistakes.add(what.rule(), place, || {
            // A repeated key makes each pointer that leads through it mean two places.
            Mistake { place, at: At { pointer: trail.pointer(), style, is_editable }, what }
        });
    }

    /// Returns whether a rule may be broken.
    fn allows(&self, rule: RuleId) -> bool {
        rule.waiver().is_some_and(|waiver| self.context.allowed.contains(waiver))
    }

    /// Checks a value under a key or index, with pointer and path set to it.
    fn within<T>(&mut self, segment: &str, rust: &'static str, look: impl FnOnce(&mut Self) -> T) -> T {
        self.trail.push(segment);
        self.path.push(rust);
        let seen = look(self);
        self.trail.pop();
        self.path.pop();
        seen
    }

    /// Checks something in which all mistakes are follow-ups of one that is reported already. Only its meaning is needed.
    fn meaning_of<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let reported = self.mistakes.len();
        let seen = look(self);
        self.mistakes.truncate(reported);
        seen
    }

    /// Returns a check of other values at this place. Its mistakes are not those of the request.
    fn dry_run<'d>(&self) -> Checker<'c, 'd> {
        Checker {
            path: self.path.clone(),
            start: self.start,
            facts: self.facts,
            style: self.style,
            ..Checker::new(self.context)
        }
    }

    /// Returns whether an entry would be valid as this field.
    fn would_accept<'d>(&self, field: &'static Field, entry: &'d Entry<'d>) -> bool {
        if entry.value.is_null() {
            return !field.required;
        }
        let mut checker = self.dry_run();
        checker.field(field, entry);
        checker.mistakes.is_empty()
    }

    /// Returns whether a value is one that `field` accepts.
    fn accepts<'d>(&self, field: &'static Field, node: &'d Node<'d>) -> bool {
        let mut checker = self.dry_run();
        checker.value(field.kind, Label::Field(field), node);
        checker.mistakes.is_empty()
    }
}

/// Objects: their keys, their values, and the combinations of their fields.
impl<'t> Checker<'_, 't> {
    /// Checks an object: its keys, its values, and the combinations that it has rules for.
    fn object(&mut self, object: &'static Object, entries: &'t [Entry<'t>], place: Place) -> TypedObject<'t> {
        let outer = (self.style, self.facts, self.start);
        if let (true, Some(own)) = (self.is_macro(), style_of(entries)) {
            self.style = own;
        }
        self.begin_facts(object, self.path.len());
        let keys = self.keys(object, entries);
        self.country_code = country_code(entries, &keys);
        let entries = self.entries(object, entries, &keys);
        let typed = TypedObject { object, place, entries };
        self.report_missing_fields(&typed, &keys);
        // The objects in a draft have been checked, with the rules that each of them may break.
        if self.context.origin != Origin::Draft || self.path.is_empty() {
            self.check_rules(&typed);
        }
        (self.style, self.facts, self.start) = outer;
        typed
    }

    /// Checks the values of entries with these keys.
    fn entries(&mut self, object: &'static Object, entries: &'t [Entry<'t>], keys: &[KeyMatch]) -> Vec<TypedEntry<'t>> {
        let account = self.given_account_number(object, entries, keys);
        self.literal_channel = account.as_ref().map(|account| account.channel);
        let repeated: Vec<_> = keys.iter().filter_map(|key| key.repeated_field()).collect();
        let mut typed = Vec::new();
        for (written, key) in iter::zip(entries, keys) {
            let is_repeated = key.given_field().is_some_and(|field| repeated.contains(&field));
            self.repeated += usize::from(is_repeated);
            self.arms.extend(&written.arms);
            let (is_optional, value) = self.value_of_entry(object, written, *key);
            self.arms.truncate(self.arms.len() - written.arms.len());
            self.repeated -= usize::from(is_repeated);
            if self.is_needed(*key, &typed) {
                let value = TypedNode { written: &written.value, value };
                typed.push(TypedEntry { written, key: *key, is_optional, is_repeated, value });
            }
        }
        if let Some(account) = account {
            self.check_account_number(&account, &mut typed);
        }
        typed
    }

    /// Checks the value of an entry. Returns whether it is an `Option`, and its meaning.
    fn value_of_entry(&mut self, object: &'static Object, written: &'t Entry<'t>, key: KeyMatch) -> (bool, Typed<'t>) {
        match key {
            KeyMatch::Given(field) if written.is_unchecked => self.unchecked_field(object, field, written),
            KeyMatch::Other => self.undocumented_entry(object, written),
            KeyMatch::Given(field) => self.field(field, written),
            // The facts in it are unknown, but the macro needs to know the types of run-time values. A misspelt key is
            // no better as a variable.
            KeyMatch::Near(field) | KeyMatch::Repeated(field)
                if self.is_macro() && !(written.is_bare() && matches!(key, KeyMatch::Near(_))) =>
            {
                self.meaning_of(|checker| checker.field(field, written))
            }
            KeyMatch::Near(_) | KeyMatch::Guess(_) | KeyMatch::Repeated(_) | KeyMatch::Unknown => {
                let kind = key.meant_field().map(|field| field.kind);
                let cause = if written.is_bare() { Cause::Unreadable } else { Cause::UnknownKey };
                (written.is_optional, Typed::Invalid(Flaw { kind, cause }))
            }
        }
    }

    /// Returns whether an entry is needed after those before it. A text may have thousands of entries whose values nothing
    /// needs.
    fn is_needed(&self, key: KeyMatch, before: &[TypedEntry<'_>]) -> bool {
        match key {
            KeyMatch::Given(_) | KeyMatch::Other => true,
            KeyMatch::Near(field) | KeyMatch::Guess(field) => {
                self.is_macro() || !before.iter().any(|other| other.is_misspelling_of(field))
            }
            KeyMatch::Repeated(_) | KeyMatch::Unknown => self.is_macro(),
        }
    }
}

/// Returns the literal country code among the entries of a telephone number, if there is only one.
fn country_code<'t>(entries: &'t [Entry<'t>], keys: &[KeyMatch]) -> Option<&'t str> {
    let is_code = |key: &KeyMatch| key.given_field().is_some_and(|field| field.rust == "country_code");
    let mut codes = iter::zip(entries, keys).filter(|(_, key)| is_code(key)).map(|(entry, _)| entry);
    match (codes.next().map(|entry| &entry.value.value), codes.next()) {
        (Some(Value::Text(code)), None) => Some(code),
        _ => None,
    }
}
