//! What is written, before anybody has looked at it: the macro makes this tree of tokens, `from_json` of a text.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    base::{Decimal, source_text::SourceText},
    schema::Field,
};

/// The deepest level that an object or list may lie on; the outermost is on the first.
pub const LEVELS: usize = 127;

/// The deepest that a run-time value in free JSON may be by itself. In the macro it stands so high that there is room.
pub const RUN_TIME_LEVELS: usize = 64;

/// A value and where it stands: a byte's offset in JSON, an ordinal of the reader's in the macro. Both grow in the
/// order of the source.
pub struct Node<'a> {
    pub value: Value<'a>,
    pub place: usize,
}

/// What a value is written as. Inspecting a tree leaves in it what was found out.
pub enum Value<'a> {
    Null,
    Bool(bool),
    /// As JSON writes it.
    Number(Cow<'a, str>),
    Text(SourceText<'a>),
    List(Vec<Node<'a>>),
    Object(Vec<Entry<'a>>),

    /// A lone identifier in the macro: a word or a variable.
    Name(SourceText<'a>),
    /// A `{…}` in the macro that does not look like an object.
    Block,
    /// A value that only the running program knows.
    Expression,
    /// What the reader has spoken of already.
    Broken,
    /// The same, of what may be meant to be absent.
    Doubtful,

    /// Found to be a right number for its place.
    Decimal(Decimal),
    /// Found to be a right word for its place: its spelling on the wire.
    Word(&'static str),
    /// Found to be wrong, and spoken of.
    Refused,
    /// Found to be a run-time value where none may stand, and spoken of.
    Misplaced,
}

impl Value<'_> {
    /// Whether this is what only the running program knows, or may be meant so.
    pub fn may_be_run_time(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Block | Self::Expression | Self::Broken)
    }
}

/// A member of an object.
pub struct Entry<'a> {
    pub key: Cow<'a, str>,
    pub place: usize,
    /// Whether the key is an identifier (in the macro) and not a string.
    pub is_identifier: bool,
    /// Whether the key is followed by `?`: an `Option`'s value.
    pub is_optional: bool,
    pub value: Node<'a>,
    /// What inspection has made of the key.
    pub standing: Standing,
}

/// What an entry's key turns out to be.
#[derive(Clone, Copy)]
pub enum Standing {
    /// Nobody has looked yet; in free JSON it stays so.
    New,
    /// This member.
    Given(&'static Field),
    /// This member once more.
    Repeated(&'static Field),
    /// Unknown, and near this member, which is not there.
    Near(&'static Field),
    Unknown,
}

impl<'a> Entry<'a> {
    pub fn new(key: Cow<'a, str>, place: usize, value: Node<'a>) -> Self {
        Self { key, place, is_identifier: false, is_optional: false, value, standing: Standing::New }
    }

    /// Whether a key stands alone in the macro: a variable's name, or no more than begun.
    pub fn is_alone(&self) -> bool {
        match &self.value.value {
            Value::Name(name) => self.is_identifier && **name == *self.key,
            value => !self.is_identifier && matches!(value, Value::Broken),
        }
    }

    /// Whether this is the entry that counts for a member.
    pub fn counts_as(&self, field: &Field) -> bool {
        matches!(self.standing, Standing::Given(given) if core::ptr::eq(given, field))
    }

    /// Whether this is the entry that counts for a member, and the member is there.
    pub fn is(&self, field: &Field) -> bool {
        self.counts_as(field) && !matches!(self.value.value, Value::Null)
    }

    /// The member that this is, if it counts.
    pub fn given(&self) -> Option<&'static Field> {
        match self.standing {
            Standing::Given(field) => Some(field),
            _ => None,
        }
    }
}
