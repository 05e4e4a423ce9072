//! The behaviour that all checked texts share.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{
    Invalid,
    invalid::check_text,
    json_value::{JsonValue, UncheckedPermit, WriteJson},
    text_storage::TextStorage,
};
use crate::engine::{
    json,
    schema::{Content, Denotation, Secrecy, TextValue, card_detection::looks_like_card_number},
};

/// A checked text. A type states its schema and its storage; everything else is shared.
pub trait CheckedText: TextValue {
    /// Creates a value of a text that was checked, or will be.
    fn from_storage(text: TextStorage) -> Self;

    fn text(&self) -> &str;
}

impl<T: CheckedText> WriteJson for T {
    fn size_hint(&self) -> usize {
        json::text_size(self.text())
    }

    fn write_value(&self, out: &mut Vec<u8>) {
        json::write_text(self.text(), out);
    }
}

impl<T: CheckedText> JsonValue for T {
    fn blank(_: UncheckedPermit) -> Self {
        T::from_storage(TextStorage::literal(""))
    }

    fn content(&self) -> Content<'_> {
        if T::TEXT.secrecy == Secrecy::Open { Content::Text(self.text()) } else { Content::Other }
    }

    fn is_unchecked_card_number(&self) -> bool {
        let text = self.text();
        T::TEXT.secrecy == Secrecy::Open && looks_like_card_number(text) && const { &T::TEXT }.check(text).is_err()
    }

    fn take_inspected(json: &str, _: UncheckedPermit) -> Option<Self> {
        let text = json::unescape(json)?;
        Some(T::from_storage(TextStorage::owned(&*text)))
    }
}

pub fn parse_string<T: CheckedText>(text: String) -> Result<T, Invalid> {
    // Created first, so that a rejected secret is wiped as well.
    let value = T::from_storage(TextStorage::owned(text));
    check_text(const { &T::TEXT }, value.text())?;
    Ok(value)
}

pub fn parse_text<T: CheckedText>(text: &str) -> Result<T, Invalid> {
    check_text(const { &T::TEXT }, text)?;
    Ok(T::from_storage(TextStorage::owned(text)))
}

/// Shows a text. One that was created unchecked may be a card number, which is redacted. So may that of a card holder.
pub fn debug_text<T: CheckedText>(text: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let is_of_card_holder = T::TEXT.denotes() == Denotation::CardHolder;
    if text.is_unchecked_card_number() || is_of_card_holder && looks_like_card_number(text.text()) {
        return write!(f, "{}(redacted)", T::TEXT.name);
    }
    f.debug_tuple(T::TEXT.name).field(&text.text()).finish()
}
