//! What each object of a request is made of, as data.
//!
//! The tables come from the types themselves: [`Value::KIND`] of a type tells what may stand at its place, and
//! [`request::SESSION`](crate::request::SESSION) is the request as a whole.
//!
//! What stays from version to version: names, kinds, lengths and the documented order, as far as the gateway's
//! documentation keeps them, and the fields here. Members, words and fields may come. `docs` is prose, to be shown and
//! not to be compared.

mod advice;
pub(crate) mod correct;
pub(crate) mod forms;
#[doc(hidden)]
pub mod key_style;
pub(crate) mod rule_id;
mod value;
mod waivers;
mod words;

use crate::base::{Decimal, spelling};
use alloc::string::String;

pub(crate) use advice::Advice;
pub use rule_id::{RuleId, Waiver};
pub use value::{TextValue, Value};
pub use waivers::{UnknownWaiver, Waivers};

/// What may stand at a place.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A string with rules of its own.
    Text(&'static Text),
    /// A decimal number.
    Number(&'static Number),
    /// One of the documented words, a string.
    Word(&'static Words),
    /// `true` or `false`.
    Bool,
    /// An object with known members.
    Object(&'static Object),
    /// An object with rules of its own inside, which is `Checked` when it is a value.
    Checked(&'static Object),
    /// A list of such.
    List(&'static Kind),
    /// A JSON object, free inside.
    Free(&'static Free),
}

/// An object with known members.
#[non_exhaustive]
pub struct Object {
    /// The Rust type's name.
    pub name: &'static str,
    /// What it is.
    #[cfg(feature = "schema")]
    pub docs: &'static str,
    /// Its members in documented order.
    pub fields: &'static [Field],
}

impl Object {
    /// The member with this name on the wire.
    pub fn by_wire(&self, name: &str) -> Option<&'static Field> {
        self.field_where(|field| field.wire == name)
    }

    /// The member with this Rust name (`type`, not `r#type`).
    pub fn by_rust(&self, name: &str) -> Option<&'static Field> {
        self.field_where(|field| field.rust == name)
    }

    /// Returns whether this is the table of `T`.
    #[doc(hidden)]
    pub fn describes<T: Value>(&self) -> bool {
        matches!(T::KIND, Kind::Object(object) | Kind::Checked(object) if core::ptr::eq(object, self))
    }

    /// Returns the field with this [`spelling::normalized`] name.
    pub(crate) fn named(&self, normalized: &str) -> Option<&'static Field> {
        self.field_where(|field| spelling::is_same(field.wire, normalized))
    }

    /// The first member that takes this word.
    pub(crate) fn taking(&self, word: &str) -> Option<&'static Field> {
        self.field_where(|field| matches!(field.kind, Kind::Word(words) if words.position(word).is_some()))
    }

    fn field_where(&self, is_it: impl Fn(&Field) -> bool) -> Option<&'static Field> {
        self.fields.iter().find(|field| is_it(field))
    }
}

/// A member of an object.
#[non_exhaustive]
pub struct Field {
    /// The field of the Rust struct, without `r#`.
    pub rust: &'static str,
    /// The key in JSON.
    pub wire: &'static str,
    /// Whether it must be there once its object is.
    pub required: bool,
    /// What it is, with lengths and the condition that no rule can check.
    pub docs: &'static str,
    /// What may stand there.
    pub kind: Kind,
}

impl Field {
    /// The rule that a request breaks in which the member is missing.
    pub fn missing(&self) -> RuleId {
        match self.kind {
            // its own row says that it is required
            Kind::Text(text) if text.rule == RuleId::Reference => text.rule,
            _ => RuleId::MissingField,
        }
    }
}

/// A string with rules of its own.
#[non_exhaustive]
pub struct Text {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule that holds its form.
    pub rule: RuleId,
    /// The fewest characters (Unicode scalar values).
    pub min: usize,
    /// The most characters; `usize::MAX` where there is no limit.
    pub max: usize,
    /// What else must be true, checked after the length.
    pub(crate) form: Form,
    /// One that passes.
    pub example: Option<&'static str>,
    /// Whether it may be shown, and written in source code.
    pub secrecy: Secrecy,
}

/// What must be true of a text besides its length. That its two sides agree is tested.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// The check, which tells what is wrong.
    pub check: fn(&str) -> Result<(), &'static str>,
    /// The same as a regular expression, in what ECMA-262 and the other dialects share. `None` where any text passes.
    pub pattern: Option<&'static str>,
    /// Whether no text that passes has anything in it that JSON escapes.
    pub is_plain: bool,
    /// Returns the text that was probably meant by one of another form. It need not pass.
    pub correct: fn(&str) -> String,
}

/// Whether a value may be shown, and written in source code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Secrecy {
    /// Both.
    Open,
    /// It prints redacted and wipes its memory.
    Secret,
    /// The same, and it never stands in source code.
    Card,
}

/// A number with rules of its own.
#[non_exhaustive]
pub struct Number {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule that holds its range.
    pub rule: RuleId,
    pub(crate) range: Range,
    /// One that passes.
    pub example: Option<&'static str>,
}

/// Which numbers pass; none has a minus sign or more than 18 digits.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    /// Whether 0 is too little.
    pub positive: bool,
    /// The greatest, if there is one.
    pub most: Option<u64>,
    /// Whether only whole numbers pass, written without a point.
    pub whole: bool,
    /// What is said of the others.
    pub said: &'static str,
}

impl Range {
    fn holds(&self, number: Decimal) -> bool {
        let exceeds = self.most.is_some_and(|most| number.cmp_value(Decimal::new(most, 0)).is_gt());
        !(exceeds || self.positive && number.is_zero() || self.whole && number.scale() > 0)
    }
}

/// The documented words of a field.
#[non_exhaustive]
pub struct Words {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule that holds the spelling.
    pub rule: RuleId,
    pub(crate) spelt: Spelt,
    /// The word that helps suggest, where it is not the first.
    pub(crate) sample: Option<&'static str>,
    /// Whether other names of the form `[A-Z][A-Z0-9_]{0,99}` pass too.
    pub open: bool,
}

/// How the words of a list are spelt, in documented order.
#[derive(Clone, Copy)]
pub(crate) enum Spelt {
    /// One after the other, each with what it means.
    Words(&'static [Word]),
    /// Codes in alphabetical order.
    Codes(Codes),
}

/// Codes of so many letters, with blanks between them.
#[derive(Clone, Copy)]
pub(crate) struct Codes {
    pub width: usize,
    pub text: &'static str,
}

/// A documented word.
#[non_exhaustive]
pub struct Word {
    /// Its spelling on the wire.
    pub name: &'static str,
    /// What it means.
    #[cfg(feature = "schema")]
    pub docs: &'static str,
}

/// A JSON object, free inside.
#[non_exhaustive]
pub struct Free {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule that anything else than an object breaks.
    pub rule: RuleId,
}

impl Text {
    /// Returns whether no text of this type contains anything that JSON escapes. An open text can be created unchecked,
    /// so it may.
    pub fn is_plain(&self) -> bool {
        self.form.is_plain && self.secrecy != Secrecy::Open
    }

    /// Whether `text` may be such a text; else what is wrong with it, without quoting it.
    pub fn check(&self, text: &str) -> Result<(), String> {
        // a character takes one to four bytes: most lengths are right without counting
        if text.len() < self.min.saturating_mul(4) || text.len() > self.max {
            crate::schema::forms::length(text, self.min, self.max)?;
        }
        (self.form.check)(text)?;
        Ok(())
    }
}

impl Number {
    /// The number that `text`, as JSON writes numbers, stands for.
    pub fn read(&self, text: &str) -> Result<Decimal, &'static str> {
        let number = Decimal::parse(text)?;
        if self.range.holds(number) { Ok(number) } else { Err(self.range.said) }
    }
}
