//! Lists of enum values: their look-up, and messages about other names.

use alloc::{format, string::String, vec::Vec};

use super::{Form, IsoCodes, Parameters, RuleId, ValueSuggestion, key_style::Style};
use crate::engine::{base::spelling, base::wording::list_in_words};

/// The enum value that another name means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[doc(hidden)]
pub enum NameMatch {
    /// The name differs in case, white space, `_` and `-` only.
    Same(&'static str),
    /// The name is an alias of this value.
    Alias(&'static str),
    /// The name is near this value, and may denote another one.
    Near(&'static str),
}

impl NameMatch {
    /// Returns the enum value if the name denotes it.
    pub fn certain(self) -> Option<&'static str> {
        if let Self::Near(_) = self { None } else { Some(self.value()) }
    }

    pub fn value(self) -> &'static str {
        let (Self::Same(value) | Self::Alias(value) | Self::Near(value)) = self;
        value
    }
}

/// A list of enum values.
///
/// # Examples
///
/// ```
/// use payment_session::{VaChannel, request::MethodType, schema::{EnumValues, Kind, Value}};
///
/// fn values_of<T: Value>() -> &'static EnumValues {
///     let Kind::EnumValue(values) = T::KIND else { panic!("not an enum") };
///     values
/// }
///
/// let methods = values_of::<MethodType>();
/// assert_eq!(methods.names(), ["VIRTUAL_ACCOUNT", "QR", "CARD", "EWALLET"]);
/// assert_eq!(methods.position("QR"), Some(1));
/// assert_eq!(methods.name_at(1), "QR");
///
/// // Two ways to find the value that was meant:
/// assert_eq!(methods.nearest("CRAD"), Some("CARD")); // a misspelling
/// assert_eq!(methods.that_begins("card_number"), Some("CARD")); // a longer name
///
/// let banks = values_of::<VaChannel>();
/// assert!(banks.open);
/// assert_eq!(banks.message_if_misspelt("JAGO"), None);
/// assert!(banks.message_if_misspelt("PERMTA").unwrap().contains("`PERMATA`"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumValues {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule about the spelling.
    pub rule: RuleId,
    pub(crate) spellings: Spellings,
    /// The enum value that shows the form of all others, or `None` if each has its own meaning.
    pub(crate) sample: Option<&'static str>,
    /// The names that people write for the enum values, in [`spelling::normalized`] form. They change helps only.
    pub(crate) aliases: &'static [(&'static str, &'static str)],
    /// A message's word for a value: "bank".
    pub(crate) noun: &'static str,
    /// Whether other names of a certain form pass too, which for banks is `[A-Z][A-Z0-9_]{0,99}`.
    pub open: bool,
    /// The form of names that are not listed, if they pass too.
    pub(crate) other_form: Option<Form>,
    /// Whether the type holds any other name, which only `new_unchecked` creates.
    pub(crate) holds_unchecked: bool,
}

/// The spellings of a list, in documented order.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spellings {
    /// Enum values with their documentation.
    Documented(&'static [EnumValue]),
    /// ISO codes in alphabetical order.
    IsoCodes(IsoCodes),
}

/// A documented enum value.
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumValue {
    /// The spelling on the wire.
    pub name: &'static str,
    /// The documentation of the enum value.
    #[cfg(feature = "schema")]
    pub docs: &'static str,
}

impl EnumValues {
    /// Returns the number of enum values.
    pub fn count(&self) -> usize {
        match self.spellings {
            Spellings::Documented(values) => values.len(),
            Spellings::IsoCodes(codes) => codes.count(),
        }
    }

    /// Returns the enum value at this place in documented order, from 0.
    ///
    /// # Panics
    ///
    /// Panics if there is no such place.
    pub fn name_at(&self, at: usize) -> &'static str {
        match self.spellings {
            Spellings::Documented(values) => values[at].name,
            Spellings::IsoCodes(codes) => codes.at(at),
        }
    }

    /// Returns the enum values in documented order.
    pub fn names(&self) -> Vec<&'static str> {
        (0..self.count()).map(|at| self.name_at(at)).collect()
    }

    /// Returns the place of an enum value in documented order, or `None` if it is not listed.
    pub fn position(&self, name: &str) -> Option<usize> {
        let values = match self.spellings {
            Spellings::Documented(values) => values,
            Spellings::IsoCodes(codes) => return codes.position(name),
        };
        values.iter().position(|value| value.name == name)
    }

    pub(crate) fn are_iso_codes(&self) -> bool {
        matches!(self.spellings, Spellings::IsoCodes(_))
    }

    /// Returns the enum value that `name` is a misspelling of, or `None` if none is near.
    pub fn nearest(&self, name: &str) -> Option<&'static str> {
        spelling::nearest(name, &self.names())
    }

    /// Returns the only enum value from which a name differs only in case, white space, `_` and `-`.
    pub(crate) fn by_spelling(&self, name: &str) -> Option<&'static str> {
        let visible: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        let normalized = spelling::normalized(&visible);
        let mut same = self.names().into_iter().filter(|value| spelling::normalizes_to(value, &normalized));
        same.next().filter(|_| same.next().is_none())
    }

    /// Returns the enum value that an unlisted name means. No name is near a code, because most codes are.
    #[doc(hidden)]
    pub fn find(&self, name: &str) -> Option<NameMatch> {
        let near = || if self.are_iso_codes() { None } else { self.nearest(name) };
        let same = self.by_spelling(name).map(NameMatch::Same);
        same.or_else(|| self.by_alias(name).map(NameMatch::Alias)).or_else(|| {
            near().or_else(|| self.by_beginning(name)).or_else(|| self.by_name_and_noun(name)).map(NameMatch::Near)
        })
    }

    /// Returns the only enum value, apart from case, that a name begins: `MULTIPLE` for `MULTI`. A longer name may have
    /// another meaning.
    fn by_beginning(&self, name: &str) -> Option<&'static str> {
        let name = spelling::normalized(name);
        if self.are_iso_codes() || name.len() < 3 {
            return None;
        }
        let mut matches = self.names().into_iter().filter(|value| spelling::begins_with_normalized(value, &name));
        matches.next().filter(|first| matches.all(|other| other.eq_ignore_ascii_case(first)))
    }

    /// Returns the enum value that a name has next to the word for a value: `BCA` for `Bank BCA`.
    fn by_name_and_noun(&self, name: &str) -> Option<&'static str> {
        let words: Vec<_> = spelling::word_indices(name).map(|(_, word)| word).collect();
        let others: Vec<_> = words.iter().copied().filter(|word| !word.eq_ignore_ascii_case(self.noun)).collect();
        if others.len() < words.len() { self.by_spelling(&others.concat()) } else { None }
    }

    fn by_alias(&self, name: &str) -> Option<&'static str> {
        let name = spelling::normalized(name);
        let mut values = self.aliases.iter().filter(|(alias, _)| *alias == name);
        values.next().map(|(_, value)| *value)
    }

    /// Returns the enum value that a name begins with: `FIXED` for `fixed_amount`.
    pub fn that_begins(&self, name: &str) -> Option<&'static str> {
        if self.are_iso_codes() {
            return None;
        }
        self.names().into_iter().rfind(|value| spelling::begins_with(name, value))
    }

    /// Returns the message about a name that is not listed.
    pub fn message_if_unlisted(&self) -> String {
        match self.standard() {
            Some((standard, _)) => format!("is not a known {standard} code"),
            None => format!("must be {}", self.names_in_words()),
        }
    }

    /// Returns the standard of ISO codes, and their form with an example.
    fn standard(&self) -> Option<(&'static str, &'static str)> {
        match self.spellings {
            Spellings::Documented(_) => None,
            Spellings::IsoCodes(codes) => Some((codes.standard, codes.form)),
        }
    }

    /// Returns all enum values in words.
    pub fn names_in_words(&self) -> String {
        let names: Vec<_> = self.names().iter().map(|name| format!("`{name}`")).collect();
        list_in_words(&names, "or")
    }

    /// Returns whether a name that is not listed has the form of others, or the reason why it has not. In a list without
    /// others, nothing is known about their form.
    pub(crate) fn check_other(&self, name: &str) -> Result<(), &'static str> {
        self.other_form.map_or(Ok(()), |form| (form.check)(name))
    }

    /// Returns a name that is not listed in the form of others, if it has one.
    pub(crate) fn in_other_form(&self, name: &str) -> Option<String> {
        let Some(form) = self.other_form.filter(|form| (form.check)(name).is_err()) else { return Some(name.into()) };
        let correction = (form.correct)(name, None)?;
        correction.texts().find(|text| (form.check)(text).is_ok()).map(String::from)
    }

    /// Returns the mistake in a name that is not in an open list, or `None` if it may be another value.
    pub fn message_if_misspelt(&self, name: &str) -> Option<String> {
        match (self.nearest(name), self.check_other(name)) {
            (Some(value), _) => Some(format!("looks like a misspelling of `{value}`")),
            (None, Err(reason)) => Some(reason.into()),
            (None, Ok(())) => None,
        }
    }

    pub(crate) fn suggestion(&'static self, written: &str) -> ValueSuggestion {
        let is_waivable = self.open && self.nearest(written).is_some();
        ValueSuggestion::EnumValue { list: self, name_match: self.find(written), is_waivable }
    }

    /// Returns the instruction to write a listed value, as an invocation has it.
    pub(crate) fn instruction(&self) -> String {
        match self.standard() {
            Some((standard, form)) => format!("write an {standard} code in {form}"),
            None => {
                let names = self.names().into_iter().map(|name| format!("`{}`", Style::Rust.enum_value(name)));
                format!("write {}", list_in_words(&names.collect::<Vec<_>>(), "or"))
            }
        }
    }

    pub(crate) fn parameters(&self) -> Parameters {
        let allowed = if self.are_iso_codes() || self.open { Vec::new() } else { self.names() };
        Parameters { allowed, ..Parameters::default() }
    }
}

/// Lists are equal if they are of one type. Each field that has the type may have its own copy of the list.
impl PartialEq for EnumValues {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for EnumValues {}
