//! The mistakes in a tree, as data. `explain` puts them into words.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};

use super::{
    help::Said,
    tree::{Arm, Entry, Place, Value},
};
use crate::engine::{
    base::{distinct::distinct, pointer::Pointer},
    rules::{DigitFields, Rule},
    schema::{Field, Kind, Number, Object, Page, RuleId, SiblingDigits, Text, Words, key_style::Style},
};

/// A mistake in a tree.
pub struct Mistake<'t> {
    /// The place to blame.
    pub place: Place,
    pub at: Surroundings,
    pub what: What<'t>,
}

/// The value that is being checked when a mistake is found.
pub struct Surroundings {
    /// Its JSON pointer.
    pub pointer: Pointer,
    /// The fields on the way to it.
    pub path: Vec<&'static Field>,
    /// Whether it is an item of the list that this way leads to, or arbitrary JSON in there.
    pub is_item: bool,
    /// The style of the keys around it.
    pub style: Style,
    /// Whether it is in an object with secret fields, of which nothing is replaced.
    pub is_near_secret: bool,
}

impl Surroundings {
    /// Returns the field whose value it is, or `None` for an item of a list.
    pub fn field(&self) -> Option<&'static Field> {
        self.path.last().copied().filter(|_| !self.is_item)
    }

    /// Returns the kind that it should have.
    pub fn kind(&self) -> Option<Kind> {
        match self.path.last()?.kind {
            Kind::List(item) if self.is_item => Some(*item),
            kind => Some(kind),
        }
    }
}

/// The kind of a mistake, and everything that its words need to know.
pub enum What<'t> {
    /// The request is not an object.
    NotAnObject,
    UnknownKey(UnknownKey<'t>),
    /// An earlier entry, whose key is at `first`, has the same key. `is_chosen` is whether different choices have them.
    RepeatedKey {
        key: &'t str,
        first: Place,
        is_chosen: bool,
    },
    /// A key is not a string, so nobody knows its spelling on the wire. `is_marked` is whether it has the mark of an unchecked
    /// field. Otherwise, it is a key of arbitrary JSON.
    UnquotedKey {
        key: &'t str,
        is_marked: bool,
    },
    /// Required fields are absent, or a single one is `null`. `given` are the fields that are set.
    MissingFields {
        fields: Vec<&'static Field>,
        given: Vec<&'static Field>,
        is_null: bool,
    },
    /// `key?:` at a field that decides which rules apply.
    OptionalDecidingField {
        field: &'static Field,
        is_literal: bool,
    },
    /// `key?:` at a required field.
    OptionalRequiredField {
        field: &'static Field,
        is_literal: bool,
        is_null: bool,
    },
    /// `key?:` or `key!?:` with a literal value.
    OptionalLiteral {
        key: MarkedKey<'t>,
        is_unchecked: bool,
    },
    /// `key!:` in arbitrary JSON, which is not checked anyway.
    UncheckedInJson {
        key: &'t str,
    },
    /// `key!:` with card data, of the field `secret` of a card.
    UncheckedSecret {
        rule: RuleId,
        key: MarkedKey<'t>,
        secret: &'static Field,
        value: &'t Value<'t>,
    },
    /// `key!:` with a value that is valid.
    UncheckedValidValue {
        field: &'static Field,
        is_null: bool,
    },
    /// `key!:` at a required field whose type holds only valid values.
    UncheckedRequiredField {
        field: &'static Field,
    },
    /// `key!?:` at a required field.
    UncheckedRequiredOption {
        field: &'static Field,
    },
    /// `key!: WORD` at a field of listed values, where enum values are strings.
    UncheckedWord {
        field: &'static Field,
        word: &'t str,
    },
    /// A value of another type than its kind has.
    WrongType {
        kind: Kind,
        value: &'t Value<'t>,
    },
    WrongText {
        text: &'static Text,
        written: &'t str,
        reason: Cow<'static, str>,
        /// The literal string next to it that its form asks for.
        next_to: Option<&'t str>,
    },
    WrongNumber {
        number: &'static Number,
        written: &'t str,
        reason: &'static str,
    },
    /// An amount in source code whose point may separate thousands.
    AmbiguousNumber {
        number: &'static Number,
        written: &'t str,
    },
    UnlistedWord {
        words: &'static Words,
        written: WrittenWord<'t>,
        reason: NotListed,
    },
    /// A literal that is protected data.
    ProtectedLiteral,
    /// A run-time value that decides which rules apply.
    RunTimeDecision {
        kind: Kind,
        value: &'t Value<'t>,
    },
    /// A run-time value that decides how many digits the string next to it has.
    RunTimeSibling {
        fields: DigitFields,
        value: &'t Value<'t>,
    },
    /// A string next to a choice of values that require different numbers of digits.
    TextNextToChoice {
        digits: &'static SiblingDigits,
        key: &'t str,
    },
    /// A choice with which there are too many combinations.
    TooManySelections,
    BrokenRule(Box<BrokenRule>),
}

/// A key that is not that of a field of its object.
pub struct UnknownKey<'t> {
    pub object: &'static Object,
    pub entry: &'t Entry<'t>,
    /// The fields that a request with its entry may have, or that other keys there count as.
    pub meant: Vec<&'static Field>,
    pub answer: Answer,
}

/// What an unknown key means next to the other keys of its object.
pub enum Answer {
    /// It counts as a field.
    Named(NamedField),
    /// It names this field, which is set wherever its entry is.
    Given(&'static Field),
    /// It names a field that another unknown key counts as.
    Taken,
    /// It names no field of its object. `hidden` are the required fields that are absent wherever its entry is, and that no
    /// other key names: the key may be meant for them. Of several such keys, only the first has them.
    Nameless { hidden: Vec<&'static Field> },
}

/// The field that an unknown key counts as.
pub struct NamedField {
    pub field: &'static Field,
    /// Whether the value of the key would be valid there.
    pub is_valid: bool,
    /// Whether the field is set to `null`.
    pub is_null: bool,
    /// The arms that lack the field, if others have it.
    pub lacking: Vec<Arm>,
    /// Whether a later entry has the same key.
    pub is_repeated: bool,
}

/// A documented key, or one as it is written.
#[derive(Clone, Copy)]
pub enum MarkedKey<'t> {
    Field(&'static Field),
    Written(&'t str),
}

/// A rule between fields that a request breaks. It has its words already, because they depend on all values that the rule
/// looks at.
pub struct BrokenRule {
    pub rule: &'static Rule,
    /// The page about the object that breaks the rule.
    pub page: Page,
    /// The pointer of the place to blame.
    pub pointer: Pointer,
    pub said: Said,
}

/// The spelling of an enum value.
#[derive(Clone, Copy)]
pub enum WrittenWord<'t> {
    Quoted(&'t str),
    /// An identifier in source code. `is_literal` is whether the value must be a literal.
    Bare {
        name: &'t str,
        is_literal: bool,
    },
}

impl<'t> WrittenWord<'t> {
    pub fn name(self) -> &'t str {
        let (Self::Quoted(name) | Self::Bare { name, .. }) = self;
        name
    }
}

/// The reason why an enum value is rejected that is not listed.
#[derive(Clone, Copy)]
pub enum NotListed {
    /// The list is complete.
    Closed,
    /// It is near this one.
    Near(&'static str),
    /// No value of an open list has this form.
    Form(&'static str),
    /// Only a listed value can be written without quotes.
    Bare,
}

/// States the name of each kind of mistake. Tests demand a mistake of each.
macro_rules! kinds {
    ($($kind:ident)*) => {
        impl What<'_> {
            /// The names of the kinds.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($kind)),*];

            /// Returns the name of the kind.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => stringify!($kind),)*
                }
            }
        }
    };
}

kinds! {
    NotAnObject UnknownKey RepeatedKey UnquotedKey MissingFields OptionalDecidingField OptionalRequiredField OptionalLiteral
    UncheckedInJson UncheckedSecret UncheckedValidValue UncheckedRequiredField UncheckedRequiredOption UncheckedWord
    WrongType WrongText WrongNumber AmbiguousNumber UnlistedWord ProtectedLiteral RunTimeDecision RunTimeSibling
    TextNextToChoice TooManySelections BrokenRule
}

impl What<'_> {
    /// Returns whether a value is not valid, so that another value corrects it.
    pub fn is_about_value(&self) -> bool {
        matches!(
            self,
            Self::NotAnObject
                | Self::WrongType { .. }
                | Self::WrongText { .. }
                | Self::WrongNumber { .. }
                | Self::AmbiguousNumber { .. }
                | Self::UnlistedWord { .. }
                | Self::ProtectedLiteral
                | Self::RunTimeDecision { .. }
                | Self::RunTimeSibling { .. }
        )
    }

    /// Returns the rule that is broken.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::NotAnObject => RuleId::Json,
            Self::UnknownKey(_) => RuleId::UnknownField,
            Self::RepeatedKey { .. } => RuleId::DuplicateField,
            Self::MissingFields { fields, .. } => fields[0].rule_if_missing(),
            Self::OptionalRequiredField { field, .. } => field.rule_if_missing(),
            Self::UncheckedSecret { rule, .. } => *rule,
            Self::WrongType { kind: Kind::Free(free), .. } => free.rule,
            Self::WrongType { .. } => RuleId::Type,
            Self::WrongText { text, .. } => text.rule,
            Self::WrongNumber { number, .. } | Self::AmbiguousNumber { number, .. } => number.rule,
            Self::UnlistedWord { words, reason, .. } if !matches!(reason, NotListed::Bare) => words.rule,
            Self::ProtectedLiteral => RuleId::CardLiteral,
            Self::OptionalDecidingField { .. } | Self::RunTimeDecision { .. } | Self::RunTimeSibling { .. } => {
                RuleId::DecidingValue
            }
            Self::TextNextToChoice { digits, .. } => digits.rule,
            Self::BrokenRule(broken) => broken.rule.id,
            Self::UnquotedKey { .. }
            | Self::OptionalLiteral { .. }
            | Self::UncheckedInJson { .. }
            | Self::UncheckedValidValue { .. }
            | Self::UncheckedRequiredField { .. }
            | Self::UncheckedRequiredOption { .. }
            | Self::UncheckedWord { .. }
            | Self::UnlistedWord { .. }
            | Self::TooManySelections => RuleId::Syntax,
        }
    }

    /// Returns the other rules that are broken: those of further fields that are missing.
    pub fn other_rules(&self) -> Vec<RuleId> {
        let Self::MissingFields { fields, .. } = self else { return Vec::new() };
        let rules = fields.iter().map(|field| field.rule_if_missing());
        distinct(rules.filter(|rule| *rule != self.rule()))
    }
}

impl Mistake<'_> {
    /// Returns the rule that is broken.
    pub fn rule(&self) -> RuleId {
        self.what.rule()
    }

    /// Returns the JSON pointer of the place to blame.
    pub fn pointer(&self) -> Pointer {
        match &self.what {
            What::UnknownKey(unknown) => self.at.pointer.child(&unknown.entry.key),
            What::BrokenRule(broken) => broken.pointer.clone(),
            _ => self.at.pointer.clone(),
        }
    }
}
