//! The tree of a request as it is written: in tokens of the macro, in JSON text or in a draft.
//!
//! An inspection only reads it. Its result is the tree of [`typed`](super::typed).

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::{Index, IndexMut};

use crate::engine::{
    base::{wiped_text::WipedText, wording::list_in_words},
    schema::{Field, Kind, Secrecy, key_style::Style},
};

/// The place of a value or key: its offset in a JSON text, its number in a draft. In the macro, the parser keeps the tokens
/// of each number. Places have the order of the source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place(pub usize);

/// Groups items by their places, in the order of the places.
pub(super) fn group_by_place<T>(mut placed: Vec<(Place, T)>) -> Vec<(Place, Vec<T>)> {
    let mut groups: Vec<(Place, Vec<T>)> = Vec::new();
    placed.sort_by_key(|(place, _)| *place);
    for (place, item) in placed {
        match groups.last_mut() {
            Some((last, items)) if *last == place => items.push(item),
            _ => groups.push((place, Vec::from([item]))),
        }
    }
    groups
}

/// A value and its place.
#[derive(Clone)]
pub struct Node<'a> {
    pub value: Value<'a>,
    pub place: Place,
}

/// A value as it is written.
#[derive(Clone)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    /// A number as JSON writes it.
    Number(Cow<'a, str>),
    Text(WipedText<'a>),
    List(Vec<Node<'a>>),
    Object(Vec<Entry<'a>>),

    /// An identifier in the macro that is the whole value: an enum value or a variable.
    Name(WipedText<'a>),
    /// An expression that consists of literals only, such as `("text")` or `concat!("te", "xt")`, with their text.
    Constant(WipedText<'a>),
    /// A value that only the running program knows.
    Expression(ExpressionKind),
    /// A value that the parser has reported already.
    Unreadable,
    /// A syntax error that has been reported, at a place where the value may be meant to be absent.
    Doubtful,

    /// A string in JSON that stays in its field although the field's type does not accept it.
    InvalidText,
}

/// The kind of an expression, with what a help needs where a literal is required. The parser of the macro sets it.
#[derive(Clone, Default)]
pub enum ExpressionKind {
    #[default]
    Other,
    /// `if condition { … }`, with the condition.
    If(String),
    /// `match value { … }`, with the value.
    Match(String),
    /// `path::Name`, with the name, which begins with a capital.
    Path(String),
    /// `(name)` or `{ name }`, with the name.
    InBrackets(String),
    /// An expression of another kind that is short and has no literal, as it is written.
    Short(String),
}

impl Value<'_> {
    /// Returns whether this is a run-time value, or may be meant as a run-time value.
    pub(crate) fn may_be_run_time(&self) -> bool {
        self.is_run_time() || matches!(self, Self::Unreadable)
    }

    /// Returns whether only the running program knows the value.
    pub fn is_run_time(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Constant(_) | Self::Expression(_))
    }
}

impl Node<'_> {
    /// Returns the style of the first key of an invocation.
    pub fn style(&self) -> Style {
        match &self.value {
            Value::Object(entries) => style_of(entries).unwrap_or(Style::Rust),
            _ => Style::Rust,
        }
    }

    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }
}

/// An entry of an object: key and value.
#[derive(Clone)]
pub struct Entry<'a> {
    pub key: Cow<'a, str>,
    /// The place of the key.
    pub place: Place,
    /// Whether the key is an identifier (in the macro) and not a string.
    pub is_identifier: bool,
    /// Whether the key is followed by `?`: the value is an `Option`.
    pub is_optional: bool,
    /// Whether the key is followed by `!`: the crate checks neither its name nor its value.
    pub is_unchecked: bool,
    pub value: Node<'a>,
    /// The arms of choices that it lies in, from the outermost to the innermost: in the macro, and empty for most.
    pub arms: Vec<Arm>,
}

impl<'a> Entry<'a> {
    pub fn new(key: Cow<'a, str>, place: Place, value: Node<'a>) -> Self {
        Self { key, place, is_identifier: false, is_optional: false, is_unchecked: false, value, arms: Vec::new() }
    }

    /// Returns whether no request has both entries: they lie in different arms of one choice.
    pub fn excludes(&self, other: &Self) -> bool {
        self.is_excluded_by(&other.arms)
    }

    /// Returns whether no request with these arms has the entry.
    pub fn is_excluded_by(&self, arms: &[Arm]) -> bool {
        self.arms.iter().any(|arm| arms.iter().any(|other| arm.excludes(*other)))
    }

    /// Returns whether the value should be an `Option` and is a literal.
    pub(super) fn is_optional_literal(&self) -> bool {
        self.is_optional && !self.value.value.may_be_run_time()
    }

    /// Returns whether a key has no value in the macro: it is a variable's name, or only begun.
    pub fn is_bare(&self) -> bool {
        match &self.value.value {
            Value::Name(name) => self.is_identifier && **name == *self.key,
            value => !self.is_identifier && matches!(value, Value::Unreadable),
        }
    }

    /// Returns whether this is an unchecked entry that the type of `field` holds. All others go into `other`.
    pub(crate) fn is_unchecked_text(&self, field: &Field) -> bool {
        let is_open = match field.kind {
            Kind::Text(text) => text.secrecy == Secrecy::Open,
            Kind::EnumValue(list) => list.holds_unchecked,
            _ => false,
        };
        let is_string = matches!(self.value.value, Value::Text(_)) || self.value.value.may_be_run_time();
        self.is_unchecked && is_open && is_string
    }
}

/// Returns the style of the first key of an object, if there is one.
pub(crate) fn style_of(entries: &[Entry<'_>]) -> Option<Style> {
    let first = entries.first()?;
    Some(if first.is_identifier { Style::Rust } else { Style::Wire })
}

/// The number of a choice, in the order of the source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ChoiceId(usize);

impl ChoiceId {
    /// Returns the number of choices before it, for names that must differ.
    pub fn number(self) -> usize {
        self.0
    }
}

/// An arm of a choice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Arm {
    pub choice: ChoiceId,
    /// The number of arms before it in the choice.
    index: usize,
}

impl Arm {
    pub fn is_first(self) -> bool {
        self.index == 0
    }

    /// Returns whether no request has both arms: they are different arms of one choice.
    pub fn excludes(self, other: Self) -> bool {
        self.choice == other.choice && self != other
    }
}

/// An `if` or `match` among the entries of an object.
pub struct Choice {
    /// The place of the keyword.
    pub place: Place,
    arms: Vec<ChoiceArm>,
}

/// The source of an arm. An `if` without `else` has a last arm without entries.
pub struct ChoiceArm {
    /// The place of the braces, or of the `if` where an `else` is missing.
    pub place: Place,
    /// The last place in the arm. The places of its entries are between the two.
    pub last: Place,
    /// When it is taken, as messages say it: ``when `way` is `Way::Page` ``, ``without `if later` ``.
    pub condition: String,
    /// Whether the arm leaves the invocation (`return …`), so that no request has it.
    pub is_diverging: bool,
}

impl ChoiceArm {
    /// Returns whether a place lies in the arm, or is its braces.
    pub fn has(&self, place: Place) -> bool {
        (self.place..=self.last).contains(&place)
    }
}

/// The choices of a tree: `if` and `match` among the entries of objects.
///
/// The entries of all arms are in the one list of their object's entries, and each entry knows its [`Arm`]s.
#[derive(Default)]
pub struct Choices(Vec<Choice>);

impl Choices {
    /// Creates a list without choices.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a choice, after all choices that begin before it.
    pub fn add(&mut self, place: Place, arms: Vec<ChoiceArm>) -> ChoiceId {
        self.0.push(Choice { place, arms });
        ChoiceId(self.0.len() - 1)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the choices in the order of the source.
    pub(super) fn ids(&self) -> impl Iterator<Item = ChoiceId> + use<> {
        (0..self.0.len()).map(ChoiceId)
    }

    pub fn arms(&self, choice: ChoiceId) -> impl Iterator<Item = Arm> + use<> {
        (0..self[choice].arms.len()).map(move |index| Arm { choice, index })
    }

    /// Returns the arms that a place lies in, or whose braces it is.
    pub fn arms_around(&self, place: Place) -> impl Iterator<Item = Arm> {
        self.ids().flat_map(|choice| self.arms(choice)).filter(move |arm| self[*arm].has(place))
    }

    /// Returns the arm of the `else` that the `if` at a place lacks.
    pub(super) fn absent_else(&self, place: Place) -> Option<Arm> {
        let is_it = |arm: &Arm| self[arm.choice].place == place && self[*arm].place == place;
        self.arms_around(place).find(|arm| is_it(arm) && !self[*arm].is_diverging)
    }

    /// Returns the conditions of arms, with this word before the last one.
    pub(super) fn conditions(&self, arms: &[Arm], conjunction: &str) -> String {
        let conditions: Vec<_> = arms.iter().map(|arm| self[*arm].condition.clone()).collect();
        list_in_words(&conditions, conjunction)
    }

    /// Returns the arms of a choice that a request can have.
    pub(crate) fn possible_arms(&self, choice: ChoiceId) -> impl Iterator<Item = Arm> {
        self.arms(choice).filter(|arm| !self[*arm].is_diverging)
    }
}

impl Index<ChoiceId> for Choices {
    type Output = Choice;

    fn index(&self, ChoiceId(number): ChoiceId) -> &Choice {
        &self.0[number]
    }
}

impl Index<Arm> for Choices {
    type Output = ChoiceArm;

    fn index(&self, arm: Arm) -> &ChoiceArm {
        &self[arm.choice].arms[arm.index]
    }
}

impl IndexMut<Arm> for Choices {
    fn index_mut(&mut self, Arm { choice: ChoiceId(number), index }: Arm) -> &mut ChoiceArm {
        &mut self.0[number].arms[index]
    }
}
