//! The check of a tree against schema and rules.
//!
//! It finds the meaning of each node, and the mistakes as data.

mod enum_values;
mod flat_money;
mod keys;
mod likely_fields;
mod mistake_limit;
mod rules;
mod selected;
mod selections;
mod unchecked;
mod va_number;
mod values;

use alloc::{collections::BTreeSet, vec::Vec};
use core::{iter, mem};

use super::{
    mistake::{Mistake, MistakeKind, ValueContext},
    secrets::has_secret,
    tree::{Choices, Entry, Node, Place, Value, style_of},
    typed::{Cause, InvalidValue, KeyMatch, TypedEntry, TypedNode, TypedObject, TypedValue},
};
use crate::engine::{
    base::path::PathStack,
    rules::{Fact, Waivers},
    schema::{Field, Kind, Object, RuleId, key_style::Style},
};

pub use enum_values::is_variable;
use flat_money::FlatMoney;
use keys::KeyMeanings;
pub use likely_fields::{FieldPath, KeyContext, LikelyFields};
pub use mistake_limit::MOST_MISTAKES;
use mistake_limit::Mistakes;
pub use selected::SelectedObject;
pub use selections::MOST_SELECTIONS;
pub use selections::Selection;

/// What the tree of an inspection was made from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Input {
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
    pub input: Input,
    /// The rules that it may break.
    pub waived: Waivers,
    /// The choices among its entries.
    pub choices: &'c Choices,
    /// The objects that may get further entries, which nobody has written yet.
    pub unfinished: &'c BTreeSet<Place>,
}

impl Context<'static> {
    /// Creates the context of a whole tree without choices.
    pub fn new(object: &'static Object, input: Input, waived: Waivers) -> Self {
        static NO_CHOICES: Choices = Choices::none();
        static NO_PLACES: BTreeSet<Place> = BTreeSet::new();
        Self { object, input, waived, choices: &NO_CHOICES, unfinished: &NO_PLACES }
    }
}

/// The result of a check.
#[derive(Default)]
pub struct Inspection<'t> {
    /// The mistakes in the order of the source.
    pub mistakes: Vec<Mistake<'t>>,
    /// The number of further mistakes.
    pub omitted: usize,
    /// The rules that look at a field that is rejected or unchecked: they may be broken once the field is known.
    pub undecided: Waivers,
    /// The request with the types of its values, or `None` if it is not an object.
    pub root: Option<TypedObject<'t>>,
}

/// Finds all mistakes in a tree, apart from the rules that it may break, and the types of its values.
pub fn inspect<'t>(context: Context<'_>, root: &'t Node<'t>) -> Inspection<'t> {
    let mut checker = Checker::new(context);
    if context.input == Input::Macro {
        checker.current.style = root.style();
    }
    let typed = match &root.value {
        Value::Object(entries) => Some(checker.object(context.object, entries, root.place)),
        Value::Unreadable => None,
        _ => {
            checker.report(root.place, MistakeKind::NotAnObject);
            None
        }
    };
    let Checker { mistakes, undecided, .. } = checker;
    let (mistakes, omitted) = mistakes.finish();
    Inspection { mistakes, omitted, undecided, root: typed }
}

/// Returns whether a value of a JSON text, which is at no place of an object or a list, is one that `field` of `object` accepts.
#[cfg(feature = "runtime")]
pub fn accepts(object: &'static Object, field: &'static Field, node: &Node<'_>, waived: Waivers) -> bool {
    match (field.kind, &node.value) {
        // Only arbitrary JSON with a repeated key has entries.
        (Kind::Free(_), Value::Object(entries)) => entries.is_empty(),
        (_, Value::Object(_) | Value::List(_)) => false,
        _ => Checker::new(Context::new(object, Input::Json, waived)).accepts(field, node),
    }
}

/// The meaning of a value, or the reason why it is not valid.
type Meaning<'t> = Result<TypedValue<'t>, Cause>;

/// The state of a check.
struct Checker<'c, 't> {
    context: Context<'c>,
    mistakes: Mistakes<'t>,
    /// The rules that look at a field that is rejected or unchecked.
    undecided: Waivers,
    /// The path of the value that is checked.
    pointer: PathStack,
    /// The path of the value that is checked, in Rust names.
    path: Vec<&'static str>,
    current: CurrentObject<'t>,
}

/// The object that is checked, and what it says about its values. After an object in it, the whole of it counts again.
#[derive(Clone, Copy)]
struct CurrentObject<'t> {
    object: &'static Object,
    /// The length of the path to the object that `facts` are about.
    start: usize,
    /// The facts that rules between fields ask for about the innermost object that has such rules.
    facts: &'static [Fact],
    style: Style,
    /// The literal string next to one in the object that is checked, whose form asks for it.
    next_to: Option<&'t str>,
    /// The field that must be a literal, because it decides how many digits the string next to it has.
    literal_channel: Option<&'static Field>,
    /// Whether the object has secret fields.
    is_near_secret: bool,
}

impl<'c, 't> Checker<'c, 't> {
    fn new(context: Context<'c>) -> Self {
        Self {
            context,
            mistakes: Mistakes::default(),
            undecided: Waivers::NONE,
            pointer: PathStack::default(),
            path: Vec::new(),
            current: CurrentObject {
                object: context.object,
                start: 0,
                facts: &[],
                style: Style::Wire,
                next_to: None,
                literal_channel: None,
                is_near_secret: false,
            },
        }
    }

    fn is_macro(&self) -> bool {
        self.context.input == Input::Macro
    }

    /// Reports a mistake in the value that is checked.
    fn report(&mut self, place: Place, kind: MistakeKind<'t>) {
        let Self { pointer, path, context, current: CurrentObject { style, is_near_secret, .. }, .. } = self;
        let (style, is_near_secret) = (*style, *is_near_secret);
        self.mistakes.add(kind.rule(), place, || Mistake {
            place,
            at: ValueContext {
                pointer: pointer.path(),
                path: fields_along(context.object, path),
                is_item: path.last().is_some_and(|name| name.is_empty()),
                style,
                is_near_secret,
            },
            kind,
        });
    }

    fn waives(&self, rule: RuleId) -> bool {
        rule.waiver().is_some_and(|waiver| self.context.waived.contains(waiver))
    }

    /// Checks a value under a key, with both paths set to it.
    fn within<T>(&mut self, key: &str, rust: &'static str, check: impl FnOnce(&mut Self) -> T) -> T {
        self.pointer.push(key);
        self.path.push(rust);
        let result = check(self);
        self.pointer.pop();
        self.path.pop();
        result
    }

    /// Checks an item of a list.
    fn within_item<T>(&mut self, index: usize, check: impl FnOnce(&mut Self) -> T) -> T {
        self.pointer.push_index(index);
        self.path.push("");
        let result = check(self);
        self.pointer.pop();
        self.path.pop();
        result
    }

    /// Checks something without a report, because all mistakes in it follow from one that is reported already. Returns the
    /// result, and whether there is no mistake.
    fn silently<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> (T, bool) {
        let mistakes = mem::take(&mut self.mistakes);
        let result = check(self);
        let found = mem::replace(&mut self.mistakes, mistakes);
        (result, found.is_empty())
    }

    fn accepts<'d>(&self, field: &'static Field, node: &'d Node<'d>) -> bool {
        let mut checker = Checker {
            path: self.path.clone(),
            current: CurrentObject { next_to: None, literal_channel: None, is_near_secret: false, ..self.current },
            ..Checker::new(self.context)
        };
        checker.value(field.kind, node);
        checker.mistakes.is_empty()
    }
}

/// Objects: their keys, their values, and the combinations of their fields.
impl<'t> Checker<'_, 't> {
    /// Checks an object: its keys, its values, and the combinations that it has rules for.
    fn object(&mut self, object: &'static Object, entries: &'t [Entry<'t>], place: Place) -> TypedObject<'t> {
        let outer = self.current;
        if let (true, Some(own)) = (self.is_macro(), style_of(entries)) {
            self.current.style = own;
        }
        if !object.facts().is_empty() {
            (self.current.facts, self.current.start) = (object.facts(), self.path.len());
        }
        (self.current.object, self.current.is_near_secret) = (object, has_secret(object));
        let keys = self.keys(entries);
        self.current.next_to = text_next_to(object, entries, &keys.matches);
        let entries = self.entries(entries, &keys);
        let typed = TypedObject { object, place, is_unfinished: self.context.unfinished.contains(&place), entries };
        self.report_missing_fields(&typed);
        // The objects in a draft have been checked, with the rules that each of them may break.
        if self.context.input != Input::Draft || self.path.is_empty() {
            self.check_rules(&typed);
        }
        self.current = outer;
        typed
    }

    /// Checks the values of entries with these keys.
    fn entries(&mut self, entries: &'t [Entry<'t>], keys: &KeyMeanings<'t>) -> Vec<TypedEntry<'t>> {
        let digits = self.given_va_number(entries, &keys.matches);
        self.current.literal_channel = digits.map(|fields| fields.channel);
        let flat = FlatMoney::of(entries, keys);
        let mut typed = Vec::new();
        for (at, (written, key)) in iter::zip(entries, &keys.matches).enumerate() {
            let (is_optional, value) = match *key {
                KeyMatch::Field(field) if written.is_unchecked => {
                    (written.is_optional, self.unchecked_field(field, written))
                }
                KeyMatch::Field(field) => match (flat.amounts.get(&at), field.kind) {
                    (Some(fields), Kind::Object(object)) => (false, self.flat_amount(field, object, written, fields)),
                    _ => self.field(field, written),
                },
                KeyMatch::Unchecked => (written.is_optional, self.unknown_entry(written)),
                // The macro needs to know the types of run-time values.
                KeyMatch::Repeated(field) if self.is_macro() => {
                    self.silently(|checker| checker.field(field, written)).0
                }
                KeyMatch::CountsAs(_) | KeyMatch::Unknown if !self.is_reported(at, keys, &flat) => {
                    self.unknown_key(written, at, keys)
                }
                KeyMatch::Repeated(_) | KeyMatch::CountsAs(_) | KeyMatch::Unknown => {
                    under_unknown_key(written, key.likely_field())
                }
            };
            // A text may have thousands of entries whose values nothing needs.
            if self.is_macro() || matches!(key, KeyMatch::Field(_) | KeyMatch::CountsAs(_) | KeyMatch::Unchecked) {
                let value = TypedNode { written: &written.value, value };
                typed.push(TypedEntry { written, key: *key, is_optional, value });
            }
        }
        if let Some(fields) = digits {
            self.check_channel(fields, &mut typed);
            self.check_text_next_to_choice(fields, &mut typed);
        }
        typed
    }

    /// Returns whether an unknown key is reported already: as a repeated one, or together with an amount.
    fn is_reported(&self, at: usize, keys: &KeyMeanings<'t>, flat: &FlatMoney<'t>) -> bool {
        keys.is_later(at) || self.is_macro() && flat.fields.contains(&at)
    }

    /// Reports an unknown key, after a check of its value. Returns whether that is an `Option`, and its meaning.
    ///
    /// The facts in the value are unknown, but the macro needs to know the types of run-time values.
    fn unknown_key(&mut self, entry: &'t Entry<'t>, at: usize, keys: &KeyMeanings<'t>) -> (bool, TypedValue<'t>) {
        let counts_as = keys.matches[at].likely_field();
        // A misspelt key is no better as a variable.
        let checked = counts_as.filter(|_| !entry.is_bare());
        let checked = checked.map(|field| self.silently(|checker| checker.field(field, entry)));
        let is_valid = checked.as_ref().is_some_and(|(_, is_valid)| *is_valid)
            && !counts_as
                .is_some_and(|field| field.required && entry.value.is_null() || self.is_va_number_field(field));
        let unknown = keys.unknown(self.current.object, entry, at, is_valid);
        self.report(entry.place, MistakeKind::UnknownKey(unknown));
        match checked {
            Some((meaning, _)) if self.is_macro() => meaning,
            _ => under_unknown_key(entry, counts_as),
        }
    }
}

/// Returns the fields on the way to a value. The items of lists have no name in its path.
fn fields_along(object: &Object, path: &[&str]) -> Vec<&'static Field> {
    let names: Vec<_> = path.iter().copied().filter(|name| !name.is_empty()).collect();
    object.along(&names).collect()
}

/// Returns the meaning of a value that nobody can know, because its key is unknown or repeated.
fn under_unknown_key<'t>(entry: &Entry<'_>, likely: Option<&'static Field>) -> (bool, TypedValue<'t>) {
    let kind = likely.map(|field| field.kind);
    let cause = if entry.is_bare() { Cause::Unreadable } else { Cause::UnknownKey };
    (entry.is_optional, TypedValue::Invalid(InvalidValue { kind, cause }))
}

/// Returns the literal string among the entries that the form of another one asks for, if there is only one.
fn text_next_to<'t>(object: &Object, entries: &'t [Entry<'t>], keys: &[KeyMatch]) -> Option<&'t str> {
    let name = object.fields.iter().find_map(|field| match field.kind {
        Kind::Text(text) => text.form.next_to,
        _ => None,
    })?;
    let is_it = |key: &KeyMatch| key.field().is_some_and(|field| field.rust == name);
    let mut found = iter::zip(entries, keys).filter(|(_, key)| is_it(key)).map(|(entry, _)| entry);
    match (found.next().map(|entry| &entry.value.value), found.next()) {
        (Some(Value::Text(text)), None) => Some(text),
        _ => None,
    }
}
