//! The mistakes in a tree, as data. `explain` puts them into words.

mod mark;
mod wrong_value;

use alloc::{boxed::Box, vec::Vec};

pub use self::{
    mark::Mark,
    wrong_value::{NotListed, WrittenWord, WrongValue},
};
use super::{
    help::Said,
    tree::{Entry, Place, Value},
    typed::KeyMatch,
};
use crate::{
    base::pointer::Pointer,
    rules::Rule,
    schema::{Field, Object, Page, RuleId, key_style::Style},
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
    /// The style of the keys around it.
    pub style: Style,
    /// Whether it is in an object with secret fields, of which nothing is replaced.
    pub is_near_secret: bool,
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
    /// A mark where it makes no sense: `key?:` or `key!:`.
    Mark(Mark<'t>),
    /// A value that its field cannot have.
    WrongValue {
        label: Label,
        value: WrongValue<'t>,
    },
    /// A run-time value that decides how many digits an account number has.
    RunTimeChannel {
        channel: &'static Field,
        value: &'t Value<'t>,
    },
    /// An account number next to a choice of channels whose numbers have different lengths.
    NumberNextToChoice {
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
    /// The fields of the object that are set next to it.
    pub given: Vec<&'static Field>,
    /// These fields, and those that other keys next to it count as.
    pub meant: Vec<&'static Field>,
    /// The answer to the key: a field that it names and counts as, one that it only names, or none.
    pub key: KeyMatch,
    /// Whether the field is set to `null`.
    pub is_null: bool,
    /// Whether the value would be valid there.
    pub is_valid: bool,
    /// Whether a later entry has the same key.
    pub is_repeated: bool,
    /// The required fields that are absent, which the key may be meant for.
    pub hidden: Vec<&'static Field>,
}

/// A documented key, or one as it is written.
#[derive(Clone, Copy)]
pub enum Key<'t> {
    Field(&'static Field),
    Written(&'t str),
}

/// The field that a value belongs to.
#[derive(Clone, Copy)]
pub enum Label {
    Field(&'static Field),
    /// An item of a list.
    Item(&'static Field),
}

impl Label {
    pub fn field(self) -> &'static Field {
        match self {
            Self::Field(field) | Self::Item(field) => field,
        }
    }
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

/// States the name of each kind of an enum. Tests demand a mistake of each.
macro_rules! kinds {
    ($enum:ident: $($kind:ident)*) => {
        impl $enum<'_> {
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
use kinds;

kinds! {
    What: NotAnObject UnknownKey RepeatedKey UnquotedKey MissingFields Mark WrongValue RunTimeChannel NumberNextToChoice
    TooManySelections BrokenRule
}

impl What<'_> {
    /// Returns the rule that is broken.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::NotAnObject => RuleId::Json,
            Self::UnknownKey(_) => RuleId::UnknownField,
            Self::RepeatedKey { .. } => RuleId::DuplicateField,
            Self::UnquotedKey { .. } | Self::TooManySelections => RuleId::Syntax,
            Self::MissingFields { fields, .. } => fields[0].rule_if_missing(),
            Self::Mark(mark) => mark.rule(),
            Self::WrongValue { value, .. } => value.rule(),
            Self::RunTimeChannel { .. } => RuleId::DecidingValue,
            Self::NumberNextToChoice { .. } => RuleId::VaNumberDigits,
            Self::BrokenRule(broken) => broken.rule.id,
        }
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
