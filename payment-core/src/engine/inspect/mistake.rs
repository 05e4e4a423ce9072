//! The mistakes in a tree, as data. `explain` puts them into words.

use alloc::{borrow::Cow, boxed::Box, collections::BTreeMap, vec::Vec};

use super::tree::{Arm, Entry, Place, Value};
use crate::engine::{
    base::{distinct, path::Path},
    rules::{BrokenCase, VaNumberFields, ValueState},
    schema::{EnumValues, Field, Kind, Number, Object, RuleId, Text, key_style::Style},
};

/// A mistake in a tree.
pub struct Mistake<'t> {
    /// The place to blame.
    pub place: Place,
    pub at: ValueContext,
    pub kind: MistakeKind<'t>,
}

/// The value that is being checked when a mistake is found.
pub struct ValueContext {
    /// Its path.
    pub pointer: Path,
    /// The fields on the way to it.
    pub path: Vec<&'static Field>,
    /// Whether it is an item of the list that this way leads to, or arbitrary JSON in there.
    pub is_item: bool,
    /// The style of the keys around it.
    pub style: Style,
    /// Whether it is in an object with secret fields, of which nothing is replaced.
    pub is_near_secret: bool,
}

impl ValueContext {
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
pub enum MistakeKind<'t> {
    /// The request is not an object.
    NotAnObject,
    UnknownKey(UnknownKey<'t>),
    /// An earlier entry, whose key is at `first`, has the same key. `is_in_choices` is whether different choices have them.
    RepeatedKey {
        key: &'t str,
        first: Place,
        is_in_choices: bool,
    },
    /// A key is not a string, so nobody knows its spelling on the wire. `has_sign` is whether it has the sign of an unchecked
    /// field. Otherwise, it is a key of arbitrary JSON.
    UnquotedKey {
        key: &'t str,
        has_sign: bool,
    },
    /// Required fields are absent, or a single one is `null`. `set` are the fields that are.
    MissingFields {
        fields: Vec<&'static Field>,
        set: Vec<&'static Field>,
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
        key: KeyName<'t>,
        is_unchecked: bool,
    },
    /// `key!:` in arbitrary JSON, which is not checked anyway.
    UncheckedInJson {
        key: &'t str,
    },
    /// `key!:` with card data, of the field `secret` of a card.
    UncheckedSecret {
        rule: RuleId,
        key: KeyName<'t>,
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
    UncheckedEnumValue {
        field: &'static Field,
        name: &'t str,
    },
    /// A value of another type than its kind has.
    WrongType {
        kind: Kind,
        value: &'t Value<'t>,
    },
    /// A value in the place of an amount, next to entries that are exactly fields of the amount.
    FlatMoney {
        object: &'static Object,
        value: &'t Value<'t>,
        fields: Vec<&'t Entry<'t>>,
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
    UnlistedValue {
        list: &'static EnumValues,
        written: NameSpelling<'t>,
        reason: UnlistedReason,
    },
    /// A literal that is card data.
    CardLiteral,
    /// A run-time value that decides which rules apply.
    RunTimeDecision {
        kind: Kind,
        value: &'t Value<'t>,
    },
    /// A run-time value that decides how many digits the string next to it has.
    RunTimeChannel {
        fields: VaNumberFields,
        value: &'t Value<'t>,
    },
    /// A string next to a choice of values that require different numbers of digits.
    TextNextToChoice {
        key: &'t str,
    },
    /// A choice with which there are too many combinations.
    TooManySelections,
    BrokenRule(Box<BrokenRule<'t>>),
}

/// A key that is not that of a field of its object.
pub struct UnknownKey<'t> {
    pub object: &'static Object,
    pub entry: &'t Entry<'t>,
    /// The field that it counts as.
    pub counts_as: Option<CountedKey>,
    /// The fields that a request with its entry may have.
    pub set: Vec<&'static Field>,
    /// These, and those that unknown keys there count as.
    pub likely: Vec<&'static Field>,
}

/// The field that an unknown key counts as.
#[derive(Clone, Copy)]
pub struct CountedKey {
    pub field: &'static Field,
    /// Whether the value of the key would be valid there.
    pub is_valid: bool,
    /// Whether the field is set to `null`.
    pub is_null: bool,
    /// Whether no later entry has the same key, and no arm has the field.
    pub is_alone: bool,
}

/// The field that a key names, or a key that is no field.
#[derive(Clone, Copy)]
pub enum KeyName<'t> {
    Field(&'static Field),
    Unknown(&'t str),
}

/// A rule between fields that an object breaks.
pub struct BrokenRule<'t> {
    pub broken: BrokenCase,
    pub facts: FactValues<'t>,
    /// The arms that break it, of each choice that decides whether it is broken and that the blamed place does not show.
    pub conditions: Vec<Vec<Arm>>,
    /// Whether several choices decide whether it is broken.
    pub are_several: bool,
    /// The path of the object with the choice whose `else` is absent at the blamed place.
    pub without_else: Option<Vec<&'static str>>,
}

/// The values of an object that rules ask for, at the paths of its facts and on the way to them.
pub struct FactValues<'t>(pub BTreeMap<Vec<&'static str>, FactValue<'t>>);

/// A value that rules ask for.
pub struct FactValue<'t> {
    pub state: ValueState<'t>,
    /// Whether there is an entry, and it is not `null`.
    pub is_written: bool,
    /// Whether the value is `null`, or lies in one that is.
    pub is_null: bool,
}

impl<'t> FactValues<'t> {
    pub fn state(&self, path: &[&'static str]) -> ValueState<'t> {
        self.0.get(path).map_or(ValueState::Absent, |value| value.state)
    }

    pub fn is_written(&self, path: &[&'static str]) -> bool {
        self.0.get(path).is_some_and(|value| value.is_written)
    }

    pub fn is_null(&self, path: &[&'static str]) -> bool {
        self.0.get(path).is_some_and(|value| value.is_null)
    }
}

/// The spelling of an enum value.
#[derive(Clone, Copy)]
pub enum NameSpelling<'t> {
    Quoted(&'t str),
    /// An identifier in source code. `is_literal` is whether the value must be a literal.
    Bare {
        name: &'t str,
        is_literal: bool,
    },
}

impl<'t> NameSpelling<'t> {
    pub fn name(self) -> &'t str {
        let (Self::Quoted(name) | Self::Bare { name, .. }) = self;
        name
    }
}

/// The reason why an enum value is rejected that is not listed.
#[derive(Clone, Copy)]
pub enum UnlistedReason {
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
        impl MistakeKind<'_> {
            /// The names of the kinds.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($kind)),*];

            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => stringify!($kind),)*
                }
            }
        }
    };
}

kinds! {
    NotAnObject UnknownKey RepeatedKey UnquotedKey MissingFields OptionalDecidingField OptionalRequiredField OptionalLiteral
    UncheckedInJson UncheckedSecret UncheckedValidValue UncheckedRequiredField UncheckedRequiredOption UncheckedEnumValue
    WrongType FlatMoney WrongText WrongNumber AmbiguousNumber UnlistedValue CardLiteral RunTimeDecision RunTimeChannel
    TextNextToChoice TooManySelections BrokenRule
}

impl MistakeKind<'_> {
    /// Returns whether a value is not valid, so that another value corrects it.
    pub fn is_about_value(&self) -> bool {
        matches!(
            self,
            Self::NotAnObject
                | Self::WrongType { .. }
                | Self::WrongText { .. }
                | Self::WrongNumber { .. }
                | Self::AmbiguousNumber { .. }
                | Self::UnlistedValue { .. }
                | Self::CardLiteral
                | Self::RunTimeDecision { .. }
                | Self::RunTimeChannel { .. }
        )
    }

    pub fn rule(&self) -> RuleId {
        match self {
            Self::NotAnObject => RuleId::Json,
            Self::UnknownKey(_) => RuleId::UnknownField,
            Self::RepeatedKey { .. } => RuleId::DuplicateField,
            Self::MissingFields { fields, .. } => fields[0].rule_if_missing(),
            Self::OptionalRequiredField { field, .. } => field.rule_if_missing(),
            Self::UncheckedSecret { rule, .. } => *rule,
            Self::WrongType { kind: Kind::Free(free), .. } => free.rule,
            Self::WrongType { .. } | Self::FlatMoney { .. } => RuleId::Type,
            Self::WrongText { text, .. } => text.rule,
            Self::WrongNumber { number, .. } | Self::AmbiguousNumber { number, .. } => number.rule,
            Self::UnlistedValue { list, reason, .. } if !matches!(reason, UnlistedReason::Bare) => list.rule,
            Self::CardLiteral => RuleId::CardLiteral,
            Self::OptionalDecidingField { .. } | Self::RunTimeDecision { .. } | Self::RunTimeChannel { .. } => {
                RuleId::DecidingValue
            }
            Self::TextNextToChoice { .. } => RuleId::VaNumberDigits,
            Self::BrokenRule(rule) => rule.broken.rule.id,
            Self::UnquotedKey { .. }
            | Self::OptionalLiteral { .. }
            | Self::UncheckedInJson { .. }
            | Self::UncheckedValidValue { .. }
            | Self::UncheckedRequiredField { .. }
            | Self::UncheckedRequiredOption { .. }
            | Self::UncheckedEnumValue { .. }
            | Self::UnlistedValue { .. }
            | Self::TooManySelections => RuleId::Syntax,
        }
    }
}

/// A further mistake that the same error of the macro is about.
pub struct OtherMistake {
    pub rule: RuleId,
    /// The place to blame and its JSON pointer, if they are not those of the error.
    pub place: Option<Place>,
    pub pointer: Option<Path>,
}

impl Mistake<'_> {
    pub fn rule(&self) -> RuleId {
        self.kind.rule()
    }

    /// Returns the further mistakes that one error of the macro is about: other fields that are missing, or the fields of an
    /// amount. In JSON, each is a mistake of its own.
    pub fn others(&self) -> Vec<OtherMistake> {
        match &self.kind {
            MistakeKind::MissingFields { fields, .. } => {
                let rules = fields.iter().map(|field| field.rule_if_missing()).filter(|rule| *rule != self.rule());
                distinct(rules).into_iter().map(|rule| OtherMistake { rule, place: None, pointer: None }).collect()
            }
            MistakeKind::FlatMoney { fields, .. } => {
                let outer = self.at.pointer.outer();
                let other = |entry: &&Entry<'_>| OtherMistake {
                    rule: RuleId::UnknownField,
                    place: Some(entry.place),
                    pointer: Some(outer.child(&entry.key)),
                };
                fields.iter().map(other).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns the JSON pointer of the place to blame.
    pub fn pointer(&self) -> Path {
        match &self.kind {
            MistakeKind::UnknownKey(unknown) => self.at.pointer.child(&unknown.entry.key),
            MistakeKind::BrokenRule(rule) => {
                let path = rule.broken.fact.map_or(&[][..], |fact| fact.path);
                let fields = rule.broken.subject.object().along(path);
                fields.fold(self.at.pointer.clone(), |pointer, field| pointer.child(field.wire))
            }
            _ => self.at.pointer.clone(),
        }
    }
}
